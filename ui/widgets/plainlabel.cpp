// SPDX-License-Identifier: MIT
#include "ui/widgets/plainlabel.h"

#include "ui/widgets/plaintext.h"

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

QLabel *sentenceLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel({}, parent);
    label->setText(breakable(text));
    label->setVisible(!text.isEmpty());
    return label;
}

} // namespace Speckle
