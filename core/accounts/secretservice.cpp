// SPDX-License-Identifier: MIT
#include "core/accounts/secretservice.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

const QLatin1String serviceName("org.freedesktop.secrets");

using Outcome = Reply<SecretServiceState>;

//! Goes on with \a next when the bus has answered; \a outcome is the context, so that nothing happens without
//! it.
template <typename Next>
void ask(const QDBusConnection &bus, const QDBusMessage &message, std::chrono::milliseconds timeLimit,
         Outcome *outcome, Next next)
{
    auto *watcher
        = new QDBusPendingCallWatcher(bus.asyncCall(message, static_cast<int>(timeLimit.count())), outcome);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, outcome, [watcher, next = std::move(next)] {
        watcher->deleteLater();
        next(watcher->reply());
    });
}

QDBusMessage busCall(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                          u"org.freedesktop.DBus"_s, method);
}

SecretServiceState stateOf(const QDBusMessage &error)
{
    switch (QDBusError(error).type()) {
    case QDBusError::AccessDenied:
        return SecretServiceState::Denied;
    case QDBusError::UnknownObject: // the alias of a collection that was removed
    case QDBusError::UnknownInterface:
        return SecretServiceState::NoCollection;
    default: // nobody there, could not be started, does not answer
        return SecretServiceState::Absent;
    }
}

void askCollection(const QDBusConnection &bus, const QString &path, std::chrono::milliseconds timeLimit,
                   Outcome *outcome)
{
    QDBusMessage message
        = QDBusMessage::createMethodCall(serviceName, path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    message << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    ask(bus, message, timeLimit, outcome, [outcome](const QDBusMessage &answer) {
        if (answer.type() == QDBusMessage::ErrorMessage)
            return outcome->succeed(stateOf(answer));
        const bool locked = answer.arguments().value(0).value<QDBusVariant>().variant().toBool();
        outcome->succeed(locked ? SecretServiceState::Locked : SecretServiceState::Unlocked);
    });
}

void askDefault(const QDBusConnection &bus, std::chrono::milliseconds timeLimit, Outcome *outcome)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        serviceName, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
    message << u"default"_s;
    ask(bus, message, timeLimit, outcome, [=](const QDBusMessage &answer) {
        if (answer.type() == QDBusMessage::ErrorMessage)
            return outcome->succeed(stateOf(answer));
        const QString path = answer.arguments().value(0).value<QDBusObjectPath>().path();
        if (path.size() < 2) // "/": there is none
            outcome->succeed(SecretServiceState::NoCollection);
        else
            askCollection(bus, path, timeLimit, outcome);
    });
}

} // namespace

Reply<SecretServiceState> *askSecretService(const QDBusConnection &bus, QObject *parent,
                                            std::chrono::milliseconds timeLimit)
{
    if (!bus.isConnected())
        return settledReply<SecretServiceState>(parent, SecretServiceState::Absent);
    auto *outcome = new Outcome(parent);
    ask(bus, busCall(u"ListNames"_s), timeLimit, outcome, [=](const QDBusMessage &running) {
        const QStringList names = running.arguments().value(0).toStringList();
        if (names.contains(serviceName))
            return askDefault(bus, timeLimit, outcome);
        ask(bus, busCall(u"ListActivatableNames"_s), timeLimit, outcome, [=](const QDBusMessage &startable) {
            const QStringList all = names + startable.arguments().value(0).toStringList();
            if (all.contains(serviceName))
                askDefault(bus, timeLimit, outcome); // which starts it
            else
                outcome->succeed(all.filter(u"org.kde.kwalletd"_s).isEmpty() ? SecretServiceState::Absent
                                                                             : SecretServiceState::Unasked);
        });
    });
    return outcome;
}

} // namespace Speckle
