// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/columns.h"

#include <QCoreApplication>

namespace sessions
{

namespace
{

struct ColumnTexts {
    Q_DECLARE_TR_FUNCTIONS(sessions::SessionTableModel)
};

/// By field: a file of a million rows asks for each name a million times.
constexpr std::array<const char *, kExportFieldCount> exportNames()
{
    std::array<const char *, kExportFieldCount> names{};
    for (const ColumnTraits &traits : kColumns) {
        for (const ExportedField &exported : traits.exported) {
            if (exported.name)
                names[static_cast<size_t>(exported.field)] = exported.name;
        }
    }
    return names;
}

constexpr auto kExportNames = exportNames();
static_assert(std::find(kExportNames.begin(), kExportNames.end(), nullptr) == kExportNames.end(),
              "each field belongs to a column");

} // namespace

QString columnTitle(int column)
{
    return column < 0 || column >= Columns::ColumnCount ? QString() : ColumnTexts::tr(columnTraits(column).title);
}

const char *exportFieldName(ExportField field)
{
    return kExportNames[static_cast<size_t>(field)];
}

} // namespace sessions
