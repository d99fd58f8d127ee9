// SPDX-License-Identifier: MIT
#include "ui/dialogs/clientdetails.h"

#include "core/session/session.h"
#include "core/session/sessionclients.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {
constexpr int DetailsWidth = 520;
constexpr qsizetype LongestDetail = 4000;
} // namespace

ClientDetails::ClientDetails(Session *session, const QString &clientId, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_id(clientId)
    , m_error(new WarningLabel(u"clientDetailsError"_s, this))
    , m_refresh(new QPushButton(icon(u"refresh"_s), tr("&Refresh"), this))
{
    setObjectName(u"clientDetails"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Client"));
    auto *form = new QFormLayout;
    addLine(form, u"Document"_s, tr("&Document:"));
    addLine(form, u"Location"_s, tr("&Location:"));
    addLine(form, u"Guid"_s, tr("Document &GUID:"));
    addLine(form, u"Application"_s, tr("&Application:"));
    addLine(form, u"Role"_s, tr("R&ole:"));
    addLine(form, u"Stream"_s, tr("&Stream:"));
    addLine(form, u"Owner"_s, tr("O&wner:"));
    addLine(form, u"Online"_s, tr("O&nline:"));
    addLine(form, u"Created"_s, tr("&First seen:"));
    addLine(form, u"Seen"_s, tr("Last s&een:"));
    addLine(form, u"Id"_s, tr("&Id:"));
    m_error->hide();
    m_refresh->setObjectName(u"clientDetailsRefresh"_s);
    m_refresh->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_refresh);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_error);
    layout->addStretch(1);
    layout->addLayout(buttons);
    resize(DetailsWidth, sizeHint().height());
    connect(m_refresh, &QPushButton::clicked, this, &ClientDetails::load);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(session->clients(), &SessionClients::changed, this, [this](const QString &id) {
        if (id == m_id)
            showClient();
    });
    connect(session, &Session::userChanged, this, &ClientDetails::showClient);
    showClient();
    load();
}

ClientDetails::~ClientDetails()
{
    if (m_call)
        m_call->cancel();
}

void ClientDetails::addLine(QFormLayout *form, const QString &key, const QString &label)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(u"clientDetails"_s + key);
    edit->setReadOnly(true);
    edit->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    form->addRow(label, edit);
    m_lines.insert(key, edit);
}

void ClientDetails::setLine(const QString &key, const QString &text)
{
    QLineEdit *edit = m_lines.value(key);
    const QString line = oneLine(text, LongestDetail);
    if (edit->text() == line)
        return; // or what is being chosen in it would no longer be
    edit->setText(line);
    edit->setCursorPosition(0);
}

void ClientDetails::showClient()
{
    if (!m_session)
        return;
    const ApiClient now = m_session->clients()->client(m_id).value_or(ApiClient());
    if (now.isEmpty())
        return;
    const auto stream = m_session->stream(now.streamId());
    setLine(u"Document"_s, now.documentName());
    setLine(u"Location"_s, now.documentLocation());
    setLine(u"Guid"_s, now.documentGuid());
    setLine(u"Application"_s, now.documentType());
    setLine(u"Role"_s, now.role());
    setLine(u"Stream"_s, now.streamId().isEmpty() ? tr("none")
                         : stream && !stream->name().isEmpty()
                             //: %1 is the name of a stream, %2 its id
                             ? tr("%1 (%2)").arg(stream->name(), now.streamId())
                             : now.streamId());
    setLine(u"Owner"_s, now.owner().isEmpty() ? tr("nobody") : m_session->userName(now.owner()));
    setLine(u"Online"_s, now.isOnline() ? tr("yes") : tr("no"));
    setLine(u"Created"_s, exactTimeText(now.createdAt()));
    setLine(u"Seen"_s, exactTimeText(now.updatedAt()));
    setLine(u"Id"_s, now.id());
}

void ClientDetails::load()
{
    if (!m_session || m_call)
        return;
    Reply<ApiClient> *reply = m_session->clients()->load(m_id);
    m_call = reply;
    m_refresh->setEnabled(false);
    reply->then(
        this,
        [this](const ApiClient &) {
            m_error->hide();
            showClient();
        },
        [this](const ApiError &error) {
            m_error->setText(breakable(error.sentence()));
            m_error->show();
        });
    connect(reply, &AbstractReply::finished, this, [this] {
        m_call.clear();
        m_refresh->setEnabled(true);
    });
}

} // namespace Speckle
