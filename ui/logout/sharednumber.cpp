// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/sharednumber.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <algorithm>

namespace ui
{

namespace
{

/// Names and prefixes may be of any length.
constexpr qsizetype kPartLength = 40;

QString listed(const std::vector<QByteArray> &parts, size_t most)
{
    QStringList shown;
    for (size_t i = 0; i < parts.size() && i < most; ++i) {
        QString part = text::nameText(QByteArrayView(parts[i]).first(std::min(parts[i].size(), 4 * kPartLength)));
        if (part.size() > kPartLength)
            part = part.first(kPartLength - 1) + QChar(0x2026);
        shown.append(part);
    }
    if (parts.size() > most)
        shown.append(QString(QChar(0x2026)));
    return text::listText(shown);
}

QByteArrayView placeOf(const sessions::SessionStore &store, sessions::Slot slot)
{
    const QByteArrayView key = store.key(slot);
    if (const auto field = formats::splitFieldAddress(key))
        return field->hash;
    const qsizetype id = store.id(slot).isEmpty() ? -1 : key.indexOf(store.id(slot));
    return id < 0 ? QByteArrayView() : key.first(id);
}

} // namespace

void SharedNumber::add(const sessions::SessionStore &store, sessions::Slot slot)
{
    using Text = sessions::SessionStore::Text;
    const auto names = store.textId(Text::OtherNames, slot);
    m_hasNameless = m_hasNameless || names == 0;
    if (names != 0 && names != m_lastNames) {
        m_lastNames = names;
        m_people.add(store.otherNames(slot));
    }
    m_formats.set(store.format(slot));
    const QByteArrayView place = placeOf(store, slot);
    const bool isNew = std::none_of(m_places.begin(), m_places.end(),
                                    [place](const QByteArray &known) { return QByteArrayView(known) == place; });
    if (isNew && !place.isEmpty() && m_places.size() <= kListed)
        m_places.push_back(place.toByteArray());
}

bool SharedNumber::isShared(QByteArrayView user) const
{
    return m_people.areSeveral() || m_formats.count() > 1 || (m_places.size() > 1 && text::isNumberOfUser(user));
}

bool SharedNumber::isInDoubt(QByteArrayView user) const
{
    if (m_people.areSeveral())
        return true;
    return isShared(user) && text::isNumberOfUser(user) && (m_hasNameless || m_people.count() == 0);
}

qsizetype SharedNumber::names() const
{
    return std::max<qsizetype>(1, m_people.count());
}

QString SharedNumber::title(const QString &user) const
{
    return m_people.areSeveral()
               ? tr("%1 · %Ln names", "a user whose sessions have several names", text::pluralCount(names())).arg(user)
               : user;
}

QString SharedNumber::doubt(QByteArrayView user, const QString &shown, const QStringList &formatTitles) const
{
    if (!isInDoubt(user))
        return {};
    const bool isNumber = text::isNumberOfUser(user);
    QStringList sentences;
    if (m_people.areSeveral())
        sentences.append(tr("%Ln different names behind %1: %2.", nullptr, text::pluralCount(names()))
                             .arg(shown, listed(m_people.firstNames(), kListed)));
    if (isNumber && m_places.size() > 1)
        sentences.append(tr("The keys of %1 begin in several ways: %2.").arg(shown, listed(m_places, kListed)));
    if (isNumber && m_formats.count() > 1) {
        QStringList titles;
        for (int format = 0; format < 256; ++format) {
            if (m_formats.test(size_t(format)))
                titles.append(formatTitles.value(format));
        }
        sentences.append(tr("The sessions of %1 are of several formats: %2.").arg(shown, titles.join(tr(", "))));
    }
    sentences.append(tr("These may be different people, and all of them would be logged out."));
    return sentences.join(QLatin1Char(' '));
}

} // namespace ui
