// SPDX-License-Identifier: MIT
#include "ui/models/sessionwords.h"

#include "core/session/session.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
struct StateWords
{
    const char *word;
    const char *sentence;
    const char *icon;
};

StateWords stateWords(Session::State state)
{
    switch (state) {
    case Session::State::SignedOut:
        break;
    case Session::State::Connecting:
        return {QT_TRANSLATE_NOOP("Speckle::Session", "connecting"),
                QT_TRANSLATE_NOOP("Speckle::Session", "Waiting for the server's answer."), "connecting"};
    case Session::State::Online:
        return {QT_TRANSLATE_NOOP("Speckle::Session", "online"),
                QT_TRANSLATE_NOOP("Speckle::Session", "Connected; live messages arrive."), "online"};
    case Session::State::Anonymous:
        return {
            QT_TRANSLATE_NOOP("Speckle::Session", "anonymous"),
            QT_TRANSLATE_NOOP("Speckle::Session",
                              "Connected, but the server takes the live connection for nobody's: messages of "
                              "private streams do not arrive. Signing in again usually mends it."),
            "anonymous"};
    case Session::State::Offline:
        return {QT_TRANSLATE_NOOP("Speckle::Session", "offline"),
                QT_TRANSLATE_NOOP("Speckle::Session",
                                  "The server cannot be reached. It is tried again by itself."),
                "offline"};
    case Session::State::Expired:
        return {QT_TRANSLATE_NOOP("Speckle::Session", "expired"),
                QT_TRANSLATE_NOOP("Speckle::Session",
                                  "The server no longer accepts this sign-in. Sign in again."),
                "expired"};
    }
    return {QT_TRANSLATE_NOOP("Speckle::Session", "signed out"),
            QT_TRANSLATE_NOOP("Speckle::Session", "Sign in to see the streams of this account."), "sign-out"};
}

StateWords stateWords(const Session *session)
{
    return stateWords(session ? session->state() : Session::State::SignedOut);
}
} // namespace

QString stateWord(const Session *session)
{
    return QCoreApplication::translate("Speckle::Session", stateWords(session).word);
}

QString stateSentence(const Session *session)
{
    return QCoreApplication::translate("Speckle::Session", stateWords(session).sentence);
}

QString stateIcon(const Session *session)
{
    return QLatin1String(stateWords(session).icon);
}

} // namespace Speckle
