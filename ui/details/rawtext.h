// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/secrets/secretsearch.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace ui
{

/// A part of a record as Redis has it: the string, or one field of a hash.
struct RawPart {
    QString title; ///< of a field; empty for a string
    QByteArray bytes;
    std::vector<formats::ByteRange> covered; ///< secrets that are not to be shown, ascending
};

/// A record's bytes in pages, as text or as hexadecimal rows: only the page that is looked at is made, so
/// that megabytes cost nothing. The bytes of all parts are counted through.
class RawText
{
public:
    static constexpr qsizetype kPageBytes = 32 * 1024;

    RawText() = default;
    explicit RawText(std::vector<RawPart> parts);

    qsizetype size() const { return m_size; }
    int pages() const;
    /// Control and bidi characters made visible; lines stay lines.
    QString textPage(int page) const;
    /// "00000010  73 65 73 73 …  sess…", `columns` bytes in a row.
    QString hexPage(int page, int columns) const;
    /// Whether it is text: UTF-8 with few control characters, in all parts.
    bool looksLikeText() const;
    bool hasCovered() const;

private:
    /// The bytes of a part that are on a page.
    struct Piece {
        const RawPart *part;
        qsizetype begin;
        qsizetype end;
    };
    std::vector<Piece> pieces(int page) const;

    std::vector<RawPart> m_parts;
    qsizetype m_size = 0;
};

/// Whether these bytes are text that can be shown as such: UTF-8 (a character cut at the end counts), with
/// few control characters.
bool looksLikeText(QByteArrayView bytes);
/// Text as it is, but with control and bidi characters made visible; lines stay lines.
QString plainText(QByteArrayView bytes);

} // namespace ui
