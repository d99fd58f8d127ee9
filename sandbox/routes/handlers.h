// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/routes/context.h"

//! The handlers that routetable.cpp names; one file of the same name a group.
namespace Speckle::Sandbox {

namespace Accounts {
Answer registerUser(Context &, Request &);
Answer login(Context &, Request &);
Answer own(Context &, Request &);
Answer all(Context &, Request &);
Answer updateOwn(Context &, Request &);
Answer profile(Context &, Request &);
Answer updateAny(Context &, Request &);
Answer search(Context &, Request &);
} // namespace Accounts

namespace Clients {
Answer create(Context &, Request &);
Answer own(Context &, Request &);
Answer get(Context &, Request &);
Answer update(Context &, Request &);
Answer remove(Context &, Request &);
} // namespace Clients

namespace Streams {
Answer create(Context &, Request &);
Answer list(Context &, Request &);
Answer all(Context &, Request &);
Answer get(Context &, Request &);
Answer update(Context &, Request &);
Answer remove(Context &, Request &);
Answer objects(Context &, Request &);
Answer clients(Context &, Request &);
} // namespace Streams

namespace Revisions {
Answer clone(Context &, Request &);
Answer diff(Context &, Request &);
Answer delta(Context &, Request &);
Answer applyDelta(Context &, Request &);
} // namespace Revisions

namespace Objects {
Answer create(Context &, Request &);
Answer derive(Context &, Request &);
Answer get(Context &, Request &);
Answer getBulk(Context &, Request &);
Answer update(Context &, Request &);
Answer updateProperties(Context &, Request &);
Answer remove(Context &, Request &);
} // namespace Objects

namespace Comments {
Answer own(Context &, Request &);
Answer assigned(Context &, Request &);
Answer create(Context &, Request &);
Answer ofResource(Context &, Request &);
Answer get(Context &, Request &);
Answer update(Context &, Request &);
Answer remove(Context &, Request &);
} // namespace Comments

namespace Projects {
Answer create(Context &, Request &);
Answer list(Context &, Request &);
Answer all(Context &, Request &);
Answer get(Context &, Request &);
Answer update(Context &, Request &);
Answer remove(Context &, Request &);
} // namespace Projects

namespace ProjectMembers {
Answer addStream(Context &, Request &);
Answer removeStream(Context &, Request &);
Answer addUser(Context &, Request &);
Answer removeUser(Context &, Request &);
Answer upgradeUser(Context &, Request &);
Answer downgradeUser(Context &, Request &);
} // namespace ProjectMembers

namespace Server {
Answer description(Context &, Request &);
} // namespace Server

} // namespace Speckle::Sandbox
