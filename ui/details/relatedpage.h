// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/recordcontent.h"
#include "models/sessions/store/sessionstore.h"
#include "ui/details/deadlinehistory.h"
#include "ui/details/sessionfacts.h"

#include <QWidget>

#include <vector>

class QListWidget;
class QVBoxLayout;

namespace ui
{

class Chip;
class ToneLabel;

/// One of the other sessions of the user, as its line says it.
struct OtherSession {
    sessions::Slot slot = sessions::kNoSlot;
    QByteArray key;
    QString text; ///< "Chrome · Windows · 10.4.17.23"
    qint64 deadline = 0;

    friend bool operator==(const OtherSession &, const OtherSession &) = default;
};

/// What stands around a session: how its deadline moved, how it is stored, the keys beside it, and the other
/// sessions of its user.
class RelatedPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RelatedPage(QWidget *parent = nullptr);

    void setFacts(const SessionFacts &facts);
    void setContent(const messages::RecordContent &content);
    void setHistory(const DeadlineHistory &history);
    void setOthers(const std::vector<OtherSession> &others, qint64 count, bool incomplete = false);
    void tick(qint64 nowMs);

Q_SIGNALS:
    void sessionRequested(const QByteArray &key);
    void allSessionsRequested();

private:
    class Lines;
    Lines *addSection(const QString &title, bool monospace);
    void updateHistory();
    void updateOthers();

    QVBoxLayout *m_layout;
    Lines *m_history;
    Lines *m_stored;
    Lines *m_companions;
    ToneLabel *m_othersTitle;
    QListWidget *m_others;
    Chip *m_all;
    SessionFacts m_facts;
    DeadlineHistory m_changes;
    std::vector<OtherSession> m_otherSessions;
    qint64 m_othersCount = 0;
    bool m_incomplete = false; ///< there may be more of them
    qint64 m_now = 0;
    qint64 m_ticked = 0; ///< second of the last countdowns
};

} // namespace ui
