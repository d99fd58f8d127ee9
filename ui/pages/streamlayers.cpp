// SPDX-License-Identifier: MIT
#include "ui/pages/streamlayers.h"

#include "core/edits/layeredits.h"
#include "core/session/session.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/pages/access.h"
#include "ui/pages/streamranges.h"
#include "ui/settings/keepcolumns.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QColorDialog>
#include <QHeaderView>
#include <QLabel>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

StreamLayers::StreamLayers(const QString &streamId, UiState *state, QWidget *parent)
    : StreamPart(streamId, parent)
    , m_table(new QTreeView(this))
    , m_note(plainLabel(u"layersNote"_s, this))
{
    setObjectName(u"streamLayers"_s);
    build(state);
}

StreamLayers::~StreamLayers()
{
    // Asks this object, which is going, when its rows and choice go.
    delete m_table;
}

void StreamLayers::build(UiState *state)
{
    m_table->setObjectName(u"layersTable"_s);
    m_table->setAccessibleName(tr("Layers"));
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAlternatingRowColors(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(LayersModel::Name, QHeaderView::Stretch);
    const int em = m_table->fontMetrics().averageCharWidth();
    header->resizeSection(LayersModel::Objects, em * 16);
    header->resizeSection(LayersModel::Range, em * 24);
    header->resizeSection(LayersModel::Visible, em * 16);
    keepColumns(header, state, "columns/layers"_L1);

    m_actions = new RecordActions(m_table, [this] { return chosen(); });
    addActions();
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    m_note->setContentsMargins(12, 0, 12, 4);
    m_note->setText(tr("The sending program made no layers: the server shows all objects as one. There is "
                       "nothing here that could be changed."));
    m_note->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, m_actions,
            &RecordActions::refresh);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_actions->popup(m_table->viewport()->mapToGlobal(at)); });
    connect(m_table, &QTreeView::activated, this, [this](const QModelIndex &index) {
        emit objectsRequested(index.siblingAtColumn(0).data(LayersModel::GuidRole).toString());
    });
    // Layers in another order are other rows: what was chosen stays chosen, so that one can move on.
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_kept = chosen();
        m_keptCurrent = m_table->currentIndex().data(LayersModel::GuidRole).toString();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &StreamLayers::chooseAgain);
    m_actions->refresh();
}

void StreamLayers::chooseAgain()
{
    QItemSelection selection;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        const QString guid = index.data(LayersModel::GuidRole).toString();
        if (guid.isEmpty())
            continue;
        if (m_kept.contains(guid))
            selection.select(index, index);
        if (guid == m_keptCurrent)
            m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    }
    m_table->selectionModel()->select(selection,
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_actions->refresh();
}

void StreamLayers::addActions()
{
    const auto editable = [this](const QStringList &guids) { return whyNotEdit(guids); };
    const auto withVisibility = [this](const QStringList &guids, bool visible) {
        save([guids, visible](const Stream &stream) {
            return LayerEdits::withVisibility(stream, guids, visible);
        });
    };
    m_actions->add({u"layerObjects"_s, tr("Show its &objects"), u"object"_s,
                    [this](const QStringList &guids) { emit objectsRequested(guids.constFirst()); }});
    m_actions->add({u"layerRename"_s, tr("&Rename…"), u"edit"_s,
                    [this](const QStringList &guids) { rename(guids.constFirst()); },
                    [this](const QStringList &guids) { return whyNotOne(guids); }, true, true,
                    QKeySequence(Qt::Key_F2)});
    m_actions->add({u"layerColor"_s, tr("&Colour…"), u"layer"_s,
                    [this](const QStringList &guids) { chooseColor(guids); }, editable, true});
    m_actions->add({u"layerShow"_s, tr("&Show"), u"eye"_s,
                    [withVisibility](const QStringList &guids) { withVisibility(guids, true); }, editable,
                    true});
    m_actions->add({u"layerHide"_s, tr("&Hide"), u"eye-off"_s,
                    [withVisibility](const QStringList &guids) { withVisibility(guids, false); }, editable,
                    true});
    m_actions->add({u"layerUp"_s, tr("Move &up"), u"move-up"_s,
                    [this](const QStringList &guids) { move(guids.constFirst(), -1); },
                    [this](const QStringList &guids) { return whyNotMove(guids, -1); }, true, true,
                    QKeySequence(Qt::ALT | Qt::Key_Up)});
    m_actions->add({u"layerDown"_s, tr("Move &down"), u"move-down"_s,
                    [this](const QStringList &guids) { move(guids.constFirst(), 1); },
                    [this](const QStringList &guids) { return whyNotMove(guids, 1); }, true, false,
                    QKeySequence(Qt::ALT | Qt::Key_Down)});
}

QString StreamLayers::title() const
{
    return m_session && m_session->hasWholeStream(streamId())
               ? tr("Layers (%1)").arg(countText(record().layers().size()))
               : tr("Layers");
}

void StreamLayers::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_saving = false;
    if (session)
        connect(session, &Session::accountChanged, m_actions, &RecordActions::refresh);
    m_actions->refresh();
}

void StreamLayers::showRecord()
{
    const QList<Layer> layers = record().layers();
    m_model.setRanges(streamRanges(m_session, streamId()));
    m_note->setVisible(
        std::any_of(layers.cbegin(), layers.cend(), [](const Layer &layer) { return layer.isGenerated(); }));
    m_actions->refresh();
    emit titleChanged();
}

Stream StreamLayers::record() const
{
    return m_session ? m_session->stream(streamId()).value_or(Stream()) : Stream();
}

Layer StreamLayers::layer(const QString &guid) const
{
    const QList<Layer> layers = record().layers();
    const auto it = std::find_if(layers.cbegin(), layers.cend(),
                                 [&guid](const Layer &layer) { return layer.guid() == guid; });
    return it == layers.cend() ? Layer() : *it;
}

QStringList StreamLayers::chosen() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList guids;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (!m_model.isUnassigned(row))
            guids += row.data(LayersModel::GuidRole).toString();
    }
    return guids;
}

// As shown.
QStringList StreamLayers::order() const
{
    QStringList guids;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (!m_model.isUnassigned(index))
            guids += index.data(LayersModel::GuidRole).toString();
    }
    return guids;
}

QString StreamLayers::whyNotEdit(const QStringList &guids) const
{
    if (const QString why = whyNotWrite(m_session, record()); !why.isEmpty())
        return why;
    if (guids.isEmpty())
        return tr("Choose a layer first.");
    if (m_saving)
        return tr("The change before this one is being saved.");
    const QStringList all = order();
    for (const QString &guid : guids) {
        if (guid.isEmpty() || all.count(guid) != 1)
            return tr("The program that made this layer gave it no id of its own: it cannot be changed.");
        if (layer(guid).isGenerated())
            return tr("The server made this layer up, because the stream has none.");
    }
    return {};
}

QString StreamLayers::whyNotOne(const QStringList &guids) const
{
    const QString why = whyNotEdit(guids);
    return why.isEmpty() && guids.size() > 1 ? tr("Choose one layer only.") : why;
}

QString StreamLayers::whyNotMove(const QStringList &guids, int by) const
{
    if (const QString why = whyNotOne(guids); !why.isEmpty())
        return why;
    const QStringList all = order();
    const auto place = all.indexOf(guids.constFirst()) + by;
    if (place < 0)
        return tr("It is the first layer already.");
    return place < all.size() ? QString() : tr("It is the last layer already.");
}

void StreamLayers::rename(const QString &guid)
{
    auto *dialog = new NameDialog(tr("Rename the layer"), tr("&Name of the layer:"), tr("&Rename"),
                                  layer(guid).name(), this);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, guid](const QString &name) {
        save([guid, name](const Stream &stream) { return LayerEdits::withName(stream, guid, name); },
             [guard = QPointer<NameDialog>(dialog)](const ApiError &error) {
                 if (!guard)
                     return;
                 if (error.isError())
                     guard->fail(error);
                 else
                     guard->accept();
             });
    });
    dialog->open();
}

void StreamLayers::chooseColor(const QStringList &guids)
{
    const QString present = layer(guids.constFirst()).colorName();
    auto *dialog
        = new QColorDialog(QColor::isValidColorName(present) ? QColor(present) : QColor(Qt::black), this);
    dialog->setObjectName(u"colorDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(guids.size() == 1 ? tr("Colour of the layer") : tr("Colour of the layers"));
    connect(dialog, &QColorDialog::colorSelected, this, [this, guids](const QColor &color) {
        save([guids, hex = color.name()](const Stream &stream) {
            return LayerEdits::withColor(stream, guids, hex);
        });
    });
    dialog->open();
}

void StreamLayers::move(const QString &guid, int by)
{
    QStringList guids = order();
    const auto from = guids.indexOf(guid);
    guids.move(from, from + by);
    save([guids](const Stream &stream) { return LayerEdits::withOrder(stream, guids); });
}

void StreamLayers::save(const Edit &edit, const std::function<void(const ApiError &)> &settled)
{
    const auto retry = [guard = QPointer<StreamLayers>(this), edit] {
        if (guard)
            guard->save(edit);
    };
    if (!m_session || !m_session->hasWholeStream(streamId())) {
        ApiError error(ApiError::Kind::Unauthorized, tr("You are signed out."));
        error.action = tr("save the layers");
        settle(error, settled, retry);
        return;
    }
    const Stream before = record();
    const auto ended = [this, settled, retry](const ApiError &error) { settle(error, settled, retry); };
    send(before, edit(before), ended);
}

void StreamLayers::send(const Stream &before, const Stream &after,
                        const std::function<void(const ApiError &)> &settled)
{
    m_saving = true;
    m_actions->refresh();
    auto *reply = m_session->saveStream(before, after);
    reply->then(
        this,
        [this, settled](const EditOutcome<Stream> &outcome) {
            if (outcome.isSaved())
                settled({});
            else
                ask(outcome, settled);
        },
        [settled](const ApiError &error) { settled(error); });
    connect(reply, &AbstractReply::finished, this, [this] {
        m_saving = false;
        m_actions->refresh();
    });
}

void StreamLayers::ask(const EditOutcome<Stream> &outcome,
                       const std::function<void(const ApiError &)> &settled)
{
    auto *question = new ConflictDialog(record().name(), outcome.merged, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this, question, outcome, settled] {
        if (m_session)
            send(outcome.now, outcome.resolvedWith(question->choices()), settled);
    });
    connect(question, &QDialog::rejected, this, [settled] {
        ApiError error(ApiError::Kind::Rejected, tr("somebody else changed it, and you left theirs"));
        error.action = tr("save the layers");
        settled(error);
    });
    question->open();
}

void StreamLayers::settle(const ApiError &error, const std::function<void(const ApiError &)> &settled,
                          const std::function<void()> &retry)
{
    if (settled) {
        settled(error);
    } else if (error.isError()) {
        m_failed = true;
        emit failed(error, retry);
        return;
    }
    if (!error.isError() && std::exchange(m_failed, false))
        emit recovered();
}

} // namespace Speckle
