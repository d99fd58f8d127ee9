// SPDX-License-Identifier: MIT
#include "core/net/exchange.h"

#include "core/net/redact.h"
#include "core/qtcompat.h"

#include <QNetworkAccessManager>
#include <QSslError>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

using Kind = ApiError::Kind;

constexpr int mostRedirects = 5;
// What QNetworkReply may hold unread: enough to keep a fast network busy, little enough for six at a time.
constexpr qint64 readBuffer = 2LL * 1024 * 1024;
constexpr qint64 firstReserve = 16LL * 1024 * 1024;
constexpr qint64 progressPause = 50; // ms
constexpr qsizetype parserPadding = 64; // simdjson reads this far beyond the end

/*
 * A body that can be read once. QNetworkAccessManager repeats a request, POSTs included, where the connection
 * breaks before the answer begins; a body that cannot be read again is what keeps it from doing that. It may
 * be rewound, as Qt does on every 307 and 308. Not a QBuffer: those it reads past their virtual functions.
 */
class OnceBody : public QIODevice
{
public:
    OnceBody(const QByteArray &bytes, QObject *parent)
        : QIODevice(parent)
        , m_bytes(bytes)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (pos() < m_read)
            return -1;
        const qint64 count = std::min<qint64>(most, m_bytes.size() - pos());
        std::memcpy(data, m_bytes.constData() + pos(), static_cast<size_t>(count));
        m_read = pos() + count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

//! Qt names a target for 305, too: a proxy that a stranger chooses is not one of ours.
bool isRedirect(int status)
{
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

QString originOf(const QUrl &url)
{
    QString origin = url.scheme() + "://"_L1 + url.host();
    if (url.port() > 0)
        origin += u':' + QString::number(url.port());
    return origin;
}

} // namespace

Exchange::Exchange(QNetworkAccessManager *network, const WireCall &call, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_call(call)
    , m_retriesLeft(call.verb == Request::Verb::Get ? call.retries : 0)
    , m_pause(call.retryPause)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_call.timeout);
    connect(&m_silence, &QTimer::timeout, this, [this] { abandonFor(ApiError(Kind::Timeout)); });
    m_whole.setSingleShot(true);
    m_whole.setInterval(m_call.wholeTimeout);
    connect(&m_whole, &QTimer::timeout, this, [this] { abandonFor(ApiError(Kind::Timeout)); });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { send(m_call.url); });
}

Exchange::~Exchange()
{
    dropReply();
}

void Exchange::start()
{
    m_whole.start();
    send(m_call.url);
}

QNetworkRequest Exchange::wireRequest(const QUrl &url) const
{
    QNetworkRequest request(url);
    // Redirects are followed by hand: the default policy hands our Authorization to whomever a server points
    // at.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, Compat::isHttp2Safe());
    // Qt's own guard goes by the ratio and would refuse large repetitive answers that we want; ours counts
    // bytes.
    request.setDecompressedSafetyCheckThreshold(-1);
    request.setRawHeader("Accept", "application/json");
    if (!m_call.authorization.isEmpty())
        request.setRawHeader("Authorization", m_call.authorization);
    if (m_call.body)
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return request;
}

void Exchange::send(const QUrl &url)
{
    m_body.clear();
    m_tlsErrors.clear();
    const QNetworkRequest request = wireRequest(url);
    const QByteArray bytes = m_call.body.value_or(QByteArray());
    const auto once = [this, &bytes]() -> QIODevice * {
        return m_call.repeatable || bytes.isEmpty() ? nullptr : new OnceBody(bytes, this);
    };
    QIODevice *device = nullptr;
    switch (m_call.verb) {
    case Request::Verb::Get:
        m_reply = m_network->get(request);
        break;
    case Request::Verb::Post:
        device = once();
        m_reply = device ? m_network->post(request, device) : m_network->post(request, bytes);
        break;
    case Request::Verb::Put:
        device = once();
        m_reply = device ? m_network->put(request, device) : m_network->put(request, bytes);
        break;
    case Request::Verb::Delete:
        m_reply = m_network->deleteResource(request);
        break;
    }
    if (device)
        device->setParent(m_reply);
    m_reply->setReadBufferSize(readBuffer);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors += error.errorString();
    });
    // Whatever moves is a sign of life.
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_silence.start(); });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        m_silence.start();
        if (total > progressPause * 1024)
            tell(sent, total);
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::conclude);
    m_silence.start();
}

void Exchange::readHeaders()
{
    m_silence.start();
    bool known = false;
    const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong(&known);
    if (!known)
        return;
    if (length > m_call.answerLimit)
        abandonFor(ApiError(Kind::TooLarge));
    else if (m_call.verb != Request::Verb::Get || m_call.rawBody || length > 0)
        m_body.reserve(std::min(length, firstReserve) + parserPadding);
}

void Exchange::readBody()
{
    if (!m_reply || !m_reply->isOpen())
        return;
    m_silence.start();
    // In pieces, and no more than the limit: a few kilobytes on the wire can unpack to gigabytes.
    while (m_reply->bytesAvailable() > 0) {
        const qint64 room = m_call.answerLimit - m_body.size();
        const QByteArray piece = m_reply->read(std::min<qint64>(room + 1, readBuffer));
        if (piece.isEmpty())
            break;
        if (piece.size() > room) {
            abandonFor(ApiError(Kind::TooLarge));
            return;
        }
        m_body += piece;
    }
    tell(m_body.size(), m_reply->header(QNetworkRequest::ContentLengthHeader).isValid()
                            ? m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong()
                            : -1);
}

bool Exchange::cameWhole() const
{
    // Where Qt unpacked the body it also removed this header.
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    return !length.isValid() || m_reply->hasRawHeader("Content-Encoding")
           || length.toLongLong() == m_body.size();
}

void Exchange::conclude()
{
    readBody();
    if (!m_reply)
        return; // it turned out to be too large
    m_silence.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool belowHttp = m_reply->error() != QNetworkReply::NoError
                           && (status == 0 || m_reply->error() < QNetworkReply::ContentAccessDenied
                               || m_reply->error() == QNetworkReply::ContentReSendError
                               || m_reply->error() == QNetworkReply::UnknownContentError
                               || (m_reply->error() >= QNetworkReply::ProtocolUnknownError
                                   && m_reply->error() <= QNetworkReply::ProtocolFailure));
    // A 4xx that Qt has no name for is an UnknownContentError as well, as is a body that does not unpack; to
    // 400 it says ProtocolInvalidOperationError.
    const bool isStatus = status >= 400
                          && (m_reply->error() == QNetworkReply::UnknownContentError
                              || m_reply->error() == QNetworkReply::ProtocolInvalidOperationError);
    if (belowHttp && !isStatus) {
        fail(networkError());
        return;
    }
    if (!cameWhole()) {
        fail(ApiError(Kind::Offline, tr("the answer broke off"), status));
        return;
    }
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (isRedirect(status) && !target.isEmpty()) {
        followRedirect(status, m_reply->url().resolved(target));
        return;
    }

    HttpAnswer http;
    http.status = status;
    http.body = m_body;
    http.sentToken = !m_call.authorization.isEmpty();
    http.tokenExpired = m_call.tokenExpired;
    http.rawBody = m_call.rawBody;
    dropReply();
    const Interpretation interpretation = interpret(http);
    const auto *error = std::get_if<ApiError>(&interpretation.result);
    if (error && (error->isTransient() || error->kind == Kind::TooLarge))
        fail(*error);
    else
        settle(interpretation);
}

void Exchange::followRedirect(int status, const QUrl &target)
{
    const bool read = m_call.verb == Request::Verb::Get;
    if (!isSameOrigin(target, m_call.url)) {
        fail(ApiError(Kind::NotSpeckle, tr("it points to another server, %1").arg(originOf(target)), status));
    } else if (!read && status != 307 && status != 308) {
        // 301 to 303 turn a write into a GET, whose success would be taken for the write's.
        fail(ApiError(Kind::NotSpeckle, tr("it points to another place instead of doing it"), status));
    } else if (++m_redirects > mostRedirects) {
        fail(ApiError(Kind::NotSpeckle, tr("it points from one place to the next without end"), status));
    } else {
        dropReply();
        send(target);
    }
}

void Exchange::abandonFor(const ApiError &error)
{
    fail(error);
}

void Exchange::fail(ApiError error)
{
    dropReply();
    const bool maybeTransient
        = (error.kind == Kind::Offline || error.kind == Kind::Refused || error.isTransient())
          && error.kind != Kind::Timeout && error.kind != Kind::NameNotFound && error.httpStatus != 429;
    if (maybeTransient && m_retriesLeft > 0) {
        --m_retriesLeft;
        m_again.start(m_pause);
        m_pause *= 2;
        return;
    }
    if (!m_call.repeatable && (error.kind == Kind::Offline || error.kind == Kind::Timeout))
        error.advice = tr("It may have been carried out all the same: refresh before you try again.");
    settle({error, false});
}

void Exchange::settle(const Interpretation &interpretation)
{
    m_whole.stop();
    m_again.stop();
    emit settled(interpretation);
}

ApiError Exchange::networkError() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString words = redact(m_reply->errorString()).left(2'000);
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {Kind::Refused, words, status};
    case QNetworkReply::HostNotFoundError:
        return {Kind::NameNotFound, words, status};
    case QNetworkReply::TimeoutError:
        return {Kind::Timeout, words, status};
    case QNetworkReply::SslHandshakeFailedError: {
        ApiError error(Kind::Tls, m_tlsErrors.isEmpty() ? words : m_tlsErrors.join("; "_L1), status);
        error.badCertificate = !m_tlsErrors.isEmpty();
        return error;
    }
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return {Kind::NotSpeckle, tr("its answer cannot be read"), status};
    default:
        return {Kind::Offline, words, status};
    }
}

void Exchange::dropReply()
{
    m_silence.stop();
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    if (reply->isRunning())
        reply->abort();
    reply->deleteLater();
}

void Exchange::tell(qint64 done, qint64 total)
{
    if (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < progressPause && done != total)
        return;
    m_sinceProgress.start();
    emit progressed(done, total);
}

} // namespace Speckle
