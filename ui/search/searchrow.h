// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui
{

/// A search that can be chosen: its text, and beside it what it is or finds.
class SearchRow final : public QAbstractButton
{
    Q_OBJECT

public:
    /// `textWidth`: where the hint begins, so that those of several rows stand below each other; 0: right behind
    /// the text. `isQuery`: the text is one, and not a name.
    SearchRow(const QString &text, const QString &hint, int textWidth, bool isQuery, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont textFont() const;

    QString m_hint;
    int m_textWidth;
    bool m_isQuery;
};

} // namespace ui
