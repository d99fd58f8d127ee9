// SPDX-License-Identifier: MIT
#pragma once

#include "app/toursteps.h"

#include <QDir>
#include <QObject>
#include <QPalette>
#include <QTimer>

#include <memory>

namespace Speckle {

class Program;
class TourColleague;

/*!
 * `--tour DIR`: opens each main screen on the demo, waits until it shows what it should, and writes a picture
 * of it, light and dark. A smoke test as much as the README's pictures. One line a picture goes to standard
 * output.
 */
class Tour : public QObject
{
    Q_OBJECT

public:
    //! The same style and the same density everywhere. Before the application object is made.
    static void prepareEnvironment();

    Tour(Program *program, const QString &directory);
    ~Tour() override;

    //! Runs the event loop; returns the exit code: 0 once all pictures are written.
    int run();

private:
    void enter();
    void look();
    bool write(const QString &suffix);
    void end(const QString &problem);

    Program *m_program;
    QDir m_directory;
    std::unique_ptr<TourColleague> m_colleague;
    QList<TourStep> m_steps;
    qsizetype m_step = 0;
    int m_picture = 0;
    QPalette m_light;
    bool m_dark = false; //!< the light picture of this step is written
    bool m_ended = false;
    QTimer m_look;
    QTimer m_patience;
};

} // namespace Speckle
