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

    using QFileIconProvider::icon;
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
    : QFileDialog(parent, title, path, nameFilter)
{
    setAttribute(Qt::WA_DeleteOnClose);
    // In time: what is in a folder is told to the model by the event loop.
    setIconProvider(new IconsByName(this));
}

} // namespace Speckle
