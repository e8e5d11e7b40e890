// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/querycompletion.h"

#include "models/sessions/query/queryfields.h"
#include "models/sessions/query/sessionquery.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "models/text/textsearch.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

namespace sessions
{

namespace
{

using Field = QueryTerm::Field;

constexpr size_t kMostOffered = 9;
constexpr size_t kRowsLookedAt = 2'000;
constexpr SessionStore::TextId kTextsLookedAt = 10'000;

struct CompletionText {
    Q_DECLARE_TR_FUNCTIONS(sessions::QueryCompletion)
};

constexpr std::array kDurations = {"5m", "30m", "1h", "1d", "1w"};
constexpr std::array kNumbersKept = {"1", "2", "3", "5", "10"};
constexpr std::array kMoments = {"-1h", "-1d", "-1w"};

/// The word that ends at the cursor, taken apart as QueryParser does.
struct Word {
    qsizetype start = 0; ///< behind a minus
    QString head;        ///< name and operator, as typed; empty: there is none yet
    QString field;       ///< of the head, in lower case
    QString value;       ///< what else there is, without its quote and what is escaped
    bool isQuoted = false;
};

bool isOperator(QChar character)
{
    return QStringView(u":<>≤≥=").contains(character);
}

Word wordBefore(const QString &text, qsizetype cursor)
{
    Word word;
    bool isInQuotes = false;
    for (qsizetype at = 0; at < cursor; ++at) {
        const QChar character = text[at];
        if (isInQuotes && character == QLatin1Char('\\')) {
            ++at;
        } else if (character == QLatin1Char('"')) {
            const bool opens = at == word.start || isOperator(text[at - 1]) ||
                               (at == word.start + 1 && text[at - 1] == QLatin1Char('-'));
            isInQuotes = !isInQuotes && opens;
        } else if (character.isSpace() && !isInQuotes) {
            word.start = at + 1;
        }
    }
    if (word.start < cursor && text[word.start] == QLatin1Char('-'))
        ++word.start;
    qsizetype end = word.start;
    while (end < cursor && text[end].unicode() < 128 && text[end].isLetter())
        ++end;
    qsizetype from = word.start;
    if (end > word.start && end < cursor && isOperator(text[end])) {
        word.field = text.sliced(word.start, end - word.start).toLower();
        from = end;
        while (from < cursor && isOperator(text[from]))
            ++from;
        word.head = text.sliced(word.start, from - word.start);
    }
    word.isQuoted = from < cursor && text[from] == QLatin1Char('"');
    for (qsizetype at = from + (word.isQuoted ? 1 : 0); at < cursor; ++at) {
        if (word.isQuoted && text[at] == QLatin1Char('\\') && at + 1 < cursor)
            ++at;
        word.value += text[at];
    }
    return word;
}

/// Collects values for the word; each once, up to as many as are offered.
class Offers
{
public:
    Offers(const Word &word, std::vector<QuerySuggestion> &offered)
        : m_word(word)
        , m_offered(offered)
    {
    }

    bool isFull() const { return m_offered.size() >= kMostOffered; }
    void add(const QString &value, const QString &hint = {})
    {
        if (isFull() || m_seen.contains(value))
            return;
        m_seen.insert(value);
        m_offered.push_back({value, hint, m_word.head + quotedForQuery(value), false});
    }
    /// Those that begin with what was typed, then those that have it anywhere.
    void addTitles(const QStringList &titles)
    {
        for (const QString &title : titles) {
            if (title.startsWith(m_word.value, Qt::CaseInsensitive))
                add(title);
        }
        for (const QString &title : titles) {
            if (title.contains(m_word.value, Qt::CaseInsensitive))
                add(title);
        }
    }
    template<size_t Size> void addStarting(const std::array<const char *, Size> &values)
    {
        for (const char *value : values) {
            if (QLatin1String(value).startsWith(m_word.value, Qt::CaseInsensitive))
                add(QLatin1String(value));
        }
    }

private:
    const Word &m_word;
    std::vector<QuerySuggestion> &m_offered;
    QSet<QString> m_seen;
};

/// Texts that sessions have: of the first rows that are shown, then of all, until enough were looked at.
void addTexts(Offers &offers, const Word &word, SessionStore::Text kind, const QueryVocabulary &vocabulary)
{
    const QByteArray typed = text::foldedAscii(word.value.toUtf8());
    const bool isAnywhere = kind == SessionStore::Text::Device;
    std::vector<QByteArrayView> found;
    const auto look = [&](QByteArrayView text) {
        if (text.isEmpty() ||
            !(isAnywhere ? text::indexOfFolded(text, typed) >= 0 : text::startsWithFolded(text, typed)))
            return;
        if (std::find(found.begin(), found.end(), text) == found.end())
            found.push_back(text);
    };
    const SessionStore &store = vocabulary.store;
    const size_t rows = std::min(kRowsLookedAt, vocabulary.shown.size());
    for (size_t row = 0; row < rows && found.size() < kMostOffered; ++row)
        look(store.text(kind, store.textId(kind, vocabulary.shown[row])));
    const SessionStore::TextId texts = std::min(kTextsLookedAt, store.textLimit(kind));
    for (SessionStore::TextId id = 1; id < texts && found.size() < kMostOffered; ++id)
        look(store.text(kind, id));
    std::sort(found.begin(), found.end(), [](QByteArrayView left, QByteArrayView right) {
        return text::compareFolded(left, text::foldedAscii(right)) < 0;
    });
    for (const QByteArrayView text : found) {
        const QString shown = text::printableText(text);
        // What a field cannot hold is not offered: "Show Only This User" writes such names.
        if (shown.toUtf8() == text)
            offers.add(shown);
    }
}

/// Users as people say them; the number beside the name, where there is one. Typing the number finds both.
void addUsers(Offers &offers, const Word &word, const QueryVocabulary &vocabulary)
{
    using Text = SessionStore::Text;
    const QByteArray typed = text::foldedAscii(word.value.toUtf8());
    const SessionStore &store = vocabulary.store;
    struct Offer {
        QByteArrayView shown, hint;
    };
    std::vector<Offer> found;
    const auto look = [&](QByteArrayView shown, QByteArrayView hint) {
        if (shown.isEmpty() || !text::startsWithFolded(shown, typed) ||
            std::any_of(found.begin(), found.end(), [shown](const Offer &offer) { return offer.shown == shown; }))
            return false;
        found.push_back({shown, hint});
        return true;
    };
    const auto lookAtNames = [&](QByteArrayView lines, QByteArrayView hint) {
        while (!lines.isEmpty()) {
            const qsizetype end = lines.indexOf('\n');
            look(end < 0 ? lines : lines.first(end), hint);
            lines = end < 0 ? QByteArrayView() : lines.sliced(end + 1);
        }
    };
    const size_t rows = std::min(kRowsLookedAt, vocabulary.shown.size());
    for (size_t row = 0; row < rows && found.size() < kMostOffered; ++row) {
        const Slot slot = vocabulary.shown[row];
        const QByteArrayView user = store.user(slot);
        const QByteArrayView others = store.otherNames(slot);
        const QByteArrayView name = text::nameForPeople(user, others);
        const QByteArrayView number = name == user ? QByteArrayView() : user;
        if (look(name, number))
            continue;
        if (!typed.isEmpty()) { // otherwise each user would be offered by every name
            lookAtNames(others, number);
            look(user, number.isEmpty() ? QByteArrayView() : name);
        }
    }
    const SessionStore::TextId names = std::min(kTextsLookedAt, store.textLimit(Text::OtherNames));
    for (SessionStore::TextId id = 1; id < names && found.size() < kMostOffered; ++id) {
        const QByteArrayView lines = store.text(Text::OtherNames, id);
        const qsizetype end = lines.indexOf('\n');
        lookAtNames(typed.isEmpty() && end >= 0 ? lines.first(end) : lines, {});
    }
    const SessionStore::TextId users = std::min(kTextsLookedAt, store.textLimit(Text::User));
    for (SessionStore::TextId id = 1; id < users && found.size() < kMostOffered; ++id) {
        const QByteArrayView user = store.text(Text::User, id);
        if (!typed.isEmpty() || names <= 1 || !text::isNumberOfUser(user)) // numbers have names here
            look(user, {});
    }
    std::sort(found.begin(), found.end(), [](const Offer &left, const Offer &right) {
        return text::compareFolded(left.shown, text::foldedAscii(right.shown)) < 0;
    });
    for (const Offer &offer : found) {
        const QString shown = text::printableText(offer.shown);
        // What a field cannot hold is not offered: "Show Only This User" writes such names.
        if (shown.toUtf8() == offer.shown)
            offers.add(shown, text::printableText(offer.hint));
    }
}

void addValues(Offers &offers, const Word &word, const QueryVocabulary &vocabulary)
{
    using Text = SessionStore::Text;
    const QueryName *const known = findName(kQueryFields, word.field);
    if (!known)
        return;
    switch (known->field) {
    case Field::Format:
        return offers.addTitles(vocabulary.formats);
    case Field::Node:
        return offers.addTitles(vocabulary.nodes);
    case Field::Everything:
        for (const QueryName &state : kQueryStates) {
            if (QLatin1String(state.name).startsWith(word.value, Qt::CaseInsensitive))
                offers.add(QLatin1String(state.name), CompletionText::tr(state.hint));
        }
        return;
    case Field::User:
        return addUsers(offers, word, vocabulary);
    case Field::Ip:
        return addTexts(offers, word, Text::Ip, vocabulary);
    case Field::Device:
        return addTexts(offers, word, Text::Device, vocabulary);
    case Field::Ttl:
    case Field::Idle:
        return offers.addStarting(kDurations);
    case Field::Created:
        return offers.addStarting(kMoments);
    case Field::Beyond:
        return offers.addStarting(kNumbersKept);
    case Field::EndedAgo:
        if (std::any_of(word.head.begin(), word.head.end(),
                        [](QChar sign) { return QStringView(u"<>≤≥").contains(sign); }))
            return offers.addStarting(kDurations);
        for (const QueryEnding &ending : kQueryEndings) {
            if (QLatin1String(ending.name).startsWith(word.value, Qt::CaseInsensitive))
                offers.add(QLatin1String(ending.name), CompletionText::tr(ending.hint));
        }
        return;
    default:
        return; // ids and keys are never offered
    }
}

} // namespace

QString quotedForQuery(const QString &value)
{
    const bool isWord = !value.isEmpty() && value.front() != QLatin1Char('"') &&
                        std::none_of(value.begin(), value.end(), [](QChar character) { return character.isSpace(); });
    if (isWord)
        return value;
    QString quoted = value;
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

QueryCompletion completeQuery(const QString &text, qsizetype cursor, const QueryVocabulary &vocabulary)
{
    QueryCompletion completion;
    if (cursor < 0 || cursor > text.size())
        return completion;
    const Word word = wordBefore(text, cursor);
    const bool isAtEnd = cursor == text.size() || text[cursor].isSpace();
    if (!isAtEnd)
        return completion;
    completion.position = word.start;
    completion.length = cursor - word.start;
    Offers offers(word, completion.suggestions);
    if (!word.head.isEmpty()) {
        addValues(offers, word, vocabulary);
        // What is there already needs no offer.
        const QString typed = text.sliced(word.start, cursor - word.start);
        auto &offered = completion.suggestions;
        offered.erase(std::remove_if(offered.begin(), offered.end(),
                                     [&typed](const QuerySuggestion &one) { return one.text == typed; }),
                      offered.end());
    } else if (!word.value.isEmpty() && !word.isQuoted) {
        for (const QueryName &field : kQueryFields) {
            const QString name = QLatin1String(field.name) + QLatin1Char(field.sign);
            if (name.startsWith(word.value, Qt::CaseInsensitive))
                completion.suggestions.push_back({name, CompletionText::tr(field.hint), name, true});
        }
    }
    return completion;
}

} // namespace sessions
