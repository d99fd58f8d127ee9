// SPDX-License-Identifier: MIT
// A project of 500 streams and 40 people: its page to the rows of its streams, its people, and the sharing
// page of one of its streams, each until it stands painted. And how long the GUI's event loop was held up at
// worst meanwhile, beside an idle window in the same run. On the sandbox's large sample, which is up already.
#include "core/session/sessionprojects.h"
#include "tests/bench/desk.h"
#include "tests/bench/median.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTabWidget>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

constexpr int people = 40;
constexpr int streams = 500;

//! Its id. All people read or write its streams.
QString makeProject(Session *session)
{
    QJsonArray readers;
    QJsonArray writers;
    for (int i = 0; i < people; ++i) {
        Registration registration;
        registration.email = u"bench%1@sample.speckle"_s.arg(i);
        registration.password = samplePassword;
        registration.name = u"Person %1"_s.arg(i);
        registration.surname = u"Of the bench"_s;
        registration.company = u"Bench"_s;
        const auto made = await(AccountsResource(session->client()).registerUser(registration));
        if (!std::holds_alternative<SignIn>(made))
            qFatal("nobody can register");
        (i % 3 ? readers : writers) += std::get<SignIn>(made).user.id();
    }
    Project project;
    project.setName(u"Bench"_s);
    const auto made = await(session->projects()->create(project));
    if (!std::holds_alternative<Project>(made))
        qFatal("no project");
    const QString id = std::get<Project>(made).id();
    const auto listed
        = await(StreamsResource(session->client()).list(Query().fields({u"streamId"_s}).limit(streams)));
    for (const Stream &stream : std::get<0>(listed)) {
        if (await(ProjectsResource(session->client()).addStream(id, stream.streamId())).index() != 0)
            qFatal("a stream cannot be added");
    }
    for (const QJsonArray &list : {readers, writers}) {
        for (const auto &user : list)
            (void)await(ProjectsResource(session->client()).addUser(id, user.toString()));
    }
    return id;
}

QAbstractItemView *view(const QWidget *page, const char *name)
{
    return page->findChild<QAbstractItemView *>(QLatin1String(name));
}

bool shows(const QWidget *page, const char *name, int rows)
{
    const QAbstractItemView *found = view(page, name);
    return found && found->isVisible() && found->model()->rowCount() >= rows;
}

double timeToShow(QWidget *page, const char *name, int rows)
{
    // A page that still loads may show its rows for a moment before it says so.
    QElapsedTimer timer;
    timer.start();
    while (!shows(page, name, rows) && !timer.hasExpired(10'000))
        timeUntil([&] { return shows(page, name, rows); });
    if (!shows(page, name, rows))
        qFatal("%s shows too little", name);
    view(page, name)->repaint();
    return since(timer);
}

void choosePart(QWidget *page, const char *tabs, const char *part)
{
    nextTurn();
    auto *found = page->findChild<QTabWidget *>(QLatin1String(tabs));
    for (int i = 0; found && i < found->count(); ++i) {
        if (found->widget(i)->objectName() == QLatin1String(part))
            found->setCurrentIndex(i);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("SPECKLE_SANDBOX", QByteArray(SPECKLE_BENCH_SANDBOX));
    QApplication application(argc, argv);
    SandboxProcess sandbox;
    if (!sandbox.start({u"--sample"_s, u"large"_s}))
        qFatal("no sandbox");
    BenchWindow window(sandbox.address());
    const QString project = makeProject(window.newSession());
    const double idle = idleStall();

    constexpr int runs = 5;
    QList<double> projectRows, peopleRows, sharingRows, stalls;
    for (int run = 0; run < runs; ++run) {
        window.closePages();
        const Session *session = window.newSession();
        timeUntil([session] { return session->state() == Session::State::Online; });
        StallWatch watch;
        Page *page = window.open(u"project/"_s + project);
        choosePart(page, "projectTabs", "projectStreams");
        projectRows.append(timeToShow(page, "projectStreamsTable", streams));
        choosePart(page, "projectTabs", "projectPeople");
        peopleRows.append(timeToShow(page, "projectPeopleTable", people));
        const QString stream
            = session->projects()->project(project).value_or(Project()).streamIds().value(run);
        nextTurn();
        page = window.open(u"stream/"_s + stream);
        choosePart(page, "streamTabs", "streamSharing");
        sharingRows.append(timeToShow(page, "sharingTable", people));
        stalls.append(watch.worst());
    }
    std::printf("bench=sharing streams=%d people=%d project_ms=%.1f people_ms=%.1f sharing_ms=%.1f "
                "worst_stall_ms=%.1f idle_stall_ms=%.1f runs=%d\n",
                streams, people, median(projectRows), median(peopleRows), median(sharingRows),
                *std::max_element(stalls.cbegin(), stalls.cend()), idle, runs);
}
