// SPDX-License-Identifier: MIT
#include "sandbox/http/inflate.h"

#include <array>
#include <cstdint>
#include <vector>

namespace Speckle::Sandbox {

namespace {

struct Damage
{
};
struct Overflow
{
};

class BitReader
{
public:
    explicit BitReader(QByteArrayView data)
        : m_data(data)
    {
    }
    unsigned bits(int count)
    {
        while (m_held < count) {
            if (m_at >= m_data.size())
                throw Damage();
            m_buffer |= std::uint32_t(static_cast<unsigned char>(m_data[m_at++])) << m_held;
            m_held += 8;
        }
        const unsigned value = m_buffer & ((1U << count) - 1U);
        m_buffer >>= count;
        m_held -= count;
        return value;
    }
    void alignToByte()
    {
        m_buffer = 0;
        m_held = 0;
    }

private:
    QByteArrayView m_data;
    qsizetype m_at = 0;
    std::uint32_t m_buffer = 0;
    int m_held = 0;
};

constexpr int LongestCode = 15;

//! A canonical Huffman code: how many symbols have each length, and the symbols in order of their codes.
class Code
{
public:
    explicit Code(const std::vector<unsigned char> &lengths)
        : m_symbols(lengths.size())
    {
        for (const unsigned char length : lengths)
            ++m_counts.at(length);
        m_counts.at(0) = 0;
        std::array<unsigned, LongestCode + 2> offsets{};
        for (std::size_t length = 1; length <= LongestCode; ++length)
            offsets.at(length + 1) = offsets.at(length) + m_counts.at(length);
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
            if (lengths[symbol] != 0)
                m_symbols[offsets.at(lengths[symbol])++] = unsigned(symbol);
        }
    }
    unsigned next(BitReader &in) const
    {
        unsigned code = 0;
        unsigned first = 0;
        unsigned index = 0;
        for (std::size_t length = 1; length <= LongestCode; ++length) {
            code |= in.bits(1);
            const unsigned count = m_counts.at(length);
            if (code < first + count)
                return m_symbols.at(index + (code - first));
            index += count;
            first = (first + count) << 1U;
            code <<= 1U;
        }
        throw Damage();
    }

private:
    std::array<unsigned, LongestCode + 1> m_counts{};
    std::vector<unsigned> m_symbols;
};

class Output
{
public:
    explicit Output(qsizetype limit)
        : m_limit(limit)
    {
    }
    void add(char byte)
    {
        if (data.size() >= m_limit)
            throw Overflow();
        data.append(byte);
    }
    void repeat(unsigned distance, unsigned length)
    {
        if (qsizetype(distance) > data.size())
            throw Damage();
        for (; length > 0; --length)
            add(data.at(data.size() - qsizetype(distance)));
    }
    QByteArray data;

private:
    qsizetype m_limit;
};

void readCompressed(BitReader &in, Output &out, const Code &literals, const Code &distances)
{
    static constexpr std::array<unsigned, 29> LengthBase{3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                         15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                         67, 83, 99, 115, 131, 163, 195, 227, 258};
    static constexpr std::array<int, 29> LengthExtra{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                     2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    static constexpr std::array<unsigned, 30> DistanceBase{
        1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
        193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
    static constexpr std::array<int, 30> DistanceExtra{0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                                       6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
    constexpr unsigned EndOfBlock = 256;
    for (;;) {
        const unsigned symbol = literals.next(in);
        if (symbol == EndOfBlock)
            return;
        if (symbol < EndOfBlock) {
            out.add(char(symbol));
            continue;
        }
        const std::size_t index = symbol - EndOfBlock - 1;
        if (index >= LengthBase.size())
            throw Damage();
        const unsigned length = LengthBase.at(index) + in.bits(LengthExtra.at(index));
        const std::size_t distance = distances.next(in);
        if (distance >= DistanceBase.size())
            throw Damage();
        out.repeat(DistanceBase.at(distance) + in.bits(DistanceExtra.at(distance)), length);
    }
}

void readFixed(BitReader &in, Output &out)
{
    std::vector<unsigned char> lengths(288, 8);
    for (std::size_t i = 144; i < 256; ++i)
        lengths[i] = 9;
    for (std::size_t i = 256; i < 280; ++i)
        lengths[i] = 7;
    readCompressed(in, out, Code(lengths), Code(std::vector<unsigned char>(30, 5)));
}

void readDynamic(BitReader &in, Output &out)
{
    static constexpr std::array<std::size_t, 19> Order{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                       11, 4,  12, 3, 13, 2, 14, 1, 15};
    const std::size_t literals = in.bits(5) + 257;
    const std::size_t distances = in.bits(5) + 1;
    const std::size_t lengthCodes = in.bits(4) + 4;
    std::vector<unsigned char> codeLengths(19, 0);
    for (std::size_t i = 0; i < lengthCodes; ++i)
        codeLengths[Order.at(i)] = static_cast<unsigned char>(in.bits(3));
    const Code lengthCode(codeLengths);
    std::vector<unsigned char> lengths;
    while (lengths.size() < literals + distances) {
        const unsigned symbol = lengthCode.next(in);
        if (symbol < 16) {
            lengths.push_back(static_cast<unsigned char>(symbol));
            continue;
        }
        if (symbol == 16 && lengths.empty())
            throw Damage();
        const unsigned char value = symbol == 16 ? lengths.back() : static_cast<unsigned char>(0);
        const unsigned times
            = symbol == 16 ? 3 + in.bits(2) : (symbol == 17 ? 3 + in.bits(3) : 11 + in.bits(7));
        lengths.insert(lengths.end(), times, value);
    }
    if (lengths.size() > literals + distances)
        throw Damage();
    const auto border = lengths.begin() + std::ptrdiff_t(literals);
    readCompressed(in, out, Code({lengths.begin(), border}), Code({border, lengths.end()}));
}

void readStored(BitReader &in, Output &out)
{
    in.alignToByte();
    const unsigned length = in.bits(16);
    if (in.bits(16) != (~length & 0xffffU))
        throw Damage();
    for (unsigned i = 0; i < length; ++i)
        out.add(char(in.bits(8)));
}

//! Where the deflate data begin behind a gzip or a zlib header.
qsizetype headerSize(QByteArrayView packed)
{
    const auto byte = [&](qsizetype at) -> unsigned {
        if (at >= packed.size())
            throw Damage();
        return static_cast<unsigned char>(packed[at]);
    };
    constexpr unsigned Deflate = 8;
    if (byte(0) != 0x1f || byte(1) != 0x8b) {
        if ((byte(0) & 0xfU) != Deflate || (byte(0) * 256 + byte(1)) % 31 != 0)
            throw Damage();
        return 2;
    }
    if (byte(2) != Deflate)
        throw Damage();
    const unsigned flags = byte(3);
    qsizetype at = 10;
    if (flags & 4U)
        at += 2 + byte(at) + byte(at + 1) * 256;
    for (const unsigned textFlag : {8U, 16U}) {
        if (flags & textFlag) {
            while (byte(at++) != 0) {}
        }
    }
    return flags & 2U ? at + 2 : at;
}

} // namespace

Inflated inflated(const QByteArray &packed, qsizetype limit)
{
    Output out(limit);
    try {
        const qsizetype start = headerSize(packed);
        if (start > packed.size())
            throw Damage();
        BitReader in(QByteArrayView(packed).sliced(start));
        bool last = false;
        while (!last) {
            last = in.bits(1) != 0;
            switch (in.bits(2)) {
            case 0:
                readStored(in, out);
                break;
            case 1:
                readFixed(in, out);
                break;
            case 2:
                readDynamic(in, out);
                break;
            default:
                throw Damage();
            }
        }
    } catch (const Overflow &) {
        return {InflateResult::TooLarge, {}};
    } catch (const Damage &) {
        return {InflateResult::Damaged, {}};
    }
    return {InflateResult::Done, out.data};
}

} // namespace Speckle::Sandbox
