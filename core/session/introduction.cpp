// SPDX-License-Identifier: MIT
#include "core/session/introduction.h"

#include "core/api/accountsresource.h"
#include "core/api/clientsresource.h"

#include <QCoreApplication>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct IntroductionText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::Introduction)
};

//! What others see of this program. The guid stays the same for an account of this profile.
ApiClient ourselves(const Account &account)
{
    return ApiClient({{u"role"_s, u"Hybrid"_s},
                      {u"documentName"_s, u"Speckle Browser"_s},
                      {u"documentType"_s, u"SpeckleBrowser"_s},
                      {u"documentGuid"_s, account.id},
                      {u"documentLocation"_s, QSysInfo::machineHostName()},
                      {u"online"_s, true}});
}

ApiError signInFailure(ApiError::Kind kind, const Client *client, const QString &message)
{
    ApiError error(kind, message);
    error.action = IntroductionText::tr("sign in");
    error.server = client->address().display();
    return error;
}

} // namespace

Reply<Introduction> *introduce(Client *client, const Account &account)
{
    const auto withClient
        = [client, account](const ServerInfo &server, const User &user) -> Reply<Introduction> * {
        return ClientsResource(client)
            .create(ourselves(account))
            ->map<Introduction>([=](const ApiClient &created) -> Result<Introduction> {
                if (created.id().isEmpty())
                    return signInFailure(ApiError::Kind::NotSpeckle, client,
                                         IntroductionText::tr("it gave this program no id"));
                return Introduction{server, user, created};
            });
    };
    const auto withUser = [client, account, withClient](const ServerInfo &server) {
        return AccountsResource(client).profile()->chain<Introduction>(
            [=](const User &user) -> Reply<Introduction> * {
                if (user.id().isEmpty())
                    return settledReply<Introduction>(
                        client, signInFailure(ApiError::Kind::NotSpeckle, client,
                                              IntroductionText::tr("it sent a user without an id")));
                if (!account.userId.isEmpty() && user.id() != account.userId)
                    return settledReply<Introduction>(
                        client, signInFailure(ApiError::Kind::Unauthorized, client,
                                              IntroductionText::tr(
                                                  "The token of this account belongs to another user, %1.")
                                                  .arg(user.displayName())));
                return withClient(server, user);
            });
    };
    return checkServer(client)->chain<Introduction>(withUser);
}

} // namespace Speckle
