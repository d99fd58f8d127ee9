// SPDX-License-Identifier: MIT
#pragma once

#include <QFileDialog>

namespace Speckle {

/*!
 * Qt's file dialog, where it is not the desktop's own, opens every file of a folder to find the icon for what
 * is in it: on the GUI thread, which then waits for slow disks, and for ever where reading does not end
 * (/proc/kmsg). This one goes by the names. Deletes itself when closed; shown with open().
 */
class FileDialog : public QFileDialog
{
    Q_OBJECT

public:
    FileDialog(QWidget *parent, const QString &title, const QString &path = {},
               const QString &nameFilter = {});
};

} // namespace Speckle
