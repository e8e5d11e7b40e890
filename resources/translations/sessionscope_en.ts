<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>activity::ActivityRecorder</name>
    <message numerus="yes">
        <source>%Ln session(s) found that were not known</source>
        <translation>
            <numerusform>%Ln session found that was not known</numerusform>
            <numerusform>%Ln sessions found that were not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) gone, how is not known</source>
        <translation>
            <numerusform>%Ln session gone, how is not known</numerusform>
            <numerusform>%Ln sessions gone, how is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>activity::EventWords</name>
    <message numerus="yes">
        <source>%1, at least %Ln time(s) in this minute</source>
        <translation>
            <numerusform>%1, at least %Ln time in this minute</numerusform>
            <numerusform>%1, at least %Ln times in this minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln expired</numerusform>
            <numerusform>%Ln expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln logged out</source>
        <translation>
            <numerusform>%Ln logged out</numerusform>
            <numerusform>%Ln logged out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ended here</source>
        <translation>
            <numerusform>%Ln ended here</numerusform>
            <numerusform>%Ln ended here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln evicted</source>
        <translation>
            <numerusform>%Ln evicted</numerusform>
            <numerusform>%Ln evicted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished</source>
        <translation>
            <numerusform>%Ln vanished</numerusform>
            <numerusform>%Ln vanished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ended</source>
        <translation>
            <numerusform>%Ln ended</numerusform>
            <numerusform>%Ln ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>activity::Survival</name>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n replica</numerusform>
            <numerusform>%n replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) for each primary</source>
        <translation>
            <numerusform>%n replica for each primary</numerusform>
            <numerusform>%n replicas for each primary</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n replica(s) for each primary</source>
        <translation>
            <numerusform>%1 to %n replica for each primary</numerusform>
            <numerusform>%1 to %n replicas for each primary</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In part: replicas have copies, but with %n primary(s) no majority is left that could make one a primary.</source>
        <translation>
            <numerusform>In part: replicas have copies, but with %n primary no majority is left that could make one a primary.</numerusform>
            <numerusform>In part: replicas have copies, but with %n primaries no majority is left that could make one a primary.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n primary(s) not known</source>
        <translation>
            <numerusform>%n primary not known</numerusform>
            <numerusform>%n primaries not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In part: %n primary(s) announce nothing; there endings are found by reading again.</source>
        <translation>
            <numerusform>In part: %n primary announces nothing; there endings are found by reading again.</numerusform>
            <numerusform>In part: %n primaries announce nothing; there endings are found by reading again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>measured, the latest %n</source>
        <translation>
            <numerusform>measured, the latest %n</numerusform>
            <numerusform>measured, the latest %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>told by %1 of %n node(s) at %2</source>
        <translation>
            <numerusform>told by %1 of %n node at %2</numerusform>
            <numerusform>told by %1 of %n nodes at %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not saved</source>
        <translation>
            <numerusform>%Ln change not saved</numerusform>
            <numerusform>%Ln changes not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alerts::AlertCommand</name>
    <message numerus="yes">
        <source>%1 was ended: it ran for longer than %n second(s).</source>
        <translation>
            <numerusform>%1 was ended: it ran for longer than %n second.</numerusform>
            <numerusform>%1 was ended: it ran for longer than %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alerts::AlertText</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %Ln session(s)</source>
        <translation>
            <numerusform>There is %Ln session</numerusform>
            <numerusform>There are %Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Evicted for want of memory: %Ln session(s)</source>
        <translation>
            <numerusform>Evicted for want of memory: %Ln session</numerusform>
            <numerusform>Evicted for want of memory: %Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::DemoCluster</name>
    <message numerus="yes">
        <source>%Ln slot(s) have moved from %1 to %2 …</source>
        <translation>
            <numerusform>%Ln slot has moved from %1 to %2 …</numerusform>
            <numerusform>%Ln slots have moved from %1 to %2 …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slot(s)</source>
        <translation>
            <numerusform>%Ln slot</numerusform>
            <numerusform>%Ln slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::EvictionTrial</name>
    <message numerus="yes">
        <source>Memory fills up: %n session(s) are there.</source>
        <translation>
            <numerusform>Memory fills up: %n session is there.</numerusform>
            <numerusform>Memory fills up: %n sessions are there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n session(s) evicted so far.</source>
        <translation>
            <numerusform>%1 of %n session evicted so far.</numerusform>
            <numerusform>%1 of %n sessions evicted so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ForgetCommand</name>
    <message numerus="yes">
        <source>%Ln entry(ies) forgotten.</source>
        <translation>
            <numerusform>%Ln entry forgotten.</numerusform>
            <numerusform>%Ln entries forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of the log of alerts name(s) nobody any more.</source>
        <translation>
            <numerusform>%Ln line of the log of alerts names nobody any more.</numerusform>
            <numerusform>%Ln lines of the log of alerts name nobody any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Laboratory</name>
    <message numerus="yes">
        <source>%Ln due session(s) read, %1 removed because of it.</source>
        <translation>
            <numerusform>%Ln due session read, %1 removed because of it.</numerusform>
            <numerusform>%Ln due sessions read, %1 removed because of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other key(s) on the server.</source>
        <translation>
            <numerusform>%Ln other key on the server.</numerusform>
            <numerusform>%Ln other keys on the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) end at %1.</source>
        <translation>
            <numerusform>%Ln session ends at %1.</numerusform>
            <numerusform>%Ln sessions end at %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::LogoutCommand</name>
    <message numerus="yes">
        <source>Type %1 to end %2 in %Ln second(s): </source>
        <translation>
            <numerusform>Type %1 to end %2 in %Ln second: </numerusform>
            <numerusform>Type %1 to end %2 in %Ln seconds: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::LogoutPreview</name>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them anonymous</source>
        <translation>
            <numerusform>%Ln of them anonymous</numerusform>
            <numerusform>%Ln of them anonymous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them of unknown users</source>
        <translation>
            <numerusform>%Ln of them of an unknown user</numerusform>
            <numerusform>%Ln of them of unknown users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more user(s)</source>
        <translation>
            <numerusform>%Ln more user</numerusform>
            <numerusform>%Ln more users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::LogoutResults</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::RestartTrial</name>
    <message numerus="yes">
        <source>Redis shuts down: %n session(s) are there.</source>
        <translation>
            <numerusform>Redis shuts down: %n session is there.</numerusform>
            <numerusform>Redis shuts down: %n sessions are there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ServerListing</name>
    <message numerus="yes">
        <source>%n key(s) may not be read by this account.</source>
        <translation>
            <numerusform>%n key may not be read by this account.</numerusform>
            <numerusform>%n keys may not be read by this account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s), not all, were looked at to find the formats in use: sessions of a rare format may be missing. Name their keys with --pattern to be sure.</source>
        <translation>
            <numerusform>%n key, not all, was looked at to find the formats in use: sessions of a rare format may be missing. Name their keys with --pattern to be sure.</numerusform>
            <numerusform>%n keys, not all, were looked at to find the formats in use: sessions of a rare format may be missing. Name their keys with --pattern to be sure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) look like sessions: they name a user, and run out. They may be a cache as well. List them with --likely.</source>
        <translation>
            <numerusform>%n key looks like a session: it names a user, and runs out. It may be a cache as well. List it with --likely.</numerusform>
            <numerusform>%n keys look like sessions: they name a user, and run out. They may be a cache as well. List them with --likely.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is waited for %n second(s), in case a failover is under way.</source>
        <translation>
            <numerusform>It is waited for one second, in case a failover is under way.</numerusform>
            <numerusform>It is waited for %n seconds, in case a failover is under way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of sessions are left out: they are longer than %1 bytes, which no application makes them. redis-cli shows them.</source>
        <translation>
            <numerusform>%n key of a session is left out: it is longer than %1 bytes, which no application makes it. redis-cli shows it.</numerusform>
            <numerusform>%n keys of sessions are left out: they are longer than %1 bytes, which no application makes them. redis-cli shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more session(s) than “beyond:” says are kept: their format does not tell when they were created, or they were at the same time, and nobody knows which of them is newer.</source>
        <translation>
            <numerusform>%Ln more session than “beyond:” says is kept: its format does not tell when it was created, or it was at the same time as another, and nobody knows which of them is newer.</numerusform>
            <numerusform>%Ln more sessions than “beyond:” says are kept: their format does not tell when they were created, or they were at the same time, and nobody knows which of them is newer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Trial</name>
    <message numerus="yes">
        <source>%Ln evicted</source>
        <translation>
            <numerusform>%Ln evicted</numerusform>
            <numerusform>%Ln evicted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone without a word</source>
        <translation>
            <numerusform>%Ln gone without a word</numerusform>
            <numerusform>%Ln gone without a word</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ran out meanwhile</source>
        <translation>
            <numerusform>%Ln ran out meanwhile</numerusform>
            <numerusform>%Ln ran out meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln logged out meanwhile</source>
        <translation>
            <numerusform>%Ln logged out meanwhile</numerusform>
            <numerusform>%Ln logged out meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln live on</source>
        <translation>
            <numerusform>%Ln lives on</numerusform>
            <numerusform>%Ln live on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln session(s): %1.</source>
        <translation>
            <numerusform>Of %Ln session: %1.</numerusform>
            <numerusform>Of %Ln sessions: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::WatchCommand</name>
    <message numerus="yes">
        <source>%Ln session(s) are there. What happens is printed from here on.</source>
        <translation>
            <numerusform>One session is there. What happens is printed from here on.</numerusform>
            <numerusform>%Ln sessions are there. What happens is printed from here on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only ends are announced: what is new or has changed is found by reading, every %n second(s).</source>
        <translation>
            <numerusform>Only ends are announced: what is new or has changed is found by reading, every second.</numerusform>
            <numerusform>Only ends are announced: what is new or has changed is found by reading, every %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is announced: what has changed is found by reading, every %n second(s). What comes and goes in between is missed.</source>
        <translation>
            <numerusform>Nothing is announced: what has changed is found by reading, every second. What comes and goes in between is missed.</numerusform>
            <numerusform>Nothing is announced: what has changed is found by reading, every %n seconds. What comes and goes in between is missed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) were not printed, since nobody read what was there.</source>
        <translation>
            <numerusform>One line was not printed, since nobody read what was there.</numerusform>
            <numerusform>%Ln lines were not printed, since nobody read what was there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>events::EventCells</name>
    <message numerus="yes">
        <source>%Ln of them match(es)</source>
        <translation>
            <numerusform>%Ln of them matches</numerusform>
            <numerusform>%Ln of them match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln of them are listed</source>
        <translation>
            <numerusform>the newest %Ln of them is listed</numerusform>
            <numerusform>the newest %Ln of them are listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not kept any more</source>
        <translation>
            <numerusform>%Ln of them is not kept any more</numerusform>
            <numerusform>%Ln of them are not kept any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>formats::OwnFormats</name>
    <message numerus="yes">
        <source>%Ln key(s) match its pattern but for what it captures, such as {id}: what stands there is not of the class that it names.</source>
        <translation>
            <numerusform>%Ln key matches its pattern but for what it captures, such as {id}: what stands there is not of the class that it names.</numerusform>
            <numerusform>%Ln keys match its pattern but for what it captures, such as {id}: what stands there is not of the class that it names.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match its name; none of %1 that were looked at %2.</source>
        <translation>
            <numerusform>%Ln key matches its name; none of %1 that were looked at %2.</numerusform>
            <numerusform>%Ln keys match its name; none of %1 that were looked at %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match its name, none %1.</source>
        <translation>
            <numerusform>%Ln key matches its name; none %1.</numerusform>
            <numerusform>%Ln keys match its name, none %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leads to nothing in any of %n session(s) that were looked at.</source>
        <translation>
            <numerusform>“%1” leads to nothing in the %n session that was looked at.</numerusform>
            <numerusform>“%1” leads to nothing in any of %n sessions that were looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leads to no time, in the unit that it names, in any of %n session(s) that were looked at.</source>
        <translation>
            <numerusform>“%1” leads to no time, in the unit that it names, in the %n session that was looked at.</numerusform>
            <numerusform>“%1” leads to no time, in the unit that it names, in any of %n sessions that were looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>formats::UserFormats</name>
    <message numerus="yes">
        <source>%1 And %n more file(s): Formats… names them.</source>
        <translation>
            <numerusform>%1 And %n more file: Formats… names it.</numerusform>
            <numerusform>%1 And %n more files: Formats… names them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) from %1 on are left out: no more than %2 are read.</source>
        <translation>
            <numerusform>%n file from %1 on is left out: no more than %2 are read.</numerusform>
            <numerusform>%n files from %1 on are left out: no more than %2 are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>history::EndedWords</name>
    <message numerus="yes">
        <source>Not watched %Ln time(s) since %1, and not now: what ended then is not known one by one</source>
        <translation>
            <numerusform>Not watched %Ln time since %1, and not now: what ended then is not known one by one</numerusform>
            <numerusform>Not watched %Ln times since %1, and not now: what ended then is not known one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not watched %Ln time(s) from %1 to %2: what ended then is not known one by one</source>
        <translation>
            <numerusform>Not watched %Ln time from %1 to %2: what ended then is not known one by one</numerusform>
            <numerusform>Not watched %Ln times from %1 to %2: what ended then is not known one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) from %1 to %2 could not be written down</source>
        <translation>
            <numerusform>%Ln event from %1 to %2 could not be written down</numerusform>
            <numerusform>%Ln events from %1 to %2 could not be written down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>history::HistoryWords</name>
    <message numerus="yes">
        <source>%Ln event(s) from %1 to %2 could not be written down</source>
        <translation>
            <numerusform>One event from %1 to %2 could not be written down</numerusform>
            <numerusform>%Ln events from %1 to %2 could not be written down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>history::LifeTimeline</name>
    <message numerus="yes">
        <source>extended, the first of %Ln recorded time(s)</source>
        <translation>
            <numerusform>extended, the first of %Ln recorded time</numerusform>
            <numerusform>extended, the first of %Ln recorded times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>recorded %Ln time(s) in between</source>
        <translation>
            <numerusform>recorded %Ln time in between</numerusform>
            <numerusform>recorded %Ln times in between</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>messages::Liveness</name>
    <message numerus="yes">
        <source>%Ln of the cluster’s 16384 slots are held by no node.</source>
        <translation>
            <numerusform>%Ln of the cluster’s 16384 slots is held by no node.</numerusform>
            <numerusform>%Ln of the cluster’s 16384 slots are held by no node.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>server::CleanUpBatch</name>
    <message numerus="yes">
        <source>it is written to all the time: tried %Ln time(s)</source>
        <translation>
            <numerusform>it is written to all the time: tried %Ln time</numerusform>
            <numerusform>it is written to all the time: tried %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>server::LogoutBatch</name>
    <message numerus="yes">
        <source>it is written to all the time: tried %Ln time(s)</source>
        <translation>
            <numerusform>it is written to all the time: tried %Ln time</numerusform>
            <numerusform>it is written to all the time: tried %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>server::LogoutJob</name>
    <message numerus="yes">
        <source>%Ln session(s): %1</source>
        <translation>
            <numerusform>%Ln session: %1</numerusform>
            <numerusform>%Ln sessions: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>server::UndoJob</name>
    <message numerus="yes">
        <source>it is written to all the time: tried %Ln time(s)</source>
        <translation>
            <numerusform>it is written to all the time: tried %Ln time</numerusform>
            <numerusform>it is written to all the time: tried %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sessions::UserTableModel</name>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 session(s)</source>
        <translation>
            <numerusform>%1 session</numerusform>
            <numerusform>%1 sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s) match the search</source>
        <translation>
            <numerusform>%1 of %Ln session matches the search</numerusform>
            <numerusform>%1 of %Ln sessions match the search</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln names</source>
        <comment>of one user&apos;s sessions, which differ: more than one</comment>
        <translation>
            <numerusform>%Ln name</numerusform>
            <numerusform>%Ln names</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ActivityCharts</name>
    <message numerus="yes">
        <source>Mean of the last %n second(s)</source>
        <translation>
            <numerusform>Mean of the last %n second</numerusform>
            <numerusform>Mean of the last %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln due</source>
        <translation>
            <numerusform>%Ln due</numerusform>
            <numerusform>%Ln due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ActivityPanel</name>
    <message numerus="yes">
        <source>Resume (%Ln new)</source>
        <translation>
            <numerusform>Resume (%Ln new)</numerusform>
            <numerusform>Resume (%Ln new)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertMark</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) firing</source>
        <translation>
            <numerusform>%n alert firing</numerusform>
            <numerusform>%n alerts firing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertWays</name>
    <message numerus="yes">
        <source>There are too many arguments: %n at most.</source>
        <translation>
            <numerusform>There are too many arguments: %n at most.</numerusform>
            <numerusform>There are too many arguments: %n at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertsDialog</name>
    <message numerus="yes">
        <source>%n rule(s) of a later version are kept, and do nothing here.</source>
        <translation>
            <numerusform>%n rule of a later version is kept, and does nothing here.</numerusform>
            <numerusform>%n rules of a later version are kept, and do nothing here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the file cannot be read.</source>
        <translation>
            <numerusform>%n line of the file cannot be read.</numerusform>
            <numerusform>%n lines of the file cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertsPopup</name>
    <message numerus="yes">
        <source>%n alert(s) on %1</source>
        <translation>
            <numerusform>%n alert on %1</numerusform>
            <numerusform>%n alerts on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditDetails</name>
    <message numerus="yes">
        <source>%1 · %Ln command(s)</source>
        <translation>
            <numerusform>%1 · %Ln command</numerusform>
            <numerusform>%1 · %Ln commands</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditLogDialog</name>
    <message numerus="yes">
        <source>%Ln line(s) could not be read and are left out: they are cut, or something else has written them.</source>
        <translation>
            <numerusform>%Ln line could not be read and is left out: it is cut, or something else has written it.</numerusform>
            <numerusform>%Ln lines could not be read and are left out: they are cut, or something else has written them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) found</source>
        <translation>
            <numerusform>%Ln entry found</numerusform>
            <numerusform>%Ln entries found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln entry(s)</source>
        <translation>
            <numerusform>The newest entry</numerusform>
            <numerusform>The newest %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditWords</name>
    <message numerus="yes">
        <source>%Ln ended</source>
        <translation>
            <numerusform>%Ln ended</numerusform>
            <numerusform>%Ln ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already gone</source>
        <translation>
            <numerusform>%Ln already gone</numerusform>
            <numerusform>%Ln already gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln not known</numerusform>
            <numerusform>%Ln not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln not sent</numerusform>
            <numerusform>%Ln not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left alone</source>
        <translation>
            <numerusform>%Ln left alone</numerusform>
            <numerusform>%Ln left alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln extended</source>
        <translation>
            <numerusform>%Ln extended</numerusform>
            <numerusform>%Ln extended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ending earlier</source>
        <translation>
            <numerusform>%Ln ending earlier</numerusform>
            <numerusform>%Ln ending earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln restored</source>
        <translation>
            <numerusform>%Ln restored</numerusform>
            <numerusform>%Ln restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cleaned up</source>
        <translation>
            <numerusform>%Ln cleaned up</numerusform>
            <numerusform>%Ln cleaned up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln came back</source>
        <translation>
            <numerusform>%Ln came back</numerusform>
            <numerusform>%Ln came back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CleanUpDialog</name>
    <message numerus="yes">
        <source>Remove %1 of %Ln user(s)?</source>
        <comment>3 stale entries of 2 users</comment>
        <translation>
            <numerusform>Remove %1 of %Ln user?</numerusform>
            <numerusform>Remove %1 of %Ln users?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stale entry(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>stale entry</numerusform>
            <numerusform>stale entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>key(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>key</numerusform>
            <numerusform>keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>user(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>user</numerusform>
            <numerusform>users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>framework(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>framework</numerusform>
            <numerusform>frameworks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown user(s)</source>
        <translation>
            <numerusform>%Ln of an unknown user</numerusform>
            <numerusform>%Ln of unknown users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is sent for the first (1 of %Ln)</source>
        <translation>
            <numerusform>What is sent for the first (1 of %Ln)</numerusform>
            <numerusform>What is sent for the first (1 of %Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CleanUpReportDialog</name>
    <message numerus="yes">
        <source>%Ln command(s) that change something, each answered</source>
        <translation>
            <numerusform>%Ln command that changes something, answered</numerusform>
            <numerusform>%Ln commands that change something, each answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) can be put back as it was.</source>
        <translation>
            <numerusform>%Ln entry can be put back as it was.</numerusform>
            <numerusform>%Ln entries can be put back as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln</source>
        <translation>
            <numerusform>Undo %Ln</numerusform>
            <numerusform>Undo %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln entry(s) back</source>
        <translation>
            <numerusform>Put %Ln entry back</numerusform>
            <numerusform>Put %Ln entries back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CleanUpWords</name>
    <message numerus="yes">
        <source>spared: session(s) back</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>spared: session back</numerusform>
            <numerusform>spared: sessions back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DemoPanel</name>
    <message numerus="yes">
        <source>%Ln user(s) online</source>
        <translation>
            <numerusform>%Ln user online</numerusform>
            <numerusform>%Ln users online</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DetailsPanel</name>
    <message numerus="yes">
        <source>Of %Ln user(s).</source>
        <translation>
            <numerusform>All of one user.</numerusform>
            <numerusform>Of %Ln users.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) selected</source>
        <translation>
            <numerusform>%Ln session selected</numerusform>
            <numerusform>%Ln sessions selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EndedLane</name>
    <message numerus="yes">
        <source>%1 in %Ln day(s)</source>
        <translation>
            <numerusform>%1 in %Ln day</numerusform>
            <numerusform>%1 in %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EventPage</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FactList</name>
    <message numerus="yes">
        <source>extended %Ln time(s) while watched</source>
        <translation>
            <numerusform>extended once while watched</numerusform>
            <numerusform>extended %Ln times while watched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FleetWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ForgetFlow</name>
    <message numerus="yes">
        <source>%Ln entry(ies) forgotten</source>
        <translation>
            <numerusform>%Ln entry forgotten</numerusform>
            <numerusform>%Ln entries forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of the log of alerts name(s) nobody any more.</source>
        <translation>
            <numerusform>%Ln line of the log of alerts names nobody any more.</numerusform>
            <numerusform>%Ln lines of the log of alerts name nobody any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormatEditor</name>
    <message numerus="yes">
        <source>None of the %Ln key(s) could be read like this. Save anyway?</source>
        <translation>
            <numerusform>The one key looked at could not be read like this. Save anyway?</numerusform>
            <numerusform>None of the %Ln keys could be read like this. Save anyway?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormatsDialog</name>
    <message numerus="yes">
        <source>In all %Ln key(s) of this database:</source>
        <translation>
            <numerusform>In the one key of this database:</numerusform>
            <numerusform>In all %Ln keys of this database:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first %Ln key(s) that were looked at:</source>
        <translation>
            <numerusform>In the first key that was looked at:</numerusform>
            <numerusform>In the first %Ln keys that were looked at:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FoundKeys</name>
    <message numerus="yes">
        <source>%Ln other kind(s) of keys</source>
        <translation>
            <numerusform>%Ln other kind of keys</numerusform>
            <numerusform>%Ln other kinds of keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (of %Ln key(s) looked at)</source>
        <translation>
            <numerusform>%1 (of %Ln key looked at)</numerusform>
            <numerusform>%1 (of %Ln keys looked at)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked for sessions of %1 and %Ln more.</source>
        <translation>
            <numerusform>Looked for sessions of %1 and %Ln more.</numerusform>
            <numerusform>Looked for sessions of %1 and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GapText</name>
    <message numerus="yes">
        <source>%n node(s) being checked</source>
        <translation>
            <numerusform>%n node being checked</numerusform>
            <numerusform>%n nodes being checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) as of %1</source>
        <translation>
            <numerusform>%n node as of %1</numerusform>
            <numerusform>%n nodes as of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without %n node(s)</source>
        <translation>
            <numerusform>without %n node</numerusform>
            <numerusform>without %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HistoryDialog</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), without passwords</source>
        <translation>
            <numerusform>%n connection, without passwords</numerusform>
            <numerusform>%n connections, without passwords</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) cannot be used</source>
        <translation>
            <numerusform>%n connection cannot be used</numerusform>
            <numerusform>%n connections cannot be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Here already: %n</source>
        <translation>
            <numerusform>Here already: %n</numerusform>
            <numerusform>Here already: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n place replaced</numerusform>
            <numerusform>%n places replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LagChart</name>
    <message numerus="yes">
        <source>Of %Ln expired: half within %1, 95 % within %2, longest %3.</source>
        <translation>
            <numerusform>Of %Ln expired: half within %1, 95 % within %2, longest %3.</numerusform>
            <numerusform>Of %Ln expired: half within %1, 95 % within %2, longest %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more only inferred, or without a deadline: no lag.</source>
        <translation>
            <numerusform>%Ln more only inferred, or without a deadline: no lag.</numerusform>
            <numerusform>%Ln more only inferred, or without a deadline: no lag.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them will expire: it looks at some of those at random (INFO keyspace).</source>
        <translation>
            <numerusform>%Ln of them will expire: it looks at some of those at random (INFO keyspace).</numerusform>
            <numerusform>%Ln of them will expire: it looks at some of those at random (INFO keyspace).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LagPanel</name>
    <message numerus="yes">
        <source>from deadline to reaped, last %n min</source>
        <translation>
            <numerusform>from deadline to reaped, last %n min</numerusform>
            <numerusform>from deadline to reaped, last %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LifeTimeline</name>
    <message numerus="yes">
        <source>extended %Ln time(s)</source>
        <translation>
            <numerusform>extended %Ln time</numerusform>
            <numerusform>extended %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogoutChanges</name>
    <message numerus="yes">
        <source>%Ln session(s) changed hands: %1. They will not be ended.</source>
        <translation>
            <numerusform>%Ln session changed hands: %1. It will not be ended.</numerusform>
            <numerusform>%Ln sessions changed hands: %1. They will not be ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) have ended meanwhile.</source>
        <translation>
            <numerusform>%Ln session has ended meanwhile.</numerusform>
            <numerusform>%Ln sessions have ended meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) do not match the search any more. They will not be ended.</source>
        <translation>
            <numerusform>%Ln session does not match the search any more. It will not be ended.</numerusform>
            <numerusform>%Ln sessions do not match the search any more. They will not be ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogoutDialog</name>
    <message numerus="yes">
        <source>session(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>session</numerusform>
            <numerusform>sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>user(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>user</numerusform>
            <numerusform>users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>name(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>name</numerusform>
            <numerusform>names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>anonymous</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>anonymous</numerusform>
            <numerusform>anonymous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unknown user</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>unknown user</numerusform>
            <numerusform>unknown user</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>format(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>format</numerusform>
            <numerusform>formats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>node(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>node</numerusform>
            <numerusform>nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogoutFlow</name>
    <message numerus="yes">
        <source>%Ln selected session(s)</source>
        <translation>
            <numerusform>%Ln selected session</numerusform>
            <numerusform>%Ln selected sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) that came back</source>
        <translation>
            <numerusform>%Ln session that came back</numerusform>
            <numerusform>%Ln sessions that came back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogoutQuestion</name>
    <message numerus="yes">
        <source>What is sent for %1 (1 of %Ln)</source>
        <translation>
            <numerusform>What is sent for %1 (1 of %Ln)</numerusform>
            <numerusform>What is sent for %1 (1 of %Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log out %Ln anonymous session(s)?</source>
        <translation>
            <numerusform>Log out %Ln anonymous session?</numerusform>
            <numerusform>Log out %Ln anonymous sessions?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log out %Ln session(s) of unknown users?</source>
        <translation>
            <numerusform>Log out %Ln session of an unknown user?</numerusform>
            <numerusform>Log out %Ln sessions of unknown users?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log out %Ln session(s) of %1?</source>
        <translation>
            <numerusform>Log out %Ln session of %1?</numerusform>
            <numerusform>Log out %Ln sessions of %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them anonymous</source>
        <translation>
            <numerusform>%Ln of them anonymous</numerusform>
            <numerusform>%Ln of them anonymous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them of unknown user(s)</source>
        <translation>
            <numerusform>%Ln of them of an unknown user</numerusform>
            <numerusform>%Ln of them of unknown users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log out %Ln session(s)</source>
        <translation>
            <numerusform>Log out %Ln session</numerusform>
            <numerusform>Log out %Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anonymous session(s)</source>
        <translation>
            <numerusform>%Ln anonymous session</numerusform>
            <numerusform>%Ln anonymous sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) of unknown user(s)</source>
        <translation>
            <numerusform>%Ln session of an unknown user</numerusform>
            <numerusform>%Ln sessions of unknown users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has at least %Ln more session(s), which stay logged in.</source>
        <translation>
            <numerusform>%1 has at least %Ln more session, which stays logged in.</numerusform>
            <numerusform>%1 has at least %Ln more sessions, which stay logged in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These users have at least %Ln more session(s), which stay logged in.</source>
        <translation>
            <numerusform>These users have at least %Ln more session, which stays logged in.</numerusform>
            <numerusform>These users have at least %Ln more sessions, which stay logged in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln more session(s), which stay logged in.</source>
        <translation>
            <numerusform>%1 has %Ln more session, which stays logged in.</numerusform>
            <numerusform>%1 has %Ln more sessions, which stay logged in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These users have %Ln more session(s), which stay logged in.</source>
        <translation>
            <numerusform>These users have %Ln more session, which stays logged in.</numerusform>
            <numerusform>These users have %Ln more sessions, which stay logged in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The user(s) have to log in again.</source>
        <translation>
            <numerusform>The user has to log in again.</numerusform>
            <numerusform>The users have to log in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 So it is with %Ln more of these users.</source>
        <translation>
            <numerusform>%1 So it is with %Ln more of these users.</numerusform>
            <numerusform>%1 So it is with %Ln more of these users.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) of unknown users</source>
        <comment>in a title</comment>
        <translation>
            <numerusform>%Ln session of unknown users</numerusform>
            <numerusform>%Ln sessions of unknown users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) of %1</source>
        <translation>
            <numerusform>%Ln session of %1</numerusform>
            <numerusform>%Ln sessions of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln session(s) in %1</source>
        <translation>
            <numerusform>End %Ln session in %1</numerusform>
            <numerusform>End %Ln sessions in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln session(s) to %1</source>
        <translation>
            <numerusform>Set %Ln session to %1</numerusform>
            <numerusform>Set %Ln sessions to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln session(s) again</source>
        <translation>
            <numerusform>End %Ln session again</numerusform>
            <numerusform>End %Ln sessions again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogoutReportDialog</name>
    <message numerus="yes">
        <source>&amp;End %Ln again…</source>
        <translation>
            <numerusform>&amp;End %Ln again…</numerusform>
            <numerusform>&amp;End %Ln again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) that change something, each answered</source>
        <translation>
            <numerusform>%Ln command that changes something, answered</numerusform>
            <numerusform>%Ln commands that change something, each answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogoutWords</name>
    <message numerus="yes">
        <source>with the new time left</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>with the new time left</numerusform>
            <numerusform>with the new time left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) have the new time left</source>
        <translation>
            <numerusform>%Ln session has the new time left</numerusform>
            <numerusform>%Ln sessions have the new time left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) ended</source>
        <translation>
            <numerusform>%Ln session ended</numerusform>
            <numerusform>%Ln sessions ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s) have the new time left</source>
        <translation>
            <numerusform>%1 of %Ln session has the new time left</numerusform>
            <numerusform>%1 of %Ln sessions have the new time left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s) ended</source>
        <translation>
            <numerusform>%1 of %Ln session ended</numerusform>
            <numerusform>%1 of %Ln sessions ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) came back</source>
        <translation>
            <numerusform>%Ln session came back</numerusform>
            <numerusform>%Ln sessions came back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) came back: %1</source>
        <translation>
            <numerusform>%Ln session came back: %1</numerusform>
            <numerusform>%Ln sessions came back: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have been ended again.</source>
        <translation>
            <numerusform>%Ln of them has been ended again.</numerusform>
            <numerusform>%Ln of them have been ended again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) whose answer never came are still there.</source>
        <translation>
            <numerusform>%Ln session whose answer never came is still there.</numerusform>
            <numerusform>%Ln sessions whose answer never came are still there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) whose answer never came are gone, whoever ended them.</source>
        <translation>
            <numerusform>%Ln session whose answer never came is gone, whoever ended it.</numerusform>
            <numerusform>%Ln sessions whose answer never came are gone, whoever ended them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What has become of %Ln session(s) is not known: the connection broke before the answer came.</source>
        <translation>
            <numerusform>What has become of %Ln session is not known: the connection broke before the answer came.</numerusform>
            <numerusform>What has become of %Ln sessions is not known: the connection broke before the answer came.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MissingNodes</name>
    <message numerus="yes">
        <source>Its %Ln session(s) are shown as they were then</source>
        <translation>
            <numerusform>Its %Ln session is shown as it was then</numerusform>
            <numerusform>Its %Ln sessions are shown as they were then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Their %Ln session(s) are shown as they were then</source>
        <translation>
            <numerusform>Their %Ln session is shown as it was then</numerusform>
            <numerusform>Their %Ln sessions are shown as they were then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of what %1 holds only %Ln session(s) had been read</source>
        <translation>
            <numerusform>of what %1 holds only %Ln session had been read</numerusform>
            <numerusform>of what %1 holds only %Ln sessions had been read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the other %Ln session(s) are live</source>
        <translation>
            <numerusform>the other %Ln session is live</numerusform>
            <numerusform>the other %Ln sessions are live</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the other %Ln session(s) are read again every few seconds</source>
        <translation>
            <numerusform>the other %Ln session is read again every few seconds</numerusform>
            <numerusform>the other %Ln sessions are read again every few seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the other %Ln session(s) are being checked</source>
        <translation>
            <numerusform>the other %Ln session is being checked</numerusform>
            <numerusform>the other %Ln sessions are being checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) do not answer: %1.</source>
        <translation>
            <numerusform>%n node does not answer: %1.</numerusform>
            <numerusform>%n nodes do not answer: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of what %1 holds only %Ln session(s) had been read</source>
        <translation>
            <numerusform>Of what %1 holds only %Ln session had been read</numerusform>
            <numerusform>Of what %1 holds only %Ln sessions had been read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MonitorNotices</name>
    <message numerus="yes">
        <source>%Ln key(s) look like sessions: they name a user, and run out.</source>
        <translation>
            <numerusform>%Ln key looks like a session: it names a user, and runs out.</numerusform>
            <numerusform>%Ln keys look like sessions: they name a user, and run out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) had gone meanwhile: how is not known.</source>
        <translation>
            <numerusform>%Ln session had gone meanwhile: how is not known.</numerusform>
            <numerusform>%Ln sessions had gone meanwhile: how is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) were gone at once at %1.</source>
        <translation>
            <numerusform>%Ln session was gone at once at %1.</numerusform>
            <numerusform>%Ln sessions were gone at once at %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NothingFound</name>
    <message numerus="yes">
        <source>None of %Ln session(s) read so far matches.</source>
        <translation>
            <numerusform>None of %Ln session read so far matches.</numerusform>
            <numerusform>None of %Ln sessions read so far matches.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln session(s) matches.</source>
        <translation>
            <numerusform>None of %Ln session matches.</numerusform>
            <numerusform>None of %Ln sessions matches.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sessions of %n format(s) are not listed.</source>
        <translation>
            <numerusform>Sessions of %n format are not listed.</numerusform>
            <numerusform>Sessions of %n formats are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) look like sessions, and are not listed.</source>
        <translation>
            <numerusform>%Ln key looks like a session, and is not listed.</numerusform>
            <numerusform>%Ln keys look like sessions, and are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PayloadNotice</name>
    <message numerus="yes">
        <source>Only the first %1 of %Ln field(s) were read.</source>
        <translation>
            <numerusform>Only the first %1 of %Ln field was read.</numerusform>
            <numerusform>Only the first %1 of %Ln fields were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %1 of %Ln member(s) were read.</source>
        <translation>
            <numerusform>Only the first %1 of %Ln member was read.</numerusform>
            <numerusform>Only the first %1 of %Ln members were read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PresenterFooter</name>
    <message numerus="yes">
        <source>%Ln due, not reaped</source>
        <translation>
            <numerusform>%Ln due, not reaped</numerusform>
            <numerusform>%Ln due, not reaped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln past their deadline</source>
        <translation>
            <numerusform>%Ln past their deadline</numerusform>
            <numerusform>%Ln past their deadline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PreviewModel</name>
    <message numerus="yes">
        <source>%1 of %n key(s) looked at would be listed.</source>
        <translation>
            <numerusform>%1 of %n key looked at would be listed.</numerusform>
            <numerusform>%1 of %n keys looked at would be listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) could not be decoded as %2.</source>
        <translation>
            <numerusform>%1 of %n key could not be decoded as %2.</numerusform>
            <numerusform>%1 of %n keys could not be decoded as %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) had another type.</source>
        <translation>
            <numerusform>%1 of %n key had another type.</numerusform>
            <numerusform>%1 of %n keys had another type.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) could not be read by this account.</source>
        <translation>
            <numerusform>%1 of %n key could not be read by this account.</numerusform>
            <numerusform>%1 of %n keys could not be read by this account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) ended meanwhile.</source>
        <translation>
            <numerusform>%1 of %n key ended meanwhile.</numerusform>
            <numerusform>%1 of %n keys ended meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) looked at would be listed.</source>
        <translation>
            <numerusform>%1 of %n field looked at would be listed.</numerusform>
            <numerusform>%1 of %n fields looked at would be listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) could not be decoded as %2.</source>
        <translation>
            <numerusform>%1 of %n field could not be decoded as %2.</numerusform>
            <numerusform>%1 of %n fields could not be decoded as %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) held something other than a session.</source>
        <translation>
            <numerusform>%1 of %n field held something other than a session.</numerusform>
            <numerusform>%1 of %n fields held something other than a session.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) held something other than a session.</source>
        <translation>
            <numerusform>%1 of %n key held something other than a session.</numerusform>
            <numerusform>%1 of %n keys held something other than a session.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProbeBar</name>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProfileTransfer</name>
    <message numerus="yes">
        <source>%n connection(s) written, without passwords</source>
        <translation>
            <numerusform>%n connection written, without passwords</numerusform>
            <numerusform>%n connections written, without passwords</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) added</source>
        <translation>
            <numerusform>%n connection added</numerusform>
            <numerusform>%n connections added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) replaced</source>
        <translation>
            <numerusform>%n connection replaced</numerusform>
            <numerusform>%n connections replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RelatedPage</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RouteSection</name>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n place replaced</numerusform>
            <numerusform>%n places replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RowMenus</name>
    <message numerus="yes">
        <source>&amp;Log Out All Sessions of %Ln User(s)…</source>
        <translation>
            <numerusform>&amp;Log Out All Sessions of %Ln User…</numerusform>
            <numerusform>&amp;Log Out All Sessions of %Ln Users…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SavedRow</name>
    <message numerus="yes">
        <source>%Ln session(s) match now</source>
        <translation>
            <numerusform>%Ln session matches now</numerusform>
            <numerusform>%Ln sessions match now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ServerFind</name>
    <message numerus="yes">
        <source>%Ln entry(ies) had no session any more.</source>
        <translation>
            <numerusform>%Ln entry had no session any more.</numerusform>
            <numerusform>%Ln entries had no session any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies) named something that is no session.</source>
        <translation>
            <numerusform>%Ln entry named something that is no session.</numerusform>
            <numerusform>%Ln entries named something that is no session.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The index has %Ln entry(ies); only the first of them were looked at.</source>
        <translation>
            <numerusform>The index has %Ln entry; only the first of them were looked at.</numerusform>
            <numerusform>The index has %Ln entries; only the first of them were looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SessionHeader</name>
    <message numerus="yes">
        <source>+%Ln session(s)</source>
        <translation>
            <numerusform>+%Ln session</numerusform>
            <numerusform>+%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SessionSearch</name>
    <message numerus="yes">
        <source>All but %n format(s)</source>
        <translation>
            <numerusform>All but %n format</numerusform>
            <numerusform>All but %n formats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SessionsPage</name>
    <message numerus="yes">
        <source>%Ln key(s) have the name of a session, but the server refuses to show them. Its administrator can grant the right to read them (ACL SETUSER).</source>
        <translation>
            <numerusform>%Ln key has the name of a session, but the server refuses to show it. Its administrator can grant the right to read it (ACL SETUSER).</numerusform>
            <numerusform>%Ln keys have the name of a session, but the server refuses to show them. Its administrator can grant the right to read them (ACL SETUSER).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) look like sessions</source>
        <translation>
            <numerusform>%Ln key looks like a session</numerusform>
            <numerusform>%Ln keys look like sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SharedNumber</name>
    <message numerus="yes">
        <source>%1 · %Ln names</source>
        <comment>a user whose sessions have several names</comment>
        <translation>
            <numerusform>%1 · %Ln name</numerusform>
            <numerusform>%1 · %Ln names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln different names behind %1: %2.</source>
        <translation>
            <numerusform>%Ln name behind %1: %2.</numerusform>
            <numerusform>%Ln different names behind %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StaleActions</name>
    <message numerus="yes">
        <source>Clean Up %Ln &amp;Selected…</source>
        <translation>
            <numerusform>Clean Up %Ln &amp;Selected…</numerusform>
            <numerusform>Clean Up %Ln &amp;Selected…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clean Up %Ln S&amp;hown…</source>
        <translation>
            <numerusform>Clean Up %Ln S&amp;hown…</numerusform>
            <numerusform>Clean Up %Ln S&amp;hown…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clean Up &amp;All %Ln…</source>
        <translation>
            <numerusform>Clean Up &amp;All %Ln…</numerusform>
            <numerusform>Clean Up &amp;All %Ln…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StaleDialog</name>
    <message numerus="yes">
        <source>stale entries in %Ln selected key(s) %1</source>
        <comment>… on the whole server</comment>
        <translation>
            <numerusform>stale entries in %Ln selected key %1</numerusform>
            <numerusform>stale entries in %Ln selected keys %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StaleIndexModel</name>
    <message numerus="yes">
        <source>%1 found, %Ln of them settled since</source>
        <comment>12 stale entries found, …</comment>
        <translation>
            <numerusform>%1 found, %Ln of them settled since</numerusform>
            <numerusform>%1 found, %Ln of them settled since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a session</source>
        <translation>
            <numerusform>%Ln with a session</numerusform>
            <numerusform>%Ln with a session</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of which nobody knows</source>
        <translation>
            <numerusform>%Ln of which nobody knows</numerusform>
            <numerusform>%Ln of which nobody knows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StaleWords</name>
    <message numerus="yes">
        <source>%Ln stale entry(s)</source>
        <translation>
            <numerusform>%Ln stale entry</numerusform>
            <numerusform>%Ln stale entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stale</source>
        <comment>of what was looked at</comment>
        <translation>
            <numerusform>%Ln stale</numerusform>
            <numerusform>%Ln stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln index(es)</source>
        <comment>312 stale entries in 41 indexes</comment>
        <translation>
            <numerusform>%1 in %Ln index</numerusform>
            <numerusform>%1 in %Ln indexes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No stale entries: %1 in %Ln index(es) looked at, as of %2</source>
        <comment>No stale entries: 12,400 entries in 41 indexes looked at, as of 13:40:02</comment>
        <translation>
            <numerusform>No stale entries: %1 in %Ln index looked at, as of %2</numerusform>
            <numerusform>No stale entries: %1 in %Ln indexes looked at, as of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the indexes hold(s) more than was looked at. Clean up what was found, then look again.</source>
        <translation>
            <numerusform>%Ln of the indexes holds more than was looked at. Clean up what was found, then look again.</numerusform>
            <numerusform>%Ln of the indexes hold more than was looked at. Clean up what was found, then look again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n format(s) not listed</source>
        <translation>
            <numerusform>%n format not listed</numerusform>
            <numerusform>%n formats not listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %Ln key(s) are not sessions</source>
        <translation>
            <numerusform> · %Ln key is not a session</numerusform>
            <numerusform> · %Ln keys are not sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The formats in use were found by looking at %Ln key(s). The others are being looked at: sessions of a rare format may still be missing.</source>
        <translation>
            <numerusform>The formats in use were found by looking at %Ln key. The others are being looked at: sessions of a rare format may still be missing.</numerusform>
            <numerusform>The formats in use were found by looking at %Ln keys. The others are being looked at: sessions of a rare format may still be missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln due, not reaped</source>
        <translation>
            <numerusform>%Ln due, not reaped</numerusform>
            <numerusform>%Ln due, not reaped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)/s</source>
        <translation>
            <numerusform>%Ln event/s</numerusform>
            <numerusform>%Ln events/s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) shown</source>
        <translation>
            <numerusform>%Ln user shown</numerusform>
            <numerusform>%Ln users shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln past their deadline</source>
        <translation>
            <numerusform>%Ln past their deadline</numerusform>
            <numerusform>%Ln past their deadline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) known</source>
        <translation>
            <numerusform>%Ln user known</numerusform>
            <numerusform>%Ln users known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %Ln key(s) are too long to be listed</source>
        <translation>
            <numerusform> · %Ln key is too long to be listed</numerusform>
            <numerusform> · %Ln keys are too long to be listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusText</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, incomplete: %Ln key(s) may not be read</source>
        <translation>
            <numerusform>%1, incomplete: %Ln key may not be read</numerusform>
            <numerusform>%1, incomplete: %Ln keys may not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 of %n node</numerusform>
            <numerusform>%1 of %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rows of %n primaries were read from replicas the last time: %1.</source>
        <translation>
            <numerusform>The rows of %n primary were read from replicas the last time: %1.</numerusform>
            <numerusform>The rows of %n primaries were read from replicas the last time: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n primaries the rows of %1 were read from replicas the last time: %2.</source>
        <translation>
            <numerusform>Of %n primary the rows of %1 were read from replicas the last time: %2.</numerusform>
            <numerusform>Of %n primaries the rows of %1 were read from replicas the last time: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All was read from the %n primaries themselves the last time.</source>
        <translation>
            <numerusform>All was read from the %n primary itself the last time.</numerusform>
            <numerusform>All was read from the %n primaries themselves the last time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TimeWords</name>
    <message numerus="yes">
        <source>%Ln event(s) lost</source>
        <translation>
            <numerusform>%Ln event lost</numerusform>
            <numerusform>%Ln events lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) fewer</source>
        <translation>
            <numerusform>%Ln session fewer</numerusform>
            <numerusform>%Ln sessions fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more time(s)</source>
        <translation>
            <numerusform>and %Ln more time</numerusform>
            <numerusform>and %Ln more times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UndoStrip</name>
    <message numerus="yes">
        <source>%Ln session(s) can be brought back, with the time that each still has.</source>
        <translation>
            <numerusform>%Ln session can be brought back, with the time that it still has.</numerusform>
            <numerusform>%Ln sessions can be brought back, with the time that each still has.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln</source>
        <translation>
            <numerusform>Undo %Ln</numerusform>
            <numerusform>Undo %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring %Ln session(s) back</source>
        <translation>
            <numerusform>Bring %Ln session back</numerusform>
            <numerusform>Bring %Ln sessions back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UserFacts</name>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UserPage</name>
    <message numerus="yes">
        <source>At least %Ln session(s)</source>
        <translation>
            <numerusform>At least %Ln session</numerusform>
            <numerusform>At least %Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %Ln address(es)</source>
        <translation>
            <numerusform>from %Ln address</numerusform>
            <numerusform>from %Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more, which end later</source>
        <translation>
            <numerusform>and %Ln more, which ends later</numerusform>
            <numerusform>and %Ln more, which end later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) selected</source>
        <translation>
            <numerusform>%Ln user selected</numerusform>
            <numerusform>%Ln users selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) known</source>
        <translation>
            <numerusform>%Ln session known</numerusform>
            <numerusform>%Ln sessions known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ValueText</name>
    <message numerus="yes">
        <source>%n byte(s): %1 …</source>
        <translation>
            <numerusform>%n byte: %1 …</numerusform>
            <numerusform>%n bytes: %1 …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s): %1</source>
        <translation>
            <numerusform>%n byte: %1</numerusform>
            <numerusform>%n bytes: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n field(s)</source>
        <translation>
            <numerusform>%1, %n field</numerusform>
            <numerusform>%1, %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
</TS>
