// SPDX-License-Identifier: MIT
#include "sandbox/sample/parts.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

enum Person { Ada, Bruno, Chiara, Daniel, Emi };

constexpr QLatin1StringView Tower("240117-00");
constexpr QLatin1StringView Pavilion("240152-00");

struct Streams
{
    QString structure;
    QString architecture;
    QString grids;
    QString rooms;
    QString site;
    QString services;
    QString facade;
    QString daylight;
    QString coordination;
    QString roof;
    QString firstIdeas;
    QString titleBlocks;
};

Streams addStreams(SampleBuilder &add)
{
    Streams s;
    s.structure
        = add.addStream({u"Harbour Office – Structure"_s,
                         u"Load-bearing structure: slabs, columns, beams, core. Issued weekly by Tensor."_s,
                         u"Columns at A-1 … C-4 resized after the wind analysis"_s,
                         Tower,
                         {u"structure"_s, u"concrete"_s, u"stage-3"_s},
                         Chiara,
                         {Daniel, Emi},
                         {Ada, Bruno},
                         false,
                         false,
                         0.8,
                         Building::structure()});
    s.architecture
        = add.addStream({u"Harbour Office – Architecture"_s,
                         u"Façade and partitions, all storeys. Coordinated with the structural grid."_s,
                         u"Glazing on the south side moved out by 50 mm"_s,
                         Tower,
                         {u"architecture"_s, u"façade"_s, u"stage-3"_s},
                         Ada,
                         {Emi},
                         {Bruno, Chiara},
                         false,
                         false,
                         0.2,
                         Building::architecture()});
    s.grids = add.addStream({u"Harbour Office – Grids and Levels"_s,
                             u"The one source of setting-out for all disciplines."_s,
                             u"Level 06 renamed to Roof"_s,
                             Tower,
                             {u"setting-out"_s, u"shared"_s},
                             Ada,
                             {Bruno, Chiara, Daniel, Emi},
                             {},
                             false,
                             false,
                             34,
                             Building::grids()});
    s.rooms = add.addStream({u"Harbour Office – Rooms"_s,
                             u"Room outlines with areas, uses and finishes for the area schedule."_s,
                             u"Meeting rooms numbered as agreed with the client"_s,
                             Tower,
                             {u"architecture"_s, u"areas"_s, u"schedule"_s},
                             Bruno,
                             {Ada, Emi},
                             {},
                             false,
                             false,
                             2.5,
                             Building::rooms()});
    s.site = add.addStream({u"Harbour Office – Site"_s,
                            u"Boundary, terrain, trees and roads from the survey."_s,
                            u"Survey of 12 May, new kerb line"_s,
                            Tower,
                            {u"site"_s, u"survey"_s},
                            Ada,
                            {Chiara},
                            {Bruno},
                            false,
                            false,
                            21,
                            Building::site()});
    s.services = add.addStream({u"Harbour Office – Ventilation"_s,
                                u"Supply air ducts and air handling units."_s,
                                u"Ducts lowered below the new beams"_s,
                                Tower,
                                {u"mep"_s, u"hvac"_s, u"stage-3"_s},
                                Daniel,
                                {Emi},
                                {Ada},
                                false,
                                false,
                                1.4,
                                Building::services()});
    s.facade = add.addStream({u"Façade Study"_s,
                              u"Grasshopper study of module widths and openings, not for construction."_s,
                              u"Elliptical openings"_s,
                              Tower,
                              {u"façade"_s, u"study"_s},
                              Bruno,
                              {},
                              {Ada},
                              false,
                              false,
                              9,
                              Building::facadeStudy()});
    s.daylight = add.addStream({u"Daylight Results"_s,
                                u"Daylight factors a zone, computed from Rooms and Architecture."_s,
                                u"Run 14"_s,
                                Tower,
                                {u"analysis"_s, u"daylight"_s},
                                Bruno,
                                {Ada, Emi},
                                {},
                                true,
                                true,
                                0.1,
                                Building::daylightResults()});
    s.coordination = add.addStream({u"Coordination Inbox"_s,
                                    u"Drop clashes and questions here."_s,
                                    {},
                                    Tower,
                                    {u"coordination"_s},
                                    Ada,
                                    {},
                                    {Bruno, Chiara, Daniel},
                                    false,
                                    false,
                                    5,
                                    {}});
    s.roof = add.addStream({u"Quayside Pavilion – Roof"_s,
                            u"Timber ribs and cross-laminated panels."_s,
                            u"Ribs at 3 m centres"_s,
                            Pavilion,
                            {u"timber"_s, u"structure"_s},
                            Chiara,
                            {Ada},
                            {},
                            false,
                            false,
                            12,
                            Building::pavilion()});
    s.firstIdeas = add.addStream({u"Quayside Pavilion – Concept"_s,
                                  u"First ideas. Keep among us until the client has seen them."_s,
                                  {},
                                  Pavilion,
                                  {u"concept"_s},
                                  Ada,
                                  {},
                                  {},
                                  true,
                                  false,
                                  16,
                                  {}});
    s.titleBlocks = add.addStream({u"Office Standards – Title Blocks"_s,
                                   u"Sheets A0 to A4 as blocks."_s,
                                   u"New company name"_s,
                                   {},
                                   {u"standards"_s, u"2d"_s},
                                   Bruno,
                                   {Ada, Chiara, Daniel, Emi},
                                   {},
                                   false,
                                   false,
                                   88,
                                   Building::titleBlocks()});
    return s;
}

//! Two earlier states of the architecture: clones that hang below it as children.
void addRevisions(SampleBuilder &add, Store &store, const Streams &s)
{
    const QJsonObject current = store.streams.require(s.architecture);
    const QStringList objects = store.streams.objects(current);
    const auto revision
        = [&](const QString &name, const QString &message, double daysAgo, qsizetype dropped) {
              // The earlier one had no partitions yet: the last layer, and what is on it.
              QJsonArray layers = current.value("layers"_L1).toArray();
              if (dropped > 0)
                  layers.removeLast();
              add.addStream({u"Harbour Office – Architecture (%1)"_s.arg(name),
                             u"Issued revision, not to be changed."_s,
                             message,
                             Tower,
                             {u"architecture"_s, u"issued"_s},
                             Ada,
                             {Bruno, Chiara, Daniel, Emi},
                             {},
                             false,
                             false,
                             daysAgo,
                             {}},
                            s.architecture, objects.first(objects.size() - dropped), layers);
          };
    constexpr qsizetype Partitions = 24;
    revision(u"P01"_s, u"Issued for planning"_s, 62, Partitions);
    revision(u"P02"_s, u"Issued for tender"_s, 27, 0);
}

void addClients(SampleBuilder &add, const Streams &s)
{
    add.addClient(Chiara, s.structure, u"Sender"_s, u"Revit"_s, u"TEN-S-Harbour-R21.rvt"_s, true, 0.8);
    add.addClient(Ada, s.structure, u"Receiver"_s, u"Rhino"_s, u"HQA-A-Harbour.3dm"_s, true, 0.3);
    add.addClient(Ada, s.architecture, u"Sender"_s, u"Rhino"_s, u"HQA-A-Harbour.3dm"_s, true, 0.2);
    add.addClient(Chiara, s.architecture, u"Receiver"_s, u"Revit"_s, u"TEN-S-Harbour-R21.rvt"_s, false, 6);
    add.addClient(Bruno, s.rooms, u"Sender"_s, u"Revit"_s, u"HQA-A-Harbour-Rooms.rvt"_s, false, 2.5);
    add.addClient(Daniel, s.services, u"Sender"_s, u"Revit"_s, u"NBS-M-Harbour.rvt"_s, true, 1.4);
    add.addClient(Daniel, s.structure, u"Receiver"_s, u"Revit"_s, u"NBS-M-Harbour.rvt"_s, true, 1.4);
    add.addClient(Bruno, s.facade, u"Sender"_s, u"Grasshopper"_s, u"facade-study-07.gh"_s, false, 9);
    add.addClient(Bruno, s.daylight, u"Sender"_s, u"Grasshopper"_s, u"daylight-14.gh"_s, true, 0.1);
    add.addClient(Bruno, s.rooms, u"Receiver"_s, u"Grasshopper"_s, u"daylight-14.gh"_s, true, 0.1);
    add.addClient(Chiara, s.roof, u"Sender"_s, u"Grasshopper"_s, u"pavilion-roof.gh"_s, false, 12);
    add.addClient(Ada, s.grids, u"Sender"_s, u"Revit"_s, u"HQA-Setting-Out.rvt"_s, false, 34);
}

void addComments(SampleBuilder &add, Store &store, const Streams &s, const QString &tower)
{
    const QStringList columns = store.streams.objects(store.streams.require(s.structure));
    const QString clash
        = add.addComment(Daniel, u"stream"_s, s.structure,
                         u"The beams on Level 03 run through our supply duct between B-2 and B-3. "
                         "Can they go up by 100 mm?"_s,
                         4,
                         {{u"assignedTo"_s, QJsonArray{add.user(Chiara)}},
                          {u"labels"_s, QJsonArray{u"clash"_s, u"level-03"_s}},
                          {u"priority"_s, u"high"_s},
                          {u"status"_s, u"open"_s}});
    add.addComment(Chiara, u"comment"_s, clash,
                   u"Not without a deeper slab. Could the duct be split in two?"_s, 3.2);
    add.addComment(Daniel, u"comment"_s, clash, u"Two of 300 × 200 would do. I will send them tomorrow."_s,
                   2.1);
    add.addComment(Bruno, u"object"_s, columns.at(10),
                   u"This column stands in the doorway of the reception. Is it really at B-3?"_s, 8,
                   {{u"assignedTo"_s, QJsonArray{add.user(Chiara), add.user(Ada)}},
                    {u"labels"_s, QJsonArray{u"question"_s}},
                    {u"priority"_s, u"normal"_s},
                    {u"status"_s, u"open"_s},
                    {u"otherResources"_s, QJsonArray{QJsonObject{{u"resourceType"_s, u"stream"_s},
                                                                 {u"resourceId"_s, s.structure}}}}});
    const QString areas
        = add.addComment(Emi, u"stream"_s, s.rooms,
                         u"The lettable area is 40 m² short of the brief. Which rooms have shrunk?"_s, 2,
                         {{u"assignedTo"_s, QJsonArray{add.user(Bruno)}},
                          {u"labels"_s, QJsonArray{u"areas"_s}},
                          {u"priority"_s, u"high"_s},
                          {u"status"_s, u"in progress"_s}});
    add.addComment(Bruno, u"comment"_s, areas, u"The kitchenettes grew. A list comes with the next issue."_s,
                   1.6);
    add.addComment(Ada, u"stream"_s, s.architecture,
                   u"South glazing checked against the tender drawings, all fine."_s, 0.15,
                   {{u"closed"_s, true}, {u"status"_s, u"done"_s}, {u"labels"_s, QJsonArray{u"review"_s}}});
    add.addComment(Ada, u"project"_s, tower,
                   u"Stage 3 freeze is on the last Friday of the month. Please send before noon."_s, 10,
                   {{u"labels"_s, QJsonArray{u"deadline"_s}}});
    const QString edge = add.addComment(
        Chiara, u"stream"_s, s.architecture,
        u"The slab edge on Level 02 is 60 mm further out than in our model. Which one holds?"_s, 1.4,
        {{u"assignedTo"_s, QJsonArray{add.user(Ada)}},
         {u"labels"_s, QJsonArray{u"slab"_s, u"level-02"_s}},
         {u"priority"_s, u"high"_s},
         {u"status"_s, u"open"_s},
         {u"view"_s, QJsonObject{{u"position"_s, QJsonArray{42.5, -18.0, 11.2}},
                                 {u"target"_s, QJsonArray{24.0, 8.0, 7.4}},
                                 {u"fov"_s, 50}}}});
    add.addComment(Bruno, u"stream"_s, s.architecture, u"Ours: the cladding needs it. See P02."_s, 1.2,
                   {{u"otherResources"_s,
                     QJsonArray{QJsonObject{{u"resourceType"_s, u"comments"_s}, {u"resourceId"_s, edge}}}}});
}

} // namespace

void addSmallSample(SampleBuilder &add, Store &store)
{
    add.addPeople();
    const Streams s = addStreams(add);
    addRevisions(add, store, s);
    addClients(add, s);
    const QString tower = add.addProject(Ada, u"Harbour Office"_s,
                                         u"Six storeys of offices on the old coal quay, 2,300 m² lettable."_s,
                                         Tower, {u"office"_s, u"stage-3"_s},
                                         {s.architecture, s.structure, s.grids, s.rooms, s.site, s.services,
                                          s.facade, s.daylight, s.coordination},
                                         {Bruno, Chiara, Daniel}, 0.2);
    add.addProject(Chiara, u"Quayside Pavilion"_s, u"A timber roof for the summer market."_s, Pavilion,
                   {u"timber"_s}, {s.roof, s.firstIdeas}, {Ada}, 12);
    add.addProject(Bruno, u"Office Standards"_s, u"Title blocks, templates, naming."_s, {}, {u"standards"_s},
                   {s.titleBlocks}, {Ada, Chiara, Daniel, Emi}, 88);
    addComments(add, store, s, tower);
}

} // namespace Speckle::Sandbox
