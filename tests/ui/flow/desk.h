// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/accountstore.h"
#include "core/session/sessions.h"
#include "tests/support/sandboxprocess.h"
#include "ui/mainwindow.h"
#include "ui/settings/uistate.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Speckle {

/*!
 * The program on somebody's desk: a profile of its own and the main window, worked through keys alone.
 * Everything is found by object name, as it is seen by whoever sits there.
 */
class Desk
{
public:
    Desk();
    ~Desk();
    Q_DISABLE_COPY_MOVE(Desk)

    //! As at a start of the program: the window from what the profile holds.
    void open();
    //! As at its end, without asking.
    void close();

    [[nodiscard]] MainWindow *window() const { return m_window.get(); }
    [[nodiscard]] Sessions *sessions() const { return m_sessions.get(); }
    //! Of the only account; nullptr while there is none.
    [[nodiscard]] Session *session() const;

    //! The visible widget of that name in any window of the program; nullptr where there is none.
    template <typename Widget = QWidget>
    [[nodiscard]] static Widget *find(const QString &objectName)
    {
        const auto windows = QApplication::topLevelWidgets();
        for (QWidget *top : windows) {
            const auto all = top->findChildren<Widget *>(objectName);
            for (Widget *widget : all)
                if (widget->isVisible())
                    return widget;
            auto *self = qobject_cast<Widget *>(top);
            if (self && self->objectName() == objectName && self->isVisible())
                return self;
        }
        return nullptr;
    }

    //! To whatever has the focus.
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    static void type(const QString &text);
    //! Tab until the widget of that name has the focus; false where it cannot be reached.
    [[nodiscard]] static bool tabTo(const QString &objectName);
    //! Replaces what stands in the field with the focus.
    static void retype(const QString &text);

    //! Signs in through the dialog, from wherever the focus is.
    void signIn(const ServerAddress &server, const QString &email, const QString &password);

private:
    QTemporaryDir m_profile;
    std::unique_ptr<SecretStore> m_secrets; //!< as a keychain: outlives the program
    std::unique_ptr<AccountStore> m_accounts;
    std::unique_ptr<Sessions> m_sessions;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Speckle
