// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutchanges.h"

#include "models/text/numbertext.h"

namespace ui
{

void LogoutChanges::add(const LogoutSubject &subject, LogoutSubject::Fate fate, const sessions::SessionStore &store)
{
    switch (fate) {
    case LogoutSubject::Fate::Same:
        return;
    case LogoutSubject::Fate::Ended:
        ++m_ended;
        return;
    case LogoutSubject::Fate::ChangedHands:
        ++m_otherHands;
        const QString owner = ownerNow(subject.key, store);
        if (m_owners.contains(owner))
            return;
        if (m_owners.size() < kOwnersNamed)
            m_owners.append(owner);
        else
            m_areMoreOwners = true;
        return;
    }
}

QString LogoutChanges::text() const
{
    QStringList sentences;
    if (m_otherHands > 0) {
        QStringList owners = m_owners;
        if (m_areMoreOwners)
            owners.append(QString(QChar(0x2026)));
        const QString named = owners.join(tr(", "));
        sentences.append(m_asked == 1 ? tr("This session is somebody else's now: %1. It will not be ended.").arg(named)
                                      : tr("%Ln session(s) changed hands: %1. They will not be ended.", nullptr,
                                           text::pluralCount(m_otherHands))
                                            .arg(named));
    }
    if (m_ended > 0)
        sentences.append(m_asked == 1
                             ? tr("This session has ended meanwhile.")
                             : tr("%Ln session(s) have ended meanwhile.", nullptr, text::pluralCount(m_ended)));
    return sentences.join(QLatin1Char(' '));
}

QString LogoutChanges::ownerNow(const QByteArray &key, const sessions::SessionStore &store)
{
    const sessions::Slot slot = store.find(key);
    if (slot == sessions::kNoSlot)
        return {};
    if (!store.user(slot).isEmpty())
        return LogoutQuestion::nameOf(store.user(slot), store.otherNames(slot));
    return store.isAnonymous(slot) ? tr("nobody's (anonymous)") : tr("an unknown user's");
}

} // namespace ui
