// SPDX-License-Identifier: MIT
#include "tests/ui/navigatordesk.h"

#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/ui/samplesession.h"
#include "ui/models/navigatormodel.h"

#include <QApplication>
#include <QScrollBar>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {

SessionOptions hurried()
{
    SessionOptions options;
    options.client.retryPause = 10ms;
    options.socket.firstReconnect = 20ms;
    options.socket.longestReconnect = 100ms;
    return options;
}

} // namespace

NavigatorDesk::NavigatorDesk()
    : accounts(directory.path())
    , sessions(&accounts, &secrets, nullptr, hurried())
    , state(std::make_unique<UiState>(directory.filePath(u"window.json"_s)))
{
}

NavigatorDesk::~NavigatorDesk()
{
    closeMenu();
    window.reset();
}

QString NavigatorDesk::signIn(const QString &email, const ServerAddress &server)
{
    Client client(server);
    const auto outcome = await(AccountsResource(&client).login(email, samplePassword));
    if (outcome.index() != 0)
        return {};
    ServerInfo info;
    info.address = server;
    const auto added = await(sessions.add(info, std::get<0>(outcome)));
    if (added.index() != 0)
        return {};
    const QString id = std::get<0>(added).id;
    const bool online = QTest::qWaitFor(
        [&] { return sessions.session(id) && sessions.session(id)->state() == Session::State::Online; },
        20'000);
    return online ? id : QString();
}

void NavigatorDesk::makeWindow()
{
    window = std::make_unique<MainWindow>(&sessions, state.get());
    window->resize(900, 600);
    window->show();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QTest::keyClick(window.get(), Qt::Key_1, Qt::AltModifier);
    QTRY_VERIFY(navigator()->hasFocus());
}

QModelIndex NavigatorDesk::find(const QString &address, const QString &other) const
{
    return static_cast<NavigatorModel *>(navigator()->model())
        ->find(other.isEmpty() ? account : other, address);
}

QPersistentModelIndex NavigatorDesk::project(const QString &name) const
{
    navigator()->setCurrentIndex(find(u"projects"_s));
    if (!navigator()->isExpanded(navigator()->currentIndex()))
        press(Qt::Key_Right);
    QPersistentModelIndex found;
    const bool there = QTest::qWaitFor(
        [&] {
            const auto rows
                = navigator()->model()->match(navigator()->model()->index(0, 0, find(u"projects"_s)),
                                              Qt::DisplayRole, name, 1, Qt::MatchExactly);
            if (!rows.isEmpty())
                found = rows.constFirst();
            return found.isValid();
        },
        10'000);
    return there ? found : QPersistentModelIndex();
}

QStringList NavigatorDesk::makeProjects(int count, const QString &prefix) const
{
    QStringList ids;
    for (int i = 0; i < count; ++i) {
        Project made;
        made.setName(u"%1 %2"_s.arg(prefix).arg(i, 2, 10, QChar(u'0')));
        const auto outcome = await(ProjectsResource(session()->client()).create(made));
        if (outcome.index() == 0)
            ids += std::get<0>(outcome).id();
    }
    return ids;
}

void NavigatorDesk::select(const QModelIndex &row) const
{
    QVERIFY(row.isValid());
    navigator()->setCurrentIndex(row);
}

void NavigatorDesk::scrollTo(const QModelIndex &row) const
{
    navigator()->scrollTo(row, QAbstractItemView::PositionAtTop);
    QVERIFY(navigator()->verticalScrollBar()->value() > 0);
}

QMenu *NavigatorDesk::menu()
{
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

QStringList NavigatorDesk::openMenu(const QModelIndex &row) const
{
    closeMenu();
    navigator()->setCurrentIndex(row);
    press(Qt::Key_Menu);
    if (!menu() || menu()->objectName() != "navigatorMenu"_L1)
        return {u"no menu"_s};
    QStringList names;
    const QList<QAction *> actions = menu()->actions();
    for (const QAction *action : actions) {
        if (!action->isSeparator())
            names += action->objectName();
    }
    return names;
}

void NavigatorDesk::choose(const QString &name)
{
    QVERIFY(menu());
    for (int steps = 0; steps < 20; ++steps) {
        QTest::keyClick(menu(), Qt::Key_Down);
        if (menu()->activeAction() && menu()->activeAction()->objectName() == name)
            break;
    }
    QVERIFY(menu()->activeAction());
    QCOMPARE(menu()->activeAction()->objectName(), name);
    QTest::keyClick(menu(), Qt::Key_Return);
}

void NavigatorDesk::closeMenu()
{
    if (menu())
        menu()->close();
}

} // namespace Speckle
