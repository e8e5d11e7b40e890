// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/profiles/profileorder.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace ui
{

/// The saved connections, under the headings of their groups; a field to look one up where there are many. The present
/// one is shown whatever is looked up.
class ProfileList final : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileList(QWidget *parent = nullptr);

    /// An id that is none of theirs: a new one, which is not saved yet, is listed too, and is the present one.
    void setProfiles(const Profiles &profiles, const QString &presentId);
    /// Empty: the new one.
    QString presentId() const;
    void focusList();

Q_SIGNALS:
    /// By the user.
    void chosen(const QString &id);
    void activated();
    void menuRequested(const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(const messages::ConnectionProfile &profile);
    void addDraft();
    void addHeading(const QString &group);
    void filter();
    void takeRow(int row);

    QLineEdit *m_filter;
    QListWidget *m_list;
    bool m_filling = false;
};

/// Where the connection leads, and through whom; without its name.
QString addressOf(const messages::ConnectionProfile &profile);

} // namespace ui
