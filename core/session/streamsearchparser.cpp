// SPDX-License-Identifier: MIT
#include "core/session/streamsearchparser.h"

#include <QCoreApplication>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct ParserText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamSearch)
};

bool isOperator(QChar c)
{
    return c == u':' || c == u'<' || c == u'>';
}

} // namespace

std::variant<StreamSearch, StreamSearch::Problem> StreamSearch::parse(const QString &text)
{
    return Parser(text).run();
}

std::variant<StreamSearch, StreamSearch::Problem> StreamSearch::Parser::run()
{
    StreamSearch search;
    while (const auto piece = next()) {
        if (m_problem)
            break;
        if (const auto term = termOf(*piece))
            search.m_terms += *term;
        if (m_problem)
            break;
    }
    if (m_problem)
        return *m_problem;
    return search;
}

std::optional<StreamSearch::Parser::Piece> StreamSearch::Parser::next()
{
    while (m_at < m_text.size() && m_text.at(m_at).isSpace())
        ++m_at;
    if (m_at >= m_text.size())
        return std::nullopt;
    Piece piece;
    piece.position = m_at;
    if (m_text.at(m_at) == u'-' && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace()) {
        piece.negated = true;
        ++m_at;
    }
    qsizetype end = m_at;
    while (end < m_text.size() && m_text.at(end).isLetter())
        ++end;
    if (end > m_at && end < m_text.size() && isOperator(m_text.at(end))) {
        piece.key = m_text.mid(m_at, end - m_at).toLower();
        piece.comparison = m_text.at(end++);
        if (piece.comparison != u":"_s && end < m_text.size() && m_text.at(end) == u'=')
            piece.comparison += m_text.at(end++);
        m_at = end;
    } else if (m_text.at(m_at) == u'#') {
        piece.key = u"tag"_s;
        piece.comparison = u":"_s;
        ++m_at;
    }
    for (;;) {
        bool quoted = false;
        const QString found = word(&quoted);
        piece.quoted |= quoted;
        if (!found.isEmpty())
            piece.words += found;
        if (m_problem || m_at >= m_text.size() || m_text.at(m_at) != u',' || piece.key.isEmpty())
            break;
        ++m_at;
    }
    piece.length = m_at - piece.position;
    if (m_problem) {
        m_problem->position = piece.position;
        m_problem->length = piece.length;
    }
    return piece;
}

QString StreamSearch::Parser::word(bool *quoted)
{
    QString found;
    bool inQuotes = false;
    for (; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text.at(m_at);
        if (c == u'"') {
            inQuotes = !inQuotes;
            *quoted = true;
        } else if (!inQuotes && (c.isSpace() || c == u',')) {
            break;
        } else {
            found += c;
        }
    }
    if (inQuotes)
        m_problem = Problem{0, 0, ParserText::tr("A quotation mark has no partner: add one at the end.")};
    return found;
}

std::optional<StreamSearch::Term> StreamSearch::Parser::termOf(const Piece &piece)
{
    using Known = std::pair<QLatin1String, Field>;
    static constexpr std::array<Known, 5> fields{
        Known{"name"_L1, Field::Name}, Known{"id"_L1, Field::Id}, Known{"tag"_L1, Field::Tag},
        Known{"jn"_L1, Field::JobNumber}, Known{"owner"_L1, Field::Owner}};
    Term term;
    term.negated = piece.negated;
    term.words = piece.words;
    if (piece.key.isEmpty()) {
        if (piece.words.isEmpty()) {
            if (m_at < m_text.size() && m_text.at(m_at) == u',')
                ++m_at;
            return std::nullopt;
        }
        const QString keyword = piece.quoted ? QString() : piece.words.constFirst().toLower();
        if (keyword == "mine"_L1 || keyword == "shared"_L1) {
            term.field = Field::Mine;
            term.negated ^= keyword == "shared"_L1;
        } else if (keyword == "private"_L1 || keyword == "public"_L1) {
            term.field = Field::Private;
            term.negated ^= keyword == "public"_L1;
        }
        return term;
    }
    if (piece.words.isEmpty()) {
        fail(piece, ParserText::tr("Something has to follow “%1%2”.").arg(piece.key, piece.comparison));
        return std::nullopt;
    }
    if (piece.key == "updated"_L1 || piece.key == "created"_L1) {
        term.field = piece.key == "updated"_L1 ? Field::Updated : Field::Created;
        return setDays(term, piece) ? std::optional(term) : std::nullopt;
    }
    for (const auto &[key, field] : fields) {
        if (piece.key != key)
            continue;
        term.field = field;
        if (piece.comparison != u":"_s) {
            fail(piece, ParserText::tr("“%1” cannot be compared: write “%1:%2”.")
                            .arg(piece.key, piece.words.constFirst()));
            return std::nullopt;
        }
        return term;
    }
    fail(piece, ParserText::tr("There is no “%1%2”. To find these very words put them in quotes.")
                    .arg(piece.key, piece.comparison));
    return std::nullopt;
}

bool StreamSearch::Parser::setDays(Term &term, const Piece &piece)
{
    const QDate day = QDate::fromString(piece.words.constFirst(), Qt::ISODate);
    if (!day.isValid() || piece.words.size() > 1) {
        fail(piece, ParserText::tr("“%1” wants one day, such as %1>2026-01-31.").arg(piece.key));
        return false;
    }
    term.words.clear();
    const QDateTime begin = day.startOfDay();
    const QDateTime end = day.addDays(1).startOfDay();
    if (piece.comparison == u":"_s || piece.comparison == u">="_s)
        term.from = begin;
    else if (piece.comparison == u">"_s)
        term.from = end;
    if (piece.comparison == u":"_s || piece.comparison == u"<="_s)
        term.until = end;
    else if (piece.comparison == u"<"_s)
        term.until = begin;
    return true;
}

void StreamSearch::Parser::fail(const Piece &piece, const QString &message)
{
    m_problem = Problem{piece.position, piece.length, message};
}

} // namespace Speckle
