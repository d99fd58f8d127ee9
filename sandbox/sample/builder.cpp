// SPDX-License-Identifier: MIT
#include "sandbox/sample/builder.h"

#include "sandbox/auth/password.h"
#include "sandbox/auth/session.h"
#include "sandbox/models/models.h"
#include "sandbox/routes/resources.h"
#include "sandbox/sample/people.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

constexpr quint32 Seed = 1851; // the year of the Crystal Palace

QJsonArray layerList(const SampleLayers &layers)
{
    QJsonArray list;
    qsizetype start = 0;
    for (qsizetype i = 0; i < layers.size(); ++i) {
        const SampleLayer &layer = layers.at(i);
        const QString guid = QString::fromLatin1(
            QCryptographicHash::hash((layer.name + QString::number(i)).toUtf8(), QCryptographicHash::Md5)
                .toHex());
        list.append(QJsonObject{
            {u"guid"_s, guid},
            {u"name"_s, layer.name},
            {u"orderIndex"_s, i},
            {u"startIndex"_s, start},
            {u"objectCount"_s, layer.objects.size()},
            {u"topology"_s, u"0;0-%1 "_s.arg(layer.objects.size())},
            {u"properties"_s, QJsonObject{{u"visible"_s, true},
                                          {u"color"_s, QJsonObject{{u"a"_s, 1}, {u"hex"_s, layer.color}}}}}});
        start += layer.objects.size();
    }
    return list;
}

} // namespace

SampleBuilder::SampleBuilder(Store &store)
    : m_store(store)
    , m_now(QDateTime::currentDateTimeUtc())
    , m_random(Seed)
{
}

QString SampleBuilder::ago(double days) const
{
    return m_now.addSecs(-qint64(days * 24 * 3600)).toString(Qt::ISODateWithMs);
}

QString SampleBuilder::nextId()
{
    return u"5ce51851%1%2"_s.arg(m_random.generate(), 8, 16, QLatin1Char('0'))
        .arg(++m_counter, 8, 16, QLatin1Char('0'));
}

QString SampleBuilder::nextStreamId()
{
    static constexpr QLatin1StringView Letters(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");
    QString id;
    for (int i = 0; i < 10; ++i)
        id += QChar(Letters.at(m_random.bounded(int(Letters.size()))));
    return id;
}

void SampleBuilder::addPeople()
{
    // One hash for all: deriving it is slow by purpose, and the password is no secret.
    const QString hash = Password::hashed(samplePassword());
    for (const SamplePerson &person : samplePeople()) {
        const QString id = nextId();
        const QJsonObject document
            = Models::user().create({{u"_id"_s, id},
                                     {u"name"_s, person.name},
                                     {u"surname"_s, person.surname},
                                     {u"email"_s, person.email},
                                     {u"company"_s, person.company},
                                     {u"role"_s, person.isAdmin ? u"admin"_s : u"user"_s},
                                     {u"apitoken"_s, apiToken(m_store, id)},
                                     {u"createdAt"_s, ago(200)},
                                     {u"updatedAt"_s, ago(3)}});
        m_store.users.insertWithPassword(document, hash);
        m_users << id;
    }
}

QStringList SampleBuilder::addObjects(const QList<QJsonObject> &objects, const QString &owner, double daysAgo)
{
    QStringList ids;
    for (QJsonObject object : objects) {
        const QString hash
            = QString::fromLatin1(QCryptographicHash::hash(toText(object), QCryptographicHash::Md5).toHex());
        QString id = m_store.objects.idByHash(hash);
        if (id.isEmpty()) {
            id = nextId();
            object.insert("_id"_L1, id);
            object.insert("hash"_L1, hash);
            object.insert("owner"_L1, owner);
            object.insert("createdAt"_L1, ago(daysAgo));
            object.insert("updatedAt"_L1, ago(daysAgo));
            m_store.objects.insert(Models::object().create(object));
        }
        ids << id;
    }
    return ids;
}

QString SampleBuilder::addStream(const SampleStream &stream, const QString &parent)
{
    QStringList objects;
    for (const SampleLayer &layer : stream.layers)
        objects += addObjects(layer.objects, user(stream.owner), stream.daysAgo);
    return addStream(stream, parent, objects, layerList(stream.layers));
}

QString SampleBuilder::addStream(const SampleStream &stream, const QString &parent,
                                 const QStringList &objects, const QJsonArray &layers)
{
    const QString streamId = nextStreamId();
    const auto people = [this](const QList<int> &indices) {
        QJsonArray ids;
        for (const int index : indices)
            ids.append(user(index));
        return ids;
    };
    QJsonObject body{
        {u"_id"_s, nextId()},
        {u"streamId"_s, streamId},
        {u"owner"_s, user(stream.owner)},
        {u"name"_s, stream.name},
        {u"description"_s, stream.description},
        {u"jobNumber"_s, stream.jobNumber},
        {u"tags"_s, QJsonArray::fromStringList(stream.tags)},
        {u"canRead"_s, people(stream.readers)},
        {u"canWrite"_s, people(stream.writers)},
        {u"private"_s, stream.isPrivate},
        {u"isComputedResult"_s, stream.isComputed},
        {u"onlineEditable"_s, true},
        {u"baseProperties"_s,
         QJsonObject{{u"units"_s, u"Meters"_s}, {u"tolerance"_s, 0.001}, {u"angleTolerance"_s, 0.0175}}},
        {u"layers"_s, layers},
        {u"createdAt"_s, ago(stream.daysAgo + 40)},
        {u"updatedAt"_s, ago(stream.daysAgo)}};
    if (!stream.commitMessage.isEmpty())
        body.insert("commitMessage"_L1, stream.commitMessage);
    if (!parent.isEmpty())
        body.insert("parent"_L1, parent);
    QJsonObject document = Models::stream().create(body);
    document.remove("objects"_L1);
    m_store.streams.insert(document, objects);
    if (!parent.isEmpty()) {
        QJsonObject above = m_store.streams.require(parent);
        QJsonArray children = above.value("children"_L1).toArray();
        children.append(streamId);
        above.insert("children"_L1, children);
        m_store.streams.replace(above);
    }
    return streamId;
}

void SampleBuilder::addClient(int owner, const QString &streamId, const QString &role, const QString &type,
                              const QString &documentName, bool online, double daysAgo)
{
    const QString id = nextId();
    m_store.clients.insert(Models::client().create(
        {{u"_id"_s, id},
         {u"owner"_s, user(owner)},
         {u"streamId"_s, streamId},
         {u"role"_s, role},
         {u"documentType"_s, type},
         {u"documentName"_s, documentName},
         {u"documentGuid"_s, u"sample-"_s + id.last(12)},
         {u"documentLocation"_s, u"P:\\2024\\Harbour Office\\Models\\"_s + documentName},
         {u"online"_s, online},
         {u"createdAt"_s, ago(daysAgo + 30)},
         {u"updatedAt"_s, ago(daysAgo)}}));
}

QString SampleBuilder::addComment(int author, const QString &type, const QString &resourceId,
                                  const QString &text, double daysAgo, const QJsonObject &more)
{
    QJsonObject body = more;
    body.insert("_id"_L1, nextId());
    body.insert("owner"_L1, user(author));
    body.insert("text"_L1, text);
    body.insert("resource"_L1, QJsonObject{{u"resourceType"_s, type}, {u"resourceId"_s, resourceId}});
    body.insert("createdAt"_L1, ago(daysAgo));
    body.insert("updatedAt"_L1, ago(daysAgo));
    const QJsonObject comment = Models::comment().create(body);
    const ResourceType kind = resourceType(type).value();
    QJsonObject resource = findResource(m_store, kind, resourceId).value();
    QJsonArray comments = resource.value("comments"_L1).toArray();
    comments.append(comment.value("_id"_L1));
    resource.insert("comments"_L1, comments);
    replaceResource(m_store, kind, resource);
    m_store.comments.insert(comment);
    return comment.value("_id"_L1).toString();
}

QString SampleBuilder::addProject(int owner, const QString &name, const QString &description,
                                  const QString &jobNumber, const QStringList &tags,
                                  const QStringList &streams, const QList<int> &members, double daysAgo)
{
    QJsonArray users;
    for (const int member : members)
        users.append(user(member));
    const QJsonObject project
        = Models::project().create({{u"_id"_s, nextId()},
                                    {u"owner"_s, user(owner)},
                                    {u"name"_s, name},
                                    {u"description"_s, description},
                                    {u"jobNumber"_s, jobNumber},
                                    {u"tags"_s, QJsonArray::fromStringList(tags)},
                                    {u"streams"_s, QJsonArray::fromStringList(streams)},
                                    {u"canRead"_s, users},
                                    {u"permissions"_s, QJsonObject{{u"canWrite"_s, users}}},
                                    {u"createdAt"_s, ago(daysAgo + 90)},
                                    {u"updatedAt"_s, ago(daysAgo)}});
    m_store.projects.insert(project);
    return project.value("_id"_L1).toString();
}

} // namespace Speckle::Sandbox
