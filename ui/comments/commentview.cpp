// SPDX-License-Identifier: MIT
#include "ui/comments/commentview.h"

#include "core/background.h"
#include "core/session/session.h"
#include "core/session/sessioncomments.h"
#include "ui/comments/commentpicture.h"
#include "ui/comments/commentwork.h"
#include "ui/objects/jsonview.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize pictureSize(1600, 1200);

QLabel *selectableLabel(const QString &name, QWidget *parent)
{
    auto *label = new WrappedLabel(name, 1, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

CommentView::CommentView(QWidget *parent)
    : QScrollArea(parent)
    , m_author(selectableLabel(u"commentViewAuthor"_s, this))
    , m_facts(selectableLabel(u"commentViewFacts"_s, this))
    , m_words(new QPlainTextEdit(this))
    , m_all(new QToolButton(this))
    , m_pictureView(new QLabel(this))
    , m_note(selectableLabel(u"commentViewNote"_s, this))
    , m_savedButton(new QToolButton(this))
    , m_saved(new JsonView(this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    QFont bold = font();
    bold.setBold(true);
    m_author->setFont(bold);
    m_words->setObjectName(u"commentViewText"_s);
    m_words->setAccessibleName(tr("Text of the comment"));
    m_words->setReadOnly(true);
    m_words->setTabChangesFocus(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    m_pictureView->setObjectName(u"commentViewPicture"_s);
    m_pictureView->setTextFormat(Qt::PlainText);
    m_all->setObjectName(u"commentViewAll"_s);
    m_all->setText(tr("Show all of it"));
    m_savedButton->setObjectName(u"commentViewSaved"_s);
    m_savedButton->setText(tr("Saved view"));
    m_savedButton->setToolTip(tr("Where the author's camera stood, for the program that wrote it"));
    m_savedButton->setIcon(Speckle::icon(u"code"_s));
    m_savedButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_savedButton->setCheckable(true);
    m_saved->setSubject(tr("Saved view"), u"commentViewJson"_s);
    m_saved->setMinimumHeight(fontMetrics().lineSpacing() * 10);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->addWidget(m_author);
    layout->addWidget(m_facts);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_all, 0, Qt::AlignLeft);
    layout->addWidget(m_pictureView);
    layout->addWidget(m_note);
    layout->addWidget(m_savedButton, 0, Qt::AlignLeft);
    layout->addWidget(m_saved);
    setWidget(content);
    setFocusProxy(m_words);

    connect(m_all, &QToolButton::clicked, this, [this] { showText(m_text.size()); });
    connect(m_savedButton, &QToolButton::toggled, m_saved, &QWidget::setVisible);
    show({});
}

void CommentView::setComment(Session *session, const QString &commentId)
{
    m_session = session;
    if (m_id != commentId)
        m_savedButton->setChecked(false);
    m_id = commentId;
    show(session && !commentId.isEmpty() ? session->comments()->comment(commentId).value_or(Comment())
                                         : Comment());
}

void CommentView::show(const Comment &comment)
{
    const bool any = m_session && !comment.isEmpty();
    m_author->setText(
        any ? breakable(comment.isAnonymous()
                            ? tr("Nobody signed it  ·  %1").arg(exactTimeText(comment.createdAt()))
                            : tr("%1  ·  %2")
                                  .arg(oneLine(m_session->userName(comment.owner()), 120),
                                       exactTimeText(comment.createdAt())))
            : tr("Choose a comment to read it."));
    m_facts->setText(any ? facts(comment) : QString());
    m_facts->setVisible(!m_facts->text().isEmpty());
    m_words->setVisible(any);
    m_note->setText(any ? note(comment) : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    if (!any || comment.text() != m_text || comment.id() != m_shown.id()) {
        m_text = comment.text();
        showText(FirstPart);
    }
    showPicture(comment);
    const QJsonObject view = any ? comment.view() : QJsonObject();
    m_savedButton->setVisible(!view.isEmpty());
    m_saved->setVisible(!view.isEmpty() && m_savedButton->isChecked());
    if (!view.isEmpty())
        m_saved->setJson(QJsonDocument(view).toJson(QJsonDocument::Compact), u"view-"_s + comment.id());
    m_shown = comment;
}

void CommentView::showText(qsizetype limit)
{
    const bool cut = m_text.size() > limit;
    m_words->setPlainText(cut ? m_text.left(limit) : m_text);
    m_all->setVisible(cut);
    if (cut)
        m_all->setText(tr("The first %1 of %2 characters. Show all of it")
                           .arg(countText(limit), countText(m_text.size())));
}

QString CommentView::facts(const Comment &comment) const
{
    QStringList facts;
    if (comment.isClosed())
        facts += tr("Closed");
    if (comment.isFlagged())
        facts += tr("Flagged");
    if (!comment.status().isEmpty())
        facts += tr("Status: %1").arg(oneLine(comment.status(), 80));
    if (!comment.priority().isEmpty())
        facts += tr("Priority: %1").arg(oneLine(comment.priority(), 80));
    QStringList names;
    const QStringList assigned = comment.assignedTo();
    for (const QString &userId : assigned)
        names += oneLine(m_session->userName(userId), 80);
    if (!names.isEmpty())
        facts += tr("Assigned to: %1").arg(names.join(u", "_s));
    if (const QStringList labels = comment.labels(); !labels.isEmpty())
        facts += tr("Labels: %1").arg(oneLine(labels.join(u", "_s), 400));
    return breakable(facts.join(u"  ·  "_s));
}

QString CommentView::note(const Comment &comment) const
{
    const qsizetype answers = comment.replies().size();
    if (answers == 0 || m_session->comments()->mayTouch(comment))
        return {};
    return answers == 1
               ? tr("One answer is on the comment itself: the server shows it to the comment's author "
                    "and administrators only.")
               : tr("%1 answers are on the comment itself: the server shows them to the comment's "
                    "author and administrators only.")
                     .arg(countText(answers));
}

void CommentView::showPicture(const Comment &comment)
{
    const QString url = comment.screenshot();
    if (url == m_screenshot)
        return;
    m_screenshot = url;
    m_picture = {};
    m_pictureView->setPixmap({});
    m_pictureView->setWordWrap(true);
    m_pictureView->setText(url.isEmpty() ? QString() : tr("Reading the picture…"));
    m_pictureView->setVisible(!url.isEmpty());
    if (url.isEmpty())
        return;
    inBackground(
        this, [comment] { return CommentPicture::decode(comment, pictureSize); },
        [this, url](const CommentPicture::Shown &shown) {
            if (url != m_screenshot)
                return;
            m_picture = shown.image;
            if (m_picture.isNull())
                m_pictureView->setText(shown.problem);
            else
                placePicture();
        });
}

void CommentView::placePicture()
{
    if (m_picture.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const int width = qMax(80, viewport()->width() - 24);
    QImage image = m_picture;
    if (image.width() > int(width * ratio))
        image = image.scaledToWidth(int(width * ratio), Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    m_pictureView->setWordWrap(false); // or it would give way when room is short
    m_pictureView->setPixmap(QPixmap::fromImage(image));
}

void CommentView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    placePicture();
}

} // namespace Speckle
