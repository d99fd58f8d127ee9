// SPDX-License-Identifier: MIT
#include "ui/dialogs/conflicttext.h"

#include "ui/widgets/plaintext.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestValue = 600;

struct ConflictText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ConflictDialog)
};

QString knownName(const QString &field)
{
    const QHash<QString, QString> names{
        {u"name"_s, ConflictText::tr("Name")},
        {u"description"_s, ConflictText::tr("Description")},
        {u"tags"_s, ConflictText::tr("Tags")},
        {u"jobNumber"_s, ConflictText::tr("Job number")},
        {u"commitMessage"_s, ConflictText::tr("Commit message")},
        {u"private"_s, ConflictText::tr("Private")},
        {u"units"_s, ConflictText::tr("Units")},
        {u"tolerance"_s, ConflictText::tr("Tolerance")},
        {u"angleTolerance"_s, ConflictText::tr("Angle tolerance")},
        {u"layers"_s, ConflictText::tr("Layers")},
        {u"objects"_s, ConflictText::tr("Objects")},
    };
    return names.value(field, oneLine(field, LongestName));
}

QString layerName(const EditConflict &conflict, const QJsonObject &merged)
{
    const QString guid = conflict.path.at(1);
    const QJsonArray layers = merged.value(conflict.path.constFirst()).toArray();
    QString name = conflict.base["name"_L1].toString();
    for (const auto &layer : layers) {
        if (layer["guid"_L1].toString() == guid)
            name = layer["name"_L1].toString();
    }
    return oneLine(name.isEmpty() ? guid : name, LongestName);
}

QString listText(const QJsonArray &list)
{
    QStringList words;
    for (const auto &member : list) {
        const QString name = member["name"_L1].toString(member["_id"_L1].toString());
        words += name.isEmpty() ? conflictValueText(member) : name;
    }
    return words.join(", "_L1);
}

} // namespace

QString conflictFieldText(const EditConflict &conflict, const QJsonObject &merged)
{
    QStringList path = conflict.path;
    const QString field = path.takeFirst();
    if ((field == "layers"_L1 || field == "viewerLayers"_L1) && !path.isEmpty()) {
        //: %1 is the name of a layer
        QString text = ConflictText::tr("Layer “%1”").arg(layerName(conflict, merged));
        path.removeFirst();
        for (const QString &step : std::as_const(path))
            text += u": "_s + knownName(step);
        return text;
    }
    if (field == "baseProperties"_L1 && path.size() == 1)
        return knownName(path.constFirst());
    QString text = knownName(field);
    for (const QString &step : std::as_const(path))
        text += u": "_s + oneLine(step, LongestName);
    return text;
}

QString conflictValueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return ConflictText::tr("(nothing)");
    case QJsonValue::Bool:
        return value.toBool() ? ConflictText::tr("yes") : ConflictText::tr("no");
    case QJsonValue::Double:
        return QLocale().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::String:
    case QJsonValue::Array: {
        const QString text = value.isArray() ? listText(value.toArray()) : value.toString();
        return text.isEmpty() ? ConflictText::tr("(empty)") : oneLine(text, LongestValue);
    }
    case QJsonValue::Object:
        break;
    }
    return oneLine(QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)),
                   LongestValue);
}

} // namespace Speckle
