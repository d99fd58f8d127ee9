// SPDX-License-Identifier: MIT
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <map>
#include <stdexcept>

namespace Speckle::Sandbox {

//! The database refused: a full disk, a file that is none of ours. Ends a request with 500, the start with a
//! message.
class StoreError final : public std::runtime_error
{
public:
    explicit StoreError(const QString &message)
        : std::runtime_error(message.toStdString())
    {
    }
    [[nodiscard]] QString message() const { return QString::fromUtf8(what()); }
};

/*!
    One SQLite file (or memory), with the tables of this version in it. Throws StoreError.

    Write-ahead log with synchronous=NORMAL: a committed write is in the kernel's hands, so it survives the
    death of this process at any instant, which is what is promised; a power cut may lose the last moments.
    The file is locked as long as it is open: a second server on the same file is told so instead of both
    working on stale data.
*/
class Database
{
public:
    //! \a file empty: in memory.
    explicit Database(const QString &file);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    //! Calls \a row for each row of the result.
    void select(const QString &sql, const QVariantList &values,
                const std::function<void(const QSqlQuery &)> &row);
    //! How many rows were touched.
    int execute(const QString &sql, const QVariantList &values = {});

    //! Commits when it goes, whatever happened: the real server has no transactions, its half-done work
    //! stays.
    class Batch
    {
    public:
        explicit Batch(Database &database);
        ~Batch();
        Q_DISABLE_COPY_MOVE(Batch)

        //! Throws where the destructor could only be silent. To be called before an acknowledgement goes out.
        void commit();

    private:
        Database &m_database;
        bool m_open = true;
    };

private:
    void open(const QString &file);
    void createTables();
    QSqlQuery &prepared(const QString &sql, const QVariantList &values);

    QString m_name;
    QSqlDatabase m_connection;
    //! Preparing costs more than running most of them. A map, because its entries stay where they are.
    std::map<QString, QSqlQuery> m_statements;
    int m_openBatches = 0;
};

} // namespace Speckle::Sandbox
