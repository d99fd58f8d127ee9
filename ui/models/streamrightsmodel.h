// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/idlist.h"
#include "core/session/streamrights.h"
#include "ui/models/recordsmodel.h"

#include <QPointer>

namespace Speckle {

class Session;

/*!
 * The people of a stream: who they are, what they may do, and why. What the stream's lists say of somebody
 * can be edited in place (Qt::EditRole holds it, a StreamRight as a number): that is told by rightChosen(),
 * and changes nothing here.
 */
class StreamRightsModel : public RecordsModel
{
    Q_OBJECT

public:
    enum Column { Name, Company, Right, Why };

    explicit StreamRightsModel(QObject *parent = nullptr);

    void setSession(Session *session);
    void setRights(const QList<PersonRights> &rights);
    [[nodiscard]] const QList<PersonRights> &rights() const { return m_rights; }
    [[nodiscard]] PersonRights rights(const QString &userId) const { return m_byId.value(userId); }
    [[nodiscard]] const QStringList &userIds() const { return m_ids.ids(); }
    //! Why somebody's right cannot be changed, in a sentence; empty: it can.
    void setWhyNot(std::function<QString(const QString &userId)> whyNot) { m_whyNot = std::move(whyNot); }

    [[nodiscard]] QString nameOf(const QString &userId) const;
    //! “Tower”, for the projects that list somebody who is missing; with commas between.
    [[nodiscard]] QString owingProjects(const PersonRights &person) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void rightChosen(const QString &userId, Speckle::StreamRight right);

private:
    [[nodiscard]] QString reasonText(const PersonRights &person, const RightReason &reason) const;
    [[nodiscard]] QStringList reasonsOf(const QString &userId) const;
    [[nodiscard]] QString projectName(const QString &projectId) const;
    [[nodiscard]] bool isSelf(const QString &userId) const;

    QPointer<Session> m_session;
    QList<PersonRights> m_rights;
    QHash<QString, PersonRights> m_byId;
    GivenIds m_ids;
    std::function<QString(const QString &)> m_whyNot;
};

//! What one may do by \a right, as the choice of it: "May edit".
[[nodiscard]] QString streamRightText(StreamRight right);
//! Where it comes from: "On the list". Empty of Why::Project, which needs the project's name.
[[nodiscard]] QString rightReasonText(RightReason::Why why);

} // namespace Speckle
