// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/pasted/pasted.h"
#include "models/sessions/query/sessionquery.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

class QPushButton;

namespace activity
{
class SearchWatch;
} // namespace activity
namespace files
{
class Settings;
} // namespace files
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class NodeFilter;
class QueryCompleter;
class SearchField;
class SearchHistory;
class SearchPopup;

/// Compiles what is typed and chosen into the table's query, and shows the field what is wrong with it. While a text
/// with an error may still be half a word the table stays as the last good one made it; once it stands, nothing
/// matches: what is shown, selected, ended and exported is what the text asks for, or it is nothing.
class SessionSearch final : public QObject
{
    Q_OBJECT

public:
    /// `formats`, `nodes`: buttons that narrow what the text finds.
    SessionSearch(monitor::SessionMonitor &monitor, SearchField &field, QPushButton &formats, QPushButton &nodes,
                  files::Settings &settings, QObject *parent);

    bool isActive() const { return m_active; }
    /// What is wrong with the text, so that nothing matches; empty: nothing is.
    const QString &mistake() const { return m_mistake; }
    QueryCompleter &completer() { return *m_completer; }
    /// The one user that a text looks for; empty: nobody, or one of several.
    QByteArray userIn(const QString &text) const;
    QByteArray soughtUser() const;
    /// Whether what is searched for leaves this session in.
    bool finds(sessions::Slot slot) const;
    QString text() const;
    /// What is typed, and what is chosen beside it; empty: all is looked for. For records: of a text that may name a
    /// session it only says so.
    QString wholeText() const;
    /// Where nothing is found: what the text was taken for, or what to write instead where a word was probably meant to
    /// join others; empty: nothing to say.
    QString advice() const;
    void setText(const QString &text);
    /// What is typed and chosen.
    struct Terms {
        QString text;
        QString format; ///< title; empty: all
        QString node;   ///< name; empty: all
    };
    Terms terms() const;
    /// A node that has gone is not chosen again.
    void setTerms(const Terms &terms);
    /// This, and nothing that was chosen beside another text.
    void showOnly(const QString &text) { setTerms({text, {}, {}}); }
    void clear();
    /// Those that were given names, and how many sessions each matches.
    SearchHistory &history() { return *m_history; }
    const activity::SearchWatch &watch() const { return *m_watch; }
    /// The popup with the saved searches, where what stands in the field can be given a name.
    void showSaved();

Q_SIGNALS:
    /// All that this search matches is to be ended, once somebody has seen what that is.
    void endRequested(const QString &text);
    void applied();
    /// Somebody looks for something else than before.
    void changed();
    void formatsRequested();

private:
    tl::expected<sessions::SessionQuery, sessions::SessionQuery::Error> parsed(const QString &text) const;
    void apply();
    /// At once, before anybody looks: what is pasted is masked.
    void mask();
    /// By its own text alone.
    std::optional<formats::Pasted> pasted() const;
    bool isPasted() const;
    /// A token's own ids come first; where no session has them, its user.
    void lookForUserInstead();
    void showNothing();
    QStringList choices() const;
    sessions::SessionQuery withChoices(const sessions::SessionQuery &typed) const;
    void remember();
    void showPopup(SearchPopup *popup);
    void watchSaved();
    void choose(const QString &text);
    void fillFormatsMenu();
    QString allFormatsText() const;
    void nameFormats();
    void chooseFormat(const QString &title);

    monitor::SessionMonitor &m_monitor;
    SearchField &m_field;
    QPushButton &m_formats;
    NodeFilter *m_nodes;
    QueryCompleter *m_completer;
    SearchHistory *m_history;
    activity::SearchWatch *m_watch;
    QString m_format;  ///< title; empty: all
    QString m_applied; ///< what the latest query was made of
    QString m_mistake;
    QDateTime m_foundAt; ///< of the formats that were found at connect
    bool m_active = false;
    bool m_wasFound = false; ///< what is looked for now had a row
};

} // namespace ui
