// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace Speckle {

//! A JSON document made ready to be looked at.
struct DisplayText
{
    QString text;
    qsizetype bytes = 0; //!< of the whole document, laid out for reading
    bool cut = false; //!< text is only the beginning of it
    bool broken = false; //!< lines were broken that have no break in the document
};

/*!
 * \a json laid out (prettyJson()), cut at a line's end before \a limit bytes (0: nothing is cut), lines
 * longer than \a longestLine characters broken: a QPlainTextEdit lays out one line of 500 KB for 16 s. Works
 * in any thread.
 */
[[nodiscard]] DisplayText displayText(const QByteArray &json, qsizetype limit, qsizetype longestLine = 2000);

} // namespace Speckle
