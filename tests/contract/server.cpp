// SPDX-License-Identifier: MIT
#include "core/api/serverresource.h"
#include "tests/contract/contractcase.h"
#include "tests/contract/expect.h"

using namespace Qt::StringLiterals;

namespace Speckle::Contract {

class Server : public ContractCase
{
    Q_OBJECT

public:
    using ContractCase::ContractCase;

private slots:
    void serverDescribesItself()
    {
        call(u"GET /"_s);
        SPECKLE_VALUE(info, checkServer(m_ada->client.get()));
        QCOMPARE(info.address, m_server);
        QVERIFY(!info.name.isEmpty());
        QVERIFY(!info.version.isEmpty());
    }

    void serverIsFoundByWhatPeopleType()
    {
        call(u"GET /"_s, u"address with /api/v1/ behind it"_s);
        QObject parent;
        SPECKLE_VALUE(info, checkServer(m_server.base().toString() + u"/api/v1/ "_s, &parent));
        QCOMPARE(info.address, m_server);
    }

    void serverHasNoSuchRoute()
    {
        call(u"GET /no/such/route"_s, u"404 in HTML"_s);
        QCOMPARE(
            errorOf(await(m_ada->ask(Request::get(u"/no/such/route"_s, u"ask for nothing"_s)))).httpStatus,
            404);
    }
};

static const ContractCase::Registered<Server> serverRegistered;

} // namespace Speckle::Contract

#include "server.moc"
