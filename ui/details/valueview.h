// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace formats
{
class Value;
}

class QAction;

namespace ui
{

class ValueDelegate;
class ValueModel;

/// The tree of a decoded payload: copies values and paths, reveals one secret at a time, and keeps what is
/// open, chosen and scrolled to while the payload changes under it.
class ValueView final : public QTreeView
{
    Q_OBJECT

public:
    explicit ValueView(QWidget *parent = nullptr);

    ValueModel &values() { return *m_model; }
    /// Of another session: opens the first levels.
    void showValue(const formats::Value &value);
    /// Of the same session, read again.
    void updateValue(const formats::Value &value);
    /// Makes this the current row, opens what it stands in, and scrolls to it.
    void goTo(const QModelIndex &index);
    /// Marks this text in all rows; empty: none.
    void setMarkedText(const QString &text);

Q_SIGNALS:
    /// "/" was pressed, as in a pager.
    void searchRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    void openFirstLevels();
    void toggleSecret(const QModelIndex &index);
    void copy(const QModelIndex &index, int role);
    void useMonospace();

    ValueModel *m_model;
    ValueDelegate *m_delegate;
    QAction *m_copyPath;
    bool m_updating = false;
};

} // namespace ui
