// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/commandoutput.h"
#include "app/list/serverlisting.h"

#include <QObject>

#include <memory>

namespace app
{

class ListStream;

/// `sessionscope list`: reads a server once, prints what it found, and is done. Results go to standard
/// output, everything else to standard error.
class ListCommand final : public QObject
{
    Q_OBJECT

public:
    explicit ListCommand(const CommandLine &line, QObject *parent = nullptr);
    ~ListCommand() override;

    void start();

Q_SIGNALS:
    void finished(app::ExitCode code);

private:
    void print();
    bool writeAll();
    bool writeRest();
    void outputFailed();
    void streamFailed();
    void listRevoked();
    void finish(ExitCode code);

    const CommandLine m_line;
    ServerListing m_listing;
    CommandOutput m_output;
    std::unique_ptr<ListStream> m_stream; ///< of an unsorted list
};

} // namespace app
