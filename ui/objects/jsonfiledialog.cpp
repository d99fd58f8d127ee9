// SPDX-License-Identifier: MIT
#include "ui/objects/jsonfiledialog.h"

#include "ui/widgets/filedialog.h"

#include <QRegularExpression>

namespace Speckle {

using namespace Qt::StringLiterals;

FileDialog *newJsonFileDialog(QWidget *parent, const QString &title, const QString &name)
{
    static const QRegularExpression unsafe(u"[^A-Za-z0-9._-]+"_s);
    auto *dialog = new FileDialog(parent, title, name.left(80).replace(unsafe, u"_"_s) + ".json"_L1,
                                  FileDialog::tr("JSON (*.json);;All files (*)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    return dialog;
}

} // namespace Speckle
