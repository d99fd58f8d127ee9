// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace Speckle {

//! How often a test with random inputs repeats itself. A sanitizer needs several times as long for each, and
//! the build without one does them all.
[[nodiscard]] constexpr int roundsOf(int all)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return all / 5;
#else
    return all;
#endif
}

//! What a record says, by where it says it: "/name" → its JSON, "/tags/a" → "in", "/layers/<guid>/name". Of
//! `updatedAt` it says nothing, and nothing where a value is null.
using Facts = QMap<QString, QByteArray>;
[[nodiscard]] Facts factsOf(const QJsonObject &record);
void addFacts(Facts &facts, const QString &path, const QJsonValue &value);

//! Makes records and edits of them, the same ones for the same seed.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }

    //! Below \a count.
    int upTo(int count) { return static_cast<int>(m_random.bounded(count)); }
    bool chance(int percent) { return upTo(100) < percent; }
    //! Of a stream, with fields of every kind.
    [[nodiscard]] QJsonObject record();
    //! After a few edits of the fields \a keys.
    [[nodiscard]] QJsonObject edited(QJsonObject record, const QStringList &keys);

private:
    QString letter() { return QString(QChar(u'a' + upTo(6))); }
    QJsonValue scalar();
    QJsonArray members();
    QJsonObject dictionary(int depth);
    QJsonArray layers();
    QJsonObject editedDictionary(QJsonObject object);
    QJsonArray editedLayers(QJsonArray list);

    QRandomGenerator m_random;
};

//! A new one every run, printed; the environment's SPECKLE_SEED repeats one.
[[nodiscard]] quint32 firstSeed();

} // namespace Speckle
