// SPDX-License-Identifier: MIT
#include "ui/widgets/statepane.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Speckle;
using namespace Qt::StringLiterals;
using State = StatePane::State;

class tst_StatePane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_pane; }

    void beginsWithTheContent();
    void showsLoadingOnlyAfterAWhile();
    void forgetsLoadingOnceAnswered();
    void tellsTheStatesApart();
    void tellsWhatItWasToldBeforeAnybodySawIt();
    void actsAndMovesOn();
    void takesStrangersTextForText();

private:
    QString headline() const { return m_pane->findChild<QLabel *>(u"stateHeadline"_s)->text(); }
    QPushButton *button() const { return m_pane->findChild<QPushButton *>(u"stateAction"_s); }

    StatePane *m_pane = nullptr;
    QWidget *m_content = nullptr;
};

void tst_StatePane::init()
{
    m_content = new QWidget;
    m_pane = new StatePane(m_content);
    m_pane->resize(600, 400);
    m_pane->show();
}

void tst_StatePane::beginsWithTheContent()
{
    QCOMPARE(m_pane->state(), State::Content);
    QCOMPARE(m_pane->currentWidget(), m_content);
}

void tst_StatePane::showsLoadingOnlyAfterAWhile()
{
    m_pane->showLoading(u"Loading streams…"_s);
    QCOMPARE(m_pane->state(), State::Loading);
    QCOMPARE(m_pane->currentWidget(), m_content);
    QTRY_COMPARE(m_pane->currentWidget()->objectName(), u"stateLoading"_s);
    QCOMPARE(m_pane->findChild<QLabel *>(u"stateLoadingText"_s)->text(), u"Loading streams…"_s);
    m_pane->showContent();
    QCOMPARE(m_pane->currentWidget(), m_content);
}

void tst_StatePane::forgetsLoadingOnceAnswered()
{
    m_pane->showLoading(u"Loading…"_s);
    m_pane->showEmpty(u"No streams"_s);
    QSignalSpy changed(m_pane, &QStackedWidget::currentChanged);
    // Longer than the delay of the loading page would be.
    QVERIFY(!changed.wait(600));
    QCOMPARE(m_pane->state(), State::Empty);
    QCOMPARE(headline(), u"No streams"_s);
}

void tst_StatePane::tellsTheStatesApart()
{
    const ApiError error(ApiError::Kind::Forbidden, u"You are not authorised to read."_s, 401);
    m_pane->showEmpty(u"No streams yet"_s, u"Send some."_s);
    QCOMPARE(m_pane->state(), State::Empty);
    QVERIFY(!button()->isVisible());
    QVERIFY(m_pane->findChild<QLabel *>(u"stateHint"_s)->isVisible());
    m_pane->showFilteredOut(u"Nothing matches"_s, [] {});
    QCOMPARE(m_pane->state(), State::FilteredOut);
    QVERIFY(button()->isVisible());
    QVERIFY(!m_pane->findChild<QLabel *>(u"stateHint"_s)->isVisible());
    m_pane->showForbidden(error);
    QCOMPARE(m_pane->state(), State::Forbidden);
    QVERIFY(!button()->isVisible());
    QCOMPARE(headline(), error.headline());
    m_pane->showFailed(error, [] {});
    QCOMPARE(m_pane->state(), State::Failed);
    QVERIFY(button()->isVisible());
    m_pane->showFailed(error, {});
    QVERIFY(!button()->isVisible());
}

void tst_StatePane::tellsWhatItWasToldBeforeAnybodySawIt()
{
    StatePane pane(new QWidget);
    pane.showEmpty(u"Signed out"_s);
    QCOMPARE(pane.state(), State::Empty);
    int tried = 0;
    pane.showFailed(ApiError(ApiError::Kind::Timeout), [&tried] { ++tried; });
    pane.show();
    QCOMPARE(pane.currentWidget()->objectName(), u"stateMessage"_s);
    QCOMPARE(pane.findChild<QLabel *>(u"stateHeadline"_s)->text(),
             ApiError(ApiError::Kind::Timeout).headline());
    QTest::mouseClick(pane.findChild<QPushButton *>(u"stateAction"_s), Qt::LeftButton);
    QCOMPARE(tried, 1);

    auto *content = new QWidget;
    StatePane answered(content);
    answered.showEmpty(u"Signed out"_s);
    answered.showContent();
    answered.show();
    QCOMPARE(answered.currentWidget(), content);
}

void tst_StatePane::actsAndMovesOn()
{
    int tried = 0;
    m_pane->showFailed(ApiError(ApiError::Kind::Timeout), [&] {
        ++tried;
        m_pane->showContent(); // the action's own closure goes away under it
    });
    QTest::mouseClick(button(), Qt::LeftButton);
    QCOMPARE(tried, 1);
    QCOMPARE(m_pane->state(), State::Content);
}

void tst_StatePane::takesStrangersTextForText()
{
    m_pane->showEmpty(u"<b>no</b>"_s, u"<img src='file:///etc/passwd'>"_s);
    const auto labels = m_pane->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    QCOMPARE(headline(), u"<b>no</b>"_s);
}

QTEST_MAIN(tst_StatePane)
#include "tst_statepane.moc"
