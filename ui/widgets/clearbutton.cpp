// SPDX-License-Identifier: MIT
#include "ui/widgets/clearbutton.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace Speckle {

using namespace Qt::StringLiterals;

void addClearButton(QLineEdit *edit)
{
    QAction *clear = edit->addAction(icon(u"close"_s), QLineEdit::TrailingPosition);
    clear->setObjectName(u"clearButton"_s);
    clear->setText(QCoreApplication::translate("Speckle::ClearButton", "Clear"));
    clear->setVisible(!edit->text().isEmpty());
    QObject::connect(clear, &QAction::triggered, edit, &QLineEdit::clear);
    QObject::connect(edit, &QLineEdit::textChanged, clear,
                     [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
}

} // namespace Speckle
