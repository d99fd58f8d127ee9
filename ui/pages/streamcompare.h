// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/reply.h"
#include "core/records/streamdiff.h"
#include "ui/models/objecttreemodel.h"

#include <QDialog>
#include <QPointer>

#include <functional>
#include <utility>

class QLabel;
class QTabWidget;
class QTreeWidget;

namespace Speckle {

class ObjectTreeView;
class Session;
class StatePane;

/*!
 * What two streams share and what one alone has: the objects, whose names are fetched as they come into view,
 * and the layers. Deletes itself when closed; shown with open().
 *
 * Object names: compareSummary, compareObjects, compareLayers, compareTabs.
 */
class StreamCompare : public QDialog
{
    Q_OBJECT

public:
    //! \a names of both, a stranger's text. \a session lends its store of objects; that it goes is noticed.
    StreamCompare(Session *session, const std::pair<QString, QString> &names, QWidget *parent);

    //! \a call begins the comparison, and again after a failure; nullptr from it: signed out.
    void load(const std::function<Reply<StreamDiff> *()> &call);

private:
    void compared(const StreamDiff &diff);
    void showObjects(const StreamDiff &diff, const QStringList &groups);
    void showLayers(const StreamDiff &diff, const QStringList &groups);

    std::pair<QString, QString> m_names;
    ObjectTreeModel m_model;
    QLabel *m_summary;
    ObjectTreeView *m_objects;
    QTreeWidget *m_layers;
    QTabWidget *m_tabs;
    StatePane *m_states;
};

} // namespace Speckle
