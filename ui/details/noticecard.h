// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/card.h"

#include <QWidget>

class QScrollArea;

namespace ui
{

class ToneLabel;

/// A notice as high as its sentences need; where there is not that much room, they scroll instead of being
/// cut.
class NoticeCard final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeCard(QWidget *parent = nullptr);

    void showNotice(const QString &text, Card::Ground ground);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    Card *m_card;
    QScrollArea *m_area;
    ToneLabel *m_text;
};

} // namespace ui
