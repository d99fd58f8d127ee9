// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/streampart.h"

#include <QPointer>

namespace Speckle {

class CommentsPane;

//! The comments on a stream. Fetched again when somebody tells the stream's room that there is something new.
class StreamComments : public StreamPart
{
    Q_OBJECT

public:
    StreamComments(const QString &streamId, UiState *state, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setSession(Session *session) override;
    void showRecord() override;
    void activate() override;
    void refresh() override;

private:
    QPointer<Session> m_session;
    CommentsPane *m_pane;
    QString m_shownTitle;
};

} // namespace Speckle
