// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui
{

/// What stands where the table would be when there is nothing to list: why, and what to do.
class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    struct Content {
        QString icon;
        QString title;
        QString text;
        QString action;    ///< empty: no button
        QString secondary; ///< a quieter button; empty: none
        QString third;     ///< another one; empty: none
        QString footnote;  ///< muted, may be copied
        bool busy = false;
        friend bool operator==(const Content &, const Content &) = default;
    };

    explicit EmptyPage(QWidget *parent = nullptr);
    void setContent(const Content &content);

Q_SIGNALS:
    void actionRequested();
    void secondaryRequested();
    void thirdRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    Content m_content;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_busy;
    QPushButton *m_action;
    QPushButton *m_secondary;
    QPushButton *m_third;
    QLabel *m_footnote;
};

} // namespace ui
