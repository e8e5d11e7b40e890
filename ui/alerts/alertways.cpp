// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertways.h"

#include "models/activity/alerts/commandscript.h"
#include "ui/alerts/desktopnotifications.h"
#include "ui/controls/card.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace ui
{

using messages::AlertSettings;

namespace
{

constexpr int kIndent = 6 * kGrid;
constexpr int kArgumentLines = 4;

QVBoxLayout *column(QWidget *part)
{
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    return layout;
}

} // namespace

AlertWays::AlertWays(DesktopNotifications &notifications, QWidget *parent)
    : QWidget(parent)
    , m_notifications(notifications)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(5 * kGrid);
    layout->addWidget(notificationPart());
    layout->addWidget(commandPart());
    layout->addWidget(quietPart());
    layout->addWidget(testPart());
    layout->addStretch(1);
    for (QCheckBox *box : {m_notifies, m_runsCommand, m_isQuiet}) {
        connect(box, &QCheckBox::toggled, this, &AlertWays::follow);
        connect(box, &QCheckBox::toggled, this, &AlertWays::edited);
    }
    connect(m_program, &QLineEdit::textChanged, this, &AlertWays::edited);
    connect(m_arguments, &QPlainTextEdit::textChanged, this, &AlertWays::edited);
    connect(m_test, &QPushButton::clicked, this, &AlertWays::testRequested);
    connect(&notifications, &DesktopNotifications::presenceChanged, this, &AlertWays::showPresence);
    notifications.ask();
    follow();
}

QWidget *AlertWays::notificationPart()
{
    auto *part = new QWidget(this);
    m_notifies = new QCheckBox(tr("Desktop &notification"), part);
    m_presence = new ToneLabel(Tone::Muted, part);
    m_presence->setWordWrap(true);
    auto *layout = column(part);
    auto *row = new QHBoxLayout;
    row->setSpacing(3 * kGrid);
    row->addWidget(m_notifies);
    row->addWidget(m_presence, 1);
    layout->addLayout(row);
    return part;
}

QWidget *AlertWays::commandPart()
{
    auto *part = new QWidget(this);
    m_runsCommand = new QCheckBox(tr("Run a &command when an alert fires, and when it is over"), part);
    m_program = new QLineEdit(part);
    m_program->setAccessibleName(tr("Program"));
    m_program->setPlaceholderText(QStringLiteral("/usr/local/bin/page-me"));
    m_program->setMaxLength(int(AlertSettings::kLongestArgument));
    m_program->setFont(monospaceFont(m_program->font()));
    auto *field = new Card(Card::Ground::Field, part);
    m_arguments = new QPlainTextEdit(field);
    m_arguments->setFrameShape(QFrame::NoFrame);
    m_arguments->setTabChangesFocus(true);
    m_arguments->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_arguments->setFont(monospaceFont(m_arguments->font()));
    m_arguments->setAccessibleName(tr("Arguments, one a line"));
    m_arguments->setPlaceholderText(QStringLiteral("--message\n{server}: {text}"));
    m_arguments->setFixedHeight(kArgumentLines * m_arguments->fontMetrics().lineSpacing() + 3 * kGrid);
    auto *inner = new QVBoxLayout(field);
    inner->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    inner->addWidget(m_arguments);
    auto *help = new ToneLabel(
        tr("One argument a line, as it is: no shell reads it. In it {alert}, {state}, {server}, {value}, {limit}, "
           "{user} and {text} stand for what has happened; the same is in the environment as SESSIONSCOPE_ALERT and so "
           "on, which is where a shell has to take it from. It is ended after 30 seconds, and one runs at a time."),
        Tone::Muted, part);
    help->setWordWrap(true);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(kIndent, 0, 0, 0);
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(2 * kGrid);
    grid->addWidget(new ToneLabel(tr("Program"), Tone::Muted, part), 0, 0);
    grid->addWidget(m_program, 0, 1);
    grid->addWidget(new ToneLabel(tr("Arguments"), Tone::Muted, part), 1, 0, Qt::AlignTop);
    grid->addWidget(field, 1, 1);
    grid->addWidget(help, 2, 1);
    grid->setColumnStretch(1, 1);
    auto *layout = column(part);
    layout->addWidget(m_runsCommand);
    layout->addLayout(grid);
    return part;
}

QWidget *AlertWays::quietPart()
{
    auto *part = new QWidget(this);
    m_isQuiet = new QCheckBox(tr("&Quiet hours from"), part);
    m_from = new QTimeEdit(part);
    m_to = new QTimeEdit(part);
    for (QTimeEdit *edit : {m_from, m_to}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        edit->setFixedWidth(20 * kGrid);
    }
    m_from->setAccessibleName(tr("Quiet from"));
    m_to->setAccessibleName(tr("Quiet to"));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    row->addWidget(m_isQuiet);
    row->addWidget(m_from);
    row->addWidget(new ToneLabel(tr("to"), Tone::Text, part));
    row->addWidget(m_to);
    row->addStretch(1);
    auto *help =
        new ToneLabel(tr("No notification and no command then. Alerts still stand in this window and in the log."),
                      Tone::Muted, part);
    help->setWordWrap(true);
    help->setContentsMargins(kIndent, 0, 0, 0);
    auto *layout = column(part);
    layout->addLayout(row);
    layout->addWidget(help);
    return part;
}

QWidget *AlertWays::testPart()
{
    auto *part = new QWidget(this);
    m_test = new QPushButton(tr("&Test"), part);
    m_test->setAutoDefault(false);
    m_test->setToolTip(tr("Tells of an alert that is marked as a test, by the ways chosen here"));
    m_tested = new ToneLabel(Tone::Muted, part);
    m_tested->setWordWrap(true);
    m_tested->setOverflow(ToneLabel::Overflow::WrapAnywhere);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins({});
    row->setSpacing(3 * kGrid);
    row->addWidget(m_test);
    row->addWidget(m_tested, 1);
    return part;
}

void AlertWays::setSettings(const AlertSettings &settings)
{
    m_notifies->setChecked(settings.notifies);
    m_runsCommand->setChecked(settings.runsCommand);
    m_program->setText(settings.command.value(0));
    m_arguments->setPlainText(settings.command.mid(1).join(QLatin1Char('\n')));
    m_isQuiet->setChecked(settings.quiet.isOn);
    m_from->setTime(settings.quiet.from);
    m_to->setTime(settings.quiet.to);
    showTest({}, true);
    follow();
}

QStringList AlertWays::command() const
{
    const QString program = m_program->text().trimmed();
    if (program.isEmpty())
        return {};
    QStringList command{program};
    const QString arguments = m_arguments->toPlainText();
    if (!arguments.isEmpty())
        command += arguments.split(QLatin1Char('\n'));
    return command;
}

void AlertWays::writeTo(AlertSettings &settings) const
{
    settings.notifies = m_notifies->isChecked();
    settings.command = command();
    settings.runsCommand = m_runsCommand->isChecked() && !settings.command.isEmpty();
    settings.quiet.isOn = m_isQuiet->isChecked();
    settings.quiet.from = m_from->time();
    settings.quiet.to = m_to->time();
}

QString AlertWays::problem() const
{
    const QStringList words = command();
    if (m_runsCommand->isChecked() && words.isEmpty())
        return tr("Say which program is to be run.");
    if (words.size() > AlertSettings::kMostArguments)
        return tr("There are too many arguments: %n at most.", nullptr, int(AlertSettings::kMostArguments));
    for (const QString &word : words) {
        if (word.size() > AlertSettings::kLongestArgument)
            return tr("An argument is too long.");
    }
    if (const QString problem = alerts::scriptProblem(words); m_runsCommand->isChecked() && !problem.isEmpty())
        return problem;
    if (m_isQuiet->isChecked() && m_from->time() == m_to->time())
        return tr("Quiet hours begin and end at the same time: choose two.");
    return {};
}

void AlertWays::showTest(const QString &sentence, bool isGood)
{
    m_tested->setTone(isGood ? Tone::Muted : Tone::Danger);
    m_tested->setText(sentence);
}

void AlertWays::showPresence()
{
    const bool isMissing = m_notifications.presence() == DesktopNotifications::Presence::Missing;
    m_presence->setTone(isMissing ? Tone::Warning : Tone::Muted);
    m_presence->setText(isMissing ? m_notifications.obstacle() : QString());
}

void AlertWays::follow()
{
    showPresence();
    m_program->setEnabled(m_runsCommand->isChecked());
    m_arguments->setEnabled(m_runsCommand->isChecked());
    m_from->setEnabled(m_isQuiet->isChecked());
    m_to->setEnabled(m_isQuiet->isChecked());
}

} // namespace ui

#include "moc_alertways.cpp"
