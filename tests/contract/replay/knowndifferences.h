// SPDX-License-Identifier: MIT
#pragma once

#include "tests/contract/replay/comparison.h"

#include <QMap>
#include <QSet>

//! recorded/differences.json: where the sandbox is not as the real server, and why.
class KnownDifferences
{
public:
    //! Those of the list \a which, "rest" or "socket". Ends the program where the file cannot be read.
    explicit KnownDifferences(const QString &which);

    //! What is wrong: a deviation that is not listed, or one that is listed and is no more. Empty: nothing.
    [[nodiscard]] QStringList complaints(const QMap<int, QList<Deviation>> &found) const;

private:
    struct Known
    {
        QSet<QString> at; //!< empty: anywhere
        QString reason;
    };
    QMap<int, Known> m_known;
};

//! The lines of a file in recorded/.
QList<QJsonObject> recording(const QString &file);
