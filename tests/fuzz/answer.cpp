// SPDX-License-Identifier: MIT
// Any answer becomes records or an error that can be shown. Input: a line "STATUS FLAGS" (t: a token was
// sent, e: it had expired, r: the body is left to its decoder) and then the body.
#include "core/api/decoders.h"
#include "core/net/interpret.h"
#include "core/net/redact.h"
#include "core/objects/prettyjson.h"
#include "core/objects/rawobject.h"
#include "core/records/apiclient.h"
#include "core/records/user.h"
#include "core/session/streamrecords.h"
#include "tests/fuzz/check.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

HttpAnswer answerFrom(const QByteArray &input)
{
    HttpAnswer http;
    const qsizetype end = input.left(12).indexOf('\n');
    const QByteArray head = input.left(std::max<qsizetype>(end, 0));
    http.status = std::max(head.left(3).toInt(), 100);
    http.sentToken = head.contains('t');
    http.tokenExpired = head.contains('e');
    http.rawBody = head.contains('r');
    http.body = input.mid(end + 1);
    return http;
}

void check(const ApiError &error)
{
    SPECKLE_HOLDS(error.isError());
    SPECKLE_HOLDS(error.message.size() <= 2'000);
    SPECKLE_HOLDS(!error.message.contains(u'\n') && !error.message.contains(u'\r'));
    if (error.message.size() < 2'000) // else the mark itself may have been cut
        SPECKLE_HOLDS(redact(error.message) == error.message);
    SPECKLE_HOLDS(!error.sentence().isEmpty());
    SPECKLE_HOLDS(!error.details().isEmpty());
}

void look(const Record &record)
{
    (void)record.owner();
    (void)record.canRead();
    (void)record.canWrite();
    (void)record.comments();
    (void)record.createdAt();
    SPECKLE_HOLDS(Record::changedMembers(record, record).isEmpty());
    Record same = record;
    SPECKLE_HOLDS(!same.merge(record.json()) && same == record);
    // What an edit writes brings one document to the other.
    Record after = record;
    after.setValue("name", u"other"_s);
    Record edited = record;
    edited.merge(Record::changedMembers(record, after));
    SPECKLE_HOLDS(edited == after);
}

void look(const Stream &stream)
{
    look(static_cast<const Record &>(stream));
    (void)stream.units();
    (void)stream.tolerance();
    (void)stream.children();
    (void)stream.objectIds();
    SPECKLE_HOLDS(Stream::difference(stream, stream).isEmpty());
    const QList<Layer> layers = stream.layers();
    for (const Layer &layer : layers) {
        SPECKLE_HOLDS(layer.objectCount() >= 0 && layer.startIndex() >= 0);
        (void)layer.colorName();
        (void)layer.isVisible();
    }
    Stream after = stream;
    after.setUnits(u"Feet"_s);
    SPECKLE_HOLDS(after.units() == "Feet"_L1);
    const QJsonObject changes = Stream::difference(stream, after);
    SPECKLE_HOLDS(changes.isEmpty() || changes.keys() == QStringList{u"baseProperties"_s});
}

void look(const User &user)
{
    look(static_cast<const Record &>(user));
    (void)user.displayName();
    SPECKLE_HOLDS(!user.withoutSecrets().has("apitoken"));
}

void look(const ApiClient &client)
{
    look(static_cast<const Record &>(client));
    (void)client.documentType();
}

template <typename T>
void decode(const Answer &answer)
{
    const Result<T> one = Decode::one<T>(answer);
    if (const auto *record = std::get_if<T>(&one))
        look(*record);
    else
        check(std::get<ApiError>(one));
    const Result<QList<T>> list = Decode::list<T>(answer);
    if (const auto *records = std::get_if<QList<T>>(&list)) {
        for (const T &record : *records)
            look(record);
    }
}

void keep(const Answer &answer)
{
    StreamRecords records;
    const Result<QList<Stream>> list = Decode::list<Stream>(answer);
    if (const auto *streams = std::get_if<QList<Stream>>(&list)) {
        for (const Stream &stream : *streams) {
            records.putPart(stream);
            SPECKLE_HOLDS(!records.putPart(stream)); // the same once more is no news
            SPECKLE_HOLDS(stream.streamId().isEmpty() || records.stream(stream.streamId()));
        }
    }
    const Result<Stream> one = Decode::one<Stream>(answer);
    if (const auto *stream = std::get_if<Stream>(&one)) {
        records.putWhole(*stream);
        SPECKLE_HOLDS(!records.putWhole(*stream));
    }
}

void look(const RawObject &object, const QByteArray &body)
{
    SPECKLE_HOLDS(body.contains(object.json()));
    SPECKLE_HOLDS(object.json().startsWith('{') && object.json().endsWith('}'));
    (void)object.isDenied();
    (void)object.typeName();
    const QByteArray pretty = prettyJson(object.json());
    const QJsonDocument document = QJsonDocument::fromJson(object.json());
    if (!document.isObject())
        return;
    SPECKLE_HOLDS(QJsonDocument::fromJson(pretty) == document);
    // Qt takes half a character where simdjson does not, and an escaped key is another one to us.
    if (!object.id().isEmpty() && !object.json().contains('\\'))
        SPECKLE_HOLDS(document.object().value("_id"_L1).toString() == object.id());
}

void split(const QByteArray &body)
{
    const auto list = splitObjects(body);
    if (const auto *objects = std::get_if<QList<RawObject>>(&list)) {
        for (const RawObject &object : *objects)
            look(object, body);
    } else {
        check(std::get<ApiError>(list));
    }
    const auto one = takeObject(body);
    if (const auto *object = std::get_if<RawObject>(&one))
        look(*object, body);
    else
        check(std::get<ApiError>(one));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const HttpAnswer http = answerFrom(input);
    const Interpretation outcome = interpret(http);
    SPECKLE_HOLDS(!outcome.tokenRejected || http.sentToken);
    if (const auto *error = std::get_if<ApiError>(&outcome.result)) {
        check(*error);
        SPECKLE_HOLDS(error->httpStatus == http.status);
    } else {
        const Answer &answer = std::get<Answer>(outcome.result);
        SPECKLE_HOLDS(answer.status == http.status && answer.body == http.body);
        SPECKLE_HOLDS(answer.json.value("success"_L1) != QJsonValue(false));
        decode<Stream>(answer);
        decode<User>(answer);
        decode<ApiClient>(answer);
        keep(answer);
        split(answer.body);
    }
    return 0;
}
