// SPDX-License-Identifier: MIT
#include "ui/widgets/savedsearches.h"

#include "ui/actions/recordactions.h"
#include "ui/dialogs/namedialog.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMenu>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

SavedSearches::SavedSearches(UiState *state, const QString &key, std::function<QString()> current,
                             std::function<QString(const QString &text)> whyNot, QWidget *parent)
    : QToolButton(parent)
    , m_state(state)
    , m_key(key)
    , m_current(std::move(current))
    , m_whyNot(std::move(whyNot))
{
    setObjectName(u"savedSearchesButton"_s);
    setIcon(Speckle::icon(u"filter"_s));
    setText(tr("Searches"));
    setAccessibleName(tr("Saved searches"));
    setToolTip(state ? tr("Saved searches: keep this one under a name, or pick one")
                     : tr("Nothing can be kept: there is no place for it."));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setEnabled(state);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"savedSearchesMenu"_s);
    menu->setToolTipsVisible(true);
    setMenu(menu);
    fillMenu();
    connect(menu, &QMenu::aboutToShow, this, &SavedSearches::fillMenu);
}

QList<SavedSearches::Entry> SavedSearches::entries() const
{
    QList<Entry> entries;
    const QJsonArray kept = m_state ? m_state->value(m_key).toArray() : QJsonArray();
    for (const auto &item : kept) {
        const Entry entry{item.toObject().value("name"_L1).toString(),
                          item.toObject().value("text"_L1).toString()};
        if (!entry.first.isEmpty() && !entry.second.isEmpty())
            entries += entry;
    }
    return entries;
}

void SavedSearches::keep(const QList<Entry> &entries)
{
    QJsonArray kept;
    for (const auto &[name, text] : entries)
        kept += QJsonObject{{u"name"_s, name}, {u"text"_s, text}};
    if (m_state)
        m_state->setValue(m_key, kept.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(kept));
}

void SavedSearches::fillMenu()
{
    QMenu *all = menu();
    delete all->findChild<QMenu *>(u"deleteSearches"_s); // clear() leaves it
    all->clear();
    const QList<Entry> known = entries();
    for (const auto &[name, text] : known) {
        QAction *pick = all->addAction(plainCaption(name.left(60)));
        pick->setObjectName(u"savedSearch"_s);
        pick->setToolTip(plainToolTip(text));
        connect(pick, &QAction::triggered, this, [this, words = text] { emit picked(words); });
    }
    all->addSeparator();
    QAction *save
        = all->addAction(Speckle::icon(u"save"_s), tr("&Save this search…"), this, [this] { askName(); });
    save->setObjectName(u"saveSearch"_s);
    const QString text = m_current();
    setAllowed(save, text.trimmed().isEmpty() ? tr("Type a search first.") : m_whyNot(text));
    QMenu *remove = all->addMenu(Speckle::icon(u"remove"_s), tr("&Delete a saved search"));
    remove->setObjectName(u"deleteSearches"_s);
    remove->setEnabled(!known.isEmpty());
    for (const auto &entry : known)
        remove->addAction(plainCaption(entry.first.left(60)), this,
                          [this, name = entry.first] { this->remove(name); });
}

void SavedSearches::askName()
{
    const QString text = m_current();
    auto *dialog = new NameDialog(tr("Save the search"), tr("Save “%1” as:").arg(oneLine(text, 60)),
                                  tr("&Save"), text.left(60), this);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, text](const QString &name) {
        // What is kept is what was there when it was asked for.
        QList<Entry> all = entries();
        all.removeIf([&](const Entry &entry) { return entry.first == name; });
        all += Entry{name, text};
        std::sort(all.begin(), all.end(),
                  [](const Entry &a, const Entry &b) { return a.first.localeAwareCompare(b.first) < 0; });
        keep(all);
        dialog->accept();
    });
    dialog->open();
}

void SavedSearches::remove(const QString &name)
{
    QList<Entry> all = entries();
    all.removeIf([&](const Entry &entry) { return entry.first == name; });
    keep(all);
}

} // namespace Speckle
