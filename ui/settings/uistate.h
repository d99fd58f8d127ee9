// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QTimer>

namespace Speckle {

/*!
 * What the window remembers: geometry, docks, columns, open tabs, drafts. One JSON file, mode 0600, written
 * by QSaveFile half a second after a change (and at once by flush()), not at the exit: a crash loses nothing
 * of note. Keys are paths: "window/geometry", "columns/streams". Byte arrays are kept as base64. A file that
 * is no JSON object is set aside as "….broken" and begun anew.
 */
class UiState : public QObject
{
    Q_OBJECT

public:
    //! \a path empty: nothing is kept. Its directory is made where it is missing.
    explicit UiState(const QString &path, QObject *parent = nullptr);
    ~UiState() override; //!< flushes

    [[nodiscard]] QJsonValue value(const QString &key) const { return m_values.value(key); }
    //! QJsonValue::Undefined takes the key away.
    void setValue(const QString &key, const QJsonValue &value);
    [[nodiscard]] QByteArray bytes(const QString &key) const;
    void setBytes(const QString &key, const QByteArray &bytes);
    //! All keys that begin with \a prefix.
    [[nodiscard]] QStringList keys(const QString &prefix) const;
    void flush();

private:
    void load();

    QString m_path;
    QJsonObject m_values;
    QTimer m_timer;
    bool m_dirty = false;
};

} // namespace Speckle
