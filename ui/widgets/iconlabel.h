// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QWidget>

namespace Speckle {

//! One of our icons as a sign beside a text. Painted when it is shown, so that it follows the palette; a
//! pixmap in a QLabel would keep the colours of the old one.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    //! \a side: edge in logical pixels.
    explicit IconLabel(const QString &iconName, QWidget *parent = nullptr, int side = 16);

    //! See icons.h; empty for none.
    void setIcon(const QString &iconName);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_side;
};

} // namespace Speckle
