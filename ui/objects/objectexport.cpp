// SPDX-License-Identifier: MIT
#include "ui/objects/objectexport.h"

#include "core/background.h"
#include "core/session/session.h"
#include "core/session/streamobjects.h"
#include "ui/objects/jsonfiledialog.h"
#include "ui/widgets/filedialog.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QProgressDialog>
#include <QSaveFile>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

//! Empty: it is written.
QString writeList(const QString &path, const QList<RawObject> &objects)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    QByteArray mark = "[\n";
    for (const RawObject &object : objects) {
        if (file.write(mark) < 0 || file.write(object.json()) < 0)
            return file.errorString();
        mark = ",\n";
    }
    if (file.write(objects.isEmpty() ? "[]\n" : "\n]\n") < 0 || !file.commit())
        return file.errorString();
    return {};
}

} // namespace

ObjectExport::ObjectExport(const QString &streamId, QWidget *window)
    : QObject(window)
    , m_streamId(streamId)
    , m_window(window)
{
}

void ObjectExport::setSession(Session *session)
{
    if (m_call && session != m_session)
        m_call->cancel();
    m_session = session;
}

void ObjectExport::start()
{
    if (!m_session || m_call)
        return;
    const QString name = m_session->stream(m_streamId).value_or(Stream()).name();
    FileDialog *dialog
        = newJsonFileDialog(m_window, tr("Save all objects"), name.isEmpty() ? m_streamId : name);
    dialog->setObjectName(u"exportDialog"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ObjectExport::fetch);
    dialog->open();
}

void ObjectExport::fetch(const QString &path)
{
    if (!m_session || m_call)
        return;
    auto *progress = new QProgressDialog(tr("Loading all objects…"), tr("Cancel"), 0, 0, m_window);
    progress->setObjectName(u"exportProgress"_s);
    progress->setAttribute(Qt::WA_DeleteOnClose);
    progress->setMinimumDuration(400);
    Reply<QList<RawObject>> *reply = StreamObjects(m_session, m_streamId).whole();
    m_call = reply;
    connect(progress, &QProgressDialog::canceled, reply, &AbstractReply::cancel);
    connect(reply, &AbstractReply::progressed, progress, [progress](qint64 received, qint64) {
        progress->setLabelText(
            tr("Loading all objects: %1 so far").arg(QLocale().formattedDataSize(received)));
    });
    connect(reply, &AbstractReply::finished, progress, &QWidget::close);
    const auto retry = [guard = QPointer<ObjectExport>(this), path] {
        if (guard)
            guard->fetch(path);
    };
    reply->then(
        this, [this, path](const QList<RawObject> &objects) { write(path, objects); },
        [this, retry](const ApiError &error) {
            if (error.isCancelled())
                return;
            emit failed(error, retry);
        });
}

void ObjectExport::write(const QString &path, const QList<RawObject> &objects)
{
    inBackground(
        this, [path, objects] { return writeList(path, objects); },
        [this, path, count = objects.size()](const QString &problem) {
            if (problem.isEmpty()) {
                tellDone(path, count);
                return;
            }
            ApiError error(ApiError::Kind::File, u"%1: %2"_s.arg(path, problem));
            error.action = tr("save the objects");
            emit failed(error, {});
        });
}

void ObjectExport::tellDone(const QString &path, qsizetype count)
{
    auto *box = new QMessageBox(
        QMessageBox::Information, tr("Save all objects"),
        tr("%1 objects are in the file %2.").arg(countText(count), QFileInfo(path).fileName()),
        QMessageBox::Close, m_window);
    box->setObjectName(u"exportDone"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace Speckle
