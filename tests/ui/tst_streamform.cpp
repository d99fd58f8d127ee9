// SPDX-License-Identifier: MIT
#include "ui/pages/streamform.h"

#include "ui/widgets/tagedit.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

QJsonObject office()
{
    return {{u"streamId"_s, u"abc"_s},
            {u"name"_s, u"Office"_s},
            {u"description"_s, u"One\nTwo"_s},
            {u"tags"_s, QJsonArray{u"steel"_s, u"level, 2"_s}},
            {u"jobNumber"_s, u"1234-56"_s},
            {u"commitMessage"_s, u"first"_s},
            {u"private"_s, false},
            {u"unknown"_s, QJsonObject{{u"kept"_s, 1}}},
            {u"baseProperties"_s, QJsonObject{{u"units"_s, u"Meters"_s}, {u"tolerance"_s, 0.001}}}};
}

} // namespace

class StreamFormTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_form.reset(); }
    void isUntouchedByWhatItShows_data();
    void isUntouchedByWhatItShows();
    void collectsEveryField();
    void readsNumbersAsTheUserWritesThem_data();
    void readsNumbersAsTheUserWritesThem();
    void marksWhatIsNoNumber();
    void keepsWhatWasTypedOverAChangeAtTheServer();
    void isDoneWithWhatWasSaved();
    void restoresADraft();
    void revertsAll();
    void saysWhyNothingCanBeEdited();
    void namesEverythingThatTakesTheFocus();
    void editsTagsByKeys();

private:
    template <typename T>
    T *field(const QString &name) const
    {
        return m_form->findChild<T *>(name);
    }

    std::unique_ptr<StreamForm> m_form;
};

void StreamFormTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_form = std::make_unique<StreamForm>();
    m_form->resize(800, 700);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void StreamFormTest::isUntouchedByWhatItShows_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("as usual") << u"name"_s << QJsonValue(u"x"_s);
    QTest::newRow("a name of two lines") << u"name"_s << QJsonValue(u"a\nb"_s);
    QTest::newRow("a very long name") << u"name"_s << QJsonValue(QString(100'000, u'n'));
    QTest::newRow("odd line ends") << u"description"_s << QJsonValue(u"a\r\nb\rc\u2029d"_s);
    QTest::newRow("a null byte") << u"description"_s << QJsonValue(u"a"_s + QChar(0) + u'b');
    QTest::newRow("no string") << u"name"_s << QJsonValue(17);
    QTest::newRow("no list") << u"tags"_s << QJsonValue(u"steel"_s);
    QTest::newRow("the same tag twice") << u"tags"_s << QJsonValue(QJsonArray{u"a"_s, u"a"_s, u" b "_s});
    QTest::newRow("unknown units") << u"baseProperties"_s
                                   << QJsonValue(QJsonObject{{u"units"_s, u"Parsecs"_s}});
    QTest::newRow("a tolerance of many digits")
        << u"baseProperties"_s << QJsonValue(QJsonObject{{u"tolerance"_s, 0.1 + 0.2}});
    QTest::newRow("a negative tolerance")
        << u"baseProperties"_s << QJsonValue(QJsonObject{{u"tolerance"_s, -1}});
    QTest::newRow("a tolerance that is text")
        << u"baseProperties"_s << QJsonValue(QJsonObject{{u"tolerance"_s, u"x"_s}});
    QTest::newRow("no base properties") << u"baseProperties"_s << QJsonValue(QJsonValue::Null);
}

void StreamFormTest::isUntouchedByWhatItShows()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QSignalSpy modified(m_form.get(), &StreamForm::modifiedChanged);
    QJsonObject json = office();
    json.insert(key, value);
    const Stream stream(json);
    m_form->setStream(stream);
    QVERIFY(!m_form->isModified());
    QVERIFY(m_form->isValid());
    QCOMPARE(m_form->edited(), stream);
    // Another field is edited: this one does not go along.
    QTest::keyClicks(field<QLineEdit>(u"jobNumberEdit"_s), u"7"_s);
    QCOMPARE(Stream::difference(stream, m_form->edited()).keys(), QStringList{u"jobNumber"_s});
    QCOMPARE(modified.count(), 1);
}

void StreamFormTest::collectsEveryField()
{
    const Stream stream(office());
    m_form->setStream(stream);
    const auto retype = [](QWidget *widget, const QString &text) {
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(widget, text);
    };
    const QString canary = u"<b>\"c4n4ry\" & Sons</b>"_s;
    retype(field<QLineEdit>(u"nameEdit"_s), canary + u'1');
    retype(field<QPlainTextEdit>(u"descriptionEdit"_s), canary + u'2');
    retype(field<QLineEdit>(u"jobNumberEdit"_s), canary + u'3');
    retype(field<QLineEdit>(u"commitMessageEdit"_s), canary + u'4');
    QTest::keyClicks(field<TagEdit>(u"tagsEdit"_s)->lineEdit(), canary + u'5');
    QTest::keyClick(field<QCheckBox>(u"privateCheck"_s), Qt::Key_Space);
    retype(field<QComboBox>(u"unitsCombo"_s)->lineEdit(), u"Feet"_s);
    retype(field<QLineEdit>(u"toleranceEdit"_s), u"0.5"_s);
    retype(field<QLineEdit>(u"angleToleranceEdit"_s), u"0.25"_s);
    QVERIFY(m_form->isModified());
    QVERIFY(m_form->isValid());
    const Stream edited = m_form->edited();
    QCOMPARE(edited.name(), canary + u'1');
    QCOMPARE(edited.description(), canary + u'2');
    QCOMPARE(edited.jobNumber(), canary + u'3');
    QCOMPARE(edited.commitMessage(), canary + u'4');
    // Typed and not yet ended by Return: nothing is lost.
    QCOMPARE(edited.tags(), (QStringList{u"steel"_s, u"level, 2"_s, canary + u'5'}));
    QCOMPARE(edited.isPrivate(), true);
    QCOMPARE(edited.units(), u"Feet"_s);
    QCOMPARE(edited.tolerance(), std::optional(0.5));
    QCOMPARE(edited.angleTolerance(), std::optional(0.25));
    QCOMPARE(edited.value("unknown"), stream.value("unknown"));
}

void StreamFormTest::readsNumbersAsTheUserWritesThem_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("number"); // negative: none
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const QLocale german(QLocale::German, QLocale::Germany);
    QTest::newRow("English") << english << u"0.01"_s << 0.01;
    QTest::newRow("German") << german << u"0,01"_s << 0.01;
    QTest::newRow("German, as programs write") << german << u"0.01"_s << 0.01;
    QTest::newRow("exponent") << english << u"1e-6"_s << 1e-6;
    QTest::newRow("spaces") << english << u" 2 "_s << 2.0;
    QTest::newRow("emptied") << german << QString() << -1.0;
}

void StreamFormTest::readsNumbersAsTheUserWritesThem()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, typed);
    QFETCH(double, number);
    QLocale::setDefault(locale);
    m_form->setStream(Stream(office()));
    auto *edit = field<QLineEdit>(u"toleranceEdit"_s);
    QCOMPARE(edit->text(), locale.toString(0.001, 'g', 6));
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, typed);
    QVERIFY(m_form->isValid());
    QCOMPARE(m_form->edited().tolerance(), number < 0 ? std::nullopt : std::optional(number));
}

void StreamFormTest::marksWhatIsNoNumber()
{
    m_form->setStream(Stream(office()));
    auto *edit = field<QLineEdit>(u"toleranceEdit"_s);
    auto *message = field<QLabel>(u"toleranceEditMessage"_s);
    QVERIFY(!message->isVisible());
    for (const QString &text : {u"1,2,3"_s, u"abc"_s, u"-1"_s, u"nan"_s, u"inf"_s, u"1e999"_s}) {
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QVERIFY2(!m_form->isValid(), qPrintable(text));
        QVERIFY(message->isVisible());
        QCOMPARE(edit->accessibleDescription(), message->text());
    }
    edit->selectAll();
    QTest::keyClicks(edit, u"2"_s);
    QVERIFY(m_form->isValid());
    QVERIFY(!message->isVisible());
}

void StreamFormTest::keepsWhatWasTypedOverAChangeAtTheServer()
{
    m_form->setStream(Stream(office()));
    auto *name = field<QLineEdit>(u"nameEdit"_s);
    auto *job = field<QLineEdit>(u"jobNumberEdit"_s);
    QTest::keyClick(name, Qt::Key_End);
    QTest::keyClicks(name, u" North"_s);

    QJsonObject json = office();
    json.insert(u"jobNumber"_s, u"9"_s);
    m_form->setStream(Stream(json));
    QCOMPARE(name->text(), u"Office North"_s);
    QCOMPARE(job->text(), u"9"_s);
    QVERIFY(!field<QLabel>(u"nameEditMessage"_s)->isVisible());

    json.insert(u"name"_s, u"Tower"_s);
    m_form->setStream(Stream(json));
    QCOMPARE(name->text(), u"Office North"_s);
    QVERIFY(m_form->isModified());
    QVERIFY(field<QLabel>(u"nameEditMessage"_s)->isVisible());
    QVERIFY(field<QLabel>(u"nameEditMessage"_s)->text().contains("Tower"_L1));
    QCOMPARE(Stream::difference(m_form->before(), m_form->edited()),
             (QJsonObject{{u"name"_s, u"Office North"_s}}));

    // Somebody typed the very same: there is nothing left to save.
    json.insert(u"name"_s, u"Office North"_s);
    m_form->setStream(Stream(json));
    QVERIFY(!m_form->isModified());
}

void StreamFormTest::isDoneWithWhatWasSaved()
{
    m_form->setStream(Stream(office()));
    auto *name = field<QLineEdit>(u"nameEdit"_s);
    auto *job = field<QLineEdit>(u"jobNumberEdit"_s);
    QTest::keyClicks(name, u"My "_s);
    const Stream sent = m_form->edited();
    // Meanwhile one types on, in another field.
    job->selectAll();
    QTest::keyClicks(job, u"77"_s);
    Stream now = sent;
    now.setName(u"My Office (as the server has it)"_s);
    m_form->setSaved(sent, now);
    QCOMPARE(name->text(), now.name());
    QCOMPARE(job->text(), u"77"_s);
    QVERIFY(m_form->isModified());
    QCOMPARE(Stream::difference(m_form->before(), m_form->edited()).keys(), QStringList{u"jobNumber"_s});
    m_form->setSaved(m_form->edited(), m_form->edited());
    QVERIFY(!m_form->isModified());
}

void StreamFormTest::restoresADraft()
{
    m_form->setStream(Stream(office()));
    QVERIFY(m_form->draft().isEmpty());
    QTest::keyClicks(field<QLineEdit>(u"nameEdit"_s), u"New "_s);
    field<QLineEdit>(u"toleranceEdit"_s)->selectAll();
    QTest::keyClicks(field<QLineEdit>(u"toleranceEdit"_s), u"half"_s);
    const QJsonObject draft = m_form->draft();
    QCOMPARE(draft.keys(), (QStringList{u"name"_s, u"tolerance"_s}));

    StreamForm again;
    QSignalSpy modified(&again, &StreamForm::modifiedChanged);
    again.restoreDraft(draft); // before the stream is there
    QCOMPARE(again.draft(), draft);
    QVERIFY(!again.isModified());
    again.setStream(Stream(office()));
    QCOMPARE(modified.count(), 1);
    QCOMPARE(again.findChild<QLineEdit *>(u"nameEdit"_s)->text(), u"New Office"_s);
    QVERIFY(!again.isValid());
    QCOMPARE(again.draft(), draft);
}

void StreamFormTest::revertsAll()
{
    const Stream stream(office());
    m_form->setStream(stream);
    QTest::keyClicks(field<QLineEdit>(u"nameEdit"_s), u"x"_s);
    QTest::keyClicks(field<QLineEdit>(u"toleranceEdit"_s), u"x"_s);
    QTest::keyClicks(field<TagEdit>(u"tagsEdit"_s)->lineEdit(), u"x"_s);
    m_form->revert();
    QVERIFY(!m_form->isModified());
    QVERIFY(m_form->isValid());
    QCOMPARE(m_form->edited(), stream);
    QCOMPARE(field<QLineEdit>(u"nameEdit"_s)->text(), u"Office"_s);
}

void StreamFormTest::saysWhyNothingCanBeEdited()
{
    m_form->setStream(Stream(office()));
    m_form->setReadOnly(u"Not <b>yours</b>"_s);
    auto *bar = field<QWidget>(u"readOnlyReason"_s);
    QVERIFY(bar->isVisible());
    for (const QLabel *label : bar->findChildren<QLabel *>())
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    QTest::keyClicks(field<QLineEdit>(u"nameEdit"_s), u"x"_s);
    QTest::keyClicks(field<QPlainTextEdit>(u"descriptionEdit"_s), u"x"_s);
    QVERIFY(!field<TagEdit>(u"tagsEdit"_s)->lineEdit()->isVisible());
    for (const QAbstractButton *chip : field<TagEdit>(u"tagsEdit"_s)->findChildren<QAbstractButton *>())
        QVERIFY(!chip->isEnabled());
    QTest::keyClick(field<QCheckBox>(u"privateCheck"_s), Qt::Key_Space);
    QVERIFY(!m_form->isModified());
    m_form->setReadOnly({});
    QVERIFY(!bar->isVisible());
    QTest::keyClicks(field<QLineEdit>(u"nameEdit"_s), u"x"_s);
    QVERIFY(m_form->isModified());
}

void StreamFormTest::namesEverythingThatTakesTheFocus()
{
    m_form->setStream(Stream(office()));
    for (const QWidget *widget : m_form->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(m_form.get()) || widget->focusProxy()
            || widget->objectName().startsWith("qt_"_L1)
            || qobject_cast<const QComboBox *>(widget->parentWidget()))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

void StreamFormTest::editsTagsByKeys()
{
    m_form->setStream(Stream(office()));
    auto *tags = field<TagEdit>(u"tagsEdit"_s);
    QLineEdit *line = tags->lineEdit();
    line->setFocus();
    QTest::keyClicks(line, u"new,next"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(tags->tags(), (QStringList{u"steel"_s, u"level, 2"_s, u"new"_s, u"next"_s}));
    QTest::keyClicks(line, u"steel"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(tags->tags().size(), 4);
    QTest::keyClick(line, Qt::Key_Backspace);
    QCOMPARE(tags->tags().size(), 3);
    const auto chips = tags->findChildren<QAbstractButton *>();
    QAbstractButton *first = nullptr;
    for (QAbstractButton *chip : chips) {
        if (chip->accessibleName().contains("steel"_L1))
            first = chip;
    }
    QVERIFY(first);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Delete);
    QCOMPARE(tags->tags(), (QStringList{u"level, 2"_s, u"new"_s}));
    QVERIFY(line->hasFocus());
}

} // namespace Speckle

QTEST_MAIN(Speckle::StreamFormTest)
#include "tst_streamform.moc"
