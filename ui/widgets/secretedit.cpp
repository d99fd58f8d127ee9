// SPDX-License-Identifier: MIT
#include "ui/widgets/secretedit.h"

#include "ui/widgets/icons.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace Speckle {

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_show(addAction(icon(u"eye"_s), QLineEdit::TrailingPosition))
{
    m_show->setObjectName(u"showSecret"_s);
    m_show->setCheckable(true);
    // Neither dictionaries nor input methods that learn: they keep what they are given.
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoAutoUppercase
                        | Qt::ImhNoPredictiveText);
    connect(m_show, &QAction::toggled, this, &SecretEdit::setShown);
    setShown(false);
}

void SecretEdit::wipe()
{
    // Not clear(): that can be undone where the text is shown.
    setText({});
    m_show->setChecked(false);
}

void SecretEdit::setShown(bool shown)
{
    setEchoMode(shown ? Normal : Password);
    m_show->setIcon(icon(shown ? u"eye-off"_s : u"eye"_s));
    m_show->setText(shown ? tr("Hide") : tr("Show"));
    m_show->setToolTip(m_show->text());
}

} // namespace Speckle
