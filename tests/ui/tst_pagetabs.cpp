// SPDX-License-Identifier: MIT
#include "ui/pages/pagetabs.h"
#include "ui/settings/uistate.h"

#include <QJsonArray>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace Speckle;
using namespace Qt::StringLiterals;

namespace {

// A page whose edits and saves are the test's.
class TestPage : public Page
{
public:
    TestPage(const QString &account, const QString &address)
        : m_account(account)
        , m_address(address)
        , m_title(u"Page "_s + address)
    {
    }

    QString title() const override { return m_title; }
    QIcon icon() const override { return {}; }
    QString address() const override { return m_address; }
    QString accountId() const override { return m_account; }
    bool isModified() const override { return !m_typed.isEmpty(); }
    void save() override { ++saves; }
    void discard() override { type({}); }
    QJsonObject draft() const override
    {
        return m_typed.isEmpty() ? QJsonObject() : QJsonObject{{u"typed"_s, m_typed}};
    }
    void restoreDraft(const QJsonObject &draft) override { m_typed = draft.value("typed"_L1).toString(); }
    void refresh() override {}
    void setSession(Session *) override {}

    void type(const QString &text)
    {
        m_typed = text;
        emit modifiedChanged(isModified());
        emit draftChanged();
    }
    void succeed()
    {
        type({});
        emit saved();
    }
    void retitle(const QString &title)
    {
        m_title = title;
        emit titleChanged();
    }
    QString typed() const { return m_typed; }

    int saves = 0;

private:
    QString m_account;
    QString m_address;
    QString m_title;
    QString m_typed;
};

} // namespace

class tst_PageTabs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void opensEachPageOnce();
    void showsTitlesAsTheyAre();
    void marksUnsavedPages();
    void closesWithoutAskingWhereNothingIsUnsaved();
    void asksAndCancels();
    void asksAndDiscards();
    void asksAndSaves();
    void staysWhereSavingFails();
    void asksOnceForAll();
    void restoresLazily();
    void keepsDrafts();
    void dropsAnAccount();
    void closesByMiddleClick();
    void reopens();

private:
    PageTabs *makeTabs()
    {
        return new PageTabs(&m_state, [this](const QString &account, const QString &address) -> Page * {
            if (address == "unknown"_L1)
                return nullptr;
            ++m_made;
            return new TestPage(account, address);
        });
    }
    TestPage *open(const QString &address, const QString &account = u"1"_s)
    {
        return static_cast<TestPage *>(m_tabs->open(account, address));
    }
    QMessageBox *question() const { return m_tabs->findChild<QMessageBox *>(u"unsavedQuestion"_s); }
    void answer(QMessageBox::StandardButton button)
    {
        QTRY_VERIFY(question() && question()->isVisible());
        QTest::mouseClick(question()->button(button), Qt::LeftButton);
        QTRY_VERIFY(!question());
    }

    UiState m_state{QString()};
    PageTabs *m_tabs = nullptr;
    int m_made = 0;
};

void tst_PageTabs::init()
{
    m_tabs = makeTabs();
    m_made = 0;
    m_tabs->show();
}

void tst_PageTabs::cleanup()
{
    delete m_tabs;
    for (const QString &key : m_state.keys({}))
        m_state.setValue(key, QJsonValue::Undefined);
}

void tst_PageTabs::opensEachPageOnce()
{
    QSignalSpy current(m_tabs, &PageTabs::currentPageChanged);
    Page *a = open(u"a"_s);
    Page *b = open(u"b"_s);
    QCOMPARE(m_tabs->currentPage(), b);
    QCOMPARE(open(u"a"_s), a);
    QCOMPARE(m_tabs->count(), 2);
    QCOMPARE(m_tabs->currentPage(), a);
    QVERIFY(open(u"a"_s, u"2"_s) != a);
    QCOMPARE(m_tabs->count(), 3);
    QVERIFY(!open(u"unknown"_s));
    QCOMPARE(m_tabs->count(), 3);
    QCOMPARE(current.count(), 4);
}

void tst_PageTabs::showsTitlesAsTheyAre()
{
    TestPage *page = open(u"a"_s);
    page->retitle(u"R&D <b>"_s);
    QCOMPARE(m_tabs->tabText(0), u"R&&D <b>"_s);
    QVERIFY(!m_tabs->tabToolTip(0).contains("<b>"_L1));
    page->retitle(QString(5000, u'x'));
    QVERIFY(m_tabs->tabText(0).size() < 200);
    QVERIFY(m_tabs->tabText(0).contains(u'…'));
}

void tst_PageTabs::marksUnsavedPages()
{
    TestPage *page = open(u"a"_s);
    const QString clean = m_tabs->tabText(0);
    page->type(u"x"_s);
    QCOMPARE(m_tabs->tabText(0), clean + u" *"_s);
    QVERIFY(m_tabs->tabBar()->accessibleTabName(0).contains("unsaved"_L1));
    QCOMPARE(m_tabs->modifiedPages(), QList<Page *>{page});
    QVERIFY(m_tabs->modifiedPages(u"2"_s).isEmpty());
    page->type({});
    QCOMPARE(m_tabs->tabText(0), clean);
}

void tst_PageTabs::closesWithoutAskingWhereNothingIsUnsaved()
{
    open(u"a"_s);
    QSignalSpy current(m_tabs, &PageTabs::currentPageChanged);
    m_tabs->closeCurrent();
    QVERIFY(!question());
    QCOMPARE(m_tabs->count(), 0);
    QCOMPARE(current.count(), 1);
    QVERIFY(!current.first().first().value<Page *>());
}

void tst_PageTabs::asksAndCancels()
{
    TestPage *page = open(u"a"_s);
    page->type(u"x"_s);
    m_tabs->closeCurrent();
    m_tabs->closeCurrent(); // asked already
    QCOMPARE(m_tabs->findChildren<QMessageBox *>().size(), 1);
    QCOMPARE(question()->textFormat(), Qt::PlainText);
    answer(QMessageBox::Cancel);
    QCOMPARE(m_tabs->currentPage(), page);
    QCOMPARE(page->typed(), u"x"_s);
    QCOMPARE(page->saves, 0);
}

void tst_PageTabs::asksAndDiscards()
{
    open(u"a"_s)->type(u"x"_s);
    QVERIFY(!m_state.keys(u"drafts/"_s).isEmpty());
    m_tabs->closeCurrent();
    answer(QMessageBox::Discard);
    QTRY_COMPARE(m_tabs->count(), 0);
    QVERIFY(m_state.keys(u"drafts/"_s).isEmpty());
}

void tst_PageTabs::asksAndSaves()
{
    TestPage *page = open(u"a"_s);
    page->type(u"x"_s);
    m_tabs->closeCurrent();
    answer(QMessageBox::Save);
    QCOMPARE(page->saves, 1);
    QCOMPARE(m_tabs->count(), 1); // until the server said so
    page->succeed();
    QTRY_COMPARE(m_tabs->count(), 0);
}

void tst_PageTabs::staysWhereSavingFails()
{
    TestPage *page = open(u"a"_s);
    page->type(u"x"_s);
    m_tabs->closeCurrent();
    answer(QMessageBox::Save);
    emit page->failed(ApiError(ApiError::Kind::Timeout), {});
    QCOMPARE(m_tabs->count(), 1);
    QCOMPARE(page->typed(), u"x"_s);
    // Saved later by hand: the question of then is over.
    page->succeed();
    QCOMPARE(m_tabs->count(), 1);
    // And it can be asked again.
    page->type(u"y"_s);
    m_tabs->closeCurrent();
    answer(QMessageBox::Cancel);
}

void tst_PageTabs::asksOnceForAll()
{
    TestPage *a = open(u"a"_s);
    TestPage *b = open(u"b"_s);
    open(u"c"_s);
    a->type(u"x"_s);
    b->type(u"y"_s);
    int proceeded = 0;
    m_tabs->settleAll([&proceeded] { ++proceeded; });
    QVERIFY(question()->informativeText().contains(a->title()));
    QVERIFY(question()->informativeText().contains(b->title()));
    answer(QMessageBox::Save);
    a->succeed();
    QCOMPARE(proceeded, 0);
    b->succeed();
    QCOMPARE(proceeded, 1);
    m_tabs->settleAll([&proceeded] { ++proceeded; });
    QCOMPARE(proceeded, 2);
}

void tst_PageTabs::restoresLazily()
{
    open(u"a"_s)->retitle(u"Alpha"_s);
    open(u"b"_s);
    open(u"c"_s, u"gone"_s);
    m_tabs->setCurrentIndex(1);
    delete m_tabs;

    m_tabs = makeTabs();
    m_made = 0;
    m_tabs->restore([](const QString &account, const QString &) { return account != "gone"_L1; });
    QCOMPARE(m_tabs->count(), 2);
    QCOMPARE(m_tabs->currentIndex(), 1);
    QCOMPARE(m_made, 1);
    QCOMPARE(m_tabs->tabText(0), u"Alpha"_s);
    m_tabs->setCurrentIndex(0);
    QCOMPARE(m_made, 2);
    QCOMPARE(m_tabs->currentPage()->address(), u"a"_s);
    // Opening what waits in a tab makes no second one.
    open(u"b"_s);
    QCOMPARE(m_tabs->count(), 2);
}

void tst_PageTabs::keepsDrafts()
{
    open(u"a"_s)->type(u"unsaved words"_s);
    open(u"b"_s);
    delete m_tabs; // as a crash would, a moment later: nobody was asked

    m_tabs = makeTabs();
    m_tabs->restore([](const QString &, const QString &) { return true; });
    QCOMPARE(m_tabs->currentIndex(), 1);
    QVERIFY(m_tabs->tabText(0).endsWith(u" *"_s)); // known before the page is made
    // Closing the tab unseen asks, too.
    m_tabs->closePage(0);
    QTRY_VERIFY(question());
    QCOMPARE(static_cast<TestPage *>(m_tabs->currentPage())->typed(), u"unsaved words"_s);
    answer(QMessageBox::Cancel);
    static_cast<TestPage *>(m_tabs->currentPage())->succeed();
    QVERIFY(m_state.keys(u"drafts/"_s).isEmpty());
}

void tst_PageTabs::dropsAnAccount()
{
    open(u"a"_s)->type(u"x"_s);
    open(u"b"_s, u"2"_s);
    m_tabs->dropAccount(u"1"_s);
    QCOMPARE(m_tabs->count(), 1);
    QVERIFY(m_state.keys(u"drafts/"_s).isEmpty());
    QCOMPARE(m_state.value(u"window/tabs"_s).toArray().size(), 1);
}

void tst_PageTabs::closesByMiddleClick()
{
    open(u"a"_s);
    open(u"b"_s);
    QTest::mouseClick(m_tabs->tabBar(), Qt::MiddleButton, {}, m_tabs->tabBar()->tabRect(0).center());
    QCOMPARE(m_tabs->count(), 1);
    QCOMPARE(m_tabs->currentPage()->address(), u"b"_s);
}

void tst_PageTabs::reopens()
{
    open(u"a"_s);
    QVERIFY(!m_tabs->canReopen());
    m_tabs->closeCurrent();
    QVERIFY(m_tabs->canReopen());
    m_tabs->reopenClosed();
    QCOMPARE(m_tabs->currentPage()->address(), u"a"_s);
    QVERIFY(!m_tabs->canReopen());
}

QTEST_MAIN(tst_PageTabs)
#include "tst_pagetabs.moc"
