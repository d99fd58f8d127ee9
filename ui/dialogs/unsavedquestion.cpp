// SPDX-License-Identifier: MIT
#include "ui/dialogs/unsavedquestion.h"

#include "ui/widgets/plaintext.h"

#include <QMessageBox>

#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr qsizetype LongestList = 8;

QString listOf(const QList<QPointer<Page>> &pages)
{
    QStringList lines;
    for (const auto &page : pages) {
        if (lines.size() == LongestList) {
            lines += UnsavedQuestion::tr("… and %n more", nullptr, int(pages.size() - LongestList));
            break;
        }
        lines += u"• "_s + oneLine(page->title(), LongestName);
    }
    return lines.join(u'\n');
}
} // namespace

UnsavedQuestion::UnsavedQuestion(const QList<Page *> &pages, const std::function<void()> &proceed,
                                 QWidget *parent)
    : QObject(parent)
    , m_pages(pages.begin(), pages.end())
    , m_proceed(proceed)
    , m_box(new QMessageBox(parent))
{
    m_box->setObjectName(u"unsavedQuestion"_s);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setIcon(QMessageBox::Warning);
    m_box->setTextFormat(Qt::PlainText);
    m_box->setWindowTitle(tr("Unsaved changes"));
    m_box->setText(pages.size() == 1
                       ? tr("Save the changes to “%1”?").arg(oneLine(pages.first()->title(), LongestName))
                       : tr("Save the changes to these %n streams?", nullptr, int(pages.size())));
    if (pages.size() > 1)
        m_box->setInformativeText(listOf(m_pages));
    m_box->setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    m_box->setDefaultButton(QMessageBox::Save);
    m_box->setEscapeButton(QMessageBox::Cancel);
    connect(m_box, &QMessageBox::finished, this, [this](int button) {
        if (button == QMessageBox::Save)
            saveAll();
        else if (button == QMessageBox::Discard)
            discardAll();
        else
            finish(false);
    });
}

void UnsavedQuestion::open()
{
    m_box->open();
}

void UnsavedQuestion::raise()
{
    if (m_box) {
        m_box->raise();
        m_box->activateWindow();
    }
}

void UnsavedQuestion::saveAll()
{
    const auto pages = m_pages;
    for (const auto &page : pages) {
        if (!page || !page->isModified())
            continue;
        m_saving.append(page);
        connect(page, &Page::saved, this, [this, page] { onSaved(page); });
        connect(page, &Page::failed, this, [this] { finish(false); });
        // Closed by other means meanwhile: nothing of it is left to save.
        connect(page, &QObject::destroyed, this, [this](QObject *gone) {
            m_saving.removeIf(
                [gone](const Page *other) { return static_cast<const QObject *>(other) == gone; });
            if (m_saving.isEmpty())
                finish(true);
        });
    }
    if (m_saving.isEmpty()) {
        finish(true);
        return;
    }
    // A page may report its failure from within save(), which ends the question: not one of ours is touched
    // then.
    const auto saving = m_saving;
    for (Page *page : saving) {
        if (m_saving.contains(page))
            page->save();
    }
}

void UnsavedQuestion::onSaved(Page *page)
{
    // Somebody typed on while it was being saved: that is unsaved again.
    if (page->isModified()) {
        finish(false);
        return;
    }
    if (m_saving.removeAll(page) > 0 && m_saving.isEmpty())
        finish(true);
}

void UnsavedQuestion::discardAll()
{
    for (const auto &page : std::as_const(m_pages)) {
        if (page) {
            page->discard();
            emit discarded(page);
        }
    }
    finish(true);
}

void UnsavedQuestion::finish(bool proceed)
{
    m_saving.clear();
    const auto next = std::exchange(m_proceed, {});
    for (const auto &page : std::as_const(m_pages)) {
        if (page)
            disconnect(page, nullptr, this, nullptr);
    }
    deleteLater();
    emit over();
    if (proceed && next)
        next();
}

} // namespace Speckle
