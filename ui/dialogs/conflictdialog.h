// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/merge.h"

#include <QDialog>

class QButtonGroup;
class QGridLayout;
class QPushButton;

namespace Speckle {

/*!
 * Somebody else saved other values meanwhile: for each field in conflict, mine and theirs, and a choice.
 * Nothing is chosen beforehand, and it can be accepted only when everything is. Shown with open(); the caller
 * listens to accepted() and rejected().
 */
class ConflictDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a title is the name of what is edited: a stranger's text.
    ConflictDialog(const QString &title, const Merged &merged, QWidget *parent);

    //! One for each of the conflicts, in their order. Valid once accepted.
    [[nodiscard]] QList<EditSide> choices() const;

private:
    void addConflict(QGridLayout *grid, const EditConflict &conflict, const QString &name);
    [[nodiscard]] bool isComplete() const;

    QList<QButtonGroup *> m_groups;
    QPushButton *m_save;
};

} // namespace Speckle
