// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace Speckle {

class ActionTable;

//! All actions with their shortcuts, menu by menu; made from the table each time it is opened.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const ActionTable &table, QWidget *parent = nullptr);
};

} // namespace Speckle
