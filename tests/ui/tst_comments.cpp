// SPDX-License-Identifier: MIT
#include "ui/comments/commentspane.h"

#include "core/session/sessioncomments.h"
#include "tests/support/await.h"
#include "tests/support/faultproxy.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/pages/streamcomments.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/statepane.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Speckle {

class CommentsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void writesByKeysAlone();
    void answersWhereAllSeeIt();
    void answersInPrivate();
    void editsClosesAndReopens();
    void assignsSomebody();
    void deletesAfterAsking();
    void attachesAndShowsAPicture();
    void refusesWhatIsNoPicture();
    void keepsTheSavedView();
    void asksWhenBothChangedTheSame();
    void keepsTheTextWhenSavingFails();
    void keepsTheDraftOfAClosedEditor();
    void leavesOddEndsOfLinesAlone();
    void tellsAReaderWhyNot();
    void tellsAStrangerWhyNot();
    void findsAndHides();
    void hearsOfOthers();
    void showsHostileTextPlainly();
    void livesWithoutASession();

private:
    void open(Session *session, const Stream &stream, UiState *state = nullptr);
    [[nodiscard]] Stream make(const QString &name, bool isPrivate = true);
    [[nodiscard]] Comment say(Session *session, const Stream &stream, const Comment &comment);
    [[nodiscard]] Comment say(Session *session, const Stream &stream, const QString &text);
    [[nodiscard]] Comment atServer(const QString &id) const;
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_part->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QTreeView *tree() const { return part<QTreeView>("commentsTree"); }
    [[nodiscard]] QAction *action(const char *name) const { return part<QAction>(name); }
    [[nodiscard]] QPlainTextEdit *editorText() const { return part<QPlainTextEdit>("commentText"); }
    [[nodiscard]] bool isTyping() const
    {
        return editorText() && editorText()->hasFocus() && editorText()->isActiveWindow();
    }
    [[nodiscard]] QStringList rows(const QModelIndex &parent = {}) const;
    void choose(int row, const QModelIndex &parent = {});
    void chooseOnly();

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada; // an administrator
    std::unique_ptr<Session> m_bruno; // the owner of what is made here
    std::unique_ptr<Session> m_emi; // may read it
    std::unique_ptr<StreamComments> m_part;
};

void CommentsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    m_emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(m_ada && m_bruno && m_emi);
}

void CommentsTest::cleanup()
{
    m_part.reset();
}

Stream CommentsTest::make(const QString &name, bool isPrivate)
{
    Stream stream;
    stream.setName(name);
    stream.setPrivate(isPrivate);
    if (isPrivate)
        stream.setValue("canRead", QJsonArray{m_emi->userId()});
    const auto outcome = await(StreamsResource(m_bruno->client()).create(stream));
    return outcome.index() == 0 ? std::get<0>(outcome) : Stream();
}

Comment CommentsTest::say(Session *session, const Stream &stream, const Comment &comment)
{
    const auto outcome
        = await(CommentsResource(session->client()).create(ResourceType::Stream, stream.streamId(), comment));
    return outcome.index() == 0 ? std::get<0>(outcome) : Comment();
}

Comment CommentsTest::say(Session *session, const Stream &stream, const QString &text)
{
    Comment comment;
    comment.setText(text);
    return say(session, stream, comment);
}

Comment CommentsTest::atServer(const QString &id) const
{
    const auto outcome = await(CommentsResource(m_ada->client()).get(id));
    return outcome.index() == 0 ? std::get<0>(outcome) : Comment();
}

void CommentsTest::open(Session *session, const Stream &stream, UiState *state)
{
    SPECKLE_VALUE(loaded, session->loadStream(stream.streamId()));
    Q_UNUSED(loaded)
    m_part = std::make_unique<StreamComments>(stream.streamId(), state);
    m_part->setSession(session);
    m_part->resize(1000, 700);
    m_part->show();
    QVERIFY(QTest::qWaitForWindowActive(m_part.get()));
    m_part->showRecord();
    m_part->activate();
    QTRY_VERIFY(m_part->title() != "Comments"_L1);
}

QStringList CommentsTest::rows(const QModelIndex &parent) const
{
    QStringList texts;
    for (int row = 0; row < tree()->model()->rowCount(parent); ++row)
        texts += tree()->model()->index(row, 0, parent).data().toString();
    return texts;
}

void CommentsTest::choose(int row, const QModelIndex &parent)
{
    tree()->setCurrentIndex(tree()->model()->index(row, 0, parent));
}

void CommentsTest::chooseOnly()
{
    QTRY_COMPARE(rows().size(), 1);
    choose(0);
}

void CommentsTest::writesByKeysAlone()
{
    const Stream stream = make(u"To be commented on"_s);
    open(m_bruno.get(), stream);
    QCOMPARE(m_part->title(), u"Comments (0)"_s);
    QCOMPARE(m_part->findChild<StatePane *>()->state(), StatePane::State::Empty);
    auto *button = part<QToolButton>("commentNewButton");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY(isTyping());
    QVERIFY(!part<QPushButton>("commentSend")->isEnabled());
    QTest::keyClicks(editorText(), u"The stair misses a landing."_s);
    // By tabs to the labels.
    auto *labels = part<QWidget>("commentLabels")->findChild<QLineEdit *>();
    for (int i = 0; i < 12 && !labels->hasFocus(); ++i)
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
    QVERIFY(labels->hasFocus());
    QTest::keyClicks(labels, u"stair,"_s);
    QTest::keyClick(labels, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(rows(), QStringList{u"The stair misses a landing."_s});
    QTRY_VERIFY(!editorText());
    QCOMPARE(m_part->title(), u"Comments (1)"_s);
    // The new one is the chosen one.
    QTRY_COMPARE(part<QPlainTextEdit>("commentViewText")->toPlainText(), u"The stair misses a landing."_s);
    QVERIFY(part<QLabel>("commentViewFacts")->text().contains("Labels: stair"_L1));
    QVERIFY(part<QLabel>("commentViewAuthor")->text().startsWith("Bruno"_L1));
}

void CommentsTest::answersWhereAllSeeIt()
{
    const Stream stream = make(u"To be answered"_s);
    const Comment question = say(m_bruno.get(), stream, u"Who checks this?"_s);
    open(m_emi.get(), stream);
    chooseOnly();
    QTest::mouseClick(part<QToolButton>("commentAnswerButton"), Qt::LeftButton);
    QTRY_VERIFY(isTyping());
    QVERIFY(!part<QCheckBox>("commentPrivate")->isVisible()); // she could not see it herself
    QTest::keyClicks(editorText(), u"I do."_s);
    QTest::mouseClick(part<QPushButton>("commentSend"), Qt::LeftButton);
    QTRY_COMPARE(rows(tree()->model()->index(0, 0)), QStringList{u"I do."_s});
    QVERIFY(tree()->isExpanded(tree()->model()->index(0, 0)));
    QTRY_COMPARE(part<QPlainTextEdit>("commentViewText")->toPlainText(), u"I do."_s);
    // Bruno sees it, too.
    m_part.reset();
    open(m_bruno.get(), stream);
    QTRY_COMPARE(rows().size(), 1);
    QTRY_COMPARE(rows(tree()->model()->index(0, 0)), QStringList{u"I do."_s});
    QCOMPARE(m_part->title(), u"Comments (2)"_s);
}

void CommentsTest::answersInPrivate()
{
    const Stream stream = make(u"To be answered quietly"_s);
    const Comment question = say(m_bruno.get(), stream, u"Is this in the budget?"_s);
    open(m_bruno.get(), stream);
    chooseOnly();
    action("commentAnswer")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::keyClicks(editorText(), u"It is not."_s);
    QVERIFY(part<QCheckBox>("commentPrivate")->isVisible());
    QTest::mouseClick(part<QCheckBox>("commentPrivate"), Qt::LeftButton, {}, {5, 8});
    QVERIFY(part<QCheckBox>("commentPrivate")->isChecked());
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editorText());
    QTRY_VERIFY(tree()->model()->hasChildren(tree()->model()->index(0, 0)));
    tree()->expand(tree()->model()->index(0, 0));
    QTRY_COMPARE(rows(tree()->model()->index(0, 0)), QStringList{u"It is not."_s});
    m_part.reset();
    open(m_emi.get(), stream);
    chooseOnly();
    QVERIFY(!tree()->model()->hasChildren(tree()->model()->index(0, 0)));
    QVERIFY(part<QLabel>("commentViewNote")->text().contains("author and administrators only"_L1));
}

void CommentsTest::editsClosesAndReopens()
{
    const Stream stream = make(u"To be edited"_s);
    const Comment comment = say(m_bruno.get(), stream, u"First words"_s);
    open(m_bruno.get(), stream);
    chooseOnly();
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_F2);
    QTRY_VERIFY(isTyping());
    QCOMPARE(editorText()->toPlainText(), u"First words"_s);
    QTest::keyClick(editorText(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(editorText(), u", and more"_s);
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(rows(), QStringList{u"First words, and more"_s});
    QTRY_VERIFY(!editorText());
    QVERIFY(!action("commentReopen")->isEnabled());
    QVERIFY(action("commentReopen")->toolTip().contains("open already"_L1));
    QTest::mouseClick(part<QToolButton>("commentCloseButton"), Qt::LeftButton);
    QTRY_VERIFY(action("commentReopen")->isEnabled());
    QVERIFY(!action("commentClose")->isEnabled());
    QVERIFY(atServer(comment.id()).isClosed());
    QVERIFY(part<QLabel>("commentViewFacts")->text().contains("Closed"_L1));
    QTest::mouseClick(part<QToolButton>("commentReopenButton"), Qt::LeftButton);
    QTRY_VERIFY(action("commentClose")->isEnabled());
    QVERIFY(!atServer(comment.id()).isClosed());
    QCOMPARE(atServer(comment.id()).text(), u"First words, and more"_s);
}

void CommentsTest::assignsSomebody()
{
    const Stream stream = make(u"To be assigned"_s);
    const Comment comment = say(m_bruno.get(), stream, u"Somebody has to"_s);
    open(m_bruno.get(), stream);
    chooseOnly();
    action("commentEdit")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::mouseClick(part<QPushButton>("commentAssign"), Qt::LeftButton);
    QTRY_VERIFY(part<QLineEdit>("peopleSearch") && part<QLineEdit>("peopleSearch")->hasFocus());
    QTest::keyClicks(part<QLineEdit>("peopleSearch"), u"emi"_s);
    auto *found = part<QListWidget>("peopleFound");
    QTRY_COMPARE(found->count(), 1);
    found->setFocus();
    found->setCurrentRow(0);
    QTest::keyClick(found, Qt::Key_Space);
    QTest::mouseClick(part<QPushButton>("peopleAdd"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("commentAssigned")->text().contains("Emi"_L1));
    QTest::mouseClick(part<QPushButton>("commentSend"), Qt::LeftButton);
    QTRY_COMPARE(atServer(comment.id()).assignedTo(), QStringList{m_emi->userId()});
    QTRY_VERIFY(part<QLabel>("commentViewFacts")->text().contains("Assigned to: Emi"_L1));
    QVERIFY(action("commentAssignMe")->isEnabled());
    action("commentAssignMe")->trigger();
    QTRY_COMPARE(atServer(comment.id()).assignedTo(), QStringList({m_emi->userId(), m_bruno->userId()}));
    QTRY_VERIFY(!action("commentAssignMe")->isEnabled());
}

void CommentsTest::deletesAfterAsking()
{
    const Stream stream = make(u"To be thinned out"_s);
    const Comment first = say(m_bruno.get(), stream, u"One"_s);
    (void)say(m_bruno.get(), stream, u"Two"_s);
    open(m_bruno.get(), stream);
    QTRY_COMPARE(rows().size(), 2);
    choose(0);
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Delete);
    auto *start = part<QPushButton>("bulkStart");
    QTRY_VERIFY(start && start->isVisible());
    QVERIFY(!atServer(first.id()).isEmpty());
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE(rows(), QStringList{u"Two"_s});
    QVERIFY(atServer(first.id()).isEmpty());
    QCOMPARE(m_part->title(), u"Comments (1)"_s);
}

void CommentsTest::attachesAndShowsAPicture()
{
    const Stream stream = make(u"To be looked at"_s);
    const Comment comment = say(m_bruno.get(), stream, u"Here"_s);
    open(m_bruno.get(), stream);
    chooseOnly();
    QImage image(3000, 2000, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QGuiApplication::clipboard()->setImage(image);
    action("commentEdit")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::mouseClick(part<QPushButton>("commentPaste"), Qt::LeftButton);
    QTRY_VERIFY(!part<QLabel>("commentPicture")->pixmap().isNull());
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!editorText());
    const Comment saved = atServer(comment.id());
    const QImage kept = QImage::fromData(saved.screenshotImage());
    QCOMPARE(kept.width(), 1600);
    QVERIFY(qAbs(kept.height() - 1067) <= 1);
    QTRY_VERIFY(!part<QLabel>("commentViewPicture")->pixmap().isNull());
    // And off again.
    action("commentEdit")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::mouseClick(part<QPushButton>("commentDetach"), Qt::LeftButton);
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(atServer(comment.id()).screenshot().isEmpty());
    QTRY_VERIFY(!part<QLabel>("commentViewPicture")->isVisible());
}

void CommentsTest::refusesWhatIsNoPicture()
{
    QGuiApplication::clipboard()->setText(u"no picture"_s);
    const Stream stream = make(u"Without a picture"_s);
    open(m_bruno.get(), stream);
    action("commentNew")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::mouseClick(part<QPushButton>("commentPaste"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("commentError")->isVisible());
}

void CommentsTest::keepsTheSavedView()
{
    const Stream stream = make(u"With a view"_s);
    Comment comment;
    comment.setText(u"From here"_s);
    const QJsonObject view{{u"camera"_s, QJsonArray{1.5, 2, 3}}, {u"fov"_s, 60}};
    comment.setView(view);
    const Comment made = say(m_bruno.get(), stream, comment);
    open(m_bruno.get(), stream);
    chooseOnly();
    QTRY_VERIFY(part<QToolButton>("commentViewSaved")->isVisible());
    QTest::mouseClick(part<QToolButton>("commentViewSaved"), Qt::LeftButton);
    QTRY_VERIFY(part<QPlainTextEdit>("commentViewJson")->toPlainText().contains("\"fov\": 60"_L1));
    action("commentEdit")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::keyClicks(editorText(), u"! "_s);
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(atServer(made.id()).text(), u"! From here"_s);
    QCOMPARE(atServer(made.id()).view(), view);
}

void CommentsTest::asksWhenBothChangedTheSame()
{
    const Stream stream = make(u"In dispute"_s);
    const Comment comment = say(m_bruno.get(), stream, u"Base"_s);
    open(m_bruno.get(), stream);
    chooseOnly();
    action("commentEdit")->trigger();
    QTRY_VERIFY(isTyping());
    editorText()->selectAll();
    QTest::keyClicks(editorText(), u"Mine"_s);
    Comment theirs = comment;
    theirs.setText(u"Theirs"_s);
    SPECKLE_VALUE(done, CommentsResource(m_ada->client()).update(comment, theirs));
    Q_UNUSED(done)
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    auto conflict = [this] { return part<QDialog>("conflictDialog"); };
    QTRY_VERIFY(conflict() && conflict()->isVisible());
    conflict()->reject();
    QTRY_VERIFY(part<QLabel>("commentError")->isVisible());
    QCOMPARE(editorText()->toPlainText(), u"Mine"_s);
    QCOMPARE(atServer(comment.id()).text(), u"Theirs"_s);
}

void CommentsTest::keepsTheTextWhenSavingFails()
{
    const Stream stream = make(u"Far away"_s);
    FaultProxy proxy(m_sandbox.address());
    auto session = signIn(proxy.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), stream);
    action("commentNew")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::keyClicks(editorText(), u"Not to be lost"_s);
    proxy.setMode(FaultProxy::Mode::Refuse);
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(part<QLabel>("commentError")->isVisible());
    QVERIFY(!part<QLabel>("commentError")->text().isEmpty());
    QCOMPARE(editorText()->toPlainText(), u"Not to be lost"_s);
    proxy.setMode(FaultProxy::Mode::Pass);
    QTRY_VERIFY(part<QPushButton>("commentSend")->isEnabled());
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(rows(), QStringList{u"Not to be lost"_s});
    m_part.reset();
}

void CommentsTest::keepsTheDraftOfAClosedEditor()
{
    const Stream stream = make(u"Interrupted"_s);
    UiState state{QString()};
    open(m_bruno.get(), stream, &state);
    action("commentNew")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::keyClicks(editorText(), u"Half a thou"_s);
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(image);
    QTest::mouseClick(part<QPushButton>("commentPaste"), Qt::LeftButton);
    QTRY_VERIFY(!part<QLabel>("commentPicture")->pixmap().isNull());
    QTest::keyClick(editorText(), Qt::Key_Escape);
    QTRY_VERIFY(!editorText());
    m_part.reset(); // the program ends
    open(m_bruno.get(), stream, &state);
    action("commentNew")->trigger();
    QTRY_VERIFY(isTyping());
    QCOMPARE(editorText()->toPlainText(), u"Half a thou"_s);
    QVERIFY(part<QLabel>("commentDraftNote")->isVisible());
    QVERIFY(part<QLabel>("commentDraftNote")->text().contains("picture again"_L1));
    QTest::keyClicks(editorText(), u"ght"_s);
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(rows(), QStringList{u"Half a thought"_s});
    QVERIFY(state.keys(u"comment drafts/"_s).isEmpty());
}

void CommentsTest::leavesOddEndsOfLinesAlone()
{
    const Stream stream = make(u"From another system"_s);
    const Comment comment = say(m_bruno.get(), stream, u"one\r\ntwo\u2029three"_s);
    open(m_bruno.get(), stream);
    chooseOnly();
    action("commentEdit")->trigger();
    QTRY_VERIFY(isTyping());
    QTest::mouseClick(part<QCheckBox>("commentFlagged"), Qt::LeftButton, {}, {5, 8});
    QTest::keyClick(editorText(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(atServer(comment.id()).isFlagged());
    QCOMPARE(atServer(comment.id()).text(), u"one\r\ntwo\u2029three"_s);
}

void CommentsTest::tellsAReaderWhyNot()
{
    const Stream stream = make(u"Read only"_s);
    (void)say(m_bruno.get(), stream, u"Mine"_s);
    open(m_emi.get(), stream);
    chooseOnly();
    QVERIFY(action("commentNew")->isEnabled());
    QVERIFY(action("commentAnswer")->isEnabled());
    for (const char *name : {"commentEdit", "commentClose", "commentDelete", "commentAssignMe"}) {
        QVERIFY2(!action(name)->isEnabled(), name);
        QTRY_VERIFY2(action(name)->toolTip().contains("Only its author Bruno"_L1),
                     qPrintable(action(name)->toolTip()));
    }
    // An administrator may.
    m_part.reset();
    open(m_ada.get(), stream);
    chooseOnly();
    QVERIFY(action("commentEdit")->isEnabled());
}

void CommentsTest::tellsAStrangerWhyNot()
{
    const Stream stream = make(u"For all to see"_s, false);
    (void)say(m_bruno.get(), stream, u"Mine"_s);
    open(m_emi.get(), stream);
    chooseOnly();
    QVERIFY(!action("commentNew")->isEnabled());
    QVERIFY2(action("commentNew")->toolTip().contains("not comment on it"_L1),
             qPrintable(action("commentNew")->toolTip()));
    QVERIFY(!action("commentAnswer")->isEnabled());
}

void CommentsTest::findsAndHides()
{
    const Stream stream = make(u"Busy"_s);
    const Comment door = say(m_bruno.get(), stream, u"The door"_s);
    (void)say(m_bruno.get(), stream, u"The window"_s);
    Comment answer;
    answer.setText(u"Which storey?"_s);
    answer.setOtherResources({{routeName(ResourceType::Comment), door.id()}});
    (void)say(m_emi.get(), stream, answer);
    Comment closed;
    closed.setText(u"Settled"_s);
    closed.setClosed(true);
    (void)say(m_bruno.get(), stream, closed);
    open(m_bruno.get(), stream);
    QTRY_COMPARE(rows().size(), 3);
    auto *filter = part<QLineEdit>("commentsFilter");
    filter->setFocus();
    QTest::keyClicks(filter, u"storey"_s);
    QTRY_COMPARE(rows(), QStringList{u"The door"_s}); // kept for what answers it
    QCOMPARE(rows(tree()->model()->index(0, 0)), QStringList{u"Which storey?"_s});
    QCOMPARE(part<QLabel>("commentsHidden")->text(), u"2 comments are not shown."_s);
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_COMPARE(rows().size(), 3);
    QTest::mouseClick(part<QCheckBox>("commentsOpenOnly"), Qt::LeftButton, {}, {5, 8});
    QTRY_COMPARE(rows(), QStringList({u"The door"_s, u"The window"_s}));
    QCOMPARE(part<QLabel>("commentsHidden")->text(), u"1 comment is not shown."_s);
    QTest::keyClicks(filter, u"no such thing"_s);
    QTRY_COMPARE(m_part->findChild<StatePane *>()->state(), StatePane::State::FilteredOut);
}

void CommentsTest::hearsOfOthers()
{
    const Stream stream = make(u"Live"_s);
    m_bruno->joinStream(stream.streamId());
    open(m_bruno.get(), stream);
    QCOMPARE(m_part->title(), u"Comments (0)"_s);
    m_emi->joinStream(stream.streamId());
    Comment comment;
    comment.setText(u"Hello from Emi"_s);
    SPECKLE_VALUE(made, m_emi->comments()->create(ResourceType::Stream, stream.streamId(), comment));
    Q_UNUSED(made)
    QTRY_COMPARE(rows(), QStringList{u"Hello from Emi"_s});
    m_emi->leaveStream(stream.streamId());
    m_bruno->leaveStream(stream.streamId());
}

void CommentsTest::showsHostileTextPlainly()
{
    const QString canary = u"<img src=\"http://127.0.0.1:1/x.png\"> & <b>a</b> < b > c"_s;
    const Stream stream = make(canary);
    Comment comment;
    comment.setText(canary + u'\n' + QString(60'000, u'x'));
    comment.setLabels({canary});
    comment.setStatus(canary);
    comment.setPriority(canary);
    (void)say(m_bruno.get(), stream, comment);
    open(m_bruno.get(), stream);
    chooseOnly();
    auto *text = part<QPlainTextEdit>("commentViewText");
    QVERIFY(text->toPlainText().startsWith(canary));
    auto *all = part<QToolButton>("commentViewAll");
    QVERIFY(all->isVisible());
    QVERIFY(all->text().contains("50,000"_L1));
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(text->toPlainText().endsWith("xxx"_L1) && text->toPlainText().size() > 60'000);
    for (const char *name : {"commentViewFacts", "commentViewAuthor", "commentViewNote", "commentsHidden"})
        QCOMPARE(part<QLabel>(name)->textFormat(), Qt::PlainText);
    QVERIFY(part<QLabel>("commentViewFacts")->text().remove(u'\u200B').contains("Status: <img"_L1));
    action("commentAnswer")->trigger();
    QTRY_VERIFY(isTyping());
    QVERIFY(editorText()->window()->windowTitle().contains("<img"_L1));
}

void CommentsTest::livesWithoutASession()
{
    const Stream stream = make(u"Signed out"_s);
    (void)say(m_bruno.get(), stream, u"Here"_s);
    auto session = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    QVERIFY(session);
    open(session.get(), stream);
    chooseOnly();
    action("commentEdit")->trigger();
    QTRY_VERIFY(isTyping());
    m_part->setSession(nullptr);
    session.reset();
    QTRY_VERIFY(!editorText());
    QCOMPARE(m_part->title(), u"Comments"_s);
    QCOMPARE(m_part->findChild<StatePane *>()->state(), StatePane::State::Empty);
    QVERIFY(action("commentNew")->toolTip().contains("signed out"_L1));
    m_part->refresh();
    m_part->activate();
}

} // namespace Speckle

QTEST_MAIN(Speckle::CommentsTest)
#include "tst_comments.moc"
