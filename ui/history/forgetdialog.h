// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDialog>

class QLineEdit;
class QPushButton;

namespace ui
{

/// Whom the history is to forget, and what is lost by that. Only asks.
class ForgetDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Whom { User, Everybody };

    /// `user`: who is meant, to be changed at will; as the application writes the name. `isKept`: what happens from now
    /// on is written down again.
    ForgetDialog(Whom whom, const QByteArray &user, const QString &server, bool isKept, QWidget *parent);

    /// Empty: nobody is named.
    QByteArray user() const;

private:
    void allow();

    QLineEdit *m_user = nullptr; ///< null: everybody
    QByteArray m_given;
    QString m_shown; ///< of whoever was given: a name may be no UTF-8
    QPushButton *m_forget;
};

} // namespace ui
