// SPDX-License-Identifier: MIT
#pragma once

namespace Speckle {

/*!
 * Sends every log line, Qt's included, to standard error by way of redact(). \a verbose turns the categories
 * speckle.* on below warnings.
 * Until applicationIsUp() a fatal message is Qt's failing to reach a display: the program then ends with a
 * sentence and exit code 2 instead of an abort and its core dump.
 */
void installLogging(bool verbose);
void applicationIsUp();

} // namespace Speckle
