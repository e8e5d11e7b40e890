// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <vector>

namespace activity
{

/// Of several nodes: from the lowest to the highest.
struct SettingRange {
    int low = -1; ///< -1: not known
    int high = -1;
    bool isKnown() const { return low >= 0; }
    void add(int value);
    friend bool operator==(const SettingRange &, const SettingRange &) = default;
};

/// How a server looks for keys that are due, and among how many.
struct ExpirySettings {
    enum class Telling : quint8 { NotAsked, Told, Refused };
    SettingRange hz;
    SettingRange effort; ///< active-expire-effort
    qint64 keys = -1;    ///< of all primaries, in all databases; -1: not known
    qint64 keysWithTtl = -1;
    Telling info = Telling::NotAsked;   ///< hz, keys
    Telling config = Telling::NotAsked; ///< effort, and hz where INFO is refused
    friend bool operator==(const ExpirySettings &, const ExpirySettings &) = default;
};

/// Which settings were in force when, as far as they were told. Between two answers that say the same they are taken to
/// have stayed so; where none came for a while, nobody knows.
class SettingHistory
{
public:
    static constexpr qint64 kKeptSeconds = 60 * 60;
    static constexpr qint64 kSilentSeconds = 10; ///< the nodes are asked each three seconds

    struct Span {
        qint64 from = 0; ///< epoch second
        qint64 to = 0;   ///< of the latest answer
        SettingRange hz;
        SettingRange effort;
    };

    /// Told at `second`. What is not known at all ends what was.
    void note(qint64 second, const ExpirySettings &settings);
    void clear() { m_spans.clear(); }
    /// Those within [from, to], cut there; the latest goes on to `to` where its answer is not old.
    std::vector<Span> spans(qint64 from, qint64 to) const;

private:
    std::deque<Span> m_spans;
};

} // namespace activity
