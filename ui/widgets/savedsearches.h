// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QToolButton>

#include <functional>
#include <utility>

namespace Speckle {

class UiState;

/*!
 * The menu beside a filter line that keeps searches under names. They are the user's, whatever the account,
 * and live in the UiState.
 *
 * Object names: savedSearchesButton, savedSearchesMenu; in it saveSearch, deleteSearches and savedSearch.
 */
class SavedSearches : public QToolButton
{
    Q_OBJECT

public:
    //! Kept under \a key. \a current is what the filter line holds now; \a whyNot says why that cannot be
    //! kept, empty where it can. Without a \a state the button is disabled.
    SavedSearches(UiState *state, const QString &key, std::function<QString()> current,
                  std::function<QString(const QString &text)> whyNot, QWidget *parent = nullptr);

signals:
    void picked(const QString &text);

private:
    using Entry = std::pair<QString, QString>; //!< name and text
    [[nodiscard]] QList<Entry> entries() const;
    void keep(const QList<Entry> &entries);
    void fillMenu();
    void askName();
    void remove(const QString &name);

    QPointer<UiState> m_state;
    QString m_key;
    std::function<QString()> m_current;
    std::function<QString(const QString &)> m_whyNot;
};

} // namespace Speckle
