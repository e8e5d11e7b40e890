// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace ui
{

struct QuestionText;

/// What a question tells: how many, whose, what is to be said beforehand, and what is sent. The commands can
/// be folded away.
class QuestionParts final : public QWidget
{
    Q_OBJECT

public:
    QuestionParts(const QuestionText &question, bool areCommandsOpen, QWidget *parent = nullptr);

Q_SIGNALS:
    void commandsFolded(bool open);

private:
    QWidget *countCards(const QuestionText &question);
    QWidget *caveatNote(const QuestionText &question);
    QWidget *sampleBlock(const QuestionText &question, bool isOpen);
};

} // namespace ui
