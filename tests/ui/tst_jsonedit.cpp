// SPDX-License-Identifier: MIT
#include "ui/objects/jsonedit.h"

#include "core/net/apierror.h"
#include "core/objects/rawobject.h"
#include "ui/objects/editableobject.h"

#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

class JsonEditTest : public QObject
{
    Q_OBJECT

private slots:
    void readsObjectsAndLists();
    void tellsTheLine();
    void validatesWhileOneTypes();
    void keepsTheTextWhenSavingFails();
    void asksBeforeItThrowsAway();
    void hidesWhatIsTooLarge();

private:
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1String(name));
    }
    void open(bool lists, const QByteArray &json);

    QPointer<JsonEdit> m_dialog;
};

void JsonEditTest::open(bool lists, const QByteArray &json)
{
    delete m_dialog;
    m_dialog = new JsonEdit(u"Title"_s, u"Hint"_s, u"&Save"_s, lists, nullptr);
    m_dialog->setJson(json);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void JsonEditTest::readsObjectsAndLists()
{
    QCOMPARE(parseJson("{\"a\":1}", false).objects.size(), 1);
    QVERIFY(parseJson("{\"a\":1}", false).problem.isEmpty());
    QCOMPARE(parseJson("[{\"a\":1},{}]", true).objects.size(), 2);
    QVERIFY(!parseJson("[{\"a\":1}]", false).problem.isEmpty());
    QVERIFY(!parseJson("[{\"a\":1},2]", true).problem.isEmpty());
    QVERIFY(parseJson("[{\"a\":1},2]", true).objects.isEmpty());
    QVERIFY(!parseJson("[]", true).problem.isEmpty());
    QVERIFY(!parseJson("  \n", true).problem.isEmpty());
}

void JsonEditTest::tellsTheLine()
{
    const ParsedJson parsed = parseJson("{\n  \"a\": 1,\n  \"b\" 2\n}", false);
    QCOMPARE(parsed.line, 3);
    QVERIFY(parsed.problem.startsWith("Line 3"_L1));
}

void JsonEditTest::validatesWhileOneTypes()
{
    open(true, "{}");
    auto *edit = part<QPlainTextEdit>("jsonEdit");
    QTRY_VERIFY(part<QPushButton>("jsonEditSave")->isEnabled());
    QVERIFY(!edit->accessibleName().isEmpty());
    edit->selectAll();
    QTest::keyClicks(edit, u"[{\"type\":\"Point\"},"_s);
    QVERIFY(!part<QPushButton>("jsonEditSave")->isEnabled());
    QTRY_VERIFY(part<QLabel>("jsonEditState")->text().startsWith("Line 1"_L1));
    QCOMPARE(part<QLabel>("jsonEditState")->textFormat(), Qt::PlainText);
    QTest::keyClicks(edit, u"{\"type\":\"Line\"}]"_s);
    QTRY_COMPARE(part<QLabel>("jsonEditState")->text(), u"2 objects"_s);
    QSignalSpy submitted(m_dialog, &JsonEdit::submitted);
    QTest::mouseClick(part<QPushButton>("jsonEditSave"), Qt::LeftButton);
    QCOMPARE(submitted.count(), 1);
    const auto objects = submitted.at(0).at(0).value<QList<QJsonObject>>();
    QCOMPARE(objects.at(1).value("type"_L1).toString(), u"Line"_s);
    m_dialog->accept();
    QTRY_VERIFY(!m_dialog);
}

void JsonEditTest::keepsTheTextWhenSavingFails()
{
    open(false, "{\"b\":1.50,\"a\":2}");
    auto *edit = part<QPlainTextEdit>("jsonEdit");
    // Order and digits as they came.
    QVERIFY(edit->toPlainText().indexOf("\"b\""_L1) < edit->toPlainText().indexOf("\"a\""_L1));
    QVERIFY(edit->toPlainText().contains("1.50"_L1));
    const QString typed = edit->toPlainText();
    QTRY_VERIFY(part<QPushButton>("jsonEditSave")->isEnabled());
    QTest::mouseClick(part<QPushButton>("jsonEditSave"), Qt::LeftButton);
    QVERIFY(edit->isReadOnly());
    ApiError error(ApiError::Kind::Rejected, u"<b>no</b>"_s);
    error.action = u"save the object"_s;
    m_dialog->fail(error);
    QVERIFY(!edit->isReadOnly());
    QCOMPARE(edit->toPlainText(), typed);
    QVERIFY(part<QLabel>("jsonEditState")->text().contains("Could not save the object"_L1));
    QVERIFY(part<QPushButton>("jsonEditSave")->isEnabled());
    QTest::keyClick(m_dialog, Qt::Key_Escape); // nothing was typed: nothing to ask
    QTRY_VERIFY(!m_dialog);
}

void JsonEditTest::asksBeforeItThrowsAway()
{
    open(false, "{}");
    QTest::keyClicks(part<QPlainTextEdit>("jsonEdit"), u" "_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    auto *box = part<QMessageBox>("jsonEditQuestion");
    QVERIFY(box);
    box->button(QMessageBox::Cancel)->click();
    QVERIFY(m_dialog->isVisible());
    QTRY_VERIFY(!part<QMessageBox>("jsonEditQuestion"));
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    part<QMessageBox>("jsonEditQuestion")->button(QMessageBox::Discard)->click();
    QTRY_VERIFY(!m_dialog);
}

void JsonEditTest::hidesWhatIsTooLarge()
{
    const QByteArray json = "{\"z\":1.0,\"base64\":\"" + QByteArray(5000, 'A') + "\",\"a\":2}";
    const EditableObject object(RawObject(u"id"_s, u"Mesh"_s, {}, json), 1000);
    QCOMPARE(object.hidden(), QStringList{u"base64"_s});
    QVERIFY(!object.json().contains("base64"));
    QVERIFY(object.hiddenNote().contains("base64"_L1));
    QCOMPARE(object.merged({{u"a"_s, 3}}).value("base64"_L1).toString().size(), 5000);
    const EditableObject small(RawObject(u"id"_s, u"Mesh"_s, {}, json));
    QCOMPARE(small.json(), json);
    QVERIFY(small.hiddenNote().isEmpty());
    QCOMPARE(EditableObject::changes({{u"a"_s, 1}, {u"b"_s, 2}}, {{u"a"_s, 1}, {u"c"_s, 3}}),
             (QJsonObject{{u"b"_s, QJsonValue::Null}, {u"c"_s, 3}}));
}

} // namespace Speckle

QTEST_MAIN(Speckle::JsonEditTest)
#include "tst_jsonedit.moc"
