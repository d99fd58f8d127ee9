// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

//! A `SpeckleCache.db` as the .NET programs make it, and their connection to it.
class SpeckleCache
{
public:
    struct Row
    {
        QString serverName;
        QString restApi;
        QString email;
        QString token;
        bool isDefault = false;
    };
    enum class Tables { Theirs, None };

    explicit SpeckleCache(const QString &path, Tables tables = Tables::Theirs);
    ~SpeckleCache();
    Q_DISABLE_COPY_MOVE(SpeckleCache)

    void add(const Row &row);
    void exec(const QString &statement);
    //! The other program ends.
    void close();

private:
    QString m_connection;
};

} // namespace Speckle
