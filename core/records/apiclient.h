// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/record.h"

namespace Speckle {

//! A program that is or was connected to a stream ("client" in the server's words). From POST /clients.
class ApiClient : public Record
{
public:
    using Record::Record;

    [[nodiscard]] QString role() const { return text("role"); } //!< Sender, Receiver or Hybrid
    [[nodiscard]] QString documentName() const { return text("documentName"); }
    void setDocumentName(const QString &name) { setValue("documentName", name); }
    [[nodiscard]] QString documentGuid() const { return text("documentGuid"); }
    [[nodiscard]] QString documentType() const
    {
        return text("documentType");
    } //!< the application: Rhino, Revit …
    [[nodiscard]] QString documentLocation() const { return text("documentLocation"); }
    [[nodiscard]] QString streamId() const { return text("streamId"); }
    [[nodiscard]] bool isOnline() const { return flag("online"); }
    //! The server took us for nobody and stored nothing: its id begins with "temp-".
    [[nodiscard]] bool isTemporary() const { return id().startsWith(QLatin1String("temp-")); }
};

} // namespace Speckle
