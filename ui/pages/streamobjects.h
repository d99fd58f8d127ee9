// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/streampart.h"

#include <QPointer>

namespace Speckle {

class ObjectActions;
class ObjectsPane;

/*!
 * The objects of a stream, and over them what can be done with them. Fetched again only when the page asks:
 * what the stream's record tells of says nothing about the objects themselves.
 */
class StreamObjectsPart : public StreamPart
{
    Q_OBJECT

public:
    //! \a state remembers the tree's columns and the split beside it; without one nothing does.
    StreamObjectsPart(const QString &streamId, UiState *state, QWidget *parent = nullptr);

    [[nodiscard]] ObjectsPane *pane() const { return m_pane; }
    [[nodiscard]] ObjectActions *actions() const { return m_actions; }
    [[nodiscard]] QString title() const override;
    void setSession(Session *session) override;
    void showRecord() override;

private:
    void keepLayout();
    void showComments(const QString &objectId);

    QPointer<UiState> m_state;
    QPointer<Session> m_session;
    ObjectsPane *m_pane;
    ObjectActions *m_actions;
};

} // namespace Speckle
