// SPDX-License-Identifier: MIT
#include "tests/contract/contractcase.h"

#include "tests/contract/expect.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Speckle {

ContractCase::ContractCase(ContractEnvironment *environment)
    : m_server(environment->server())
    , m_admin(environment->admin())
    , m_ada(environment->ada())
    , m_bob(environment->bob())
    , m_environment(environment)
{
}

std::vector<ContractCase::Maker> &ContractCase::allMakers()
{
    static std::vector<Maker> makers;
    return makers;
}

void ContractCase::init()
{
    m_call.clear();
    m_notAsked = false;
}

void ContractCase::cleanup()
{
    using Outcome = ContractEnvironment::Outcome;
    const bool failed = QTest::currentTestFailed() || m_call.isEmpty();
    m_environment->note(m_call.isEmpty() ? QString::fromUtf8(QTest::currentTestFunction()) : m_call,
                        failed       ? Outcome::Failed
                        : m_notAsked ? Outcome::NotAsked
                                     : Outcome::Ok);
    QVERIFY2(!m_call.isEmpty(), "begin each test function with call()");
}

void ContractCase::call(const QString &route, const QString &circumstance)
{
    m_call = circumstance.isEmpty() ? route : route + u"  · "_s + circumstance;
}

void ContractCase::notAsked(const QString &reason)
{
    m_notAsked = true;
    m_call += u"  ("_s + reason + u')';
}

std::unique_ptr<Person> ContractCase::newPerson(const QString &name)
{
    auto person = m_environment->newPerson(name);
    if (!person)
        QTest::qFail("nobody can register", __FILE__, __LINE__);
    return person;
}

Registration ContractCase::newRegistration(const QString &name)
{
    return m_environment->newRegistration(name);
}

QString ContractCase::newMark()
{
    return m_environment->newMark();
}

Stream ContractCase::newStream(const Person &owner, const QJsonObject &more)
{
    QJsonObject json = more;
    if (!json.contains("name"_L1))
        json.insert("name"_L1, newMark());
    const auto outcome = await(owner.streams().create(Stream(json)));
    if (const auto *stream = std::get_if<Stream>(&outcome); stream && !stream->streamId().isEmpty())
        return *stream;
    QTest::qFail(describe(outcome).constData(), __FILE__, __LINE__);
    return {};
}

QStringList ContractCase::newObjects(const Person &owner, const QJsonArray &objects)
{
    const auto outcome = await(owner.ask(Request::post(u"/objects"_s, u"make objects"_s, objects)));
    QStringList ids;
    if (const auto *answer = std::get_if<Answer>(&outcome)) {
        for (const auto &placeholder : answer->json.value("resources"_L1).toArray())
            ids.append(placeholder.toObject().value("_id"_L1).toString());
    }
    if (ids.size() != objects.size() || ids.contains(QString()))
        QTest::qFail(describe(outcome).constData(), __FILE__, __LINE__);
    return ids;
}

} // namespace Speckle
