// SPDX-License-Identifier: MIT
#include "core/net/apierror.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ApiError)
};

QString asSentence(const QString &text)
{
    QString sentence = text.trimmed();
    if (sentence.isEmpty())
        return {};
    sentence[0] = sentence.at(0).toUpper();
    if (!u".!?…"_s.contains(sentence.back()))
        sentence += u'.';
    return sentence;
}

// Servers quote stack traces, queries and the names of their own error classes. Those help whoever looks into
// "Details"; in a sentence for people they only frighten.
bool isForPeople(const QString &words)
{
    if (words.isEmpty())
        return false;
    for (const QChar c : words) {
        if (c == u'{' || c == u'}' || c == u'<' || c == u'>' || c == u'\n')
            return false;
    }
    for (const QLatin1String jargon :
         {"TypeError"_L1, "RangeError"_L1, "ReferenceError"_L1, "SyntaxError"_L1, "URIError"_L1,
          "CastError"_L1, "MongoError"_L1, "ObjectParameterError"_L1, "UnsupportedMediaTypeError"_L1,
          "PayloadTooLargeError"_L1, "Cast to "_L1, "Cannot read prop"_L1, "Cannot GET "_L1,
          "Cannot POST "_L1, "Cannot PUT "_L1, "Cannot DELETE "_L1, "Maximum call stack"_L1}) {
        if (words.startsWith(jargon))
            return false;
    }
    return true;
}

// "Our words: the server's words."
QString withWords(const QString &ours, const QString &words)
{
    if (!isForPeople(words))
        return ours + u'.';
    //: %1 is a clause of ours, %2 the words of the server
    return asSentence(ErrorText::tr("%1: %2").arg(ours, words));
}

} // namespace

bool ApiError::isTransient() const
{
    switch (kind) {
    case Kind::Offline:
    case Kind::NameNotFound:
    case Kind::Refused:
    case Kind::Timeout:
        return true;
    case Kind::Server:
        return httpStatus == 502 || httpStatus == 503 || httpStatus == 504;
    case Kind::Rejected:
        return httpStatus == 429;
    default:
        return false;
    }
}

QString ApiError::headline() const
{
    if (!isError())
        return {};
    if (action.isEmpty())
        return server.isEmpty() ? ErrorText::tr("The call failed.")
                                : ErrorText::tr("A call to %1 failed.").arg(server);
    //: %1 is an infinitive: "save the stream"; %2 a server's name
    return server.isEmpty() ? ErrorText::tr("Could not %1.").arg(action)
                            : ErrorText::tr("Could not %1 on %2.").arg(action, server);
}

QString ApiError::reason() const
{
    switch (kind) {
    case Kind::None:
        return {};
    case Kind::Cancelled:
        return ErrorText::tr("It was cancelled.");
    case Kind::Offline:
        return ErrorText::tr("There is no network, or the connection broke.");
    case Kind::NameNotFound:
        return ErrorText::tr("No server of that name was found.");
    case Kind::Refused:
        return ErrorText::tr("Nothing answers at that address.");
    case Kind::Timeout:
        return ErrorText::tr("The server took too long to answer.");
    case Kind::Tls:
        return withWords(ErrorText::tr("The connection is not safe"), message);
    case Kind::Unauthorized:
        if (!isForPeople(message) || message == "Unauthorized"_L1)
            return ErrorText::tr("The server does not know who you are, or no longer accepts your sign-in.");
        return asSentence(message);
    case Kind::Forbidden:
        return withWords(ErrorText::tr("You do not have the permission"), message);
    case Kind::NotFound:
        return withWords(ErrorText::tr("The server does not have it"), message);
    case Kind::Rejected:
        return withWords(ErrorText::tr("The server refused it"), message);
    case Kind::TooLarge:
        return withWords(ErrorText::tr("There is too much data for one call"), message);
    case Kind::Server:
        return withWords(httpStatus ? ErrorText::tr("The server failed (%1)").arg(httpStatus)
                                    : ErrorText::tr("The server failed"),
                         message);
    case Kind::NotSpeckle:
        return withWords(ErrorText::tr("What answers there is not behaving like a Speckle server"), message);
    case Kind::Keychain:
        return withWords(ErrorText::tr("The system's keychain did not do it"), message);
    case Kind::File:
        return withWords(ErrorText::tr("A file could not be read or written"), message);
    case Kind::Browser:
        return isForPeople(message) ? asSentence(message)
                                    : ErrorText::tr("The sign-in in the browser did not come about.");
    }
    return {};
}

QString ApiError::nextStep() const
{
    if (!advice.isEmpty())
        return advice;
    switch (kind) {
    case Kind::None:
    case Kind::Cancelled:
        return {};
    case Kind::Offline:
        return ErrorText::tr("Check the network and try again.");
    case Kind::NameNotFound:
        return ErrorText::tr("Check the spelling of the address and the network.");
    case Kind::Refused:
        return ErrorText::tr("Check the address and the port, or try again when the server is running.");
    case Kind::Timeout:
        return ErrorText::tr("Try again in a while.");
    case Kind::Tls:
        return ErrorText::tr(
            "Do not sign in there; ask the server's administrator to renew its certificate.");
    case Kind::Unauthorized:
        return ErrorText::tr("Sign in again.");
    case Kind::Forbidden:
        return ErrorText::tr("Ask its owner for access.");
    case Kind::NotFound:
        return ErrorText::tr("It may have been deleted: refresh, and check the address.");
    case Kind::Rejected:
        return ErrorText::tr("Check what was entered and try again.");
    case Kind::TooLarge:
        return ErrorText::tr("Ask for less at a time.");
    case Kind::Server:
        return isTransient()
                   ? ErrorText::tr("Try again in a while.")
                   : ErrorText::tr("Try again later; if it stays so, tell the server's administrator.");
    case Kind::NotSpeckle:
        return ErrorText::tr("Check the server's address.");
    case Kind::Keychain:
        return ErrorText::tr("Unlock the keychain and try again.");
    case Kind::File:
        return ErrorText::tr("Check the space on the disk and who may write there.");
    case Kind::Browser:
        return ErrorText::tr("Try again, or paste the string that the sign-in page shows.");
    }
    return {};
}

QString ApiError::sentence() const
{
    QStringList parts{headline(), reason(), nextStep()};
    parts.removeAll(QString());
    return parts.join(u' ').simplified();
}

QString ApiError::details() const
{
    QStringList lines{
        ErrorText::tr("Kind: %1")
            .arg(QLatin1String(QMetaEnum::fromType<Kind>().valueToKey(static_cast<int>(kind))))};
    if (httpStatus)
        lines += ErrorText::tr("HTTP status: %1").arg(httpStatus);
    if (!server.isEmpty())
        lines += ErrorText::tr("Server: %1").arg(server);
    if (!action.isEmpty())
        lines += ErrorText::tr("Tried to: %1").arg(action);
    if (!message.isEmpty())
        lines += ErrorText::tr("Words: %1").arg(message);
    return lines.join(u'\n');
}

} // namespace Speckle
