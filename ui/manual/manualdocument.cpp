// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manual/manualdocument.h"

#include <QFile>
#include <QLocale>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

#include <array>

namespace ui
{

namespace
{

constexpr double kLineHeight = 140; // per cent
constexpr std::array<double, 3> kHeadingScale{1.7, 1.3, 1.05};
constexpr std::array<int, 3> kRoomAbove{0, 7 * kGrid, 4 * kGrid};
constexpr int kRoomBelow = 2 * kGrid;
constexpr int kCodeMargin = 3 * kGrid;

QString readManual(const QString &name)
{
    QFile file(QStringLiteral(":/manual/%1.md").arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool isCode(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence);
}

void setHeading(QTextCursor &cursor, int level, const QFont &font, const Colours &colours)
{
    const size_t place = qMin(level, 3) - 1;
    QTextBlockFormat block;
    block.setTopMargin(kRoomAbove.at(place));
    block.setBottomMargin(kRoomBelow);
    cursor.mergeBlockFormat(block);
    QTextCharFormat text;
    text.setFontPointSize(font.pointSizeF() * kHeadingScale.at(place));
    text.setProperty(QTextFormat::FontSizeAdjustment, QVariant());
    text.setFontWeight(QFont::DemiBold);
    text.setForeground(colours.text);
    cursor.mergeCharFormat(text);
}

void setCode(QTextCursor &cursor, const QTextBlock &at, const QFont &font, const Colours &colours)
{
    QTextBlockFormat block;
    block.setBackground(colours.raised);
    block.setLeftMargin(kCodeMargin);
    block.setRightMargin(kCodeMargin);
    block.setTopMargin(isCode(at.previous()) ? 0 : kRoomBelow);
    block.setBottomMargin(isCode(at.next()) ? 0 : 3 * kGrid);
    block.setNonBreakableLines(false);
    cursor.mergeBlockFormat(block);
    QTextCharFormat text;
    text.setFont(monospaceFont(font));
    text.setForeground(colours.text);
    cursor.mergeCharFormat(text);
}

void setProse(QTextCursor &cursor, const QTextBlock &at)
{
    QTextBlockFormat block;
    block.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    const bool isInTable = QTextCursor(at).currentTable() != nullptr;
    const bool isInList = at.textList() != nullptr;
    block.setTopMargin(0);
    block.setBottomMargin(isInTable ? 0 : isInList ? kGrid : 2 * kGrid);
    cursor.mergeBlockFormat(block);
}

/// Links and code within a line.
void setWords(const QTextBlock &at, QTextCursor &cursor, const QFont &font, const Colours &colours)
{
    struct Piece {
        int begin;
        int length;
        QTextCharFormat format;
    };
    QList<Piece> pieces;
    for (auto it = at.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        QTextCharFormat format;
        if (fragment.charFormat().isAnchor()) {
            format.setForeground(colours.accent);
        } else if (fragment.charFormat().fontFixedPitch()) {
            format.setFont(monospaceFont(font));
            format.setBackground(colours.raised);
        } else {
            continue;
        }
        pieces.append({fragment.position(), fragment.length(), format});
    }
    for (const Piece &piece : std::as_const(pieces)) {
        cursor.setPosition(piece.begin);
        cursor.setPosition(piece.begin + piece.length, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(piece.format);
    }
}

void setTables(QTextFrame *frame, const Colours &colours)
{
    const QList<QTextFrame *> children = frame->childFrames();
    for (QTextFrame *child : children) {
        auto *table = qobject_cast<QTextTable *>(child);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderBrush(colours.border);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setCellPadding(1.5 * kGrid);
        format.setTopMargin(kRoomBelow);
        format.setBottomMargin(3 * kGrid);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        table->setFormat(format);
    }
}

} // namespace

QString manualText()
{
    const QStringList languages = QLocale().uiLanguages();
    for (QString language : languages) {
        language.replace(QLatin1Char('-'), QLatin1Char('_'));
        if (const QString text = readManual(QStringLiteral("manual_") + language); !text.isEmpty())
            return text;
        if (language.startsWith(QLatin1String("en")))
            break;
    }
    return readManual(QStringLiteral("manual"));
}

void fillManual(QTextDocument &document, const QString &markdown, const Colours &colours, const QFont &font)
{
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.setMarkdown(markdown, QTextDocument::MarkdownDialectGitHub);
    document.setUndoRedoEnabled(false);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        if (const int level = block.blockFormat().headingLevel(); level > 0)
            setHeading(cursor, level, font, colours);
        else if (isCode(block))
            setCode(cursor, block, font, colours);
        else
            setProse(cursor, block);
        if (!isCode(block))
            setWords(block, cursor, font, colours);
    }
    setTables(document.rootFrame(), colours);
}

QList<ManualHeading> headingsOf(const QTextDocument &document)
{
    QList<ManualHeading> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (const int level = block.blockFormat().headingLevel(); level > 1)
            headings.append({level, block.text(), anchorOf(block.text()), block.position()});
    }
    return headings;
}

QString anchorOf(const QString &title)
{
    QString anchor;
    for (const QChar letter : title.toLower()) {
        if (letter.isSpace())
            anchor += QLatin1Char('-');
        else if (letter.isLetterOrNumber() || letter == QLatin1Char('-') || letter == QLatin1Char('_'))
            anchor += letter;
    }
    return anchor;
}

} // namespace ui
