// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace ui
{

/// What a screen reader has of a text on the window. Its accessible name, where it has one, is the caption: it goes
/// before the text and never in its place. The text itself can be read letter by letter.
class SpokenLabel : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit SpokenLabel(QWidget *label, QAccessible::Role role = QAccessible::StaticText);

    QAccessible::Role role() const override;
    QString text(QAccessible::Text kind) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;

protected:
    ~SpokenLabel() override = default;
    /// What is seen.
    virtual QString shown() const;
};

/// "Created: 3 minutes ago"; the text alone where the caption is in it, or there is none.
QString captioned(const QString &caption, const QString &text);

/// From here on labels, chips and switches of the program are told to screen readers as said here.
void installSpokenControls();

} // namespace ui
