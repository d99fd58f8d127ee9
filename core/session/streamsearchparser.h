// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/streamsearch.h"

#include <optional>

namespace Speckle {

//! Reads the text term by term. For StreamSearch's own use.
struct StreamSearch::Parser
{
    //! A term as it was typed: `-field:word,"two words"`.
    struct Piece
    {
        qsizetype position = 0;
        qsizetype length = 0;
        bool negated = false;
        QString key; //!< lower case; empty for a word of its own
        QString comparison; //!< ":", "<", "<=", ">" or ">="
        QStringList words;
        bool quoted = false; //!< the word of its own: no keyword then
    };

    explicit Parser(const QString &text)
        : m_text(text)
    {
    }

    [[nodiscard]] std::variant<StreamSearch, Problem> run();

private:
    [[nodiscard]] std::optional<Piece> next();
    //! Up to the next blank or comma that is in no quotes.
    [[nodiscard]] QString word(bool *quoted);
    [[nodiscard]] std::optional<Term> termOf(const Piece &piece);
    [[nodiscard]] bool setDays(Term &term, const Piece &piece);
    void fail(const Piece &piece, const QString &message);

    const QString m_text;
    qsizetype m_at = 0;
    std::optional<Problem> m_problem;
};

} // namespace Speckle
