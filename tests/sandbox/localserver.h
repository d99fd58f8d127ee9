// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QString>
#include <QUrl>

//! What came back for one request.
struct Response
{
    int status = 0; //!< 0: no answer at all
    QByteArray body;
    QByteArray contentType;
    QByteArray eTag;
    QHash<QByteArray, QByteArray> headers; //!< names in lower case

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QJsonObject resource() const
    {
        return json().value(QLatin1StringView("resource")).toObject();
    }
};

//! speckle-sandbox as a process of its own, talked to over HTTP.
class LocalServer
{
public:
    //! Starts it on a free port; isRunning() tells whether that worked.
    explicit LocalServer(const QStringList &options = {});
    ~LocalServer();
    Q_DISABLE_COPY_MOVE(LocalServer)

    [[nodiscard]] bool isRunning() const
    {
        return !m_address.isEmpty() && m_process.state() == QProcess::Running;
    }
    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] QUrl socketUrl(const QString &pathAndQuery) const;
    [[nodiscard]] QProcess &process() { return m_process; }

    //! No chance to tidy up, as in a crash.
    void killHard();
    //! SIGTERM; the exit code, or -1 if it had to be killed.
    int end();

    Response call(const QByteArray &method, const QString &path, const QByteArray &body = {},
                  const QString &token = {},
                  const QHash<QByteArray, QByteArray> &headers = {{"Content-Type", "application/json"}});
    Response call(const QByteArray &method, const QString &path, const QJsonObject &body,
                  const QString &token = {});

    //! The resource of a new account: token and apitoken.
    QJsonObject registered(const QString &email);

    static QString program();

private:
    QProcess m_process;
    QString m_address;
    QNetworkAccessManager m_network;
};
