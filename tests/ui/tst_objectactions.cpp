// SPDX-License-Identifier: MIT
#include "ui/objects/objectactions.h"

#include "core/objects/objectstore.h"
#include "core/session/session.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/models/objecttreemodel.h"
#include "ui/objects/objectspane.h"
#include "ui/objects/objecttreeview.h"
#include "ui/pages/streamobjects.h"
#include "ui/widgets/statepane.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

class ObjectActionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_part.reset(); }
    void createsOneFromJson();
    void createsAList();
    void keepsTheTextWhereTheServerRefuses();
    void editsOne();
    void refusesWhatIsTheServersOwn();
    void editsProperties();
    void refusesPropertiesWhereThereAreNone();
    void derivesAndPutsInPlace();
    void deletesOne();
    void saysWhoMayNot();
    void listsAllAsFarAsTheServerDoes();
    void savesAllIntoAFile();
    void opensTheCommentsOnOne();
    void hasAMenu();

private:
    [[nodiscard]] QString make(const QList<QJsonObject> &objects);
    void open(Session *session, const QString &streamId);
    void choose(int row);
    void type(const QByteArray &json);
    void submit();
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_part->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QAction *action(const char *name) const { return part<QAction>(name); }
    [[nodiscard]] QStringList idsAtServer() const;
    [[nodiscard]] QJsonObject atServer(const QString &id) const;
    [[nodiscard]] static QJsonObject point(const QString &name)
    {
        static int number = 0; // no two with the same hash
        return {{u"type"_s, u"Point"_s},
                {u"name"_s, name},
                {u"value"_s, QJsonArray{++number, 2.5, 0}},
                {u"properties"_s, QJsonObject{{u"fire"_s, u"R30"_s}, {u"load"_s, 4}}}};
    }

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_bruno;
    std::unique_ptr<Session> m_emi;
    QString m_stream;
    std::unique_ptr<StreamObjectsPart> m_part;
};

void ObjectActionsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_sandbox.start({u"--sample"_s, u"small"_s}));
    // Bruno owns what is made here, and is no admin.
    m_bruno = signIn(m_sandbox.address(), u"bruno@sample.speckle"_s);
    m_ada = signIn(m_sandbox.address(), u"ada@sample.speckle"_s);
    m_emi = signIn(m_sandbox.address(), u"emi@sample.speckle"_s);
    QVERIFY(m_ada && m_bruno && m_emi);
}

QString ObjectActionsTest::make(const QList<QJsonObject> &objects)
{
    QJsonArray list;
    for (const QJsonObject &object : objects)
        list += object;
    Stream stream;
    stream.setName(u"With objects"_s);
    stream.setValue("objects", list);
    stream.setValue("canRead", QJsonArray{m_emi->userId()});
    const auto outcome = await(StreamsResource(m_bruno->client()).create(stream));
    m_stream = outcome.index() == 0 ? std::get<0>(outcome).streamId() : QString();
    return m_stream;
}

void ObjectActionsTest::open(Session *session, const QString &streamId)
{
    SPECKLE_VALUE(stream, session->loadStream(streamId));
    QVERIFY(!stream.isEmpty());
    m_part = std::make_unique<StreamObjectsPart>(streamId, nullptr);
    m_part->setSession(session);
    connect(session, &Session::streamChanged, m_part.get(), &StreamObjectsPart::showRecord);
    m_part->showRecord();
    m_part->resize(1100, 600);
    m_part->show();
    QVERIFY(QTest::qWaitForWindowActive(m_part.get()));
}

void ObjectActionsTest::choose(int row)
{
    auto *tree = m_part->pane()->tree();
    const QModelIndex layer = tree->model()->index(0, 0);
    tree->expand(layer);
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(row, 0, layer));
    const QString id = tree->currentIndex().siblingAtColumn(ObjectTreeModel::Id).data().toString();
    QVERIFY(!id.isEmpty());
    QTRY_VERIFY(!tree->currentIndex().siblingAtColumn(ObjectTreeModel::Type).data().toString().isEmpty());
}

void ObjectActionsTest::type(const QByteArray &json)
{
    QTRY_VERIFY(part<QPlainTextEdit>("jsonEdit"));
    part<QPlainTextEdit>("jsonEdit")->setPlainText(QString::fromUtf8(json));
}

void ObjectActionsTest::submit()
{
    QTRY_VERIFY(part<QPushButton>("jsonEditSave")->isEnabled());
    QTest::mouseClick(part<QPushButton>("jsonEditSave"), Qt::LeftButton);
}

QStringList ObjectActionsTest::idsAtServer() const
{
    const auto outcome = await(StreamsResource(m_bruno->client()).objectIds(m_stream));
    return outcome.index() == 0 ? std::get<0>(outcome) : QStringList();
}

QJsonObject ObjectActionsTest::atServer(const QString &id) const
{
    const auto outcome = await(ObjectsResource(m_bruno->client()).get(id));
    return outcome.index() == 0 ? std::get<0>(outcome).decoded() : QJsonObject();
}

void ObjectActionsTest::createsOneFromJson()
{
    open(m_bruno.get(), make({point(u"first"_s)}));
    const QStringList before = idsAtServer();
    m_ada->joinStream(m_stream);
    QSignalSpy outdated(m_ada.get(), &Session::streamOutdated);
    action("objectNew")->trigger();
    QTRY_VERIFY(part<QPlainTextEdit>("jsonEdit"));
    type(QJsonDocument(point(u"made here"_s)).toJson());
    submit();
    QTRY_VERIFY(!part<QDialog>("jsonEditDialog"));
    const QStringList after = idsAtServer();
    QCOMPARE(after.size(), 2);
    QCOMPARE(after.first(), before.first());
    QCOMPARE(atServer(after.last()).value("name"_L1).toString(), u"made here"_s);
    QTRY_COMPARE(m_bruno->objectIds(m_stream).value_or(QStringList()), after);
    QTRY_COMPARE(outdated.count(), 1);
    QCOMPARE(outdated.at(0).at(1).toString(), u"update-global"_s);
    m_ada->leaveStream(m_stream);
}

void ObjectActionsTest::createsAList()
{
    open(m_bruno.get(), make({point(u"first"_s)}));
    action("objectNew")->trigger();
    type(QJsonDocument(QJsonArray{point(u"one"_s), point(u"two"_s)}).toJson());
    QTRY_COMPARE(part<QLabel>("jsonEditState")->text(), u"2 objects"_s);
    submit();
    QTRY_COMPARE(idsAtServer().size(), 3);
    QCOMPARE(atServer(idsAtServer().at(1)).value("name"_L1).toString(), u"one"_s);
}

void ObjectActionsTest::keepsTheTextWhereTheServerRefuses()
{
    open(m_bruno.get(), make({point(u"first"_s)}));
    action("objectNew")->trigger();
    type("{\"name\": \"without a type\"}");
    submit();
    QTRY_VERIFY2(part<QLabel>("jsonEditState")->text().contains("type"_L1),
                 qPrintable(part<QLabel>("jsonEditState")->text()));
    QCOMPARE(part<QPlainTextEdit>("jsonEdit")->toPlainText(), u"{\"name\": \"without a type\"}"_s);
    QVERIFY(!part<QPlainTextEdit>("jsonEdit")->isReadOnly());
    QCOMPARE(idsAtServer().size(), 1);
}

void ObjectActionsTest::editsOne()
{
    open(m_bruno.get(), make({point(u"before"_s)}));
    const QString id = idsAtServer().first();
    choose(0);
    m_ada->joinStream(m_stream);
    QSignalSpy outdated(m_ada.get(), &Session::streamOutdated);
    QTRY_VERIFY(action("objectEdit")->isEnabled());
    QTest::keyClick(m_part->pane()->tree(), Qt::Key_F2);
    QTRY_VERIFY(part<QPlainTextEdit>("jsonEdit"));
    auto *edit = part<QPlainTextEdit>("jsonEdit");
    QVERIFY(edit->toPlainText().contains(id));
    edit->setPlainText(edit->toPlainText().replace(u"before"_s, u"<b>after</b>"_s));
    submit();
    QTRY_VERIFY(!part<QDialog>("jsonEditDialog"));
    QCOMPARE(atServer(id).value("name"_L1).toString(), u"<b>after</b>"_s);
    const QModelIndex row = m_part->pane()->tree()->currentIndex();
    QTRY_COMPARE(row.siblingAtColumn(ObjectTreeModel::Name).data().toString(), u"<b>after</b>"_s);
    QTRY_COMPARE(outdated.count(), 1);
    QCOMPARE(outdated.at(0).at(1).toString(), u"update-object"_s);
    m_ada->leaveStream(m_stream);
}

void ObjectActionsTest::refusesWhatIsTheServersOwn()
{
    open(m_bruno.get(), make({point(u"mine"_s)}));
    choose(0);
    QTRY_VERIFY(action("objectEdit")->isEnabled());
    action("objectEdit")->trigger();
    QTRY_VERIFY(part<QPlainTextEdit>("jsonEdit"));
    auto *edit = part<QPlainTextEdit>("jsonEdit");
    edit->setPlainText(edit->toPlainText().replace(m_bruno->userId(), m_emi->userId()));
    submit();
    QTRY_VERIFY2(part<QLabel>("jsonEditState")->text().contains("Could not save the object"_L1),
                 qPrintable(part<QLabel>("jsonEditState")->text()));
    QVERIFY(edit->toPlainText().contains(m_emi->userId()));
}

void ObjectActionsTest::editsProperties()
{
    open(m_bruno.get(), make({point(u"with properties"_s)}));
    const QString id = idsAtServer().first();
    choose(0);
    QTRY_VERIFY(action("objectProperties")->isEnabled());
    action("objectProperties")->trigger();
    type("{\"fire\": \"R90\", \"load\": 4, \"new\": true}");
    submit();
    QTRY_VERIFY(!part<QDialog>("jsonEditDialog"));
    QCOMPARE(atServer(id).value("properties"_L1).toObject(),
             (QJsonObject{{u"fire"_s, u"R90"_s}, {u"load"_s, 4}, {u"new"_s, true}}));
}

void ObjectActionsTest::refusesPropertiesWhereThereAreNone()
{
    QJsonObject bare = point(u"bare"_s);
    bare.insert(u"properties"_s, QJsonValue::Null);
    open(m_bruno.get(), make({bare}));
    choose(0);
    QTRY_VERIFY(action("objectProperties")->isEnabled());
    action("objectProperties")->trigger();
    type("{\"fire\": \"R90\"}");
    submit();
    QTRY_VERIFY2(part<QLabel>("jsonEditState")->text().contains("no properties yet"_L1),
                 qPrintable(part<QLabel>("jsonEditState")->text()));
    QCOMPARE(part<QPlainTextEdit>("jsonEdit")->toPlainText(), u"{\"fire\": \"R90\"}"_s);
}

void ObjectActionsTest::derivesAndPutsInPlace()
{
    open(m_bruno.get(), make({point(u"origin"_s), point(u"second"_s)}));
    const QStringList before = idsAtServer();
    choose(0);
    QTRY_VERIFY(action("objectDerive")->isEnabled());
    action("objectDerive")->trigger();
    QTRY_VERIFY(part<QPlainTextEdit>("jsonEdit"));
    auto *edit = part<QPlainTextEdit>("jsonEdit");
    edit->setPlainText(edit->toPlainText().replace(u"origin"_s, u"derived"_s));
    submit();
    QTRY_VERIFY(part<QPushButton>("objectPutInPlace"));
    QCOMPARE(idsAtServer(), before);
    QTest::mouseClick(part<QPushButton>("objectPutInPlace"), Qt::LeftButton);
    QTRY_VERIFY(idsAtServer().first() != before.first());
    QCOMPARE(idsAtServer().size(), 2);
    QCOMPARE(idsAtServer().last(), before.last());
    QCOMPARE(atServer(idsAtServer().first()).value("name"_L1).toString(), u"derived"_s);
    QCOMPARE(atServer(before.first()).value("name"_L1).toString(), u"origin"_s);
}

void ObjectActionsTest::deletesOne()
{
    open(m_bruno.get(), make({point(u"to go"_s), point(u"to stay"_s)}));
    const QStringList before = idsAtServer();
    choose(0);
    QTRY_VERIFY(action("objectDelete")->isEnabled());
    QTest::keyClick(m_part->pane()->tree(), Qt::Key_Delete);
    auto *dialog = part<QDialog>("objectDeleteDialog");
    QVERIFY(dialog);
    QVERIFY(!atServer(before.first()).isEmpty());
    const auto labels = dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                        [](const QLabel *label) { return label->text().contains("keep the ids"_L1); }));
    QTest::mouseClick(part<QPushButton>("bulkStart"), Qt::LeftButton);
    QTRY_VERIFY(atServer(before.first()).isEmpty());
    QVERIFY(!atServer(before.last()).isEmpty());
    QCOMPARE(idsAtServer(), before);
}

void ObjectActionsTest::saysWhoMayNot()
{
    open(m_emi.get(), make({point(u"not hers"_s)}));
    choose(0);
    for (const char *name : {"objectNew", "objectEdit", "objectProperties"}) {
        QVERIFY(!action(name)->isEnabled());
        QTRY_VERIFY2(action(name)->toolTip().contains("right to write"_L1),
                     qPrintable(action(name)->toolTip()));
    }
    QTRY_VERIFY2(action("objectDelete")->toolTip().contains("Only its owner Bruno"_L1),
                 qPrintable(action("objectDelete")->toolTip()));
    QVERIFY(action("objectDerive")->isEnabled());
    action("objectCopyId")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), idsAtServer().first());
    m_part->actions()->addComments();
    QSignalSpy comments(m_part->actions(), &ObjectActions::commentsRequested);
    action("objectComments")->trigger();
    QCOMPARE(comments.at(0).at(0).toString(), idsAtServer().first());
    m_part->setSession(nullptr);
    QVERIFY(action("objectNew")->toolTip().contains("You are signed out."_L1));
    // An administrator may.
    open(m_ada.get(), m_stream);
    choose(0);
    QTRY_VERIFY(action("objectEdit")->isEnabled());
    QVERIFY(action("objectDelete")->isEnabled());
}

void ObjectActionsTest::listsAllAsFarAsTheServerDoes()
{
    open(m_bruno.get(), make({point(u"any"_s)}));
    action("objectListAll")->trigger();
    QTRY_VERIFY(part<QMessageBox>("objectQuestion"));
    QVERIFY2(part<QMessageBox>("objectQuestion")->text().contains("list all objects"_L1),
             qPrintable(part<QMessageBox>("objectQuestion")->text()));
}

void ObjectActionsTest::savesAllIntoAFile()
{
    open(m_emi.get(), make({point(u"One"_s), point(u"Two"_s)}));
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"all.json"_s);
    const auto saveAs = [this](const QString &name) {
        action("objectSaveAll")->trigger();
        auto *dialog = part<QFileDialog>("exportDialog");
        QVERIFY(dialog);
        dialog->selectFile(name);
        QMetaObject::invokeMethod(dialog, "accept");
    };
    saveAs(path);
    QTRY_VERIFY(part<QMessageBox>("exportDone"));
    QVERIFY(part<QMessageBox>("exportDone")->text().startsWith("2 objects"_L1));
    part<QMessageBox>("exportDone")->reject();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray all = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(0).toObject().value("name"_L1).toString(), u"One"_s);
    QVERIFY(all.at(1).toObject().contains("hash"_L1));
    // What cannot be written is told.
    QSignalSpy failed(m_part.get(), &StreamPart::failed);
    saveAs(u"/proc/nowhere.json"_s);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(qvariant_cast<ApiError>(failed.at(0).at(0)).kind, ApiError::Kind::File);
}

void ObjectActionsTest::opensTheCommentsOnOne()
{
    open(m_emi.get(), make({point(u"Corner"_s)}));
    choose(0);
    QVERIFY(action("objectComments")->isEnabled());
    action("objectComments")->trigger();
    auto *dialog = part<QDialog>("commentsDialog");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), u"Comments on Point “Corner”"_s);
    QTRY_COMPARE(dialog->findChild<StatePane *>()->state(), StatePane::State::Empty);
    m_part->setSession(nullptr);
    QVERIFY(!part<QDialog>("commentsDialog"));
}

void ObjectActionsTest::hasAMenu()
{
    open(m_bruno.get(), make({point(u"any"_s)}));
    choose(0);
    auto *tree = m_part->pane()->tree();
    emit tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
    auto *menu = part<QMenu>("recordMenu");
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(action("objectEdit")));
    menu->close();
}

} // namespace Speckle

QTEST_MAIN(Speckle::ObjectActionsTest)
#include "tst_objectactions.moc"
