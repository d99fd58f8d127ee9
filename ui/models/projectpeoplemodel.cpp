// SPDX-License-Identifier: MIT
#include "ui/models/projectpeoplemodel.h"

#include "core/session/projectcheck.h"
#include "core/session/session.h"
#include "ui/models/streamrightsmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

namespace Speckle {

using namespace Qt::StringLiterals;

ProjectPeopleModel::ProjectPeopleModel(const ProjectCheck *check, QObject *parent)
    : RecordsModel(parent)
    , m_check(check)
{
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"name"_s, tr("Name"), 26, [this](const QString &id) {
                           return m_session && m_session->userId() == id ? tr("%1 (you)").arg(nameOf(id))
                                                                         : nameOf(id);
                       }});
    columns.back().icon = [](const QString &) { return icon(u"user"_s); };
    columns.push_back({u"company"_s, tr("Company"), 22, [this](const QString &id) {
                           return m_session ? m_session->userRecord(id).company() : QString();
                       }});
    columns.push_back(
        {u"project"_s, tr("The project itself"), 24, [this](const QString &id) { return projectText(id); }});
    columns.back().toolTip = [this](const QString &id) { return howToChange(id); };
    columns.back().sortKey = [this](const QString &id) { return -int(rights(id).right); };
    columns.push_back(
        {u"streams"_s, tr("Its streams"), 34, [this](const QString &id) { return streamsText(id); }});
    columns.back().toolTip = [this](const QString &id) {
        QStringList lines{howToChange(id)};
        const QStringList streams = m_check->streamsLacking(id);
        for (const QString &streamId : streams) {
            const auto stream = m_session ? m_session->stream(streamId) : std::nullopt;
            lines += tr("Missing on “%1”").arg(oneLine(stream ? stream->name() : streamId, 120));
        }
        return lines.join(u'\n');
    };
    columns.back().sortKey = [this](const QString &id) { return -int(gives(id)); };
    columns.back().icon = [this](const QString &id) {
        return m_check->streamsLacking(id).isEmpty() ? QIcon() : icon(u"warning"_s);
    };
    columns.push_back(
        {u"why"_s, tr("Why"), 40, [this](const QString &id) { return reasonsOf(id).join(u" · "_s); }});
    columns.back().toolTip = [this](const QString &id) { return reasonsOf(id).join(u'\n'); };
    setColumns(std::move(columns));
    setList(&m_ids);
    setDimmed([this](const QString &id) { return m_session && m_session->userRecord(id).isArchived(); });
}

void ProjectPeopleModel::setSession(Session *session)
{
    m_session = session;
    touchAll();
}

void ProjectPeopleModel::setProject(const Project &project)
{
    m_owed = StreamRights::owed(project);
    m_byId.clear();
    QStringList ids;
    const QString self = m_session && !project.isEmpty() ? m_session->userId() : QString();
    const QList<User> users = m_session ? QList<User>{m_session->user()} : QList<User>();
    const QList<PersonRights> all = StreamRights::of(project, users, self);
    for (const PersonRights &person : all) {
        m_byId.insert(person.userId, person);
        ids += person.userId;
    }
    m_ids.set(ids);
    touchAll();
}

bool ProjectPeopleModel::isMember(const QString &userId) const
{
    return rights(userId).listed != StreamRight::None || m_owed.contains(userId);
}

QString ProjectPeopleModel::nameOf(const QString &userId) const
{
    return m_session ? m_session->userName(userId) : userId;
}

QString ProjectPeopleModel::projectText(const QString &userId) const
{
    switch (rights(userId).right) {
    case StreamRight::None:
        return tr("Does not see it");
    case StreamRight::Read:
        return tr("May see it");
    case StreamRight::Write:
        return tr("May edit it");
    case StreamRight::Own:
        break;
    }
    return tr("May do everything");
}

QString ProjectPeopleModel::streamsText(const QString &userId) const
{
    QString text;
    switch (gives(userId)) {
    case StreamRight::None:
        text = tr("None through it");
        break;
    case StreamRight::Read:
        text = tr("May read them");
        break;
    case StreamRight::Write:
    case StreamRight::Own:
        text = tr("May edit them");
        break;
    }
    const qsizetype missing = m_check->streamsLacking(userId).size();
    //: %1 a right, %2 a number of streams
    return missing == 0 ? text : tr("%1; missing on %2").arg(text, countText(missing));
}

QStringList ProjectPeopleModel::reasonsOf(const QString &userId) const
{
    QStringList texts;
    const PersonRights person = rights(userId);
    for (const RightReason &reason : person.reasons)
        texts += rightReasonText(reason.why);
    if (person.reasons.isEmpty())
        texts += tr("Not on the project's list");
    if (m_owed.contains(userId)
        && (person.reasons.isEmpty() || person.reasons.constFirst().why != RightReason::Why::Owner))
        texts += tr("On the list for its streams");
    if (m_session && m_session->userRecord(userId).isArchived())
        texts += tr("The account is in the archive");
    return texts;
}

QString ProjectPeopleModel::howToChange(const QString &userId) const
{
    const QString why = m_whyNot ? m_whyNot(userId) : QString();
    return why.isEmpty() ? tr("Return or a double click changes it.") : why;
}

Qt::ItemFlags ProjectPeopleModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = RecordsModel::flags(index);
    const bool isRight = index.column() == ProjectRight || index.column() == StreamsRight;
    return isRight && m_whyNot && m_whyNot(id(index)).isEmpty() ? flags | Qt::ItemIsEditable : flags;
}

QVariant ProjectPeopleModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::EditRole && index.column() == ProjectRight)
        return int(rights(id(index)).listed);
    if (role == Qt::EditRole && index.column() == StreamsRight)
        return int(gives(id(index)));
    return RecordsModel::data(index, role);
}

bool ProjectPeopleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const auto right = StreamRight(value.toInt());
    const QString userId = id(index);
    if (data(index, Qt::EditRole).toInt() == int(right))
        return true;
    if (index.column() == ProjectRight)
        emit projectRightChosen(userId, right);
    else
        emit streamsRightChosen(userId, right);
    return true;
}

} // namespace Speckle
