// SPDX-License-Identifier: MIT
// A list of 10,000 streams from a server on the loopback: by core into records, and by the product to rows
// that are painted. Beside them, in turns and from the same server: a bare socket with QJsonDocument behind
// it, and Python's json, on which every Python client stands. And once, where it is in PYTHONPATH, the Python
// client, which makes records, too.
#include "core/api/streamsresource.h"
#include "core/net/client.h"
#include "core/session/session.h"
#include "core/session/streamlist.h"
#include "tests/bench/listserver.h"
#include "tests/bench/median.h"
#include "ui/models/streamsmodel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

constexpr int count = 10'000;

double since(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

//! Tells before its object paints.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(std::function<void()> tell)
        : m_tell(std::move(tell))
    {
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_tell();
        return false;
    }

private:
    std::function<void()> m_tell;
};

struct Product
{
    double all = 0;
    double longestStall = 0; //!< of the GUI's event loop meanwhile
};

Product timeProduct(quint16 port)
{
    Account account;
    account.id = u"bench"_s;
    account.userId = u"5f00000000000000000000ff"_s;
    account.server = ServerAddress(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    Session session(account, Token());
    StreamList list(&session);
    list.setPageSize(count);
    StreamsModel model;
    model.setList(&session, &list);
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.resize(1000, 700);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        qFatal("no window");

    Product result;
    QElapsedTimer sinceTurn;
    QTimer turns;
    turns.setTimerType(Qt::PreciseTimer);
    const auto turn = [&] {
        result.longestStall = std::max(result.longestStall, since(sinceTurn));
        sinceTurn.start();
    };
    QObject::connect(&turns, &QTimer::timeout, &view, turn);
    // A loop of its own, as a program has it: QTest's ways of waiting sleep between two turns.
    QEventLoop loop;
    PaintWatch painted([&] {
        if (model.rowCount() == count)
            loop.quit(); // takes effect when the painting is done
    });
    view.viewport()->installEventFilter(&painted);
    QObject::connect(&list, &StreamList::failed, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    sinceTurn.start();
    // As often as a person can tell, and before timers of zero, which wait for everything else.
    turns.start(1);
    list.refresh();
    loop.exec();
    if (model.rowCount() != count)
        qFatal("no rows came: %s", qUtf8Printable(list.error().details()));
    turn();
    result.all = since(timer);
    return result;
}

//! What a Python program does with its client, done with ours.
double timeRecords(quint16 port)
{
    Client client(ServerAddress(QUrl(u"http://127.0.0.1:%1"_s.arg(port))));
    StreamsResource streams(&client);
    QEventLoop loop;
    qsizetype came = 0;
    QElapsedTimer timer;
    timer.start();
    double result = 0;
    streams.list()->then(
        &loop,
        [&](const QList<Stream> &list) {
            result = since(timer);
            came = list.size();
            loop.quit();
        },
        [&](const ApiError &error) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(error.details()));
            loop.quit();
        });
    loop.exec();
    if (came != count)
        qFatal("%lld streams came", static_cast<long long>(came));
    return result;
}

double timeQJsonDocument(quint16 port)
{
    QElapsedTimer timer;
    timer.start();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.waitForConnected();
    socket.write("GET /api/streams HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    qsizetype body = -1, whole = -1;
    while (whole < 0 || answer.size() < whole) {
        if (!socket.waitForReadyRead())
            qFatal("the answer broke off");
        answer += socket.readAll();
        if (body < 0 && answer.contains("\r\n\r\n")) {
            body = answer.indexOf("\r\n\r\n") + 4;
            const qsizetype length = answer.indexOf("Content-Length: ") + 16;
            whole = body + answer.mid(length, answer.indexOf("\r\n", length) - length).toLongLong();
        }
    }
    const QJsonArray array
        = QJsonDocument::fromJson(QByteArray::fromRawData(answer.constData() + body, answer.size() - body))
              .object()
              .value("resources"_L1)
              .toArray();
    QList<QJsonObject> objects;
    objects.reserve(array.size());
    for (const auto &value : array)
        objects.append(value.toObject());
    if (objects.size() != count)
        qFatal("%lld streams came", static_cast<long long>(objects.size()));
    return since(timer);
}

//! 0 where there is no Python.
double timePython(quint16 port)
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        return 0;
    const QString program = u"import json, time, urllib.request\n"
                            "begin = time.perf_counter()\n"
                            "with urllib.request.urlopen('http://127.0.0.1:%1/api/streams') as answer:\n"
                            "    streams = json.loads(answer.read())['resources']\n"
                            "print((time.perf_counter() - begin) * 1000)\n"_s.arg(port);
    QProcess process;
    process.start(python, {u"-c"_s, program});
    process.waitForFinished();
    return process.readAllStandardOutput().trimmed().toDouble();
}

//! The Python client as a whole, where it is in PYTHONPATH; else 0.
double timePythonClient(quint16 port)
{
    // Debian's own: what the client needs is packaged for that one.
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(u"/usr/bin/python3"_s,
                  {QStringLiteral(SPECKLE_PYTHON_CLIENT), QString::number(port), QString::number(count)});
    process.waitForFinished(120'000);
    return process.readAllStandardOutput().trimmed().toDouble();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QByteArray bytes = streamsAnswer(count);
    const ListServer server(bytes);
    timeProduct(server.port()); // warms the caches up

    constexpr int runs = 9;
    QList<double> records, product, stall, floor, python;
    for (int i = 0; i < runs; ++i) {
        floor.append(timeQJsonDocument(server.port()));
        records.append(timeRecords(server.port()));
        const Product times = timeProduct(server.port());
        product.append(times.all);
        stall.append(times.longestStall);
        python.append(timePython(server.port()));
    }
    const double client = timePythonClient(server.port());
    std::printf("bench=streams count=%d mbytes=%.1f records_ms=%.1f product_ms=%.1f longest_stall_ms=%.1f "
                "qjsondocument_ms=%.1f python_json_ms=%.1f ratio_to_qjsondocument=%.2f python_client_ms=%.0f "
                "python_client_to_records=%.1f python_client_to_product=%.1f runs=%d\n",
                count, double(bytes.size()) / 1e6, median(records), median(product), median(stall),
                median(floor), median(python), median(product) / median(floor), client,
                client / median(records), client / median(product), runs);
}
