// SPDX-License-Identifier: MIT
#include "core/api/objectsresource.h"

#include "core/api/beforehand.h"
#include "core/api/decoders.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

// A batch beyond this is better halved than waited for.
constexpr qint64 largestBatch = 64LL * 1024 * 1024;

struct ObjectsText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ObjectsResource)
};

void explainList(ApiError &error)
{
    if (error.kind == ApiError::Kind::NotFound) {
        error.message = ObjectsText::tr("servers have no list of all objects");
        error.advice = ObjectsText::tr("Ask for the objects of a stream.");
    }
}

void explainRemoval(ApiError &error)
{
    if (error.kind == ApiError::Kind::Forbidden)
        error.advice
            = ObjectsText::tr("Only its owner and admins may delete an object: ask the owner to do it.");
}

void explainObjectEdit(ApiError &error)
{
    if (error.kind == ApiError::Kind::Forbidden)
        error.advice = ObjectsText::tr(
            "Only those on the object's own list of writers may change it, whatever stream it "
            "is in: ask its owner.");
}

// Why \a object must not be sent to be stored; empty where it may.
QString flawOf(const QJsonObject &object)
{
    if (isPlaceholder(object))
        return ObjectsText::tr("a placeholder is no object of its own");
    const QJsonValue type = object.value("type"_L1);
    return type.isNull() || type.isUndefined() || (type.isString() && type.toString().isEmpty())
               ? ObjectsText::tr("an object needs a type")
               : QString();
}

} // namespace

Reply<QList<RawObject>> *ObjectsResource::list(const Query &query)
{
    Request request = Request::get(route({u"objects"_s}), ObjectsText::tr("list all objects"), query);
    request.rawBody = true;
    request.explain = explainList;
    return m_client->call<QList<RawObject>>(request,
                                            [](const Answer &answer) { return splitObjects(answer.body); });
}

Reply<QList<RawObject>> *ObjectsResource::getBulk(const QStringList &ids, const Query &query)
{
    Request request = Request::post(route({u"objects"_s, u"getbulk"_s}), ObjectsText::tr("load the objects"),
                                    QJsonArray::fromStringList(ids));
    request.query = query;
    request.repeatable = true;
    request.rawBody = true;
    request.answerLimit = largestBatch;
    return m_client->call<QList<RawObject>>(request,
                                            [](const Answer &answer) { return splitObjects(answer.body); });
}

Reply<RawObject> *ObjectsResource::get(const QString &id, const Query &query)
{
    Request request = Request::get(route({u"objects"_s, id}), ObjectsText::tr("load the object"), query);
    request.rawBody = true;
    return m_client->call<RawObject>(request, [](const Answer &answer) { return takeObject(answer.body); });
}

Reply<QString> *ObjectsResource::create(const QJsonObject &object)
{
    return createAll({object})->map<QString>([](const QStringList &ids) { return ids.constFirst(); });
}

Reply<QStringList> *ObjectsResource::createAll(const QList<QJsonObject> &objects)
{
    Upload upload;
    upload.path = route({u"objects"_s});
    upload.action = ObjectsText::tr("store the objects");
    upload.limits = m_limits;
    upload.objects.reserve(objects.size());
    for (const QJsonObject &object : objects) {
        if (const QString flaw = flawOf(object); !flaw.isEmpty())
            return refusedBeforehand<QStringList>(m_client, upload.action, flaw);
        upload.objects.append(withoutIdentity(object));
    }
    return uploadObjects(m_client, upload);
}

Reply<Done> *ObjectsResource::update(const Record &before, const Record &after)
{
    QJsonObject changes = Record::changedMembers(before, after);
    changes.remove("owner"_L1);
    if (changes.isEmpty())
        return settledReply<Done>(m_client, Done{});
    Request request
        = Request::put(route({u"objects"_s, before.id()}), ObjectsText::tr("save the object"), changes);
    request.explain = explainObjectEdit;
    return m_client->call(request);
}

Reply<Done> *ObjectsResource::updateProperties(const QString &id, const QJsonObject &changes)
{
    if (changes.isEmpty())
        return settledReply<Done>(m_client, Done{});
    const QString action = ObjectsText::tr("save the object's properties");
    const Request present
        = Request::get(route({u"objects"_s, id}), action, Query().fields({u"properties"_s}));
    return m_client->call<Record>(present, Decode::one<Record>)
        ->chain<Done>([client = m_client, id, changes, action](const Record &object) {
            if (!object.value("properties").isObject())
                return refusedBeforehand<Done>(
                    client, action,
                    ObjectsText::tr("the object has no properties yet, and the server adds none this way"),
                    ObjectsText::tr("Save them as a whole, as a field of the object."));
            Request request = Request::put(route({u"objects"_s, id, u"properties"_s}), action, changes);
            request.explain = explainObjectEdit;
            return client->call(request);
        });
}

Reply<Done> *ObjectsResource::remove(const QString &id)
{
    Request request = Request::remove(route({u"objects"_s, id}), ObjectsText::tr("delete the object"));
    request.explain = explainRemoval;
    return m_client->call(request);
}

Reply<QString> *ObjectsResource::derive(const QString &id, const QJsonObject &changes)
{
    QJsonObject change = changes;
    change.insert("_id"_L1, id);
    return deriveAll({change})->map<QString>([client = m_client](const QStringList &ids) -> Result<QString> {
        if (!ids.isEmpty())
            return ids.constFirst();
        ApiError error(ApiError::Kind::NotFound);
        error.action = ObjectsText::tr("derive the object");
        error.server = client->address().display();
        error.advice = ObjectsText::tr("It may have been deleted, or you may not read it.");
        return error;
    });
}

Reply<QStringList> *ObjectsResource::deriveAll(const QList<QJsonObject> &changes)
{
    Upload upload;
    upload.path = route({u"objects"_s, u"derive"_s});
    upload.action = ObjectsText::tr("derive the objects");
    upload.objects = changes;
    upload.oneForEach = false;
    upload.limits = m_limits;
    QSet<QString> origins;
    for (const QJsonObject &change : changes) {
        const QString id = change.value("_id"_L1).toString();
        if (id.isEmpty())
            return refusedBeforehand<QStringList>(
                m_client, upload.action, ObjectsText::tr("it has to say which object it comes from"));
        if (origins.contains(id))
            return refusedBeforehand<QStringList>(
                m_client, upload.action,
                ObjectsText::tr("only one object can be derived of each in one call"));
        origins.insert(id);
    }
    return uploadObjects(m_client, upload);
}

} // namespace Speckle
