// SPDX-License-Identifier: MIT
#include "ui/pages/streamform.h"

#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QLocale>

#include <cmath>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QLocale numberLocale()
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale;
}

//! In the user's locale, or else with a point as programs write it. nullopt: no number.
std::optional<double> parseNumber(const QString &text)
{
    bool ok = false;
    double number = numberLocale().toDouble(text.trimmed(), &ok);
    if (!ok)
        number = QLocale::c().toDouble(text.trimmed(), &ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

QString numberText(std::optional<double> number)
{
    return number ? numberLocale().toString(*number, 'g', QLocale::FloatingPointShortest) : QString();
}

} // namespace

StreamForm::StreamForm(QWidget *parent)
    : RecordForm(parent)
{
    addLine("name", u"nameEdit"_s, tr("&Name"));
    addText("description", u"descriptionEdit"_s, tr("&Description"));
    addTags("tags", u"tagsEdit"_s, tr("&Tags"));
    addLine("jobNumber", u"jobNumberEdit"_s, tr("&Job number"));
    addLine("commitMessage", u"commitMessageEdit"_s, tr("&Commit message"));
    addFlag("private", u"privateCheck"_s, tr("Acc&ess"),
            tr("Private: only people it was shared with can see it"));
    addUnits();
    addNumber("tolerance", u"toleranceEdit"_s, tr("To&lerance"), tr("In the stream's units"),
              &Stream::tolerance, &Stream::setTolerance);
    addNumber("angleTolerance", u"angleToleranceEdit"_s, tr("&Angle tolerance"), tr("In radians"),
              &Stream::angleTolerance, &Stream::setAngleTolerance);
}

void StreamForm::addNumber(const char *key, const QString &name, const QString &label, const QString &hint,
                           std::optional<double> (Stream::*read)() const,
                           void (Stream::*write)(std::optional<double>))
{
    auto *edit = new QLineEdit(column());
    edit->setObjectName(name);
    edit->setPlaceholderText(hint);
    edit->setToolTip(hint);
    edit->setMaximumWidth(fontMetrics().averageCharWidth() * 32);
    connect(edit, &QLineEdit::textChanged, this, &StreamForm::lookAtAll);
    Field field;
    field.key = QLatin1String(key);
    field.widget = edit;
    field.read = [read](const Record &record) {
        const Stream stream(record.json());
        return QJsonValue(numberText((stream.*read)()));
    };
    field.write = [write](Record &record, const QJsonValue &value) {
        const QString text = value.toString().trimmed();
        Stream stream(record.json());
        (stream.*write)(text.isEmpty() ? std::nullopt : parseNumber(text));
        record = Record(stream.json());
    };
    field.typed = [edit] { return QJsonValue(edit->text()); };
    field.show = [edit](const QJsonValue &value) { edit->setText(value.toString()); };
    field.setReadOnly = [edit](bool on) { edit->setReadOnly(on); };
    field.problem = [](const QString &text) {
        if (text.trimmed().isEmpty())
            return QString();
        const auto number = parseNumber(text);
        if (!number)
            return tr("This is not a number. For example: %1").arg(numberText(0.01));
        return *number < 0 ? tr("A tolerance is zero or more.") : QString();
    };
    addField(label, std::move(field));
}

void StreamForm::addUnits()
{
    auto *combo = new QComboBox(column());
    combo->setObjectName(u"unitsCombo"_s);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setMaximumWidth(fontMetrics().averageCharWidth() * 32);
    // Stored at the server as they are written here: not translated.
    combo->addItems({u"Millimeters"_s, u"Centimeters"_s, u"Meters"_s, u"Kilometers"_s, u"Inches"_s, u"Feet"_s,
                     u"Yards"_s, u"Miles"_s});
    combo->setCurrentIndex(-1);
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->installEventFilter(this);
    connect(combo, &QComboBox::editTextChanged, this, &StreamForm::lookAtAll);
    Field field;
    field.key = u"units"_s;
    field.widget = combo;
    field.read = [](const Record &record) { return QJsonValue(Stream(record.json()).units()); };
    field.write = [](Record &record, const QJsonValue &value) {
        Stream stream(record.json());
        stream.setUnits(value.toString().trimmed());
        record = Record(stream.json());
    };
    field.typed = [combo] { return QJsonValue(combo->currentText()); };
    field.show = [combo](const QJsonValue &value) {
        combo->setCurrentIndex(
            combo->findText(value.toString(), Qt::MatchFixedString | Qt::MatchCaseSensitive));
        combo->setEditText(value.toString());
    };
    field.setReadOnly = [combo](bool on) { combo->setEnabled(!on); };
    addField(tr("&Units"), std::move(field));
}

bool StreamForm::eventFilter(QObject *watched, QEvent *event)
{
    // Who scrolls the form must not turn Meters into Feet on the way.
    if (event->type() == QEvent::Wheel) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && !widget->hasFocus()) {
            event->ignore();
            return true;
        }
    }
    return RecordForm::eventFilter(watched, event);
}

} // namespace Speckle
