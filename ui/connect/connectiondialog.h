// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"

#include <QDialog>
#include <QString>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace monitor
{
class IoThread;
}

namespace ui
{

class Card;
class FormSecrets;
class ListNotice;
class ProbeBar;
class ProfileForm;
class ProfileList;
class ProfileStore;
class ProfileTransfer;
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
    /// In a window of its own; the profile is saved by then.
    void newWindowRequested(const QString &profileId);

public Q_SLOTS:
    void done(int result) override;

private:
    QWidget *listSide();
    QWidget *listButtons(QWidget *side);
    QWidget *formSide();
    void fillMenu();
    void connectTransfer();
    void fillList(const QString &presentId);
    void choose(const QString &id);
    void loadForm(const messages::ConnectionProfile &profile);
    bool saveForm();
    void save();
    void addNew();
    void duplicateCurrent();
    void removeCurrent();
    void undoRemove();
    void forgetRemoved();
    void forgetRemoval();
    void moveCurrent(int by);
    void openInNewWindow();
    void copyUrl();
    void exportCurrent();
    void requestConnect();
    void test();
    void updateActions();
    void showSaving();

    monitor::IoThread &m_thread;
    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    ProfileTransfer *m_transfer;
    ProfileList *m_list = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QMenu *m_menu = nullptr; ///< what else can be done with the present connection, and with all
    QAction *m_inNewWindow = nullptr;
    QAction *m_export = nullptr;
    QAction *m_exportAll = nullptr;
    Card *m_unsaved = nullptr; ///< why nothing can be saved
    ToneLabel *m_unsavedText = nullptr;
    ListNotice *m_notice = nullptr;
    ToneLabel *m_title = nullptr;
    ProfileForm *m_form = nullptr;
    FormSecrets *m_kept = nullptr;
    ProbeBar *m_probe = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_connect = nullptr;
    QString m_currentId; ///< of the form; empty: not saved yet
    messages::ConnectionProfile m_removed;
    int m_removedPlace = -1;
    bool m_edited = false;
};

} // namespace ui
