// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/eventline.h"

#include "models/activity/alerts/alertrecord.h"
#include "models/activity/alerts/alertwords.h"
#include "models/formats/keys/fieldaddress.h"
#include "models/sessions/export/sessionexporttext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <QDateTime>

namespace app
{

namespace
{

QByteArrayView wordFor(messages::SessionEvent::Kind kind)
{
    using Kind = messages::SessionEvent::Kind;
    switch (kind) {
    case Kind::Created:
        return "created";
    case Kind::Extended:
        return "extended";
    case Kind::Expired:
        return "expired";
    case Kind::LoggedOut:
        return "logged_out";
    case Kind::EndedHere:
        return "ended_here";
    case Kind::Evicted:
        return "evicted";
    case Kind::Ended:
        return "ended_or_evicted";
    case Kind::Vanished:
        return "vanished";
    }
    Q_UNREACHABLE();
}

QByteArrayView wordFor(messages::Liveness::Mode mode)
{
    using Mode = messages::Liveness::Mode;
    switch (mode) {
    case Mode::Disconnected:
        return "disconnected";
    case Mode::Loading:
        return "loading";
    case Mode::CatchingUp:
        return "catching_up";
    case Mode::Stale:
        return "stale";
    case Mode::Polling:
        return "polling";
    case Mode::ExpiryOnly:
        return "expiry_only";
    case Mode::LiveByTracking:
        return "live_by_tracking";
    case Mode::Live:
        return "live";
    }
    Q_UNREACHABLE();
}

/// An object that is being written.
class Line
{
public:
    Line(QByteArrayView kind, qint64 at)
    {
        time("at", QDateTime::fromMSecsSinceEpoch(at));
        text("kind", kind);
    }

    void text(QByteArrayView name, QByteArrayView value)
    {
        begin(name);
        sessions::appendJsonString(m_text, value);
    }
    void number(QByteArrayView name, qint64 value)
    {
        begin(name);
        m_text += QByteArray::number(value);
    }
    void boolean(QByteArrayView name, bool value)
    {
        begin(name);
        m_text += value ? "true" : "false";
    }
    void null(QByteArrayView name)
    {
        begin(name);
        m_text += "null";
    }
    void time(QByteArrayView name, const QDateTime &value)
    {
        text(name, value.toUTC().toString(Qt::ISODateWithMs).toLatin1());
    }
    QByteArray finished() const { return m_text + "}\n"; }

private:
    void begin(QByteArrayView name)
    {
        m_text += m_text.isEmpty() ? "{\"" : ",\"";
        m_text += name;
        m_text += "\":";
    }

    QByteArray m_text;
};

/// What is masked, and what can be found again by it where it is not.
void putKey(Line &line, const messages::SessionEvent &event, bool revealIds)
{
    const auto parts = formats::splitFieldAddress(event.key);
    if (parts)
        line.text("key", parts->hash);
    else
        line.text("key", revealIds ? event.key : text::maskedKey(event.key, event.id));
    if (!revealIds)
        return;
    if (!event.key.isValidUtf8())
        line.text("key_base64", formats::keyOfRecord(event.key).toByteArray().toBase64());
    if (parts)
        line.text("field", parts->field);
}

} // namespace

QByteArray eventLine(const messages::SessionEvent &event, const EventNames &names, bool revealIds)
{
    Line line(wordFor(event.kind), event.at);
    if (event.kind == messages::SessionEvent::Kind::Expired) {
        event.lagMs >= 0 ? line.number("lag_ms", event.lagMs) : line.null("lag_ms");
        line.boolean("inferred", event.isInferred);
    }
    putKey(line, event, revealIds);
    line.text("id", revealIds ? event.id : text::maskedSessionId(event.id).toUtf8());
    line.text("user", event.user);
    const QByteArrayView name =
        event.otherNames.isEmpty() ? QByteArrayView(event.user) : text::nameForPeople(event.user, event.otherNames);
    line.text("name", name == event.user ? QByteArrayView() : name);
    line.text("format", names.formats.value(event.format).toUtf8());
    line.text("node", names.nodes.value(event.node).toUtf8());
    line.text("ip", event.ip);
    line.text("user_agent", event.userAgent);
    return line.finished();
}

QByteArray livenessLine(const messages::Liveness &liveness, qint64 at)
{
    Line line("liveness", at);
    line.text("liveness", wordFor(liveness.mode));
    line.text("reason", liveness.reason.cause.toUtf8());
    return line.finished();
}

QByteArray gapLine(const messages::Liveness &liveness, qint64 at)
{
    Line line("gap", at);
    line.time("from", liveness.gapFrom);
    line.time("to", liveness.gapTo);
    return line.finished();
}

QByteArray foundLine(const messages::ReadingResult &found)
{
    Line line("found_by_reading", found.at);
    line.number("appeared", found.found);
    line.number("gone", found.gone);
    return line.finished();
}

QByteArray alertLine(const alerts::Record &record, qint64 at)
{
    const alerts::Transition &transition = record.transition;
    const messages::AlertTraits &traits = messages::traitsOf(transition.kind());
    Line line("alert", at);
    line.text("state", alerts::stateWord(transition));
    line.text("alert", traits.word);
    const bool isMeasured = transition.why == alerts::Transition::Why::Measured;
    isMeasured ? line.number("value", transition.value) : line.null("value");
    traits.highest > 0 ? line.number("limit", transition.rule.limit) : line.null("limit");
    line.text("user", transition.who);
    line.text("text", alerts::sentenceOf(transition).toUtf8());
    if (!isMeasured)
        line.text("why", transition.why == alerts::Transition::Why::RuleChanged ? "rule_changed" : "server_left");
    return line.finished();
}

QByteArray lostLine(qint64 lines, qint64 at)
{
    Line line("lost", at);
    line.number("lines", lines);
    return line.finished();
}

} // namespace app
