// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/query.h"
#include "core/records/stream.h"

#include <QDateTime>

#include <functional>
#include <variant>

namespace Speckle {

/*!
 * What somebody typed to find streams. Every term must hold:
 *
 * - a word, or words in quotes: anywhere in the name, in a tag or in the stream's id, whatever the case
 * - `name:` `id:` `tag:` `jn:` (job number) `owner:`, with a word: anywhere in that field; several words with
 *   commas between: one of them suffices. `#roof` is `tag:roof`. `owner:me` is the user's own, as `mine` is
 * - `mine` `shared` `private` `public`
 * - `updated` and `created` with `:` `<` `<=` `>` `>=` and a day, `2026-01-31`, of the local time zone:
 *   `updated>2026-01-31` is after the end of that day, `updated:2026-01-31` on it
 * - `-` before any of them: it must not hold
 *
 * A keyword in quotes is a word like any other. A value.
 */
class StreamSearch
{
public:
    //! Why a text is no search. \a position and \a length are those of the term in the text.
    struct Problem
    {
        qsizetype position = 0;
        qsizetype length = 0;
        QString message; //!< for people, with the way out
    };
    using NameOf = std::function<QString(const QString &userId)>;

    [[nodiscard]] static std::variant<StreamSearch, Problem> parse(const QString &text);
    //! \a words as they stand, as if in quotes.
    [[nodiscard]] static StreamSearch forWords(const QString &words);

    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    //! Names of owners decide: what matches changes as they become known.
    [[nodiscard]] bool asksForNames() const;

    //! Has the server leave out what cannot match, as far as its query language goes: GET /streams. Its
    //! answer may hold too much, never too little. \a query must have no filter but one on `owner` or
    //! `deleted`.
    void narrow(Query &query, const QString &userId, bool ownerIsFiltered) const;
    //! Decides, by the fields that a list of streams has. \a userId: who is "me".
    [[nodiscard]] bool matches(const Stream &stream, const QString &userId, const NameOf &nameOf) const;

    friend bool operator==(const StreamSearch &, const StreamSearch &) = default;

private:
    enum class Field { Any, Name, Id, Tag, JobNumber, Owner, Mine, Private, Updated, Created };

    struct Term
    {
        Field field = Field::Any;
        bool negated = false;
        QStringList words; //!< one of them has to be there
        // At this or later, before that; invalid: no bound
        QDateTime from;
        QDateTime until;

        friend bool operator==(const Term &, const Term &) = default;
    };

    struct Parser;
    friend struct Parser;

    [[nodiscard]] static bool holds(const Term &term, const Stream &stream, const QString &userId,
                                    const NameOf &nameOf);

    QList<Term> m_terms;
};

} // namespace Speckle
