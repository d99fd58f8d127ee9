// SPDX-License-Identifier: MIT
#include "tests/contract/replay/httpwire.h"

namespace {

constexpr int Patience = 60'000; // ms

} // namespace

bool HttpWire::connected()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_socket.abort();
    m_received.clear();
    m_socket.connectToHost(m_server.host(), quint16(m_server.port()));
    return m_socket.waitForConnected(Patience);
}

bool HttpWire::fetch(qsizetype size)
{
    while (m_received.size() < size) {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(Patience))
            return false;
        m_received += m_socket.readAll();
    }
    return true;
}

QByteArray HttpWire::takeLine()
{
    qsizetype end = -1;
    while ((end = m_received.indexOf("\r\n")) < 0) {
        if (!fetch(m_received.size() + 1))
            return {};
    }
    const QByteArray line = m_received.first(end);
    m_received.remove(0, end + 2);
    return line;
}

HttpWire::Answer HttpWire::ask(const Question &question)
{
    Answer answer;
    if (!connected())
        return answer;
    QByteArray head = question.method + ' ' + question.target + " HTTP/" + question.version
                      + "\r\nHost: " + m_server.authority().toLatin1() + "\r\n";
    for (auto it = question.headers.begin(); it != question.headers.end(); ++it)
        head += it.key() + ": " + it.value() + "\r\n";
    if (!question.body.isEmpty() || question.method == "POST" || question.method == "PUT")
        head += "Content-Length: " + QByteArray::number(question.body.size()) + "\r\n";
    m_socket.write(head + "\r\n" + question.body);

    answer.status = takeLine().split(' ').value(1).toInt();
    for (QByteArray line = takeLine(); !line.isEmpty(); line = takeLine()) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    const bool withBody = question.method != "HEAD" && answer.status != 204 && answer.status != 304;
    const qsizetype size = withBody ? answer.headers.value("content-length").toLongLong() : 0;
    if (fetch(size)) {
        answer.body = m_received.first(size);
        m_received.remove(0, size);
    }
    if (answer.headers.value("connection").toLower() == "close" || question.version == "1.0")
        m_socket.abort();
    return answer;
}
