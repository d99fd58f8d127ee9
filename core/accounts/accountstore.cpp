// SPDX-License-Identifier: MIT
#include "core/accounts/accountstore.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr qsizetype mostUsedServers = 20;

Account accountFrom(const QJsonObject &json)
{
    Account account;
    account.id = json.value("id"_L1).toString();
    account.server = ServerAddress(QUrl(json.value("server"_L1).toString()));
    account.serverName = json.value("serverName"_L1).toString();
    account.userId = json.value("userId"_L1).toString();
    account.email = json.value("email"_L1).toString();
    account.displayName = json.value("displayName"_L1).toString();
    account.secretStored = json.value("secretStored"_L1).toBool();
    account.signedOut = json.value("signedOut"_L1).toBool();
    return account;
}

//! \a json with the account's fields put over its own.
QJsonObject written(const Account &account, QJsonObject json)
{
    json.insert("id"_L1, account.id);
    json.insert("server"_L1, account.server.base().toString(QUrl::FullyEncoded));
    json.insert("serverName"_L1, account.serverName);
    json.insert("userId"_L1, account.userId);
    json.insert("email"_L1, account.email);
    json.insert("displayName"_L1, account.displayName);
    json.insert("secretStored"_L1, account.secretStored);
    json.insert("signedOut"_L1, account.signedOut);
    return json;
}

auto withId(const QList<Account> &accounts, const QString &id)
{
    return std::find_if(accounts.cbegin(), accounts.cend(),
                        [&](const Account &account) { return account.id == id; });
}

} // namespace

AccountStore::AccountStore(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_path(QDir(directory).filePath(u"accounts.json"_s))
{
    load();
}

std::optional<Account> AccountStore::find(const QString &id) const
{
    const auto it = withId(m_accounts, id);
    return it == m_accounts.cend() ? std::nullopt : std::optional(*it);
}

std::optional<Account> AccountStore::defaultAccount() const
{
    if (const auto account = find(m_defaultId))
        return account;
    return m_accounts.isEmpty() ? std::nullopt : std::optional(m_accounts.first());
}

QList<ServerAddress> AccountStore::usedServers() const
{
    return m_usedServers;
}

Account AccountStore::put(Account account)
{
    auto it = std::find_if(m_accounts.begin(), m_accounts.end(), [&](const Account &known) {
        return known.id == account.id
               || (!account.userId.isEmpty() && known.server == account.server
                   && known.userId == account.userId);
    });
    const bool known = it != m_accounts.end();
    if (known)
        account.id = it->id;
    else if (account.id.isEmpty())
        account.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (known && *it == account)
        return account;
    const bool signedIn = !known || (it->signedOut && !account.signedOut);
    if (known)
        *it = account;
    else
        m_accounts += account;
    if (signedIn) {
        m_usedServers.removeAll(account.server);
        m_usedServers.prepend(account.server);
        m_usedServers.resize(std::min(m_usedServers.size(), mostUsedServers));
    }
    save();
    if (known)
        emit accountChanged(account.id);
    else
        emit accountAdded(account.id);
    return account;
}

void AccountStore::remove(const QString &id)
{
    const auto it = withId(m_accounts, id);
    if (it == m_accounts.cend())
        return;
    m_accounts.erase(it);
    save();
    emit accountRemoved(id);
    if (m_defaultId == id)
        setDefault({});
}

void AccountStore::move(const QString &id, qsizetype to)
{
    const qsizetype from = withId(m_accounts, id) - m_accounts.cbegin();
    to = std::clamp<qsizetype>(to, 0, std::max<qsizetype>(m_accounts.size() - 1, 0));
    if (from >= m_accounts.size() || from == to)
        return;
    m_accounts.move(from, to);
    save();
    emit orderChanged();
}

void AccountStore::setDefault(const QString &id)
{
    if (m_defaultId == id)
        return;
    m_defaultId = id;
    save();
    emit orderChanged();
}

void AccountStore::load()
{
    QFile file(m_path);
    if (!file.exists())
        return;
    QJsonDocument document;
    QString problem;
    if (!file.open(QIODevice::ReadOnly)) {
        problem = file.errorString();
    } else {
        QJsonParseError parseError;
        document = QJsonDocument::fromJson(file.readAll(), &parseError);
        file.close();
        if (!document.isObject())
            problem = document.isNull() ? parseError.errorString() : tr("It is no JSON object.");
    }
    if (!problem.isEmpty()) {
        setAside(problem);
        return;
    }
    m_kept = document.object();
    const QJsonArray accounts = m_kept.value("accounts"_L1).toArray();
    for (const QJsonValue value : accounts) {
        const Account account = accountFrom(value.toObject());
        // Ids are unique: the second of a pair, and what we cannot use, stay in the file as they are.
        if (account.id.isEmpty() || !account.server.isValid() || find(account.id)) {
            m_foreign += value;
        } else {
            m_accounts += account;
            m_keptAccounts.insert(account.id, value.toObject());
        }
    }
    m_defaultId = m_kept.value("default"_L1).toString();
    const QJsonArray servers = m_kept.value("usedServers"_L1).toArray();
    for (const QJsonValue value : servers) {
        const ServerAddress server(QUrl(value.toString()));
        if (server.isValid() && !m_usedServers.contains(server) && m_usedServers.size() < mostUsedServers)
            m_usedServers += server;
    }
}

void AccountStore::setAside(const QString &problem)
{
    const QString when = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz"_s);
    const QString aside = m_path + ".broken-"_L1 + when;
    m_readOnly = !QFile::rename(m_path, aside);
    m_error = ApiError(ApiError::Kind::File, problem);
    m_error.action = tr("read the list of accounts");
    m_error.advice
        = m_readOnly
              ? tr("Mend or remove %1: until then nothing is kept.").arg(QDir::toNativeSeparators(m_path))
              : tr("Sign in again. What was there has been put aside as %1.")
                    .arg(QDir::toNativeSeparators(aside));
}

void AccountStore::save()
{
    QJsonArray accounts;
    for (const Account &account : std::as_const(m_accounts))
        accounts += written(account, m_keptAccounts.value(account.id));
    for (const QJsonValue value : std::as_const(m_foreign))
        accounts += value;
    QJsonArray servers;
    for (const ServerAddress &server : std::as_const(m_usedServers))
        servers += server.base().toString(QUrl::FullyEncoded);
    m_kept.insert("accounts"_L1, accounts);
    m_kept.insert("default"_L1, m_defaultId);
    m_kept.insert("usedServers"_L1, servers);
    if (!m_kept.contains("version"_L1))
        m_kept.insert("version"_L1, 1);

    const QString problem = m_readOnly ? tr("The file that is there could not be read.") : write();
    if (problem.isEmpty()) {
        m_error = {};
        return;
    }
    m_error = ApiError(ApiError::Kind::File, problem);
    m_error.action = tr("keep the list of accounts");
    m_error.advice = tr("Check that %1 can be written.").arg(QDir::toNativeSeparators(m_path));
    emit failed(m_error);
}

QString AccountStore::write() const
{
    const QString directory = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(directory))
        return tr("The folder %1 could not be made.").arg(QDir::toNativeSeparators(directory));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    // QSaveFile would keep the mode of the file that it replaces.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(m_kept).toJson());
    return file.commit() ? QString() : file.errorString();
}

} // namespace Speckle
