// SPDX-License-Identifier: MIT
#include "ui/pages/profileform.h"

#include "core/session/session.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QString roleText(const User &user)
{
    if (user.isAdmin())
        return ProfileForm::tr("Administrator of the server");
    return user.role().isEmpty() || user.role() == "user"_L1 ? ProfileForm::tr("User") : user.role();
}

QString serverText(const Session *session)
{
    if (!session)
        return {};
    const QString address = session->account().server.display();
    const ServerInfo &server = session->server();
    QString text = server.name.isEmpty() ? address
                                         //: %1 is a server's name, %2 its address
                                         : ProfileForm::tr("%1 (%2)").arg(oneLine(server.name, 100), address);
    if (!server.version.isEmpty())
        text += ProfileForm::tr(", version %1").arg(oneLine(server.version, 40));
    return text;
}

QString expiryText(const Token &token)
{
    const QDateTime end = token.expiresAt();
    if (!end.isValid())
        return ProfileForm::tr("does not say when it expires");
    if (token.isExpired())
        return ProfileForm::tr("expired %1").arg(exactTimeText(end));
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(end);
    const QString when = days == 0   ? ProfileForm::tr("today")
                         : days == 1 ? ProfileForm::tr("tomorrow")
                                     : ProfileForm::tr("in %1 days").arg(countText(days));
    //: %1 is a date, %2 how far away it is
    return ProfileForm::tr("expires %1 (%2)").arg(exactTimeText(end), when);
}

QString kindText(const Token &token)
{
    switch (token.kind()) {
    case Token::Kind::Session:
        return ProfileForm::tr("Session token, without live messages");
    case Token::Kind::Api:
        return ProfileForm::tr("API token");
    case Token::Kind::Unknown:
        break;
    }
    return ProfileForm::tr("Token");
}

QString whyNotEmpty(const QString &text)
{
    return text.trimmed().isEmpty() ? ProfileForm::tr("The server does not let this be emptied.") : QString();
}

} // namespace

ProfileForm::ProfileForm(QWidget *parent)
    : RecordForm(parent)
    , m_secret(new SecretEdit(column()))
    , m_copy(new QPushButton(icon(u"copy"_s), tr("C&opy"), column()))
{
    addLine("name", u"profileNameEdit"_s, tr("&Name"), whyNotEmpty);
    addLine("surname", u"profileSurnameEdit"_s, tr("S&urname"), whyNotEmpty);
    addLine("company", u"profileCompanyEdit"_s, tr("&Company"), whyNotEmpty);
    addFact(u"profileEmail"_s, tr("E-mail"), [](const User &user) { return user.email(); });
    addFact(u"profileRole"_s, tr("Role"), roleText);
    addFact(u"profileServer"_s, tr("Server"), {});
    addFact(u"profileTokenKind"_s, tr("Signed in by"), {});
    addToken();
    showSession(nullptr);
}

void ProfileForm::addFact(const QString &objectName, const QString &label,
                          const std::function<QString(const User &)> &text)
{
    QLabel *fact = plainLabel(objectName, column());
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Field field;
    field.key = objectName;
    field.widget = fact;
    // Nothing that could be typed, so that it never counts as edited.
    field.typed = [] { return QJsonValue(); };
    field.read = [](const Record &) { return QJsonValue(); };
    field.write = [](Record &, const QJsonValue &) {};
    field.setReadOnly = [](bool) {};
    field.show = [this, fact, text](const QJsonValue &) {
        if (text)
            fact->setText(breakable(oneLine(text(User(record().json())))));
    };
    addField(label, std::move(field));
}

void ProfileForm::addToken()
{
    auto *row = new QWidget(column());
    row->setObjectName(u"profileTokenRow"_s);
    m_secret->setObjectName(u"profileToken"_s);
    m_secret->setReadOnly(true);
    m_secret->setAccessibleName(tr("Token"));
    m_copy->setObjectName(u"profileTokenCopy"_s);
    m_copy->setAccessibleName(tr("Copy the token"));
    m_copy->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_secret, 1);
    layout->addWidget(m_copy);
    row->setFocusProxy(m_secret);
    connect(m_copy, &QPushButton::clicked, this, &ProfileForm::copyToken);
    Field field;
    field.key = u"token"_s;
    field.widget = row;
    field.typed = [] { return QJsonValue(); };
    field.read = [](const Record &) { return QJsonValue(); };
    field.write = [](Record &, const QJsonValue &) {};
    field.setReadOnly = [](bool) {};
    field.show = [](const QJsonValue &) {};
    addField(tr("&Token"), std::move(field));
}

void ProfileForm::showSession(const Session *session)
{
    const bool signedIn = session && session->state() != Session::State::SignedOut;
    const Token token = signedIn ? session->client()->token() : Token();
    if (token != std::exchange(m_token, token))
        hideToken();
    findChild<QLabel *>(u"profileServer"_s)->setText(breakable(serverText(session)));
    findChild<QLabel *>(u"profileTokenKind"_s)
        ->setText(token.isEmpty() ? tr("You are signed out.")
                                  //: %1 is a kind of token, %2 when it expires
                                  : tr("%1: %2").arg(kindText(token), expiryText(token)));
    m_secret->setEnabled(!token.isEmpty());
    m_copy->setEnabled(!token.isEmpty());
    m_copy->setToolTip(token.isEmpty()
                           ? tr("You are signed out.")
                           : tr("Whoever has the token can do at the server what you can do there."));
}

void ProfileForm::hideToken()
{
    m_secret->wipe();
    m_secret->setText(QString::fromLatin1(m_token.headerValue()));
    m_secret->setCursorPosition(0);
}

void ProfileForm::copyToken()
{
    auto *content = new QMimeData;
    content->setText(QString::fromLatin1(m_token.headerValue()));
    // Clipboard managers that know of it do not put it into their history.
    content->setData(u"x-kde-passwordManagerHint"_s, "secret");
    QGuiApplication::clipboard()->setMimeData(content);
    emit tokenCopied();
}

} // namespace Speckle
