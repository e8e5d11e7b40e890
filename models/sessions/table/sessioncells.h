// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/serverclock.h"
#include "models/sessions/store/sessionstore.h"
#include "models/text/personname.h"

#include <QCoreApplication>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace sessions
{

struct Absence;

/// What the cells of SessionTableModel say: makes texts and role values out of the store's plain data, for
/// the rows that are looked at. Columns and roles are the model's.
class SessionCells final
{
    Q_DECLARE_TR_FUNCTIONS(sessions::SessionTableModel)

public:
    explicit SessionCells(const SessionStore &store);
    ~SessionCells();

    messages::ServerClock clock;
    QStringList formatTitles;
    QStringList nodeNames;
    std::vector<Absence> absences; ///< by node

    /// Null: the row's node answers, or the session has ended.
    const Absence *absenceOf(Slot slot) const;
    /// Epoch ms by the server's clock: now, or when the row was known last.
    qint64 nowOf(Slot slot) const;
    /// `slot` must be in use.
    QVariant value(Slot slot, int column, int role) const;
    /// What the cell shows.
    QString text(Slot slot, int column) const;
    /// A tip is there to read what a cell has no room for, not to cover the screen with what somebody sent.
    static QString clipped(const QString &text);

private:
    QString accessibleText(Slot slot, int column) const;
    QString tip(Slot slot, int column) const;
    QString userText(Slot slot) const;
    text::PersonName person(Slot slot) const;
    QString allNames(Slot slot) const;
    QString unknownUserTip(Slot slot) const;
    QString ago(Slot slot, qint64 time) const;

    const SessionStore &m_store;
};

} // namespace sessions
