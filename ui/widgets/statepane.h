// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"

#include <QStackedWidget>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QProgressBar;

namespace Speckle {

class IconLabel;

/*!
 * A view that is drawn differently in its five states: loading, empty, filtered to nothing, no permission,
 * error with retry; and the view itself otherwise. Loading is shown only where there is nothing yet to show.
 */
class StatePane : public QStackedWidget
{
    Q_OBJECT

public:
    enum class State { Content, Loading, Empty, FilteredOut, Forbidden, Failed };

    //! Takes \a content over.
    explicit StatePane(QWidget *content, QWidget *parent = nullptr);

    void showContent();
    //! Appears after 400 ms only, so that quick answers do not flicker.
    void showLoading(const QString &what);
    //! \a headline and \a hint are plain text; with \a actionText there is a button that does \a action.
    void showEmpty(const QString &headline, const QString &hint = {}, const QString &actionText = {},
                   const std::function<void()> &action = {});
    void showFilteredOut(const QString &headline, const std::function<void()> &clearFilter);
    void showForbidden(const ApiError &error);
    void showFailed(const ApiError &error, const std::function<void()> &retry);
    [[nodiscard]] State state() const { return m_state; }

protected:
    bool event(QEvent *event) override;

private:
    struct Message
    {
        QString icon;
        QString headline;
        QString hint;
        QString actionText;
    };

    QWidget *makeMessage();
    QWidget *makeLoading();
    void showMessage(State state, const QString &iconName, const QString &headline, const QString &hint,
                     const QString &actionText, const std::function<void()> &action);
    void presentMessage();

    State m_state = State::Content;
    QTimer m_delay;
    Message m_said;
    std::function<void()> m_action;
    QString m_loadingWords;

    QWidget *m_content;
    QWidget *m_message = nullptr;
    QWidget *m_loading = nullptr;
    IconLabel *m_icon = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_button = nullptr;
    QLabel *m_loadingText = nullptr;
    QProgressBar *m_bar = nullptr;
};

} // namespace Speckle
