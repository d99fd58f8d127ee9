// SPDX-License-Identifier: MIT
#include "sandbox/routes/streamedit.h"

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

bool saveStream(Store &store, QJsonObject &stream, const QJsonObject &changes,
                const std::optional<QStringList> &objects, Versioning versioning)
{
    const QJsonValue version = stream.value("__v"_L1);
    const bool changed = store.streams.schema().update(stream, changes, versioning);
    const bool newObjects = objects && *objects != store.streams.objects(stream);
    if (newObjects) {
        store.streams.setObjects(stream, *objects);
        stream.insert("updatedAt"_L1, timestamp());
        if (stream.value("__v"_L1) == version)
            countEdit(stream);
    }
    if (!changed && !newObjects)
        return false;
    // Empty at first, these two are not stored with a new stream, but they are with any later change.
    for (const QLatin1StringView field : {"baseProperties"_L1, "globalMeasures"_L1}) {
        if (!stream.contains(field))
            stream.insert(field, QJsonObject());
    }
    store.streams.replace(stream);
    return true;
}

} // namespace Speckle::Sandbox
