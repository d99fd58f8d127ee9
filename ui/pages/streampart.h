// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"

#include <QIcon>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

namespace Speckle {

class Session;
class UiState;

/*!
 * One tab of a stream's page beside its form: layers, objects, sharing, versions, comments … Reads the
 * session's records and asks the session for more, as pages do. streamparts.cpp lists them all.
 */
class StreamPart : public QWidget
{
    Q_OBJECT

public:
    explicit StreamPart(const QString &streamId, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_streamId(streamId)
    {
    }

    [[nodiscard]] const QString &streamId() const { return m_streamId; }
    //! Text of the tab, "Comments (3)"; plain, with no mnemonic.
    [[nodiscard]] virtual QString title() const = 0;
    //! nullptr: signed out. What is typed stays.
    virtual void setSession(Session *session) = 0;
    //! The stream's record was loaded or has changed: Session::stream(), hasWholeStream().
    virtual void showRecord() {}
    //! The tab is in front: time to fetch what was not fetched yet. Called each time.
    virtual void activate() {}
    //! The user, or news of a change, wants what is shown fetched again. Out of sight it may wait for
    //! activate().
    virtual void refresh() {}

signals:
    void titleChanged();
    //! As of Page.
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);
    void recovered();
    //! Another page of the same account shall be opened, "stream/abc123".
    void pageRequested(const QString &address);

private:
    QString m_streamId;
};

//! A part that is still to be made, and what its tab shows until then.
struct StreamPartMaker
{
    QString objectName; //!< the part's
    QString title;
    QIcon icon;
    std::function<StreamPart *()> make;
};

//! All of them, in the order of their tabs. To make them all at once would hold the event loop up.
[[nodiscard]] std::vector<StreamPartMaker> streamPartMakers(const QString &streamId,
                                                            const QPointer<UiState> &state);

} // namespace Speckle
