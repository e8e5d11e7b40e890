// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace ui
{

/// Passwords of profiles, by profile id, passphrases by ofKey(), and what the sentinels ask for by ofSentinels(): in
/// the system's keychain where this build has it and the service answers, and otherwise in memory, for as long as the
/// program runs. Never blocks.
class SecretStore final : public QObject
{
    Q_OBJECT

public:
    enum class Keeping {
        Keychain,
        MemoryNotBuiltIn, ///< this build has no keychain support
        MemoryNoService,  ///< the keychain service does not answer, or refuses: it may be locked
    };
    using ReadAnswer = std::function<void(const std::optional<QByteArray> &password)>;

    explicit SecretStore(QObject *parent = nullptr);
    ~SecretStore() override;

    /// As far as is known: a keychain counts as present until it fails for the first time; keepingText() says so.
    Keeping keeping() const { return m_keeping; }
    bool keepsBeyondThisRun() const { return m_keeping == Keeping::Keychain; }
    /// What becomes of a saved password, in a sentence.
    QString keepingText() const;

    /// In the place of the profile's id, for the passphrase of its client certificate's key.
    static QString ofKey(const QString &profileId)
    {
        return profileId.isEmpty() ? QString() : profileId + QStringLiteral("/key");
    }

    /// The same for the password at its sentinels.
    static QString ofSentinels(const QString &profileId)
    {
        return profileId.isEmpty() ? QString() : profileId + QStringLiteral("/sentinel");
    }

    /// Calls `answer` later, unless `context` is gone by then. Nothing stored: nullopt.
    void read(const QString &profileId, QObject *context, const ReadAnswer &answer);
    /// Keeps the password for this run at once, and in the keychain as soon as that has taken it.
    void write(const QString &profileId, const QByteArray &password);
    /// Keeps the password for this run only.
    void rememberForThisRun(const QString &profileId, const QByteArray &password);
    void erase(const QString &profileId);
    /// Of a profile that there is not any more: all that was kept for it.
    void eraseAll(const QString &profileId);

Q_SIGNALS:
    void keepingChanged();

private:
    void setKeeping(Keeping keeping);

    void noteAnswer();

    QHash<QString, QByteArray> m_memory;
    bool m_hasAnswered = false; ///< the keychain, at least once
    Keeping m_keeping = Keeping::MemoryNotBuiltIn;
};

} // namespace ui
