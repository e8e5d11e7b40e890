// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/alertsettings.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTimeEdit;

namespace ui
{

class DesktopNotifications;
class ToneLabel;

/// How somebody is told of alerts: by the desktop, by a command, and when not.
class AlertWays final : public QWidget
{
    Q_OBJECT

public:
    /// Must outlive it.
    explicit AlertWays(DesktopNotifications &notifications, QWidget *parent = nullptr);

    /// All but the rules.
    void setSettings(const messages::AlertSettings &settings);
    void writeTo(messages::AlertSettings &settings) const;
    /// What is wrong with what is typed, as a sentence; empty: nothing.
    QString problem() const;
    /// What came of a test.
    void showTest(const QString &sentence, bool isGood);

Q_SIGNALS:
    void edited();
    void testRequested();

private:
    QWidget *notificationPart();
    QWidget *commandPart();
    QWidget *quietPart();
    QWidget *testPart();
    void showPresence();
    void follow();
    QStringList command() const;

    DesktopNotifications &m_notifications;
    QCheckBox *m_notifies = nullptr;
    ToneLabel *m_presence = nullptr;
    QCheckBox *m_runsCommand = nullptr;
    QLineEdit *m_program = nullptr;
    QPlainTextEdit *m_arguments = nullptr;
    QCheckBox *m_isQuiet = nullptr;
    QTimeEdit *m_from = nullptr;
    QTimeEdit *m_to = nullptr;
    QPushButton *m_test = nullptr;
    ToneLabel *m_tested = nullptr;
};

} // namespace ui
