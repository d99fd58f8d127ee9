// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/interpret.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>

class QIODevice;
class QNetworkAccessManager;

namespace Speckle {

//! A call made ready for the wire.
struct WireCall
{
    Request::Verb verb = Request::Verb::Get;
    QUrl url;
    std::optional<QByteArray> body;
    QByteArray authorization; //!< value of the header; empty: none is sent
    bool tokenExpired = false;
    bool repeatable = false; //!< changes nothing at the server: may be sent more than once
    bool rawBody = false;
    std::chrono::milliseconds timeout{};
    std::chrono::milliseconds wholeTimeout{};
    std::chrono::milliseconds retryPause{};
    int retries = 0;
    qint64 answerLimit = 0;
};

/*!
 * One call on its way, with its redirects and repetitions. Lives where its QNetworkAccessManager lives.
 * Ends in exactly one settled(), never from within start(); deleting it before that gives the call up.
 */
class Exchange : public QObject
{
    Q_OBJECT

public:
    Exchange(QNetworkAccessManager *network, const WireCall &call, QObject *parent);
    ~Exchange() override;

    void start();

signals:
    void progressed(qint64 done, qint64 total);
    void settled(const Speckle::Interpretation &interpretation);

private:
    void send(const QUrl &url);
    [[nodiscard]] QNetworkRequest wireRequest(const QUrl &url) const;
    void readHeaders();
    void readBody();
    void conclude();
    void followRedirect(int status, const QUrl &target);
    void abandonFor(const ApiError &error);
    void fail(ApiError error);
    void settle(const Interpretation &interpretation);
    [[nodiscard]] ApiError networkError() const;
    [[nodiscard]] bool cameWhole() const;
    void dropReply();
    void tell(qint64 done, qint64 total);

    QNetworkAccessManager *m_network;
    WireCall m_call;
    QNetworkReply *m_reply = nullptr;
    QTimer m_silence;
    QTimer m_whole; //!< over repetitions and redirects
    QTimer m_again; //!< the pause before a repetition
    QElapsedTimer m_sinceProgress;
    QByteArray m_body;
    QStringList m_tlsErrors;
    int m_redirects = 0;
    int m_retriesLeft;
    std::chrono::milliseconds m_pause;
};

} // namespace Speckle
