// SPDX-License-Identifier: MIT
#include "tests/contract/replay/knowndifferences.h"
#include "tests/contract/replay/socketwire.h"
#include "tests/sandbox/localserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

#include <map>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int FrameWait = 30'000; // ms

} // namespace

//! What a real server's socket was told and told (recorded/socket.jsonl), in the same order.
class ReplaySocket : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void agreesButWhereListed();

private:
    struct Wire
    {
        std::unique_ptr<SocketWire> socket;
        QString clientId;
        QList<QByteArray> pending; //!< come, and not compared yet
        int lastLine = 0; //!< the one that had to do with it last
    };

    void makeThings(LocalServer &server);
    void play(const QJsonObject &line);
    void connectWire(const QString &name, const QJsonObject &line);
    void send(const QString &name, const QJsonObject &line);
    //! What a line sends or receives.
    [[nodiscard]] QString dataOf(const QJsonObject &line) const;
    void receive(const QString &name, const QJsonObject &line);
    //! Sends a mark and waits for it: then all that was sent before has been worked off, and all that came
    //! is pending.
    void settle(Wire &wire);
    //! Settles all connections. What has come that was not recorded is a deviation.
    void expectSilence();
    void deviates(int line, const QString &at, const QString &what);

    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<LocalServer> m_quickServer;
    Symbols m_symbols;
    std::map<QString, Wire> m_wires;
    QMap<int, QList<Deviation>> m_found;
    int m_marks = 0;
};

void ReplaySocket::initTestCase()
{
    m_server = std::make_unique<LocalServer>();
    QVERIFY(m_server->isRunning());
    m_quickServer = std::make_unique<LocalServer>(QStringList{u"--ping-seconds"_s, u"1"_s});
    QVERIFY(m_quickServer->isRunning());
    makeThings(*m_server);
}

void ReplaySocket::makeThings(LocalServer &server)
{
    QString token;
    for (const QString &person : {u"admin"_s, u"other"_s, u"user"_s}) {
        const QJsonObject account = server.registered(person + u"@example.com"_s);
        token = account.value("token"_L1).toString();
        m_symbols.bind(person + u".api"_s, account.value("apitoken"_L1).toString());
    }
    m_symbols.bind(u"user.token"_s, token);
    m_symbols.bind(u"user.api.bare"_s, m_symbols.value(u"user.api"_s).section(u' ', 1));
    const auto made
        = [&](const QString &path, const QJsonObject &body, const QString &member, bool anonymous = false) {
              return server.call("POST", path, body, anonymous ? QString() : token)
                  .resource()
                  .value(member)
                  .toString();
          };
    m_symbols.bind(u"pub"_s, made(u"/api/streams"_s, {}, u"streamId"_s));
    m_symbols.bind(u"priv"_s, made(u"/api/streams"_s, {{u"private"_s, true}}, u"streamId"_s));
    m_symbols.bind(u"proj"_s, made(u"/api/projects"_s, {}, u"_id"_s));
    m_symbols.bind(u"A"_s, made(u"/api/clients"_s, {}, u"_id"_s));
    m_symbols.bind(u"B"_s, made(u"/api/clients"_s, {}, u"_id"_s));
    m_symbols.bind(u"TMP"_s, made(u"/api/clients"_s, {}, u"_id"_s, true));
}

void ReplaySocket::deviates(int line, const QString &at, const QString &what)
{
    m_found[line].append({at, what});
}

void ReplaySocket::connectWire(const QString &name, const QJsonObject &line)
{
    const QJsonObject asked = line.value("query"_L1).toObject();
    QUrlQuery query;
    for (auto it = asked.begin(); it != asked.end(); ++it) {
        query.addQueryItem(it.key(), QString::fromLatin1(
                                         QUrl::toPercentEncoding(m_symbols.expanded(it.value().toString()))));
    }
    LocalServer &server = line.contains("quick"_L1) ? *m_quickServer : *m_server;
    QUrl url = server.socketUrl(line.value("path"_L1).toString());
    url.setQuery(query);
    Wire &wire = m_wires[name];
    wire.clientId = m_symbols.expanded(asked.value("client_id"_L1).toString());
    wire.socket = std::make_unique<SocketWire>(url);
    if (!wire.socket->isOpen())
        deviates(line.value("n"_L1).toInt(), u"connect"_s, u"did not open"_s);
}

QString ReplaySocket::dataOf(const QJsonObject &line) const
{
    QString text = m_symbols.expanded(line.value("data"_L1).toString());
    if (line.contains("fill"_L1))
        text += QString(line.value("fill"_L1).toInt(), u'x') + line.value("end"_L1).toString();
    return text;
}

void ReplaySocket::send(const QString &name, const QJsonObject &line)
{
    Wire &wire = m_wires[name];
    if (line.contains("binary"_L1))
        wire.socket->sendBinary(m_symbols.expanded(line.value("binary"_L1).toString()).toUtf8());
    else
        wire.socket->sendText(dataOf(line).toUtf8());
    settle(wire); // what the next line sends may go by another connection, and shall not overtake
}

void ReplaySocket::settle(Wire &wire)
{
    const QByteArray mark = "{\"eventName\":\"message\",\"recipientId\":\"" + wire.clientId.toUtf8()
                            + "\",\"mark\":" + QByteArray::number(++m_marks) + '}';
    wire.socket->sendText(mark);
    for (;;) {
        const QByteArray text = wire.socket->nextText(FrameWait);
        if (text == mark)
            return;
        if (text.isNull())
            return deviates(wire.lastLine, u"mark"_s, u"no answer any more"_s);
        wire.pending << text;
    }
}

void ReplaySocket::receive(const QString &name, const QJsonObject &line)
{
    const int number = line.value("n"_L1).toInt();
    Wire &wire = m_wires[name];
    const QString expected = line.value("data"_L1).toString();
    QByteArray text;
    do {
        text = wire.pending.isEmpty() ? wire.socket->nextText(FrameWait) : wire.pending.takeFirst();
        if (text == "ping" && expected != "ping"_L1) // on a slow machine one more
            wire.socket->sendText("alive");
    } while (text == "ping" && expected != "ping"_L1);
    if (text.isNull())
        return deviates(number, u"recv"_s, u"%1 got nothing"_s.arg(name));
    const QString newId = expected.section(u"{{"_s, 1).section(u"}}"_s, 0, 0);
    if (newId.startsWith("new"_L1) && !m_symbols.isBound(newId)) { // it is born here
        const QJsonObject now = QJsonDocument::fromJson(text).object();
        m_symbols.bind(newId, now.value("newId"_L1).toString());
        wire.clientId = m_symbols.value(newId);
    }
    const QString wanted = dataOf(line);
    const QJsonDocument document = QJsonDocument::fromJson(wanted.toUtf8());
    const bool same
        = document.isObject() && !wanted.contains("eventName"_L1)
              ? QJsonDocument::fromJson(text) == document // the order of members is the server's own
              : QString::fromUtf8(text) == wanted; // relayed byte for byte
    if (!same)
        deviates(number, u"recv"_s, u"recorded %1, now %2"_s.arg(wanted, QString::fromUtf8(text)).left(300));
}

void ReplaySocket::expectSilence()
{
    for (auto &[name, wire] : m_wires) {
        if (!wire.socket->isOpen())
            continue;
        settle(wire);
        for (const QByteArray &text : std::as_const(wire.pending)) {
            if (text == "ping")
                wire.socket->sendText("alive");
            else
                deviates(wire.lastLine, u"later"_s, u"%1 also got %2"_s.arg(name, QString::fromUtf8(text)));
        }
        wire.pending.clear();
    }
}

void ReplaySocket::play(const QJsonObject &line)
{
    const int number = line.value("n"_L1).toInt();
    const auto named = [&line](QLatin1StringView what) { return line.value(what).toString(); };
    const auto compared = [&](const QString &at, int code) {
        if (const int recorded = line.value("code"_L1).toInt(); code != recorded)
            deviates(number, at, u"recorded %1, now %2"_s.arg(recorded).arg(code));
    };
    for (const QLatin1StringView what : {"send"_L1, "recv"_L1}) {
        if (line.contains(what))
            m_wires[named(what)].lastLine = number;
    }
    if (line.contains("connect"_L1))
        connectWire(named("connect"_L1), line);
    else if (line.contains("send"_L1))
        send(named("send"_L1), line);
    else if (line.contains("recv"_L1))
        receive(named("recv"_L1), line);
    else if (line.contains("refused"_L1)) {
        if (m_wires[named("refused"_L1)].socket->isOpen())
            deviates(number, u"refused"_s, u"opened"_s);
    } else if (line.contains("close"_L1))
        compared(u"close"_s,
                 m_wires[named("close"_L1)].socket->close(line.value("code"_L1).toInt(), FrameWait));
    else if (line.contains("closed"_L1))
        compared(u"closed"_s,
                 m_wires[named("closed"_L1)].socket->awaitClose(line.contains("mayStay"_L1) ? 0 : FrameWait));
}

void ReplaySocket::agreesButWhereListed()
{
    QString test;
    const QList<QJsonObject> lines = recording(u"socket.jsonl"_s);
    for (const QJsonObject &line : lines) {
        if (const QString now = line.value("test"_L1).toString(); now != test) {
            expectSilence();
            test = now;
        }
        play(line);
    }
    const QStringList complaints = KnownDifferences(u"socket"_s).complaints(m_found);
    for (const QString &complaint : complaints)
        qWarning().noquote() << complaint;
    qInfo("%lld of %lld lines as recorded", qlonglong(lines.size() - m_found.size()),
          qlonglong(lines.size()));
    QVERIFY2(complaints.isEmpty(), "see above; what has to differ belongs into recorded/differences.json");
}

QTEST_GUILESS_MAIN(ReplaySocket)
#include "tst_replay_socket.moc"
