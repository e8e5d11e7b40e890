// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/keytemplate.h"

#include "models/formats/keys/keypattern.h"
#include "models/formats/keys/prefixshape.h"
#include "models/formats/values/value.h"

#include <QCoreApplication>

#include <algorithm>

namespace formats
{

namespace
{

struct KeyTemplateText {
    Q_DECLARE_TR_FUNCTIONS(formats::KeyTemplate)
};

constexpr QByteArrayView kPayloadVariable("payload:");

std::optional<KeyTemplate::Variable> variableOf(QByteArrayView name)
{
    if (name == "p")
        return KeyTemplate::Variable::Prefix;
    if (const auto capture = keyCaptureFromName(name)) {
        switch (*capture) {
        case KeyCapture::Id:
            return KeyTemplate::Variable::Id;
        case KeyCapture::User:
            return KeyTemplate::Variable::User;
        case KeyCapture::Tenant:
            return KeyTemplate::Variable::Tenant;
        case KeyCapture::Scope:
            return KeyTemplate::Variable::Scope;
        case KeyCapture::Device:
            return KeyTemplate::Variable::Device;
        }
    }
    if (name.size() > kPayloadVariable.size() && name.startsWith(kPayloadVariable))
        return KeyTemplate::Variable::Payload;
    return std::nullopt;
}

/// As it is written, of those that are captures of a key.
QByteArray wordOf(KeyTemplate::Variable variable)
{
    switch (variable) {
    case KeyTemplate::Variable::User:
        return "user";
    case KeyTemplate::Variable::Tenant:
        return "tenant";
    case KeyTemplate::Variable::Scope:
        return "scope";
    case KeyTemplate::Variable::Device:
        return "device";
    case KeyTemplate::Variable::Id:
    case KeyTemplate::Variable::Prefix:
    case KeyTemplate::Variable::Payload:
        break;
    }
    return "id";
}

/// What stands at the end of names with dots between; null: nothing.
const Value *valueAt(const Value &payload, QByteArrayView path)
{
    const Value *at = &payload;
    while (at && !path.isEmpty()) {
        const qsizetype dot = path.indexOf('.');
        at = at->find(dot < 0 ? path : path.first(dot));
        path = dot < 0 ? QByteArrayView() : path.sliced(dot + 1);
    }
    return at;
}

/// The text or number there; empty: there is none.
QByteArray plainValue(const Value &payload, QByteArrayView path)
{
    const Value *at = valueAt(payload, path);
    if (!at)
        return {};
    if (at->kind == Value::Kind::Integer)
        return QByteArray::number(at->integer);
    return at->kind == Value::Kind::String || at->kind == Value::Kind::BigInteger ? at->bytes : QByteArray();
}

/// A whole number: itself, its digits, or with its type before it, as Jackson writes it (`["java.lang.Long",7]`).
std::optional<qint64> wholeNumber(const Value *value)
{
    if (value && value->kind == Value::Kind::List && value->members.size() == 2 &&
        value->members[0].value.kind == Value::Kind::String)
        value = &value->members[1].value;
    if (value && value->kind == Value::Kind::Integer)
        return value->integer;
    if (!value || value->kind != Value::Kind::String)
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = value->bytes.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

constexpr QByteArrayView kMinute("|minute");

/// `time+span` of `{payload:time+span|minute}`: always the next full minute, also where the sum is one already. That is
/// how Spring Session finds the set of those that end in one minute.
QByteArray nextMinute(const Value &payload, QByteArrayView sum)
{
    constexpr qint64 kMillisecondsPerMinute = 60'000;
    // Centuries from now on, and far from any overflow.
    constexpr qint64 kLatest = 100'000'000'000'000;
    constexpr qint64 kLongest = 10'000'000'000;
    const qsizetype plus = sum.indexOf('+');
    const auto time = wholeNumber(valueAt(payload, sum.first(plus)));
    const auto span = wholeNumber(valueAt(payload, sum.sliced(plus + 1)));
    if (!time || !span || *time < 0 || *time > kLatest || *span < 0 || *span > kLongest)
        return {};
    const qint64 end = *time + *span * 1000;
    return QByteArray::number((end / kMillisecondsPerMinute + 1) * kMillisecondsPerMinute);
}

bool isSumOfTimes(QByteArrayView path)
{
    return path.endsWith(kMinute);
}

} // namespace

void KeyTemplate::addText(QByteArrayView text)
{
    if (m_parts.isEmpty() || m_parts.last().variable)
        m_parts.append(Part{});
    m_parts.last().text += text;
}

void KeyTemplate::addVariable(Variable variable, QByteArrayView path)
{
    m_parts.append({variable, path.toByteArray()});
}

tl::expected<KeyTemplate, QString> KeyTemplate::fromText(QByteArrayView text)
{
    KeyTemplate result;
    for (qsizetype at = 0; at < text.size();) {
        if (text.sliced(at).startsWith("\\{")) {
            result.addText("{");
            at += 2;
            continue;
        }
        const qsizetype end = text[at] == '{' ? text.indexOf('}', at) : -1;
        if (end < 0) {
            result.addText(text.sliced(at++, 1));
            continue;
        }
        const QByteArrayView name = text.sliced(at + 1, end - at - 1);
        const auto variable = variableOf(name);
        if (!variable)
            return tl::unexpected(
                KeyTemplateText::tr("“{%1}” is not known. Known are {p}, {id}, {user}, {tenant}, {scope}, {device} and "
                                    "{payload:…}; a brace itself is written with a backslash before it.")
                    .arg(QString::fromUtf8(name)));
        const QByteArrayView path =
            *variable == Variable::Payload ? name.sliced(kPayloadVariable.size()) : QByteArrayView();
        if (isSumOfTimes(path) && (path.count('+') != 1 || path.startsWith('+') || path.contains("+|")))
            return tl::unexpected(KeyTemplateText::tr("“|minute” needs a time and a span, “time+span|minute”."));
        result.addVariable(*variable, path);
        at = end + 1;
    }
    return result;
}

std::optional<KeyTemplate> KeyTemplate::fromPattern(QByteArrayView pattern)
{
    KeyTemplate result;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '*' || c == '?' || c == '[')
            return std::nullopt;
        if (c == '\\' && at + 1 < pattern.size()) {
            result.addText(pattern.sliced(++at, 1));
            continue;
        }
        const qsizetype end = c == '{' ? pattern.indexOf('}', at) : -1;
        if (end < 0) {
            result.addText(pattern.sliced(at, 1));
            continue;
        }
        // `{id}` or `{id:class}`, the prefix, or another capture.
        const QByteArrayView inner = pattern.sliced(at + 1, end - at - 1);
        const qsizetype colon = inner.indexOf(':');
        const auto variable = variableOf(colon < 0 ? inner : inner.first(colon));
        if (!variable || *variable == Variable::Payload)
            return std::nullopt;
        result.addVariable(*variable);
        at = end;
    }
    return result.asksFor(Variable::Id) ? std::optional(result) : std::nullopt;
}

bool KeyTemplate::asksFor(Variable variable) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [variable](const Part &part) { return part.variable == variable; });
}

std::optional<QByteArray> KeyTemplate::filled(const KeyCaptures &captures) const
{
    QByteArray key;
    qsizetype size = 0;
    for (const Part &part : m_parts)
        size += !part.variable ? part.text.size()
                : *part.variable == Variable::Payload
                    ? std::max({captures.prefix.size(), captures.id.size(), captures.user.size()})
                    : captured(*part.variable, captures).size();
    key.reserve(size);
    for (const Part &part : m_parts) {
        if (!part.variable) {
            key += part.text;
            continue;
        }
        const qsizetype before = key.size();
        if (*part.variable == Variable::Payload)
            key += fromPayload(part, captures);
        else
            key += captured(*part.variable, captures);
        if (key.size() == before && *part.variable != Variable::Prefix)
            return std::nullopt;
    }
    return key;
}

QByteArrayView KeyTemplate::captured(Variable variable, const KeyCaptures &captures)
{
    switch (variable) {
    case Variable::Prefix:
        return captures.prefix;
    case Variable::Id:
        return captures.id;
    case Variable::User:
        return captures.user;
    case Variable::Tenant:
        return captures.tenant;
    case Variable::Scope:
        return captures.scope;
    case Variable::Device:
        return captures.device;
    case Variable::Payload:
        break;
    }
    return {};
}

QByteArray KeyTemplate::fromPayload(const Part &part, const KeyCaptures &captures)
{
    if (!captures.payload)
        return {};
    const QByteArrayView path = part.text;
    return isSumOfTimes(path) ? nextMinute(*captures.payload, path.chopped(kMinute.size()))
                              : plainValue(*captures.payload, path);
}

/// Tries every place where the text behind a variable stands.
class KeyTemplate::Reader
{
public:
    Reader(const QList<Part> &parts, QByteArrayView key, const std::optional<QByteArray> &prefix)
        : m_parts(parts)
        , m_key(key)
        , m_prefix(prefix)
    {
    }

    /// False: there are too many ways, or too many to try.
    bool read(qsizetype part = 0, qsizetype at = 0)
    {
        if (++m_steps > kMostSteps)
            return false;
        if (part == m_parts.size()) {
            if (at == m_key.size() && !m_found.contains(m_reading))
                m_found.append(m_reading);
            return m_found.size() <= kMostReadings;
        }
        const auto &variable = m_parts.at(part).variable;
        if (!variable)
            return readText(m_parts.at(part).text, part, at);
        if (*variable == Variable::Prefix && m_prefix) {
            m_reading.prefix = *m_prefix;
            return readText(*m_prefix, part, at);
        }
        return readVariable(*variable, part, at);
    }

    QList<KeyReading> take() { return std::move(m_found); }

private:
    static constexpr int kMostSteps = 4096;

    bool readText(QByteArrayView text, qsizetype part, qsizetype at)
    {
        return !m_key.sliced(at).startsWith(text) || read(part + 1, at + text.size());
    }

    bool readVariable(Variable variable, qsizetype part, qsizetype at)
    {
        QByteArray &value = variable == Variable::Prefix ? m_reading.prefix
                            : variable == Variable::Id   ? m_reading.id
                                                         : m_reading.user;
        const QByteArray before = value; // of a variable that stands twice
        const bool isLast = part + 1 == m_parts.size();
        const bool isTextNext = !isLast && !m_parts.at(part + 1).variable;
        qsizetype end = at + (variable == Variable::Prefix ? 0 : 1);
        if (isLast)
            end = std::max(end, m_key.size());
        for (; end <= m_key.size(); ++end) {
            if (isTextNext) {
                end = m_key.indexOf(m_parts.at(part + 1).text, end);
                if (end < 0)
                    break;
            }
            value = m_key.sliced(at, end - at).toByteArray();
            const bool isSame = before.isEmpty() || before == value;
            if (isSame && !read(part + 1, end))
                return false;
        }
        value = before;
        return true;
    }

    const QList<Part> &m_parts;
    QByteArrayView m_key;
    const std::optional<QByteArray> &m_prefix;
    KeyReading m_reading;
    QList<KeyReading> m_found;
    int m_steps = 0;
};

QList<KeyReading> KeyTemplate::readings(QByteArrayView key, const std::optional<QByteArray> &prefix) const
{
    for (const Variable variable : {Variable::Payload, Variable::Tenant, Variable::Scope, Variable::Device}) {
        if (asksFor(variable))
            return {};
    }
    Reader reader(m_parts, key, prefix);
    return reader.read() ? reader.take() : QList<KeyReading>();
}

std::optional<QByteArray> KeyTemplate::missing(const KeyCaptures &captures) const
{
    for (const Part &part : m_parts) {
        if (!part.variable || *part.variable == Variable::Prefix)
            continue;
        if (*part.variable == Variable::Payload) {
            if (fromPayload(part, captures).isEmpty())
                return "{" + kPayloadVariable.toByteArray() + part.text + "}";
        } else if (captured(*part.variable, captures).isEmpty()) {
            return '{' + wordOf(*part.variable) + '}';
        }
    }
    return std::nullopt;
}

QByteArrayList KeyTemplate::payloadTexts(const Value &payload) const
{
    QByteArrayList texts;
    for (const Part &part : m_parts) {
        if (part.variable != Variable::Payload || isSumOfTimes(part.text))
            continue;
        if (const QByteArray text = plainValue(payload, part.text); !text.isEmpty())
            texts.append(text);
    }
    return texts;
}

QByteArrayList KeyTemplate::payloadMembers() const
{
    QByteArrayList members;
    for (const Part &part : m_parts) {
        if (part.variable != Variable::Payload)
            continue;
        const QByteArray paths = isSumOfTimes(part.text) ? part.text.chopped(kMinute.size()) : part.text;
        for (const QByteArray &path : isSumOfTimes(part.text) ? paths.split('+') : QByteArrayList{paths})
            members.append(path.split('.').constFirst());
    }
    return members;
}

QByteArray KeyTemplate::pattern(const PrefixShape &shape) const
{
    const auto literal = [](QByteArrayView text) { return KeyPattern::escaped(text).replace("{", "\\{"); };
    QByteArray pattern;
    for (const Part &part : m_parts) {
        if (!part.variable)
            pattern += literal(part.text);
        else if (*part.variable == Variable::Prefix)
            pattern += shape.pattern.isEmpty() ? literal(shape.text) : shape.pattern;
        else
            pattern += *part.variable == Variable::Id ? "{id}" : "*";
    }
    return pattern;
}

} // namespace formats
