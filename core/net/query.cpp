// SPDX-License-Identifier: MIT
#include "core/net/query.h"

#include <QJsonValue>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

// How the server (query-to-mongo) reads `k=v`, and what is done against it here:
// - it guesses types: 007 becomes 7, 2020-01-01 a date, /x/ a regular expression; "…" or '…' means: text as
// it is;
// - quotes anywhere in a value make it drop what stands outside of them; commas split the value into a list;
// - a line break anywhere makes it ignore the whole filter, that is, everything is found;
// - an empty value means "exists";
// - '!' before a value means "not" and is dropped, even out of quotes where it is the only value;
// - '<', '>' and ':' before a value are operators.
// Text that quotes cannot carry (both kinds in it, or line breaks) goes out as an anchored regular
// expression.

namespace Speckle {

namespace {

QString encode(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

bool isFieldName(const QString &name)
{
    if (name.isEmpty() || name.startsWith(u'.') || name.startsWith(u'-') || name.endsWith(u'.'))
        return false;
    return std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.isLetterOrNumber() || c.isSurrogate() || c == u'_' || c == u'-' || c == u'.';
    });
}

// The server keeps these names for itself, and drops the last without a word: they cannot be filtered by.
bool isReserved(const QString &name)
{
    return QStringList{u"fields"_s,   u"omit"_s, u"sort"_s, u"offset"_s, u"limit"_s, u"populatePermissions"_s,
                       u"__proto__"_s}
        .contains(name);
}

bool accept(const QString &name)
{
    const bool ok = isFieldName(name);
    Q_ASSERT_X(ok, "Speckle::Query", "a field is a dotted path of letters, digits, '_' and '-'");
    return ok;
}

bool acceptFilter(const QString &name)
{
    const bool ok = accept(name) && !isReserved(name);
    Q_ASSERT_X(ok, "Speckle::Query", "the server cannot filter by a field of this name");
    return ok;
}

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar(0x2028) || c == QChar(0x2029);
}

// One character inside a regular expression that has to get through the server's splitting unharmed. The
// escapes mean the same to JavaScript, which reads it first, and to PCRE, which runs it in the database.
QString carried(QChar c)
{
    switch (c.unicode()) {
    case u',':
        return u"\\x2c"_s;
    case u'"':
        return u"\\x22"_s;
    case u'\'':
        return u"\\x27"_s;
    case u'\n':
        return u"\\n"_s;
    case u'\r':
        return u"\\r"_s;
    case 0:
        return u"\\x00"_s;
    case 0x2028: // no escape that both know: any one character
    case 0x2029:
        return u"."_s;
    default:
        return c;
    }
}

QString literalPattern(const QString &text)
{
    QString pattern;
    for (const QChar c : text) {
        if (u"\\^$.|?*+()[]{}"_s.contains(c))
            pattern += u'\\';
        pattern += carried(c);
    }
    return pattern;
}

QString carriedPattern(const QString &pattern)
{
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        if (c == u'\\' && i + 1 < pattern.size()) {
            const QChar next = pattern.at(++i);
            const QString safe = carried(next);
            // "\," is a comma: its replacement brings a backslash of its own.
            out += safe == next ? QString(c) + next : safe;
        } else {
            out += carried(c);
        }
    }
    return out;
}

// A number that comes out of the server's guessing as the same text.
bool isPlainNumber(const QString &value)
{
    static const QRegularExpression shape(u"^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{0,14}[1-9])?$"_s);
    return shape.match(value).hasMatch() && value != "-0"_L1;
}

bool looksLikeNumber(const QString &value)
{
    static const QRegularExpression shape(
        u"^\\s*([+-]?(Infinity|([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?)|0[xXoObB][0-9a-fA-F]+)?\\s*$"_s);
    return shape.match(value).hasMatch();
}

bool looksLikeDate(const QString &value)
{
    static const QRegularExpression shape(u"^[+-]?[0-9]{4}(-|W|[0-9])"_s);
    return shape.match(value).hasMatch();
}

bool needsQuotes(const QString &value, bool datesToo)
{
    if (value.isEmpty() || u"/=!<>:"_s.contains(value.front()))
        return true;
    if (value.contains(u',') || value.contains(u'"') || value.contains(u'\''))
        return true;
    if (isPlainNumber(value))
        return false;
    return looksLikeNumber(value) || (datesToo && looksLikeDate(value));
}

bool canBeQuoted(const QString &value)
{
    return !(value.contains(u'"') && value.contains(u'\''))
           && std::none_of(value.cbegin(), value.cend(), isLineBreak);
}

QString quoted(const QString &value)
{
    const QChar mark = value.contains(u'"') ? u'\'' : u'"';
    return mark + value + mark;
}

QString asText(const QString &value)
{
    return needsQuotes(value, true) ? quoted(value) : value;
}

QString exactly(const QString &value)
{
    if (!canBeQuoted(value) || value.startsWith(u'!'))
        return "/^"_L1 + literalPattern(value) + "$/"_L1;
    return asText(value);
}

} // namespace

Query &Query::set(const QString &key, const QString &value)
{
    const QString encodedKey = encode(key);
    for (auto &item : m_items) {
        if (item.first == encodedKey) {
            item.second = encode(value);
            return *this;
        }
    }
    m_items.append({encodedKey, encode(value)});
    return *this;
}

Query &Query::add(const QString &field, QLatin1String operation, const QString &value)
{
    m_items.append({encode(field + operation), encode(value)});
    return *this;
}

Query &Query::fields(const QStringList &names)
{
    return std::all_of(names.cbegin(), names.cend(), accept) && !names.isEmpty()
               ? set(u"fields"_s, names.join(u','))
               : *this;
}

Query &Query::omit(const QStringList &names)
{
    return std::all_of(names.cbegin(), names.cend(), accept) && !names.isEmpty()
               ? set(u"omit"_s, names.join(u','))
               : *this;
}

Query &Query::sortBy(const QString &field, Qt::SortOrder order)
{
    if (accept(field))
        m_sort += order == Qt::DescendingOrder ? u'-' + field : field;
    return *this;
}

Query &Query::offset(int first)
{
    return first > 0 ? set(u"offset"_s, QString::number(first)) : *this;
}

Query &Query::limit(int count)
{
    return count > 0 ? set(u"limit"_s, QString::number(count)) : *this;
}

Query &Query::where(const QString &field, Compare compare, const QString &value)
{
    if (!acceptFilter(field))
        return *this;
    switch (compare) {
    case Compare::Equal:
        return add(field, {}, exactly(value));
    case Compare::NotEqual:
        // The database takes no regular expression after $ne.
        if (canBeQuoted(value))
            return add(field, "!"_L1, asText(value));
        // The operator reaches up to the last '=' that there is.
        return add(field, ":not"_L1, exactly(value).replace(u'=', "\\x3d"_L1));
    default:
        break;
    }
    const bool possible = canBeQuoted(value);
    Q_ASSERT_X(possible, "Speckle::Query",
               "text with line breaks or both kinds of quotes has no order at the server");
    if (!possible)
        return *this;
    // Dates stay bare: they are what ranges are for, and the server has to see them as dates.
    const QString bare = needsQuotes(value, false) ? quoted(value) : value;
    const bool less = compare == Compare::Less || compare == Compare::LessOrEqual;
    const bool orEqual = compare == Compare::LessOrEqual || compare == Compare::GreaterOrEqual;
    const QLatin1String sign = less ? "<"_L1 : ">"_L1;
    if (orEqual)
        return add(field, sign, bare);
    // `k>v` has no '=': all of it is a key to the server, and brackets in keys mean nesting to it.
    if (!value.contains(u'[') && !value.contains(u']')) {
        m_items.append({encode(field + sign + bare), QString()});
        return *this;
    }
    return add(field, sign, bare).add(field, "!"_L1, asText(value));
}

Query &Query::whereIn(const QString &field, const QStringList &values)
{
    // `k=` would mean "exists": that nothing is wanted has to be said by an id that nothing has.
    if (values.isEmpty())
        return add(u"_id"_s, {}, quoted(QString(24, u'0'))); // bare it would be a number
    if (!acceptFilter(field))
        return *this;
    QStringList items;
    for (const QString &value : values)
        items += exactly(value);
    return add(field, {}, items.join(u','));
}

Query &Query::whereExists(const QString &field, bool exists)
{
    if (acceptFilter(field))
        m_items.append({encode(exists ? field : u'!' + field), QString()});
    return *this;
}

Query &Query::whereBlank(const QString &field)
{
    return acceptFilter(field) ? add(field, ":not"_L1, u"/./"_s) : *this;
}

Query &Query::whereContains(const QString &field, const QString &text)
{
    if (text.isEmpty() || !acceptFilter(field))
        return *this;
    return add(field, {}, u'/' + literalPattern(text) + "/i"_L1);
}

Query &Query::whereMatches(const QString &field, const QString &pattern, Qt::CaseSensitivity cs)
{
    if (pattern.isEmpty() || !acceptFilter(field))
        return *this;
    static const QRegularExpression countedRepetition(u"\\{[0-9]+,[0-9]*\\}"_s);
    if (!pattern.contains(countedRepetition))
        return add(field, {},
                   u'/' + carriedPattern(pattern) + (cs == Qt::CaseInsensitive ? "/i"_L1 : "/"_L1));
    // The comma of x{1,3} can be neither escaped nor left as it is, but quoted in the database's own
    // operator.
    QString whole = carriedPattern(pattern);
    whole.replace(QRegularExpression(u"(\\{[0-9]+)\\\\x2c([0-9]*\\})"_s), u"\\1,\\2"_s);
    add(field, "[$regex]"_L1, quoted(whole));
    return cs == Qt::CaseInsensitive ? add(field, "[$options]"_L1, u"i"_s) : *this;
}

Query &Query::populatePermissions()
{
    return set(u"populatePermissions"_s, u"1"_s);
}

Query Query::withoutPopulation() const
{
    Query query = *this;
    query.m_items.removeIf([](const auto &item) { return item.first == "populatePermissions"_L1; });
    return query;
}

QString Query::encoded() const
{
    QStringList parts;
    for (const auto &[key, value] : m_items)
        parts += value.isEmpty() ? key : key + u'=' + value;
    if (!m_sort.isEmpty())
        parts += "sort="_L1 + encode(m_sort.join(u','));
    return parts.join(u'&');
}

} // namespace Speckle
