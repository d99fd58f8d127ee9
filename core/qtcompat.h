// SPDX-License-Identifier: MIT
#pragma once

// Every difference between the Qt versions we build with (6.4 … 6.8) that core and ui meet stands here.

#include <QObject>
#include <QTimeZone>
#include <QWebSocket>

namespace Speckle::Compat {

template <typename Context, typename Handler>
QMetaObject::Connection onSocketError(const QWebSocket *socket, Context *context, Handler handler)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QObject::connect(socket, &QWebSocket::errorOccurred, context, std::move(handler));
#else
    return QObject::connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), context,
                            std::move(handler));
#endif
}

} // namespace Speckle::Compat
