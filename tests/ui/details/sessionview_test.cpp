// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/segmentedswitch.h"
#include "ui/details/datapage.h"
#include "ui/details/deadlinehistory.h"
#include "ui/details/noticecard.h"
#include "ui/details/payloadnotice.h"
#include "ui/details/rawpage.h"
#include "ui/details/rawtext.h"
#include "ui/details/relatedpage.h"
#include "ui/details/sessionview.h"
#include "ui/details/valuemodel.h"
#include "ui/details/valuesearchbar.h"
#include "ui/details/valueview.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"

#include <QAbstractButton>
#include <QApplication>
#include <QGuiApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
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

    static messages::RecordContent content(const QByteArray &key)
    {
        messages::RecordContent result;
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

    QAbstractButton *named(const QString &accessibleName)
    {
        const auto all = view.findChildren<QAbstractButton *>();
        const auto found = std::find_if(all.begin(), all.end(), [&](const QAbstractButton *each) {
            return each->isVisible() && each->accessibleName() == accessibleName;
        });
        return found == all.end() ? nullptr : *found;
    }

    bool shows(const QString &text)
    {
        const auto all = view.findChildren<QLabel *>();
        return std::any_of(all.begin(), all.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    ui::ValueView &tree() { return view.findChild<ui::DataPage *>()->view(); }

    ui::SessionFacts facts;
    ui::SessionView view;
};

/// A row reads the beginning of a large record, the details all of it.
TEST_F(SessionViewTest, TheHeadingNamesWhomTheWholeRecordNames)
{
    const auto heading = [this] {
        QStringList texts;
        const auto labels = view.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts += label->isVisible() ? label->text() : QString();
        return texts;
    };
    facts.user.clear();
    view.setFacts(facts);
    EXPECT_TRUE(heading().contains(QStringLiteral("unknown user")));
    messages::RecordContent read = content(facts.key);
    read.user = "megaend";
    view.setContent(read);
    EXPECT_TRUE(heading().contains(QStringLiteral("megaend")));
    EXPECT_TRUE(heading().contains(QStringLiteral("by the full record")));
    EXPECT_FALSE(heading().contains(QStringLiteral("unknown user")));
    facts.extensions = 1;
    view.setFacts(facts);
    EXPECT_TRUE(heading().contains(QStringLiteral("megaend"))) << "while it counts down";
    facts.key = "sess:other";
    facts.id = "other";
    view.setFacts(facts);
    EXPECT_TRUE(heading().contains(QStringLiteral("unknown user"))) << "that was another session";
    facts.user = "alice";
    view.setFacts(facts);
    read.key = facts.key;
    view.setContent(read);
    EXPECT_TRUE(heading().contains(QStringLiteral("alice"))) << "as the row says";
    EXPECT_FALSE(heading().contains(QStringLiteral("by the full record")));
}

TEST_F(SessionViewTest, TheIdIsShownOnDemandAndOnlyForThisSession)
{
    const QString id = QString::fromLatin1(kId);
    EXPECT_FALSE(shows(id));
    EXPECT_FALSE(button(QStringLiteral("copy")));
    QTest::mouseClick(button(QStringLiteral("reveal")), Qt::LeftButton);
    EXPECT_TRUE(shows(id));
    EXPECT_TRUE(shows(QString::fromLatin1(facts.key)));
    QTest::mouseClick(named(QStringLiteral("Copy the session id")), Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), id);
    QTest::mouseClick(named(QStringLiteral("Copy the key")), Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QString::fromLatin1(facts.key));

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
    messages::RecordContent first = content(facts.key);
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

TEST_F(SessionViewTest, RawBytesShowNoSecretsUntilAskedFor)
{
    view.setContent(content(facts.key));
    view.setPage(ui::SessionView::Raw);
    auto *raw = view.findChild<QPlainTextEdit *>();
    EXPECT_EQ(raw->toPlainText(), QStringLiteral(R"({"token":"••••••••","a":{"b":1}})"));
    view.findChild<ui::RawPage *>()->findChild<ui::SegmentedSwitch *>()->setCurrent(1);
    EXPECT_TRUE(raw->toPlainText().startsWith(QLatin1String("00000  7b 22 74 6f")));
    EXPECT_FALSE(raw->toPlainText().contains(QLatin1String("t0"))) << "in no column";
    QTest::mouseClick(button(QStringLiteral("reveal secrets")), Qt::LeftButton);
    view.findChild<ui::RawPage *>()->findChild<ui::SegmentedSwitch *>()->setCurrent(0);
    EXPECT_TRUE(raw->toPlainText().contains(QLatin1String("t0ps3cret")));
    ui::SessionFacts other = facts;
    other.key = "sess:another";
    view.setFacts(other);
    EXPECT_TRUE(raw->toPlainText().isEmpty());
    view.setFacts(facts);
    view.setContent(content(facts.key));
    EXPECT_FALSE(raw->toPlainText().contains(QLatin1String("t0ps3cret"))) << "hidden again";
}

TEST_F(SessionViewTest, RawBytesAreCoveredWhereSecretsCannotBeFound)
{
    messages::RecordContent packed = content(facts.key);
    packed.raw = "compressed";
    view.setContent(packed);
    view.setPage(ui::SessionView::Raw);
    auto *raw = view.findChild<QPlainTextEdit *>();
    EXPECT_TRUE(view.findChild<ui::RawPage *>()->isCovered());
    EXPECT_TRUE(raw->toPlainText().isEmpty());
    QTest::mouseClick(button(QStringLiteral("Show raw bytes")), Qt::LeftButton);
    EXPECT_EQ(raw->toPlainText(), QStringLiteral("compressed"));
}

TEST_F(SessionViewTest, TheFieldsOfAHashAreRawBytesToo)
{
    messages::RecordContent hash = content(facts.key);
    hash.type = formats::RecordType::Hash;
    hash.raw.clear();
    hash.fields = {{"a", R"({"b":"c"})"}, {"token", "t0ps3cret"}};
    view.setContent(hash);
    view.setPage(ui::SessionView::Raw);
    const QString shown = view.findChild<QPlainTextEdit *>()->toPlainText();
    EXPECT_EQ(shown, QStringLiteral("── a ──\n{\"b\":\"c\"}\n── token ──\n••••••••\n"));
}

TEST_F(SessionViewTest, SearchLeadsFromMatchToMatch)
{
    view.setContent(content(facts.key));
    tree().setFocus();
    QTest::keyClicks(&tree(), QStringLiteral("/"));
    auto *bar = view.findChild<ui::ValueSearchBar *>();
    auto *field = bar->findChild<QLineEdit *>();
    EXPECT_TRUE(field->hasFocus() || view.focusWidget() == field);
    QTest::keyClicks(field, QStringLiteral("a"));
    EXPECT_EQ(bar->countText(), QStringLiteral("1 of 1"));
    EXPECT_EQ(tree().currentIndex(), tree().values().index(1, 0));
    const auto isMarked = [this] {
        const QImage image = tree().viewport()->grab().toImage();
        const QRgb mark = ui::colours(&tree()).warningSoft.rgb();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == mark)
                    return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(isMarked());
    field->setText(QStringLiteral("t0ps3cret"));
    EXPECT_EQ(bar->countText(), QStringLiteral("none"));
    field->setText(QStringLiteral("c"));
    EXPECT_EQ(tree().currentIndex().data(ui::ValueModel::PathRole).toString(), QStringLiteral("a.b"));
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_TRUE(field->text().isEmpty());
    EXPECT_FALSE(isMarked());
}

TEST_F(SessionViewTest, AnAttackIsSaidAboveEverything)
{
    messages::RecordContent bad = content(facts.key);
    bad.suspicions = {"os.system"};
    bad.incomplete = true;
    view.setContent(bad);
    EXPECT_TRUE(shows(QStringLiteral("asks for “os.system”")));
    EXPECT_TRUE(shows(QStringLiteral("Not all of it is shown")));
    EXPECT_TRUE(ui::payloadNotice(bad).alarming);
    const auto *notice = view.findChild<ui::NoticeCard *>();
    EXPECT_TRUE(QTest::qWaitFor([&] { return notice->height() >= notice->minimumSizeHint().height(); }));
    view.setContent(content(facts.key));
    EXPECT_FALSE(shows(QStringLiteral("os.system")));
}

TEST_F(SessionViewTest, WhatIsOddInAPayloadIsSaid)
{
    messages::RecordContent odd = content(facts.key);
    odd.odd = true;
    view.setContent(odd);
    EXPECT_TRUE(shows(QStringLiteral("Not quite well-formed")));
    EXPECT_FALSE(ui::payloadNotice(odd).alarming);
    view.setContent(content(facts.key));
    EXPECT_FALSE(shows(QStringLiteral("Not quite well-formed")));
}

TEST_F(SessionViewTest, WhatCannotBeReadSaysWhyAndWhatHelps)
{
    messages::RecordContent closed = content(facts.key);
    closed.value = {};
    closed.value.kind = Value::Kind::Bytes;
    closed.missing = formats::Compression::Zstd;
    view.setContent(closed);
    EXPECT_TRUE(shows(QStringLiteral("libzstd")));
    EXPECT_EQ(view.findChild<ui::DataPage *>()->message(), QStringLiteral("Compressed"));
    closed.missing.reset();
    closed.encrypted = true;
    view.setContent(closed);
    EXPECT_TRUE(shows(QStringLiteral("only it has the key")));
}

TEST_F(SessionViewTest, TellsWhatStandsAroundIt)
{
    view.setPage(ui::SessionView::Related);
    messages::RecordContent read = content(facts.key);
    read.memoryUse = 4096;
    read.companions = {{"lock:" + kId, messages::Companion::State::Present},
                       {"idx:" + kId, messages::Companion::State::Absent}};
    view.setContent(read);
    EXPECT_TRUE(shows(QStringLiteral("takes 4")));
    EXPECT_TRUE(shows(QStringLiteral("✓ lock:3f9…")) || shows(QStringLiteral("✓ lock:3f9a…")));
    EXPECT_TRUE(shows(QStringLiteral("not there")));
    EXPECT_FALSE(shows(QString::fromLatin1(kId)));

    ui::DeadlineHistory history(facts.deadline, kNow);
    EXPECT_FALSE(history.note(facts.deadline, kNow + 1));
    EXPECT_TRUE(history.note(facts.deadline + 60'000, kNow + 2));
    view.setHistory(history);
    EXPECT_TRUE(shows(QStringLiteral("extended by 1 min")));

    view.setOthers({{7, "sess:other", QStringLiteral("Chrome"), kNow + 65'000}}, 1);
    view.tick(kNow);
    auto *list = view.findChild<QListWidget *>();
    ASSERT_EQ(list->count(), 1);
    EXPECT_EQ(list->item(0)->text(), QStringLiteral("1:05 · Chrome"));
    QByteArray asked;
    QObject::connect(&view, &ui::SessionView::sessionRequested, &view, [&](const QByteArray &key) { asked = key; });
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Return);
    EXPECT_EQ(asked, QByteArray("sess:other"));
}

TEST_F(SessionViewTest, TheTabChainReachesEverythingAndNamesIt)
{
    view.setContent(content(facts.key));
    view.setOthers({{7, "sess:other", QStringLiteral("Chrome"), kNow + 65'000}}, 1);
    QApplication::setActiveWindow(&view);
    for (const auto page :
         {ui::SessionView::Data, ui::SessionView::Raw, ui::SessionView::Related, ui::SessionView::Logout}) {
        view.setPage(page);
        for (const bool forward : {true, false}) {
            QSet<const QWidget *> visited;
            const QWidget *at = &view;
            for (int i = 0; i < 500; ++i) {
                at = forward ? at->nextInFocusChain() : at->previousInFocusChain();
                if (at == &view)
                    break;
                if (at->isVisible() && at->isEnabled() && at->focusPolicy() & Qt::TabFocus)
                    visited.insert(at);
            }
            EXPECT_GE(visited.size(), 3);
            for (const QWidget *widget : visited) {
                const auto *push = qobject_cast<const QAbstractButton *>(widget);
                EXPECT_TRUE(!widget->accessibleName().isEmpty() || (push && push->text().size() > 2))
                    << widget->metaObject()->className() << " on page " << page;
            }
        }
    }
}

TEST_F(SessionViewTest, SaysThatItEndedAndKeepsWhatWasThere)
{
    view.setContent(content(facts.key));
    facts.state = messages::RowChange::Expired;
    facts.endedAt = kNow;
    view.setFacts(facts);
    view.tick(kNow + 1000);
    messages::RecordContent gone;
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
    messages::RecordContent bad = content(facts.key);
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

TEST(RawText, KnowsTextFromBytes)
{
    EXPECT_TRUE(ui::looksLikeText("{\"a\":1}\n"));
    EXPECT_TRUE(ui::looksLikeText("abc\xe2\x82")) << "a character that the end of the read has cut";
    EXPECT_FALSE(ui::looksLikeText("\x80\x05\x95"));
    EXPECT_FALSE(ui::looksLikeText(QByteArrayView("\0\0\0\1", 4)));
    const ui::RawText raw({{{}, QByteArray("abc\0efghi", 9), {{1, 3}}}});
    EXPECT_EQ(raw.hexPage(0, 8),
              QStringLiteral("00000  61 •• •• 00 65 66 67 68  a••.efgh\n00008  69                       i\n"));
    EXPECT_EQ(raw.textPage(0), QStringLiteral("a••••••••\\x00efghi"));
    EXPECT_EQ(ui::plainText("a\nb"), QStringLiteral("a\nb"));
    EXPECT_EQ(ui::plainText(""), QString());
}

TEST(RawText, MakesOnlyThePageThatIsLookedAt)
{
    QByteArray bytes;
    while (bytes.size() <= 3 * ui::RawText::kPageBytes)
        bytes += "李";
    const ui::RawText raw({{{}, bytes, {{ui::RawText::kPageBytes - 5, ui::RawText::kPageBytes + 1}}}});
    ASSERT_EQ(raw.pages(), 4);
    QString all;
    for (int page = 0; page < raw.pages(); ++page)
        all += raw.textPage(page);
    EXPECT_EQ(all.count(QStringLiteral("••••••••")), 1);
    EXPECT_FALSE(all.contains(QLatin1String("\\x"))) << "no character is cut by a page";
    EXPECT_TRUE(raw.hexPage(3, 16).startsWith(QLatin1String("18000  ")));
}

} // namespace
