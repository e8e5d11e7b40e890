// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace ui
{

class LinesField;
class ToneLabel;

/// The key patterns that a connection lists besides the sessions that are found by themselves.
class KeysSection final : public QWidget
{
    Q_OBJECT

public:
    explicit KeysSection(QWidget *parent = nullptr);

    QStringList patterns() const;
    void setPatterns(const QStringList &patterns);
    /// Says what is wrong with one; true when nothing is.
    bool validate();
    void takeFocus();

Q_SIGNALS:
    void edited();

private:
    void say(const QString &problem);

    LinesField *m_patterns;
    ToneLabel *m_help;
    ToneLabel *m_note; ///< in the place of the help
};

} // namespace ui
