// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QByteArray>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace ui
{

class ToneLabel;

/// A field for a server's address, read as everywhere; Return connects. What is wrong with it stands below.
class AddressEntry final : public QWidget
{
    Q_OBJECT

public:
    explicit AddressEntry(QWidget *parent = nullptr);

    QLineEdit &field() { return *m_field; }

Q_SIGNALS:
    /// `password`: of the address; empty: it has none.
    void addressEntered(const messages::ConnectionProfile &profile, const QByteArray &password);

private:
    void enter();
    void sayProblem(const QString &sentences);

    QLineEdit *m_field;
    QPushButton *m_connect;
    ToneLabel *m_problem;
};

} // namespace ui
