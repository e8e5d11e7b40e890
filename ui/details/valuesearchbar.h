// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace ui
{

class Chip;
class ToneLabel;
class ValueSearch;
class ValueView;

/// Looks for a text in the payload: "3 of 17", next and previous. Enter goes on, Shift+Enter back, Escape
/// ends it and returns to the tree.
class ValueSearchBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ValueSearchBar(ValueView &view, QWidget *parent = nullptr);

    void begin();
    void clear();
    QString countText() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setText(const QString &text);
    void follow();
    void step(qsizetype by);
    void updateCount();

    ValueView &m_view;
    ValueSearch *m_search;
    QLineEdit *m_field;
    ToneLabel *m_count;
    Chip *m_previous;
    Chip *m_next;
    bool m_isWaiting = false; ///< for the first match of a text that was just typed
};

} // namespace ui
