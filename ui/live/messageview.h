// SPDX-License-Identifier: MIT
#pragma once

#include "core/live/livemessage.h"

#include <QPlainTextEdit>

namespace Speckle {

//! One live message for reading: its JSON, indented. Large ones are made ready in another thread.
class MessageView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MessageView(QWidget *parent = nullptr);

    void showMessage(const LiveMessage &message);
    void showNothing();
    //! A large message is being made ready.
    [[nodiscard]] bool isBusy() const { return m_busy; }

private:
    quint64 m_request = 0; //!< the latest: what comes back for an earlier one is dropped
    bool m_busy = false;
};

} // namespace Speckle
