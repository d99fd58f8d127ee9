// SPDX-License-Identifier: MIT
#include "core/session/streamsearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

bool isMe(const QString &word)
{
    return word.compare("me"_L1, Qt::CaseInsensitive) == 0;
}

bool hasOneOf(const QString &text, const QStringList &words)
{
    return std::any_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool hasOneOf(const QStringList &texts, const QStringList &words)
{
    return std::any_of(texts.cbegin(), texts.cend(),
                       [&](const QString &text) { return hasOneOf(text, words); });
}

QString iso(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

StreamSearch StreamSearch::forWords(const QString &words)
{
    StreamSearch search;
    if (!words.isEmpty()) {
        Term term;
        term.words = {words};
        search.m_terms += term;
    }
    return search;
}

bool StreamSearch::asksForNames() const
{
    return std::any_of(m_terms.cbegin(), m_terms.cend(), [](const Term &term) {
        return term.field == Field::Owner && !std::all_of(term.words.cbegin(), term.words.cend(), isMe);
    });
}

void StreamSearch::narrow(Query &query, const QString &userId, bool ownerIsFiltered) const
{
    // The server takes one filter a field: the first that it can do counts, matches() does the rest.
    QList<Field> taken;
    if (ownerIsFiltered)
        taken += Field::Mine;
    for (const Term &term : m_terms) {
        const bool oneWord = term.words.size() == 1;
        const bool isMine = term.field == Field::Mine
                            || (term.field == Field::Owner && oneWord && isMe(term.words.first()));
        const Field field = isMine ? Field::Mine : term.field;
        if (taken.contains(field))
            continue;
        switch (field) {
        case Field::Name:
        case Field::Tag:
        case Field::JobNumber:
        case Field::Id: {
            if (!oneWord || term.negated)
                continue;
            const QString key = field == Field::Name  ? u"name"_s
                                : field == Field::Tag ? u"tags"_s
                                : field == Field::Id  ? u"streamId"_s
                                                      : u"jobNumber"_s;
            query.whereContains(key, term.words.first());
            break;
        }
        case Field::Mine:
            query.where(u"owner"_s, term.negated ? Query::Compare::NotEqual : Query::Compare::Equal, userId);
            break;
        case Field::Private:
            // "Not true", because old streams have no such field.
            query.where(u"private"_s, term.negated ? Query::Compare::NotEqual : Query::Compare::Equal,
                        u"true"_s);
            break;
        case Field::Updated:
        case Field::Created: {
            if (term.negated)
                continue;
            const QString key = field == Field::Updated ? u"updatedAt"_s : u"createdAt"_s;
            if (term.from.isValid())
                query.where(key, Query::Compare::GreaterOrEqual, iso(term.from));
            if (term.until.isValid())
                query.where(key, Query::Compare::Less, iso(term.until));
            break;
        }
        case Field::Any:
        case Field::Owner:
            continue;
        }
        taken += field;
    }
}

bool StreamSearch::matches(const Stream &stream, const QString &userId, const NameOf &nameOf) const
{
    return std::all_of(m_terms.cbegin(), m_terms.cend(),
                       [&](const Term &term) { return holds(term, stream, userId, nameOf) != term.negated; });
}

bool StreamSearch::holds(const Term &term, const Stream &stream, const QString &userId, const NameOf &nameOf)
{
    const auto within = [&term](const QDateTime &time) {
        return time.isValid() && (!term.from.isValid() || time >= term.from)
               && (!term.until.isValid() || time < term.until);
    };
    switch (term.field) {
    case Field::Any:
        return hasOneOf(stream.name(), term.words) || hasOneOf(stream.tags(), term.words)
               || hasOneOf(stream.streamId(), term.words);
    case Field::Name:
        return hasOneOf(stream.name(), term.words);
    case Field::Id:
        return hasOneOf(stream.streamId(), term.words);
    case Field::Tag:
        return hasOneOf(stream.tags(), term.words);
    case Field::JobNumber:
        return hasOneOf(stream.jobNumber(), term.words);
    case Field::Owner:
        return std::any_of(term.words.cbegin(), term.words.cend(), [&](const QString &word) {
            return isMe(word)
                       ? stream.owner() == userId
                       : stream.owner() == word || nameOf(stream.owner()).contains(word, Qt::CaseInsensitive);
        });
    case Field::Mine:
        return stream.owner() == userId;
    case Field::Private:
        return stream.isPrivate();
    case Field::Updated:
        return within(stream.updatedAt());
    case Field::Created:
        return within(stream.createdAt());
    }
    return false;
}

} // namespace Speckle
