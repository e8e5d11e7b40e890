// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/tone.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace ui
{

/// What is asked before something is ended or removed, in words: see QuestionDialog. Safe to show: names are cut, ids
/// masked.
struct QuestionText {
    struct Note {
        QString text; ///< empty: there is nothing to say of it now
        Tone tone = Tone::Text;
    };
    struct Count {
        qint64 count = 0;
        QString what; ///< below the number
    };
    struct Line {
        QString text; ///< empty: left out
        QString name; ///< what it is, for who does not see it
    };
    /// What holds for some of them.
    struct Caveats {
        QString format; ///< its title, or those of several
        QStringList texts;
    };

    qint64 count = 0; ///< what the answer is about, and what is typed
    QString title;    ///< "Log out 28 sessions of 3 users?"
    QString action;   ///< "Log out 28 sessions"
    QString serverTitle;
    bool production = false;
    bool destroys = true;    ///< what is asked for takes something away
    std::vector<Note> notes; ///< above all else; always as many
    std::vector<Count> counts;
    std::vector<Line> lines;
    QList<Caveats> caveats;
    QString sampleTitle;
    QStringList sampleCommands;
    QStringList sampleNotes;
    QString follows;  ///< what follows a yes
    QString obstacle; ///< why it cannot be done now, as a sentence; empty: it can
    bool needsReason = false;
    bool needsNumber = false;
    QString whyNumber;   ///< why it has to be typed
    QString lacksReason; ///< what is said while it does, as sentences
    QString lacksNumber;
};

} // namespace ui
