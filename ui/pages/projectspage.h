// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/recordspage.h"

namespace Speckle {

//! The projects of an account, or (for administrators) everybody's. Addresses: "projects", "projects/all".
class ProjectsPage final : public RecordsPage
{
    Q_OBJECT

public:
    enum class Which { Mine, All };

    ProjectsPage(Session *session, const QString &accountId, Which which, UiState *state,
                 QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override;

protected:
    [[nodiscard]] RecordList *listOf(Session *session) const override;
    void follow(Session *session) override;
    void activated(const QString &id) override;
    [[nodiscard]] QString countWords(int count) const override;

private:
    void addActions();
    void create();
    void setArchived(const QStringList &ids, bool archived);
    void remove(const QStringList &ids);
    //! Why the user may not: write it, or own it. Empty where all of \a ids may be.
    [[nodiscard]] QString whyNotWrite(const QStringList &ids) const;
    [[nodiscard]] QString whyNotSetArchived(const QStringList &ids, bool archived) const;
    [[nodiscard]] QString whyNotOwn(const QStringList &ids) const;

    Which m_which;
};

} // namespace Speckle
