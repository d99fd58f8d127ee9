// SPDX-License-Identifier: MIT
#pragma once

class QString;
class QWidget;

namespace Speckle {

//! Starts the BulkDialog that \a page has opened, by keys, and closes it when it is done; nothing in it may
//! have failed. The page's window is the active one afterwards.
void confirmBulk(QWidget *page);
//! Types \a name into the PeopleDialog that \a page has opened, and ticks the one who is found.
void choosePerson(QWidget *page, const QString &name);

} // namespace Speckle
