// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/users/userwatch.h"

#include <QStringList>
#include <QWidget>

class QGridLayout;

namespace ui
{

/// What the sessions of a user say: the names and in which formats, the addresses, the last use.
class UserFacts final : public QWidget
{
    Q_OBJECT

public:
    explicit UserFacts(QWidget *parent = nullptr);

    struct Source {
        const sessions::SessionStore &store;
        const QStringList &formatTitles;
        const QStringList &nodeNames;
        qint64 nowMs;
    };
    void showFacts(const sessions::UserIdentity &user, const sessions::UserOverview &overview, const Source &source);

private:
    struct Line {
        QString title; ///< empty: goes on with what is above
        QString text;
        QString beside; ///< dimmed
        bool isMonospace = false;
        friend bool operator==(const Line &, const Line &) = default;
    };
    static QList<Line> nameLines(const sessions::UserIdentity &user, const sessions::UserOverview &overview,
                                 const QStringList &formatTitles);
    static QList<Line> addressLines(const sessions::UserOverview &overview);
    static QList<Line> useLines(const sessions::UserOverview &overview, const Source &source);
    void setLines(const QList<Line> &lines);

    QGridLayout *m_grid;
    QList<Line> m_lines;
    QWidget *m_content = nullptr;
};

} // namespace ui
