// SPDX-License-Identifier: MIT
#include "ui/pages/streampart.h"

#include "ui/pages/streamclients.h"
#include "ui/pages/streamcomments.h"
#include "ui/pages/streamjson.h"
#include "ui/pages/streamlayers.h"
#include "ui/pages/streamobjects.h"
#include "ui/pages/streamsharing.h"
#include "ui/pages/streamversions.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/icons.h"

using namespace Qt::StringLiterals;

namespace Speckle {

std::vector<StreamPartMaker> streamPartMakers(const QString &streamId, const QPointer<UiState> &state)
{
    return {
        {u"streamLayers"_s, StreamLayers::tr("Layers"), icon(u"layer"_s),
         [=] { return new StreamLayers(streamId, state); }},
        {u"streamObjects"_s, StreamObjectsPart::tr("Objects"), icon(u"object"_s),
         [=] { return new StreamObjectsPart(streamId, state); }},
        {u"streamVersions"_s, StreamVersionsPart::tr("Versions"), icon(u"history"_s),
         [=] { return new StreamVersionsPart(streamId, state); }},
        {u"streamSharing"_s, StreamSharing::tr("Sharing"), icon(u"shared"_s),
         [=] { return new StreamSharing(streamId, state); }},
        {u"streamComments"_s, StreamComments::tr("Comments"), icon(u"comment"_s),
         [=] { return new StreamComments(streamId, state); }},
        {u"streamClients"_s, StreamClients::tr("Clients"), icon(u"client"_s),
         [=] { return new StreamClients(streamId, state); }},
        {u"streamJson"_s, StreamJson::tr("JSON"), icon(u"code"_s), [=] { return new StreamJson(streamId); }},
    };
}

} // namespace Speckle
