// SPDX-License-Identifier: MIT
#include "sandbox/routes/signinpage.h"

#include "sandbox/auth/password.h"
#include "sandbox/auth/session.h"
#include "sandbox/problem.h"
#include "sandbox/routes/handlers.h"

#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\'', "&#39;"_L1);
}

Answer page(int status, const QString &body)
{
    const QString html
        = u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Speckle "
          "Sandbox</title>\n</head>\n<body>\n<h1>Speckle Sandbox</h1>\n"_s
          + body + u"</body>\n</html>\n"_s;
    return {
        status, "text/html; charset=utf-8", html.toUtf8(), status == 200, {{"Cache-Control", "no-store"}}};
}

Answer refusal(const QString &words)
{
    return page(400, u"<p>"_s + escaped(words) + u"</p>\n"_s);
}

//! As the real server: this machine by the name localhost, on any port, and the server itself.
bool mayBeCalled(const QString &redirectUrl, const QString &address)
{
    const QUrl url(redirectUrl);
    const QUrl own(address);
    return url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
           && (url.host() == "localhost"_L1 || (url.host() == own.host() && url.port() == own.port()));
}

QString form(const QString &action, const QString &title, const QString &fields, const QString &redirectUrl)
{
    return u"<h2>%1</h2>\n<form method=\"post\" action=\"%2\">\n%3"
           "<input type=\"hidden\" name=\"redirectUrl\" value=\"%4\">\n<button>%1</button>\n</form>\n"_s.arg(
               title, action, fields, escaped(redirectUrl));
}

QString field(const QString &name, const QString &label, const QString &type)
{
    return u"<p><label>%1 <input name=\"%2\" type=\"%3\"></label></p>\n"_s.arg(label, name, type);
}

Answer entry(const QString &redirectUrl, bool failed)
{
    const QString both
        = field(u"email"_s, u"E-mail"_s, u"email"_s) + field(u"password"_s, u"Password"_s, u"password"_s);
    QString body
        = (failed ? u"<p>Failed to login.</p>\n"_s : QString())
          + form(u"/signin/local/login"_s, u"Sign in"_s, both, redirectUrl)
          + form(u"/signin/local/register"_s, u"Register"_s,
                 both + field(u"name"_s, u"Name"_s, u"text"_s) + field(u"surname"_s, u"Surname"_s, u"text"_s),
                 redirectUrl);
    if (!redirectUrl.isEmpty())
        body += u"<p>You will be redirected to: <code>"_s + escaped(redirectUrl) + u"</code></p>\n"_s;
    return page(200, body);
}

Answer afterSignIn(const Context &context, const QString &token, const QString &redirectUrl)
{
    const QString connection
        = QString::fromLatin1(QUrl::toPercentEncoding(token + u":::"_s + context.address, "!'()*"));
    QString body = u"<p>You have signed in. You can close this window.</p>\n<p>Connection string: <code "
                   "id=\"connectionString\">"_s
                   + escaped(connection) + u"</code></p>\n"_s;
    if (!redirectUrl.isEmpty()) {
        body += u"<p><a id=\"redirect\" href=\"%1\">Hand it to your program</a></p>\n"
                "<script>\nvar call = new XMLHttpRequest();\n"
                "call.open('GET', document.getElementById('redirect').href, true);\ncall.send(null);\n"
                "</script>\n"_s.arg(escaped(redirectUrl + u"?token="_s + connection));
    }
    return page(200, body);
}

//! The real one keeps the redirectUrl in its session; here it comes along.
Answer backToEntry(const QString &redirectUrl)
{
    QByteArray target = "/signin/local/login?err=true";
    if (!redirectUrl.isEmpty())
        target += "&redirectUrl=" + QUrl::toPercentEncoding(redirectUrl);
    return {
        302, "text/plain; charset=utf-8", "Found. Redirecting to " + target, false, {{"Location", target}}};
}

//! A form's fields; `+` is a blank.
QUrlQuery formOf(const Request &request)
{
    return QUrlQuery(QString::fromUtf8(QByteArray(request.payload).replace('+', "%20")));
}

Answer signedIn(const Context &context, const QUrlQuery &fields, const QString &redirectUrl)
{
    const auto typed
        = [&fields](const QString &name) { return fields.queryItemValue(name, QUrl::FullyDecoded); };
    const auto user = context.store.users.findBy(u"email"_s, typed(u"email"_s).toLower());
    if (!user || !Password::matches(typed(u"password"_s), context.store.users.passwordHash(*user)))
        return backToEntry(redirectUrl);
    return afterSignIn(context, loginToken(context.store, *user), redirectUrl);
}

//! By the route of the API that does the same.
Answer registered(Context &context, const QUrlQuery &fields, const QString &redirectUrl)
{
    Request request;
    request.method = "POST";
    QJsonObject body;
    for (const QString &name : {u"email"_s, u"password"_s, u"name"_s, u"surname"_s})
        body.insert(name, fields.queryItemValue(name, QUrl::FullyDecoded));
    request.body = body;
    try {
        Database::Batch batch(context.store.database);
        const Answer answer = Accounts::registerUser(context, request);
        batch.commit();
        const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
        if (answer.status != 200)
            return refusal(json.value("message"_L1).toString());
        return afterSignIn(context, json.value("resource"_L1).toObject().value("token"_L1).toString(),
                           redirectUrl);
    } catch (const Problem &) {
        return refusal(u"Failed to register."_s);
    } catch (const StoreError &error) {
        qWarning("speckle-sandbox: %s", error.what());
        return page(500, u"<p>"_s + escaped(error.message()) + u"</p>\n"_s);
    }
}

} // namespace

std::optional<Answer> signInPage(Context &context, const Request &request)
{
    const QStringList segments = request.path.toLower().split(u'/', Qt::SkipEmptyParts);
    if (segments.value(0) != "signin"_L1)
        return std::nullopt;
    const bool posts = request.method == "POST";
    const QUrlQuery fields = posts ? formOf(request) : QUrlQuery(request.query);
    const QString redirectUrl = fields.queryItemValue(u"redirectUrl"_s, QUrl::FullyDecoded);
    if (!redirectUrl.isEmpty() && !mayBeCalled(redirectUrl, context.address))
        return refusal(
            u"The redirect url (%1) is not whitelisted on this server (Speckle Sandbox)."_s.arg(redirectUrl));
    const bool isForm = segments.size() == 1
                        || (segments.value(1) == "local"_L1 && segments.size() == 3
                            && (segments.at(2) == "login"_L1 || segments.at(2) == "register"_L1));
    if (isForm && (request.method == "GET" || request.method == "HEAD"))
        return entry(redirectUrl, fields.hasQueryItem(u"err"_s));
    if (posts && segments == QStringList{u"signin"_s, u"local"_s, u"login"_s})
        return signedIn(context, fields, redirectUrl);
    if (posts && segments == QStringList{u"signin"_s, u"local"_s, u"register"_s})
        return registered(context, fields, redirectUrl);
    return std::nullopt;
}

} // namespace Speckle::Sandbox
