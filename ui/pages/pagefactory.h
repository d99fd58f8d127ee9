// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

class Page;
class Session;
class Sessions;
class UiState;

//! The page for an address within an account (see Page::address()); nullptr where it means nothing. \a
//! session is nullptr while the account is signed out; without \a sessions pages of all accounts show one
//! only.
[[nodiscard]] Page *makePage(Session *session, const QString &accountId, const QString &address,
                             UiState *state, Sessions *sessions = nullptr);
[[nodiscard]] bool isPageAddress(const QString &address);

} // namespace Speckle
