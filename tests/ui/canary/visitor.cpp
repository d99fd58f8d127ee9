// SPDX-License-Identifier: MIT
#include "tests/ui/canary/visitor.h"

#include "tests/support/await.h"
#include "ui/pages/pagetabs.h"
#include "ui/widgets/statepane.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDeadlineTimer>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>

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

QDialog *frontDialog()
{
    if (auto *modal = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
        return modal;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (auto *dialog = qobject_cast<QDialog *>(window); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

// QTest::qWaitFor() looks every 10 ms only, and there is much to be looked at.
bool soon(const std::function<bool()> &condition, std::chrono::milliseconds limit = 10s)
{
    const QDeadlineTimer deadline(limit);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTest::qSleep(1);
    }
    return true;
}

// The first record in each list, so that what shows a record has one; of a tree the first leaf.
void chooseFirst(const QWidget *place)
{
    const auto views = place->findChildren<QAbstractItemView *>();
    for (QAbstractItemView *view : views) {
        if (!view->isVisible() || !view->model() || qobject_cast<QHeaderView *>(view)
            || view->currentIndex().isValid())
            continue;
        QModelIndex index = view->model()->index(0, 0);
        while (view->model()->hasChildren(index) && view->model()->rowCount(index) > 0 && index.isValid())
            index = view->model()->index(0, 0, index);
        view->setCurrentIndex(index);
    }
}

// In a dialog that looks for people; and chooses them all.
void findPeople(const QDialog *dialog)
{
    auto *line = dialog->findChild<QLineEdit *>(u"peopleSearch"_s);
    if (!line)
        return;
    QTest::keyClicks(line, u"sample"_s);
    auto *found = dialog->findChild<QListWidget *>(u"peopleFound"_s);
    (void)soon([found] { return found->count() > 0; }, 2s);
    for (int row = 0; row < found->count(); ++row) {
        if (found->item(row)->flags() & Qt::ItemIsEnabled)
            found->item(row)->setCheckState(Qt::Checked);
    }
}

// The first rows of a list, with those beneath them, and the last.
void addRows(const QAbstractItemModel *model, const QModelIndex &parent, QList<QPersistentModelIndex> *rows)
{
    constexpr int enough = 8;
    for (int row = 0; row < model->rowCount(parent) && rows->size() < enough; ++row) {
        rows->append(model->index(row, 0, parent));
        addRows(model, model->index(row, 0, parent), rows);
    }
    if (!parent.isValid() && model->rowCount() > 0)
        rows->append(model->index(model->rowCount() - 1, 0));
}

// A row in \a place with which \a action may be done; false where there is none.
bool chooseFor(const QWidget *place, const QAction *action)
{
    const auto isAllowed = [action] { return soon([action] { return action->isEnabled(); }, 50ms); };
    const auto views = place->findChildren<QAbstractItemView *>();
    for (QAbstractItemView *view : views) {
        if (!view->isVisible() || !view->model() || qobject_cast<QHeaderView *>(view))
            continue;
        QList<QPersistentModelIndex> rows;
        addRows(view->model(), {}, &rows);
        for (const QPersistentModelIndex &row : std::as_const(rows)) {
            if (isAllowed())
                return true;
            view->setCurrentIndex(row);
        }
    }
    return isAllowed();
}

} // namespace

Visitor::Visitor(Seen seen)
    : m_seen(std::move(seen))
{
}

Visitor::~Visitor()
{
    m_window.reset();
    m_state.reset();
    m_sessions.reset();
}

bool Visitor::enter(const ServerAddress &server, const SignIn &signIn)
{
    m_accounts = std::make_unique<AccountStore>(m_profile.path());
    m_sessions = std::make_unique<Sessions>(m_accounts.get(), &m_secrets, nullptr, hurried());
    m_state = std::make_unique<UiState>(QString());
    m_window = std::make_unique<MainWindow>(m_sessions.get(), m_state.get());
    m_window->resize(1280, 800);
    m_window->show();
    const auto info = await(checkServer(server.base().toString(), m_sessions.get()));
    if (info.index() != 0)
        return false;
    const auto account = await(m_sessions->add(std::get<0>(info), signIn));
    if (account.index() != 0)
        return false;
    m_accountId = std::get<0>(account).id;
    return soon([this] { return session() && session()->state() == Session::State::Online; }) && settle();
}

bool Visitor::isQuiet() const
{
    if (!session())
        return false;
    const auto calls = session()->findChildren<AbstractReply *>();
    for (const AbstractReply *call : calls) {
        if (!call->isFinished())
            return false;
    }
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (const QWidget *window : windows) {
        const auto panes = window->findChildren<StatePane *>();
        for (const StatePane *pane : panes) {
            if (pane->isVisible() && pane->state() == StatePane::State::Loading)
                return false;
        }
    }
    return true;
}

bool Visitor::settle() const
{
    // What one answer leads to is asked for in the next turns of the event loop.
    int quietTurns = 0;
    return soon([&] {
        quietTurns = isQuiet() ? quietTurns + 1 : 0;
        return quietTurns >= 5;
    });
}

Page *Visitor::visit(const QString &address, const QStringList &dialogs)
{
    Page *page = m_window->tabs()->open(m_accountId, address);
    if (!page)
        return nullptr;
    auto *parts = page->findChild<QTabWidget *>();
    if (!parts) {
        visitPlace(address, page, dialogs);
        return page;
    }
    for (int i = 0; i < parts->count(); ++i) {
        parts->setCurrentIndex(i);
        visitPlace(u"%1 › %2"_s.arg(address).arg(i), parts->widget(i), dialogs);
    }
    // And those of the page as a whole.
    visitActions(address, page, dialogs);
    return page;
}

void Visitor::visitPlace(const QString &where, QWidget *place, const QStringList &dialogs)
{
    if (!settle())
        qWarning() << where << "does not come to rest";
    chooseFirst(place);
    (void)settle();
    m_seen(where);
    visitActions(where, place, dialogs);
}

void Visitor::visitActions(const QString &where, QWidget *place, const QStringList &dialogs)
{
    // What stands behind the first dialog.
    static const QHash<QString, QString> onwards{{u"sharingHandOver"_s, u"peopleAdd"_s},
                                                 {u"personAdd"_s, u"peopleAdd"_s},
                                                 {u"projectStreamAdd"_s, u"streamChooserAdd"_s}};
    for (const QString &name : dialogs) {
        auto *action = place->findChild<QAction *>(name);
        if (!action || m_dialogsSeen.contains(name) || !chooseFor(place, action))
            continue;
        if (visitDialog(
                where + u" › "_s + name, [action] { action->trigger(); }, onwards.value(name)))
            m_dialogsSeen += name;
    }
}

bool Visitor::visitDialog(const QString &where, const std::function<void()> &open, const QString &onwards)
{
    open();
    const auto isThere = [] { return frontDialog() != nullptr; };
    // One that only shows progress makes room for another one.
    if (!soon(isThere) || !settle() || !soon(isThere))
        return false;
    const QPointer<QDialog> dialog = frontDialog();
    findPeople(dialog);
    (void)settle();
    chooseFirst(dialog);
    (void)settle();
    m_seen(where);
    if (auto *button = onwards.isEmpty() ? nullptr : dialog->findChild<QPushButton *>(onwards)) {
        button->click();
        if (!soon([&] { return frontDialog() && frontDialog() != dialog; }) || !settle())
            return false;
        m_seen(where + u" › "_s + onwards);
    }
    for (int tries = 0; frontDialog() && tries < 4; ++tries) {
        QTest::keyClick(frontDialog(), Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    return !frontDialog();
}

} // namespace Speckle
