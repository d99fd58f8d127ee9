// SPDX-License-Identifier: MIT
#include "sandbox/models/models.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Models {

namespace {

const QJsonValue NoList = QJsonArray();

//! Ownership and permissions, the same in all but users and comments.
QList<Field> guarded(bool isPrivate, const QList<Field> &fields)
{
    return QList<Field>{
               {u"owner"_s, Kind::Id},
               {u"private"_s, Kind::Flag, isPrivate},
               {u"canRead"_s, Kind::IdList, NoList},
               {u"canWrite"_s, Kind::IdList, NoList},
               {u"anonymousComments"_s, Kind::Flag, false},
               {u"comments"_s, Kind::IdList, NoList},
           }
           + fields;
}

} // namespace

const Schema &user()
{
    static const Schema schema(u"User"_s, u"users"_s, false,
                               {
                                   {u"name"_s, Kind::Text, u"John"_s},
                                   {u"surname"_s, Kind::Text, u"Doe"_s},
                                   {u"email"_s, Kind::Text, QJsonValue::Undefined, true},
                                   {u"company"_s, Kind::Text},
                                   {u"apitoken"_s, Kind::Text},
                                   {u"logins"_s, Kind::MixedList, NoList},
                                   {u"avatar"_s, Kind::Text},
                                   {u"role"_s, Kind::Text, u"user"_s},
                                   {u"private"_s, Kind::Flag, true},
                                   {u"verified"_s, Kind::Flag, false},
                                   {u"archived"_s, Kind::Flag, false},
                               });
    return schema;
}

const Schema &stream()
{
    static const Schema schema(
        u"DataStream"_s, u"datastreams"_s, true,
        guarded(false, {
                           {u"streamId"_s, Kind::Text},
                           {u"name"_s, Kind::Text, u"Speckle Stream"_s},
                           {u"description"_s, Kind::Text, u"This is a simple speckle stream."_s},
                           {u"commitMessage"_s, Kind::Text},
                           {u"tags"_s, Kind::TextList, NoList},
                           {u"baseProperties"_s, Kind::Mixed},
                           {u"globalMeasures"_s, Kind::Mixed},
                           {u"isComputedResult"_s, Kind::Flag, false},
                           {u"objects"_s, Kind::IdList, NoList},
                           {u"layers"_s, Kind::MixedList, NoList},
                           {u"viewerLayers"_s, Kind::MixedList, NoList},
                           {u"parent"_s, Kind::Text, QJsonValue::Null},
                           {u"children"_s, Kind::MixedList, NoList},
                           {u"ancestors"_s, Kind::MixedList, NoList},
                           {u"deleted"_s, Kind::Flag, false},
                           {u"onlineEditable"_s, Kind::Flag, false},
                           {u"jobNumber"_s, Kind::Text, u""_s},
                       }));
    return schema;
}

const Schema &object()
{
    static const Schema schema(u"SpeckleObject"_s, u"speckleobjects"_s, true,
                               guarded(false, {
                                                  {u"type"_s, Kind::Text, QJsonValue::Undefined, true},
                                                  {u"name"_s, Kind::Text, QJsonValue::Null},
                                                  {u"geometryHash"_s, Kind::Text, QJsonValue::Null},
                                                  {u"hash"_s, Kind::Text, QJsonValue::Null, true},
                                                  {u"applicationId"_s, Kind::Text, QJsonValue::Null},
                                                  {u"properties"_s, Kind::Mixed, QJsonValue::Null},
                                                  {u"deleted"_s, Kind::Flag, false},
                                                  {u"parent"_s, Kind::Id, QJsonValue::Null},
                                                  {u"children"_s, Kind::IdList, NoList},
                                                  {u"ancestors"_s, Kind::IdList, NoList},
                                              }));
    return schema;
}

const Schema &client()
{
    static const Schema schema(u"UserAppClient"_s, u"userappclients"_s, false,
                               guarded(false, {
                                                  {u"role"_s, Kind::Text},
                                                  {u"documentName"_s, Kind::Text},
                                                  {u"documentGuid"_s, Kind::Text},
                                                  {u"documentType"_s, Kind::Text},
                                                  {u"documentLocation"_s, Kind::Text},
                                                  {u"streamId"_s, Kind::Text},
                                                  {u"online"_s, Kind::Flag, true},
                                              }));
    return schema;
}

const Schema &comment()
{
    static const Schema schema(u"Comment"_s, u"comments"_s, false,
                               {
                                   {u"owner"_s, Kind::Id},
                                   {u"comments"_s, Kind::IdList, NoList},
                                   {u"text"_s, Kind::Text, QJsonValue::Undefined, true},
                                   {u"flagged"_s, Kind::Flag, false},
                                   {u"resource.resourceType"_s, Kind::Text},
                                   {u"resource.resourceId"_s, Kind::Text},
                                   {u"otherResources"_s, Kind::Links, NoList},
                                   {u"closed"_s, Kind::Flag, false},
                                   {u"assignedTo"_s, Kind::IdList, NoList},
                                   {u"labels"_s, Kind::TextList, NoList},
                                   {u"priority"_s, Kind::Text},
                                   {u"status"_s, Kind::Text},
                                   {u"view"_s, Kind::Mixed},
                                   {u"screenshot"_s, Kind::Text},
                               });
    return schema;
}

const Schema &project()
{
    static const Schema schema(
        u"Project"_s, u"projects"_s, true,
        guarded(
            true,
            {
                {u"name"_s, Kind::Text, u"A Simple Speckle Project"_s},
                {u"description"_s, Kind::Text,
                 u"This is a project, which basically helps you share a set a of streams with a set of users."_s},
                {u"tags"_s, Kind::TextList, NoList},
                {u"streams"_s, Kind::TextList, NoList},
                {u"permissions.canRead"_s, Kind::IdList, NoList},
                {u"permissions.canWrite"_s, Kind::IdList, NoList},
                {u"deleted"_s, Kind::Flag, false},
                {u"jobNumber"_s, Kind::Text, u""_s},
            }));
    return schema;
}

} // namespace Speckle::Sandbox::Models
