// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/token.h"
#include "core/session/session.h"
#include "tests/support/liveserver.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QUrlQuery>

#include <functional>
#include <optional>

namespace Speckle {

/*!
 * The few routes that a session calls, answered from memory, over a LiveServer that can be made to fail. It
 * knows no query language: lists come in the order of \c order, cut by offset and limit, with the fields that
 * are there.
 */
class FakeSpeckle
{
public:
    FakeSpeckle();

    LiveServer server;
    QStringList order; //!< ids of the list of streams
    QHash<QString, QJsonObject> streams; //!< whole, objects included
    QHash<QString, QJsonObject> users;
    QHash<QString, QJsonArray> clients; //!< by stream
    QString self = QStringLiteral("ada"); //!< whom the token belongs to
    QString clientId = QStringLiteral("c1");
    //! In place of the real answer, by "GET /api/streams"; a list is used up, its last stays.
    QHash<QString, QList<WireAnswer>> instead;

    //! Asked first, with "GET /api/streams" and the request; what it returns is the answer. It may change
    //! what is here: that is how somebody else comes in between.
    std::function<std::optional<WireAnswer>(const QString &call, const WireRequest &request)> interrupt;

    //! \a count streams s0 … that are listed in this order.
    void addStreams(int count);
    void addStream(const QString &id, const QJsonObject &fields = {});
    //! "GET /api/streams" of everything that was asked, in order, without queries.
    [[nodiscard]] QStringList calls() const;
    [[nodiscard]] int count(const QString &call) const { return static_cast<int>(calls().count(call)); }
    [[nodiscard]] QUrlQuery lastQuery(const QString &call) const;

    [[nodiscard]] Account account() const;
    [[nodiscard]] static Token token();
    //! Delays that no test has to wait for.
    [[nodiscard]] static SessionOptions quick();

private:
    [[nodiscard]] WireAnswer answer(const WireRequest &request);
    [[nodiscard]] WireAnswer stream(const WireRequest &request, const QString &id, const QUrlQuery &query);
};

} // namespace Speckle
