// SPDX-License-Identifier: MIT
#include "core/records/comment.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct Member
{
    QLatin1String key;
    QJsonValue::Type type;
};

// All that a person may change about a comment.
constexpr std::array<Member, 10> editable{{{"text"_L1, QJsonValue::String},
                                           {"otherResources"_L1, QJsonValue::Array},
                                           {"closed"_L1, QJsonValue::Bool},
                                           {"assignedTo"_L1, QJsonValue::Array},
                                           {"labels"_L1, QJsonValue::Array},
                                           {"priority"_L1, QJsonValue::String},
                                           {"status"_L1, QJsonValue::String},
                                           {"view"_L1, QJsonValue::Object},
                                           {"screenshot"_L1, QJsonValue::String},
                                           {"flagged"_L1, QJsonValue::Bool}}};

QJsonValue nothingOf(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Array:
        return QJsonArray();
    case QJsonValue::Bool:
        return false;
    default:
        return QJsonValue::Null;
    }
}

} // namespace

QList<ResourceRef> Comment::otherResources() const
{
    QList<ResourceRef> list;
    const QJsonArray array = value("otherResources").toArray();
    for (const auto &item : array) {
        if (item.isObject())
            list += ResourceRef::fromJson(item.toObject());
    }
    return list;
}

void Comment::setOtherResources(const QList<ResourceRef> &resources)
{
    QJsonArray array;
    for (const ResourceRef &resource : resources)
        array += resource.toJson();
    setValue("otherResources", array);
}

QStringList Comment::replies() const
{
    QStringList list = comments();
    list.removeDuplicates();
    return list;
}

QByteArray Comment::screenshotImage() const
{
    const QString url = screenshot();
    for (const QLatin1String head :
         {"data:image/png;base64,"_L1, "data:image/jpeg;base64,"_L1, "data:image/webp;base64,"_L1}) {
        if (!url.startsWith(head))
            continue;
        const auto decoded = QByteArray::fromBase64Encoding(QStringView(url).sliced(head.size()).toLatin1(),
                                                            QByteArray::Base64Encoding
                                                                | QByteArray::AbortOnBase64DecodingErrors);
        return decoded ? *decoded : QByteArray();
    }
    return {};
}

QJsonObject Comment::difference(const Comment &before, const Comment &after)
{
    const QJsonObject all = changedMembers(before, after);
    QJsonObject changes;
    for (const Member &member : editable) {
        if (!all.contains(member.key))
            continue;
        const QJsonValue value = all.value(member.key);
        changes.insert(member.key, value.isNull() ? nothingOf(member.type) : value);
    }
    return changes;
}

QJsonObject Comment::forCreation() const
{
    QJsonObject body;
    for (const Member &member : editable) {
        if (const QJsonValue value = json().value(member.key); value.type() == member.type)
            body.insert(member.key, value);
    }
    if (body.contains("assignedTo"_L1))
        body.insert("assignedTo"_L1, QJsonArray::fromStringList(assignedTo()));
    if (body.contains("labels"_L1))
        body.insert("labels"_L1, QJsonArray::fromStringList(labels()));
    if (body.contains("otherResources"_L1)) {
        Comment clean;
        clean.setOtherResources(otherResources());
        body.insert("otherResources"_L1, clean.value("otherResources"));
    }
    return body;
}

} // namespace Speckle
