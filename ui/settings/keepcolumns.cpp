// SPDX-License-Identifier: MIT
#include "ui/settings/keepcolumns.h"

#include "ui/settings/uistate.h"

#include <QHeaderView>
#include <QPointer>

namespace Speckle {

void keepColumns(QHeaderView *header, UiState *state, QLatin1String key)
{
    if (!state)
        return;
    if (const QByteArray kept = state->bytes(key); !kept.isEmpty())
        header->restoreState(kept);
    const auto save = [header, key, state = QPointer(state)] {
        if (state)
            state->setBytes(key, header->saveState());
    };
    QObject::connect(header, &QHeaderView::sectionResized, header, save);
    // And once more after it: while a column is being hidden the header still calls it shown.
    QObject::connect(header, &QHeaderView::sectionResized, header, save, Qt::QueuedConnection);
    QObject::connect(header, &QHeaderView::sectionMoved, header, save);
    QObject::connect(header, &QHeaderView::sortIndicatorChanged, header, save);
}

} // namespace Speckle
