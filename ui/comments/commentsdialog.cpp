// SPDX-License-Identifier: MIT
#include "ui/comments/commentsdialog.h"

#include "core/session/session.h"
#include "ui/comments/commentspane.h"
#include "ui/widgets/errorbar.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>

namespace Speckle {

using namespace Qt::StringLiterals;

CommentsDialog::CommentsDialog(Session *session, ResourceType type, const QString &id, const QString &about,
                               UiState *state, QWidget *parent)
    : QDialog(parent)
    , m_pane(new CommentsPane(type, id, state, this))
    , m_errors(new ErrorBar(this))
{
    setObjectName(u"commentsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Comments on %1").arg(oneLine(about, 80)));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_errors);
    layout->addWidget(m_pane, 1);
    resize(900, 620);
    connect(m_pane, &CommentsPane::failed, this,
            [this](const ApiError &error, const std::function<void()> &retry) {
                m_errors->showError(error, retry, m_pane);
            });
    connect(m_pane, &CommentsPane::recovered, this, [this] { m_errors->clear(m_pane); });
    m_pane->setAbout(about);
    m_pane->setSession(session);
    m_pane->activate();
    m_pane->setFocus();
}

} // namespace Speckle
