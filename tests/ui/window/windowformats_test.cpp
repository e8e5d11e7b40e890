// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Formats in the window: leaving one out, and describing one from a key, by clicks and keys.
#include "models/formats/detection/formatsinuse.h"
#include "models/formats/userformats.h"
#include "tests/ui/window/livewindow.h"
#include "ui/details/valuemodel.h"
#include "ui/details/valueview.h"
#include "ui/formats/formateditor.h"
#include "ui/formats/formatsdialog.h"
#include "ui/formats/foundformatsmodel.h"
#include "ui/formats/otherkeysmodel.h"
#include "ui/formats/previewmodel.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QTableView>

namespace
{

using support::LiveWindow;
using support::sessionId;

class WindowFormats : public LiveWindow
{
protected:
    void setOwn(int number, const QByteArray &user)
    {
        const QByteArray json = "{\"who\":\"" + user + "\",\"api_token\":\"s3cr3t-s3cr3t-s3cr3t\",\"ip\":\"10.0.0.1\"}";
        watched.server.command({"SET", "myapp:s:" + sessionId(number), json, "PX", "600000"});
    }

    ui::FormatsDialog *openDialog()
    {
        menuAction(QStringLiteral("Formats"))->trigger();
        return openedDialog<ui::FormatsDialog>();
    }

    QTableView *tableNamed(const QWidget &root, const char *name) const
    {
        return named<QTableView>(root, QString::fromLatin1(name));
    }

    ui::FormatEditor *describeOther()
    {
        ui::FormatsDialog *const dialog = openDialog();
        if (!dialog)
            return nullptr;
        QTableView *const others = tableNamed(*dialog, "Other kinds of keys");
        others->setFocus();
        QTest::mouseClick(others->viewport(), Qt::LeftButton, {},
                          others->visualRect(others->model()->index(0, 0)).center());
        if (!press(*dialog, QStringLiteral("&Describe as Sessions…")))
            return nullptr;
        return openedDialog<ui::FormatEditor>();
    }

    bool fill(QWidget &root, const char *name, const QString &text)
    {
        QWidget *field = named<QLineEdit>(root, QString::fromLatin1(name));
        if (!field)
            field = named<QComboBox>(root, QString::fromLatin1(name));
        if (!field)
            return false;
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
        return true;
    }
};

} // namespace

TEST_F(WindowFormats, ADescribedOneIsListedAtOnceAndAfterTheNextConnect)
{
    watched.setJson(sessionId(900), "zoe", 600'000);
    setOwn(1, "ann");
    setOwn(2, "bob");
    watched.server.command({"SET", "myapp:s:" + sessionId(3), "not json"});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    ui::FormatEditor *const editor = describeOther();
    ASSERT_TRUE(editor);
    auto *const preview = tableNamed(*editor, "Preview");
    const QAbstractItemModelTester tester(preview->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_TRUE(waitFor([&] { return preview->model()->rowCount() == 3; }));
    EXPECT_TRUE(reads(*editor, QStringLiteral("1 of 3 keys could not be decoded as json.")));
    EXPECT_EQ(named<QLineEdit>(*editor, QStringLiteral("Key pattern"))->text(), QStringLiteral("myapp:s:{id}"));
    for (int row = 0; row < 3; ++row) {
        const QString id = preview->model()->index(row, ui::PreviewModel::Id).data().toString();
        EXPECT_FALSE(id.isEmpty() || id.contains(QString::fromLatin1(sessionId(1)).mid(0, 16)));
    }

    // A value of the tree becomes the user.
    auto *const tree = editor->findChild<ui::ValueView *>();
    ASSERT_TRUE(tree);
    ASSERT_GT(tree->model()->rowCount(), 0);
    bool hidden = false;
    for (int row = 0; row < tree->model()->rowCount(); ++row) {
        const QModelIndex index = tree->model()->index(row, 0);
        hidden = hidden || index.data(ui::ValueModel::HiddenRole).toBool();
        if (index.data(ui::ValueModel::NameRole).toString() == QStringLiteral("who"))
            tree->setCurrentIndex(index);
    }
    EXPECT_TRUE(hidden) << "the token";
    auto *const useAs = button(*editor, QStringLiteral("&Use Selected Value As"));
    ASSERT_TRUE(useAs);
    choice(*qobject_cast<QPushButton *>(useAs)->menu(), QStringLiteral("User"))->trigger();
    const auto users = [preview] {
        QStringList names;
        for (int row = 0; row < preview->model()->rowCount(); ++row)
            names.append(preview->model()->index(row, ui::PreviewModel::User).data().toString());
        return names;
    };
    ASSERT_TRUE(waitFor([&] { return users().contains(QStringLiteral("ann")); }));

    ASSERT_TRUE(press(*editor, QStringLiteral("&Save")));
    EXPECT_TRUE(editor->isVisible()) << "it has no name yet";
    ASSERT_TRUE(fill(*editor, "Name", QStringLiteral("My shop")));
    ASSERT_TRUE(press(*editor, QStringLiteral("&Save")));
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    EXPECT_GE(rowOfUser(QStringLiteral("bob")), 0);
    const formats::UserFormats own = formats::readUserFormats(formats::userFormatsFolder());
    ASSERT_EQ(own.descriptions.size(), 1u);
    EXPECT_TRUE(own.problems.isEmpty());
    EXPECT_EQ(own.files, QStringList(QStringLiteral("my-shop.json")));

    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));

    // Changed, then removed, from the same dialog.
    ui::FormatsDialog *const dialog = openDialog();
    ASSERT_TRUE(dialog);
    QTableView *const found = tableNamed(*dialog, "Formats");
    const auto *const model = qobject_cast<const ui::FoundFormatsModel *>(found->model());
    for (int row = 0; row < model->rowCount(); ++row) {
        if (!model->ownId(row).isEmpty())
            found->selectRow(row);
    }
    ASSERT_TRUE(press(*dialog, QStringLiteral("&Edit…")));
    ASSERT_TRUE(waitFor(
        [&] { return this->dialog<ui::FormatEditor>() != nullptr || dialog->findChild<ui::FormatEditor *>(); }));
    auto *const second = window->findChild<ui::FormatEditor *>();
    ASSERT_TRUE(activate(*second));
    ASSERT_TRUE(fill(*second, "Name", QStringLiteral("Our shop")));
    ASSERT_TRUE(press(*second, QStringLiteral("&Save")));
    ASSERT_TRUE(waitFor([this] {
        return watched.monitor.formats().formatTitles().contains(QStringLiteral("Our shop")) && rows() == 3;
    }));
    EXPECT_EQ(QDir(formats::userFormatsFolder()).entryList({QStringLiteral("*.json")}).size(), 1);

    // What was saved is selected: the next Space is for it.
    ASSERT_TRUE(activate(*dialog));
    ASSERT_TRUE(waitFor([&] { return model->ownId(found->currentIndex().row()) == QStringLiteral("my-shop"); }));
    EXPECT_TRUE(found->selectionModel()->hasSelection());
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    EXPECT_EQ(model->ownId(found->currentIndex().row()), QStringLiteral("my-shop"));
    EXPECT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("1 format not listed")); }));
    EXPECT_TRUE(button(*window, QStringLiteral("All but 1 format")));
    ASSERT_TRUE(press(*dialog, QStringLiteral("&Remove…")));
    ASSERT_TRUE(waitFor([&] { return dialog->findChild<QMessageBox *>() != nullptr; }));
    ASSERT_TRUE(press(*dialog->findChild<QMessageBox *>(), QStringLiteral("Remove")));
    // No mark is left for a later format of this name, and its keys are other ones again.
    EXPECT_TRUE(waitFor([this] { return watched.monitor.profile().unlistedFormats.isEmpty(); }));
    const auto *const others = tableNamed(*dialog, "Other kinds of keys")->model();
    EXPECT_TRUE(waitFor([&] {
        return others->rowCount() == 1 &&
               others->index(0, ui::OtherKeysModel::Keys).data().toString() == QStringLiteral("3");
    }));
    EXPECT_TRUE(waitFor([this] { return rows() == 1 && !reads(*window, QStringLiteral("1 format not listed")); }));
    EXPECT_TRUE(QDir(formats::userFormatsFolder()).entryList({QStringLiteral("*.json")}).isEmpty());
}

TEST_F(WindowFormats, AMistakeIsSaidInItsPlace)
{
    setOwn(1, "ann");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(press(*window, QStringLiteral("Describe a Format…")));
    ASSERT_TRUE(openedDialog<ui::FormatsDialog>());
    ASSERT_TRUE(press(*dialog<ui::FormatsDialog>(), QStringLiteral("Describe from a &Key…")));
    auto *const editor = openedDialog<ui::FormatEditor>();
    ASSERT_TRUE(editor);
    ASSERT_TRUE(fill(*editor, "Sample key", QStringLiteral("myapp:nobody")));
    ASSERT_TRUE(press(*editor, QStringLiteral("&Read")));
    ASSERT_TRUE(waitFor([&] { return reads(*editor, QStringLiteral("There is no key of this name.")); }));
    ASSERT_TRUE(fill(*editor, "Sample key", QStringLiteral("myapp:s:") + QString::fromLatin1(sessionId(1))));
    QTest::keyClick(editor->focusWidget(), Qt::Key_Return);
    auto *const preview = tableNamed(*editor, "Preview");
    ASSERT_TRUE(waitFor([&] { return preview->model()->rowCount() == 1; }));
    ASSERT_TRUE(fill(*editor, "Key pattern", QStringLiteral("myapp:s:")));
    EXPECT_TRUE(reads(*editor, QStringLiteral("Write {id} where")));
    EXPECT_EQ(preview->model()->rowCount(), 0);
    ASSERT_TRUE(fill(*editor, "Key pattern", QStringLiteral("myapp:s:{id}")));
    ASSERT_TRUE(waitFor([&] { return preview->model()->rowCount() == 1; }));
    ASSERT_TRUE(fill(*editor, "IP address", QStringLiteral("a..b")));
    EXPECT_TRUE(reads(*editor, QStringLiteral("A path such as")));
    ASSERT_TRUE(fill(*editor, "IP address", QStringLiteral("nowhere")));
    EXPECT_TRUE(waitFor([&] { return reads(*editor, QStringLiteral("Leads to nothing in any of the keys")); }));
    // Nothing is saved that lists nothing, and nothing thrown away, without a question.
    ASSERT_TRUE(fill(*editor, "Name", QStringLiteral("Nothing")));
    ASSERT_TRUE(fill(*editor, "Key pattern", QStringLiteral("myapp:o:{id}")));
    watched.server.command({"SET", "myapp:o:17", "not json"});
    QTest::keyClick(editor->focusWidget(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return editor->findChild<QMessageBox *>() != nullptr; }));
    EXPECT_TRUE(editor->findChild<QMessageBox *>()->text().contains(QStringLiteral("Save anyway?")));
    QTest::keyClick(editor->findChild<QMessageBox *>(), Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return editor->findChild<QMessageBox *>() == nullptr; }));
    EXPECT_TRUE(QDir(formats::userFormatsFolder()).entryList({QStringLiteral("*.json")}).isEmpty());
    QTest::keyClick(editor->focusWidget(), Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return editor->findChild<QMessageBox *>() != nullptr; }));
    ASSERT_TRUE(press(*editor->findChild<QMessageBox *>(), QStringLiteral("Throw Away")));
    EXPECT_TRUE(waitFor([this] { return !window->findChild<ui::FormatEditor *>(); }));
}

TEST_F(WindowFormats, OneWithoutItsMarkIsNotListed)
{
    for (int i = 1; i <= 3; ++i)
        watched.setJson(sessionId(i), "zoe", 600'000);
    const QByteArray express = R"({"cookie":{"originalMaxAge":60000},"passport":{"user":"ann"}})";
    watched.server.command({"SET", "sess:" + sessionId(11), express, "PX", "600000"});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 4; }));
    ui::FormatsDialog *const dialog = openDialog();
    ASSERT_TRUE(dialog);
    QTableView *const found = tableNamed(*dialog, "Formats");
    const QAbstractItemModelTester tester(found->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester others(tableNamed(*dialog, "Other kinds of keys")->model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    int expressRow = -1;
    for (int row = 0; row < found->model()->rowCount(); ++row) {
        if (found->model()->index(row, ui::FoundFormatsModel::Title).data().toString() == QStringLiteral("Express"))
            expressRow = row;
    }
    ASSERT_GE(expressRow, 0);
    found->setFocus();
    found->setCurrentIndex(found->model()->index(expressRow, ui::FoundFormatsModel::Title));
    QTest::keyClick(found, Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    EXPECT_EQ(watched.monitor.profile().unlistedFormats, QStringList(QStringLiteral("connect-redis sess:")));
    found->setCurrentIndex(found->model()->index(expressRow, ui::FoundFormatsModel::Title));
    QTest::keyClick(found, Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return rows() == 4; }));
}

TEST_F(WindowFormats, AChainOfCodecsIsProposedAndCanBeTyped)
{
    watched.setJson(sessionId(900), "zoe", 600'000);
    for (const char *tenant : {"north", "south", "west"})
        watched.server.command({"SET", QByteArray("acme:") + tenant + ":login:" + sessionId(1),
                                QByteArray(R"({"principal":{"name":"ann"},"v":2})").toBase64(), "EX", "600"});
    ASSERT_TRUE(connectLive());
    ui::FormatEditor *const editor = describeOther();
    ASSERT_TRUE(editor);
    auto *const preview = tableNamed(*editor, "Preview");
    ASSERT_TRUE(waitFor([&] { return preview->model()->rowCount() == 3; }));
    EXPECT_EQ(named<QLineEdit>(*editor, QStringLiteral("Key pattern"))->text(), QStringLiteral("acme:*:login:{id}"))
        << "one kind, whatever the tenant";
    auto *const written = named<QComboBox>(*editor, QStringLiteral("Written as"));
    ASSERT_TRUE(written);
    EXPECT_EQ(written->currentText(), QStringLiteral("base64 → json"));
    ASSERT_TRUE(fill(*editor, "Written as", QStringLiteral("base64 jason")));
    EXPECT_TRUE(reads(*editor, QStringLiteral("“base64 jason” names no codecs.")));
    ASSERT_TRUE(fill(*editor, "Written as", QStringLiteral("base64, json")));
    ASSERT_TRUE(waitFor([&] { return preview->model()->rowCount() == 3; }));
    EXPECT_FALSE(reads(*editor, QStringLiteral("names no codecs")));
}

TEST_F(WindowFormats, WhatItIsWrittenAsCanBeTakenAway)
{
    watched.setJson(sessionId(900), "zoe", 600'000);
    setOwn(1, "ann");
    ASSERT_TRUE(connectLive());
    ui::FormatEditor *const editor = describeOther();
    ASSERT_TRUE(editor);
    auto *const preview = tableNamed(*editor, "Preview");
    ASSERT_TRUE(waitFor([&] { return preview->model()->rowCount() == 1; }));
    auto *const written = named<QComboBox>(*editor, QStringLiteral("Written as"));
    ASSERT_TRUE(written);
    EXPECT_EQ(written->currentText(), QStringLiteral("json"));
    QTest::mouseClick(written->lineEdit(), Qt::LeftButton);
    QTest::keyClick(written->lineEdit(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(written->lineEdit(), Qt::Key_Delete);
    EXPECT_TRUE(reads(*editor, QStringLiteral("Choose how the payload is written.")));
    EXPECT_EQ(preview->model()->rowCount(), 0) << "of what nobody can read nothing is listed";
    ASSERT_TRUE(fill(*editor, "Name", QStringLiteral("Nothing")));
    ASSERT_TRUE(press(*editor, QStringLiteral("&Save")));
    EXPECT_TRUE(editor->isVisible());
    EXPECT_TRUE(QDir(formats::userFormatsFolder()).entryList({QStringLiteral("*.json")}).isEmpty());
    QTest::keyClicks(written->lineEdit(), QStringLiteral("json"));
    ASSERT_TRUE(waitFor([&] { return preview->model()->rowCount() == 1; }));
    EXPECT_FALSE(reads(*editor, QStringLiteral("Choose how the payload is written.")));
}

TEST_F(WindowFormats, OneOfFieldsShowsWhatItLists)
{
    const auto cleaned = qScopeGuard([] { QDir(formats::userFormatsFolder()).removeRecursively(); });
    ASSERT_TRUE(QDir().mkpath(formats::userFormatsFolder()));
    QFile file(QDir(formats::userFormatsFolder()).filePath(QStringLiteral("hall.json")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"({"id":"hall","title":"Hall","keys":[{"pattern":"{tenant:word}|logins","field":"{id:token}"}],)"
               R"("payload":{"codec":["json"],"require":{"who":"present"}},"attrs":{"user":"who"}})");
    file.close();
    watched.setJson(sessionId(900), "zoe", 600'000);
    watched.server.command(
        {"HSET", "north|logins", sessionId(1), R"({"who":"ann"})", sessionId(2), R"({"who":"bob"})", "next", "3"});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    ui::FormatsDialog *const dialog = openDialog();
    ASSERT_TRUE(dialog);
    QTableView *const found = tableNamed(*dialog, "Formats");
    const auto *const model = qobject_cast<const ui::FoundFormatsModel *>(found->model());
    for (int row = 0; row < model->rowCount(); ++row) {
        if (!model->ownId(row).isEmpty())
            found->selectRow(row);
    }
    ASSERT_TRUE(press(*dialog, QStringLiteral("&Edit…")));
    ASSERT_TRUE(waitFor([this] { return window->findChild<ui::FormatEditor *>() != nullptr; }));
    auto *const editor = window->findChild<ui::FormatEditor *>();
    ASSERT_TRUE(activate(*editor));
    auto *const preview = tableNamed(*editor, "Preview");
    ASSERT_TRUE(waitFor([&] { return preview->model()->rowCount() == 2; }));
    QStringList users;
    for (int row = 0; row < 2; ++row)
        users.append(preview->model()->index(row, ui::PreviewModel::User).data().toString());
    users.sort();
    EXPECT_EQ(users, (QStringList{QStringLiteral("ann"), QStringLiteral("bob")}));
    EXPECT_TRUE(reads(*editor, QStringLiteral("2 of 2 field")));
    EXPECT_FALSE(reads(*editor, QStringLiteral("Write {id} where")));
    // The sample is a session, and not the hash of them.
    auto *const tree = editor->findChild<ui::ValueView *>();
    ASSERT_TRUE(waitFor([&] { return tree->model()->rowCount() == 1; }));
    EXPECT_EQ(tree->model()->index(0, 0).data(ui::ValueModel::NameRole).toString(), QStringLiteral("who"));
    EXPECT_FALSE(reads(*editor, QString::fromLatin1(sessionId(1))));
    ASSERT_TRUE(fill(*editor, "Name", QStringLiteral("Great hall")));
    ASSERT_TRUE(press(*editor, QStringLiteral("&Save")));
    EXPECT_TRUE(waitFor([this] {
        return watched.monitor.formats().formatTitles().contains(QStringLiteral("Great hall")) && rows() == 3;
    }));
}
