// SPDX-License-Identifier: MIT
#include "ui/pages/pagetabs.h"

#include "ui/dialogs/unsavedquestion.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QJsonArray>
#include <QMouseEvent>
#include <QStyle>
#include <QTabBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr int WidestTitle = 220;
constexpr int ShortestTab = 20; // characters, with icon and cross
constexpr qsizetype MostClosed = 20;
constexpr qsizetype MostRestored = 200;

// What really stands in a tab: the page once it is made, and what is known of it before.
class Holder : public QWidget
{
public:
    Holder(const QString &ofAccount, const QString &atAddress, const QString &knownTitle)
        : accountId(ofAccount)
        , address(atAddress)
        , title(knownTitle)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
    }

    void setPage(Page *newPage)
    {
        page = newPage;
        layout()->addWidget(page);
        setFocusProxy(page);
    }

    const QString accountId;
    const QString address;
    const QString title;
    QPointer<Page> page;
    bool listed = true;
};

// Where there are many, they scroll before their titles become single letters.
class TabBar : public QTabBar
{
public:
    using QTabBar::QTabBar;

protected:
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override
    {
        const QSize wanted = tabSizeHint(index);
        return {std::min(wanted.width(), fontMetrics().averageCharWidth() * ShortestTab), wanted.height()};
    }
};

Holder *holderOf(QWidget *widget)
{
    return static_cast<Holder *>(widget);
}

QIcon pendingIcon(const QString &address)
{
    return icon(address.startsWith("stream/"_L1) ? u"stream"_s : u"streams"_s);
}
} // namespace

PageTabs::PageTabs(UiState *state, Factory factory, QWidget *parent)
    : QTabWidget(parent)
    , m_state(state)
    , m_factory(std::move(factory))
{
    setObjectName(u"tabs"_s);
    setTabBar(new TabBar(this)); // before all else that is said of it
    setAccessibleName(tr("Open pages"));
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    tabBar()->setObjectName(u"tabBar"_s);
    tabBar()->setAccessibleName(tr("Open pages"));
    tabBar()->installEventFilter(this);
    tabBar()->setChangeCurrentOnDrag(true); // streams are dragged from one page to another
    tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tabBar(), &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        if (const int index = tabBar()->tabAt(position); index >= 0) {
            setCurrentIndex(index);
            emit contextMenuRequested(tabBar()->mapToGlobal(position));
        }
    });
    connect(tabBar(), &QTabBar::tabMoved, this, &PageTabs::keepTabs);
    connect(this, &QTabWidget::tabCloseRequested, this, &PageTabs::closePage);
    connect(this, &QTabWidget::currentChanged, this, &PageTabs::onCurrentChanged);
}

Page *PageTabs::pageAt(int index) const
{
    QWidget *holder = widget(index);
    return holder ? holderOf(holder)->page.data() : nullptr;
}

PageTabs::Where PageTabs::whereAt(int index) const
{
    const Holder *holder = holderOf(widget(index));
    return {holder->accountId, holder->address};
}

int PageTabs::find(const Where &where) const
{
    for (int i = 0; i < count(); ++i) {
        if (whereAt(i) == where)
            return i;
    }
    return -1;
}

QString PageTabs::draftKey(const Where &where)
{
    return "drafts/"_L1 + where.accountId + u'/' + where.address;
}

Page *PageTabs::currentPage() const
{
    return pageAt(currentIndex());
}

QList<Page *> PageTabs::pages() const
{
    QList<Page *> found;
    for (int i = 0; i < count(); ++i) {
        if (Page *page = pageAt(i))
            found.append(page);
    }
    return found;
}

QList<Page *> PageTabs::modifiedPages(const QString &accountId) const
{
    QList<Page *> found = pages();
    found.removeIf([&accountId](const Page *page) {
        return !page->isModified() || (!accountId.isEmpty() && page->accountId() != accountId);
    });
    return found;
}

Page *PageTabs::open(const QString &accountId, const QString &address)
{
    int index = find({accountId, address});
    if (index < 0) {
        // Made before its tab: an address without a page gets no tab.
        Page *page = m_factory(accountId, address);
        if (!page)
            return nullptr;
        auto *holder = new Holder(accountId, address, {});
        holder->setPage(page);
        connectPage(page);
        index = addTab(holder, page->icon(), {});
        showTitle(index);
        emit pageAdded(page);
        page->restoreDraft(m_state->value(draftKey({accountId, address})).toObject());
    }
    setCurrentIndex(index);
    keepTabs();
    return pageAt(index);
}

void PageTabs::addUnlisted(Page *page)
{
    auto *holder = new Holder(page->accountId(), page->address(), {});
    holder->listed = false;
    holder->setPage(page);
    connectPage(page);
    const int index = addTab(holder, page->icon(), {});
    showTitle(index);
    // It goes when there is something else to show, not by a click.
    const auto side
        = QTabBar::ButtonPosition(style()->styleHint(QStyle::SH_TabBar_CloseButtonPosition, nullptr, this));
    tabBar()->setTabButton(index, side, nullptr);
    setCurrentIndex(index);
}

void PageTabs::removeUnlisted()
{
    for (int i = count() - 1; i >= 0; --i) {
        if (!holderOf(widget(i))->listed)
            remove(i);
    }
}

void PageTabs::restore(const std::function<bool(const QString &, const QString &)> &keep)
{
    m_restoring = true;
    const QJsonArray tabs = m_state->value(u"window/tabs"_s).toArray();
    const QJsonObject front = m_state->value(u"window/currentTab"_s).toObject();
    int current = 0;
    for (const auto &value : tabs) {
        const QJsonObject tab = value.toObject();
        const Where where{tab.value("account"_L1).toString(), tab.value("address"_L1).toString()};
        if (where.address.isEmpty() || !keep(where.accountId, where.address) || find(where) >= 0
            || count() >= MostRestored)
            continue;
        const int index = addTab(new Holder(where.accountId, where.address, tab.value("title"_L1).toString()),
                                 pendingIcon(where.address), {});
        showTitle(index);
        if (front.value("account"_L1) == where.accountId && front.value("address"_L1) == where.address)
            current = index;
    }
    m_restoring = false;
    setCurrentIndex(current);
    onCurrentChanged();
}

Page *PageTabs::makePage(int index)
{
    Holder *holder = holderOf(widget(index));
    if (holder->page)
        return holder->page;
    Page *page = m_factory(holder->accountId, holder->address);
    if (!page)
        return nullptr;
    holder->setPage(page);
    connectPage(page);
    showTitle(index);
    emit pageAdded(page);
    page->restoreDraft(m_state->value(draftKey(whereAt(index))).toObject());
    return page;
}

void PageTabs::connectPage(Page *page)
{
    const auto retitle = [this, page] {
        for (int i = 0; i < count(); ++i) {
            if (pageAt(i) == page)
                showTitle(i);
        }
        keepTabs();
    };
    connect(page, &Page::titleChanged, this, retitle);
    connect(page, &Page::modifiedChanged, this, retitle);
    connect(page, &Page::draftChanged, this, [this, page] { keepDraft(page); });
}

void PageTabs::showTitle(int index)
{
    const Holder *holder = holderOf(widget(index));
    const Page *page = holder->page;
    const QString title = oneLine(page ? page->title() : holder->title);
    const bool modified = page ? page->isModified() : m_state->value(draftKey(whereAt(index))).isObject();
    // Elided here: with scroll buttons the tab bar would draw the whole of a title of 5,000 characters.
    const QString elided = fontMetrics().elidedText(title, Qt::ElideRight, WidestTitle);
    setTabText(index, plainCaption(elided) + (modified ? u" *"_s : QString()));
    setTabIcon(index, page ? page->icon() : pendingIcon(holder->address));
    setTabToolTip(index, plainToolTip(modified ? tr("%1 (unsaved changes)").arg(title) : title));
    tabBar()->setAccessibleTabName(index, modified ? tr("%1, unsaved changes").arg(title) : title);
}

void PageTabs::keepDraft(Page *page)
{
    const QJsonObject draft = page->draft();
    m_state->setValue(draftKey({page->accountId(), page->address()}),
                      draft.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(draft));
}

void PageTabs::keepTabs()
{
    if (m_restoring)
        return;
    QJsonArray tabs;
    for (int i = 0; i < count(); ++i) {
        const Holder *holder = holderOf(widget(i));
        if (!holder->listed)
            continue;
        tabs.append(QJsonObject{
            {u"account"_s, holder->accountId},
            {u"address"_s, holder->address},
            {u"title"_s, oneLine(holder->page ? holder->page->title() : holder->title)},
        });
    }
    m_state->setValue(u"window/tabs"_s, tabs);
    if (currentIndex() >= 0) {
        const Where where = whereAt(currentIndex());
        m_state->setValue(u"window/currentTab"_s,
                          QJsonObject{{u"account"_s, where.accountId}, {u"address"_s, where.address}});
    }
}

void PageTabs::onCurrentChanged()
{
    if (m_restoring)
        return;
    Page *page = currentIndex() >= 0 ? makePage(currentIndex()) : nullptr;
    keepTabs();
    // Moving a tab, or restoring onto the first one, changes the index and not the page.
    if (std::exchange(m_announced, page) != page || !page)
        emit currentPageChanged(page);
}

void PageTabs::closePage(int index)
{
    if (index < 0 || index >= count() || !holderOf(widget(index))->listed)
        return;
    // A tab that waits for its page may have a draft: it has to be seen before it can be asked about.
    if (!pageAt(index) && m_state->value(draftKey(whereAt(index))).isObject())
        setCurrentIndex(index);
    const Where where = whereAt(index);
    Page *page = pageAt(index);
    const auto close = [this, where] {
        m_closed.removeAll(where);
        m_closed.append(where);
        if (m_closed.size() > MostClosed)
            m_closed.removeFirst();
        remove(find(where));
        emit closedChanged();
    };
    if (page && page->isModified()) {
        setCurrentIndex(index);
        settle({page}, close);
    } else {
        close();
    }
}

void PageTabs::closeOthers()
{
    const QWidget *front = currentWidget();
    QList<Page *> modified = modifiedPages();
    modified.removeAll(currentPage());
    const auto close = [this, front] {
        for (int i = count() - 1; i >= 0; --i) {
            // Waiting tabs with a draft stay: nobody was asked about them.
            const bool waits = !pageAt(i) && m_state->value(draftKey(whereAt(i))).isObject();
            if (widget(i) != front && !waits)
                remove(i);
        }
    };
    if (modified.isEmpty())
        close();
    else
        settle(modified, close);
}

void PageTabs::reopenClosed()
{
    if (m_closed.isEmpty())
        return;
    const Where where = m_closed.takeLast();
    open(where.accountId, where.address);
    emit closedChanged();
}

void PageTabs::dropAccount(const QString &accountId)
{
    for (int i = count() - 1; i >= 0; --i) {
        if (whereAt(i).accountId == accountId)
            remove(i);
    }
    m_closed.removeIf([&accountId](const Where &where) { return where.accountId == accountId; });
    const QStringList drafts = m_state->keys("drafts/"_L1 + accountId + u'/');
    for (const QString &key : drafts)
        m_state->setValue(key, QJsonValue::Undefined);
    emit closedChanged();
}

void PageTabs::settleAll(const std::function<void()> &proceed)
{
    const QList<Page *> modified = modifiedPages();
    if (modified.isEmpty())
        proceed();
    else
        settle(modified, proceed);
}

void PageTabs::settle(const QList<Page *> &pages, const std::function<void()> &proceed)
{
    if (m_question) {
        static_cast<UnsavedQuestion *>(m_question.data())->raise();
        return;
    }
    auto *question = new UnsavedQuestion(pages, proceed, this);
    m_question = question;
    connect(question, &UnsavedQuestion::over, this, [this] { m_question = nullptr; });
    connect(question, &UnsavedQuestion::discarded, this, [this](Page *page) {
        m_state->setValue(draftKey({page->accountId(), page->address()}), QJsonValue::Undefined);
    });
    question->open();
}

void PageTabs::remove(int index)
{
    if (index < 0)
        return;
    QWidget *holder = widget(index);
    removeTab(index);
    // Not at once: this may run inside a signal of the page's.
    holder->hide();
    holder->deleteLater();
    keepTabs();
}

void PageTabs::step(int step)
{
    if (count() > 0)
        setCurrentIndex((currentIndex() + step + count()) % count());
}

bool PageTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == tabBar() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::MiddleButton) {
            closePage(tabBar()->tabAt(mouse->position().toPoint()));
            return true;
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

} // namespace Speckle
