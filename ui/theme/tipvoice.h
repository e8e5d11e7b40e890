// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ui
{

/// Lets screen readers have the text of tooltips that are written as markup. Where a widget has no description of its
/// own, Qt gives them the tooltip as it stands, with its tags.
class TipVoice final : public QObject
{
    Q_OBJECT

public:
    /// Listens to all widgets of the program.
    explicit TipVoice(QObject *application);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Without tags and entities, and without the places where a line may be broken.
QString spokenTip(const QString &toolTip);

} // namespace ui
