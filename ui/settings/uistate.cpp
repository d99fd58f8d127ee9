// SPDX-License-Identifier: MIT
#include "ui/settings/uistate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {
Q_LOGGING_CATEGORY(lcUiState, "speckle.ui.state", QtInfoMsg)

constexpr auto WriteDelay = 500ms;
constexpr qint64 LargestFile = 64LL * 1024 * 1024;
} // namespace

UiState::UiState(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(WriteDelay);
    connect(&m_timer, &QTimer::timeout, this, &UiState::flush);
    if (!m_path.isEmpty())
        load();
}

UiState::~UiState()
{
    flush();
}

void UiState::setValue(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    if (value.isUndefined())
        m_values.remove(key);
    else
        m_values.insert(key, value);
    m_dirty = true;
    // Not restarted by each change: somebody who types without a pause would never be written.
    if (!m_timer.isActive())
        m_timer.start();
}

QByteArray UiState::bytes(const QString &key) const
{
    return QByteArray::fromBase64(value(key).toString().toLatin1());
}

void UiState::setBytes(const QString &key, const QByteArray &bytes)
{
    setValue(key, QString::fromLatin1(bytes.toBase64()));
}

QStringList UiState::keys(const QString &prefix) const
{
    QStringList found = m_values.keys();
    found.removeIf([&prefix](const QString &key) { return !key.startsWith(prefix); });
    return found;
}

void UiState::load()
{
    QFile file(m_path);
    if (!file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUiState) << "cannot read" << m_path << file.errorString();
        return;
    }
    const auto document = QJsonDocument::fromJson(file.size() <= LargestFile ? file.readAll() : QByteArray());
    if (document.isObject()) {
        m_values = document.object();
        return;
    }
    file.close();
    const QString aside = m_path + ".broken"_L1;
    QFile::remove(aside);
    QFile::rename(m_path, aside);
    qCWarning(lcUiState) << "not JSON, set aside:" << aside;
}

void UiState::flush()
{
    m_timer.stop();
    if (!m_dirty || m_path.isEmpty())
        return;
    m_dirty = false;
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    const auto mode = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const QByteArray json = QJsonDocument(m_values).toJson(QJsonDocument::Compact);
    // The mode is set before a byte is written: drafts are nobody else's business.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(mode) || file.write(json) != json.size()
        || !file.commit())
        qCWarning(lcUiState) << "cannot write" << m_path << file.errorString();
}

} // namespace Speckle
