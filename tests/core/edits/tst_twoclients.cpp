// SPDX-License-Identifier: MIT
#include "core/api/streamsresource.h"
#include "core/edits/streamedit.h"
#include "tests/core/edits/dice.h"
#include "tests/core/edits/overlapped.h"
#include "tests/core/session/fakespeckle.h"
#include "tests/support/await.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const QStringList editedFields{u"canRead"_s, u"canWrite"_s,  u"tags"_s,    u"layers"_s,
                               u"name"_s,    u"jobNumber"_s, u"unknown"_s, u"baseProperties"_s};
const QString streamId = u"s"_s;

//! Somebody with the stream open: what it was when it was loaded, and what became of it since.
struct Editor
{
    std::unique_ptr<Client> client;
    Stream base;
    Stream mine;
};

} // namespace

/*!
 * Two people load, edit and save one stream, in any order, each upon a state that may be many saves old.
 *
 * They take turns at the granularity at which a Speckle server can be safe at all: an edit's reading and
 * writing are one step, unless the server notices that two writes overlapped in it. That happens here, too: a
 * third program's write comes between, and the PUT is refused. The gap between a GET and a PUT that the
 * server does not notice is the race that edit.h tells of; the second test shows that it can cost nothing but
 * the same field.
 */
class TestTwoClients : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fake = std::make_unique<FakeSpeckle>();
        for (Editor &editor : m_editors)
            editor.client
                = std::make_unique<Client>(m_fake->server.address(), nullptr, FakeSpeckle::quick().client);
    }
    void cleanup()
    {
        for (Editor &editor : m_editors)
            editor.client.reset();
        m_fake.reset();
    }

    void losesNothing()
    {
        const quint32 first = firstSeed();
        int conflicts = 0;
        int saves = 0;
        constexpr int rounds = roundsOf(1'000);
        for (quint32 seed = first; seed < first + rounds; ++seed) {
            Dice dice(seed);
            begin(dice);
            const int steps = 4 + dice.upTo(4);
            for (int step = 0; step <= steps; ++step) {
                Editor &editor = m_editors.at(dice.upTo(2));
                const int what = dice.upTo(10);
                QString wrong;
                if (what < 2) {
                    wrong = load(editor);
                } else if (what < 6) {
                    editor.mine = Stream(dice.edited(editor.mine.json(), editedFields));
                } else {
                    ++saves;
                    wrong = save(editor, dice, conflicts);
                }
                QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(wrong)));
            }
        }
        // Or the test would prove nothing.
        QVERIFY2(saves > rounds && conflicts > rounds / 10, qPrintable(u"%1 %2"_s.arg(saves).arg(conflicts)));
    }

    void atOnceLosesNothingOfDifferentFields()
    {
        const quint32 first = firstSeed();
        for (quint32 seed = first; seed < first + roundsOf(200); ++seed) {
            Dice dice(seed);
            begin(dice);
            const Facts before = factsOf(stored());
            QList<Reply<EditOutcome<Stream>> *> replies;
            for (qsizetype i = 0; i < 2; ++i) {
                Editor &editor = m_editors.at(size_t(i));
                editor.mine = Stream(dice.edited(editor.base.json(), editedFields.mid(i * 4, 4)));
                replies += editStream(editor.client.get(), editor.base, editor.mine);
            }
            SPECKLE_VALUE(outcomes, Edits::gathered(this, replies));
            for (const auto &outcome : outcomes)
                QVERIFY(outcome.index() == 0 && std::get<0>(outcome).isSaved());
            Facts expected = before;
            for (const Editor &editor : m_editors) {
                const Facts mine = factsOf(editor.mine.json());
                const auto paths = mine.keys() + before.keys();
                for (const QString &path : paths) {
                    if (mine.value(path) == before.value(path))
                        continue;
                    if (mine.contains(path))
                        expected.insert(path, mine.value(path));
                    else
                        expected.remove(path);
                }
            }
            QVERIFY2(factsOf(stored()) == expected, QByteArray::number(seed).constData());
        }
    }

private:
    QJsonObject &stored() { return m_fake->streams[streamId]; }

    void begin(Dice &dice)
    {
        m_fake->server.forget();
        m_fake->interrupt = {};
        QJsonObject record = dice.record();
        record.remove(u"objects"_s);
        record.insert(u"streamId"_s, streamId);
        m_fake->streams.insert(streamId, record);
        for (Editor &editor : m_editors)
            editor.base = editor.mine = Stream(record);
    }

    //! As "refresh" without saving: what was typed is given up.
    QString load(Editor &editor)
    {
        const auto outcome
            = await(StreamsResource(editor.client.get()).get(streamId, Query().omit({u"objects"_s})));
        if (outcome.index() != 0)
            return errorOf(outcome).sentence();
        editor.base = editor.mine = std::get<0>(outcome);
        return {};
    }

    //! Saves, chooses where it has to, until it is saved; says what got lost.
    QString save(Editor &editor, Dice &dice, int &conflicts)
    {
        int overlaps = dice.chance(30) ? 1 + dice.upTo(2) : 0;
        QJsonObject truth; // what the server had before it took our write
        m_fake->interrupt = [&](const QString &call, const WireRequest &) -> std::optional<WireAnswer> {
            if (call == put && overlaps-- > 0) {
                const QJsonObject changed = dice.edited(stored(), editedFields);
                stored() = changed;
                return overlapped;
            }
            if (call == put)
                truth = stored();
            return std::nullopt;
        };
        for (int round = 0; round < 20; ++round) {
            truth = {};
            const auto outcome = await(editStream(editor.client.get(), editor.base, editor.mine));
            if (outcome.index() != 0)
                return errorOf(outcome).sentence();
            const EditOutcome<Stream> &result = std::get<0>(outcome);
            if (result.isSaved()) {
                const QString wrong = lost(editor, truth.isEmpty() ? stored() : truth, stored(), {});
                editor.base = editor.mine = result.now;
                return wrong;
            }
            if (!truth.isEmpty())
                return u"a conflict wrote something"_s;
            ++conflicts;
            QList<EditSide> choices;
            for (qsizetype i = 0; i < result.conflicts().size(); ++i)
                choices += dice.chance(50) ? EditSide::Mine : EditSide::Theirs;
            const Stream chosen = result.resolvedWith(choices);
            const QString wrong = lost(editor, stored(), chosen.json(), result.conflicts());
            if (!wrong.isEmpty())
                return wrong;
            editor.base = result.now;
            editor.mine = chosen;
        }
        return u"it never ended"_s;
    }

    //! Which change did not get through: what I changed has to be in \a now, what others did (\a truth), too,
    //! and where both changed the same, \a conflicts has to say so.
    static QString lost(const Editor &editor, const QJsonObject &truth, const QJsonObject &now,
                        const QList<EditConflict> &conflicts)
    {
        const Facts before = factsOf(editor.base.json());
        const Facts mine = factsOf(editor.mine.json());
        const Facts theirs = factsOf(truth);
        const Facts result = factsOf(now);
        const auto paths = before.keys() + mine.keys() + theirs.keys() + result.keys();
        for (const QString &path : paths) {
            const bool asked
                = std::any_of(conflicts.cbegin(), conflicts.cend(), [&path](const EditConflict &conflict) {
                      const QString where = u'/' + conflict.path.join(u'/');
                      return path == where || path.startsWith(where + u'/');
                  });
            if (asked)
                continue;
            const bool iChanged = mine.value(path) != before.value(path);
            const bool theyChanged = theirs.value(path) != before.value(path);
            if (iChanged && theyChanged && mine.value(path) != theirs.value(path))
                return u"overwritten: "_s + path;
            if (iChanged && result.value(path) != mine.value(path))
                return u"mine is lost: "_s + path;
            if (!iChanged && result.value(path) != theirs.value(path))
                return u"theirs is lost: "_s + path;
        }
        return {};
    }

    std::unique_ptr<FakeSpeckle> m_fake;
    std::array<Editor, 2> m_editors;
};

QTEST_GUILESS_MAIN(TestTwoClients)
#include "tst_twoclients.moc"
