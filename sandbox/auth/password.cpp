// SPDX-License-Identifier: MIT
#include "sandbox/auth/password.h"

#include "sandbox/auth/constanttime.h"

#include <QPasswordDigestor>
#include <QRandomGenerator>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Password {

namespace {

// A sandbox is started by tests hundreds of times; the number is stored with each hash, so it can grow.
constexpr int Rounds = 20'000;
constexpr int KeyLength = 32;

QByteArray derived(const QString &password, const QByteArray &salt, int rounds)
{
    return QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, password.toUtf8(), salt, rounds,
                                              KeyLength);
}

} // namespace

QString hashed(const QString &password)
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray salt(reinterpret_cast<const char *>(random.data()), sizeof random);
    return u"pbkdf2-sha256$%1$%2$%3"_s.arg(QString::number(Rounds), QString::fromLatin1(salt.toBase64()),
                                           QString::fromLatin1(derived(password, salt, Rounds).toBase64()));
}

bool matches(const QString &password, const QString &stored)
{
    const QStringList parts = stored.split(u'$');
    if (parts.size() != 4 || parts.at(0) != "pbkdf2-sha256"_L1)
        return false;
    const int rounds = parts.at(1).toInt();
    const QByteArray salt = QByteArray::fromBase64(parts.at(2).toLatin1());
    const QByteArray key = QByteArray::fromBase64(parts.at(3).toLatin1());
    return rounds > 0 && !key.isEmpty() && equalInConstantTime(derived(password, salt, rounds), key);
}

} // namespace Speckle::Sandbox::Password
