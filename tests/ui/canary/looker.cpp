// SPDX-License-Identifier: MIT
#include "tests/ui/canary/looker.h"

#include "core/marks.h"
#include "tests/ui/canary/hostilerecords.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTabBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr qsizetype LongestLine = 2'000;
constexpr qsizetype LongestToolTip = 2'100; // characters that are shown
constexpr int Screen = 1'280;
constexpr int MostRows = 40;
constexpr int Deepest = 4;

bool breaksLine(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

bool has(const QString &text, bool (*what)(QChar))
{
    return std::any_of(text.cbegin(), text.cend(), what);
}

bool hasPicture(const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            if (at.fragment().charFormat().isImageFormat() || at.fragment().charFormat().isAnchor())
                return true;
        }
    }
    return false;
}

QString whereIs(const QObject *object)
{
    QStringList path;
    for (; object && path.size() < 6; object = object->parent()) {
        path.prepend(object->objectName().isEmpty() ? QString::fromLatin1(object->metaObject()->className())
                                                    : object->objectName());
    }
    return path.join(u'/');
}

} // namespace

Looker::Looker(const QString &canary)
    : m_canary(canary)
    , m_mark(Canary{Canary::Kind::Text, canary}.mark())
{
    m_raw = canary.left(m_mark.size());
    if (const qsizetype tag = canary.indexOf(u'<'); tag >= 0)
        m_tag = canary.left(tag + 8);
}

QStringList Looker::look()
{
    m_complaints.clear();
    const QWidget *modal = QApplication::activeModalWidget();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible())
            continue;
        lookAtWindow(window);
        if (modal && window != modal)
            continue; // it was seen before
        lookAt(window);
        const auto widgets = window->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            if (widget->isVisible() && !widget->isWindow())
                lookAt(widget);
        }
    }
    m_complaints.removeDuplicates();
    return m_complaints;
}

void Looker::lookAt(QWidget *widget)
{
    checkToolTip(widget, widget->toolTip());
    checkToolTip(widget, widget->whatsThis());
    lookAtLabel(widget);
    lookAtText(widget);
    lookAtItems(widget);
    lookAtActions(widget);
    if (const auto *dock = qobject_cast<QDockWidget *>(widget))
        checkLine(dock, dock->windowTitle());
}

void Looker::lookAtWindow(QWidget *window)
{
    QString title = window->windowTitle();
    checkLine(window, title);
    // One is ours, for the mark of what is not saved.
    if (title.remove("[*][*]"_L1).count("[*]"_L1) > 1)
        complain(window, u"a placeholder in the title"_s, window->windowTitle());
    const int narrowest = qMax(window->minimumSizeHint().width(), window->width());
    if (narrowest > Screen && !window->inherits("QTipLabel"))
        complain(window, u"%1 pixels wide"_s.arg(narrowest), {});
}

void Looker::lookAtLabel(QWidget *widget)
{
    const auto *label = qobject_cast<QLabel *>(widget);
    if (!label || label->inherits("QTipLabel"))
        return;
    const bool plain = label->textFormat() == Qt::PlainText;
    if (!plain && (shows(label->text()) || Qt::mightBeRichText(label->text())))
        complain(label, u"not told that it is plain text"_s, label->text());
    if (label->buddy() && shows(label->text()))
        complain(label, u"takes & for a mnemonic"_s, label->text());
    if (!label->text().isValidUtf16())
        complain(label, u"half a character"_s, label->text());
    if (has(label->text(), turnsDirection))
        complain(label, u"turned around"_s, label->text());
    if (label->text().size() > LongestLine * 2)
        complain(label, u"%1 characters"_s.arg(label->text().size()), label->text());
}

void Looker::lookAtText(QWidget *widget)
{
    if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
        checkCaption(button, button->text());
    } else if (const auto *box = qobject_cast<QGroupBox *>(widget)) {
        checkCaption(box, box->title());
    } else if (const auto *edit = qobject_cast<QTextEdit *>(widget)) {
        if (edit->acceptRichText() || hasPicture(*edit->document()))
            complain(edit, u"rich text"_s, edit->toHtml());
    } else if (const auto *plain = qobject_cast<QPlainTextEdit *>(widget)) {
        if (hasPicture(*plain->document()))
            complain(plain, u"rich text"_s, {});
    } else if (const auto *line = qobject_cast<QLineEdit *>(widget)) {
        checkLine(line, line->placeholderText());
    } else if (const auto *bar = qobject_cast<QProgressBar *>(widget)) {
        checkLine(bar, bar->format());
    } else if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            checkCaption(tabs, tabs->tabText(i));
            checkToolTip(tabs, tabs->tabToolTip(i));
        }
    }
}

void Looker::lookAtItems(QWidget *widget)
{
    if (const auto *box = qobject_cast<QComboBox *>(widget)) {
        lookAtRows(box, box->model(), {}, 0);
        return;
    }
    const auto *view = qobject_cast<QAbstractItemView *>(widget);
    if (!view || !view->model() || qobject_cast<const QHeaderView *>(view))
        return;
    const QAbstractItemModel *model = view->model();
    for (int column = 0; column < model->columnCount(view->rootIndex()); ++column) {
        checkLine(view, model->headerData(column, Qt::Horizontal).toString());
        checkToolTip(view, model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
    }
    lookAtRows(view, model, view->rootIndex(), 0);
}

void Looker::lookAtRows(const QWidget *view, const QAbstractItemModel *model, const QModelIndex &parent,
                        int depth)
{
    const int rows = std::min(model->rowCount(parent), MostRows);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column)
            lookAtIndex(view, model->index(row, column, parent));
        if (depth < Deepest)
            lookAtRows(view, model, model->index(row, 0, parent), depth + 1);
    }
}

void Looker::lookAtIndex(const QWidget *view, const QModelIndex &index)
{
    for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole),
                           int(Qt::AccessibleDescriptionRole), int(Qt::StatusTipRole)}) {
        const QVariant value = index.data(role);
        if (value.typeId() == QMetaType::QString)
            checkLine(view, value.toString());
    }
    checkToolTip(view, index.data(Qt::ToolTipRole).toString());
    checkToolTip(view, index.data(Qt::WhatsThisRole).toString());
}

void Looker::lookAtActions(const QWidget *widget)
{
    const auto actions = widget->findChildren<QAction *>(Qt::FindDirectChildrenOnly) + widget->actions();
    for (const QAction *action : actions) {
        checkCaption(action, action->text());
        checkToolTip(action, action->toolTip());
        checkLine(action, action->statusTip());
    }
}

void Looker::checkCaption(const QObject *owner, const QString &caption)
{
    checkLine(owner, caption);
    QString rest = caption;
    // No mnemonic of ours is a space; the canary has "& ".
    if (rest.remove("&&"_L1).contains("& "_L1))
        complain(owner, u"takes & for a mnemonic"_s, caption);
    if (caption.size() > 500)
        complain(owner, u"%1 characters"_s.arg(caption.size()), caption);
}

void Looker::checkLine(const QObject *owner, const QString &text)
{
    if (!text.isValidUtf16())
        complain(owner, u"half a character"_s, text);
    if (has(text, breaksLine))
        complain(owner, u"more than a line"_s, text);
    if (has(text, turnsDirection))
        complain(owner, u"turned around"_s, text);
    if (text.size() > LongestLine)
        complain(owner, u"%1 characters"_s.arg(text.size()), text);
}

void Looker::checkToolTip(const QObject *owner, const QString &tip)
{
    if (tip.isEmpty() || m_toolTips.contains(tip))
        return;
    m_toolTips.insert(tip);
    QString shown = tip;
    if (Qt::mightBeRichText(tip)) {
        QTextDocument document;
        document.setHtml(tip);
        shown = document.toPlainText();
        QLabel label(tip);
        label.setWordWrap(true);
        if (shown.size() > 100 && label.sizeHint().width() > Screen)
            complain(owner, u"a tool tip of %1 pixels"_s.arg(label.sizeHint().width()), tip);
        if (hasPicture(document) || (!m_tag.isEmpty() && tip.contains(m_tag)))
            complain(owner, u"a tool tip with tags"_s, tip);
    }
    if (!shown.isValidUtf16())
        complain(owner, u"half a character in a tool tip"_s, tip);
    if (shown.size() > LongestToolTip)
        complain(owner, u"a tool tip of %1 characters"_s.arg(shown.size()), tip);
}

void Looker::complain(const QObject *owner, const QString &what, const QString &text)
{
    QString quoted = text.left(120);
    m_complaints += u"%1: %2: %3"_s.arg(whereIs(owner), what, quoted.replace(u'\n', u'↵'));
}

bool Looker::shows(const QString &text) const
{
    QString whole = text;
    whole.remove(QChar(u'\u200B')); // where long words may break
    return !m_mark.isEmpty() && (whole.contains(m_mark) || whole.contains(m_raw));
}

bool Looker::showsIn(const QAbstractItemModel *model, const QModelIndex &parent, int depth) const
{
    const int rows = std::min(model->rowCount(parent), MostRows);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column) {
            if (shows(model->index(row, column, parent).data().toString()))
                return true;
        }
        if (depth < Deepest && showsIn(model, model->index(row, 0, parent), depth + 1))
            return true;
    }
    return false;
}

bool Looker::sees(const QWidget *root) const
{
    const auto widgets = root->findChildren<QWidget *>();
    return std::any_of(widgets.cbegin(), widgets.cend(), [this](const QWidget *widget) {
        if (!widget->isVisible())
            return false;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            return shows(label->text());
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            return shows(line->text());
        if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
            return shows(edit->toPlainText());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            return view->model() && showsIn(view->model(), {}, 0);
        return shows(widget->accessibleName());
    });
}

} // namespace Speckle
