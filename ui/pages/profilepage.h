// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/user.h"
#include "ui/pages/page.h"

#include <QPointer>

namespace Speckle {

class AbstractReply;
class ElidedLabel;
class ProfileForm;
class SaveBar;
class StatePane;

/*!
 * The user's own profile at a server: name, surname and company to edit, the rest to read, and the token that
 * the account is signed in by. Address: "profile".
 *
 * Object names: profilePage, profileTitle, profileSaveButton, profileRevertButton; the fields as ProfileForm
 * has them.
 */
class ProfilePage final : public Page
{
    Q_OBJECT

public:
    //! \a accountId is kept while there is no session.
    ProfilePage(Session *session, const QString &accountId, QWidget *parent = nullptr);
    ~ProfilePage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override { return QStringLiteral("profile"); }
    [[nodiscard]] QString accountId() const override { return m_accountId; }
    [[nodiscard]] bool isModified() const override;
    void save() override;
    void discard() override;
    [[nodiscard]] QJsonObject draft() const override;
    void restoreDraft(const QJsonObject &draft) override;
    void refresh() override;
    void setSession(Session *session) override;
    void focusStart() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void showUser();
    void showButtons();
    void onSaved(const User &typed, const User &now);

    QString m_accountId;
    QPointer<Session> m_session;
    StatePane *m_states = nullptr;
    ElidedLabel *m_name = nullptr;
    ProfileForm *m_form = nullptr;
    SaveBar *m_saveBar = nullptr;
    QPointer<AbstractReply> m_loading;
    QPointer<AbstractReply> m_saving;
    bool m_hadError = false;
};

} // namespace Speckle
