// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

namespace Speckle {

class UiState;

/*!
 * The streams that the user of an account has starred, the latest first. The server knows no stars: they are
 * kept in the UiState, under "stars/<accountId>", and are those of this computer.
 */
class Stars : public QObject
{
    Q_OBJECT

public:
    //! So many that their ids go into one address.
    static constexpr int most = 300;

    //! The one object for an account, owned by \a state; nullptr without a state.
    [[nodiscard]] static Stars *of(UiState *state, const QString &accountId);

    [[nodiscard]] const QStringList &streamIds() const { return m_ids; }
    [[nodiscard]] bool contains(const QString &streamId) const { return m_ids.contains(streamId); }
    [[nodiscard]] bool isFull() const { return m_ids.size() >= most; }
    //! Beyond `most` nothing is added.
    void set(const QStringList &streamIds, bool starred);

signals:
    void changed(const QStringList &streamIds);

private:
    Stars(UiState *state, const QString &key);

    UiState *m_state;
    QString m_key;
    QStringList m_ids;
};

} // namespace Speckle
