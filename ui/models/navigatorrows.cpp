// SPDX-License-Identifier: MIT
#include "core/session/sessionprojects.h"
#include "core/session/sessions.h"
#include "ui/models/navigatorbadges.h"
#include "ui/models/navigatormodel_p.h"
#include "ui/models/sessionwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QFont>

using namespace Qt::StringLiterals;

namespace Speckle {

// What stands under each account, parents first.
const std::vector<NavigatorModel::Section> &NavigatorModel::sections()
{
    using Kind = Section::Kind;
    static const std::vector<Section> all{
        {"streams", QT_TR_NOOP("Streams"), "streams", "", Kind::Group, false, true},
        {"streams/own", QT_TR_NOOP("My streams"), "streams", "streams"},
        {"streams/shared", QT_TR_NOOP("Shared with me"), "shared", "streams"},
        {"streams/starred", QT_TR_NOOP("Starred"), "star", "streams"},
        {"streams/archive", QT_TR_NOOP("Archive"), "archive", "streams"},
        {"projects", QT_TR_NOOP("Projects"), "project"},
        {"comments", QT_TR_NOOP("Comments"), "comment", "", Kind::Group, false, true},
        {"comments/assigned", QT_TR_NOOP("Comments for me"), "comment", "comments"},
        {"comments/mine", QT_TR_NOOP("My comments"), "comment", "comments"},
        {"clients", QT_TR_NOOP("Clients"), "client"},
        {"administration", QT_TR_NOOP("Administration"), "settings", "", Kind::Group, true},
        {"users", QT_TR_NOOP("Users"), "users", "administration", Kind::List, true},
        {"streams/all", QT_TR_NOOP("All streams"), "streams", "administration", Kind::List, true},
        {"projects/all", QT_TR_NOOP("All projects"), "project", "administration", Kind::List, true},
    };
    return all;
}

namespace {

// Where a row is folded up its number is the one that nobody shall miss.
const QString MostWanted = u"comments/assigned"_s;

//! Why a list that was asked for is not there; empty where it is, or is on its way.
QString whyNotThere(const RecordList *list)
{
    const bool failed
        = list->state() == RecordList::State::Failed || list->state() == RecordList::State::Forbidden;
    return failed ? list->error().sentence() : QString();
}

} // namespace

QVariant NavigatorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return tr("Accounts");
    return {};
}

QVariant NavigatorModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    if (role >= Qt::UserRole)
        return rowData(node, role);
    switch (node.kind) {
    case Node::Kind::Account:
        return accountData(node, role);
    case Node::Kind::Section:
        return sectionData(node, role);
    case Node::Kind::Project:
        return projectData(node, role);
    case Node::Kind::Stream:
        return streamData(node, role);
    }
    return {};
}

qsizetype NavigatorModel::badgeOf(const Node &node) const
{
    if (node.kind == Node::Kind::Project || node.kind == Node::Kind::Stream)
        return 0;
    const bool holdsIt = node.kind == Node::Kind::Account || MostWanted.section(u'/', 0, 0) == node.key;
    return NavigatorBadges::count(sessionOf(node), holdsIt ? MostWanted : node.key);
}

QVariant NavigatorModel::rowData(const Node &node, int role) const
{
    const bool isAccount = node.kind == Node::Kind::Account;
    switch (role) {
    case AccountIdRole:
        return node.accountId;
    case AddressRole:
        return isAccount || node.isGroup() ? QString() : node.key;
    case KeyRole:
        return isAccount ? node.accountId : node.accountId + u'\n' + node.key;
    case UnfoldedRole:
        return isAccount || (node.section && node.section->unfolded);
    case BadgeFoldedRole:
        return isAccount || node.isGroup();
    case BadgeRole: {
        const qsizetype badge = badgeOf(node);
        return badge > 0 ? QVariant(badge) : QVariant();
    }
    default:
        return {};
    }
}

QVariant NavigatorModel::sectionData(const Node &node, int role) const
{
    const Session *session = sessionOf(node);
    const QString problem
        = session && node.key == "projects"_L1 ? whyNotThere(session->projects()->list()) : QString();
    const QString text = tr(node.section->text);
    const auto words = [this, &node] {
        return NavigatorBadges::words(node.isGroup() ? MostWanted : node.key, badgeOf(node));
    };
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::DecorationRole:
        return icon(problem.isEmpty() ? QString::fromLatin1(node.section->icon) : u"warning"_s);
    case Qt::ToolTipRole:
        return plainToolTip(problem.isEmpty() ? words() : problem);
    case Qt::AccessibleTextRole: {
        const QString more = problem.isEmpty() ? words() : oneLine(problem);
        return more.isEmpty() ? text : u"%1, %2"_s.arg(text, more);
    }
    default:
        return {};
    }
}

QVariant NavigatorModel::projectData(const Node &node, int role) const
{
    const Session *session = sessionOf(node);
    const auto project = session ? session->projects()->project(node.id()) : std::nullopt;
    switch (role) {
    case Qt::DisplayRole:
        return !project ? node.id() : project->name().isEmpty() ? tr("(no name)") : oneLine(project->name());
    case Qt::DecorationRole:
        return icon(u"project"_s);
    case Qt::ToolTipRole:
        return plainToolTip(project ? project->name() + u'\n' + project->description() : node.id());
    default:
        return {};
    }
}

QVariant NavigatorModel::streamData(const Node &node, int role) const
{
    const Session *session = sessionOf(node);
    const auto stream = session ? session->stream(node.id()) : std::nullopt;
    switch (role) {
    case Qt::DisplayRole:
        return !stream || stream->name().isEmpty() ? node.id() : oneLine(stream->name());
    case Qt::DecorationRole:
        return icon(u"stream"_s);
    case Qt::ToolTipRole:
        return plainToolTip(stream ? stream->name() + u'\n' + node.id() : node.id());
    default:
        return {};
    }
}

QVariant NavigatorModel::accountData(const Node &node, int role) const
{
    const auto account = m_sessions->accounts()->find(node.accountId);
    if (!account)
        return {};
    const Session *session = m_sessions->session(node.accountId);
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(account->label());
    case Qt::DecorationRole:
        return icon(stateIcon(session));
    case Qt::ToolTipRole:
        return plainToolTip(tr("%1\n%2\n%3: %4")
                                .arg(oneLine(account->label()), oneLine(account->email), stateWord(session),
                                     stateSentence(session)));
    case Qt::AccessibleTextRole: {
        QStringList parts{oneLine(account->label()), stateWord(session)};
        if (const QString words = NavigatorBadges::words(MostWanted, badgeOf(node)); !words.isEmpty())
            parts += words;
        return parts.join(", "_L1);
    }
    case Qt::FontRole: {
        const auto defaultAccount = m_sessions->accounts()->defaultAccount();
        QFont font;
        font.setBold(m_accounts.size() > 1 && defaultAccount && defaultAccount->id == account->id);
        return font;
    }
    default:
        return {};
    }
}

} // namespace Speckle
