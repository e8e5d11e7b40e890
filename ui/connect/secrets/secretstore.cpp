// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/secrets/secretstore.h"

#include <QPointer>
#include <QTimer>

#include <utility>

#ifdef SESSIONSCOPE_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace ui
{

#ifdef SESSIONSCOPE_KEYCHAIN
namespace
{

QString serviceName()
{
    return QStringLiteral("sessionscope");
}

// An entry that is not there is an answer; anything else that fails means that there is no keychain to use.
bool isServiceFailure(QKeychain::Error error)
{
    return error != QKeychain::NoError && error != QKeychain::EntryNotFound;
}

} // namespace
#endif

SecretStore::SecretStore(QObject *parent)
    : QObject(parent)
#ifdef SESSIONSCOPE_KEYCHAIN
    , m_keeping(Keeping::Keychain)
#endif
{
}

SecretStore::~SecretStore()
{
    for (QByteArray &password : m_memory)
        password.fill('\0');
}

QString SecretStore::keepingText() const
{
    switch (m_keeping) {
    case Keeping::Keychain:
        return m_hasAnswered
                   ? tr("Kept in this computer’s keychain.")
                   : tr("Kept in this computer’s keychain, if that answers; else until Sessionscope is closed.");
    case Keeping::MemoryNotBuiltIn:
        return tr("This build has no keychain support: a password is remembered until Sessionscope is closed.");
    case Keeping::MemoryNoService:
        return tr(
            "The keychain does not answer, or stays locked: a password is remembered until Sessionscope is closed.");
    }
    return {};
}

void SecretStore::read(const QString &profileId, QObject *context, const ReadAnswer &answer)
{
    const auto remembered = m_memory.constFind(profileId);
    if (remembered != m_memory.constEnd() || m_keeping != Keeping::Keychain || profileId.isEmpty()) {
        std::optional<QByteArray> password;
        if (remembered != m_memory.constEnd())
            password = *remembered;
        // Later all the same: a caller need not be ready for an answer inside its own call.
        QTimer::singleShot(0, context, [answer, password] { answer(password); });
        return;
    }
#ifdef SESSIONSCOPE_KEYCHAIN
    auto *job = new QKeychain::ReadPasswordJob(serviceName(), this);
    job->setKey(profileId);
    const QPointer<QObject> alive(context);
    connect(job, &QKeychain::Job::finished, this, [this, job, profileId, alive, answer] {
        std::optional<QByteArray> password;
        if (job->error() == QKeychain::NoError)
            password = m_memory.value(profileId, job->binaryData());
        if (isServiceFailure(job->error()))
            setKeeping(Keeping::MemoryNoService);
        else
            noteAnswer();
        if (alive)
            answer(password);
    });
    job->start();
#endif
}

void SecretStore::write(const QString &profileId, const QByteArray &password)
{
    rememberForThisRun(profileId, password);
#ifdef SESSIONSCOPE_KEYCHAIN
    if (m_keeping != Keeping::Keychain || profileId.isEmpty())
        return;
    auto *job = new QKeychain::WritePasswordJob(serviceName(), this);
    job->setKey(profileId);
    job->setBinaryData(password);
    connect(job, &QKeychain::Job::finished, this, [this, job] {
        if (isServiceFailure(job->error()))
            setKeeping(Keeping::MemoryNoService);
        else
            noteAnswer();
    });
    job->start();
#endif
}

void SecretStore::rememberForThisRun(const QString &profileId, const QByteArray &password)
{
    m_memory.insert(profileId, password);
}

void SecretStore::erase(const QString &profileId)
{
    m_memory.remove(profileId);
#ifdef SESSIONSCOPE_KEYCHAIN
    if (m_keeping != Keeping::Keychain || profileId.isEmpty())
        return;
    auto *job = new QKeychain::DeletePasswordJob(serviceName(), this);
    job->setKey(profileId);
    connect(job, &QKeychain::Job::finished, this, [this, job] {
        if (isServiceFailure(job->error()))
            setKeeping(Keeping::MemoryNoService);
        else
            noteAnswer();
    });
    job->start();
#endif
}

void SecretStore::eraseAll(const QString &profileId)
{
    for (const QString &id : {profileId, ofKey(profileId), ofSentinels(profileId)})
        erase(id);
}

void SecretStore::noteAnswer()
{
    if (!std::exchange(m_hasAnswered, true))
        Q_EMIT keepingChanged();
}

void SecretStore::setKeeping(Keeping keeping)
{
    if (keeping == m_keeping)
        return;
    m_keeping = keeping;
    Q_EMIT keepingChanged();
}

} // namespace ui

#include "moc_secretstore.cpp"
