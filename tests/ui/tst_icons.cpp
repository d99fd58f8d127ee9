// SPDX-License-Identifier: MIT
#include "ui/widgets/icons.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

QStringList namesOfFiles()
{
    QStringList names;
    const QDir directory(u":/speckle/icons"_s);
    for (const QFileInfo &file : directory.entryInfoList())
        names.append(file.completeBaseName());
    return names;
}

//! Name → file that asks for it, found by reading the sources.
QMap<QString, QString> namesInSources()
{
    static const QRegularExpression call(uR"re(\bicon\(\s*(?:u"([^"]+)"_s|QStringLiteral\("([^"]+)"\)))re"_s);
    QMap<QString, QString> names;
    for (const QString &room : {u"ui"_s, u"app"_s}) {
        QDirIterator files(QStringLiteral(SPECKLE_SOURCE_DIR "/") + room, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            auto matches = call.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const QRegularExpressionMatch match = matches.next();
                names.insert(match.captured(1) + match.captured(2), file.fileName());
            }
        }
    }
    return names;
}

//! The colour of the pixels that are covered whole; invalid where they differ or there are none.
QColor inkOf(const QImage &image)
{
    QColor ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 255)
                continue;
            if (ink.isValid() && ink != pixel)
                return {};
            ink = pixel;
        }
    }
    return ink;
}

int covered(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).alpha() > 0 ? 1 : 0;
    }
    return count;
}

QPalette palette(const QColor &text, const QColor &disabled, const QColor &selected)
{
    QPalette result;
    result.setColor(QPalette::WindowText, text);
    result.setColor(QPalette::Disabled, QPalette::WindowText, disabled);
    result.setColor(QPalette::HighlightedText, selected);
    return result;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(!icon(u"stream"_s).isNull());
        QVERIFY(namesOfFiles().size() > 50);
    }

    void everyNameInTheSourcesExists()
    {
        const QMap<QString, QString> names = namesInSources();
        QVERIFY2(!names.isEmpty(), "the sources were not found");
        const QStringList files = namesOfFiles();
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            QVERIFY2(files.contains(it.key()), qPrintable(it.key() + u" of "_s + it.value()));
    }

    void isDrawnInThePalettesColours_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : namesOfFiles()) {
            if (name != u"speckle-browser"_s)
                QTest::addRow("%s", qPrintable(name)) << name;
        }
    }

    void isDrawnInThePalettesColours()
    {
        QFETCH(QString, name);
        const QIcon icon = Speckle::icon(name);
        const QPalette light = palette(QColor(0x20, 0x21, 0x24), QColor(0xa0, 0xa0, 0xa0), Qt::white);
        const QPalette dark = palette(QColor(0xe8, 0xea, 0xed), QColor(0x70, 0x70, 0x70), Qt::black);
        for (const QPalette &colours : {light, dark, light}) {
            QGuiApplication::setPalette(colours);
            const auto ink
                = [&icon](QIcon::Mode mode) { return inkOf(icon.pixmap(QSize(64, 64), 1, mode).toImage()); };
            QCOMPARE(ink(QIcon::Normal), colours.color(QPalette::Active, QPalette::WindowText));
            QCOMPARE(ink(QIcon::Active), colours.color(QPalette::Active, QPalette::WindowText));
            QCOMPARE(ink(QIcon::Disabled), colours.color(QPalette::Disabled, QPalette::WindowText));
            QCOMPARE(ink(QIcon::Selected), colours.color(QPalette::Active, QPalette::HighlightedText));
        }
    }

    //! Strokes keep clear of the edge, where they would be cut, and fill a fair part of the square.
    void keepsToItsGrid_data() { isDrawnInThePalettesColours_data(); }
    void keepsToItsGrid()
    {
        QFETCH(QString, name);
        const QImage image = Speckle::icon(name).pixmap(QSize(48, 48), 1).toImage();
        for (int i = 0; i < 48; ++i) {
            for (const QPoint edge : {QPoint(i, 0), QPoint(i, 47), QPoint(0, i), QPoint(47, i)})
                QCOMPARE(image.pixelColor(edge).alpha(), 0);
        }
        QVERIFY(covered(image) > 48 * 48 / 25);
    }

    void isSharpOnHighResolution()
    {
        const QPixmap pixmap = icon(u"stream"_s).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        QCOMPARE(icon(u"stream"_s).pixmap(QSize(16, 16), 1).size(), QSize(16, 16));
    }

    void isCentredInAnOblongRectangle()
    {
        QImage image(96, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        icon(u"close"_s).paint(&painter, image.rect());
        painter.end();
        QVERIFY(image.pixelColor(48, 16).alpha() > 0);
        QCOMPARE(covered(image.copy(0, 0, 32, 32)), 0);
        QCOMPARE(covered(image.copy(64, 0, 32, 32)), 0);
    }

    void theProgramsIconKeepsItsColours()
    {
        QGuiApplication::setPalette(palette(Qt::black, Qt::gray, Qt::white));
        const QImage light = icon(u"speckle-browser"_s).pixmap(QSize(64, 64), 1).toImage();
        QGuiApplication::setPalette(palette(Qt::white, Qt::gray, Qt::black));
        const QImage dark = icon(u"speckle-browser"_s).pixmap(QSize(64, 64), 1).toImage();
        QCOMPARE(light, dark);
        QVERIFY(covered(light) > 64 * 64 / 2);
        QVERIFY(!inkOf(light).isValid());
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
