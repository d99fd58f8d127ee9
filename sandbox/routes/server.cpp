// SPDX-License-Identifier: MIT
#include "sandbox/routes/handlers.h"
#include "sandbox/routes/routetable.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Server {

Answer description(Context &context, Request &)
{
    QJsonObject api;
    for (const QString &group :
         {u"projects"_s, u"clients"_s, u"streams"_s, u"accounts"_s, u"comments"_s, u"objects"_s}) {
        QJsonArray routes;
        for (const Route &route : routeTable()) {
            if (route.pattern.contains(group)) {
                routes.append(QJsonObject{{u"method"_s, QString::fromLatin1(route.method)},
                                          {u"route"_s, context.address + u"/api"_s + route.pattern}});
            }
        }
        api.insert(group, routes);
    }
    return Answer::json({{u"isSpeckleServer"_s, true},
                         {u"serverName"_s, u"Speckle Sandbox"_s},
                         {u"version"_s, u"1.6.0"_s},
                         {u"api"_s, api},
                         {u"plugins"_s, QJsonArray()},
                         {u"jnMask"_s, u"######-##"_s}});
}

} // namespace Speckle::Sandbox::Server
