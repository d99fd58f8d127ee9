// SPDX-License-Identifier: MIT
#include "ui/pages/welcomepage.h"

#include "ui/widgets/iconlabel.h"
#include "ui/widgets/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr int PictureSize = 96;
constexpr int WelcomeWidth = 480;
constexpr int ButtonWidth = 200;

QLabel *centred(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    return label;
}

QPushButton *bigButton(const QString &name, const QIcon &icon, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(icon, text, parent);
    button->setObjectName(name);
    button->setMinimumSize(ButtonWidth, 2 * button->fontMetrics().height() + 4);
    button->setAutoDefault(true);
    return button;
}
} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : Page(parent)
    , m_signIn(bigButton(u"welcomeSignIn"_s, Speckle::icon(u"sign-in"_s), tr("&Sign in…"), this))
    , m_demo(bigButton(u"welcomeDemo"_s, Speckle::icon(u"demo"_s), tr("&Try the demo"), this))
    , m_doing(centred({}, this))
    , m_bar(new QProgressBar(this))
{
    setObjectName(u"welcomePage"_s);
    setAccessibleName(tr("Welcome"));

    QLabel *headline = centred(tr("Welcome to Speckle Browser"), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    headline->setFont(large);
    QLabel *what
        = centred(tr("See the streams of your Speckle servers, look into their objects, edit them, and watch "
                     "what your colleagues send, live."),
                  this);
    QLabel *hint
        = centred(tr("The demo is a small server on this computer with a sample building. Nothing leaves the "
                     "machine; it is gone when the program ends."),
                  this);
    hint->setForegroundRole(QPalette::PlaceholderText);

    m_doing->setObjectName(u"welcomeDoing"_s);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(ButtonWidth);
    m_bar->setAccessibleName(tr("The demo is being started"));
    // They keep their place while hidden: the buttons must not jump under the pointer.
    for (QWidget *widget : {static_cast<QWidget *>(m_doing), static_cast<QWidget *>(m_bar)}) {
        QSizePolicy policy = widget->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        widget->setSizePolicy(policy);
        widget->hide();
    }

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(16);
    buttons->addStretch();
    buttons->addWidget(m_signIn);
    buttons->addWidget(m_demo);
    buttons->addStretch();

    // A column of fixed width: labels with word wrap get their height from it. (Aligned one by one they would
    // be cut after the first line.)
    auto *column = new QWidget(this);
    column->setFixedWidth(WelcomeWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new IconLabel(u"speckle-browser"_s, this, PictureSize), 0, Qt::AlignHCenter);
    layout->addSpacing(16);
    layout->addWidget(headline);
    layout->addSpacing(12);
    layout->addWidget(what);
    layout->addSpacing(28);
    layout->addLayout(buttons);
    layout->addSpacing(20);
    layout->addWidget(hint);
    layout->addSpacing(20);
    layout->addWidget(m_doing);
    layout->addSpacing(6);
    layout->addWidget(m_bar, 0, Qt::AlignHCenter);

    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(column);
    middle->addStretch();
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(32, 32, 32, 32);
    whole->addStretch(2);
    whole->addLayout(middle);
    whole->addStretch(3);

    connect(m_signIn, &QPushButton::clicked, this, &WelcomePage::signInRequested);
    connect(m_demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);
}

QString WelcomePage::title() const
{
    return tr("Welcome");
}

QIcon WelcomePage::icon() const
{
    return Speckle::icon(u"welcome"_s);
}

QString WelcomePage::address() const
{
    return u"welcome"_s;
}

void WelcomePage::focusStart()
{
    m_signIn->setFocus();
}

void WelcomePage::setBusy(const QString &doing)
{
    m_demo->setEnabled(doing.isEmpty());
    m_doing->setText(doing);
    m_doing->setVisible(!doing.isEmpty());
    m_bar->setVisible(!doing.isEmpty());
}

} // namespace Speckle
