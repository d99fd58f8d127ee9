// SPDX-License-Identifier: MIT
#include "ui/live/messageview.h"

#include "core/background.h"
#include "ui/live/messagetext.h"
#include "ui/widgets/fonts.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr qsizetype LargestAtOnce = 32'768; //!< bytes: less than a millisecond
}

MessageView::MessageView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"liveJson"_s);
    setAccessibleName(tr("Selected message"));
    setReadOnly(true);
    setTabChangesFocus(true);
    setLineWrapMode(NoWrap);
    setFont(fixedFont());
    setPlaceholderText(tr("Select a message to read it."));
}

void MessageView::showNothing()
{
    ++m_request;
    m_busy = false;
    clear();
}

void MessageView::showMessage(const LiveMessage &message)
{
    const quint64 request = ++m_request;
    m_busy = message.raw.size() > LargestAtOnce;
    if (!m_busy) {
        setPlainText(readableMessage(message));
        return;
    }
    setPlainText(tr("%1 are being made ready…").arg(QLocale().formattedDataSize(message.raw.size())));
    inBackground(
        this, [message] { return readableMessage(message); },
        [this, request](const QString &text) {
            if (m_request != request)
                return;
            m_busy = false;
            setPlainText(text);
        });
}

} // namespace Speckle
