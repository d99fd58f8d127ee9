// SPDX-License-Identifier: MIT
#include "core/edits/streamedit.h"

#include "core/api/streamsresource.h"
#include "core/edits/editrules.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct StreamEditText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::StreamsResource)
};

Reply<Stream> *read(Client *client, const QString &streamId, bool withObjects)
{
    // Without objects the server makes up no layer either.
    Reply<Stream> *head = StreamsResource(client).get(streamId, Query().omit({u"objects"_s}));
    if (!withObjects)
        return head;
    return head->chain<Stream>([client, streamId](const Stream &stream) {
        return StreamsResource(client).objectIds(streamId)->map<Stream>([stream](const QStringList &ids) {
            QJsonArray placeholders;
            for (const QString &id : ids)
                placeholders += QJsonObject{{u"type"_s, u"Placeholder"_s}, {u"_id"_s, id}};
            Stream whole = stream;
            whole.setValue("objects", placeholders);
            return whole;
        });
    });
}

QJsonObject changes(const Stream &present, const Stream &merged)
{
    QJsonObject changes = Stream::difference(present, merged);
    if (merged.value("layers") != present.value("layers"))
        changes.insert("layers"_L1, merged.value("layers").toArray());
    changes.remove("streamId"_L1);
    return Edits::withRemovals(changes, present, {u"baseProperties"_s, u"globalMeasures"_s});
}

} // namespace

Reply<EditOutcome<Stream>> *editStream(Client *client, const Stream &base, const Stream &mine,
                                       const std::function<void(const QJsonObject &changes)> &written)
{
    const QString id = base.streamId();
    // They are a hundred thousand at times: not fetched for the sake of a name.
    const bool withObjects
        = mine.has("objects")
          && (base.value("objects") != mine.value("objects") || base.value("layers") != mine.value("layers"));
    EditTarget<Stream> target;
    target.parent = client;
    target.action = StreamEditText::tr("save the stream");
    target.read = [client, id, withObjects] { return read(client, id, withObjects); };
    target.merge = mergeStream;
    target.changes = changes;
    target.write = [client, id, action = target.action](const QJsonObject &members) {
        return client->call(Request::put(route({u"streams"_s, id}), action, members));
    };
    target.written = written;
    return edit(target, base, mine);
}

QString updateEventOf(const QJsonObject &changes)
{
    for (const QLatin1String key : {"objects"_L1, "baseProperties"_L1, "globalMeasures"_L1}) {
        if (changes.contains(key))
            return u"update-global"_s;
    }
    if (changes.keys() == QStringList{u"name"_s})
        return u"update-name"_s;
    if (changes.keys() == QStringList{u"children"_s})
        return u"update-children"_s;
    return u"update-meta"_s;
}

} // namespace Speckle
