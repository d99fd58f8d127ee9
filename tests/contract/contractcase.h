// SPDX-License-Identifier: MIT
#pragma once

#include "tests/contract/environment.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace Speckle {

/*!
 * What the program relies on of a Speckle v1 server, a class for each resource: one function for each call
 * and each documented failure.
 *
 * A class stands wholly in its own .cpp, in the namespace Speckle::Contract, and is known by
 * `const ContractCase::Registered<Streams> registered;` there. Functions look at nobody else's data, never
 * compare ids literally and run in any order. ada() and bob() are ordinary people: admins may do too much.
 */
class ContractCase : public QObject
{
    Q_OBJECT

public:
    explicit ContractCase(ContractEnvironment *environment);

    using Maker = std::function<std::unique_ptr<ContractCase>(ContractEnvironment *)>;
    //! All classes that were registered, in no order to rely on.
    [[nodiscard]] static const std::vector<Maker> &makers() { return allMakers(); }

    template <typename Case>
    struct Registered
    {
        Registered()
        {
            allMakers().push_back(
                [](ContractEnvironment *environment) { return std::make_unique<Case>(environment); });
        }
    };

private slots:
    void init();
    void cleanup();

protected:
    //! First line of each test function: what it asks of the server, for the table.
    void call(const QString &route, const QString &circumstance = {});
    //! The function that runs asks nothing of this server, and why; see SPECKLE_NEEDS_ADMIN.
    void notAsked(const QString &reason);
    //! Registers somebody under an address that nobody had before; nullptr and a failed test where that
    //! fails.
    [[nodiscard]] std::unique_ptr<Person> newPerson(const QString &name);
    [[nodiscard]] Registration newRegistration(const QString &name);
    //! A word that is in no other test's streams, to find one's own by.
    [[nodiscard]] QString newMark();
    //! A stream of \a owner with \a more on top of its name; empty and a failed test where that fails.
    [[nodiscard]] Stream newStream(const Person &owner, const QJsonObject &more = {});
    //! POST /objects; fewer ids than objects and a failed test where that fails.
    [[nodiscard]] QStringList newObjects(const Person &owner, const QJsonArray &objects);

    const ServerAddress m_server;
    const Person *const m_admin; //!< may be null: begin with SPECKLE_NEEDS_ADMIN()
    const Person *const m_ada;
    const Person *const m_bob;

private:
    [[nodiscard]] static std::vector<Maker> &allMakers();

    ContractEnvironment *m_environment;
    QString m_call;
    bool m_notAsked = false;
};

} // namespace Speckle

//! Skips the test function, and says so in the table, where the server has no admin who is ours.
#define SPECKLE_NEEDS_ADMIN()                                         \
    do {                                                              \
        if (!m_admin) {                                               \
            notAsked(QStringLiteral("no admin"));                     \
            QSKIP("no admin of this server: see SPECKLE_TEST_ADMIN"); \
        }                                                             \
    } while (false)
