// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QPushButton;

namespace activity
{
class SearchWatch;
} // namespace activity

namespace ui
{

class ToneLabel;
class TrendPicture;

/// A saved search in a list of them: to be chosen, ended, renamed and removed; beside it how many sessions it matches
/// now, and how that went.
class SavedRow final : public QWidget
{
    Q_OBJECT

public:
    /// `watch`, which outlives this, counts; null: nobody does, and nothing is said of it.
    SavedRow(const QString &name, const QString &text, const activity::SearchWatch *watch, QWidget *parent);

Q_SIGNALS:
    void chosen();
    void endRequested();
    void renameRequested();
    void removeRequested();

private:
    void addCount();
    void showCount();

    const QString m_name;
    const QString m_text;
    const activity::SearchWatch *m_watch;
    ToneLabel *m_count = nullptr;
    TrendPicture *m_trend = nullptr;
    QPushButton *m_end = nullptr;
};

} // namespace ui
