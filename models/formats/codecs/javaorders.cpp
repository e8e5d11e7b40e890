// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/javastream.h"

#include "models/formats/codecs/javacodes.h"

#include <algorithm>

// What classes with a writeObject() or writeExternal() of their own put into a stream, and in which order.

namespace formats
{

using namespace java;

namespace
{

using Index = NodeTree::Index;

/// So many bytes are read again at most, over all guesses for one payload, and so often.
constexpr qsizetype kMostReread = 4 * 1024 * 1024;
constexpr int kMostGuesses = 48;
/// More classes than these with an unusual order are not found.
constexpr int kMostUnusual = 3;
constexpr qsizetype kMostWriters = 16;

} // namespace

bool JavaStream::isAtBlock() const
{
    const auto code = static_cast<quint8>(m_cursor.peek());
    return code == kBlockData || code == kBlockDataLong || code == kEndBlockData;
}

/// The fields, what stands before them, and what behind. Numbers among the fields are not marked: whether they are
/// there is a guess. Objects and blocks tell themselves apart.
void JavaStream::written(JavaObject &object, qint32 classIndex, int depth)
{
    const Class own = m_classes[static_cast<size_t>(classIndex)];
    if (own.type == JavaType::Plain && own.hasNumbers)
        noteWriter(own);
    int before = 0;
    if (own.order == Order::AfterOne || (!own.hasNumbers && isAtBlock()))
        before = 1;
    else if (own.order == Order::AfterTwo)
        before = 2;
    if (before > 0)
        annotation(object, own.type, depth, before);
    if (own.order != Order::NoFields && m_state == State::Good)
        fields(object, classIndex, depth);
    if (m_state == State::Good)
        annotation(object, own.type, depth);
}

void JavaStream::noteWriter(const Class &own)
{
    const QByteArray name = own.name.toByteArray();
    m_writers.removeOne(name);
    m_writers.append(name);
    if (m_writers.size() > kMostWriters)
        m_writers.removeFirst();
}

/// One class after the other is tried in another order, the one that was read last first: it is likely to be where
/// reading went wrong. A guess that comes further than all others is kept while the next class is tried.
Index JavaStream::tryOtherOrders(QByteArrayView bytes, const NodeTree::Mark &before)
{
    qsizetype furthest = m_cursor.position();
    qsizetype reread = 0;
    int guesses = 0;
    std::vector<Layout> best;
    QByteArrayList writers = m_writers;
    for (int unusual = 0; unusual < kMostUnusual; ++unusual) {
        std::vector<Layout> better;
        QByteArrayList betterWriters;
        for (auto name = writers.crbegin(); name != writers.crend(); ++name) {
            for (const Order order : {Order::NoFields, Order::AfterOne, Order::AfterTwo}) {
                reread += bytes.size();
                if (reread > kMostReread || ++guesses > kMostGuesses) {
                    m_tree->rewind(before);
                    return NodeTree::kNone;
                }
                m_layouts = best;
                m_layouts.push_back({*name, order});
                m_tree->rewind(before);
                const Index root = attempt(bytes);
                if (root != NodeTree::kNone)
                    return root;
                if (m_state == State::Good) { // that was it, and something else stands behind
                    m_tree->rewind(before);
                    return root;
                }
                if (m_cursor.position() > furthest) {
                    furthest = m_cursor.position();
                    better = m_layouts;
                    betterWriters = m_writers;
                }
            }
        }
        if (better.empty())
            break;
        best = std::move(better);
        writers = std::move(betterWriters);
    }
    m_tree->rewind(before);
    return NodeTree::kNone;
}

/// What writeObject() or writeExternal() wrote: blocks of anything, and objects, up to a mark.
void JavaStream::annotation(JavaObject &object, JavaType type, int depth, int most)
{
    for (; m_state == State::Good && most != 0; --most) {
        const auto code = static_cast<quint8>(m_cursor.peek());
        if (code == kEndBlockData) {
            if (most < 0)
                m_cursor.skip(1);
            return;
        }
        if (code == kBlockData || code == kBlockDataLong) {
            if (const QByteArrayView data = joinedBlocks(); !data.isEmpty())
                object.takeData(type, data);
            continue;
        }
        const Index item = content(depth + 1);
        if (m_state != State::Bad)
            object.takeItem(type, item);
    }
}

/// Blocks that follow each other are one: Java starts a new one every 1,024 bytes.
QByteArrayView JavaStream::joinedBlocks()
{
    QByteArrayView data;
    QByteArray joined;
    for (;;) {
        const auto code = static_cast<quint8>(m_cursor.peek());
        if (m_cursor.atEnd() || (code != kBlockData && code != kBlockDataLong))
            break;
        m_cursor.skip(1);
        QByteArrayView block;
        if (!blockBytes(code == kBlockDataLong, block))
            break;
        if (data.isEmpty() && joined.isEmpty()) {
            data = block;
            continue;
        }
        if (joined.isEmpty())
            joined = data.toByteArray();
        joined.append(block);
    }
    return joined.isEmpty() ? data : m_tree->keep(std::move(joined));
}

} // namespace formats
