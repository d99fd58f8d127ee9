// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/recordspage.h"

namespace Speckle {

class ClientWork;

//! The user's own clients on all streams: programs that are or were at work. Address: "clients".
class ClientsPage final : public RecordsPage
{
    Q_OBJECT

public:
    ClientsPage(Session *session, const QString &accountId, UiState *state, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QString address() const override;

protected:
    [[nodiscard]] RecordList *listOf(Session *session) const override;
    void follow(Session *session) override;
    void activated(const QString &id) override;
    [[nodiscard]] QString countWords(int count) const override;

private:
    [[nodiscard]] QString remark(const QString &id) const;
    void addActions();
    void selectDuplicates();

    ClientWork *m_work;
};

} // namespace Speckle
