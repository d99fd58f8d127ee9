// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/navigatormodel.h"

namespace Speckle {

//! The inside of a NavigatorModel: its rows come and go in navigatormodel.cpp, what they say stands in
//! navigatorrows.cpp.
struct NavigatorModel::Section
{
    //! A list stands for a page, a group only holds others.
    enum class Kind { List, Group };

    const char *key; //!< its address, where a page stands behind it
    const char *text;
    const char *icon;
    const char *parent = ""; //!< key of the section that it stands under; empty: the account
    Kind kind = Kind::List;
    bool forAdmins = false;
    bool unfolded = false;
};

struct NavigatorModel::Node
{
    enum class Kind { Account, Section, Project, Stream };

    Kind kind = Kind::Account;
    QString accountId;
    QString key; //!< among its siblings; the account's id, or an address
    const Section *section = nullptr;
    Node *parent = nullptr;
    bool fetched = false; //!< what stands under it was asked for
    Nodes children;

    [[nodiscard]] QString id() const { return key.section(u'/', 1); }
    [[nodiscard]] bool isGroup() const { return section && section->kind == Section::Kind::Group; }
};

} // namespace Speckle
