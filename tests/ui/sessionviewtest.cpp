// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/segmentedswitch.h"
#include "ui/details/clocktext.h"
#include "ui/details/datapage.h"
#include "ui/details/hexdump.h"
#include "ui/details/rawpage.h"
#include "ui/details/sessionview.h"
#include "ui/details/valuemodel.h"
#include "ui/details/valueview.h"

#include <QAbstractButton>
#include <QGuiApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using formats::Value;

constexpr qint64 kNow = 1'795'348'800'000;
const QByteArray kId = "3f9a77b290aa4c41b7aa0fe2ab01ac41";

Value string(const QByteArray &bytes)
{
    Value value;
    value.kind = Value::Kind::String;
    value.bytes = bytes;
    return value;
}

class SessionViewTest : public ::testing::Test
{
protected:
    SessionViewTest()
    {
        facts.key = "sess:" + kId;
        facts.id = kId;
        facts.user = "alice";
        facts.deadline = kNow + 90'000;
        view.resize(340, 600);
        view.show();
        view.setFacts(facts);
        view.tick(kNow);
    }

    static sessions::RecordContent content(const QByteArray &key)
    {
        sessions::RecordContent result;
        result.key = key;
        result.exists = true;
        result.type = formats::RecordType::String;
        result.raw = R"({"token":"t0ps3cret","a":{"b":1}})";
        result.size = result.raw.size();
        result.value.kind = Value::Kind::Map;
        Value inner;
        inner.kind = Value::Kind::Map;
        inner.members.push_back({string("b"), string("c")});
        result.value.members = {{string("token"), string("t0ps3cret")}, {string("a"), inner}};
        return result;
    }

    QAbstractButton *button(const QString &text)
    {
        const auto all = view.findChildren<QAbstractButton *>();
        for (QAbstractButton *candidate : all) {
            if (candidate->text() == text && candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }

    bool shows(const QString &text)
    {
        const auto all = view.findChildren<QLabel *>();
        return std::any_of(all.begin(), all.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    ui::ValueView &tree() { return view.findChild<ui::DataPage *>()->view(); }

    ui::SessionFacts facts;
    ui::SessionView view;
};

TEST_F(SessionViewTest, TheIdIsShownOnDemandAndOnlyForThisSession)
{
    const QString id = QString::fromLatin1(kId);
    EXPECT_FALSE(shows(id));
    EXPECT_FALSE(button(QStringLiteral("copy")));
    QTest::mouseClick(button(QStringLiteral("reveal")), Qt::LeftButton);
    EXPECT_TRUE(shows(id));
    QTest::mouseClick(button(QStringLiteral("copy")), Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), id);

    facts.deadline += 60'000;
    view.setFacts(facts);
    EXPECT_TRUE(shows(id)) << "the same session, changed";
    ui::SessionFacts other = facts;
    other.key = "sess:another";
    view.setFacts(other);
    view.setFacts(facts);
    EXPECT_FALSE(shows(id));
}

TEST_F(SessionViewTest, AnAnswerForAnotherSessionIsNotShown)
{
    view.setContent(content("sess:another"));
    EXPECT_EQ(tree().values().rowCount(), 0);
    view.setContent(content(facts.key));
    EXPECT_EQ(tree().values().rowCount(), 2);
}

TEST_F(SessionViewTest, EnterRevealsASecretUntilTheSelectionMoves)
{
    view.setContent(content(facts.key));
    const QModelIndex token = tree().values().index(0, 0);
    tree().setCurrentIndex(token);
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_NE(QGuiApplication::clipboard()->text(), QStringLiteral("t0ps3cret"));
    QTest::keyClick(&tree(), Qt::Key_Return);
    EXPECT_FALSE(token.data(ui::ValueModel::HiddenRole).toBool());
    QTest::keyClick(&tree(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("t0ps3cret"));
    QTest::keyClick(&tree(), Qt::Key_Down);
    EXPECT_TRUE(token.data(ui::ValueModel::HiddenRole).toBool());
}

TEST_F(SessionViewTest, ReadingAgainKeepsWhatIsOpenAndRevealed)
{
    sessions::RecordContent first = content(facts.key);
    view.setContent(first);
    const QModelIndex opened = tree().values().index(1, 0);
    EXPECT_TRUE(tree().isExpanded(opened)) << "first levels open by themselves";
    tree().setCurrentIndex(tree().values().index(0, 0));
    QTest::keyClick(&tree(), Qt::Key_Return);
    first.value.members.push_back({string("new"), string("x")});
    view.setContent(first);
    EXPECT_EQ(tree().values().rowCount(), 3);
    EXPECT_TRUE(tree().isExpanded(tree().values().index(1, 0)));
    EXPECT_EQ(tree().currentIndex(), tree().values().index(0, 0));
    EXPECT_EQ(tree().values().revealed(), tree().values().index(0, 0));
    tree().collapse(tree().values().index(1, 0));
    first.value.members.pop_back();
    view.setContent(first);
    EXPECT_FALSE(tree().isExpanded(tree().values().index(1, 0)));
}

TEST_F(SessionViewTest, RawBytesAreCoveredUntilAskedFor)
{
    view.setContent(content(facts.key));
    view.setPage(ui::SessionView::Raw);
    auto *raw = view.findChild<QPlainTextEdit *>();
    EXPECT_TRUE(raw->toPlainText().isEmpty());
    QTest::mouseClick(button(QStringLiteral("Show raw bytes")), Qt::LeftButton);
    EXPECT_TRUE(raw->toPlainText().contains(QLatin1String("t0ps3cret")));
    ui::SessionFacts other = facts;
    other.key = "sess:another";
    view.setFacts(other);
    EXPECT_TRUE(raw->toPlainText().isEmpty());
    EXPECT_TRUE(view.findChild<ui::RawPage *>()->isCovered());
}

TEST_F(SessionViewTest, SaysThatItEndedAndKeepsWhatWasThere)
{
    view.setContent(content(facts.key));
    facts.state = sessions::RowChange::Expired;
    facts.endedAt = kNow;
    view.setFacts(facts);
    view.tick(kNow + 1000);
    sessions::RecordContent gone;
    gone.key = facts.key;
    view.setContent(gone);
    EXPECT_TRUE(shows(QStringLiteral("expired.")));
    EXPECT_EQ(tree().values().rowCount(), 2);
}

TEST_F(SessionViewTest, TellsDueAndEndlessInWords)
{
    EXPECT_TRUE(shows(QStringLiteral("1:30")));
    view.tick(kNow + 95'000);
    EXPECT_TRUE(shows(QStringLiteral("due")));
    EXPECT_TRUE(shows(QStringLiteral("not reaped for 5 s")));
    facts.deadline = 0;
    view.setFacts(facts);
    view.tick(kNow);
    EXPECT_TRUE(shows(QStringLiteral("no end")));
}

TEST_F(SessionViewTest, AnUndecodablePayloadLeadsToTheRawBytes)
{
    sessions::RecordContent bad = content(facts.key);
    bad.raw = QByteArray("\x80\x05\xff\x00", 4);
    bad.value = {};
    bad.value.kind = Value::Kind::Bytes;
    bad.value.bytes = bad.raw;
    view.setContent(bad);
    EXPECT_EQ(view.findChild<ui::DataPage *>()->message(), QStringLiteral("Not decodable"));
    QTest::mouseClick(button(QStringLiteral("See raw bytes")), Qt::LeftButton);
    EXPECT_EQ(view.findChild<ui::SegmentedSwitch *>()->current(), static_cast<int>(ui::SessionView::Raw));
}

TEST(ClockText, CountsDownAsAClock)
{
    EXPECT_EQ(ui::countdownText(0), QStringLiteral("0:00"));
    EXPECT_EQ(ui::countdownText(1), QStringLiteral("0:01"));
    EXPECT_EQ(ui::countdownText(29 * 60'000 + 2'000), QStringLiteral("29:02"));
    EXPECT_EQ(ui::countdownText(17 * 3'600'000 + 41'000), QStringLiteral("17:00:41"));
    EXPECT_EQ(ui::countdownText(-5), QStringLiteral("0:00"));
}

TEST(HexDump, KnowsTextFromBytes)
{
    EXPECT_TRUE(ui::looksLikeText("{\"a\":1}\n"));
    EXPECT_TRUE(ui::looksLikeText("abc\xe2\x82")) << "a character that the end of the read has cut";
    EXPECT_FALSE(ui::looksLikeText("\x80\x05\x95"));
    EXPECT_FALSE(ui::looksLikeText(QByteArrayView("\0\0\0\1", 4)));
    EXPECT_EQ(ui::hexDump(QByteArrayView("abc\0efghi", 9)),
              QStringLiteral("00000  61 62 63 00 65 66 67 68  abc.efgh\n00008  69                       i\n"));
    EXPECT_EQ(ui::plainText("a\nb"), QStringLiteral("a\nb"));
    EXPECT_EQ(ui::plainText(""), QString());
}

} // namespace
