// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/lifetimeline.h"

#include <QAbstractListModel>

namespace ui
{

/// What is known of one session's life, a line each. Lines that stand for several unfold in their place.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        MarkRole = Qt::UserRole + 1, ///< int of TimelineLine::Mark
        TimeRole,                    ///< QString: the time of day, or with the date
        FoldedRole,                  ///< int: 0: stands for itself; 1: can be unfolded; 2: is unfolded
    };

    explicit TimelineModel(QObject *parent = nullptr);

    /// The same life as before keeps what was unfolded. `now`: says which times are of today.
    void setLines(std::vector<history::TimelineLine> lines, qint64 now, bool isSameLife);
    void toggle(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void list();

    std::vector<history::TimelineLine> m_lines;
    std::vector<const history::TimelineLine *> m_listed;
    qint64 m_now = 0;
    bool m_isUnfolded = false;
};

} // namespace ui
