// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"

#include <QIcon>
#include <QJsonObject>
#include <QWidget>

#include <functional>

namespace Speckle {

class Session;

/*!
 * What stands in a tab of the main window. A page shows records of a session and asks the session for more;
 * it never talks to the network and keeps no copy of a record but the draft of an edit.
 */
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! Plain text, not elided; the tab elides it and shows '&' literally.
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QIcon icon() const = 0;
    //! What the page shows, within its account: "streams/own", "stream/abc123". Restores the tab at the next
    //! start and keeps two tabs from showing the same.
    [[nodiscard]] virtual QString address() const = 0;
    [[nodiscard]] virtual QString accountId() const = 0;
    //! The stream whose live messages belong to this page; empty: none.
    [[nodiscard]] virtual QString liveStreamId() const { return {}; }

    //! There is something typed that was not saved.
    [[nodiscard]] virtual bool isModified() const { return false; }
    //! Saves what isModified(); saved() or failed() follows. Does nothing where nothing is modified.
    virtual void save() {}
    //! Back to what the server has.
    virtual void discard() {}
    //! What was typed and not saved, so that it survives a crash or the end of the session; empty where
    //! nothing was. Asked for (and kept by UiState) after draftChanged(). Holds nothing that is secret.
    [[nodiscard]] virtual QJsonObject draft() const { return {}; }
    //! Puts a kept draft() back, as soon as the record that it is of has been loaded; an empty one changes
    //! nothing.
    virtual void restoreDraft(const QJsonObject &draft) { Q_UNUSED(draft) }
    //! Fetches what is shown again and keeps place, selection and draft.
    virtual void refresh() = 0;
    //! The session of the account was ended or begun anew (nullptr: signed out). A draft stays.
    virtual void setSession(Session *session) = 0;
    //! Puts the focus where a user would start: the filter of a list, the first field of a form.
    virtual void focusStart() { setFocus(); }
    //! Puts the focus into the page's filter line; false where it has none.
    virtual bool focusFilter() { return false; }

signals:
    void titleChanged();
    void modifiedChanged(bool modified);
    //! draft() is another than before: after each edit, after a save, after discard().
    void draftChanged();
    void saved();
    //! For the error bar; \a retry is what its button does, empty: no button.
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);
    //! Work is done again: an error of this page that is still shown no longer holds.
    void recovered();
    //! The user wants to see this stream: a tab is opened, or brought to the front.
    void streamRequested(const QString &accountId, const QString &streamId);
    //! The same for any page, by its address().
    void pageRequested(const QString &accountId, const QString &address);
    //! A line for the status bar: "12 of 3,000 streams".
    void statusText(const QString &text);
};

} // namespace Speckle
