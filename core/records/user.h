// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/record.h"

namespace Speckle {

//! A person with an account: `name, surname, email, company, avatar, role, archived`. From GET
//! /accounts[/:id].
class User : public Record
{
public:
    using Record::Record;

    [[nodiscard]] QString name() const { return text("name"); }
    [[nodiscard]] QString surname() const { return text("surname"); }
    [[nodiscard]] QString email() const { return text("email"); }
    [[nodiscard]] QString company() const { return text("company"); }
    [[nodiscard]] QString role() const { return text("role"); }
    [[nodiscard]] bool isAdmin() const;
    [[nodiscard]] bool isArchived() const { return flag("archived"); }
    //! Name and surname; the e-mail address, and at last the id, where there is neither.
    [[nodiscard]] QString displayName() const;
    //! The record without `apitoken` and `token`: what may be kept and shown.
    [[nodiscard]] User withoutSecrets() const;
};

} // namespace Speckle
