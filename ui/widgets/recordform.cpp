// SPDX-License-Identifier: MIT
#include "ui/widgets/recordform.h"

#include "core/edits/merge.h"
#include "ui/widgets/formrow.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/tagedit.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QScrollArea>

#include <algorithm>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

constexpr int FormWidth = 820;
constexpr int LongestText = 1'000'000;

QString shown(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? RecordForm::tr("yes") : RecordForm::tr("no");
    if (value.isArray())
        return value.toVariant().toStringList().join(", "_L1);
    return value.toString();
}

} // namespace

RecordForm::RecordForm(QWidget *parent)
    : QWidget(parent)
    , m_column(new QWidget)
    , m_grid(new QGridLayout(m_column))
    , m_reasonBar(new QWidget(this))
    , m_reason(new QLabel(m_reasonBar))
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget(scroll);
    m_column->setMaximumWidth(FormWidth);
    m_grid->setContentsMargins(12, 12, 12, 12);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(7);
    m_grid->setColumnStretch(1, 1);
    auto *row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_column, 1, Qt::AlignTop);
    row->addStretch(0);
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

RecordForm::~RecordForm() = default;

void RecordForm::addField(const QString &label, Field field)
{
    field.row = new FormRow(m_grid, label, field.widget);
    field.base = field.typed();
    m_fields.push_back(std::move(field));
}

void RecordForm::addLine(const char *key, const QString &objectName, const QString &label,
                         std::function<QString(const QString &)> problem)
{
    auto *edit = new QLineEdit(m_column);
    edit->setObjectName(objectName);
    edit->setMaxLength(LongestText);
    connect(edit, &QLineEdit::textChanged, this, &RecordForm::lookAtAll);
    Field field;
    field.key = QLatin1String(key);
    field.widget = edit;
    field.read = [key](const Record &record) { return QJsonValue(record.value(key).toString()); };
    field.write = [key](Record &record, const QJsonValue &value) { record.setValue(key, value.toString()); };
    field.typed = [edit] { return QJsonValue(edit->text()); };
    field.show = [edit](const QJsonValue &value) {
        edit->setText(value.toString());
        edit->setCursorPosition(0); // a long text is read from its beginning
    };
    field.setReadOnly = [edit](bool on) { edit->setReadOnly(on); };
    field.problem = std::move(problem);
    addField(label, std::move(field));
}

void RecordForm::addText(const char *key, const QString &objectName, const QString &label)
{
    auto *edit = new QPlainTextEdit(m_column);
    edit->setObjectName(objectName);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 5 + 14);
    connect(edit, &QPlainTextEdit::textChanged, this, &RecordForm::lookAtAll);
    Field field;
    field.key = QLatin1String(key);
    field.widget = edit;
    field.read = [key](const Record &record) { return QJsonValue(record.value(key).toString()); };
    field.write = [key](Record &record, const QJsonValue &value) { record.setValue(key, value.toString()); };
    field.typed = [edit] { return QJsonValue(edit->toPlainText()); };
    field.show = [edit](const QJsonValue &value) { edit->setPlainText(value.toString()); };
    field.setReadOnly = [edit](bool on) { edit->setReadOnly(on); };
    addField(label, std::move(field));
}

void RecordForm::addTags(const char *key, const QString &objectName, const QString &label)
{
    auto *edit = new TagEdit(m_column);
    edit->setObjectName(objectName);
    connect(edit, &TagEdit::tagsChanged, this, &RecordForm::lookAtAll);
    Field field;
    field.key = QLatin1String(key);
    field.widget = edit;
    field.read = [key](const Record &record) {
        QJsonArray texts; // what is none among them is left alone by never being shown
        const QJsonArray all = record.value(key).toArray();
        for (const auto &tag : all) {
            if (tag.isString())
                texts.append(tag);
        }
        return QJsonValue(texts);
    };
    field.write = [key](Record &record, const QJsonValue &value) { record.setValue(key, value.toArray()); };
    field.typed = [edit] { return QJsonValue(QJsonArray::fromStringList(edit->tags())); };
    field.show = [edit](const QJsonValue &value) { edit->setTags(value.toVariant().toStringList()); };
    field.setReadOnly = [edit](bool on) { edit->setReadOnly(on); };
    field.follow = [](const QJsonValue &over, const QJsonValue &typed, const QJsonValue &now) -> QJsonValue {
        return mergeMembers(over.toArray(), typed.toArray(), now.toArray());
    };
    addField(label, std::move(field));
}

void RecordForm::addFlag(const char *key, const QString &objectName, const QString &label,
                         const QString &text)
{
    auto *check = new QCheckBox(text, m_column);
    check->setObjectName(objectName);
    check->setAccessibleName(text);
    connect(check, &QCheckBox::toggled, this, &RecordForm::lookAtAll);
    Field field;
    field.key = QLatin1String(key);
    field.widget = check;
    field.read = [key](const Record &record) { return QJsonValue(record.value(key).toBool()); };
    field.write = [key](Record &record, const QJsonValue &value) { record.setValue(key, value.toBool()); };
    field.typed = [check] { return QJsonValue(check->isChecked()); };
    field.show = [check](const QJsonValue &value) { check->setChecked(value.toBool()); };
    field.setReadOnly = [check](bool on) { check->setEnabled(!on); };
    addField(label, std::move(field));
}

void RecordForm::take(Field &field)
{
    const QScopedValueRollback filling(m_filling, true);
    field.show(field.read(m_before));
    field.base = field.typed();
    field.overtaken = false;
}

void RecordForm::setRecord(const Record &record)
{
    m_before = record;
    m_loaded = true;
    for (Field &field : m_fields) {
        if (!field.edited) {
            take(field);
            continue;
        }
        const QJsonValue now = field.read(record);
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

void RecordForm::setSavedRecord(const Record &sent, const Record &now)
{
    m_before = now;
    for (Field &field : m_fields) {
        Record typed = sent;
        if (field.edited && field.row->problem().isEmpty())
            field.write(typed, field.typed());
        if (typed == sent)
            take(field);
    }
    lookAtAll();
}

Record RecordForm::editedRecord() const
{
    Record record = m_before;
    for (const Field &field : m_fields) {
        if (field.edited)
            field.write(record, field.typed());
    }
    return record;
}

void RecordForm::look(Field &field)
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

void RecordForm::lookAtAll()
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

bool RecordForm::isValid() const
{
    return std::all_of(m_fields.cbegin(), m_fields.cend(),
                       [](const Field &field) { return field.row->problem().isEmpty(); });
}

void RecordForm::focusFirstProblem()
{
    for (const Field &field : m_fields) {
        if (!field.row->problem().isEmpty())
            return field.widget->setFocus();
    }
}

void RecordForm::focusFirst()
{
    m_fields.front().widget->setFocus();
}

void RecordForm::revert()
{
    for (Field &field : m_fields)
        take(field);
    lookAtAll();
}

void RecordForm::setReadOnly(const QString &reason)
{
    m_reason->setText(reason);
    m_reasonBar->setVisible(!reason.isEmpty());
    for (const Field &field : m_fields)
        field.setReadOnly(!reason.isEmpty());
}

QJsonObject RecordForm::draft() const
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

void RecordForm::restoreDraft(const QJsonObject &draft)
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
