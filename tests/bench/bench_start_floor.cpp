// SPDX-License-Identifier: MIT
// What a start costs at the least: a main window with a table, a tree and docks, and nothing in them.
#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QTableView>
#include <QTreeView>

#include <cstdio>

namespace {

class Window : public QMainWindow
{
public:
    Window()
    {
        setCentralWidget(new QTableView);
        addDock(Qt::LeftDockWidgetArea, new QTreeView);
        addDock(Qt::BottomDockWidgetArea, new QTableView);
        resize(1280, 800);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_painted) {
            m_painted = true;
            // The children are painted after this, within the same turn of the event loop.
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::puts("first paint");
                    std::fflush(stdout);
                },
                Qt::QueuedConnection);
        }
        return QMainWindow::event(event);
    }

private:
    void addDock(Qt::DockWidgetArea area, QWidget *widget)
    {
        auto *dock = new QDockWidget;
        dock->setWidget(widget);
        addDockWidget(area, dock);
    }

    bool m_painted = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    Window window;
    window.show();
    return QApplication::exec();
}
