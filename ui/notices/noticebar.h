// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notices/notice.h"

#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace ui
{

/// A slim coloured bar that shows the most important notice, and is hidden when there is none. Others
/// wait behind it and can be looked through. Escape dismisses, where the notice allows it.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void post(const Notice &notice);
    /// Shows this one, whatever else there is: the answer to what somebody has just asked for.
    void bringForward(const QString &id);
    void withdraw(const QString &id);

    bool holds(const QString &id) const;
    qsizetype count() const { return m_notices.size(); }
    /// The one on show; null when there is none.
    const Notice *shown() const;

public Q_SLOTS:
    void dismissShown();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showMostImportant();
    void showNext();
    void fill();
    void fillActions(const Notice &notice);
    void press(qsizetype action);

    QList<Notice> m_notices; ///< most important first
    QString m_shownId;
    QLabel *m_icon;
    QLabel *m_text;
    QCheckBox *m_check;
    QProgressBar *m_progress;
    QWidget *m_actions;
    QHBoxLayout *m_actionRow;
    QPushButton *m_more;
    QToolButton *m_close;
    QList<QPushButton *> m_buttons;
};

} // namespace ui
