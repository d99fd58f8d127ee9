// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/stream.h"
#include "ui/models/streamrightsmodel.h"
#include "ui/pages/streamedits.h"
#include "ui/pages/streampart.h"

#include <QPointer>
#include <QTimer>

class QCheckBox;
class QLabel;

namespace Speckle {

class Banner;
class RecordActions;
class RecordList;
class RecordsTable;
class StatePane;
class StreamWork;

/*!
 * Who may do what with a stream, and why; whether it is private, and who may comment on it. What is changed
 * goes out at once; what could not be saved stays, with a way to try again. People to whom a project gives
 * the stream, while the stream does not know of it, are told of and can be mended.
 *
 * Object names: sharingPrivate, sharingAnonymous, sharingTable, sharingWhyNot, sharingNote, sharingMissing,
 * sharingUnsaved; the actions sharingAddReaders, sharingAddWriters, sharingRight, sharingWrite, sharingRead,
 * sharingMend, sharingHandOver, sharingRemove.
 */
class StreamSharing : public StreamPart
{
    Q_OBJECT

public:
    StreamSharing(const QString &streamId, UiState *state, QWidget *parent = nullptr);
    ~StreamSharing() override;

    [[nodiscard]] QString title() const override;
    void setSession(Session *session) override;
    void showRecord() override;
    void activate() override;
    void refresh() override;

private:
    // streamsharingui.cpp
    void build(UiState *state);
    void buildChecks();
    void addActions();
    void showChecks();
    void showMissing();
    void showUnsaved();
    void showNotes();

    void follow(RecordList *projects);
    void loadProjects(bool again);
    void showPeople();
    [[nodiscard]] QList<Project> projects() const;
    [[nodiscard]] Stream record() const;
    [[nodiscard]] QString namesOf(const QStringList &userIds) const;
    [[nodiscard]] QStringList missing() const;

    [[nodiscard]] QString whyNotChange(const QStringList &userIds) const;
    [[nodiscard]] QString whyNotGive(const QStringList &userIds, StreamRight right) const;
    [[nodiscard]] QString whyNotMend(const QStringList &userIds) const;
    [[nodiscard]] QString whyNotHandOver(const QStringList &userIds) const;

    void editRight();
    void add(StreamRight right);
    void give(const QStringList &userIds, StreamRight right);
    //! The same, where somebody may lose what they cannot get back by themselves.
    void askToGive(const QStringList &userIds, StreamRight right);
    void mend(const QStringList &userIds);
    void setPrivate(bool on);
    void setAnonymousComments(bool on);
    void handOver(const QStringList &userIds);
    void handOverTo(const QString &userId);

    QPointer<Session> m_session;
    StreamRightsModel m_model;
    StreamEdits m_edits;
    StreamWork *m_work;
    QTimer m_soon; //!< projects come one by one
    RecordsTable *m_table = nullptr;
    RecordActions *m_actions = nullptr;
    StatePane *m_states = nullptr;
    QCheckBox *m_private = nullptr;
    QCheckBox *m_anonymous = nullptr;
    QLabel *m_whyNot = nullptr;
    QLabel *m_note = nullptr;
    Banner *m_missing = nullptr;
    Banner *m_unsaved = nullptr;
    QString m_shownTitle;
    bool m_active = false; //!< was in front once: projects are wanted from then on
    bool m_failed = false;
    bool m_projectsFailed = false;
};

} // namespace Speckle
