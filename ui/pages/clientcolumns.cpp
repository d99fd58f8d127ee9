// SPDX-License-Identifier: MIT
#include "ui/pages/clientcolumns.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/textformat.h"

#include <QCoreApplication>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

struct ColumnText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::ClientColumns)
};

} // namespace

std::vector<RecordsModel::Column> clientColumns(const std::function<ApiClient(const QString &id)> &client)
{
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"document"_s, ColumnText::tr("Document"), 28, [client](const QString &id) {
                           const QString name = client(id).documentName();
                           return name.isEmpty() ? ColumnText::tr("(no name)") : name;
                       }});
    columns.back().icon = [](const QString &) { return icon(u"client"_s); };
    columns.back().toolTip = [client](const QString &id) {
        const ApiClient one = client(id);
        return one.documentName() + u'\n' + one.documentLocation();
    };
    columns.push_back({u"application"_s, ColumnText::tr("Application"), 18,
                       [client](const QString &id) { return client(id).documentType(); }});
    columns.push_back(
        {u"role"_s, ColumnText::tr("Role"), 12, [client](const QString &id) { return client(id).role(); }});
    columns.push_back({u"online"_s, ColumnText::tr("Online"), 10, [client](const QString &id) {
                           return client(id).isOnline() ? ColumnText::tr("Online") : QString();
                       }});
    columns.push_back({u"seen"_s, ColumnText::tr("Last seen"), 20,
                       [client](const QString &id) { return timeText(client(id).updatedAt()); }});
    columns.back().sortKey = [client](const QString &id) { return QVariant(client(id).updatedAt()); };
    columns.back().toolTip = [client](const QString &id) { return exactTimeText(client(id).updatedAt()); };
    return columns;
}

} // namespace Speckle
