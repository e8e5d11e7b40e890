// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace ui
{

/// The colours that a connection can be marked with, in a row: one Tab stop, the arrow keys choose. Each has its name
/// in the tooltip and for a screen reader, and the one that is chosen has a tick.
class ColourRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ColourRow(QWidget *parent = nullptr);

    /// `#rrggbb`; empty: none. One that is not offered, as a file may bring it, has a place of its own at the end.
    QString colour() const;
    void setColour(const QString &value);

Q_SIGNALS:
    void colourChanged();

private:
    class Swatch;
    void add(const QString &value, const QString &name);

    QButtonGroup *m_group;
    Swatch *m_other; ///< for one that is not offered
};

} // namespace ui
