// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/searchpopup.h"

namespace ui
{

/// The language of the search field, by examples that can be chosen.
class QueryHelp final : public SearchPopup
{
    Q_OBJECT

public:
    explicit QueryHelp(QWidget *parent);
};

} // namespace ui
