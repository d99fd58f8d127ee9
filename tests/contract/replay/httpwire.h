// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTcpSocket>
#include <QUrl>

//! HTTP with nothing between the test and the socket: what is asked for goes out as it is, broken or not.
class HttpWire
{
public:
    struct Question
    {
        QByteArray method;
        QByteArray target; //!< path and query
        QByteArray version = "1.1";
        QHash<QByteArray, QByteArray> headers;
        QByteArray body;
    };
    struct Answer
    {
        int status = 0; //!< 0: none that could be read
        QHash<QByteArray, QByteArray> headers; //!< names in lower case
        QByteArray body;
    };

    explicit HttpWire(const QUrl &server)
        : m_server(server)
    {
    }

    Answer ask(const Question &question);

private:
    bool connected();
    QByteArray takeLine();
    bool fetch(qsizetype size);

    QUrl m_server;
    QTcpSocket m_socket;
    QByteArray m_received;
};
