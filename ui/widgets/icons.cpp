// SPDX-License-Identifier: MIT
#include "ui/widgets/icons.h"

#include "core/qtcompat.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

// The linker drops a static library's resources unless somebody asks for them. Outside of the namespace: the
// macro declares a function.
static void initialiseResources()
{
    Q_INIT_RESOURCE(speckle);
}

namespace Speckle {
namespace {

//! The one icon with colours of its own.
constexpr auto ProgramIcon = "speckle-browser"_L1;

QString fileOf(const QString &name)
{
    static const bool initialised = (initialiseResources(), true);
    Q_UNUSED(initialised)
    return u":/speckle/icons/%1.svg"_s.arg(name);
}

/*!
 * Draws an SVG in the palette's colour of the moment.
 *
 * The colour is part of the cache's key, so a change of palette needs no notice here: widgets repaint upon it
 * and then ask for another pixmap. Rendering goes by QSvgRenderer, not by QIcon's file loading: that needs
 * Qt's SVG icon plugin, which is a package of its own on some systems and whose absence shows only as missing
 * icons.
 */
class SvgIconEngine final : public QIconEngine
{
public:
    explicit SvgIconEngine(const QString &name)
        : m_name(name)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        // A printer or a picture has no device pixel ratio of its own to speak of: the device's is right for
        // both.
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : qreal(1);
        const int side = qMin(rect.width(), rect.height());
        const QRect square(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side,
                           side);
        painter->drawPixmap(square, drawn(square.size() * ratio, mode, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return drawn(size, mode, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return drawn(Compat::iconSizesAreLogical ? size * scale : size, mode, scale);
    }

    //! Drawn at any size: there is no list of sizes to choose from.
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        return QSize(1, 1).scaled(size, Qt::KeepAspectRatio);
    }

    QString key() const override { return u"SpeckleSvg"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return !QFile::exists(fileOf(m_name)); }
    QIconEngine *clone() const override { return new SvgIconEngine(*this); }

private:
    //! \a size is in device pixels.
    QPixmap drawn(const QSize &size, QIcon::Mode mode, qreal ratio) const
    {
        const QSize square = QSize(1, 1).scaled(size, Qt::KeepAspectRatio);
        if (square.isEmpty())
            return {};
        const bool tinted = m_name != ProgramIcon;
        const QColor colour = tinted ? colourFor(mode) : QColor(Qt::transparent);
        const QString key = u"speckle-icon %1 %2 %3 %4"_s.arg(m_name)
                                .arg(square.width())
                                .arg(colour.rgba())
                                .arg(tinted ? 0 : int(mode == QIcon::Disabled));
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap::fromImage(render(square, tinted ? &colour : nullptr, mode));
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

    static QColor colourFor(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return palette.color(QPalette::Active, QPalette::WindowText);
    }

    QImage render(const QSize &size, const QColor *tint, QIcon::Mode mode) const
    {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QSvgRenderer renderer(fileOf(m_name));
        QPainter painter(&image);
        if (!tint && mode == QIcon::Disabled)
            painter.setOpacity(0.4);
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
        if (tint) {
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(image.rect(), *tint);
        }
        return image;
    }

    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    const bool known = QFile::exists(fileOf(name));
    Q_ASSERT_X(known, "Speckle::icon", qPrintable(u"no such icon: "_s + name));
    if (!known)
        return {};
    return QIcon(new SvgIconEngine(name));
}

} // namespace Speckle
