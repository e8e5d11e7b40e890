// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/livewindow.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "ui/connect/connectionchip.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>

namespace support
{

LiveWindow::LiveWindow(const QStringList &arguments)
    : watched(RedisServer::Listen::Tcp, arguments)
    , recorder(watched.monitor)
    , recorded(watched.monitor, historyFolder(), {})
    , historyDesk(watched.monitor, recorded, historyFolder())
    , profiles(settingsFolder.filePath(QStringLiteral("settings.ini")))
{
    ui::installTheme(*qApp, ui::Scheme::Light);
}

LiveWindow::LiveWindow(const RedisServer::Tls &tls)
    : watched(tls)
    , recorder(watched.monitor)
    , recorded(watched.monitor, historyFolder(), {})
    , historyDesk(watched.monitor, recorded, historyFolder())
    , profiles(settingsFolder.filePath(QStringLiteral("settings.ini")))
{
    ui::installTheme(*qApp, ui::Scheme::Light);
}

LiveWindow::~LiveWindow() = default;

QString LiveWindow::historyFolder() const
{
    return settingsFolder.filePath(QStringLiteral("history"));
}

void LiveWindow::reopen()
{
    if (window)
        window->close();
    window.reset();
    window = std::make_unique<ui::MainWindow>(watched.monitor, recorder, historyDesk, profiles, secrets);
    show();
}

void LiveWindow::show()
{
    if (!window)
        window = std::make_unique<ui::MainWindow>(watched.monitor, recorder, historyDesk, profiles, secrets);
    window->show();
    ASSERT_TRUE(activate(*window));
}

bool LiveWindow::activate(QWidget &window)
{
    window.activateWindow();
    return waitFor([&window] { return QApplication::focusWindow() == window.windowHandle(); });
}

bool LiveWindow::connectLive(bool readOnly, bool production)
{
    if (!window)
        show();
    messages::ConnectionProfile profile = watched.profile();
    profile.name = QStringLiteral("shop");
    profile.readOnly = readOnly;
    profile.production = production;
    window->connectTo(profile, {});
    return watched.waitForMode(messages::Liveness::Mode::Live);
}

bool LiveWindow::waitFor(const std::function<bool()> &condition, int limitMs)
{
    return QTest::qWaitFor(condition, limitMs);
}

QAbstractButton *LiveWindow::button(const QWidget &root, const QString &text)
{
    const auto all = root.findChildren<QAbstractButton *>();
    for (QAbstractButton *candidate : all) {
        if (candidate->text() == text && candidate->isVisible())
            return candidate;
    }
    return nullptr;
}

bool LiveWindow::reads(const QWidget &root, const QString &text)
{
    const auto all = root.findChildren<QLabel *>();
    for (const QLabel *label : all) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

bool LiveWindow::press(const QWidget &root, const QString &text)
{
    QAbstractButton *const found = button(root, text);
    if (!found || !found->isEnabled())
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

QAction *LiveWindow::choice(QMenu &menu, const QString &text)
{
    Q_EMIT menu.aboutToShow();
    const auto all = menu.actions();
    for (QAction *action : all) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

QList<QAction *> LiveWindow::menuActions() const
{
    QList<QAction *> actions;
    QList<QAction *> left = window->menuBar()->actions();
    while (!left.isEmpty()) {
        QAction *const action = left.takeFirst();
        if (action->menu())
            left += action->menu()->actions();
        else if (!action->isSeparator())
            actions += action;
    }
    return actions;
}

QAction *LiveWindow::menuAction(const QString &text) const
{
    const auto all = menuActions();
    for (QAction *action : all) {
        if (plainText(*action) == text)
            return action;
    }
    return nullptr;
}

QString LiveWindow::plainText(const QAction &action)
{
    return action.text().remove(QLatin1Char('&')).remove(QChar(0x2026));
}

ui::SessionTableView &LiveWindow::table() const
{
    return *window->findChild<ui::SessionTableView *>();
}

ui::SearchField &LiveWindow::search() const
{
    return *window->findChild<ui::SearchField *>();
}

ui::NoticeBar &LiveWindow::notices() const
{
    return *window->findChild<ui::NoticeBar *>();
}

QPushButton &LiveWindow::chip() const
{
    return *window->findChild<ui::ConnectionChip *>();
}

int LiveWindow::rows() const
{
    return table().model()->rowCount();
}

QStringList LiveWindow::column(int column) const
{
    QStringList cells;
    for (int row = 0; row < rows(); ++row)
        cells += table().model()->index(row, column).data().toString();
    return cells;
}

int LiveWindow::rowOfUser(const QString &user) const
{
    return static_cast<int>(column(sessions::SessionTableModel::User).indexOf(user));
}

void LiveWindow::clickRow(int row, Qt::KeyboardModifiers modifiers) const
{
    const QModelIndex index = table().model()->index(row, sessions::SessionTableModel::User);
    table().scrollTo(index);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, table().visualRect(index).center());
}

void LiveWindow::clickHeader(int column) const
{
    const QHeaderView *header = table().horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(column) + 12, header->height() / 2));
}

void LiveWindow::type(const QString &text) const
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void LiveWindow::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    // To the window, as a window system sends it: shortcuts are found on the way to the focused widget.
    QTest::keyClick(QApplication::focusWindow(), key, modifiers);
}

QByteArray LiveWindow::settingsBytes() const
{
    QByteArray bytes;
    QDirIterator files(settingsFolder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.fileName().startsWith(historyFolder()) && file.open(QFile::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

} // namespace support
