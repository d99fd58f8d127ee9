// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/apiclient.h"
#include "ui/pages/recordspage.h"

namespace Speckle {

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
    [[nodiscard]] ApiClient client(const QString &id) const;
    [[nodiscard]] QString streamName(const QString &id) const;
    [[nodiscard]] QString remark(const QString &id) const;
    [[nodiscard]] QString whyNotChange(const QStringList &ids) const;
    void addActions();
    void rename(const QString &id);
    void remove(const QStringList &ids);
    void selectDuplicates();
    void loadStreamNames();
};

} // namespace Speckle
