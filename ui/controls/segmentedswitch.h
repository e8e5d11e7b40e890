// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace ui
{

/// A few choices in a row, exactly one of them in force. Left and Right move, as in a tab bar.
class SegmentedSwitch final : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedSwitch(QStringList titles, QWidget *parent = nullptr);

    int current() const { return m_current; }
    void setCurrent(int index);
    const QStringList &titles() const { return m_titles; }
    /// It chooses which page is shown, rather than a setting: for who hears it.
    void setTabs(bool isTabs) { m_isTabs = isTabs; }
    bool isTabs() const { return m_isTabs; }
    QRect segmentRect(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRectF segment(int index) const;
    int segmentAt(const QPointF &position) const;
    void describe();

    QStringList m_titles;
    int m_current = 0;
    int m_hovered = -1;
    bool m_isTabs = false;
};

} // namespace ui
