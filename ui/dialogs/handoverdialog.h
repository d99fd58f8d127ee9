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

/*!
 * Goes on with the one of \a userIds, where it is one and not \a owner; else asks over \a parent, in the
 * words of \a question, who it shall be. \a goOn runs while \a parent lives, once the session knows that
 * person.
 */
void chooseOwner(Session *session, const QString &question, const QString &owner, const QStringList &userIds,
                 QWidget *parent, const std::function<void(const QString &userId)> &goOn);

} // namespace Speckle
