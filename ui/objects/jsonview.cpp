// SPDX-License-Identifier: MIT
#include "ui/objects/jsonview.h"

#include "core/background.h"
#include "core/objects/prettyjson.h"
#include "ui/objects/displaytext.h"
#include "ui/objects/jsonfiledialog.h"
#include "ui/widgets/filedialog.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Portion = 65'536; // characters put in at a time: some milliseconds

QToolButton *toolButton(const QString &name, const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(text);
    return button;
}

//! Empty: it is written.
QString write(const QString &path, const QByteArray &json)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(prettyJson(json)) < 0 || !file.commit())
        return file.errorString();
    return {};
}

} // namespace

JsonView::JsonView(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_notice(plainLabel(u"jsonNotice"_s, this))
    , m_status(plainLabel(u"jsonStatus"_s, this))
    , m_showAll(toolButton(u"showAllButton"_s, u"more"_s, tr("Show all"), this))
    , m_copy(toolButton(u"copyJsonButton"_s, u"copy"_s, tr("Copy"), this))
    , m_save(toolButton(u"saveJsonButton"_s, u"save"_s, tr("Save as…"), this))
{
    m_edit->setObjectName(u"jsonView"_s);
    m_edit->setAccessibleName(tr("JSON of the selected object"));
    m_edit->setReadOnly(true);
    // Read-only text with a cursor: keys select and scroll it.
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setUndoRedoEnabled(false);
    m_edit->setTabChangesFocus(true);
    setFont();

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(4, 2, 4, 2);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addWidget(m_status, 1);
    auto *noticeLine = new QHBoxLayout;
    noticeLine->setContentsMargins(8, 2, 4, 2);
    noticeLine->addWidget(m_notice, 1);
    noticeLine->addWidget(m_showAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(buttons);
    layout->addLayout(noticeLine);
    layout->addWidget(m_edit, 1);

    m_portions.setInterval(0);
    connect(&m_portions, &QTimer::timeout, this, &JsonView::appendPortion);
    connect(m_showAll, &QToolButton::clicked, this, [this] { layOut(0); });
    connect(m_copy, &QToolButton::clicked, this, &JsonView::copy);
    connect(m_save, &QToolButton::clicked, this, &JsonView::save);
    setMessage({});
}

JsonView::~JsonView() = default;

void JsonView::setFont()
{
    m_edit->setFont(fixedFont());
}

void JsonView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setFont();
}

void JsonView::setJson(const QByteArray &json, const QString &name)
{
    const bool sameObject = name == m_name && !m_json.isEmpty();
    if (sameObject && json == m_json)
        return;
    m_json = json;
    m_name = name;
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
    if (!sameObject)
        m_edit->clear();
    layOut(FirstPart);
}

void JsonView::setSubject(const QString &accessibleName, const QString &objectName)
{
    m_edit->setAccessibleName(accessibleName);
    m_edit->setObjectName(objectName);
}

void JsonView::setMessage(const QString &message)
{
    ++m_generation;
    m_portions.stop();
    m_json.clear();
    m_name.clear();
    m_edit->clear();
    m_edit->setPlaceholderText(message);
    m_notice->hide();
    m_showAll->hide();
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    setStatus({});
}

void JsonView::setStatus(const QString &status)
{
    m_status->setText(status);
}

void JsonView::layOut(qsizetype limit)
{
    m_portions.stop();
    const quint64 generation = ++m_generation;
    const bool keepPlace = limit == 0;
    inBackground(
        this, [json = m_json, limit] { return displayText(json, limit); },
        [this, generation, keepPlace](const DisplayText &display) {
            if (m_generation == generation)
                showText(display, keepPlace);
        });
}

void JsonView::showText(const DisplayText &display, bool keepPlace)
{
    const int place = keepPlace ? m_edit->verticalScrollBar()->value() : 0;
    const qsizetype first = std::min(display.text.size(), FirstPart);
    m_edit->setPlainText(display.text.left(first));
    m_edit->verticalScrollBar()->setValue(place);
    m_rest = first < display.text.size() ? display.text : QString();
    m_restAt = first;
    if (!m_rest.isEmpty())
        m_portions.start();

    QStringList notices;
    if (display.cut)
        notices << tr("The first %1 of %2 are shown.")
                       .arg(QLocale().formattedDataSize(FirstPart),
                            QLocale().formattedDataSize(display.bytes));
    if (display.broken)
        notices << tr("Long lines are broken here for display only.");
    m_notice->setText(notices.join(u' '));
    m_notice->setVisible(!notices.isEmpty());
    m_showAll->setVisible(display.cut);
    emit shown();
}

void JsonView::appendPortion()
{
    // Whole lines, or the end of one would be taken for the beginning of a block again and again.
    qsizetype end = std::min(m_restAt + Portion, m_rest.size());
    if (const qsizetype lineEnd = m_rest.lastIndexOf(u'\n', end - 1);
        lineEnd >= m_restAt && end < m_rest.size())
        end = lineEnd + 1;
    QTextCursor cursor(m_edit->document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(m_rest.mid(m_restAt, end - m_restAt));
    m_restAt = end;
    if (m_restAt < m_rest.size())
        return;
    m_rest.clear();
    m_portions.stop();
}

void JsonView::copy()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(prettyJson(m_json)));
}

void JsonView::save()
{
    // What is saved is the document of this moment, whatever is selected by the time a name was found.
    FileDialog *dialog = newJsonFileDialog(this, tr("Save JSON"), m_name);
    dialog->setObjectName(u"saveJsonDialog"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, json = m_json](const QString &path) {
        inBackground(
            this, [path, json] { return write(path, json); },
            [this, path](const QString &problem) {
                if (!problem.isEmpty())
                    emit saveFailed(path, problem);
            });
    });
    dialog->open();
}

} // namespace Speckle
