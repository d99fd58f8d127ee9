// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace Speckle {

/*!
 * The server's query language: which fields, which order, which part, which documents.
 *
 * Values are escaped, so that nothing but the filter that was asked for gets into the query string. Field
 * names are dotted paths; a name with any other character is refused (asserted in debug, left out in
 * release). Only what is set goes out: the server takes every parameter that it does not know for a filter.
 * One filter a field, or a lower and an upper bound: more than that the server cannot combine.
 */
class Query
{
public:
    Query &fields(const QStringList &names);
    Query &omit(const QStringList &names);
    //! Later calls sort within the earlier ones.
    Query &sortBy(const QString &field, Qt::SortOrder order = Qt::AscendingOrder);
    Query &offset(int first);
    Query &limit(int count);

    //! Numbers, true and false are compared as such where the server's field has no type of its own. Ordered
    //! comparisons are for numbers and dates (ISO 8601, UTC); they refuse text with line breaks or both kinds
    //! of quotes.
    enum class Compare { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };
    Query &where(const QString &field, Compare compare, const QString &value);
    Query &whereEqual(const QString &field, const QString &value)
    {
        return where(field, Compare::Equal, value);
    }
    //! None of \a values: nothing is found.
    Query &whereIn(const QString &field, const QStringList &values);
    Query &whereExists(const QString &field, bool exists = true);
    //! A text field that is null, missing or without a character. (exists: null is there, too.)
    Query &whereBlank(const QString &field);
    //! \a text literally, anywhere in the field, whatever its case: a regular expression at the server,
    //! escaped here.
    Query &whereContains(const QString &field, const QString &text);
    //! A \a pattern in JavaScript's syntax; one that the server cannot read is answered with an error of kind
    //! Server.
    Query &whereMatches(const QString &field, const QString &pattern,
                        Qt::CaseSensitivity cs = Qt::CaseInsensitive);
    //! Streams: users as objects {_id, name, surname} in place of ids. Other routes take it for a filter that
    //! nothing passes; their resources send withoutPopulation().
    Query &populatePermissions();
    [[nodiscard]] Query withoutPopulation() const;

    [[nodiscard]] bool isEmpty() const { return m_items.isEmpty() && m_sort.isEmpty(); }
    //! Percent-encoded, without the leading '?'. The same calls in the same order give the same bytes.
    [[nodiscard]] QString encoded() const;

    friend bool operator==(const Query &, const Query &) = default;

private:
    Query &set(const QString &key, const QString &value);
    Query &add(const QString &field, QLatin1String operation, const QString &value);

    QList<std::pair<QString, QString>>
        m_items; //!< both halves percent-encoded; operators are part of the first
    QStringList m_sort;
};

} // namespace Speckle
