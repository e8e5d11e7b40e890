// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/picklesamples.h"
#include "tests/formats/codecs/treedump.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace
{

using formats::decodePickle;
using formats::NodeTree;
using support::dump;
using support::kPickleSamples;
using support::PickleSampleRow;
using Kind = NodeTree::Kind;

std::string decoded(QByteArrayView bytes, bool isPrefix = false)
{
    NodeTree tree;
    return dump(tree, decodePickle(bytes, isPrefix, tree));
}

template<size_t Size> QByteArrayView literal(const char (&text)[Size])
{
    return {text, Size - 1};
}

QByteArray littleEndian(quint64 value, int width)
{
    QByteArray bytes;
    for (int i = 0; i < width; ++i)
        bytes += static_cast<char>(static_cast<quint8>(value >> (8 * i)));
    return bytes;
}

int depthOf(const NodeTree &tree, NodeTree::Index index)
{
    int deepest = 0;
    for (auto at = tree.at(index).first; at != NodeTree::kNone; at = tree.at(at).next)
        deepest = std::max(deepest, depthOf(tree, at));
    return deepest + (tree.at(index).isContainer() ? 1 : 0);
}

class PickleSample : public ::testing::TestWithParam<PickleSampleRow>
{
};

TEST_P(PickleSample, IsTheSameInAllProtocols)
{
    for (const char *pickle : GetParam().pickles)
        EXPECT_EQ(decoded(QByteArray::fromHex(pickle)), GetParam().tree) << pickle;
}

TEST_P(PickleSample, IsNothingWhenCut)
{
    for (const char *pickle : GetParam().pickles) {
        const QByteArray whole = QByteArray::fromHex(pickle);
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const QByteArray cut = whole.first(size);
            NodeTree tree;
            EXPECT_EQ(decodePickle(cut, false, tree), NodeTree::kNone) << size;
            tree.clear();
            const auto root = decodePickle(cut, true, tree);
            EXPECT_TRUE(root == NodeTree::kNone || tree.isIncomplete()) << size;
            EXPECT_NO_FATAL_FAILURE(dump(tree, root));
        }
        EXPECT_EQ(decoded(whole + '.'), "none");
        EXPECT_EQ(decoded(whole + '\0'), "none");
    }
}

INSTANTIATE_TEST_SUITE_P(Pickle, PickleSample, ::testing::ValuesIn(kPickleSamples),
                         [](const auto &sample) { return std::string(sample.param.name); });

struct Text {
    const char *name;
    QByteArray pickle;
    const char *tree;
};

class PickleText : public ::testing::TestWithParam<Text>
{
};

TEST_P(PickleText, Decodes)
{
    EXPECT_EQ(decoded(GetParam().pickle), GetParam().tree);
}

const Text kTexts[] = {
    {"Protocol0", "(dp0\nV_user_id\np1\nV42\np2\ns.", "{\"_user_id\": \"42\"}"},
    {"OldStrings",
     R"(S'it\'s \x41\102\n\\ \q')"
     "\n.",
     "\"it's AB\n\\ \\q\""},
    {"OldBytes",
     R"(S"\xff\x00")"
     "\n.",
     "xff00"},
    {"UnquotedString", "Sabc\n.", "none"},
    {"OpenString", "S'\n.", "none"},
    {"EscapeAtTheEnd", "S'a\\'\n.", "none"},
    {"RawUnicode", "Va\\u00e9\\U0001F600\xe9\\x\n.", "\"aé😀é\\x\""},
    {"SurrogatePair", "V\\ud83d\\ude00\n.", "\"😀\""},
    {"LoneSurrogates", "V\\ud83dx\\ude00\n.", "\"\uFFFDx\uFFFD\""},
    {"ShortEscape", "V\\u00e\n.", "none"},
    {"OldBooleans", "(I00\nI01\nI1\nt.", "[false, true, 1]"},
    {"LongWithSuffix", "L-007L\n.", "-7"},
    {"LongLong", "L-00123456789012345678901234567890L\n.", "-123456789012345678901234567890"},
    {"NotANumber", "Iseven\n.", "none"},
    {"NoDigits", "I\n.", "none"},
    {"Infinity", "F-inf\n.", "-inf"},
    {"NoFloat", "F1.5x\n.", "none"},
    {"PopsItemsAndMarks", "(N0N(10.", "none"},
    {"PopsAMark", "N(0.", "null"},
    {"PopsToTheMark", "N(NN1.", "null"},
    {"NothingToPop", "0.", "none"},
    {"NothingToStopWith", ".", "none"},
    {"NoMark", "Nt.", "none"},
    {"BelowTheMark", "](Na.", "none"},
    {"OddPairs", "}(Nu.", "none"},
    {"OddDict", "(Nd.", "none"},
    {"AppendToText", "Vx\nNa.", "none"},
    {"ItemsOfAList", "]NNs.", "none"},
    {"UnknownMemo", "g7\n.", "none"},
    {"HugeMemo", "Np4000000000\n.", "none"},
    {"DuplicatedScalar", "Vx\n2\x86.", "[\"x\", \"x\"]"},
    {"Instance", "(Vx\nishop\nUser\n.", "shop.User{\"args\": [\"x\"]}"},
    {"InstanceOfNothing", "ishop\nUser\n.", "none"},
    {"ClassAndArguments", "(cshop\nUser\nI1\no.", "shop.User{\"args\": [1]}"},
    {"NewObjectWithNames", "cshop\nUser\n)}Va\nI1\ns\x92.", "shop.User{\"kwargs\": {\"a\": 1}}"},
    {"ObjectWithItems", "cshop\nSession\n)RVa\nI1\ns.", "shop.Session{\"a\": 1}"},
    {"ObjectWithElements", "cshop\nBag\n)RI1\naI2\na.", "shop.Bag{\"items\": [1, 2]}"},
    {"CallsOfResults", "cshop\nmake\n)RI1\n\x85R.", "shop.make{\"callable\": shop.make{}, \"args\": [1]}"},
    {"CallOfAText", "Vx\n)R.", "none"},
    {"CallWithoutATuple", "cshop\nUser\nNR.", "none"},
    {"SafeString", "cdjango.utils.safestring\nSafeText\n(Vhi\ntR}b.", "\"hi\""},
    {"OldPairs", "ccollections\nOrderedDict\n((lp0\n(Vk\nI1\nlp1\natR.", "{\"k\": 1}"},
    {"OldReconstructor", "ccopy_reg\n_reconstructor\n(cshop\nUser\nc__builtin__\nobject\nNtR(dVa\nI1\nsb.",
     "shop.User{\"state\": {\"a\": 1}}"},
    {"PytzZone",
     "cdatetime\ndatetime\n(S'\\x07\\xe8\\x05\\x06\\x07\\x08\\t\\x00\\x00\\x00'\n"
     "cpytz\n_p\n(VEurope/Paris\nI7200\nI3600\nVCEST\ntRtR.",
     "datetime.datetime{\"value\": \"2024-05-06T07:08:09+02:00\"}"},
    {"DateOfNoMonth", "cdatetime\ndate\n(S'\\x07\\xe8\\x0d\\x06'\ntR.", "datetime.date{\"args\": [x07e80d06]}"},
    {"TimeOfTooManyMicroseconds", "cdatetime\ntime\n(S'\\x01\\x02\\x03\\xff\\xff\\xff'\ntR.",
     "datetime.time{\"args\": [x010203ffffff]}"},
    {"PersistentId", "Pabc\n.", "none"},
    {"UnknownOpcode", "\xff.", "none"},
    {"UnknownProtocol", "\x80\x06N.", "none"},
};

INSTANTIATE_TEST_SUITE_P(Pickle, PickleText, ::testing::ValuesIn(kTexts),
                         [](const auto &text) { return std::string(text.param.name); });

TEST(Pickle, RefusesWhatOnlyTheApplicationCouldFetch)
{
    for (const QByteArrayView pickle : {literal("NQ."), literal("\x82\x01."), literal("\x83\x01\x00."),
                                        literal("\x84\x01\x00\x00\x00."), literal("\x97."), literal("N\x98.")})
        EXPECT_EQ(decoded(pickle), "none") << pickle.front();
}

TEST(Pickle, DeclaredLengthsAreOnlyCompared)
{
    const struct {
        const char *opcode;
        int width;
    } counted[] = {{"T", 4}, {"X", 4}, {"B", 4}, {"\x8b", 4}, {"\x8d", 8}, {"\x8e", 8}, {"\x96", 8}, {"\x95", 8}};
    for (const auto &[opcode, width] : counted) {
        for (const quint64 length : {quint64(1) << 31, (quint64(1) << 32) - 1, quint64(1) << 63, ~quint64(0)}) {
            const QByteArray pickle = opcode + littleEndian(length, width) + "abc.";
            EXPECT_EQ(decoded(pickle), "none");
            EXPECT_NO_FATAL_FAILURE(decoded("\x80\x04" + pickle, true));
        }
    }
}

TEST(Pickle, LeavesOutNumbersThatTakeTooLong)
{
    EXPECT_EQ(decoded('L' + QByteArray(100'000, '9') + "L\n."), "...");
    EXPECT_EQ(decoded("\x8b" + littleEndian(100'000, 4) + QByteArray(100'000, '\x7f') + '.'), "...");
    const std::string most = decoded("\x8b" + littleEndian(256, 4) + QByteArray(256, '\xff') + '.');
    EXPECT_EQ(most, "-1");
    EXPECT_EQ(decoded("\x8b" + littleEndian(256, 4) + QByteArray(255, '\0') + "\x40.").size(), 616U);
}

struct Hostile {
    const char *name;
    QByteArray pickle;
    const char *suspicion;
};

class PickleHostile : public ::testing::TestWithParam<Hostile>
{
};

TEST_P(PickleHostile, IsMarkedAndNothingElse)
{
    NodeTree tree;
    EXPECT_NE(decodePickle(GetParam().pickle, false, tree), NodeTree::kNone);
    ASSERT_FALSE(tree.suspicions().isEmpty());
    EXPECT_EQ(tree.suspicions().first(), GetParam().suspicion);
    // Also when only its beginning is known.
    NodeTree prefix;
    decodePickle(GetParam().pickle.chopped(1), true, prefix);
    EXPECT_EQ(prefix.suspicions(), tree.suspicions());
}

const Hostile kHostile[] = {
    {"Reduce", "cos\nsystem\n(S'id'\ntR.", "os.system"},
    {"Posix", "cposix\nsystem\n(S'id'\ntR.", "posix.system"},
    {"Instance", "(S'id'\nios\nsystem\n.", "os.system"},
    {"ClassAndArguments", "(cos\nsystem\nS'id'\no.", "os.system"},
    {"Eval", "c__builtin__\neval\n(S'1'\ntR.", "__builtin__.eval"},
    {"Import", "cbuiltins\n__import__\n(S'os'\ntR.", "builtins.__import__"},
    {"Getattr", "cbuiltins\ngetattr\n(Vx\nVy\ntR.", "builtins.getattr"},
    {"GetattrUncalled", "cbuiltins\ngetattr\n.", "builtins.getattr"},
    {"GetattrKeptForLater", "cbuiltins\ngetattr\np0\n(czoneinfo\nZoneInfo\nV_unpickle\ntR0g0\n.", "builtins.getattr"},
    {"Popen", "csubprocess\nPopen\n((S'id'\nltR.", "subprocess.Popen"},
    {"Attrgetter", "coperator\nattrgetter\n(S'x'\ntR.", "operator.attrgetter"},
    {"Partial", "cfunctools\npartial\n)R.", "functools.partial"},
    {"NestedInState", "cshop\nUser\n)R}Vx\ncos\npopen\n(S'id'\ntRsb.", "os.popen"},
    {"NestedInArguments", "cshop\nUser\n(cos\nsystem\n(S'id'\ntRtR.", "os.system"},
    {"StackGlobal", "Vos\nVsystem\n\x93.", "os.system"},
    {"StackGlobalByMemo", "Vos\np0\n0Vsystem\np1\n0g0\ng1\n\x93.", "os.system"},
    {"Dotted", "chttp.server\nos.system\n.", "http.server.os.system"},
    {"DottedBuiltins", "ccollections\nabc.__builtins__\n.", "collections.abc.__builtins__"},
    {"ThrownAway", "cos\nsystem\n(S'id'\ntR0N.", "os.system"},
    {"FactoryOfMissingValues", "ccollections\ndefaultdict\n(cos\nsystem\ntR.", "os.system"},
};

INSTANTIATE_TEST_SUITE_P(Pickle, PickleHostile, ::testing::ValuesIn(kHostile),
                         [](const auto &hostile) { return std::string(hostile.param.name); });

TEST(Pickle, DoesNotSuspectAnApplicationsOwnClasses)
{
    for (const PickleSampleRow &sample : kPickleSamples) {
        for (const char *pickle : sample.pickles) {
            NodeTree tree;
            decodePickle(QByteArray::fromHex(pickle), false, tree);
            EXPECT_TRUE(tree.suspicions().isEmpty()) << sample.name;
        }
    }
    for (const QByteArrayView pickle : {literal("cshop.os\nsystem\n."), literal("cbuiltins\nValueError\n)R."),
                                        literal("c__builtin__\nobject\n."), literal("cmysystem\nUser.Role\n.")}) {
        NodeTree tree;
        EXPECT_NE(decodePickle(pickle, false, tree), NodeTree::kNone);
        EXPECT_TRUE(tree.suspicions().isEmpty()) << pickle.data();
    }
}

TEST(Pickle, DeepContainersAreLeftOut)
{
    constexpr int kDepth = 90'000;
    // Lists are written from the outside in, tuples from the inside out.
    for (const QByteArray &pickle :
         {QByteArray(kDepth, ']') + QByteArray(kDepth - 1, 'a') + '.', ')' + QByteArray(kDepth, '\x85') + '.',
          QByteArray(kDepth, '(') + QByteArray(kDepth, 't') + '.'}) {
        for (const qsizetype size : {pickle.size(), pickle.size() / 2 + 7, pickle.size() - 1}) {
            const QByteArray cut = pickle.first(size);
            NodeTree tree;
            const auto root = decodePickle(cut, size < pickle.size(), tree);
            ASSERT_NE(root, NodeTree::kNone);
            EXPECT_TRUE(tree.isIncomplete());
            EXPECT_LE(depthOf(tree, root), NodeTree::kDeepest);
        }
        NodeTree tree;
        EXPECT_EQ(depthOf(tree, decodePickle(pickle, false, tree)), NodeTree::kDeepest);
    }
}

TEST(Pickle, DeepByMemoIsNotDeep)
{
    QByteArray pickle = "](";
    for (int i = 0; i < 20'000; ++i) // each a tuple of the one before
        pickle +=
            i == 0 ? QByteArray(")p0\n") : 'g' + QByteArray::number(i - 1) + "\n\x85p" + QByteArray::number(i) + '\n';
    NodeTree tree;
    const auto root = decodePickle(pickle + "e.", false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_EQ(depthOf(tree, root), 2);
}

TEST(Pickle, ABillionLaughsStaySmall)
{
    QByteArray pickle = "](Vha\np0\n";
    for (int i = 0; i < 60; ++i) {
        const QByteArray last = 'g' + QByteArray::number(i) + '\n';
        pickle += '(' + last + last + last + last + "lp" + QByteArray::number(i + 1) + '\n';
    }
    NodeTree tree;
    ASSERT_NE(decodePickle(pickle + "e.", false, tree), NodeTree::kNone);
    EXPECT_LT(tree.size(), 400U);
}

TEST(Pickle, ALongTextIsNotRepeatedWithoutEnd)
{
    const QByteArray text(1'000'000, 'x');
    const QByteArray pickle = "](V" + text + "\np0\n" + QByteArray("g0\n").repeated(1000) + "e.";
    NodeTree tree;
    const auto root = decodePickle(pickle, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    qsizetype shown = 0;
    for (auto at = tree.at(root).first; at != NodeTree::kNone; at = tree.at(at).next)
        shown += tree.at(at).text.size();
    EXPECT_LT(shown, 20'000'000);
    // Nor converted or searched again and again.
    const QByteArray encode = "](c_codecs\nencode\np0\n(V" + text + "\u0100\nVlatin1\ntp1\n" +
                              QByteArray("g0\ng1\nR").repeated(50'000) + "e.";
    EXPECT_NE(decodePickle(encode, false, tree), NodeTree::kNone);
    tree.clear();
    const QByteArray uuids = "}p0\n(" + QByteArray("I1\nI2\n").repeated(20'000) + "u0](cuuid\nUUID\np1\n" +
                             QByteArray("g1\n)\x81g0\nb").repeated(20'000) + "e.";
    EXPECT_NE(decodePickle(uuids, false, tree), NodeTree::kNone);
    const QByteArray names = "](V" + text + "\np0\n" + QByteArray("g0\ng0\n\x93").repeated(5) + "e.";
    EXPECT_EQ(decoded(names), "none");
}

TEST(Pickle, ATimeThatIsUsedTwiceIsReadableTwice)
{
    const QByteArray date = "cdatetime\ndate\n(S'\\x07\\xe8\\x05\\x06'\ntRp0\n";
    EXPECT_EQ(decoded('(' + date + "g0\nt."),
              "[datetime.date{\"value\": \"2024-05-06\"}, datetime.date{\"value\": \"2024-05-06\"}]");
}

TEST(Pickle, ObjectsAreNeverInsideOfThemselves)
{
    EXPECT_EQ(decoded("]p0\ng0\na."), "[^0]");
    EXPECT_EQ(decoded("}p0\nVx\ng0\ns."), "{\"x\": ^0}");
    // The outer list is dropped, and then put into the inner one by way of the memo.
    EXPECT_EQ(decoded("]p0\n]p1\na0g1\ng0\na."), "[^0]");
    EXPECT_EQ(decoded("]p0\n0]g0\n2aa."), "[^0]");
    EXPECT_EQ(decoded("(]p0\n(g0\ntp1\na0g1\n."), "[^0]");
    EXPECT_EQ(decoded("cshop\nUser\n)Rp0\n}Vme\ng0\nsb."), "shop.User{\"state\": {\"me\": ^2}}");
}

TEST(Pickle, AFullTreeIsReturnedAsItIs)
{
    NodeTree tree;
    const auto root = decodePickle("](" + QByteArray(300'000, 'N') + "e.", false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    EXPECT_GT(tree.at(root).children, 100'000U);
    tree.clear();
    EXPECT_NE(decodePickle("]" + QByteArray("Na").repeated(300'000) + '.', false, tree), NodeTree::kNone);
    tree.clear();
    const QByteArray calls = "cshop\nBag\n)R" + QByteArray("I1\naNNs").repeated(60'000) + '.';
    EXPECT_NE(decodePickle(calls, false, tree), NodeTree::kNone);
}

TEST(Pickle, APrefixShowsItsBeginning)
{
    const auto prefix = [](QByteArrayView text) { return decoded(text, true); };
    EXPECT_EQ(prefix("}(Va\nI1\nVb\n"), "{\"a\": 1, \"b\": ...}");
    EXPECT_EQ(prefix("}(Va\nI1\nVb\n](I1\nI2\n"), "{\"a\": 1, \"b\": [1, 2, ...]}");
    EXPECT_EQ(prefix("}(Va\n(I1\nI2\n"), "{\"a\": [1, 2, ...]}");
    EXPECT_EQ(prefix("}Va\n}Vb\n](I1\n"), "{\"a\": {\"b\": [1, ...]}}");
    EXPECT_EQ(prefix("}(Va\ncshop\nUser\n(I1\n"), "{\"a\": shop.User{\"args\": [1, ...]}}");
    EXPECT_EQ(prefix("}(Va\ncshop\nUser\n)R}(Vname\nVbob\n"),
              "{\"a\": shop.User{\"state\": {\"name\": \"bob\", ...: ...}}}");
    EXPECT_EQ(prefix("}(Va\n}(Vb\nI1\nu"), "{\"a\": {\"b\": 1}, ...: ...}");
    // What ends within the prefix is whole.
    EXPECT_EQ(prefix("}(Va\nI1\nu."), "{\"a\": 1}");
    EXPECT_EQ(prefix("hello"), "none");
    EXPECT_EQ(prefix(""), "none");
}

TEST(Pickle, AValueUnderConstructionIsCut)
{
    // {'u': 'alice', 't': datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=timezone(+2 h)), 'i': UUID(int=5)}
    const std::pair<int, const char *> pickles[] = {
        {2, "80027d71002858010000007571015805000000616c69636571025801000000747103636461746574696d650a"
            "6461746574696d650a7104635f636f646563730a656e636f64650a7105580b00000007c3a805060708090000"
            "00710658060000006c6174696e317107867108527109636461746574696d650a74696d657a6f6e650a710a63"
            "6461746574696d650a74696d6564656c74610a710b4b004d201c4b0087710c52710d85710e52710f86711052"
            "7111580100000069711263757569640a555549440a7113298171147d71155803000000696e7471164b057362"
            "752e"},
        {3, "80037d71002858010000007571015805000000616c69636571025801000000747103636461746574696d650a"
            "6461746574696d650a7104430a07e805060708090000007105636461746574696d650a74696d657a6f6e650a"
            "7106636461746574696d650a74696d6564656c74610a71074b004d201c4b0087710852710985710a52710b86"
            "710c52710d580100000069710e63757569640a555549440a710f298171107d71115803000000696e7471124b"
            "057362752e"},
        {4, "8004958f000000000000007d94288c0175948c05616c696365948c0174948c086461746574696d65948c0864"
            "61746574696d65949394430a07e805060708090000009468048c0874696d657a6f6e6594939468048c097469"
            "6d6564656c74619493944b004d201c4b008794529485945294869452948c0169948c0475756964948c045555"
            "49449493942981947d948c03696e74944b057362752e"},
    };
    const std::string time = "datetime.datetime{\"value\": \"2024-05-06T07:08:09+02:00\"}";
    const std::string id = "uuid.UUID{\"value\": \"00000000-0000-0000-0000-000000000005\"}";
    const std::set<std::string> expected{
        "none",
        "...",
        "{...: ...}",
        "{\"u\": ...}",
        "{\"u\": \"alice\", ...: ...}",
        "{\"u\": \"alice\", \"t\": ...}",
        "{\"u\": \"alice\", \"t\": " + time + ", ...: ...}",
        "{\"u\": \"alice\", \"t\": " + time + ", \"i\": ...}",
        "{\"u\": \"alice\", \"t\": " + time + ", \"i\": " + id + ", ...: ...}",
    };
    for (const auto &[protocol, stream] : pickles) {
        const QByteArray whole = QByteArray::fromHex(stream);
        for (qsizetype size = 0; size < whole.size() - 2; ++size)
            EXPECT_EQ(expected.count(decoded(whole.first(size), true)), 1U)
                << protocol << ' ' << size << ' ' << decoded(whole.first(size), true);
    }
    // What is no value under construction stays: texts, keys, objects of applications.
    EXPECT_EQ(decoded("}(Va\nVbob\n", true), "{\"a\": \"bob\", ...: ...}");
    EXPECT_EQ(decoded("}(Va\nVb\nVdatetime\n", true), "{\"a\": \"b\", \"datetime\": ...}");
    EXPECT_EQ(decoded("}(Va\nVshop.models\n", true), "{\"a\": ...}");
    EXPECT_EQ(decoded("}(Va\nVshop.models\nVCart\n", true), "{\"a\": ...}");
    EXPECT_EQ(decoded("](Vb\nccollections\nOrderedDict\n", true), "[\"b\", collections.OrderedDict{}, ...]");
}

class PickleFixture : public ::testing::TestWithParam<const char *>
{
};

TEST_P(PickleFixture, ShowsWhatItsRecordsHold)
{
    const auto fixture = support::Fixture::load(QString::fromLatin1(GetParam()));
    int found = 0;
    for (const auto &expected : fixture.expected) {
        for (const auto &key : fixture.keys) {
            if (key.key != expected.key)
                continue;
            ++found;
            const std::string shown = decoded(key.value);
            for (const QByteArray &literal : expected.payloadHas)
                EXPECT_NE(shown.find(literal.toStdString()), std::string::npos) << literal.constData();
        }
    }
    EXPECT_EQ(found, fixture.expected.size());
}

INSTANTIATE_TEST_SUITE_P(Files, PickleFixture, ::testing::Values("flask-session-pickle", "django-redis-pickle"));

TEST(PickleFixture, TimesAreReadable)
{
    const auto fixture = support::Fixture::load(QStringLiteral("flask-session-pickle"));
    ASSERT_FALSE(fixture.keys.isEmpty());
    EXPECT_NE(decoded(fixture.keys.first().value).find("2024-05-06T07:08:09"), std::string::npos);
}

} // namespace
