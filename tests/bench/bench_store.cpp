// SPDX-License-Identifier: MIT
// The sandbox's store as it fills: a list of 20 streams and a getbulk of 500 objects, with 1,000 objects in
// the file and with 100,000. Both shall cost the same.
#include "core/api/accountsresource.h"
#include "core/api/objectsresource.h"
#include "core/api/streamsresource.h"
#include "tests/bench/median.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

constexpr int streams = 20;
constexpr int bulk = 500;
constexpr int few = 1'000;
constexpr int many = 100'000;
constexpr int batch = 1'000;

template <typename T>
T valueOf(Reply<T> *reply)
{
    const Result<T> outcome = await(reply);
    if (!std::holds_alternative<T>(outcome))
        qFatal("%s", describe(outcome).constData());
    return std::get<T>(outcome);
}

QStringList addObjects(Client *client, int first)
{
    QJsonArray objects;
    for (int i = first; i < first + batch; ++i)
        objects.append(
            QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, i}, {u"hash"_s, u"hash%1"_s.arg(i)}});
    return valueOf(client->call<QStringList>(Request::post(u"/objects"_s, u"make objects"_s, objects),
                                             [](const Answer &answer) -> Result<QStringList> {
                                                 QStringList ids;
                                                 const QJsonArray made
                                                     = answer.json.value("resources"_L1).toArray();
                                                 for (const auto &object : made)
                                                     ids.append(object["_id"_L1].toString());
                                                 return ids;
                                             }));
}

struct Times
{
    double list = 0;
    double bulk = 0;
};

Times measure(Client *client, const QStringList &ids)
{
    constexpr int runs = 31;
    QList<double> lists;
    QList<double> bulks;
    QElapsedTimer timer;
    for (int i = 0; i < runs; ++i) {
        timer.start();
        if (valueOf(StreamsResource(client).list({})).size() != streams)
            qFatal("not all streams came");
        lists.append(double(timer.nsecsElapsed()) / 1e6);
        timer.start();
        if (valueOf(ObjectsResource(client).getBulk(ids)).size() != ids.size())
            qFatal("not all objects came");
        bulks.append(double(timer.nsecsElapsed()) / 1e6);
    }
    return {median(lists), median(bulks)};
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QString program = QCoreApplication::applicationDirPath() + u"/../../sandbox/speckle-sandbox"_s;
    qputenv("SPECKLE_SANDBOX", program.toLocal8Bit());
    const QTemporaryDir dir;
    SandboxProcess sandbox;
    if (!sandbox.start({u"--data"_s, dir.filePath(u"store.sqlite"_s)}))
        qFatal("the sandbox does not start");

    Client client(sandbox.address());
    const SignIn ada = valueOf(AccountsResource(&client).registerUser(
        {u"ada@bench.example"_s, u"correct horse"_s, u"Ada"_s, u"Byron"_s, u"Bench"_s}));
    client.setToken(ada.apiToken);
    for (int i = 0; i < streams; ++i)
        (void)valueOf(StreamsResource(&client).create(Stream({{u"name"_s, u"Stream %1"_s.arg(i)}})));

    int stored = 0;
    QStringList ids;
    for (; stored < few; stored += batch)
        ids += addObjects(&client, stored);
    // From all over the store, so that none of it can stay out of sight.
    QStringList early;
    for (int i = 0; i < bulk; ++i)
        early.append(ids.at(i * few / bulk));
    const Times atFirst = measure(&client, early);
    for (; stored < many; stored += batch)
        ids += addObjects(&client, stored);
    QStringList all;
    for (int i = 0; i < bulk; ++i)
        all.append(ids.at(i * (many / bulk)));
    const Times atLast = measure(&client, all);
    std::printf("bench=store few=%d many=%d list_few_ms=%.2f list_many_ms=%.2f list_ratio=%.2f "
                "getbulk_few_ms=%.2f getbulk_many_ms=%.2f getbulk_ratio=%.2f\n",
                few, many, atFirst.list, atLast.list, atLast.list / atFirst.list, atFirst.bulk, atLast.bulk,
                atLast.bulk / atFirst.bulk);
}
