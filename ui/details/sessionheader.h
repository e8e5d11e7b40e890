// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/sessionfacts.h"

#include <QWidget>

namespace ui
{

class Chip;
class ToneLabel;

/// Who, in which application, and how long still: the head of the details.
class SessionHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit SessionHeader(QWidget *parent = nullptr);

    void setFacts(const SessionFacts &facts);
    /// Whom the whole record names: a row knows only the beginning of a large one. Empty: nobody, or it is not read
    /// yet.
    void setUserRead(const QByteArray &user, const QByteArray &otherNames);
    void setOtherSessions(qint64 others);
    /// Counts down to this instant of the server's clock. `isWatched`: there is a connection; else it says how much was
    /// left at that instant, as the session may have been used since.
    void tick(qint64 nowMs, bool isWatched = true);

Q_SIGNALS:
    void otherSessionsRequested();

private:
    void showUser();

    SessionFacts m_facts;
    QByteArray m_userRead;
    QByteArray m_otherNamesRead;
    ToneLabel *m_user;
    ToneLabel *m_number;
    Chip *m_format;
    Chip *m_others;
    ToneLabel *m_countdown;
    ToneLabel *m_ends;
};

/// "expired", "logged out": how a session ended.
QString endingText(messages::RowChange state);

} // namespace ui
