// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QList>
#include <QStringList>

class QAbstractButton;
class QLineEdit;

namespace Speckle {

class FlowLayout;

/*!
 * A line for tags: each stands as a chip, and a new one is typed behind them.
 *
 * Return, comma or leaving the line makes a chip of what was typed; a tag that is there already is not put in
 * twice. Backspace at the beginning takes the last one off. A chip is reached by Tab and goes away by Delete,
 * Backspace, Space or a click. tags() holds what is being typed, too, so that saving loses nothing.
 */
class TagEdit : public QFrame
{
    Q_OBJECT

public:
    explicit TagEdit(QWidget *parent = nullptr);

    [[nodiscard]] QStringList tags() const;
    //! Does not emit tagsChanged().
    void setTags(const QStringList &tags);
    void setReadOnly(bool readOnly);
    //! The line that tags are typed in.
    [[nodiscard]] QLineEdit *lineEdit() const { return m_line; }

signals:
    //! By the user: tags() is another.
    void tagsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addChip(const QString &tag);
    void removeChip(const QAbstractButton *chip);
    void commit();

    QStringList m_tags;
    QList<QAbstractButton *> m_chips;
    FlowLayout *m_layout;
    QLineEdit *m_line;
    bool m_readOnly = false;
};

} // namespace Speckle
