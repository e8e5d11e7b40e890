// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/draft/formatdraft.h"

#include <QStringList>
#include <QWidget>

#include <array>
#include <vector>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace ui
{

class ToneLabel;

/// What of a format can be said in a form: its name, the pattern of its keys, how payloads are written, and where
/// in them user and times stand. Says in place what is wrong.
class DraftForm final : public QWidget
{
    Q_OBJECT

public:
    explicit DraftForm(QWidget *parent = nullptr);

    void setDraft(const formats::FormatDraft &draft);
    const formats::FormatDraft &draft() const { return m_draft; }
    /// Chains that fit the sample, offered before the others.
    void setChains(const std::vector<formats::CodecChain> &chains);
    /// Paths of the sample, offered for every attribute.
    void setPaths(const QStringList &paths);
    void setPath(formats::FormatDraft::Attribute attribute, const QString &path);
    /// Shows what is wrong; that the name is missing only when `saving`, with the focus on the first mistake.
    /// True: nothing is.
    bool showMistakes(bool saving);
    /// Names of other formats: one more of the same name could not be told from it.
    void setTakenTitles(const QStringList &titles) { m_takenTitles = titles; }
    /// What was looked at: of `rows` that are sessions so many say each attribute. A path that leads nowhere in any
    /// of them is said to, and keeps nobody from saving it.
    void showUnsaid(const std::array<qint64, formats::FormatDraft::kAttributes> &said, qint64 rows);
    QString codecText() const;
    void focusName();
    static QString attributeTitle(formats::FormatDraft::Attribute attribute);

Q_SIGNALS:
    /// By the user's hand, or setPath().
    void edited();

private:
    void addRow(const QString &title, QWidget *field, ToneLabel *note);
    void take();

    QGridLayout *m_grid;
    QLineEdit *m_title;
    ToneLabel *m_titleNote;
    QLineEdit *m_pattern;
    ToneLabel *m_patternNote;
    QComboBox *m_codec;
    ToneLabel *m_codecNote;
    std::array<QComboBox *, formats::FormatDraft::kAttributes> m_paths{};
    std::array<ToneLabel *, formats::FormatDraft::kAttributes> m_pathNotes{};
    std::vector<formats::CodecChain> m_chains; ///< of m_codec, by row
    formats::FormatDraft m_draft;
    QStringList m_takenTitles;
    QString m_unknownCodec; ///< what was typed and is no chain
    bool m_filling = false;
};

} // namespace ui
