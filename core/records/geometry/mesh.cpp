// SPDX-License-Identifier: MIT
#include "core/records/geometry/mesh.h"

#include <cmath>
#include <limits>

namespace Speckle::Geometry {

namespace {

int cornersOf(const QJsonValue &flag)
{
    const double number = flag.toDouble(-1);
    if (number == 0)
        return 3;
    return number == 1 ? 4 : 0;
}

} // namespace

QList<Face> Mesh::faces() const
{
    const QJsonArray flat = value("faces").toArray();
    const qsizetype vertexCount = vertices().size();
    QList<Face> faces;
    qsizetype at = 0;
    while (at < flat.size()) {
        Face face;
        face.count = cornersOf(flat.at(at));
        if (face.count == 0 || flat.size() - at <= face.count)
            break;
        bool inRange = true;
        for (int i = 0; i < face.count; ++i) {
            const int corner = flat.at(at + 1 + i).toInt(-1);
            inRange = inRange && corner >= 0 && corner < vertexCount;
            face.corners.at(static_cast<size_t>(i)) = corner;
        }
        if (inRange)
            faces += face;
        at += 1 + face.count;
    }
    return faces;
}

QList<quint32> Mesh::colors() const
{
    const QList<double> numbers = numbersIn(value("colors"));
    if (numbers.size() != vertices().size())
        return {};
    QList<quint32> colors;
    colors.reserve(numbers.size());
    for (const double number : numbers) {
        // .NET sends a signed number, JavaScript an unsigned one: the same 32 bits.
        if (number < std::numeric_limits<qint32>::min() || number > std::numeric_limits<quint32>::max()
            || number != std::floor(number))
            return {};
        colors += static_cast<quint32>(static_cast<qint64>(number));
    }
    return colors;
}

QList<Uv> Mesh::textureCoordinates() const
{
    const QList<double> numbers = numbersIn(value("textureCoordinates"));
    if (numbers.size() != 2 * vertices().size())
        return {};
    QList<Uv> places;
    places.reserve(numbers.size() / 2);
    for (qsizetype i = 0; i + 1 < numbers.size(); i += 2)
        places += Uv{numbers.at(i), numbers.at(i + 1)};
    return places;
}

} // namespace Speckle::Geometry
