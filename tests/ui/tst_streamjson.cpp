// SPDX-License-Identifier: MIT
#include "ui/pages/streamjson.h"

#include "core/session/session.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/objects/jsonview.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

class StreamJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_part.reset(); }
    void fetchesWhenItIsLookedAt();
    void keepsOrderAndDigits();
    void showsObjectsWhenAsked();
    void fetchesAgainAfterAChange();
    void saysWhyItCannot();

private:
    void open(Session *session, const QString &streamId);
    [[nodiscard]] QByteArray json() const { return m_part->findChild<JsonView *>()->json(); }

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    QString m_structure;
    std::unique_ptr<StreamJson> m_part;
};

void StreamJsonTest::initTestCase()
{
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    QVERIFY(m_ada);
    m_structure = streamIdByName(m_ada.get(), u"Harbour Office – Structure"_s);
    QVERIFY(!m_structure.isEmpty());
}

void StreamJsonTest::open(Session *session, const QString &streamId)
{
    m_part = std::make_unique<StreamJson>(streamId);
    m_part->setSession(session);
    m_part->resize(800, 500);
    m_part->show();
    QVERIFY(QTest::qWaitForWindowActive(m_part.get()));
    m_part->showRecord();
}

void StreamJsonTest::fetchesWhenItIsLookedAt()
{
    open(m_ada.get(), m_structure);
    QVERIFY(json().isEmpty());
    m_part->activate();
    QTRY_VERIFY(json().contains(m_structure.toUtf8()));
    QVERIFY(!json().contains("\"Placeholder\""));
    QVERIFY(json().startsWith('{'));
    QVERIFY(json().endsWith('}'));
    const auto *text = m_part->findChild<QPlainTextEdit *>(u"streamJsonText"_s);
    QTRY_VERIFY(text->toPlainText().contains("\"streamId\""_L1));
}

void StreamJsonTest::keepsOrderAndDigits()
{
    // The same bytes as in the server's whole answer.
    Request request
        = Request::get(route({u"streams"_s, m_structure}), u"test"_s, Query().omit({u"objects"_s}));
    request.rawBody = true;
    SPECKLE_VALUE(answer, m_ada->client()->call<QByteArray>(
                              request, [](const Answer &got) -> Result<QByteArray> { return got.body; }));
    open(m_ada.get(), m_structure);
    m_part->activate();
    QTRY_VERIFY(!json().isEmpty());
    QVERIFY(answer.contains(json()));
}

void StreamJsonTest::showsObjectsWhenAsked()
{
    open(m_ada.get(), m_structure);
    m_part->activate();
    QTRY_VERIFY(!json().isEmpty());
    auto *box = m_part->findChild<QCheckBox *>(u"jsonWithObjects"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_VERIFY(json().contains("\"Placeholder\""));
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_VERIFY(!json().contains("\"Placeholder\""));
}

void StreamJsonTest::fetchesAgainAfterAChange()
{
    Stream stream;
    stream.setName(u"First name"_s);
    SPECKLE_VALUE(made, StreamsResource(m_ada->client()).create(stream));
    SPECKLE_VALUE(before, m_ada->loadStream(made.streamId()));
    open(m_ada.get(), made.streamId());
    m_part->activate();
    QTRY_VERIFY(json().contains("First name"));
    Stream after = before;
    after.setName(u"Second name"_s);
    SPECKLE_VALUE(saved, m_ada->saveStream(before, after));
    Q_UNUSED(saved)
    m_part->showRecord();
    m_part->activate();
    QTRY_VERIFY(json().contains("Second name"));
}

void StreamJsonTest::saysWhyItCannot()
{
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), m_structure);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QSignalSpy failed(m_part.get(), &StreamPart::failed);
    QSignalSpy recovered(m_part.get(), &StreamPart::recovered);
    m_part->activate();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!m_part->findChild<QPlainTextEdit *>(u"streamJsonText"_s)->placeholderText().isEmpty());
    proxy.setMode(FaultProxy::Mode::Pass);
    failed.at(0).at(1).value<std::function<void()>>()();
    QTRY_VERIFY(!json().isEmpty());
    QCOMPARE(recovered.count(), 1);
    m_part->setSession(nullptr);
    session.reset();
    m_part->refresh();
    m_part->activate();
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamJsonTest)
#include "tst_streamjson.moc"
