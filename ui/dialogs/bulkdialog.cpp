// SPDX-License-Identifier: MIT
#include "ui/dialogs/bulkdialog.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

enum BulkColumn { NameColumn, OutcomeColumn };

} // namespace

BulkDialog::BulkDialog(const QString &question, const QString &verb, const QString &warning,
                       QList<Item> items, QWidget *parent)
    : QDialog(parent)
    , m_items(std::move(items))
    , m_verb(verb)
    , m_summary(sentenceLabel(question, this))
    , m_list(new QTreeWidget(this))
    , m_bar(new QProgressBar(this))
    , m_start(new QPushButton(verb, this))
    , m_stop(new QPushButton(tr("Cancel"), this))
    , m_retry(new QPushButton(icon(u"refresh"_s), tr("&Retry what failed"), this))
{
    setObjectName(u"bulkDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QString(verb).remove(u'&'));
    m_list->setObjectName(u"bulkItems"_s);
    m_list->setAccessibleName(question);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("Name"), tr("Outcome")});
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(NameColumn, fontMetrics().averageCharWidth() * 40);
    QList<QTreeWidgetItem *> rows;
    for (const Item &item : std::as_const(m_items)) {
        auto *row = new QTreeWidgetItem({oneLine(item.name), oneLine(item.note)});
        row->setToolTip(NameColumn, plainToolTip(item.name));
        row->setToolTip(OutcomeColumn, plainToolTip(item.note));
        for (const QString &detail : item.details) {
            auto *line = new QTreeWidgetItem(row, {oneLine(detail)});
            line->setToolTip(NameColumn, plainToolTip(detail));
            line->setFlags(Qt::ItemIsEnabled);
        }
        if (item.run)
            m_waiting.append(int(rows.size()));
        else
            row->setDisabled(true);
        rows.append(row);
    }
    m_list->addTopLevelItems(rows);
    m_list->expandAll();
    for (QTreeWidgetItem *row : std::as_const(rows)) {
        for (int i = 0; i < row->childCount(); ++i)
            row->child(i)->setFirstColumnSpanned(true); // heard only once it is in the list
    }
    m_bar->setRange(0, int(m_waiting.size()));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->hide();
    m_start->setObjectName(u"bulkStart"_s);
    m_start->setDefault(true);
    m_start->setEnabled(!m_waiting.isEmpty());
    m_stop->setObjectName(u"bulkStop"_s);
    m_retry->setObjectName(u"bulkRetry"_s);
    m_retry->hide();

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_retry);
    buttons->addStretch(1);
    buttons->addWidget(m_start);
    buttons->addWidget(m_stop);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(sentenceLabel(warning, this));
    layout->addWidget(m_list, 1);
    layout->addWidget(m_bar);
    layout->addLayout(buttons);
    resize(620, 400);

    connect(m_start, &QPushButton::clicked, this, &BulkDialog::start);
    connect(m_stop, &QPushButton::clicked, this, &BulkDialog::reject);
    connect(m_retry, &QPushButton::clicked, this, &BulkDialog::retry);
}

QPushButton *BulkDialog::addWayOut(const QString &text)
{
    m_wayOut = new QPushButton(text, this);
    m_wayOut->setObjectName(u"bulkWayOut"_s);
    m_wayOut->setAutoDefault(false);
    auto *buttons = static_cast<QBoxLayout *>(layout()->itemAt(layout()->count() - 1)->layout());
    buttons->insertWidget(0, m_wayOut);
    connect(m_wayOut, &QPushButton::clicked, this, &QDialog::reject);
    return m_wayOut;
}

void BulkDialog::start()
{
    m_running = true;
    m_start->hide();
    if (m_wayOut)
        m_wayOut->hide();
    m_retry->hide();
    m_stop->setText(tr("&Stop"));
    m_stop->setFocus();
    m_bar->show();
    showProgress();
    next();
}

void BulkDialog::retry()
{
    m_failures = 0;
    start();
}

void BulkDialog::next()
{
    if (!m_running)
        return;
    if (m_waiting.isEmpty()) {
        end();
        return;
    }
    const int row = m_waiting.takeFirst();
    QTreeWidgetItem *item = m_list->topLevelItem(row);
    item->setText(OutcomeColumn, tr("…"));
    m_list->scrollToItem(item);
    AbstractReply *call = m_items.at(row).run();
    m_call = call;
    connect(call, &AbstractReply::finished, this, [this, row, call] { settle(row, call->error()); });
}

void BulkDialog::settle(int row, const ApiError &error)
{
    QTreeWidgetItem *item = m_list->topLevelItem(row);
    ++m_done;
    if (error.isError()) {
        ++m_failures;
        item->setIcon(OutcomeColumn, icon(u"error"_s));
        item->setText(OutcomeColumn, oneLine(error.sentence()));
        item->setToolTip(OutcomeColumn, plainToolTip(error.sentence()));
        item->setData(OutcomeColumn, Qt::UserRole, true);
    } else {
        item->setIcon(OutcomeColumn, icon(u"check"_s));
        const QString remark = m_items.at(row).remark ? m_items.at(row).remark() : QString();
        item->setText(OutcomeColumn, remark.isEmpty() ? tr("Done") : tr("Done. %1").arg(oneLine(remark)));
        item->setToolTip(OutcomeColumn, plainToolTip(remark));
        item->setData(OutcomeColumn, Qt::UserRole, false);
    }
    showProgress();
    next();
}

void BulkDialog::end()
{
    m_running = false;
    const int done = m_done - m_failures;
    QString text = tr("%1 done", nullptr, done).arg(countText(done));
    if (m_failures > 0)
        text += u", "_s + tr("%1 failed", nullptr, m_failures).arg(countText(m_failures));
    const qsizetype left = m_waiting.size();
    if (left > 0)
        text += u", "_s + tr("%1 not begun", nullptr, int(left)).arg(countText(left));
    m_summary->setText(text + u'.');
    m_stop->setText(tr("&Close"));
    m_stop->setDefault(true);
    m_stop->setFocus();
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->data(OutcomeColumn, Qt::UserRole).toBool())
            m_waiting.append(row);
    }
    m_retry->setVisible(m_failures > 0);
    m_done -= m_failures;
    emit ended();
}

void BulkDialog::showProgress()
{
    m_bar->setValue(m_done);
}

void BulkDialog::reject()
{
    if (m_running) {
        // What is under way has been sent: it ends, and its outcome is told.
        m_running = false;
        if (m_call)
            connect(m_call, &AbstractReply::finished, this, &BulkDialog::end);
        else
            end();
        m_stop->setEnabled(false);
        connect(this, &BulkDialog::ended, m_stop, [this] { m_stop->setEnabled(true); });
        return;
    }
    QDialog::reject();
}

} // namespace Speckle
