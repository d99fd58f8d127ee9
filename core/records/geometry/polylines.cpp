// SPDX-License-Identifier: MIT
#include "core/records/geometry/polylines.h"

namespace Speckle::Geometry {

int Curve::degree() const
{
    const int degree = value("degree").toInt();
    return degree > 0 ? degree : 0;
}

QList<double> Curve::weights() const
{
    const QList<double> weights = numbersIn(value("weights"));
    return weights.size() == points().size() ? weights : QList<double>();
}

QList<double> Curve::knots() const
{
    const QList<double> knots = numbersIn(value("knots"));
    // No sum here: a hostile degree may be as large as an int.
    const qsizetype beyond = knots.size() - points().size();
    const qsizetype degree = this->degree();
    return degree > 0 && (beyond == degree - 1 || beyond == degree + 1) ? knots : QList<double>();
}

} // namespace Speckle::Geometry
