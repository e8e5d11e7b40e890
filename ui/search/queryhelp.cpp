// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/queryhelp.h"

#include "ui/search/searchrow.h"
#include "ui/theme/theme.h"

#include <QDate>
#include <QVBoxLayout>

#include <array>

namespace ui
{

namespace
{

struct Example {
    QString query;
    QString meaning;
};

} // namespace

QueryHelp::QueryHelp(QWidget *parent)
    : SearchPopup(parent)
{
    setAccessibleName(tr("How to search"));
    const QString day = QDate::currentDate().addDays(-7).toString(Qt::ISODate);
    const std::array examples = {
        Example{QStringLiteral("alice"), tr("user, id, address or device has it in it")},
        Example{QStringLiteral("user:\"bob smith\""), tr("in one column; quotes for spaces")},
        Example{QStringLiteral("user:=alice"), tr("exactly this name, in this very case")},
        Example{QStringLiteral("ip:10.0."), tr("address from its beginning, or a net: ip:10.0.0.0/8")},
        Example{QStringLiteral("device:firefox"), tr("browser or system; also format: and node:")},
        Example{QStringLiteral("key:sess:*"), tr("key in Redis, * and ? for any characters")},
        Example{QStringLiteral("ttl<5m"), tr("time that is left: s, m, h, d, w, also 1h30m")},
        Example{QStringLiteral("idle>30m"), tr("not used for so long")},
        Example{QStringLiteral("beyond:3"), tr("all but the newest three of each user")},
        Example{QStringLiteral("created>%1").arg(day), tr("since that day, or 2026-11-01T14:30 (UTC)")},
        Example{QStringLiteral("created>-2h"), tr("within the last two hours")},
        Example{QStringLiteral("is:anonymous"), tr("nobody logged in; also due, ended, live")},
        Example{QStringLiteral("ended<1h"), tr("ended within the last hour, by the history")},
        Example{QStringLiteral("ended:evicted"), tr("how it ended; also expired, deleted, logged-out")},
        Example{QStringLiteral("-user:bot"), tr("all others; a minus turns anything around")},
        Example{QStringLiteral("user:alice ttl<1h"), tr("both")},
        Example{QStringLiteral("alice | bob"), tr("either; the bar stands by itself")},
    };
    int widest = 0;
    for (const Example &example : examples)
        widest = qMax(widest, QFontMetrics(monospaceFont(font())).horizontalAdvance(example.query) + 1);
    addHeading(tr("How to search — choose an example to try it"));
    for (const Example &example : examples) {
        auto *row = new SearchRow(example.query, example.meaning, widest, true, this);
        column().addWidget(row);
        connect(row, &SearchRow::clicked, this, [this, query = example.query] {
            Q_EMIT searchChosen(query);
            close();
        });
    }
    addNote(tr("Ctrl+Return finds a user that is named by the framework’s own index on the server, before "
               "everything is read. Case counts there."));
    addNote(tr("A cookie, a Cookie: line, a token, a whole key or an address with a session in it can be pasted as it "
               "is: its session is found by the whole id. It is masked, and kept nowhere."));
    column().addStretch(1);
}

} // namespace ui

#include "moc_queryhelp.cpp"
