// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QJsonValue>
#include <QString>

/*!
 * What the recording's symbols stand for at this server: "{{id:7}}" is the identifier that came first where
 * the recording has it, and must be the same ever after. recorded/trim.py tells which symbols there are.
 */
class Symbols
{
public:
    void bind(const QString &name, const QString &value);
    [[nodiscard]] bool isBound(const QString &name) const { return m_values.contains(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_values.value(name); }

    //! \a text with all that is bound in place of its symbol.
    [[nodiscard]] QString expanded(const QString &text) const;

    //! Whether \a actual is what \a expected stands for. Binds what is met for the first time.
    [[nodiscard]] bool matches(const QString &expected, const QJsonValue &actual, int exchange);

private:
    bool take(const QString &name, const QString &value, int exchange);
    [[nodiscard]] bool isLaterThanBefore(const QString &name, const QString &value, int exchange) const;

    QHash<QString, QString> m_values;
    QHash<QString, int> m_boundIn; //!< the exchange
};
