// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/project.h"
#include "ui/widgets/recordform.h"

namespace Speckle {

//! The fields of a project that its users fill in.
class ProjectForm : public RecordForm
{
    Q_OBJECT

public:
    explicit ProjectForm(QWidget *parent = nullptr);

    //! As in RecordForm.
    [[nodiscard]] Project before() const { return Project(record().json()); }
    [[nodiscard]] Project edited() const { return Project(editedRecord().json()); }
};

} // namespace Speckle
