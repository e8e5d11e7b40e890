// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QByteArray>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui
{

class AddressSection;
class ColourRow;
class FormRows;
class KeysSection;
class PasswordField;
class RouteSection;
class SecretStore;
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
    /// Those that can be chosen; any other can be typed.
    void setGroups(const QStringList &groups);
    messages::ConnectionProfile profile() const;
    QByteArray password() const;
    void setPassword(const QByteArray &password, bool saved);
    QByteArray sentinelPassword() const;
    void setSentinelPassword(const QByteArray &password);
    /// Of the server and of the sentinels.
    bool savesPassword() const;
    void setSavesPassword(bool saves);
    /// Marks everything that is wrong and puts the focus on the first; true when nothing is. A URL that was
    /// typed and not left yet is taken first, so ask profile() afterwards.
    bool validate();
    void focusFirst();

Q_SIGNALS:
    /// By the user's hand.
    void edited();

private:
    void build();
    void buildIdentity(FormRows &rows);
    void connectFields();
    void takeUrl();
    void noteUrlEdit();
    void fillFrom(messages::ConnectionProfile taken, const QByteArray &password);
    void dropForeignPassword();
    void showKeeping();
    void sayOfUrl(const QString &problem);

    const SecretStore &m_secrets;
    messages::ConnectionProfile m_shown; ///< with what is chosen elsewhere, and kept
    QString m_takenUrl;                  ///< as it stands in the URL field, already filled in
    QString m_urlSeen;                   ///< as the URL field stood before the edit
    bool m_urlUnreadable = false;
    /// Whom the password is for, when a URL brought it; none: the user typed it, or it was saved.
    std::optional<messages::ConnectionProfile> m_passwordServer;
    QLineEdit *m_url;
    ToneLabel *m_urlNote;
    QLineEdit *m_name;
    QComboBox *m_group;
    ColourRow *m_colour;
    AddressSection *m_address;
    TlsSection *m_tls;
    QLineEdit *m_user;
    PasswordField *m_password;
    QCheckBox *m_save;
    ToneLabel *m_keeping;
    QSpinBox *m_database;
    RouteSection *m_route;
    KeysSection *m_keys;
    QLineEdit *m_sharedLog;
    QCheckBox *m_readOnly;
    QCheckBox *m_gentle;
    QCheckBox *m_replicas;
    QCheckBox *m_production;
    QCheckBox *m_keepsHistory;
    bool m_filling = false;
};

} // namespace ui
