// SPDX-License-Identifier: MIT
#include "core/objects/rawobject.h"

#include "core/net/interpret.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <simdjson.h>

#include <optional>
#include <string_view>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::simdjson_result;

struct RawObjectText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ApiError)
};

// Text of a value that is text; empty for others.
QString textOf(ondemand::value value)
{
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// What an answer is made of, in whatever order its members come.
struct Envelope
{
    bool success = true;
    QString message;
    std::optional<QList<RawObject>> resources;
    std::optional<RawObject> resource;
};

// Reads what trees need to know and copies the bytes as they stand. The copy is what lets one object stay
// while the answer that it came in goes.
simdjson::error_code readObject(ondemand::value value, RawObject &raw)
{
    ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return error;
    QString id;
    QString type;
    QString name;
    for (simdjson_result<ondemand::field> each : object) {
        ondemand::field field;
        if (const auto error = std::move(each).get(field))
            return error;
        if (field.key() == "_id")
            id = textOf(field.value());
        else if (field.key() == "type")
            type = textOf(field.value());
        else if (field.key() == "name")
            name = textOf(field.value());
    }
    std::string_view json;
    if (const auto error = object.reset().error())
        return error;
    if (const auto error = object.raw_json().get(json))
        return error;
    // raw_json() reaches up to whatever comes next. In a broken document that may be before its end.
    json = json.substr(0, json.rfind('}') + 1);
    if (json.empty())
        return simdjson::TAPE_ERROR;
    raw = RawObject(id, type, name, QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    return simdjson::SUCCESS;
}

simdjson::error_code readResources(ondemand::value value, QList<RawObject> &objects)
{
    ondemand::array array;
    if (const auto error = value.get_array().get(array))
        return error;
    for (simdjson_result<ondemand::value> each : array) {
        if (const auto error = each.error())
            return error;
        RawObject raw;
        if (const auto error = readObject(each.value_unsafe(), raw))
            return error;
        objects += raw;
    }
    return simdjson::SUCCESS;
}

simdjson::error_code readMember(ondemand::field &field, Envelope &envelope)
{
    if (field.key() == "success") {
        bool success = true;
        if (field.value().get_bool().get(success) == simdjson::SUCCESS)
            envelope.success = success;
    } else if (field.key() == "message") {
        envelope.message = textOf(field.value());
    } else if (field.key() == "resources") {
        return readResources(field.value(), envelope.resources.emplace());
    } else if (field.key() == "resource") {
        return readObject(field.value(), envelope.resource.emplace());
    }
    return simdjson::SUCCESS;
}

simdjson::error_code readEnvelope(QByteArray answer, Envelope &envelope)
{
    // simdjson reads a little beyond the end. Where there is no room for that, this copies.
    answer.reserve(answer.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    const simdjson::padded_string_view view(answer.constData(), static_cast<size_t>(answer.size()),
                                            static_cast<size_t>(answer.capacity()));
    ondemand::parser parser;
    ondemand::document document;
    if (const auto error = parser.iterate(view).get(document))
        return error;
    ondemand::object object;
    if (const auto error = document.get_object().get(object))
        return error;
    for (simdjson_result<ondemand::field> each : object) {
        ondemand::field field;
        if (const auto error = std::move(each).get(field))
            return error;
        if (const auto error = readMember(field, envelope))
            return error;
    }
    const char *rest = nullptr;
    const bool isAtEnd = document.current_location().get(rest) == simdjson::OUT_OF_BOUNDS;
    return isAtEnd ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

ApiError unreadable()
{
    return {ApiError::Kind::NotSpeckle, RawObjectText::tr("its answer cannot be read"), 200};
}

// What is wrong with an answer; nothing where it says success.
std::optional<ApiError> open(const QByteArray &answer, Envelope &envelope)
{
    switch (readEnvelope(answer, envelope)) {
    case simdjson::SUCCESS:
        break;
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::UNCLOSED_STRING:
        return ApiError(ApiError::Kind::Offline, RawObjectText::tr("the answer broke off"), 200);
    default:
        return unreadable();
    }
    if (!envelope.success)
        return refusal(200, envelope.message);
    return {};
}

} // namespace

QJsonObject RawObject::decoded() const
{
    return QJsonDocument::fromJson(m_json).object();
}

bool RawObject::isDenied() const
{
    // Senders have strings of their own, of any length.
    return m_type == "String"_L1 && m_json.size() < 512
           && decoded().value("value"_L1).toString() == "You do not have permissions to view this object"_L1;
}

std::variant<QList<RawObject>, ApiError> splitObjects(const QByteArray &answer)
{
    Envelope envelope;
    if (const auto error = open(answer, envelope))
        return *error;
    if (!envelope.resources)
        return unreadable();
    return *std::move(envelope.resources);
}

std::variant<RawObject, ApiError> takeObject(const QByteArray &answer)
{
    Envelope envelope;
    if (const auto error = open(answer, envelope))
        return *error;
    if (!envelope.resource)
        return unreadable();
    return *std::move(envelope.resource);
}

} // namespace Speckle
