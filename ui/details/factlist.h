// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/recordcontent.h"
#include "ui/details/sessionfacts.h"

#include <QWidget>

class QGridLayout;

namespace ui
{

class Chip;
class ToneLabel;

/// The rows of facts about a session. The session id is masked until it is revealed, here and in the key,
/// and only then can they be copied.
class FactList final : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    /// Of another session, or of the same one: only another one hides the id again.
    void setFacts(const SessionFacts &facts);
    void setContent(const messages::RecordContent &content);
    void tick(qint64 nowMs);

    bool isRevealed() const { return m_revealed; }

private:
    ToneLabel *addRow(const QString &title);
    void setRevealed(bool revealed);
    void updateStored();

    SessionFacts m_facts;
    QGridLayout *m_grid;
    ToneLabel *m_id;
    Chip *m_reveal;
    Chip *m_copy;
    ToneLabel *m_created;
    ToneLabel *m_seen;
    ToneLabel *m_from;
    ToneLabel *m_stored;
    ToneLabel *m_key;
    Chip *m_copyKey;
    formats::RecordType m_type = formats::RecordType::Unknown;
    qint64 m_size = -1;
    qint64 m_memoryUse = -1;
    bool m_revealed = false;
};

/// "hash", "sorted set"; empty for what is not known.
QString typeText(formats::RecordType type);

} // namespace ui
