// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/why/whycommand.h"

#include "app/terminal/complaint.h"
#include "app/terminal/commandoutput.h"
#include "app/why/whyoutput.h"
#include "models/activity/history/historymatch.h"
#include "models/activity/history/historyplace.h"
#include "models/activity/history/historyproblem.h"
#include "models/activity/history/historyreader.h"
#include "models/files/ownfile.h"
#include "models/formats/pasted/pasted.h"
#include "models/sessions/query/pastedtext.h"
#include "models/text/durationtext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>
#include <utility>

#include <unistd.h>

namespace app
{

namespace
{

struct WhyCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(app::WhyCommand)
};

constexpr int kMostLives = 100;
/// Nobody types here meanwhile.
constexpr std::chrono::milliseconds kWhyPatience{10'000};

ExitCode failWith(const messages::Problem &problem)
{
    complain(problem);
    return ExitCode::Failed;
}

} // namespace

WhyCommand::WhyCommand(CommandLine line, QString folder)
    : m_line(std::move(line))
    , m_folder(std::move(folder))
{
}

ExitCode WhyCommand::run()
{
    const messages::ConnectionProfile profile = m_line.profile.value_or(messages::ConnectionProfile{});
    const QString file = QStringLiteral("%1/%2").arg(m_folder, history::fileNameFor(profile));
    // What looks must not make anything, not even the key.
    if (m_folder.isEmpty() || files::fileNumber(file) == 0)
        return failWith({WhyCommandTexts::tr("There is no history of %1 yet.").arg(profile.title()),
                         WhyCommandTexts::tr("One is written while a window or “watch” is connected to this server.")});
    const auto key = history::HistoryKey::ofFolder(m_folder);
    if (!key)
        return failWith(history::problemReading({history::Failure::Kind::Refused, key.error().reason}, file));
    const auto reader = history::HistoryReader::open(file, *key);
    if (!reader)
        return failWith(history::problemReading(reader.error(), file));
    const auto query = sessions::SessionQuery::parse(m_line.filter, (*reader)->formatTitles(), {},
                                                     sessions::SessionQuery::Reading::Finished);
    QString objection = query ? history::HistoryMatch::objection(*query) : query.error().message;
    if (query && query->pasted() && query->pasted()->leadsNowhere())
        objection = sessions::pastedText(*query->pasted());
    if (!objection.isEmpty()) {
        complain(WhyCommandTexts::tr("--filter: %1").arg(objection));
        return ExitCode::WrongUsage;
    }
    const auto answer = (*reader)->answer({*query, kMostLives, QDateTime::currentMSecsSinceEpoch(), kWhyPatience});
    if (!answer)
        return failWith(history::problemReading(answer.error(), file));
    CommandOutput output(STDOUT_FILENO);
    output.pending() = m_line.listFormat == ListFormat::Json ? whyJson(*answer) : whyTable(*answer);
    if (!output.finish()) {
        if (output.isUnread())
            return ExitCode::NobodyReads;
        complain(WhyCommandTexts::tr("The answer could not be written: %1").arg(output.errorString()));
        return ExitCode::Failed;
    }
    sayWhatIsMissing(*answer);
    return ExitCode::Done;
}

void WhyCommand::sayWhatIsMissing(const history::Answer &answer) const
{
    if (answer.lives.empty())
        complain(WhyCommandTexts::tr("The history knows of no such session."));
    if (answer.lookedBackTo != 0)
        complain(WhyCommandTexts::tr("It was looked back to %1 only. Ask for a user, an id or an address.")
                     .arg(text::absoluteText(answer.lookedBackTo)));
    else if (answer.hasMore && !answer.lives.empty())
        complain(WhyCommandTexts::tr("There are more, older ones. Narrow the --filter to see them."));
    if (answer.watchedSince != 0)
        complain(WhyCommandTexts::tr("The history begins at %1.").arg(text::absoluteText(answer.watchedSince)));
}

} // namespace app
