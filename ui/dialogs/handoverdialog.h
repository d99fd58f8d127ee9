// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/records/stream.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QPushButton;

namespace Speckle {

class Session;
class WarningLabel;

/*!
 * Gives a stream to somebody else, after saying what that means. It stays until that is done: a failure is
 * told in it. Deletes itself when closed; shown with open().
 *
 * Object names: handOverQuestion, handOverWarning, handOverKeep, handOverLoss, handOverError, handOverGo,
 * handOverCancel.
 */
class HandOverDialog : public QDialog
{
    Q_OBJECT

public:
    HandOverDialog(Session *session, const Stream &stream, const QString &userId, QWidget *parent);

    void reject() override;

signals:
    //! It was; \a notRead as in HandOver.
    void handedOver(const Speckle::ApiError &notRead);

private:
    [[nodiscard]] QString warning() const;
    void showState();
    void start();
    void fail(const ApiError &error);

    QPointer<Session> m_session;
    Stream m_stream;
    QString m_userId;
    QCheckBox *m_keep;
    WarningLabel *m_loss;
    WarningLabel *m_error;
    QPushButton *m_go;
    QPushButton *m_cancel;
    bool m_running = false;
};

} // namespace Speckle
