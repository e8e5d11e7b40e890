// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLineEdit>

namespace ui
{

/// A line edit for a password, shown in clear for as long as the eye in it is held down.
class PasswordField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget *parent = nullptr);

    QByteArray password() const { return text().toUtf8(); }
    void setPassword(const QByteArray &password) { setText(QString::fromUtf8(password)); }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Eye;
    Eye *m_eye;
};

} // namespace ui
