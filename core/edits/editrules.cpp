// SPDX-License-Identifier: MIT
#include "core/edits/editrules.h"

#include "core/edits/listorder.h"
#include "core/records/layer.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace EditRules {

const MergeRules &stream()
{
    static const MergeRules rules{{u"canRead"_s, u"canWrite"_s, u"tags"_s, u"comments"_s, u"children"_s},
                                  {u"layers"_s, u"viewerLayers"_s},
                                  {u"objects"_s},
                                  {}};
    return rules;
}

const MergeRules &project()
{
    static const MergeRules rules{{u"canRead"_s, u"canWrite"_s, u"permissions.canRead"_s,
                                   u"permissions.canWrite"_s, u"tags"_s, u"comments"_s, u"streams"_s},
                                  {},
                                  {},
                                  {}};
    return rules;
}

const MergeRules &comment()
{
    static const MergeRules rules{
        {u"assignedTo"_s, u"labels"_s, u"otherResources"_s, u"comments"_s, u"canRead"_s, u"canWrite"_s},
        {},
        {},
        {u"view"_s, u"resource"_s}};
    return rules;
}

const MergeRules &apiClient()
{
    static const MergeRules rules{{u"canRead"_s, u"canWrite"_s, u"comments"_s}, {}, {}, {}};
    return rules;
}

} // namespace EditRules

namespace {

QJsonObject withoutMadeUpLayers(QJsonObject stream, const QJsonObject &theirs)
{
    QSet<QString> real;
    const QJsonArray there = theirs.value("layers"_L1).toArray();
    for (const auto &layer : there)
        real.insert(layer["guid"_L1].toString());
    QJsonArray kept;
    const QJsonArray layers = stream.value("layers"_L1).toArray();
    for (const auto &layer : layers) {
        // Some program may have stored one all the same.
        if (!Layer(layer.toObject()).isGenerated() || real.contains(layer["guid"_L1].toString()))
            kept += layer;
    }
    if (kept != layers)
        stream.insert("layers"_L1, kept);
    return stream;
}

//! What layers say about where objects belong.
QMap<QString, QPair<double, double>> ranges(const QJsonObject &stream)
{
    QMap<QString, QPair<double, double>> ranges;
    const QJsonArray layers = stream.value("layers"_L1).toArray();
    for (const auto &layer : layers)
        ranges.insert(layer["guid"_L1].toString(),
                      {layer["startIndex"_L1].toDouble(), layer["objectCount"_L1].toDouble()});
    return ranges;
}

QStringList objects(const QJsonObject &stream)
{
    QStringList ids;
    const QJsonArray list = stream.value("objects"_L1).toArray();
    for (const auto &object : list)
        ids += ListOrder::keyOf(object);
    return ids;
}

bool isTornApart(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs)
{
    for (const QJsonObject &one : {base, mine, theirs}) {
        if (!one.contains("objects"_L1))
            return false;
    }
    const auto were = objects(base);
    const auto mineNow = objects(mine);
    const auto theirsNow = objects(theirs);
    const auto wereRanges = ranges(base);
    const auto myRanges = ranges(mine);
    const auto theirRanges = ranges(theirs);
    if (mineNow == theirsNow && myRanges == theirRanges)
        return false;
    return (mineNow != were && theirRanges != wereRanges) || (theirsNow != were && myRanges != wereRanges);
}

} // namespace

Merged mergeStream(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs)
{
    QJsonObject from = withoutMadeUpLayers(base, theirs);
    if (!mine.contains("objects"_L1))
        from.remove("objects"_L1); // a record without them says nothing of them: it does not clear the stream
    const QJsonObject ours = withoutMadeUpLayers(mine, theirs);
    Merged merged = merge(from, ours, theirs, EditRules::stream());
    if (!isTornApart(from, ours, theirs))
        return merged;
    for (const QString &key : {u"objects"_s, u"layers"_s}) {
        merged.conflicts.removeIf(
            [&key](const EditConflict &conflict) { return conflict.path.constFirst() == key; });
        merged.json.remove(key);
        if (theirs.contains(key))
            merged.json.insert(key, theirs.value(key));
        if (ours.value(key) != theirs.value(key))
            merged.conflicts.append({{key}, from.value(key), ours.value(key), theirs.value(key)});
    }
    return merged;
}

} // namespace Speckle
