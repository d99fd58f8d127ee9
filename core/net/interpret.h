// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/net/request.h"

namespace Speckle {

//! What came back over HTTP, before anybody thought about it.
struct HttpAnswer
{
    int status = 0;
    QByteArray body; //!< unpacked, whole
    bool sentToken = false; //!< the call carried a token …
    bool tokenExpired = false; //!< … that had expired by this machine's clock
    bool rawBody = false; //!< see Request::rawBody
};

struct Interpretation
{
    Result<Answer> result;
    bool tokenRejected = false; //!< the server said that it does not take the token that was sent
};

/*!
 * Whether \a http is an answer of a Speckle server, and if not, what went wrong.
 *
 * Knows the server's ways: messages that are text, `{}`, `"{}"` or objects, HTML error pages, plain-text
 * 401s, success flags that contradict the status, permissions refused with 400, 401 or 404. Never matches on
 * texts that depend on the server's Node version. Pure; usable from any thread.
 */
[[nodiscard]] Interpretation interpret(const HttpAnswer &http);

//! The words of an error body for people and logs: plain text, one line, redacted, at most 2,000 characters.
[[nodiscard]] QString wordsOf(const QByteArray &body);

//! The error for a JSON answer that says `success:false` (or is one in spite of its status). \a words are the
//! server's, as wordsOf() or raw.
[[nodiscard]] ApiError refusal(int status, const QString &words, bool sentToken = false,
                               bool tokenExpired = false);

} // namespace Speckle
