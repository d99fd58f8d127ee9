// SPDX-License-Identifier: MIT
#include "ui/comments/commenteditor.h"

#include "core/background.h"
#include "core/session/session.h"
#include "ui/comments/commentpicture.h"
#include "ui/dialogs/peopledialog.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/filedialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/tagedit.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

const auto pictureMark = "picture was attached"_L1; // in a draft; no member of a comment

QComboBox *freeChoice(const QString &objectName, const QStringList &usual, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(objectName);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(usual);
    box->setMinimumContentsLength(14);
    return box;
}

QLabel *plainLine(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

CommentEditor::CommentEditor(Session *session, const QString &title, const QString &verb,
                             const Comment &before, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_before(before)
    , m_text(new QPlainTextEdit(this))
    , m_error(new WarningLabel(u"commentError"_s, this))
    , m_note(plainLine({}, this))
    , m_assigned(plainLine({}, this))
    , m_assignNone(new QPushButton(tr("Nobod&y"), this))
    , m_labels(new TagEdit(this))
    // The server takes any words; these are what people use.
    , m_priority(freeChoice(u"commentPriority"_s, {{}, tr("low"), tr("normal"), tr("high")}, this))
    , m_status(freeChoice(u"commentStatus"_s, {{}, tr("open"), tr("in progress"), tr("resolved")}, this))
    , m_closed(new QCheckBox(tr("C&losed"), this))
    , m_flagged(new QCheckBox(tr("&Flagged"), this))
    , m_pictureView(plainLine({}, this))
    , m_detach(new QPushButton(tr("Re&move"), this))
    , m_private(new QCheckBox(tr("Only the author and administrators shall see this answer"), this))
    , m_send(new QPushButton(Speckle::icon(u"send"_s), verb, this))
{
    setObjectName(u"commentEditor"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_text->setObjectName(u"commentText"_s);
    m_text->setAccessibleName(tr("Text of the comment"));
    m_text->setPlaceholderText(tr("Write a comment"));
    m_text->setTabChangesFocus(true);
    m_error->hide();
    m_note->setObjectName(u"commentDraftNote"_s);
    m_note->hide();
    m_private->setObjectName(u"commentPrivate"_s);
    m_private->hide();
    m_send->setObjectName(u"commentSend"_s);
    m_send->setDefault(true);
    m_send->setToolTip(tr("Ctrl+Return"));

    auto *grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    addFields(grid);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_send);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_note);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_error);
    layout->addLayout(grid);
    layout->addWidget(m_private);
    layout->addLayout(buttons);
    resize(620, 520);

    connect(m_send, &QPushButton::clicked, this, &CommentEditor::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_text, &QPlainTextEdit::textChanged, this, &CommentEditor::showButtons);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        const auto *send = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(send, &QShortcut::activated, this, &CommentEditor::submit);
    }
    if (m_session)
        connect(m_session, &Session::userChanged, this, &CommentEditor::showAssigned);
    show(before);
    m_text->setFocus();
}

void CommentEditor::addFields(QGridLayout *grid)
{
    const auto addRow = [this, grid](const QString &label, QWidget *field, QLayout *line) {
        auto *words = new QLabel(label, this);
        words->setBuddy(field);
        const int row = grid->rowCount();
        grid->addWidget(words, row, 0);
        grid->addLayout(line, row, 1);
    };
    const auto lineOf = [](std::initializer_list<QWidget *> widgets, bool stretch = true) {
        auto *line = new QHBoxLayout;
        for (QWidget *widget : widgets)
            line->addWidget(widget);
        if (stretch)
            line->addStretch(1);
        return line;
    };

    m_assigned->setObjectName(u"commentAssigned"_s);
    m_assigned->setWordWrap(true);
    auto *assign = new QPushButton(Speckle::icon(u"user"_s), tr("&Assign…"), this);
    assign->setObjectName(u"commentAssign"_s);
    m_assignNone->setObjectName(u"commentAssignNone"_s);
    auto *people = lineOf({m_assigned, assign, m_assignNone}, false);
    people->setStretch(0, 1);
    addRow(tr("Assigned to"), assign, people);
    m_labels->setObjectName(u"commentLabels"_s);
    m_labels->lineEdit()->setAccessibleName(tr("Labels"));
    addRow(tr("La&bels"), m_labels->lineEdit(), lineOf({m_labels}, false));
    addRow(tr("&Priority"), m_priority, lineOf({m_priority}));
    addRow(tr("Stat&us"), m_status, lineOf({m_status, m_closed, m_flagged}));
    m_closed->setObjectName(u"commentClosed"_s);
    m_flagged->setObjectName(u"commentFlagged"_s);

    m_pictureView->setObjectName(u"commentPicture"_s);
    auto *attach = new QPushButton(Speckle::icon(u"add"_s), tr("Attac&h a picture…"), this);
    attach->setObjectName(u"commentAttach"_s);
    auto *paste = new QPushButton(tr("Paste p&icture"), this);
    paste->setObjectName(u"commentPaste"_s);
    m_detach->setObjectName(u"commentDetach"_s);
    addRow(tr("Picture"), attach, lineOf({m_pictureView, attach, paste, m_detach}));
    connect(assign, &QPushButton::clicked, this, &CommentEditor::chooseAssigned);
    connect(m_assignNone, &QPushButton::clicked, this, [this] {
        m_assignedIds.clear();
        showAssigned();
    });
    connect(attach, &QPushButton::clicked, this, &CommentEditor::attach);
    connect(paste, &QPushButton::clicked, this, &CommentEditor::paste);
    connect(m_detach, &QPushButton::clicked, this, [this] { setPicture({}); });
    for (QPushButton *button : {assign, m_assignNone, attach, paste, m_detach})
        button->setAutoDefault(false);
}

void CommentEditor::offerPrivateAnswer()
{
    m_private->show();
}

bool CommentEditor::isPrivateAnswer() const
{
    return m_private->isChecked();
}

void CommentEditor::show(const Comment &comment)
{
    m_shownText = comment.text();
    m_text->setPlainText(m_shownText);
    m_fieldText = m_text->toPlainText();
    m_assignedIds = comment.assignedTo();
    m_labels->setTags(comment.labels());
    m_priority->setCurrentText(comment.priority());
    m_status->setCurrentText(comment.status());
    m_closed->setChecked(comment.isClosed());
    m_flagged->setChecked(comment.isFlagged());
    setPicture(comment.screenshot());
    showAssigned();
    showButtons();
}

// A field that was not touched is not written, so that odd values of the server stay as they are.
Comment CommentEditor::edited() const
{
    Comment after = m_before;
    // The field turns all ends of lines into its own.
    const QString typed = m_text->toPlainText();
    if (const QString text = typed == m_fieldText ? m_shownText : typed; text != m_before.text())
        after.setText(text);
    if (m_assignedIds != m_before.assignedTo())
        after.setAssignedTo(m_assignedIds);
    if (m_labels->tags() != m_before.labels())
        after.setLabels(m_labels->tags());
    if (const QString text = m_priority->currentText().trimmed(); text != m_before.priority())
        after.setPriority(text);
    if (const QString text = m_status->currentText().trimmed(); text != m_before.status())
        after.setStatus(text);
    if (m_closed->isChecked() != m_before.isClosed())
        after.setClosed(m_closed->isChecked());
    if (m_flagged->isChecked() != m_before.isFlagged())
        after.setFlagged(m_flagged->isChecked());
    if (m_picture != m_before.screenshot())
        after.setScreenshot(m_picture);
    return after;
}

QJsonObject CommentEditor::draft() const
{
    QJsonObject typed = Comment::difference(m_before, edited());
    // Too large to be kept on the side. That there was one is.
    if (!typed.take("screenshot"_L1).toString().isEmpty())
        typed.insert(pictureMark, true);
    return typed;
}

void CommentEditor::restoreDraft(const QJsonObject &draft)
{
    if (draft.isEmpty())
        return;
    QJsonObject typed = draft;
    const bool hadPicture = typed.take(pictureMark).toBool();
    Comment comment = m_before;
    comment.merge(typed);
    show(comment);
    m_text->moveCursor(QTextCursor::End);
    m_note->setText(hadPicture ? tr("What you had typed before is back. Attach its picture again.")
                               : tr("What you had typed before is back."));
    m_note->show();
}

void CommentEditor::chooseAssigned()
{
    if (!m_session)
        return;
    auto *dialog = new PeopleDialog(m_session, tr("Assign the comment"), tr("&Assign"), m_assignedIds, this);
    connect(dialog, &PeopleDialog::chosen, this, [this](const QList<User> &users) {
        for (const User &user : users) {
            if (!m_assignedIds.contains(user.id()))
                m_assignedIds += user.id();
        }
        showAssigned();
    });
    dialog->open();
}

void CommentEditor::showAssigned()
{
    QStringList names;
    for (const QString &id : std::as_const(m_assignedIds))
        names += oneLine(m_session ? m_session->userName(id) : id, 60);
    m_assigned->setText(names.isEmpty() ? tr("Nobody") : breakable(names.join(u", "_s)));
    m_assignNone->setEnabled(!names.isEmpty());
}

void CommentEditor::attach()
{
    auto *dialog
        = new FileDialog(this, tr("Attach a picture"), {}, tr("Pictures (*.png *.jpg *.jpeg *.webp)"));
    dialog->setObjectName(u"commentFileDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_pictureView->setText(tr("Reading the picture…"));
        inBackground(
            this, [path] { return CommentPicture::fromFile(path); },
            [this](const CommentPicture::Attached &attached) {
                showProblem(attached.problem);
                if (attached.problem.isEmpty())
                    setPicture(attached.dataUrl);
                else
                    showPicture();
            });
    });
    dialog->open();
}

void CommentEditor::paste()
{
    const QImage image = QGuiApplication::clipboard()->image();
    if (image.isNull()) {
        showProblem(tr("There is no picture in the clipboard."));
        return;
    }
    inBackground(
        this, [image] { return CommentPicture::fromImage(image); },
        [this](const CommentPicture::Attached &attached) {
            showProblem(attached.problem);
            if (attached.problem.isEmpty())
                setPicture(attached.dataUrl);
        });
}

void CommentEditor::setPicture(const QString &dataUrl)
{
    m_picture = dataUrl;
    showPicture();
}

void CommentEditor::showPicture()
{
    m_detach->setEnabled(!m_picture.isEmpty());
    if (m_picture.isEmpty()) {
        m_pictureView->setText(tr("None"));
        return;
    }
    Comment holder;
    holder.setScreenshot(m_picture);
    inBackground(
        this,
        [holder, ratio = devicePixelRatioF()] {
            auto shown = CommentPicture::decode(holder, QSize(160, 90) * ratio);
            shown.image.setDevicePixelRatio(ratio);
            return shown;
        },
        [this, url = m_picture](const CommentPicture::Shown &shown) {
            if (url != m_picture)
                return;
            if (shown.image.isNull())
                m_pictureView->setText(shown.problem);
            else
                m_pictureView->setPixmap(QPixmap::fromImage(shown.image));
        });
}

void CommentEditor::submit()
{
    if (!m_send->isEnabled())
        return;
    m_sending = true;
    showProblem({});
    showButtons();
    emit submitted();
}

void CommentEditor::showProblem(const QString &text)
{
    m_error->setText(breakable(text));
    m_error->setVisible(!text.isEmpty());
}

void CommentEditor::fail(const ApiError &error)
{
    m_sending = false;
    showProblem(error.sentence());
    showButtons();
    m_text->setFocus();
}

void CommentEditor::showButtons()
{
    m_text->setReadOnly(m_sending);
    m_send->setEnabled(!m_sending && !m_text->toPlainText().trimmed().isEmpty());
}

} // namespace Speckle
