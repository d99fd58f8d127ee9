// SPDX-License-Identifier: MIT
#include "ui/settings/uistate.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Speckle;
using namespace Qt::StringLiterals;

class tst_UiState : public QObject
{
    Q_OBJECT

private slots:
    void remembers();
    void writesByItself();
    void isReadableByItsOwnerOnly();
    void takesKeysAway();
    void findsKeysByPrefix();
    void setsBrokenFilesAside();
    void keepsNothingWithoutAPath();

private:
    QTemporaryDir m_directory;
    QString m_path = m_directory.filePath(u"sub/window.json"_s);

private slots:
    void cleanup() { QFile::remove(m_path); }
};

void tst_UiState::remembers()
{
    const QByteArray bytes("\x00\xff\x7f geometry", 12);
    {
        UiState state(m_path);
        state.setBytes(u"window/geometry"_s, bytes);
        state.setValue(u"tabs"_s, QJsonArray{u"Ä & <b>"_s, 2});
    }
    UiState again(m_path);
    QCOMPARE(again.bytes(u"window/geometry"_s), bytes);
    QCOMPARE(again.value(u"tabs"_s), QJsonValue(QJsonArray{u"Ä & <b>"_s, 2}));
    QVERIFY(again.value(u"other"_s).isUndefined());
    QVERIFY(again.bytes(u"other"_s).isEmpty());
}

void tst_UiState::writesByItself()
{
    UiState state(m_path);
    state.setValue(u"a"_s, 1);
    QVERIFY(!QFile::exists(m_path));
    QTRY_VERIFY(QFile::exists(m_path));
    // What is set again as it was is no change.
    QVERIFY(QFile::remove(m_path));
    state.setValue(u"a"_s, 1);
    state.flush();
    QVERIFY(!QFile::exists(m_path));
}

void tst_UiState::isReadableByItsOwnerOnly()
{
    const auto others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    UiState state(m_path);
    state.setValue(u"a"_s, 1);
    state.flush();
    QVERIFY(!(QFile::permissions(m_path) & others));
    // Also where it was another's to read before.
    QVERIFY(QFile::setPermissions(m_path, QFile::permissions(m_path) | others));
    state.setValue(u"a"_s, 2);
    state.flush();
    QVERIFY(!(QFile::permissions(m_path) & others));
}

void tst_UiState::takesKeysAway()
{
    UiState state(m_path);
    state.setValue(u"a"_s, 1);
    state.flush();
    state.setValue(u"a"_s, QJsonValue::Undefined);
    state.flush();
    QVERIFY(UiState(m_path).value(u"a"_s).isUndefined());
}

void tst_UiState::findsKeysByPrefix()
{
    UiState state({});
    state.setValue(u"drafts/1/stream/a"_s, 1);
    state.setValue(u"drafts/12/stream/b"_s, 1);
    state.setValue(u"window"_s, 1);
    QCOMPARE(state.keys(u"drafts/1/"_s), QStringList{u"drafts/1/stream/a"_s});
}

void tst_UiState::setsBrokenFilesAside()
{
    const QByteArray rubbish = "{\"window/geometry\": ";
    {
        UiState state(m_path); // makes the directory
        state.setValue(u"a"_s, 1);
    }
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(rubbish);
    file.close();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"set aside"_s));
    UiState state(m_path);
    state.setValue(u"b"_s, 2);
    state.flush();
    QFile aside(m_path + u".broken"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), rubbish);
    QCOMPARE(UiState(m_path).value(u"b"_s).toInt(), 2);
}

void tst_UiState::keepsNothingWithoutAPath()
{
    UiState state({});
    state.setValue(u"a"_s, 1);
    state.flush();
    QCOMPARE(state.value(u"a"_s).toInt(), 1);
}

QTEST_GUILESS_MAIN(tst_UiState)
#include "tst_uistate.moc"
