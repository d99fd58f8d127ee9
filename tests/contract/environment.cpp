// SPDX-License-Identifier: MIT
#include "tests/contract/environment.h"

#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"

#include <QTextStream>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

ContractEnvironment::ContractEnvironment() = default;
ContractEnvironment::~ContractEnvironment() = default;

bool ContractEnvironment::start()
{
    if (qEnvironmentVariableIsSet("SPECKLE_TEST_SERVER")) {
        m_server = ServerAddress(QUrl(qEnvironmentVariable("SPECKLE_TEST_SERVER")));
        if (!m_server.isValid()) {
            qWarning("SPECKLE_TEST_SERVER is an address like http://127.0.0.1:3000");
            return false;
        }
    } else {
        m_sandbox = std::make_unique<SandboxProcess>();
        if (!m_sandbox->start({u"--sample"_s, u"none"_s}))
            return false;
        m_server = m_sandbox->address();
    }
    m_run = QUuid::createUuid().toString(QUuid::Id128).left(12);
    m_admin = findAdmin(newPerson(u"First"_s));
    m_ada = newPerson(u"Ada"_s);
    m_bob = newPerson(u"Bob"_s);
    if (!m_ada || !m_bob)
        qWarning("nothing can be tested where nobody can register");
    return m_ada && m_bob;
}

std::unique_ptr<Person> ContractEnvironment::findAdmin(std::unique_ptr<Person> first)
{
    if (qEnvironmentVariableIsSet("SPECKLE_TEST_ADMIN")) {
        first = std::make_unique<Person>();
        first->client = std::make_unique<Client>(m_server);
        const auto outcome = await(
            first->accounts().loginWithToken(Token::fromText(qEnvironmentVariable("SPECKLE_TEST_ADMIN"))));
        if (const auto *error = std::get_if<ApiError>(&outcome)) {
            qWarning("SPECKLE_TEST_ADMIN: %s", qUtf8Printable(error->sentence()));
            return nullptr;
        }
        first->signIn = std::get<SignIn>(outcome);
        first->client->setToken(first->signIn.apiToken);
    }
    if (!first)
        return nullptr;
    const auto profile = await(first->accounts().profile());
    const auto *user = std::get_if<User>(&profile);
    if (!user || !user->isAdmin())
        return nullptr;
    first->signIn.user = *user;
    return first;
}

Registration ContractEnvironment::newRegistration(const QString &name)
{
    Registration registration;
    registration.email = u"%1.%2-%3@contract.example"_s.arg(name.toLower(), m_run).arg(++m_counter);
    registration.password = u"correct horse "_s + m_run;
    registration.name = name;
    registration.surname = u"Contract"_s;
    registration.company = u"Test & Söhne"_s;
    return registration;
}

std::unique_ptr<Person> ContractEnvironment::newPerson(const QString &name)
{
    auto person = std::make_unique<Person>();
    person->client = std::make_unique<Client>(m_server);
    person->registration = newRegistration(name);
    const auto outcome = await(person->accounts().registerUser(person->registration));
    if (!std::holds_alternative<SignIn>(outcome)) {
        qWarning("cannot register: %s", describe(outcome).constData());
        return nullptr;
    }
    person->signIn = std::get<SignIn>(outcome);
    person->client->setToken(person->signIn.apiToken);
    return person;
}

QString ContractEnvironment::newMark()
{
    return u"mark%1n%2"_s.arg(m_run).arg(++m_counter);
}

void ContractEnvironment::note(const QString &call, Outcome outcome)
{
    m_table.push_back({call, outcome});
}

int ContractEnvironment::printTable() const
{
    QTextStream out(stdout);
    out << '\n' << "The calls of " << m_server.display() << '\n';
    for (const Row &row : m_table) {
        switch (row.outcome) {
        case Outcome::Ok:
            out << "  ok    ";
            break;
        case Outcome::Failed:
            out << "  FAIL  ";
            break;
        case Outcome::NotAsked:
            out << "  -     ";
            break;
        }
        out << row.call << '\n';
    }
    const auto failed = std::count_if(m_table.begin(), m_table.end(),
                                      [](const Row &row) { return row.outcome == Outcome::Failed; });
    out << m_table.size() << " calls, " << failed << " failed\n\n";
    return static_cast<int>(failed);
}

} // namespace Speckle
