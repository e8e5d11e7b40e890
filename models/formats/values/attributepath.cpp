// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/values/attributepath.h"

#include <QCoreApplication>
#include <QStringList>

#include <utility>

namespace formats
{

namespace
{

constexpr qsizetype kMostSteps = 12;

/// Reads a path from left to right. After the first step each one begins with what tells its kind: a dot, a
/// bracket, a bar.
class PathReader
{
    Q_DECLARE_TR_FUNCTIONS(formats::AttributePath)

public:
    explicit PathReader(QString text)
        : m_text(std::move(text))
    {
    }

    tl::expected<PathSteps, QString> read()
    {
        if (m_text == QLatin1String("$"))
            return PathSteps();
        bool fits = !m_text.isEmpty() && (m_text.startsWith(QLatin1Char('[')) ? bracket() : name());
        while (fits && m_at < m_text.size()) {
            const QChar next = m_text.at(m_at);
            const bool afterDecode = !m_steps.empty() && m_steps.back().kind == PathStep::Kind::Decode;
            if (next == QLatin1Char('.') || (afterDecode && next != QLatin1Char('['))) {
                m_at += next == QLatin1Char('.') ? 1 : 0;
                fits = m_at < m_text.size() && (m_text.at(m_at) == QLatin1Char('[') ? bracket() : name());
            } else {
                fits = next == QLatin1Char('[') ? bracket() : decode();
            }
            fits = fits && m_steps.size() <= kMostSteps;
        }
        if (!m_error.isEmpty())
            return tl::unexpected(m_error);
        // "Anywhere" needs something to look for.
        if (!fits || (!m_steps.empty() && m_steps.back().kind == PathStep::Kind::Anywhere))
            return tl::unexpected(tr("a path such as “user.id” is needed, of at most %1 steps.").arg(kMostSteps));
        // Thousands of paths are kept as long as the program runs, of one or two short steps.
        for (PathStep &step : m_steps)
            step.text.squeeze();
        m_steps.squeeze();
        return std::move(m_steps);
    }

private:
    bool name()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && !QStringLiteral(".[|").contains(m_text.at(end)))
            ++end;
        const QString word = m_text.mid(m_at, end - m_at);
        m_at = end;
        if (word.isEmpty())
            return false;
        if (word == QLatin1String("**"))
            m_steps.push_back({PathStep::Kind::Anywhere});
        else if (word.contains(QLatin1Char('*')))
            m_steps.push_back({PathStep::Kind::Glob, word.toUtf8()});
        else
            m_steps.push_back({PathStep::Kind::Name, word.toUtf8()});
        return true;
    }

    /// `['any.name']`, `[0]` or `[?member]`.
    bool bracket()
    {
        const bool quoted = m_text.mid(m_at, 2) == QLatin1String("['");
        const qsizetype begin = m_at + (quoted ? 2 : 1);
        const qsizetype end = m_text.indexOf(quoted ? QStringLiteral("']") : QStringLiteral("]"), begin);
        if (end <= begin)
            return false;
        const QByteArray word = m_text.mid(begin, end - begin).toUtf8();
        if (!quoted && word.startsWith('?') && word.size() > 1) {
            m_steps.push_back({PathStep::Kind::Where, word.sliced(1)});
            m_at = end + 1;
            return true;
        }
        bool isIndex = false;
        word.toUInt(&isIndex);
        m_steps.push_back({word.contains('*') ? PathStep::Kind::Glob : PathStep::Kind::Name, word});
        m_at = end + (quoted ? 2 : 1);
        return quoted || isIndex;
    }

    /// `|zlib,php-serialize|`
    bool decode()
    {
        const qsizetype end = m_text.indexOf(QLatin1Char('|'), m_at + 1);
        if (m_text.at(m_at) != QLatin1Char('|') || end < 0)
            return false;
        PathStep step{PathStep::Kind::Decode};
        const QStringList names = m_text.mid(m_at + 1, end - m_at - 1).split(QLatin1Char(','));
        for (const QString &word : names) {
            const auto codec = codecFromName(word.trimmed());
            if (!codec || step.chain.size() == kMostCodecs) {
                m_error = tr("the codec “%1” is not known; known are: %2.").arg(word, knownCodecs());
                return false;
            }
            step.chain.push_back(*codec);
        }
        m_steps.push_back(std::move(step));
        m_at = end + 1;
        return true;
    }

    QString m_text;
    qsizetype m_at = 0;
    PathSteps m_steps;
    QString m_error;
};

} // namespace

tl::expected<PathSteps, QString> pathFromText(const QString &text)
{
    return PathReader(text).read();
}

QString pathText(const PathSteps &steps)
{
    QString text;
    for (const PathStep &step : steps) {
        const QString name = QString::fromUtf8(step.text);
        const bool quoted =
            name.contains(QLatin1Char('.')) || name.contains(QLatin1Char('|')) || name.contains(QLatin1Char('['));
        if (!text.isEmpty() && !quoted && step.kind != PathStep::Kind::Decode)
            text += QLatin1Char('.');
        if (step.kind == PathStep::Kind::Anywhere) {
            text += QStringLiteral("**");
        } else if (step.kind == PathStep::Kind::Where) {
            text.chop(text.endsWith(QLatin1Char('.')) ? 1 : 0);
            text += QStringLiteral("[?%1]").arg(name);
        } else if (step.kind == PathStep::Kind::Decode) {
            QStringList names;
            for (const CodecStep &codec : step.chain)
                names.append(codecName(codec));
            text += QLatin1Char('|') + names.join(QLatin1Char(',')) + QLatin1Char('|');
        } else {
            text += quoted ? QStringLiteral("['%1']").arg(name) : name;
        }
    }
    return text.isEmpty() ? QStringLiteral("$") : text;
}

} // namespace formats
