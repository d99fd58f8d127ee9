// SPDX-License-Identifier: MIT
#include "core/accounts/account.h"

namespace Speckle {

QString Account::label() const
{
    const QString who = displayName.isEmpty() ? email : displayName;
    return who.isEmpty() ? server.display() : who + QStringLiteral(" · ") + server.display();
}

} // namespace Speckle
