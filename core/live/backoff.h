// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>

namespace Speckle {

/*!
 * The pauses between tries: doubled from \a first to \a longest, each longer or shorter by at most the share
 * \a jitter, so that the clients of a server that comes back do not all call in the same second.
 */
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest, double jitter)
        : m_first(std::max(first, std::chrono::milliseconds(1)))
        , m_longest(std::max(longest, m_first))
        , m_jitter(std::clamp(jitter, 0.0, 1.0))
        , m_next(m_first)
    {
    }

    //! The next pause; \a random is in [0, 1).
    [[nodiscard]] std::chrono::milliseconds next(double random)
    {
        const auto pause
            = std::chrono::duration<double, std::milli>(m_next) * (1 + m_jitter * (2 * random - 1));
        m_next = std::min(m_next * 2, m_longest);
        return std::chrono::duration_cast<std::chrono::milliseconds>(pause);
    }
    //! Begins with the shortest pause again.
    void reset() { m_next = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    double m_jitter;
    std::chrono::milliseconds m_next;
};

} // namespace Speckle
