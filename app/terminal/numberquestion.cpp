// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/numberquestion.h"

#include <array>
#include <cerrno>
#include <cstdio>

#include <unistd.h>

namespace app
{

namespace
{

constexpr qsizetype kLongestAnswer = 1024;

} // namespace

NumberQuestion::NumberQuestion(QObject *parent)
    : QObject(parent)
    , m_notifier(QSocketNotifier::Read)
{
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, &NumberQuestion::read);
}

bool NumberQuestion::canBeAsked()
{
    return ::isatty(STDIN_FILENO) == 1;
}

void NumberQuestion::ask(const QString &question)
{
    std::fputs(qPrintable(question), stderr);
    std::fflush(stderr);
    m_notifier.setSocket(STDIN_FILENO);
    m_notifier.setEnabled(true);
}

/// A terminal gives a line at a time.
void NumberQuestion::read()
{
    std::array<char, 256> buffer{};
    const ssize_t size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (size < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (size > 0)
        m_typed.append(buffer.data(), size);
    if (size > 0 && !m_typed.contains('\n') && m_typed.size() < kLongestAnswer)
        return;
    m_notifier.setEnabled(false);
    // The end of the input is no answer, whatever stood before it.
    Q_EMIT answered(size > 0 ? m_typed.trimmed() : QByteArray());
}

} // namespace app

#include "moc_numberquestion.cpp"
