// SPDX-License-Identifier: MIT
#pragma once

namespace Speckle {

//! The columns of the lists of accounts in dialogs.
struct AccountColumn
{
    enum : int { Person, Server, State, Count };
};

} // namespace Speckle
