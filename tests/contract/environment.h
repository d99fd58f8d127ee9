// SPDX-License-Identifier: MIT
#pragma once

#include "tests/contract/person.h"

#include <memory>
#include <vector>

namespace Speckle {

class SandboxProcess;

/*!
 * What all contract cases of a run share: the server that is asked, the people, the table of the calls.
 *
 * The server is a sandbox of its own, or the one at SPECKLE_TEST_SERVER, empty or in use. An empty server
 * takes the first person for its admin; of one in use, SPECKLE_TEST_ADMIN may hold the token of an admin.
 * Without either there is no admin, and the cases that need one say so in the table.
 */
class ContractEnvironment
{
public:
    enum class Outcome { Ok, Failed, NotAsked };

    ContractEnvironment();
    ~ContractEnvironment();

    //! False, with a warning, where nothing can be tested. Once, before all else.
    [[nodiscard]] bool start();

    [[nodiscard]] const ServerAddress &server() const { return m_server; }
    [[nodiscard]] const Person *admin() const { return m_admin.get(); } //!< may be null
    [[nodiscard]] const Person *ada() const { return m_ada.get(); }
    [[nodiscard]] const Person *bob() const { return m_bob.get(); }

    [[nodiscard]] Registration newRegistration(const QString &name);
    //! nullptr, with a warning, where nobody can register.
    [[nodiscard]] std::unique_ptr<Person> newPerson(const QString &name);
    [[nodiscard]] QString newMark();

    void note(const QString &call, Outcome outcome);
    //! Prints what was noted; how many calls failed.
    int printTable() const;

private:
    [[nodiscard]] std::unique_ptr<Person> findAdmin(std::unique_ptr<Person> first);

    struct Row
    {
        QString call;
        Outcome outcome = Outcome::Ok;
    };

    std::unique_ptr<SandboxProcess> m_sandbox; //!< null with SPECKLE_TEST_SERVER
    ServerAddress m_server;
    QString m_run; //!< unique to this run
    int m_counter = 0;
    std::unique_ptr<Person> m_admin;
    std::unique_ptr<Person> m_ada;
    std::unique_ptr<Person> m_bob;
    std::vector<Row> m_table;
};

} // namespace Speckle
