// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/columns.h"

#include "models/sessions/table/sessionsorting.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace
{

using namespace sessions;

TEST(Columns, HaveTitlesAndNamesOfTheirOwn)
{
    std::set<QString> titles;
    std::set<std::string> names;
    size_t exported = 0;
    for (const ColumnTraits &traits : kColumns) {
        titles.insert(columnTitle(traits.column));
        for (const ExportedField &field : exportedFields(traits.column)) {
            names.insert(field.name);
            EXPECT_STREQ(exportFieldName(field.field), field.name);
            ++exported;
        }
    }
    EXPECT_EQ(titles.size(), kColumns.size());
    EXPECT_FALSE(titles.contains(QString()));
    EXPECT_EQ(names.size(), exported);
    EXPECT_EQ(exported, kExportFieldCount);
    EXPECT_TRUE(columnTitle(-1).isEmpty());
    EXPECT_TRUE(columnTitle(Columns::ColumnCount).isEmpty());
}

TEST(Columns, SortingDependsOnWhatAColumnShows)
{
    SessionStore store;
    SessionSorting sorting(store);
    for (const ColumnTraits &traits : kColumns) {
        sorting.key = traits.sortKey;
        EXPECT_EQ(sorting.fields(), traits.fields) << traits.title;
    }
    sorting.key = SortKey::SlotNumber;
    EXPECT_EQ(sorting.fields(), 0);
}

TEST(Columns, GiveFreeWidthOnlyWhereItShowsMore)
{
    for (const ColumnTraits &traits : kColumns)
        EXPECT_GE(traits.widest, traits.width) << traits.title;
}

} // namespace
