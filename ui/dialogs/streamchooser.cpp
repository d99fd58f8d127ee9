// SPDX-License-Identifier: MIT
#include "ui/dialogs/streamchooser.h"

#include "core/session/session.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QPushButton>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostStreams = 200;
}

StreamChooser::StreamChooser(Session *session, const QStringList &known, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_known(known)
    , m_filter(new FilterLine(this))
    , m_table(new RecordsTable(this))
    , m_states(new StatePane(m_table, this))
    , m_more(new WrappedLabel(u"streamChooserMore"_s, 1, this))
    , m_add(new QPushButton(tr("&Add"), this))
{
    setObjectName(u"streamChooser"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Add streams"));
    m_filter->setObjectName(u"streamChooserFilter"_s);
    m_filter->setAccessibleName(tr("Find a stream by its name"));
    m_filter->setPlaceholderText(tr("Find a stream by its name"));
    m_table->setObjectName(u"streamChooserTable"_s);
    m_table->setAccessibleName(tr("Streams"));
    m_add->setObjectName(u"streamChooserAdd"_s);
    m_add->setAutoDefault(false);
    m_add->setEnabled(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);

    const auto stream = [this](const QString &id) {
        return (m_session ? m_session->stream(id) : std::nullopt).value_or(Stream());
    };
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"name"_s, tr("Name"), 30, [stream](const QString &id) {
                           const QString name = stream(id).name();
                           return name.isEmpty() ? id : name;
                       }});
    columns.back().icon = [](const QString &) { return icon(u"stream"_s); };
    columns.push_back({u"owner"_s, tr("Owner"), 18, [this, stream](const QString &id) {
                           const QString owner = stream(id).owner();
                           return owner.isEmpty() || !m_session ? QString() : m_session->userName(owner);
                       }});
    columns.push_back({u"updated"_s, tr("Updated"), 20,
                       [stream](const QString &id) { return timeText(stream(id).updatedAt()); }});
    columns.back().sortKey = [stream](const QString &id) { return QVariant(stream(id).updatedAt()); };
    m_model.setColumns(std::move(columns));
    m_model.setList(&m_ids);
    m_table->setRecords(&m_model);
    m_table->sortByColumn(2, Qt::DescendingOrder);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_add);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_states, 1);
    layout->addWidget(m_more);
    layout->addLayout(buttons);
    m_more->hide();
    resize(680, 460);

    connect(m_filter, &FilterLine::filterChanged, this, &StreamChooser::search);
    connect(m_filter, &FilterLine::leftDown, m_table, &RecordsTable::focusFirst);
    connect(m_table, &RecordsTable::selectedIdsChanged, this,
            [this] { m_add->setEnabled(!m_table->selectedIds().isEmpty()); });
    const auto take = [this] {
        const QStringList ids = m_table->selectedIds();
        if (ids.isEmpty())
            return;
        accept();
        emit chosen(ids);
    };
    connect(m_table, &RecordsTable::recordActivated, this, take);
    connect(m_add, &QPushButton::clicked, this, take);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (session) {
        connect(session, &QObject::destroyed, this, &QDialog::reject);
        connect(session, &Session::userChanged, &m_model, &RecordsModel::touchAll);
    }
    search({});
}

StreamChooser::~StreamChooser()
{
    m_model.setList(nullptr);
}

void StreamChooser::search(const QString &text)
{
    if (!m_session)
        return;
    if (m_call)
        m_call->cancel();
    if (m_ids.ids().isEmpty())
        m_states->showLoading(tr("Loading the streams…"));
    Query query;
    query.fields(listedStreamFields()).limit(mostStreams + 1); // one more tells that there are
    query.sortBy(u"updatedAt"_s, Qt::DescendingOrder);
    query.where(u"deleted"_s, Query::Compare::NotEqual, u"true"_s);
    if (!text.trimmed().isEmpty())
        query.whereContains(u"name"_s, text.trimmed());
    Reply<QList<Stream>> *reply = m_session->loadStreams(query);
    m_call = reply;
    reply->then(
        this,
        [this, text](const QList<Stream> &streams) {
            QStringList ids;
            for (const Stream &stream : streams)
                ids.append(stream.streamId());
            showFound(text.trimmed(), ids);
        },
        [this, text](const ApiError &error) { m_states->showFailed(error, [this, text] { search(text); }); });
}

void StreamChooser::showFound(const QString &text, QStringList ids)
{
    m_more->setVisible(ids.size() > mostStreams);
    m_more->setText(text.isEmpty()
                        ? tr("These are the %1 that were changed last. Others are found by their name.")
                              .arg(countText(mostStreams))
                        : tr("More than %1 match; these were changed last. Type more of the name.")
                              .arg(countText(mostStreams)));
    ids = ids.mid(0, mostStreams);
    ids.removeIf([this](const QString &id) { return m_known.contains(id); });
    m_ids.set(ids);
    if (!ids.isEmpty())
        m_states->showContent();
    else if (m_more->isVisibleTo(this))
        m_states->showEmpty(tr("All of these are in the project already"),
                            tr("Others are found by their name."));
    else if (text.isEmpty())
        m_states->showEmpty(tr("There are no other streams"));
    else
        m_states->showFilteredOut(tr("No stream matches “%1”").arg(oneLine(text, 60)),
                                  [this] { m_filter->setFilter({}); });
}

} // namespace Speckle
