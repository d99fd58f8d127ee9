// SPDX-License-Identifier: MIT
#include "ui/widgets/filedialog.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <sys/stat.h>

namespace Speckle {

using namespace Qt::StringLiterals;

class FileDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void doesNotReadWhatItLists();
    void startsWhereItIsTold();
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
    // Nobody writes to it: who opens it waits for ever.
    QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(u"pipe"_s)).constData(), 0600), 0);
    QFile file(folder.filePath(u"objects.json"_s));
    QVERIFY(file.open(QFile::WriteOnly) && file.write("[]") == 2);
    file.close();
    QVERIFY(QDir(folder.path()).mkdir(u"more"_s));

    FileDialog dialog(nullptr, u"Save"_s, folder.path());
    dialog.setFilter(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QTRY_COMPARE(namesIn(dialog).size(), 3);
    const auto *view = dialog.findChild<QTreeView *>(u"treeView"_s);
    const QModelIndex pipe
        = view->model()->index(int(namesIn(dialog).indexOf(u"pipe"_s)), 0, view->rootIndex());
    QTRY_VERIFY(!pipe.data(Qt::DecorationRole).value<QIcon>().isNull());
    const QModelIndex json = pipe.siblingAtRow(int(namesIn(dialog).indexOf(u"objects.json"_s)));
    QTRY_VERIFY(json.siblingAtColumn(2).data().toString().contains("JSON"_L1));
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

} // namespace Speckle

QTEST_MAIN(Speckle::FileDialogTest)
#include "tst_filedialog.moc"
