// SPDX-License-Identifier: MIT
#include "tests/ui/streampagedesk.h"

#include "tests/support/await.h"
#include "ui/pages/streamjson.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Speckle {

void StreamPageDesk::sitDown()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(m_ada);
    QVERIFY(m_bruno);
    m_structure = streamIdByName(m_ada.get(), QString::fromUtf8(Structure));
    QVERIFY(!m_structure.isEmpty());
}

Stream StreamPageDesk::make(Session *session, const QString &name)
{
    Stream stream;
    stream.setName(name);
    stream.setValue("canWrite", QJsonArray{m_bruno->userId(), m_ada->userId()});
    const auto outcome = await(StreamsResource(session->client()).create(stream));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

void StreamPageDesk::open(Session *session, const QString &streamId, UiState *state)
{
    m_page = std::make_unique<StreamPage>(session, u"account"_s, streamId, state);
    m_page->resize(1000, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    // Its parts are made one after the other.
    QTRY_VERIFY(m_page->findChild<StreamJson *>());
}

QString StreamPageDesk::nameAtServer(const QString &streamId) const
{
    const auto outcome = await(StreamsResource(m_bruno->client()).get(streamId, Query().fields({u"name"_s})));
    return outcome.index() == 0 ? std::get<0>(outcome).name() : QString();
}

void StreamPageDesk::changeSilently(const QString &streamId, const QJsonObject &changes) const
{
    Stream before;
    before.setValue("streamId", streamId);
    Stream after = before;
    after.merge(changes);
    QCOMPARE(await(StreamsResource(m_bruno->client()).update(before, after)).index(), size_t(0));
}

} // namespace Speckle
