// SPDX-License-Identifier: MIT
#include "tests/contract/person.h"

namespace Speckle {

Reply<Answer> *Person::ask(const Request &request) const
{
    return client->call<Answer>(request, [](const Answer &answer) { return Result<Answer>(answer); });
}

} // namespace Speckle
