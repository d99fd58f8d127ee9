// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/streampart.h"

#include <QPointer>

namespace Speckle {

class ObjectActions;
class ObjectsPane;

//! The objects of a stream, and over them what can be done with them. The page gives the pane its objects.
class StreamObjectsPart : public StreamPart
{
    Q_OBJECT

public:
    StreamObjectsPart(const QString &streamId, UiState *state, QWidget *parent = nullptr);

    [[nodiscard]] ObjectsPane *pane() const { return m_pane; }
    [[nodiscard]] ObjectActions *actions() const { return m_actions; }
    [[nodiscard]] QString title() const override;
    void setSession(Session *session) override;
    void showRecord() override;

private:
    void showComments(const QString &objectId);

    UiState *m_state;
    QPointer<Session> m_session;
    ObjectsPane *m_pane;
    ObjectActions *m_actions;
};

} // namespace Speckle
