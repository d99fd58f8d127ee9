// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/streamlist.h"
#include "ui/pages/page.h"

#include <memory>

namespace Speckle {

class UiState;

//! A table of streams of one account, sorted, filtered and paged by the server. Address: "streams/own",
//! "streams/shared", "streams/archive", "streams/starred", "streams/all".
//! Object names: filterLine, streamsTable, savedSearchesButton, versionsToggle, streamNewButton; for the
//! actions see StreamActions.
class StreamsPage : public Page
{
    Q_OBJECT

public:
    //! \a accountId is kept while there is no session.
    StreamsPage(Session *session, const QString &accountId, StreamScope::Which which, UiState *state,
                QWidget *parent = nullptr);
    ~StreamsPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override;
    [[nodiscard]] QString accountId() const override;
    void refresh() override;
    void setSession(Session *session) override;
    void focusStart() override;
    bool focusFilter() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Speckle
