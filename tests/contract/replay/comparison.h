// SPDX-License-Identifier: MIT
#pragma once

#include "tests/contract/replay/symbols.h"

#include <QJsonObject>
#include <QList>

//! A place where an answer is not as recorded.
struct Deviation
{
    QString at; //!< "body.resource.name"
    QString what; //!< for people
};

//! Compares JSON by its members, their types and values; the order of members does not count.
class Comparison
{
public:
    Comparison(Symbols &symbols, int exchange)
        : m_symbols(symbols)
        , m_exchange(exchange)
    {
    }

    //! With it, members that were not expected are fine.
    void setPartial(bool partial) { m_partial = partial; }

    void compare(const QString &at, const QJsonValue &expected, const QJsonValue &actual);

    [[nodiscard]] const QList<Deviation> &deviations() const { return m_deviations; }

private:
    void compareObjects(const QString &at, const QJsonObject &expected, const QJsonObject &actual);
    void compareLists(const QString &at, const QJsonArray &expected, const QJsonArray &actual);
    void differs(const QString &at, const QJsonValue &expected, const QJsonValue &actual);

    Symbols &m_symbols;
    int m_exchange;
    bool m_partial = false;
    QList<Deviation> m_deviations;
};
