// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/savedconnection.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

namespace app
{

using messages::ConnectionProfile;

namespace
{

constexpr qsizetype kMostNamed = 5;
constexpr qsizetype kLongestCompared = 64;

struct ConnectionTexts {
    Q_DECLARE_TR_FUNCTIONS(app::SavedConnection)
};

/// How many letters have to be put in, left out or changed.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype above = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({above + 1, row[size_t(j)] + 1, diagonal + (a.at(i) == b.at(j) ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

bool isNear(const QString &name, const QString &wanted)
{
    const QString a = name.left(kLongestCompared).toCaseFolded();
    const QString b = wanted.left(kLongestCompared).toCaseFolded();
    // Two letters that have changed places are two.
    const qsizetype mistakes = b.size() < 4 ? 1 : std::max<qsizetype>(2, b.size() / 3);
    return a.contains(b) || b.contains(a) || distance(a, b) <= mistakes;
}

/// “a”, “b” and what else there is.
QString listed(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names.first(std::min(kMostNamed, names.size())))
        quoted += QStringLiteral("“%1”").arg(name);
    if (names.size() > kMostNamed)
        quoted += QStringLiteral("…");
    return quoted.join(QLatin1String(", "));
}

template<typename Fits> QList<ConnectionProfile> those(const QList<ConnectionProfile> &saved, Fits fits)
{
    QList<ConnectionProfile> found;
    std::copy_if(saved.begin(), saved.end(), std::back_inserter(found), fits);
    return found;
}

/// Those of one name are told by what else is different.
QString ambiguous(const QString &name, const QList<ConnectionProfile> &found)
{
    QStringList ids;
    for (const ConnectionProfile &profile : found) {
        ConnectionProfile nameless = profile;
        nameless.name.clear();
        ids += ConnectionTexts::tr("%1 (id %2)").arg(nameless.title(), profile.id);
    }
    return ConnectionTexts::tr("Several saved connections are called “%1”: give the id of the one that you mean, %2.")
        .arg(name, listed(ids));
}

} // namespace

tl::expected<ConnectionProfile, QString> savedConnection(const QString &name, const QList<ConnectionProfile> &saved)
{
    const auto byId = those(saved, [&name](const ConnectionProfile &profile) { return profile.id == name; });
    if (byId.size() == 1)
        return byId.constFirst();
    for (const Qt::CaseSensitivity sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        const auto found = those(
            saved, [&](const ConnectionProfile &profile) { return profile.title().compare(name, sensitivity) == 0; });
        if (found.size() == 1)
            return found.constFirst();
        if (found.size() > 1)
            return tl::unexpected(ambiguous(name, found));
    }
    QStringList near;
    QStringList all;
    for (const ConnectionProfile &profile : saved) {
        all += profile.title();
        if (isNear(profile.title(), name))
            near += profile.title();
    }
    for (QStringList *names : {&near, &all})
        names->removeDuplicates();
    if (all.isEmpty())
        return tl::unexpected(ConnectionTexts::tr("There is no saved connection yet: connect to “%1” in the window, "
                                                  "or give an address.")
                                  .arg(name));
    return tl::unexpected(
        near.isEmpty()
            ? ConnectionTexts::tr("No saved connection is called “%1”. Saved are %2.").arg(name, listed(all))
            : ConnectionTexts::tr("No saved connection is called “%1”. Do you mean %2?").arg(name, listed(near)));
}

} // namespace app
