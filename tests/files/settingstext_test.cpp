// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/settingstext.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace
{

using files::SettingValues;

QByteArray anyBytes(QRandomGenerator &random)
{
    QByteArray bytes;
    for (int i = int(random.bounded(40)); i > 0; --i)
        bytes += char(random.bounded(256));
    return bytes;
}

QString anyText(QRandomGenerator &random)
{
    static const QStringList kParts{
        QStringLiteral("a"),    QStringLiteral("F"),  QStringLiteral("0"),           QStringLiteral("@"),
        QStringLiteral(" "),    QStringLiteral(","),  QStringLiteral(";"),           QStringLiteral("="),
        QStringLiteral("\""),   QStringLiteral("\\"), QStringLiteral("\n"),          QStringLiteral("\t"),
        QStringLiteral("店"),   QStringLiteral("ü"),  QStringLiteral("😀"),           QStringLiteral("%"),
        QStringLiteral("["),    QStringLiteral("]"),  QStringLiteral("@ByteArray("), QStringLiteral(")"),
        QStringLiteral("\x01"), QStringLiteral("/")};
    QString text;
    for (int i = int(random.bounded(12)); i > 0; --i)
        text += kParts[random.bounded(kParts.size())];
    return text;
}

SettingValues anyValues(QRandomGenerator &random)
{
    const QStringList names{QStringLiteral("plain"),        QStringLiteral("window/geometry"), QStringLiteral("a/b/c"),
                            QStringLiteral("General/x"),    QStringLiteral("söme näme/店"),    QStringLiteral("a/1/id"),
                            QStringLiteral("per%cent/x y"), QStringLiteral("a/list")};
    SettingValues values;
    for (const QString &name : names) {
        switch (random.bounded(5)) {
        case 0:
            values.insert(name, anyBytes(random));
            break;
        case 1:
            values.insert(name, anyText(random));
            break;
        case 2:
            values.insert(name, QStringList{anyText(random), anyText(random), anyText(random)});
            break;
        case 3:
            values.insert(name, int(random.generate()));
            break;
        default:
            values.insert(name, random.bounded(2) == 0);
        }
    }
    return values;
}

/// As the program asks for them.
void expectSame(const QVariant &found, const QVariant &expected, const std::string &what)
{
    switch (expected.typeId()) {
    case QMetaType::QByteArray:
        EXPECT_EQ(found.toByteArray(), expected.toByteArray()) << what;
        break;
    case QMetaType::QStringList:
        EXPECT_EQ(found.toStringList(), expected.toStringList()) << what;
        break;
    case QMetaType::Int:
        EXPECT_EQ(found.toInt(), expected.toInt()) << what;
        break;
    case QMetaType::Bool:
        EXPECT_EQ(found.toBool(), expected.toBool()) << what;
        break;
    default:
        EXPECT_EQ(found.toString(), expected.toString()) << what;
    }
}

} // namespace

TEST(SettingsText, IsReadAsItWasWritten)
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        const SettingValues values = anyValues(random);
        const QByteArray text = files::textOf(values);
        const SettingValues read = files::settingsOf(text);
        ASSERT_EQ(read.keys(), values.keys()) << text.toStdString();
        for (auto one = values.cbegin(); one != values.cend(); ++one)
            expectSame(read.value(one.key()), one.value(), text.toStdString());
        if (HasFailure())
            return;
    }
}

TEST(SettingsText, IsTheOneOfQSettings)
{
    QRandomGenerator random(8);
    QTemporaryDir folder;
    for (int round = 0; round < 50; ++round) {
        const SettingValues values = anyValues(random);
        QFile file(folder.filePath(QStringLiteral("%1.ini").arg(round)));
        {
            QSettings theirs(file.fileName(), QSettings::IniFormat);
            for (auto one = values.cbegin(); one != values.cend(); ++one)
                theirs.setValue(one.key(), one.value());
        }
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray theirText = file.readAll();
        file.close();
        const SettingValues read = files::settingsOf(theirText);
        ASSERT_EQ(read.keys(), values.keys()) << theirText.toStdString();
        QFile ours(folder.filePath(QStringLiteral("%1-ours.ini").arg(round)));
        ASSERT_TRUE(ours.open(QIODevice::WriteOnly));
        ours.write(files::textOf(values));
        ours.close();
        const QSettings theirReading(ours.fileName(), QSettings::IniFormat);
        for (auto one = values.cbegin(); one != values.cend(); ++one) {
            expectSame(read.value(one.key()), one.value(), theirText.toStdString());
            expectSame(theirReading.value(one.key()), one.value(), files::textOf(values).toStdString());
        }
        if (HasFailure())
            return;
    }
}

TEST(SettingsText, OfOneEntryAndOfNoneAreListsToo)
{
    SettingValues values{{QStringLiteral("one"), QStringList{QStringLiteral("a,b")}},
                         {QStringLiteral("none"), QStringList()}};
    const SettingValues read = files::settingsOf(files::textOf(values));
    EXPECT_EQ(read.value(QStringLiteral("one")).toStringList(), QStringList{QStringLiteral("a,b")});
    EXPECT_TRUE(read.value(QStringLiteral("none")).toStringList().isEmpty());
}

TEST(SettingsText, AnythingCanBeRead)
{
    QRandomGenerator random(9);
    for (int round = 0; round < 2000; ++round)
        files::settingsOf("[" + anyBytes(random) + "]\n" + anyBytes(random) + "=" + anyBytes(random) +
                          "\n\\x=%U1\n%=\"");
    EXPECT_EQ(files::settingsOf("; comment\n\r\nx = 1 \r\nno value\n=nameless\n[g\ny=\"a b\" \n")
                  .value(QStringLiteral("x"))
                  .toInt(),
              1);
}
