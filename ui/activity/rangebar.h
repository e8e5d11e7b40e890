// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace ui
{

/// How far back the charts look.
enum class ActivityRange { Minute, FiveMinutes, Hour, Day, Week, Month };
inline constexpr int kActivityRangeCount = 6;

/// Seconds.
qint64 secondsOf(ActivityRange range);
/// “24 h”, and what it does: “Show the last 24 hours”.
QString shortNameOf(ActivityRange range);
QString longNameOf(ActivityRange range);

/// The ranges to choose from, from the right edge to the left. Where it is narrow, those give way first that others
/// stand for best; the chosen one never does, and the menu of a chart has them all.
class RangeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit RangeBar(QWidget *parent = nullptr);

    /// Without telling.
    void setRange(ActivityRange range);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rangeChosen(ui::ActivityRange range);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int widthOf(const QList<QAbstractButton *> &buttons) const;
    void place();

    QButtonGroup *m_buttons;
};

} // namespace ui
