// SPDX-License-Identifier: MIT
#include "ui/live/livepane.h"

#include "core/session/session.h"
#include "ui/live/broadcastline.h"
#include "ui/live/connectionline.h"
#include "ui/live/livelog.h"
#include "ui/live/livemessagemodel.h"
#include "ui/live/livetable.h"
#include "ui/live/messagetext.h"
#include "ui/live/messageview.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr auto SplitterKey = "splitter/live"_L1;
constexpr int TopSpacing = 10;
constexpr int NarrowestFilter = 120;

QToolButton *toolButton(const QString &objectName, QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QString countsText(const LiveMessageModel &model)
{
    const QLocale locale;
    const auto number = [&locale](auto count) { return locale.toString(qlonglong(count)); };
    QStringList parts;
    if (model.rowCount() == model.count())
        parts << (model.count() == 1 ? LivePane::tr("1 message")
                                     : LivePane::tr("%1 messages").arg(number(model.count())));
    else
        parts << LivePane::tr("%1 of %2 messages").arg(number(model.rowCount()), number(model.count()));
    if (model.dropped() > 0)
        parts << LivePane::tr("%1 older ones dropped").arg(number(model.dropped()));
    if (model.isPaused())
        parts << LivePane::tr("paused, %1 waiting").arg(number(model.waiting()));
    return parts.join(u" · "_s);
}

} // namespace

class LivePane::Private : public QObject
{
public:
    Private(UiState *uiState, LivePane *pane);

    void showStream(Session *nextSession, const QString &nextStream);
    void setModel(LiveMessageModel *next);
    void setFilter(const QString &text);
    void refreshTitle();
    void refreshCounts();

    LivePane *q;
    UiState *state;
    LiveLog log;
    LiveMessageModel empty; //!< gives the table its columns while there is no stream
    QPointer<Session> session;
    QString streamId;
    LiveMessageModel *model = nullptr;
    LiveMessage shown; //!< the one that is read; it may have been dropped or filtered out since

    QStackedLayout *stack;
    QLabel *nothing;
    ElidedLabel *title;
    ElidedLabel *counts;
    ConnectionLine *connection;
    FilterLine *filter;
    QAction *pause;
    QAction *clear;
    QAction *copy;
    LiveTable *table;
    MessageView *message;
    QSplitter *splitter;
    BroadcastLine *broadcast;
};

LivePane::Private::Private(UiState *uiState, LivePane *pane)
    : q(pane)
    , state(uiState)
    , stack(new QStackedLayout(pane))
    , nothing(new QLabel(LivePane::tr("Open a stream to see what is said about it.")))
    , title(new ElidedLabel)
    , counts(new ElidedLabel)
    , connection(new ConnectionLine)
    , filter(new FilterLine)
    , pause(new QAction(icon(u"pause"_s), LivePane::tr("Pause"), this))
    , clear(new QAction(icon(u"clear"_s), LivePane::tr("Clear"), this))
    , copy(new QAction(icon(u"copy"_s), LivePane::tr("Copy message"), this))
    , table(new LiveTable(uiState))
    , message(new MessageView)
    , splitter(new QSplitter)
    , broadcast(new BroadcastLine)
{
    nothing->setObjectName(u"liveNothing"_s);
    nothing->setAlignment(Qt::AlignCenter);
    title->setObjectName(u"liveTitle"_s);
    counts->setObjectName(u"liveCounts"_s);
    nothing->setTextFormat(Qt::PlainText);
    counts->setForegroundRole(QPalette::PlaceholderText);
    filter->setObjectName(u"liveFilterEdit"_s);
    filter->setPlaceholderText(LivePane::tr("Filter messages"));
    filter->setAccessibleName(LivePane::tr("Filter messages"));
    filter->setMinimumWidth(NarrowestFilter);
    pause->setCheckable(true);
    pause->setToolTip(LivePane::tr("Hold new messages back while you read"));
    clear->setToolTip(LivePane::tr("Forget the messages of this stream"));
    copy->setToolTip(LivePane::tr("Copy the selected message, without its secrets"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    copy->setEnabled(false);
    table->addAction(copy);
    table->addAction(clear);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);

    QFont bold = q->font();
    bold.setBold(true);
    title->setFont(bold);

    auto *top = new QHBoxLayout;
    top->setSpacing(TopSpacing);
    top->addWidget(connection);
    top->addWidget(title);
    top->addWidget(counts);
    top->addStretch(1);
    top->addWidget(filter);
    top->addWidget(toolButton(u"livePauseButton"_s, pause, q));
    top->addWidget(toolButton(u"liveClearButton"_s, clear, q));
    top->addWidget(toolButton(u"liveCopyButton"_s, copy, q));

    splitter->setObjectName(u"liveSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(table);
    splitter->addWidget(message);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(6, 4, 6, 6);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(splitter, 1);
    column->addWidget(broadcast);
    stack->addWidget(nothing);
    stack->addWidget(content);

    connect(filter, &FilterLine::filterChanged, this, [this](const QString &text) { setFilter(text); });
    connect(filter, &FilterLine::leftDown, table, qOverload<>(&QWidget::setFocus));
    connect(pause, &QAction::toggled, this, [this](bool on) {
        pause->setIcon(icon(on ? u"play"_s : u"pause"_s));
        pause->setText(on ? LivePane::tr("Go on") : LivePane::tr("Pause"));
        model->setPaused(on);
    });
    connect(clear, &QAction::triggered, this, [this] {
        model->clear();
        message->showNothing();
        copy->setEnabled(false);
    });
    connect(copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(copyableMessage(shown)); });
    connect(table, &LiveTable::selected, this, [this](int row) {
        shown = model->message(row);
        message->showMessage(shown);
        copy->setEnabled(true);
    });
    connect(broadcast, &BroadcastLine::sent, this,
            [this](const LiveMessage &own) { model->append(own, true); });
    connect(splitter, &QSplitter::splitterMoved, this, [this] {
        if (state)
            state->setBytes(SplitterKey, splitter->saveState());
    });
    if (state)
        splitter->restoreState(state->bytes(SplitterKey));
    setModel(&empty);
}

void LivePane::Private::setModel(LiveMessageModel *next)
{
    if (model == next)
        return;
    // Nobody reads it now: what was held back goes in, and a filter would cost time with each message.
    pause->setChecked(false);
    if (model) {
        model->disconnect(this);
        model->setFilter({});
    }
    model = next;
    model->setFilter(filter->text().trimmed());
    table->setMessages(model);
    message->showNothing();
    copy->setEnabled(false);
    connect(model, &LiveMessageModel::countsChanged, this, [this] { refreshCounts(); });
    refreshCounts();
}

void LivePane::Private::showStream(Session *nextSession, const QString &nextStream)
{
    if (session)
        session->disconnect(this);
    const bool something = nextSession && !nextStream.isEmpty();
    session = something ? nextSession : nullptr;
    streamId = something ? nextStream : QString();
    setModel(something ? log.messages(session, streamId) : &empty);
    connection->setSession(session);
    broadcast->setStream(session, streamId);
    if (session) {
        connect(session, &Session::streamChanged, this, [this](const QString &changed) {
            if (changed == streamId)
                refreshTitle();
        });
    }
    refreshTitle();
    stack->setCurrentIndex(something ? 1 : 0);
}

void LivePane::Private::setFilter(const QString &text)
{
    const int row = table->currentRow();
    const std::optional<quint64> current = row >= 0 ? std::optional(model->serial(row)) : std::nullopt;
    model->setFilter(text);
    const int now = current ? model->rowOf(*current) : -1;
    if (now >= 0)
        table->setCurrentIndex(model->index(now, 0));
    else
        table->scrollToBottom();
}

void LivePane::Private::refreshTitle()
{
    const std::optional<Stream> stream = session ? session->stream(streamId) : std::nullopt;
    const QString name = stream ? stream->name() : QString();
    title->setText(oneLine(name.isEmpty() ? streamId : name, LongestName));
}

void LivePane::Private::refreshCounts()
{
    counts->setText(countsText(*model));
    clear->setEnabled(model->count() > 0 || model->waiting() > 0);
}

LivePane::LivePane(UiState *state, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(state, this))
{
}

LivePane::~LivePane() = default;

void LivePane::showStream(Session *session, const QString &streamId)
{
    d->showStream(session, streamId);
}

} // namespace Speckle
