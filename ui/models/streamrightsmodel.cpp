// SPDX-License-Identifier: MIT
#include "ui/models/streamrightsmodel.h"

#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <algorithm>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

QString streamRightText(StreamRight right)
{
    switch (right) {
    case StreamRight::None:
        return StreamRightsModel::tr("Not on the list");
    case StreamRight::Read:
        return StreamRightsModel::tr("May read");
    case StreamRight::Write:
        return StreamRightsModel::tr("May edit");
    case StreamRight::Own:
        break;
    }
    return StreamRightsModel::tr("May do everything");
}

QString rightReasonText(RightReason::Why why)
{
    switch (why) {
    case RightReason::Why::Owner:
        return StreamRightsModel::tr("Owner");
    case RightReason::Why::Admin:
        return StreamRightsModel::tr("Administrator");
    case RightReason::Why::List:
        return StreamRightsModel::tr("On the list");
    case RightReason::Why::Public:
        return StreamRightsModel::tr("Public");
    case RightReason::Why::NoOwner:
        return StreamRightsModel::tr("Without an owner only administrators may use it");
    case RightReason::Why::Project:
        break;
    }
    return {};
}

StreamRightsModel::StreamRightsModel(QObject *parent)
    : RecordsModel(parent)
{
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"name"_s, tr("Name"), 30, [this](const QString &id) {
                           return isSelf(id) ? tr("%1 (you)").arg(nameOf(id)) : nameOf(id);
                       }});
    columns.back().icon = [](const QString &) { return icon(u"user"_s); };
    columns.push_back({u"company"_s, tr("Company"), 24, [this](const QString &id) {
                           return m_session ? m_session->userRecord(id).company() : QString();
                       }});
    columns.push_back({u"right"_s, tr("Right"), 22, [this](const QString &id) {
                           const StreamRight right = rights(id).right;
                           return right == StreamRight::None ? tr("None") : streamRightText(right);
                       }});
    columns.back().toolTip = [this](const QString &id) {
        const QString why = m_whyNot ? m_whyNot(id) : QString();
        return why.isEmpty() ? tr("Return or a double click changes it.") : why;
    };
    columns.back().sortKey = [this](const QString &id) { return -int(rights(id).right); };
    columns.push_back(
        {u"why"_s, tr("Why"), 60, [this](const QString &id) { return reasonsOf(id).join(u" · "_s); }});
    columns.back().toolTip = [this](const QString &id) { return reasonsOf(id).join(u'\n'); };
    columns.back().icon
        = [this](const QString &id) { return rights(id).isMissing() ? icon(u"warning"_s) : QIcon(); };
    setColumns(std::move(columns));
    setList(&m_ids);
    setDimmed([this](const QString &id) { return m_session && m_session->userRecord(id).isArchived(); });
}

void StreamRightsModel::setSession(Session *session)
{
    m_session = session;
    touchAll();
}

void StreamRightsModel::setRights(const QList<PersonRights> &rights)
{
    m_rights = rights;
    m_byId.clear();
    QStringList ids;
    for (const PersonRights &person : rights) {
        m_byId.insert(person.userId, person);
        ids += person.userId;
    }
    m_ids.set(ids);
    touchAll();
}

bool StreamRightsModel::isSelf(const QString &userId) const
{
    return m_session && m_session->userId() == userId;
}

QString StreamRightsModel::nameOf(const QString &userId) const
{
    return m_session ? m_session->userName(userId) : userId;
}

QString StreamRightsModel::projectName(const QString &projectId) const
{
    const QString name
        = m_session ? m_session->projects()->project(projectId).value_or(Project()).name() : QString();
    return u"“%1”"_s.arg(oneLine(name.isEmpty() ? projectId : name, 80));
}

QString StreamRightsModel::owingProjects(const PersonRights &person) const
{
    QStringList names;
    for (const RightReason &reason : person.reasons) {
        if (reason.why == RightReason::Why::Project && reason.right > person.listed)
            names += projectName(reason.projectId);
    }
    return names.join(", "_L1);
}

QString StreamRightsModel::reasonText(const PersonRights &person, const RightReason &reason) const
{
    if (reason.why != RightReason::Why::Project)
        return rightReasonText(reason.why);
    const QString project = projectName(reason.projectId);
    if (!person.isMissing() || reason.right <= person.listed)
        return tr("Through project %1").arg(project);
    return reason.right == StreamRight::Write
               ? tr("Project %1 lets them edit, this stream does not").arg(project)
               : tr("Project %1 lets them read, this stream does not").arg(project);
}

QStringList StreamRightsModel::reasonsOf(const QString &userId) const
{
    QStringList texts;
    const PersonRights person = rights(userId);
    for (const RightReason &reason : person.reasons)
        texts += reasonText(person, reason);
    if (texts.isEmpty())
        texts += tr("Nothing gives it to them");
    if (m_session && m_session->userRecord(userId).isArchived())
        texts += tr("The account is in the archive");
    return texts;
}

Qt::ItemFlags StreamRightsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = RecordsModel::flags(index);
    const bool editable = index.column() == Right && m_whyNot && m_whyNot(id(index)).isEmpty();
    return editable ? flags | Qt::ItemIsEditable : flags;
}

QVariant StreamRightsModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::EditRole && index.column() == Right)
        return int(rights(id(index)).listed);
    return RecordsModel::data(index, role);
}

bool StreamRightsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const auto right = StreamRight(value.toInt());
    const QString userId = id(index);
    if (right != rights(userId).listed)
        emit rightChosen(userId, right);
    return true;
}

} // namespace Speckle
