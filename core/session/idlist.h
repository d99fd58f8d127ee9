// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

namespace Speckle {

/*!
 * Ids in an order, as they come and go. Holds no record: those are the session's.
 * Rows change by insert, remove and reset pairs that a model can follow one to one.
 */
class IdList : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const QStringList &ids() const { return m_ids; }

signals:
    //! Before and after ids are put in at \a first … \a last.
    void aboutToInsert(int first, int last);
    void inserted();
    void aboutToRemove(int first, int last);
    void removed();
    //! Order changed as a whole: before and after.
    void aboutToReset();
    void resetDone();

protected:
    void append(const QStringList &ids);
    //! Single rows that are gone, new or elsewhere are taken out and put in; where the order is another one
    //! altogether, all are reset.
    void replaceWith(const QStringList &ids);

private:
    QStringList m_ids;
};

//! Ids that somebody else holds: those of a project's streams, say.
class GivenIds : public IdList
{
public:
    using IdList::IdList;

    //! Each once.
    void set(QStringList ids)
    {
        ids.removeDuplicates();
        replaceWith(ids);
    }
};

} // namespace Speckle
