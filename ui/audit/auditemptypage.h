// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui
{

class ToneLabel;

/// Stands where the jobs of the audit log would.
class AuditEmptyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AuditEmptyPage(QWidget *parent = nullptr);

    void showReading();
    /// Nothing is written yet: what will be, and where.
    void showNothingYet(const QString &file);
    void showNothingFound(bool isAll);
    /// What hinders stands above it.
    void showUnreadable();

Q_SIGNALS:
    void clearSearchRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(const QString &icon, const QString &title, const QString &text);
    void paintIcon();

    QString m_iconName;
    QLabel *m_icon;
    ToneLabel *m_title;
    ToneLabel *m_text;
    ToneLabel *m_file;
    QPushButton *m_clear;
};

} // namespace ui
