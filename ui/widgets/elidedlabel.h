// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

namespace Speckle {

//! One line of plain text that gives way: elided where there is no room, whole in its tool tip and accessible
//! name.
class ElidedLabel : public QFrame
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_line;
};

} // namespace Speckle
