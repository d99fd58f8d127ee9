// SPDX-License-Identifier: MIT
#include "sandbox/routes/routetable.h"

#include "sandbox/routes/handlers.h"

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

// clang-format off
const QList<Route> &routeTable()
{
    static const QList<Route> table {
        {"GET",    u"/"_s,                                     Auth::None,      Server::description,           Failure::Text400},

        {"POST",   u"/accounts/register"_s,                    Auth::None,      Accounts::registerUser,        Failure::Message400},
        {"POST",   u"/accounts/login"_s,                       Auth::None,      Accounts::login,               Failure::Hidden401},
        {"GET",    u"/accounts"_s,                             Auth::Mandatory, Accounts::own,                 Failure::Text400},
        {"GET",    u"/accounts/admin"_s,                       Auth::Admin,     Accounts::all,                 Failure::Text400},
        {"PUT",    u"/accounts"_s,                             Auth::Mandatory, Accounts::updateOwn,           Failure::Text400},
        {"GET",    u"/accounts/:userId"_s,                     Auth::Mandatory, Accounts::profile,             Failure::Text400},
        {"PUT",    u"/accounts/:userId"_s,                     Auth::Admin,     Accounts::updateAny,           Failure::Text400},
        {"POST",   u"/accounts/search"_s,                      Auth::Mandatory, Accounts::search,              Failure::Text400},

        {"POST",   u"/clients"_s,                              Auth::Optional,  Clients::create,               Failure::Text400},
        {"GET",    u"/clients"_s,                              Auth::Mandatory, Clients::own,                  Failure::Text400},
        {"GET",    u"/clients/:clientId"_s,                    Auth::Mandatory, Clients::get,                  Failure::Text400},
        {"PUT",    u"/clients/:clientId"_s,                    Auth::Mandatory, Clients::update,               Failure::Text400},
        {"DELETE", u"/clients/:clientId"_s,                    Auth::Mandatory, Clients::remove,               Failure::Text404},

        {"POST",   u"/streams"_s,                              Auth::Mandatory, Streams::create,               Failure::Text400},
        {"GET",    u"/streams"_s,                              Auth::Mandatory, Streams::list,                 Failure::Vague400},
        {"GET",    u"/streams/admin"_s,                        Auth::Admin,     Streams::all,                  Failure::Vague400},
        {"GET",    u"/streams/:streamId"_s,                    Auth::Optional,  Streams::get,                  Failure::Message401Or404},
        {"PUT",    u"/streams/:streamId"_s,                    Auth::Mandatory, Streams::update,               Failure::Text400},
        {"POST",   u"/streams/:streamId/delta"_s,              Auth::Mandatory, Revisions::applyDelta,         Failure::HiddenText400},
        {"DELETE", u"/streams/:streamId"_s,                    Auth::Mandatory, Streams::remove,               Failure::Text404},
        {"POST",   u"/streams/:streamId/clone"_s,              Auth::Mandatory, Revisions::clone,              Failure::Hidden400},
        {"GET",    u"/streams/:streamId/diff/:otherId"_s,      Auth::Optional,  Revisions::diff,               Failure::Text400},
        {"GET",    u"/streams/:streamId/delta/:otherId"_s,     Auth::Optional,  Revisions::delta,              Failure::Text400},
        {"GET",    u"/streams/:streamId/objects"_s,            Auth::Optional,  Streams::objects,              Failure::Message404},
        {"GET",    u"/streams/:streamId/clients"_s,            Auth::Optional,  Streams::clients,              Failure::Message401Or404},

        {"POST",   u"/objects"_s,                              Auth::Mandatory, Objects::create,               Failure::Text400},
        {"POST",   u"/objects/derive"_s,                       Auth::Mandatory, Objects::derive,               Failure::Text400},
        {"GET",    u"/objects/:objectId"_s,                    Auth::Optional,  Objects::get,                  Failure::Text400},
        {"POST",   u"/objects/getbulk/"_s,                     Auth::Optional,  Objects::getBulk,              Failure::Message404},
        {"PUT",    u"/objects/:objectId"_s,                    Auth::Mandatory, Objects::update,               Failure::Text400},
        {"PUT",    u"/objects/:objectId/properties/"_s,        Auth::Mandatory, Objects::updateProperties,     Failure::Text400},
        {"DELETE", u"/objects/:objectId"_s,                    Auth::Mandatory, Objects::remove,               Failure::Text404},

        {"GET",    u"/comments"_s,                             Auth::Mandatory, Comments::own,                 Failure::Message401Or404},
        {"GET",    u"/comments/assigned"_s,                    Auth::Mandatory, Comments::assigned,            Failure::Message401Or404},
        {"POST",   u"/comments/:resourceType/:resourceId"_s,   Auth::Optional,  Comments::create,              Failure::Message401Or404},
        {"GET",    u"/comments/:resourceType/:resourceId"_s,   Auth::Optional,  Comments::ofResource,          Failure::Message401Or404},
        {"GET",    u"/comments/:commentId"_s,                  Auth::Optional,  Comments::get,                 Failure::Message401Or404},
        {"PUT",    u"/comments/:commentId"_s,                  Auth::Mandatory, Comments::update,              Failure::Message401Or404},
        {"DELETE", u"/comments/:commentId"_s,                  Auth::Mandatory, Comments::remove,              Failure::Message401Or404},

        {"POST",   u"/projects"_s,                             Auth::Mandatory, Projects::create,              Failure::Text400},
        {"GET",    u"/projects"_s,                             Auth::Mandatory, Projects::list,                Failure::Message401Or404},
        {"GET",    u"/projects/admin"_s,                       Auth::Admin,     Projects::all,                 Failure::Message401Or404},
        {"GET",    u"/projects/:projectId"_s,                  Auth::Mandatory, Projects::get,                 Failure::Message401Or404},
        {"PUT",    u"/projects/:projectId"_s,                  Auth::Mandatory, Projects::update,              Failure::Message401Or404},
        {"PUT",    u"/projects/:projectId/addstream/:streamId"_s,       Auth::Mandatory, ProjectMembers::addStream,     Failure::Message400},
        {"DELETE", u"/projects/:projectId/removestream/:streamId"_s,    Auth::Mandatory, ProjectMembers::removeStream,  Failure::Message401Or404},
        {"PUT",    u"/projects/:projectId/adduser/:userId"_s,           Auth::Mandatory, ProjectMembers::addUser,       Failure::Message401Or404},
        {"DELETE", u"/projects/:projectId/removeuser/:userId"_s,        Auth::Mandatory, ProjectMembers::removeUser,    Failure::Message401Or404},
        {"PUT",    u"/projects/:projectId/upgradeuser/:userId"_s,       Auth::Mandatory, ProjectMembers::upgradeUser,   Failure::Message401Or404},
        {"PUT",    u"/projects/:projectId/downgradeuser/:userId"_s,     Auth::Mandatory, ProjectMembers::downgradeUser, Failure::Message401Or404},
        {"DELETE", u"/projects/:projectId"_s,                  Auth::Mandatory, Projects::remove,              Failure::Logged400},
    };
    return table;
}
// clang-format on

} // namespace Speckle::Sandbox
