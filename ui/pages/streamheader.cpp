// SPDX-License-Identifier: MIT
#include "ui/pages/streamheader.h"

#include "core/records/stream.h"
#include "ui/pages/streamactions.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QToolButton *smallButton(const QString &name, const QString &iconName, const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(14, 14));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}

} // namespace

StreamHeader::StreamHeader(const QString &streamId, const QString &accountId, UiState *state, QWidget *parent)
    : QWidget(parent)
    , m_streamId(streamId)
    , m_name(new ElidedLabel(this))
    , m_owner(new ElidedLabel(this))
    , m_ownerSign(new IconLabel(u"user"_s, this))
    , m_accessSign(new IconLabel(u"lock-open"_s, this))
    , m_access(new QLabel(this))
    , m_updated(new QLabel(this))
    , m_busy(new QProgressBar(this))
{
    m_name->setObjectName(u"streamName"_s);
    m_name->setFont(headlineFont(font()));
    m_name->setText(streamId);
    m_owner->setObjectName(u"streamOwner"_s);
    m_access->setObjectName(u"streamAccess"_s);
    m_updated->setObjectName(u"streamUpdated"_s);
    for (QLabel *label : {m_access, m_updated})
        label->setTextFormat(Qt::PlainText);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(3);
    m_busy->setAccessibleName(tr("Loading"));
    // Its room is kept, so that the page does not jump when it comes.
    QSizePolicy policy = m_busy->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(policy);
    m_busy->hide();

    auto *id = new QLabel(this);
    id->setObjectName(u"streamIdLabel"_s);
    id->setTextFormat(Qt::PlainText);
    id->setText(oneLine(streamId, 64));
    id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    id->setFocusPolicy(Qt::NoFocus);
    auto *copyId = smallButton(u"copyIdButton"_s, u"copy"_s, tr("Copy the stream's id"), this);
    auto *copyLink = smallButton(u"copyLinkButton"_s, u"link"_s, tr("Copy the stream's address"), this);
    connect(copyId, &QToolButton::clicked, this,
            [streamId] { QGuiApplication::clipboard()->setText(streamId); });
    connect(copyLink, &QToolButton::clicked, this, &StreamHeader::copyLinkRequested);

    m_ownerSign->hide(); // nobody knows anything yet
    auto *facts = new QHBoxLayout;
    facts->setSpacing(4);
    facts->addWidget(id);
    facts->addWidget(copyId);
    facts->addWidget(copyLink);
    facts->addSpacing(14);
    facts->addWidget(m_ownerSign);
    facts->addWidget(m_owner);
    facts->addSpacing(14);
    facts->addWidget(m_accessSign);
    facts->addWidget(m_access);
    facts->addSpacing(14);
    facts->addWidget(m_updated);
    facts->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->setSpacing(3);
    addActions(accountId, state);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_star);
    top->addWidget(m_menu);
    layout->addLayout(top);
    layout->addLayout(facts);
    layout->addWidget(m_busy);
}

void StreamHeader::addActions(const QString &accountId, UiState *state)
{
    // Dialogs belong to the page: the header is no window to stand over.
    m_actions = new StreamActions(
        this, [this] { return QStringList{m_streamId}; }, state, accountId,
        parentWidget() ? parentWidget() : this);
    m_actions->addAll();
    connect(m_actions, &StreamActions::pageRequested, this, &StreamHeader::pageRequested);
    m_star = smallButton(u"starButton"_s, u"star"_s, tr("Star"), this);
    m_star->setEnabled(m_actions->stars());
    connect(m_star, &QToolButton::clicked, this, [this] { m_actions->toggleStars({m_streamId}); });
    if (m_actions->stars())
        connect(m_actions->stars(), &Stars::changed, this, &StreamHeader::showStar);
    showStar();
    m_menu = smallButton(u"streamActionsButton"_s, u"more"_s, tr("What can be done with this stream"), this);
    m_menu->setText(tr("Actions"));
    m_menu->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_menu, &QToolButton::clicked, this,
            [this] { m_actions->actions()->popup(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
}

void StreamHeader::setSession(Session *session)
{
    m_actions->setSession(session);
    m_menu->setEnabled(session);
}

void StreamHeader::showStar()
{
    const bool starred = m_actions->stars() && m_actions->stars()->contains(m_streamId);
    m_star->setIcon(icon(starred ? u"star-filled"_s : u"star"_s));
    const QString what = starred ? tr("Take the star off") : tr("Give it a star");
    m_star->setToolTip(what);
    m_star->setAccessibleName(what);
}

void StreamHeader::setStream(const Stream &stream, const QString &ownerName)
{
    m_name->setText(stream.name().isEmpty() ? tr("(no name)") : stream.name());
    m_ownerSign->show();
    m_owner->setText(ownerName.isEmpty() ? tr("nobody") : ownerName);
    m_accessSign->setIcon(stream.isPrivate() ? u"lock"_s : u"lock-open"_s);
    const QString access = stream.isPrivate() ? tr("Private") : tr("Public");
    m_access->setText(stream.isDeleted() ? tr("%1 · In the archive").arg(access) : access);
    const QString when = timeText(stream.updatedAt());
    m_updated->setText(when.isEmpty() ? QString() : tr("Updated: %1").arg(when));
    m_updated->setToolTip(plainToolTip(exactTimeText(stream.updatedAt())));
}

void StreamHeader::setBusy(bool busy)
{
    m_busy->setVisible(busy);
}

} // namespace Speckle
