// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/session/idlist.h"
#include "ui/models/recordsmodel.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QPushButton;

namespace Speckle {

class FilterLine;
class RecordsTable;
class Session;
class StatePane;

/*!
 * Lets one choose several of the user's own and shared streams: what was changed last, or what is searched
 * for by name, at the server; where there are more than it shows it says so. Deletes itself when closed;
 * shown with open().
 *
 * Object names: streamChooserFilter, streamChooserTable, streamChooserMore, streamChooserAdd.
 */
class StreamChooser : public QDialog
{
    Q_OBJECT

public:
    //! Those in \a known are left out.
    StreamChooser(Session *session, const QStringList &known, QWidget *parent);
    ~StreamChooser() override;

signals:
    //! At least one.
    void chosen(const QStringList &streamIds);

private:
    void search(const QString &text);
    void showFound(const QString &text, QStringList ids);

    QPointer<Session> m_session;
    QStringList m_known;
    GivenIds m_ids;
    RecordsModel m_model;
    QPointer<AbstractReply> m_call;
    FilterLine *m_filter;
    RecordsTable *m_table;
    StatePane *m_states;
    QLabel *m_more;
    QPushButton *m_add;
};

} // namespace Speckle
