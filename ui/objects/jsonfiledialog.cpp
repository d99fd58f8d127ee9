// SPDX-License-Identifier: MIT
#include "ui/objects/jsonfiledialog.h"

#include "ui/widgets/filedialog.h"

#include <QRegularExpression>

namespace Speckle {

using namespace Qt::StringLiterals;

FileDialog *newJsonFileDialog(QWidget *parent, const QString &title, const QString &name)
{
    // A leading dot would hide the file; what is no letter, digit or harmless sign may mean something to a
    // file system, or turn the name around.
    static const QRegularExpression unsafe(uR"(^\.+|[^\p{L}\p{N}._-]+)"_s);
    QString proposed = name.left(80);
    if (!proposed.isEmpty() && proposed.back().isHighSurrogate())
        proposed.chop(1);
    auto *dialog = new FileDialog(parent, title, proposed.replace(unsafe, u"_"_s) + ".json"_L1,
                                  FileDialog::tr("JSON (*.json);;All files (*)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    return dialog;
}

} // namespace Speckle
