// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/sessionevent.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <deque>
#include <vector>

namespace activity
{

/// The latest events, newest first, at most kCapacity; older ones are dropped. Session ids are masked.
/// Extensions, which come with the requests of every user, are at most kMostExtensions of them: their oldest go first,
/// so that they push nothing else out.
class EventLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Event, User, Format, SessionId, Detail, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of messages::SessionEvent::Kind; -1 for a note
        TimeRole,                    ///< qint64 epoch ms
        NameRole,                    ///< QString: what people call the user
        NumberRole,                  ///< QString: what stands second, dimmed
    };
    static constexpr int kCapacity = 10'000;
    static constexpr int kMostExtensions = 500;

    explicit EventLogModel(QObject *parent = nullptr);
    ~EventLogModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setFormatTitles(const QStringList &titles);
    /// Adds a batch, oldest first, with one insertion. Bursts above kCapacity keep the newest; `skipped` counts
    /// those before them that the caller has left out already.
    void append(const QList<messages::SessionEvent> &events, qint64 skipped = 0);
    /// A line of this program's own: "Connection lost", "Reading again".
    void appendNote(qint64 at, const QString &text);
    void clear();
    /// While paused the rows stand still; what comes meanwhile is held back (at most kCapacity, the newest)
    /// and inserted at once when the pause ends.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    qsizetype heldBack() const { return qsizetype(m_heldBack.size()); }
    /// All events since the last clear(), dropped ones included.
    qint64 totalSeen() const { return m_totalSeen; }

Q_SIGNALS:
    void heldBackChanged();

private:
    /// Holds no session id, only its masked form: what is not kept cannot leak.
    struct Entry {
        qint64 at = 0;
        qint64 lagMs = -1;
        QByteArray user, otherNames; ///< shared with the event; made readable when they are shown
        QString note;
        QString maskedId;
        qint8 kind = -1; ///< as KindRole
        quint8 format = 0;
        bool isInferred = false; ///< as SessionEvent has it
    };

    static Entry entryOf(const messages::SessionEvent &event);
    QString displayText(const Entry &entry, int column) const;
    /// `fresh` newest first, at most kCapacity.
    void add(std::deque<Entry> fresh);
    void insertOnTop(std::deque<Entry> fresh);
    static qsizetype extensionsIn(const std::deque<Entry> &entries);
    /// Rows of the extensions that are too many beside the newest `most`, from the bottom up.
    static std::vector<int> surplusExtensions(const std::deque<Entry> &entries, qsizetype most);
    static void dropSurplusExtensions(std::deque<Entry> &entries, qsizetype most);
    void makeRoomForExtensions(qsizetype count);

    std::deque<Entry> m_entries;  ///< newest first
    std::deque<Entry> m_heldBack; ///< newest first
    QStringList m_formatTitles;
    qint64 m_totalSeen = 0;
    bool m_paused = false;
};

} // namespace activity
