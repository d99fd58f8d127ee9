// SPDX-License-Identifier: MIT
#pragma once

#include "sandbox/sample/building.h"
#include "sandbox/store/store.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QStringList>

namespace Speckle::Sandbox {

//! A stream of the sample, before it is stored.
struct SampleStream
{
    QString name;
    QString description;
    QString commitMessage;
    QString jobNumber;
    QStringList tags;
    int owner = 0; //!< index into the people
    QList<int> readers;
    QList<int> writers;
    bool isPrivate = false;
    bool isComputed = false;
    double daysAgo = 1; //!< of its last change
    SampleLayers layers;
};

/*!
    Writes sample documents. Identifiers come from a fixed seed, so they are the same each time; dates are
    counted back from now, so that "yesterday" stays yesterday.
*/
class SampleBuilder
{
public:
    explicit SampleBuilder(Store &store);

    void addPeople();
    [[nodiscard]] QString user(int index) const { return m_users.at(index); }

    //! Returns the streamId. A \a parent's list of children grows by it.
    QString addStream(const SampleStream &stream, const QString &parent = {});
    //! The same with objects that are stored already.
    QString addStream(const SampleStream &stream, const QString &parent, const QStringList &objects,
                      const QJsonArray &layers);
    //! Returns the identifiers of the objects, new or known.
    QStringList addObjects(const QList<QJsonObject> &objects, const QString &owner, double daysAgo);
    void addClient(int owner, const QString &streamId, const QString &role, const QString &type,
                   const QString &documentName, bool online, double daysAgo);
    //! Returns the comment's identifier. \a type is `stream`, `object`, `project` or `comment`.
    QString addComment(int author, const QString &type, const QString &resourceId, const QString &text,
                       double daysAgo, const QJsonObject &more = {});
    //! Returns the project's identifier.
    QString addProject(int owner, const QString &name, const QString &description, const QString &jobNumber,
                       const QStringList &tags, const QStringList &streams, const QList<int> &members,
                       double daysAgo);

    [[nodiscard]] QString nextId();
    [[nodiscard]] QString nextStreamId();
    [[nodiscard]] QString ago(double days) const;

private:
    Store &m_store;
    QDateTime m_now;
    QRandomGenerator m_random;
    quint32 m_counter = 0;
    QStringList m_users;
};

} // namespace Speckle::Sandbox
