// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

namespace Speckle {

class Comment;

/*!
 * The picture that goes with a comment. All of this may take its time: call it in the background.
 *
 * Strangers' pictures are decoded by the reader of the type that they claim to be and by no other, and not at
 * all where they are larger than Most… below.
 */
namespace CommentPicture {

//! Longest base64 that is decoded to be shown, and most pixels of a side.
constexpr qsizetype MostCharacters = qsizetype(24) * 1024 * 1024;
constexpr int MostPixels = 16'384;
//! What is attached is made smaller to fit into this, and refused above so many bytes.
constexpr QSize AttachedSize(1600, 1200);
constexpr qsizetype MostAttachedBytes = qsizetype(4) * 1024 * 1024;

struct Shown
{
    QImage image; //!< null: \a problem says why
    QString problem;
};
//! \a dataUrl as Comment::screenshot() has it; the image fits into \a bounds.
[[nodiscard]] Shown decode(const Comment &comment, const QSize &bounds);

struct Attached
{
    QString dataUrl; //!< empty: \a problem says why
    QString problem;
};
//! Reads a picture file.
[[nodiscard]] Attached fromFile(const QString &path);
[[nodiscard]] Attached fromImage(const QImage &image);

} // namespace CommentPicture

} // namespace Speckle
