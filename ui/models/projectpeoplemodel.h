// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/idlist.h"
#include "core/session/streamrights.h"
#include "ui/models/recordsmodel.h"

#include <QPointer>

namespace Speckle {

class ProjectCheck;
class Session;

/*!
 * The people of a project: who they are, what they may do with the project itself and with its streams, and
 * why. Both rights can be edited in place (Qt::EditRole holds what the lists say, a StreamRight as a number):
 * that is told by a signal, and changes nothing here.
 */
class ProjectPeopleModel : public RecordsModel
{
    Q_OBJECT

public:
    enum Column { Name, Company, ProjectRight, StreamsRight, Why };

    //! \a check outlives it, and says who is missing on which streams.
    explicit ProjectPeopleModel(const ProjectCheck *check, QObject *parent = nullptr);

    void setSession(Session *session);
    //! A row for everybody on one of its lists, and for the session's user.
    void setProject(const Project &project);
    //! Of the project itself.
    [[nodiscard]] PersonRights rights(const QString &userId) const { return m_byId.value(userId); }
    //! What the project gives them of its streams.
    [[nodiscard]] StreamRight gives(const QString &userId) const { return m_owed.value(userId); }
    [[nodiscard]] const QStringList &userIds() const { return m_ids.ids(); }
    //! On one of its lists, or its owner.
    [[nodiscard]] bool isMember(const QString &userId) const;
    //! Why somebody's rights cannot be changed, in a sentence; empty: they can.
    void setWhyNot(std::function<QString(const QString &userId)> whyNot) { m_whyNot = std::move(whyNot); }
    [[nodiscard]] QString nameOf(const QString &userId) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void projectRightChosen(const QString &userId, Speckle::StreamRight right);
    void streamsRightChosen(const QString &userId, Speckle::StreamRight right);

private:
    [[nodiscard]] QString projectText(const QString &userId) const;
    [[nodiscard]] QString streamsText(const QString &userId) const;
    [[nodiscard]] QStringList reasonsOf(const QString &userId) const;
    [[nodiscard]] QString howToChange(const QString &userId) const;

    const ProjectCheck *m_check;
    QPointer<Session> m_session;
    QHash<QString, PersonRights> m_byId;
    QMap<QString, StreamRight> m_owed;
    GivenIds m_ids;
    std::function<QString(const QString &)> m_whyNot;
};

} // namespace Speckle
