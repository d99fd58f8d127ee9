// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/records/stream.h"
#include "ui/pages/streampart.h"

#include <QPointer>

#include <optional>

class QCheckBox;

namespace Speckle {

class JsonView;

/*!
 * The stream as the server sends it: order of keys and digits as received. Without the list of its objects,
 * which may be long, unless that is asked for. Fetched when the tab comes to the front, and again when the
 * record has changed since.
 *
 * Object names: streamJsonView (a JsonView), streamJsonText, jsonWithObjects, and for all of it streamJson.
 */
class StreamJson : public StreamPart
{
    Q_OBJECT

public:
    explicit StreamJson(const QString &streamId, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setSession(Session *session) override;
    void showRecord() override;
    void activate() override;
    void refresh() override;

private:
    void fetch();

    QPointer<Session> m_session;
    std::optional<Stream> m_record; //!< when it was fetched
    JsonView *m_view;
    QCheckBox *m_withObjects;
    QPointer<AbstractReply> m_call;
    bool m_stale = true;
    bool m_failed = false;
};

} // namespace Speckle
