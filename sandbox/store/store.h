// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/store/collection.h"
#include "sandbox/store/objects.h"
#include "sandbox/store/streams.h"
#include "sandbox/store/users.h"

namespace Speckle::Sandbox {

//! Everything the server keeps: one file, or memory. Throws StoreError.
class Store
{
public:
    explicit Store(const QString &file);

    //! Signs the tokens; random, made with the file, so tokens survive a restart and are worthless elsewhere.
    [[nodiscard]] const QByteArray &secret() const { return m_secret; }
    //! Nobody has registered, nothing was loaded.
    [[nodiscard]] bool isEmpty() const { return users.count() == 0; }

    Database database;
    UserCollection users;
    StreamCollection streams;
    ObjectCollection objects;
    Collection clients;
    Collection comments;
    Collection projects;

private:
    QByteArray m_secret;
};

} // namespace Speckle::Sandbox
