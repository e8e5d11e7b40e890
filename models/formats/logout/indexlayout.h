// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/formats/keys/keypattern.h"
#include "models/formats/keys/keytemplate.h"
#include "models/formats/logout/jsonlist.h"
#include "models/formats/logout/logoutplan.h"
#include "models/formats/description/userindex.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace formats
{

/// Where the frameworks of the formats in use note their sessions, besides the records: which names of keys are an
/// index, or a key of its own beside a session; whom an entry names, and under which keys that session could be; what
/// removes one entry.
///
/// It rather knows too little than too much: what could be read in several ways names several sessions, of which none
/// may be there; where not every key can be named under which a session could be kept, nobody is named. Locks are left
/// out: they stand before a session is first written, and run out by themselves.
///
/// For one thread: it remembers the prefixes that it met.
class IndexLayout final
{
public:
    enum class Kind : quint8 {
        Set,       ///< each member names a session
        SortedSet, ///< the same
        List,      ///< in a JSON document, each element does
        Reference, ///< a string that names one
        Beside,    ///< a key with a session's id in its name
    };

    /// One way to read a key's name.
    struct Reading {
        size_t place = 0; ///< in the layout
        KeyReading key;
    };
    /// All that count for one key: of one kind, and at least one.
    struct Index {
        QByteArray key;
        Kind kind = Kind::Set;
        std::vector<Reading> readings;
    };

    /// A session, as an entry names it.
    struct Named {
        QByteArray id;
        QByteArray user; ///< by the name of the key; empty: it does not say
        int format = 0;
        QByteArrayList records; ///< where it could be; the first is what its format writes today
        /// Keys that may be a session by themselves, of a layout that shares the prefix: one that reads as such by
        /// sessionsBeside() is alive.
        QByteArrayList doubtful;
    };

    explicit IndexLayout(std::shared_ptr<const FormatSet> inUse);

    const FormatSet &formats() const { return *m_formats; }
    bool isEmpty() const { return m_places.empty(); }
    /// Titles of formats that note their sessions, and of those that do not.
    const QStringList &titles() const { return m_titles; }
    const QStringList &withoutIndex() const { return m_withoutIndex; }
    /// Formats by which a doubtful key may be a session.
    const std::shared_ptr<const FormatSet> &sessionsBeside() const { return m_beside; }

    /// Nothing: no framework's index or companion has such a name.
    std::vector<Reading> readingsOf(QByteArrayView key) const;
    /// Whether the key's type has to be known to say what it is.
    bool needsType(const std::vector<Reading> &readings) const;
    /// What it is when it has this type. Nothing: nobody's index is of this type.
    std::optional<Index> indexOf(const QByteArray &key, std::vector<Reading> readings, RecordType type) const;

    /// Whom a member of a set or the text of a Reference names. Nothing: nobody knows.
    std::optional<Named> namedBy(const Index &index, QByteArrayView stored) const;
    /// Whom the id names that stands in a list.
    std::optional<Named> namedById(const Index &index, const QByteArray &id) const;
    /// To whom a key beside a session belongs.
    std::optional<Named> namedByName(const Index &index) const;
    /// The ids in a document that holds lists; nothing: it cannot be taken apart. `elements`, `nameless`: of all lists.
    std::optional<ListedValues> idsIn(const Index &index, QByteArrayView document, qsizetype most) const;

    /// What removes this entry, by exactly these bytes: `stored` is the member, or the id in a list; `document` what
    /// stands in a list's key now. Nothing: no such element.
    std::optional<LogoutAction> removalOf(const Index &index, const QByteArray &stored, QByteArrayView document) const;

    using PrefixesOf = std::function<QByteArrayList(const Format &format)>;
    /// The indexes of one user, whatever they hold. `prefixesOf` those that are known, of a format with many.
    QByteArrayList indexesOf(const QByteArray &user, const PrefixesOf &prefixesOf) const;
    /// The keys that would stand beside the session that an entry of this index names.
    QByteArrayList besidesOf(const Index &index, const Named &named) const;

private:
    struct Place {
        int format = 0;
        Kind kind = Kind::Set;
        KeyTemplate key = {};
        UserIndex index = {};     ///< of sets and references: how what is stored is read
        QByteArrayList path = {}; ///< of a list
        QByteArray member = {};   ///< of a list
        QByteArray head = {};     ///< what its keys begin with
        bool isUnderPrefix = false;
        bool isOfShape = false; ///< its prefix is to be found in the key
    };
    /// A layout under one prefix.
    struct Bound {
        Format format;
        std::vector<KeyTemplate> keys;
        bool isAskable = true; ///< an id alone makes each key under which such a session could be

        explicit Bound(Format bound);
        QByteArrayList recordsOf(const QByteArray &id) const;
    };
    enum class Search : quint8 { NoSession, CannotTell, Added };

    void addPlaces(int format);
    void addPlace(Place place);
    void addIndexes(int format);
    void addSteps(int format);
    void addBesides(int format);
    void addSiblings();
    const Bound &boundTo(const FormatDescription &description, const QByteArray &prefix) const;
    Search addRecords(const Reading &reading, const QByteArray &id, Named &named) const;
    Search addOwnRecords(const Place &place, const Reading &reading, const QByteArray &id,
                         QByteArrayList &records) const;
    std::optional<Named> namedIn(const Index &index,
                                 const std::function<QByteArray(const Reading &reading)> &idOf) const;

    std::shared_ptr<const FormatSet> m_formats;
    std::vector<Place> m_places;
    std::vector<Bound> m_own; ///< by format
    /// By format: layouts that share its prefixes, and whose keys say of themselves what they are.
    std::vector<std::vector<FormatDescription>> m_siblings;
    std::shared_ptr<const FormatSet> m_beside;
    QStringList m_titles;
    QStringList m_withoutIndex;
    mutable std::map<std::pair<QString, QByteArray>, std::unique_ptr<Bound>> m_bound;
};

} // namespace formats
