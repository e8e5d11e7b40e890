// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"

#include "models/formats/codecs/gobmarshaled.h"
#include "models/formats/codecs/gobreader.h"
#include "models/formats/codecs/gobtypes.h"
#include "models/formats/codecs/treebuilder.h"

#include <QVarLengthArray>

#include <limits>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;
using Ref = GobTypes::Ref;

/// An interpreter with a stack of its own, since a recursive type nests as deep as its bytes reach: a level
/// costs one byte of them. What is nested deeper than a tree may be is read to its end without nodes.
///
/// A stream is cut into pieces, each with its length before it. A message is a piece, and so is what an
/// interface value holds. Wherever a type is needed for the first time, its definition is the end of the
/// piece, and the rest of the value follows as the next piece. So each definition must end where its piece
/// ends, and each value too; that makes gob easy to tell from other bytes.
class GobDecoder
{
public:
    GobDecoder(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_reader(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
    {
    }

    Index decode()
    {
        if (!m_reader.left())
            return NodeTree::kNone;
        qint64 id = 0;
        if (startPiece() && readTypes(id))
            openContents(Level{}, id, {}, 0);
        while (m_reader.isReading() && !m_levels.isEmpty())
            step();
        switch (m_reader.state()) {
        case GobState::Reading:
            if (m_reader.left())
                return NodeTree::kNone;
            if (m_isPrefix)
                m_tree.markIncomplete();
            return m_root;
        case GobState::Ended:
            return m_isPrefix ? brokenOff() : NodeTree::kNone;
        case GobState::Full:
            return brokenOff();
        case GobState::Wrong:
            break;
        }
        return NodeTree::kNone;
    }

private:
    enum class What : quint8 { Contents, Struct, List, Map };

    /// One of the values that are open.
    struct Level {
        What what = What::Contents;
        bool isSkipped = false; ///< its values are read and make no nodes
        bool isOpened = false;  ///< Contents: the value was begun
        quint8 depth = 0;       ///< how many containers of the tree stand above its values
        Index node = NodeTree::kNone;
        Ref key = 0;
        Ref element = 0;       ///< also: the struct, the type of the contents
        quint64 left = 0;      ///< List: elements; Map: keys and values; Struct: one more than the last field
        quint64 outerEnd = 0;  ///< Contents: where the piece around them ends
        QByteArrayView name{}; ///< Contents: of the type, by its registration
    };

    static constexpr qsizetype kMostLevels = NodeTree::kMostNodes;

    void step()
    {
        Level &level = m_levels.last();
        switch (level.what) {
        case What::Contents:
            if (level.isOpened)
                return closeContents();
            level.isOpened = true;
            return readContents(Level(level));
        case What::Struct:
            return stepStruct(level);
        case What::List:
        case What::Map:
            if (level.left == 0)
                return m_levels.removeLast();
            const bool isKey = level.what == What::Map && level.left % 2 == 0;
            --level.left;
            return readValue(Level(level), isKey ? level.key : level.element, {});
        }
    }

    void stepStruct(Level &level)
    {
        quint64 delta = 0;
        if (!m_reader.unsignedNumber(delta))
            return;
        if (delta == 0)
            return m_levels.removeLast();
        const GobType &type = m_types.at(level.element);
        if (delta > type.fields - level.left) {
            m_reader.fail(GobState::Wrong);
            return;
        }
        level.left += delta;
        const GobField &field = m_types.field(type.firstField + static_cast<quint32>(level.left) - 1);
        if (!level.isSkipped)
            place(level, m_tree.add(Kind::String, field.name));
        readValue(Level(level), m_types.find(field.type), {});
    }

    bool startPiece()
    {
        quint64 length = 0;
        if (!m_reader.unsignedNumber(length))
            return false;
        if (length > m_reader.left() && !m_isPrefix)
            return m_reader.fail(GobState::Wrong);
        if (length > std::numeric_limits<quint32>::max())
            return m_reader.fail(GobState::Wrong); // no session is so long, whatever was cut
        m_pieceEnd = m_reader.position() + length;
        return true;
    }

    /// The definitions before a value, and the id of its type.
    bool readTypes(qint64 &id)
    {
        while (m_reader.signedNumber(id) && id < 0) {
            if (id == std::numeric_limits<qint64>::min())
                return m_reader.fail(GobState::Wrong);
            if (!m_types.define(-id, m_reader))
                return false;
            if (m_reader.position() != m_pieceEnd)
                return m_reader.fail(GobState::Wrong);
            if (!startPiece())
                return false;
        }
        return m_reader.isReading();
    }

    /// A value that stands in a piece: the whole one, or an interface's.
    void openContents(const Level &around, qint64 id, QByteArrayView name, quint64 outerEnd)
    {
        Level level = around;
        level.what = What::Contents;
        level.isOpened = false;
        level.element = m_types.find(id);
        level.name = name;
        level.outerEnd = outerEnd;
        push(level);
    }

    void readContents(const Level &level)
    {
        const bool isStruct =
            level.element >= GobTypes::kFirstOwn && m_types.at(level.element).form == GobType::Form::Struct;
        quint64 mark = 0; // in the place of a field's number
        if (!isStruct && m_reader.unsignedNumber(mark) && mark != 0)
            m_reader.fail(GobState::Wrong);
        readValue(level, level.element, level.name);
    }

    void closeContents()
    {
        if (m_reader.position() != m_pieceEnd) {
            m_reader.fail(GobState::Wrong);
            return;
        }
        m_pieceEnd = m_levels.last().outerEnd;
        m_levels.removeLast();
    }

    /// Reads a scalar, or opens what has values of its own. `around` is where the value belongs.
    void readValue(const Level &around, Ref type, QByteArrayView name)
    {
        if (!m_reader.isReading())
            return;
        if (type >= GobTypes::kFirstOwn)
            return readOwn(around, type, name);
        if (type == GobTypes::kInterface)
            return readInterface(around);
        const Index node = readBuiltIn(around, type);
        if (m_reader.isReading() && !around.isSkipped)
            place(around, node);
    }

    Index readBuiltIn(const Level &around, Ref type)
    {
        QByteArrayView text;
        quint64 bits = 0;
        qint64 integer = 0;
        double number = 0;
        const auto made = [&around](bool isRead) { return isRead && !around.isSkipped; };
        switch (type) {
        case GobTypes::kBool:
            return made(m_reader.unsignedNumber(bits)) ? m_tree.addBool(bits != 0) : NodeTree::kNone;
        case GobTypes::kInt:
            return made(m_reader.signedNumber(integer)) ? m_tree.addInteger(integer) : NodeTree::kNone;
        case GobTypes::kUint:
            return made(m_reader.unsignedNumber(bits)) ? addUnsigned(bits) : NodeTree::kNone;
        case GobTypes::kFloat:
            return made(m_reader.floatingNumber(number)) ? m_tree.addDouble(number) : NodeTree::kNone;
        case GobTypes::kBytes:
            return made(m_reader.text(text)) ? m_tree.add(Kind::Bytes, text) : NodeTree::kNone;
        case GobTypes::kString:
            return made(m_reader.text(text)) ? m_tree.add(Kind::String, text) : NodeTree::kNone;
        case GobTypes::kComplex: {
            double imaginary = 0;
            const bool isRead = m_reader.floatingNumber(number) && m_reader.floatingNumber(imaginary);
            return made(isRead) ? addComplex(number, imaginary) : NodeTree::kNone;
        }
        default:
            m_reader.fail(GobState::Wrong);
            return NodeTree::kNone;
        }
    }

    Index addUnsigned(quint64 value)
    {
        if (value <= static_cast<quint64>(std::numeric_limits<qint64>::max()))
            return m_tree.addInteger(static_cast<qint64>(value));
        return m_tree.add(Kind::BigInteger, m_tree.keep(QByteArray::number(value)));
    }

    Index addComplex(double real, double imaginary)
    {
        const Index node = m_tree.add(Kind::Opaque, "complex128");
        append(node, m_tree.add(Kind::String, "real"));
        append(node, m_tree.addDouble(real));
        append(node, m_tree.add(Kind::String, "imag"));
        append(node, m_tree.addDouble(imaginary));
        return node;
    }

    /// A registered name, and its value in a piece; or nothing, for nil.
    void readInterface(const Level &around)
    {
        QByteArrayView name;
        if (!m_reader.text(name))
            return;
        if (name.isEmpty()) {
            if (!around.isSkipped)
                place(around, m_tree.add(Kind::Null));
            return;
        }
        qint64 id = 0;
        if (!readTypes(id))
            return;
        const quint64 outerEnd = m_pieceEnd;
        if (startPiece())
            openContents(around, id, name, outerEnd);
    }

    void readOwn(const Level &around, Ref ref, QByteArrayView name)
    {
        const GobType &type = m_types.at(ref);
        while (name.startsWith('*')) // gob sends what pointers point to
            name = name.sliced(1);
        if (name.isEmpty())
            name = type.name;
        if (type.isMarshaled())
            return readMarshaled(around, type.form, name);

        Level level;
        level.element = m_types.find(type.element);
        level.depth = static_cast<quint8>(qMin(around.depth + 1, NodeTree::kDeepest + 1));
        level.isSkipped = around.isSkipped || level.depth > NodeTree::kDeepest;
        Kind kind = Kind::List;
        switch (type.form) {
        case GobType::Form::Struct:
            level.what = What::Struct;
            level.element = ref;
            kind = Kind::Opaque;
            if (name.isEmpty())
                name = "struct";
            break;
        case GobType::Form::Map:
            level.what = What::Map;
            level.key = m_types.find(type.key);
            kind = Kind::Map;
            break;
        default:
            level.what = What::List;
        }
        if (level.what != What::Struct && !readCount(type, level))
            return;
        if (!around.isSkipped) {
            if (level.isSkipped) {
                m_tree.markIncomplete();
                place(around, m_tree.add(Kind::Omitted));
            } else {
                level.node = m_tree.add(kind, kind == Kind::Opaque ? name : QByteArrayView());
                place(around, level.node);
            }
        }
        push(level);
    }

    bool readCount(const GobType &type, Level &level)
    {
        quint64 count = 0;
        if (!m_reader.unsignedNumber(count))
            return false;
        // No value is shorter than a byte.
        if (!m_isPrefix && count > m_reader.left())
            return m_reader.fail(GobState::Wrong);
        if (count > std::numeric_limits<quint32>::max())
            return m_reader.fail(GobState::Wrong);
        if (type.form == GobType::Form::Array && static_cast<qint64>(count) != type.length)
            return m_reader.fail(GobState::Wrong);
        level.left = level.what == What::Map ? 2 * count : count;
        return true;
    }

    /// A type that writes itself as bytes or text: those, unless it is one that everybody uses.
    void readMarshaled(const Level &around, GobType::Form form, QByteArrayView name)
    {
        QByteArrayView bytes;
        if (!m_reader.text(bytes) || around.isSkipped)
            return;
        Kind kind = form == GobType::Form::TextMarshaler ? Kind::String : Kind::Bytes;
        if (kind == Kind::Bytes && (name == "Time" || name.endsWith(".Time"))) {
            if (const auto text = goTimeText(bytes)) {
                if (name == "Time") // as it is called in a struct that it is a field of
                    name = "time.Time";
                kind = Kind::String;
                bytes = m_tree.keep(*text);
            }
        } else if (kind == Kind::Bytes && bytes.size() == 16 && name.endsWith("UUID")) {
            kind = Kind::String;
            bytes = m_tree.keep(uuidText(bytes));
        }
        const Index node = m_tree.add(Kind::Opaque, name);
        append(node, m_tree.add(Kind::String, "value"));
        append(node, m_tree.add(kind, bytes));
        place(around, node);
    }

    void push(const Level &level)
    {
        if (m_levels.size() >= kMostLevels)
            m_reader.fail(GobState::Full);
        else
            m_levels.append(level);
    }

    void append(Index parent, Index child)
    {
        if (child == NodeTree::kNone)
            m_reader.fail(GobState::Full);
        m_tree.append(parent, child);
    }

    /// The value belongs into the container that `around` is in, or is the root.
    void place(const Level &around, Index node)
    {
        if (around.node != NodeTree::kNone)
            append(around.node, node);
        else if (node == NodeTree::kNone)
            m_reader.fail(GobState::Full);
        else
            m_root = node;
    }

    Index brokenOff()
    {
        m_tree.markIncomplete();
        if (m_root == NodeTree::kNone)
            m_root = m_tree.add(Kind::Omitted);
        if (m_levels.isEmpty())
            return m_root;
        const Level &innermost = m_levels.last();
        if (innermost.node != NodeTree::kNone && !innermost.isSkipped) // else it has its Omitted already
            markBreak(m_tree, innermost.node);
        // A container may have been a key, which has no value then.
        for (qsizetype i = m_levels.size(); i > 0; --i)
            completePair(m_tree, m_levels[i - 1].node);
        return m_root;
    }

    GobReader m_reader;
    bool m_isPrefix;
    NodeTree &m_tree;
    GobTypes m_types;
    QVarLengthArray<Level, 32> m_levels;
    quint64 m_pieceEnd = 0;
    Index m_root = NodeTree::kNone;
};

} // namespace

NodeTree::Index decodeGob(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return GobDecoder(bytes, isPrefix, tree).decode();
}

} // namespace formats
