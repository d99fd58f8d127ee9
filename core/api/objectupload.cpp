// SPDX-License-Identifier: MIT
#include "core/api/objectupload.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct UploadText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ObjectUpload)
};

Result<QStringList> idsFrom(const Answer &answer)
{
    const auto resources = answer.resources();
    if (const auto *error = std::get_if<ApiError>(&resources))
        return *error;
    QStringList ids;
    const QJsonArray array = std::get<QJsonArray>(resources);
    ids.reserve(array.size());
    for (const auto &placeholder : array)
        ids += placeholder.toObject().value("_id"_L1).toString();
    return ids;
}

void explainObjectSize(ApiError &error)
{
    if (error.kind == ApiError::Kind::TooLarge && error.httpStatus == 413)
        error.advice = UploadText::tr("One of the objects is larger than this server accepts: split it.");
}

// Lives as long as its reply.
class Uploader : public QObject
{
public:
    Uploader(Client *client, const Upload &upload, Reply<QStringList> *reply)
        : QObject(reply)
        , m_client(client)
        , m_upload(upload)
        , m_reply(reply)
    {
        reply->setCanceller([this] {
            m_cancelled = true;
            if (m_call)
                m_call->cancel();
        });
    }

    void sendNext()
    {
        if (m_cancelled) // between two requests
            return;
        takeBatch();
        if (m_batch.isEmpty()) {
            m_reply->succeed(m_ids);
            return;
        }
        Request request = Request::post(m_upload.path, m_upload.action, QJsonArray());
        request.body = '[' + m_batch.join(',') + ']';
        request.explain = explainObjectSize;
        Reply<QStringList> *call = m_client->call<QStringList>(request, idsFrom);
        m_call = call;
        call->then(
            this, [this](const QStringList &ids) { took(ids); },
            [this](const ApiError &error) { failed(error); });
        QObject::connect(call, &AbstractReply::finished, this, [this, call] {
            if (call->error().isCancelled())
                m_reply->fail(call->error());
        });
    }

private:
    void takeBatch()
    {
        m_batch.clear();
        qsizetype size = 2;
        while (m_batch.size() < m_upload.limits.objects) {
            if (m_encoded.isEmpty()) {
                if (m_next == m_upload.objects.size())
                    break;
                m_encoded.append(QJsonDocument(m_upload.objects.at(m_next++)).toJson(QJsonDocument::Compact));
            }
            size += m_encoded.constFirst().size() + 1;
            if (!m_batch.isEmpty() && size > m_upload.limits.bodyBytes)
                break;
            m_batch.append(m_encoded.takeFirst());
        }
    }

    [[nodiscard]] qint64 batchBytes() const
    {
        qint64 bytes = 0;
        for (const QByteArray &object : m_batch)
            bytes += object.size();
        return bytes;
    }

    void took(const QStringList &ids)
    {
        if (m_upload.oneForEach && (ids.size() != m_batch.size() || ids.contains(QString()))) {
            ApiError error(ApiError::Kind::NotSpeckle,
                           UploadText::tr("its answer does not name every object"), 200);
            error.action = m_upload.action;
            error.server = m_client->address().display();
            m_reply->fail(error);
            return;
        }
        m_ids += ids;
        m_bytes += batchBytes();
        const bool isAll = m_next == m_upload.objects.size() && m_encoded.isEmpty();
        const QPointer<Uploader> alive(this); // whoever hears of it may take the client away
        emit m_reply->progressed(m_bytes, isAll ? m_bytes : -1);
        if (alive)
            sendNext();
    }

    void failed(const ApiError &error)
    {
        if (error.httpStatus != 413 || m_batch.size() < 2) {
            m_reply->fail(error);
            return;
        }
        // Nothing of it was stored. Those that follow are no smaller: they go in smaller batches, too.
        m_upload.limits.bodyBytes = batchBytes() / 2;
        m_encoded = m_batch + m_encoded;
        sendNext();
    }

    Client *m_client;
    Upload m_upload;
    Reply<QStringList> *m_reply;
    QPointer<AbstractReply> m_call;
    bool m_cancelled = false;
    qsizetype m_next = 0; //!< of the objects: the first that is not encoded yet
    QByteArrayList m_encoded; //!< not sent yet
    QByteArrayList m_batch; //!< under way
    QStringList m_ids;
    qint64 m_bytes = 0;
};

} // namespace

Reply<QStringList> *uploadObjects(Client *client, const Upload &upload)
{
    auto *reply = new Reply<QStringList>(client);
    auto *uploader = new Uploader(client, upload, reply);
    uploader->sendNext();
    return reply;
}

QJsonObject withoutIdentity(QJsonObject object)
{
    if (object.contains("_id"_L1)) {
        object.remove("_id"_L1);
        object.remove("hash"_L1);
    }
    return object;
}

bool isPlaceholder(const QJsonObject &object)
{
    return object.value("type"_L1).toString() == "Placeholder"_L1;
}

QJsonObject placeholderFor(const QString &id)
{
    return {{u"type"_s, u"Placeholder"_s}, {u"_id"_s, id}};
}

QJsonArray placeholdersFor(const QStringList &ids)
{
    QJsonArray list;
    for (const QString &id : ids)
        list += placeholderFor(id);
    return list;
}

} // namespace Speckle
