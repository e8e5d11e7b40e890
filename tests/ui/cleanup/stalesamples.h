// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/staleindex.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

#include <algorithm>
#include <memory>

namespace support
{

/// What a look might have found: entries of three frameworks, of known ids.
inline messages::StaleEntry staleEntry(messages::StaleEntry::Kind kind, const QByteArray &key, const QByteArray &id,
                                       const QByteArray &user, quint8 format = 0)
{
    messages::StaleEntry entry;
    entry.kind = kind;
    entry.key = key;
    entry.member = kind == messages::StaleEntry::Kind::Key ? QByteArray() : id;
    entry.record = "spring:session:sessions:" + id;
    entry.id = id;
    entry.user = user;
    entry.format = format;
    return entry;
}

inline QByteArray staleId(int number)
{
    return "7c1e2f90-4a5b-4c6d-8e9f-" + QByteArray::number(number).rightJustified(12, '0');
}

inline QStringList staleTitles()
{
    return {QStringLiteral("Spring Session"), QStringLiteral("Sa-Token"), QStringLiteral("GitLab")};
}

/// alice has `alices` in an index, bob two in a list; and one key stands beside a session that is gone.
inline std::shared_ptr<messages::StaleReport> staleReport(int alices = 3)
{
    using Kind = messages::StaleEntry::Kind;
    auto report = std::make_shared<messages::StaleReport>();
    report->keys = 120'000;
    report->indexesRead = 41;
    report->entries = 12'400;
    report->formats = staleTitles();
    messages::StaleIndex first;
    first.key = "spring:session:index:alice";
    first.user = "alice";
    first.living = 26;
    first.entries = first.living + alices;
    for (int i = 0; i < alices; ++i)
        first.stale.push_back(staleEntry(Kind::SetMember, first.key, staleId(i), "alice"));
    messages::StaleIndex second;
    second.key = "satoken:login:session:bob";
    second.user = "bob";
    second.format = 1;
    second.entries = 2;
    for (int i = 100; i < 102; ++i)
        second.stale.push_back(staleEntry(Kind::ListElement, second.key, staleId(i), "bob", 1));
    messages::StaleIndex third;
    third.key = "spring:session:sessions:expires:" + staleId(200);
    third.entries = 1;
    third.stale.push_back(staleEntry(Kind::Key, third.key, staleId(200), {}));
    report->indexes = {first, second, third};
    return report;
}

/// Whether a text that is on screen somewhere under the root has this in it.
inline bool readsOn(const QWidget &root, const QString &text)
{
    const auto labels = root.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

/// By a part of its text, without the mnemonic; of those on screen.
inline QPushButton *buttonOn(const QWidget &root, const QString &part)
{
    const auto all = root.findChildren<QPushButton *>();
    for (QPushButton *button : all) {
        if (button->isVisible() && QString(button->text()).remove(QLatin1Char('&')).contains(part))
            return button;
    }
    return nullptr;
}

/// By its accessible name.
template<typename Widget> Widget *namedOn(const QWidget &root, const QString &name)
{
    const auto all = root.findChildren<Widget *>();
    for (Widget *one : all) {
        if (one->accessibleName() == name)
            return one;
    }
    return nullptr;
}

/// All texts and tooltips of a model, for what must not be in them.
inline QString allTextOf(const QAbstractItemModel &model)
{
    QString all;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                all += model.index(row, column).data(role).toString() + QLatin1Char('\n');
        }
    }
    return all;
}

} // namespace support
