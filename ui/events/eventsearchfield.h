// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

class QAction;

namespace ui
{

/// The search of the list of events. While it is empty, the window's search holds here too, unless it was taken off.
class EventSearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit EventSearchField(QWidget *parent = nullptr);

    /// What the window's search says, as it may be read by anybody; empty: it is for all.
    void setMainSearch(const QString &text);
    /// Its own text, or that of the window.
    bool isAsAbove() const { return text().isEmpty() && !m_mainSearch.isEmpty() && !m_isApart; }
    /// Marked as wrong; what is wrong with it stands beside it.
    void setMistake(const QString &mistake);
    /// Tells what was typed at once instead of after the pause.
    void flush();

Q_SIGNALS:
    /// After a short pause; also when the window's search comes to hold, or does no more.
    void searchChanged();
    /// Return or Down: on to the list.
    void resultsRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    void takeOff();
    void applyColours();

    QTimer m_pause;
    QAction *m_off;
    QString m_mainSearch;
    QString m_mistake;
    bool m_isApart = false; ///< the window's search was taken off
};

} // namespace ui
