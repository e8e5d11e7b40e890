// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QPushButton;

namespace ui
{

class ToneLabel;

/// What stands where there is nothing to show: what is the case, what to do, and at most one button for it.
class MessagePage final : public QWidget
{
    Q_OBJECT

public:
    explicit MessagePage(QWidget *parent = nullptr);

    void showMessage(const QString &title, const QString &text = {}, const QString &action = {});
    QString title() const;
    QString text() const;

Q_SIGNALS:
    void actionRequested();

private:
    ToneLabel *m_title;
    ToneLabel *m_text;
    QPushButton *m_action;
};

} // namespace ui
