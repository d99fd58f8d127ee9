// SPDX-License-Identifier: MIT
#include "ui/dialogs/handoverdialog.h"

#include "core/records/project.h"
#include "core/session/handover.h"
#include "core/session/session.h"
#include "ui/dialogs/peopledialog.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPushButton>

namespace Speckle {

using namespace Qt::StringLiterals;

HandOverDialog::Gift HandOverDialog::giftOf(Session *session, const Stream &stream, const QString &userId)
{
    Gift gift;
    gift.title = tr("Hand over the stream");
    gift.name = stream.name();
    gift.owner = stream.owner();
    gift.onlyOwner = tr("Only the owner and administrators can delete a stream or hand it over.");
    gift.stays = tr("Objects, comments and saved versions stay whose they are.");
    gift.loss = stream.isPrivate()
                    ? tr("The stream is private: without that, a list or a project must let them see it.")
                    : tr("Without that, a list or a project must let them edit it.");
    gift.give = [session, id = stream.streamId(), userId](bool keepsWriting) {
        return handOverStream(session, id, userId, keepsWriting);
    };
    return gift;
}

HandOverDialog::Gift HandOverDialog::giftOf(Session *session, const Project &project, const QString &userId)
{
    Gift gift;
    gift.title = tr("Hand over the project");
    gift.name = project.name();
    gift.owner = project.owner();
    gift.onlyOwner
        = tr("Only the owner and administrators can delete a project or, with this program, hand it over.");
    gift.stays = tr("Its streams and comments stay whose they are.");
    gift.loss = project.isPrivate()
                    ? tr("The project is private: without that, its list of people must let them see it.")
                    : tr("Without that, its list of people must let them edit it.");
    gift.give = [session, id = project.id(), userId](bool keepsWriting) {
        return handOverProject(session, id, userId, keepsWriting);
    };
    return gift;
}

HandOverDialog::HandOverDialog(Session *session, const Stream &stream, const QString &userId, QWidget *parent)
    : HandOverDialog(session, giftOf(session, stream, userId), userId, parent)
{
}

HandOverDialog::HandOverDialog(Session *session, const Project &project, const QString &userId,
                               QWidget *parent)
    : HandOverDialog(session, giftOf(session, project, userId), userId, parent)
{
}

HandOverDialog::HandOverDialog(Session *session, const Gift &gift, const QString &userId, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_gift(gift)
    , m_keep(new QCheckBox(this))
    , m_loss(new WarningLabel(u"handOverLoss"_s, this))
    , m_error(new WarningLabel(u"handOverError"_s, this))
    , m_go(new QPushButton(icon(u"key"_s), tr("&Hand over"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"handOverDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(gift.title);
    const QString who = oneLine(session->userName(userId), 80);
    auto *question = new WrappedLabel(u"handOverQuestion"_s, 1, this);
    question->setText(breakable(tr("Make %1 the owner of “%2”?").arg(who, oneLine(gift.name, 120))));
    auto *warningLabel = new WarningLabel(u"handOverWarning"_s, this);
    QStringList warnings{gift.onlyOwner};
    if (!session->user().isAdmin())
        warnings += tr("You cannot take it back: only %1 and administrators could.").arg(who);
    warnings += gift.stays;
    warningLabel->setText(breakable(warnings.join(u' ')));
    const bool hasOwner = !gift.owner.isEmpty();
    m_keep->setObjectName(u"handOverKeep"_s);
    m_keep->setText(
        plainCaption(gift.owner == session->userId()
                         ? tr("I may go on editing it")
                         : tr("%1 may go on editing it").arg(oneLine(session->userName(gift.owner), 80))));
    m_keep->setChecked(hasOwner);
    m_keep->setVisible(hasOwner);
    m_go->setObjectName(u"handOverGo"_s);
    m_go->setAutoDefault(false);
    m_cancel->setObjectName(u"handOverCancel"_s);
    m_cancel->setDefault(true); // what Return does is never the step that cannot be taken back

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_go);
    buttons->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(warningLabel);
    layout->addWidget(m_keep);
    layout->addWidget(m_loss);
    layout->addWidget(m_error);
    layout->addStretch(1);
    layout->addLayout(buttons);
    m_error->hide();
    showState();
    resize(520, sizeHint().height());
    connect(m_keep, &QCheckBox::toggled, this, &HandOverDialog::showState);
    connect(m_go, &QPushButton::clicked, this, &HandOverDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(session, &QObject::destroyed, this, &QDialog::close);
}

void HandOverDialog::showState()
{
    m_loss->setText(m_gift.loss);
    m_loss->setVisible(m_keep->isVisibleTo(this) && !m_keep->isChecked());
    m_keep->setEnabled(!m_running);
    m_go->setEnabled(!m_running);
    m_cancel->setEnabled(!m_running);
    m_go->setText(m_running ? tr("Handing over…") : tr("&Hand over"));
}

void HandOverDialog::start()
{
    if (!m_session || m_running)
        return;
    m_running = true;
    m_error->hide();
    showState();
    Reply<HandOver> *reply = m_gift.give(m_keep->isChecked());
    reply->then(
        this,
        [this](const HandOver &outcome) {
            m_running = false;
            accept();
            emit handedOver(outcome.notRead);
        },
        [this](const ApiError &error) { fail(error); });
    connect(reply, &AbstractReply::finished, this, [this, reply] {
        if (reply->error().isCancelled())
            fail(reply->error());
    });
}

void HandOverDialog::fail(const ApiError &error)
{
    m_running = false;
    m_error->setText(breakable(error.sentence()));
    m_error->show();
    showState();
    m_go->setFocus();
}

void HandOverDialog::reject()
{
    // Which of its steps were taken must not go unsaid.
    if (!m_running)
        QDialog::reject();
}

void chooseOwner(Session *session, const QString &question, const QString &owner, const QStringList &userIds,
                 QWidget *parent, const std::function<void(const QString &userId)> &goOn)
{
    if (userIds.size() == 1 && userIds.constFirst() != owner) {
        goOn(userIds.constFirst());
        return;
    }
    auto *dialog = new PeopleDialog(session, question, HandOverDialog::tr("&Go on…"), {owner}, parent);
    dialog->setSingle();
    QObject::connect(dialog, &PeopleDialog::chosen, parent,
                     [session = QPointer<Session>(session), goOn](const QList<User> &users) {
                         if (!session)
                             return;
                         session->putUser(users.constFirst());
                         goOn(users.constFirst().id());
                     });
    dialog->open();
}

} // namespace Speckle
