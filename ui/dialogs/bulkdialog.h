// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"

#include <QDialog>
#include <QList>
#include <QPointer>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace Speckle {

/*!
 * Does one thing to many records, one after the other, and tells of each what became of it. Nothing is sent
 * before the user says so; Stop ends it after the one that is under way; what failed can be tried again.
 *
 * Object names: bulkItems, bulkStart, bulkStop (Close when done), bulkRetry, bulkWayOut.
 */
class BulkDialog : public QDialog
{
    Q_OBJECT

public:
    struct Item
    {
        QString name; //!< server text
        //! Begins the call; asked when its turn has come. Empty: cannot be done, and the note says why.
        std::function<AbstractReply *()> run;
        QString note = {}; //!< what is to be known beforehand: "and 2 versions"; may be empty
        QStringList details = {}; //!< the same at length, a line each beneath it
        //! What is to be told of a success beside that it is one; asked then, may be empty.
        std::function<QString()> remark = {};
    };

    //! \a question says what is about to be done: "Put 12 streams into the archive?"; \a verb stands on the
    //! button, with a mnemonic. \a warning may be empty. All three are plain text of ours.
    BulkDialog(const QString &question, const QString &verb, const QString &warning, QList<Item> items,
               QWidget *parent);

    [[nodiscard]] int failures() const { return m_failures; }
    //! A button for another way, which closes the dialog without a thing done; it goes when the work begins.
    QPushButton *addWayOut(const QString &text);

signals:
    //! All items have had their turn, or it was stopped.
    void ended();

protected:
    void reject() override;

private:
    void start();
    void retry();
    void next();
    void settle(int row, const ApiError &error);
    void end();
    void showProgress();

    QList<Item> m_items;
    QList<int> m_waiting; //!< rows, the next first
    QString m_verb;
    QPointer<AbstractReply> m_call;
    QLabel *m_summary;
    QTreeWidget *m_list;
    QProgressBar *m_bar;
    QPushButton *m_start;
    QPushButton *m_stop;
    QPushButton *m_retry;
    QPushButton *m_wayOut = nullptr;
    int m_done = 0;
    int m_failures = 0;
    bool m_running = false;
};

} // namespace Speckle
