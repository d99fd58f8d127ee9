// SPDX-License-Identifier: MIT
#include "ui/pages/streamcompare.h"

#include "core/session/session.h"
#include "ui/models/layersmodel.h"
#include "ui/objects/objecttreeview.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QString objectsText(qsizetype count)
{
    return count == 1 ? StreamCompare::tr("1 object") : StreamCompare::tr("%1 objects").arg(countText(count));
}

QString layersText(qsizetype count)
{
    return count == 1 ? StreamCompare::tr("1 layer") : StreamCompare::tr("%1 layers").arg(countText(count));
}

} // namespace

StreamCompare::StreamCompare(Session *session, const std::pair<QString, QString> &names, QWidget *parent)
    : QDialog(parent)
    , m_names(oneLine(names.first, LongestName), oneLine(names.second, LongestName))
    , m_summary(plainLabel(u"compareSummary"_s, this))
    , m_objects(new ObjectTreeView)
    , m_layers(new QTreeWidget)
    , m_tabs(new QTabWidget)
    , m_states(new StatePane(m_tabs, this))
{
    setObjectName(u"compareDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare"));
    m_model.setStore(session ? session->objects() : nullptr);
    m_summary->setText(breakable(tr("“%1” and “%2”").arg(m_names.first, m_names.second)));
    m_objects->setObjectName(u"compareObjects"_s);
    m_objects->setAccessibleName(tr("Objects of both"));
    m_objects->setObjects(&m_model);
    const int em = fontMetrics().horizontalAdvance(u'M');
    m_objects->header()->resizeSection(ObjectTreeModel::Name, 36 * em);
    m_objects->header()->resizeSection(ObjectTreeModel::Type, 9 * em);
    m_layers->setObjectName(u"compareLayers"_s);
    m_layers->setAccessibleName(tr("Layers of both"));
    m_layers->setHeaderLabels({tr("Layer"), tr("Objects")});
    m_layers->setUniformRowHeights(true);
    m_layers->header()->resizeSection(0, 36 * em);
    m_tabs->setObjectName(u"compareTabs"_s);
    m_tabs->addTab(m_objects, icon(u"object"_s), tr("Objects"));
    m_tabs->addTab(m_layers, icon(u"layer"_s), tr("Layers"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_states, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(900, 560);
}

void StreamCompare::load(const std::function<Reply<StreamDiff> *()> &call)
{
    m_states->showLoading(tr("Comparing…"));
    Reply<StreamDiff> *reply = call();
    if (!reply) {
        m_states->showEmpty(tr("Signed out"), tr("Sign in again to compare."));
        return;
    }
    reply->then(
        this, [this](const StreamDiff &diff) { compared(diff); },
        [this, call](const ApiError &error) { m_states->showFailed(error, [this, call] { load(call); }); });
}

void StreamCompare::compared(const StreamDiff &diff)
{
    m_summary->setText(breakable(
        tr("Only in “%1”: %2, %3.\nOnly in “%4”: %5, %6.\nIn both: %7, %8.")
            .arg(m_names.first, objectsText(diff.objects.inA.size()), layersText(diff.layers.inA.size()),
                 m_names.second, objectsText(diff.objects.inB.size()), layersText(diff.layers.inB.size()),
                 objectsText(diff.objects.common.size()), layersText(diff.layers.common.size()))));
    const QStringList groups{tr("Only in “%1”").arg(m_names.first), tr("Only in “%1”").arg(m_names.second),
                             tr("In both")};
    showObjects(diff, groups);
    showLayers(diff, groups);
    m_states->showContent();
    m_objects->setFocus();
}

void StreamCompare::showObjects(const StreamDiff &diff, const QStringList &groups)
{
    // The tree of a stream's objects by layer serves as it is: each group is a layer of its own.
    const QStringList ids = diff.objects.inA + diff.objects.inB + diff.objects.common;
    const QList<qsizetype> counts{diff.objects.inA.size(), diff.objects.inB.size(),
                                  diff.objects.common.size()};
    QList<Layer> layers;
    qsizetype start = 0;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        layers += Layer(QJsonObject{{u"guid"_s, QString::number(i)},
                                    {u"name"_s, groups.at(i)},
                                    {u"startIndex"_s, start},
                                    {u"objectCount"_s, counts.at(i)},
                                    {u"orderIndex"_s, i}});
        start += counts.at(i);
    }
    m_model.setObjects(ids, layerRanges(layers, ids.size()));
    for (int row : {0, 1}) {
        if (counts.at(row) > 0)
            m_objects->expand(m_model.index(row, 0));
    }
    m_objects->setCurrentIndex(m_model.index(0, 0));
}

void StreamCompare::showLayers(const StreamDiff &diff, const QStringList &groups)
{
    m_layers->clear();
    const QList<QList<Layer>> lists{diff.layers.inA, diff.layers.inB, diff.layers.common};
    for (qsizetype i = 0; i < groups.size(); ++i) {
        auto *group = new QTreeWidgetItem(m_layers, {groups.at(i), layersText(lists.at(i).size())});
        for (const Layer &layer : lists.at(i)) {
            const QString name = layer.name().isEmpty() ? tr("(no name)") : oneLine(layer.name());
            auto *row = new QTreeWidgetItem(group, {name, countText(layer.objectCount())});
            row->setIcon(0, colorSwatch(layer.colorName()));
        }
        group->setExpanded(true);
    }
}

} // namespace Speckle
