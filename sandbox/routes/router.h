// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/routes/context.h"
#include "sandbox/routes/routetable.h"

namespace Speckle::Sandbox {

//! Finds the route of a request, lets its sender in or not, runs the handler, and words its failures.
class Router
{
public:
    explicit Router(Context context);

    [[nodiscard]] Answer answer(Request &request);

private:
    struct Pattern
    {
        const Route *route;
        QStringList segments;
    };

    [[nodiscard]] const Pattern *find(const QByteArray &method, const QStringList &segments) const;
    [[nodiscard]] Answer run(const Route &route, Request &request);

    Context m_context;
    QList<Pattern> m_patterns;
};

} // namespace Speckle::Sandbox
