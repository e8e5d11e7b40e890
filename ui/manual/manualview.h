// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace ui
{

/// The manual's text: its lines are no longer than is good to read, whatever the width.
class ManualView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ManualView(QWidget *parent = nullptr);

    /// In the colours that it has, and anew when they change; then what is at the top stays there.
    void fill(const QString &markdown);
    /// Scrolls until this place is the first line.
    void showAtTop(int position);
    /// What is the first line that can be seen.
    int positionAtTop() const;
    /// Marks all places of these words, and shows the one with this number; returns how many there are.
    int mark(const QString &words, int current);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepLinesShort();

    QString m_markdown;
    QString m_words; ///< what is marked
    int m_current = 0;
};

} // namespace ui
