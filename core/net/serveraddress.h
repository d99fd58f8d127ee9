// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace Speckle {

/*!
 * Where a Speckle server is: scheme, host, port and whatever path stands before `/api`.
 *
 * `https://host/speckle/api/v1/` and `https://host/speckle` are the same server. Equality compares the
 * normalised form (lower-case host, no default port, no trailing slash, no `/api[/v1]`).
 */
class ServerAddress
{
public:
    ServerAddress() = default;
    //! Of an absolute http or https URL; invalid otherwise, and where the URL holds a user name or password.
    explicit ServerAddress(const QUrl &url);

    /*!
     * What a person may mean by \a text, best guess first; empty where it can be no address.
     * Without a scheme: https before http, http alone for loopback names and addresses.
     * With one: just that.
     */
    [[nodiscard]] static QList<ServerAddress> candidates(const QString &text);

    [[nodiscard]] bool isValid() const { return m_base.isValid() && !m_base.isEmpty(); }
    //! Without `/api` and without a trailing slash.
    [[nodiscard]] QUrl base() const { return m_base; }
    //! The address of `{base}/api/{path}`; \a encodedPath begins with '/' and is percent-encoded already.
    [[nodiscard]] QUrl api(const QString &encodedPath, const QString &encodedQuery = {}) const;
    //! The socket's address: ws or wss, `{base}/`.
    [[nodiscard]] QUrl socket() const;
    //! For people: host, port where it is not the default, path prefix. No scheme.
    [[nodiscard]] QString display() const;
    [[nodiscard]] bool isEncrypted() const;
    //! localhost, *.localhost, 127.0.0.0/8 or ::1: what goes there does not leave the machine.
    [[nodiscard]] bool isLoopback() const;
    //! https, or plain http to loopback: a password may go there without a warning.
    [[nodiscard]] bool isConfidential() const { return isEncrypted() || isLoopback(); }

    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;

private:
    QUrl m_base;
};

} // namespace Speckle
