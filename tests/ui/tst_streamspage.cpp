// SPDX-License-Identifier: MIT
#include "ui/pages/streamspage.h"

#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/models/streamsmodel.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/streamstable.h"

#include <QAction>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

class StreamsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void isDense();
    void opensByKeysAlone();
    void searchesByOperators();
    void filtersWhileOneTypes();
    void filtersByTag();
    void sortsAtTheServer();
    void keepsSelectionOverARefresh();
    void remembersItsColumns();
    void fetchesTheNextPageBeforeTheEnd();
    void isEmptyInItsOwnWay();
    void hidesVersionsUntilAskedFor();
    void showsTheArchive();
    void showsAllToAdministratorsOnly();
    void keepsStars();
    void keepsSearches();
    void showsWhatAStreamIsMadeOf();
    void isDragged();
    void saysThatTheServerIsGoneAndComesBack();
    void livesWithoutASession();
    void showsHostileNamesPlainly();

private:
    void open(Session *session, StreamScope::Which which = StreamScope::Which::Own, UiState *state = nullptr);
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] FilterLine *filter() const { return m_page->findChild<FilterLine *>(u"filterLine"_s); }
    [[nodiscard]] StreamsTable *table() const { return m_page->findChild<StreamsTable *>(u"streamsTable"_s); }
    [[nodiscard]] StatePane::State state() const { return m_page->findChild<StatePane *>()->state(); }

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<StreamsPage> m_page;
    QStringList m_said;
};

void StreamsPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    QVERIFY(m_ada);
}

void StreamsPageTest::init()
{
    QVERIFY(m_ada);
}

void StreamsPageTest::cleanup()
{
    m_page.reset();
}

void StreamsPageTest::open(Session *session, StreamScope::Which which, UiState *state)
{
    m_page = std::make_unique<StreamsPage>(session, u"account"_s, which, state);
    m_said.clear();
    connect(m_page.get(), &Page::statusText, this, [this](const QString &text) { m_said.append(text); });
    m_page->resize(1000, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->focusStart();
    QTRY_VERIFY(filter()->hasFocus());
}

QStringList StreamsPageTest::names() const
{
    QStringList names;
    const QAbstractItemModel *model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        names.append(model->index(row, StreamsModel::Name).data().toString());
    return names;
}

void StreamsPageTest::isDense()
{
    open(m_ada.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const int rowHeight = table()->visualRect(table()->model()->index(0, 0)).height();
    QVERIFY2(table()->viewport()->height() / rowHeight >= 25, QByteArray::number(rowHeight).constData());
    QVERIFY(table()->uniformRowHeights());
    QCOMPARE(table()->verticalScrollMode(), QAbstractItemView::ScrollPerPixel);
    QVERIFY(!filter()->accessibleName().isEmpty());
    QVERIFY(!table()->accessibleName().isEmpty());
}

void StreamsPageTest::opensByKeysAlone()
{
    open(m_ada.get());
    QSignalSpy requested(m_page.get(), &Page::streamRequested);
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    QTest::keyClick(filter(), Qt::Key_Down);
    QTRY_VERIFY(table()->hasFocus());
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(0).toString(), u"account"_s);
    QCOMPARE(requested.at(0).at(1).toString(),
             table()->model()->index(1, 0).data(StreamsModel::StreamIdRole).toString());
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(filter()->hasFocus());
}

void StreamsPageTest::searchesByOperators()
{
    open(m_ada.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const int all = table()->model()->rowCount();
    QTest::mouseClick(m_page->findChild<QToolButton *>(u"versionsToggle"_s), Qt::LeftButton);
    QTest::keyClicks(filter(), u"tag:issued -P01"_s);
    QTRY_COMPARE(names(), QStringList{u"Harbour Office – Architecture (P02)"_s});
    // What cannot be read is marked and changes nothing.
    QTest::keyClicks(filter(), u" levl:2"_s);
    const auto *error = m_page->findChild<QLabel *>(u"filterLineError"_s);
    QTRY_VERIFY(error->isVisible());
    QVERIFY(error->text().contains("levl:"_L1));
    QCOMPARE(filter()->accessibleDescription(), error->text());
    QCOMPARE(names(), QStringList{u"Harbour Office – Architecture (P02)"_s});
    QTest::keyClick(filter(), Qt::Key_Escape);
    QTRY_VERIFY(table()->model()->rowCount() > all);
    QVERIFY(!error->isVisible());
    QTest::keyClicks(filter(), u"private"_s);
    QTRY_COMPARE(names(), QStringList{u"Quayside Pavilion – Concept"_s});
}

void StreamsPageTest::filtersWhileOneTypes()
{
    open(m_ada.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const int all = table()->model()->rowCount();
    QTest::keyClicks(filter(), u"grids AND"_s);
    QTRY_COMPARE(names(), QStringList{u"Harbour Office – Grids and Levels"_s});
    QTest::keyClicks(filter(), u" <b>.*"_s);
    QTRY_COMPARE(state(), StatePane::State::FilteredOut);
    const auto headline = m_page->findChild<QLabel *>(u"stateHeadline"_s);
    QVERIFY(headline && headline->text().contains("<b>.*"_L1));
    QTest::keyClick(filter(), Qt::Key_Escape);
    QVERIFY(filter()->text().isEmpty());
    QTRY_COMPARE(table()->model()->rowCount(), all);
    QCOMPARE(state(), StatePane::State::Content);

    const QAction *cross = filter()->findChild<QAction *>(u"clearButton"_s);
    QVERIFY(cross && !cross->isVisible());
    QTest::keyClicks(filter(), u"grids AND"_s);
    QTRY_COMPARE(names().size(), 1);
    QVERIFY(cross->isVisible());
    const auto buttons = filter()->findChildren<QToolButton *>();
    const auto button = std::find_if(buttons.cbegin(), buttons.cend(),
                                     [cross](const QToolButton *b) { return b->defaultAction() == cross; });
    QVERIFY(button != buttons.cend());
    QTest::mouseClick(*button, Qt::LeftButton);
    QVERIFY(filter()->text().isEmpty());
    QVERIFY(!cross->isVisible());
    QTRY_COMPARE(table()->model()->rowCount(), all);
}

void StreamsPageTest::filtersByTag()
{
    open(m_ada.get());
    QTest::keyClicks(filter(), u"#setting-out"_s);
    QTRY_COMPARE(names(), QStringList{u"Harbour Office – Grids and Levels"_s});
}

void StreamsPageTest::sortsAtTheServer()
{
    open(m_ada.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    QHeaderView *header = table()->header();
    QCOMPARE(header->sortIndicatorSection(), int(StreamsModel::Updated));
    const auto click = [header](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                                 header->height() / 2));
    };
    const auto isSorted = [this](bool up) {
        const QStringList shown = names();
        return up ? std::is_sorted(shown.cbegin(), shown.cend())
                  : std::is_sorted(shown.crbegin(), shown.crend());
    };
    click(StreamsModel::Name);
    QTRY_VERIFY(isSorted(header->sortIndicatorOrder() == Qt::AscendingOrder));
    const Qt::SortOrder first = header->sortIndicatorOrder();
    click(StreamsModel::Name);
    QVERIFY(header->sortIndicatorOrder() != first);
    QTRY_VERIFY(isSorted(header->sortIndicatorOrder() == Qt::AscendingOrder));
    const QStringList before = names();
    click(StreamsModel::Owner);
    QCOMPARE(header->sortIndicatorSection(), int(StreamsModel::Name));
    QCOMPARE(names(), before);
}

void StreamsPageTest::keepsSelectionOverARefresh()
{
    open(m_ada.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    QTest::keyClick(filter(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    const QString id = table()->currentIndex().data(StreamsModel::StreamIdRole).toString();
    QVERIFY(!id.isEmpty());
    // Somebody works on it: it moves to the top.
    auto bruno = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    QVERIFY(bruno);
    SPECKLE_VALUE(before, bruno->loadStream(id));
    Stream after = before;
    after.setCommitMessage(u"moved up"_s);
    SPECKLE_VALUE(saved, bruno->saveStream(before, after));
    Q_UNUSED(saved)
    QTest::keyClick(table(), Qt::Key_F5);
    QTRY_COMPARE(table()->model()->index(0, 0).data(StreamsModel::StreamIdRole).toString(), id);
    QTRY_COMPARE(table()->currentIndex().data(StreamsModel::StreamIdRole).toString(), id);
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
}

void StreamsPageTest::remembersItsColumns()
{
    UiState kept{QString()};
    open(m_ada.get(), StreamScope::Which::Own, &kept);
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    QHeaderView *header = table()->header();
    header->resizeSection(StreamsModel::Owner, 222);
    header->moveSection(header->visualIndex(StreamsModel::Tags), 1);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(StreamsModel::Name) + 20, 8));
    emit header->customContextMenuRequested(QPoint(5, 5));
    auto *menu = table()->findChild<QMenu *>(u"columnsMenu"_s);
    QVERIFY(menu);
    const auto actions = menu->actions();
    const auto named = [&actions](const QString &text) {
        return *std::find_if(actions.cbegin(), actions.cend(),
                             [&](const QAction *action) { return action->text() == text; });
    };
    QVERIFY(!named(u"Name"_s)->isEnabled());
    named(u"Access"_s)->trigger();
    menu->close();
    const Qt::SortOrder order = header->sortIndicatorOrder();

    open(m_ada.get(), StreamScope::Which::Own, &kept);
    header = table()->header();
    QCOMPARE(header->sectionSize(StreamsModel::Owner), 222);
    QCOMPARE(header->visualIndex(StreamsModel::Tags), 1);
    QVERIFY(header->isSectionHidden(StreamsModel::Private));
    QCOMPARE(header->sortIndicatorSection(), int(StreamsModel::Name));
    QCOMPARE(header->sortIndicatorOrder(), order);
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const QStringList shown = names();
    QVERIFY(order == Qt::AscendingOrder ? std::is_sorted(shown.cbegin(), shown.cend())
                                        : std::is_sorted(shown.crbegin(), shown.crend()));
}

void StreamsPageTest::fetchesTheNextPageBeforeTheEnd()
{
    auto busy = registerAndSignIn(m_sandbox.address(), u"busy@example.com"_s);
    QVERIFY(busy);
    StreamsResource streams(busy->client());
    for (int i = 0; i < 230; ++i) {
        Stream stream;
        stream.setName(u"Stream %1"_s.arg(i));
        SPECKLE_VALUE(made, streams.create(stream));
        QVERIFY(!made.streamId().isEmpty());
    }
    open(busy.get());
    QSignalSpy inserted(table()->model(), &QAbstractItemModel::rowsInserted);
    QTRY_VERIFY(table()->model()->rowCount() >= 100);
    // Two screens before the end are enough: nobody has to see the end of the page.
    QScrollBar *bar = table()->verticalScrollBar();
    bar->setValue(bar->maximum() - table()->viewport()->height());
    const int place = bar->value();
    QTRY_VERIFY(table()->model()->rowCount() >= 200);
    QCOMPARE(bar->value(), place);
    bar->setValue(bar->maximum());
    QTRY_COMPARE(table()->model()->rowCount(), 230);
    QTRY_COMPARE(m_said.constLast(), u"230 streams"_s);
    QVERIFY2(!m_said.filter(u"more"_s).isEmpty(), qPrintable(m_said.join(u'|')));
    QVERIFY(std::none_of(inserted.cbegin(), inserted.cend(), [](const QList<QVariant> &rows) {
        return rows.at(2).toInt() - rows.at(1).toInt() >= 100;
    }));
}

void StreamsPageTest::isEmptyInItsOwnWay()
{
    auto fresh = registerAndSignIn(m_sandbox.address(), u"fresh@example.com"_s);
    QVERIFY(fresh);
    open(fresh.get());
    QTRY_COMPARE(state(), StatePane::State::Empty);
    const QString own = m_page->findChild<QLabel *>(u"stateHeadline"_s)->text();
    open(fresh.get(), StreamScope::Which::Shared);
    QTRY_COMPARE(state(), StatePane::State::Empty);
    QVERIFY(m_page->findChild<QLabel *>(u"stateHeadline"_s)->text() != own);
}

void StreamsPageTest::hidesVersionsUntilAskedFor()
{
    UiState kept{QString()};
    open(m_ada.get(), StreamScope::Which::Own, &kept);
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const QString version = u"Harbour Office – Architecture (P02)"_s;
    QVERIFY(!names().contains(version));
    const int row = int(names().indexOf(u"Harbour Office – Architecture"_s));
    QCOMPARE(table()->model()->index(row, StreamsModel::Versions).data().toString(), u"2"_s);
    QTest::mouseClick(m_page->findChild<QToolButton *>(u"versionsToggle"_s), Qt::LeftButton);
    QTRY_VERIFY(names().contains(version));
    open(m_ada.get(), StreamScope::Which::Own, &kept);
    QTRY_VERIFY(names().contains(version));
    auto *toggle = m_page->findChild<QToolButton *>(u"versionsToggle"_s);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QTRY_VERIFY(!names().contains(version) && !names().isEmpty());
}

void StreamsPageTest::showsTheArchive()
{
    auto fresh = registerAndSignIn(m_sandbox.address(), u"archivist@example.com"_s);
    QVERIFY(fresh);
    Stream old;
    old.setName(u"Old"_s);
    SPECKLE_VALUE(made, fresh->createStream(old));
    old.setName(u"New"_s);
    SPECKLE_VALUE(other, fresh->createStream(old));
    QVERIFY(!other.isDeleted());
    open(fresh.get());
    QTRY_COMPARE(names().size(), 2);
    StreamsPage archive(fresh.get(), u"account"_s, StreamScope::Which::Archive, nullptr);
    QCOMPARE(archive.address(), u"streams/archive"_s);
    archive.show();
    QTRY_COMPARE(archive.findChild<StatePane *>()->state(), StatePane::State::Empty);
    Stream after = made;
    after.setDeleted(true);
    SPECKLE_VALUE(saved, fresh->saveStream(made, after));
    QVERIFY(saved.isSaved());
    QTRY_COMPARE(names(), QStringList{u"New"_s});
    auto *archived = archive.findChild<StreamsTable *>();
    QTRY_COMPARE(archived->model()->rowCount(), 1);
    QCOMPARE(archived->model()->index(0, 0).data().toString(), u"Old"_s);
    m_page.reset();
}

void StreamsPageTest::showsAllToAdministratorsOnly()
{
    auto emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(emi);
    open(emi.get(), StreamScope::Which::All);
    QTRY_COMPARE(state(), StatePane::State::Forbidden);
    open(m_ada.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const QStringList own = names();
    open(m_ada.get(), StreamScope::Which::All);
    QCOMPARE(m_page->address(), u"streams/all"_s);
    QTRY_VERIFY(table()->model()->rowCount() > own.size());
    filter()->setFilter(u"mine"_s);
    QTRY_COMPARE(names().size(), own.size());
    for (const QString &name : own)
        QVERIFY2(names().contains(name), qPrintable(name));
    filter()->setFilter(u"-owner:ada"_s);
    QTRY_VERIFY(!names().isEmpty() && !names().contains(own.constFirst()));
    m_page.reset();
}

void StreamsPageTest::keepsStars()
{
    UiState kept{QString()};
    open(m_ada.get(), StreamScope::Which::Own, &kept);
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const QModelIndex star = table()->model()->index(1, StreamsModel::Star);
    const QString name = star.siblingAtColumn(StreamsModel::Name).data().toString();
    QCOMPARE(table()->header()->visualIndex(StreamsModel::Star), 0);
    QCOMPARE(star.data(Qt::AccessibleTextRole).toString(), u"Not starred"_s);
    QSignalSpy requested(m_page.get(), &Page::streamRequested);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(star).center());
    QCOMPARE(star.data(Qt::AccessibleTextRole).toString(), u"Starred"_s);
    QCOMPARE(kept.value(u"stars/account"_s).toArray().size(), 1);

    StreamsPage starred(m_ada.get(), u"account"_s, StreamScope::Which::Starred, &kept);
    starred.show();
    QCOMPARE(starred.address(), u"streams/starred"_s);
    QVERIFY(!starred.findChild<QToolButton *>(u"versionsToggle"_s));
    auto *list = starred.findChild<StreamsTable *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 0).data().toString(), name);
    // By the key for all that are selected.
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    table()->setFocus();
    table()->selectAll();
    QTest::keyClick(table(), Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(list->model()->rowCount(), table()->model()->rowCount());
    QTest::keyClick(table(), Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(starred.findChild<StatePane *>()->state(), StatePane::State::Empty);
    // Two quick clicks are two clicks.
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(star).center());
    QCOMPARE(star.data(Qt::AccessibleTextRole).toString(), u"Not starred"_s);
    QCOMPARE(requested.count(), 0);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
}

void StreamsPageTest::keepsSearches()
{
    UiState kept{QString()};
    open(m_ada.get(), StreamScope::Which::Own, &kept);
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const int all = table()->model()->rowCount();
    auto *button = m_page->findChild<QToolButton *>(u"savedSearchesButton"_s);
    const auto named = [button](const QString &name) {
        emit button->menu()->aboutToShow();
        return button->menu()->findChild<QAction *>(name);
    };
    QVERIFY(!named(u"saveSearch"_s)->isEnabled());
    QTest::keyClicks(filter(), u"levl:2"_s);
    QVERIFY(!named(u"saveSearch"_s)->isEnabled());
    filter()->setFilter(u"private"_s);
    QTRY_COMPARE(names().size(), 1);
    named(u"saveSearch"_s)->trigger();
    auto *edit = button->findChild<QLineEdit *>(u"nameDialogEdit"_s);
    QVERIFY(edit);
    edit->selectAll();
    QTest::keyClicks(edit, u"A & <b>B</b>"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    filter()->setFilter({});
    QTRY_COMPARE(table()->model()->rowCount(), all);
    QAction *pick = named(u"savedSearch"_s);
    QVERIFY(pick);
    QCOMPARE(pick->text(), u"A && <b>B</b>"_s);
    pick->trigger();
    QCOMPARE(filter()->text(), u"private"_s);
    QTRY_COMPARE(names().size(), 1);
    emit button->menu()->aboutToShow();
    auto *remove = button->menu()->findChild<QMenu *>(u"deleteSearches"_s);
    remove->actions().constFirst()->trigger();
    QVERIFY(!named(u"savedSearch"_s));
    QVERIFY(kept.value(u"searches/streams"_s).isUndefined());
}

void StreamsPageTest::showsWhatAStreamIsMadeOf()
{
    auto fresh = registerAndSignIn(m_sandbox.address(), u"facts@example.com"_s);
    QVERIFY(fresh);
    for (const QString &units : {u"Meters"_s, u"Feet"_s}) {
        Stream stream;
        stream.setName(u"In "_s + units);
        stream.setUnits(units);
        stream.setJobNumber(u"J-"_s + units);
        SPECKLE_VALUE(made, fresh->createStream(stream));
        QCOMPARE(made.units(), units);
    }
    open(fresh.get());
    QTRY_COMPARE(names().size(), 2);
    QHeaderView *header = table()->header();
    QVERIFY(header->isSectionHidden(StreamsModel::Units));
    // The columns can be chosen by keys alone.
    table()->setFocus();
    m_page->findChild<QAction *>(u"streamColumns"_s)->trigger();
    auto *menu = table()->findChild<QMenu *>(u"columnsMenu"_s);
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == "Units"_L1 || action->text() == "Job number"_L1)
            action->trigger();
    }
    menu->close();
    QVERIFY(!header->isSectionHidden(StreamsModel::Units));
    header->setSortIndicator(StreamsModel::Units, Qt::AscendingOrder);
    QTRY_COMPARE(names(), QStringList({u"In Feet"_s, u"In Meters"_s}));
    header->setSortIndicator(StreamsModel::JobNumber, Qt::DescendingOrder);
    QTRY_COMPARE(names(), QStringList({u"In Meters"_s, u"In Feet"_s}));
    QCOMPARE(table()->model()->index(0, StreamsModel::JobNumber).data().toString(), u"J-Meters"_s);
    QCOMPARE(table()->model()->index(0, StreamsModel::Units).data().toString(), u"Meters"_s);
    m_page.reset();
}

void StreamsPageTest::isDragged()
{
    open(m_ada.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    QVERIFY(table()->dragEnabled());
    table()->selectAll();
    const std::unique_ptr<QMimeData> data(
        table()->model()->mimeData(table()->selectionModel()->selectedIndexes()));
    const QJsonArray ids = QJsonDocument::fromJson(data->data(u"application/x-speckle-streams"_s)).array();
    QCOMPARE(ids.size(), table()->model()->rowCount());
    QCOMPARE(ids.at(0).toString(), table()->model()->index(0, 0).data(StreamsModel::StreamIdRole).toString());
}

void StreamsPageTest::saysThatTheServerIsGoneAndComesBack()
{
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"ada@sample.speckle"_s);
    QVERIFY(session);
    open(session.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    const int rows = table()->model()->rowCount();
    QSignalSpy failed(m_page.get(), &Page::failed);
    QSignalSpy recovered(m_page.get(), &Page::recovered);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::keyClick(filter(), Qt::Key_F5);
    QTRY_VERIFY(failed.count() >= 1);
    // What is there stays to be read.
    QCOMPARE(table()->model()->rowCount(), rows);
    QCOMPARE(state(), StatePane::State::Content);

    StreamsPage other(session.get(), u"account"_s, StreamScope::Which::Shared, nullptr);
    other.show();
    QTRY_COMPARE(other.findChild<StatePane *>()->state(), StatePane::State::Failed);

    proxy.setMode(FaultProxy::Mode::Pass);
    const auto retry = failed.at(0).at(1).value<std::function<void()>>();
    m_page->refresh();
    Q_UNUSED(retry)
    QTRY_VERIFY(recovered.count() >= 1);
    QCOMPARE(table()->model()->rowCount(), rows);
    QTRY_COMPARE(other.findChild<StatePane *>()->state(), StatePane::State::Content);
    m_page.reset();
}

void StreamsPageTest::livesWithoutASession()
{
    auto session = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    open(session.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    m_page->setSession(nullptr);
    session.reset();
    QCOMPARE(table()->model()->rowCount(), 0);
    QCOMPARE(state(), StatePane::State::Empty);
    QTest::keyClicks(filter(), u"x"_s);
    m_page->refresh();
    filter()->clear();
    m_page->setSession(m_ada.get());
    QTRY_VERIFY(table()->model()->rowCount() > 2);
    QCOMPARE(state(), StatePane::State::Content);
}

void StreamsPageTest::showsHostileNamesPlainly()
{
    auto evil = registerAndSignIn(m_sandbox.address(), u"evil@example.com"_s);
    QVERIFY(evil);
    Stream stream;
    stream.setName(u"<img src=\"file:///etc/passwd\">\nsecond\u202Eline "_s + QString(10'000, u'x'));
    stream.setTags({u"<b>tag</b>\n"_s});
    SPECKLE_VALUE(made, StreamsResource(evil->client()).create(stream));
    QVERIFY(!made.streamId().isEmpty());
    open(evil.get());
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const QModelIndex row = table()->model()->index(0, 0);
    QVERIFY(row.data().toString().startsWith("<img src="_L1));
    QVERIFY(!row.data().toString().contains(u'\n'));
    QVERIFY(!row.data(Qt::ToolTipRole).toString().contains("<img"_L1));
    // One line, within the window.
    QVERIFY(table()->visualRect(row).height() < 40);
    QCOMPARE(table()->horizontalScrollBar()->maximum(), 0);
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamsPageTest)
#include "tst_streamspage.moc"
