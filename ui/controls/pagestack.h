// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include <optional>

namespace ui
{

/// A stack of pages that works out its size once, until one of its pages changes. QStackedWidget has all of its pages
/// wrap all of their texts again whenever a splitter around it is laid out: while a count beside it goes up, ten times
/// a second.
class PageStack final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PageStack(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void childEvent(QChildEvent *event) override;
    bool eventFilter(QObject *page, QEvent *event) override;

private:
    void forget();

    mutable std::optional<QSize> m_hint;
    mutable std::optional<QSize> m_minimum;
};

} // namespace ui
