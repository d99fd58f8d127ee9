// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"

#include <QDialog>
#include <QHash>
#include <QPointer>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace Speckle {

class Session;
class WarningLabel;

/*!
 * Everything that is known of one client, for reading and copying: as a list had it at once, and as the
 * server has it now as soon as that has come. Deletes itself when closed; shown with open().
 *
 * Object names: clientDetails; clientDetailsDocument, …Location, …Guid, …Application, …Role, …Stream,
 * …Owner, …Online, …Created, …Seen, …Id; clientDetailsError, clientDetailsRefresh.
 */
class ClientDetails : public QDialog
{
    Q_OBJECT

public:
    ClientDetails(Session *session, const QString &clientId, QWidget *parent);
    ~ClientDetails() override;

private:
    void addLine(QFormLayout *form, const QString &key, const QString &label);
    void setLine(const QString &key, const QString &text);
    void load();
    void showClient();

    QPointer<Session> m_session;
    QString m_id;
    QHash<QString, QLineEdit *> m_lines;
    WarningLabel *m_error;
    QPushButton *m_refresh;
    QPointer<AbstractReply> m_call;
};

} // namespace Speckle
