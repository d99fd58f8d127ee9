// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/models/schema.h"

//! The six kinds of documents of a Speckle v1 server.
namespace Speckle::Sandbox::Models {

[[nodiscard]] const Schema &user();
[[nodiscard]] const Schema &stream();
[[nodiscard]] const Schema &object();
[[nodiscard]] const Schema &client();
[[nodiscard]] const Schema &comment();
[[nodiscard]] const Schema &project();

} // namespace Speckle::Sandbox::Models
