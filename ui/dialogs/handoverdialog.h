// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"

#include <QDialog>
#include <QPointer>

#include <functional>

class QCheckBox;
class QPushButton;

namespace Speckle {

class Project;
class Session;
class Stream;
class WarningLabel;
struct HandOver;

/*!
 * Gives a stream or project to somebody else, after saying what that means. It stays until that is done: a
 * failure is told in it. Deletes itself when closed; shown with open().
 *
 * Object names: handOverQuestion, handOverWarning, handOverKeep, handOverLoss, handOverError, handOverGo,
 * handOverCancel.
 */
class HandOverDialog : public QDialog
{
    Q_OBJECT

public:
    HandOverDialog(Session *session, const Stream &stream, const QString &userId, QWidget *parent);
    HandOverDialog(Session *session, const Project &project, const QString &userId, QWidget *parent);

    void reject() override;

signals:
    //! It was; \a notRead as in HandOver.
    void handedOver(const Speckle::ApiError &notRead);

private:
    //! What is given, in words.
    struct Gift
    {
        QString title;
        QString name;
        QString owner;
        QString onlyOwner; //!< what nobody else can do
        QString stays; //!< what does not change
        QString loss; //!< what the owner until now needs where they are put on no list
        std::function<Reply<HandOver> *(bool keepsWriting)> give;
    };

    HandOverDialog(Session *session, const Gift &gift, const QString &userId, QWidget *parent);
    static Gift giftOf(Session *session, const Stream &stream, const QString &userId);
    static Gift giftOf(Session *session, const Project &project, const QString &userId);
    void showState();
    void start();
    void fail(const ApiError &error);

    QPointer<Session> m_session;
    Gift m_gift;
    QCheckBox *m_keep;
    WarningLabel *m_loss;
    WarningLabel *m_error;
    QPushButton *m_go;
    QPushButton *m_cancel;
    bool m_running = false;
};

} // namespace Speckle
