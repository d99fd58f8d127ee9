// SPDX-License-Identifier: MIT
#include "app/tour.h"

#include "app/commandline.h"
#include "app/program.h"
#include "app/tourcolleague.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleFactory>

#include <chrono>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {
constexpr QSize WindowSize(1280, 800);
constexpr auto LookInterval = 20ms;
constexpr auto StepLimit = 30s;

QPalette lightPalette()
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
    return fusion->standardPalette();
}

QPalette darkPalette()
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const char *color, const char *disabled = nullptr) {
        palette.setColor(role, QColor(QLatin1String(color)));
        palette.setColor(QPalette::Disabled, role, QColor(QLatin1String(disabled ? disabled : color)));
    };
    set(QPalette::Window, "#2b2d30");
    set(QPalette::WindowText, "#dfe1e5", "#7d8085");
    set(QPalette::Base, "#1e1f22");
    set(QPalette::AlternateBase, "#26282b");
    set(QPalette::Text, "#dfe1e5", "#7d8085");
    set(QPalette::PlaceholderText, "#8b8f96");
    set(QPalette::Button, "#393b40");
    set(QPalette::ButtonText, "#dfe1e5", "#7d8085");
    set(QPalette::BrightText, "#ffffff");
    set(QPalette::Highlight, "#2f65ca", "#45494f");
    set(QPalette::HighlightedText, "#ffffff", "#b0b3b8");
    set(QPalette::Link, "#6b9bfa");
    set(QPalette::LinkVisited, "#a77ff0");
    set(QPalette::ToolTipBase, "#393b40");
    set(QPalette::ToolTipText, "#dfe1e5");
    set(QPalette::Light, "#4a4d52");
    set(QPalette::Midlight, "#404348");
    set(QPalette::Mid, "#232528");
    set(QPalette::Dark, "#1a1b1d");
    set(QPalette::Shadow, "#000000");
    return palette;
}

// A dialog over the window, where it would stand on a screen: a grab of the window alone has none.
void paintOver(QPixmap *picture, QWidget *dialog)
{
    QPainter painter(picture);
    painter.fillRect(picture->rect(), QColor(0, 0, 0, 150));
    const QPixmap front = dialog->grab();
    const QPoint corner((picture->width() - front.width()) / 2, (picture->height() - front.height()) / 3);
    painter.drawPixmap(corner, front);
    painter.setPen(QColor(0, 0, 0, 130));
    painter.drawRect(QRect(corner, front.size()).adjusted(-1, -1, 0, 0));
}
} // namespace

void Tour::prepareEnvironment()
{
    qputenv("QT_STYLE_OVERRIDE", "Fusion");
    qputenv("QT_SCALE_FACTOR", "1");
    qputenv("QT_FONT_DPI", "96");
}

Tour::Tour(Program *program, const QString &directory)
    : m_program(program)
    , m_directory(directory)
    , m_colleague(std::make_unique<TourColleague>())
    , m_steps(tourSteps(program, m_colleague.get()))
    , m_light(lightPalette())
{
    m_look.setInterval(LookInterval);
    connect(&m_look, &QTimer::timeout, this, &Tour::look);
    m_patience.setSingleShot(true);
    m_patience.setInterval(StepLimit);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { end(u"waited in vain for %1"_s.arg(m_steps.at(m_step).waitsFor)); });
    connect(m_program->demo(), &Demo::failed, this,
            [this](const QString &reason) { end(u"the demo could not be started: %1"_s.arg(reason)); });
    connect(m_colleague.get(), &TourColleague::failed, this, &Tour::end);
}

Tour::~Tour() = default;

int Tour::run()
{
    if (!m_directory.mkpath(u"."_s)) {
        std::fprintf(stderr, "speckle-browser: cannot make the directory %s\n",
                     qPrintable(m_directory.path()));
        return TourFailed;
    }
    QApplication::setPalette(m_light);
    m_program->window()->resize(WindowSize);
    m_program->window()->show();
    QMetaObject::invokeMethod(this, &Tour::enter, Qt::QueuedConnection);
    return QApplication::exec();
}

void Tour::enter()
{
    m_dark = false;
    m_patience.start();
    m_look.start();
    if (const auto &enterStep = m_steps.at(m_step).enter)
        enterStep();
}

void Tour::look()
{
    const TourStep &step = m_steps.at(m_step);
    if (!step.isReady())
        return;
    if (!step.name.isEmpty()) {
        if (!m_dark) {
            ++m_picture;
            if (!write(QString()))
                return;
            // Its picture is taken at the next look: the event loop delivers the change to all widgets
            // before.
            QApplication::setPalette(darkPalette());
            m_dark = true;
            return;
        }
        if (!write(u"-dark"_s))
            return;
        QApplication::setPalette(m_light);
    }
    m_look.stop();
    m_patience.stop();
    if (step.leave)
        step.leave();
    if (++m_step == m_steps.size())
        end({});
    else
        QMetaObject::invokeMethod(this, &Tour::enter, Qt::QueuedConnection);
}

bool Tour::write(const QString &suffix)
{
    const TourStep &step = m_steps.at(m_step);
    QPixmap picture = m_program->window()->grab();
    if (QWidget *dialog = step.over ? step.over() : nullptr)
        paintOver(&picture, dialog);
    const QString name = u"%1-%2%3.png"_s.arg(m_picture, 2, 10, QLatin1Char('0')).arg(step.name, suffix);
    const QString path = m_directory.filePath(name);
    if (!picture.save(path, "PNG")) {
        end(u"cannot write %1"_s.arg(path));
        return false;
    }
    std::printf("%s\n", qPrintable(path));
    std::fflush(stdout);
    return true;
}

void Tour::end(const QString &problem)
{
    if (std::exchange(m_ended, true))
        return; // the first reason is the one that counts
    m_look.stop();
    m_patience.stop();
    if (!problem.isEmpty()) {
        const QString where = m_step < m_steps.size() ? m_steps.at(m_step).name : QString();
        std::fprintf(stderr, "speckle-browser: the tour ended early: %s\n", qPrintable(problem));
        if (!where.isEmpty())
            std::fprintf(stderr, "speckle-browser: the picture \"%s\" is missing\n", qPrintable(where));
    }
    QApplication::exit(problem.isEmpty() ? 0 : TourFailed);
}

} // namespace Speckle
