// SPDX-License-Identifier: MIT
// Whatever goes into a Query, only what it allows comes out, and a server reads from it what was meant.
// Input: lines of an operation's letter and its text. The server's side is the sandbox's reading of the
// language: it was written without knowing Query.
#include "core/net/query.h"
#include "sandbox/models/schema.h"
#include "sandbox/query/query.h"
#include "tests/fuzz/check.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using Client = Speckle::Query;
using Server = Speckle::Sandbox::Query;

constexpr int mostLines = 8;

//! A query in the making, and a document that it has to find, and others that it must not.
struct Draft
{
    Client query;
    QJsonObject fits;
    QList<QJsonObject> strangers;
    bool hasPattern = false;

    void add(char operation, const QString &text);
    //! \a other is what the field must not hold; null: it must be there.
    void holds(const QString &field, const QJsonValue &value, const QJsonValue &other)
    {
        fits.insert(field, value);
        strangers.append({{field, other}});
    }
};

bool isOneChar(const QString &text, char16_t c)
{
    return text.contains(QChar(c));
}

//! Nothing that quotes can carry.
bool isAwkward(const QString &text)
{
    return text.startsWith(u'!') || (text.contains(u'"') && text.contains(u'\''))
           || std::any_of(text.cbegin(), text.cend(), [](QChar c) {
                  return c == u'\n' || c == u'\r' || c.unicode() == 0x2028 || c.unicode() == 0x2029;
              });
}

void Draft::add(char operation, const QString &text)
{
    using Compare = Client::Compare;
    // Two characters that only a regular expression for "any one" can carry.
    const bool isVague = isOneChar(text, 0x2028) || isOneChar(text, 0x2029);
    const QString field = u"text%1"_s.arg(fits.size());
    const QString other = text + u'x';
    const QStringList parts = text.split(u'\t');
    switch (operation) {
    case '=':
        query.whereEqual(field, text);
        holds(field, text, other);
        break;
    case '!':
        query.where(field, Compare::NotEqual, text);
        holds(field, other, isVague ? QJsonValue() : QJsonValue(text));
        if (isVague)
            strangers.removeLast();
        break;
    case 'i':
        // The sandbox knows no regular expressions in lists, and that is what such values become.
        if (std::any_of(parts.cbegin(), parts.cend(), isAwkward))
            return;
        query.whereIn(field, parts);
        holds(field, parts.constLast(), parts.join(u'x') + u'x');
        if (parts.contains(parts.join(u'x') + u'x'))
            strangers.removeLast();
        break;
    case 'c':
        query.whereContains(field, text);
        if (!text.isEmpty())
            holds(field, QString(u"Before "_s + text + u" after"_s), text.chopped(1));
        break;
    case 'e':
        query.whereExists(field);
        holds(field, u"x"_s, QJsonValue());
        break;
    case '<':
    case '>': {
        // A number that is no text to anybody.
        const int number = int(text.size());
        const QString numeric = u"number%1"_s.arg(fits.size());
        query.where(numeric, operation == '<' ? Compare::LessOrEqual : Compare::Greater,
                    QString::number(number));
        holds(numeric, operation == '<' ? number : number + 1, operation == '<' ? number + 1 : number);
        break;
    }
    case 'm':
        query.whereMatches(field, text);
        hasPattern = true; // what it finds is the pattern's business
        break;
    case 'f':
        query.fields(parts);
        break;
    case 'n':
        query.where(text, Compare::Equal, u"x"_s); // names are refused, not escaped
        hasPattern = true;
        break;
    case 's':
        query.sortBy(text);
        break;
    case 'l':
        query.limit(int(text.size()) + 1).offset(0);
        break;
    default:
        break;
    }
}

void checkWire(const QString &wire)
{
    for (qsizetype i = 0; i < wire.size(); ++i) {
        const QChar c = wire.at(i);
        const bool plain = c.unicode() < 128 && (c.isLetterOrNumber() || u"-._~&="_s.contains(c));
        SPECKLE_HOLDS(plain || c == u'%');
    }
    const QStringList items = wire.split(u'&');
    for (const QString &item : items)
        SPECKLE_HOLDS(item.count(u'=') <= 1 && !(item.isEmpty() && items.size() > 1));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    Draft draft;
    // Not '\n': values have line breaks of their own.
    const QStringList lines = QString::fromUtf8(bytes).split(u'\v');
    for (const QString &line : lines.first(std::min<qsizetype>(lines.size(), mostLines))) {
        if (!line.isEmpty())
            draft.add(line.front().toLatin1(), line.sliced(1));
    }
    const QString wire = draft.query.encoded();
    checkWire(wire);
    SPECKLE_HOLDS(wire.isEmpty() == draft.query.isEmpty());
    if (draft.hasPattern)
        return 0;
    using Speckle::Sandbox::Kind;
    // Text to the server; where a field has no type, it compares "true" as a flag and "12" as a number.
    QList<Speckle::Sandbox::Field> fields;
    for (int i = 0; i < mostLines; ++i)
        fields.append({u"text%1"_s.arg(i), Kind::Text});
    const Speckle::Sandbox::Schema schema(u"Test"_s, u"tests"_s, true, fields);
    const Server server = Server::parsed(wire);
    SPECKLE_HOLDS(server.hasFilters() == !draft.fits.isEmpty());
    SPECKLE_HOLDS(server.matching(schema, {draft.fits}).size() == 1);
    for (const QJsonObject &stranger : std::as_const(draft.strangers)) {
        QJsonObject document = draft.fits;
        for (auto it = stranger.begin(); it != stranger.end(); ++it) {
            if (it.value().isNull())
                document.remove(it.key());
            else
                document.insert(it.key(), it.value());
        }
        SPECKLE_HOLDS(server.matching(schema, {document}).isEmpty());
    }
    return 0;
}
