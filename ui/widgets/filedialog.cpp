// SPDX-License-Identifier: MIT
#include "ui/widgets/filedialog.h"

#include <QFileIconProvider>
#include <QMimeDatabase>

namespace Speckle {

namespace {

//! Owned by the dialog, after its model: the model asks it until its own end.
class IconsByName : public QObject, public QFileIconProvider
{
public:
    explicit IconsByName(QObject *parent)
        : QObject(parent)
    {
    }

    [[nodiscard]] QIcon icon(IconType type) const override { return QFileIconProvider::icon(type); }

    [[nodiscard]] QIcon icon(const QFileInfo &info) const override
    {
        return icon(info.isDir() ? QFileIconProvider::Folder : QFileIconProvider::File);
    }

    [[nodiscard]] QString type(const QFileInfo &info) const override
    {
        return info.isDir() ? FileDialog::tr("Folder")
                            : QMimeDatabase().mimeTypeForFile(info, QMimeDatabase::MatchExtension).comment();
    }
};

} // namespace

FileDialog::FileDialog(QWidget *parent, const QString &title, const QString &path, const QString &nameFilter)
    : QFileDialog(parent, title, QString(), nameFilter)
{
    setAttribute(Qt::WA_DeleteOnClose);
    // Before the first folder is looked at.
    setIconProvider(new IconsByName(this));
    if (QFileInfo(path).isDir()) {
        setDirectory(path);
    } else if (!path.isEmpty()) {
        if (QFileInfo(path).isAbsolute())
            setDirectory(QFileInfo(path).path());
        selectFile(QFileInfo(path).fileName());
    }
}

} // namespace Speckle
