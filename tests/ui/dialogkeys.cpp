// SPDX-License-Identifier: MIT
#include "tests/ui/dialogkeys.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

namespace Speckle {

using namespace Qt::StringLiterals;

void confirmBulk(QWidget *page)
{
    const auto button = [page](const QString &name) { return page->findChild<QPushButton *>(name); };
    QTRY_VERIFY(button(u"bulkStart"_s) && button(u"bulkStart"_s)->isVisible());
    QTest::keyClick(button(u"bulkStart"_s), Qt::Key_Return);
    auto *stop = button(u"bulkStop"_s);
    QTRY_VERIFY(stop->text().contains("Close"_L1));
    QVERIFY(!button(u"bulkRetry"_s)->isVisible());
    QTest::keyClick(stop, Qt::Key_Return);
    QTRY_VERIFY(!button(u"bulkStart"_s));
    page->activateWindow();
    QTRY_VERIFY(page->isActiveWindow());
}

void choosePerson(QWidget *page, const QString &name)
{
    auto *line = page->findChild<QLineEdit *>(u"peopleSearch"_s);
    QTRY_VERIFY(line && line->isVisible());
    line->clear();
    QTest::keyClicks(line, name);
    auto *found = page->findChild<QListWidget *>(u"peopleFound"_s);
    QTRY_VERIFY(found->count() == 1 && found->item(0)->text().contains(name, Qt::CaseInsensitive));
    QTest::keyClick(found, Qt::Key_Space);
}

} // namespace Speckle
