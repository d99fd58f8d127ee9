// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace Speckle {

class Program;
class TourColleague;

//! One screen of the tour, or a step on the way to it.
struct TourStep
{
    QString name; //!< of the picture; empty: none is taken
    QString waitsFor; //!< for the message where isReady never holds
    std::function<void()> enter = {};
    std::function<bool()> isReady = {}; //!< asked again and again
    std::function<void()> leave = {};
    std::function<QWidget *()> over = {}; //!< a dialog that belongs into the picture
};

//! \a program and \a colleague outlive the steps.
[[nodiscard]] QList<TourStep> tourSteps(Program *program, TourColleague *colleague);

} // namespace Speckle
