// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

class Page;
class Session;
class UiState;

//! The page for an address within an account (see Page::address()); nullptr where it means nothing. \a
//! session is nullptr while the account is signed out.
[[nodiscard]] Page *makePage(Session *session, const QString &accountId, const QString &address,
                             UiState *state);
[[nodiscard]] bool isPageAddress(const QString &address);

} // namespace Speckle
