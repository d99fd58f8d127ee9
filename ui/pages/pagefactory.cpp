// SPDX-License-Identifier: MIT
#include "ui/pages/pagefactory.h"

#include "ui/pages/clientspage.h"
#include "ui/pages/commentspage.h"
#include "ui/pages/profilepage.h"
#include "ui/pages/projectpage.h"
#include "ui/pages/projectspage.h"
#include "ui/pages/streampage.h"
#include "ui/pages/streamspage.h"
#include "ui/pages/userspage.h"

#include <QHash>

#include <functional>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct Place
{
    Session *session;
    QString accountId;
    QString id; //!< what stands behind the prefix; empty for an address that is whole
    UiState *state;
    Sessions *sessions;
};
using Maker = std::function<Page *(const Place &)>;

template <typename Which>
Maker streams(Which which)
{
    return [which](const Place &at) { return new StreamsPage(at.session, at.accountId, which, at.state); };
}

Maker comments(CommentsPage::Which which)
{
    return [which](const Place &at) {
        return new CommentsPage(at.sessions, at.session, at.accountId, which, at.state);
    };
}

// Addresses that stand for one page each.
const QHash<QString, Maker> &wholeAddresses()
{
    static const QHash<QString, Maker> makers{
        {u"streams/own"_s, streams(StreamScope::Which::Own)},
        {u"streams/shared"_s, streams(StreamScope::Which::Shared)},
        {u"streams/archive"_s, streams(StreamScope::Which::Archive)},
        {u"streams/starred"_s, streams(StreamScope::Which::Starred)},
        {u"streams/all"_s, streams(StreamScope::Which::All)},
        {u"comments/assigned"_s, comments(CommentsPage::Which::Assigned)},
        {u"comments/mine"_s, comments(CommentsPage::Which::Mine)},
        {u"clients"_s, [](const Place &at) { return new ClientsPage(at.session, at.accountId, at.state); }},
        {u"profile"_s, [](const Place &at) { return new ProfilePage(at.session, at.accountId); }},
        {u"users"_s, [](const Place &at) { return new UsersPage(at.session, at.accountId, at.state); }},
        {u"projects"_s,
         [](const Place &at) {
             return new ProjectsPage(at.session, at.accountId, ProjectsPage::Which::Mine, at.state);
         }},
        {u"projects/all"_s,
         [](const Place &at) {
             return new ProjectsPage(at.session, at.accountId, ProjectsPage::Which::All, at.state);
         }},
    };
    return makers;
}

// "stream/" and an id.
const QHash<QString, Maker> &prefixes()
{
    static const QHash<QString, Maker> makers{
        {u"project"_s,
         [](const Place &at) { return new ProjectPage(at.session, at.accountId, at.id, at.state); }},
        {u"stream"_s,
         [](const Place &at) { return new StreamPage(at.session, at.accountId, at.id, at.state); }},
    };
    return makers;
}

Maker makerOf(const QString &address, QString *id)
{
    if (const Maker maker = wholeAddresses().value(address))
        return maker;
    const qsizetype slash = address.indexOf(u'/');
    if (slash <= 0 || slash + 1 == address.size())
        return {};
    *id = address.mid(slash + 1);
    return prefixes().value(address.left(slash));
}

} // namespace

Page *makePage(Session *session, const QString &accountId, const QString &address, UiState *state,
               Sessions *sessions)
{
    QString id;
    const Maker maker = makerOf(address, &id);
    return maker ? maker({session, accountId, id, state, sessions}) : nullptr;
}

bool isPageAddress(const QString &address)
{
    QString id;
    return bool(makerOf(address, &id));
}

} // namespace Speckle
