// SPDX-License-Identifier: MIT
#include "ui/widgets/filterline.h"

#include "ui/widgets/clearbutton.h"
#include "ui/widgets/icons.h"

#include <QKeyEvent>

#include <chrono>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent)
{
    addClearButton(this);
    addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_timer.setSingleShot(true);
    m_timer.setInterval(40ms); // faster than that nobody types on purpose
    connect(&m_timer, &QTimer::timeout, this, &FilterLine::tell);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        // Nobody waits for the whole list to come back after a click on the cross.
        if (text.isEmpty()) {
            tell();
            return;
        }
        if (!m_timer.isActive())
            tell();
        m_timer.start();
    });
}

void FilterLine::setFilter(const QString &text)
{
    setText(text);
    tell();
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            event->ignore();
        else
            clear();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        tell();
        emit leftDown();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterLine::tell()
{
    m_timer.stop();
    const QString filter = text().trimmed();
    if (filter == m_told)
        return;
    m_told = filter;
    emit filterChanged(filter);
}

} // namespace Speckle
