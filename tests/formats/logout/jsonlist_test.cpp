// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/jsonlist.h"

#include <gtest/gtest.h>

#include <random>

using formats::ElementMatch;
using formats::JsonListProblem;
using formats::withElement;
using formats::withoutElement;

namespace
{

const ElementMatch kToken{"token", "T"};

QByteArray without(const QByteArray &json, const QByteArrayList &path = {}, const ElementMatch &where = kToken)
{
    const auto removed = withoutElement(json, path, where);
    if (!removed)
        return removed.error() == JsonListProblem::NotJson ? "(not JSON)" : "(not found)";
    const auto again = withElement(removed->document, path, removed->element, removed->index, removed->separator);
    EXPECT_EQ(again.value_or("(nothing)"), json);
    return removed->isEmpty ? "(empty) " + removed->document : removed->document;
}

} // namespace

TEST(JsonList, LosesOneElementAndOneComma)
{
    EXPECT_EQ(without(R"([{"token":"T"},{"token":"b"}])"), R"([{"token":"b"}])");
    EXPECT_EQ(without(R"([{"token":"a"},{"token":"T"}])"), R"([{"token":"a"}])");
    EXPECT_EQ(without(R"([{"token":"a"},{"token":"T"},{"token":"b"}])"), R"([{"token":"a"},{"token":"b"}])");
    EXPECT_EQ(without(R"([{"token":"T"}])"), "(empty) []");
    EXPECT_EQ(without("[ {\"token\" : \"a\"} ,\n {\"token\":\"T\"} , {\"token\":\"b\"} ]"),
              "[ {\"token\" : \"a\"} , {\"token\":\"b\"} ]");
    EXPECT_EQ(without(" [ {\"token\":\"T\"} ] \n"), "(empty)  [  ] \n");
    EXPECT_EQ(without("[{\"token\":\"T\"} , {\"token\":\"b\"}]"), "[{\"token\":\"b\"}]");
}

TEST(JsonList, NothingElseIsTouched)
{
    // Numbers beyond any type, members twice, escapes, and what only some readers take.
    const QByteArray before =
        R"({"big":12345678901234567890123,"n":1.0e+400,"a":1,"a":2,"s":"\u00e9\/\ud800","x":NaN,"l":[)";
    const QByteArray after = R"(],"tail":[{"token":"T"}],"last":-0.0})";
    EXPECT_EQ(without(before + R"({"token":"T"},{"token":"b","n":99999999999999999999})" + after, {"l"}),
              before + R"({"token":"b","n":99999999999999999999})" + after);
}

TEST(JsonList, ElementsAreToldByOneMember)
{
    EXPECT_EQ(without(R"([{"token":"TT"},{"token":"t"},{"toke":"T"},{"x":{"token":"T"}},"T",["T"],null,7])"),
              "(not found)");
    EXPECT_EQ(without(R"([{"x":{"token":"no"},"token":"T","y":[1]},1])"), "[1]");
    // The later of two counts, as for whoever parses it.
    EXPECT_EQ(without(R"([{"token":"T","token":"other"}])"), "(not found)");
    EXPECT_EQ(without(R"([{"token":"other","token":"T"}])"), "(empty) []");
    // Escapes in names and values.
    EXPECT_EQ(without(R"([{"to\u006ben":"\u0054"},2])"), "[2]");
    EXPECT_EQ(without(R"([{"token":"a\"b\\c\n\/"},2])", {}, {"token", "a\"b\\c\n/"}), "[2]");
    EXPECT_EQ(without(R"([{"token":"\u674e\ud83d\ude42"},2])", {}, {"token", "李🙂"}), "[2]");
    EXPECT_EQ(without(R"([{"token":"李🙂"},2])", {}, {"token", "李🙂"}), "[2]");
    // Numbers by their digits.
    EXPECT_EQ(without(R"([{"id":1},{"id":12345678901234567890}])", {}, {"id", "12345678901234567890"}),
              R"([{"id":1}])");
    EXPECT_EQ(without(R"([{"id":true}])", {}, {"id", "true"}), "(not found)");
    // Without a member the elements themselves.
    EXPECT_EQ(without(R"(["a","T","b"])", {}, {"", "T"}), R"(["a","b"])");
    EXPECT_EQ(without(R"([1,42,"x"])", {}, {"", "42"}), R"([1,"x"])");
    EXPECT_EQ(without(R"([{"token":"T"}])", {}, {"", "T"}), "(not found)");
    // The first of equals: each names the same session.
    EXPECT_EQ(without(R"([{"token":"T","n":1},{"token":"T","n":2}])"), R"([{"token":"T","n":2}])");
}

TEST(JsonList, IsFoundByItsPath)
{
    EXPECT_EQ(without(R"({"a":{"b":[{"token":"T"},1]},"b":[2]})", {"a", "b"}), R"({"a":{"b":[1]},"b":[2]})");
    EXPECT_EQ(without(R"({"l":[{"token":"T"}],"l":[{"token":"b"}]})", {"l"}), "(not found)") << "the later one counts";
    EXPECT_EQ(without(R"({"l":7,"l":[{"token":"T"}]})", {"l"}), R"((empty) {"l":7,"l":[]})");
    EXPECT_EQ(without(R"({"\u006c":[{"token":"T"},1]})", {"l"}), R"({"\u006c":[1]})");
    for (const char *json : {"{}", "[]", R"({"l":{}})", R"({"l":"[]"})", R"({"l":null})", R"({"x":[{"token":"T"}]})",
                             "7", "null", "\"text\"", R"([{"l":[{"token":"T"}]}])"})
        EXPECT_EQ(without(json, {"l"}), "(not found)") << json;
}

/// Lists with their type, as Jackson writes them.
TEST(JsonList, TypesAreLookedThrough)
{
    EXPECT_EQ(without(R"({"l":["java.util.Vector",[{"@class":"x.Y","token":"T"},{"token":"b"}]]})", {"l"}),
              R"({"l":["java.util.Vector",[{"token":"b"}]]})");
    EXPECT_EQ(without(R"({"l":["java.util.Vector",[{"token":"T"}]]})", {"l"}),
              R"((empty) {"l":["java.util.Vector",[]]})");
    EXPECT_EQ(without(R"(["java.util.ArrayList",[["x.Y",{"token":"T"}],["x.Y",{"token":"b"}]]])"),
              R"(["java.util.ArrayList",[["x.Y",{"token":"b"}]]])");
    EXPECT_EQ(without(R"({"a":["x.Y",{"l":[{"token":["java.lang.String","T"]},1]}]})", {"a", "l"}),
              R"({"a":["x.Y",{"l":[1]}]})");
    // A list of two texts is no typed one.
    EXPECT_EQ(without(R"(["a.b","T"])", {}, {"", "T"}), R"(["a.b"])");
    EXPECT_EQ(without(R"(["no type",[{"token":"T"}]])"), "(not found)");
}

TEST(JsonList, WhatIsNoJsonIsLeftAlone)
{
    for (const QByteArray &json :
         {QByteArray(), QByteArray(" "), QByteArray("["), QByteArray(R"([{"token":"T"})"),
          QByteArray(R"([{"token":"T"},])"), QByteArray(R"([{"token":"T"}]x)"), QByteArray(R"([{"token":"T"}][])"),
          QByteArray(R"(Set["T"])"), QByteArray(R"({"l":[{"token":"T"}],"n":103L})"),
          QByteArray("\xac\xed\x00\x05t", 5), QByteArray("a:1:{i:0;s:1:\"T\";}"), QByteArray(R"([{token:"T"}])"),
          QByteArray(R"(['T'])"), QByteArray(2000, '[') + QByteArray(2000, ']')})
        EXPECT_EQ(without(json), "(not JSON)") << json.first(std::min<qsizetype>(json.size(), 40)).constData();
    const QByteArray tooLong = R"([{"token":"T"},")" + QByteArray(formats::kLongestJsonList, 'x') + "\"]";
    EXPECT_EQ(without(tooLong), "(not JSON)");
    // As deep as is taken apart.
    const QByteArray deep = QByteArray(1000, '[') + QByteArray(1000, ']');
    EXPECT_EQ(without("[" + deep + R"(,{"token":"T"}])"), "[" + deep + "]");
}

TEST(JsonList, ElementsComeBack)
{
    EXPECT_EQ(withElement("[1,2]", {}, "0", 0), "[0,1,2]");
    EXPECT_EQ(withElement("[1,2]", {}, "0", 1), "[1,0,2]");
    EXPECT_EQ(withElement("[1,2]", {}, "0", 2), "[1,2,0]");
    EXPECT_EQ(withElement("[1,2]", {}, "0", 99), "[1,2,0]") << "others have gone meanwhile";
    EXPECT_EQ(withElement("[]", {}, R"({"a":1})", 3), R"([{"a":1}])");
    EXPECT_EQ(withElement(R"({"l":["java.util.Vector",[]]})", {"l"}, "1", 0), R"({"l":["java.util.Vector",[1]]})");
    EXPECT_EQ(withElement(R"({"l":7})", {"l"}, "1", 0), std::nullopt);
    EXPECT_EQ(withElement("[1", {}, "1", 0), std::nullopt);
    for (const char *element : {"", " 1", "1,2", "[", "x", "1]"})
        EXPECT_EQ(withElement("[1]", {}, element, 0), std::nullopt) << element;
    EXPECT_EQ(withElement("[1]", {}, "2", -1), std::nullopt);
}

namespace
{

/// Documents as nobody writes them, but as the grammar lets them be.
class Documents
{
public:
    explicit Documents(unsigned seed)
        : m_random(seed)
    {
    }

    size_t below(size_t bound) { return m_random() % bound; }
    QByteArray space()
    {
        static const QByteArrayList kSpaces{"", "", "", " ", "\n\t", "\r\n  "};
        return kSpaces[static_cast<qsizetype>(below(6))];
    }

    QByteArray text()
    {
        static const QByteArrayList kPieces{"a", "token", "\\\"", "\\\\",    "\\u0022", "]",
                                            "}", ",",     "李",   "\\ud83d", ":",       "[{"};
        QByteArray result = "\"";
        for (size_t left = below(4); left > 0; --left)
            result += kPieces[static_cast<qsizetype>(below(12))];
        return result + "\"";
    }

    QByteArray value(int depth)
    {
        static const QByteArrayList kScalars{"null", "true", "-0.5e10", "123456789012345678901234567890", "NaN", "0"};
        const size_t kind = below(depth > 0 ? 5 : 3);
        if (kind == 0)
            return text();
        if (kind < 3)
            return kScalars[static_cast<qsizetype>(below(6))];
        return kind == 3 ? list(depth - 1, below(4)) : object(depth - 1);
    }

    QByteArray object(int depth, const QByteArray &first = {})
    {
        QByteArrayList members;
        for (size_t left = below(4); left > 0; --left)
            members.append(text() + space() + ":" + space() + value(depth));
        if (!first.isEmpty())
            members.insert(static_cast<qsizetype>(below(static_cast<size_t>(members.size()) + 1)), first);
        return joined('{', members, '}');
    }

    QByteArray list(int depth, size_t count)
    {
        QByteArrayList elements;
        for (; count > 0; --count)
            elements.append(value(depth));
        return joined('[', elements, ']');
    }

    QByteArray joined(char open, const QByteArrayList &parts, char close)
    {
        QByteArray result(1, open);
        result += space();
        for (qsizetype i = 0; i < parts.size(); ++i)
            result += (i > 0 ? QByteArray(",") + space() : QByteArray()) + parts[i] + space();
        return result + close;
    }

private:
    std::mt19937 m_random;
};

} // namespace

/// Whatever else a document holds: what was taken out comes back to the byte, and the rest never moves.
TEST(JsonList, RandomDocumentsComeBackToTheByte)
{
    Documents documents(20'261'129);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray element = documents.object(2, R"("unique" : "the \u006fne")");
        QByteArrayList elements;
        for (size_t left = documents.below(5); left > 0; --left)
            elements.append(documents.value(2));
        const auto index = static_cast<qsizetype>(documents.below(static_cast<size_t>(elements.size()) + 1));
        elements.insert(index, element);
        const QByteArray list = documents.joined('[', elements, ']');
        const bool isTyped = documents.below(3) == 0;
        const QByteArray typed = isTyped ? R"(["java.util.Vector",)" + list + "]" : list;
        const bool isNested = documents.below(2) == 0;
        const QByteArray document =
            documents.space() + (isNested ? documents.object(2, R"("li\u0073t":)" + typed) : typed) + documents.space();
        const QByteArrayList path = isNested ? QByteArrayList{"list"} : QByteArrayList{};
        const auto removed = withoutElement(document, path, {"unique", "the one"});
        ASSERT_TRUE(removed) << document.constData();
        EXPECT_EQ(removed->element, element);
        EXPECT_EQ(removed->index, index);
        EXPECT_EQ(removed->isEmpty, elements.size() == 1);
        EXPECT_LT(removed->document.size(), document.size());
        ASSERT_EQ(withElement(removed->document, path, removed->element, removed->index, removed->separator), document);
        const auto again = withoutElement(removed->document, path, {"unique", "the one"});
        ASSERT_FALSE(again);
        EXPECT_EQ(again.error(), JsonListProblem::NotFound) << "it is still JSON";
    }
}

/// Cut or changed anywhere, a document is refused or changed in that one place; nothing is read beyond it.
TEST(JsonList, BrokenDocumentsDoNoHarm)
{
    Documents documents(7);
    for (int round = 0; round < 2000; ++round) {
        QByteArray document = R"([{"token":"T"},)" + documents.value(3) + "]";
        if (documents.below(2) == 0)
            document.truncate(static_cast<qsizetype>(documents.below(static_cast<size_t>(document.size()))));
        else
            document[static_cast<qsizetype>(documents.below(static_cast<size_t>(document.size())))] =
                static_cast<char>(documents.below(256));
        const QByteArray exact(document.constData(), document.size());
        const auto removed = withoutElement(exact, {}, kToken);
        if (!removed)
            continue;
        EXPECT_EQ(withElement(removed->document, {}, removed->element, removed->index, removed->separator), exact);
    }
}
