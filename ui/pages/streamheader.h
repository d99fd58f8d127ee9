// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace Speckle {

class ElidedLabel;
class IconLabel;
class Stream;

//! The top of a stream's page: its name, and in one line beneath it id, owner, access and the last change.
class StreamHeader : public QWidget
{
    Q_OBJECT

public:
    explicit StreamHeader(const QString &streamId, QWidget *parent = nullptr);

    //! \a ownerName is plain text, empty where there is no owner.
    void setStream(const Stream &stream, const QString &ownerName);
    //! Shows a moving bar while something is fetched.
    void setBusy(bool busy);

signals:
    void copyLinkRequested();

private:
    ElidedLabel *m_name;
    ElidedLabel *m_owner;
    IconLabel *m_ownerSign;
    IconLabel *m_accessSign;
    QLabel *m_access;
    QLabel *m_updated;
    QProgressBar *m_busy;
};

} // namespace Speckle
