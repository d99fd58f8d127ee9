// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

namespace Speckle {

//! A message bus of the test's own, on which no service can be started.
class PrivateBus
{
public:
    ~PrivateBus();
    //! False where there is no dbus-daemon. Sets DBUS_SESSION_BUS_ADDRESS.
    [[nodiscard]] bool start();
    [[nodiscard]] QString address() const { return m_address; }

private:
    QTemporaryDir m_directory;
    QProcess m_daemon;
    QString m_address;
};

/*!
 * As much of `org.freedesktop.secrets` as libsecret needs to keep, find and delete a password, in the session
 * type without encryption. Its prompts are dismissed by whoever would have to answer them.
 */
class FakeSecretService : public QDBusVirtualObject
{
    Q_OBJECT

public:
    enum class Mood { Open, Locked, NoCollection, Denying, Silent };

    explicit FakeSecretService(const QString &busAddress);
    ~FakeSecretService() override;

    bool appear();
    void vanish();
    void setMood(Mood mood) { m_mood = mood; }
    [[nodiscard]] QList<QByteArray> secrets() const { return m_items.values(); }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }

private:
    [[nodiscard]] QDBusMessage answer(const QDBusMessage &message);

    QDBusConnection m_connection;
    Mood m_mood = Mood::Open;
    QMap<QString, QByteArray> m_items; //!< by path
    QMap<QString, QMap<QString, QString>> m_attributes;
    int m_count = 0;
};

} // namespace Speckle
