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

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

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
    QTRY_COMPARE(table()->model()->rowCount(), all);
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
