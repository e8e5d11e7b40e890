// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace ui
{

struct LogoutQuestion;

/// What a question tells: how many sessions, whose, what is to be said beforehand, and what is sent. The commands can
/// be folded away.
class QuestionParts final : public QWidget
{
    Q_OBJECT

public:
    QuestionParts(const LogoutQuestion &question, bool areCommandsOpen, QWidget *parent = nullptr);

Q_SIGNALS:
    void commandsFolded(bool open);

private:
    QWidget *countCards(const LogoutQuestion &question);
    QWidget *caveatNote(const LogoutQuestion &question);
    QWidget *sampleBlock(const LogoutQuestion &question, bool isOpen);
};

} // namespace ui
