// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace Speckle::Sandbox {

//! One of the sample's users.
struct SamplePerson
{
    QString name;
    QString surname;
    QString email;
    QString company;
    bool isAdmin = false;
};

[[nodiscard]] const QList<SamplePerson> &samplePeople();

//! The one password of them all; no secret, it stands in --help.
[[nodiscard]] QString samplePassword();

} // namespace Speckle::Sandbox
