// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/stream.h"
#include "ui/models/recordsmodel.h"
#include "ui/pages/streampart.h"

#include <QPointer>

#include <optional>

class QLabel;
class QPushButton;

namespace Speckle {

class BulkDialog;
class RecordActions;
class RecordsTable;
class StatePane;
class StreamVersions;

/*!
 * The versions of a stream: the clones that hang below it. Saving one, opening one, comparing any two or one
 * with the present, and restoring one, which keeps the present as a version first. Where the stream is a
 * version itself, it says of what.
 *
 * Object names: versionsTable, versionsHidden, versionOf, versionOfButton; the actions versionSave,
 * versionOpen, versionCompare, versionRestore.
 */
class StreamVersionsPart : public StreamPart
{
    Q_OBJECT

public:
    StreamVersionsPart(const QString &streamId, UiState *state, QWidget *parent = nullptr);
    ~StreamVersionsPart() override;

    [[nodiscard]] QString title() const override;
    void setSession(Session *session) override;
    void showRecord() override;
    void activate() override;
    void refresh() override;

private:
    void build(UiState *state);
    void addActions();
    void showState();
    void showParent();
    void saveVersion();
    void compare(const QStringList &ids);
    void restore(const QString &versionId);
    [[nodiscard]] QString whyNotRestore(const QStringList &ids) const;
    [[nodiscard]] Stream record(const QString &id) const;
    [[nodiscard]] QString nameOf(const QString &id) const;

    QPointer<Session> m_session;
    RecordsModel m_model;
    StreamVersions *m_versions = nullptr;
    QStringList m_children; //!< that the list was fetched for
    QString m_askedParent; //!< whose name was asked for
    QString m_shownTitle;
    RecordsTable *m_table = nullptr;
    RecordActions *m_actions = nullptr;
    StatePane *m_states = nullptr;
    QWidget *m_parentLine = nullptr;
    QLabel *m_parentText = nullptr;
    QLabel *m_hidden = nullptr;
    bool m_active = false; //!< was in front once: the list is kept fresh from then on
    bool m_failed = false;
};

} // namespace Speckle
