// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <exception>

namespace Speckle::Sandbox {

/*!
    What a handler throws where the real server's promise chain is rejected.

    How it looks on the wire (status, which of the two texts, which type) is no business of the thrower: the
    row of the route in the table says so, because on the real server too each route has its own habit.
*/
class Problem final : public std::exception
{
public:
    explicit Problem(QString message, QString name = QStringLiteral("Error"))
        : m_name(std::move(name))
        , m_message(std::move(message))
    {
    }

    //! A failed validation has two texts: one names the model, the other does not.
    static Problem validation(const QString &model, const QString &details)
    {
        Problem problem(model + QStringLiteral(" validation failed: ") + details,
                        QStringLiteral("ValidationError"));
        problem.m_details = details;
        return problem;
    }
    static Problem notFound() { return Problem(QStringLiteral("Resource not found.")); }
    //! What the real server says when it walks into a null: several of its 404s are just this.
    static Problem typeError(const QString &message) { return Problem(message, QStringLiteral("TypeError")); }

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QString &message() const { return m_message; }
    //! The text with its class before it, as JavaScript's toString() gives it.
    [[nodiscard]] QString text() const
    {
        return m_name + QStringLiteral(": ") + (m_details.isEmpty() ? m_message : m_details);
    }
    const char *what() const noexcept override { return "speckle-sandbox: a request failed"; }

private:
    QString m_name;
    QString m_message;
    QString m_details;
};

//! What nobody on the real server catches: it becomes a 500 with an HTML page, whatever the route.
class Crash final : public std::exception
{
public:
    explicit Crash(QString text)
        : m_text(std::move(text))
    {
    }
    [[nodiscard]] const QString &text() const { return m_text; }
    const char *what() const noexcept override { return "speckle-sandbox: a handler crashed"; }

private:
    QString m_text;
};

} // namespace Speckle::Sandbox
