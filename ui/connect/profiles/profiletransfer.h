// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/profiles/profileimport.h"

#include <QObject>

#include <optional>

class QWidget;

namespace ui
{

class ImportDialog;
class ProfileStore;
class SecretStore;

/// Connections to a file, without secrets, and from one. Each file is asked for; what came of it is said by a signal.
class ProfileTransfer final : public QObject
{
    Q_OBJECT

public:
    ProfileTransfer(ProfileStore &profiles, SecretStore &secrets, QWidget *window);

    void exportProfiles(const Profiles &profiles);
    void importProfiles();
    /// The same with a file that is known.
    void exportTo(const QString &file, const Profiles &profiles);
    void importFrom(const QString &file);

    void undoImport();
    /// The latest import cannot be undone any more: nor are the secrets of what it has replaced of any use.
    void forgetImport();

Q_SIGNALS:
    /// In a sentence, with the whole in `more`.
    void told(const QString &sentence, const QString &more);
    void failed(const QString &sentence);
    /// `firstId`: one of those that came.
    void imported(const QString &sentence, const QString &firstId);

private:
    void take(const ImportDialog &dialog);

    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    QWidget *m_window;
    std::optional<ProfileImport> m_asked;  ///< what the dialog asks about
    std::optional<ProfileImport> m_import; ///< the latest that was taken, as long as it can be undone
};

} // namespace ui
