// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page.h"

#include <QHash>
#include <QPointer>
#include <QTabWidget>

#include <functional>

namespace Speckle {

class UiState;

/*!
 * The pages in their tabs: opens each (account, address) once, marks the unsaved ones, asks before one with
 * unsaved changes closes, and keeps the list of tabs and the drafts in UiState at every change.
 *
 * Restored tabs are light: the page behind a tab is made when the tab comes to the front. Until then its
 * draft, if there is one, rests in UiState.
 */
class PageTabs : public QTabWidget
{
    Q_OBJECT

public:
    //! Makes the page for an address; nullptr where the address means nothing (of a newer version, say).
    using Factory = std::function<Page *(const QString &accountId, const QString &address)>;

    PageTabs(UiState *state, Factory factory, QWidget *parent = nullptr);

    //! Brings the tab to the front, and makes it where there is none yet. nullptr where the factory makes
    //! none.
    Page *open(const QString &accountId, const QString &address);
    //! Puts a page that is not remembered (the welcome page) into a tab. Takes it over.
    void addUnlisted(Page *page);
    void removeUnlisted();
    //! The tabs of the last time, without a page but for the one in front. \a keep says which are still of
    //! use.
    void restore(const std::function<bool(const QString &accountId, const QString &address)> &keep);

    //! nullptr where there is no tab.
    [[nodiscard]] Page *currentPage() const;
    //! All pages that were made; tabs that wait for theirs are not among them.
    [[nodiscard]] QList<Page *> pages() const;
    //! Pages with something unsaved, of all accounts or of one.
    [[nodiscard]] QList<Page *> modifiedPages(const QString &accountId = {}) const;

    //! Asks first where there is something unsaved.
    void closePage(int index);
    void closeCurrent() { closePage(currentIndex()); }
    void closeOthers();
    void reopenClosed();
    [[nodiscard]] bool canReopen() const { return !m_closed.isEmpty(); }
    //! Without asking, drafts and all: the account was removed.
    void dropAccount(const QString &accountId);
    //! Asks what is to become of all that is unsaved, once for all pages; \a proceed runs unless the user
    //! cancels or a save fails. At once where nothing is unsaved.
    void settleAll(const std::function<void()> &proceed);
    //! By \a step tabs, around the ends.
    void step(int step);

signals:
    //! Another page is in front, or the page in front was closed (nullptr).
    void currentPageChanged(Speckle::Page *page);
    void pageAdded(Speckle::Page *page);
    void closedChanged();
    void contextMenuRequested(const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Where
    {
        QString accountId;
        QString address;
        friend bool operator==(const Where &, const Where &) = default;
    };

    [[nodiscard]] Page *pageAt(int index) const;
    [[nodiscard]] Where whereAt(int index) const;
    [[nodiscard]] int find(const Where &where) const;
    [[nodiscard]] static QString draftKey(const Where &where);
    Page *makePage(int index);
    void connectPage(Page *page);
    void showTitle(int index);
    void keepDraft(Page *page);
    void settle(const QList<Page *> &pages, const std::function<void()> &proceed);
    void remove(int index);
    void keepTabs();
    void onCurrentChanged();

    UiState *m_state;
    Factory m_factory;
    QList<Where> m_closed; //!< the latest last
    QPointer<QObject> m_question;
    QPointer<Page> m_announced;
    bool m_restoring = false;
};

} // namespace Speckle
