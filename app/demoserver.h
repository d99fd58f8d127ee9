// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

namespace Speckle {

/*!
 * speckle-sandbox as a child: a server on this machine with the sample building, for the demo and the tour.
 * Its data are in its memory and end with it; it ends with us, even if we crash (its standard input closes
 * then).
 */
class DemoServer : public QObject
{
    Q_OBJECT

public:
    //! Of the sample; the same for all its users, and no secret: `speckle-sandbox --help` tells it.
    static QString password();
    //! The sample's administrator, and a colleague.
    static QString administrator();
    static QString colleague();

    explicit DemoServer(QObject *parent = nullptr);
    ~DemoServer() override;

    //! Where it is: what SPECKLE_SANDBOX says, beside us, in the build tree, in PATH. Empty: nowhere.
    [[nodiscard]] static QString program();

    //! ready() or failed() follows. Does nothing while one is running.
    void start();
    //! Asks it to end; stopped() follows.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] QUrl address() const { return m_address; }

signals:
    void ready(const QUrl &address);
    //! It could not be started, or ended before it was ready. \a details may be empty.
    void failed(const QString &reason, const QString &details);
    //! It ended after it was ready.
    void stopped();

private:
    void readFirstLine();
    void onFinished();
    void fail(const QString &reason);

    QProcess m_process;
    QTimer m_patience;
    QUrl m_address;
    QByteArray m_errors;
    bool m_failed = false;
};

} // namespace Speckle
