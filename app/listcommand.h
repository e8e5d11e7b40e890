// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/listoutput.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/sessionquery.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace app
{

class ListStream;

/// `sessionscope list`: reads a server once, prints what it found, and is done. Results go to standard
/// output, everything else to standard error.
class ListCommand final : public QObject
{
    Q_OBJECT

public:
    explicit ListCommand(CommandLine line, QObject *parent = nullptr);
    ~ListCommand() override;

    void start();

Q_SIGNALS:
    void finished(app::ExitCode code);

private:
    void connectionChanged(const messages::ConnectionStatus &status);
    void progressChanged(const messages::LoadProgress &progress);
    void livenessChanged(const messages::Liveness &liveness);
    void giveUp();
    void requestRefused(const messages::Problem &problem);
    void askAgain(const messages::ConnectionStatus &status);
    /// The filter, compiled; not set after it was found wrong, and said so.
    std::optional<sessions::SessionQuery> query();
    void formatsChanged();
    /// Has the table hold what is listed, sorted by this column; false: that cannot be, and was said.
    bool filter(int column);
    void arrange();
    void print();
    void sayWhatIsMissing();
    bool writeAll();
    bool writeRest();
    void complainAboutOutput() const;
    void outputFailed();
    void listRevoked();
    void leaveServer();
    void finish(ExitCode code);

    CommandLine m_line;
    messages::ConnectionProfile m_profile;
    monitor::SessionMonitor m_monitor;
    ListOutput m_output;
    std::unique_ptr<ListStream> m_stream; ///< of an unsorted list
    QTimer m_patience;
    bool m_loading = false;
    bool m_asked = false;
    bool m_incomplete = false;
    bool m_finished = false;
};

} // namespace app
