// SPDX-License-Identifier: MIT
#include "app/toursteps.h"

#include "app/program.h"
#include "app/tourcolleague.h"
#include "core/session/sessionprojects.h"
#include "ui/actions/accountactions.h"
#include "ui/dialogs/logindialog.h"
#include "ui/dialogs/serverfield.h"
#include "ui/models/recordsmodel.h"
#include "ui/pages/pagetabs.h"
#include "ui/pages/welcomepage.h"
#include "ui/widgets/errorbar.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

// What the steps look at. Screens are known by their object names: the tour sees them as a user does.
class Sight
{
public:
    explicit Sight(Program *program)
        : m_program(program)
    {
    }

    [[nodiscard]] MainWindow *window() const { return m_program->window(); }
    [[nodiscard]] Demo *demo() const { return m_program->demo(); }
    [[nodiscard]] QString account() const { return demo()->accountId(); }
    [[nodiscard]] Session *session() const { return m_program->sessions()->session(account()); }
    [[nodiscard]] bool isOnline() const { return session() && session()->state() == Session::State::Online; }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        // Pages of one kind have parts of one name; the one in front is meant.
        const auto widgets = window()->findChildren<Widget *>(name);
        const auto found = std::find_if(widgets.cbegin(), widgets.cend(),
                                        [](const Widget *widget) { return widget->isVisible(); });
        return found == widgets.cend() ? nullptr : *found;
    }
    [[nodiscard]] int rows(const QString &view) const
    {
        const auto *found = find<QAbstractItemView>(view);
        return found && found->model() ? found->model()->rowCount(found->rootIndex()) : 0;
    }
    [[nodiscard]] LoginDialog *login() const { return window()->findChild<LoginDialog *>(); }
    [[nodiscard]] QString streamId() const
    {
        const Page *page = window()->currentPage();
        return page ? page->liveStreamId() : QString();
    }

private:
    Program *m_program;
};

bool isPage(const Sight &sight, const QString &objectName)
{
    return sight.window()->currentPage() && sight.window()->currentPage()->objectName() == objectName;
}

QList<TourStep> firstSteps(const Sight &sight)
{
    TourStep welcome{u"welcome"_s, u"the welcome page"_s, {}, [sight] {
                         return sight.find<WelcomePage>(u"welcomePage"_s);
                     }};

    TourStep server{{},
                    u"the demo's server"_s,
                    [sight] { sight.demo()->server()->start(); },
                    [sight] { return !sight.demo()->server()->address().isEmpty(); }};

    TourStep login{u"sign-in"_s, u"the login dialog to know the server"_s, [sight] {
                       sight.window()->accountActions()->signIn(sight.demo()->server()->address().toString());
                       if (auto *email = sight.login()->findChild<QLineEdit *>(u"emailEdit"_s))
                           email->setText(DemoServer::administrator());
                   }};
    login.isReady = [sight] {
        const auto *field = sight.login()->findChild<ServerField *>();
        return field && field->server().has_value();
    };
    login.over = [sight] { return sight.login(); };
    login.leave = [sight] { sight.login()->reject(); };
    return {welcome, server, login};
}

QList<TourStep> pageSteps(const Sight &sight)
{
    TourStep start{{},
                   u"the demo to sign in and open its stream"_s,
                   [sight] { sight.demo()->start(); },
                   [sight] { return sight.isOnline() && isPage(sight, u"streamPage"_s); }};

    TourStep streams{u"streams"_s, u"the list of streams"_s,
                     [sight] { sight.window()->tabs()->open(sight.account(), u"streams/own"_s); },
                     [sight] { return sight.rows(u"streamsTable"_s) > 2; }};

    TourStep stream{u"stream"_s, u"the stream's form and layers"_s,
                    [sight] { sight.window()->tabs()->step(1); }};
    stream.isReady = [sight] {
        const auto *name = sight.find<QLineEdit>(u"nameEdit"_s);
        return name && !name->text().isEmpty() && sight.session()->objectIds(sight.streamId()).has_value();
    };
    return {start, streams, stream};
}

// The stream is loaded again after the colleague's edit, and the objects in view with it.
bool areObjectsLoaded(const Sight &sight)
{
    const auto *tree = sight.find<QAbstractItemView>(u"objectsTree"_s);
    return tree && !tree->currentIndex().siblingAtColumn(1).data().toString().isEmpty();
}

TourStep objectsStep(const Sight &sight)
{
    TourStep objects{u"objects"_s, u"the objects of the first layer, and the JSON of one"_s, [sight] {
                         if (auto *tabs = sight.find<QTabWidget>(u"streamTabs"_s))
                             tabs->setCurrentIndex(2);
                     }};
    objects.isReady = [sight] {
        auto *tree = sight.find<QAbstractItemView>(u"objectsTree"_s);
        if (!tree || tree->model()->rowCount() == 0)
            return false;
        const QModelIndex layer = tree->model()->index(0, 0);
        if (tree->model()->canFetchMore(layer))
            tree->model()->fetchMore(layer);
        const QModelIndex object = tree->model()->index(2, 0, layer);
        if (!object.isValid())
            return false;
        if (tree->currentIndex() != object)
            tree->setCurrentIndex(object);
        const auto *json = sight.find<QPlainTextEdit>(u"jsonView"_s);
        return json && json->document()->blockCount() > 5;
    };
    return objects;
}

TourStep liveStep(const Sight &sight, TourColleague *colleague)
{
    TourStep live{u"live"_s, u"messages of a colleague"_s, [sight, colleague] {
                      colleague->work(ServerAddress(sight.demo()->server()->address()), sight.streamId());
                  }};
    live.isReady = [sight] {
        auto *table = sight.find<QAbstractItemView>(u"liveTable"_s);
        if (!table || table->model()->rowCount() < 4 || !areObjectsLoaded(sight))
            return false;
        table->setCurrentIndex(table->model()->index(table->model()->rowCount() - 1, 0));
        return true;
    };
    return live;
}

TourStep errorStep(const Sight &sight)
{
    TourStep error{u"error"_s, u"the error bar to say that the server is gone"_s,
                   [sight] { sight.demo()->server()->stop(); }};
    error.isReady = [sight] {
        if (!sight.window()->errorBar()->isVisible())
            return false;
        if (auto *details = sight.find<QToolButton>(u"errorDetailsButton"_s))
            details->setChecked(true);
        return true;
    };
    return error;
}

// A tab of the stream's page, by the object name of what it shows.
TourStep partStep(const Sight &sight, const QString &name, const QString &waitsFor, const QString &part,
                  const QString &table)
{
    TourStep step{name, waitsFor, [sight, part] {
                      auto *tabs = sight.find<QTabWidget>(u"streamTabs"_s);
                      for (int i = 0; tabs && i < tabs->count(); ++i) {
                          if (tabs->widget(i)->objectName() == part)
                              tabs->setCurrentIndex(i);
                      }
                  }};
    step.isReady = [sight, table] { return sight.rows(table) > 0; };
    return step;
}

// A page that is one list.
TourStep listStep(const Sight &sight, const QString &name, const QString &waitsFor, const QString &address)
{
    return {name, waitsFor, [sight, address] { sight.window()->tabs()->open(sight.account(), address); },
            [sight, address] {
                const Page *page = sight.window()->currentPage();
                return page && page->address() == address && sight.rows(u"recordsTable"_s) > 0;
            }};
}

// The last thread is the one that was opened most recently: it has an answer.
TourStep commentsStep(const Sight &sight)
{
    TourStep comments = partStep(sight, u"comments"_s, u"the comments on the stream"_s, u"streamComments"_s,
                                 u"commentsTree"_s);
    comments.isReady = [sight] {
        auto *tree = sight.find<QAbstractItemView>(u"commentsTree"_s);
        if (!tree || tree->model()->rowCount() < 2)
            return false;
        const QModelIndex thread = tree->model()->index(0, 0);
        if (tree->currentIndex() != thread)
            tree->setCurrentIndex(thread);
        const auto *text = sight.find<QPlainTextEdit>(u"commentViewText"_s);
        return text && !text->toPlainText().isEmpty();
    };
    return comments;
}

TourStep answerStep(const Sight &sight)
{
    const auto editor = [sight] { return sight.window()->findChild<QDialog *>(u"commentEditor"_s); };
    TourStep answer{u"comment-editor"_s, u"the editor of an answer"_s, [sight] {
                        if (auto *button = sight.find<QToolButton>(u"commentAnswerButton"_s))
                            button->click();
                    }};
    answer.isReady = [editor] { return editor() && editor()->isVisible(); };
    answer.over = [editor] { return editor(); };
    answer.leave = [editor] { editor()->reject(); };
    return answer;
}

TourStep jsonStep(const Sight &sight)
{
    TourStep json = partStep(sight, u"json"_s, u"the stream as it was received"_s, u"streamJson"_s,
                             u"streamJsonText"_s);
    json.isReady = [sight] {
        const auto *text = sight.find<QPlainTextEdit>(u"streamJsonText"_s);
        return text && text->document()->blockCount() > 5;
    };
    return json;
}

TourStep sharingStep(const Sight &sight)
{
    TourStep sharing = partStep(sight, u"sharing"_s, u"who may do what with the stream"_s, u"streamSharing"_s,
                                u"sharingTable"_s);
    sharing.isReady = [sight] {
        const int rows = sight.rows(u"sharingTable"_s);
        bool named = rows > 0;
        for (int row = 0; named && row < rows; ++row) {
            const auto *model = sight.find<QAbstractItemView>(u"sharingTable"_s)->model();
            const QString id = model->index(row, 0).data(RecordsModel::IdRole).toString();
            named = sight.session()->userName(id) != id;
        }
        // Some rights come by projects.
        const RecordList *projects = sight.session()->projects()->list();
        return named && projects->state() == RecordList::State::Ready && !projects->isBusy();
    };
    return sharing;
}

QList<TourStep> streamParts(const Sight &sight)
{
    return {partStep(sight, u"layers"_s, u"the layers"_s, u"streamLayers"_s, u"layersTable"_s),
            partStep(sight, u"versions"_s, u"the versions"_s, u"streamVersions"_s, u"versionsTable"_s),
            sharingStep(sight),
            commentsStep(sight),
            answerStep(sight),
            partStep(sight, u"stream-clients"_s, u"the clients of the stream"_s, u"streamClients"_s,
                     u"streamClientsTable"_s),
            jsonStep(sight)};
}

TourStep profileStep(const Sight &sight)
{
    return {u"profile"_s, u"the user's own profile"_s,
            [sight] { sight.window()->tabs()->open(sight.account(), u"profile"_s); },
            [sight] {
                const auto *name = sight.find<QLineEdit>(u"profileNameEdit"_s);
                return name && !name->text().isEmpty();
            }};
}

QList<TourStep> projectSteps(const Sight &sight)
{
    TourStep project{u"project"_s, u"the first project with its streams"_s, [sight] {
                         const QStringList ids = sight.session()->projects()->list()->ids();
                         sight.window()->tabs()->open(sight.account(), u"project/"_s + ids.value(0));
                     }};
    project.isReady = [sight] {
        auto *tabs = sight.find<QTabWidget>(u"projectTabs"_s);
        if (tabs)
            tabs->setCurrentIndex(1);
        // The sample's project gives more than its streams know of: that is found last.
        const auto *streams = sight.find<QAbstractItemView>(u"projectStreamsTable"_s);
        return streams
               && !streams->model()
                       ->match(streams->model()->index(0, 3), Qt::DisplayRole, u"Missing"_s)
                       .isEmpty();
    };
    TourStep people{u"project-people"_s, u"the people of the project"_s, [sight] {
                        if (auto *tabs = sight.find<QTabWidget>(u"projectTabs"_s))
                            tabs->setCurrentIndex(2);
                    }};
    people.isReady = [sight] { return sight.find<QWidget>(u"peopleMissing"_s) != nullptr; };
    return {listStep(sight, u"projects"_s, u"the projects"_s, u"projects"_s),
            project,
            people,
            listStep(sight, u"inbox"_s, u"the comments for me"_s, u"comments/assigned"_s),
            listStep(sight, u"my-comments"_s, u"the comments by me"_s, u"comments/mine"_s),
            listStep(sight, u"clients"_s, u"the clients"_s, u"clients"_s),
            listStep(sight, u"all-projects"_s, u"everybody's projects"_s, u"projects/all"_s),
            listStep(sight, u"users"_s, u"everybody with an account"_s, u"users"_s)};
}

TourStep backToStream(const Sight &sight)
{
    return {{},
            u"the stream to be in front again"_s,
            [sight] {
                for (int i = 0; i < sight.window()->tabs()->count() && !isPage(sight, u"streamPage"_s); ++i)
                    sight.window()->tabs()->step(1);
            },
            [sight] { return isPage(sight, u"streamPage"_s); }};
}

} // namespace

QList<TourStep> tourSteps(Program *program, TourColleague *colleague)
{
    const Sight sight(program);
    QList<TourStep> steps = firstSteps(sight) + pageSteps(sight);
    steps << streamParts(sight) << projectSteps(sight) << profileStep(sight) << backToStream(sight)
          << objectsStep(sight) << liveStep(sight, colleague) << errorStep(sight);
    return steps;
}

} // namespace Speckle
