// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <memory>

namespace Speckle {

class Session;
class UiState;

/*!
 * The dock at the bottom: live messages of one stream, the one of the page in front.
 *
 * Each message with its time, sender, event and text; the selected one as JSON; the state of the connection;
 * a line to send a broadcast. Keeps the messages of each stream that was shown, so that changing tabs loses
 * none: it listens to Session::liveMessage of every session it has been shown.
 */
class LivePane : public QWidget
{
    Q_OBJECT

public:
    explicit LivePane(UiState *state, QWidget *parent = nullptr);
    ~LivePane() override;

    //! \a session nullptr or \a streamId empty: nothing to show, says so.
    void showStream(Session *session, const QString &streamId);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Speckle
