// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace Speckle {

class RawObject;
class Session;

/*!
 * All objects of a stream into a file: a JSON list, in the order of the stream, each as the server sent it.
 * Asks for the file first, shows how far it is, can be given up. The file is there whole or not at all.
 *
 * Object names: exportDialog (asks for the file), exportProgress, exportDone.
 */
class ObjectExport : public QObject
{
    Q_OBJECT

public:
    ObjectExport(const QString &streamId, QWidget *window);

    //! nullptr: signed out; what is under way is given up.
    void setSession(Session *session);
    void start();

signals:
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);

private:
    void fetch(const QString &path);
    void write(const QString &path, const QList<RawObject> &objects);
    void tellDone(const QString &path, qsizetype count);

    QString m_streamId;
    QWidget *m_window;
    QPointer<Session> m_session;
    QPointer<AbstractReply> m_call;
};

} // namespace Speckle
