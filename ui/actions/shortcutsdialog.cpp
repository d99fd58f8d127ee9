// SPDX-License-Identifier: MIT
#include "ui/actions/shortcutsdialog.h"

#include "ui/actions/actiontable.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
QString withoutMnemonic(QString text)
{
    text.replace("&&"_L1, "\x01"_L1).remove(u'&').replace(u'\x01', u'&');
    return text.remove(u'…');
}
} // namespace

ShortcutsDialog::ShortcutsDialog(const ActionTable &table, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);

    auto *list = new QTreeWidget(this);
    list->setObjectName(u"shortcuts"_s);
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("Action"), tr("Shortcut")});
    list->setRootIsDecorated(false);
    list->setItemsExpandable(false);
    list->setAlternatingRowColors(true);
    const QStringList menus = table.menus();
    for (const QString &menu : menus) {
        auto *group = new QTreeWidgetItem(list, {withoutMnemonic(menu)});
        QFont bold = font();
        bold.setBold(true);
        group->setFont(0, bold);
        group->setFirstColumnSpanned(true);
        for (const ActionEntry &entry : table.entries()) {
            if (entry.menu == menu && !entry.keys.isEmpty())
                new QTreeWidgetItem(group, {withoutMnemonic(entry.text),
                                            QKeySequence::listToString(entry.keys, QKeySequence::NativeText)
                                                .replace("; "_L1, tr("  or  "))});
        }
        if (group->childCount() == 0)
            delete group;
    }
    list->expandAll();
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list->header()->setStretchLastSection(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
    resize(520, 560);
}

} // namespace Speckle
