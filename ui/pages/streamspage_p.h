// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/session.h"
#include "core/session/streamlist.h"
#include "ui/models/streamsmodel.h"
#include "ui/pages/streamspage.h"
#include "ui/settings/uistate.h"

#include <QPointer>
#include <QTimer>

class QHBoxLayout;
class QProgressBar;
class QToolButton;

namespace Speckle {

class FieldError;
class FilterLine;
class SavedSearches;
class StatePane;
class StreamActions;
class StreamsTable;

//! The inside of a StreamsPage: what it is made of (streamspageui.cpp) and what it shows (streamspage.cpp).
class StreamsPage::Private
{
public:
    Private(StreamsPage *page, const QString &account, StreamScope::Which which, UiState *uiState);

    // streamspageui.cpp
    void build();
    void addActions();
    void follow();

    // streamspage.cpp
    void showSession(Session *newSession);
    void makeList();
    void setScope(const std::function<void(StreamScope &)> &change);
    void showState();
    void tellStatus();
    [[nodiscard]] std::function<void()> retry() const;

    StreamsPage *q;
    QString accountId;
    QPointer<UiState> state;
    StreamScope scope;
    QPointer<Session> session;
    QPointer<StreamList> list;
    StreamsModel model;
    StreamActions *actions = nullptr;
    SavedSearches *searches = nullptr;
    QToolButton *versions = nullptr; //!< not there where the list shows them anyway
    QHBoxLayout *line = nullptr; //!< of the filter and the buttons beside it
    FilterLine *filter;
    FieldError *filterError = nullptr;
    StreamsTable *table;
    StatePane *states;
    QProgressBar *busy;
    QTimer busyDelay;
    bool hadError = false;
};

} // namespace Speckle
