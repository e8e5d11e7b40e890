// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/javasamples.h"
#include "tests/formats/codecs/javasessionsamples.h"
#include "tests/formats/codecs/treedump.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace
{

using formats::decodeJava;
using formats::NodeTree;
using support::dump;
using support::JavaSampleRow;
using support::kJavaOrders;
using support::kJavaSamples;
using support::kTomcatSessions;
using Kind = NodeTree::Kind;

std::string decoded(const QByteArray &bytes, bool isPrefix = false)
{
    NodeTree tree;
    return dump(tree, decodeJava(bytes, isPrefix, tree));
}

QByteArray bigEndian(quint64 value, int width)
{
    QByteArray bytes;
    for (int i = width; i-- > 0;)
        bytes += static_cast<char>(static_cast<quint8>(value >> (8 * i)));
    return bytes;
}

QByteArray utf(const QByteArray &text)
{
    return bigEndian(static_cast<quint64>(text.size()), 2) + text;
}

const QByteArray kHeader = QByteArray::fromHex("aced0005");
/// As a class or an object: what has this number in the stream.
QByteArray handle(quint32 number)
{
    return 'q' + bigEndian(0x7e0000 + number, 4);
}

/// A description without its annotation and its parent; `fields` as they stand in the stream.
QByteArray classOf(const QByteArray &name, int flags = 2, const QByteArray &fields = {}, quint16 count = 0)
{
    return 'r' + utf(name) + QByteArray(8, '\1') + static_cast<char>(flags) + bigEndian(count, 2) + fields;
}

/// Nothing annotated, no parent.
const QByteArray kEndOfClass = "xp";

int depthOf(const NodeTree &tree, NodeTree::Index index)
{
    int deepest = 0;
    for (auto at = tree.at(index).first; at != NodeTree::kNone; at = tree.at(at).next)
        deepest = std::max(deepest, depthOf(tree, at));
    return deepest + (tree.at(index).isContainer() ? 1 : 0);
}

class JavaSample : public ::testing::TestWithParam<JavaSampleRow>
{
};

TEST_P(JavaSample, Decodes)
{
    EXPECT_EQ(decoded(QByteArray::fromHex(GetParam().stream)), GetParam().tree);
}

TEST_P(JavaSample, IsNothingWhenCut)
{
    const QByteArray whole = QByteArray::fromHex(GetParam().stream);
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const QByteArray cut = whole.first(size);
        NodeTree tree;
        EXPECT_EQ(decodeJava(cut, false, tree), NodeTree::kNone) << size;
        tree.clear();
        const auto root = decodeJava(cut, true, tree);
        EXPECT_TRUE(size < 4 ? root == NodeTree::kNone : tree.isIncomplete()) << size;
        EXPECT_NO_FATAL_FAILURE(dump(tree, root));
    }
    EXPECT_EQ(decoded(whole + 'p'), "none");
    EXPECT_EQ(decoded(whole + '\0'), "none");
    EXPECT_EQ(decoded(whole + 'p', true), GetParam().tree);
}

INSTANTIATE_TEST_SUITE_P(Java, JavaSample, ::testing::ValuesIn(kJavaSamples),
                         [](const auto &sample) { return std::string(sample.param.name); });

INSTANTIATE_TEST_SUITE_P(JavaOrders, JavaSample, ::testing::ValuesIn(kJavaOrders),
                         [](const auto &sample) { return std::string(sample.param.name); });

TEST(Java, ReadsTheSessionsOfTomcat)
{
    for (const JavaSampleRow &sample : kTomcatSessions) {
        const QByteArray whole = QByteArray::fromHex(sample.stream);
        NodeTree tree;
        auto root = decodeJava(whole, false, tree);
        EXPECT_EQ(dump(tree, root), sample.tree) << sample.name;
        EXPECT_FALSE(tree.isIncomplete()) << sample.name;
        EXPECT_EQ(decoded(whole + 'p'), "none") << sample.name;
        for (qsizetype size = 4; size < whole.size(); ++size) {
            tree.clear();
            root = decodeJava(whole.first(size), true, tree);
            ASSERT_NE(root, NodeTree::kNone) << sample.name << ' ' << size;
            // Two sessions in a row, or one and something else, are none.
            EXPECT_NO_FATAL_FAILURE(decoded(whole.first(size)));
        }
        EXPECT_NE(decoded(whole.chopped(20), true).find("alice"), std::string::npos) << sample.name;
    }
    const QByteArray longs = QByteArray::fromHex(kTomcatSessions[2].stream).first(100);
    EXPECT_EQ(decoded(longs + 't' + utf("x")), "none");
}

TEST(Java, AnAttributeThatCouldNotBeWrittenDoesNotHideTheOthers)
{
    const auto boxed = [](const char *name, char type, const QByteArray &value) {
        return 's' + classOf(name, 2, type + utf("value"), 1) + kEndOfClass + value;
    };
    const auto number = [&boxed](qint64 value) {
        return boxed("java.lang.Long", 'J', bigEndian(static_cast<quint64>(value), 8));
    };
    const QByteArray yes = boxed("java.lang.Boolean", 'Z', "\1");
    const QByteArray begin = kHeader + number(5) + number(6) + number(7) + yes + yes + number(8) + 't' + utf("id");
    const QByteArray failed = 's' + classOf("Half", 2, 'L' + utf("a") + 't' + utf("LA;"), 1) + kEndOfClass + '{' + 's' +
                              classOf("java.io.NotSerializableException") + kEndOfClass;
    const QByteArray attributes = 't' + utf("bad") + failed + 't' + utf("user") + 't' + utf("eve");
    const std::string expected =
        "{\"creationTime\": 5, \"lastAccessedTime\": 6, \"maxInactiveInterval\": 7, \"isNew\": true, \"isValid\": "
        "true, \"thisAccessedTime\": 8, \"id\": \"id\", \"attributes\": {\"bad\": Half{\"a\": "
        "java.io.NotSerializableException{}}, \"user\": \"eve\"}}";
    EXPECT_EQ(decoded(begin + number(2) + attributes), expected);
    QByteArray told = attributes;
    told.insert(attributes.indexOf("t" + utf("user")), 't' + utf("___NOT_SERIALIZABLE_EXCEPTION___"));
    EXPECT_EQ(decoded(begin + number(2) + told), expected);
    EXPECT_EQ(decoded(begin + number(3) + attributes), "none");
    EXPECT_EQ(decoded(begin + number(1) + attributes), "none");
}

TEST(Java, GuessingTheOrderHasAnEnd)
{
    // Many classes that write themselves, and a stream that none of the orders makes whole.
    QByteArray stream = kHeader + 'u' + classOf("[Ljava.lang.Object;") + kEndOfClass + bigEndian(5000, 4);
    for (int i = 0; i < 1000; ++i)
        stream +=
            's' + classOf("A" + QByteArray::number(i), 3, 'I' + utf("f"), 1) + kEndOfClass + bigEndian(1, 4) + 'x';
    EXPECT_EQ(decoded(stream + '\0'), "none");
    NodeTree tree;
    tree.add(Kind::Null);
    decodeJava(stream + '\0', false, tree);
    EXPECT_EQ(tree.size(), 1U) << "what was tried is taken back";
}

TEST(Java, EmptyAndOtherBytesAreNoStream)
{
    EXPECT_EQ(decoded(""), "none");
    EXPECT_EQ(decoded("", true), "none");
    EXPECT_EQ(decoded(kHeader), "none");
    EXPECT_EQ(decoded(QByteArray::fromHex("aced000670")), "none");
    EXPECT_EQ(decoded(kHeader + 'x'), "none");
    EXPECT_EQ(decoded("{\"a\":1}"), "none");
}

TEST(Java, TextsAreUtf8)
{
    const QByteArray zero = kHeader + 't' + utf("a\xc0\x80z");
    NodeTree tree;
    const auto root = decodeJava(zero, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_EQ(tree.at(root).text, QByteArrayView("a\0z", 3));
    EXPECT_EQ(decoded(kHeader + '|' + bigEndian(70'000, 8) + QByteArray(70'000, 'x')).size(), 70'002U);
    EXPECT_EQ(decoded(kHeader + 't' + utf("\xed\xa0\xbd\xed\xa0\xbd")), "\"\uFFFD\uFFFD\"");
    EXPECT_EQ(decoded(kHeader + 't' + utf("a\xed")), "\"a\xed\"");
}

TEST(Java, BlocksThatFollowEachOtherAreOne)
{
    const QByteArray object = kHeader + 's' + classOf("shop.Blob", 3) + kEndOfClass;
    EXPECT_EQ(decoded(object + "w\2ab" + "z" + bigEndian(1, 4) + "c" + "x"), "shop.Blob{\"data\": x616263}");
    EXPECT_EQ(decoded(object + "w\1a" + "p" + "w\1b" + "x"),
              "shop.Blob{\"data\": x61, \"object\": null, \"data\": x62}");
    EXPECT_EQ(decoded(object + "w" + QByteArray(1, '\0') + "x"), "shop.Blob{}");
}

TEST(Java, ATopLevelBlockIsBytes)
{
    EXPECT_EQ(decoded(kHeader + "w\2ab"), "x6162");
}

TEST(Java, AResetForgetsNothingBeforeTheFirstObject)
{
    EXPECT_EQ(decoded(kHeader + "yyp"), "null");
    EXPECT_EQ(decoded(kHeader + "s" + classOf("A", 3) + kEndOfClass + "yx"), "none");
}

TEST(Java, AnExceptionEndsTheStream)
{
    const QByteArray stream = kHeader + '{' + 's' + classOf("java.io.IOException") + kEndOfClass + 'y';
    NodeTree tree;
    const auto root = decodeJava(stream, false, tree);
    EXPECT_EQ(dump(tree, root), "java.io.IOException{}");
    EXPECT_TRUE(tree.isIncomplete());
}

TEST(Java, TheNumbersOfWhatWasWrittenAreChecked)
{
    EXPECT_EQ(decoded(kHeader + handle(0)), "none");
    EXPECT_EQ(decoded(kHeader + 'q' + bigEndian(0, 4)), "none");
    EXPECT_EQ(decoded(kHeader + 'q' + bigEndian(~quint64(0), 4)), "none");
    EXPECT_EQ(decoded(kHeader + "sp"), "none");                                 // of no class
    EXPECT_EQ(decoded(kHeader + "s" + handle(0)), "none");                      // nor of one that comes later
    EXPECT_EQ(decoded(kHeader + "s" + classOf("A") + 'x' + handle(0)), "none"); // its own parent
    EXPECT_EQ(decoded(kHeader + "up" + bigEndian(0, 4)), "none");
    EXPECT_EQ(decoded(kHeader + "u" + classOf("A") + kEndOfClass + bigEndian(0, 4)), "none");
    EXPECT_EQ(decoded(kHeader + "~p" + "t" + utf("A")), "none");
    EXPECT_EQ(decoded(kHeader + "~" + classOf("A", 0x12) + kEndOfClass + "p"), "none");
    EXPECT_EQ(decoded(kHeader + "s" + classOf("java.lang.Long") + kEndOfClass), "none");
    EXPECT_EQ(decoded(kHeader + "s" + classOf("A", 4) + kEndOfClass), "none"); // only A can read on
    EXPECT_EQ(decoded(kHeader + "s" + classOf("A", 2, "?" + utf("f"), 1) + kEndOfClass + "p"), "none");
}

TEST(Java, DeclaredLengthsAreOnlyCompared)
{
    for (const quint64 length : {quint64(1) << 31, (quint64(1) << 31) - 1, (quint64(1) << 32) - 1}) {
        QByteArrayList streams{kHeader + 'z' + bigEndian(length, 4) + "abc"};
        for (const char *name : {"[B", "[C", "[J", "[Z", "[Ljava.lang.Object;", "[[I"})
            streams += kHeader + 'u' + classOf(name) + kEndOfClass + bigEndian(length, 4) + "ppp";
        streams += kHeader + 's' + '}' + bigEndian(length, 4) + utf("A");
        for (const QByteArray &stream : streams) {
            EXPECT_EQ(decoded(stream), "none");
            EXPECT_NO_FATAL_FAILURE(decoded(stream, true));
        }
    }
    for (const quint64 length : {quint64(1) << 63, ~quint64(0), quint64(1) << 32})
        EXPECT_EQ(decoded(kHeader + '|' + bigEndian(length, 8) + "abc"), "none");
}

TEST(Java, AnArrayIsCutWhereItsBytesEnd)
{
    const QByteArray array = kHeader + 'u' + classOf("[I") + kEndOfClass + bigEndian(1'000'000, 4);
    EXPECT_EQ(decoded(array + bigEndian(1, 4) + bigEndian(2, 4) + "ab", true), "[1, 2, ...]");
    const QByteArray object = kHeader + 's' + classOf("A", 2, 'I' + utf("a") + 'J' + utf("b"), 2) + kEndOfClass;
    EXPECT_EQ(decoded(object + bigEndian(1, 4) + "ab", true), "A{\"a\": 1, \"b\": ...}");
}

TEST(Java, AMapIsCutBehindAKey)
{
    const QByteArray map = kHeader + 's' + classOf("java.util.HashMap", 3) + kEndOfClass + "w\1a";
    EXPECT_EQ(decoded(map + 't' + utf("k") + 't' + utf("v") + 't' + utf("x") + "t", true),
              "{\"k\": \"v\", \"x\": ...}");
    EXPECT_EQ(decoded(map + 't' + utf("k") + "x"), "{\"k\": ...}");
}

TEST(Java, DeepObjectsAreLeftOut)
{
    const QByteArray first = 'u' + classOf("[Ljava.lang.Object;") + kEndOfClass + bigEndian(1, 4);
    const QByteArray next = 'u' + handle(0) + bigEndian(1, 4);
    for (const int depth : {60, 100, 198, 250, 100'000}) {
        const QByteArray cut = kHeader + first + next.repeated(depth);
        const QByteArray whole = cut + 'p';
        NodeTree tree;
        const auto root = decodeJava(whole, false, tree);
        ASSERT_NE(root, NodeTree::kNone) << depth;
        EXPECT_EQ(depthOf(tree, root), std::min(depth + 1, NodeTree::kDeepest));
        EXPECT_EQ(tree.isIncomplete(), depth >= NodeTree::kDeepest);
        tree.clear();
        EXPECT_EQ(decodeJava(cut, false, tree) == NodeTree::kNone, depth < 200);
    }
}

TEST(Java, DeepOrEndlessAncestorsAreRefused)
{
    const QByteArray parent = classOf("A") + 'x';
    EXPECT_EQ(decoded(kHeader + 's' + parent.repeated(60) + 'p'), "A{}");
    EXPECT_EQ(decoded(kHeader + 's' + parent.repeated(100'000) + 'p'), "none");
    EXPECT_EQ(decoded(kHeader + 's' + parent.repeated(100'000)), "none");
    EXPECT_NO_FATAL_FAILURE(decoded(kHeader + 's' + parent.repeated(100'000), true));
    // In the annotation of a class, an object of a class with an annotation …
    const QByteArray annotated = classOf("A") + 's';
    EXPECT_NO_FATAL_FAILURE(decoded(kHeader + 's' + annotated.repeated(100'000)));
    EXPECT_NO_FATAL_FAILURE(decoded(kHeader + 'v' + (classOf("A") + 'v').repeated(100'000)));
    EXPECT_NO_FATAL_FAILURE(decoded(kHeader + '~' + (classOf("A") + '~').repeated(100'000)));
    EXPECT_NO_FATAL_FAILURE(decoded(kHeader + QByteArray(100'000, '{')));
    // A parent that is only complete together with its child.
    EXPECT_EQ(decoded(kHeader + 's' + classOf("A") + "s" + classOf("B") + 'x' + handle(0) + kEndOfClass), "none");
}

TEST(Java, ABillionLaughsStaySmall)
{
    // Each array holds the one before it ten times.
    QByteArray stream = kHeader + 'u' + classOf("[Ljava.lang.Object;") + kEndOfClass + bigEndian(40, 4);
    quint32 last = 1; // the number of the outer array; the class has 0
    for (int i = 0; i < 40; ++i) {
        stream += 'u' + handle(0) + bigEndian(10, 4) + handle(last).repeated(10);
        ++last;
    }
    NodeTree tree;
    ASSERT_NE(decodeJava(stream, false, tree), NodeTree::kNone);
    EXPECT_LT(tree.size(), 500U);
}

TEST(Java, ALongTextIsNotRepeatedWithoutEnd)
{
    const QByteArray text = '|' + bigEndian(1'000'000, 8) + QByteArray(1'000'000, 'x');
    const QByteArray stream = kHeader + 'u' + classOf("[Ljava.lang.Object;") + kEndOfClass + bigEndian(1001, 4) + text +
                              handle(2).repeated(1000);
    NodeTree tree;
    const auto root = decodeJava(stream, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    qsizetype shown = 0;
    for (auto at = tree.at(root).first; at != NodeTree::kNone; at = tree.at(at).next)
        shown += tree.at(at).text.size();
    EXPECT_LT(shown, 20'000'000);
}

TEST(Java, AFullTreeIsReturnedAsItIs)
{
    const QByteArray stream =
        kHeader + 'u' + classOf("[Ljava.lang.Object;") + kEndOfClass + bigEndian(300'000, 4) + QByteArray(300'000, 'p');
    NodeTree tree;
    const auto root = decodeJava(stream, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    EXPECT_GT(tree.at(root).children, 199'000U);
}

TEST(Java, ObjectsOfManyAncestorsCostLittle)
{
    const QByteArray ancestors = (classOf("A") + 'x').repeated(64) + 'p';
    const QByteArray stream = kHeader + 'u' + classOf("[Ljava.lang.Object;") + kEndOfClass + bigEndian(100'000, 4) +
                              's' + ancestors + ('s' + handle(2)).repeated(99'999);
    NodeTree tree;
    EXPECT_NE(decodeJava(stream, false, tree), NodeTree::kNone);
}

TEST(Java, KnownNamesOnOtherShapesDoNoHarm)
{
    const QByteArrayList names{"java.util.HashMap",
                               "java.util.ArrayList",
                               "java.util.Vector",
                               "java.util.CollSer",
                               "java.util.TreeSet",
                               "java.util.Date",
                               "java.time.Ser",
                               "java.util.UUID",
                               "java.math.BigInteger",
                               "java.math.BigDecimal",
                               "java.sql.Timestamp",
                               "java.util.Collections$SingletonMap",
                               "java.lang.Long",
                               "java.util.Collections$UnmodifiableList",
                               "org.apache.shiro.session.mgt.SimpleSession"};
    const QByteArrayList fields{"elementData", "magnitude", "intVal", "value", "c", "k", "tag", "elementCount"};
    for (const QByteArray &name : names) {
        for (const QByteArray &parent : names) {
            for (const QByteArray &field : fields) {
                for (const QByteArray &content : {QByteArray("p"), QByteArray('t' + utf("x")), handle(3)}) {
                    const QByteArray stream = kHeader + 's' + classOf(name, 3, 'L' + utf(field) + 't' + utf("LX;"), 1) +
                                              'x' + classOf(parent, 3, 'I' + utf(field), 1) + kEndOfClass +
                                              bigEndian(99, 4) + "w\3abc" + content + 'x' + content + content +
                                              "w\3abc" + 'x';
                    EXPECT_NO_FATAL_FAILURE(decoded(stream)) << name.constData();
                    EXPECT_NO_FATAL_FAILURE(decoded(stream.chopped(3), true));
                }
            }
        }
    }
}

class JavaFixture : public ::testing::TestWithParam<const char *>
{
};

/// Bytes as they are, since a literal may be in the middle of them.
void collect(const NodeTree &tree, NodeTree::Index index, std::string &text)
{
    const auto &node = tree.at(index);
    text += node.text.toByteArray().toStdString() + '\n';
    if (!node.isContainer())
        text += dump(tree, index) + '\n';
    for (auto at = node.first; at != NodeTree::kNone; at = tree.at(at).next)
        collect(tree, at, text);
}

TEST_P(JavaFixture, EveryFieldDecodesToItsLastByte)
{
    const auto fixture = support::Fixture::load(QString::fromLatin1(GetParam()));
    int found = 0;
    for (const auto &expected : fixture.expected) {
        const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                      [&expected](const auto &candidate) { return candidate.key == expected.key; });
        ASSERT_NE(key, fixture.keys.end());
        std::string shown;
        for (const auto &[field, value] : key->fields) {
            NodeTree tree;
            const auto root = decodeJava(value, false, tree);
            EXPECT_EQ(root == NodeTree::kNone, value.isEmpty()) << field.constData();
            EXPECT_FALSE(tree.isIncomplete()) << field.constData();
            if (root != NodeTree::kNone)
                collect(tree, root, shown);
            if (field == "creationTime") {
                EXPECT_EQ(dump(tree, root), std::to_string(expected.created));
            }
            if (field == "lastAccessedTime") {
                EXPECT_EQ(dump(tree, root), std::to_string(expected.lastAccess));
            }
        }
        for (const QByteArray &literal : expected.payloadHas)
            EXPECT_NE(shown.find(literal.toStdString()), std::string::npos) << literal.constData();
        if (!key->fields.isEmpty() && !expected.user.isEmpty()) {
            for (const char *nice : {"com.shop.model.Customer", "19.99", "custom-tail", "2024-05-06"})
                EXPECT_NE(shown.find(nice), std::string::npos) << nice;
        }
        ++found;
    }
    EXPECT_EQ(found, fixture.expected.size());
}

INSTANTIATE_TEST_SUITE_P(Files, JavaFixture, ::testing::Values("spring-indexed", "spring-simple"));

TEST(JavaFixture, SpringSecurityNamesItsUser)
{
    const auto fixture = support::Fixture::load(QStringLiteral("spring-indexed"));
    int found = 0;
    for (const auto &key : fixture.keys) {
        for (const auto &[field, value] : key.fields) {
            if (field != "sessionAttr:SPRING_SECURITY_CONTEXT")
                continue;
            NodeTree tree;
            const auto root = decodeJava(value, false, tree);
            ASSERT_NE(root, NodeTree::kNone);
            const auto authentication = tree.find(root, "authentication");
            ASSERT_NE(authentication, NodeTree::kNone);
            const auto principal = tree.find(authentication, "principal");
            ASSERT_NE(principal, NodeTree::kNone);
            EXPECT_NE(tree.find(principal, "username"), NodeTree::kNone);
            EXPECT_NE(tree.find(tree.find(authentication, "details"), "remoteAddress"), NodeTree::kNone);
            ++found;
        }
    }
    EXPECT_GT(found, 3);
}

} // namespace
