// SPDX-License-Identifier: MIT
#include "ui/dialogs/keychainquestion.h"

#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr int IconSide = 32;
}

KeychainQuestion::KeychainQuestion(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_headline(new WrappedLabel(u"keychainHeadline"_s, 1, this))
    , m_text(new WrappedLabel(u"keychainText"_s, 1, this))
    , m_sessionOnly(new QPushButton(tr("&Stay signed in for this session only"), this))
    , m_tryAgain(new QPushButton(tr("&Try the keychain again"), this))
{
    setObjectName(u"keychainQuestion"_s);
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_icon->setAlignment(Qt::AlignTop);
    m_sessionOnly->setObjectName(u"sessionOnlyButton"_s);
    m_tryAgain->setObjectName(u"keychainRetryButton"_s);
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(u"keychainCancelButton"_s);

    auto *words = new QVBoxLayout;
    words->addWidget(m_headline);
    words->addWidget(m_text);
    words->addStretch(1);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(m_icon);
    top->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top, 1);
    // One beneath the other: side by side these sentences would make the dialog too wide in most languages.
    for (QPushButton *button : {m_sessionOnly, m_tryAgain, cancel})
        layout->addWidget(button);

    connect(m_sessionOnly, &QPushButton::clicked, this, &KeychainQuestion::sessionOnlyChosen);
    connect(m_tryAgain, &QPushButton::clicked, this, &KeychainQuestion::tryAgainChosen);
    connect(cancel, &QPushButton::clicked, this, &KeychainQuestion::cancelled);
    drawIcon();
}

void KeychainQuestion::ask(SecretStore::Availability availability, const ApiError &error)
{
    const QString session = tr("Staying signed in for this session only keeps it in memory: when the program "
                               "ends, it is forgotten.");
    switch (availability) {
    case SecretStore::Availability::Locked:
        m_headline->setText(tr("The keychain is locked"));
        m_text->setText(
            tr("Your sign-in is to be kept in the system's keychain, which has to be unlocked first: unlock "
               "it and try again.")
            + u"\n\n"_s + session);
        break;
    case SecretStore::Availability::None:
        m_headline->setText(tr("There is no keychain on this machine"));
        m_text->setText(
            tr("Your sign-in is kept in the system's keychain and nowhere else, and none is running here. "
               "On Linux GNOME Keyring, KWallet and KeePassXC provide one.")
            + u"\n\n"_s + session);
        break;
    case SecretStore::Availability::Denied:
        m_headline->setText(tr("The keychain said no"));
        m_text->setText(
            tr("You, or the keychain's settings, did not allow this program to keep your sign-in there.")
            + u"\n\n"_s + session);
        break;
    case SecretStore::Availability::Unknown:
    case SecretStore::Availability::Available:
        m_headline->setText(tr("The keychain did not keep your sign-in"));
        m_text->setText(error.reason() + u"\n\n"_s + session);
        break;
    }
    const bool canHelp = availability != SecretStore::Availability::None;
    (canHelp ? m_tryAgain : m_sessionOnly)->setDefault(true);
    (canHelp ? m_tryAgain : m_sessionOnly)->setFocus();
}

void KeychainQuestion::drawIcon()
{
    m_icon->setPixmap(icon(u"key"_s).pixmap(QSize(IconSide, IconSide), devicePixelRatioF()));
}

void KeychainQuestion::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

} // namespace Speckle
