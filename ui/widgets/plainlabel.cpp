// SPDX-License-Identifier: MIT
#include "ui/widgets/plainlabel.h"

#include <QLabel>

namespace Speckle {

QLabel *plainLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace Speckle
