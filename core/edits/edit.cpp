// SPDX-License-Identifier: MIT
#include "core/edits/edit.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle::Edits {

namespace {

struct EditText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::Edits)
};

//! With null for each key at any depth that only \a before has.
QJsonObject withNulls(QJsonObject after, const QJsonObject &before)
{
    for (auto it = before.begin(); it != before.end(); ++it) {
        const auto now = after.constFind(it.key());
        if (now == after.constEnd())
            after.insert(it.key(), QJsonValue::Null);
        else if (now->isObject() && it->isObject())
            after.insert(it.key(), withNulls(now->toObject(), it->toObject()));
    }
    return after;
}

} // namespace

bool isVersionConflict(const ApiError &error)
{
    // Words of its database layer, which do not depend on its Node version. Some routes leave the class away.
    return error.message.startsWith("VersionError"_L1)
           || error.message.contains("No matching document found for id"_L1);
}

ApiError unsendable(const Record &present, const Record &merged, const QJsonObject &changes)
{
    const QStringList wanted = Record::changedMembers(present, merged).keys();
    for (const QString &key : wanted) {
        if (changes.contains(key))
            continue;
        ApiError error(ApiError::Kind::Rejected,
                       //: %1 is the name of a field, in the server's words
                       EditText::tr("an edit cannot change “%1”").arg(key.left(60)));
        error.advice = EditText::tr("Take that change back and save again.");
        return error;
    }
    return {};
}

ApiError refusedAgain(ApiError error)
{
    error.advice
        = EditText::tr("Somebody else saves it at the same moment, again and again. Try again in a while.");
    return error;
}

ApiError savedButNotRead(ApiError error)
{
    error.advice = EditText::tr("Your changes were saved. Refresh to see what the server has now.");
    return error;
}

ApiError inConflict(const QString &action)
{
    ApiError error(ApiError::Kind::Rejected,
                   EditText::tr("Somebody else changed the same at the same time."));
    error.action = action;
    error.advice = EditText::tr("Try again: it has been loaded anew.");
    return error;
}

QJsonObject withRemovals(QJsonObject changes, const Record &present, const QStringList &replaced)
{
    for (const QString &key : changes.keys()) {
        const QJsonValue before = present.json().value(key);
        if (!replaced.contains(key) && before.isObject() && changes.value(key).isObject())
            changes.insert(key, withNulls(changes.value(key).toObject(), before.toObject()));
    }
    return changes;
}

} // namespace Speckle::Edits
