// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/http/answer.h"
#include "sandbox/http/request.h"
#include "sandbox/store/store.h"

namespace Speckle::Sandbox {

//! What every handler works with.
struct Context
{
    Store &store;
    QString address; //!< http://127.0.0.1:3000, without /api
};

//! A route's handler. Throws Problem where it fails; the table says how that looks.
using Handler = Answer (*)(Context &, Request &);

//! `{success:true, …}`
[[nodiscard]] inline Answer success(QJsonObject members)
{
    members.insert(QLatin1StringView("success"), true);
    return Answer::json(members);
}

[[nodiscard]] inline Answer successMessage(const QString &message)
{
    return success({{QStringLiteral("message"), message}});
}

//! JavaScript's idea of true: not missing, null, false, 0 or "".
[[nodiscard]] inline bool truthy(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return false;
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0;
    case QJsonValue::String:
        return !value.toString().isEmpty();
    default:
        return true;
    }
}

} // namespace Speckle::Sandbox
