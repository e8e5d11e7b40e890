// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/connectionprofile.h"

#include <QByteArray>
#include <QDialog>
#include <QList>
#include <QString>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace ui
{

class ProbeBar;
class ProfileForm;
class ProfileStore;
class SecretStore;

/// Saved connections on the left, the chosen one's form on the right. Shown with open().
class ConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    ConnectionDialog(ProfileStore &profiles, SecretStore &secrets, QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    /// Chooses a saved profile; an id that is not known starts a new one.
    void showProfile(const QString &id);
    /// Starts a new profile with these values, for example from the command line.
    void showUnsaved(const sessions::ConnectionProfile &profile, const QByteArray &password = {});

Q_SIGNALS:
    /// The profile is saved by then, and so is the password where that was asked for. The dialog closes.
    void connectRequested(const sessions::ConnectionProfile &profile, const QByteArray &password);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillList(const QString &chosenId);
    void chooseCurrent();
    void addNew();
    void duplicateCurrent();
    void removeCurrent();
    void undoRemove();
    void moveCurrent(int by);
    void requestConnect();
    void updateActions();
    QString currentId() const;

    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    QListWidget *m_list;
    QToolButton *m_add;
    QToolButton *m_duplicate;
    QToolButton *m_remove;
    QWidget *m_undoBar;
    QLabel *m_undoText;
    ProfileForm *m_form;
    ProbeBar *m_probe;
    QPushButton *m_connect;
    sessions::ConnectionProfile m_removed;
    int m_removedPlace = -1;
    bool m_filling = false;
};

} // namespace ui
