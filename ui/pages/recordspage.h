// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/recordlist.h"
#include "core/session/session.h"
#include "ui/actions/recordactions.h"
#include "ui/models/recordsmodel.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <QTimer>

class QHBoxLayout;
class QProgressBar;

namespace Speckle {

class FilterLine;
class RecordsTable;
class StatePane;
class UiState;

/*!
 * A page that is one list of records: a line to search in, buttons for what can be done, the table. Projects,
 * clients and people are such pages; each says which list it shows, in which columns, and what can be done.
 *
 * Object names: filterLine, recordsTable; the buttons as RecordActions has them.
 */
class RecordsPage : public Page
{
    Q_OBJECT

public:
    ~RecordsPage() override;

    //! Words for the five states, for people.
    struct Words
    {
        QString filterHint;
        QString loading;
        QString emptyHeadline;
        QString emptyHint;
        QString signedOut; //!< "Sign in to see …"
    };

    [[nodiscard]] QString accountId() const override { return m_accountId; }
    void refresh() override;
    void setSession(Session *session) override;
    void focusStart() override;
    bool focusFilter() override;

protected:
    //! \a accountId is kept while there is no session. Call setUp() at the end of the constructor.
    RecordsPage(const QString &accountId, QWidget *parent);

    //! \a key: under which the columns are kept, "columns/projects".
    void setUp(Session *session, std::vector<RecordsModel::Column> columns, const Words &words,
               UiState *state, QLatin1String key);

    //! Which list of a session is shown. It outlives the session's time in this page.
    [[nodiscard]] virtual RecordList *listOf(Session *session) const = 0;
    //! Connects what tells that rows have changed; those connections end with the session here.
    virtual void follow(Session *session) = 0;
    virtual void activated(const QString &id) { Q_UNUSED(id) }
    //! For the status bar, of all rows shown: "12 projects".
    [[nodiscard]] virtual QString countWords(int count) const = 0;

    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] RecordsModel *model() { return &m_model; }
    [[nodiscard]] RecordsTable *table() const { return m_table; }
    //! Fill it before setUp(): what can be done with the rows.
    [[nodiscard]] RecordActions *actions() const { return m_actions; }
    //! The line of the filter and the buttons, for more of them.
    [[nodiscard]] QHBoxLayout *bar() const { return m_bar; }
    //! failed() with a retry that fetches the list again.
    void tellFailure(const ApiError &error);
    //! Runs when a call of this page ends, and only while it lives: an error goes to the error bar.
    template <typename T, typename Ok>
    void handle(Reply<T> *reply, Ok &&ok)
    {
        reply->then(this, std::forward<Ok>(ok), [this](const ApiError &error) { emit failed(error, {}); });
    }

    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showSession(Session *session);
    void showState();
    void tellStatus();

    QString m_accountId;
    Words m_words;
    QPointer<Session> m_session;
    QPointer<RecordList> m_list;
    RecordsModel m_model;
    FilterLine *m_filter;
    QHBoxLayout *m_bar;
    RecordsTable *m_table;
    RecordActions *m_actions;
    StatePane *m_states;
    QProgressBar *m_busy;
    QTimer m_busyDelay;
    bool m_hadError = false;
};

} // namespace Speckle
