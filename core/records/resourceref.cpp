// SPDX-License-Identifier: MIT
#include "core/records/resourceref.h"

using namespace Qt::StringLiterals;

namespace Speckle {

QString routeName(ResourceType type)
{
    switch (type) {
    case ResourceType::Stream:
        return u"streams"_s;
    case ResourceType::Object:
        return u"objects"_s;
    case ResourceType::Project:
        return u"projects"_s;
    case ResourceType::Comment:
        return u"comments"_s;
    }
    return {};
}

std::optional<ResourceType> ResourceRef::resourceType() const
{
    for (const ResourceType known :
         {ResourceType::Stream, ResourceType::Object, ResourceType::Project, ResourceType::Comment}) {
        const QString plural = routeName(known);
        if (type == plural || type == QStringView(plural).chopped(1))
            return known;
    }
    return {};
}

ResourceRef ResourceRef::fromJson(const QJsonObject &json)
{
    return {json.value("resourceType"_L1).toString(), json.value("resourceId"_L1).toString()};
}

QJsonObject ResourceRef::toJson() const
{
    return {{u"resourceType"_s, type}, {u"resourceId"_s, id}};
}

} // namespace Speckle
