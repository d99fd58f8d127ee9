// SPDX-License-Identifier: MIT
#include "sandbox/sample/people.h"

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

const QList<SamplePerson> &samplePeople()
{
    static const QList<SamplePerson> people{
        {u"Ada"_s, u"Lindqvist"_s, u"ada@sample.speckle"_s, u"Harbour & Quay Architects"_s, true},
        {u"Bruno"_s, u"Okafor"_s, u"bruno@sample.speckle"_s, u"Harbour & Quay Architects"_s, false},
        {u"Chiara"_s, u"Moretti"_s, u"chiara@sample.speckle"_s, u"Tensor Structures"_s, false},
        {u"Daniel"_s, u"Weiss"_s, u"daniel@sample.speckle"_s, u"Nordlicht Building Services"_s, false},
        {u"Emi"_s, u"Tanaka"_s, u"emi@sample.speckle"_s, u"Kestrel Developments"_s, false},
    };
    return people;
}

QString samplePassword()
{
    return u"speckle-sample"_s;
}

} // namespace Speckle::Sandbox
