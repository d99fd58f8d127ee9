// SPDX-License-Identifier: MIT
#include "ui/objects/jsonview.h"

#include "ui/objects/displaytext.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Speckle {

class JsonViewTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsOrderAndDigits();
    void breaksLongLines();
    void cutsNoCharacterInTwo();
    void showsTheFirstPartOfALargeOne();
    void showsTheLatestOnly();
    void copiesAndSavesTheWhole();
    void diesInTheMiddleOfALayout();
};

void JsonViewTest::keepsOrderAndDigits()
{
    JsonView view;
    QSignalSpy shown(&view, &JsonView::shown);
    view.setJson(R"({"z":12345678901234567890,"a":1e400,"a":0.10,"t":"<b>\u0041</b>"})", u"x"_s);
    QVERIFY(shown.wait());
    const QString text = view.findChild<QPlainTextEdit *>(u"jsonView"_s)->toPlainText();
    QVERIFY(text.indexOf("\"z\""_L1) < text.indexOf("\"a\""_L1));
    QVERIFY(text.contains("12345678901234567890"_L1));
    QVERIFY(text.contains("1e400"_L1));
    QVERIFY(text.contains("0.10"_L1));
    QVERIFY(text.contains("<b>\\u0041</b>"_L1));
    QVERIFY(view.findChild<QLabel *>(u"jsonNotice"_s)->isHidden());
}

void JsonViewTest::breaksLongLines()
{
    const QByteArray json = R"({"base64":")" + QByteArray(500'000, 'A') + R"("})";
    const DisplayText display = displayText(json, 0);
    QVERIFY(display.broken);
    QVERIFY(!display.cut);
    const QStringList lines = display.text.split(u'\n');
    for (const QString &line : lines)
        QVERIFY(line.size() <= 2000);
    QCOMPARE(QString(display.text).remove(u'\n').count(u'A'), 500'000);
    // A pair that makes up one character stays together.
    const DisplayText smileys = displayText(u"\"%1\""_s.arg(u"😀"_s.repeated(50)).toUtf8(), 0, 10);
    for (const QString &line : smileys.text.split(u'\n')) {
        QVERIFY(line.isEmpty() || !line.front().isLowSurrogate());
        QVERIFY(line.isEmpty() || !line.back().isHighSurrogate());
    }
    QCOMPARE(QString(smileys.text).remove(u'\n'), u"\"%1\""_s.arg(u"😀"_s.repeated(50)));
}

void JsonViewTest::cutsNoCharacterInTwo()
{
    const QByteArray json = u"\"%1\""_s.arg(u"€"_s.repeated(100)).toUtf8();
    for (qsizetype limit = 10; limit < 20; ++limit) {
        const DisplayText display = displayText(json, limit);
        QVERIFY(display.cut);
        QVERIFY(!display.text.contains(QChar::ReplacementCharacter));
    }
}

void JsonViewTest::showsTheFirstPartOfALargeOne()
{
    QByteArray json = "[";
    for (int i = 0; i < 40'000; ++i)
        json += "\"line " + QByteArray::number(i) + "\",";
    json += "\"the end\"]";
    JsonView view;
    view.resize(400, 300);
    view.show();
    QSignalSpy shown(&view, &JsonView::shown);
    view.setJson(json, u"x"_s);
    QVERIFY(shown.wait());
    auto *edit = view.findChild<QPlainTextEdit *>(u"jsonView"_s);
    auto *all = view.findChild<QToolButton *>(u"showAllButton"_s);
    QVERIFY(!edit->toPlainText().contains("the end"_L1));
    QVERIFY(edit->toPlainText().size() <= JsonView::FirstPart);
    QVERIFY(view.findChild<QLabel *>(u"jsonNotice"_s)->isVisible());
    QVERIFY(all->isVisible());
    QTest::mouseClick(all, Qt::LeftButton);
    QTRY_VERIFY(edit->document()->lastBlock().text() == "]"_L1);
    QVERIFY(!all->isVisible());
    QCOMPARE(edit->toPlainText(), displayText(json, 0).text);
}

void JsonViewTest::showsTheLatestOnly()
{
    JsonView view;
    QSignalSpy shown(&view, &JsonView::shown);
    view.setJson("[\"" + QByteArray(1'000'000, 'x') + "\"]", u"large"_s);
    view.setJson(R"(["small"])", u"small"_s);
    QVERIFY(shown.wait());
    QCOMPARE(shown.count(), 1);
    QVERIFY(view.findChild<QPlainTextEdit *>(u"jsonView"_s)->toPlainText().contains("small"_L1));
    view.setJson(R"(["again"])", u"again"_s);
    view.setMessage(u"nothing"_s);
    QVERIFY(!shown.wait(200));
    QVERIFY(view.findChild<QPlainTextEdit *>(u"jsonView"_s)->toPlainText().isEmpty());
}

void JsonViewTest::copiesAndSavesTheWhole()
{
    const QByteArray json = R"({"base64":")" + QByteArray(300'000, 'A') + R"("})";
    JsonView view;
    QSignalSpy shown(&view, &JsonView::shown);
    view.setJson(json, u"../<evil>/name"_s);
    QVERIFY(shown.wait());
    QTest::mouseClick(view.findChild<QToolButton *>(u"copyJsonButton"_s), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QString(300'000, u'A')));

    QTest::mouseClick(view.findChild<QToolButton *>(u"saveJsonButton"_s), Qt::LeftButton);
    auto *dialog = view.findChild<QFileDialog *>(u"saveJsonDialog"_s);
    QVERIFY(dialog);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"x.json"_s);
    emit dialog->fileSelected(path);
    QFile file(path);
    QTRY_VERIFY(file.exists()); // it comes as a whole
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), copied);
    QSignalSpy failed(&view, &JsonView::saveFailed);
    emit dialog->fileSelected(folder.filePath(u"no/such/folder.json"_s));
    QTRY_COMPARE(failed.count(), 1);
}

void JsonViewTest::diesInTheMiddleOfALayout()
{
    auto view = std::make_unique<JsonView>();
    view->setJson("[\"" + QByteArray(3'000'000, 'x') + "\"]", u"large"_s);
    view.reset();
    // The answer comes to the application object and finds nobody: under sanitizers this would tell.
    JsonView other;
    QSignalSpy shown(&other, &JsonView::shown);
    other.setJson("[1]", u"x"_s);
    QVERIFY(shown.wait());
}

} // namespace Speckle

QTEST_MAIN(Speckle::JsonViewTest)
#include "tst_jsonview.moc"
