// SPDX-License-Identifier: MIT
#include "ui/comments/commentpicture.h"

#include "core/records/comment.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

using namespace Qt::StringLiterals;

namespace Speckle::CommentPicture {

namespace {

struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::CommentPicture)
};

bool isTooLarge(const QSize &size)
{
    return size.width() > MostPixels || size.height() > MostPixels;
}

} // namespace

Shown decode(const Comment &comment, const QSize &bounds)
{
    const QString url = comment.screenshot();
    if (!url.startsWith("data:"_L1))
        return {
            {},
            PictureText::tr("The picture is not in the comment but elsewhere; it is not loaded from there.")};
    if (url.size() > MostCharacters)
        return {{}, PictureText::tr("The picture is too large to be shown.")};
    QByteArray bytes = comment.screenshotImage();
    if (bytes.isEmpty())
        return {{}, PictureText::tr("The picture is of a kind that is not shown.")};
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const QString type = url.mid(11).section(u';', 0, 0); // after "data:image/"
    QImageReader reader(&buffer, type.toLatin1());
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (isTooLarge(size))
        return {{}, PictureText::tr("The picture is too large to be shown.")};
    if (size.isValid() && (size.width() > bounds.width() || size.height() > bounds.height()))
        reader.setScaledSize(size.scaled(bounds, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    if (image.isNull())
        return {{}, PictureText::tr("The picture is damaged.")};
    return {image, {}};
}

Attached fromImage(const QImage &image)
{
    if (image.isNull())
        return {{}, PictureText::tr("There is no picture.")};
    QImage small = image;
    if (small.width() > AttachedSize.width() || small.height() > AttachedSize.height())
        small = small.scaled(AttachedSize, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    // Drawings stay sharp as PNG; photographs would be many times as large.
    for (const char *format : {"png", "jpeg"}) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (!small.save(&buffer, format, format[0] == 'j' ? 85 : -1))
            continue;
        if (bytes.size() <= MostAttachedBytes / (format[0] == 'j' ? 1 : 4))
            return {u"data:image/%1;base64,"_s.arg(QLatin1String(format)) + QLatin1String(bytes.toBase64()),
                    {}};
    }
    return {{}, PictureText::tr("The picture stays too large even when it is made smaller.")};
}

Attached fromFile(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (isTooLarge(size))
        return {{}, PictureText::tr("The picture has more than %1 pixels a side.").arg(MostPixels)};
    if (size.isValid() && (size.width() > AttachedSize.width() || size.height() > AttachedSize.height()))
        reader.setScaledSize(size.scaled(AttachedSize, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    if (image.isNull())
        return {{}, PictureText::tr("The file cannot be read as a picture: %1").arg(reader.errorString())};
    return fromImage(image);
}

} // namespace Speckle::CommentPicture
