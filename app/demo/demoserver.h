// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/leashedprocess.h"

#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace app
{

/// A private redis-server on a Unix socket in a folder of its own, for as long as this program lives.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(QObject *parent = nullptr);
    ~DemoServer() override;

    /// Starts the server; ready() or failed() follows.
    void start();

    QString folder() const;
    QString socketPath() const;

Q_SIGNALS:
    void ready();
    /// It could not be started, or has ended: a sentence with what to do.
    void failed(const QString &sentence);

private:
    void takeLine(const QByteArray &line);
    void fail(const QString &sentence);

    std::unique_ptr<QTemporaryDir> m_folder;
    LeashedProcess m_process;
    bool m_ready = false;
    bool m_failed = false;
};

} // namespace app
