// SPDX-License-Identifier: MIT
#include "tests/ui/projectdesk.h"

#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "ui/models/recordsmodel.h"

#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Speckle {

void ProjectDesk::sitDown()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    m_chiara = signIn(m_sandbox.address(), u"chiara@sample.speckle"_s);
    m_daniel = signIn(m_sandbox.address(), u"daniel@sample.speckle"_s);
    m_emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(m_ada && m_bruno && m_chiara && m_daniel && m_emi);
}

void ProjectDesk::lay()
{
    Project project;
    project.setName(u"Quayside <b>&</b> more"_s);
    project.setPrivate(true);
    project.setCanWrite({m_chiara->userId()});
    project.setCanRead({m_daniel->userId()});
    SPECKLE_VALUE(made, m_bruno->projects()->create(project));
    m_id = made.id();
    for (QString *id : {&m_pier, &m_quay}) {
        Stream stream;
        stream.setName(id == &m_pier ? u"Pier"_s : u"Quay"_s);
        stream.setPrivate(true);
        SPECKLE_VALUE(created, m_bruno->createStream(stream));
        *id = created.streamId();
        SPECKLE_VALUE(added, m_bruno->projects()->addStream(m_id, *id));
        QVERIFY(added.streamIds().contains(*id));
    }
}

void ProjectDesk::open(Session *session, Tab tab)
{
    m_page = std::make_unique<ProjectPage>(session, u"account"_s, m_id, nullptr);
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    part<QTabWidget>("projectTabs")->setCurrentIndex(tab);
    QTRY_VERIFY(table("projectStreamsTable")->shownCount() > 0);
    m_page->focusStart();
}

QString ProjectDesk::cell(const char *name, const QString &id, int column) const
{
    for (int row = 0; row < table(name)->shownCount(); ++row) {
        const QModelIndex first = table(name)->model()->index(row, 0);
        if (first.data(RecordsModel::IdRole).toString() == id)
            return first.siblingAtColumn(column).data().toString();
    }
    return u"no row"_s;
}

Project ProjectDesk::atServer() const
{
    const auto outcome = await(ProjectsResource(m_ada->client()).get(m_id));
    return outcome.index() == 0 ? std::get<0>(outcome) : Project();
}

Stream ProjectDesk::streamAtServer(const QString &id) const
{
    const auto outcome = await(StreamsResource(m_ada->client()).get(id));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

void ProjectDesk::setWriters(const QString &streamId, const QStringList &userIds) const
{
    const Stream before = streamAtServer(streamId);
    Stream after = before;
    after.setValue("canWrite", QJsonArray::fromStringList(userIds));
    SPECKLE_VALUE(done, StreamsResource(m_ada->client()).update(before, after));
    Q_UNUSED(done)
}

void ProjectDesk::setAtServer(const QJsonObject &members) const
{
    SPECKLE_VALUE(done, m_ada->client()->call(Request::put(u"/projects/"_s + m_id, u"change it"_s, members)));
    Q_UNUSED(done)
}

} // namespace Speckle
