// SPDX-License-Identifier: MIT
// A hostile server: what it says is shown as it is, on every page, and does nothing there.
#include "core/edits/editrules.h"
#include "core/session/sessionprojects.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/support/wireserver.h"
#include "tests/ui/canary/canaryserver.h"
#include "tests/ui/canary/looker.h"
#include "tests/ui/canary/visitor.h"
#include "tests/ui/samplesession.h"
#include "ui/actions/accountactions.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/dialogs/logindialog.h"
#include "ui/pages/pagetabs.h"
#include "ui/widgets/errorbar.h"
#include "ui/widgets/fielderror.h"

#include <QAbstractItemView>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

class CanaryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void looksClosely_data() { addCanaries(false); }
    void looksClosely();
    void pages_data() { addCanaries(true); }
    void pages();
    void dialogs_data() { addCanaries(false); }
    void dialogs();
    void liveMessages_data() { addCanaries(false); }
    void liveMessages();
    void refusals_data() { addCanaries(false); }
    void refusals();
    void signingIn_data() { addCanaries(false); }
    void signingIn();
    void conflicts_data() { addCanaries(false); }
    void conflicts();

private:
    void addCanaries(bool malformed);
    [[nodiscard]] bool isText() const
    {
        return m_canary.kind == Canary::Kind::Text && !m_canary.text.isEmpty();
    }
    [[nodiscard]] QStringList addresses() const;
    //! All that can be seen is harmless.
    void look(const QString &where);
    //! Nothing was complained of so far, and nobody came to the canary's address.
    void verify();

    SandboxProcess m_sandbox;
    WireServer m_trap; //!< where the canary's picture is
    std::unique_ptr<CanaryServer> m_server;
    std::unique_ptr<Session> m_bruno; //!< at the sandbox itself
    SignIn m_signIn;
    QString m_streamId;
    QString m_projectId;
    Canary m_canary;
    std::unique_ptr<Looker> m_looker;
    std::unique_ptr<Visitor> m_visitor;
    QStringList m_complaints;
};

void CanaryTest::initTestCase()
{
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(m_bruno);
    m_streamId = streamIdByName(m_bruno.get(), u"Harbour Office – Architecture"_s);
    QVERIFY(!m_streamId.isEmpty());
    Client client(m_sandbox.address());
    SPECKLE_VALUE(known, AccountsResource(&client).login(u"ada@sample.speckle"_s, samplePassword));
    m_signIn = known;
    SPECKLE_VALUE(projects, ProjectsResource(m_bruno->client()).list());
    QVERIFY(!projects.isEmpty());
    m_projectId = projects.first().id();
    m_server = std::make_unique<CanaryServer>(m_sandbox.address());
}

void CanaryTest::addCanaries(bool malformed)
{
    QTest::addColumn<Canary>("canary");
    const auto text = [](const char *name, const QString &what) {
        QTest::newRow(name) << Canary{Canary::Kind::Text, what};
    };
    const QString image = u"<img src=\"%1/canary.png\">"_s.arg(QString::fromLatin1(m_trap.origin()));
    text("picture", image + u" <a href=\"%1\">link</a>"_s.arg(QString::fromLatin1(m_trap.origin())));
    text("comparison", u"a < b > c & d"_s);
    text("places", u"%1 %2 %n %L1 [*] &amp; <b>bold</b> & x"_s);
    text("directions",
         u"\u202Egnp.exe\u202C \u2066x\u2069\u200F first\nsecond\r\n\tthird\u2028fourth\u0007"_s);
    text("long", u"0123456789"_s.repeated(1'000));
    text("emoji", u"👩‍👩‍👧‍👦🐤 e\u0301\u0301\u0301\u0301"_s.repeated(150));
    if (!malformed)
        return;
    text("empty", {});
    QTest::newRow("null") << Canary{Canary::Kind::Null, {}};
    QTest::newRow("missing") << Canary{Canary::Kind::Missing, {}};
    QTest::newRow("wrong type") << Canary{Canary::Kind::WrongType, {}};
    QTest::newRow("ids") << Canary{Canary::Kind::Ids, image};
}

void CanaryTest::init()
{
    QFETCH(Canary, canary);
    m_canary = canary;
    m_complaints.clear();
    m_looker = std::make_unique<Looker>(canary.text);
    // Who is met with nonsense at the door does not come in.
    const bool later = canary.kind == Canary::Kind::WrongType;
    m_server->setCanary(later ? std::nullopt : std::optional(canary));
    m_visitor = std::make_unique<Visitor>([this](const QString &where) { look(where); });
    QVERIFY(m_visitor->enter(m_server->address(), m_signIn));
    m_server->setCanary(canary);
}

void CanaryTest::cleanup()
{
    m_visitor.reset();
    m_server->setRefusing(false);
}

QStringList CanaryTest::addresses() const
{
    return {u"streams/own"_s,
            u"streams/shared"_s,
            u"streams/starred"_s,
            u"streams/archive"_s,
            u"streams/all"_s,
            u"projects"_s,
            u"projects/all"_s,
            u"clients"_s,
            u"users"_s,
            u"profile"_s,
            u"comments/mine"_s,
            u"comments/assigned"_s,
            u"stream/"_s + m_streamId,
            u"project/"_s + m_projectId};
}

void CanaryTest::look(const QString &where)
{
    const QStringList complaints = m_looker->look();
    for (const QString &complaint : complaints) {
        if (!m_complaints.contains(complaint)) {
            qWarning().noquote() << where << complaint;
            m_complaints += complaint;
        }
    }
}

void CanaryTest::verify()
{
    QCOMPARE(m_complaints, QStringList());
    QCOMPARE(m_trap.connections(), 0);
}

// The test of the test: each of these is what a careless page would do.
void CanaryTest::looksClosely()
{
    QWidget careless;
    auto *layout = new QVBoxLayout(&careless);
    auto *label = new QLabel(m_canary.text);
    auto *button = new QPushButton(m_canary.text);
    auto *edit = new QTextEdit;
    auto *list = new QListWidget;
    for (QWidget *part : std::initializer_list<QWidget *>{label, button, edit, list})
        layout->addWidget(part);
    edit->setHtml(m_canary.text);
    list->addItem(m_canary.text);
    list->item(0)->setToolTip(m_canary.text);
    careless.show();
    QVERIFY(m_looker->sees(&careless));
    const QStringList found = m_looker->look();
    const auto complains = [&found](const QString &of, const QString &about) {
        return std::any_of(found.cbegin(), found.cend(), [&](const QString &complaint) {
            return complaint.contains(of) && complaint.contains(about);
        });
    };
    QVERIFY(complains(u"QLabel"_s, u"plain text"_s));
    QVERIFY(complains(u"QTextEdit"_s, u"rich text"_s));
    QCOMPARE(complains(u"QPushButton"_s, u"mnemonic"_s), m_canary.text.contains("& "_L1));
    QCOMPARE(complains(u"QListWidget"_s, u"more than a line"_s), m_canary.text.contains(u'\n'));
    QCOMPARE(complains(u"QListWidget"_s, u"turned around"_s), m_canary.text.contains(u'\u202E'));
    QCOMPARE(complains(u"QListWidget"_s, u"characters"_s), m_canary.text.size() > 2'000);
    QCOMPARE(complains(u"QWidget"_s, u"pixels wide"_s), m_canary.text.size() > 2'000);
    // To Qt "a < b > c" has a tag in it, too.
    QCOMPARE(complains(u"QListWidget"_s, u"with tags"_s), m_canary.text.contains(u'<'));
}

void CanaryTest::pages()
{
    // These have nothing to show: no star, and nothing in the archive.
    const QStringList without{u"streams/starred"_s, u"streams/archive"_s};
    const QStringList all = addresses();
    for (const QString &address : all) {
        const Page *page = m_visitor->visit(address);
        QVERIFY2(page, qPrintable(address));
        if (isText() && !without.contains(address))
            QVERIFY2(m_looker->sees(page), qPrintable(address));
    }
    if (isText())
        QVERIFY(m_looker->sees(m_visitor->window()->navigatorDock()));
    look(u"all tabs"_s);
    if (isText()) {
        m_visitor->visit(u"stream/"_s + m_streamId);
        auto *tabs = m_visitor->window()->tabs();
        QString caption = tabs->tabText(tabs->currentIndex());
        QVERIFY2(caption.replace("&&"_L1, "&"_L1).startsWith(m_canary.mark()), qPrintable(caption));
        QString title = m_visitor->window()->windowTitle();
        QVERIFY2(title.startsWith(m_canary.mark()), qPrintable(title));
    }
    verify();
}

void CanaryTest::dialogs()
{
    const QList<std::pair<QString, QStringList>> tour{
        {u"streams/own"_s,
         {u"streamNew"_s, u"streamDuplicate"_s, u"streamAddTags"_s, u"streamAddToProject"_s,
          u"streamMakeProject"_s, u"streamMakePrivate"_s, u"streamArchive"_s, u"streamDelete"_s}},
        {u"projects"_s, {u"projectNew"_s, u"projectDelete"_s}},
        {u"clients"_s, {u"clientDetails"_s, u"clientRename"_s, u"clientDelete"_s}},
        {u"users"_s, {u"userMakeAdmin"_s, u"userArchive"_s}},
        {u"comments/assigned"_s, {u"commentAnswer"_s, u"commentEdit"_s, u"commentDelete"_s}},
        {u"stream/"_s + m_streamId,
         {u"layerRename"_s, u"objectEdit"_s, u"objectProperties"_s, u"objectDerive"_s, u"objectDelete"_s,
          u"objectComments"_s, u"versionSave"_s, u"versionCompare"_s, u"versionRestore"_s,
          u"sharingAddReaders"_s, u"sharingHandOver"_s, u"sharingRemove"_s, u"commentNew"_s,
          u"clientCreate"_s}},
        {u"project/"_s + m_projectId,
         {u"projectStreamAdd"_s, u"projectStreamRemove"_s, u"personAdd"_s, u"personDowngrade"_s,
          u"personRemove"_s, u"thisProjectDelete"_s}},
    };
    QStringList missing;
    for (const auto &[address, dialogs] : tour) {
        m_visitor->visit(address, dialogs);
        missing += dialogs;
    }
    missing.removeIf([this](const QString &name) { return m_visitor->dialogsSeen().contains(name); });
    QCOMPARE(missing, QStringList());
    verify();
}

void CanaryTest::liveMessages()
{
    QVERIFY(m_visitor->visit(u"stream/"_s + m_streamId));
    m_bruno->joinStream(m_streamId);
    auto *pane = m_visitor->window()->findChild<QWidget *>(u"livePane"_s);
    auto *table = pane->findChild<QAbstractItemView *>(u"liveTable"_s);
    QVERIFY(table);
    const QJsonObject args{{u"eventType"_s, m_canary.text},
                           {u"senderName"_s, m_canary.text},
                           {m_canary.text, QJsonObject{{u"text"_s, m_canary.text}}}};
    QTRY_VERIFY(m_bruno->broadcast(m_streamId, args));
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->setCurrentIndex(table->model()->index(table->model()->rowCount() - 1, 0));
    QTRY_VERIFY(m_looker->sees(pane));
    QVERIFY(m_visitor->settle());
    look(u"live"_s);
    verify();
}

void CanaryTest::refusals()
{
    m_server->setRefusing(true);
    // One of each kind: lists of streams differ in their query alone.
    for (const QString &address : {u"projects"_s, u"clients"_s, u"users"_s, u"profile"_s, u"comments/mine"_s,
                                   u"stream/"_s + m_streamId, u"project/"_s + m_projectId, u"streams/own"_s})
        QVERIFY2(m_visitor->visit(address), qPrintable(address));
    auto *bar = m_visitor->window()->errorBar();
    m_visitor->window()->currentPage()->refresh();
    QVERIFY(m_visitor->settle());
    QTRY_VERIFY(bar->isVisible());
    bar->findChild<QToolButton *>(u"errorDetailsButton"_s)->click();
    QVERIFY(m_looker->sees(bar));
    look(u"error bar"_s);
    verify();
}

void CanaryTest::signingIn()
{
    AccountActions *actions = m_visitor->window()->accountActions();
    QVERIFY(m_visitor->visitDialog(u"accounts"_s, [actions] { actions->manage(); }));
    QVERIFY(
        m_visitor->visitDialog(u"removal"_s, [this, actions] { actions->remove(m_visitor->accountId()); }));
    QPointer<LoginDialog> dialog
        = new LoginDialog(m_visitor->sessions(), m_server->address().base().toString(), m_visitor->window());
    dialog->open();
    QTRY_VERIFY(m_looker->sees(dialog)); // the server's name
    look(u"login"_s);
    m_server->setRefusing(true);
    dialog->findChild<QLineEdit *>(u"emailEdit"_s)->setText(u"ada@sample.speckle"_s);
    dialog->findChild<QLineEdit *>(u"passwordEdit"_s)->setText(u"wrong"_s);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"passwordEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(!dialog->findChildren<FieldError *>().isEmpty());
    look(u"login refused"_s);
    dialog->done(QDialog::Rejected);
    verify();
}

void CanaryTest::conflicts()
{
    const QJsonObject before{{u"name"_s, u"x"_s}, {u"description"_s, u"y"_s}};
    const QJsonObject mine{{u"name"_s, m_canary.text + u'1'}, {u"description"_s, m_canary.text}};
    const QJsonObject theirs{{u"name"_s, m_canary.text + u'2'}, {u"description"_s, u"other"_s}};
    auto *dialog = new ConflictDialog(m_canary.text, mergeStream(before, mine, theirs), m_visitor->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QVERIFY(m_visitor->visitDialog(u"conflict"_s, [dialog] { dialog->open(); }));
    verify();
}

} // namespace Speckle

QTEST_MAIN(Speckle::CanaryTest)
#include "tst_canary.moc"
