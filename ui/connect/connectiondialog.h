// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"

#include <QDialog>
#include <QString>

class QListWidget;
class QPushButton;
class QToolButton;

namespace monitor
{
class IoThread;
}

namespace ui
{

class Card;
class ProbeBar;
class ProfileForm;
class ProfileStore;
class SecretStore;
class ToneLabel;

/// Saved connections on the left, the chosen one's form on the right. Shown with open(). What was edited is
/// saved by Connect, by Save, and by going to another connection in the list; Cancel drops it.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `thread`: where a connection is tested.
    ConnectionDialog(monitor::IoThread &thread, ProfileStore &profiles, SecretStore &secrets,
                     QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    /// Chooses a saved profile; an id that is not known starts a new one.
    void showProfile(const QString &id);
    /// Starts a new profile with these values, for example from the command line.
    void showUnsaved(const messages::ConnectionProfile &profile, const messages::Credentials &credentials = {});

Q_SIGNALS:
    /// The profile is saved by then, and so is the password where that was asked for. The dialog closes.
    void connectRequested(const messages::ConnectionProfile &profile, const messages::Credentials &credentials);

public Q_SLOTS:
    void done(int result) override;

private:
    QWidget *listSide();
    QWidget *formSide();
    void fillList(const QString &chosenId);
    void chooseRow(int row);
    void loadForm(const messages::ConnectionProfile &profile);
    messages::Credentials credentials() const;
    bool saveForm();
    void save();
    void addNew();
    void duplicateCurrent();
    void removeCurrent();
    void undoRemove();
    void forgetRemoved();
    void moveCurrent(int by);
    void requestConnect();
    void test();
    void updateActions();
    void showSaving();

    monitor::IoThread &m_thread;
    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    QListWidget *m_list;
    QToolButton *m_add;
    QToolButton *m_duplicate;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
    Card *m_unsaved; ///< why nothing can be saved
    ToneLabel *m_unsavedText;
    Card *m_undoBar;
    ToneLabel *m_undoText;
    ToneLabel *m_title;
    ProfileForm *m_form;
    ProbeBar *m_probe;
    QPushButton *m_save;
    QPushButton *m_connect;
    QString m_currentId;        ///< of the form; empty: not saved yet
    QByteArray m_keyPassphrase; ///< as far as it is known: who connects is asked for it
    messages::ConnectionProfile m_removed;
    int m_removedPlace = -1;
    quint64 m_loads = 0; ///< tells a late answer of the keychain from the one that is wanted
    bool m_edited = false;
    bool m_filling = false;
};

} // namespace ui
