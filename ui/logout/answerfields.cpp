// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/answerfields.h"

#include "models/text/numbertext.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/questiontext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace ui
{

namespace
{

constexpr int kReasonLength = 500; ///< characters: a sentence or two, and the number of a ticket

/// Where Return goes on to the next field: it must not be a no, and lose what was written, nor a yes by mistake.
class ReasonField final : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            focusNextChild();
        else
            QLineEdit::keyPressEvent(event);
    }
};

} // namespace

AnswerFields::AnswerFields(const QuestionText &question, QWidget *parent)
    : QWidget(parent)
    , m_asked(question.count)
    , m_count(question.count)
    , m_needsReason(question.needsReason)
    , m_reason(new ReasonField(this))
{
    auto *rows = new QGridLayout(this);
    rows->setContentsMargins({});
    rows->setHorizontalSpacing(10);
    rows->setVerticalSpacing(2 * kGrid);
    rows->setColumnMinimumWidth(0, 18 * kGrid); // as beside the other fields
    rows->setColumnStretch(2, 1);
    auto *label = new ToneLabel(tr("&Reason"), Tone::Muted, this);
    m_reason->setMaxLength(kReasonLength);
    m_reason->setPlaceholderText(m_needsReason ? tr("Needed: this is a production server")
                                               : tr("Optional, for the audit log"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setAccessibleDescription(m_reason->placeholderText());
    label->setBuddy(m_reason);
    rows->addWidget(label, 0, 0);
    rows->addWidget(m_reason, 0, 1, 1, 2);
    connect(m_reason, &QLineEdit::textChanged, this, &AnswerFields::changed);
    if (question.needsNumber)
        addNumberRow(rows, question.whyNumber);
}

void AnswerFields::addNumberRow(QGridLayout *rows, const QString &why)
{
    m_typeThis = new ToneLabel(QString(), Tone::Muted, this);
    m_typed = new QLineEdit(this);
    m_typed->setFixedWidth(22 * kGrid);
    m_typed->setMaxLength(24);
    m_typeThis->setBuddy(m_typed);
    auto *hint = new ToneLabel(why, Tone::Muted, this);
    hint->setWordWrap(true);
    rows->addWidget(m_typeThis, 1, 0);
    rows->addWidget(m_typed, 1, 1);
    rows->addWidget(hint, 1, 2);
    connect(m_typed, &QLineEdit::textChanged, this, &AnswerFields::changed);
}

void AnswerFields::setCount(qint64 count)
{
    m_count = count;
    if (!m_typed)
        return;
    m_typeThis->setText(tr("Type %1 to confirm").arg(QString::number(m_count)));
    m_typed->setAccessibleName(m_typeThis->text());
}

QString AnswerFields::reason() const
{
    return m_reason->text().simplified();
}

void AnswerFields::suggestReason(const QString &reason)
{
    if (m_reason->text().isEmpty())
        m_reason->setText(reason);
}

bool AnswerFields::hasReason() const
{
    return !m_needsReason || !reason().isEmpty();
}

/// "1204", and also "1,204" as the title writes it; -1: no number.
qint64 AnswerFields::typedNumber() const
{
    const QString typed = m_typed->text().trimmed();
    QString digits = typed;
    digits.removeIf([](QChar character) { return !character.isDigit(); });
    const qint64 number = digits.toLongLong();
    return typed == QString::number(number) || typed == text::numberText(number) ? number : -1;
}

bool AnswerFields::hasNumber() const
{
    if (!m_typed)
        return true;
    const qint64 number = typedNumber();
    return number >= m_count && number <= m_asked;
}

qint64 AnswerFields::confirmed() const
{
    return m_typed && hasNumber() ? typedNumber() : m_count;
}

bool AnswerFields::focusFirst()
{
    if (m_needsReason && reason().isEmpty())
        m_reason->setFocus();
    else if (m_typed)
        m_typed->setFocus();
    else
        return false;
    return true;
}

} // namespace ui

#include "moc_answerfields.cpp"
