// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QUrl>

#include <optional>

//! The little of HTTP that a sign-in page's call to this machine needs.
namespace Speckle::Callback {

//! Beyond it a request is refused; a call has some 600 bytes.
constexpr qsizetype LargestHead = 32'768;

struct Call
{
    QByteArray method;
    QByteArray path; //!< "/" or longer, still encoded
    QByteArray query; //!< still encoded
    QByteArray host; //!< the headers' values; empty where they were not sent
    QByteArray origin;
    bool asksForPrivateNetwork = false;
};

enum class Parsing { Incomplete, TooLarge, Bad, Complete };

//! Reads one request's head at the start of \a bytes; \a call is set where that is Complete.
[[nodiscard]] Parsing parse(const QByteArray &bytes, Call &call);

//! The value of \a name in an encoded query, decoded; nullopt where it is missing or there more than once.
[[nodiscard]] std::optional<QString> parameter(const QByteArray &query, const QByteArray &name);

//! A whole answer that ends its connection: a small page of \a text, which is plain. \a allowedOrigin: who
//! may read it (CORS); empty: nobody but the browser's own window.
[[nodiscard]] QByteArray page(int status, const QString &text, const QByteArray &allowedOrigin = {});
//! The answer to a preflight.
[[nodiscard]] QByteArray permission(const Call &call);

} // namespace Speckle::Callback
