// SPDX-License-Identifier: MIT
#include "sandbox/routes/resources.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

std::optional<ResourceType> resourceType(const QString &word)
{
    static const QHash<QString, ResourceType> types{
        {u"stream"_s, ResourceType::Stream},   {u"streams"_s, ResourceType::Stream},
        {u"object"_s, ResourceType::Object},   {u"objects"_s, ResourceType::Object},
        {u"project"_s, ResourceType::Project}, {u"projects"_s, ResourceType::Project},
        {u"comment"_s, ResourceType::Comment}, {u"comments"_s, ResourceType::Comment},
        {u"user"_s, ResourceType::User},
    };
    const auto it = types.find(word);
    return it == types.end() ? std::nullopt : std::optional(*it);
}

std::optional<QJsonObject> findResource(const Store &store, ResourceType type, const QString &id)
{
    switch (type) {
    case ResourceType::Stream:
        return store.streams.find(id);
    case ResourceType::Object:
        return store.objects.find(id);
    case ResourceType::Project:
        return store.projects.find(id);
    case ResourceType::Comment:
        return store.comments.find(id);
    case ResourceType::User:
        return store.users.find(id);
    }
    return std::nullopt;
}

void replaceResource(Store &store, ResourceType type, const QJsonObject &document)
{
    switch (type) {
    case ResourceType::Stream:
        store.streams.replace(document);
        break;
    case ResourceType::Object:
        store.objects.replace(document);
        break;
    case ResourceType::Project:
        store.projects.replace(document);
        break;
    case ResourceType::Comment:
        store.comments.replace(document);
        break;
    case ResourceType::User:
        store.users.replace(document);
        break;
    }
}

} // namespace Speckle::Sandbox
