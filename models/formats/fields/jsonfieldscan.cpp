// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/jsonfieldscan.h"

#include "models/formats/codecs/byteordermark.h"

#include "models/formats/codecs/jsoncursor.h"
#include "models/formats/values/nestedvalue.h"

#include <utility>

namespace formats
{

namespace
{

/// Recursion goes only where the plan has nodes, so its depth is the longest path's; all else is skipped
/// flat.
class JsonFieldScan
{
public:
    JsonFieldScan(QByteArrayView text, bool isPrefix, const FieldPlan &plan, FieldFindings &findings, int nesting = 0)
        : m_cursor(text, isPrefix)
        , m_plan(plan)
        , m_findings(findings)
        , m_nesting(nesting)
    {
    }

    /// Into a text that holds an object itself, as whoever writes JSON twice leaves it. False: it holds none.
    static bool scanWithin(const JsonString &text, FieldPlan::Node node, const FieldPlan &plan, FieldFindings &findings,
                           int nesting)
    {
        const bool mayBeObject = text.raw.startsWith('{') && text.raw.endsWith('}');
        if (!mayBeObject || !plan.hasChildren(node) || nesting == kMostNesting) [[likely]]
            return false;
        QByteArrayView json = text.raw;
        if (text.escaped) {
            QByteArray decoded;
            appendText(text, decoded, text.raw.size());
            json = findings.keep(std::move(decoded));
        }
        FieldFindings inside(findings);
        if (!JsonFieldScan(json, false, plan, inside, nesting + 1).run(node, false))
            return false;
        inside.notePresent(node, true);
        findings = inside;
        return true;
    }

    bool isTooDeep() const { return m_cursor.isTooDeep(); }

    /// One object and nothing behind it; a prefix may end anywhere inside.
    bool run(FieldPlan::Node root, bool isPrefix)
    {
        m_cursor.skipWhitespace();
        if (m_cursor.peek() != '{')
            return false;
        if (!object(root))
            return isPrefix && m_cursor.atEnd();
        m_cursor.skipWhitespace();
        return m_cursor.atEnd();
    }

private:
    bool object(FieldPlan::Node node)
    {
        m_cursor.take('{');
        m_cursor.skipWhitespace();
        if (m_cursor.take('}'))
            return true;
        bool more = true;
        while (more) {
            JsonString name;
            if (!m_cursor.memberName(name))
                return false;
            const FieldPlan::Node child = childNamed(node, name);
            if (!(child == FieldPlan::kNone ? m_cursor.skipValue() : value(child)))
                return false;
            if (!m_cursor.separator('}', more))
                return false;
        }
        return true;
    }

    FieldPlan::Node childNamed(FieldPlan::Node node, const JsonString &name) const
    {
        constexpr qsizetype kLongestEscapedName = 1024;
        if (!name.escaped) [[likely]]
            return m_plan.child(node, name.raw);
        if (name.raw.size() > kLongestEscapedName)
            return FieldPlan::kNone;
        QByteArray decoded;
        appendText(name, decoded, kLongestEscapedName);
        return m_plan.child(node, decoded);
    }

    bool value(FieldPlan::Node node)
    {
        switch (m_cursor.peek()) {
        case '{':
            m_findings.notePresent(node, true);
            return m_plan.hasChildren(node) ? object(node) : m_cursor.skipValue();
        case '[':
            m_findings.notePresent(node, false);
            return m_cursor.skipValue();
        case '"': {
            JsonString text;
            if (!m_cursor.string(text))
                return false;
            if (scanWithin(text, node, m_plan, m_findings, m_nesting))
                return true;
            m_findings.notePresent(node, false);
            m_findings.offer(node, text);
            return true;
        }
        case 't':
        case 'f':
        case 'n':
        case 'N':
        case 'I': {
            QByteArrayView word;
            if (!m_cursor.word(word))
                return false;
            if (word == "true" || word == "false")
                m_findings.noteFlag(node);
            else if (word != "null")
                m_findings.notePresent(node, false);
            return true; // neither a name nor a time
        }
        default: {
            JsonString text;
            if (!m_cursor.number(text.raw))
                return false;
            m_findings.notePresent(node, false);
            m_findings.offer(node, text);
            return true;
        }
        }
    }

    JsonCursor m_cursor;
    const FieldPlan &m_plan;
    FieldFindings &m_findings;
    const int m_nesting; ///< texts within texts around this one
};

} // namespace

JsonScan scanJsonObject(QByteArrayView text, bool isPrefix, const FieldPlan &plan, FieldFindings &findings)
{
    JsonFieldScan scan(withoutByteOrderMark(text), isPrefix, plan, findings);
    if (scan.run(FieldPlan::kRoot, isPrefix))
        return JsonScan::Whole;
    return scan.isTooDeep() ? JsonScan::TooDeep : JsonScan::NoObject;
}

void scanHashField(QByteArrayView name, QByteArrayView value, const FieldPlan &plan, FieldFindings &findings)
{
    const FieldPlan::Node node = plan.child(FieldPlan::kRoot, name);
    // Many programs write None as null: json.dumps() for each field.
    if (node == FieldPlan::kNone || value.isEmpty() || value == "null")
        return;
    if (value.front() == '{' && plan.hasChildren(node)) {
        FieldFindings inside(findings);
        if (JsonFieldScan(value, false, plan, inside).run(node, false)) {
            inside.notePresent(node, true);
            findings = inside;
            return;
        }
    }
    JsonString text{.raw = value};
    if (value.front() == '"') {
        JsonCursor cursor(value);
        JsonString quoted;
        if (cursor.string(quoted) && cursor.atEnd())
            text = quoted;
    }
    if (value.front() == '"' && JsonFieldScan::scanWithin(text, node, plan, findings, 0))
        return;
    findings.notePresent(node, value.front() == '{');
    findings.offer(node, text);
}

} // namespace formats
