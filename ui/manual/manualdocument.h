// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QString>

class QTextDocument;

namespace ui
{

/// A heading of the manual.
struct ManualHeading {
    int level = 0;
    QString title;
    QString anchor;   ///< what `#…` in a link names it by, as GitHub does
    int position = 0; ///< in the document
};

/// The manual's Markdown in the language of the user, where there is one, else in English.
QString manualText();

/// Fills the document, in these colours and beside this font.
void fillManual(QTextDocument &document, const QString &markdown, const Colours &colours, const QFont &font);

/// Those from the second level on: the first is the title.
QList<ManualHeading> headingsOf(const QTextDocument &document);

/// "What is stored where" is "what-is-stored-where".
QString anchorOf(const QString &title);

} // namespace ui
