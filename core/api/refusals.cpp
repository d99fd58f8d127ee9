// SPDX-License-Identifier: MIT
#include "core/api/refusals.h"

#include "core/net/client.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Refusals {

namespace {

using Kind = ApiError::Kind;

struct RefusalText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::Refusals)
};

// What Express says where a server has no such route at all.
bool saysNoRoute(const QString &words)
{
    for (const QLatin1String start :
         {"Cannot GET /"_L1, "Cannot POST /"_L1, "Cannot PUT /"_L1, "Cannot DELETE /"_L1}) {
        if (words.startsWith(start))
            return true;
    }
    return false;
}

} // namespace

bool isStumble(const ApiError &error)
{
    return error.kind == Kind::NotFound && error.httpStatus == 404 && !error.message.isEmpty()
           && !error.message.contains("not found"_L1, Qt::CaseInsensitive) && !saysNoRoute(error.message)
           && !isVersionConflict(error);
}

bool isVersionConflict(const ApiError &error)
{
    return (error.httpStatus == 400 || error.httpStatus == 404)
           && error.message.startsWith("No matching document found"_L1);
}

bool isObjectId(QStringView id)
{
    return id.size() == 24 && std::all_of(id.cbegin(), id.cend(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
           });
}

bool isSignedIn(const Client *client)
{
    return !client->token().isEmpty() && !client->token().isExpired();
}

void setNotAllowed(ApiError &error, bool signedIn, const QString &advice)
{
    error.kind = signedIn ? Kind::Forbidden : Kind::Unauthorized;
    error.advice = advice;
}

void explainList(ApiError &error)
{
    if (isStumble(error)) {
        error.kind = Kind::Rejected;
        error.advice = RefusalText::tr("Check what the list is filtered by.");
    }
}

void explainConflict(ApiError &error)
{
    if (isVersionConflict(error)) {
        error.kind = Kind::Rejected;
        error.advice = RefusalText::tr("Somebody else changed it at the same moment: refresh and try again.");
    }
}

ApiError refused(const Client *client, Kind kind, const QString &action, const QString &words,
                 const QString &advice)
{
    ApiError error(kind, words);
    error.server = client->address().display();
    error.action = action;
    error.advice = advice;
    return error;
}

} // namespace Speckle::Refusals
