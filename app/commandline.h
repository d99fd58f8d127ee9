// SPDX-License-Identifier: MIT
#pragma once

#include "ui/openaddress.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace Speckle {

//! What the program was started for.
struct CommandLine
{
    bool demo = false;
    bool verbose = false;
    bool choosesPlatform = false; //!< by Qt's own option -platform
    QString profile; //!< directory; empty: the user's own, or a temporary one for the demo and the tour
    QString tour; //!< directory for the pictures; empty: no tour
    OpenAddress address; //!< what to open; invalid: nothing in particular
};

//! The program ends at once, with this text: --help, --version, or a mistake.
struct CommandLineExit
{
    int code = 0;
    QString text;
};

//! Exit codes of the program, besides 0.
enum ExitCode { TourFailed = 1, BadCommandLine = 2 };

/*!
 * Reads the arguments (without the program's name). Needs no application object, and so no display. Qt's own
 * options, as QApplication understands them, are let through.
 */
[[nodiscard]] std::variant<CommandLine, CommandLineExit> parseCommandLine(const QStringList &arguments);

} // namespace Speckle
