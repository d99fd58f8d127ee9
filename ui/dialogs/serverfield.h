// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/serverresource.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>

class QLabel;
class QLineEdit;

namespace Speckle {

/*!
 * The address of a server, asked while it is typed, with what came of it beneath: name and version, or what
 * is wrong. An answer to what stood there before is dropped.
 */
class ServerField : public QWidget
{
    Q_OBJECT

public:
    ServerField(const ClientOptions &options, std::chrono::milliseconds pause, QWidget *parent = nullptr);

    //! Offered in a list, in this order.
    void setUsedServers(const QList<ServerAddress> &servers);
    void setText(const QString &text);
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

    //! Of the server at the address that stands there now; nullopt until it has answered.
    [[nodiscard]] const std::optional<ServerInfo> &server() const { return m_server; }
    //! Asks at once where nothing is known yet; checked() or failed() follows, never before this returns.
    void checkNow();
    //! Gives the asking up.
    void cancel();
    //! Puts an error about the server here that came up later: it could not be reached for the sign-in
    //! itself.
    void showError(const ApiError &error);

signals:
    //! Something else stands there: what server() said does not hold any more.
    void edited();
    void checked();
    void failed();

private:
    enum class Mood { Hint, Asking, Good, Bad };

    void changed();
    void check();
    void fail(const QString &text);
    void say(Mood mood, const QString &text);

    ClientOptions m_options;
    QTimer m_pause;
    QPointer<AbstractReply> m_call;
    std::optional<ServerInfo> m_server;
    Mood m_mood = Mood::Hint;
    QLineEdit *m_edit;
    QLabel *m_icon;
    QLabel *m_status;

protected:
    void changeEvent(QEvent *event) override;
};

} // namespace Speckle
