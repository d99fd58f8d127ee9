// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/sandboxprocess.h"
#include "tests/ui/samplesession.h"
#include "ui/pages/streampage.h"

#include <QLineEdit>
#include <QTest>

#include <memory>

namespace Speckle {

class UiState;

//! A stream of the sample that has layers and objects.
inline constexpr auto Structure = "Harbour Office – Structure";

/*!
 * A stream's page on a desk: the sandbox's sample, Ada who looks at the page, and Bruno who changes things
 * elsewhere. For tests to derive from.
 */
class StreamPageDesk
{
protected:
    void sitDown();
    //! Both of them may write.
    [[nodiscard]] Stream make(Session *session, const QString &name);
    void open(Session *session, const QString &streamId, UiState *state = nullptr);
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    void retype(const char *name, const QString &text) const
    {
        auto *edit = part<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    [[nodiscard]] QString nameAtServer(const QString &streamId) const;
    //! By somebody whose program tells nobody.
    void changeSilently(const QString &streamId, const QJsonObject &changes) const;

    SandboxProcess m_sandbox;
    std::unique_ptr<Session> m_ada;
    std::unique_ptr<Session> m_bruno;
    QString m_structure;
    std::unique_ptr<StreamPage> m_page;
};

} // namespace Speckle
