// SPDX-License-Identifier: MIT
#include "sandbox/query/criteria.h"

#include "sandbox/models/casting.h"

#include <QDateTime>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

using Test = Condition::Test;

QRegularExpression pattern(const QString &text, bool ignoreCase)
{
    QRegularExpression expression(text, ignoreCase ? QRegularExpression::CaseInsensitiveOption
                                                   : QRegularExpression::NoPatternOption);
    if (!expression.isValid())
        throw Crash(
            u"SyntaxError: Invalid regular expression: /%1/: %2"_s.arg(text, expression.errorString()));
    return expression;
}

//! The parts between commas; quotes keep a comma from parting.
QStringList parts(const QString &text)
{
    static const QRegularExpression part(uR"(("[^"]*")|('[^']*')|([^,]+))"_s);
    QStringList found;
    for (auto it = part.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    return found;
}

struct Typed
{
    QJsonValue value;
    std::optional<QRegularExpression> expression;
};

//! A value's type is guessed from its looks: /re/i, "quoted", true, a date, a number, or else text.
Typed typed(QString text)
{
    static const QRegularExpression regex(u"^/(.*)/(i?)$"_s);
    static const QRegularExpression quoted(uR"re((["'])(?:\\\1|.)*?\1)re"_s);
    if (text.startsWith(u'!'))
        text.remove(0, 1);
    if (const auto match = regex.match(text); match.hasMatch())
        return {{}, pattern(match.captured(1), !match.captured(2).isEmpty())};
    if (const auto match = quoted.match(text); match.hasMatch())
        return {match.captured().sliced(1, match.capturedLength() - 2), {}};
    if (text == "true"_L1 || text == "false"_L1)
        return {text == "true"_L1, {}};
    bool number = false;
    const double value = text.toDouble(&number);
    if (number)
        return {value, {}};
    return {text, {}};
}

Condition equality(const QString &path, const QString &text, bool negated)
{
    Condition condition{path, negated ? Test::NotEquals : Test::Equals, {}, {}};
    const QStringList all = parts(text);
    if (all.size() > 1) {
        condition.test = negated ? Test::NotIn : Test::In;
        for (const QString &part : all)
            condition.values << typed(part).value;
        return condition;
    }
    const Typed only = typed(all.value(0));
    if (only.expression) {
        condition.test = negated ? Test::MatchesNot : Test::Matches;
        condition.pattern = *only.expression;
    } else {
        condition.values << only.value;
    }
    return condition;
}

std::optional<Test> namedTest(const QString &name)
{
    static const QHash<QString, Test> tests{
        {u"eq"_s, Test::Equals},  {u"ne"_s, Test::NotEquals}, {u"in"_s, Test::In},   {u"nin"_s, Test::NotIn},
        {u"gt"_s, Test::Greater}, {u"gte"_s, Test::AtLeast},  {u"lt"_s, Test::Less}, {u"lte"_s, Test::AtMost},
    };
    const auto it = tests.find(name);
    return it == tests.end() ? std::nullopt : std::optional(*it);
}

Condition comparison(const QString &path, const QString &operation, const QString &text)
{
    if (operation == "="_L1 || operation == "!="_L1) {
        if (operation == "="_L1 && text == "!"_L1)
            return {path, Test::Missing, {}, {}};
        return equality(path, text, operation == "!="_L1 || text.startsWith(u'!'));
    }
    if (operation.startsWith(u':')) {
        const QString name = operation.sliced(1, operation.size() - 2);
        if (name == "not"_L1) {
            const Typed only = typed(text);
            if (!only.expression)
                throw Problem(u"$not needs a regex or a document"_s, u"MongoError"_s);
            return {path, Test::MatchesNot, {}, *only.expression};
        }
        const auto test = namedTest(name);
        if (!test)
            throw Problem(u"unknown operator: $%1"_s.arg(name), u"MongoError"_s);
        Condition condition{path, *test, {}, {}};
        const QStringList all = parts(text);
        for (const QString &part : all)
            condition.values << typed(part).value;
        return condition;
    }
    static const QHash<QString, Test> tests{
        {u">"_s, Test::Greater}, {u">="_s, Test::AtLeast}, {u"<"_s, Test::Less}, {u"<="_s, Test::AtMost}};
    return {path, tests.value(operation), {typed(text).value}, {}};
}

//! All values at a path: the value itself, the elements of a list, and on through lists of objects.
void collect(const QJsonValue &at, const QStringList &path, qsizetype depth, QList<QJsonValue> &found)
{
    if (depth == path.size()) {
        found << at;
        if (at.isArray()) {
            for (const QJsonValue element : at.toArray())
                found << element;
        }
        return;
    }
    if (at.isObject()) {
        const QJsonValue inner = at.toObject().value(path.at(depth));
        if (!inner.isUndefined())
            collect(inner, path, depth + 1, found);
    } else if (at.isArray()) {
        const QJsonArray list = at.toArray();
        bool isIndex = false;
        const int index = path.at(depth).toInt(&isIndex);
        if (isIndex && index >= 0 && index < list.size())
            collect(list.at(index), path, depth + 1, found);
        for (const QJsonValue element : list) {
            if (element.isObject())
                collect(element, path, depth, found);
        }
    }
}

int rank(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return 0;
    case QJsonValue::Double:
        return 1;
    case QJsonValue::String:
        return 2;
    case QJsonValue::Object:
        return 3;
    case QJsonValue::Array:
        return 4;
    case QJsonValue::Bool:
        return 5;
    }
    return 6;
}

template <typename T>
int order(const T &a, const T &b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

//! Greater and less compare only what is of one type; null is neither.
bool ordered(Test test, const QJsonValue &value, const QJsonValue &bound)
{
    if (rank(value) != rank(bound))
        return false;
    const int sign = compareValues(value, bound);
    switch (test) {
    case Test::Greater:
        return sign > 0;
    case Test::AtLeast:
        return sign >= 0;
    case Test::Less:
        return sign < 0;
    default:
        return sign <= 0;
    }
}

} // namespace

int compareValues(const QJsonValue &a, const QJsonValue &b)
{
    if (rank(a) != rank(b))
        return order(rank(a), rank(b));
    switch (a.type()) {
    case QJsonValue::Double:
        return order(a.toDouble(), b.toDouble());
    case QJsonValue::String:
        return order(a.toString(), b.toString());
    case QJsonValue::Bool:
        return order(a.toBool(), b.toBool());
    default:
        return 0;
    }
}

std::optional<Condition> parsedCondition(const QString &name, const QJsonValue &value)
{
    if (name.startsWith(u'$'))
        throw Problem(u"unknown top level operator: %1"_s.arg(name), u"MongoError"_s);
    if (value.isObject()) {
        // A nested parameter is compared as an object; text never equals one, so nothing is found.
        return Condition{name, Test::Equals, {value}, {}};
    }
    QString text = value.toString();
    if (value.isArray()) {
        QStringList all;
        for (const QJsonValue one : value.toArray())
            all << one.toString();
        text = all.join(u',');
    }
    static const QRegularExpression grammar(u"^(!?[^><!=:]+)(?:=?([><]=?|!?=|:.+=)(.+))?$"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const auto match = grammar.match(text.isEmpty() ? name : name + u'=' + text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString path = match.captured(1);
    if (match.capturedLength(2) > 0)
        return comparison(path, match.captured(2), match.captured(3));
    if (path.startsWith(u'!'))
        return Condition{path.sliced(1), Test::Missing, {}, {}};
    return Condition{path, Test::Exists, {}, {}};
}

void convertFor(const Schema &schema, Condition &condition)
{
    const Field *field = schema.field(condition.path);
    if (!field)
        return;
    Kind kind = field->kind;
    if (kind == Kind::IdList)
        kind = Kind::Id;
    else if (kind == Kind::TextList)
        kind = Kind::Text;
    for (QJsonValue &value : condition.values) {
        if (value.isObject() && kind == Kind::Text)
            continue;
        const auto cast = castValue(kind, value);
        if (!cast)
            throw schema.castProblem(condition.path, value);
        value = *cast;
    }
}

bool Condition::holds(const QJsonObject &document) const
{
    QList<QJsonValue> found;
    collect(document, path.split(u'.'), 0, found);
    const auto equalsAny = [&] {
        return std::any_of(values.begin(), values.end(), [&](const QJsonValue &wanted) {
            return found.contains(wanted) || (wanted.isNull() && found.isEmpty());
        });
    };
    const auto matchesAny = [&] {
        return std::any_of(found.begin(), found.end(), [this](const QJsonValue &value) {
            return value.isString() && pattern.match(value.toString()).hasMatch();
        });
    };
    switch (test) {
    case Test::Equals:
    case Test::In:
        return equalsAny();
    case Test::NotEquals:
    case Test::NotIn:
        return !equalsAny();
    case Test::Matches:
        return matchesAny();
    case Test::MatchesNot:
        return !matchesAny();
    case Test::Exists:
        return !found.isEmpty();
    case Test::Missing:
        return found.isEmpty();
    case Test::Greater:
    case Test::AtLeast:
    case Test::Less:
    case Test::AtMost:
        return std::any_of(found.begin(), found.end(), [this](const QJsonValue &value) {
            return std::any_of(values.begin(), values.end(),
                               [&](const QJsonValue &bound) { return ordered(test, value, bound); });
        });
    }
    return false;
}

} // namespace Speckle::Sandbox
