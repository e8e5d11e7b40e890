// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace ui
{

class LinesField;
class ToneLabel;

/// What the form of a connection says of the way to the server: through ssh, with other places than those that are
/// announced. Folded, with what is in it in the heading, until it is used.
class RouteSection final : public QWidget
{
    Q_OBJECT

public:
    explicit RouteSection(QWidget *parent = nullptr);

    /// Not for a Unix socket: the way to that is short. What is entered stays.
    void setAvailable(bool isAvailable);
    /// Open if there is something in it.
    void setProfile(const messages::ConnectionProfile &profile);
    /// What is entered here, of a profile that has the rest; nothing for a Unix socket. Lines that cannot be read are
    /// left out: validate() says so.
    void writeTo(messages::ConnectionProfile &profile) const;

    /// Says what is wrong with an entry, opens to show it, and has it by the next takeFocus(); true when nothing is.
    bool validate();
    void takeFocus();

Q_SIGNALS:
    void edited();

private:
    void build();
    void fold(bool isOpen);
    void showHeading();
    void check(QWidget *field);
    QString problemOf(QWidget *field) const;
    void say(const QString &problem);

    QToolButton *m_heading;
    QWidget *m_body;
    QLineEdit *m_ssh;
    LinesField *m_places;
    ToneLabel *m_help;
    ToneLabel *m_note; ///< in the place of the help
    QWidget *m_wrong = nullptr;
    bool m_isAvailable = true;
};

} // namespace ui
