// SPDX-License-Identifier: MIT
#pragma once

// Every difference between the Qt versions we build with (6.4 … 6.8) that core and ui meet stands here.

#include <QLibraryInfo>
#include <QObject>
#include <QTimeZone>
#include <QVersionNumber>
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

//! CVE-2024-39936: before 6.8 an HTTP/2 connection could send a request before its certificate was checked.
//! By the Qt that we run with.
inline bool isHttp2Safe()
{
    return QLibraryInfo::version() >= QVersionNumber(6, 8);
}

//! The size that QIconEngine::scaledPixmap() is given is in device pixels before 6.8, in logical ones since.
inline constexpr bool iconSizesAreLogical = QT_VERSION >= QT_VERSION_CHECK(6, 8, 0);

} // namespace Speckle::Compat
