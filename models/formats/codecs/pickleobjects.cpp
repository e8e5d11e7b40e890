// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/picklemachine.h"

#include "models/formats/codecs/pickleopcodes.h"

// The opcodes that name classes and functions, and that would call them.

namespace formats
{

using namespace pickle;

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

/// Of a module, or of a class in it. A longer one, named again and again, would cost its length each time.
constexpr qsizetype kLongestPickleName = 1024;

} // namespace

PickleMachine::Step PickleMachine::object(quint8 opcode)
{
    QByteArrayView module;
    QByteArrayView name;
    switch (opcode) {
    case 'c':
        return line(module) && line(name) ? pushGlobal(module, name) : missing();
    case kStackGlobal: {
        if (above() < 2)
            return Step::Refuse;
        const Index nameNode = pop().node;
        const Index moduleNode = pop().node;
        if (m_tree->at(nameNode).kind != Kind::String || m_tree->at(moduleNode).kind != Kind::String)
            return Step::Refuse;
        return pushGlobal(m_tree->at(moduleNode).text, m_tree->at(nameNode).text);
    }
    case 'i':
    case 'o': {
        if (opcode == 'i' && !(line(module) && line(name)))
            return missing();
        if (m_marks.empty())
            return Step::Refuse;
        size_t first = m_marks.back();
        PickleEntry callable;
        if (opcode == 'o') { // the class lies between the mark and its arguments
            if (first == m_stack.size())
                return Step::Refuse;
            callable = m_stack[first];
            m_stack.erase(m_stack.begin() + static_cast<std::ptrdiff_t>(first));
        }
        m_marks.pop_back();
        if (const Step step = collect(Kind::List, first); step != Step::Next)
            return step;
        const Index arguments = pop().node;
        if (opcode == 'i') {
            if (const Step step = pushGlobal(module, name); step != Step::Next)
                return step;
            callable = pop();
        }
        return call(callable, arguments);
    }
    case 'R':
    case kNewObj: {
        if (above() < 2)
            return Step::Refuse;
        const Index arguments = pop().node;
        const PickleEntry callable = pop();
        return call(callable, arguments);
    }
    case kNewObjEx: {
        if (above() < 3)
            return Step::Refuse;
        const Index named = pop().node;
        const Index arguments = pop().node;
        const PickleEntry callable = pop();
        if (const Step step = call(callable, arguments); step != Step::Next)
            return step;
        const Index made = m_stack.back().node;
        if (m_tree->at(made).kind == Kind::Opaque)
            appendNamed(*m_tree, made, "kwargs", named);
        return Step::Next;
    }
    default: { // BUILD
        if (above() < 2)
            return Step::Refuse;
        const PickleEntry state = pop();
        const PickleEntry &target = m_stack.back();
        const bool isContainer = m_tree->at(state.node).isContainer();
        const bool byReference = m_tree->at(target.node).kind == Kind::Reference;
        describeState(*m_tree, target, byReference && isContainer ? m_tree->addAgain(state.node) : state.node);
        return m_tree->isFull() ? Step::Cut : Step::Next;
    }
    }
}

PickleMachine::Step PickleMachine::pushGlobal(QByteArrayView module, QByteArrayView name)
{
    if (module.size() > kLongestPickleName || name.size() > kLongestPickleName)
        return Step::Refuse;
    const auto fullName = [module, name] { return QByteArray(module.toByteArray() + '.').append(name); };
    PickleGlobal known = knownPickleGlobal(module, name);
    if (known.type == PickleType::GetAttribute)
        ++m_openGetAttributes;
    else if (canAct(module, name))
        m_tree->markSuspicious(fullName());
    if (known.name.isEmpty())
        known.name = m_tree->keep(fullName());
    ++m_containers;
    return push({m_tree->add(Kind::Opaque, known.name), known.type, true});
}

PickleMachine::Step PickleMachine::call(PickleEntry callable, Index arguments)
{
    if (callable.isClass && callable.type == PickleType::GetAttribute) {
        // getattr(ZoneInfo, '_unpickle') is how Python 3.9 and later write a time zone.
        const Index list = referredNode(*m_tree, arguments);
        const NodeTree::Node &given = m_tree->at(list);
        if (given.kind == Kind::List && given.children == 2) {
            const Index type = referredNode(*m_tree, given.first);
            const NodeTree::Node &method = m_tree->at(given.last);
            if (m_tree->at(type).kind == Kind::Opaque && m_tree->at(type).text == "zoneinfo.ZoneInfo" &&
                m_tree->at(type).children == 0 && method.kind == Kind::String && method.text == "_unpickle") {
                --m_openGetAttributes;
                return push({m_tree->add(Kind::Opaque, m_tree->at(type).text), PickleType::ZoneInfo, true});
            }
        }
    }
    ++m_containers;
    const PickleEntry made = describeCall(*m_tree, callable, arguments);
    if (made.node == NodeTree::kNone)
        return m_tree->isFull() ? Step::Cut : Step::Refuse;
    return push(made);
}

} // namespace formats
