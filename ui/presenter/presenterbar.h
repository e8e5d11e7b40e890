// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace ui
{

class ConnectionChip;
class SegmentedSwitch;
class ToneLabel;

/// The thin bar above what is presented: which server it is of, what is shown, and which keys there are.
class PresenterBar final : public QWidget
{
    Q_OBJECT

public:
    /// Says what the window's chip says.
    PresenterBar(const ConnectionChip &chip, const QStringList &views, QWidget *parent = nullptr);

    void setView(int view);
    /// There is something that can be made to stand still.
    void setCanPause(bool canPause);
    /// What stands still since when; empty: nothing does.
    void setPaused(const QString &since);
    /// As wide as it is now, and in its font.
    void arrange();

Q_SIGNALS:
    void viewChosen(int view);
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const ConnectionChip &m_chip;
    QWidget *m_mark; ///< where the presence mark is painted
    ToneLabel *m_title;
    ToneLabel *m_detail;
    SegmentedSwitch *m_views;
    ToneLabel *m_keys;
    QPushButton *m_leave;
    QTimer m_refresh;
    QString m_pausedSince;
    bool m_canPause = true;
};

} // namespace ui
