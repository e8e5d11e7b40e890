// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QByteArray>
#include <QList>
#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace ui
{

class LinesField;
class PasswordField;
class SegmentedSwitch;
class ToneLabel;

/// What the form of a connection says of where the server is: by its host, by a socket, or by the sentinels who know
/// it.
class AddressSection final : public QWidget
{
    Q_OBJECT

public:
    explicit AddressSection(QWidget *parent = nullptr);

    /// What stands beside the switch between the three, and comes next by Tab.
    void putBesideKind(QWidget *widget);
    messages::ServerKind kind() const;
    void setProfile(const messages::ConnectionProfile &profile);
    /// What is entered here, of a profile that has the rest. Sentinels that cannot be read are left out: validate()
    /// says so.
    void writeTo(messages::ConnectionProfile &profile) const;
    QByteArray sentinelPassword() const;
    void setSentinelPassword(const QByteArray &password);

    /// Says what is wrong with an entry, and has it by the next takeFocus(); true when nothing is.
    bool validate();
    void takeFocus();

Q_SIGNALS:
    void edited();
    void kindChanged(messages::ServerKind kind);
    /// An entry is complete: who wrote it has gone on.
    void left();

private:
    void buildTcp();
    void buildSocket();
    void buildSentinel();
    void connectFields();
    void showKind();
    void chooseSocket();
    void check(QWidget *field);
    QString problemOf(QWidget *field) const;
    QList<QWidget *> fieldsOfKind() const;
    void say(const QString &problem);

    SegmentedSwitch *m_kind;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_socket;
    QLineEdit *m_primary;
    LinesField *m_sentinels;
    QLineEdit *m_sentinelUser;
    PasswordField *m_sentinelPassword;
    ToneLabel *m_title = nullptr; ///< of the row that each kind has
    QWidget *m_kindRow = nullptr;
    QWidget *m_tcpRow = nullptr;
    QWidget *m_socketRow = nullptr;
    QWidget *m_sentinelRows = nullptr;
    ToneLabel *m_note;
    QWidget *m_wrong = nullptr;
};

} // namespace ui
