// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/keyssection.h"

#include "models/formats/formatset.h"
#include "ui/connect/form/formrows.h"
#include "ui/connect/form/linesfield.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"

#include <QPlainTextEdit>

namespace ui
{

namespace
{

constexpr int kPatternLines = 2;

} // namespace

KeysSection::KeysSection(QWidget *parent)
    : QWidget(parent)
    , m_patterns(new LinesField(tr("More keys"), kPatternLines, this))
    , m_help(new ToneLabel(tr("Sessions of the frameworks that are known are found without a pattern. Others are "
                              "best described in Formats… once connected. For keys alone, one pattern in each "
                              "line; what the first * stands for is the session id."),
                           Tone::Muted, this))
    , m_note(new ToneLabel(Tone::Danger, this))
{
    m_patterns->edit()->setPlaceholderText(QStringLiteral("myapp:sess:*"));
    FormRows rows(this);
    rows.add(tr("More keys"), m_patterns);
    rows.add({}, m_help);
    rows.addInPlace(m_note);
    for (ToneLabel *note : {m_help, m_note}) {
        note->setWordWrap(true);
        note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    }
    FormRows::keepPlace(m_help);
    m_note->hide();
    connect(m_patterns, &LinesField::edited, this, &KeysSection::edited);
}

QStringList KeysSection::patterns() const
{
    return m_patterns->lines();
}

void KeysSection::setPatterns(const QStringList &patterns)
{
    m_patterns->setText(patterns.join(QLatin1Char('\n')));
    say({});
}

bool KeysSection::validate()
{
    QString problem;
    const QStringList all = patterns();
    for (const QString &pattern : all) {
        const auto format = formats::plainFormat(pattern.toUtf8());
        if (!format && problem.isEmpty())
            problem = tr("“%1”: %2").arg(pattern, format.error());
    }
    say(problem);
    return problem.isEmpty();
}

void KeysSection::takeFocus()
{
    m_patterns->setFocus();
}

void KeysSection::say(const QString &problem)
{
    m_help->setVisible(problem.isEmpty());
    m_note->setToolTip(plainToolTip(problem)); // whole, should it be longer than its place
    m_note->setText(problem);
    m_note->setVisible(!problem.isEmpty());
}

} // namespace ui

#include "moc_keyssection.cpp"
