// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/user.h"
#include "ui/pages/recordspage.h"

namespace Speckle {

//! Everybody with an account at a server, for its administrators. Address: "users".
class UsersPage final : public RecordsPage
{
    Q_OBJECT

public:
    UsersPage(Session *session, const QString &accountId, UiState *state, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override;

protected:
    [[nodiscard]] RecordList *listOf(Session *session) const override;
    void follow(Session *session) override;
    [[nodiscard]] QString countWords(int count) const override;

private:
    enum class Change { MakeAdmin, MakeUser, Archive, Restore };

    [[nodiscard]] User user(const QString &id) const;
    void addAction(const QString &id, const QString &text, const QString &iconName, Change change,
                   bool separatorBefore);
    [[nodiscard]] QString whyNot(Change change, const QStringList &ids) const;
    void ask(Change change, const QStringList &ids);
    [[nodiscard]] bool alreadyIs(Change change, const User &user) const;
};

} // namespace Speckle
