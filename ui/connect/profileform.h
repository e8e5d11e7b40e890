// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QByteArray>
#include <QWidget>

#include <optional>

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace ui
{

class PasswordField;
class SecretStore;
class SegmentedSwitch;
class TlsSection;
class ToneLabel;

/// The form of one connection profile. Says in place, and in sentences, what is wrong with an entry; an
/// entry is checked when it is left, or when the whole is asked for.
class ProfileForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(const SecretStore &secrets, QWidget *parent = nullptr);

    void setProfile(const messages::ConnectionProfile &profile);
    messages::ConnectionProfile profile() const;
    QByteArray password() const;
    void setPassword(const QByteArray &password, bool saved);
    bool savesPassword() const;
    /// Marks everything that is wrong and puts the focus on the first; true when nothing is. A URL that was
    /// typed and not left yet is taken first, so ask profile() afterwards.
    bool validate();
    void focusFirst();
    /// Whether a password for the one may be sent to the other: same address, same user.
    static bool sameServer(const messages::ConnectionProfile &a, const messages::ConnectionProfile &b);

Q_SIGNALS:
    /// By the user's hand.
    void edited();

private:
    void build();
    void addRow(const QString &title, QWidget *field);
    void setKind(messages::ServerKind kind);
    void takeUrl();
    void noteUrlEdit();
    void dropForeignPassword();
    void chooseSocket();
    void showKeeping();
    QString hostProblem() const;
    QString socketProblem() const;
    QString patternsProblem() const;
    void mark(ToneLabel *label, const QString &problem);
    void reserveRoom();

    const SecretStore &m_secrets;
    messages::ConnectionProfile m_shown; ///< with what is chosen elsewhere, and kept
    QString m_takenUrl;            ///< as it stands in the URL field, already filled in
    QString m_urlSeen;             ///< as the URL field stood before the edit
    bool m_urlUnreadable = false;
    /// Whom the password is for, when a URL brought it; none: the user typed it, or it was saved.
    std::optional<messages::ConnectionProfile> m_passwordServer;
    QGridLayout *m_grid;
    QLineEdit *m_url;
    ToneLabel *m_urlNote;
    QLineEdit *m_name;
    SegmentedSwitch *m_kind;
    QWidget *m_tcpRow;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QWidget *m_socketRow;
    QLineEdit *m_socket;
    ToneLabel *m_addressTitle = nullptr;
    ToneLabel *m_addressNote;
    TlsSection *m_tls;
    QLineEdit *m_user;
    PasswordField *m_password;
    QCheckBox *m_save;
    ToneLabel *m_keeping;
    QSpinBox *m_database;
    QPlainTextEdit *m_patterns;
    ToneLabel *m_patternsHelp;
    ToneLabel *m_patternsNote; ///< in the place of the help
    QLineEdit *m_sharedLog;
    QCheckBox *m_readOnly;
    QCheckBox *m_gentle;
    QCheckBox *m_production;
    bool m_filling = false;
};

} // namespace ui
