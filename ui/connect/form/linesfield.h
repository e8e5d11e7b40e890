// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/card.h"

class QPlainTextEdit;

namespace ui
{

/// A field of a form for what is written one a line: patterns, places. Tab leaves it.
class LinesField final : public Card
{
    Q_OBJECT

public:
    /// As high as so many lines.
    LinesField(const QString &accessibleName, int lines, QWidget *parent = nullptr);

    QPlainTextEdit *edit() { return m_edit; }
    QString text() const;
    void setText(const QString &text);
    /// Each once, trimmed, without those that are empty.
    QStringList lines() const;

Q_SIGNALS:
    void edited();
    /// The focus has gone elsewhere.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_edit;
};

} // namespace ui
