// SPDX-License-Identifier: MIT
// What can be done with the one stream that a page shows, from its header.
#include "ui/pages/streamactions.h"

#include "core/session/session.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/pages/streampage.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/statepane.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Speckle {

class StreamActionsTest : public QObject
{
    Q_OBJECT

public slots:
    void take(const QUrl &url) { m_urls += url; } //!< in place of the system's browser

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void opensItsMenuByKeys();
    void copiesAndOpens();
    void stars();
    void archivesAndRestores();
    void duplicates();
    void deletesWithThePlan();
    void saysWhatAReaderMayNot();
    void livesWithoutASession();

private:
    void open(Session *session, const QString &id);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    void trigger(const char *action);
    bool runBulk();

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<StreamPage> m_page;
    QString m_id;
    QList<QUrl> m_urls;
};

void StreamActionsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    for (const QString &scheme : {u"http"_s, u"https"_s})
        QDesktopServices::setUrlHandler(scheme, this, "take");
    m_session = registerAndSignIn(m_sandbox.address(), u"owner@example.com"_s);
    QVERIFY(m_session);
}

void StreamActionsTest::init()
{
    Stream stream;
    stream.setName(u"Mine"_s);
    SPECKLE_VALUE(made, m_session->createStream(stream));
    m_id = made.streamId();
    m_state = std::make_unique<UiState>(QString());
    m_urls.clear();
    open(m_session.get(), m_id);
}

void StreamActionsTest::cleanup()
{
    m_page.reset();
    m_state.reset();
}

void StreamActionsTest::open(Session *session, const QString &id)
{
    m_page = std::make_unique<StreamPage>(session, u"account"_s, id, m_state.get());
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Content);
}

void StreamActionsTest::trigger(const char *action)
{
    auto *found = part<QAction>(action);
    if (!found)
        QFAIL(action);
    QVERIFY2(found->isEnabled(), qPrintable(found->toolTip()));
    found->trigger();
}

bool StreamActionsTest::runBulk()
{
    const QPointer<BulkDialog> bulk = m_page->findChild<BulkDialog *>();
    if (!bulk)
        return false;
    QSignalSpy ended(bulk, &BulkDialog::ended);
    QTest::keyClick(bulk->findChild<QPushButton *>(u"bulkStart"_s), Qt::Key_Space);
    if (ended.isEmpty() && !ended.wait(20'000))
        return false;
    const int failures = bulk->failures();
    QTest::keyClick(bulk->findChild<QPushButton *>(u"bulkStop"_s), Qt::Key_Space);
    return failures == 0 && QTest::qWaitFor([&bulk] { return !bulk; });
}

void StreamActionsTest::opensItsMenuByKeys()
{
    auto *button = part<QToolButton>("streamActionsButton");
    QVERIFY(!button->accessibleName().isEmpty());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    auto *menu = part<QMenu>("recordMenu");
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().size() > 10);
    menu->close();
}

void StreamActionsTest::copiesAndOpens()
{
    trigger("streamCopyId");
    QCOMPARE(QGuiApplication::clipboard()->text(), m_id);
    trigger("streamCopyLink");
    const QString link = QGuiApplication::clipboard()->text();
    QVERIFY2(link.endsWith("/api/streams/"_L1 + m_id), qPrintable(link));
    trigger("streamOpenWeb");
    QCOMPARE(m_urls.size(), 1);
    QCOMPARE(m_urls.at(0).toString(), m_sandbox.address().base().toString() + u"/#/streams/"_s + m_id);
    // An id is a stranger's: it leads nowhere else.
    const QString evil = webAdminUrl(m_session.get(), u"../?x=1#<script>"_s).toString(QUrl::FullyEncoded);
    QVERIFY2(evil.startsWith(m_sandbox.address().base().toString() + u"/#/streams/"_s), qPrintable(evil));
    QVERIFY(!evil.contains(u'<'));
}

void StreamActionsTest::stars()
{
    auto *star = part<QToolButton>("starButton");
    const QString before = star->accessibleName();
    QTest::mouseClick(star, Qt::LeftButton);
    QVERIFY(star->accessibleName() != before);
    QCOMPARE(m_state->value(u"stars/account"_s).toArray().at(0).toString(), m_id);
    trigger("streamStar");
    QCOMPARE(star->accessibleName(), before);
    QVERIFY(m_state->value(u"stars/account"_s).isUndefined());
}

void StreamActionsTest::archivesAndRestores()
{
    QVERIFY(!part<QAction>("streamRestore")->isEnabled());
    trigger("streamArchive");
    QVERIFY(runBulk());
    QTRY_VERIFY(part<QLabel>("streamAccess")->text().contains("archive"_L1));
    QVERIFY(!part<QAction>("streamArchive")->isEnabled());
    trigger("streamRestore");
    QVERIFY(runBulk());
    QTRY_VERIFY(!part<QLabel>("streamAccess")->text().contains("archive"_L1));
}

void StreamActionsTest::duplicates()
{
    QSignalSpy opened(m_page.get(), &Page::pageRequested);
    trigger("streamDuplicate");
    auto *edit = part<QLineEdit>("nameDialogEdit");
    QVERIFY(edit);
    edit->selectAll();
    QTest::keyClicks(edit, u"Twin"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.at(0).at(0).toString(), u"account"_s);
    const QString address = opened.at(0).at(1).toString();
    QVERIFY(address.startsWith("stream/"_L1));
    SPECKLE_VALUE(twin, m_session->loadStream(address.section(u'/', 1)));
    QCOMPARE(twin.name(), u"Twin"_s);
    QCOMPARE(twin.parent(), m_id);
    QTRY_COMPARE(m_session->stream(m_id)->children(), QStringList{twin.streamId()});
}

void StreamActionsTest::deletesWithThePlan()
{
    SPECKLE_VALUE(version, m_session->cloneStream(m_id, u"v1"_s));
    trigger("streamDelete");
    QTRY_VERIFY(m_page->findChild<BulkDialog *>());
    QVERIFY(runBulk());
    QTRY_COMPARE(m_page->findChild<StatePane *>()->state(), StatePane::State::Empty);
    QVERIFY(!m_session->stream(m_id));
    QCOMPARE(errorOf(await(m_session->loadStream(version.clone.streamId()))).kind, ApiError::Kind::NotFound);
}

void StreamActionsTest::saysWhatAReaderMayNot()
{
    auto emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(emi);
    open(emi.get(), m_id); // public
    for (const char *id : {"streamArchive", "streamMakePrivate", "streamDelete"}) {
        QTRY_VERIFY2(!part<QAction>(id)->isEnabled(), id);
        QVERIFY2(!part<QAction>(id)->statusTip().isEmpty(), id);
    }
    QVERIFY(part<QAction>("streamDuplicate")->isEnabled());
    m_page.reset();
    auto ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    QVERIFY(ada);
    open(ada.get(), m_id);
    QTRY_VERIFY(part<QAction>("streamDelete")->isEnabled()); // as an administrator
    m_page.reset();
}

void StreamActionsTest::livesWithoutASession()
{
    trigger("streamDuplicate");
    m_page->setSession(nullptr);
    QVERIFY(!part<QLineEdit>("nameDialogEdit"));
    QVERIFY(!part<QAction>("streamDuplicate")->isEnabled());
    QVERIFY(!part<QToolButton>("streamActionsButton")->isEnabled());
    m_page->setSession(m_session.get());
    QTRY_VERIFY(part<QAction>("streamDuplicate")->isEnabled());
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamActionsTest)
#include "tst_streamactions.moc"
