// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QObject>
#include <QTimer>

#include <vector>

namespace ui
{

class ValueModel;

/// Finds the rows of a ValueModel that show a text, in the order of the tree, whether they are open or not.
///
/// A payload can have 200,000 rows, most of which no view has asked for: the search goes through them in
/// slices of a few milliseconds, and starts again when the payload changes.
class ValueSearch final : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t kMostMatches = 10'000;

    explicit ValueSearch(ValueModel &model, QObject *parent = nullptr);

    /// Empty: nothing is looked for.
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    bool isRunning() const { return m_slices.isActive(); }
    const std::vector<QModelIndex> &matches() const { return m_matches; }

Q_SIGNALS:
    /// There are more matches, or the search has come to its end.
    void advanced();

private:
    void start();
    void searchOn();

    /// A container whose rows from `row` on are still to be looked at.
    struct Place {
        QModelIndex parent;
        int row = 0;
    };

    ValueModel &m_model;
    QTimer m_slices;
    QString m_text;
    std::vector<Place> m_open;
    std::vector<QModelIndex> m_matches; ///< rows of the model as it is: a reset begins anew
};

} // namespace ui
