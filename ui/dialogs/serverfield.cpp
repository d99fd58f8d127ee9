// SPDX-License-Identifier: MIT
#include "ui/dialogs/serverfield.h"

#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QAction>
#include <QCompleter>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr int LongestAddress = 2'000;
constexpr qsizetype LongestVersion = 20;

QString hint()
{
    return ServerField::tr("The address of your server, such as speckle.example.com");
}

QString described(const ServerInfo &server)
{
    const QString name = oneLine(server.name, LongestName);
    const QString version = oneLine(server.version, LongestVersion);
    const QString called = name.isEmpty() ? server.address.display() : name;
    return version.isEmpty() ? called : ServerField::tr("%1, Speckle %2").arg(called, version);
}
} // namespace

ServerField::ServerField(const ClientOptions &options, std::chrono::milliseconds pause, QWidget *parent)
    : QWidget(parent)
    , m_options(options)
    , m_edit(new QLineEdit(this))
    , m_icon(new QLabel(this))
    , m_status(new WrappedLabel(u"serverStatus"_s, 2, this))
{
    m_edit->setObjectName(u"serverEdit"_s);
    m_edit->setAccessibleName(tr("Server"));
    m_edit->setMaxLength(LongestAddress);
    m_edit->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    setFocusProxy(m_edit);
    // Two lines of status from the start: the form beneath must not jump while the user is aiming at it.
    m_icon->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(3);
    layout->addWidget(m_edit, 0, 0, 1, 2);
    layout->addWidget(m_icon, 1, 0);
    layout->addWidget(m_status, 1, 1);
    layout->setColumnStretch(1, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &ServerField::check);
    connect(m_edit, &QLineEdit::textChanged, this, &ServerField::changed);
    say(Mood::Hint, hint());
}

void ServerField::setUsedServers(const QList<ServerAddress> &servers)
{
    if (servers.isEmpty())
        return;
    QStringList texts;
    for (const ServerAddress &server : servers)
        texts << server.base().toString();
    auto *completer = new QCompleter(texts, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    m_edit->setCompleter(completer);

    auto *all = m_edit->addAction(icon(u"chevron-down"_s), QLineEdit::TrailingPosition);
    all->setObjectName(u"usedServers"_s);
    all->setText(tr("Servers used before"));
    all->setToolTip(all->text());
    all->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    all->setShortcutContext(Qt::WidgetShortcut);
    connect(all, &QAction::triggered, this, [this, completer] {
        m_edit->setFocus();
        // An empty prefix matches all of them, whatever stands in the field.
        completer->setCompletionPrefix({});
        completer->complete();
    });
}

void ServerField::setText(const QString &text)
{
    m_edit->setText(text);
}

void ServerField::changed()
{
    m_pause.stop();
    if (m_call)
        m_call->cancel();
    m_call.clear();
    m_server.reset();
    if (m_edit->text().trimmed().isEmpty()) {
        say(Mood::Hint, hint());
    } else {
        say(Mood::Asking, tr("Asking the server…"));
        m_pause.start();
    }
    emit edited();
}

void ServerField::checkNow()
{
    if (m_call)
        return;
    m_pause.stop();
    check();
}

void ServerField::cancel()
{
    m_pause.stop();
    if (!m_call)
        return;
    m_call->cancel();
    m_call.clear();
    say(Mood::Hint, tr("The server was not asked to the end."));
}

void ServerField::check()
{
    const QString text = m_edit->text().trimmed();
    m_server.reset();
    if (ServerAddress::candidates(text).isEmpty()) {
        say(Mood::Bad, text.isEmpty() ? tr("Which server? Its address is missing.")
                                      : tr("This is no address of a server."));
        QMetaObject::invokeMethod(this, &ServerField::failed, Qt::QueuedConnection);
        return;
    }
    say(Mood::Asking, tr("Asking the server…"));
    auto *reply = checkServer(text, this, m_options);
    m_call = reply;
    reply->then(
        this,
        [this](const ServerInfo &server) {
            m_call.clear();
            m_server = server;
            say(Mood::Good, described(server));
            emit checked();
        },
        [this](const ApiError &error) {
            m_call.clear();
            showError(error);
            emit failed();
        });
}

void ServerField::showError(const ApiError &error)
{
    say(Mood::Bad, QStringList{error.reason(), error.nextStep()}.join(u' ').trimmed());
}

void ServerField::say(Mood mood, const QString &text)
{
    m_mood = mood;
    m_status->setText(text);
    m_edit->setAccessibleDescription(text);
    QString name = u"server"_s;
    switch (mood) {
    case Mood::Hint:
        break;
    case Mood::Asking:
        name = u"connecting"_s;
        break;
    case Mood::Good:
        name = u"check"_s;
        break;
    case Mood::Bad:
        name = u"warning"_s;
        break;
    }
    setAlarming(m_status, mood == Mood::Bad);
    const int side = fontMetrics().height();
    m_icon->setPixmap(icon(name).pixmap(QSize(side, side), devicePixelRatioF()));
}

void ServerField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // A label's pixmap is a picture of the old palette.
    if (event->type() == QEvent::PaletteChange)
        say(m_mood, m_status->text());
}

} // namespace Speckle
