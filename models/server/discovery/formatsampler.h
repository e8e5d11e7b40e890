// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"
#include "models/redis/connection.h"
#include "models/server/intake/records/payloadreader.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <vector>

namespace server
{

class NameList;

/// Reads a sample of one database for FormatDetection: names of up to kMostNames keys, or of all of them at a gentle
/// pace, then type and payload of some of each kind. Uses SCAN, TYPE, GETRANGE, HSCAN and PTTL only, a thousand keys at
/// a time at most. Kinds of keys that this account may not read are asked for once, and left.
/// Lives in the I/O thread, for one sample.
class FormatSampler final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMostNames = 20'000;
    /// A session that says who it is says so early: of longer payloads the beginning is enough.
    static constexpr int kMostBytes = 16 * 1024;

    using Handler = std::function<void(redis::Result<formats::DetectionResult>)>;

    /// What is read of a key to tell whether it holds a session.
    static PayloadReader::Scope beginnings();

    FormatSampler(redis::Connection &connection, std::vector<formats::FormatDescription> known, QObject *parent);

    /// With all names: pauses between the pages, for whom nobody waits; or none.
    enum class Pace : quint8 { Gentle, AtOnce };

    void start(Handler handler);
    /// A sample in which these keys are.
    void startWith(const std::vector<QByteArray> &keys, Handler handler);
    /// The same with every name, one page at a time, and only while `mayGoOn` says so.
    /// They are kept in `names`, if there is one.
    void startWithAllNames(Pace pace, std::function<bool()> mayGoOn, Handler handler,
                           std::shared_ptr<NameList> names = {});

private:
    void askNames(const QByteArray &cursor);
    void askMoreNames(const QByteArray &cursor);
    void readNext();
    void take(const KeyReading &reading);
    void end();
    void fail(const redis::Error &error);

    redis::Connection &m_connection;
    PayloadReader m_payloads;
    formats::FormatDetection m_detection;
    Handler m_handler;
    Pace m_pace = Pace::Gentle;
    std::shared_ptr<NameList> m_list; ///< of all names
    std::function<bool()> m_mayGoOn;  ///< empty: a sample of kMostNames
    QSet<QByteArray> m_wanted;        ///< keys that are in the sample anyway
    std::vector<QByteArray> m_keys;   ///< to be read
    size_t m_next = 0;
    QElapsedTimer m_pageAge; ///< since the latest page was asked for
    qint64 m_names = 0;
    bool m_complete = false;
    QSet<QByteArray> m_forbidden; ///< kinds of names
};

} // namespace server
