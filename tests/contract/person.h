// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsresource.h"
#include "core/api/clientsresource.h"
#include "core/api/commentsresource.h"
#include "core/api/objectsresource.h"
#include "core/api/projectsresource.h"
#include "core/api/streamsresource.h"

#include <memory>

namespace Speckle {

//! Somebody who was registered for this run, with a client that goes out with his apitoken.
struct Person
{
    Registration registration;
    SignIn signIn;
    std::unique_ptr<Client> client;

    [[nodiscard]] QString id() const { return signIn.user.id(); }
    [[nodiscard]] AccountsResource accounts() const { return AccountsResource(client.get()); }
    [[nodiscard]] ClientsResource clients() const { return ClientsResource(client.get()); }
    [[nodiscard]] CommentsResource comments() const { return CommentsResource(client.get()); }
    [[nodiscard]] ObjectsResource objects() const { return ObjectsResource(client.get()); }
    [[nodiscard]] ProjectsResource projects() const { return ProjectsResource(client.get()); }
    [[nodiscard]] StreamsResource streams() const { return StreamsResource(client.get()); }
    //! A call that no resource makes.
    [[nodiscard]] Reply<Answer> *ask(const Request &request) const;
};

} // namespace Speckle
