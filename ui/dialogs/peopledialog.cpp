// SPDX-License-Identifier: MIT
#include "ui/dialogs/peopledialog.h"

#include "core/session/session.h"
#include "core/session/sessionpeople.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>
#include <chrono>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int FewestLetters = 3;

QString describe(const User &user)
{
    QStringList parts{user.displayName()};
    for (const QString &part : {user.company(), user.email()}) {
        if (!part.isEmpty() && part != parts.constFirst())
            parts.append(part);
    }
    return parts.join(u" · "_s);
}

} // namespace

PeopleDialog::PeopleDialog(Session *session, const QString &title, const QString &verb,
                           const QStringList &known, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_known(known.cbegin(), known.cend())
    , m_line(new QLineEdit(this))
    , m_state(plainLabel(u"peopleState"_s, this))
    , m_list(new QListWidget(this))
    , m_choice(plainLabel(u"peopleChosen"_s, this))
    , m_add(new QPushButton(verb, this))
{
    setObjectName(u"peopleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_line->setObjectName(u"peopleSearch"_s);
    m_line->setAccessibleName(tr("Name or e-mail address"));
    m_line->setPlaceholderText(tr("Name or e-mail address, from three letters on"));
    m_list->setObjectName(u"peopleFound"_s);
    m_list->setAccessibleName(tr("People found"));
    m_list->setUniformItemSizes(true);
    m_add->setObjectName(u"peopleAdd"_s);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    // Enter chooses a row: it must not press a button as well.
    m_add->setAutoDefault(false);
    cancel->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_choice, 1);
    buttons->addWidget(m_add);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_line);
    layout->addWidget(m_state);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    resize(520, 420);

    m_pause.setSingleShot(true);
    m_pause.setInterval(250ms);
    connect(&m_pause, &QTimer::timeout, this, &PeopleDialog::search);
    connect(m_line, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        setChosen(item->data(Qt::UserRole).toString(), item->checkState() == Qt::Checked);
    });
    // Enter or a double click on a row chooses it, as Space does.
    connect(m_list, &QListWidget::itemActivated, this, [](QListWidgetItem *item) {
        if (item->flags() & Qt::ItemIsEnabled)
            item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    connect(m_line, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_add, &QPushButton::clicked, this, [this] {
        QList<User> users;
        for (const QString &id : std::as_const(m_chosen))
            users.append(m_found.value(id));
        accept();
        emit chosen(users);
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (session)
        connect(session, &QObject::destroyed, this, &QDialog::reject);
    m_state->setText(tr("Type at least three letters."));
    showChoice();
}

void PeopleDialog::search()
{
    if (m_call)
        m_call->cancel();
    const QString text = m_line->text().trimmed();
    if (text.size() < FewestLetters || !m_session) {
        m_list->clear();
        m_state->setText(tr("Type at least three letters."));
        return;
    }
    m_state->setText(tr("Searching…"));
    Reply<QList<User>> *reply = m_session->people()->search(text);
    m_call = reply;
    reply->then(
        this, [this](const QList<User> &users) { show(users); },
        [this](const ApiError &error) { m_state->setText(error.sentence()); });
}

void PeopleDialog::show(const QList<User> &users)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const User &user : users) {
        m_found.insert(user.id(), user);
        auto *item = new QListWidgetItem(icon(u"user"_s), oneLine(describe(user), 160), m_list);
        item->setData(Qt::UserRole, user.id());
        item->setToolTip(plainToolTip(describe(user)));
        item->setCheckState(m_chosen.contains(user.id()) ? Qt::Checked : Qt::Unchecked);
        if (m_known.contains(user.id())) {
            item->setText(tr("%1 – is there already").arg(item->text()));
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        } else if (user.isArchived()) {
            item->setText(tr("%1 – archived").arg(item->text()));
        }
    }
    // The server says no more than ten, and not that there are more.
    if (users.size() >= 10)
        m_state->setText(tr("The first ten. More letters find others."));
    else
        m_state->setText(users.isEmpty() ? tr("Nobody of that name has an account at this server.")
                                         : tr("Choose with Space or Enter."));
    if (m_list->count() > 0 && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void PeopleDialog::setChosen(const QString &id, bool chosen)
{
    m_chosen.removeAll(id);
    if (chosen && m_single) {
        m_chosen.clear();
        const QSignalBlocker quiet(m_list);
        for (int row = 0; row < m_list->count(); ++row) {
            QListWidgetItem *item = m_list->item(row);
            if (item->data(Qt::UserRole).toString() != id)
                item->setCheckState(Qt::Unchecked);
        }
    }
    if (chosen)
        m_chosen.append(id);
    showChoice();
}

void PeopleDialog::showChoice()
{
    QStringList names;
    for (const QString &id : std::as_const(m_chosen))
        names.append(oneLine(m_found.value(id).displayName(), 60));
    m_choice->setText(names.join(", "_L1));
    m_add->setEnabled(!m_chosen.isEmpty());
}

} // namespace Speckle
