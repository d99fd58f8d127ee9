// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <chrono>

namespace Speckle::Sandbox {

enum class SampleSize { None, Small, Large };

//! The command line, read.
struct Options
{
    quint16 port = 3000;
    QHostAddress host = QHostAddress(QHostAddress::LocalHost);
    QString dataFile; //!< empty: in memory
    SampleSize sample = SampleSize::None;
    std::chrono::milliseconds latency{0};
    std::chrono::seconds pingInterval{30};
    bool untilStdinCloses = false;

    QString helpText; //!< not empty: only this is to be shown
    QString problem; //!< not empty: the command line makes no sense
};

//! Needs a QCoreApplication for name and version.
[[nodiscard]] Options parsedOptions(const QStringList &arguments);

} // namespace Speckle::Sandbox
