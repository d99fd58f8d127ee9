// SPDX-License-Identifier: MIT
#include "ui/dialogs/conflictdialog.h"

#include "ui/dialogs/conflicttext.h"

#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

Merged twoConflicts()
{
    Merged merged;
    merged.conflicts.append({{u"name"_s}, u"before"_s, u"mine & only"_s, u"<b>theirs</b>"_s});
    merged.conflicts.append({{u"baseProperties"_s, u"units"_s}, u"m"_s, QJsonValue::Undefined, u"ft"_s});
    return merged;
}

} // namespace

class ConflictDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void choosesByKeys()
    {
        ConflictDialog dialog(u"A & <i>B</i>"_s, twoConflicts(), nullptr);
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *save = dialog.findChild<QPushButton *>(u"saveChoicesButton"_s);
        QVERIFY(!save->isEnabled());
        QTest::keyClick(&dialog, Qt::Key_Return); // not yet
        QVERIFY(accepted.isEmpty());
        auto *first = dialog.findChild<QRadioButton *>(u"mine0"_s);
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Space);
        QTest::keyClick(first, Qt::Key_Down);
        auto *second = dialog.findChild<QRadioButton *>(u"theirs0"_s);
        QVERIFY(second->isChecked());
        QTest::keyClick(second, Qt::Key_Up);
        QVERIFY(first->isChecked());
        // On to the next field.
        QTest::keyClick(first, Qt::Key_Tab);
        auto *focus = qobject_cast<QRadioButton *>(QApplication::focusWidget());
        QVERIFY(focus);
        QCOMPARE(focus->objectName(), u"mine1"_s);
        QTest::keyClick(focus, Qt::Key_Space);
        QVERIFY(save->isEnabled());
        QTest::keyClick(focus, Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        QCOMPARE(dialog.choices(), (QList<EditSide>{EditSide::Mine, EditSide::Theirs}));
    }

    void canBeGivenUp()
    {
        ConflictDialog dialog(u"x"_s, twoConflicts(), nullptr);
        QSignalSpy rejected(&dialog, &QDialog::rejected);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(rejected.count(), 1);
    }

    void showsTextPlainly()
    {
        const ConflictDialog dialog(u"A & <i>B</i>"_s, twoConflicts(), nullptr);
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(dialog.findChild<QLabel *>(u"mineValue0"_s)->text(), u"mine & only"_s);
        QCOMPARE(dialog.findChild<QLabel *>(u"theirsValue0"_s)->text(), u"<b>theirs</b>"_s);
        QCOMPARE(dialog.findChild<QLabel *>(u"conflict1"_s)->text(), u"Units"_s);
        QCOMPARE(dialog.findChild<QLabel *>(u"mineValue1"_s)->text(), u"(nothing)"_s);
        QCOMPARE(dialog.findChild<QRadioButton *>(u"theirs1"_s)->accessibleName(), u"Units: theirs, ft"_s);
        QVERIFY(!dialog.windowTitle().contains(u'<'));
    }

    void manyFieldsScroll()
    {
        Merged merged;
        for (int i = 0; i < 60; ++i)
            merged.conflicts.append({{u"field%1"_s.arg(i)}, 0, 1, QString(5000, u'x')});
        const ConflictDialog dialog(u"x"_s, merged, nullptr);
        QVERIFY(dialog.height() < 1200);
        QVERIFY(dialog.minimumSizeHint().height() < 600);
        QVERIFY(dialog.minimumSizeHint().width() < 900);
    }

    void namesOfFields()
    {
        const QJsonObject merged{
            {u"layers"_s, QJsonArray{QJsonObject{{u"guid"_s, u"1"_s}, {u"name"_s, u"Walls\n!"_s}}}}};
        const auto name = [&](const QStringList &path, const QJsonValue &base = {}) {
            return conflictFieldText({path, base, {}, {}}, merged);
        };
        QCOMPARE(name({u"jobNumber"_s}), u"Job number"_s);
        QCOMPARE(name({u"baseProperties"_s, u"tolerance"_s}), u"Tolerance"_s);
        QCOMPARE(name({u"custom"_s, u"a"_s, u"name"_s}), u"custom: a: name"_s);
        QVERIFY(name({u"layers"_s, u"1"_s, u"name"_s}).startsWith(u"Layer “Walls"_s));
        QVERIFY(name({u"layers"_s, u"1"_s, u"name"_s}).endsWith(u"”: Name"_s));
        QVERIFY(!name({u"layers"_s, u"1"_s}).contains(u'\n'));
        QCOMPARE(name({u"layers"_s, u"gone"_s}, QJsonObject{{u"name"_s, u"Roof"_s}}), u"Layer “Roof”"_s);
        QCOMPARE(name({u"layers"_s, u"gone"_s}), u"Layer “gone”"_s);
        QCOMPARE(name({u"layers"_s}), u"Layers"_s);
    }

    void valuesAsText()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCOMPARE(conflictValueText(QJsonValue::Null), u"(nothing)"_s);
        QCOMPARE(conflictValueText(true), u"yes"_s);
        QCOMPARE(conflictValueText(0.25), u"0.25"_s);
        QCOMPARE(conflictValueText(u""_s), u"(empty)"_s);
        QCOMPARE(conflictValueText(QJsonArray()), u"(empty)"_s);
        QCOMPARE(conflictValueText(QJsonArray{u"a"_s, 1, QJsonObject{{u"name"_s, u"L"_s}}}), u"a, 1, L"_s);
        QCOMPARE(conflictValueText(QJsonObject{{u"a"_s, 1}}), u"{\u0022a\u0022:1}"_s);
        QVERIFY(conflictValueText(QString(100'000, u'x')).size() < 1000);
    }
};

} // namespace Speckle

QTEST_MAIN(Speckle::ConflictDialogTest)
#include "tst_conflictdialog.moc"
