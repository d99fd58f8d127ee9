// SPDX-License-Identifier: MIT
#include "core/records/streamdiff.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct DiffText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamDelta)
};

// The ids of \a list, which holds ids or placeholders.
QStringList idsOf(const QJsonValue &list)
{
    return Stream({{u"objects"_s, list}}).objectIds();
}

QList<Layer> layersOf(const QJsonValue &list)
{
    return Stream({{u"layers"_s, list}}).layers();
}

// The server writes the word for what it does not know.
QString known(const QJsonValue &value)
{
    const QString text = value.toString();
    return text == "undefined"_L1 ? QString() : text;
}

StreamDelta::Revision revisionOf(const QJsonValue &json)
{
    return {json["id"_L1].toString(), known(json["sender"_L1]), known(json["updatedAt"_L1])};
}

} // namespace

StreamDiff StreamDiff::fromJson(const QJsonObject &json)
{
    const QJsonValue objects = json.value("objects"_L1);
    const QJsonValue layers = json.value("layers"_L1);
    return {{idsOf(objects["common"_L1]), idsOf(objects["inA"_L1]), idsOf(objects["inB"_L1])},
            {layersOf(layers["common"_L1]), layersOf(layers["inA"_L1]), layersOf(layers["inB"_L1])}};
}

StreamDelta StreamDelta::fromJson(const QJsonObject &json)
{
    const QJsonValue delta = json.value("delta"_L1);
    StreamDelta result;
    result.created = idsOf(delta["created"_L1]);
    result.deleted = idsOf(delta["deleted"_L1]);
    result.common = idsOf(delta["common"_L1]);
    result.revisionA = revisionOf(delta["revisionA"_L1]);
    result.revisionB = revisionOf(delta["revisionB"_L1]);
    result.author = User(json.value("author"_L1).toObject());
    QStringList silent;
    for (const Revision &revision : {result.revisionA, result.revisionB}) {
        if (revision.sender.isEmpty())
            silent += revision.streamId;
    }
    if (!silent.isEmpty())
        result.warning
            = DiffText::tr(
                  "No program is known to send to %1: the server cannot tell who changed it and when.")
                  .arg(silent.join(", "_L1));
    return result;
}

} // namespace Speckle
