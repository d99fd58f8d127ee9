// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/wireserver.h"

#include <QHash>
#include <QString>

namespace Speckle {

//! Answers of a real server, by the name of the exchange: lines of `{name, status, body}`, lists cut to two.
class Recorded
{
public:
    //! `fixtures/<name>.jsonl`; empty where it cannot be read.
    explicit Recorded(const QString &name);

    //! Of an unknown name: status 599, which no test takes for an answer.
    [[nodiscard]] WireAnswer answer(const QString &name) const;

private:
    QHash<QString, WireAnswer> m_answers;
};

//! What the server says when it refuses.
[[nodiscard]] WireAnswer refusal(int status, const QByteArray &words);

} // namespace Speckle
