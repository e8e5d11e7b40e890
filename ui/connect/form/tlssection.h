// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLineEdit;

namespace ui
{

class ToneLabel;

/// What the form of a connection says of TLS. Open while toggle() is on, which has its place beside the kind of
/// connection.
class TlsSection final : public QWidget
{
    Q_OBJECT

public:
    /// `labelWidth`: as wide as the form's labels, which stand above and below these.
    explicit TlsSection(int labelWidth, QWidget *parent = nullptr);

    QCheckBox *toggle() { return m_toggle; }
    /// Not for a Unix socket.
    void setAvailable(bool available);
    void setSettings(const messages::TlsSettings &settings);
    messages::TlsSettings settings() const;
    /// Says what is wrong with an entry, and has it by the next takeFocus(); true when nothing is.
    bool validate();
    void takeFocus();
    /// What a URL leaves open: the files stay for another server too, its name and what was not to be verified do not.
    static messages::TlsSettings ofUrl(bool isOn, const messages::TlsSettings &before, bool isSameServer);

Q_SIGNALS:
    void edited();

private:
    QLineEdit *addField(const QString &title, const QString &placeholder, const QString &chooserTitle);
    void choose(QLineEdit *field, const QString &title);
    void showState();
    void say(const QString &problem);
    QString problemOf(QLineEdit *&wrong) const;

    QCheckBox *m_toggle;
    QGridLayout *m_grid;
    QLineEdit *m_caFile;
    QLineEdit *m_serverName;
    QLineEdit *m_certificateFile;
    QLineEdit *m_keyFile;
    QCheckBox *m_unverified;
    ToneLabel *m_note;
    QLineEdit *m_wrong = nullptr;
};

} // namespace ui
