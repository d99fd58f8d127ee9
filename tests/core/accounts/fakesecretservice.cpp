// SPDX-License-Identifier: MIT
#include "tests/core/accounts/fakesecretservice.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

const QString root = u"/org/freedesktop/secrets"_s;
const QString collection = u"/org/freedesktop/secrets/collection/login"_s;

} // namespace

//! The specification's (oayays).
struct WireSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

static QDBusArgument &operator<<(QDBusArgument &argument, const WireSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

static const QDBusArgument &operator>>(const QDBusArgument &argument, WireSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

PrivateBus::~PrivateBus()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
}

bool PrivateBus::start()
{
    const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
    if (program.isEmpty())
        return false;
    QFile config(m_directory.filePath(u"bus.conf"_s));
    if (!config.open(QIODevice::WriteOnly))
        return false;
    config.write(R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=)"
                 + m_directory.path().toUtf8() + R"(</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>)");
    config.close();
    m_daemon.start(program,
                   {u"--config-file=%1"_s.arg(config.fileName()), u"--nofork"_s, u"--print-address"_s});
    if (!m_daemon.waitForReadyRead())
        return false;
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
    return !m_address.isEmpty();
}

FakeSecretService::FakeSecretService(const QString &busAddress)
    : m_connection(QDBusConnection::connectToBus(busAddress, u"fake-secrets"_s))
{
    qDBusRegisterMetaType<WireSecret>();
    qDBusRegisterMetaType<QMap<QDBusObjectPath, WireSecret>>();
    qDBusRegisterMetaType<QMap<QString, QString>>();
    m_connection.registerVirtualObject(root, this, QDBusConnection::SubPath);
}

FakeSecretService::~FakeSecretService()
{
    m_connection.unregisterObject(root, QDBusConnection::UnregisterTree);
    QDBusConnection::disconnectFromBus(u"fake-secrets"_s);
}

bool FakeSecretService::appear()
{
    return m_connection.registerService(u"org.freedesktop.secrets"_s);
}

void FakeSecretService::vanish()
{
    m_connection.unregisterService(u"org.freedesktop.secrets"_s);
    m_items.clear();
    m_attributes.clear();
}

bool FakeSecretService::handleMessage(const QDBusMessage &message, const QDBusConnection &)
{
    if (m_mood == Mood::Silent)
        message.setDelayedReply(true);
    else if (m_mood == Mood::Denying)
        m_connection.send(message.createErrorReply(QDBusError::AccessDenied, u"Not you."_s));
    else
        m_connection.send(answer(message));
    if (message.member() == "Prompt"_L1 && m_mood != Mood::Silent) {
        QDBusMessage completed
            = QDBusMessage::createSignal(message.path(), u"org.freedesktop.Secret.Prompt"_s, u"Completed"_s);
        completed << true
                  << QVariant::fromValue(
                         QDBusVariant(QVariant::fromValue(QList<QDBusObjectPath>()))); // dismissed
        m_connection.send(completed);
    }
    return true;
}

QDBusMessage FakeSecretService::answer(const QDBusMessage &message)
{
    const QString method = message.member();
    const QVariantList in = message.arguments();
    const auto path = [](const QString &text) { return QVariant::fromValue(QDBusObjectPath(text)); };
    const auto paths = [](const QStringList &texts) {
        QList<QDBusObjectPath> list;
        for (const QString &text : texts)
            list += QDBusObjectPath(text);
        return QVariant::fromValue(list);
    };
    const bool locked = m_mood == Mood::Locked;

    if (method == "ReadAlias"_L1)
        return message.createReply(path(m_mood == Mood::NoCollection ? u"/"_s : collection));
    if (method == "Get"_L1 && in.value(1).toString() == "Locked"_L1)
        return message.createReply(QVariant::fromValue(QDBusVariant(locked)));
    if (method == "GetAll"_L1)
        return message.createReply(QVariantMap());
    if (method == "OpenSession"_L1) {
        if (in.value(0).toString() != "plain"_L1)
            return message.createErrorReply(QDBusError::NotSupported, u"Plain only."_s);
        return message.createReply(
            {QVariant::fromValue(QDBusVariant(QString())), path(root + "/session/1"_L1)});
    }
    if (method == "SearchItems"_L1) {
        const auto wanted = qdbus_cast<QMap<QString, QString>>(in.value(0));
        QStringList found;
        for (auto it = m_attributes.cbegin(); it != m_attributes.cend(); ++it) {
            bool fits = true;
            for (auto pair = wanted.cbegin(); pair != wanted.cend(); ++pair)
                fits = fits && it->value(pair.key()) == pair.value();
            if (fits)
                found += it.key();
        }
        return message.createReply(
            {paths(locked ? QStringList() : found), paths(locked ? found : QStringList())});
    }
    if (method == "Unlock"_L1)
        return message.createReply({paths({}), path(root + "/prompt/1"_L1)});
    if (method == "Prompt"_L1)
        return message.createReply();
    if (method == "GetSecrets"_L1) {
        QMap<QDBusObjectPath, WireSecret> secrets;
        const auto wanted = qdbus_cast<QList<QDBusObjectPath>>(in.value(0));
        for (const QDBusObjectPath &item : wanted)
            secrets.insert(
                item,
                {in.value(1).value<QDBusObjectPath>(), {}, m_items.value(item.path()), u"text/plain"_s});
        return message.createReply(QVariant::fromValue(secrets));
    }
    if (method == "CreateItem"_L1) {
        if (locked)
            return message.createErrorReply(u"org.freedesktop.Secret.Error.IsLocked"_s, u"Locked."_s);
        const auto properties = qdbus_cast<QVariantMap>(in.value(0));
        const auto attributes = qdbus_cast<QMap<QString, QString>>(
            properties.value(u"org.freedesktop.Secret.Item.Attributes"_s));
        const QString item = m_attributes.key(attributes, collection + u'/' + QString::number(++m_count));
        m_items.insert(item, qdbus_cast<WireSecret>(in.value(1)).value);
        m_attributes.insert(item, attributes);
        return message.createReply({path(item), path(u"/"_s)});
    }
    if (method == "Delete"_L1) {
        m_items.remove(message.path());
        m_attributes.remove(message.path());
        return message.createReply(path(u"/"_s));
    }
    return message.createErrorReply(QDBusError::UnknownMethod, method);
}

} // namespace Speckle
