// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/importdialog.h"

#include "models/monitor/profileplaces.h"
#include "ui/connect/profiles/profilelist.h"
#include "ui/controls/card.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kImportWidth = 110 * kGrid;
constexpr qsizetype kMostNamed = 6;

/// One a line, and how many more there are.
QString firstOf(const QStringList &lines)
{
    if (lines.size() <= kMostNamed)
        return lines.join(QLatin1Char('\n'));
    QStringList shown = lines.first(kMostNamed - 1);
    shown += ImportDialog::tr("and %n more", nullptr, static_cast<int>(lines.size() - shown.size()));
    return shown.join(QLatin1Char('\n'));
}

QStringList descriptionsOf(const Profiles &profiles)
{
    QStringList lines;
    for (const messages::ConnectionProfile &profile : profiles) {
        const QString address = addressOf(profile);
        QString line = profile.name.isEmpty() ? address : profile.name + QStringLiteral(" · ") + address;
        if (profile.isUnverified())
            line += QStringLiteral(" · ") + ImportDialog::tr("not verified");
        // What is announced there is reached elsewhere: so goes the password.
        if (const auto places = static_cast<int>(profile.replacements.size()); places > 0)
            line += QStringLiteral(" · ") + ImportDialog::tr("%n place(s) replaced", nullptr, places);
        lines += line;
    }
    return lines;
}

/// With each place that is replaced, below its connection.
QStringList wholeDescriptionsOf(const Profiles &profiles)
{
    QStringList lines = descriptionsOf(profiles);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!profiles.at(i).replacements.isEmpty())
            lines[i] += QLatin1Char('\n') + monitor::replacementsText(profiles.at(i).replacements);
    }
    return lines;
}

/// `whole`: for the tool tip.
QWidget *block(const QString &title, const QStringList &lines, const QStringList &whole, Tone tone, QWidget *parent)
{
    auto *card = new Card(Card::Ground::Bordered, parent);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    auto *heading = new ToneLabel(title, tone, card);
    heading->setFontScale(1.0, QFont::DemiBold);
    heading->setWordWrap(true);
    auto *text = new ToneLabel(firstOf(lines), Tone::Muted, card);
    text->setWordWrap(true);
    text->setToolTip(plainToolTip(whole.join(QLatin1Char('\n'))));
    layout->addWidget(heading);
    layout->addWidget(text);
    return card;
}

} // namespace

ImportDialog::ImportDialog(const ProfileImport &import, const QString &fileName, QWidget *parent)
    : QDialog(parent)
    , m_keepBoth(new QRadioButton(tr("Keep both"), this))
    , m_replace(new QRadioButton(tr("Replace those that are here"), this))
{
    setWindowTitle(tr("Import Connections"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(kImportWidth);
    auto *title = new ToneLabel(tr("Connections of %1").arg(fileName), Tone::Text, this);
    title->setFontScale(1.3, QFont::Bold);
    title->setOverflow(ToneLabel::Overflow::Elide);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * kGrid, 5 * kGrid, 6 * kGrid, 5 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(title);
    layout->addWidget(summary(import));
    layout->addWidget(choice(import));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *take = new QPushButton(tr("Import"), this);
    cancel->setAutoDefault(false);
    take->setDefault(true);
    setButtonRole(take, ButtonRole::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kGrid);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(take);
    layout->addStretch(1);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(take, &QPushButton::clicked, this, &ImportDialog::accept);
    m_keepBoth->setChecked(true);
}

QWidget *ImportDialog::summary(const ProfileImport &import)
{
    auto *whole = new QWidget(this);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    const ProfileFile &file = import.file();
    layout->addWidget(block(tr("%n connection(s), without passwords", nullptr, static_cast<int>(file.profiles.size())),
                            descriptionsOf(file.profiles), wholeDescriptionsOf(file.profiles), Tone::Text, whole));
    if (!file.unusable.isEmpty())
        layout->addWidget(block(tr("%n connection(s) cannot be used", nullptr, static_cast<int>(file.unusable.size())),
                                file.unusable, file.unusable, Tone::Danger, whole));
    return whole;
}

QWidget *ImportDialog::choice(const ProfileImport &import)
{
    auto *whole = new QWidget(this);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(block(tr("Here already: %n", nullptr, static_cast<int>(import.duplicates().size())),
                            descriptionsOf(import.duplicates()), wholeDescriptionsOf(import.duplicates()), Tone::Text,
                            whole));
    layout->addWidget(m_keepBoth);
    layout->addWidget(m_replace);
    m_replace->setToolTip(tr("The marks “read-only” and “production” that are set here stay, and so does a password "
                             "where the address is the same"));
    whole->setVisible(!import.duplicates().isEmpty());
    return whole;
}

ProfileImport::Duplicates ImportDialog::duplicates() const
{
    return m_replace->isChecked() ? ProfileImport::Duplicates::Replace : ProfileImport::Duplicates::KeepBoth;
}

} // namespace ui

#include "moc_importdialog.cpp"
