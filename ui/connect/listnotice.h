// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/card.h"

#include <functional>

class QPushButton;

namespace ui
{

class ToneLabel;

/// What became of what was done to the list of connections, below it; with the way back, where there is one.
class ListNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit ListNotice(QWidget *parent = nullptr);

    /// `more`: for the tooltip. Without `undo` there is no button, but what can be undone already stays, above the
    /// text.
    void tell(const QString &text, const QString &more = {}, const std::function<void()> &undo = {});
    /// Above it stays what can be undone.
    void complain(const QString &text);
    void clear();

private:
    void fill(Card::Ground ground, const QString &text, const QString &more);

    Card *m_card;
    ToneLabel *m_text;
    QPushButton *m_undo;
    std::function<void()> m_undoing;
    QString m_undoText; ///< what it undoes
};

} // namespace ui
