// SPDX-License-Identifier: MIT
#include "tests/contract/replay/symbols.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &symbolForm()
{
    static const QRegularExpression form(u"\\{\\{([A-Za-z0-9:._-]+)\\}\\}"_s);
    return form;
}

QString kindOf(const QString &name)
{
    return name.section(u':', 0, 0);
}

//! How values of that kind look.
QString patternOf(const QString &kind)
{
    static const QHash<QString, QString> patterns{
        {u"id"_s, u"[0-9a-f]{24}"_s},
        {u"stream"_s, u"[A-Za-z0-9_-]{7,14}"_s},
        {u"guid"_s, u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s},
        {u"hash"_s, u"[0-9a-f]{32}"_s},
        {u"jwt"_s, u"JWT [\\w-]+\\.[\\w-]+\\.[\\w-]+"_s},
        {u"time"_s, u"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"_s},
        {u"iso"_s, u"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"_s},
        {u"logtime"_s, u"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"_s},
        {u"usdate"_s, u"\\d{1,2}/\\d{1,2}/\\d{4}, \\d{1,2}:\\d\\d:\\d\\d [AP]M"_s},
        {u"text"_s, u".*"_s},
    };
    return patterns.value(kind);
}

} // namespace

void Symbols::bind(const QString &name, const QString &value)
{
    m_values.insert(name, value);
}

QString Symbols::expanded(const QString &text) const
{
    QString result;
    qsizetype end = 0;
    for (auto it = symbolForm().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        result += QStringView(text).mid(end, match.capturedStart() - end);
        result += m_values.value(match.captured(1), match.captured());
        end = match.capturedEnd();
    }
    result += QStringView(text).mid(end);
    return result;
}

bool Symbols::matches(const QString &expected, const QJsonValue &actual, int exchange)
{
    if (expected == "{{ms}}"_L1)
        return actual.isDouble() && actual.toInteger() > 1'000'000'000'000;
    if (expected == "{{list}}"_L1)
        return actual.isArray();
    if (!actual.isString())
        return false;
    QString pattern;
    QStringList unbound;
    qsizetype end = 0;
    for (auto it = symbolForm().globalMatch(expected); it.hasNext();) {
        const auto match = it.next();
        pattern += QRegularExpression::escape(expected.mid(end, match.capturedStart() - end));
        const QString name = match.captured(1);
        if (m_values.contains(name)) {
            pattern += QRegularExpression::escape(m_values.value(name));
        } else {
            pattern += u'(' + patternOf(kindOf(name)) + u')';
            unbound << name;
        }
        end = match.capturedEnd();
    }
    pattern += QRegularExpression::escape(expected.mid(end));
    const QRegularExpression form(QRegularExpression::anchoredPattern(pattern),
                                  QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(actual.toString());
    if (!match.hasMatch())
        return false;
    bool good = true;
    for (qsizetype i = 0; i < unbound.size(); ++i) {
        if (unbound.at(i).contains(u':'))
            good = take(unbound.at(i), match.captured(int(i) + 1), exchange) && good;
    }
    return good;
}

bool Symbols::take(const QString &name, const QString &value, int exchange)
{
    if (isBound(name)) // twice in one text
        return m_values.value(name) == value;
    const QString kind = kindOf(name);
    if (kind == "time"_L1) {
        if (!isLaterThanBefore(name, value, exchange))
            return false;
    } else if (kind != "jwt"_L1 // two tokens of one second are the same
               && std::find(m_values.cbegin(), m_values.cend(), value) != m_values.cend()) {
        return false; // where the recording has two things there must be two
    }
    m_values.insert(name, value);
    m_boundIn.insert(name, exchange);
    return true;
}

bool Symbols::isLaterThanBefore(const QString &name, const QString &value, int exchange) const
{
    const QString document = name.section(u'.', 0, 0);
    for (int i = name.section(u'.', 1).toInt() - 1; i > 0; --i) {
        const QString earlier = document + u'.' + QString::number(i);
        if (!m_values.contains(earlier))
            continue;
        // Text of one form sorts by time. Within one exchange the clock may stand still.
        return m_boundIn.value(earlier) == exchange ? value >= m_values.value(earlier)
                                                    : value > m_values.value(earlier);
    }
    return true;
}
