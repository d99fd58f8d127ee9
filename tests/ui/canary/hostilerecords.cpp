// SPDX-License-Identifier: MIT
#include "tests/ui/canary/hostilerecords.h"

#include "ui/widgets/plaintext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

// Lists of ids.
const QSet<QString> &idLists()
{
    static const QSet<QString> keys{u"canRead"_s,  u"canWrite"_s, u"streams"_s,   u"children"_s,
                                    u"comments"_s, u"objects"_s,  u"ancestors"_s, u"assignedTo"_s};
    return keys;
}

// Strings that nobody types.
bool isMachine(const QString &key, const QString &value)
{
    static const QSet<QString> keys{u"_id"_s,       u"id"_s,          u"streamId"_s,     u"owner"_s,
                                    u"parent"_s,    u"guid"_s,        u"createdAt"_s,    u"updatedAt"_s,
                                    u"timestamp"_s, u"date"_s,        u"resourceType"_s, u"resourceId"_s,
                                    u"hash"_s,      u"geometryHash"_s};
    return keys.contains(key) || (key == "role"_L1 && (value == "admin"_L1 || value == "user"_L1))
           || (key == "type"_L1 && value == "Placeholder"_L1);
}

bool isToken(const QString &key)
{
    return key == "token"_L1 || key == "apitoken"_L1 || key == "success"_L1;
}

class Poison
{
public:
    explicit Poison(const Canary &canary)
        : m_canary(canary)
    {
    }

    //! Undefined: without it.
    [[nodiscard]] QJsonValue value(const QString &key, const QJsonValue &value)
    {
        if (isToken(key))
            return value;
        switch (m_canary.kind) {
        case Canary::Kind::Ids:
            return reference(key, value);
        case Canary::Kind::WrongType:
            return turned(key, value);
        default:
            return typed(key, value);
        }
    }
    [[nodiscard]] QJsonObject object(const QJsonObject &object);

private:
    [[nodiscard]] QJsonValue inside(const QString &key, const QJsonValue &value);
    [[nodiscard]] QJsonValue typed(const QString &key, const QJsonValue &value);
    [[nodiscard]] QJsonValue reference(const QString &key, const QJsonValue &value);
    [[nodiscard]] QJsonValue turned(const QString &key, const QJsonValue &value);
    [[nodiscard]] QJsonValue other(const QJsonValue &value);
    //! Every \a n th time.
    [[nodiscard]] bool turn(int n) { return ++m_turns % n == 0; }

    Canary m_canary;
    int m_turns = 0;
    int m_depth = 0;
    bool m_mine = false; //!< within what tells a client who it is
};

QJsonObject Poison::object(const QJsonObject &object)
{
    ++m_depth;
    QJsonObject result;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue now = value(member.key(), member.value());
        if (!now.isUndefined())
            result.insert(member.key(), now);
    }
    if (m_canary.kind == Canary::Kind::Text && m_depth > 1 && !m_canary.text.isEmpty())
        result.insert(m_canary.text, m_canary.text);
    --m_depth;
    return result;
}

QJsonValue Poison::inside(const QString &key, const QJsonValue &value)
{
    if (value.isObject()) {
        const bool before = m_mine;
        m_mine = before || value.toObject().contains("apitoken"_L1);
        const QJsonObject now = object(value.toObject());
        m_mine = before;
        return now;
    }
    QJsonArray result;
    const QJsonArray members = value.toArray();
    for (const auto &member : members)
        result.append(this->value(key, member));
    return result;
}

QJsonValue Poison::typed(const QString &key, const QJsonValue &value)
{
    if (value.isObject() || value.isArray())
        return idLists().contains(key) && !value.toArray().first().isObject() ? value : inside(key, value);
    if (!value.isString() || isMachine(key, value.toString()))
        return value;
    switch (m_canary.kind) {
    case Canary::Kind::Null:
        return QJsonValue::Null;
    case Canary::Kind::Missing:
        return QJsonValue::Undefined;
    default:
        return m_canary.text;
    }
}

QJsonValue Poison::reference(const QString &key, const QJsonValue &value)
{
    if (value.isArray() && idLists().contains(key)) {
        QJsonArray ids = value.toArray();
        ids.append(ids.first().isObject()
                       ? QJsonValue(QJsonObject{{u"_id"_s, m_canary.text}, {u"type"_s, u"Placeholder"_s}})
                       : QJsonValue(m_canary.text));
        return ids;
    }
    if (value.isObject() || value.isArray())
        return inside(key, value);
    const bool leads = key == "parent"_L1 || key == "owner"_L1 || key == "resourceId"_L1;
    return leads && !m_mine && turn(3) ? QJsonValue(m_canary.text) : value;
}

QJsonValue Poison::turned(const QString &key, const QJsonValue &value)
{
    const bool isVital = m_mine && (key == "_id"_L1 || key == "role"_L1);
    if (isVital || key == "resources"_L1 || key == "resource"_L1)
        return value.isObject() || value.isArray() ? inside(key, value) : value;
    if (value.isObject() || value.isArray())
        return turn(4) ? other(value) : inside(key, value);
    const bool isId = key == "_id"_L1 || key == "streamId"_L1;
    return !isId || turn(3) ? other(value) : value;
}

QJsonValue Poison::other(const QJsonValue &value)
{
    const std::array<QJsonValue, 9> all{
        QJsonValue(-1e308),
        QJsonValue(QJsonArray{QJsonArray{}, QJsonValue::Null, 7, u"x"_s, QJsonObject{}}),
        QJsonValue(true),
        QJsonValue(QJsonObject{{u"a"_s, QJsonValue::Null}}),
        QJsonValue(QJsonValue::Null),
        QJsonValue(u"2000-99-99"_s),
        QJsonValue(QJsonArray{}),
        QJsonValue(4.5),
        QJsonValue(QJsonValue::Undefined),
    };
    for (size_t i = 0; i < all.size(); ++i) {
        const QJsonValue &candidate = all.at(size_t(++m_turns) % all.size());
        if (candidate.type() != value.type())
            return candidate;
    }
    return value;
}

} // namespace

QString Canary::mark() const
{
    constexpr qsizetype seen = 12; // narrow cells hold no more
    return oneLine(text).left(seen);
}

QByteArray hostile(const QByteArray &json, const Canary &canary)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return json;
    return QJsonDocument(Poison(canary).object(document.object())).toJson(QJsonDocument::Compact);
}

} // namespace Speckle
