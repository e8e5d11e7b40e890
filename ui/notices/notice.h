// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace ui
{

/// Something the user should know now, in a sentence, with what can be done about it.
struct Notice {
    /// In order of importance: more important ones are shown first.
    enum class Kind { Result, Info, Progress, Offer, Warning, Problem };

    struct Action {
        QString text;
        /// `checked`: the state of the notice's check box.
        std::function<void(bool checked)> run;
        bool keepsNotice = false; ///< otherwise the notice goes when pressed
    };
    struct Amount {
        int done = 0;
        int total = 0;
    };

    QString id; ///< a later notice of the same id replaces this one
    Kind kind = Kind::Result;
    QString text; ///< what happened
    QString hint; ///< the next step, or more about it
    QList<Action> actions;
    QString checkBox; ///< empty: none
    bool checked = true;
    std::optional<Amount> progress;
    bool dismissible = true;
};

} // namespace ui
