// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace ui
{

struct QuestionText;
class ToneLabel;

/// What has to be filled in before something is ended or removed: why, and where it matters how much it is.
class AnswerFields final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerFields(const QuestionText &question, QWidget *parent = nullptr);

    /// Of the question as it is now. It may shrink while somebody types: then the number that was read is as good as
    /// the one that stands there now.
    void setCount(qint64 count);
    /// Why, in the words of whoever answers; may be empty where nobody has to say.
    QString reason() const;
    /// As if it had been typed; what was typed stays.
    void suggestReason(const QString &reason);
    bool asksForNumber() const { return m_typed != nullptr; }
    bool hasReason() const;
    bool hasNumber() const;
    /// The number that was confirmed: the one that was typed, if one was asked for.
    qint64 confirmed() const;
    /// Sets the focus where something has to be filled in; false: nothing has to be.
    bool focusFirst();

Q_SIGNALS:
    void changed();

private:
    void addNumberRow(QGridLayout *rows, const QString &why);
    qint64 typedNumber() const;

    const qint64 m_asked; ///< at the beginning
    qint64 m_count;
    const bool m_needsReason;
    QLineEdit *m_reason;
    ToneLabel *m_typeThis = nullptr;
    QLineEdit *m_typed = nullptr;
};

} // namespace ui
