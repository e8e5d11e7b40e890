// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/userfacts.h"

#include "models/sessions/users/userorder.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kTitleWidth = 21 * kGrid;
constexpr int kLineHigh = 5 * kGrid;
constexpr qsizetype kNamesListed = 4;

/// The other names, without the one that is said already.
QStringList otherNames(const QByteArray &lines, const QString &said)
{
    QStringList names;
    for (const QByteArray &line : lines.split('\n')) {
        const QString name = text::nameText(line);
        if (!name.isEmpty() && name != said)
            names.append(name);
    }
    return names;
}

} // namespace

UserFacts::UserFacts(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_grid = nullptr;
}

void UserFacts::showFacts(const sessions::UserIdentity &user, const sessions::UserOverview &overview,
                          const Source &source)
{
    setLines(nameLines(user, overview, source.formatTitles) + addressLines(overview) + useLines(overview, source));
}

QList<UserFacts::Line> UserFacts::nameLines(const sessions::UserIdentity &user, const sessions::UserOverview &overview,
                                            const QStringList &formatTitles)
{
    QList<Line> lines;
    for (const sessions::UserOverview::Names &known : overview.names) {
        if (lines.size() == kNamesListed) {
            lines.append(
                {{}, tr("and %Ln more", nullptr, text::pluralCount(std::ssize(overview.names) - lines.size())), {}});
            break;
        }
        const QString formats = sessions::formatsText(known.formats, formatTitles);
        if (user.kind != sessions::UserIdentity::Kind::Named) {
            lines.append({lines.isEmpty() ? tr("Formats") : QString(), formats, {}});
            continue;
        }
        const text::PersonName person = text::personName(user.name, known.others);
        QStringList beside = otherNames(known.others, person.name);
        if (!person.number.isEmpty() && !beside.contains(person.number))
            beside.prepend(person.number);
        if (!formats.isEmpty())
            beside.append(formats);
        lines.append({lines.isEmpty() ? tr("Known as") : QString(), person.name, beside.join(QStringLiteral(" · "))});
    }
    return lines;
}

QList<UserFacts::Line> UserFacts::addressLines(const sessions::UserOverview &overview)
{
    QList<Line> lines;
    for (const sessions::UserOverview::Address &address : overview.addresses) {
        lines.append({lines.isEmpty() ? tr("Addresses") : QString(), text::printableText(address.address),
                      tr("%Ln session(s)", nullptr, text::pluralCount(address.sessions)), true});
    }
    if (const qint64 more = overview.addressCount - std::ssize(overview.addresses); more > 0 && !lines.isEmpty())
        lines.append({{}, tr("and %Ln more", nullptr, text::pluralCount(more)), {}});
    return lines;
}

QList<UserFacts::Line> UserFacts::useLines(const sessions::UserOverview &overview, const Source &source)
{
    if (!overview.latest)
        return {};
    const sessions::SessionStore &store = source.store;
    const sessions::Slot slot = overview.latest->slot;
    if (!store.contains(slot) || store.key(slot) != QByteArrayView(overview.latest->key))
        return {};
    QStringList parts;
    if (const QString device = text::printableText(store.device(slot)); !device.isEmpty())
        parts.append(device);
    if (const QString node = source.nodeNames.value(store.node(slot)); source.nodeNames.size() > 1 && !node.isEmpty())
        parts.append(node);
    return {
        {tr("Last seen"), text::pastText(source.nowMs - store.lastAccess(slot)), parts.join(QStringLiteral(" · "))}};
}

void UserFacts::setLines(const QList<Line> &lines)
{
    if (lines == m_lines && m_content)
        return;
    m_lines = lines;
    delete m_content;
    m_content = new QWidget(this);
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(2 * kGrid);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(0, kTitleWidth);
    m_grid->setColumnStretch(1, 1);
    QString title;
    for (int row = 0; row < int(lines.size()); ++row) {
        const Line &line = lines.at(row);
        if (!line.title.isEmpty()) {
            title = line.title;
            m_grid->addWidget(new ToneLabel(title, Tone::Muted, m_content), row, 0);
        }
        auto *value = new QHBoxLayout;
        value->setSpacing(2 * kGrid);
        auto *text = new ToneLabel(line.text, Tone::Text, m_content);
        text->setFont(line.isMonospace ? monospaceFont(text->font()) : tabularFont(text->font()));
        text->setAccessibleName(title);
        auto *beside = new ToneLabel(line.beside, Tone::Muted, m_content);
        beside->setFont(tabularFont(beside->font()));
        for (ToneLabel *label : {text, beside}) {
            label->setOverflow(ToneLabel::Overflow::Elide);
            label->setMinimumHeight(kLineHigh);
        }
        // What is dimmed gives way first.
        text->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
        beside->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        value->addWidget(text);
        value->addWidget(beside, 1);
        m_grid->addLayout(value, row, 1);
    }
    layout()->addWidget(m_content);
    m_content->show();
}

} // namespace ui

#include "moc_userfacts.cpp"
