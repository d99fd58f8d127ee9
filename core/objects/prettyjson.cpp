// SPDX-License-Identifier: MIT
#include "core/objects/prettyjson.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

namespace Speckle {

namespace {

constexpr qsizetype indentWidth = 2;
// Deeper levels are not indented further: a nest of 100,000 brackets would come out quadratic in length.
constexpr qsizetype deepestIndent = 40;
constexpr qsizetype numbersLine = 96;

// Reads the text once, with a stack of its own for the nesting, and writes while it reads. Every function
// returns false where the text is no JSON.
class Printer
{
public:
    Printer(const QByteArray &json, qsizetype limit)
        : m_at(json.constData())
        , m_end(json.constData() + json.size())
        , m_limit(limit)
    {
        m_out.reserve(limit > 0 ? std::min(limit, json.size() * 2) : json.size() + json.size() / 4);
    }

    bool run()
    {
        skipSpaces();
        if (!value())
            return false;
        while (!m_open.empty() && !isFull()) {
            skipSpaces();
            if (!step())
                return false;
        }
        skipSpaces();
        return m_at == m_end || isFull();
    }

    //! More was written than may be: what follows was not looked at.
    [[nodiscard]] bool isFull() const { return m_limit > 0 && m_out.size() > m_limit; }
    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    // One member with the comma before it, or one closing bracket.
    bool step()
    {
        if (m_at == m_end)
            return false;
        const bool isArray = m_open.back() == '[';
        if (*m_at == (isArray ? ']' : '}')) {
            m_open.pop_back();
            if (!m_first)
                newLine();
            m_first = false;
            m_out += *m_at++;
            return true;
        }
        if (!m_first) {
            if (*m_at != ',')
                return false;
            m_out += *m_at++;
            skipSpaces();
        }
        newLine();
        return (isArray || key()) && value();
    }

    bool key()
    {
        if (!string())
            return false;
        skipSpaces();
        if (m_at == m_end || *m_at != ':')
            return false;
        ++m_at;
        m_out += ": ";
        skipSpaces();
        return true;
    }

    bool value()
    {
        m_first = false;
        if (m_at == m_end)
            return false;
        switch (*m_at) {
        case '[':
            if (numbers())
                return true;
            [[fallthrough]];
        case '{':
            m_open.push_back(*m_at);
            m_out += *m_at++;
            m_first = true;
            return true;
        case '"':
            return string();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }

    bool string()
    {
        if (m_at == m_end || *m_at != '"')
            return false;
        const char *at = m_at + 1;
        while (at != m_end && *at != '"') {
            if (static_cast<unsigned char>(*at) < 0x20)
                return false;
            if (*at == '\\' && ++at == m_end)
                return false;
            ++at;
        }
        if (at == m_end)
            return false;
        copyTo(at + 1);
        return true;
    }

    bool word(std::string_view text)
    {
        if (static_cast<size_t>(m_end - m_at) < text.size()
            || std::memcmp(m_at, text.data(), text.size()) != 0)
            return false;
        copyTo(m_at + text.size());
        return true;
    }

    bool number()
    {
        const char *end = numberEnd(m_at);
        if (!end)
            return false;
        copyTo(end);
        return true;
    }

    // An array of nothing but numbers, several to a line. Does nothing where it is something else: the look
    // ahead ends at the first thing that is no number, so that no byte is looked at more than twice.
    bool numbers()
    {
        const char *at = m_at;
        do {
            at = numberEnd(spacesEnd(at + 1));
            if (!at)
                return false;
            at = spacesEnd(at);
        } while (at != m_end && *at == ',');
        if (at == m_end || *at != ']')
            return false;

        const char *last = at;
        m_out += '[';
        m_open.push_back('[');
        newLine();
        qsizetype line = 0;
        while (m_at != last && !isFull()) {
            m_at = spacesEnd(m_at + 1);
            const char *end = numberEnd(m_at);
            if (line > 0 && line + (end - m_at) > numbersLine) {
                newLine();
                line = 0;
            } else if (line > 0) {
                m_out += ' ';
            }
            line += end - m_at + 2;
            copyTo(end);
            m_at = spacesEnd(m_at);
            if (m_at != last)
                m_out += ',';
        }
        m_open.pop_back();
        newLine();
        m_out += ']';
        m_at = last + 1;
        return true;
    }

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }
    const char *digitsEnd(const char *at) const
    {
        while (at != m_end && isDigit(*at))
            ++at;
        return at;
    }

    // The end of the number that begins at \a at; nullptr where none does.
    const char *numberEnd(const char *at) const
    {
        if (at != m_end && *at == '-')
            ++at;
        const char *whole = digitsEnd(at);
        if (whole == at || (*at == '0' && whole - at > 1))
            return nullptr;
        at = whole;
        if (at != m_end && *at == '.') {
            const char *fraction = digitsEnd(at + 1);
            if (fraction == at + 1)
                return nullptr;
            at = fraction;
        }
        if (at != m_end && (*at == 'e' || *at == 'E')) {
            ++at;
            if (at != m_end && (*at == '+' || *at == '-'))
                ++at;
            const char *exponent = digitsEnd(at);
            if (exponent == at)
                return nullptr;
            at = exponent;
        }
        return at;
    }

    const char *spacesEnd(const char *at) const
    {
        while (at != m_end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
            ++at;
        return at;
    }
    void skipSpaces() { m_at = spacesEnd(m_at); }

    void newLine()
    {
        m_out += '\n';
        m_out.append(std::min(static_cast<qsizetype>(m_open.size()), deepestIndent) * indentWidth, ' ');
    }

    void copyTo(const char *end)
    {
        const qsizetype size = end - m_at;
        // One byte past the limit is enough to be full.
        const qsizetype room = std::max<qsizetype>(m_limit - m_out.size(), 0) + 1;
        m_out.append(m_at, m_limit > 0 ? std::min(size, room) : size);
        m_at = end;
    }

    const char *m_at;
    const char *m_end;
    qsizetype m_limit;
    QByteArray m_out;
    std::vector<char> m_open;
    bool m_first = false; // just behind an opening bracket
};

} // namespace

QByteArray prettyJson(const QByteArray &json, qsizetype limit)
{
    Printer printer(json, limit);
    const bool isJson = printer.run();
    QByteArray text = isJson ? printer.take() : json;
    if (limit <= 0 || text.size() <= limit)
        return text;

    // Not through the middle of a character.
    qsizetype cut = limit;
    while (cut > 0 && (static_cast<unsigned char>(text.at(cut)) & 0xc0U) == 0x80U)
        --cut;
    text.truncate(cut);
    //: stands below a text that was cut; %1 is an amount such as "12 kB"
    const QString note
        = QCoreApplication::translate("Speckle::prettyJson", "… cut here; without line breaks it has %1");
    return text + '\n' + note.arg(QLocale().formattedDataSize(json.size())).toUtf8() + '\n';
}

} // namespace Speckle
