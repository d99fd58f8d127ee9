// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/edit.h"
#include "core/net/client.h"
#include "core/records/apiclient.h"
#include "core/records/comment.h"
#include "core/records/project.h"

namespace Speckle {

// edit() for the records beside streams (see streamedit.h). \a base and \a mine hold all fields. What goes
// out is what the resource's update() sends; its explanations of refusals come back.

//! GET, PUT, GET /projects/:id. Its streams change by ProjectsResource::addStream() and removeStream() only.
[[nodiscard]] Reply<EditOutcome<Project>> *editProject(Client *client, const Project &base,
                                                       const Project &mine);
//! GET, PUT, GET /comments/:id, which only the author and administrators may.
[[nodiscard]] Reply<EditOutcome<Comment>> *editComment(Client *client, const Comment &base,
                                                       const Comment &mine);
//! GET, PUT, GET /clients/:id
[[nodiscard]] Reply<EditOutcome<ApiClient>> *editApiClient(Client *client, const ApiClient &base,
                                                           const ApiClient &mine);

} // namespace Speckle
