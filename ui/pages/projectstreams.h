// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/session/idlist.h"
#include "ui/models/recordsmodel.h"

#include <QPointer>
#include <QSet>
#include <QWidget>

#include <functional>

namespace Speckle {

class AbstractReply;
class Banner;
class Project;
class RecordActions;
class RecordsTable;
class Session;
class StatePane;
class UiState;

/*!
 * The streams of a project: opens them, takes more in (from the user's own list, or dropped here) and lets
 * them go. Ids of streams that were deleted are shown as such, and can be taken off the list.
 *
 * Object names: projectStreamsTable, danglingBanner.
 */
class ProjectStreams : public QWidget
{
    Q_OBJECT

public:
    //! What a table of streams is dragged as: a JSON array of streamIds.
    static QString mimeType() { return QStringLiteral("application/x-speckle-streams"); }

    ProjectStreams(const QString &projectId, UiState *state, QWidget *parent = nullptr);
    ~ProjectStreams() override;

    void setSession(Session *session);
    //! Its record is the session's.
    void showRecord();
    //! Names, and which streams were deleted, are looked for again.
    void refresh();

signals:
    void streamRequested(const QString &streamId);
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] Project project() const;
    [[nodiscard]] QString nameOf(const QString &streamId) const;
    [[nodiscard]] QString whyNotChange() const;
    void addActions();
    void choose();
    void add(const QStringList &streamIds);
    void remove(const QStringList &streamIds);
    void lookForMissing();
    void showMissing();
    void mend();

    QString m_projectId;
    QPointer<Session> m_session;
    GivenIds m_ids;
    RecordsModel m_model;
    Banner *m_banner;
    RecordsTable *m_table;
    StatePane *m_states;
    RecordActions *m_actions;
    QStringList m_asked; //!< which of them were loaded, or asked whether they are there
    QSet<QString> m_missing;
    QPointer<AbstractReply> m_look;
};

} // namespace Speckle
