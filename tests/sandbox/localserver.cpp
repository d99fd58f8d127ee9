// SPDX-License-Identifier: MIT
#include "tests/sandbox/localserver.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QSignalSpy>

#include <memory>

using namespace Qt::StringLiterals;

QJsonObject Response::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString LocalServer::program()
{
    return qEnvironmentVariable("SPECKLE_SANDBOX");
}

LocalServer::LocalServer(const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program(), QStringList{u"--port"_s, u"0"_s} + options);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(60'000)) {}
    const QString line = QString::fromLocal8Bit(m_process.readLine()).trimmed();
    const QString greeting = u"listening on "_s;
    if (line.startsWith(greeting))
        m_address = line.sliced(greeting.size());
}

LocalServer::~LocalServer()
{
    if (m_process.state() != QProcess::NotRunning)
        end();
}

QUrl LocalServer::socketUrl(const QString &pathAndQuery) const
{
    QUrl url(m_address + pathAndQuery);
    url.setScheme(u"ws"_s);
    return url;
}

void LocalServer::killHard()
{
    m_process.kill();
    m_process.waitForFinished();
    m_address.clear();
}

int LocalServer::end()
{
    m_process.terminate();
    const bool ended = m_process.waitForFinished(10'000) && m_process.exitStatus() == QProcess::NormalExit;
    if (!ended)
        killHard();
    return ended ? m_process.exitCode() : -1;
}

Response LocalServer::call(const QByteArray &method, const QString &path, const QByteArray &body,
                           const QString &token, const QHash<QByteArray, QByteArray> &headers)
{
    QNetworkRequest request(QUrl(m_address + path));
    request.setTransferTimeout(30'000);
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.setRawHeader(it.key(), it.value());
    if (!token.isEmpty())
        request.setRawHeader("Authorization", token.toLatin1());
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(40'000);
    Response response;
    response.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    response.body = reply->readAll();
    response.contentType = reply->rawHeader("Content-Type");
    response.eTag = reply->rawHeader("ETag");
    const auto pairs = reply->rawHeaderPairs();
    for (const auto &[name, value] : pairs)
        response.headers.insert(name.toLower(), value);
    return response;
}

Response LocalServer::call(const QByteArray &method, const QString &path, const QJsonObject &body,
                           const QString &token)
{
    return call(method, path, QJsonDocument(body).toJson(), token);
}

QJsonObject LocalServer::registered(const QString &email)
{
    return call("POST", u"/api/accounts/register"_s,
                QJsonObject{{u"email"_s, email}, {u"password"_s, u"long enough"_s}})
        .resource();
}
