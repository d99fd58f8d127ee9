// SPDX-License-Identifier: MIT
#include "core/edits/layeredits.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace Speckle::LayerEdits {

namespace {

Stream changed(const Stream &stream, const QStringList &guids, const std::function<void(QJsonObject &)> &edit)
{
    QJsonArray layers = stream.value("layers").toArray();
    for (auto &&value : layers) {
        const Layer layer(value.toObject());
        if (layer.guid().isEmpty() || layer.isGenerated() || !guids.contains(layer.guid()))
            continue;
        QJsonObject json = layer.json();
        edit(json);
        value = json;
    }
    Stream after = stream;
    after.setValue("layers", layers);
    return after;
}

} // namespace

Stream withName(const Stream &stream, const QString &guid, const QString &name)
{
    return changed(stream, {guid}, [&name](QJsonObject &layer) { layer.insert("name"_L1, name); });
}

Stream withColor(const Stream &stream, const QStringList &guids, const QString &hex)
{
    return changed(stream, guids, [&hex](QJsonObject &layer) {
        QJsonObject properties = layer.value("properties"_L1).toObject();
        QJsonObject color = properties.value("color"_L1).toObject();
        if (!color.contains("a"_L1))
            color.insert("a"_L1, 1); // what the server gives to layers of its own
        color.insert("hex"_L1, hex);
        properties.insert("color"_L1, color);
        layer.insert("properties"_L1, properties);
    });
}

Stream withVisibility(const Stream &stream, const QStringList &guids, bool visible)
{
    return changed(stream, guids, [visible](QJsonObject &layer) {
        QJsonObject properties = layer.value("properties"_L1).toObject();
        properties.insert("visible"_L1, visible);
        layer.insert("properties"_L1, properties);
    });
}

Stream withOrder(const Stream &stream, const QStringList &guids)
{
    return changed(stream, guids, [&guids](QJsonObject &layer) {
        const auto place = guids.indexOf(layer.value("guid"_L1).toString());
        if (layer.value("orderIndex"_L1) != QJsonValue(place))
            layer.insert("orderIndex"_L1, place);
    });
}

} // namespace Speckle::LayerEdits
