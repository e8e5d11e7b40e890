// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/searchtrend.h"

#include <QWidget>

namespace ui
{

/// A small picture of how a count went: a line from left to right, from the least to the most there was; none where it
/// was not known. What it shows is told in words as well.
class TrendPicture final : public QWidget
{
    Q_OBJECT

public:
    explicit TrendPicture(QWidget *parent);

    void setTrend(const activity::SearchTrend &trend);
    /// "between 12 and 40 in the last 5 min"; empty: nothing is known yet.
    static QString words(const activity::SearchTrend &trend);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    activity::SearchTrend m_trend;
};

} // namespace ui
