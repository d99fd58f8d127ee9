// SPDX-License-Identifier: MIT
// CPU time of a call: GET of a list with one stream in it, one after the other over the loopback, by core and
// by a bare QNetworkAccessManager with QJsonDocument behind it. Each run is a process of its own that counts
// all of its threads; the two take turns, and the server's time is somebody else's.
#include "core/api/streamsresource.h"
#include "core/net/client.h"
#include "tests/bench/listserver.h"
#include "tests/bench/median.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>

#include <cstdio>
#include <functional>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

constexpr int warmUp = 200;
constexpr int calls = 2'000;

double cpuMilliseconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms
        = [](const timeval &time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

//! Counts the calls of a process, and ends it with the microseconds that each took.
class Tally
{
public:
    //! Whether another one is wanted.
    bool next()
    {
        ++m_done;
        if (m_done == warmUp)
            m_begin = cpuMilliseconds();
        if (m_done < warmUp + calls)
            return true;
        std::printf("%.3f\n", (cpuMilliseconds() - m_begin) * 1e3 / calls);
        QCoreApplication::quit();
        return false;
    }

private:
    int m_done = 0;
    double m_begin = 0;
};

int runCore(const QString &server)
{
    Client client{ServerAddress(QUrl(server))};
    Tally tally;
    std::function<void()> call = [&] {
        StreamsResource(&client).list({})->then(
            &client,
            [&](const QList<Stream> &streams) {
                if (streams.size() != 1)
                    qFatal("%lld streams came", static_cast<long long>(streams.size()));
                if (tally.next())
                    call();
            },
            [](const ApiError &error) { qFatal("%s", qUtf8Printable(error.details())); });
    };
    call();
    return QCoreApplication::exec();
}

int runBare(const QString &server)
{
    QNetworkAccessManager network;
    const QNetworkRequest request(QUrl(server + u"/api/streams"_s));
    Tally tally;
    std::function<void()> call = [&] {
        QNetworkReply *reply = network.get(request);
        QObject::connect(reply, &QNetworkReply::finished, &network, [&, reply] {
            const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
            reply->deleteLater();
            if (answer.value("resources"_L1).toArray().size() != 1)
                qFatal("no stream came: %s", qUtf8Printable(reply->errorString()));
            if (tally.next())
                call();
        });
    };
    call();
    return QCoreApplication::exec();
}

double timeProcess(const QString &who, quint16 port)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {who, u"http://127.0.0.1:%1"_s.arg(port)});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("the calls of \"%s\" failed", qUtf8Printable(who));
    return process.readAllStandardOutput().trimmed().toDouble();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "core"_L1)
        return runCore(arguments.value(2));
    if (arguments.value(1) == "bare"_L1)
        return runBare(arguments.value(2));

    const ListServer server(streamsAnswer(1));
    constexpr int runs = 7;
    QList<double> product;
    QList<double> floor;
    for (int i = 0; i < runs; ++i) {
        floor.append(timeProcess(u"bare"_s, server.port()));
        product.append(timeProcess(u"core"_s, server.port()));
    }
    std::printf("bench=cpu_per_call product_us=%.1f floor_us=%.1f ratio=%.2f calls=%d runs=%d\n",
                median(product), median(floor), median(product) / median(floor), calls, runs);
}
