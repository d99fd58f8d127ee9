// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/edit.h"
#include "core/records/stream.h"
#include "ui/models/layersmodel.h"
#include "ui/pages/streampart.h"

#include <QPointer>

#include <functional>

class QColorDialog;
class QLabel;
class QTreeView;

namespace Speckle {

class RecordActions;

/*!
 * The layers of a stream: a table with what each holds and what no layer covers, and what can be done with
 * them. Each change is saved at once, alone, over what the server has by then; where somebody else changed
 * the same, it is asked whose value is kept.
 *
 * Object names: layersTable, layersNote; the actions layerRename, layerColor, layerShow, layerHide, layerUp,
 * layerDown, layerObjects; colorDialog, nameDialog.
 */
class StreamLayers : public StreamPart
{
    Q_OBJECT

public:
    //! \a state remembers the table's columns; without one nothing does.
    StreamLayers(const QString &streamId, UiState *state, QWidget *parent = nullptr);
    ~StreamLayers() override;

    [[nodiscard]] QString title() const override;
    void setSession(Session *session) override;
    void showRecord() override;

signals:
    //! The objects of that layer shall be shown; an empty one: those that no layer covers.
    void objectsRequested(const QString &guid);

private:
    void build(UiState *state);
    void addActions();
    void chooseAgain();
    [[nodiscard]] Stream record() const;
    [[nodiscard]] Layer layer(const QString &guid) const;
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] QStringList order() const;
    [[nodiscard]] QString whyNotEdit(const QStringList &guids) const;
    [[nodiscard]] QString whyNotOne(const QStringList &guids) const;
    [[nodiscard]] QString whyNotMove(const QStringList &guids, int by) const;
    void rename(const QString &guid);
    void chooseColor(const QStringList &guids);
    void move(const QString &guid, int by);

    using Edit = std::function<Stream(const Stream &present)>;
    //! \a settled hears of the failure, or of None; where it is empty, failed() tells.
    void save(const Edit &edit, const std::function<void(const ApiError &)> &settled = {});
    void send(const Stream &before, const Stream &after,
              const std::function<void(const ApiError &)> &settled);
    void ask(const EditOutcome<Stream> &outcome, const std::function<void(const ApiError &)> &settled);
    void settle(const ApiError &error, const std::function<void(const ApiError &)> &settled,
                const std::function<void()> &retry);

    QPointer<Session> m_session;
    LayersModel m_model;
    QTreeView *m_table;
    RecordActions *m_actions = nullptr;
    QLabel *m_note;
    QStringList m_kept; //!< over a reset
    QString m_keptCurrent;
    bool m_saving = false;
    bool m_failed = false;
};

} // namespace Speckle
