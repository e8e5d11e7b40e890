// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/routesection.h"

#include "models/monitor/profileplaces.h"
#include "models/text/listtext.h"
#include "ui/connect/form/formrows.h"
#include "ui/connect/form/linesfield.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kPlaceLines = 3;
constexpr int kRouteNoteLines = 3;
constexpr int kLongestDestination = 500;

} // namespace

RouteSection::RouteSection(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_ssh(new QLineEdit(this))
    , m_places(new LinesField(tr("Replaced places"), kPlaceLines, this))
    , m_help(new ToneLabel(tr("Where nodes or sentinels announce what cannot be reached from here, as behind NAT: "
                              "what they announce → what it is here. Without ports, all of a host."),
                           Tone::Muted, this))
    , m_note(new ToneLabel(Tone::Danger, this))
{
    build();
    connect(m_heading, &QToolButton::toggled, this, &RouteSection::fold);
    connect(m_ssh, &QLineEdit::textChanged, this, &RouteSection::edited);
    connect(m_ssh, &QLineEdit::editingFinished, this, [this] { check(m_ssh); });
    connect(m_places, &LinesField::edited, this, &RouteSection::edited);
    connect(m_places, &LinesField::left, this, [this] { check(m_places); });
    connect(this, &RouteSection::edited, this, &RouteSection::showHeading);
    fold(false);
    showHeading();
}

void RouteSection::build()
{
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setCheckable(true);
    m_heading->setAutoRaise(true);
    m_heading->setFocusPolicy(Qt::StrongFocus);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_heading->setAccessibleDescription(tr("Shows or hides how the server is reached"));
    m_ssh->setPlaceholderText(tr("user@host, or a Host of your ssh configuration"));
    m_ssh->setToolTip(tr("The server is reached through this computer’s ssh: host names are looked up there, and "
                         "localhost is the host that ssh goes to"));
    m_ssh->setMaxLength(kLongestDestination);
    m_places->edit()->setPlaceholderText(QStringLiteral("10.0.0.1:7000 → 127.0.0.1:17000"));
    FormRows rows(m_body);
    rows.add(tr("SSH to"), m_ssh);
    rows.add(tr("Replaced places"), m_places);
    rows.add({}, m_help);
    rows.addInPlace(m_note);
    FormRows::reserve(m_help, kRouteNoteLines);
    FormRows::reserve(m_note, kRouteNoteLines);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_heading);
    layout->addWidget(m_body);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    say({});
}

void RouteSection::setAvailable(bool isAvailable)
{
    m_isAvailable = isAvailable;
    m_heading->setEnabled(isAvailable);
    m_body->setVisible(isAvailable && m_heading->isChecked());
    showHeading();
}

void RouteSection::setProfile(const messages::ConnectionProfile &profile)
{
    m_wrong = nullptr;
    m_ssh->setText(profile.sshDestination);
    m_places->setText(monitor::replacementsText(profile.replacements));
    m_heading->setChecked(!profile.sshDestination.isEmpty() || !profile.replacements.isEmpty());
    say({});
    showHeading();
}

void RouteSection::writeTo(messages::ConnectionProfile &profile) const
{
    profile.sshDestination = m_isAvailable ? m_ssh->text().trimmed() : QString();
    profile.replacements.clear();
    if (const auto places = monitor::placeReplacements(m_places->text()); places && m_isAvailable)
        profile.replacements = *places;
}

void RouteSection::fold(bool isOpen)
{
    m_heading->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    m_body->setVisible(isOpen && m_isAvailable);
    showHeading();
}

/// What is in it is seen also while it is folded: nobody goes through another host without knowing.
void RouteSection::showHeading()
{
    QStringList used;
    if (const QString ssh = m_ssh->text().trimmed(); !ssh.isEmpty())
        used += tr("ssh %1").arg(ssh);
    if (const qsizetype places = m_places->lines().size(); places > 0)
        used += tr("%n place(s) replaced", nullptr, static_cast<int>(places));
    const bool isTold = !used.isEmpty() && m_isAvailable && !m_heading->isChecked();
    const QString title = isTold ? tr("Reached through: %1").arg(text::listText(used)) : tr("Reached through");
    m_heading->setText(plainLabel(title));
    m_heading->setAccessibleName(title);
}

QString RouteSection::problemOf(QWidget *field) const
{
    if (field == m_ssh)
        return monitor::sshDestinationProblem(m_ssh->text().trimmed());
    const auto places = monitor::placeReplacements(m_places->text());
    return places ? QString() : places.error();
}

/// An entry that was left: what is wrong with it, or still with the one that was found wrong.
void RouteSection::check(QWidget *field)
{
    const QString problem = problemOf(field);
    say(problem.isEmpty() && m_wrong ? problemOf(m_wrong) : problem);
}

bool RouteSection::validate()
{
    m_wrong = nullptr;
    say({});
    if (!m_isAvailable)
        return true;
    for (QWidget *field : {static_cast<QWidget *>(m_ssh), static_cast<QWidget *>(m_places)}) {
        const QString problem = problemOf(field);
        if (problem.isEmpty())
            continue;
        say(problem);
        m_wrong = field;
        m_heading->setChecked(true);
        return false;
    }
    return true;
}

void RouteSection::takeFocus()
{
    if (m_wrong)
        m_wrong->setFocus();
}

void RouteSection::say(const QString &problem)
{
    m_help->setVisible(problem.isEmpty());
    m_note->setToolTip(plainToolTip(problem)); // whole, should it be longer than its place
    m_note->setText(problem);
    m_note->setVisible(!problem.isEmpty());
}

} // namespace ui

#include "moc_routesection.cpp"
