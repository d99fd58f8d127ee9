// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page.h"

#include <QPointer>

#include <functional>

class QMessageBox;

namespace Speckle {

/*!
 * One question for all pages with unsaved changes: save, discard, or cancel. Saving waits for each page's
 * saved() or failed(). Never blocks; deletes itself when it is over.
 */
class UnsavedQuestion : public QObject
{
    Q_OBJECT

public:
    //! \a proceed runs after everything was saved or discarded; not after Cancel, nor where a save failed.
    UnsavedQuestion(const QList<Page *> &pages, const std::function<void()> &proceed, QWidget *parent);
    void open();
    //! To the front again, when the user tries to close once more.
    void raise();

signals:
    //! The user's changes in this page are given up.
    void discarded(Speckle::Page *page);
    //! Once, however it ended; before proceed runs.
    void over();

private:
    void saveAll();
    void discardAll();
    void onSaved(Page *page);
    void finish(bool proceed);

    QList<QPointer<Page>> m_pages;
    QList<Page *> m_saving;
    std::function<void()> m_proceed;
    QPointer<QMessageBox> m_box;
};

} // namespace Speckle
