// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/apiclient.h"
#include "ui/models/recordsmodel.h"

#include <functional>
#include <vector>

namespace Speckle {

//! The columns of every table of clients: document, application, role, online, last seen. \a client gives the
//! record of an id, empty where there is none.
[[nodiscard]] std::vector<RecordsModel::Column>
clientColumns(const std::function<ApiClient(const QString &id)> &client);

} // namespace Speckle
