// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/sessionsearch.h"

#include "models/activity/searchwatch.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/pastedtext.h"
#include "models/sessions/query/querycompletion.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/clocktext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/formats/foundkeys.h"
#include "ui/search/historypopup.h"
#include "ui/search/nodefilter.h"
#include "ui/search/querycompleter.h"
#include "ui/search/queryhelp.h"
#include "ui/search/searchfield.h"
#include "ui/search/searchhistory.h"
#include "ui/words/counttext.h"
#include "ui/words/nodequery.h"

#include <QActionGroup>
#include <QMap>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace ui
{

SessionSearch::SessionSearch(monitor::SessionMonitor &monitor, SearchField &field, QPushButton &formats,
                             QPushButton &nodes, files::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_field(field)
    , m_formats(formats)
    , m_nodes(new NodeFilter(monitor, nodes, this))
    , m_completer(new QueryCompleter(field,
                                     [this, &monitor](const QString &text, qsizetype cursor) {
                                         if (isPasted())
                                             return sessions::QueryCompletion();
                                         return sessions::completeQuery(text, cursor,
                                                                        {monitor.formats().formatTitles(),
                                                                         monitor.nodeNames(), monitor.store(),
                                                                         monitor.table().slotsMatching()});
                                     }))
    , m_history(new SearchHistory(settings, this))
    , m_watch(new activity::SearchWatch(monitor, this))
{
    connect(m_history, &SearchHistory::changed, this, &SessionSearch::watchSaved);
    const auto follow = [this, &monitor] { m_history->setConnection(monitor.profile().id); };
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, follow);
    follow();
    connect(&field, &QLineEdit::textChanged, this, &SessionSearch::mask);
    connect(&field, &SearchField::searchChanged, this, &SessionSearch::apply);
    connect(&field, &SearchField::errorSettled, this, &SessionSearch::showNothing);
    // Not each text that was passed on the way to another one.
    connect(&field, &SearchField::resultsRequested, this, &SessionSearch::remember);
    connect(&field, &SearchField::editingFinished, this, &SessionSearch::remember);
    connect(&field, &SearchField::helpRequested, this, [this] { showPopup(new QueryHelp(&m_field)); });
    connect(&field, &SearchField::historyRequested, this, &SessionSearch::showSaved);
    connect(formats.menu(), &QMenu::aboutToShow, this, &SessionSearch::fillFormatsMenu);
    connect(m_nodes, &NodeFilter::changed, this, &SessionSearch::apply);
    // Titles of formats and names of nodes are part of what a query means.
    connect(&monitor, &monitor::SessionMonitor::nodesChanged, this, &SessionSearch::apply);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &SessionSearch::apply);
    // Who may still come may have the token's id.
    connect(&monitor, &monitor::SessionMonitor::progressChanged, this, [this] {
        const auto asked = m_monitor.table().query();
        if (asked && asked->instead())
            m_monitor.table().whenUpToDate(this, [this] { lookForUserInstead(); });
    });
    const auto noteFound = [this] {
        m_foundAt = QDateTime::currentDateTime(); // numbers of then, not of now
        nameFormats();
    };
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, noteFound);
    connect(&monitor.formats(), &monitor::FormatDesk::detectionChanged, this, noteFound);
}

QString SessionSearch::text() const
{
    return m_field.text();
}

QString SessionSearch::wholeText() const
{
    QStringList parts{m_field.text().trimmed()};
    if (const auto typed = parsed(m_field.text()); typed && typed->pasted())
        parts = {sessions::pastedName(*typed->pasted())};
    else if (typed && typed->mayNameSession())
        parts = {tr("a search that may name a session")};
    parts += choices();
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · ")); // no space alone: that would join the last of several alternatives
}

/// "or" is a word like any other: only where nothing was found with it is it worth a remark.
QString SessionSearch::advice() const
{
    if (const auto typed = parsed(m_field.text()); typed && typed->pasted())
        return sessions::pastedText(*typed->pasted());
    if (const auto query = m_monitor.table().query()) {
        if (query->isOfEnded())
            return tr(
                "Here stands only what ended a moment ago. What ended before that is in the history, where one is "
                "kept: below.");
        if (query->dependsOnOthers())
            return tr(
                "A user’s newest sessions are told by when they were created or, where a format does not say so, "
                "first seen. Those that were there before Sessionscope came are all kept then: nobody knows which "
                "of them is newer.");
    }
    const QStringList words = m_field.text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = 1; i + 1 < words.size(); ++i) {
        if (words[i].compare(QLatin1String("or"), Qt::CaseInsensitive) == 0)
            return tr("For “or” write |, as in alice | bob.");
        if (words[i] == QLatin1String("AND") || words[i] == QLatin1String("&&"))
            return tr("For “and” write nothing: all words have to match.");
    }
    return {};
}

void SessionSearch::setText(const QString &text)
{
    m_field.setText(text);
    m_field.flush();
}

SessionSearch::Terms SessionSearch::terms() const
{
    return {m_field.text(), m_format, m_nodes->chosen()};
}

void SessionSearch::setTerms(const Terms &terms)
{
    chooseFormat(terms.format);
    m_nodes->choose(terms.node);
    setText(terms.text);
}

void SessionSearch::clear()
{
    m_field.clear();
    m_field.flush();
    chooseFormat({});
    m_nodes->choose({});
}

void SessionSearch::remember()
{
    if (!m_field.hasError())
        m_history->remember(m_field.text());
}

void SessionSearch::showSaved()
{
    m_history->refresh();
    auto *popup = new HistoryPopup(*m_history, m_field.text(), &m_field, m_watch);
    connect(popup, &HistoryPopup::endRequested, this, &SessionSearch::endRequested);
    showPopup(popup);
}

void SessionSearch::watchSaved()
{
    QStringList texts;
    for (const SearchHistory::Saved &saved : m_history->saved())
        texts.append(saved.text);
    m_watch->setSearches(texts);
}

void SessionSearch::showPopup(SearchPopup *popup)
{
    connect(popup, &SearchPopup::searchChosen, this, &SessionSearch::choose);
    popup->showBelow(&m_field);
}

void SessionSearch::choose(const QString &text)
{
    setText(text);
    remember();
    m_field.setFocus();
}

std::optional<formats::Pasted> SessionSearch::pasted() const
{
    // Without the names of formats and nodes: they are part of no cookie.
    const auto typed = sessions::SessionQuery::parse(m_field.text());
    return typed && typed->pasted() && !typed->pasted()->mayBeWord ? std::optional(*typed->pasted()) : std::nullopt;
}

bool SessionSearch::isPasted() const
{
    return pasted().has_value();
}

void SessionSearch::mask()
{
    const std::optional<formats::Pasted> text = pasted();
    // An address that somebody types holds no secret before a parameter or a login stands in it.
    const QString typed = m_field.text();
    const bool mayHoldSecret =
        text && (text->readings.front().kind != formats::PastedReading::Kind::AddressAlone ||
                 std::any_of(typed.begin(), typed.end(), [](QChar c) { return QLatin1String("?#;@").contains(c); }));
    m_field.setMasked(mayHoldSecret);
}

void SessionSearch::apply()
{
    const auto typed = parsed(m_field.text());
    if (!typed) {
        m_field.setRemark({});
        m_field.setError(typed.error().position, typed.error().length, typed.error().message);
        return;
    }
    m_field.clearError();
    m_field.setRemark(isPasted() ? sessions::pastedRemark(*typed->pasted()) : QString());
    m_mistake.clear();
    const QString chosen = m_format + QLatin1Char('\n') + m_nodes->chosen();
    const sessions::SessionQuery query = withChoices(*typed);
    m_active = !query.isEmpty();
    m_monitor.table().setQuery(query);
    m_wasFound = false;
    if (query.instead())
        m_monitor.table().whenUpToDate(this, [this] { lookForUserInstead(); });
    Q_EMIT applied();
    if (const QString text = m_field.text() + QLatin1Char('\n') + chosen; text != std::exchange(m_applied, text))
        Q_EMIT changed();
}

void SessionSearch::lookForUserInstead()
{
    const auto asked = m_monitor.table().query();
    const bool mayStillCome = m_monitor.progress().phase != messages::LoadProgress::Phase::Idle;
    // One that was found and has ended is told of as that; nobody is taken elsewhere while looking at it.
    m_wasFound = m_wasFound || m_monitor.table().presentCount() > 0;
    if (!asked || mayStillCome || m_wasFound)
        return;
    const std::optional<sessions::SessionQuery> user = asked->instead();
    if (!user)
        return;
    m_field.setRemark(sessions::pastedText(*user->pasted()));
    m_monitor.table().setQuery(*user);
    Q_EMIT applied();
}

void SessionSearch::showNothing()
{
    if (!m_field.hasError())
        return;
    m_mistake = m_field.errorMessage();
    m_active = true;
    m_monitor.table().setQuery(sessions::SessionQuery::nothing());
    m_applied.clear();
    Q_EMIT applied();
}

/// Each as a term of a search.
QStringList SessionSearch::choices() const
{
    QStringList chosen;
    if (!m_format.isEmpty())
        chosen += QStringLiteral("format:=") + sessions::quotedForQuery(m_format);
    if (!m_nodes->chosen().isEmpty())
        chosen += queryForNodes({m_nodes->chosen()});
    return chosen;
}

/// By itself: what is typed may end in an open quote or a bar, which would take in what follows.
sessions::SessionQuery SessionSearch::withChoices(const sessions::SessionQuery &typed) const
{
    const QStringList chosen = choices();
    return typed.with(parsed(chosen.join(QLatin1Char(' '))).value_or(sessions::SessionQuery()));
}

QByteArray SessionSearch::userIn(const QString &text) const
{
    const auto typed = parsed(text);
    return typed ? typed->soughtUser() : QByteArray();
}

QByteArray SessionSearch::soughtUser() const
{
    return userIn(m_field.text());
}

bool SessionSearch::finds(sessions::Slot slot) const
{
    const auto typed = parsed(m_field.text());
    return typed && withChoices(*typed).matches(m_monitor.store(), slot, m_monitor.table().clock().nowMs());
}

tl::expected<sessions::SessionQuery, sessions::SessionQuery::Error> SessionSearch::parsed(const QString &text) const
{
    return sessions::SessionQuery::parse(text, m_monitor.formats().formatTitles(), m_monitor.nodeNames());
}

void SessionSearch::fillFormatsMenu()
{
    QMenu *menu = m_formats.menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    const auto add = [this, menu, group](const QString &text, const QString &title) {
        QAction *action = menu->addAction(plainLabel(text));
        action->setCheckable(true);
        action->setChecked(title == m_format);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, title] { chooseFormat(title); });
    };
    // Counted when looked at: one pass over a column of bytes, cheaper than keeping it for every change.
    const sessions::SessionStore &store = m_monitor.store();
    std::vector<qint64> counts(256);
    store.forEach([&](sessions::Slot slot) { ++counts[store.format(slot)]; });
    add(allFormatsText(), {});
    menu->addSeparator();
    // A format under several prefixes is one to the reader.
    const QStringList &titles = m_monitor.formats().formatTitles();
    QMap<QString, qint64> byTitle;
    for (qsizetype i = 0; i < titles.size() && i < 256; ++i)
        byTitle[titles[i]] += counts[static_cast<size_t>(i)];
    for (auto it = byTitle.cbegin(); it != byTitle.cend(); ++it) {
        if (it.value() > 0 || it.key() == m_format)
            add(QStringLiteral("%1\t%2").arg(it.key(), countText(it.value())), it.key());
    }
    if (const QString found = foundText(m_monitor.formats().detected()); !found.isEmpty()) {
        menu->addSeparator();
        menu->addAction(plainLabel(tr("Found at %1: %2").arg(text::clockText(m_foundAt), found)))->setEnabled(false);
    }
    menu->addSeparator();
    menu->addAction(tr("Formats…"), this, &SessionSearch::formatsRequested);
}

void SessionSearch::chooseFormat(const QString &title)
{
    if (title == m_format)
        return;
    m_format = title;
    nameFormats();
    apply();
}

QString SessionSearch::allFormatsText() const
{
    const int unlisted = formats::unlistedCount(m_monitor.formats().formatSet().get());
    if (unlisted == 0)
        return tr("All formats");
    return tr("All but %n format(s)", nullptr, unlisted);
}

void SessionSearch::nameFormats()
{
    m_formats.setText(m_format.isEmpty() ? allFormatsText() : plainLabel(m_format));
}

} // namespace ui

#include "moc_sessionsearch.cpp"
