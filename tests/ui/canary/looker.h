// SPDX-License-Identifier: MIT
#pragma once

#include <QModelIndex>
#include <QSet>
#include <QString>
#include <QStringList>

class QAbstractItemModel;
class QAction;
class QWidget;

namespace Speckle {

/*!
 * Looks at every widget that can be seen, whatever window it is in, for text of a server that does something
 * there but being read: rich text, pictures, swallowed mnemonics, lines that break cells, marks that turn the
 * direction of writing around, texts without an end, windows that are wider than a screen.
 */
class Looker
{
public:
    //! \a canary as the server sends it; empty: there is none to be looked for.
    explicit Looker(const QString &canary);

    //! A sentence for each thing that is wrong.
    [[nodiscard]] QStringList look();
    //! The beginning of the canary stands under \a root, literally.
    [[nodiscard]] bool sees(const QWidget *root) const;

private:
    void lookAt(QWidget *widget);
    void lookAtText(QWidget *widget);
    void lookAtLabel(QWidget *widget);
    void lookAtItems(QWidget *widget);
    void lookAtIndex(const QWidget *view, const QModelIndex &index);
    void lookAtRows(const QWidget *view, const QAbstractItemModel *model, const QModelIndex &parent,
                    int depth);
    void lookAtWindow(QWidget *window);
    void lookAtActions(const QWidget *widget);
    void checkCaption(const QObject *owner, const QString &caption);
    void checkLine(const QObject *owner, const QString &text);
    void checkToolTip(const QObject *owner, const QString &tip);
    void complain(const QObject *owner, const QString &what, const QString &text);

    [[nodiscard]] bool shows(const QString &text) const;
    [[nodiscard]] bool showsIn(const QAbstractItemModel *model, const QModelIndex &parent, int depth) const;

    QString m_canary;
    QString m_raw; //!< its beginning as sent
    QString m_tag; //!< its beginning, up to within the first tag; empty: there is none
    QString m_mark; //!< its beginning as a line has it
    QSet<QString> m_toolTips; //!< looked at
    QStringList m_complaints;
};

} // namespace Speckle
