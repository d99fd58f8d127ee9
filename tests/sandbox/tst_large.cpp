// SPDX-License-Identifier: MIT
#include "tests/sandbox/localserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

//! `--sample large`: that it comes up, and lists what it promises.
class TestLarge : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_server.isRunning());
        const QJsonObject ada = m_server
                                    .call("POST", u"/api/accounts/login"_s,
                                          QJsonObject{{u"email"_s, u"ada@sample.speckle"_s},
                                                      {u"password"_s, u"speckle-sample"_s}})
                                    .resource();
        m_token = ada.value("apitoken"_L1).toString();
        QVERIFY(!m_token.isEmpty());
    }

    void listsThreeThousandStreams()
    {
        QVERIFY(list(u"/api/streams/admin?fields=streamId"_s).size() > 3'000);
        // Her own and those shared with her, a page of them in the order asked for.
        const QJsonArray page = list(u"/api/streams?fields=streamId,name&sort=name&offset=500&limit=50"_s);
        QCOMPARE(page.size(), 50);
        for (int i = 1; i < page.size(); ++i)
            QVERIFY(page[i - 1]["name"_L1].toString() <= page[i]["name"_L1].toString());
    }

    void oneHasAHundredThousandObjects()
    {
        const QJsonArray found = list(u"/api/streams?fields=streamId,layers&name=/Federated/"_s);
        QCOMPARE(found.size(), 1);
        int objects = 0;
        const QJsonArray layers = found[0]["layers"_L1].toArray();
        for (const auto &layer : layers)
            objects += layer["objectCount"_L1].toInt();
        QCOMPARE(objects, 100'000);
        const QJsonArray last = list(u"/api/streams/%1/objects?fields=name,type&offset=99990&limit=50"_s.arg(
            found[0]["streamId"_L1].toString()));
        QCOMPARE(last.size(), 10);
        QCOMPARE(last[9]["name"_L1].toString(), u"Element 100000"_s);
    }

private:
    QJsonArray list(const QString &path)
    {
        const Response response = m_server.call("GET", path, QByteArray(), m_token);
        return response.json().value("resources"_L1).toArray();
    }

    LocalServer m_server{{u"--sample"_s, u"large"_s, u"--until-stdin-closes"_s}};
    QString m_token;
};

QTEST_GUILESS_MAIN(TestLarge)
#include "tst_large.moc"
