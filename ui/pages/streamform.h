// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/stream.h"
#include "ui/widgets/recordform.h"

#include <optional>

namespace Speckle {

//! The fields of a stream that its users fill in.
class StreamForm : public RecordForm
{
    Q_OBJECT

public:
    explicit StreamForm(QWidget *parent = nullptr);

    //! As in RecordForm.
    void setStream(const Stream &stream) { setRecord(stream); }
    [[nodiscard]] Stream before() const { return Stream(record().json()); }
    [[nodiscard]] Stream edited() const { return Stream(editedRecord().json()); }
    void setSaved(const Stream &sent, const Stream &stream) { setSavedRecord(sent, stream); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addNumber(const char *key, const QString &name, const QString &label, const QString &hint,
                   std::optional<double> (Stream::*read)() const,
                   void (Stream::*write)(std::optional<double>));
    void addUnits();
};

} // namespace Speckle
