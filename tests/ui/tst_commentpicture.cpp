// SPDX-License-Identifier: MIT
#include "ui/comments/commentpicture.h"

#include "core/records/comment.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

QString pngUrl(const QImage &image, const QString &type = u"image/png"_s)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return u"data:%1;base64,"_s.arg(type) + QLatin1String(bytes.toBase64());
}

QImage plain(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    return image;
}

CommentPicture::Shown decoded(const QString &url)
{
    Comment comment;
    comment.setScreenshot(url);
    return CommentPicture::decode(comment, {100, 100});
}

} // namespace

class TestCommentPicture : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatFits()
    {
        QCOMPARE(decoded(pngUrl(plain(40, 20))).image.size(), QSize(40, 20));
        QCOMPARE(decoded(pngUrl(plain(400, 200))).image.size(), QSize(100, 50));
        QCOMPARE(decoded(pngUrl(plain(4000, 1))).image.size(), QSize(100, 1));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("words");
        QTest::newRow("elsewhere") << u"http://127.0.0.1:1/pixel.png"_s << u"elsewhere"_s;
        QTest::newRow("a file") << u"file:///etc/passwd"_s << u"elsewhere"_s;
        QTest::newRow("drawings") << u"data:image/svg+xml;base64,PHN2Zy8+"_s << u"not shown"_s;
        QTest::newRow("no base64") << u"data:image/png;base64,%%%"_s << u"not shown"_s;
        QTest::newRow("damaged") << u"data:image/png;base64,iVBORw0KGgo="_s << u"damaged"_s;
        // A reader that is not meant never sees it.
        QTest::newRow("another type") << pngUrl(plain(4, 4), u"image/jpeg"_s) << u"damaged"_s;
        QTest::newRow("huge") << pngUrl(plain(20'000, 1)) << u"too large"_s;
        QTest::newRow("endless") << u"data:image/png;base64,"_s
                                        + QString(CommentPicture::MostCharacters, u'A')
                                 << u"too large"_s;
    }
    void refuses()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, words);
        const auto shown = decoded(url);
        QVERIFY(shown.image.isNull());
        QVERIFY2(shown.problem.contains(words), qPrintable(shown.problem));
    }

    void makesWhatIsAttachedSmaller()
    {
        const auto attached = CommentPicture::fromImage(plain(3000, 1500));
        QVERIFY(attached.problem.isEmpty());
        Comment comment;
        comment.setScreenshot(attached.dataUrl);
        QCOMPARE(QImage::fromData(comment.screenshotImage()).size(), QSize(1600, 800));
        QVERIFY(!CommentPicture::fromImage({}).problem.isEmpty());
    }

    void readsFiles()
    {
        const QTemporaryDir directory;
        const QString picture = directory.filePath(u"site.png"_s);
        QVERIFY(plain(30, 30).save(picture));
        QVERIFY(CommentPicture::fromFile(picture).dataUrl.startsWith("data:image/png;base64,"_L1));
        QFile notes(directory.filePath(u"notes.png"_s));
        QVERIFY(notes.open(QIODevice::WriteOnly));
        notes.write("these are no pixels");
        notes.close();
        const auto attached = CommentPicture::fromFile(notes.fileName());
        QVERIFY(attached.dataUrl.isEmpty());
        QVERIFY(attached.problem.contains("cannot be read"_L1));
        QVERIFY(!CommentPicture::fromFile(directory.filePath(u"nowhere.png"_s)).problem.isEmpty());
    }
};

QTEST_MAIN(TestCommentPicture)
#include "tst_commentpicture.moc"
