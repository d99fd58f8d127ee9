// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page.h"

#include <memory>

namespace Speckle {

class UiState;

/*!
 * One stream: its form, its layers, its objects as a tree with the JSON of the selected one.
 * Address: "stream/<streamId>". Joins the stream's room while it is open.
 *
 * When somebody else changed the stream, or the live connection comes back after a gap, it is fetched again
 * by itself where nothing is unsaved, and offered to be where something is. A page that is out of sight waits
 * for its turn.
 */
class StreamPage : public Page
{
    Q_OBJECT

public:
    //! \a accountId is kept while there is no session.
    StreamPage(Session *session, const QString &accountId, const QString &streamId, UiState *state,
               QWidget *parent = nullptr);
    ~StreamPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override;
    [[nodiscard]] QString accountId() const override;
    [[nodiscard]] QString liveStreamId() const override;
    [[nodiscard]] bool isModified() const override;
    void save() override;
    void discard() override;
    [[nodiscard]] QJsonObject draft() const override;
    void restoreDraft(const QJsonObject &draft) override;
    void refresh() override;
    void setSession(Session *session) override;
    void focusStart() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Speckle
