// SPDX-License-Identifier: MIT
#include "ui/pages/streamform.h"

#include "core/edits/merge.h"
#include "ui/widgets/formrow.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/tagedit.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QScrollArea>

#include <algorithm>
#include <cmath>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

constexpr int FormWidth = 820;
constexpr int LongestText = 1'000'000;

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

QString shown(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? StreamForm::tr("private") : StreamForm::tr("public");
    if (value.isArray())
        return value.toVariant().toStringList().join(", "_L1);
    return value.toString();
}

} // namespace

StreamForm::StreamForm(QWidget *parent)
    : QWidget(parent)
    , m_reasonBar(new QWidget(this))
    , m_reason(new QLabel(m_reasonBar))
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget(scroll);
    auto *column = new QWidget(inside);
    column->setMaximumWidth(FormWidth);
    auto *grid = new QGridLayout(column);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(7);
    grid->setColumnStretch(1, 1);
    auto *row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column, 1);
    row->addStretch(0);

    addLine(grid, "name", u"nameEdit"_s, tr("&Name"), &Stream::name, &Stream::setName);
    addDescription(grid);
    addTags(grid);
    addLine(grid, "jobNumber", u"jobNumberEdit"_s, tr("&Job number"), &Stream::jobNumber,
            &Stream::setJobNumber);
    addLine(grid, "commitMessage", u"commitMessageEdit"_s, tr("&Commit message"), &Stream::commitMessage,
            &Stream::setCommitMessage);
    addPrivate(grid);
    addUnits(grid);
    addNumber(grid, "tolerance", u"toleranceEdit"_s, tr("To&lerance"), tr("In the stream's units"),
              &Stream::tolerance, &Stream::setTolerance);
    addNumber(grid, "angleTolerance", u"angleToleranceEdit"_s, tr("&Angle tolerance"), tr("In radians"),
              &Stream::angleTolerance, &Stream::setAngleTolerance);
    grid->setRowStretch(grid->rowCount(), 1);
    scroll->setWidget(inside);

    m_reasonBar->setObjectName(u"readOnlyReason"_s);
    auto *sign = new IconLabel(u"lock"_s, m_reasonBar);
    m_reason->setObjectName(u"readOnlyText"_s);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    auto *reasonLine = new QHBoxLayout(m_reasonBar);
    reasonLine->setContentsMargins(14, 10, 12, 0);
    reasonLine->addWidget(sign, 0, Qt::AlignTop);
    reasonLine->addWidget(m_reason, 1);
    m_reasonBar->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_reasonBar);
    layout->addWidget(scroll, 1);
}

StreamForm::~StreamForm() = default;

void StreamForm::addField(QGridLayout *grid, const QString &label, Field field)
{
    field.row = new FormRow(grid, label, field.widget);
    field.base = field.typed();
    m_fields.push_back(std::move(field));
}

void StreamForm::addLine(QGridLayout *grid, const char *key, const QString &name, const QString &label,
                         QString (Stream::*read)() const, void (Stream::*write)(const QString &))
{
    auto *edit = new QLineEdit(grid->parentWidget());
    edit->setObjectName(name);
    edit->setMaxLength(LongestText);
    connect(edit, &QLineEdit::textChanged, this, &StreamForm::lookAtAll);
    Field field;
    field.key = QLatin1String(key);
    field.widget = edit;
    field.read = [read](const Stream &stream) { return QJsonValue((stream.*read)()); };
    field.write = [write](Stream &stream, const QJsonValue &value) { (stream.*write)(value.toString()); };
    field.typed = [edit] { return QJsonValue(edit->text()); };
    field.show = [edit](const QJsonValue &value) {
        edit->setText(value.toString());
        edit->setCursorPosition(0); // a long text is read from its beginning
    };
    field.setReadOnly = [edit](bool on) { edit->setReadOnly(on); };
    addField(grid, label, std::move(field));
}

void StreamForm::addNumber(QGridLayout *grid, const char *key, const QString &name, const QString &label,
                           const QString &hint, std::optional<double> (Stream::*read)() const,
                           void (Stream::*write)(std::optional<double>))
{
    auto *edit = new QLineEdit(grid->parentWidget());
    edit->setObjectName(name);
    edit->setPlaceholderText(hint);
    edit->setToolTip(hint);
    edit->setMaximumWidth(fontMetrics().averageCharWidth() * 32);
    connect(edit, &QLineEdit::textChanged, this, &StreamForm::lookAtAll);
    Field field;
    field.key = QLatin1String(key);
    field.widget = edit;
    field.read = [read](const Stream &stream) { return QJsonValue(numberText((stream.*read)())); };
    field.write = [write](Stream &stream, const QJsonValue &value) {
        const QString text = value.toString().trimmed();
        (stream.*write)(text.isEmpty() ? std::nullopt : parseNumber(text));
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
    addField(grid, label, std::move(field));
}

void StreamForm::addDescription(QGridLayout *grid)
{
    auto *edit = new QPlainTextEdit(grid->parentWidget());
    edit->setObjectName(u"descriptionEdit"_s);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 5 + 14);
    connect(edit, &QPlainTextEdit::textChanged, this, &StreamForm::lookAtAll);
    Field field;
    field.key = u"description"_s;
    field.widget = edit;
    field.read = [](const Stream &stream) { return QJsonValue(stream.description()); };
    field.write = [](Stream &stream, const QJsonValue &value) { stream.setDescription(value.toString()); };
    field.typed = [edit] { return QJsonValue(edit->toPlainText()); };
    field.show = [edit](const QJsonValue &value) { edit->setPlainText(value.toString()); };
    field.setReadOnly = [edit](bool on) { edit->setReadOnly(on); };
    addField(grid, tr("&Description"), std::move(field));
}

void StreamForm::addTags(QGridLayout *grid)
{
    auto *edit = new TagEdit(grid->parentWidget());
    edit->setObjectName(u"tagsEdit"_s);
    connect(edit, &TagEdit::tagsChanged, this, &StreamForm::lookAtAll);
    Field field;
    field.key = u"tags"_s;
    field.widget = edit;
    field.read = [](const Stream &stream) { return QJsonValue(QJsonArray::fromStringList(stream.tags())); };
    field.write
        = [](Stream &stream, const QJsonValue &value) { stream.setTags(value.toVariant().toStringList()); };
    field.typed = [edit] { return QJsonValue(QJsonArray::fromStringList(edit->tags())); };
    field.show = [edit](const QJsonValue &value) { edit->setTags(value.toVariant().toStringList()); };
    field.setReadOnly = [edit](bool on) { edit->setReadOnly(on); };
    field.follow = [](const QJsonValue &over, const QJsonValue &typed, const QJsonValue &now) -> QJsonValue {
        return mergeMembers(over.toArray(), typed.toArray(), now.toArray());
    };
    addField(grid, tr("&Tags"), std::move(field));
}

void StreamForm::addPrivate(QGridLayout *grid)
{
    auto *check
        = new QCheckBox(tr("Private: only people it was shared with can see it"), grid->parentWidget());
    check->setObjectName(u"privateCheck"_s);
    check->setAccessibleName(check->text());
    connect(check, &QCheckBox::toggled, this, &StreamForm::lookAtAll);
    Field field;
    field.key = u"private"_s;
    field.widget = check;
    field.read = [](const Stream &stream) { return QJsonValue(stream.isPrivate()); };
    field.write = [](Stream &stream, const QJsonValue &value) { stream.setPrivate(value.toBool()); };
    field.typed = [check] { return QJsonValue(check->isChecked()); };
    field.show = [check](const QJsonValue &value) { check->setChecked(value.toBool()); };
    field.setReadOnly = [check](bool on) { check->setEnabled(!on); };
    addField(grid, tr("Acc&ess"), std::move(field));
}

void StreamForm::addUnits(QGridLayout *grid)
{
    auto *combo = new QComboBox(grid->parentWidget());
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
    field.read = [](const Stream &stream) { return QJsonValue(stream.units()); };
    field.write
        = [](Stream &stream, const QJsonValue &value) { stream.setUnits(value.toString().trimmed()); };
    field.typed = [combo] { return QJsonValue(combo->currentText()); };
    field.show = [combo](const QJsonValue &value) {
        combo->setCurrentIndex(
            combo->findText(value.toString(), Qt::MatchFixedString | Qt::MatchCaseSensitive));
        combo->setEditText(value.toString());
    };
    field.setReadOnly = [combo](bool on) { combo->setEnabled(!on); };
    addField(grid, tr("&Units"), std::move(field));
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
    return QWidget::eventFilter(watched, event);
}

void StreamForm::take(Field &field)
{
    const QScopedValueRollback filling(m_filling, true);
    field.show(field.read(m_before));
    field.base = field.typed();
    field.overtaken = false;
}

void StreamForm::setStream(const Stream &stream)
{
    m_before = stream;
    m_loaded = true;
    for (Field &field : m_fields) {
        if (!field.edited) {
            take(field);
            continue;
        }
        const QJsonValue now = field.read(stream);
        if (now == field.base)
            continue;
        if (field.follow) {
            const QScopedValueRollback filling(m_filling, true);
            const QJsonValue followed = field.follow(field.base, field.typed(), now);
            if (followed != field.typed()) // or a tag that is still being typed would go
                field.show(followed);
        }
        field.base = now;
        field.overtaken = !field.follow;
    }
    if (!m_waitingDraft.isEmpty())
        restoreDraft(std::exchange(m_waitingDraft, {}));
    else
        lookAtAll();
}

void StreamForm::setSaved(const Stream &sent, const Stream &stream)
{
    m_before = stream;
    for (Field &field : m_fields) {
        Stream typed = sent;
        if (field.edited && field.row->problem().isEmpty())
            field.write(typed, field.typed());
        if (typed == sent)
            take(field);
    }
    lookAtAll();
}

Stream StreamForm::edited() const
{
    Stream stream = m_before;
    for (const Field &field : m_fields) {
        if (field.edited)
            field.write(stream, field.typed());
    }
    return stream;
}

void StreamForm::look(Field &field)
{
    const QJsonValue typed = field.typed();
    field.edited = m_loaded && typed != field.base;
    field.overtaken = field.overtaken && field.edited;
    field.row->setModified(field.edited);
    // What the server sent is never our user's mistake.
    field.row->setProblem(field.edited && field.problem ? field.problem(typed.toString()) : QString());
    field.row->setNote(field.overtaken ? tr("Somebody changed this meanwhile to “%1”. Saving replaces it.")
                                             .arg(oneLine(shown(field.base), 80))
                                       : QString());
}

void StreamForm::lookAtAll()
{
    if (m_filling)
        return;
    bool modified = false;
    for (Field &field : m_fields) {
        look(field);
        modified = modified || field.edited;
    }
    const bool changed = modified != std::exchange(m_modified, modified);
    if (changed)
        emit modifiedChanged(modified);
    if (changed || modified)
        emit draftChanged();
    emit validChanged();
}

bool StreamForm::isValid() const
{
    return std::all_of(m_fields.cbegin(), m_fields.cend(),
                       [](const Field &field) { return field.row->problem().isEmpty(); });
}

void StreamForm::focusFirstProblem()
{
    for (const Field &field : m_fields) {
        if (!field.row->problem().isEmpty())
            return field.widget->setFocus();
    }
}

void StreamForm::focusFirst()
{
    m_fields.front().widget->setFocus();
}

void StreamForm::revert()
{
    for (Field &field : m_fields)
        take(field);
    lookAtAll();
}

void StreamForm::setReadOnly(const QString &reason)
{
    m_reason->setText(reason);
    m_reasonBar->setVisible(!reason.isEmpty());
    for (const Field &field : m_fields)
        field.setReadOnly(!reason.isEmpty());
}

QJsonObject StreamForm::draft() const
{
    if (!m_waitingDraft.isEmpty())
        return m_waitingDraft;
    QJsonObject draft;
    for (const Field &field : m_fields) {
        if (field.edited)
            draft.insert(field.key, QJsonObject{{u"typed"_s, field.typed()}, {u"over"_s, field.base}});
    }
    return draft;
}

void StreamForm::restoreDraft(const QJsonObject &draft)
{
    if (draft.isEmpty())
        return;
    if (!m_loaded) {
        m_waitingDraft = draft;
        return;
    }
    {
        const QScopedValueRollback filling(m_filling, true);
        for (Field &field : m_fields) {
            const QJsonObject kept = draft.value(field.key).toObject();
            if (kept.isEmpty())
                continue;
            const QJsonValue typed = kept.value(u"typed"_s);
            const QJsonValue over = kept.value(u"over"_s);
            field.show(field.follow ? field.follow(over, typed, field.base) : typed);
            field.overtaken = !field.follow && over != field.base;
        }
    }
    lookAtAll();
}

} // namespace Speckle
