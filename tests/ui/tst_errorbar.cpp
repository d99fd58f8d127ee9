// SPDX-License-Identifier: MIT
#include "ui/widgets/errorbar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Speckle;
using namespace Qt::StringLiterals;

namespace {
ApiError timeout()
{
    ApiError error(ApiError::Kind::Timeout);
    error.action = u"save the stream"_s;
    error.server = u"speckle.example.com"_s;
    return error;
}
} // namespace

class tst_ErrorBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_window; }

    void saysWhatWhyAndWhatNext();
    void retries();
    void countsRepetitions();
    void showsDetailsOnDemand();
    void closes();
    void isClearedByItsSourceOnly();
    void goesWithItsSource();
    void ignoresCancelledCalls();
    void takesStrangersTextForText();
    void isNotWidenedByLongWords();

private:
    template <typename Widget>
    Widget *part(const char *name)
    {
        return m_bar->findChild<Widget *>(QLatin1String(name));
    }

    QWidget *m_window = nullptr;
    ErrorBar *m_bar = nullptr;
};

void tst_ErrorBar::init()
{
    m_window = new QWidget;
    m_bar = new ErrorBar(m_window);
    m_window->resize(800, 300);
    m_bar->resize(800, 80);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window));
}

void tst_ErrorBar::saysWhatWhyAndWhatNext()
{
    QVERIFY(!m_bar->isVisible());
    m_bar->showError(timeout());
    QVERIFY(m_bar->isVisible());
    QCOMPARE(part<QLabel>("errorHeadline")->text(), timeout().headline());
    QVERIFY(part<QLabel>("errorText")->text().contains(timeout().reason()));
    QVERIFY(part<QLabel>("errorText")->text().contains(timeout().nextStep()));
    QVERIFY(m_bar->accessibleDescription().contains(timeout().headline()));
    QVERIFY(!part<QPushButton>("errorAction")->isVisible());
    QVERIFY(!part<QLabel>("errorCount")->isVisible());
    QCOMPARE(m_bar->error(), timeout());
}

void tst_ErrorBar::retries()
{
    int tried = 0;
    // A retry that fails at once shows the next error from within.
    m_bar->showError(timeout(), [&] {
        ++tried;
        m_bar->showError(ApiError(ApiError::Kind::Refused));
    });
    auto *button = part<QPushButton>("errorAction");
    QVERIFY(button->isVisible());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(tried, 1);
    QCOMPARE(m_bar->error().kind, ApiError::Kind::Refused);
    QVERIFY(!button->isVisible());
}

void tst_ErrorBar::countsRepetitions()
{
    for (int i = 0; i < 3; ++i)
        m_bar->showError(timeout());
    QVERIFY(part<QLabel>("errorCount")->isVisible());
    QVERIFY(part<QLabel>("errorCount")->text().contains(u'3'));
    m_bar->showError(ApiError(ApiError::Kind::Refused));
    QVERIFY(!part<QLabel>("errorCount")->isVisible());
    // Seen and closed: it begins anew.
    m_bar->showError(timeout());
    m_bar->clear();
    m_bar->showError(timeout());
    QVERIFY(!part<QLabel>("errorCount")->isVisible());
}

void tst_ErrorBar::showsDetailsOnDemand()
{
    m_bar->showError(timeout());
    auto *details = part<QPlainTextEdit>("errorDetails");
    QVERIFY(!details->isVisible());
    part<QToolButton>("errorDetailsButton")->click();
    QVERIFY(details->isVisible());
    QVERIFY(details->isReadOnly());
    QCOMPARE(details->toPlainText(), timeout().details());
    part<QPushButton>("errorCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), timeout().details());
}

void tst_ErrorBar::closes()
{
    QSignalSpy dismissed(m_bar, &ErrorBar::dismissed);
    m_bar->showError(timeout());
    part<QToolButton>("errorClose")->click();
    QVERIFY(!m_bar->isVisible());
    QCOMPARE(dismissed.count(), 1);
    m_bar->showError(timeout(), [] {});
    part<QPushButton>("errorAction")->setFocus();
    QTest::keyClick(part<QPushButton>("errorAction"), Qt::Key_Escape);
    QVERIFY(!m_bar->isVisible());
    QCOMPARE(dismissed.count(), 2);
    QVERIFY(!m_bar->error().isError());
}

void tst_ErrorBar::isClearedByItsSourceOnly()
{
    QObject one, other;
    m_bar->showError(timeout(), {}, &one);
    m_bar->clear(&other);
    QVERIFY(m_bar->isVisible());
    m_bar->clear(&one);
    QVERIFY(!m_bar->isVisible());
}

void tst_ErrorBar::goesWithItsSource()
{
    auto *first = new QObject;
    QObject second;
    m_bar->showError(
        timeout(), [] {}, first);
    m_bar->showError(
        ApiError(ApiError::Kind::Refused), [] {}, &second);
    delete first; // not its error any more
    QVERIFY(m_bar->isVisible());
    auto *third = new QObject;
    m_bar->showError(
        timeout(), [] {}, third);
    delete third;
    QVERIFY(!m_bar->isVisible());
}

void tst_ErrorBar::ignoresCancelledCalls()
{
    m_bar->showError(ApiError(ApiError::Kind::Cancelled));
    QVERIFY(!m_bar->isVisible());
}

void tst_ErrorBar::takesStrangersTextForText()
{
    const QString hostile = u"<b>bold</b> <img src='file:///etc/passwd'> & more"_s;
    ErrorBar::Notice notice;
    notice.headline = hostile;
    notice.reason = hostile;
    notice.details = hostile;
    m_bar->showNotice(notice, ApiError(ApiError::Kind::Rejected));
    const auto labels = m_bar->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText
                || !Qt::mightBeRichText(label->text()));
    QCOMPARE(part<QLabel>("errorHeadline")->text(), hostile);
    QCOMPARE(part<QLabel>("errorText")->text(), hostile);
    QCOMPARE(part<QPlainTextEdit>("errorDetails")->toPlainText(), hostile);
}

void tst_ErrorBar::isNotWidenedByLongWords()
{
    m_bar->showError(timeout());
    const int width = m_bar->minimumSizeHint().width();
    ErrorBar::Notice notice;
    notice.headline = QString(2000, u'x');
    notice.reason = notice.headline;
    notice.details = notice.headline;
    m_bar->showNotice(notice, ApiError(ApiError::Kind::Rejected));
    QCOMPARE(m_bar->minimumSizeHint().width(), width);
}

QTEST_MAIN(tst_ErrorBar)
#include "tst_errorbar.moc"
