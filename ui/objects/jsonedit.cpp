// SPDX-License-Identifier: MIT
#include "ui/objects/jsonedit.h"

#include "core/background.h"
#include "core/net/apierror.h"
#include "core/objects/prettyjson.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

#include <chrono>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ParsedJson parseJson(const QByteArray &text, bool lists)
{
    ParsedJson parsed;
    if (text.trimmed().isEmpty()) {
        parsed.problem = JsonEdit::tr("There is nothing yet.");
        return parsed;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        parsed.line = int(text.left(error.offset).count('\n')) + 1;
        parsed.problem = JsonEdit::tr("Line %1: %2.").arg(countText(parsed.line), error.errorString());
        return parsed;
    }
    if (document.isObject()) {
        parsed.objects += document.object();
        return parsed;
    }
    if (!lists) {
        parsed.problem = JsonEdit::tr("It has to be one object: { … }.");
        return parsed;
    }
    const QJsonArray list = document.array();
    for (const auto &item : list) {
        if (!item.isObject()) {
            parsed.problem = JsonEdit::tr("Number %1 of the list is no object.")
                                 .arg(countText(parsed.objects.size() + 1));
            parsed.objects.clear();
            return parsed;
        }
        parsed.objects += item.toObject();
    }
    if (parsed.objects.isEmpty())
        parsed.problem = JsonEdit::tr("The list is empty.");
    return parsed;
}

JsonEdit::JsonEdit(const QString &title, const QString &hint, const QString &verb, bool lists,
                   QWidget *parent)
    : QDialog(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_state(new WrappedLabel(u"jsonEditState"_s, 1, this))
    , m_save(new QPushButton(verb, this))
    , m_lists(lists)
{
    setObjectName(u"jsonEditDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *explanation = new WrappedLabel(u"jsonEditHint"_s, 1, this);
    explanation->setText(hint);
    m_edit->setObjectName(u"jsonEdit"_s);
    m_edit->setAccessibleName(tr("JSON"));
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setTabChangesFocus(true);
    m_edit->setFont(fixedFont());
    m_save->setObjectName(u"jsonEditSave"_s);
    m_save->setEnabled(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"jsonEditCancel"_s);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    resize(700, 540);

    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &JsonEdit::check);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_objects.clear();
        m_save->setEnabled(false);
        m_pause.start();
    });
    connect(m_save, &QPushButton::clicked, this, &JsonEdit::submit);
    connect(cancel, &QPushButton::clicked, this, &JsonEdit::reject);
    m_edit->setFocus();
}

void JsonEdit::setJson(const QByteArray &json)
{
    m_edit->setPlainText(QString::fromUtf8(prettyJson(json)));
    m_start = m_edit->toPlainText();
}

void JsonEdit::check()
{
    inBackground(
        this, [text = m_edit->toPlainText(), lists = m_lists] { return parseJson(text.toUtf8(), lists); },
        [this, generation = ++m_generation](const ParsedJson &parsed) {
            // More was typed meanwhile: that is looked at in its turn.
            if (m_generation == generation && !m_pause.isActive())
                checked(parsed);
        });
}

void JsonEdit::checked(const ParsedJson &parsed)
{
    m_objects = parsed.objects;
    m_save->setEnabled(parsed.problem.isEmpty() && !m_saving);
    if (!parsed.problem.isEmpty())
        showState(parsed.problem, true);
    else if (m_lists)
        showState(m_objects.size() == 1 ? tr("1 object") : tr("%1 objects").arg(countText(m_objects.size())),
                  false);
    else
        showState({}, false);
}

void JsonEdit::submit()
{
    if (m_objects.isEmpty() || m_saving)
        return;
    m_saving = true;
    m_save->setEnabled(false);
    m_edit->setReadOnly(true);
    showState(tr("Saving…"), false);
    emit submitted(m_objects);
}

void JsonEdit::fail(const ApiError &error)
{
    wait();
    showState(error.sentence(), true);
}

void JsonEdit::wait()
{
    m_saving = false;
    m_edit->setReadOnly(false);
    m_save->setEnabled(!m_objects.isEmpty());
    showState({}, false);
    m_edit->setFocus();
}

void JsonEdit::showState(const QString &text, bool alarming)
{
    m_state->setText(breakable(text));
    setAlarming(m_state, alarming);
    m_edit->setAccessibleDescription(text);
}

void JsonEdit::reject()
{
    if (m_edit->toPlainText() == m_start) {
        QDialog::reject();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, windowTitle(), tr("Throw away what you typed?"),
                                QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(u"jsonEditQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this](int button) {
        if (button == QMessageBox::Discard)
            QDialog::reject();
    });
    box->open();
}

} // namespace Speckle
