// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/javastream.h"

#include "models/formats/codecs/reusedentries.h"

#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/javacodes.h"
#include "models/formats/codecs/javatext.h"

#include <bit>

namespace formats
{

using namespace java;

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

/// How deep objects may be nested to be read at all; from NodeTree::kDeepest on they are read and left out.
/// Views around views and the like count too.
constexpr int kMostNested = 200;
/// What a usual payload needs; more is given back after it.
constexpr size_t kUsualJavaEntries = 1024;

/// Bytes of a primitive; 0 for other types.
int primitiveWidth(char type)
{
    switch (type) {
    case 'B':
    case 'Z':
        return 1;
    case 'C':
    case 'S':
        return 2;
    case 'F':
    case 'I':
        return 4;
    case 'D':
    case 'J':
        return 8;
    default:
        return 0;
    }
}

} // namespace

Index JavaStream::run(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    m_tree = &tree;
    m_isPrefix = isPrefix;
    m_layouts.clear();
    const NodeTree::Mark before = tree.mark();
    const Index root = attempt(bytes);
    return m_state == State::Bad && !m_writers.isEmpty() ? tryOtherOrders(bytes, before) : root;
}

Index JavaStream::attempt(QByteArrayView bytes)
{
    m_cursor = ByteCursor(bytes);
    m_state = State::Good;
    emptyForReuse(m_handles, kUsualJavaEntries);
    emptyForReuse(m_classes, kUsualJavaEntries);
    emptyForReuse(m_fields, kUsualJavaEntries);
    emptyForReuse(m_ancestors, kUsualJavaEntries);
    m_repeated.clear();
    m_writers.clear();
    m_isAborted = false;
    quint32 magic = 0;
    if (!m_cursor.bigEndian(magic) || magic != kMagicAndVersion)
        return NodeTree::kNone;
    while (m_cursor.take(static_cast<char>(kReset))) // nothing has been written that it could forget
        ;
    Index root = content(1);
    if (m_state == State::Good && !m_cursor.atEnd()) {
        const Index session = tomcatSession(root);
        if (session == NodeTree::kNone) { // the first object was read as it should
            m_state = State::Good;
            return m_isPrefix ? root : NodeTree::kNone;
        }
        root = session;
    }
    if (m_state == State::Cut) {
        m_tree->markIncomplete();
        return root;
    }
    return m_state == State::Good && (m_isPrefix || m_cursor.atEnd()) ? root : NodeTree::kNone;
}

Index JavaStream::content(int depth)
{
    Index node = NodeTree::kNone;
    quint8 code = 0;
    if (depth > kMostNested)
        m_state = State::Cut;
    else if (m_cursor.byte(code))
        node = contentOf(code, depth);
    else
        ended();
    if (node == NodeTree::kNone && m_state == State::Good)
        m_state = State::Cut; // the tree is full
    if (m_state == State::Bad)
        return NodeTree::kNone;
    if (node == NodeTree::kNone)
        return m_tree->add(Kind::Omitted); // where it breaks off
    if (depth > NodeTree::kDeepest && m_tree->at(node).isContainer()) {
        m_tree->markIncomplete();
        return m_tree->add(Kind::Omitted);
    }
    return node;
}

Index JavaStream::contentOf(quint8 code, int depth)
{
    switch (code) {
    case kNull:
        return m_tree->add(Kind::Null);
    case kReference:
        return reference();
    case kObject:
        return object(depth);
    case kString:
    case kLongString:
        return text(code == kLongString);
    case kArray:
        return array(depth);
    case kEnum:
        return enumeration(depth);
    case kClass:
        return classObject(depth);
    case kClassDescription:
    case kProxyClassDescription: {
        qint32 described = kNoClass;
        return classDescription(described, depth, code) ? classNode(described) : NodeTree::kNone;
    }
    case kBlockData:
    case kBlockDataLong:
        return block(code == kBlockDataLong);
    case kException:
        return exception(depth);
    default: // also a reset within an object, which Java does not write
        refuse();
        return NodeTree::kNone;
    }
}

Index JavaStream::object(int depth)
{
    qint32 described = kNoClass;
    if (!classDescription(described, depth))
        return NodeTree::kNone;
    if (described == kNoClass) {
        refuse();
        return NodeTree::kNone;
    }
    const Class own = m_classes[static_cast<size_t>(described)];
    JavaObject object(*m_tree, own.type, own.name);
    if (object.node() == NodeTree::kNone && m_tree->isFull())
        return NodeTree::kNone;
    const size_t handle = newHandle({kNoClass, object.node()});
    const size_t firstAncestor = m_ancestors.size();
    for (qint32 at = described; at != kNoClass; at = m_classes[static_cast<size_t>(at)].parent)
        m_ancestors.push_back(at);
    for (size_t i = m_ancestors.size(); i-- > firstAncestor && m_state == State::Good;) {
        const qint32 at = m_ancestors[i];
        const quint8 flags = m_classes[static_cast<size_t>(at)].flags;
        const JavaType type = m_classes[static_cast<size_t>(at)].type;
        if ((flags & kExternalizable) != 0) {
            if ((flags & kInBlocks) == 0) // only the class itself knows where it ends
                refuse();
            else
                annotation(object, type, depth);
        } else if ((flags & kSerializable) != 0) {
            if ((flags & kWritesMore) != 0)
                written(object, at, depth);
            else
                fields(object, at, depth);
        }
    }
    m_ancestors.resize(firstAncestor);
    if (m_state == State::Bad)
        return NodeTree::kNone;
    const Index node = object.finish();
    if (node == NodeTree::kNone && m_state == State::Good && !m_tree->isFull()) {
        refuse(); // a number without its value
        return NodeTree::kNone;
    }
    if (handle < m_handles.size())
        m_handles[handle].node = node;
    return node;
}

void JavaStream::fields(JavaObject &object, qint32 classIndex, int depth)
{
    const Class described = m_classes[static_cast<size_t>(classIndex)];
    for (quint32 i = 0; i < described.fields && m_state == State::Good; ++i) {
        const Field field = m_fields[described.firstField + i];
        if (primitiveWidth(field.type) == 0) {
            if (isAtBlock()) { // there are no fields, or not all of them
                if ((described.flags & kWritesMore) == 0)
                    refuse();
                return;
            }
            const Index value = content(depth + 1);
            object.takeField(described.type, field.name, value);
            continue;
        }
        JavaNumber value;
        if (number(field.type, value))
            object.takeNumber(described.type, field.name, value);
        else if (m_state == State::Cut)
            object.takeField(described.type, field.name, m_tree->add(Kind::Omitted));
    }
}

Index JavaStream::array(int depth)
{
    qint32 described = kNoClass;
    if (!classDescription(described, depth))
        return NodeTree::kNone;
    QByteArrayView name;
    if (described != kNoClass)
        name = m_classes[static_cast<size_t>(described)].name;
    const size_t handle = newHandle({});
    qint32 size = 0;
    const bool isArray = name.size() >= 2 && name.front() == '[';
    if (isArray && !m_cursor.bigEndian(size))
        ended();
    else if (!isArray || size < 0)
        refuse();
    if (m_state != State::Good)
        return NodeTree::kNone;
    const char type = name[1];
    const auto count = static_cast<quint32>(size);
    Index node = NodeTree::kNone;
    QByteArrayView bytes;
    if (type == 'B' || type == 'C') {
        if (!m_cursor.bytes(quint64(count) * (type == 'C' ? 2 : 1), bytes))
            ended();
        else if (type == 'B')
            node = m_tree->add(Kind::Bytes, bytes);
        else
            node = m_tree->add(Kind::String, m_tree->keep(textFromUtf16(bytes)));
        m_handles[handle].node = node;
        return node;
    }
    node = m_tree->add(Kind::List);
    m_handles[handle].node = node;
    if (node != NodeTree::kNone)
        elements(node, type, count, depth);
    return node;
}

void JavaStream::elements(Index list, char type, quint32 count, int depth)
{
    const int width = primitiveWidth(type);
    if (width == 0 && type != 'L' && type != '[') {
        refuse();
        return;
    }
    if (!m_isPrefix && quint64(count) * static_cast<quint64>(qMax(width, 1)) > static_cast<quint64>(m_cursor.left())) {
        refuse();
        return;
    }
    for (quint32 i = 0; i < count && m_state == State::Good; ++i) {
        if (width == 0 && isAtBlock()) {
            refuse();
            return;
        }
        if (width == 0) {
            m_tree->append(list, content(depth + 1));
            continue;
        }
        JavaNumber value;
        const Index node = number(type, value)     ? addJavaNumber(*m_tree, value)
                           : m_state == State::Cut ? m_tree->add(Kind::Omitted)
                                                   : NodeTree::kNone;
        if (node == NodeTree::kNone && m_state == State::Good)
            m_state = State::Cut; // the tree is full
        m_tree->append(list, node);
    }
}

Index JavaStream::enumeration(int depth)
{
    qint32 described = kNoClass;
    if (!classDescription(described, depth))
        return NodeTree::kNone;
    if (described == kNoClass) {
        refuse();
        return NodeTree::kNone;
    }
    const Index node = m_tree->add(Kind::Opaque, m_classes[static_cast<size_t>(described)].name);
    newHandle({kNoClass, node});
    const Index name = content(depth + 1); // a text, or a reference to one
    if (m_state == State::Good && m_tree->at(name).kind != Kind::String)
        refuse();
    m_tree->append(node, m_tree->add(Kind::String, "value"));
    m_tree->append(node, name);
    return node;
}

Index JavaStream::classObject(int depth)
{
    qint32 described = kNoClass;
    if (!classDescription(described, depth))
        return NodeTree::kNone;
    const Index node = classNode(described);
    newHandle({kNoClass, node});
    return node;
}

Index JavaStream::classNode(qint32 classIndex)
{
    if (classIndex == kNoClass)
        return m_tree->add(Kind::Null);
    const Index node = m_tree->add(Kind::Opaque, "java.lang.Class");
    if (node != NodeTree::kNone) {
        m_tree->append(node, m_tree->add(Kind::String, "value"));
        m_tree->append(node, m_tree->add(Kind::String, m_classes[static_cast<size_t>(classIndex)].name));
    }
    return node;
}

Index JavaStream::text(bool isLong)
{
    const size_t handle = newHandle({});
    quint64 longLength = 0;
    quint16 length = 0;
    QByteArrayView bytes;
    const bool read = isLong ? m_cursor.bigEndian(longLength) && m_cursor.bytes(longLength, bytes)
                             : m_cursor.bigEndian(length) && m_cursor.bytes(length, bytes);
    if (!read) {
        ended();
        return NodeTree::kNone;
    }
    m_handles[handle].text = textFromModifiedUtf8(*m_tree, bytes);
    return m_tree->add(Kind::String, m_handles[handle].text);
}

Index JavaStream::reference()
{
    quint32 number = 0;
    if (!m_cursor.bigEndian(number)) {
        ended();
        return NodeTree::kNone;
    }
    number -= kFirstHandle; // wraps for what is below
    if (number >= m_handles.size()) {
        refuse();
        return NodeTree::kNone;
    }
    const Handle handle = m_handles[number];
    if (handle.classIndex != kNoClass)
        return classNode(handle.classIndex);
    if (!handle.text.isNull())
        return m_repeated.addText(*m_tree, handle.text);
    if (handle.node == NodeTree::kNone) {
        refuse();
        return NodeTree::kNone;
    }
    return m_repeated.add(*m_tree, handle.node);
}

/// Writing failed with this; nothing of use comes behind it.
Index JavaStream::exception(int depth)
{
    m_handles.clear();
    const Index thrown = content(depth + 1);
    m_handles.clear();
    m_isAborted = m_state == State::Good;
    if (m_state == State::Good)
        m_state = State::Cut;
    return thrown;
}

Index JavaStream::block(bool isLong)
{
    QByteArrayView bytes;
    return blockBytes(isLong, bytes) ? m_tree->add(Kind::Bytes, bytes) : NodeTree::kNone;
}

bool JavaStream::blockBytes(bool isLong, QByteArrayView &result)
{
    quint8 length = 0;
    quint32 longLength = 0;
    const bool read = isLong ? m_cursor.bigEndian(longLength) && m_cursor.bytes(longLength, result)
                             : m_cursor.byte(length) && m_cursor.bytes(length, result);
    return read || ended();
}

bool JavaStream::number(char type, JavaNumber &result)
{
    result.type = type;
    const auto read = [this, &result](auto value) {
        if (!m_cursor.bigEndian(value))
            return ended();
        result.integer = static_cast<qint64>(value);
        return true;
    };
    switch (type) {
    case 'B':
        return read(qint8(0));
    case 'Z':
        return read(quint8(0));
    case 'C':
        return read(quint16(0));
    case 'S':
        return read(qint16(0));
    case 'I':
        return read(qint32(0));
    case 'J':
        return read(qint64(0));
    case 'F':
        if (!read(quint32(0)))
            return false;
        result.real = static_cast<double>(std::bit_cast<float>(static_cast<quint32>(result.integer)));
        return true;
    default:
        return m_cursor.bigEndian(result.real) || ended();
    }
}

bool JavaStream::shortText(QByteArrayView &result)
{
    quint16 length = 0;
    if (!m_cursor.bigEndian(length) || !m_cursor.bytes(length, result))
        return ended();
    result = textFromModifiedUtf8(*m_tree, result);
    return true;
}

size_t JavaStream::newHandle(Handle handle)
{
    // Each costs the stream some bytes, and is given up with the payload.
    m_handles.push_back(handle);
    return m_handles.size() - 1;
}

bool JavaStream::ended()
{
    m_state = m_isPrefix ? State::Cut : State::Bad;
    return false;
}

bool JavaStream::refuse()
{
    m_state = State::Bad;
    return false;
}

} // namespace formats
