// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/activityrecorder.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "tests/integration/watchedserver.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/window/mainwindow.h"

#include <QLabel>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <functional>
#include <memory>

class QAbstractButton;
class QAction;
class QMenu;
class QPushButton;

namespace ui
{
class NoticeBar;
class SearchField;
class SessionTableView;
} // namespace ui

namespace support
{

/// The real window on a real private server, with settings of its own, to be used as a user does: by clicks
/// and keys, and by what can be read on it.
class LiveWindow : public ::testing::Test
{
protected:
    /// By default Redis announces all that happens to keys.
    explicit LiveWindow(const QStringList &arguments = {QStringLiteral("--notify-keyspace-events"),
                                                        QStringLiteral("AKE")});
    /// By TLS, as watched.tls says.
    explicit LiveWindow(const RedisServer::Tls &tls);
    ~LiveWindow() override;

    /// Closes the window, which makes it remember its layout, and opens another.
    void reopen();
    void show();
    /// Connects to the private server and waits until everything is read.
    bool connectLive(bool readOnly = false, bool production = false);

    static bool waitFor(const std::function<bool()> &condition, int limitMs = 60'000);
    template<typename Widget> static Widget *named(const QWidget &root, const QString &accessibleName)
    {
        const auto all = root.findChildren<Widget *>();
        for (Widget *widget : all) {
            if (widget->accessibleName() == accessibleName)
                return widget;
        }
        return nullptr;
    }
    /// Of those on screen.
    static QAbstractButton *button(const QWidget &root, const QString &text);
    /// Whether a label with this text is on screen somewhere under the root.
    static bool reads(const QWidget &root, const QString &text);
    /// Clicks a button that is on screen and enabled; false: there is none.
    static bool press(const QWidget &root, const QString &text);
    /// An action of a menu that is filled when it is shown; null: none has this text.
    static QAction *choice(QMenu &menu, const QString &text);
    /// What the menus offer, without separators and submenus themselves.
    QList<QAction *> menuActions() const;
    /// By its text, without mnemonic and ellipsis; null: there is none.
    QAction *menuAction(const QString &text) const;
    static QString plainText(const QAction &action);
    /// The dialog that is open; null: none of this kind is.
    template<typename Dialog> Dialog *dialog() const
    {
        Dialog *const found = window->findChild<Dialog *>();
        return found && found->isVisible() ? found : nullptr;
    }
    /// Waits for a dialog to open, and gives it the keyboard as a window manager would.
    template<typename Dialog> Dialog *openedDialog() const
    {
        if (!waitFor([this] { return dialog<Dialog>() != nullptr; }) || !activate(*dialog<Dialog>()))
            return nullptr;
        return dialog<Dialog>();
    }
    static bool activate(QWidget &window);

    ui::SessionTableView &table() const;
    ui::SearchField &search() const;
    ui::NoticeBar &notices() const;
    QPushButton &chip() const;
    int rows() const;
    /// What a column shows, from the first row to the last.
    QStringList column(int column) const;
    int rowOfUser(const QString &user) const;
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {}) const;
    void clickHeader(int column) const;
    /// Types into whatever has the focus.
    void type(const QString &text) const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;

    /// Before anything reads settings: nobody's window is moved, and no test sees what another one left.
    QTemporaryDir settingsFolder;

    WatchedServer watched;
    activity::ActivityRecorder recorder;
    history::HistoryRecorder recorded;
    history::HistoryDesk historyDesk;
    ui::ProfileStore profiles;
    ui::SecretStore secrets;
    std::unique_ptr<ui::MainWindow> window;

    QString historyFolder() const;
    /// All that was written to the settings file, byte for byte.
    QByteArray settingsBytes() const;
};

} // namespace support
