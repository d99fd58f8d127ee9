// SPDX-License-Identifier: MIT
#include "ui/widgets/filedialog.h"

#include "ui/objects/jsonfiledialog.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

class FileDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void doesNotReadWhatItLists();
    void startsWhereItIsTold();
    void namesAFileByWhatTheServerSays_data();
    void namesAFileByWhatTheServerSays();
};

namespace {

QStringList namesIn(const QFileDialog &dialog)
{
    const auto *view = dialog.findChild<QTreeView *>(u"treeView"_s);
    QStringList names;
    for (int row = 0; view && row < view->model()->rowCount(view->rootIndex()); ++row)
        names += view->model()->index(row, 0, view->rootIndex()).data().toString();
    return names;
}

} // namespace

void FileDialogTest::doesNotReadWhatItLists()
{
    const QTemporaryDir folder;
    // What it is can be read in the one, and in the name of the other.
    for (const auto &[name, text] : {std::pair("nameless", "%PDF-1.4\n"), std::pair("objects.json", "[]")}) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(text) > 0);
    }
    QVERIFY(QDir(folder.path()).mkdir(u"more"_s));

    FileDialog dialog(nullptr, u"Save"_s, folder.path());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QTRY_COMPARE(namesIn(dialog).size(), 3);
    const auto *view = dialog.findChild<QTreeView *>(u"treeView"_s);
    const auto typeOf = [&](const QString &name) {
        const int row = int(namesIn(dialog).indexOf(name));
        return view->model()->index(row, 2, view->rootIndex()).data().toString();
    };
    QTRY_VERIFY(typeOf(u"objects.json"_s).contains("JSON"_L1));
    QTRY_VERIFY(!typeOf(u"nameless"_s).isEmpty());
    QVERIFY2(!typeOf(u"nameless"_s).contains("PDF"_L1), qPrintable(typeOf(u"nameless"_s)));
    QTRY_COMPARE(typeOf(u"more"_s), u"Folder"_s);
}

void FileDialogTest::startsWhereItIsTold()
{
    const QTemporaryDir folder;
    FileDialog named(nullptr, u"Save"_s, folder.filePath(u"a name.json"_s), u"JSON (*.json)"_s);
    named.setAcceptMode(QFileDialog::AcceptSave);
    QCOMPARE(named.directory().absolutePath(), QFileInfo(folder.path()).absoluteFilePath());
    QCOMPARE(QFileInfo(named.selectedFiles().value(0)).fileName(), u"a name.json"_s);
    FileDialog relative(nullptr, u"Save"_s, u"plain.json"_s, u"JSON (*.json)"_s);
    relative.setAcceptMode(QFileDialog::AcceptSave);
    QCOMPARE(QFileInfo(relative.selectedFiles().value(0)).fileName(), u"plain.json"_s);
}

void FileDialogTest::namesAFileByWhatTheServerSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("a name") << u"Bürogebäude 2.OG"_s << u"Bürogebäude_2.OG.json"_s;
    QTest::newRow("a path") << u"../../etc/passwd"_s << u"__.._etc_passwd.json"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"_bashrc.json"_s;
    QTest::newRow("markup") << u"<img src=\"x\">"_s << u"_img_src_x_.json"_s;
    QTest::newRow("turned around") << u"a\u202Egnp.exe\u0000"_s << u"a_gnp.exe_.json"_s;
    QTest::newRow("in half a character") << QString(79, u'a') + u"🏢"_s << QString(79, u'a') + u".json"_s;
    QTest::newRow("long") << QString(10'000, u'語') << QString(80, u'語') + u".json"_s;
}

void FileDialogTest::namesAFileByWhatTheServerSays()
{
    QFETCH(const QString, name);
    QFETCH(const QString, file);
    const QScopedPointer<FileDialog> dialog(newJsonFileDialog(nullptr, u"Save"_s, name));
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), file);
    QCOMPARE(dialog->directory().absolutePath(), QDir::current().absolutePath());
}

} // namespace Speckle

QTEST_MAIN(Speckle::FileDialogTest)
#include "tst_filedialog.moc"
