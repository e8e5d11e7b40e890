// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valuemodel.h"
#include "ui/details/valuesearch.h"
#include "ui/details/valuetext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using formats::Value;
using ui::ValueModel;

Value bytesValue(const QByteArray &bytes)
{
    Value value;
    value.kind = Value::Kind::String;
    value.bytes = bytes;
    return value;
}

Value integer(qint64 number)
{
    Value value;
    value.kind = Value::Kind::Integer;
    value.integer = number;
    return value;
}

Value list(const std::vector<Value> &members)
{
    Value value;
    value.kind = Value::Kind::List;
    for (const Value &member : members)
        value.members.push_back({{}, member});
    return value;
}

Value map(const std::vector<std::pair<QByteArray, Value>> &members)
{
    Value value;
    value.kind = Value::Kind::Map;
    for (const auto &[name, member] : members)
        value.members.push_back({bytesValue(name), member});
    return value;
}

Value sample()
{
    return map({{"user", map({{"id", integer(42)}, {"name", bytesValue("alice")}})},
                {"csrfToken", bytesValue("t0ps3cret")},
                {"credentials", map({{"pin", integer(1234)}, {"old", bytesValue("s0")}, {"kind", bytesValue("otp")}})},
                {"items", list({bytesValue("a"), bytesValue("b")})}});
}

QModelIndex at(const ValueModel &model, const QStringList &steps)
{
    return model.find(steps);
}

QString text(const QModelIndex &index, int role = Qt::DisplayRole)
{
    return index.data(role).toString();
}

class ValueModelTest : public ::testing::Test
{
protected:
    ValueModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(ValueModelTest, ShowsTheTree)
{
    EXPECT_EQ(model.rowCount(), 0);
    ASSERT_TRUE(model.setValue(sample()));
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(text(at(model, {QStringLiteral("user"), QStringLiteral("id")})), QStringLiteral("id: 42"));
    EXPECT_EQ(text(at(model, {QStringLiteral("user")}), ValueModel::SummaryRole), QStringLiteral("2 items"));
    const QModelIndex second = at(model, {QStringLiteral("items"), QStringLiteral("[1]")});
    EXPECT_EQ(text(second), QStringLiteral("[1]: \"b\""));
    EXPECT_EQ(text(second, ValueModel::PathRole), QStringLiteral("items[1]"));
    EXPECT_FALSE(at(model, {QStringLiteral("items"), QStringLiteral("[2]")}).isValid());
    EXPECT_EQ(text(at(model, {QStringLiteral("user"), QStringLiteral("name")}), ValueModel::CopyRole),
              QStringLiteral("alice"));
}

TEST_F(ValueModelTest, ALonePlainValueIsOneRow)
{
    model.setValue(bytesValue("hello"));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(text(model.index(0, 0)), QStringLiteral("value: \"hello\""));
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 0);
    model.clear();
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(ValueModelTest, HidesSecretsAndWhatIsInsideThem)
{
    model.setValue(sample());
    const QModelIndex token = at(model, {QStringLiteral("csrfToken")});
    EXPECT_TRUE(token.data(ValueModel::HiddenRole).toBool());
    EXPECT_EQ(text(token), QStringLiteral("csrfToken: hidden"));
    EXPECT_TRUE(text(token, ValueModel::ValueRole).isEmpty());
    EXPECT_EQ(text(token, ValueModel::CopyRole), QStringLiteral("••••••••"));
    const QModelIndex old = at(model, {QStringLiteral("credentials"), QStringLiteral("old")});
    EXPECT_TRUE(old.data(ValueModel::HiddenRole).toBool());
    const QModelIndex kind = at(model, {QStringLiteral("credentials"), QStringLiteral("kind")});
    EXPECT_FALSE(kind.data(ValueModel::HiddenRole).toBool()) << "says what it is, not what it holds";
    EXPECT_FALSE(at(model, {QStringLiteral("user"), QStringLiteral("name")}).data(ValueModel::HiddenRole).toBool());
    // No role of any row gives the secret away.
    for (int role = 0; role < Qt::UserRole + 20; ++role)
        EXPECT_FALSE(token.data(role).toString().contains(QLatin1String("t0ps3cret"))) << role;
}

TEST_F(ValueModelTest, RevealsOneAtATime)
{
    model.setValue(sample());
    const QModelIndex token = at(model, {QStringLiteral("csrfToken")});
    const QModelIndex pin = at(model, {QStringLiteral("credentials"), QStringLiteral("pin")});
    QSignalSpy changed(&model, &ValueModel::dataChanged);
    model.reveal(token);
    EXPECT_EQ(text(token, ValueModel::CopyRole), QStringLiteral("t0ps3cret"));
    EXPECT_EQ(changed.count(), 1);
    model.reveal(pin);
    EXPECT_TRUE(token.data(ValueModel::HiddenRole).toBool());
    EXPECT_EQ(text(pin), QStringLiteral("pin: 1234"));
    model.reveal(at(model, {QStringLiteral("user"), QStringLiteral("name")}));
    EXPECT_FALSE(model.revealed().isValid());
    EXPECT_TRUE(pin.data(ValueModel::HiddenRole).toBool());
}

TEST_F(ValueModelTest, CopiesContainersWithoutTheirSecrets)
{
    const formats::SecretJudge judge;
    const QString copied = ui::copyText(sample(), {}, {judge});
    EXPECT_TRUE(copied.contains(QStringLiteral("\"csrfToken\": \"••••••••\"")));
    EXPECT_FALSE(copied.contains(QLatin1String("t0ps3cret")));
    EXPECT_FALSE(copied.contains(QLatin1String("1234")));
    EXPECT_TRUE(copied.contains(QLatin1String("\"alice\"")));
}

TEST_F(ValueModelTest, SaysWhetherTheValueIsAnotherOne)
{
    EXPECT_TRUE(model.setValue(sample()));
    QSignalSpy reset(&model, &ValueModel::modelReset);
    EXPECT_FALSE(model.setValue(sample()));
    EXPECT_EQ(reset.count(), 0);
    Value other = sample();
    other.members.back().value.members.push_back({{}, bytesValue("c")});
    EXPECT_TRUE(model.setValue(other));
    EXPECT_EQ(reset.count(), 1);
}

TEST_F(ValueModelTest, ShowsHostileTextVisibly)
{
    model.setValue(map({{QByteArray("na\x07me"), bytesValue("a\xe2\x80\xae"
                                                            "b")}}));
    const QString shown = text(model.index(0, 0));
    EXPECT_FALSE(shown.contains(QChar(0x202e)));
    EXPECT_FALSE(shown.contains(QChar(0x07)));
}

TEST(ValueModelSize, AMillionMembersAreNotBuiltUntilOpened)
{
    ValueModel model;
    Value big;
    big.kind = Value::Kind::List;
    big.members.resize(1'000'000);
    model.setValue(map({{"all", big}}));
    const QModelIndex all = model.index(0, 0);
    EXPECT_EQ(model.rowCount(all), 1'000'000);
    EXPECT_TRUE(model.find({QStringLiteral("all"), QStringLiteral("[999999]")}).isValid());
}

TEST_F(ValueModelTest, OpensTextsThatHoldAnotherSerialization)
{
    model.setValue(map({{"Cart", bytesValue(R"([{"sku":"TEA-1","token":"t0ps3cret"}])")},
                        {"_security_main", bytesValue("a:1:{s:4:\"user\";s:5:\"alice\";}")}}));
    const QModelIndex cart = at(model, {QStringLiteral("Cart")});
    EXPECT_EQ(text(cart, ValueModel::SummaryRole), QStringLiteral("JSON in a text, 1 item"));
    EXPECT_EQ(text(cart, ValueModel::CopyRole), QStringLiteral(R"([{"sku":"TEA-1","token":"••••••••"}])"));
    const QModelIndex sku = at(model, {QStringLiteral("Cart"), QStringLiteral("[0]"), QStringLiteral("sku")});
    EXPECT_EQ(text(sku, ValueModel::PathRole), QStringLiteral("Cart[0].sku"));
    EXPECT_EQ(text(sku), QStringLiteral("sku: \"TEA-1\""));
    EXPECT_FALSE(text(model.index(0, 0), ValueModel::CopyJsonRole).contains(QLatin1String("t0ps3cret")));
    EXPECT_EQ(text(at(model, {QStringLiteral("_security_main"), QStringLiteral("user")})),
              QStringLiteral("user: \"alice\""));
}

TEST_F(ValueModelTest, HidesTheSessionsOwnIdAlsoAsAName)
{
    model.setSessionId("3f9a77b290aa4c41");
    model.setValue(map({{"at", bytesValue("sess:3f9a77b290aa4c41")}, {"3f9a77b290aa4c41", bytesValue("x")}}));
    for (int row = 0; row < 2; ++row) {
        EXPECT_TRUE(model.index(row, 0).data(ValueModel::HiddenRole).toBool());
        for (int role = 0; role < Qt::UserRole + 20; ++role)
            EXPECT_FALSE(model.index(row, 0).data(role).toString().contains(QLatin1String("3f9a77b290aa4c41"))) << role;
    }
    model.reveal(model.index(1, 0));
    EXPECT_EQ(text(model.index(1, 0), ValueModel::NameRole), QStringLiteral("3f9a77b290aa4c41"));
}

TEST_F(ValueModelTest, SearchFindsWhatIsShownAndNothingElse)
{
    ui::ValueSearch search(model);
    model.setValue(sample());
    search.setText(QStringLiteral("ALICE"));
    ASSERT_EQ(search.matches().size(), 1u);
    EXPECT_EQ(text(search.matches().front(), ValueModel::PathRole), QStringLiteral("user.name"));
    search.setText(QStringLiteral("t0ps"));
    EXPECT_TRUE(search.matches().empty()) << "a search must not guess secrets";
    search.setText(QStringLiteral("csrf"));
    EXPECT_EQ(search.matches().size(), 1u);
    model.setValue(map({{"csrf", bytesValue("x")}, {"more", bytesValue("csrf")}}));
    EXPECT_EQ(search.matches().size(), 2u) << "what is new is searched too";
}

TEST_F(ValueModelTest, SearchesALargePayloadInSlices)
{
    ui::ValueSearch search(model);
    model.setValue(map({{"all", list(std::vector<Value>(100'000, bytesValue("row")))}}));
    search.setText(QStringLiteral("nowhere"));
    EXPECT_TRUE(search.isRunning());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !search.isRunning(); }, 20'000));
    search.setText(QStringLiteral("row"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !search.isRunning(); }, 20'000));
    EXPECT_EQ(search.matches().size(), ui::ValueSearch::kMostMatches);
}

} // namespace
