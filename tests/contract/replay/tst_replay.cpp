// SPDX-License-Identifier: MIT
#include "tests/contract/replay/forgedtoken.h"
#include "tests/contract/replay/httpwire.h"
#include "tests/contract/replay/knowndifferences.h"
#include "tests/sandbox/localserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Qt::StringLiterals;

//! What a real server was asked and said (recorded/rest.jsonl), asked once more in the same order.
class Replay : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void agreesButWhereListed();

private:
    HttpWire::Question question(const QJsonObject &send);
    QList<Deviation> deviations(const QJsonObject &exchange, const HttpWire::Answer &answer);

    QTemporaryDir m_folder;
    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<HttpWire> m_wire;
    Symbols m_symbols;
    QByteArray m_secret;
    QHash<int, QJsonObject> m_expected; //!< by number, for those that are as an earlier one
};

namespace {

//! JSON of exactly that size.
QByteArray filled(qsizetype size)
{
    const QByteArray head = "{\"pad\":\"";
    const QByteArray tail = "\"}";
    return head + QByteArray(size - head.size() - tail.size(), 'x') + tail;
}

//! The first line that Express' error page shows.
QString pageLine(const QByteArray &html)
{
    const QString text = QString::fromUtf8(html);
    const qsizetype begin = text.indexOf("<pre>"_L1) + 5;
    qsizetype end = text.indexOf("</pre>"_L1, begin);
    if (const qsizetype line = text.indexOf("<br>"_L1, begin); line >= 0)
        end = std::min(line, end);
    QString line = text.mid(begin, end - begin);
    return line.replace("&#39;"_L1, "'"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&amp;"_L1, "&"_L1);
}

//! What V8 says changes from one version of it to the next.
bool isWordingOfV8(const QString &line)
{
    return line.startsWith("TypeError: "_L1) || line.startsWith("SyntaxError: "_L1);
}

} // namespace

void Replay::initTestCase()
{
    const QString file = m_folder.filePath(u"replay.sqlite"_s);
    const QStringList options{u"--data"_s, file};
    QCOMPARE(LocalServer(options).end(), 0); // it makes the secret, and while it runs the file is its own
    m_secret = signingSecret(file);
    QVERIFY(!m_secret.isEmpty());
    m_server = std::make_unique<LocalServer>(options);
    QVERIFY(m_server->isRunning());
    m_wire = std::make_unique<HttpWire>(QUrl(m_server->address()));
    m_symbols.bind(u"server"_s, m_server->address());
}

HttpWire::Question Replay::question(const QJsonObject &send)
{
    const QString forged = u"{{forged:"_s;
    const QJsonObject headers = send.value("headers"_L1).toObject();
    if (const QString given = headers.value("authorization"_L1).toString(); given.contains(forged)) {
        const QString kind = given.section(forged, 1).section(u'}', 0, 0);
        m_symbols.bind(u"forged:"_s + kind, forgedToken(kind, m_symbols.value(u"id:2"_s), m_secret));
    }
    const auto text
        = [this](const QJsonValue &value) { return m_symbols.expanded(value.toString()).toUtf8(); };
    HttpWire::Question result;
    result.method = text(send.value("method"_L1));
    result.target = text(send.value("path"_L1));
    if (send.contains("query"_L1))
        result.target += '?' + text(send.value("query"_L1));
    if (send.contains("http"_L1))
        result.version = text(send.value("http"_L1));
    for (auto it = headers.begin(); it != headers.end(); ++it)
        result.headers.insert(it.key().toLatin1(), text(it.value()));
    if (send.contains("fill"_L1))
        result.body = filled(send.value("fill"_L1).toInteger());
    else if (send.contains("base64"_L1))
        result.body = QByteArray::fromBase64(send.value("base64"_L1).toString().toLatin1());
    else
        result.body = text(send.value("text"_L1));
    return result;
}

QList<Deviation> Replay::deviations(const QJsonObject &exchange, const HttpWire::Answer &answer)
{
    const int number = exchange.value("n"_L1).toInt();
    QJsonObject expect = exchange.value("expect"_L1).toObject();
    if (expect.contains("as"_L1))
        expect = m_expected.value(expect.value("as"_L1).toInt());
    m_expected.insert(number, expect);

    Comparison comparison(m_symbols, number);
    comparison.setPartial(expect.value("partial"_L1).toBool());
    comparison.compare(u"status"_s, expect.value("status"_L1), answer.status);
    const QString type = QString::fromLatin1(answer.headers.value("content-type")).section(u';', 0, 0);
    if (expect.contains("type"_L1)) {
        comparison.compare(u"type"_s, expect.value("type"_L1), type);
        comparison.compare(u"etag"_s, expect.value("etag"_L1), answer.headers.contains("etag"));
    }
    if (expect.contains("page"_L1)) {
        const QString recorded = expect.value("page"_L1).toString();
        const QString now = pageLine(answer.body);
        if (isWordingOfV8(recorded))
            comparison.compare(u"page"_s, recorded.section(u':', 0, 0), now.section(u':', 0, 0));
        else
            comparison.compare(u"page"_s, recorded, now);
    }
    if (expect.contains("text"_L1))
        comparison.compare(u"text"_s, expect.value("text"_L1), QString::fromUtf8(answer.body));
    if (expect.contains("body"_L1)) {
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        comparison.compare(u"body"_s, expect.value("body"_L1),
                           document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    }
    return comparison.deviations();
}

void Replay::agreesButWhereListed()
{
    const QList<QJsonObject> exchanges = recording(u"rest.jsonl"_s);
    QMap<int, QList<Deviation>> found;
    QHash<int, QString> names;
    for (const QJsonObject &exchange : exchanges) {
        const int number = exchange.value("n"_L1).toInt();
        names.insert(number, exchange.value("name"_L1).toString());
        const HttpWire::Question asked = question(exchange.value("send"_L1).toObject());
        if (asked.method != "GET")
            QThread::msleep(2); // so that times of documents, of milliseconds, tell before from after
        const HttpWire::Answer answer = m_wire->ask(asked);
        const QList<Deviation> different = deviations(exchange, answer);
        if (!different.isEmpty())
            found[number] += different;
        if (answer.headers.contains("etag"))
            m_symbols.bind(u"etag:%1"_s.arg(number), QString::fromLatin1(answer.headers.value("etag")));
        for (const char *person : {"admin", "user", "other"}) {
            const QString token = m_symbols.value(u"jwt:"_s + QLatin1StringView(person));
            m_symbols.bind(u"bare:"_s + QLatin1StringView(person), token.section(u' ', 1));
        }
    }
    const auto complaints = KnownDifferences(u"rest"_s).complaints(found);
    for (const QString &complaint : complaints)
        qWarning().noquote() << names.value(complaint.section(u' ', 0, 0).section(u':', 0, 0).toInt())
                             << complaint;
    const qsizetype recorded = names.size() - 1; // those made up count as one, number 0
    qInfo("%lld of %lld exchanges as recorded", qlonglong(recorded - found.size()), qlonglong(recorded));
    QVERIFY2(complaints.isEmpty(), "see above; what has to differ belongs into recorded/differences.json");
    QVERIFY2(found.size() * 20 < recorded, "more than one in twenty differs");
}

QTEST_GUILESS_MAIN(Replay)
#include "tst_replay.moc"
