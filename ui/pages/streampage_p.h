// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/session/session.h"
#include "ui/pages/streampage.h"
#include "ui/pages/streampart.h"

#include <QPointer>
#include <QTimer>

namespace Speckle {

class Banner;
class ConflictDialog;
class LateTabs;
class ObjectsPane;
class SaveBar;
class StatePane;
class StreamForm;
class StreamHeader;
class UiState;

//! The inside of a StreamPage: what it is made of (streampageui.cpp) and what it does (streampage.cpp).
class StreamPage::Private
{
public:
    Private(StreamPage *page, const QString &account, const QString &stream, UiState *uiState);

    // streampageui.cpp
    void build();
    void addParts();
    void addPart(StreamPart *part);
    void activatePart();
    void showObjects(const QString &layerGuid);
    void keepLayout();
    void restoreLayout();

    // streampage.cpp
    void follow(Session *newSession);
    //! \a objectsToo: objects that are here already may have changed, too.
    void load(bool objectsToo);
    void loaded();
    void loadFailed(const ApiError &error);
    void showRecord();
    void showAccess();
    void showButtons();
    void outdated(const QString &eventType, const QString &senderId);
    void becameOutdated();
    void showBanner();
    [[nodiscard]] std::function<void()> retryOf(void (StreamPage::*call)()) const;

    // streampagesave.cpp
    void save();
    //! \a typed is what the form held when it was saved.
    void send(const Stream &before, const Stream &after, const Stream &typed);
    void saved(const Stream &typed, const Stream &now);
    //! Asks which side is to be kept where both changed the same, and saves again.
    void ask(const EditOutcome<Stream> &outcome);

    StreamPage *q;
    QString accountId;
    QString streamId;
    QPointer<UiState> state;
    QPointer<Session> session;

    StreamHeader *header = nullptr;
    Banner *banner = nullptr;
    StatePane *states = nullptr;
    LateTabs *tabs = nullptr;
    StreamForm *form = nullptr;
    ObjectsPane *objects = nullptr; //!< as soon as its tab is made
    QList<StreamPart *> parts; //!< all tabs but the form, as far as they are made
    SaveBar *saveBar = nullptr;

    QPointer<AbstractReply> loading;
    QPointer<AbstractReply> saving;
    QPointer<ConflictDialog> question; //!< about a save that met somebody else's
    QTimer busyDelay;
    QString title;
    bool loadAgain = false; //!< something changed while it was being loaded
    bool reloadObjects = false;
    bool reloadParts = false;
    bool stale = false; //!< to be loaded when the page comes into sight
    bool hadError = false;

    // What the banner tells of.
    enum class News { None, ChangedByOther, Resumed };
    News news = News::None;
    QString newsEvent;
    QString newsSender;
    bool newsFetched = false; //!< what is shown is the new state already
};

} // namespace Speckle
