// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>

class QGridLayout;
class QWidget;

namespace ui
{

class ToneLabel;

/// The rows of a form, or of a section of one: a title, and the field beside it. The titles of sections that stand
/// below each other are of one width, so that the fields are in line.
class FormRows final
{
public:
    static constexpr int kTitleWidth = 26 * kGrid;

    /// Lays `section` out.
    explicit FormRows(QWidget *section);

    /// Without a title: what belongs to the row above. The title is the field's name for a screen reader, where it has
    /// none. Returns the title's label; null without one.
    ToneLabel *add(const QString &title, QWidget *field);
    /// Over both columns.
    void addWide(QWidget *section);
    /// In the place of the latest row's field, besides that: one of them is to be hidden.
    void addInPlace(QWidget *field);
    /// What is left of the height stands below.
    void addStretch();

    /// One field that takes the width, and one beside it that does not.
    static QWidget *beside(QWidget *parent, QWidget *wide, QWidget *narrow);
    /// What is said in place has its place from the start: so many lines.
    static void reserve(ToneLabel *note, int lines);
    /// Its place stays while it is hidden.
    static void keepPlace(QWidget *field);

private:
    QWidget *m_section;
    QGridLayout *m_grid;
};

} // namespace ui
