<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>activity::ActivityRecorder</name>
    <message>
        <source>The server’s clock went back: the charts begin afresh</source>
        <translation>服务器时钟回拨：图表从头开始</translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>已重新连接</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connection lost: %1</source>
        <translation>连接已断开：%1</translation>
    </message>
    <message>
        <source>Could not connect: %1</source>
        <translation>无法连接：%1</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开连接</translation>
    </message>
    <message>
        <source>Events were missed from %1 to %2</source>
        <translation>%1 至 %2 之间有事件遗漏</translation>
    </message>
    <message>
        <source>Reading everything again</source>
        <translation>正在重新读取全部内容</translation>
    </message>
    <message>
        <source>Not up to date: %1</source>
        <translation>可能已过时：%1</translation>
    </message>
    <message>
        <source>Live again</source>
        <translation>已恢复实时</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) found that were not known</source>
        <translation>
            <numerusform>发现 %Ln 个此前未知的会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) gone, how is not known</source>
        <translation>
            <numerusform>%Ln 个会话已消失，原因未知</numerusform>
        </translation>
    </message>
    <message>
        <source>Read again: %1</source>
        <translation>已重新读取：%1</translation>
    </message>
</context>
<context>
    <name>activity::EventWords</name>
    <message>
        <source>%1 after its deadline</source>
        <translation>过期时间之后 %1</translation>
    </message>
    <message>
        <source>inferred: gone past its deadline</source>
        <translation>推断：过期时间过后消失</translation>
    </message>
    <message>
        <source>inferred: gone %1</source>
        <translation>推断：消失于%1</translation>
    </message>
    <message>
        <source>%1 after last seen</source>
        <translation>最后活动之后 %1</translation>
    </message>
    <message>
        <source>used again: its deadline moved on</source>
        <translation>再次使用：过期时间已延后</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>至 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, at least %Ln time(s) in this minute</source>
        <translation>
            <numerusform>%1，这一分钟内至少 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>logged out by %1 with this program</source>
        <translation>由 %1 用本程序强制下线</translation>
    </message>
    <message>
        <source>logged out by %1 with this program: %2</source>
        <translation>由 %1 用本程序强制下线：%2</translation>
    </message>
    <message>
        <source>logged out here</source>
        <translation>已在此强制下线</translation>
    </message>
    <message>
        <source>logged out here: %1</source>
        <translation>已在此强制下线：%1</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>已续期</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>已登出</translation>
    </message>
    <message>
        <source>Ended here</source>
        <translation>在此强制下线</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>已淘汰</translation>
    </message>
    <message>
        <source>Ended or evicted</source>
        <translation>结束或被淘汰</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1 to live</source>
        <translation>有效期 %1</translation>
    </message>
    <message>
        <source>deleted by an application or another admin</source>
        <translation>被应用或其他管理员删除</translation>
    </message>
    <message>
        <source>removed under the server’s memory limit</source>
        <translation>因服务器内存上限被清除</translation>
    </message>
    <message>
        <source>gone before the deadline that was known; tracking does not tell how</source>
        <translation>在已知的过期时间之前消失；跟踪不提供原因</translation>
    </message>
    <message>
        <source>found gone; no event said why</source>
        <translation>发现已消失；没有事件说明原因</translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln 个已过期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln logged out</source>
        <translation>
            <numerusform>%Ln 个已登出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ended here</source>
        <translation>
            <numerusform>%Ln 个在此强制下线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln evicted</source>
        <translation>
            <numerusform>%Ln 个被淘汰</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished</source>
        <translation>
            <numerusform>%Ln 个已消失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ended</source>
        <translation>
            <numerusform>%Ln 个已结束</numerusform>
        </translation>
    </message>
    <message>
        <source>within %1</source>
        <translation>%1 之内</translation>
    </message>
</context>
<context>
    <name>activity::SearchWatch</name>
    <message>
        <source>It asks for what has ended: there is nothing of it to be counted.</source>
        <translation>它查找的是已结束的会话：没有可以计数的。</translation>
    </message>
</context>
<context>
    <name>activity::Survival</name>
    <message>
        <source>is up to date</source>
        <translation>已是最新</translation>
    </message>
    <message>
        <source>is %1 behind</source>
        <translation>落后 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n 个副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) for each primary</source>
        <translation>
            <numerusform>每个主节点 %n 个副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n replica(s) for each primary</source>
        <translation>
            <numerusform>每个主节点 %1 至 %n 个副本</numerusform>
        </translation>
    </message>
    <message>
        <source>No: %1 does not answer, and no replica of it is known to run. Until it is back, its users get errors or are logged out.</source>
        <translation>不能：%1 没有响应，也没有已知在运行的副本。在它恢复之前，其用户会遇到错误或被登出。</translation>
    </message>
    <message>
        <source>In part: %1 has a copy of what %2 held, and has not taken over. Until it does, users of that part get errors or are logged out.</source>
        <translation>部分：%1 有 %2 所存数据的拷贝，但尚未接管。在它接管之前，这部分用户会遇到错误或被登出。</translation>
    </message>
    <message>
        <source>No: there is no replica. Until the server is back nobody can log in, and what it had not kept on disk is gone.</source>
        <translation>不能：没有副本。在服务器恢复之前谁也无法登录，没有存到磁盘上的数据会丢失。</translation>
    </message>
    <message>
        <source>No: no primary has a replica that runs. Until it is back, its users get errors or are logged out.</source>
        <translation>不能：所有主节点都没有正在运行的副本。在故障的主节点恢复之前，其用户会遇到错误或被登出。</translation>
    </message>
    <message>
        <source>Not known: there is no connection.</source>
        <translation>未知：没有连接。</translation>
    </message>
    <message>
        <source>Not known: no primary answers.</source>
        <translation>未知：没有主节点响应。</translation>
    </message>
    <message>
        <source>Not known: this is a replica, and only its primary knows the others.</source>
        <translation>未知：这是一个副本，只有它的主节点知道其他副本。</translation>
    </message>
    <message>
        <source>replica of %1</source>
        <translation>%1 的副本</translation>
    </message>
    <message>
        <source>Not known: the account may not ask. INFO and ROLE are refused.</source>
        <translation>未知：此账号无权查询，INFO 和 ROLE 均被拒绝。</translation>
    </message>
    <message>
        <source>Not known: the server has not told yet.</source>
        <translation>未知：服务器尚未告知。</translation>
    </message>
    <message>
        <source>In part: a replica has a copy. Whether somebody makes it the primary is not known here.</source>
        <translation>部分：有一个副本存有拷贝。是否有人会将其提升为主节点，这里无从得知。</translation>
    </message>
    <message>
        <source>In part: %1 %2. Whether somebody makes it the primary is not known here.</source>
        <translation>部分：%1 %2。是否有人会将其提升为主节点，这里无从得知。</translation>
    </message>
    <message numerus="yes">
        <source>In part: replicas have copies, but with %n primary(s) no majority is left that could make one a primary.</source>
        <translation>
            <numerusform>部分：副本存有拷贝，但只有 %n 个主节点，剩余的达不到多数，无法将副本提升为主节点。</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, but for the latest writes: a replica takes over. How far it is behind is not known.</source>
        <translation>能，但最近的写入除外：副本会接管。它落后多少未知。</translation>
    </message>
    <message>
        <source>Yes, but for writes on their way: a replica takes over, and all are up to date.</source>
        <translation>能，但正在传送的写入除外：副本会接管，且所有副本都是最新的。</translation>
    </message>
    <message>
        <source>Yes, but for the latest writes: a replica takes over; %1 %2.</source>
        <translation>能，但最近的写入除外：副本会接管；%1 %2。</translation>
    </message>
    <message>
        <source>Not known: the account may not ask. INFO is refused.</source>
        <translation>未知：此账号无权查询，INFO 被拒绝。</translation>
    </message>
    <message>
        <source>Not known: the account may not ask. CONFIG GET is refused.</source>
        <translation>未知：此账号无权查询，CONFIG GET 被拒绝。</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>服务器</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n primary(s) not known</source>
        <translation>
            <numerusform>%n 个主节点情况未知</numerusform>
        </translation>
    </message>
    <message>
        <source>by the events that have come</source>
        <translation>依据已收到的事件</translation>
    </message>
    <message>
        <source>notify-keyspace-events differs</source>
        <translation>notify-keyspace-events 各不相同</translation>
    </message>
    <message>
        <source>notify-keyspace-events is empty</source>
        <translation>notify-keyspace-events 为空</translation>
    </message>
    <message>
        <source>notify-keyspace-events %1</source>
        <translation>notify-keyspace-events %1</translation>
    </message>
    <message>
        <source>Late: Redis announces nothing, so endings are found by reading again.</source>
        <translation>有延迟：Redis 不发布任何通知，会话结束要靠重新读取才能发现。</translation>
    </message>
    <message numerus="yes">
        <source>In part: %n primary(s) announce nothing; there endings are found by reading again.</source>
        <translation>
            <numerusform>部分：%n 个主节点不发布任何通知；其上的会话结束要靠重新读取才能发现。</numerusform>
        </translation>
    </message>
    <message>
        <source>In part: expirations are announced; logouts, new and changed sessions are found by reading again.</source>
        <translation>部分：会发布过期通知；登出、新建和变更的会话要靠重新读取才能发现。</translation>
    </message>
    <message>
        <source>Not known yet: some of it is being read.</source>
        <translation>尚未知：部分内容仍在读取。</translation>
    </message>
    <message>
        <source>Endings are seen at once, by CLIENT TRACKING; whether a session expired, was ended or evicted is inferred.</source>
        <translation>借助 CLIENT TRACKING，会话结束立即可见；但会话是过期、被结束还是被淘汰只能推断。</translation>
    </message>
    <message>
        <source>What ends on nodes that do not answer is not seen.</source>
        <translation>没有响应的节点上会话的结束无法看到。</translation>
    </message>
    <message>
        <source>In part: every primary that answers announces writes and expiry; what ends on the others is not seen.</source>
        <translation>部分：每个有响应的主节点都会发布写入和过期通知；其余主节点上会话的结束无法看到。</translation>
    </message>
    <message>
        <source>Redis announces writes and expiry, so endings are seen at once.</source>
        <translation>Redis 会发布写入和过期通知，因此会话结束立即可见。</translation>
    </message>
    <message>
        <source>Every primary announces writes and expiry, so endings are seen at once.</source>
        <translation>每个主节点都会发布写入和过期通知，因此会话结束立即可见。</translation>
    </message>
    <message>
        <source>hz %1</source>
        <translation>hz %1</translation>
    </message>
    <message>
        <source>effort %1</source>
        <translation>力度 %1</translation>
    </message>
    <message>
        <source>Not measured yet: too few sessions have run out since this window watches.</source>
        <translation>尚未测得：自本窗口开始观察以来，过期的会话太少。</translation>
    </message>
    <message>
        <source>Due sessions are removed within %1 s (half of them) to %2 s (95 %).</source>
        <translation>到期会话的清除用时：半数在 %1 秒以内，95% 在 %2 秒以内。</translation>
    </message>
    <message numerus="yes">
        <source>measured, the latest %n</source>
        <translation>
            <numerusform>实测，最近 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>When memory runs out</source>
        <translation>内存耗尽</translation>
    </message>
    <message>
        <source>A restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>A failed primary</source>
        <translation>主节点故障</translation>
    </message>
    <message>
        <source>A full disk</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Seeing endings</source>
        <translation>察觉会话结束</translation>
    </message>
    <message>
        <source>Expiry itself</source>
        <translation>过期本身</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>差</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>good</source>
        <translation>好</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>told by %1 of %n node(s) at %2</source>
        <translation>
            <numerusform>%n 个节点中有 %1 个提供，时间 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has %2 left.</source>
        <translation>%1：还剩 %2。</translation>
    </message>
    <message>
        <source>%1 has %2 left: about %3 at the growth of the last %4.</source>
        <translation>%1：还剩 %2；按最近 %4 的增长速度，约可用 %3。</translation>
    </message>
    <message>
        <source>No: Redis then logs people out, those first who were away for longest.</source>
        <translation>不能：届时 Redis 会使用户被登出，最久没有访问的最先。</translation>
    </message>
    <message>
        <source>No: Redis then logs people out, those first who come most rarely.</source>
        <translation>不能：届时 Redis 会使用户被登出，访问最少的最先。</translation>
    </message>
    <message>
        <source>No: Redis then logs people out at random.</source>
        <translation>不能：届时 Redis 会随机使用户被登出。</translation>
    </message>
    <message>
        <source>No: Redis then logs people out, those first whose sessions were not written for longest.</source>
        <translation>不能：届时 Redis 会使用户被登出，会话最久没有写入的最先。</translation>
    </message>
    <message>
        <source>No: Redis then removes sessions that have a deadline, at random.</source>
        <translation>不能：届时 Redis 会随机清除有过期时间的会话。</translation>
    </message>
    <message>
        <source>No: Redis then removes sessions, those first that were not used for longest.</source>
        <translation>不能：届时 Redis 会清除会话，最久没有使用的最先。</translation>
    </message>
    <message>
        <source>No: Redis then removes sessions, those first that are used most rarely.</source>
        <translation>不能：届时 Redis 会清除会话，使用最少的最先。</translation>
    </message>
    <message>
        <source>No: Redis then removes sessions, those first that were not written for longest.</source>
        <translation>不能：届时 Redis 会清除会话，最久没有写入的最先。</translation>
    </message>
    <message>
        <source>No: Redis then removes sessions, those nearest their deadline first.</source>
        <translation>不能：届时 Redis 会清除会话，最接近过期时间的最先。</translation>
    </message>
    <message>
        <source>Yes, but Redis then refuses writes: no new log-ins and no extensions until there is room.</source>
        <translation>能，但届时 Redis 会拒绝写入：腾出空间之前，无法登录，也无法续期。</translation>
    </message>
    <message>
        <source>Redis has no limit: it takes what it needs, until the machine has no more and the system ends it.</source>
        <translation>Redis 没有内存上限：需要多少就占用多少，直到机器内存耗尽，被操作系统终止。</translation>
    </message>
    <message>
        <source>maxmemory 0</source>
        <translation>maxmemory 0</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>Not known: Redis then does what “%1” says, which this program does not know.</source>
        <translation>未知：届时 Redis 按“%1”处理，本程序不认识这一策略。</translation>
    </message>
    <message>
        <source>maxmemory %1</source>
        <translation>maxmemory %1</translation>
    </message>
    <message>
        <source>No: the latest write to the file that a restart reads has failed.</source>
        <translation>不能：最近一次写入重启时要读取的文件失败了。</translation>
    </message>
    <message>
        <source>aof_last_write_status err</source>
        <translation>aof_last_write_status err</translation>
    </message>
    <message>
        <source>Yes: every write is in a file before it is answered.</source>
        <translation>能：每次写入都先存入文件，然后才答复。</translation>
    </message>
    <message>
        <source>AOF always</source>
        <translation>AOF always</translation>
    </message>
    <message>
        <source>Yes, but for the last second: every write goes to a file that is flushed once a second.</source>
        <translation>能，但最后一秒除外：每次写入都进入文件，文件每秒刷盘一次。</translation>
    </message>
    <message>
        <source>AOF everysec</source>
        <translation>AOF everysec</translation>
    </message>
    <message>
        <source>Yes, where only Redis restarts; after a power failure all is gone that the system had not flushed, mostly half a minute.</source>
        <translation>仅 Redis 重启时能；若断电，系统尚未刷盘的内容会全部丢失，通常是半分钟的量。</translation>
    </message>
    <message>
        <source>AOF no</source>
        <translation>AOF no</translation>
    </message>
    <message>
        <source>Yes, but for the latest writes: every write goes to a file; how often that is flushed is not known.</source>
        <translation>能，但最近的写入除外：每次写入都进入文件；刷盘频率未知。</translation>
    </message>
    <message>
        <source>AOF on · CONFIG GET is refused</source>
        <translation>AOF on · CONFIG GET 被拒绝</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not saved</source>
        <translation>
            <numerusform>%Ln 处更改未保存</numerusform>
        </translation>
    </message>
    <message>
        <source>AOF off</source>
        <translation>AOF off</translation>
    </message>
    <message>
        <source>save not known</source>
        <translation>save 未知</translation>
    </message>
    <message>
        <source>In part at best: writes go to no file. Whether snapshots are taken is not known.</source>
        <translation>至多部分：写入不进入任何文件。是否生成快照未知。</translation>
    </message>
    <message>
        <source>no save points</source>
        <translation>没有保存点</translation>
    </message>
    <message>
        <source>No: nothing is kept on disk. Everybody is logged out.</source>
        <translation>不能：磁盘上没有保存任何内容。所有人都会被登出。</translation>
    </message>
    <message>
        <source>save %1</source>
        <translation>save %1</translation>
    </message>
    <message>
        <source>In part: only what an older snapshot holds comes back; the latest one has failed.</source>
        <translation>部分：只能恢复较旧快照中的内容；最近一次快照失败了。</translation>
    </message>
    <message>
        <source>In part: what came after the latest snapshot is gone, and sessions that were ended since are back.</source>
        <translation>部分：最近一次快照之后的内容会丢失，此后结束的会话会重新出现。</translation>
    </message>
    <message>
        <source>AOF on</source>
        <translation>AOF on</translation>
    </message>
    <message>
        <source>AOF %1</source>
        <translation>AOF %1</translation>
    </message>
    <message>
        <source>No: Redis ends itself when it cannot write its file.</source>
        <translation>不能：Redis 无法写入文件时会自行终止。</translation>
    </message>
    <message>
        <source>Not known: Redis then refuses writes, or ends itself, as appendfsync says.</source>
        <translation>未知：届时 Redis 会拒绝写入或自行终止，取决于 appendfsync。</translation>
    </message>
    <message>
        <source>CONFIG GET is refused</source>
        <translation>CONFIG GET 被拒绝</translation>
    </message>
    <message>
        <source>Yes: Redis writes nothing to disk.</source>
        <translation>能：Redis 不向磁盘写入任何内容。</translation>
    </message>
    <message>
        <source>AOF off · no save points</source>
        <translation>AOF off · 没有保存点</translation>
    </message>
    <message>
        <source>Yes, but once a snapshot fails Redis refuses writes: no new log-ins and no extensions until one succeeds.</source>
        <translation>能，但快照一旦失败，Redis 就会拒绝写入：再次成功之前，无法登录，也无法续期。</translation>
    </message>
    <message>
        <source>snapshots · stop-writes-on-bgsave-error yes</source>
        <translation>快照 · stop-writes-on-bgsave-error yes</translation>
    </message>
    <message>
        <source>Yes, but no snapshot is taken any more: a restart brings back older ones.</source>
        <translation>能，但不再生成快照：重启后恢复的是较旧的内容。</translation>
    </message>
    <message>
        <source>snapshots · stop-writes-on-bgsave-error no</source>
        <translation>快照 · stop-writes-on-bgsave-error no</translation>
    </message>
    <message>
        <source>In part: no replica of %1 runs. Until it is back, its users get errors or are logged out.</source>
        <translation>部分：%1 没有正在运行的副本。若它发生故障，在恢复之前，其用户会遇到错误或被登出。</translation>
    </message>
</context>
<context>
    <name>alerts::AlertCommand</name>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>无法启动 %1：%2。</translation>
    </message>
    <message>
        <source>The command was not run for an alert: too many are waiting for it to end.</source>
        <translation>未为告警运行命令：等待其结束的命令太多。</translation>
    </message>
    <message>
        <source>The command was not run for an alert. %1</source>
        <translation>未为告警运行命令。%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 was ended: it ran for longer than %n second(s).</source>
        <translation>
            <numerusform>%1 已被终止：它的运行时间超过了 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has crashed.</source>
        <translation>%1 已崩溃。</translation>
    </message>
    <message>
        <source>%1 has failed, with the status %2.</source>
        <translation>%1 失败，状态码 %2。</translation>
    </message>
    <message>
        <source>%1 has failed, with the status %2: %3</source>
        <translation>%1 失败，状态码 %2：%3</translation>
    </message>
</context>
<context>
    <name>alerts::AlertLogText</name>
    <message>
        <source>The log of alerts %1 could not be used: %2.</source>
        <translation>无法使用告警日志 %1：%2。</translation>
    </message>
    <message>
        <source>There is no place for the log of alerts: this account has no home folder.</source>
        <translation>没有存放告警日志的位置：此账号没有主文件夹。</translation>
    </message>
    <message>
        <source>The log of alerts %1 still has the name: another program is writing there.</source>
        <translation>告警日志 %1 中仍有该名称：另一个程序正在写入。</translation>
    </message>
</context>
<context>
    <name>alerts::AlertText</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>There are %Ln session(s)</source>
        <translation>
            <numerusform>共有 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>The number of sessions is off by %1 from the same hour yesterday</source>
        <translation>会话数与昨天同一小时相差 %1</translation>
    </message>
    <message>
        <source>Sessions created: %1</source>
        <translation>新建会话：%1</translation>
    </message>
    <message>
        <source>Sessions ended before their time: %1</source>
        <translation>提前结束的会话：%1</translation>
    </message>
    <message numerus="yes">
        <source>Evicted for want of memory: %Ln session(s)</source>
        <translation>
            <numerusform>因内存不足被淘汰：%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>User %1 has %2</source>
        <translation>用户 %1 有 %2</translation>
    </message>
    <message>
        <source>User %1 comes from %2</source>
        <translation>用户 %1 使用 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions expire %1 late</source>
        <translation>会话过期延迟：%1</translation>
    </message>
    <message>
        <source>Changes have not been heard for %1</source>
        <translation>未收到变更已持续：%1</translation>
    </message>
    <message>
        <source>Memory that is left: %1</source>
        <translation>剩余内存：%1</translation>
    </message>
    <message>
        <source> (less than %1)</source>
        <translation>（低于 %1）</translation>
    </message>
    <message>
        <source> (more than %1)</source>
        <translation>（超过 %1）</translation>
    </message>
    <message>
        <source>%1: cleared, since the rule was changed</source>
        <translation>%1：已解除，因为规则已更改</translation>
    </message>
    <message>
        <source>%1: cleared, since the server is not watched any more</source>
        <translation>%1：已解除，因为不再观察此服务器</translation>
    </message>
    <message>
        <source>%1: this is over</source>
        <translation>%1：已结束</translation>
    </message>
    <message>
        <source>%1: this is over. %2</source>
        <translation>%1：已结束。%2</translation>
    </message>
    <message>
        <source>More sessions than</source>
        <translation>会话数多于</translation>
    </message>
    <message>
        <source>Fewer sessions than</source>
        <translation>会话数少于</translation>
    </message>
    <message>
        <source>Sessions off from yesterday by more than</source>
        <translation>会话数与昨天相差超过</translation>
    </message>
    <message>
        <source>Created a second, more than</source>
        <translation>每秒新建多于</translation>
    </message>
    <message>
        <source>Ended before their time a second, more than</source>
        <translation>每秒提前结束多于</translation>
    </message>
    <message>
        <source>Sessions evicted</source>
        <translation>会话被淘汰</translation>
    </message>
    <message>
        <source>Sessions of one user, more than</source>
        <translation>单个用户的会话多于</translation>
    </message>
    <message>
        <source>Addresses of one user, more than</source>
        <translation>单个用户的地址多于</translation>
    </message>
    <message>
        <source>Sessions expire late by more than</source>
        <translation>会话过期延迟超过</translation>
    </message>
    <message>
        <source>Liveness lost for longer than</source>
        <translation>失去实时状态超过</translation>
    </message>
    <message>
        <source>Memory left, less than</source>
        <translation>剩余内存低于</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>The number is known once all nodes answer and have been read.</source>
        <translation>所有节点都有响应且读取完毕后，才能得知数量。</translation>
    </message>
    <message>
        <source>It is known where the history on this computer has watched this server in the same hour yesterday.</source>
        <translation>本机的历史记录在昨天同一小时观察过此服务器，才能得知。</translation>
    </message>
    <message>
        <source>It is known while the server announces each change at once.</source>
        <translation>服务器立即发布每次变更时，才能得知。</translation>
    </message>
    <message>
        <source>Whether a session was evicted is known where the server announces it by events.</source>
        <translation>服务器通过事件发布淘汰时，才能得知会话是否被淘汰。</translation>
    </message>
    <message>
        <source>It is known once the sessions have been read and looked through.</source>
        <translation>会话读取并检查完毕后，才能得知。</translation>
    </message>
    <message>
        <source>It is known of sessions that have expired within the last ten seconds.</source>
        <translation>最近十秒内有会话过期，才能得知。</translation>
    </message>
    <message>
        <source>It is known once everything has been read for the first time.</source>
        <translation>首次全部读取完毕后，才能得知。</translation>
    </message>
    <message>
        <source>It is known where each node has a limit (maxmemory), and this account may ask for it.</source>
        <translation>每个节点都设有上限（maxmemory），且此账号有权查询，才能得知。</translation>
    </message>
    <message>
        <source>Test, and nothing has happened: %1</source>
        <translation>这是测试，实际并未发生：%1</translation>
    </message>
</context>
<context>
    <name>alerts::CommandScript</name>
    <message>
        <source>In what %1 runs no placeholder may stand: a user could call himself something that is run then. Write &quot;$SESSIONSCOPE_USER&quot;, &quot;$SESSIONSCOPE_TEXT&quot; and so on instead, which are in its environment.</source>
        <translation>%1 运行的内容中不能有占位符：否则用户可以给自己起一个会被当作命令运行的名字。请改用环境变量 &quot;$SESSIONSCOPE_USER&quot;、&quot;$SESSIONSCOPE_TEXT&quot; 等。</translation>
    </message>
</context>
<context>
    <name>app::CommandLine</name>
    <message>
        <source>--%1 wants a value.</source>
        <translation>--%1 需要一个值。</translation>
    </message>
    <message>
        <source>--replace: %1</source>
        <translation>--replace：%1</translation>
    </message>
    <message>
        <source>--ssh: %1</source>
        <translation>--ssh：%1</translation>
    </message>
    <message>
        <source>--pattern: %1</source>
        <translation>--pattern：%1</translation>
    </message>
    <message>
        <source>%1 is not for a Unix socket.</source>
        <translation>%1 不适用于 Unix 套接字。</translation>
    </message>
    <message>
        <source>%1 wants TLS: write the address as rediss://, or add --tls.</source>
        <translation>%1 需要 TLS：请将地址写成 rediss://，或加上 --tls。</translation>
    </message>
    <message>
        <source>--key is of no use without its certificate: add --cert.</source>
        <translation>只有 --key 而没有相应的证书不起作用：请加上 --cert。</translation>
    </message>
    <message>
        <source>%1 is not for a Unix socket: that is on this machine.</source>
        <translation>%1 不适用于 Unix 套接字：它就在本机上。</translation>
    </message>
    <message>
        <source>--sentinel-user wants an address with sentinels, such as redis+sentinel://host1,host2/mymaster.</source>
        <translation>--sentinel-user 需要包含哨兵的地址，例如 redis+sentinel://host1,host2/mymaster。</translation>
    </message>
    <message>
        <source>%1 belongs to “sessionscope list”.</source>
        <translation>%1 只能用于“sessionscope list”。</translation>
    </message>
    <message>
        <source>%1 belongs to “sessionscope watch”.</source>
        <translation>%1 只能用于“sessionscope watch”。</translation>
    </message>
    <message>
        <source>%1 belongs to “sessionscope forget”.</source>
        <translation>%1 只能用于“sessionscope forget”。</translation>
    </message>
    <message>
        <source>%1 belongs to “sessionscope logout”.</source>
        <translation>%1 只能用于“sessionscope logout”。</translation>
    </message>
    <message>
        <source>--demo starts a server of its own: leave the address out.</source>
        <translation>--demo 会启动自己的服务器：请不要给出地址。</translation>
    </message>
    <message>
        <source>--read-only, --gentle, --prefer-replicas, --pattern and --likely want an address. A saved profile has them among its settings.</source>
        <translation>--read-only、--gentle、--prefer-replicas、--pattern 和 --likely 需要地址。已保存的连接配置自有这些设置。</translation>
    </message>
    <message>
        <source>%1 wants an address. A saved profile has it among its settings.</source>
        <translation>%1 需要地址。已保存的连接配置自有此设置。</translation>
    </message>
    <message>
        <source>--demo-seed wants a number.</source>
        <translation>--demo-seed 需要一个数字。</translation>
    </message>
    <message>
        <source>--scheme is light, dark, high-contrast or system.</source>
        <translation>--scheme 为 light、dark、high-contrast 或 system。</translation>
    </message>
    <message>
        <source>--size is written 1280x800, each side from %1 to %2.</source>
        <translation>--size 的写法如 1280x800，每边从 %1 到 %2。</translation>
    </message>
    <message>
        <source>--screenshot wants the name of a file.</source>
        <translation>--screenshot 需要文件名。</translation>
    </message>
    <message>
        <source>--after wants a number of seconds.</source>
        <translation>--after 需要秒数。</translation>
    </message>
    <message>
        <source>--after belongs to --screenshot.</source>
        <translation>--after 只能与 --screenshot 一起使用。</translation>
    </message>
    <message>
        <source>There can be one --filter: write all that has to match into it, such as &apos;user:=alice ip:10.0.&apos;.</source>
        <translation>只能有一个 --filter：请把所有条件写在一起，例如 &apos;user:=alice ip:10.0.&apos;。</translation>
    </message>
    <message>
        <source>%1 belongs to the window, not to “list”.</source>
        <translation>%1 用于窗口，不能用于“list”。</translation>
    </message>
    <message>
        <source>--format is table, json or csv.</source>
        <translation>--format 只能是 table、json 或 csv。</translation>
    </message>
    <message>
        <source>%1 does not belong to “watch”.</source>
        <translation>%1 不能用于“watch”。</translation>
    </message>
    <message>
        <source>--format of “watch” is json.</source>
        <translation>“watch”的 --format 只能是 json。</translation>
    </message>
    <message>
        <source>%1 does not belong to “logout”.</source>
        <translation>%1 不能用于“logout”。</translation>
    </message>
    <message>
        <source>logout wants a --filter that says which sessions to end, such as &apos;user:=alice&apos;. To end every session, name one that all match: &apos;-is:ended&apos;.</source>
        <translation>logout 需要 --filter 来指明要结束哪些会话，例如 &apos;user:=alice&apos;。要结束所有会话，请给出一个所有会话都符合的条件：&apos;-is:ended&apos;。</translation>
    </message>
    <message>
        <source>logout wants a --reason of up to %1 characters: why these sessions are ended.</source>
        <translation>logout 需要 --reason 来说明结束这些会话的原因，最多 %1 个字符。</translation>
    </message>
    <message>
        <source>--stream wants the key of a stream.</source>
        <translation>--stream 需要一个流的键。</translation>
    </message>
    <message>
        <source>--in wants a whole number of seconds, from 1 to a year.</source>
        <translation>--in 需要整数秒数，从 1 秒到一年。</translation>
    </message>
    <message>
        <source>--format of “logout” is table or json.</source>
        <translation>“logout”的 --format 只能是 table 或 json。</translation>
    </message>
    <message>
        <source>%1 does not belong to “why”.</source>
        <translation>%1 不能用于“why”。</translation>
    </message>
    <message>
        <source>--format of “why” is table or json.</source>
        <translation>“why”的 --format 只能是 table 或 json。</translation>
    </message>
    <message>
        <source>%1 does not belong to “forget”.</source>
        <translation>%1 不能用于“forget”。</translation>
    </message>
    <message>
        <source>forget wants either --user NAME or --all: whom the history is to forget.</source>
        <translation>forget 需要 --user NAME 或 --all：指明要从历史记录中清除谁。</translation>
    </message>
    <message>
        <source>Shows the user sessions that web applications keep in Redis, live.</source>
        <translation>实时显示 Web 应用保存在 Redis 中的用户会话。</translation>
    </message>
    <message>
        <source>Print the sessions instead of showing the window.</source>
        <translation>输出会话，而不显示窗口。</translation>
    </message>
    <message>
        <source>Print a line for whatever happens to a session, until it is interrupted.</source>
        <translation>会话每有变化就输出一行，直到被中断。</translation>
    </message>
    <message>
        <source>End the sessions that match --filter, and print what became of each.</source>
        <translation>将符合 --filter 的会话强制下线，并输出每个会话的结果。</translation>
    </message>
    <message>
        <source>Say how the sessions that match --filter have ended, by the history on this computer.</source>
        <translation>根据本机的历史记录，说明符合 --filter 的会话是如何结束的。</translation>
    </message>
    <message>
        <source>Take a user, or everybody, out of the history on this computer.</source>
        <translation>从本机的历史记录中清除某个用户或所有人。</translation>
    </message>
    <message>
        <source>The server.</source>
        <translation>服务器。</translation>
    </message>
    <message>
        <source>“%1” is no command: these are list, watch, logout, why and forget. Of addresses one at a time, please.</source>
        <translation>“%1”不是命令：命令有 list、watch、logout、why 和 forget。地址一次只能给一个。</translation>
    </message>
    <message>
        <source>One address at a time, please.</source>
        <translation>地址一次只能给一个。</translation>
    </message>
    <message>
        <source>--connection wants the name of a saved connection.</source>
        <translation>--connection 需要一个已保存连接的名称。</translation>
    </message>
    <message>
        <source>Either an address or --connection, please.</source>
        <translation>地址与 --connection 只能给出其一。</translation>
    </message>
    <message>
        <source>
Addresses: redis://user@host:6379/0, rediss:// for TLS, unix:///path/redis.sock?db=0, host:port,
redis+sentinel://user@host1:26379,host2/mymaster/0 (rediss+sentinel:// for TLS); or --connection NAME.
A password comes from the environment variable REDISCLI_AUTH, for a saved connection from the
keychain, or is asked for; the passphrase of a key from SESSIONSCOPE_KEY_PASSPHRASE, the password at
the sentinels from SESSIONSCOPE_SENTINEL_PASSWORD, the keychain, or it is asked for.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 could not connect or log in,
9 an alert has fired before watch --alerts was interrupted,
128 and its number when a signal ended it, or would have (141: nobody reads what list or watch prints).
</source>
        <translation>
地址：redis://user@host:6379/0，使用 TLS 时为 rediss://，unix:///path/redis.sock?db=0，host:port，
redis+sentinel://user@host1:26379,host2/mymaster/0（使用 TLS 时为 rediss+sentinel://）；或 --connection NAME。
密码取自环境变量 REDISCLI_AUTH，已保存的连接则取自钥匙串，没有时会询问；
私钥的口令取自 SESSIONSCOPE_KEY_PASSPHRASE，没有时会询问；
哨兵的密码取自 SESSIONSCOPE_SENTINEL_PASSWORD 或钥匙串，没有时会询问。

退出状态：0 完成，1 失败，2 用法错误，3 无法连接或登录，
9 watch --alerts 被中断之前有告警触发，
128 加信号编号：被信号终止，或本应如此（141：list 或 watch 的输出没有读取者）。
</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Only look: nothing can be ended or set.</source>
        <translation>只查看：不能结束会话，也不能更改设置。</translation>
    </message>
    <message>
        <source>Read slowly, for a server that has no time to spare.</source>
        <translation>放慢读取，适合繁忙的服务器。</translation>
    </message>
    <message>
        <source>Read the sessions at replicas, to spare the primary; at the primary where no replica will do. The same as ?readFrom=replicaPreferred.</source>
        <translation>从副本读取会话，减轻主节点的负担；没有合适的副本时从主节点读取。等同于 ?readFrom=replicaPreferred。</translation>
    </message>
    <message>
        <source>Also list keys that match this Redis glob, such as &apos;myapp:s:*&apos;. Can be repeated.</source>
        <translation>同时列出符合此 Redis glob 的键，例如 &apos;myapp:s:*&apos;。可多次使用。</translation>
    </message>
    <message>
        <source>Also list keys that only look like sessions: they name a user, and run out.</source>
        <translation>同时列出只是看起来像会话的键：它们包含用户名，并且会过期。</translation>
    </message>
    <message>
        <source>By TLS, as with rediss://. The server’s certificate is verified.</source>
        <translation>使用 TLS，与 rediss:// 相同。会验证服务器的证书。</translation>
    </message>
    <message>
        <source>The name in the server’s certificate, where the address has another one.</source>
        <translation>服务器证书中的名称，用于地址与其不同的情况。</translation>
    </message>
    <message>
        <source>PEM file with the authorities that may have signed the server’s certificate, instead of the system’s.</source>
        <translation>PEM 文件，包含可签发服务器证书的颁发机构，取代系统自带的。</translation>
    </message>
    <message>
        <source>Do not verify the server’s certificate: whoever answers is taken for the server.</source>
        <translation>不验证服务器的证书：谁应答就把谁当作该服务器。</translation>
    </message>
    <message>
        <source>PEM file with the client certificate.</source>
        <translation>包含客户端证书的 PEM 文件。</translation>
    </message>
    <message>
        <source>PEM file with its key, where that is not in the same file.</source>
        <translation>包含其私钥的 PEM 文件，用于私钥不在同一文件中的情况。</translation>
    </message>
    <message>
        <source>A saved connection, by its name, instead of the URL.</source>
        <translation>已保存连接的名称，用来代替 URL。</translation>
    </message>
    <message>
        <source>The user at the sentinels, who have accounts of their own.</source>
        <translation>哨兵上的用户，哨兵有各自的账号。</translation>
    </message>
    <message>
        <source>What a node or a sentinel announces, and what it is from here, such as 10.0.0.1:7000=127.0.0.1:17000; without ports for each port. Can be repeated.</source>
        <translation>节点或哨兵公布的地址，以及从本机访问时的地址，例如 10.0.0.1:7000=127.0.0.1:17000；不写端口则适用于所有端口。可多次使用。</translation>
    </message>
    <message>
        <source>Reach the server through this host, by the system’s ssh and its configuration.</source>
        <translation>经由此主机访问服务器，使用系统的 ssh 及其配置。</translation>
    </message>
    <message>
        <source>Start a private Redis with simulated users at work, and show it; --demo=cluster or --demo=sentinel: a fleet of them; --demo=story:NAME plays a story: sliding, due, lag, eviction or restart.</source>
        <translation>启动一个私有的 Redis，由模拟用户不断使用，并显示出来；--demo=cluster 或 --demo=sentinel：启动一组 Redis；--demo=story:NAME 播放一个演示剧情：sliding、due、lag、eviction 或 restart。</translation>
    </message>
    <message>
        <source>The same simulated users each time.</source>
        <translation>每次使用相同的模拟用户。</translation>
    </message>
    <message>
        <source>Begin in presenter mode (F11): one session’s life and the expiry lag, large.</source>
        <translation>以演讲者模式（F11）启动：放大显示一个会话的生命周期和过期延迟。</translation>
    </message>
    <message>
        <source>Colours: light, dark, high-contrast or system (the default).</source>
        <translation>配色：light（浅色）、dark（深色）、high-contrast（高对比度）或 system（跟随系统，默认）。</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>窗口大小。</translation>
    </message>
    <message>
        <source>Show the window, save it as a PNG file, and end; needs no display.</source>
        <translation>显示窗口，将其保存为 PNG 文件，然后退出；无需显示器。</translation>
    </message>
    <message>
        <source>Wait this long before the screenshot (5).</source>
        <translation>截图前等待的时间（5）。</translation>
    </message>
    <message>
        <source>list, watch, logout, why: sessions that match, as in the window’s search field; a cookie, token or key as it is, too.</source>
        <translation>list、watch、logout、why：符合条件的会话，写法与窗口的搜索框相同；也可直接粘贴 Cookie、令牌或键。</translation>
    </message>
    <message>
        <source>list: table (the default), json or csv; logout, why: table or json; watch: json, a line for each event.</source>
        <translation>list：table（默认）、json 或 csv；logout、why：table 或 json；watch：json，每个事件一行。</translation>
    </message>
    <message>
        <source>list, watch: whole keys and session ids. They are as good as passwords.</source>
        <translation>list、watch：完整的键和会话 ID。它们等同于密码。</translation>
    </message>
    <message>
        <source>list: in the order in which they are read, as they are read.</source>
        <translation>list：按读取顺序边读边输出。</translation>
    </message>
    <message>
        <source>watch: also print alerts, by the rules that the window has saved with the connection to this server, or else the usual ones; and run the command that is saved with them. The exit status is 9 when one has fired before it is interrupted.</source>
        <translation>watch：同时输出告警，依据窗口为此服务器的连接保存的规则，没有则用默认规则；并运行随规则保存的命令。若在被中断之前有告警触发，退出状态为 9。</translation>
    </message>
    <message>
        <source>logout: why. It goes into the audit log.</source>
        <translation>logout：原因，会写入审计日志。</translation>
    </message>
    <message>
        <source>logout: also write to the stream under this key on the server, for a team.</source>
        <translation>logout：同时写入服务器上以此为键的流，供团队使用。</translation>
    </message>
    <message>
        <source>logout: show what would be sent, and send nothing.</source>
        <translation>logout：显示将要发送的内容，但不发送。</translation>
    </message>
    <message>
        <source>logout: not at once, but so many seconds from now.</source>
        <translation>logout：不立即执行，而是在这么多秒之后。</translation>
    </message>
    <message>
        <source>logout, forget: do not ask.</source>
        <translation>logout、forget：不询问。</translation>
    </message>
    <message>
        <source>forget: whoever has this very name.</source>
        <translation>forget：名称与此完全相同的用户。</translation>
    </message>
    <message>
        <source>forget: all that the history has.</source>
        <translation>forget：历史记录中的全部内容。</translation>
    </message>
    <message>
        <source>--demo stands alone, or is --demo=cluster, --demo=sentinel or --demo=story:NAME.</source>
        <translation>--demo 单独使用，或写成 --demo=cluster、--demo=sentinel、--demo=story:NAME。</translation>
    </message>
    <message>
        <source>There is no story “%1”. These are told: %2.</source>
        <translation>没有名为“%1”的演示剧情。可用的有：%2。</translation>
    </message>
</context>
<context>
    <name>app::CommandSecrets</name>
    <message>
        <source>Waiting for the keychain, which may have to be unlocked.</source>
        <translation>正在等待钥匙串，可能需要将其解锁。</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>钥匙串没有响应。</translation>
    </message>
</context>
<context>
    <name>app::Demo</name>
    <message>
        <source>Starting several private Redis servers …</source>
        <translation>正在启动多个私有的 Redis 服务器…</translation>
    </message>
    <message>
        <source>Starting a private Redis …</source>
        <translation>正在启动私有的 Redis…</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
</context>
<context>
    <name>app::DemoCluster</name>
    <message>
        <source>Three primaries, each with a replica. A session is on one of them, by the slot of its key.</source>
        <translation>三个主节点，各有一个副本。会话位于哪个主节点，由其键所属的槽决定。</translation>
    </message>
    <message>
        <source>There are not two primaries that slots could move between now.</source>
        <translation>目前没有两个可以互相迁移槽的主节点。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slot(s) have moved from %1 to %2 …</source>
        <translation>
            <numerusform>已有 %Ln 个槽从 %1 迁移到 %2…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slot(s)</source>
        <translation>
            <numerusform>%Ln 个槽</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln 个键</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with %2 have moved from %3 to %4.</source>
        <comment>slots, keys</comment>
        <translation>%1（含 %2）已从 %3 迁移到 %4。</translation>
    </message>
    <message>
        <source>%1 with %2 have moved from %3 to %4, then it stopped: %5</source>
        <comment>slots, keys</comment>
        <translation>%1（含 %2）已从 %3 迁移到 %4，随后停止：%5</translation>
    </message>
</context>
<context>
    <name>app::DemoFleet</name>
    <message>
        <source>The demo’s servers could not be started: %1</source>
        <translation>无法启动演示的服务器：%1</translation>
    </message>
    <message>
        <source>The demo’s servers did not come together. Start the demo again.</source>
        <translation>演示的服务器未能组成一体。请重新启动演示。</translation>
    </message>
    <message>
        <source>redis-server could not start: %1</source>
        <translation>无法启动 redis-server：%1</translation>
    </message>
    <message>
        <source>Nobody has taken the place of %1; it is started again.</source>
        <translation>没有节点接替 %1，正在重新启动它。</translation>
    </message>
    <message>
        <source>%1 has ended; it is started again in a few seconds.</source>
        <translation>%1 已终止，几秒后会重新启动。</translation>
    </message>
    <message>
        <source>No primary has a replica that could take its place now.</source>
        <translation>目前没有哪个主节点拥有可以接替它的副本。</translation>
    </message>
    <message>
        <source>%1, a primary, was killed. Its replica takes its place as soon as the others agree that it is gone.</source>
        <translation>主节点 %1 已被终止。其他节点一致认定它已失效后，它的副本就会接替它。</translation>
    </message>
    <message>
        <source>%1 is the primary now. %2 comes back in a few seconds, as its replica.</source>
        <translation>%1 现在是主节点。%2 将在几秒后恢复，成为它的副本。</translation>
    </message>
    <message>
        <source>%1 could not be started again: %2</source>
        <translation>无法重新启动 %1：%2</translation>
    </message>
    <message>
        <source>%1 has not come back: %2</source>
        <translation>%1 没有恢复：%2</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 已恢复。</translation>
    </message>
    <message>
        <source>%1 is back, as a replica.</source>
        <translation>%1 已恢复，成为副本。</translation>
    </message>
</context>
<context>
    <name>app::DemoMember</name>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>app::DemoSentinels</name>
    <message>
        <source>A primary with two replicas, and three sentinels who watch over them.</source>
        <translation>一个主节点和两个副本，由三个哨兵监视。</translation>
    </message>
</context>
<context>
    <name>app::DemoServer</name>
    <message>
        <source>The demo could not make a folder of its own: neither under %1 nor in the home folder.</source>
        <translation>演示无法创建自己的文件夹：%1 下和主文件夹中都不行。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>The demo’s redis-server could not be started: %1</source>
        <translation>无法启动演示的 redis-server：%1</translation>
    </message>
    <message>
        <source>The demo’s redis-server has ended. Start the demo again.</source>
        <translation>演示的 redis-server 已终止。请重新启动演示。</translation>
    </message>
    <message>
        <source>redis-server could not start: %1</source>
        <translation>无法启动 redis-server：%1</translation>
    </message>
</context>
<context>
    <name>app::DemoWindow</name>
    <message>
        <source>Then press “Show the Demo” again.</source>
        <translation>然后再次点击“显示演示”。</translation>
    </message>
</context>
<context>
    <name>app::DueStory</name>
    <message>
        <source>Due is not gone: who removes a session</source>
        <translation>到期不等于消失：谁来清除会话</translation>
    </message>
    <message>
        <source>A TTL that has run out removes nothing. Redis removes a key when it comes across it: in a search of its own, some times a second, or because somebody reads it.</source>
        <translation>TTL 归零并不会清除任何东西。Redis 碰到到期的键时才会清除它：或是在自己每秒数次的查找中，或是有人读取它的时候。</translation>
    </message>
    <message>
        <source>The first way is held for now (DEBUG SET-ACTIVE-EXPIRE 0). This window, which else reads what is due after five seconds, holds back as well.</source>
        <translation>第一种方式现已暂停（DEBUG SET-ACTIVE-EXPIRE 0）。本窗口平时会在五秒后读取到期的键，现在也不去读取。</translation>
    </message>
    <message>
        <source>Sixty sessions get one and the same deadline, six seconds from now.</source>
        <translation>六十个会话设为同一个过期时间，六秒之后。</translation>
    </message>
    <message>
        <source>It has passed. They are due, and still there: Redis counts them among its keys, and they take their memory. Nobody could log in with one.</source>
        <translation>时间已过。它们已到期，却仍然存在：Redis 仍将它们计入键的数量，它们仍占用内存。但谁也无法再用它们登录。</translation>
    </message>
    <message>
        <source>Now somebody asks for each of them, as a browser’s next click would. Redis sees the deadline, removes the key, and answers that there is none.</source>
        <translation>现在有人逐一读取它们，如同浏览器的下一次点击。Redis 看到过期时间已过，便清除该键，并答复键不存在。</translation>
    </message>
    <message>
        <source>Reading has reaped them: the second way, lazy expiry.</source>
        <translation>读取使它们被清除：这是第二种方式，惰性删除。</translation>
    </message>
    <message>
        <source>The search runs again, and sixty more get one deadline. Nobody reads these.</source>
        <translation>查找重新开始，又有六十个会话设为同一个过期时间。这些会话无人读取。</translation>
    </message>
    <message>
        <source>Gone within moments of the deadline. The time between the two is the expiry lag; how long it is when Redis has much to search is another story.</source>
        <translation>过期时间一过，它们很快就消失了。两者之间的时间就是过期延迟；当 Redis 需要查找很多键时延迟有多长，是另一个演示剧情。</translation>
    </message>
</context>
<context>
    <name>app::EvictionStory</name>
    <message>
        <source>Eviction logs people out</source>
        <translation>淘汰使用户被登出</translation>
    </message>
    <message>
        <source>A Redis often holds more than sessions, and its memory has a limit. What happens to sessions when that is reached says maxmemory-policy.</source>
        <translation>Redis 中往往不只有会话，而且内存有上限。达到上限时会话会怎样，由 maxmemory-policy 决定。</translation>
    </message>
    <message>
        <source>allkeys-lru: whatever was not used for longest goes first. The limit is set a little above what is used, and a cache fills up.</source>
        <translation>allkeys-lru：最久没有使用的最先被淘汰。上限设得略高于当前用量，然后一个缓存逐渐填满内存。</translation>
    </message>
    <message>
        <source>Each of these people had time left, and has to log in again. Redis says “evicted”, the application only sees that there is no session.</source>
        <translation>这些用户都还有剩余时间，却必须重新登录。Redis 报告“evicted”，应用只看到会话不存在。</translation>
    </message>
    <message>
        <source>New people come, and the other policy many choose for sessions: volatile-ttl.</source>
        <translation>新用户到来，换成另一种常为会话选用的策略：volatile-ttl。</translation>
    </message>
    <message>
        <source>volatile-ttl takes only what has a TTL, next to end first. What fills the memory now has none: every byte of it is paid for by sessions.</source>
        <translation>volatile-ttl 只淘汰有 TTL 的键，最快到期的最先。现在填满内存的数据没有 TTL：它的每个字节都由会话付出代价。</translation>
    </message>
    <message>
        <source>Those who were next to end are gone, ahead of their time, and the data that took their place would stay for good.</source>
        <translation>最快到期的那些会话提前消失了，而取代它们的数据会永久保留。</translation>
    </message>
    <message>
        <source>With noeviction nobody would have been logged out, but no one could have logged in either. Sessions want a Redis of their own, with room.</source>
        <translation>使用 noeviction 时不会有人被登出，但也没有人能登录。会话需要一个空间充足的专用 Redis。</translation>
    </message>
</context>
<context>
    <name>app::EvictionTrial</name>
    <message>
        <source>The server’s announcements broke off.</source>
        <translation>服务器的通知中断了。</translation>
    </message>
    <message>
        <source>The sessions could not be counted.</source>
        <translation>无法统计会话数。</translation>
    </message>
    <message>
        <source>The server does not say how much memory it may use.</source>
        <translation>服务器没有说明可以使用多少内存。</translation>
    </message>
    <message>
        <source>The server does not say how much memory it uses.</source>
        <translation>服务器没有说明已使用多少内存。</translation>
    </message>
    <message>
        <source>The server refused the limit of memory: %1</source>
        <translation>服务器拒绝了内存上限：%1</translation>
    </message>
    <message numerus="yes">
        <source>Memory fills up: %n session(s) are there.</source>
        <translation>
            <numerusform>内存正在填满：现有 %n 个会话。</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection to the demo’s server broke off.</source>
        <translation>与演示服务器的连接中断了。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n session(s) evicted so far.</source>
        <translation>
            <numerusform>目前已淘汰 %n 个会话中的 %1 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server has evicted %1 keys, and announced only %2 of them.</source>
        <translation>服务器淘汰了 %1 个键，但只通知了其中 %2 个。</translation>
    </message>
    <message>
        <source> The limit of memory could not be taken back.</source>
        <translation>内存上限无法恢复原状。</translation>
    </message>
    <message>
        <source> Some of what was written may still be there.</source>
        <translation>写入的部分数据可能仍然存在。</translation>
    </message>
    <message>
        <source>The sessions could not be counted again.</source>
        <translation>无法再次统计会话数。</translation>
    </message>
</context>
<context>
    <name>app::ForgetCommand</name>
    <message>
        <source>Nothing was forgotten.</source>
        <translation>没有清除任何内容。</translation>
    </message>
    <message>
        <source>There is no history of %1 on this computer: nothing has to be forgotten.</source>
        <translation>本机没有 %1 的历史记录：无需清除。</translation>
    </message>
    <message>
        <source>The log of alerts is left as it is. To take names out of it, too, say --yes.</source>
        <translation>告警日志保持不变。若也要从中去除名称，请加上 --yes。</translation>
    </message>
    <message>
        <source>Without a terminal nobody can be asked: say --yes. Nothing was forgotten.</source>
        <translation>没有终端，无法询问：请加上 --yes。没有清除任何内容。</translation>
    </message>
    <message>
        <source>Everything that the history of %1 has goes: nobody can say any more why sessions ended. There is no way back. Type yes to go on: </source>
        <translation>%1 的历史记录将全部清除：之后再也无从得知会话为何结束。此操作无法撤销。输入 yes 继续：</translation>
    </message>
    <message>
        <source>All that the history of %1 has of %2 goes. There is no way back. Type yes to go on: </source>
        <translation>%1 的历史记录中有关 %2 的内容将全部清除。此操作无法撤销。输入 yes 继续：</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>The history has nobody of that very name: upper and lower case count.</source>
        <translation>历史记录中没有与此名称完全相同的用户：名称区分大小写。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies) forgotten.</source>
        <translation>
            <numerusform>已清除 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of the log of alerts name(s) nobody any more.</source>
        <translation>
            <numerusform>告警日志中有 %Ln 行不再含有名称。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Laboratory</name>
    <message>
        <source>Other keys</source>
        <translation>其他键</translation>
    </message>
    <message>
        <source>Touch the due ones</source>
        <translation>读取到期的会话</translation>
    </message>
    <message>
        <source>Hold active expiry</source>
        <translation>暂停定期删除</translation>
    </message>
    <message>
        <source>The server says hz %1.</source>
        <translation>服务器当前 hz 为 %1。</translation>
    </message>
    <message>
        <source>The server says active-expire-effort %1.</source>
        <translation>服务器当前 active-expire-effort 为 %1。</translation>
    </message>
    <message>
        <source>Redis looks for due keys no more.</source>
        <translation>Redis 不再查找到期的键。</translation>
    </message>
    <message>
        <source>Redis looks for due keys again.</source>
        <translation>Redis 重新开始查找到期的键。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln due session(s) read, %1 removed because of it.</source>
        <translation>
            <numerusform>读取了 %Ln 个到期的会话，其中 %1 个因此被清除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other key(s) on the server.</source>
        <translation>
            <numerusform>服务器上有 %Ln 个其他键。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) end at %1.</source>
        <translation>
            <numerusform>%Ln 个会话将于 %1 结束。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 clicked, and has no session any more.</source>
        <translation>%1 点击了一下，会话已不存在。</translation>
    </message>
    <message>
        <source>%1 logged in: %2&#xa0;s left.</source>
        <translation>%1 已登录：剩余 %2&#xa0;秒。</translation>
    </message>
    <message>
        <source>%1 clicked: %2&#xa0;s left.</source>
        <translation>%1 点击了一下：剩余 %2&#xa0;秒。</translation>
    </message>
    <message>
        <source>Nothing is due: no session is past its deadline.</source>
        <translation>没有到期的会话：所有会话都未超过过期时间。</translation>
    </message>
    <message>
        <source>Another experiment runs.</source>
        <translation>另一项实验正在进行。</translation>
    </message>
    <message>
        <source>The demo’s folder cannot be written to.</source>
        <translation>无法写入演示的文件夹。</translation>
    </message>
    <message>
        <source>%1: the server refused. %2</source>
        <comment>what was wished for, its words</comment>
        <translation>%1：服务器拒绝。%2</translation>
    </message>
</context>
<context>
    <name>app::LagStory</name>
    <message>
        <source>A mass expiry, and how long Redis takes for it</source>
        <translation>大量会话同时过期，Redis 需要多久清除</translation>
    </message>
    <message>
        <source>A campaign is over, a thousand people have come at once and gone again. Their sessions will end together, too.</source>
        <translation>一场活动结束了，一千名用户同时涌来又同时离开。他们的会话也将同时结束。</translation>
    </message>
    <message>
        <source>In this Redis is not much else. A thousand sessions get one deadline, six seconds from now.</source>
        <translation>这个 Redis 中没有多少其他内容。一千个会话设为同一个过期时间，六秒之后。</translation>
    </message>
    <message>
        <source>Gone nearly at once. Redis draws samples of keys with a TTL, and goes on as long as it finds many that are due: here nearly all of them were.</source>
        <translation>几乎立即就消失了。Redis 从有 TTL 的键中抽样，只要发现很多已到期，就会继续下去：这里几乎全部到期。</translation>
    </message>
    <message>
        <source>Now there are 50,000 other keys with a TTL, as in a cache that shares the server. And again a thousand sessions.</source>
        <translation>现在又有 50,000 个带 TTL 的其他键，就像共用服务器的缓存那样。再来一千个会话。</translation>
    </message>
    <message>
        <source>The same once more: one deadline for a thousand, six seconds from now.</source>
        <translation>再来一次：一千个会话设为同一个过期时间，六秒之后。</translation>
    </message>
    <message>
        <source>This time they stay. Two keys in a hundred are due: Redis finds few in its samples and stops each time, ten times a second (hz 10). They are past their deadline, and not gone.</source>
        <translation>这一次它们留了下来。每一百个键中只有两个到期：Redis 在抽样中发现得很少，每次都会停下，一秒十次（hz 10）。它们已超过过期时间，却没有消失。</translation>
    </message>
    <message>
        <source>hz 100: it looks a hundred times a second, for some more of the processor’s time. The lag in the chart begins to fall.</source>
        <translation>hz 100：每秒查找一百次，多用一些处理器时间。图表中的延迟开始下降。</translation>
    </message>
    <message>
        <source>hz 500, the most there is: soon nothing is left that is due.</source>
        <translation>hz 500，这是最大值：很快就不再有到期的会话。</translation>
    </message>
    <message>
        <source>A TTL says when nobody can use a session any more. When Redis removes it depends on hz and on what else is there.</source>
        <translation>TTL 说明从何时起谁也不能再使用会话。Redis 何时清除它，取决于 hz 和其中还有什么。</translation>
    </message>
</context>
<context>
    <name>app::LeashedProcess</name>
    <message>
        <source>The demo needs redis-server, which is not installed. Get it with “apt install redis-server”, “dnf install valkey”, “pacman -S valkey” or “brew install redis”.</source>
        <translation>演示需要 redis-server，但尚未安装。可用“apt install redis-server”“dnf install valkey”“pacman -S valkey”或“brew install redis”安装。</translation>
    </message>
</context>
<context>
    <name>app::ListCommand</name>
    <message>
        <source>Not everything could be read: there may be more sessions. List them again.</source>
        <translation>未能全部读取：可能还有更多会话。请重新列出。</translation>
    </message>
    <message>
        <source>The list could not be written: %1</source>
        <translation>无法写出列表：%1</translation>
    </message>
    <message>
        <source>The formats in use have changed while the sessions were read: what was printed may not be so. List them again.</source>
        <translation>读取会话期间，使用的格式有变化：已输出的内容可能不准确。请重新列出。</translation>
    </message>
</context>
<context>
    <name>app::LogoutCommand</name>
    <message>
        <source>--filter: This names no session, only a user, and whoever is called so in any application would be logged out. Nothing was sent. To end all sessions of that name, say --filter %1.</source>
        <translation>--filter：它没有指明会话，只指明了用户，任何应用中叫这个名字的用户都会被强制下线。没有发送任何命令。要结束该名称的所有会话，请使用 --filter %1。</translation>
    </message>
    <message>
        <source>This connection is read-only: nobody can be logged out through it.</source>
        <translation>此连接为只读：不能通过它将任何人强制下线。</translation>
    </message>
    <message>
        <source>This server is marked as production: the number of sessions has to be typed, on a terminal.</source>
        <translation>此服务器标记为生产环境：必须在终端中输入会话数量。</translation>
    </message>
    <message>
        <source>Without a terminal nobody can be asked: look with --dry-run, then say --yes.</source>
        <translation>没有终端，无法询问：请先用 --dry-run 查看，再加上 --yes。</translation>
    </message>
    <message>
        <source>Not everything could be read: there may be more sessions that match. Nothing was sent.</source>
        <translation>未能全部读取：可能还有更多符合条件的会话。没有发送任何命令。</translation>
    </message>
    <message>
        <source>Nobody knows whether a session matches: this account may not read all of them. Nothing was sent.</source>
        <translation>无法确定会话是否符合条件：此账号无权读取全部会话。没有发送任何命令。</translation>
    </message>
    <message>
        <source>No session matches. Nothing was sent.</source>
        <translation>没有符合条件的会话。没有发送任何命令。</translation>
    </message>
    <message>
        <source>Sessions that end sooner by themselves are left alone.</source>
        <translation>会更早自行结束的会话不受影响。</translation>
    </message>
    <message>
        <source>There is no way back: what can be undone is kept by the window, while it is open.</source>
        <translation>此操作无法撤销：可撤销的内容由窗口保存，仅在窗口打开期间有效。</translation>
    </message>
    <message>
        <source>These will not be ended. %1</source>
        <translation>这些会话不会被结束。%1</translation>
    </message>
    <message>
        <source>A dry run: nothing was sent.</source>
        <translation>试运行：没有发送任何命令。</translation>
    </message>
    <message numerus="yes">
        <source>Type %1 to end %2 in %Ln second(s): </source>
        <translation>
            <numerusform>输入 %1，在 %Ln 秒后结束 %2：</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to log out %2: </source>
        <translation>输入 %1，将 %2强制下线：</translation>
    </message>
    <message>
        <source>That is not the number. Nothing was sent.</source>
        <translation>输入的不是该数量。没有发送任何命令。</translation>
    </message>
    <message>
        <source>The session does not match the filter any more.</source>
        <translation>该会话已不再符合过滤条件。</translation>
    </message>
    <message>
        <source>all that match %1</source>
        <translation>所有符合 %1 的会话</translation>
    </message>
    <message>
        <source>all that match a search that may name a session</source>
        <translation>符合某项搜索（可能含有会话 ID）的所有会话</translation>
    </message>
    <message>
        <source>all that match “%1”</source>
        <translation>所有符合“%1”的会话</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1. Looking whether any comes back…</source>
        <translation>%1。正在查看是否有会话重新出现…</translation>
    </message>
    <message>
        <source>Nobody has looked to the end whether any came back.</source>
        <translation>没有查看到最后，无法确定是否有会话重新出现。</translation>
    </message>
    <message>
        <source>What became of the sessions could not be written: %1</source>
        <translation>无法写出会话的结果：%1</translation>
    </message>
    <message>
        <source>Cancelled: what has been sent is waited for.</source>
        <translation>已取消：正在等待已发送的命令完成。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was sent.</source>
        <translation>已取消。没有发送任何命令。</translation>
    </message>
</context>
<context>
    <name>app::LogoutPreview</name>
    <message>
        <source>since %1</source>
        <translation>始于 %1</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <comment>alice (3), of her sessions</comment>
        <translation>%1（%L2）</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>names, and 14 more users</comment>
        <translation>%1 和%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more user(s)</source>
        <translation>
            <numerusform>另外 %Ln 个用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln 个用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them anonymous</source>
        <translation>
            <numerusform>其中 %Ln 个匿名会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them of unknown users</source>
        <translation>
            <numerusform>其中 %Ln 个会话用户未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>3 sessions of 2 users</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1; %2; %3</source>
        <comment>3 sessions of 2 users; Express, Laravel; 1 node</comment>
        <translation>%1；%2；%3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>alice, Express</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>What is sent for %1:</source>
        <translation>为 %1 发送的命令：</translation>
    </message>
    <message>
        <source>What is sent for %1 (1 of %L2, the others likewise):</source>
        <translation>为 %1 发送的命令（%L2 个中的 1 个，其余类似）：</translation>
    </message>
</context>
<context>
    <name>app::LogoutResults</name>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>ends later</source>
        <translation>稍后结束</translation>
    </message>
    <message>
        <source>ends sooner</source>
        <translation>更早自行结束</translation>
    </message>
    <message>
        <source>already gone</source>
        <translation>早已消失</translation>
    </message>
    <message>
        <source>changed hands</source>
        <translation>已换用户</translation>
    </message>
    <message>
        <source>gone since</source>
        <translation>其后消失</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>重新出现</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>still there</source>
        <translation>仍存在</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>12 ended</comment>
        <translation>%1 个%2</translation>
    </message>
    <message>
        <source>as %1’s</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>OUTCOME</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>USER</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>SESSION</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>WORDS</source>
        <translation>说明</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>12 sessions: 11 ended, 1 refused</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>app::LogoutSubject</name>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>unknown user</source>
        <translation>未知用户</translation>
    </message>
</context>
<context>
    <name>app::Main</name>
    <message>
        <source>Standard output could not be written: %1</source>
        <translation>无法写入标准输出：%1</translation>
    </message>
    <message>
        <source>“sessionscope --help” tells more.</source>
        <translation>详情请见“sessionscope --help”。</translation>
    </message>
    <message>
        <source>--size %1x%2 is too small for the window; it is %3x%4 now.</source>
        <translation>--size %1x%2 对窗口来说太小，现为 %3x%4。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器没有及时响应。</translation>
    </message>
    <message>
        <source>The story has no picture.</source>
        <translation>此演示剧情没有画面。</translation>
    </message>
    <message>
        <source>Alerts are those of the saved connection “%1”.</source>
        <translation>告警采用已保存的连接“%1”的规则。</translation>
    </message>
    <message>
        <source>No saved connection leads to this server: alerts are the usual ones, which are lost liveness and evictions.</source>
        <translation>没有已保存的连接指向此服务器：采用默认告警，即失去实时状态和淘汰。</translation>
    </message>
    <message>
        <source>There is no display to show the window on. Take a picture of it with --screenshot FILE, or print the sessions with “list”.</source>
        <translation>没有可显示窗口的显示器。请用 --screenshot FILE 截图，或用“list”输出会话。</translation>
    </message>
</context>
<context>
    <name>app::NewWindow</name>
    <message>
        <source>Another window could not be opened: %1.</source>
        <translation>无法打开另一个窗口：%1。</translation>
    </message>
    <message>
        <source>Start Sessionscope once more by itself.</source>
        <translation>请再单独启动一次 Sessionscope。</translation>
    </message>
</context>
<context>
    <name>app::Password</name>
    <message>
        <source>A password on the command line can be read by others on this machine, and stays in the shell’s history. Use the environment variable REDISCLI_AUTH instead.</source>
        <translation>命令行中的密码可能被本机上的其他人看到，并会留在 shell 的历史记录中。请改用环境变量 REDISCLI_AUTH。</translation>
    </message>
</context>
<context>
    <name>app::RestartStory</name>
    <message>
        <source>A restart, with and without persistence</source>
        <translation>重启，有持久化与没有持久化</translation>
    </message>
    <message>
        <source>Three hundred sessions, and an update of Redis that wants a restart. Is anybody logged out by it?</source>
        <translation>三百个会话，而 Redis 更新后需要重启。会有人因此被登出吗？</translation>
    </message>
    <message>
        <source>First as a cache is often run: neither RDB nor AOF, everything in memory alone.</source>
        <translation>先按缓存的常见方式运行：没有 RDB，也没有 AOF，一切都只在内存中。</translation>
    </message>
    <message>
        <source>Everybody is logged out. Nothing expired, nobody ended these sessions: they were never anywhere but in the memory of that process. People come back one by one, and log in.</source>
        <translation>所有人都被登出了。没有会话过期，也没有人结束它们：它们从来只存在于那个进程的内存中。用户陆续回来，重新登录。</translation>
    </message>
    <message>
        <source>Let them come.</source>
        <translation>等他们回来。</translation>
    </message>
    <message>
        <source>Now with RDB: Redis writes a snapshot as it shuts down, and reads it when it is back.</source>
        <translation>现在使用 RDB：Redis 关闭时写出快照，恢复时读取快照。</translation>
    </message>
    <message>
        <source>They live on, with the deadlines they had: a TTL goes on while the server is away. After a crash it would be those of the latest snapshot.</source>
        <translation>会话都保住了，过期时间也没有变：服务器不在期间，TTL 继续计时。如果是崩溃，则只能恢复到最近一次快照。</translation>
    </message>
    <message>
        <source>And with an append-only file: each change is written down as it happens.</source>
        <translation>再使用 AOF（追加文件）：每次更改发生时都会记录下来。</translation>
    </message>
    <message>
        <source>The same, and after a crash at most about a second would be lost. Whether a server would keep its sessions stands in the Fleet tab, by what its settings say.</source>
        <translation>结果相同，而且崩溃后至多丢失约一秒的内容。根据设置，服务器能否保住会话，请见“节点概览”标签页。</translation>
    </message>
</context>
<context>
    <name>app::RestartTrial</name>
    <message>
        <source>Redis writes down what it has …</source>
        <translation>Redis 正在写出现有内容…</translation>
    </message>
    <message>
        <source>The server refused to keep an append-only file: %1</source>
        <translation>服务器拒绝启用 AOF：%1</translation>
    </message>
    <message>
        <source>The append-only file could not be written.</source>
        <translation>无法写入 AOF 文件。</translation>
    </message>
    <message>
        <source>The server does not say which process it is.</source>
        <translation>服务器没有说明它是哪个进程。</translation>
    </message>
    <message>
        <source>The sessions could not be counted.</source>
        <translation>无法统计会话数。</translation>
    </message>
    <message numerus="yes">
        <source>Redis shuts down: %n session(s) are there.</source>
        <translation>
            <numerusform>Redis 正在关闭：现有 %n 个会话。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server refused to shut down: %1</source>
        <translation>服务器拒绝关闭：%1</translation>
    </message>
    <message>
        <source>The server has not come back.</source>
        <translation>服务器没有恢复。</translation>
    </message>
    <message>
        <source>The sessions could not be counted again.</source>
        <translation>无法再次统计会话数。</translation>
    </message>
    <message>
        <source>What the server keeps could not be set back.</source>
        <translation>服务器的保存设置无法恢复原状。</translation>
    </message>
</context>
<context>
    <name>app::SavedConnection</name>
    <message>
        <source>%1 (id %2)</source>
        <translation>%1（id %2）</translation>
    </message>
    <message>
        <source>Several saved connections are called “%1”: give the id of the one that you mean, %2.</source>
        <translation>有多个已保存的连接名为“%1”：请给出所需连接的 id，%2。</translation>
    </message>
    <message>
        <source>There is no saved connection yet: connect to “%1” in the window, or give an address.</source>
        <translation>还没有已保存的连接：请在窗口中连接到“%1”，或给出地址。</translation>
    </message>
    <message>
        <source>No saved connection is called “%1”. Saved are %2.</source>
        <translation>没有名为“%1”的已保存连接。已保存的有 %2。</translation>
    </message>
    <message>
        <source>No saved connection is called “%1”. Do you mean %2?</source>
        <translation>没有名为“%1”的已保存连接。您是指 %2 吗？</translation>
    </message>
</context>
<context>
    <name>app::Screenshot</name>
    <message>
        <source>The screenshot could not be saved as %1: %2</source>
        <translation>无法将截图保存为 %1：%2</translation>
    </message>
</context>
<context>
    <name>app::ServerListing</name>
    <message>
        <source>Passphrase: </source>
        <translation>口令：</translation>
    </message>
    <message>
        <source>Password at the sentinels: </source>
        <translation>哨兵密码：</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>The server’s certificate is not verified: whoever answers is taken for the server.</source>
        <translation>没有验证服务器的证书：谁应答就把谁当作该服务器。</translation>
    </message>
    <message numerus="yes">
        <source>It is waited for %n second(s), in case a failover is under way.</source>
        <translation>
            <numerusform>将等待 %n 秒，以防故障转移正在进行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is connected, but its sessions are not being read.</source>
        <translation>服务器已连接，但没有在读取其会话。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>--filter: %1</source>
        <translation>--filter：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) may not be read by this account.</source>
        <translation>
            <numerusform>此账号无权读取 %n 个键。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of sessions are left out: they are longer than %1 bytes, which no application makes them. redis-cli shows them.</source>
        <translation>
            <numerusform>略过了 %n 个会话的键：它们长于 %1 字节，应用不会生成这样的键。可用 redis-cli 查看。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s), not all, were looked at to find the formats in use: sessions of a rare format may be missing. Name their keys with --pattern to be sure.</source>
        <translation>
            <numerusform>为识别使用的格式，查看了 %n 个键，并非全部：少见格式的会话可能遗漏。为确保完整，请用 --pattern 指明其键。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more session(s) than “beyond:” says are kept: their format does not tell when they were created, or they were at the same time, and nobody knows which of them is newer.</source>
        <translation>
            <numerusform>比“beyond:”所说的多保留了 %Ln 个会话：它们的格式不说明何时创建，或者创建于同一时刻，无法得知哪个更新。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) look like sessions: they name a user, and run out. They may be a cache as well. List them with --likely.</source>
        <translation>
            <numerusform>%n 个键看起来像会话：它们包含用户名，并且会过期。但也可能是缓存。可用 --likely 列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>No sessions were found in this database.</source>
        <translation>没有在此数据库中找到会话。</translation>
    </message>
    <message>
        <source>There are no sessions in this database.</source>
        <translation>此数据库中没有会话。</translation>
    </message>
    <message>
        <source>Named like sessions: %1.</source>
        <translation>名称像会话的键：%1。</translation>
    </message>
    <message>
        <source>The most frequent keys here: %1.</source>
        <translation>这里最常见的键：%1。</translation>
    </message>
    <message>
        <source>The most frequent of the others: %1.</source>
        <translation>其余键中最常见的：%1。</translation>
    </message>
    <message>
        <source>They may be in another database number.</source>
        <translation>它们可能在另一个编号的数据库中。</translation>
    </message>
    <message>
        <source>List the keys of your application by their pattern, as in --pattern %1, or describe them in the window under “Formats…”.</source>
        <translation>请按模式列出应用的键，例如 --pattern %1，或在窗口的“格式…”中描述它们。</translation>
    </message>
    <message>
        <source>List the keys of your application by their pattern, with --pattern, or describe them in the window under “Formats…”.</source>
        <translation>请用 --pattern 按模式列出应用的键，或在窗口的“格式…”中描述它们。</translation>
    </message>
</context>
<context>
    <name>app::SlidingStory</name>
    <message>
        <source>Sliding expiry: each click extends</source>
        <translation>滑动过期：每次点击都会续期</translation>
    </message>
    <message>
        <source>Ada logs in. Her application keeps a session for her in Redis, with a TTL of 30 seconds.</source>
        <translation>Ada 登录了。她的应用在 Redis 中为她保存一个会话，TTL 为 30 秒。</translation>
    </message>
    <message>
        <source>Nobody clicks. What is left falls second by second, and the server alone counts: the browser’s cookie does not end her session, this does.</source>
        <translation>没有人点击。剩余时间一秒一秒减少，只由服务器计时：结束她会话的不是浏览器的 Cookie，而是这个计时。</translation>
    </message>
    <message>
        <source>Ada clicks. The application sets the TTL anew, and what is left jumps back up to 30 seconds: the expiry slides.</source>
        <translation>Ada 点击了一下。应用重新设置 TTL，剩余时间跳回 30 秒：过期时间向后滑动。</translation>
    </message>
    <message>
        <source>It falls again. As long as she clicks every half minute, this session never ends.</source>
        <translation>剩余时间又开始减少。只要她每半分钟点击一次，这个会话就永远不会结束。</translation>
    </message>
    <message>
        <source>One more click: up again.</source>
        <translation>再点击一次：又回到 30 秒。</translation>
    </message>
    <message>
        <source>Now the application has a fixed expiry: a session ends when it was to end at its log-in. She clicks, the click is answered, and the deadline stays where it was.</source>
        <translation>现在应用改为固定过期：会话在登录时就已确定何时结束。她点击，点击得到答复，过期时间却没有变。</translation>
    </message>
    <message>
        <source>Clicking does not help any more. She works, and is about to be logged out in the middle of it.</source>
        <translation>点击不再有用。她正在工作，却将在中途被登出。</translation>
    </message>
    <message>
        <source>Zero. The session is due, Redis removes it, and the row says how it ended.</source>
        <translation>归零。会话到期，Redis 清除它，该行会说明它如何结束。</translation>
    </message>
    <message>
        <source>Her next click finds nothing: Ada has to log in. Sliding expiry ends what is not used; fixed expiry ends everything, and many applications have both.</source>
        <translation>她的下一次点击找不到会话：Ada 必须登录。滑动过期结束不再使用的会话；固定过期结束所有会话，许多应用两者兼用。</translation>
    </message>
</context>
<context>
    <name>app::SlotMove</name>
    <message>
        <source>a server does not answer</source>
        <translation>有服务器没有响应</translation>
    </message>
</context>
<context>
    <name>app::StoryPlayer</name>
    <message>
        <source>Step %1 has waited in vain for what it was to show, and the story ends here.</source>
        <translation>第 %1 步未能等到要展示的内容，演示剧情到此结束。</translation>
    </message>
</context>
<context>
    <name>app::StoryTeller</name>
    <message>
        <source>The end. Help ▸ Stories has the others.</source>
        <translation>剧情结束。其他演示剧情在“帮助 ▸ 演示剧情”中。</translation>
    </message>
</context>
<context>
    <name>app::Trial</name>
    <message>
        <source>Redis was away for %1&#xa0;s.</source>
        <translation>Redis 中断了 %1&#xa0;秒。</translation>
    </message>
    <message>
        <source>No session was there to begin with.</source>
        <translation>一开始就没有会话。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln evicted</source>
        <translation>
            <numerusform>%Ln 个被淘汰</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln 个消失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone without a word</source>
        <translation>
            <numerusform>%Ln 个无故消失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ran out meanwhile</source>
        <translation>
            <numerusform>%Ln 个在此期间过期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln logged out meanwhile</source>
        <translation>
            <numerusform>%Ln 个在此期间登出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln live on</source>
        <translation>
            <numerusform>%Ln 个仍然有效</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln session(s): %1.</source>
        <translation>
            <numerusform>%Ln 个会话中：%1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::WatchCommand</name>
    <message>
        <source>--filter: “beyond:” cannot be watched: a session is among the newest of its user or not by what becomes of others, and nothing would be printed of that. Ask “list” again and again.</source>
        <translation>--filter：“beyond:”无法持续监视：一个会话是否属于其用户最新的几个，取决于其他会话的变化，而那不会被输出。请反复使用“list”查询。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) are there. What happens is printed from here on.</source>
        <translation>
            <numerusform>现有 %Ln 个会话。从现在起输出发生的变化。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is tried again until it works.</source>
        <translation>会不断重试，直到成功。</translation>
    </message>
    <message>
        <source>Nothing was heard from %1 to %2: what came and went in that time is not printed.</source>
        <translation>%1 至 %2 没有收到任何消息：这段时间内出现和消失的会话不会输出。</translation>
    </message>
    <message>
        <source>Each change is announced.</source>
        <translation>每次变更都有通知。</translation>
    </message>
    <message>
        <source>Each change is announced, but not how a session ended: that is inferred.</source>
        <translation>每次变更都有通知，但不说明会话如何结束：这一点靠推断。</translation>
    </message>
    <message numerus="yes">
        <source>Only ends are announced: what is new or has changed is found by reading, every %n second(s).</source>
        <translation>
            <numerusform>只通知会话结束：新建和变更的会话靠读取发现，每 %n 秒一次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is announced: what has changed is found by reading, every %n second(s). What comes and goes in between is missed.</source>
        <translation>
            <numerusform>没有任何通知：变更靠读取发现，每 %n 秒一次。其间出现又消失的会话会遗漏。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all is heard: %1</source>
        <translation>未能收到全部消息：%1</translation>
    </message>
    <message>
        <source>Everything is read again.</source>
        <translation>正在重新读取全部内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) were not printed, since nobody read what was there.</source>
        <translation>
            <numerusform>有 %Ln 行未输出，因为之前的输出没有被读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>What happened could not be written: %1</source>
        <translation>无法写出发生的变化：%1</translation>
    </message>
</context>
<context>
    <name>app::WhyCommand</name>
    <message>
        <source>There is no history of %1 yet.</source>
        <translation>还没有 %1 的历史记录。</translation>
    </message>
    <message>
        <source>One is written while a window or “watch” is connected to this server.</source>
        <translation>窗口或“watch”连接到此服务器期间会写入历史记录。</translation>
    </message>
    <message>
        <source>--filter: %1</source>
        <translation>--filter：%1</translation>
    </message>
    <message>
        <source>The answer could not be written: %1</source>
        <translation>无法写出结果：%1</translation>
    </message>
    <message>
        <source>The history knows of no such session.</source>
        <translation>历史记录中没有这样的会话。</translation>
    </message>
    <message>
        <source>It was looked back to %1 only. Ask for a user, an id or an address.</source>
        <translation>只回溯到 %1。请指定用户、ID 或地址。</translation>
    </message>
    <message>
        <source>There are more, older ones. Narrow the --filter to see them.</source>
        <translation>还有更多更早的会话。请缩小 --filter 的范围来查看。</translation>
    </message>
    <message>
        <source>The history begins at %1.</source>
        <translation>历史记录始于 %1。</translation>
    </message>
</context>
<context>
    <name>app::WhyOutput</name>
    <message>
        <source>%1×, last %2</source>
        <translation>%1 次，最近 %2</translation>
    </message>
    <message>
        <source>%1, before that %2</source>
        <translation>%1，此前为 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最后使用</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
</context>
<context>
    <name>audit::LogText</name>
    <message>
        <source>There is no place for the audit log: this account has no home folder.</source>
        <translation>没有存放审计日志的位置：此账号没有主文件夹。</translation>
    </message>
    <message>
        <source>Set HOME or XDG_DATA_HOME to a folder, then start again.</source>
        <translation>请将 HOME 或 XDG_DATA_HOME 设为一个文件夹，然后重新启动。</translation>
    </message>
    <message>
        <source>The audit log %1 could not be written: %2.</source>
        <translation>无法写入审计日志 %1：%2。</translation>
    </message>
    <message>
        <source>Put that right, then try again.</source>
        <translation>请排除该问题，然后重试。</translation>
    </message>
</context>
<context>
    <name>audit::ReaderText</name>
    <message>
        <source>The audit log %1 could not be read: %2.</source>
        <translation>无法读取审计日志 %1：%2。</translation>
    </message>
    <message>
        <source>Put that right, then read again.</source>
        <translation>请排除该问题，然后重新读取。</translation>
    </message>
    <message>
        <source>The audit log %1 is another file than it was, or has been changed.</source>
        <translation>审计日志 %1 已不是原来的文件，或已被更改。</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>请重新读取。</translation>
    </message>
</context>
<context>
    <name>events::EventCells</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>within a minute</source>
        <translation>一分钟内</translation>
    </message>
    <message>
        <source>at least so many, beside losses that have lines of their own</source>
        <translation>至少这么多，单独列出的批量结束不计在内</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them match(es)</source>
        <translation>
            <numerusform>其中 %Ln 个符合</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln of them are listed</source>
        <translation>
            <numerusform>列出其中最新的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not kept any more</source>
        <translation>
            <numerusform>其中 %Ln 个已不再保留</numerusform>
        </translation>
    </message>
    <message>
        <source>shown whatever is searched, as is every loss of %1 or more at once</source>
        <translation>无论搜索什么都会显示，凡一次结束 %1 个或更多均如此</translation>
    </message>
    <message>
        <source>anonymous or unknown</source>
        <translation>匿名或未知</translation>
    </message>
</context>
<context>
    <name>events::EventExport</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another file or folder, or make room there, and export again.</source>
        <translation>请选择其他文件或文件夹，或在那里腾出空间，然后重新导出。</translation>
    </message>
</context>
<context>
    <name>events::EventListModel</name>
    <message>
        <source>%1, open</source>
        <translation>%1，已展开</translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1，已收起</translation>
    </message>
    <message>
        <source>From %1 to %2 extensions are left out: the filter “Extended” looks for them.</source>
        <translation>%1 至 %2 之间的续期未列出：可用过滤条件“已续期”查找。</translation>
    </message>
    <message>
        <source>Only events since %1 are listed.</source>
        <translation>只列出 %1 以来的事件。</translation>
    </message>
    <message>
        <source>Reading older events from the history of this computer…</source>
        <translation>正在从本机的历史记录读取更早的事件…</translation>
    </message>
    <message>
        <source>Looked back to %1. Press Return here for older events.</source>
        <translation>已回溯到 %1。在此按回车键查看更早的事件。</translation>
    </message>
    <message>
        <source>Looked back to %1. More than %2 older events are not listed: search for less.</source>
        <translation>已回溯到 %1。有超过 %2 个更早的事件未列出：请缩小搜索范围。</translation>
    </message>
    <message>
        <source>The history of this computer has nothing of this server.</source>
        <translation>本机的历史记录中没有此服务器的内容。</translation>
    </message>
    <message>
        <source>The history of this computer begins at %1.</source>
        <translation>本机的历史记录始于 %1。</translation>
    </message>
    <message>
        <source>This computer keeps no history of this server.</source>
        <translation>本机没有保存此服务器的历史记录。</translation>
    </message>
</context>
<context>
    <name>events::EventMatch</name>
    <message>
        <source>“ttl” cannot be asked of an event: it tells what was, not what is left.</source>
        <translation>“ttl”不能用于事件：事件记录的是过去，而不是剩余时间。</translation>
    </message>
    <message>
        <source>“idle” cannot be asked of an event: it tells what was, not what is.</source>
        <translation>“idle”不能用于事件：事件记录的是过去，而不是现状。</translation>
    </message>
    <message>
        <source>“is:due” cannot be asked of an event: being due is none.</source>
        <translation>“is:due”不能用于事件：到期并不是事件。</translation>
    </message>
    <message>
        <source>“beyond:” cannot be asked of an event: a user’s newest sessions are those that are there now.</source>
        <translation>“beyond:”不能用于事件：用户最新的会话是指现在存在的会话。</translation>
    </message>
    <message>
        <source>“key:” cannot be asked of an event: no keys are kept. Ask for the session’s id, or paste the whole key.</source>
        <translation>“key:”不能用于事件：事件不保存键。请搜索会话 ID，或粘贴完整的键。</translation>
    </message>
</context>
<context>
    <name>files::FileProblem</name>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这样的文件或文件夹</translation>
    </message>
    <message>
        <source>this account may not do that</source>
        <translation>此账号无权这样做</translation>
    </message>
    <message>
        <source>the file system is read-only</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>this account’s share of the disk is used up</source>
        <translation>此账号的磁盘配额已用完</translation>
    </message>
    <message>
        <source>the file would be larger than allowed here</source>
        <translation>文件会超过这里允许的大小</translation>
    </message>
    <message>
        <source>a part of the path is no folder</source>
        <translation>路径中有一部分不是文件夹</translation>
    </message>
    <message>
        <source>it is a link that leads back to itself</source>
        <translation>它是指回自身的链接</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>it is a folder, not a file</source>
        <translation>它是文件夹，不是文件</translation>
    </message>
    <message>
        <source>it is a pipe, not a file</source>
        <translation>它是管道，不是文件</translation>
    </message>
    <message>
        <source>it is a socket, not a file</source>
        <translation>它是套接字，不是文件</translation>
    </message>
    <message>
        <source>it is a link, not a file</source>
        <translation>它是链接，不是文件</translation>
    </message>
    <message>
        <source>it is a device, not a file</source>
        <translation>它是设备，不是文件</translation>
    </message>
    <message>
        <source>it is larger than %1</source>
        <translation>它大于 %1</translation>
    </message>
</context>
<context>
    <name>files::Settings</name>
    <message>
        <source>The settings in %1 cannot be read, and are left as they are: %2.</source>
        <translation>无法读取 %1 中的设置，设置保持原样：%2。</translation>
    </message>
    <message>
        <source>The settings cannot be saved in %1: %2.</source>
        <translation>无法将设置保存到 %1：%2。</translation>
    </message>
    <message>
        <source>The settings cannot be saved: this account has no home folder.</source>
        <translation>无法保存设置：此账号没有主文件夹。</translation>
    </message>
    <message>
        <source>another window is still writing</source>
        <translation>另一个窗口仍在写入</translation>
    </message>
</context>
<context>
    <name>formats::AttributePath</name>
    <message>
        <source>a path such as “user.id” is needed, of at most %1 steps.</source>
        <translation>需要“user.id”这样的路径，最多 %1 级。</translation>
    </message>
    <message>
        <source>the codec “%1” is not known; known are: %2.</source>
        <translation>未知的编解码器“%1”；已知的有：%2。</translation>
    </message>
</context>
<context>
    <name>formats::FormatDescription</name>
    <message>
        <source>one of ms, s, ticks, iso, auto is needed.</source>
        <translation>需要 ms、s、ticks、iso、auto 之一。</translation>
    </message>
    <message>
        <source>an object is needed.</source>
        <translation>需要一个对象。</translation>
    </message>
    <message>
        <source>a duration needs the unit “ms”, “s” or “ticks”.</source>
        <translation>时长需要以“ms”“s”或“ticks”为单位。</translation>
    </message>
    <message>
        <source>true, false, a glob, a list of paths, or an object with “glob” and “needs” is needed.</source>
        <translation>需要 true、false、glob、路径列表，或包含“glob”和“needs”的对象。</translation>
    </message>
    <message>
        <source>That is no glob.</source>
        <translation>这不是 glob。</translation>
    </message>
    <message>
        <source>a pattern with {id} is needed, and none in that of the key.</source>
        <translation>需要含有 {id} 的模式，并且键的模式中不能含有 {id}。</translation>
    </message>
    <message>
        <source>control characters stand there that are no part of a name.</source>
        <translation>其中有不属于名称的控制字符。</translation>
    </message>
    <message>
        <source>with “field” the key is a hash, and needs no types.</source>
        <translation>使用“field”时，键是哈希，不需要类型。</translation>
    </message>
    <message>
        <source>with “field” nothing is left out: let the class of {id} say what a session is.</source>
        <translation>使用“field”时不排除任何内容：请用 {id} 的字符类别说明什么是会话。</translation>
    </message>
    <message>
        <source>“{id}” is needed in the place of the session’s id.</source>
        <translation>会话 ID 的位置需要写“{id}”。</translation>
    </message>
    <message>
        <source>“{p}” needs the member “prefixes”.</source>
        <translation>“{p}”需要成员“prefixes”。</translation>
    </message>
    <message>
        <source>one of string, hash, list, set, zset, stream is needed.</source>
        <translation>需要 string、hash、list、set、zset、stream 之一。</translation>
    </message>
    <message>
        <source>“key”, “attribute” or “visit” is needed.</source>
        <translation>需要“key”“attribute”或“visit”。</translation>
    </message>
    <message>
        <source>an object is needed, as in {&quot;pattern&quot;: &quot;%1&quot;}.</source>
        <translation>需要一个对象，例如 {&quot;pattern&quot;: &quot;%1&quot;}。</translation>
    </message>
    <message>
        <source>one of %1 is needed.</source>
        <translation>需要 %1 之一。</translation>
    </message>
    <message>
        <source>“decoded” is needed.</source>
        <translation>需要“decoded”。</translation>
    </message>
    <message>
        <source>true or false is needed.</source>
        <translation>需要 true 或 false。</translation>
    </message>
    <message>
        <source>a text is needed.</source>
        <translation>需要一段文本。</translation>
    </message>
    <message>
        <source>this key is the same for all sessions, and would go with the first.</source>
        <translation>所有会话共用此键，结束第一个会话就会把它删除。</translation>
    </message>
    <message>
        <source>a whole number of seconds, up to a year, is needed.</source>
        <translation>需要整数秒数，最多一年。</translation>
    </message>
    <message>
        <source>an object with one member is needed, or a text.</source>
        <translation>需要只有一个成员的对象，或一段文本。</translation>
    </message>
    <message>
        <source>names with dots between them are needed.</source>
        <translation>需要以点分隔的名称。</translation>
    </message>
    <message>
        <source>In “%1”: %2</source>
        <translation>在“%1”中：%2</translation>
    </message>
    <message>
        <source>no member of this name is known here.</source>
        <translation>这里没有此名称的成员。</translation>
    </message>
    <message>
        <source>a list is needed, and it must not be empty.</source>
        <translation>需要一个列表，且不能为空。</translation>
    </message>
    <message>
        <source>the list has more than %1 elements.</source>
        <translation>列表的元素超过 %1 个。</translation>
    </message>
    <message>
        <source>a variable stands there that means nothing here.</source>
        <translation>其中有一个变量在这里没有意义。</translation>
    </message>
    <message>
        <source>this codec is not known; known are: %1.</source>
        <translation>未知的编解码器；已知的有：%1。</translation>
    </message>
    <message>
        <source>a glob such as “sessionAttr:*” is needed.</source>
        <translation>需要“sessionAttr:*”这样的 glob。</translation>
    </message>
    <message>
        <source>“object”, “present” or “=” and a text is needed.</source>
        <translation>需要“object”“present”，或“=”加一段文本。</translation>
    </message>
    <message>
        <source>an object is needed; “{}” will do for hashes.</source>
        <translation>需要一个对象；对于哈希，“{}”即可。</translation>
    </message>
    <message>
        <source>“object”, “list”, “name” or “any” is needed.</source>
        <translation>需要“object”“list”“name”或“any”。</translation>
    </message>
    <message>
        <source>a template with “{user}” is needed.</source>
        <translation>需要含有“{user}”的模板。</translation>
    </message>
    <message>
        <source>one of set, string, zset is needed.</source>
        <translation>需要 set、string、zset 之一。</translation>
    </message>
    <message>
        <source>“[?…]” means nothing here: there is no session yet.</source>
        <translation>“[?…]”在这里没有意义：此时还没有会话。</translation>
    </message>
    <message>
        <source>no pattern of “keys” can be made from an id: all of them have wildcards.</source>
        <translation>“keys”中没有可由 ID 生成的模式：它们都含有通配符。</translation>
    </message>
    <message>
        <source>“login” or “id” is needed.</source>
        <translation>需要“login”或“id”。</translation>
    </message>
    <message>
        <source>a number is needed.</source>
        <translation>需要一个数字。</translation>
    </message>
    <message>
        <source>no pattern of “keys” has “%1}”.</source>
        <translation>“keys”中没有含有“%1}”的模式。</translation>
    </message>
    <message>
        <source>a key with {id} is needed: this one is the same for all sessions.</source>
        <translation>需要含有 {id} 的键：这个键由所有会话共用。</translation>
    </message>
    <message>
        <source>all sessions of a format are fields of hashes, or none is: “field” is needed in each of the keys, or in none.</source>
        <translation>一种格式的会话要么都是哈希的字段，要么都不是：“field”必须每个键都有，或都没有。</translation>
    </message>
    <message>
        <source>sessions that are fields of a hash have none: the hash ends as a whole.</source>
        <translation>作为哈希字段的会话不能有此项：哈希是整体过期的。</translation>
    </message>
    <message>
        <source>sessions that are fields of a hash are found by the pattern of its key, under the usual prefixes.</source>
        <translation>作为哈希字段的会话，是在常用前缀下按其键的模式查找的。</translation>
    </message>
    <message>
        <source>a list of texts is needed.</source>
        <translation>需要文本列表。</translation>
    </message>
    <message>
        <source>must be “absent” or “unknown”</source>
        <translation>必须是“absent”或“unknown”</translation>
    </message>
    <message>
        <source>This is not JSON: %1 in line %2.</source>
        <translation>这不是 JSON：第 %2 行，%1。</translation>
    </message>
    <message>
        <source>A description is a JSON object.</source>
        <translation>格式描述必须是 JSON 对象。</translation>
    </message>
</context>
<context>
    <name>formats::FormatDraft</name>
    <message>
        <source>Give it a name.</source>
        <translation>请为它命名。</translation>
    </message>
    <message>
        <source>Write {id} where the session id stands in the key.</source>
        <translation>请在键中会话 ID 的位置写 {id}。</translation>
    </message>
    <message>
        <source>The pattern needs a part that is the same in all keys, such as myapp:{id}.</source>
        <translation>模式需要含有所有键共有的部分，例如 myapp:{id}。</translation>
    </message>
    <message>
        <source>Choose how the payload is written.</source>
        <translation>请选择内容的编码方式。</translation>
    </message>
</context>
<context>
    <name>formats::KeyPattern</name>
    <message>
        <source>The pattern is empty.</source>
        <translation>模式为空。</translation>
    </message>
    <message>
        <source>The pattern is too long.</source>
        <translation>模式太长。</translation>
    </message>
    <message>
        <source>The pattern has too many wildcards.</source>
        <translation>模式中的通配符太多。</translation>
    </message>
    <message>
        <source>Beside other captures “{id}” is needed.</source>
        <translation>有其他捕获项时，还需要“{id}”。</translation>
    </message>
    <message>
        <source>A “{” has no “}”.</source>
        <translation>有一个“{”缺少“}”。</translation>
    </message>
    <message>
        <source>“{%1}” is no capture. Known are {id}, {user}, {tenant}, {scope} and {device}.</source>
        <translation>“{%1}”不是捕获项。已知的有 {id}、{user}、{tenant}、{scope} 和 {device}。</translation>
    </message>
    <message>
        <source>“{%1}” stands there twice.</source>
        <translation>“{%1}”出现了两次。</translation>
    </message>
    <message>
        <source>“{id:…}” names a class that is not known. Known are: %1.</source>
        <translation>“{id:…}”使用了未知的字符类别。已知的有：%1。</translation>
    </message>
    <message>
        <source>“*” beside “{%1}” leaves open what it is.</source>
        <translation>“*”紧邻“{%1}”，无法确定后者的范围。</translation>
    </message>
</context>
<context>
    <name>formats::KeyTemplate</name>
    <message>
        <source>“{%1}” is not known. Known are {p}, {id}, {user}, {tenant}, {scope}, {device} and {payload:…}; a brace itself is written with a backslash before it.</source>
        <translation>“{%1}”未知。已知的有 {p}、{id}、{user}、{tenant}、{scope}、{device} 和 {payload:…}；花括号本身需在前面加反斜杠。</translation>
    </message>
    <message>
        <source>“|minute” needs a time and a span, “time+span|minute”.</source>
        <translation>“|minute”需要时间和时长：“time+span|minute”。</translation>
    </message>
</context>
<context>
    <name>formats::LifePlan</name>
    <message>
        <source>The application decides: where the session itself says when it ends, it may end then, however long its key lives.</source>
        <translation>由应用决定：如果会话自身说明了何时结束，它可能在那时结束，无论其键保留多久。</translation>
    </message>
    <message>
        <source>The application decides: the session itself says how long it lasts without a request, and may end after that, however long its key lives.</source>
        <translation>由应用决定：会话自身说明了没有请求时能持续多久，之后它可能结束，无论其键保留多久。</translation>
    </message>
    <message>
        <source>The record stays for five minutes more, as its framework keeps it: a request in that time may still let the session go on.</source>
        <translation>按框架的做法，记录会再保留五分钟：这段时间内的请求仍可能让会话继续。</translation>
    </message>
    <message>
        <source>The application decides: with the user’s next request it may give the session another end.</source>
        <translation>由应用决定：用户下一次请求时，应用可能为会话设定另一个结束时间。</translation>
    </message>
</context>
<context>
    <name>formats::LogoutCommands</name>
    <message>
        <source>SET %1 (the list without %2) XX KEEPTTL</source>
        <translation>SET %1（去掉 %2 的列表）XX KEEPTTL</translation>
    </message>
    <message>
        <source>“%1” stays as it is: the session does not say what %2 is.</source>
        <translation>“%1”保持不变：会话没有说明 %2 是什么。</translation>
    </message>
    <message>
        <source>“%1” stays as it is: a step like this is not carried out.</source>
        <translation>“%1”保持不变：不执行此类步骤。</translation>
    </message>
    <message>
        <source>“%1” stays as it is: it may hold the user’s other sessions as well.</source>
        <translation>“%1”保持不变：其中可能也有该用户的其他会话。</translation>
    </message>
    <message>
        <source>“%1” stays as it is: the account may not change it.</source>
        <translation>“%1”保持不变：此账号无权更改它。</translation>
    </message>
    <message>
        <source>“%1” may stand as it was: its node of the cluster did not answer.</source>
        <translation>“%1”可能没有变化：它所在的集群节点没有响应。</translation>
    </message>
    <message>
        <source>“%1” stays as it is: what is stored there cannot be read.</source>
        <translation>“%1”保持不变：无法读取其中存储的内容。</translation>
    </message>
</context>
<context>
    <name>formats::OwnFormats</name>
    <message>
        <source>is of a type that it reads</source>
        <translation>属于它能读取的类型</translation>
    </message>
    <message>
        <source>is a %1</source>
        <translation>是 %1</translation>
    </message>
    <message>
        <source>is a hash, and no codec is named for strings</source>
        <translation>是哈希，且没有为字符串指定编解码器</translation>
    </message>
    <message>
        <source>decodes as %1</source>
        <translation>能按 %1 解码</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>holds what its “shape” asks for</source>
        <translation>具有其“shape”要求的结构</translation>
    </message>
    <message>
        <source>has what it requires of a payload</source>
        <translation>满足它对内容的要求</translation>
    </message>
    <message>
        <source>names a user, a time or an address, as its pattern asks for</source>
        <translation>按其模式的要求含有用户、时间或地址</translation>
    </message>
    <message>
        <source>is a session of it</source>
        <translation>是它的会话</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match its pattern but for what it captures, such as {id}: what stands there is not of the class that it names.</source>
        <translation>
            <numerusform>%Ln 个键符合其模式，但 {id} 等捕获项除外：该处的内容不属于所写的字符类别。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match its name; none of %1 that were looked at %2.</source>
        <translation>
            <numerusform>%Ln 个键符合其名称；查看了 %1 个，没有一个%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) match its name, none %1.</source>
        <translation>
            <numerusform>%Ln 个键符合其名称，没有一个%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leads to nothing in any of %n session(s) that were looked at.</source>
        <translation>
            <numerusform>查看了 %n 个会话，“%1”在其中都没有指向任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>”, “</source>
        <translation>”、“</translation>
    </message>
    <message numerus="yes">
        <source>“%1” leads to no time, in the unit that it names, in any of %n session(s) that were looked at.</source>
        <translation>
            <numerusform>查看了 %n 个会话，“%1”在其中都没有指向符合所写单位的时间。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Formats…, change the format, and try it on one of these keys.</source>
        <translation>请打开“格式…”，修改该格式，并用其中一个键试验。</translation>
    </message>
</context>
<context>
    <name>formats::PlainFormat</name>
    <message>
        <source>“%1” is every key of the database: each of them is read and listed, and each change of any of them is followed. On a large or busy server this is slow, and takes its time.</source>
        <translation>“%1”包含数据库的所有键：每个键都会被读取和列出，任何键的每次更改都会被跟踪。在大型或繁忙的服务器上这会很慢，需要较长时间。</translation>
    </message>
    <message>
        <source>“%1” has a “[” without a “]”. If the bracket is part of the key, write \[.</source>
        <translation>“%1”有“[”而没有“]”。如果方括号是键的一部分，请写成 \[。</translation>
    </message>
</context>
<context>
    <name>formats::UserFormats</name>
    <message>
        <source>%1: It cannot be read, %2.</source>
        <translation>%1：无法读取，%2。</translation>
    </message>
    <message>
        <source>%1: Its id “%2” is that of %3, which is used.</source>
        <translation>%1：其 id “%2”与正在使用的 %3 相同。</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) from %1 on are left out: no more than %2 are read.</source>
        <translation>
            <numerusform>从 %1 起略过了 %n 个文件：最多读取 %2 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>A format of yours cannot be used. %1</source>
        <translation>您的一个格式无法使用。%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more file(s): Formats… names them.</source>
        <translation>
            <numerusform>%1 另外还有 %n 个文件：请见“格式…”。</numerusform>
        </translation>
    </message>
    <message>
        <source>The format cannot be saved: this account has no home folder.</source>
        <translation>无法保存格式：此账号没有主文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>A file of this name is there already: %1</source>
        <translation>已有同名的文件：%1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>无法删除 %1：%2。</translation>
    </message>
</context>
<context>
    <name>history::EndedModel</name>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
</context>
<context>
    <name>history::EndedWords</name>
    <message>
        <source>logged out here by %1</source>
        <translation>由 %1 在此强制下线</translation>
    </message>
    <message>
        <source>logged out here by %1, %2</source>
        <translation>由 %1 在此强制下线，%2</translation>
    </message>
    <message>
        <source>expired, %1 after last seen</source>
        <translation>已过期，最后活动之后 %1</translation>
    </message>
    <message>
        <source>last known %1: when and how it ended nobody saw</source>
        <translation>最后得知于 %1：没有观察到何时、如何结束</translation>
    </message>
    <message>
        <source>ended between %1 and %2: its deadline had passed by then</source>
        <translation>在 %1 至 %2 之间结束：当时过期时间已过</translation>
    </message>
    <message>
        <source>ended between %1 and %2: a database was emptied in that time (FLUSHALL or FLUSHDB)</source>
        <translation>在 %1 至 %2 之间结束：其间有数据库被清空（FLUSHALL 或 FLUSHDB）</translation>
    </message>
    <message>
        <source>ended between %1 and %2: the server was started anew in that time</source>
        <translation>在 %1 至 %2 之间结束：其间服务器重新启动过</translation>
    </message>
    <message>
        <source>ended between %1 and %2: how is not known</source>
        <translation>在 %1 至 %2 之间结束：方式未知</translation>
    </message>
    <message>
        <source>ended %1: %2</source>
        <translation>结束于 %1：%2</translation>
    </message>
    <message>
        <source>ended %1: deleted by somebody else</source>
        <translation>结束于 %1：被他人删除</translation>
    </message>
    <message>
        <source>ended %1: evicted, the server’s memory was full</source>
        <translation>结束于 %1：被淘汰，服务器内存已满</translation>
    </message>
    <message>
        <source>ended %1: deleted or evicted before its deadline</source>
        <translation>结束于 %1：在过期时间之前被删除或淘汰</translation>
    </message>
    <message>
        <source>found gone %1: its deadline had passed</source>
        <translation>%1 发现已消失：过期时间已过</translation>
    </message>
    <message>
        <source>found gone %1: a database was emptied about that time (FLUSHALL or FLUSHDB)</source>
        <translation>%1 发现已消失：大约当时有数据库被清空（FLUSHALL 或 FLUSHDB）</translation>
    </message>
    <message>
        <source>found gone %1: the server was started anew about that time</source>
        <translation>%1 发现已消失：大约当时服务器重新启动过</translation>
    </message>
    <message>
        <source>found gone %1: how it ended is not known</source>
        <translation>%1 发现已消失：如何结束未知</translation>
    </message>
    <message numerus="yes">
        <source>Not watched %Ln time(s) since %1, and not now: what ended then is not known one by one</source>
        <translation>
            <numerusform>自 %1 起有 %Ln 次未监视，现在也未监视：其间结束的会话无法逐一得知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not watched %Ln time(s) from %1 to %2: what ended then is not known one by one</source>
        <translation>
            <numerusform>%1 至 %2 之间有 %Ln 次未监视：其间结束的会话无法逐一得知</numerusform>
        </translation>
    </message>
    <message>
        <source>Not watched since %1: what ends now is not known one by one</source>
        <translation>自 %1 起未监视：现在结束的会话无法逐一得知</translation>
    </message>
    <message>
        <source>Not watched from %1 to %2: what ended then is not known one by one</source>
        <translation>%1 至 %2 未监视：其间结束的会话无法逐一得知</translation>
    </message>
    <message>
        <source>Events were missed from %1 to %2: how sessions ended then is not known</source>
        <translation>%1 至 %2 之间有事件遗漏：其间会话如何结束未知</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) from %1 to %2 could not be written down</source>
        <translation>
            <numerusform>%1 至 %2 之间有 %Ln 个事件未能记录</numerusform>
        </translation>
    </message>
    <message>
        <source>A database of the server was emptied about %1 (FLUSHALL or FLUSHDB)</source>
        <translation>大约在 %1，服务器的一个数据库被清空（FLUSHALL 或 FLUSHDB）</translation>
    </message>
    <message>
        <source>The server was started anew between %1 and %2</source>
        <translation>服务器在 %1 至 %2 之间重新启动过</translation>
    </message>
    <message>
        <source>lost sight of</source>
        <translation>失去踪迹</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>已被强制下线</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>已被淘汰</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1 之后</translation>
    </message>
    <message>
        <source>found at %1</source>
        <translation>发现于 %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>于 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>nobody is known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Found gone</source>
        <translation>发现消失</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Known last</source>
        <translation>最后得知</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>history::EndingReason</name>
    <message>
        <source>It was gone at %1, and its deadline, %2, had passed. So it expired, as far as can be inferred: the server did not say so.</source>
        <translation>它在 %1 已消失，而其过期时间 %2 已过。由此推断它已过期：服务器并未说明。</translation>
    </message>
    <message>
        <source>Its time had run out: Redis said that it expired. When that was to be is not known.</source>
        <translation>它的时间已到：Redis 报告它已过期。原定的过期时间未知。</translation>
    </message>
    <message>
        <source>Its time had run out earlier than was meant: at %1 its deadline was set to %2.</source>
        <translation>它的时间比原定更早用完：在 %1，其过期时间被设为 %2。</translation>
    </message>
    <message>
        <source>Ended because nothing extended it any more: that happened last at %1, for %2.</source>
        <translation>结束的原因是不再有续期：最后一次续期在 %1，续了 %2。</translation>
    </message>
    <message>
        <source>Ended because no request came: the last was at %1, and this application ends a session %2 after the last one.</source>
        <translation>结束的原因是没有请求：最后一次请求在 %1，而此应用会在最后一次请求之后 %2 结束会话。</translation>
    </message>
    <message>
        <source>Ended because nothing extended it any more: that happened last at %1, and each time gave it %2.</source>
        <translation>结束的原因是不再有续期：最后一次续期在 %1，每次续期 %2。</translation>
    </message>
    <message>
        <source>Its time had run out: it was to end at %1, %2 after it was created, and nothing extended it.</source>
        <translation>它的时间已到：它应在 %1 结束，即创建之后 %2，其间没有续期。</translation>
    </message>
    <message>
        <source>Its time had run out: it was to end at %1, and nothing extended it beyond that.</source>
        <translation>它的时间已到：它应在 %1 结束，没有更晚的续期。</translation>
    </message>
    <message>
        <source>%1 logged it out with this program at %2.</source>
        <translation>%1 于 %2 用本程序将其强制下线。</translation>
    </message>
    <message>
        <source>%1 No reason was given.</source>
        <translation>%1没有给出原因。</translation>
    </message>
    <message>
        <source>%1 The reason given: %2</source>
        <translation>%1给出的原因：%2</translation>
    </message>
    <message>
        <source>It had %1 left.</source>
        <translation>当时还剩 %1。</translation>
    </message>
    <message>
        <source>It was there at %1, and gone when it was watched again at %2.</source>
        <translation>它在 %1 还存在，到 %2 恢复观察时已消失。</translation>
    </message>
    <message>
        <source>It was found gone at %1; no event said how it went.</source>
        <translation>它在 %1 被发现已消失；没有事件说明它如何消失。</translation>
    </message>
    <message>
        <source>Its deadline had passed by then: it expired, or was deleted before that.</source>
        <translation>当时过期时间已过：它已过期，或在此之前被删除。</translation>
    </message>
    <message>
        <source>About that time all keys of a database of this server were deleted at once (FLUSHALL or FLUSHDB): perhaps it went with them. Redis does not say by whom, nor of which database.</source>
        <translation>大约当时，此服务器某个数据库的所有键被一并删除（FLUSHALL 或 FLUSHDB）：它可能随之消失。Redis 不说明是谁所为，也不说明是哪个数据库。</translation>
    </message>
    <message>
        <source>The server was started anew in that time: perhaps it was lost with that. It may also have been deleted.</source>
        <translation>其间服务器重新启动过：它可能因重启丢失，也可能是被删除。</translation>
    </message>
    <message>
        <source>It may have been deleted, evicted, or lost with the server’s data.</source>
        <translation>它可能被删除、被淘汰，或随服务器的数据一起丢失。</translation>
    </message>
    <message>
        <source>It was known last at %1. Nobody saw when and how it ended.</source>
        <translation>最后得知它存在是在 %1。没有观察到何时、如何结束。</translation>
    </message>
    <message>
        <source>It was known last at %1. Since %2 nobody watches.</source>
        <translation>最后得知它存在是在 %1。自 %2 起未监视。</translation>
    </message>
    <message>
        <source>It was known last at %1. Nobody watched from %2 to %3, and now it is not there: when and how it ended is not known.</source>
        <translation>最后得知它存在是在 %1。%2 至 %3 未监视，而现在它已不存在：何时、如何结束未知。</translation>
    </message>
    <message>
        <source>Its key was deleted at %1, as a logout in the application does, or an administrator. Redis does not say by whom.</source>
        <translation>它的键在 %1 被删除，应用中的登出或管理员都会这样做。Redis 不说明是谁所为。</translation>
    </message>
    <message>
        <source>Redis evicted it at %1 because its memory was full (maxmemory). Neither the user nor the application ended it.</source>
        <translation>Redis 在 %1 将其淘汰，因为内存已满（maxmemory）。既不是用户也不是应用结束了它。</translation>
    </message>
    <message>
        <source>It went at %1, before its deadline: its key was deleted, as a logout does, or evicted. The server did not say which.</source>
        <translation>它在 %1 消失，早于过期时间：它的键被删除（登出就会如此），或被淘汰。服务器没有说明是哪一种。</translation>
    </message>
</context>
<context>
    <name>history::HistoryMatch</name>
    <message>
        <source>“node:” cannot be asked of the history: it does not keep where a session was.</source>
        <translation>“node:”不能用于历史记录：历史记录不保存会话所在的节点。</translation>
    </message>
    <message>
        <source>“ttl” cannot be asked of the history: what has ended has no time left.</source>
        <translation>“ttl”不能用于历史记录：已结束的会话没有剩余时间。</translation>
    </message>
    <message>
        <source>“idle” cannot be asked of the history: what has ended is used by nobody.</source>
        <translation>“idle”不能用于历史记录：已结束的会话无人使用。</translation>
    </message>
    <message>
        <source>“is:due” cannot be asked of the history: it tells what was, not what is.</source>
        <translation>“is:due”不能用于历史记录：历史记录的是过去，而不是现状。</translation>
    </message>
    <message>
        <source>“beyond:” cannot be asked of the history: a user’s newest sessions are those that are there now.</source>
        <translation>“beyond:”不能用于历史记录：用户最新的会话是指现在存在的会话。</translation>
    </message>
    <message>
        <source>“key:” cannot be asked of the history: it keeps no keys. Ask for the session’s id, or paste the whole key.</source>
        <translation>“key:”不能用于历史记录：历史记录不保存键。请搜索会话 ID，或粘贴完整的键。</translation>
    </message>
</context>
<context>
    <name>history::HistoryProblem</name>
    <message>
        <source>Qt’s driver for SQLite is not installed</source>
        <translation>未安装 Qt 的 SQLite 驱动</translation>
    </message>
    <message>
        <source>Install it (on Debian: libqt6sql6-sqlite), then start again.</source>
        <translation>请安装它（在 Debian 上为 libqt6sql6-sqlite），然后重新启动。</translation>
    </message>
    <message>
        <source>there is none yet</source>
        <translation>目前还没有</translation>
    </message>
    <message>
        <source>One is written while a window or “watch” is connected to this server.</source>
        <translation>窗口或“watch”连接到此服务器期间会写入历史记录。</translation>
    </message>
    <message>
        <source>the file is damaged, or no history</source>
        <translation>文件已损坏，或不是历史记录</translation>
    </message>
    <message>
        <source>It is set aside, and another one begun, when a window shows this server.</source>
        <translation>当窗口显示此服务器时，会将它移到一旁，并新建历史记录。</translation>
    </message>
    <message>
        <source>a newer version of this program has written it</source>
        <translation>它由本程序的较新版本写入</translation>
    </message>
    <message>
        <source>Use that version, or move the file away.</source>
        <translation>请使用该版本，或将文件移走。</translation>
    </message>
    <message>
        <source>there is no room on the disk</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Make room; it goes on by itself then. What happens until then will be missing.</source>
        <translation>请腾出空间，之后会自动继续。在此之前发生的事情不会被记录。</translation>
    </message>
    <message>
        <source>another program keeps it locked</source>
        <translation>另一个程序将它锁定</translation>
    </message>
    <message>
        <source>End that program; it goes on by itself then.</source>
        <translation>请结束该程序，之后会自动继续。</translation>
    </message>
    <message>
        <source>The history cannot be asked this: %1</source>
        <translation>历史记录无法进行此搜索：%1</translation>
    </message>
    <message>
        <source>Search for something else.</source>
        <translation>请搜索其他内容。</translation>
    </message>
    <message>
        <source>Put that right; it is tried again every few seconds.</source>
        <translation>请排除该问题；每隔几秒会重试一次。</translation>
    </message>
    <message>
        <source>The history %1 cannot be written: %2.</source>
        <translation>无法写入历史记录 %1：%2。</translation>
    </message>
    <message>
        <source>The history %1 cannot be read: %2.</source>
        <translation>无法读取历史记录 %1：%2。</translation>
    </message>
    <message>
        <source>The history %1 was not shrunk, and traces of it may be left there: %2.</source>
        <translation>未能压缩历史记录 %1，其中可能还留有痕迹：%2。</translation>
    </message>
    <message>
        <source>End other programs that read this history, make room on the disk, and forget the same once more.</source>
        <translation>请结束读取此历史记录的其他程序，腾出磁盘空间，然后再次清除相同的内容。</translation>
    </message>
    <message>
        <source>The history %1 was damaged: a new one was begun, and what was in it is missing from now on.</source>
        <translation>历史记录 %1 已损坏：已新建历史记录，其中原有的内容从此缺失。</translation>
    </message>
    <message>
        <source>The damaged file is kept as %1. Remove it when nobody needs it.</source>
        <translation>损坏的文件保留为 %1。不再需要时请将其删除。</translation>
    </message>
</context>
<context>
    <name>history::HistoryWords</name>
    <message>
        <source>expired: its deadline had passed when it was gone</source>
        <translation>已过期：消失时过期时间已过</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>expired, %1 after its deadline</source>
        <translation>已过期，过期时间之后 %1</translation>
    </message>
    <message>
        <source>logged out by %1 with this program</source>
        <translation>由 %1 用本程序强制下线</translation>
    </message>
    <message>
        <source>logged out by %1 with this program: %2</source>
        <translation>由 %1 用本程序强制下线：%2</translation>
    </message>
    <message>
        <source>ended, how is not known; a database was emptied about that time (FLUSHALL or FLUSHDB)</source>
        <translation>已结束，方式未知；大约当时有数据库被清空（FLUSHALL 或 FLUSHDB）</translation>
    </message>
    <message>
        <source>ended, how is not known; the server was started anew about that time</source>
        <translation>已结束，方式未知；大约当时服务器重新启动过</translation>
    </message>
    <message>
        <source>ended, how is not known</source>
        <translation>已结束，方式未知</translation>
    </message>
    <message>
        <source>ended between %1 and %2; a database was emptied in that time (FLUSHALL or FLUSHDB)</source>
        <translation>在 %1 至 %2 之间结束；其间有数据库被清空（FLUSHALL 或 FLUSHDB）</translation>
    </message>
    <message>
        <source>ended between %1 and %2; the server was started anew in that time</source>
        <translation>在 %1 至 %2 之间结束；其间服务器重新启动过</translation>
    </message>
    <message>
        <source>ended while nobody watched, between %1 and %2; how is not known</source>
        <translation>在未监视期间结束，%1 至 %2 之间；方式未知</translation>
    </message>
    <message>
        <source>still there when it was last watched</source>
        <translation>最后一次观察时仍存在</translation>
    </message>
    <message>
        <source>gone when it was watched again; its deadline had passed</source>
        <translation>恢复观察时已消失；过期时间已过</translation>
    </message>
    <message>
        <source>deleted by the application, or by somebody else</source>
        <translation>被应用或他人删除</translation>
    </message>
    <message>
        <source>evicted: the server was at its memory limit</source>
        <translation>被淘汰：服务器已达内存上限</translation>
    </message>
    <message>
        <source>ended before its deadline; by whom was not told</source>
        <translation>在过期时间之前结束；没有说明是谁所为</translation>
    </message>
    <message>
        <source>not watched since %1</source>
        <translation>自 %1 起未监视</translation>
    </message>
    <message>
        <source>not watched from %1 to %2</source>
        <translation>%1 至 %2 未监视</translation>
    </message>
    <message>
        <source>events were missed from %1 to %2</source>
        <translation>%1 至 %2 之间有事件遗漏</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) from %1 to %2 could not be written down</source>
        <translation>
            <numerusform>%1 至 %2 之间有 %Ln 个事件未能记录</numerusform>
        </translation>
    </message>
    <message>
        <source>a database of the server was emptied about %1 (FLUSHALL or FLUSHDB)</source>
        <translation>大约在 %1，服务器的一个数据库被清空（FLUSHALL 或 FLUSHDB）</translation>
    </message>
    <message>
        <source>the server was started anew between %1 and %2</source>
        <translation>服务器在 %1 至 %2 之间重新启动过</translation>
    </message>
</context>
<context>
    <name>history::LifeTimeline</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>its deadline was taken away</source>
        <translation>过期时间已取消</translation>
    </message>
    <message>
        <source>shortened, to %1</source>
        <translation>过期时间缩短，至 %1</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <translation>%1，至 %2</translation>
    </message>
    <message>
        <source>created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>created, by its own word</source>
        <translation>已创建，据会话自身记录</translation>
    </message>
    <message>
        <source>it was there before it was watched</source>
        <translation>开始观察之前就已存在</translation>
    </message>
    <message>
        <source>extended</source>
        <translation>已续期</translation>
    </message>
    <message numerus="yes">
        <source>extended, the first of %Ln recorded time(s)</source>
        <translation>
            <numerusform>已续期，共记录 %Ln 次中的第一次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>recorded %Ln time(s) in between</source>
        <translation>
            <numerusform>其间记录了 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>extended, the last time</source>
        <translation>已续期，最后一次</translation>
    </message>
    <message>
        <source>extended, recorded last</source>
        <translation>已续期，最后记录的一次</translation>
    </message>
    <message>
        <source>a database was emptied about then (FLUSHALL or FLUSHDB)</source>
        <translation>大约当时有数据库被清空（FLUSHALL 或 FLUSHDB）</translation>
    </message>
    <message>
        <source>the server was started anew</source>
        <translation>服务器重新启动过</translation>
    </message>
    <message>
        <source>not watched since then</source>
        <translation>此后未监视</translation>
    </message>
    <message>
        <source>not watched until %1</source>
        <translation>直到 %1 未监视</translation>
    </message>
    <message>
        <source>events were missed until %1</source>
        <translation>直到 %1 有事件遗漏</translation>
    </message>
    <message>
        <source>found gone</source>
        <translation>发现已消失</translation>
    </message>
    <message>
        <source>gone: expired, as far as can be inferred</source>
        <translation>已消失：推断为过期</translation>
    </message>
    <message>
        <source>reaped: Redis said that it expired</source>
        <translation>被 Redis 清除：Redis 报告它已过期</translation>
    </message>
    <message>
        <source>logged out here by %1</source>
        <translation>由 %1 在此强制下线</translation>
    </message>
    <message>
        <source>deleted by somebody else</source>
        <translation>被他人删除</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>被淘汰</translation>
    </message>
    <message>
        <source>deleted or evicted</source>
        <translation>被删除或淘汰</translation>
    </message>
    <message>
        <source>would have been its deadline</source>
        <translation>原定的过期时间</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>过期时间</translation>
    </message>
    <message>
        <source>due, not reaped for %1</source>
        <translation>已到期，待清除 %1</translation>
    </message>
    <message>
        <source>known last as %1’s; another user logged in under the same id</source>
        <translation>最后得知属于 %1；之后另一用户以同一 ID 登录</translation>
    </message>
    <message>
        <source>last used, by its own word</source>
        <translation>最后使用，据会话自身记录</translation>
    </message>
    <message>
        <source>known last</source>
        <translation>最后得知</translation>
    </message>
    <message>
        <source>extended further after that, to %1</source>
        <translation>此后继续续期，至 %1</translation>
    </message>
</context>
<context>
    <name>messages::Liveness</name>
    <message>
        <source>With +client|info +client|tracking +client|trackinginfo +subscribe &amp;__redis__:invalidate the account would see everything at once.</source>
        <translation>有了 +client|info +client|tracking +client|trackinginfo +subscribe &amp;__redis__:invalidate，此账号就能立即看到一切。</translation>
    </message>
    <message>
        <source>CLIENT TRACKING does not work here, as behind a proxy or a load balancer: connect to the server itself to see everything at once.</source>
        <translation>CLIENT TRACKING 在这里不起作用，例如经过代理或负载均衡器时：请直接连接服务器，以便立即看到一切。</translation>
    </message>
    <message>
        <source>This account may not ask which keyspace events the server sends.</source>
        <translation>此账号无权查询服务器发送哪些键空间事件。</translation>
    </message>
    <message>
        <source>Where an event says how a session ended, that is shown.</source>
        <translation>如果事件说明了会话如何结束，就会显示出来。</translation>
    </message>
    <message>
        <source>The server does not report every change by keyspace events (notify-keyspace-events is “%1”).</source>
        <translation>服务器不会通过键空间通知报告每一处变化（notify-keyspace-events 为“%1”）。</translation>
    </message>
    <message>
        <source>Keyspace events would tell how sessions end, too: ask the server’s administrator.</source>
        <translation>键空间事件还能说明会话如何结束：请联系服务器管理员。</translation>
    </message>
    <message>
        <source>Set it to “%1” to be told how sessions end, too.</source>
        <translation>将其设为“%1”，还可得知会话如何结束。</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>此服务器</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a server, and its address</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 does not know commands that Redis 6.2 knows (SMISMEMBER, HRANDFIELD), and is taken for an older one: changes of the time left may be shown late.</source>
        <translation>%1 不支持 Redis 6.2 的命令（SMISMEMBER、HRANDFIELD），因此视为更早的版本：剩余时间的变化可能显示得较晚。</translation>
    </message>
    <message>
        <source>They are seen when everything is read again. Allow one of the commands to be told at once.</source>
        <translation>重新读取全部内容时会看到这些变化。允许使用其中一个命令，即可立即得知。</translation>
    </message>
    <message>
        <source>%1 is older than Redis 6.2: changes of the time left may be shown late, since it does not announce all of them.</source>
        <translation>%1 早于 Redis 6.2：剩余时间的变化可能显示得较晚，因为它不会通知所有变化。</translation>
    </message>
    <message>
        <source>They are seen when everything is read again. Redis 6.2 or later, or Valkey, announces them at once.</source>
        <translation>重新读取全部内容时会看到这些变化。Redis 6.2 或更高版本以及 Valkey 会立即通知。</translation>
    </message>
    <message>
        <source>This account may not ask which keyspace events the server sends, and none for new or changed sessions has come yet.</source>
        <translation>此账号无权查询服务器发送哪些键空间事件，也还没有收到新建或变更会话的事件。</translation>
    </message>
    <message>
        <source>As soon as one arrives, the window switches to live by itself.</source>
        <translation>一旦收到，窗口会自动切换为实时。</translation>
    </message>
    <message>
        <source>The server does not report every change (notify-keyspace-events is “%1”).</source>
        <translation>服务器不会报告每一处变化（notify-keyspace-events 为“%1”）。</translation>
    </message>
    <message>
        <source>This profile is read-only: ask the server’s administrator to set the flags.</source>
        <translation>此连接配置为只读：请联系服务器管理员设置这些标志。</translation>
    </message>
    <message>
        <source>Set it to “%1” to see everything at once.</source>
        <translation>将其设为“%1”，即可立刻看到一切变化。</translation>
    </message>
    <message>
        <source>%1 cannot be reached since %2</source>
        <translation>%1 自 %2 起无法连接</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1 无法连接</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are followed; %3.</source>
        <translation>正在跟踪 %2 个节点中的 %1 个；%3。</translation>
    </message>
    <message>
        <source>What is listed of the others is up to date. %1</source>
        <translation>其他节点列出的内容是最新的。%1</translation>
    </message>
    <message>
        <source>The cluster’s topology cannot be read: sessions on nodes that are not known are not listed.</source>
        <translation>无法读取集群拓扑：未知节点上的会话没有列出。</translation>
    </message>
    <message>
        <source>It is asked for again by itself.</source>
        <translation>会自动再次查询。</translation>
    </message>
    <message>
        <source>The account may not ask for the cluster’s nodes any more: those that have come since are not listed.</source>
        <translation>此账号不再有权查询集群的节点：此后新增的节点没有列出。</translation>
    </message>
    <message>
        <source>Ask for +cluster|shards and +cluster|slots.</source>
        <translation>请申请 +cluster|shards 和 +cluster|slots 权限。</translation>
    </message>
    <message>
        <source>This is one node of a cluster, and the account may not ask for the others: their sessions are not listed.</source>
        <translation>这是集群中的一个节点，而此账号无权查询其他节点：它们的会话没有列出。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the cluster’s 16384 slots are held by no node.</source>
        <translation>
            <numerusform>集群的 16384 个槽中有 %Ln 个不属于任何节点。</numerusform>
        </translation>
    </message>
    <message>
        <source>What they hold is listed when a node has them again.</source>
        <translation>这些槽重新归属节点后，其内容就会列出。</translation>
    </message>
    <message>
        <source>Reading was stopped before all was read.</source>
        <translation>尚未全部读取，读取就被停止。</translation>
    </message>
    <message>
        <source>Read everything again.</source>
        <translation>请重新读取全部内容。</translation>
    </message>
    <message>
        <source>Reading everything again broke off.</source>
        <translation>重新读取全部内容时中断。</translation>
    </message>
</context>
<context>
    <name>messages::PlaceReplacement</name>
    <message>
        <source>A replaced address cannot be used: %1.</source>
        <translation>替换的地址无法使用：%1。</translation>
    </message>
    <message>
        <source>Write both as host:port, or both as host where the ports are the same; IPv6 in brackets.</source>
        <translation>两者都写成 host:port，端口相同时也可都写成 host；IPv6 地址用方括号括起。</translation>
    </message>
</context>
<context>
    <name>messages::Problem</name>
    <message>
        <source>%1 (through %2)</source>
        <translation>%1（经由 %2）</translation>
    </message>
    <message>
        <source>The address cannot be read: %1.</source>
        <translation>无法识别地址：%1。</translation>
    </message>
    <message>
        <source>Write it as redis://host:port/database, rediss:// for TLS, unix:///path/to/socket, or redis+sentinel://host:port,host:port/name.</source>
        <translation>请写成 redis://host:port/database，使用 TLS 时写成 rediss://，也可写成 unix:///path/to/socket 或 redis+sentinel://host:port,host:port/name。</translation>
    </message>
    <message>
        <source>This version cannot connect that way: %1.</source>
        <translation>此版本不能以这种方式连接：%1。</translation>
    </message>
    <message>
        <source>Use a TCP connection, with or without TLS, or a Unix socket.</source>
        <translation>请使用 TCP 连接（可带 TLS）或 Unix 套接字。</translation>
    </message>
    <message>
        <source>No host named %1 was found.</source>
        <translation>找不到名为 %1 的主机。</translation>
    </message>
    <message>
        <source>Check the spelling, and that this computer is on the right network or VPN.</source>
        <translation>请检查拼写，并确认本机已接入正确的网络或 VPN。</translation>
    </message>
    <message>
        <source>Nothing listens at the socket %1.</source>
        <translation>套接字 %1 无人监听。</translation>
    </message>
    <message>
        <source>Check that this is Redis’s socket (`unixsocket` in redis.conf) and no other file, and that Redis is running.</source>
        <translation>请确认这是 Redis 的套接字（redis.conf 中的 `unixsocket`）而不是其他文件，并且 Redis 正在运行。</translation>
    </message>
    <message>
        <source>Nothing answers at %1.</source>
        <translation>%1 没有程序应答。</translation>
    </message>
    <message>
        <source>Check that Redis is running there and that the port is right.</source>
        <translation>请确认 Redis 正在那里运行，并且端口正确。</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>无法连接到 %1。</translation>
    </message>
    <message>
        <source>Check the network, the VPN and the firewall.</source>
        <translation>请检查网络、VPN 和防火墙。</translation>
    </message>
    <message>
        <source>There is no socket at %1.</source>
        <translation>%1 处没有套接字。</translation>
    </message>
    <message>
        <source>Check the path (`unixsocket` in redis.conf) and that Redis is running.</source>
        <translation>请检查路径（redis.conf 中的 `unixsocket`），并确认 Redis 正在运行。</translation>
    </message>
    <message>
        <source>This user may not open the socket %1.</source>
        <translation>此用户无权打开套接字 %1。</translation>
    </message>
    <message>
        <source>Ask for membership of its group, or see `unixsocketperm` in redis.conf.</source>
        <translation>请申请加入其所属的组，或查看 redis.conf 中的 `unixsocketperm`。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有响应。</translation>
    </message>
    <message>
        <source>The server may hang or be overloaded, or a firewall drops the packets.</source>
        <translation>服务器可能已停滞或过载，也可能是防火墙丢弃了数据包。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>与 %1 的连接已断开。</translation>
    </message>
    <message>
        <source>Check that Redis is still running there and can be reached.</source>
        <translation>请确认 Redis 仍在那里运行，并且可以连接。</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>连接已关闭。</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>请重新连接。</translation>
    </message>
    <message>
        <source>What answers at %1 is not a Redis server.</source>
        <translation>在 %1 应答的不是 Redis 服务器。</translation>
    </message>
    <message>
        <source>Check the port: web servers and databases listen on others.</source>
        <translation>请检查端口：Web 服务器和数据库使用其他端口。</translation>
    </message>
    <message>
        <source>%1 sent bytes that are not the Redis protocol.</source>
        <translation>%1 发送了不符合 Redis 协议的数据。</translation>
    </message>
    <message>
        <source>The connection is made anew; if it happens again, look for a proxy in between.</source>
        <translation>会重新建立连接；如果再次发生，请检查中间是否有代理。</translation>
    </message>
    <message>
        <source>%1 sent an answer larger than this program accepts.</source>
        <translation>%1 发送的答复超过了本程序接受的大小。</translation>
    </message>
    <message>
        <source>The connection is made anew. %1</source>
        <translation>会重新建立连接。%1</translation>
    </message>
    <message>
        <source>%1 asks for a password.</source>
        <translation>%1 要求密码。</translation>
    </message>
    <message>
        <source>Enter the password, and the user if there is one.</source>
        <translation>请输入密码，有用户名时一并输入。</translation>
    </message>
    <message>
        <source>%1 did not accept the user or the password.</source>
        <translation>%1 没有接受用户名或密码。</translation>
    </message>
    <message>
        <source>Check both; a user may also be switched off on the server.</source>
        <translation>请检查两者；该用户也可能在服务器上被停用。</translation>
    </message>
    <message>
        <source>The account may not do this: %1</source>
        <translation>此账号无权这样做：%1</translation>
    </message>
    <message>
        <source>Ask the server’s administrator for the permission (ACL SETUSER).</source>
        <translation>请向服务器管理员申请权限（ACL SETUSER）。</translation>
    </message>
    <message>
        <source>%1 is still loading its data from disk.</source>
        <translation>%1 仍在从磁盘加载数据。</translation>
    </message>
    <message>
        <source>It is tried again until the server is ready.</source>
        <translation>会不断重试，直到服务器就绪。</translation>
    </message>
    <message>
        <source>%1 is busy with a script and answers nothing else.</source>
        <translation>%1 正忙于执行脚本，不响应其他命令。</translation>
    </message>
    <message>
        <source>It is asked again until the script ends; whoever runs it can stop it with SCRIPT KILL.</source>
        <translation>会不断询问，直到脚本结束；运行脚本的人可以用 SCRIPT KILL 将其停止。</translation>
    </message>
    <message>
        <source>%1 is a replica that has lost its primary, and shows no old data.</source>
        <translation>%1 是失去主节点的副本，不提供旧数据。</translation>
    </message>
    <message>
        <source>It is asked again until the primary is back.</source>
        <translation>会不断询问，直到主节点恢复。</translation>
    </message>
    <message>
        <source>The key is moving to another node of the cluster.</source>
        <translation>该键正在迁移到集群的另一个节点。</translation>
    </message>
    <message>
        <source>It is read there.</source>
        <translation>会在那里读取它。</translation>
    </message>
    <message>
        <source>The cluster serves no keys for now: %1</source>
        <translation>集群目前不提供任何键：%1</translation>
    </message>
    <message>
        <source>It is asked again until all slots have a node; cluster-require-full-coverage decides whether the others answer meanwhile.</source>
        <translation>会不断询问，直到所有槽都有节点；其间其余节点是否响应，由 cluster-require-full-coverage 决定。</translation>
    </message>
    <message>
        <source>%1 is a replica, and takes no changes.</source>
        <translation>%1 是副本，不接受更改。</translation>
    </message>
    <message>
        <source>Try again when the new primary is known, or connect to it.</source>
        <translation>请在得知新的主节点后重试，或连接到新的主节点。</translation>
    </message>
    <message>
        <source>%1 is a replica: another node serves its slots.</source>
        <translation>%1 是副本：它的槽由另一个节点提供服务。</translation>
    </message>
    <message>
        <source>Its sessions are up to date again when that node is known and answers.</source>
        <translation>得知该节点且其有响应后，会话就会恢复为最新。</translation>
    </message>
    <message>
        <source>%1 is a node of a cluster, which has database 0 only.</source>
        <translation>%1 是集群节点，集群只有数据库 0。</translation>
    </message>
    <message>
        <source>Set the database to 0.</source>
        <translation>请将数据库设为 0。</translation>
    </message>
    <message>
        <source>%1 has no database %2.</source>
        <translation>%1 没有数据库 %2。</translation>
    </message>
    <message>
        <source>Choose a lower number; servers have 16 by default, clusters only database 0.</source>
        <translation>请选择较小的编号；服务器默认有 16 个，集群只有数据库 0。</translation>
    </message>
    <message>
        <source>The server does not know a command: %1</source>
        <translation>服务器不认识某个命令：%1</translation>
    </message>
    <message>
        <source>Redis 6.2 or later is needed; a provider may have renamed the command.</source>
        <translation>需要 Redis 6.2 或更高版本；也可能是服务商重命名了该命令。</translation>
    </message>
    <message>
        <source>The key holds another type than expected.</source>
        <translation>该键的类型与预期不同。</translation>
    </message>
    <message>
        <source>Read everything again.</source>
        <translation>请重新读取全部内容。</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>此连接为只读。</translation>
    </message>
    <message>
        <source>Use a profile without the read-only mark to change anything.</source>
        <translation>要进行更改，请使用没有只读标记的连接配置。</translation>
    </message>
    <message>
        <source>%1 is busy with a script, and does nothing else meanwhile.</source>
        <translation>%1 正忙于执行脚本，其间不做其他事情。</translation>
    </message>
    <message>
        <source>Read again when it has ended; SCRIPT KILL ends one that has not written yet.</source>
        <translation>请在脚本结束后重新读取；尚未写入数据的脚本可用 SCRIPT KILL 结束。</translation>
    </message>
    <message>
        <source>%1 is a replica that has lost its primary.</source>
        <translation>%1 是失去主节点的副本。</translation>
    </message>
    <message>
        <source>Read again when the link is back, or connect to the primary.</source>
        <translation>请在恢复连接后重新读取，或连接到主节点。</translation>
    </message>
    <message>
        <source>The server answered: %1</source>
        <translation>服务器答复：%1</translation>
    </message>
    <message>
        <source>See the server’s log for the cause.</source>
        <translation>原因请见服务器日志。</translation>
    </message>
    <message>
        <source>The primary has no replica that is online, so it is read itself.</source>
        <translation>主节点没有在线的副本，因此读取主节点本身。</translation>
    </message>
    <message>
        <source>Start a replica, or turn off reading from replicas in the connection.</source>
        <translation>请启动副本，或在连接中关闭从副本读取。</translation>
    </message>
    <message>
        <source>A primary that is reached by a Unix socket is read itself.</source>
        <translation>经由 Unix 套接字连接的主节点，读取其本身。</translation>
    </message>
    <message>
        <source>Give its host and port in the connection to have replicas read.</source>
        <translation>要从副本读取，请在连接中给出其主机和端口。</translation>
    </message>
    <message>
        <source>This account may not ask the primary who its replicas are, so it is read itself.</source>
        <translation>此账号无权向主节点查询副本，因此读取主节点本身。</translation>
    </message>
    <message>
        <source>Allow ROLE, or INFO, to the account.</source>
        <translation>请允许此账号使用 ROLE 或 INFO。</translation>
    </message>
    <message>
        <source>This account may not ask replica %1 how far it is, so the primary is read.</source>
        <translation>此账号无权查询副本 %1 的进度，因此读取主节点。</translation>
    </message>
    <message>
        <source>Allow ROLE, or INFO, to the account at the replica as well.</source>
        <translation>请在该副本上也允许此账号使用 ROLE 或 INFO。</translation>
    </message>
    <message>
        <source>For now the primary does not say who its replicas are, so it is read itself.</source>
        <translation>主节点目前没有说明有哪些副本，因此读取主节点本身。</translation>
    </message>
    <message>
        <source>A later reading tries it again.</source>
        <translation>以后读取时会再次尝试。</translation>
    </message>
    <message>
        <source>This server is a replica of another primary, and is read itself.</source>
        <translation>此服务器是另一个主节点的副本，读取其本身。</translation>
    </message>
    <message>
        <source>To have other replicas read, name the primary in the connection.</source>
        <translation>要从其他副本读取，请在连接中填写主节点。</translation>
    </message>
    <message>
        <source>The primary does not tell its version, so it is read itself.</source>
        <translation>主节点没有告知版本，因此读取主节点本身。</translation>
    </message>
    <message>
        <source>Allow HELLO to the account: before Redis 7.0 replicas are not read.</source>
        <translation>请允许此账号使用 HELLO：Redis 7.0 之前的版本不从副本读取。</translation>
    </message>
    <message>
        <source>Replica %1 does not tell its version, so the primary is read.</source>
        <translation>副本 %1 没有告知版本，因此读取主节点。</translation>
    </message>
    <message>
        <source>Allow HELLO to the account there: before Redis 7.0 replicas are not read.</source>
        <translation>请在那里允许此账号使用 HELLO：Redis 7.0 之前的版本不从副本读取。</translation>
    </message>
    <message>
        <source>Before Redis 7.0 replicas count what is left of a session by themselves, so the primary is read.</source>
        <translation>Redis 7.0 之前，副本自行计算会话的剩余时间，因此读取主节点。</translation>
    </message>
    <message>
        <source>With 7.0 or later on primary and replicas they can be read.</source>
        <translation>主节点和副本均为 7.0 或更高版本时，可以从副本读取。</translation>
    </message>
    <message>
        <source>Replica %1 cannot be reached, so the primary is read. %2</source>
        <translation>副本 %1 无法连接，因此读取主节点。%2</translation>
    </message>
    <message>
        <source>If it is reached at another place from here, name that in the connection.</source>
        <translation>如果从本机需要用另一个地址访问它，请在连接中填写该地址。</translation>
    </message>
    <message>
        <source>Replica %1 does not let this account read, so the primary is read. %2</source>
        <translation>副本 %1 不允许此账号读取，因此读取主节点。%2</translation>
    </message>
    <message>
        <source>Give the account the same rules on the replica as on the primary.</source>
        <translation>请为此账号在副本上设置与主节点相同的规则。</translation>
    </message>
    <message>
        <source>%1 does not follow this primary for now, so the primary is read.</source>
        <translation>%1 目前没有跟随此主节点，因此读取主节点。</translation>
    </message>
    <message>
        <source>Replica %1 is too far behind, so the primary is read.</source>
        <translation>副本 %1 落后太多，因此读取主节点。</translation>
    </message>
    <message>
        <source>Replica %1 takes writes of its own, so the primary is read.</source>
        <translation>副本 %1 自身接受写入，因此读取主节点。</translation>
    </message>
    <message>
        <source>Set replica-read-only to yes there.</source>
        <translation>请在那里将 replica-read-only 设为 yes。</translation>
    </message>
    <message>
        <source>The clock of replica %1 is not that of the primary, and what is left of sessions would be wrong, so the primary is read.</source>
        <translation>副本 %1 的时钟与主节点不一致，会话的剩余时间会出错，因此读取主节点。</translation>
    </message>
    <message>
        <source>Set the clocks of the servers by NTP.</source>
        <translation>请用 NTP 校准各服务器的时钟。</translation>
    </message>
    <message>
        <source>Reading from replica %1 broke off, so the primary is read. %2</source>
        <translation>从副本 %1 的读取中断，因此读取主节点。%2</translation>
    </message>
    <message>
        <source>The primary told something newer of all that replica %1 named, so the primary was read.</source>
        <translation>对于副本 %1 列出的所有会话，主节点都已告知更新的内容，因此读取了主节点。</translation>
    </message>
    <message>
        <source>Replica %1 lacked sessions that the primary has, so the primary is read.</source>
        <translation>副本 %1 缺少主节点上有的会话，因此读取主节点。</translation>
    </message>
    <message>
        <source>Look whether it follows this primary. A later reading tries it again.</source>
        <translation>请检查它是否跟随此主节点。以后读取时会再次尝试。</translation>
    </message>
    <message>
        <source>The sentinels know no primary named “%1”.</source>
        <translation>哨兵不认识名为“%1”的主节点。</translation>
    </message>
    <message>
        <source>Check the name: it stands behind “sentinel monitor” in sentinel.conf.</source>
        <translation>请检查名称：它位于 sentinel.conf 中“sentinel monitor”之后。</translation>
    </message>
    <message>
        <source>Give the name of one that they do know: %1.</source>
        <translation>请给出哨兵认识的名称：%1。</translation>
    </message>
    <message>
        <source>The sentinel %1 asks for a password.</source>
        <translation>哨兵 %1 要求密码。</translation>
    </message>
    <message>
        <source>Sentinels have accounts of their own: enter the password for them, and the user if there is one.</source>
        <translation>哨兵有各自的账号：请输入哨兵的密码，有用户名时一并输入。</translation>
    </message>
    <message>
        <source>The sentinel %1 did not accept the user or the password.</source>
        <translation>哨兵 %1 没有接受用户名或密码。</translation>
    </message>
    <message>
        <source>Sentinels have accounts of their own, which are not the server’s: check both.</source>
        <translation>哨兵有各自的账号，与服务器的账号不同：请检查两者。</translation>
    </message>
    <message>
        <source>The account at the sentinel %1 may not ask for the primary: %2</source>
        <translation>哨兵 %1 上的账号无权查询主节点：%2</translation>
    </message>
    <message>
        <source>Ask for +sentinel|get-master-addr-by-name.</source>
        <translation>请申请 +sentinel|get-master-addr-by-name 权限。</translation>
    </message>
    <message>
        <source>What answers at %1 is no sentinel.</source>
        <translation>在 %1 应答的不是哨兵。</translation>
    </message>
    <message>
        <source>Give the sentinels’ port, which is 26379 unless set otherwise; a Redis server itself is reached by redis://host:port.</source>
        <translation>请给出哨兵的端口，未另行设置时为 26379；Redis 服务器本身用 redis://host:port 连接。</translation>
    </message>
    <message>
        <source>No sentinel answers. %1</source>
        <translation>没有哨兵响应。%1</translation>
    </message>
    <message>
        <source>The sentinels name %1 as the primary, and it is a replica.</source>
        <translation>哨兵指明 %1 为主节点，但它是副本。</translation>
    </message>
    <message>
        <source>They may be in the middle of a failover: they are asked again by themselves.</source>
        <translation>哨兵可能正在进行故障转移：会自动再次询问。</translation>
    </message>
    <message>
        <source>The sentinels named it as the primary of “%1”, and do not say now where that is. %2</source>
        <translation>哨兵曾指明它为“%1”的主节点，但现在没有说明主节点在哪里。%2</translation>
    </message>
    <message>
        <source>The sentinels name it so, which leads to this computer: “sentinel monitor %1” has to be given an address that others can reach.</source>
        <translation>哨兵给出的就是这个地址，它指向本机：“sentinel monitor %1”必须使用其他机器可以访问的地址。</translation>
    </message>
    <message>
        <source>The sentinels name it as the primary of “%1”; when they name another one, that is followed.</source>
        <translation>哨兵指明它为“%1”的主节点；哨兵改指其他节点时会随之切换。</translation>
    </message>
    <message>
        <source>The sentinels name another primary, %1, and it is a replica.</source>
        <translation>哨兵指明另一个主节点 %1，但它是副本。</translation>
    </message>
    <message>
        <source>Until it is a primary, or they name another one, %1 is read.</source>
        <translation>在它成为主节点或哨兵改指其他节点之前，读取 %1。</translation>
    </message>
    <message>
        <source>The sentinels name another primary: %1.</source>
        <translation>哨兵指明另一个主节点：%1。</translation>
    </message>
    <message>
        <source>It is followed as soon as it answers.</source>
        <translation>它一有响应就会切换过去。</translation>
    </message>
    <message>
        <source>%1 is a replica now, and the sentinels name no other primary yet.</source>
        <translation>%1 现在是副本，而哨兵尚未指明其他主节点。</translation>
    </message>
    <message>
        <source>As soon as they do, that one is followed.</source>
        <translation>哨兵一指明就会切换过去。</translation>
    </message>
    <message>
        <source>The sentinels are asked whether %1 is still the primary.</source>
        <translation>正在询问哨兵 %1 是否仍为主节点。</translation>
    </message>
    <message>
        <source>The sentinel %1 names another primary than the others: %2.</source>
        <translation>哨兵 %1 指明的主节点与其他哨兵不同：%2。</translation>
    </message>
    <message>
        <source>Most name %1, which is followed. That sentinel may be cut off from them.</source>
        <translation>多数哨兵指明 %1，当前跟随它。那个哨兵可能与其他哨兵失去了联系。</translation>
    </message>
    <message>
        <source>%1 goes on answering; but a failover would not be noticed until they do.</source>
        <translation>%1 仍在响应；但在哨兵恢复响应之前，无法察觉故障转移。</translation>
    </message>
    <message>
        <source>Try “ssh %1” in a terminal.</source>
        <translation>请在终端中尝试“ssh %1”。</translation>
    </message>
    <message>
        <source>That is a jump host on the way to %1.</source>
        <translation>这是通往 %1 的跳板机。</translation>
    </message>
    <message>
        <source>SSH is not installed: there is no program named “ssh”.</source>
        <translation>未安装 SSH：没有名为“ssh”的程序。</translation>
    </message>
    <message>
        <source>Install the OpenSSH client (the package is openssh-client or openssh), or connect without SSH.</source>
        <translation>请安装 OpenSSH 客户端（软件包为 openssh-client 或 openssh），或不使用 SSH 连接。</translation>
    </message>
    <message>
        <source>“%1” is no destination for SSH.</source>
        <translation>“%1”不是 SSH 目标。</translation>
    </message>
    <message>
        <source>Write user@host, or a Host of your SSH configuration.</source>
        <translation>请写成 user@host，或您的 SSH 配置中的 Host。</translation>
    </message>
    <message>
        <source>A Unix socket of %1 cannot be reached through SSH by this program.</source>
        <translation>本程序不能通过 SSH 连接 %1 的 Unix 套接字。</translation>
    </message>
    <message>
        <source>Use the host and the port on which Redis listens there.</source>
        <translation>请使用 Redis 在那里监听的主机和端口。</translation>
    </message>
    <message>
        <source>SSH found no host named %1.</source>
        <translation>SSH 找不到名为 %1 的主机。</translation>
    </message>
    <message>
        <source>No SSH server answers at %1.</source>
        <translation>%1 没有 SSH 服务器应答。</translation>
    </message>
    <message>
        <source>Check that it is running there; another port belongs into your SSH configuration.</source>
        <translation>请确认它正在那里运行；使用其他端口时，请写入您的 SSH 配置。</translation>
    </message>
    <message>
        <source>SSH cannot reach its host: %1.</source>
        <translation>SSH 无法连接到主机：%1。</translation>
    </message>
    <message>
        <source>%1 does not answer to SSH.</source>
        <translation>%1 没有响应 SSH。</translation>
    </message>
    <message>
        <source>The host may hang, or a firewall drops the packets.</source>
        <translation>主机可能已停滞，也可能是防火墙丢弃了数据包。</translation>
    </message>
    <message>
        <source>%1 refused the SSH login (%2).</source>
        <translation>%1 拒绝了 SSH 登录（%2）。</translation>
    </message>
    <message>
        <source>No question can be answered here: add the key to the agent with ssh-add.</source>
        <translation>这里无法回答任何询问：请用 ssh-add 将密钥加入代理。</translation>
    </message>
    <message>
        <source>The SSH host key of %1 is not known to this computer.</source>
        <translation>本机不认识 %1 的 SSH 主机密钥。</translation>
    </message>
    <message>
        <source>Connect once by “ssh %1” in a terminal, and compare the fingerprint before you accept it.</source>
        <translation>请在终端中用“ssh %1”连接一次，接受之前先核对指纹。</translation>
    </message>
    <message>
        <source>The SSH host key of %1 is not the one that is known: somebody may stand in between.</source>
        <translation>%1 的 SSH 主机密钥与已知的不同：中间可能有人冒充。</translation>
    </message>
    <message>
        <source>Ask whoever runs the host. Where it was set up anew, remove the old key with “ssh-keygen -R”.</source>
        <translation>请询问该主机的管理者。如果主机已重新安装，请用“ssh-keygen -R”删除旧密钥。</translation>
    </message>
    <message>
        <source>%1 does not allow SSH to forward a connection to %2.</source>
        <translation>%1 不允许 SSH 将连接转发到 %2。</translation>
    </message>
    <message>
        <source>AllowTcpForwarding and PermitOpen in its sshd_config decide about that.</source>
        <translation>这由其 sshd_config 中的 AllowTcpForwarding 和 PermitOpen 决定。</translation>
    </message>
    <message>
        <source>%1 cannot reach %2.</source>
        <translation>%1 无法连接到 %2。</translation>
    </message>
    <message>
        <source>The address is looked up and connected to from there: check that Redis listens on it.</source>
        <translation>地址由那台主机解析并连接：请确认 Redis 在该地址上监听。</translation>
    </message>
    <message>
        <source>The SSH connection to %1 has ended.</source>
        <translation>到 %1 的 SSH 连接已结束。</translation>
    </message>
    <message>
        <source>It is made anew.</source>
        <translation>会重新建立连接。</translation>
    </message>
    <message>
        <source>It is made anew. The last words were: %1</source>
        <translation>会重新建立连接。最后的消息是：%1</translation>
    </message>
    <message>
        <source>SSH could not connect to %1.</source>
        <translation>SSH 无法连接到 %1。</translation>
    </message>
    <message>
        <source>SSH could not connect to %1: %2</source>
        <translation>SSH 无法连接到 %1：%2</translation>
    </message>
    <message>
        <source>The certificate of %1 expired at %2.</source>
        <translation>%1 的证书已于 %2 过期。</translation>
    </message>
    <message>
        <source>It has to be renewed on the server; if it was, check this computer’s clock.</source>
        <translation>需要在服务器上更新证书；如果已更新，请检查本机的时钟。</translation>
    </message>
    <message>
        <source>The certificate of %1 is valid from %2 on, and not before.</source>
        <translation>%1 的证书自 %2 起才有效。</translation>
    </message>
    <message>
        <source>Check the clocks of this computer and of whoever made the certificate.</source>
        <translation>请检查本机和证书签发者的时钟。</translation>
    </message>
    <message>
        <source>The certificate of %1 was signed by nobody but itself.</source>
        <translation>%1 的证书是自签名的，没有其他签发者。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for that certificate, and give it as the CA file.</source>
        <translation>请向服务器的管理者索取该证书，并将其指定为 CA 文件。</translation>
    </message>
    <message>
        <source>The certificate of %1 was signed by “%2”, which this computer does not know.</source>
        <translation>%1 的证书由“%2”签发，本机不认识该机构。</translation>
    </message>
    <message>
        <source>Give the certificate of that authority as the CA file: the provider has it.</source>
        <translation>请将该机构的证书指定为 CA 文件：服务商可以提供。</translation>
    </message>
    <message>
        <source>The certificate of %1 was signed by “%2”, which is not in %3.</source>
        <translation>%1 的证书由“%2”签发，而 %3 中没有该机构。</translation>
    </message>
    <message>
        <source>Give the file of the right authority.</source>
        <translation>请指定正确机构的文件。</translation>
    </message>
    <message>
        <source>The certificate of %1 names no host, and not %2.</source>
        <translation>%1 的证书没有写明主机，也就没有 %2。</translation>
    </message>
    <message>
        <source>It has to be made anew with the server’s name in it.</source>
        <translation>需要重新签发包含服务器名称的证书。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not for %2, but for %3.</source>
        <translation>%1 的证书不属于 %2，而属于 %3。</translation>
    </message>
    <message>
        <source>If that is the server you mean, reached through a tunnel or by its address, give the name in the certificate as the server’s name.</source>
        <translation>如果这正是您要连接的服务器，只是经由隧道或通过地址访问，请将证书中的名称填写为服务器名称。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not accepted: %2.</source>
        <translation>%1 的证书没有被接受：%2。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for another one.</source>
        <translation>请向服务器的管理者索取另一个证书。</translation>
    </message>
    <message>
        <source>There is no certificate in the CA file %1.</source>
        <translation>CA 文件 %1 中没有证书。</translation>
    </message>
    <message>
        <source>Give a PEM file: “BEGIN CERTIFICATE” stands in it.</source>
        <translation>请指定 PEM 文件：其中含有“BEGIN CERTIFICATE”。</translation>
    </message>
    <message>
        <source>The CA file %1 cannot be read: %2.</source>
        <translation>无法读取 CA 文件 %1：%2。</translation>
    </message>
    <message>
        <source>Check its name and who may read it, then try again.</source>
        <translation>请检查文件名和读取权限，然后重试。</translation>
    </message>
    <message>
        <source>There is no certificate in %1.</source>
        <translation>%1 中没有证书。</translation>
    </message>
    <message>
        <source>The client certificate %1 cannot be read: %2.</source>
        <translation>无法读取客户端证书 %1：%2。</translation>
    </message>
    <message>
        <source>There is no key in %1 that can be used.</source>
        <translation>%1 中没有可用的私钥。</translation>
    </message>
    <message>
        <source>Give a PEM file with the RSA or EC key of the client certificate.</source>
        <translation>请指定包含客户端证书的 RSA 或 EC 私钥的 PEM 文件。</translation>
    </message>
    <message>
        <source>The key %1 cannot be read: %2.</source>
        <translation>无法读取私钥 %1：%2。</translation>
    </message>
    <message>
        <source>The key %1 is locked by a passphrase.</source>
        <translation>私钥 %1 受口令保护。</translation>
    </message>
    <message>
        <source>Enter the passphrase to use it.</source>
        <translation>请输入口令以使用它。</translation>
    </message>
    <message>
        <source>The passphrase does not open the key %1.</source>
        <translation>口令无法解开私钥 %1。</translation>
    </message>
    <message>
        <source>Enter the one that it was locked with.</source>
        <translation>请输入加密它时使用的口令。</translation>
    </message>
    <message>
        <source>The key %1 does not belong to the certificate %2.</source>
        <translation>私钥 %1 与证书 %2 不匹配。</translation>
    </message>
    <message>
        <source>Give the two files that were made together.</source>
        <translation>请指定一同生成的两个文件。</translation>
    </message>
    <message>
        <source>%1 demands a client certificate.</source>
        <translation>%1 要求客户端证书。</translation>
    </message>
    <message>
        <source>Give the certificate and its key: whoever runs the server has them made.</source>
        <translation>请指定证书及其私钥：可由服务器的管理者签发。</translation>
    </message>
    <message>
        <source>%1 does not accept the client certificate %2: it has expired.</source>
        <translation>%1 不接受客户端证书 %2：它已过期。</translation>
    </message>
    <message>
        <source>Have it renewed; the new file is read at the next attempt.</source>
        <translation>请更新证书；下次尝试时会读取新文件。</translation>
    </message>
    <message>
        <source>%1 does not accept the client certificate %2: it does not know who signed it.</source>
        <translation>%1 不接受客户端证书 %2：服务器不认识其签发者。</translation>
    </message>
    <message>
        <source>Give one that was made for this server, with the certificates between it and its authority.</source>
        <translation>请指定为此服务器签发的证书，并包含它与签发机构之间的各级证书。</translation>
    </message>
    <message>
        <source>%1 does not accept the client certificate %2.</source>
        <translation>%1 不接受客户端证书 %2。</translation>
    </message>
    <message>
        <source>See the server’s log for the reason.</source>
        <translation>原因请见服务器日志。</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation>%1 没有答复就关闭了连接。</translation>
    </message>
    <message>
        <source>It may expect TLS; or what listens there is not ready yet.</source>
        <translation>它可能要求 TLS；也可能是那里的程序尚未就绪。</translation>
    </message>
    <message>
        <source>%1 closed the connection after the TLS handshake.</source>
        <translation>%1 在 TLS 握手后关闭了连接。</translation>
    </message>
    <message>
        <source>It may demand a client certificate.</source>
        <translation>它可能要求客户端证书。</translation>
    </message>
    <message>
        <source>It may not accept the client certificate: see the server’s log.</source>
        <translation>它可能不接受客户端证书：请见服务器日志。</translation>
    </message>
    <message>
        <source>%1 expects TLS.</source>
        <translation>%1 要求 TLS。</translation>
    </message>
    <message>
        <source>Turn TLS on for this connection: rediss:// instead of redis://.</source>
        <translation>请为此连接启用 TLS：用 rediss:// 代替 redis://。</translation>
    </message>
    <message>
        <source>%1 does not speak TLS.</source>
        <translation>%1 不支持 TLS。</translation>
    </message>
    <message>
        <source>Use the server’s TLS port (`tls-port` in redis.conf), or turn TLS off for this connection.</source>
        <translation>请使用服务器的 TLS 端口（redis.conf 中的 `tls-port`），或为此连接关闭 TLS。</translation>
    </message>
    <message>
        <source>%1 takes the connection, but does not answer the TLS handshake.</source>
        <translation>%1 接受了连接，但没有响应 TLS 握手。</translation>
    </message>
    <message>
        <source>It may not speak TLS on this port; or it hangs, or is overloaded.</source>
        <translation>它可能不在此端口上支持 TLS，也可能已停滞或过载。</translation>
    </message>
    <message>
        <source>%1 closed the connection during the TLS handshake.</source>
        <translation>%1 在 TLS 握手期间关闭了连接。</translation>
    </message>
    <message>
        <source>It may not speak TLS on this port, or only know other server names.</source>
        <translation>它可能不在此端口上支持 TLS，或只认识其他服务器名称。</translation>
    </message>
    <message>
        <source>%1 only speaks versions of TLS that are no longer safe.</source>
        <translation>%1 只支持已不再安全的 TLS 版本。</translation>
    </message>
    <message>
        <source>TLS 1.2 or 1.3 has to be allowed there (`tls-protocols` in redis.conf).</source>
        <translation>需要在那里允许 TLS 1.2 或 1.3（redis.conf 中的 `tls-protocols`）。</translation>
    </message>
    <message>
        <source>%1 refused the TLS handshake.</source>
        <translation>%1 拒绝了 TLS 握手。</translation>
    </message>
    <message>
        <source>It may demand a client certificate: give one and its key. Else see its log.</source>
        <translation>它可能要求客户端证书：请指定证书及其私钥。否则请见其日志。</translation>
    </message>
    <message>
        <source>The TLS handshake with %1 failed: %2</source>
        <translation>与 %1 的 TLS 握手失败：%2</translation>
    </message>
</context>
<context>
    <name>monitor::IndexDesk</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>未连接到服务器。</translation>
    </message>
    <message>
        <source>Connect, then try again.</source>
        <translation>请先连接，再重试。</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing can be cleaned up through it.</source>
        <translation>此连接为只读：无法通过它进行清理。</translation>
    </message>
    <message>
        <source>Use a profile without the read-only mark.</source>
        <translation>请使用没有只读标记的连接配置。</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>未选择任何内容。</translation>
    </message>
    <message>
        <source>Select one or more entries first.</source>
        <translation>请先选择一个或多个条目。</translation>
    </message>
</context>
<context>
    <name>monitor::LogoutDesk</name>
    <message>
        <source>This connection is read-only: nobody can be logged out through it.</source>
        <translation>此连接为只读：无法通过它将任何人强制下线。</translation>
    </message>
    <message>
        <source>Use a profile without the read-only mark.</source>
        <translation>请使用没有只读标记的连接配置。</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>未连接到服务器。</translation>
    </message>
    <message>
        <source>Connect, then try again.</source>
        <translation>请先连接，再重试。</translation>
    </message>
    <message>
        <source>No session is selected.</source>
        <translation>未选择会话。</translation>
    </message>
    <message>
        <source>Select one or more sessions first.</source>
        <translation>请先选择一个或多个会话。</translation>
    </message>
</context>
<context>
    <name>monitor::LookupDesk</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>未连接到服务器。</translation>
    </message>
    <message>
        <source>Connect, then try again.</source>
        <translation>请先连接，再重试。</translation>
    </message>
</context>
<context>
    <name>monitor::PatternTexts</name>
    <message>
        <source>A pattern with a fixed part, such as myapp:*, reads less.</source>
        <translation>带有固定部分的模式（例如 myapp:*）读取的内容更少。</translation>
    </message>
    <message>
        <source>A key pattern of this profile cannot be used: %1</source>
        <translation>此连接配置中的键模式无法使用：%1</translation>
    </message>
    <message>
        <source>Edit the connection and correct the pattern.</source>
        <translation>请编辑连接，改正该模式。</translation>
    </message>
</context>
<context>
    <name>monitor::ProfilePlaces</name>
    <message>
        <source>two places are wanted, as in 10.0.0.1:7000 → 127.0.0.1:17000</source>
        <translation>需要两个地址，例如 10.0.0.1:7000 → 127.0.0.1:17000</translation>
    </message>
    <message>
        <source>either both have a port, or neither</source>
        <translation>要么两者都写端口，要么都不写</translation>
    </message>
    <message>
        <source>Name a sentinel at least, as host:port.</source>
        <translation>请至少指定一个哨兵，格式为 host:port。</translation>
    </message>
    <message>
        <source>Sentinels are named as host:port here, without redis://.</source>
        <translation>此处的哨兵写成 host:port，不带 redis://。</translation>
    </message>
    <message>
        <source>These are too many sentinels: a few are enough.</source>
        <translation>哨兵太多：写几个就够了。</translation>
    </message>
    <message>
        <source>Sentinel %1 of the list cannot be read: %2.</source>
        <translation>无法读取列表中的第 %1 个哨兵：%2。</translation>
    </message>
    <message>
        <source>Line %1 cannot be read: %2.</source>
        <translation>无法读取第 %1 行：%2。</translation>
    </message>
    <message>
        <source>Line %1 cannot be used: %2.</source>
        <translation>无法使用第 %1 行：%2。</translation>
    </message>
    <message>
        <source>Where ssh goes to cannot begin with a dash: that would be an option of ssh.</source>
        <translation>ssh 的目标不能以短横线开头：那会被当作 ssh 的选项。</translation>
    </message>
    <message>
        <source>Name one host for ssh, as user@host or as your ssh configuration calls it. What else ssh needs stands there.</source>
        <translation>请为 ssh 指定一台主机，写成 user@host，或使用您的 ssh 配置中的名称。ssh 需要的其他设置也写在该配置中。</translation>
    </message>
</context>
<context>
    <name>monitor::SessionMonitor</name>
    <message>
        <source>This connection is read-only.</source>
        <translation>此连接为只读。</translation>
    </message>
    <message>
        <source>Use a profile without the read-only mark to change anything.</source>
        <translation>要进行任何更改，请使用没有只读标记的连接配置。</translation>
    </message>
</context>
<context>
    <name>redis::PlaceReplacement</name>
    <message>
        <source>the place that is announced is missing</source>
        <translation>缺少所公布的地址</translation>
    </message>
    <message>
        <source>the place where %1 is reached is missing</source>
        <translation>缺少 %1 的实际连接地址</translation>
    </message>
    <message>
        <source>the servers at all ports of %1 cannot be reached at one port: name the port of %1</source>
        <translation>%1 所有端口上的服务器无法通过同一个端口访问：请写明 %1 的端口</translation>
    </message>
    <message>
        <source>no more than %1 places can be replaced; without a port, one stands for all of a host</source>
        <translation>最多可替换 %1 个地址；不写端口时，一条即代表该主机的所有端口</translation>
    </message>
    <message>
        <source>%1 is replaced twice</source>
        <translation>%1 被替换了两次</translation>
    </message>
    <message>
        <source>two servers cannot both be reached at %1</source>
        <translation>不能有两台服务器都通过 %1 访问</translation>
    </message>
</context>
<context>
    <name>redis::ServerAddress</name>
    <message>
        <source>the bracket of the IPv6 address is not closed</source>
        <translation>IPv6 地址的方括号没有闭合</translation>
    </message>
    <message>
        <source>what stands in brackets is not an IPv6 address</source>
        <translation>方括号中的内容不是 IPv6 地址</translation>
    </message>
    <message>
        <source>only a port can follow the IPv6 address</source>
        <translation>IPv6 地址之后只能是端口</translation>
    </message>
    <message>
        <source>an IPv6 address has to stand in brackets, as in [::1]:6379</source>
        <translation>IPv6 地址必须写在方括号中，例如 [::1]:6379</translation>
    </message>
    <message>
        <source>the host name contains characters that no host name has</source>
        <translation>主机名包含不允许的字符</translation>
    </message>
    <message>
        <source>the port is not a number from 1 to 65535</source>
        <translation>端口不是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>the database is not a number</source>
        <translation>数据库不是数字</translation>
    </message>
    <message>
        <source>a percent sign in user name or password has to be written as %25</source>
        <translation>用户名或密码中的百分号必须写成 %25</translation>
    </message>
    <message>
        <source>a percent sign behind the question mark has to be written as %25</source>
        <translation>问号之后的百分号必须写成 %25</translation>
    </message>
    <message>
        <source>readFrom is either primary or replicaPreferred</source>
        <translation>readFrom 只能是 primary 或 replicaPreferred</translation>
    </message>
    <message>
        <source>behind the question mark of a socket stand db, username, password and readFrom, and nothing else</source>
        <translation>套接字的问号之后只能写 db、username、password 和 readFrom</translation>
    </message>
    <message>
        <source>the name of the monitored primary is missing, as in /mymaster/0</source>
        <translation>缺少所监控的主节点名称，例如 /mymaster/0</translation>
    </message>
    <message>
        <source>only Sentinel addresses can list several hosts</source>
        <translation>只有 Sentinel 地址可以列出多台主机</translation>
    </message>
    <message>
        <source>a host is missing in the list</source>
        <translation>列表中缺少一台主机</translation>
    </message>
    <message>
        <source>a socket is given by its absolute path, as in unix:///run/redis/redis.sock</source>
        <translation>套接字必须用绝对路径指定，例如 unix:///run/redis/redis.sock</translation>
    </message>
    <message>
        <source>a number sign has to be written as %23</source>
        <translation>井号必须写成 %23</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>缺少主机</translation>
    </message>
    <message>
        <source>the address is empty</source>
        <translation>地址为空</translation>
    </message>
    <message>
        <source>the address is too long</source>
        <translation>地址过长</translation>
    </message>
    <message>
        <source>an address starts with redis://, rediss://, unix:// or redis+sentinel://</source>
        <translation>地址必须以 redis://、rediss://、unix:// 或 redis+sentinel:// 开头</translation>
    </message>
    <message>
        <source>the path contains control characters</source>
        <translation>路径包含控制字符</translation>
    </message>
</context>
<context>
    <name>server::AuditStream</name>
    <message>
        <source>its key is one that sessions have (%1).</source>
        <translation>它的键是会话所用的键（%1）。</translation>
    </message>
    <message>
        <source>Name another key as the shared log, or none.</source>
        <translation>请为共享日志另选一个键，或不使用共享日志。</translation>
    </message>
    <message>
        <source>Put that right, or leave the shared log empty, then try again.</source>
        <translation>请解决此问题，或将共享日志留空，然后重试。</translation>
    </message>
    <message>
        <source>Grant the account XADD on that key (+xadd ~%1), or leave the shared log empty.</source>
        <translation>请授予该账号对此键执行 XADD 的权限（+xadd ~%1），或将共享日志留空。</translation>
    </message>
    <message>
        <source>Name another key as the shared log: this one holds something else.</source>
        <translation>请为共享日志另选一个键：此键保存着其他内容。</translation>
    </message>
    <message>
        <source>The shared log %1 could not be written: %2</source>
        <translation>无法写入共享日志 %1：%2</translation>
    </message>
</context>
<context>
    <name>server::CleanUpBatch</name>
    <message>
        <source>it is moving to another node of the cluster</source>
        <translation>它正在迁移到集群的另一个节点</translation>
    </message>
    <message>
        <source>the formats in use are others than when it was found</source>
        <translation>所用的格式与找到它时不同</translation>
    </message>
    <message>
        <source>the key holds something else by now</source>
        <translation>该键现在保存着其他内容</translation>
    </message>
    <message>
        <source>the list cannot be read any more</source>
        <translation>该列表已无法读取</translation>
    </message>
    <message>
        <source>it names another session by now</source>
        <translation>它现在指向另一个会话</translation>
    </message>
    <message>
        <source>who would hold the session does not answer, so that it may be there</source>
        <translation>可能持有该会话的节点没有响应，因此会话可能仍在</translation>
    </message>
    <message>
        <source>without transactions a list is not written: what others write to it meanwhile would be lost</source>
        <translation>没有事务时不写入列表：否则其他程序同时写入的内容会丢失</translation>
    </message>
    <message numerus="yes">
        <source>it is written to all the time: tried %Ln time(s)</source>
        <translation>
            <numerusform>它一直在被写入：已尝试 %Ln 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>server::CleanUpJob</name>
    <message>
        <source>no node is known that has it</source>
        <translation>未找到持有它的节点</translation>
    </message>
    <message>
        <source>This is one node of a cluster: what is on its other nodes was neither looked at nor removed.</source>
        <translation>这是集群中的一个节点：其他节点上的内容既未检查，也未移除。</translation>
    </message>
    <message>
        <source>Without transactions (%1): whether each session was gone has been asked just before, not in the same moment, and no list was written.</source>
        <translation>没有事务（%1）：每个会话是否已不存在是在移除前一刻查询的，并非同时；列表均未写入。</translation>
    </message>
    <message>
        <source>The server does not let this account keep what was there: %1</source>
        <translation>服务器不允许此账号保留原有内容：%1</translation>
    </message>
    <message>
        <source>Some sessions would be in another part of the cluster than the index: whether those were gone has been asked just before, not in the same moment.</source>
        <translation>部分会话与索引不在集群的同一部分：它们是否已不存在是在移除前一刻查询的，并非同时。</translation>
    </message>
    <message>
        <source>What is kept for an undo has reached its limit of memory.</source>
        <translation>为撤销而保留的内容已达到内存上限。</translation>
    </message>
</context>
<context>
    <name>server::DraftReader</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>未连接到服务器。</translation>
    </message>
    <message>
        <source>Connect, then try again.</source>
        <translation>请先连接，再重试。</translation>
    </message>
</context>
<context>
    <name>server::FormatChoice</name>
    <message>
        <source>Correct what is in %1 and connect again.</source>
        <translation>请改正 %1 中的内容，然后重新连接。</translation>
    </message>
    <message>
        <source>A format of yours cannot be used. %1</source>
        <translation>您的一个格式无法使用。%1</translation>
    </message>
</context>
<context>
    <name>server::FormatSampleReader</name>
    <message>
        <source>No key of this kind is there any more.</source>
        <translation>已没有这类键。</translation>
    </message>
    <message>
        <source>Paste the name of a key.</source>
        <translation>请粘贴一个键的名称。</translation>
    </message>
    <message>
        <source>There is no key of this name.</source>
        <translation>没有此名称的键。</translation>
    </message>
    <message>
        <source>It may have ended. Paste the name of another one.</source>
        <translation>它可能已结束。请粘贴另一个键的名称。</translation>
    </message>
    <message>
        <source>This key is neither a string nor a hash.</source>
        <translation>此键既不是字符串，也不是哈希。</translation>
    </message>
    <message>
        <source>This key is a %1.</source>
        <translation>此键的类型是 %1。</translation>
    </message>
    <message>
        <source>Sessions are read from strings and hashes. Choose another key.</source>
        <translation>会话只能从字符串和哈希中读取。请选择其他键。</translation>
    </message>
</context>
<context>
    <name>server::LogoutBatch</name>
    <message>
        <source>the key holds no session any more</source>
        <translation>该键已不再保存会话</translation>
    </message>
    <message>
        <source>it is moving to another node of the cluster</source>
        <translation>它正在迁移到集群的另一个节点</translation>
    </message>
    <message>
        <source>it may not be read any more, so nobody knows whose it is</source>
        <translation>它已不允许读取，因此无法得知它属于谁</translation>
    </message>
    <message>
        <source>it is a session of another format now: %1</source>
        <translation>它现在是另一种格式的会话：%1</translation>
    </message>
    <message>
        <source>it ends sooner by itself</source>
        <translation>它自己会更早结束</translation>
    </message>
    <message>
        <source>whose it is now could not be read</source>
        <translation>无法读取它现在属于谁</translation>
    </message>
    <message>
        <source>nobody is logged in there any more</source>
        <translation>该会话已无人登录</translation>
    </message>
    <message>
        <source>somebody else is logged in there now</source>
        <translation>该会话现在由其他人登录</translation>
    </message>
    <message>
        <source>it is a field of a hash, which has one end for all: log it out instead</source>
        <translation>它是哈希中的一个字段，而哈希的所有字段同时到期：请改为强制下线</translation>
    </message>
    <message>
        <source>its key is none of its format’s</source>
        <translation>它的键不符合其格式</translation>
    </message>
    <message numerus="yes">
        <source>it is written to all the time: tried %Ln time(s)</source>
        <translation>
            <numerusform>它一直在被写入：已尝试 %Ln 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>server::LogoutJob</name>
    <message>
        <source>no node is known that has it</source>
        <translation>未找到持有它的节点</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s): %1</source>
        <translation>
            <numerusform>%Ln 个会话：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>This is one node of a cluster: sessions on its other nodes were neither listed nor ended.</source>
        <translation>这是集群中的一个节点：其他节点上的会话既未列出，也未结束。</translation>
    </message>
    <message>
        <source>Without transactions (%1): whose each session was has been read just before, not in the same moment.</source>
        <translation>没有事务（%1）：每个会话属于谁是在操作前一刻读取的，并非同时。</translation>
    </message>
    <message>
        <source>UNLINK is refused or not known here: DEL was sent in its place.</source>
        <translation>UNLINK 在此被拒绝或不受支持：已改为发送 DEL。</translation>
    </message>
    <message>
        <source>The server does not let this account keep what was there: %1</source>
        <translation>服务器不允许此账号保留原有内容：%1</translation>
    </message>
    <message>
        <source>What is kept for an undo has reached its limit of memory.</source>
        <translation>为撤销而保留的内容已达到内存上限。</translation>
    </message>
</context>
<context>
    <name>server::PermissionAnswers</name>
    <message>
        <source>The account “%1” may end sessions of %2, but not remove all that stands beside them</source>
        <translation>账号“%1”可以将 %2 的会话强制下线，但无权删除所有附属内容</translation>
    </message>
    <message>
        <source>The account “%1” may not end sessions of %2</source>
        <translation>账号“%1”无权将 %2 的会话强制下线</translation>
    </message>
    <message>
        <source>The account “%1” may not set the time that sessions of %2 have left</source>
        <translation>账号“%1”无权设置 %2 会话的剩余时间</translation>
    </message>
    <message>
        <source>The account “%1” may bring sessions of %2 back, but not all that stood beside them</source>
        <translation>账号“%1”可以恢复 %2 的会话，但无法恢复所有附属内容</translation>
    </message>
    <message>
        <source>The account “%1” may not bring ended sessions of %2 back</source>
        <translation>账号“%1”无权恢复 %2 的已结束会话</translation>
    </message>
    <message>
        <source>it may not run %1</source>
        <translation>它无权执行 %1</translation>
    </message>
    <message>
        <source>The account “%1” may not change several keys in one piece: %2.</source>
        <translation>账号“%1”无法一次性修改多个键：%2。</translation>
    </message>
    <message>
        <source>What ends a session is sent one command after the other.</source>
        <translation>结束会话的命令会逐条发送。</translation>
    </message>
    <message>
        <source>%1: it may not run %2.</source>
        <comment>the account may not end sessions: …</comment>
        <translation>%1：它无权执行 %2。</translation>
    </message>
    <message>
        <source>The server’s administrator can allow it: ACL SETUSER %1 +%2.</source>
        <translation>服务器管理员可以授权：ACL SETUSER %1 +%2。</translation>
    </message>
    <message>
        <source>%1: it may not use %2 on the keys %3.</source>
        <comment>the account may not end sessions: …</comment>
        <translation>%1：它无权对键 %3 使用 %2。</translation>
    </message>
    <message>
        <source>The server’s administrator can allow it: the account lacks these keys (~…).</source>
        <translation>服务器管理员可以授权：该账号缺少这些键的权限（~…）。</translation>
    </message>
    <message>
        <source>The server is a replica, and nothing can be changed there.</source>
        <translation>该服务器是副本，无法在其上进行任何更改。</translation>
    </message>
    <message>
        <source>Connect to the primary.</source>
        <translation>请连接到主节点。</translation>
    </message>
    <message>
        <source>%1: the server refuses %2 (%3).</source>
        <comment>the account may not end sessions: …</comment>
        <translation>%1：服务器拒绝 %2（%3）。</translation>
    </message>
    <message>
        <source>See the server’s log for the cause.</source>
        <translation>原因请查看服务器日志。</translation>
    </message>
</context>
<context>
    <name>server::Prober</name>
    <message>
        <source>no sentinel is given</source>
        <translation>未指定哨兵</translation>
    </message>
    <message>
        <source>The server closed it before the login was done: check address and port.</source>
        <translation>登录完成前，服务器关闭了连接：请检查地址和端口。</translation>
    </message>
</context>
<context>
    <name>server::Restoration</name>
    <message>
        <source>whether it was to end before the others of its hash could not be asked</source>
        <translation>无法查询它是否应早于同一哈希的其他字段结束</translation>
    </message>
    <message>
        <source>something beside it has been written since, and was left alone</source>
        <translation>其附属内容在此之后有过写入，因此未作改动</translation>
    </message>
</context>
<context>
    <name>server::RestorationElsewhere</name>
    <message>
        <source>no node is known that has it</source>
        <translation>未找到持有它的节点</translation>
    </message>
    <message>
        <source>its node of the cluster does not answer</source>
        <translation>它所在的集群节点没有响应</translation>
    </message>
    <message>
        <source>it is written to all the time</source>
        <translation>它一直在被写入</translation>
    </message>
    <message>
        <source>something beside it has been written since, and was left alone</source>
        <translation>其附属内容在此之后有过写入，因此未作改动</translation>
    </message>
</context>
<context>
    <name>server::ServerWatch</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>未连接到服务器。</translation>
    </message>
    <message>
        <source>It is read when the connection is back.</source>
        <translation>连接恢复后会重新读取。</translation>
    </message>
</context>
<context>
    <name>server::StaleIndexes</name>
    <message>
        <source>Which formats are in use on this server is not known yet.</source>
        <translation>尚不清楚此服务器使用哪些格式。</translation>
    </message>
    <message>
        <source>Look again when its sessions are listed.</source>
        <translation>请在列出会话后再检查。</translation>
    </message>
    <message>
        <source>this connection is read-only</source>
        <translation>此连接为只读</translation>
    </message>
    <message>
        <source>which formats are in use is not known yet</source>
        <translation>尚不清楚使用哪些格式</translation>
    </message>
    <message>
        <source>its time was up</source>
        <translation>时间已到</translation>
    </message>
    <message>
        <source>not kept: there was no room</source>
        <translation>未保留：空间不足</translation>
    </message>
    <message>
        <source>not kept: the account may not</source>
        <translation>未保留：账号没有权限</translation>
    </message>
</context>
<context>
    <name>server::StaleSearch</name>
    <message>
        <source>What its entries name is not known.</source>
        <translation>无法得知其中的条目指向什么。</translation>
    </message>
    <message>
        <source>An index cannot be taken apart: it is longer than any, or holds something other than its framework writes.</source>
        <translation>有一个索引无法解析：它过长，或包含并非由其框架写入的内容。</translation>
    </message>
</context>
<context>
    <name>server::UndoJob</name>
    <message numerus="yes">
        <source>it is written to all the time: tried %Ln time(s)</source>
        <translation>
            <numerusform>它一直在被写入：已尝试 %Ln 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>server::UserLookup</name>
    <message>
        <source>There is no connection to the server.</source>
        <translation>未连接到服务器。</translation>
    </message>
    <message>
        <source>Try again when it is back.</source>
        <translation>请在连接恢复后重试。</translation>
    </message>
    <message>
        <source>The index %1 cannot be read.</source>
        <translation>无法读取索引 %1。</translation>
    </message>
    <message>
        <source>The index of %1 is not what this framework writes.</source>
        <translation>%1 的索引并非由此框架写入。</translation>
    </message>
    <message>
        <source>Another application uses a key of that name.</source>
        <translation>另一个应用使用了同名的键。</translation>
    </message>
    <message>
        <source>It holds something other than this framework writes.</source>
        <translation>其中的内容并非由此框架写入。</translation>
    </message>
</context>
<context>
    <name>sessions::ExportText</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another file or folder, or make room there, and export again.</source>
        <translation>请另选文件或文件夹，或在该处腾出空间，然后重新导出。</translation>
    </message>
</context>
<context>
    <name>sessions::PastedText</name>
    <message>
        <source>a cookie</source>
        <translation>cookie</translation>
    </message>
    <message>
        <source>a session in an address</source>
        <translation>网址中的会话</translation>
    </message>
    <message>
        <source>a session id</source>
        <translation>会话 ID</translation>
    </message>
    <message>
        <source>a session id with the name of a node behind it</source>
        <translation>带节点名后缀的会话 ID</translation>
    </message>
    <message>
        <source>a key in Redis</source>
        <translation>Redis 中的键</translation>
    </message>
    <message>
        <source>a signed Express cookie</source>
        <translation>带签名的 Express cookie</translation>
    </message>
    <message>
        <source>an Express cookie whose signature is missing or cut</source>
        <translation>签名缺失或被截断的 Express cookie</translation>
    </message>
    <message>
        <source>a signed cookie</source>
        <translation>带签名的 cookie</translation>
    </message>
    <message>
        <source>a signed AdonisJS cookie</source>
        <translation>带签名的 AdonisJS cookie</translation>
    </message>
    <message>
        <source>a signed Flask-Session cookie</source>
        <translation>带签名的 Flask-Session cookie</translation>
    </message>
    <message>
        <source>a signed Better Auth cookie</source>
        <translation>带签名的 Better Auth cookie</translation>
    </message>
    <message>
        <source>a signed Rails cookie</source>
        <translation>带签名的 Rails cookie</translation>
    </message>
    <message>
        <source>a signed Django cookie</source>
        <translation>带签名的 Django cookie</translation>
    </message>
    <message>
        <source>a signed cookie of a Rust application</source>
        <translation>Rust 应用的带签名 cookie</translation>
    </message>
    <message>
        <source>a signed Gorilla cookie</source>
        <translation>带签名的 Gorilla cookie</translation>
    </message>
    <message>
        <source>a signed Tornado cookie</source>
        <translation>带签名的 Tornado cookie</translation>
    </message>
    <message>
        <source>a Spring Session cookie</source>
        <translation>Spring Session 的 cookie</translation>
    </message>
    <message>
        <source>the private id of a Rails session</source>
        <translation>Rails 会话的私有 ID</translation>
    </message>
    <message>
        <source>a JWT, whose signature nobody has checked</source>
        <translation>未经验证签名的 JWT</translation>
    </message>
    <message>
        <source>a WordPress login cookie</source>
        <translation>WordPress 登录 cookie</translation>
    </message>
    <message>
        <source>an encrypted Laravel cookie</source>
        <translation>加密的 Laravel cookie</translation>
    </message>
    <message>
        <source>an encrypted Rails cookie</source>
        <translation>加密的 Rails cookie</translation>
    </message>
    <message>
        <source>a signed Ruby cookie that is the session itself</source>
        <translation>带签名且本身就是会话的 Ruby cookie</translation>
    </message>
    <message>
        <source>an encrypted token (JWE)</source>
        <translation>加密令牌（JWE）</translation>
    </message>
    <message>
        <source>a signed Flask or Starlette cookie that is the session itself</source>
        <translation>带签名且本身就是会话的 Flask 或 Starlette cookie</translation>
    </message>
    <message>
        <source>a signed Django cookie that is the session itself</source>
        <translation>带签名且本身就是会话的 Django cookie</translation>
    </message>
    <message>
        <source>a Phoenix cookie that is the session itself</source>
        <translation>本身就是会话的 Phoenix cookie</translation>
    </message>
    <message>
        <source>a Gorilla cookie that is the session itself, or encrypted</source>
        <translation>本身就是会话或已加密的 Gorilla cookie</translation>
    </message>
    <message>
        <source>an ASP.NET Core cookie, which is encrypted</source>
        <translation>加密的 ASP.NET Core cookie</translation>
    </message>
    <message>
        <source>a sealed cookie (iron)</source>
        <translation>密封的 cookie（iron）</translation>
    </message>
    <message>
        <source>cookies, none of which looks like a session’s</source>
        <translation>多个 cookie，其中没有像是会话的</translation>
    </message>
    <message>
        <source>a header with nothing behind it</source>
        <translation>没有内容的标头</translation>
    </message>
    <message>
        <source>an address without a session in it</source>
        <translation>不含会话的网址</translation>
    </message>
    <message>
        <source>The browser keeps that session, Redis does not.</source>
        <translation>该会话由浏览器保存，不在 Redis 中。</translation>
    </message>
    <message>
        <source>What is pasted without its name is looked for, too.</source>
        <translation>如果只粘贴其值而不带名称，也会按值查找。</translation>
    </message>
    <message>
        <source>Copy what stands behind the colon, too.</source>
        <translation>请将冒号后面的内容也一并复制。</translation>
    </message>
    <message>
        <source>Copy the cookie that the browser sends to it.</source>
        <translation>请复制浏览器发送给它的 cookie。</translation>
    </message>
    <message>
        <source>Only the application’s own key opens it, so it does not tell which session it is.</source>
        <translation>只有应用自己的密钥才能解开它，因此无法从中得知是哪个会话。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>session id %1 (%2)</source>
        <translation>会话 ID %1（%2）</translation>
    </message>
    <message>
        <source>session id %1</source>
        <translation>会话 ID %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>键 %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>user %1 (%2)</source>
        <translation>用户 %1（%2）</translation>
    </message>
    <message>
        <source>a session that has all of it as its id</source>
        <translation>以全部内容为 ID 的会话</translation>
    </message>
    <message>
        <source>Taken for %1.</source>
        <translation>识别为：%1。</translation>
    </message>
    <message>
        <source>The user’s name would help.</source>
        <translation>改用用户名搜索会更有效。</translation>
    </message>
    <message>
        <source>Should it be a session id: stores that keep its SHA-256, as Rails does, were looked at, too.</source>
        <translation>如果这是会话 ID：像 Rails 那样保存其 SHA-256 的存储也已查找。</translation>
    </message>
    <message>
        <source>Taken for %1. No session that was read has its %2. Looked for instead: %3.</source>
        <translation>识别为：%1。已读取的会话中没有其%2。已改为查找：%3。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Taken for %1. Looked for: %2.</source>
        <translation>识别为：%1。已查找：%2。</translation>
    </message>
    <message>
        <source>Taken for %1. It leads to no session.</source>
        <translation>识别为：%1。它不指向任何会话。</translation>
    </message>
</context>
<context>
    <name>sessions::QueryCompletion</name>
    <message>
        <source>who is logged in</source>
        <translation>登录的用户</translation>
    </message>
    <message>
        <source>address, from its beginning</source>
        <translation>地址，从开头匹配</translation>
    </message>
    <message>
        <source>session id, from its beginning</source>
        <translation>会话 ID，从开头匹配</translation>
    </message>
    <message>
        <source>key in Redis, or a pattern with * and ?</source>
        <translation>Redis 中的键，或含 * 和 ? 的模式</translation>
    </message>
    <message>
        <source>browser or system</source>
        <translation>浏览器或系统</translation>
    </message>
    <message>
        <source>framework that wrote it</source>
        <translation>写入会话的框架</translation>
    </message>
    <message>
        <source>server of the cluster</source>
        <translation>集群中的服务器</translation>
    </message>
    <message>
        <source>anonymous, due, ended, live</source>
        <translation>匿名、已到期、已结束、有效</translation>
    </message>
    <message>
        <source>time that is left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>time since it was used</source>
        <translation>距上次使用的时间</translation>
    </message>
    <message>
        <source>when it began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>all but the newest so many of each user</source>
        <translation>除每个用户最新的若干个以外</translation>
    </message>
    <message>
        <source>how it ended, or how long ago with &lt; or &gt;</source>
        <translation>结束方式，或用 &lt; 或 &gt; 表示结束多久</translation>
    </message>
    <message>
        <source>nobody has logged in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>past its deadline, not yet removed</source>
        <translation>已过过期时间，尚未清除</translation>
    </message>
    <message>
        <source>gone a moment ago</source>
        <translation>刚刚消失</translation>
    </message>
    <message>
        <source>neither due nor ended</source>
        <translation>既未到期也未结束</translation>
    </message>
    <message>
        <source>at its deadline</source>
        <translation>到达过期时间</translation>
    </message>
    <message>
        <source>found gone, its deadline had passed</source>
        <translation>发现时已消失，且已过过期时间</translation>
    </message>
    <message>
        <source>with this program</source>
        <translation>由本程序强制下线</translation>
    </message>
    <message>
        <source>by the application, or by somebody else</source>
        <translation>被应用或其他人删除</translation>
    </message>
    <message>
        <source>the server was at its memory limit</source>
        <translation>服务器达到内存上限</translation>
    </message>
    <message>
        <source>before its deadline, deleted or evicted</source>
        <translation>在过期时间之前被删除或淘汰</translation>
    </message>
    <message>
        <source>nobody saw how</source>
        <translation>无人看到结束方式</translation>
    </message>
</context>
<context>
    <name>sessions::QueryParser</name>
    <message>
        <source>After “|” the other choice is missing, as in alice | bob.</source>
        <translation>“|”之后缺少另一个选项，例如 alice | bob。</translation>
    </message>
    <message>
        <source>Before “|” a choice is missing, as in alice | bob.</source>
        <translation>“|”之前缺少一个选项，例如 alice | bob。</translation>
    </message>
    <message>
        <source>After “-” it is missing what is not wanted, as in -user:bot.</source>
        <translation>“-”之后缺少要排除的内容，例如 -user:bot。</translation>
    </message>
    <message>
        <source>There is nothing between the quotes.</source>
        <translation>引号之间没有内容。</translation>
    </message>
    <message>
        <source>The quote is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>There is no field “%1”. If “%2” is a pattern of keys, write key:%2.</source>
        <translation>没有字段“%1”。如果“%2”是键的模式，请写 key:%2。</translation>
    </message>
    <message>
        <source>There is no field “%1”. The fields are %2. To search for the text itself, put it in quotes.</source>
        <translation>没有字段“%1”。可用字段：%2。要搜索这段文字本身，请加引号。</translation>
    </message>
    <message>
        <source>After “%1” a value is missing.</source>
        <translation>“%1”之后缺少值。</translation>
    </message>
    <message>
        <source>“%1” is followed by a colon: %1:%2. Only ttl, idle, created and ended are compared with &lt; and &gt;.</source>
        <translation>“%1”之后应为冒号：%1:%2。只有 ttl、idle、created 和 ended 可用 &lt; 和 &gt; 比较。</translation>
    </message>
    <message>
        <source>No format here is called “%1”. There are: %2.</source>
        <translation>这里没有名为“%1”的格式。现有：%2。</translation>
    </message>
    <message>
        <source>No node here is called “%1”. There are: %2.</source>
        <translation>这里没有名为“%1”的节点。现有：%2。</translation>
    </message>
    <message>
        <source>“%1” is not a date. Write it as in created&gt;2026-11-01 or created&gt;2026-11-01T14:30 (UTC), or count from now as in created&gt;-2h.</source>
        <translation>“%1”不是日期。请写成 created&gt;2026-11-01 或 created&gt;2026-11-01T14:30（UTC），或从现在往回算，例如 created&gt;-2h。</translation>
    </message>
    <message>
        <source>“%1” is not a duration. Write a number and a unit (s, m, h, d or w), for example %2&lt;5m or %2&gt;1h30m.</source>
        <translation>“%1”不是时长。请写数字和单位（s、m、h、d 或 w），例如 %2&lt;5m 或 %2&gt;1h30m。</translation>
    </message>
    <message>
        <source>“is:” does not know “%1”. It takes one of %2.</source>
        <translation>“is:”不支持“%1”。可用的值：%2。</translation>
    </message>
    <message>
        <source>“ended:” does not know “%1”. It takes one of %2. When it ended is compared, as in ended&lt;1h.</source>
        <translation>“ended:”不支持“%1”。可用的值：%2。要按结束时间比较，请写成 ended&lt;1h。</translation>
    </message>
    <message>
        <source>“%1” is not how many each user keeps. Write a number from 1 on: beyond:3 is all but the newest three of each user.</source>
        <translation>“%1”不是每个用户保留的个数。请写从 1 起的数字：beyond:3 表示除每个用户最新的三个以外的全部会话。</translation>
    </message>
    <message>
        <source>“beyond:” cannot be turned around: the rest is not only what each user keeps, but also whatever is nobody’s, due, or has ended.</source>
        <translation>“beyond:”不能取反：其余的不仅是每个用户保留的会话，还包括不属于任何人、已到期或已结束的会话。</translation>
    </message>
    <message>
        <source>“%1” is not a net of addresses. Write one as in ip:10.0.0.0/8 or ip:2001:db8::/32.</source>
        <translation>“%1”不是网段。请写成 ip:10.0.0.0/8 或 ip:2001:db8::/32 的形式。</translation>
    </message>
    <message>
        <source>Instead of “%1” write ended:expired and the like, or ended&lt;1h.</source>
        <translation>请将“%1”改写为 ended:expired 等形式，或 ended&lt;1h。</translation>
    </message>
    <message>
        <source>Instead of “%1” write is:%2.</source>
        <translation>请将“%1”改写为 is:%2。</translation>
    </message>
    <message>
        <source>Instead of “%1” write beyond:%2.</source>
        <translation>请用 beyond:%2 代替“%1”。</translation>
    </message>
    <message>
        <source>Instead of “%1” write %2:%3, or %2:=%3 for all of the text.</source>
        <translation>请将“%1”改写为 %2:%3；要匹配整段文字，请写 %2:=%3。</translation>
    </message>
    <message>
        <source>Put spaces around “|”: names may have one inside. Write %1 | %2.</source>
        <translation>请在“|”两侧加空格：名称中可能含有这个字符。请写 %1 | %2。</translation>
    </message>
    <message>
        <source>“%1” is compared with &lt; or &gt;, for example %2.</source>
        <translation>“%1”要用 &lt; 或 &gt; 比较，例如 %2。</translation>
    </message>
</context>
<context>
    <name>sessions::SessionTableModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最后活动</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Session id</source>
        <translation>会话 ID</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>unknown user</source>
        <translation>未知用户</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation>结束于 %1</translation>
    </message>
    <message>
        <source>As of %1: %2 does not answer, and what has become of the session since is not known</source>
        <translation>截至 %1：%2 没有响应，此后会话的情况未知</translation>
    </message>
    <message>
        <source>Unknown: the account may not ask when it expires (PEXPIRETIME, PTTL)</source>
        <translation>未知：账号无权查询其过期时间（PEXPIRETIME、PTTL）</translation>
    </message>
    <message>
        <source>Has no expiry</source>
        <translation>永不过期</translation>
    </message>
    <message>
        <source>Ran out %1; the server has not removed it yet</source>
        <translation>已于 %1 到期；服务器尚未清除</translation>
    </message>
    <message>
        <source>lives for %1 when it is used</source>
        <translation>每次使用后有效期为 %1</translation>
    </message>
    <message>
        <source>not known yet how long it lives in all</source>
        <translation>总有效期尚未知</translation>
    </message>
    <message>
        <source>Runs out %1; %2</source>
        <translation>将于 %1 到期；%2</translation>
    </message>
    <message>
        <source>Unknown user: the application encrypts its sessions, and only it has the key</source>
        <translation>未知用户：应用对会话加密，只有它持有密钥</translation>
    </message>
    <message>
        <source>Unknown user: the session is compressed in a way that this build cannot unpack</source>
        <translation>未知用户：会话的压缩方式是此版本无法解压的</translation>
    </message>
    <message>
        <source>Unknown user: the session is larger or deeper than is taken apart</source>
        <translation>未知用户：会话过大或嵌套过深，未作解析</translation>
    </message>
    <message>
        <source>Unknown user: the account may not read a key that belongs to the session</source>
        <translation>未知用户：账号无权读取属于该会话的一个键</translation>
    </message>
    <message>
        <source>Unknown user: the node of the cluster that knows does not answer for now</source>
        <translation>未知用户：掌握此信息的集群节点暂时没有响应</translation>
    </message>
    <message>
        <source>Unknown user: what is stored does not say in a known way</source>
        <translation>未知用户：存储的内容未以已知方式说明</translation>
    </message>
</context>
<context>
    <name>sessions::StateText</name>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>expired, inferred</source>
        <translation>已过期（推断）</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>已登出</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>被淘汰</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>due</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>live</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>no expiry</source>
        <translation>永不过期</translation>
    </message>
    <message>
        <source>due · not reaped</source>
        <translation>已到期 · 待清除</translation>
    </message>
</context>
<context>
    <name>sessions::UserTableModel</name>
    <message>
        <source>Anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>%Ln names</source>
        <comment>of one user&apos;s sessions, which differ: more than one</comment>
        <translation>
            <numerusform>%Ln 个名称</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown user</source>
        <translation>未知用户</translation>
    </message>
    <message numerus="yes">
        <source>%1 session(s)</source>
        <translation>
            <numerusform>%1 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1: the sessions have different names beside it. These may be different people.</source>
        <translation>%1：这些会话附带的名称不一致，可能属于不同的人。</translation>
    </message>
    <message>
        <source>Sessions of nobody who has logged in</source>
        <translation>无人登录的会话</translation>
    </message>
    <message>
        <source>Sessions of formats that do not say whose they are</source>
        <translation>所用格式未说明归属的会话</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s) match the search</source>
        <translation>
            <numerusform>%Ln 个会话中有 %1 个符合搜索条件</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the sessions has an expiry</source>
        <translation>所有会话都永不过期</translation>
    </message>
    <message>
        <source>A session ran out %1; the server has not removed it yet</source>
        <translation>有会话已于 %1 到期；服务器尚未清除</translation>
    </message>
    <message>
        <source>The first session runs out %1</source>
        <translation>最早的会话将于 %1 到期</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最后活动</translation>
    </message>
    <message>
        <source>Next to expire</source>
        <translation>最早到期</translation>
    </message>
</context>
<context>
    <name>text::DurationText</name>
    <message>
        <source>%1 s</source>
        <extracomment>duration: seconds</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>duration: minutes, seconds</extracomment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>duration: hours, minutes</extracomment>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>duration: days, hours</extracomment>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 天前</translation>
    </message>
</context>
<context>
    <name>text::LagText</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>text::ListText</name>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>text::PersonName</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>zelda, user 17</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ui::ActionStates</name>
    <message>
        <source>Select the user whose sessions to end first.</source>
        <translation>请先选择要强制下线的用户。</translation>
    </message>
    <message>
        <source>Go to the sessions or the users first, and select whom to log out.</source>
        <translation>请先转到会话或用户，并选择要强制下线的对象。</translation>
    </message>
    <message>
        <source>There is no connection to a server.</source>
        <translation>未连接到服务器。</translation>
    </message>
</context>
<context>
    <name>ui::ActiveChart</name>
    <message>
        <source>Active sessions</source>
        <translation>活动会话</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 now; between %2 and %3 in the time shown</source>
        <translation>当前 %1；所示时间内介于 %2 与 %3 之间</translation>
    </message>
    <message>
        <source>; hatched: a node’s share is that of before</source>
        <translation>；斜线部分：某节点的数值沿用此前的</translation>
    </message>
    <message>
        <source>active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>a node’s share</source>
        <translation>某节点的数值</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>沿用此前的</translation>
    </message>
</context>
<context>
    <name>ui::ActivityCharts</name>
    <message>
        <source>Active sessions</source>
        <translation>活动会话</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Ending soon</source>
        <translation>即将结束</translation>
    </message>
    <message>
        <source>Show all charts</source>
        <translation>显示全部图表</translation>
    </message>
    <message>
        <source>Enlarge the chart: %1</source>
        <translation>放大图表：%1</translation>
    </message>
    <message>
        <source>Show all charts (Escape)</source>
        <translation>显示全部图表（Escape）</translation>
    </message>
    <message>
        <source>Enlarge (Enter)</source>
        <translation>放大（Enter）</translation>
    </message>
    <message>
        <source>&amp;Show All Charts</source>
        <translation>显示全部图表(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Enlarge</source>
        <translation>放大(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy Picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Save &amp;Picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Save &amp;Numbers…</source>
        <translation>保存数据(&amp;N)…</translation>
    </message>
    <message>
        <source>C&amp;lear Selected Time</source>
        <translation>清除所选时间(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Time Shown</source>
        <translation>显示的时间范围(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>Mean of the last %n second(s)</source>
        <translation>
            <numerusform>最近 %n 秒的平均值</numerusform>
        </translation>
    </message>
    <message>
        <source>By deadline, as it stands now: sessions in use will be extended.</source>
        <translation>按当前的过期时间计算：使用中的会话还会续期。</translation>
    </message>
    <message>
        <source>Ending in the next %1</source>
        <translation>即将结束 · 未来 %1</translation>
    </message>
    <message>
        <source>Not known without a connection</source>
        <translation>未连接，无法得知</translation>
    </message>
    <message>
        <source>not known now</source>
        <translation>目前未知</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <comment>not everything has been read</comment>
        <translation>目前 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln due</source>
        <translation>
            <numerusform>%Ln 个已到期</numerusform>
        </translation>
    </message>
    <message>
        <source>created %1</source>
        <translation>创建 %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>结束 %1</translation>
    </message>
    <message>
        <source>gone %1</source>
        <comment>found to be; how they ended was not seen</comment>
        <translation>消失 %1</translation>
    </message>
    <message>
        <source>evicted %1</source>
        <translation>淘汰 %1</translation>
    </message>
    <message>
        <source>; hatched: a node’s share is not known</source>
        <translation>；斜线部分：某节点的数值未知</translation>
    </message>
</context>
<context>
    <name>ui::ActivityPanel</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Holds new events back while you read</source>
        <translation>在您阅读时暂不显示新事件</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear the event log</source>
        <translation>清空事件日志</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>Resume (%Ln new)</source>
        <translation>
            <numerusform>继续（%Ln 条新事件）</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Waiting for the first seconds…</source>
        <translation>正在等待最初几秒的数据…</translation>
    </message>
</context>
<context>
    <name>ui::AddressEntry</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Address of a server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Paste an address: redis://… or host:port</source>
        <translation>粘贴地址：redis://… 或 host:port</translation>
    </message>
    <message>
        <source>redis://user@host:6379/0, rediss:// for TLS, unix:///path/redis.sock, redis+sentinel://host1,host2/mymaster, or host:port</source>
        <translation>redis://user@host:6379/0，TLS 用 rediss://，unix:///path/redis.sock，redis+sentinel://host1,host2/mymaster，或 host:port</translation>
    </message>
    <message>
        <source>What is wrong with the address</source>
        <translation>地址有何问题</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>ui::AddressSection</name>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix 套接字</translation>
    </message>
    <message>
        <source>Sentinel</source>
        <translation>哨兵</translation>
    </message>
    <message>
        <source>Sentinels</source>
        <translation>哨兵</translation>
    </message>
    <message>
        <source>Connect by</source>
        <translation>连接方式</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>主机和端口</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Path of the socket</source>
        <translation>套接字路径</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the socket</source>
        <translation>选择套接字</translation>
    </message>
    <message>
        <source>Name of the primary</source>
        <translation>主节点名称</translation>
    </message>
    <message>
        <source>mymaster</source>
        <comment>an example of a name</comment>
        <translation>mymaster</translation>
    </message>
    <message>
        <source>As the sentinels call the primary that they watch: “sentinel monitor” in their configuration</source>
        <translation>哨兵对其所监控主节点的称呼：即哨兵配置中的“sentinel monitor”</translation>
    </message>
    <message>
        <source>One a line, or with commas between them; without a port it is 26379. One that answers is enough.</source>
        <translation>每行一个，或用逗号分隔；不写端口时为 26379。只要有一个响应即可。</translation>
    </message>
    <message>
        <source>User at the sentinels</source>
        <translation>哨兵的用户</translation>
    </message>
    <message>
        <source>default user</source>
        <translation>默认用户</translation>
    </message>
    <message>
        <source>Password at the sentinels</source>
        <translation>哨兵的密码</translation>
    </message>
    <message>
        <source>password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sentinels have accounts of their own; most have none</source>
        <translation>哨兵有自己的账号；多数哨兵没有设置账号</translation>
    </message>
    <message>
        <source>Account there</source>
        <translation>哨兵账号</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主节点</translation>
    </message>
    <message>
        <source>Choose a Unix socket</source>
        <translation>选择 Unix 套接字</translation>
    </message>
    <message>
        <source>Enter the name or the address of the server.</source>
        <translation>请输入服务器的名称或地址。</translation>
    </message>
    <message>
        <source>This is a URL: paste it into the first field.</source>
        <translation>这是一个 URL：请粘贴到第一个输入框中。</translation>
    </message>
    <message>
        <source>A host name has no spaces and no slashes.</source>
        <translation>主机名不含空格和斜杠。</translation>
    </message>
    <message>
        <source>Enter the path of the socket, or choose the file.</source>
        <translation>请输入套接字的路径，或选择文件。</translation>
    </message>
    <message>
        <source>The path has to begin with a slash.</source>
        <translation>路径必须以斜杠开头。</translation>
    </message>
    <message>
        <source>Enter the name of the primary, such as mymaster.</source>
        <translation>请输入主节点的名称，例如 mymaster。</translation>
    </message>
</context>
<context>
    <name>ui::AgoDelegate</name>
    <message>
        <source>ended %1</source>
        <translation>结束于 %1</translation>
    </message>
</context>
<context>
    <name>ui::AlertLogModel</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>Fired, in quiet hours</source>
        <translation>已触发（免打扰）</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>已触发</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
</context>
<context>
    <name>ui::AlertMark</name>
    <message>
        <source>Which alerts fire now</source>
        <translation>当前触发的告警</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n 个告警</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) firing</source>
        <translation>
            <numerusform>%n 个告警正在触发</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertRules</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Many logins at once, as when an application logs everybody in again</source>
        <translation>短时间内大量登录，例如应用让所有人重新登录时</translation>
    </message>
    <message>
        <source>Somebody logs everybody out: sessions that were deleted or evicted. What expires when its time is up does not count.</source>
        <translation>有人让所有人下线：被删除或被淘汰的会话。到时过期的不计入。</translation>
    </message>
    <message>
        <source>Redis has no memory left, and removes sessions of people who are logged in. Over when there was no more for a minute.</source>
        <translation>Redis 内存已用尽，正在移除仍处于登录状态的用户的会话。一分钟内不再发生时解除。</translation>
    </message>
    <message>
        <source>More or fewer, by this share of what the history says of the same hour yesterday</source>
        <translation>与历史记录中昨天同一小时相比，偏多或偏少达到此比例</translation>
    </message>
    <message>
        <source>Changes are no longer heard as they were: the server or a node does not answer, or its events were turned off</source>
        <translation>不再像之前那样收到变更：服务器或某个节点没有响应，或其事件已被关闭</translation>
    </message>
    <message>
        <source>Of maxmemory, at the node that has least. The nodes are asked for it while this is on.</source>
        <translation>占 maxmemory 的比例，取剩余最少的节点。启用期间会向各节点查询。</translation>
    </message>
    <message>
        <source>How long after their deadlines sessions are removed, of those that expired within the last ten seconds the middle one</source>
        <translation>会话在过期时间之后多久才被清除，取最近十秒内过期会话的中位数</translation>
    </message>
    <message>
        <source>%1, not for long enough yet</source>
        <translation>%1，持续时间尚不足</translation>
    </message>
    <message>
        <source>Fires since %1: %2</source>
        <translation>自 %1 起触发：%2</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Once it lasts</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Limit of “%1”</source>
        <translation>“%1”的阈值</translation>
    </message>
    <message>
        <source>Seconds of “%1”</source>
        <translation>“%1”的秒数</translation>
    </message>
    <message>
        <source>So long it has to last before this fires, and to be back, by a tenth of the limit, before it is over</source>
        <translation>触发前须持续这么久；解除前须回到阈值以内，留出阈值十分之一的余量，并持续同样久</translation>
    </message>
    <message>
        <source>Now, of “%1”</source>
        <translation>“%1”的当前值</translation>
    </message>
</context>
<context>
    <name>ui::AlertWays</name>
    <message>
        <source>Desktop &amp;notification</source>
        <translation>桌面通知(&amp;N)</translation>
    </message>
    <message>
        <source>Run a &amp;command when an alert fires, and when it is over</source>
        <translation>告警触发和解除时运行命令(&amp;C)</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Arguments, one a line</source>
        <translation>参数，每行一个</translation>
    </message>
    <message>
        <source>One argument a line, as it is: no shell reads it. In it {alert}, {state}, {server}, {value}, {limit}, {user} and {text} stand for what has happened; the same is in the environment as SESSIONSCOPE_ALERT and so on, which is where a shell has to take it from. It is ended after 30 seconds, and one runs at a time.</source>
        <translation>每行一个参数，按原样传递：不经过 shell。其中 {alert}、{state}、{server}、{value}、{limit}、{user} 和 {text} 代表所发生的情况；环境变量 SESSIONSCOPE_ALERT 等也包含同样的内容，shell 须从中读取。命令在 30 秒后终止，同一时间只运行一个。</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>&amp;Quiet hours from</source>
        <translation>免打扰时段(&amp;Q)</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始时间</translation>
    </message>
    <message>
        <source>Quiet to</source>
        <translation>免打扰结束时间</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>No notification and no command then. Alerts still stand in this window and in the log.</source>
        <translation>此时段内既不通知，也不运行命令。告警仍会出现在此窗口和日志中。</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>Tells of an alert that is marked as a test, by the ways chosen here</source>
        <translation>按此处所选的方式发出一条标记为测试的告警</translation>
    </message>
    <message>
        <source>Say which program is to be run.</source>
        <translation>请指定要运行的程序。</translation>
    </message>
    <message numerus="yes">
        <source>There are too many arguments: %n at most.</source>
        <translation>
            <numerusform>参数过多：最多 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>An argument is too long.</source>
        <translation>有一个参数过长。</translation>
    </message>
    <message>
        <source>Quiet hours begin and end at the same time: choose two.</source>
        <translation>免打扰时段的开始与结束时间相同：请选择两个不同的时间。</translation>
    </message>
</context>
<context>
    <name>ui::AlertsDialog</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>How to tell</source>
        <translation>通知方式</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Part of the alerts</source>
        <translation>告警页面</translation>
    </message>
    <message>
        <source>Alerts that fired and cleared</source>
        <translation>触发和解除过的告警</translation>
    </message>
    <message>
        <source>The log is being read.</source>
        <translation>正在读取日志。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) of a later version are kept, and do nothing here.</source>
        <translation>
            <numerusform>保留了 %n 条来自更新版本的规则，它们在此版本中不起作用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has fired yet.</source>
        <translation>尚无告警触发。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the file cannot be read.</source>
        <translation>
            <numerusform>文件中有 %n 行无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>记录于 %1</translation>
    </message>
</context>
<context>
    <name>ui::AlertsFlow</name>
    <message>
        <source>The command has ended well.</source>
        <translation>命令已正常结束。</translation>
    </message>
    <message>
        <source>There is no connection now: nothing is watched.</source>
        <translation>当前没有连接：未监视任何内容。</translation>
    </message>
    <message>
        <source>This connection is not saved: what is set here holds until it is left.</source>
        <translation>此连接未保存：此处的设置仅在离开此连接前有效。</translation>
    </message>
    <message>
        <source>The command runs.</source>
        <translation>命令正在运行。</translation>
    </message>
    <message>
        <source>Told by the ways chosen here.</source>
        <translation>已按此处所选的方式通知。</translation>
    </message>
    <message>
        <source>Since %1. These are quiet hours: nobody else was told.</source>
        <translation>自 %1 起。现在是免打扰时段：未发出其他通知。</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>自 %1 起。</translation>
    </message>
    <message>
        <source>Alerts…</source>
        <translation>告警…</translation>
    </message>
    <message>
        <source>What is to be done when an alert fires is set under Alerts….</source>
        <translation>告警触发时要做什么，可在“告警…”中设置。</translation>
    </message>
</context>
<context>
    <name>ui::AlertsPopup</name>
    <message>
        <source>Alerts that fire</source>
        <translation>正在触发的告警</translation>
    </message>
    <message>
        <source>Nothing fires now on %1</source>
        <translation>%1 上当前没有告警触发</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) on %1</source>
        <translation>
            <numerusform>%1 上有 %n 个告警</numerusform>
        </translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>what it is now is not known</source>
        <translation>当前值未知</translation>
    </message>
    <message>
        <source>since %1, %2</source>
        <translation>自 %1 起，%2</translation>
    </message>
    <message>
        <source>Alerts…</source>
        <translation>告警…</translation>
    </message>
</context>
<context>
    <name>ui::AnswerFields</name>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Needed: this is a production server</source>
        <translation>必填：这是生产服务器</translation>
    </message>
    <message>
        <source>Optional, for the audit log</source>
        <translation>选填，记入审计日志</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>输入 %1 以确认</translation>
    </message>
</context>
<context>
    <name>ui::AuditDetails</name>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation>选择方式</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Sessions of the entry</source>
        <translation>此条目的会话</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>carol on desk-7</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>%1 · %2 in Redis</source>
        <comment>carol on desk-7 · support in Redis</comment>
        <translation>%1 · Redis 中为 %2</translation>
    </message>
    <message>
        <source>%1 · profile %2</source>
        <translation>%1 · 连接配置 %2</translation>
    </message>
    <message>
        <source>%1 · production</source>
        <translation>%1 · 生产环境</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln command(s)</source>
        <translation>
            <numerusform>%1 · %Ln 条命令</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>when · how</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 (follows %2)</source>
        <translation>%1（接续 %2）</translation>
    </message>
    <message>
        <source>Reading the sessions…</source>
        <translation>正在读取会话…</translation>
    </message>
    <message>
        <source>No entry is selected.</source>
        <translation>未选择条目。</translation>
    </message>
    <message>
        <source>%1 of %2 are named in the log.</source>
        <translation>%2中有 %1 个记录在日志中。</translation>
    </message>
    <message>
        <source>The first %1 of %2. All are in the export.</source>
        <translation>%2中的前 %1 个。导出文件包含全部会话。</translation>
    </message>
</context>
<context>
    <name>ui::AuditEmptyPage</name>
    <message>
        <source>C&amp;lear Search</source>
        <translation>清除搜索(&amp;L)</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>Nothing has been written down yet</source>
        <translation>尚无任何记录</translation>
    </message>
    <message>
        <source>Before sessions are ended or changed from here, this log is told when, by whom, on which server, which sessions and for what reason; and afterwards what became of each. Session ids are masked, and lines are only ever added. It is kept in this file of your account:</source>
        <translation>从这里结束或更改会话之前，此日志会记下时间、操作人、服务器、涉及的会话及原因；之后再记下每个会话的结果。会话 ID 会被遮盖，日志行只增不改。它保存在您账号的以下文件中：</translation>
    </message>
    <message>
        <source>No entry matches</source>
        <translation>没有符合的条目</translation>
    </message>
    <message>
        <source>All words have to stand somewhere in an entry: users, reason, server, operator, action. A session is also found by its whole key.</source>
        <translation>条目中须包含所有搜索词：用户、原因、服务器、操作人、操作。也可用完整的键查找会话。</translation>
    </message>
    <message>
        <source>Not all of the log has been read: there may be more further back.</source>
        <translation>日志尚未全部读取：更早的部分可能还有。</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>无法读取日志</translation>
    </message>
</context>
<context>
    <name>ui::AuditExport</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another file or folder, or make room there, and export again.</source>
        <translation>请另选文件或文件夹，或在该处腾出空间，然后重新导出。</translation>
    </message>
</context>
<context>
    <name>ui::AuditLogDialog</name>
    <message>
        <source>Audit Log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Search: user, reason, server, operator, or a session’s whole key</source>
        <translation>搜索：用户、原因、服务器、操作人，或会话的完整键</translation>
    </message>
    <message>
        <source>Search the audit log</source>
        <translation>搜索审计日志</translation>
    </message>
    <message>
        <source>Search the audit log (Ctrl+F)</source>
        <translation>搜索审计日志（Ctrl+F）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>&amp;Read Again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>Read the log again (F5)</source>
        <translation>重新读取日志（F5）</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected entries as text (Ctrl+C)</source>
        <translation>以文本形式复制所选条目（Ctrl+C）</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Show &amp;Older</source>
        <translation>显示更早的条目(&amp;O)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) found</source>
        <translation>
            <numerusform>找到 %Ln 个条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln 个条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln entry(s)</source>
        <translation>
            <numerusform>最新的 %Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>42 entries · 1.2 MB · /home/carol/…/audit.jsonl</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>The last line has no end: the disk was full, or a program ended while it wrote. What comes next starts a new line.</source>
        <translation>最后一行不完整：磁盘已满，或某个程序在写入时中止。后续内容将另起一行。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be read and are left out: they are cut, or something else has written them.</source>
        <translation>
            <numerusform>有 %Ln 行无法读取，已略去：它们被截断，或由其他程序写入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the entries that are listed to a file</source>
        <translation>将列出的条目写入文件</translation>
    </message>
    <message>
        <source>No entry is listed.</source>
        <translation>未列出任何条目。</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>还没有日志。</translation>
    </message>
    <message>
        <source>Export the Audit Log To</source>
        <translation>将审计日志导出到</translation>
    </message>
    <message>
        <source>JSON lines, as they are (*.jsonl)</source>
        <translation>JSON 行，保持原样 (*.jsonl)</translation>
    </message>
    <message>
        <source>CSV, a row for each session (*.csv)</source>
        <translation>CSV，每个会话一行 (*.csv)</translation>
    </message>
    <message>
        <source>Export the Audit Log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>A file %1 is there already. Replace it?</source>
        <translation>文件 %1 已存在。要替换它吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>That is the audit log itself, which is only ever added to.</source>
        <translation>这是审计日志本身，只能追加写入。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>ui::AuditLogModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 · production</source>
        <translation>%1 · 生产环境</translation>
    </message>
    <message>
        <source>The beginning of this entry stands further back in the log than was read.</source>
        <translation>此条目的开头位于日志中更早的部分，尚未读取。</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>It is still running, or what became of it could not be written: the program ended, or the disk was full.</source>
        <translation>仍在进行，或其结果未能写入：程序已结束，或磁盘已满。</translation>
    </message>
</context>
<context>
    <name>ui::AuditSessionsModel</name>
    <message>
        <source>SHA-256 of the key: %1</source>
        <translation>键的 SHA-256：%1</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Session id</source>
        <translation>会话 ID</translation>
    </message>
    <message>
        <source>Digest of the key</source>
        <translation>键的摘要</translation>
    </message>
</context>
<context>
    <name>ui::AuditWords</name>
    <message>
        <source>not written</source>
        <translation>未写入</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>already gone</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>not known: the connection broke before the answer came</source>
        <translation>未知：收到答复之前连接中断</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>left alone: somebody else’s by then</source>
        <translation>未作改动：届时已属于他人</translation>
    </message>
    <message>
        <source>extended</source>
        <translation>已续期</translation>
    </message>
    <message>
        <source>ends earlier</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>cleaned up</source>
        <translation>已清理</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>重新出现</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ended</source>
        <translation>
            <numerusform>%Ln 个已结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already gone</source>
        <translation>
            <numerusform>%Ln 个已不存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln 个被拒绝</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln 个未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln 个未发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left alone</source>
        <translation>
            <numerusform>%Ln 个未作改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln extended</source>
        <translation>
            <numerusform>%Ln 个已续期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ending earlier</source>
        <translation>
            <numerusform>%Ln 个提前结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln restored</source>
        <translation>
            <numerusform>%Ln 个已恢复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cleaned up</source>
        <translation>
            <numerusform>%Ln 个已清理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln came back</source>
        <translation>
            <numerusform>%Ln 个重新出现</numerusform>
        </translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>强制下线</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>End in %1</source>
        <translation>%1后结束</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Extend to %1</source>
        <translation>续期至剩余 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1（以 %2 身份）</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <comment>alice, bob and others</comment>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>3 · alice, bob</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>no outcome is written</source>
        <translation>未写入结果</translation>
    </message>
    <message>
        <source>nothing was done</source>
        <translation>未执行任何操作</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>refused: NOPERM</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, and came back</source>
        <translation>%1，之后重新出现</translation>
    </message>
</context>
<context>
    <name>ui::ChartSaving</name>
    <message>
        <source>The chart is in the clipboard, as a picture.</source>
        <translation>图表已作为图片复制到剪贴板。</translation>
    </message>
    <message>
        <source>Save the Chart As</source>
        <translation>图表另存为</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Save the Chart’s Numbers As</source>
        <translation>图表数据另存为</translation>
    </message>
    <message>
        <source>CSV, times in UTC (*.csv)</source>
        <translation>CSV，时间为 UTC (*.csv)</translation>
    </message>
    <message>
        <source>Save the Chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>A file %1 is there already. Replace it?</source>
        <translation>文件 %1 已存在。要替换它吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another file or folder, or make room there.</source>
        <translation>无法写入 %1：%2。请另选文件或文件夹，或在该处腾出空间。</translation>
    </message>
</context>
<context>
    <name>ui::CleanUpDialog</name>
    <message>
        <source>Clean up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Nothing to clean up</source>
        <translation>没有可清理的内容</translation>
    </message>
    <message>
        <source>Remove %1 of %2?</source>
        <comment>3 stale entries of alice</comment>
        <translation>移除 %2 的 %1？</translation>
    </message>
    <message numerus="yes">
        <source>Remove %1 of %Ln user(s)?</source>
        <comment>3 stale entries of 2 users</comment>
        <translation>
            <numerusform>移除 %Ln 个用户的 %1？</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <comment>3 stale entries</comment>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>3 entries</comment>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Not everything was looked at: there may be more such entries.</source>
        <translation>并未检查全部内容：可能还有更多此类条目。</translation>
    </message>
    <message numerus="yes">
        <source>stale entry(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>失效条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>key(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>键</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>user(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>framework(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>框架</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 及另外 %Ln 个用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown user(s)</source>
        <translation>
            <numerusform>%Ln 个属于未知用户</numerusform>
        </translation>
    </message>
    <message>
        <source>Whose entries</source>
        <translation>条目所属用户</translation>
    </message>
    <message>
        <source>Of which frameworks</source>
        <translation>所属框架</translation>
    </message>
    <message>
        <source>What is sent for one of each kind</source>
        <translation>每一类各发送的内容（举一例）</translation>
    </message>
    <message numerus="yes">
        <source>What is sent for the first (1 of %Ln)</source>
        <translation>
            <numerusform>为第一个条目发送的内容（%Ln 个中的第 1 个）</numerusform>
        </translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>发送的内容</translation>
    </message>
    <message>
        <source>A list is read first, and written back without the element; where it changes meanwhile, or the server lets this account begin no transaction, nothing is written over it.</source>
        <translation>会先读取列表，去掉该元素后再写回；如果列表在此期间有变动，或服务器不允许此账号开启事务，则不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Each is removed only while its session is still gone: nobody is logged out. For ten minutes it can be undone, where the account may.</source>
        <translation>只有会话仍不存在时，才会移除对应条目：不会使任何人登出。如果账号有相应权限，十分钟内可以撤销。</translation>
    </message>
    <message>
        <source>This is a production server.</source>
        <translation>这是生产服务器。</translation>
    </message>
    <message>
        <source>These are many entries at once.</source>
        <translation>一次处理的条目很多。</translation>
    </message>
    <message>
        <source>A reason is needed before anything is removed on a production server.</source>
        <translation>在生产服务器上移除任何内容之前，必须填写原因。</translation>
    </message>
    <message>
        <source>Type the number of entries to confirm.</source>
        <translation>输入条目数量以确认。</translation>
    </message>
</context>
<context>
    <name>ui::CleanUpFlow</name>
    <message>
        <source>There is no connection to a server.</source>
        <translation>未连接到服务器。</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing can be cleaned up through it.</source>
        <translation>此连接为只读：无法通过它进行清理。</translation>
    </message>
    <message>
        <source>The question was closed: the list that it was about is another one now.</source>
        <translation>确认框已关闭：它所针对的列表现在已经不同。</translation>
    </message>
    <message>
        <source>The connection broke. What came of it is said as soon as that is known.</source>
        <translation>连接中断。结果一旦得知就会告知。</translation>
    </message>
    <message>
        <source>The connection was left during the look: nothing is known of what it found.</source>
        <translation>检查期间离开了连接：检查结果未知。</translation>
    </message>
    <message>
        <source>The connection was left: what was found there is not shown any more.</source>
        <translation>已离开该连接：在那里找到的内容不再显示。</translation>
    </message>
</context>
<context>
    <name>ui::CleanUpFollower</name>
    <message>
        <source>The connection over which this was done has been left.</source>
        <translation>已离开执行此操作的连接。</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>未连接到服务器。</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>此连接为只读。</translation>
    </message>
    <message>
        <source>Putting stale entries back: %1 of %2</source>
        <translation>正在恢复失效条目：%1 / %2</translation>
    </message>
    <message>
        <source>Cancelling the clean-up: %1 of %2 done</source>
        <translation>正在取消清理：已完成 %1 / %2</translation>
    </message>
    <message>
        <source>Removing stale entries: %1 of %2</source>
        <translation>正在移除失效条目：%1 / %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stale entries: %1</source>
        <comment>300 removed, 11 already gone</comment>
        <translation>失效条目：%1</translation>
    </message>
    <message>
        <source>Undo · %1</source>
        <translation>撤销 · %1</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详情…</translation>
    </message>
    <message>
        <source>Undo of the clean-up: %1</source>
        <comment>300 put back</comment>
        <translation>撤销清理：%1</translation>
    </message>
    <message>
        <source>The connection was left while stale entries were put back.</source>
        <translation>在恢复失效条目期间离开了连接。</translation>
    </message>
    <message>
        <source>%1 of %2 were done with; whether the others are back is not known.</source>
        <translation>已处理 %1 / %2；其余是否已恢复，无法得知。</translation>
    </message>
    <message>
        <source>The connection was left during a clean-up.</source>
        <translation>在清理期间离开了连接。</translation>
    </message>
    <message>
        <source>%1 of %2 were done with; whether the others were removed is not known. Connect again, and look again, to see.</source>
        <translation>已处理 %1 / %2；其余是否已移除，无法得知。请重新连接并再次检查。</translation>
    </message>
</context>
<context>
    <name>ui::CleanUpReportDialog</name>
    <message>
        <source>What became of the clean-up</source>
        <translation>清理结果</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Outcome for each entry</source>
        <translation>每个条目的结果</translation>
    </message>
    <message>
        <source>What came of the undo, for each entry</source>
        <translation>每个条目的撤销结果</translation>
    </message>
    <message>
        <source>CSV, a row for each entry (*.csv)</source>
        <translation>CSV，每个条目一行 (*.csv)</translation>
    </message>
    <message>
        <source>JSON, with the numbers (*.json)</source>
        <translation>JSON，含统计数字 (*.json)</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>时间：%1 至 %2</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求内容</translation>
    </message>
    <message>
        <source>%1, confirmed by typing their number</source>
        <translation>%1，已输入数量确认</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) that change something, each answered</source>
        <translation>
            <numerusform>%Ln 条更改数据的命令，均已得到答复</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing that changes anything was sent and answered</source>
        <translation>没有任何更改数据的命令发出并得到答复</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>in the audit log</source>
        <translation>已记入审计日志</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) can be put back as it was.</source>
        <translation>
            <numerusform>%Ln 个条目可以恢复原状。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of this can be put back.</source>
        <translation>这些内容都无法恢复。</translation>
    </message>
    <message>
        <source>What has been written since is left alone. What is put back is kept in memory only.</source>
        <translation>此后写入的内容不会被改动。可供恢复的内容只保存在内存中。</translation>
    </message>
    <message>
        <source>Entries are being put back…</source>
        <translation>正在恢复条目…</translation>
    </message>
    <message>
        <source>The connection was left while entries were put back: what came of it is not known.</source>
        <translation>在恢复条目期间离开了连接：结果未知。</translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln</source>
        <translation>
            <numerusform>撤销 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln entry(s) back</source>
        <translation>
            <numerusform>恢复 %Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 confirmed: %2</source>
        <translation>已确认 %1 个：%2</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
</context>
<context>
    <name>ui::CleanUpWords</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>already gone</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>session is back: spared</source>
        <translation>会话重新出现：予以保留</translation>
    </message>
    <message>
        <source>changed: spared</source>
        <translation>已变动：予以保留</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>not known: no answer came</source>
        <translation>未知：未收到答复</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>written since: left alone</source>
        <translation>此后有写入：未作改动</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message numerus="yes">
        <source>spared: session(s) back</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>保留：会话重新出现</numerusform>
        </translation>
    </message>
    <message>
        <source>spared: changed</source>
        <comment>below their number</comment>
        <translation>保留：已变动</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>below their number</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <comment>312 stale entries</comment>
        <translation>已移除 %1</translation>
    </message>
    <message>
        <source>None of %1 removed</source>
        <comment>312 stale entries</comment>
        <translation>%1均未移除</translation>
    </message>
    <message>
        <source>%1 of %2 removed</source>
        <comment>300 of 312 stale entries removed</comment>
        <translation>%2中已移除 %1 个</translation>
    </message>
    <message>
        <source>Nothing was put back.</source>
        <translation>未恢复任何条目。</translation>
    </message>
    <message>
        <source>Nothing was sent: %1</source>
        <translation>未发送任何命令：%1</translation>
    </message>
    <message>
        <source>What became of them is not in the audit log: %1</source>
        <translation>处理结果未记入审计日志：%1</translation>
    </message>
    <message>
        <source>Nothing was put back: %1</source>
        <translation>未恢复任何条目：%1</translation>
    </message>
    <message>
        <source>What came of it is not in the audit log: %1</source>
        <translation>处理结果未记入审计日志：%1</translation>
    </message>
</context>
<context>
    <name>ui::CloseRow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::ColourRow</name>
    <message>
        <source>Colour: %1</source>
        <translation>颜色：%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>ui::ColumnHeader</name>
    <message>
        <source>In order once all are read: what has just come stands below</source>
        <translation>全部读取后才会排好顺序：刚收到的排在下方</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionChip</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未验证</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionDialog</name>
    <message>
        <source>Connect to Redis</source>
        <translation>连接到 Redis</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Duplicate this connection</source>
        <translation>复制此连接</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove this connection</source>
        <translation>删除此连接</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Open in New &amp;Window</source>
        <translation>在新窗口中打开(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Copy URL</source>
        <translation>复制 URL(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export This Connection…</source>
        <translation>导出此连接(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;All…</source>
        <translation>全部导出(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（复制）</translation>
    </message>
    <message>
        <source>“%1” removed</source>
        <translation>“%1”已删除</translation>
    </message>
    <message>
        <source>URL copied, without the password</source>
        <translation>已复制 URL，不含密码</translation>
    </message>
    <message>
        <source>URL copied, without the password and the way there (ssh, replaced places)</source>
        <translation>已复制 URL，不含密码和连接途径（ssh、替换的地址）</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionFlow</name>
    <message>
        <source>production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Edit This Connection…</source>
        <translation>编辑此连接…</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>not all answer</source>
        <translation>部分没有响应</translation>
    </message>
    <message>
        <source>no answer for %1 s</source>
        <translation>%1 秒没有响应</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Sentinel</source>
        <translation>哨兵</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix 套接字</translation>
    </message>
    <message>
        <source>Standalone</source>
        <translation>单机</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>没有连接</translation>
    </message>
</context>
<context>
    <name>ui::DataPage</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nothing left to read</source>
        <translation>没有可读取的内容</translation>
    </message>
    <message>
        <source>Redis has removed this record.</source>
        <translation>Redis 已清除此记录。</translation>
    </message>
    <message>
        <source>See raw bytes</source>
        <translation>查看原始字节</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation>已压缩</translation>
    </message>
    <message>
        <source>The payload is in no form that Sessionscope can take apart.</source>
        <translation>内容的形式是 Sessionscope 无法解析的。</translation>
    </message>
    <message>
        <source>The payload is in no form that %1 is known to write.</source>
        <translation>内容的形式不是 %1 已知会写入的。</translation>
    </message>
    <message>
        <source>Not decodable</source>
        <translation>无法解码</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>The session holds no data.</source>
        <translation>该会话不含数据。</translation>
    </message>
</context>
<context>
    <name>ui::DeadlineHistory</name>
    <message>
        <source>lost its TTL</source>
        <translation>失去 TTL</translation>
    </message>
    <message>
        <source>got a TTL, to %1</source>
        <translation>获得 TTL，至 %1</translation>
    </message>
    <message>
        <source>extended by %1, to %2</source>
        <translation>续期 %1，至 %2</translation>
    </message>
    <message>
        <source>shortened by %1, to %2</source>
        <translation>缩短 %1，至 %2</translation>
    </message>
</context>
<context>
    <name>ui::DemoPanel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Sessions in the wave</source>
        <translation>这一批的会话数</translation>
    </message>
    <message>
        <source>Sessions to expire</source>
        <translation>要过期的会话数</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>How long sessions live</source>
        <translation>会话有效期</translation>
    </message>
    <message>
        <source>Add a wave of sessions</source>
        <translation>添加一批会话</translation>
    </message>
    <message>
        <source>Expire some now</source>
        <translation>立即让一些会话过期</translation>
    </message>
    <message>
        <source>Sessions live for</source>
        <translation>会话有效期</translation>
    </message>
    <message>
        <source>What Redis does about sessions that end, to be set and tried out.</source>
        <translation>设置并试验 Redis 如何处理结束的会话。</translation>
    </message>
    <message>
        <source>State of the demo</source>
        <translation>演示状态</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>A private server with made-up users: nothing here is real.</source>
        <translation>带有虚构用户的专用服务器：这里的一切都不是真实的。</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Sentinel</source>
        <comment>the demo&apos;s kind</comment>
        <translation>哨兵</translation>
    </message>
    <message>
        <source>Kill a primary</source>
        <translation>终止一个主节点</translation>
    </message>
    <message>
        <source>Kill the primary</source>
        <translation>终止主节点</translation>
    </message>
    <message>
        <source>What goes on in the fleet</source>
        <translation>各节点的动态</translation>
    </message>
    <message>
        <source>Move slots</source>
        <translation>迁移槽</translation>
    </message>
    <message>
        <source>Not before the fleet is whole again.</source>
        <translation>须等所有节点恢复正常。</translation>
    </message>
    <message>
        <source>End it as a crash would: a replica takes its place, and it comes back as a replica.</source>
        <translation>像崩溃那样终止它：由副本接替，它恢复后成为副本。</translation>
    </message>
    <message>
        <source>Some hundred slots go from one primary to another, while they are in use.</source>
        <translation>在使用期间，将几百个槽从一个主节点迁移到另一个主节点。</translation>
    </message>
    <message>
        <source>Resume users</source>
        <translation>恢复用户访问</translation>
    </message>
    <message>
        <source>Pause users</source>
        <translation>暂停用户访问</translation>
    </message>
    <message>
        <source>Nobody visits now: sessions only run out.</source>
        <translation>现在没有用户访问：会话只会逐渐到期。</translation>
    </message>
    <message>
        <source>Stop the made-up users and watch their sessions run out.</source>
        <translation>停止虚构用户的访问，观察他们的会话逐渐到期。</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%L1 new in the last minute</source>
        <comment>sessions</comment>
        <translation>最近一分钟新增 %L1 个</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>users online · new sessions</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) online</source>
        <translation>
            <numerusform>%Ln 个用户在线</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DesktopNotifications</name>
    <message>
        <source>There is no desktop session here that shows notifications.</source>
        <translation>此处没有可显示通知的桌面会话。</translation>
    </message>
    <message>
        <source>The desktop’s message bus cannot be reached.</source>
        <translation>无法连接到桌面的消息总线。</translation>
    </message>
    <message>
        <source>Nothing on this desktop shows notifications.</source>
        <translation>此桌面上没有可显示通知的程序。</translation>
    </message>
    <message>
        <source>What shows notifications on this desktop does not answer.</source>
        <translation>此桌面上负责显示通知的程序没有响应。</translation>
    </message>
    <message>
        <source>No notification was shown. %1</source>
        <translation>未显示通知。%1</translation>
    </message>
    <message>
        <source>The desktop has not shown a notification: %1.</source>
        <translation>桌面未能显示通知：%1。</translation>
    </message>
</context>
<context>
    <name>ui::DetailsPanel</name>
    <message>
        <source>Search in This Session</source>
        <translation>在此会话中搜索</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln user(s).</source>
        <translation>
            <numerusform>属于 %Ln 个用户。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Select one to see what it holds.</source>
        <translation>请选择一个以查看其内容。</translation>
    </message>
    <message>
        <source>Select one to see what it holds, or press Del to log them out.</source>
        <translation>请选择一个以查看其内容，或按 Del 将它们强制下线。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) selected</source>
        <translation>
            <numerusform>已选择 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>No session selected</source>
        <translation>未选择会话</translation>
    </message>
    <message>
        <source>Select a session in the table to see whose it is, what it holds and when it ends.</source>
        <translation>请在表格中选择一个会话，以查看它属于谁、包含什么内容以及何时结束。</translation>
    </message>
</context>
<context>
    <name>ui::DraftForm</name>
    <message>
        <source>not in the payload</source>
        <translation>不在内容中</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最后访问</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>过期时间</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP 地址</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>用户代理</translation>
    </message>
    <message>
        <source>base64 → json</source>
        <comment>names of codecs</comment>
        <translation>base64 → json</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Key &amp;pattern</source>
        <translation>键模式(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Written as</source>
        <translation>编码方式(&amp;W)</translation>
    </message>
    <message>
        <source>The fields of a hash are read as text or JSON.</source>
        <translation>哈希的字段按文本或 JSON 读取。</translation>
    </message>
    <message>
        <source>“%1” names no codecs. Write one, or several from the outside inwards, as in base64 → json. There are: %2.</source>
        <translation>“%1”不是编解码器名称。请写一个，或由外到内写多个，例如 base64 → json。可用的有：%2。</translation>
    </message>
    <message>
        <source>There is a format of this name already.</source>
        <translation>已有同名格式。</translation>
    </message>
    <message>
        <source>Leads to no time in any of the keys looked at.</source>
        <translation>在检查过的所有键中都没有得到时间。</translation>
    </message>
    <message>
        <source>Leads to nothing in any of the keys looked at.</source>
        <translation>在检查过的所有键中都没有得到任何内容。</translation>
    </message>
    <message>
        <source>text or JSON</source>
        <translation>文本或 JSON</translation>
    </message>
</context>
<context>
    <name>ui::DurationText</name>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
</context>
<context>
    <name>ui::EmptyPage</name>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
</context>
<context>
    <name>ui::EndedDetails</name>
    <message>
        <source>from the history</source>
        <translation>来自历史记录</translation>
    </message>
    <message>
        <source>Copy for a Ticket</source>
        <translation>复制用于工单</translation>
    </message>
    <message>
        <source>Show Live Sessions</source>
        <translation>显示有效会话</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Also known as</source>
        <translation>又名</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>When it ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>What was written down on this computer while it was watched</source>
        <translation>监视期间记录在此计算机上的内容</translation>
    </message>
    <message>
        <source>What is known of its life</source>
        <translation>已知的会话经过</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Who, which session, when and why, as text</source>
        <translation>以文本形式复制：谁、哪个会话、何时结束以及原因</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown user</source>
        <translation>未知用户</translation>
    </message>
</context>
<context>
    <name>ui::EndedFlow</name>
    <message>
        <source>Nothing has been written down yet.</source>
        <translation>尚无任何记录。</translation>
    </message>
    <message>
        <source>There is no history of this server: what has ended was not written down. Session ▸ History ▸ Keep a History does that from now on.</source>
        <translation>没有此服务器的历史记录：未曾记录已结束的会话。启用“会话 ▸ 历史记录 ▸ 保留历史记录”后，将从现在起开始记录。</translation>
    </message>
    <message>
        <source>Copy for a &amp;Ticket</source>
        <translation>复制用于工单(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy Row</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;User</source>
        <translation>复制用户(&amp;U)</translation>
    </message>
    <message>
        <source>Copy &amp;Masked Id</source>
        <translation>复制遮盖后的 ID(&amp;M)</translation>
    </message>
    <message>
        <source>Show &amp;Only This User</source>
        <translation>仅显示此用户(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Forget This User…</source>
        <translation>清除此用户的记录(&amp;F)…</translation>
    </message>
</context>
<context>
    <name>ui::EndedLane</name>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Ended sessions, from the history</source>
        <translation>已结束的会话，来自历史记录</translation>
    </message>
    <message>
        <source>About the ended sessions</source>
        <translation>关于已结束的会话</translation>
    </message>
    <message>
        <source>the %1 newest</source>
        <translation>最新的 %1 个</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>自 %2 起共 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天内共 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>from the history of this computer</source>
        <translation>来自此计算机的历史记录</translation>
    </message>
    <message>
        <source>none · from the history of this computer, which begins now</source>
        <translation>无 · 来自此计算机的历史记录，从现在开始记录</translation>
    </message>
    <message>
        <source>none since %1 · from the history of this computer</source>
        <translation>自 %1 起没有 · 来自此计算机的历史记录</translation>
    </message>
    <message>
        <source>%1, newest first · from the history of this computer</source>
        <translation>%1，最新的在前 · 来自此计算机的历史记录</translation>
    </message>
    <message>
        <source>Unfold the ended sessions</source>
        <translation>展开已结束的会话</translation>
    </message>
    <message>
        <source>Fold the ended sessions</source>
        <translation>折叠已结束的会话</translation>
    </message>
    <message>
        <source>Show Older</source>
        <translation>显示更早的</translation>
    </message>
    <message>
        <source>Show Fewer</source>
        <translation>显示较少</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show All %1</source>
        <translation>显示全部 %1 个</translation>
    </message>
</context>
<context>
    <name>ui::EndedView</name>
    <message>
        <source>Ended sessions</source>
        <translation>已结束的会话</translation>
    </message>
</context>
<context>
    <name>ui::EndingsPanel</name>
    <message>
        <source>Evict by allkeys-lru</source>
        <translation>按 allkeys-lru 淘汰</translation>
    </message>
    <message>
        <source>Evict by volatile-ttl</source>
        <translation>按 volatile-ttl 淘汰</translation>
    </message>
    <message>
        <source>Restart, nothing kept</source>
        <translation>重启，不保留数据</translation>
    </message>
    <message>
        <source>Restart with RDB</source>
        <translation>使用 RDB 重启</translation>
    </message>
    <message>
        <source>Restart with AOF</source>
        <translation>使用 AOF 重启</translation>
    </message>
    <message>
        <source>Kill a primary</source>
        <comment>an experiment</comment>
        <translation>终止一个主节点</translation>
    </message>
    <message>
        <source>maxmemory is set a little above what is used, then other data is written. Redis evicts whatever was not used for longest: sessions whose users have not clicked lately go first. It ends when about half of the sessions are gone, and is set back.</source>
        <translation>将 maxmemory 设为略高于已用内存，然后写入其他数据。Redis 会淘汰最久未使用的数据：用户近期没有点击的会话最先被淘汰。约一半会话消失后实验结束，设置恢复原值。</translation>
    </message>
    <message>
        <source>maxmemory is set a little above what is used, then other data without a TTL is written. Redis evicts only what has a TTL, next to end first: sessions pay for data that never goes. It ends when about half of them are gone, and is set back.</source>
        <translation>将 maxmemory 设为略高于已用内存，然后写入不带 TTL 的其他数据。Redis 只淘汰带 TTL 的数据，最早到期的先淘汰：会话要为永不消失的数据让位。约一半会话消失后实验结束，设置恢复原值。</translation>
    </message>
    <message>
        <source>Redis shuts down and starts again, with neither RDB nor AOF. Sessions are in memory alone: all users are logged out.</source>
        <translation>Redis 关闭后重新启动，既没有 RDB 也没有 AOF。会话只存在于内存中：所有用户都会被登出。</translation>
    </message>
    <message>
        <source>Redis writes a snapshot as it shuts down, and reads it when it starts again. Sessions come back with their deadlines; those that run out meanwhile do not. After a crash, what came after the latest snapshot would be gone.</source>
        <translation>Redis 在关闭时写入快照，重新启动时读取。会话会连同过期时间一起恢复；在此期间到期的则不会恢复。如果是崩溃，最近一次快照之后的内容都会丢失。</translation>
    </message>
    <message>
        <source>Redis writes each change down from now on, then shuts down, and reads it all when it starts again. Sessions come back with their deadlines; after a crash, up to a second of changes would be gone.</source>
        <translation>Redis 从现在起记录每一次更改，然后关闭，重新启动时全部读取。会话会连同过期时间一起恢复；如果是崩溃，最多会丢失一秒的更改。</translation>
    </message>
    <message>
        <source>What else ends sessions</source>
        <translation>会话结束的其他原因</translation>
    </message>
    <message>
        <source>%1: what will happen?</source>
        <translation>%1：会发生什么？</translation>
    </message>
    <message>
        <source>The sessions are counted …</source>
        <translation>正在统计会话…</translation>
    </message>
    <message>
        <source>%1: it did not work</source>
        <translation>%1：未成功</translation>
    </message>
    <message>
        <source>%1: what happened</source>
        <translation>%1：发生了什么</translation>
    </message>
    <message>
        <source>This demo has one server. The one of a cluster has primaries to kill, in its bar: sessionscope --demo=cluster.</source>
        <translation>此演示只有一台服务器。集群演示的工具栏中可以终止主节点：sessionscope --demo=cluster。</translation>
    </message>
    <message>
        <source>Another experiment runs.</source>
        <translation>另一个实验正在运行。</translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>服务器不可用。</translation>
    </message>
</context>
<context>
    <name>ui::EventPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Show session</source>
        <translation>显示会话</translation>
    </message>
    <message>
        <source>Show the session of this event among the sessions, or search for it</source>
        <translation>在会话列表中显示此事件的会话，或搜索该会话</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export the events that are listed</source>
        <translation>导出列出的事件</translation>
    </message>
    <message>
        <source>Write the events that are listed to a file</source>
        <translation>将列出的事件写入文件</translation>
    </message>
    <message>
        <source>Only events from %1; press to list all</source>
        <translation>仅显示 %1 的事件；按下可列出全部</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from %2 and the history</source>
        <translation>%1，来自 %2和历史记录</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，来自 %2</translation>
    </message>
    <message>
        <source>No event matches.</source>
        <translation>没有符合的事件。</translation>
    </message>
    <message>
        <source>No event is known of that time.</source>
        <translation>该时段没有已知的事件。</translation>
    </message>
    <message>
        <source>No event of this kind yet.</source>
        <translation>尚无此类事件。</translation>
    </message>
    <message>
        <source>No events yet. Logins, logouts and expirations appear here as they happen.</source>
        <translation>尚无事件。登录、登出和过期会在发生时显示在这里。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>折叠(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>展开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Show This Session</source>
        <translation>显示此会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Only This User</source>
        <translation>仅此用户(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy Rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy C&amp;ell</source>
        <translation>复制单元格(&amp;E)</translation>
    </message>
    <message>
        <source>Copy &amp;User</source>
        <translation>复制用户(&amp;U)</translation>
    </message>
    <message>
        <source>Copy &amp;Masked Id</source>
        <translation>复制遮盖后的 ID(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Log Out This User’s Sessions…</source>
        <translation>将此用户的会话强制下线(&amp;L)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>ui::EventSaving</name>
    <message>
        <source>Export the Events To</source>
        <translation>将事件导出到</translation>
    </message>
    <message>
        <source>CSV, a row for each line (*.csv)</source>
        <translation>CSV，每个事件行一行 (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>Export the Events</source>
        <translation>导出事件</translation>
    </message>
    <message>
        <source>A file %1 is there already. Replace it?</source>
        <translation>文件 %1 已存在。要替换它吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Events written to %1</source>
        <translation>事件已写入 %1</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>显示文件夹</translation>
    </message>
</context>
<context>
    <name>ui::EventSearchField</name>
    <message>
        <source>Search events</source>
        <translation>搜索事件</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>List all events, whatever is searched above</source>
        <translation>列出全部事件，不受上方搜索影响</translation>
    </message>
    <message>
        <source>%1 — as above</source>
        <translation>%1 — 同上方搜索</translation>
    </message>
    <message>
        <source>The search above holds here too: %1</source>
        <translation>上方的搜索在此同样有效：%1</translation>
    </message>
    <message>
        <source>Words, or terms such as user:alice, ip:10.0., is:ended</source>
        <translation>词语，或 user:alice、ip:10.0.、is:ended 之类的条件</translation>
    </message>
</context>
<context>
    <name>ui::EventTable</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Columns of the events</source>
        <translation>事件的列</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>The rows that the search finds, with the columns and in the order shown.</source>
        <translation>导出搜索到的行，包含所显示的列，并保持显示的顺序。</translation>
    </message>
    <message>
        <source>All rows, with the columns and in the order shown.</source>
        <translation>导出所有行，包含所显示的列，并保持显示的顺序。</translation>
    </message>
    <message>
        <source>With full session ids and &amp;keys</source>
        <translation>包含完整的会话 ID 和键(&amp;K)</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>已写入的行</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON 行</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>CSV for spreadsheets, JSON lines for programs</source>
        <translation>CSV 用于电子表格，JSON 行用于程序</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Whoever reads this file can act as any of these users until their sessions end. Keep it as you would keep passwords, and delete it when it has served. Only your account may read it.</source>
        <translation>在这些会话结束之前，读到此文件的人都可以冒用其中任何用户的身份。请像保管密码一样保管它，用完后删除。只有您的账号可以读取它。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export To</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>This is no file, and will not be written to. Choose another name.</source>
        <translation>这不是文件，不会向其中写入。请换一个名称。</translation>
    </message>
    <message>
        <source>A file of this name is there already. It will be replaced.</source>
        <translation>已有同名文件，它将被替换。</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>ui::ExportFlow</name>
    <message>
        <source>%1 written to %2</source>
        <translation>%1已写入 %2</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>显示文件夹</translation>
    </message>
</context>
<context>
    <name>ui::FactList</name>
    <message>
        <source>string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>hash</source>
        <translation>哈希</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>set</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>sorted set</source>
        <translation>有序集合</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>流</translation>
    </message>
    <message>
        <source>reveal</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Session id</source>
        <translation>会话 ID</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Reveal the session id</source>
        <translation>显示会话 ID</translation>
    </message>
    <message>
        <source>Copy the session id</source>
        <translation>复制会话 ID</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最后活动</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Stored on</source>
        <translation>存储于</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>复制键</translation>
    </message>
    <message>
        <source>field of a hash</source>
        <translation>哈希的字段</translation>
    </message>
    <message>
        <source>Takes %1 of the server’s memory</source>
        <translation>占用服务器内存 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>extended %Ln time(s) while watched</source>
        <translation>
            <numerusform>监视期间续期 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the session id</source>
        <translation>隐藏会话 ID</translation>
    </message>
    <message>
        <source>Whoever has the id is logged in: show it only when you need it.</source>
        <translation>谁持有此 ID，谁就处于登录状态：请仅在需要时显示。</translation>
    </message>
</context>
<context>
    <name>ui::FleetModel</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>What a replica has not received of what its primary wrote, or for how long it has not heard from it</source>
        <translation>主节点写入而副本尚未收到的数据量，或副本已有多久没有收到主节点的消息</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>在线状态</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>槽</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Events/s</source>
        <translation>事件/秒</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>已用内存</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>实时状态</translation>
    </message>
</context>
<context>
    <name>ui::FleetPage</name>
    <message>
        <source>Would sessions survive?</source>
        <translation>会话能否保全？</translation>
    </message>
    <message>
        <source>&amp;Show Its Sessions</source>
        <translation>显示其会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy Address</source>
        <translation>复制地址(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Try Now</source>
        <translation>立即重试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>ui::FleetTable</name>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Columns of the nodes</source>
        <translation>节点的列</translation>
    </message>
</context>
<context>
    <name>ui::FleetWords</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>replica of %1</source>
        <translation>%1 的副本</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>主节点</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>copy</source>
        <translation>拷贝</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>从未读取</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>目前 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none for %1</source>
        <translation>无，已持续 %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>INFO is refused</source>
        <translation>INFO 被拒绝</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>曾为 %1</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1，无上限</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>Said to run</source>
        <translation>据称在运行</translation>
    </message>
    <message>
        <source>Said to have failed</source>
        <translation>据称已故障</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>Never read to the end</source>
        <translation>从未读完</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>从未读取</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>有响应</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Live, by tracking</source>
        <translation>实时（通过跟踪）</translation>
    </message>
    <message>
        <source>Live in part: old server</source>
        <translation>部分实时：服务器版本旧</translation>
    </message>
    <message>
        <source>Expiry only</source>
        <translation>仅过期</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>轮询</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>正在追赶</translation>
    </message>
    <message>
        <source>Not up to date</source>
        <translation>可能已过时</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有响应</translation>
    </message>
    <message>
        <source>said to run</source>
        <translation>据称在运行</translation>
    </message>
    <message>
        <source>said to have failed</source>
        <translation>据称已故障</translation>
    </message>
    <message>
        <source>does not answer since %1</source>
        <translation>自 %1 起没有响应</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Tried again at %1</source>
        <translation>将于 %1 重试</translation>
    </message>
    <message>
        <source>Its sessions were read from replica %1 the last time</source>
        <translation>上次是从副本 %1 读取其会话的</translation>
    </message>
    <message>
        <source>Not received yet: %1</source>
        <translation>尚未收到：%1</translation>
    </message>
    <message>
        <source>Heard of its primary, or by it: %1 ago</source>
        <translation>上次与主节点通信：%1前</translation>
    </message>
    <message>
        <source>Memory: %1 of %2</source>
        <translation>内存：%1 / %2</translation>
    </message>
    <message>
        <source>Memory: %1</source>
        <translation>内存：%1</translation>
    </message>
    <message>
        <source>Eviction: %1</source>
        <translation>淘汰策略：%1</translation>
    </message>
    <message>
        <source>Append-only file: on %1</source>
        <translation>AOF：已启用 %1</translation>
    </message>
    <message>
        <source>Append-only file: off</source>
        <translation>AOF：未启用</translation>
    </message>
    <message>
        <source>Snapshots: none</source>
        <translation>快照：无</translation>
    </message>
    <message>
        <source>Snapshots: %1</source>
        <translation>快照：%1</translation>
    </message>
    <message>
        <source>notify-keyspace-events: %1</source>
        <translation>notify-keyspace-events：%1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Refused to this account: %1</source>
        <translation>此账号被拒绝使用：%1</translation>
    </message>
    <message>
        <source>As it said at %1</source>
        <translation>以上为其在 %1 报告的情况</translation>
    </message>
</context>
<context>
    <name>ui::ForecastChart</name>
    <message>
        <source>Sessions that end soon</source>
        <translation>即将结束的会话</translation>
    </message>
    <message>
        <source>In %1 – %2 h</source>
        <translation>%1 – %2 小时后</translation>
    </message>
    <message>
        <source>In %1 min</source>
        <translation>%1 分钟后</translation>
    </message>
    <message>
        <source>In %1 s</source>
        <translation>%1 秒后</translation>
    </message>
    <message>
        <source>Past their deadline</source>
        <translation>已过过期时间</translation>
    </message>
    <message>
        <source>due, not reaped</source>
        <translation>已到期，待清除</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>ui::ForgetDialog</name>
    <message>
        <source>Forget All History</source>
        <translation>清除所有历史记录</translation>
    </message>
    <message>
        <source>Forget a User</source>
        <translation>清除用户记录</translation>
    </message>
    <message>
        <source>Forget all that the history of %1 has?</source>
        <translation>要清除 %1 的所有历史记录吗？</translation>
    </message>
    <message>
        <source>Forget a user in the history of %1?</source>
        <translation>要从 %1 的历史记录中清除一个用户吗？</translation>
    </message>
    <message>
        <source>When sessions began, were extended and ended, whose they were, from where, and why they ended, and how many came and went in each minute: all of it goes.</source>
        <translation>会话何时开始、续期和结束，属于谁，来自何处，为何结束，以及每分钟新增和消失的数量：全部都会清除。</translation>
    </message>
    <message>
        <source>All entries of whoever has this very name go: when the sessions began, were extended and ended, from where, and why they ended. Upper and lower case count.</source>
        <translation>所有名称与此完全一致的条目都会清除：会话何时开始、续期和结束，来自何处以及为何结束。区分大小写。</translation>
    </message>
    <message>
        <source>The list of events in this window is emptied too.</source>
        <translation>此窗口中的事件列表也会清空。</translation>
    </message>
    <message>
        <source>Lines about this user go from the list of events in this window too.</source>
        <translation>此窗口的事件列表中与此用户有关的行也会清除。</translation>
    </message>
    <message>
        <source>Nobody can say any more why somebody was logged out. There is no way back.</source>
        <translation>此后将再也无法说明某人为何被登出。此操作无法撤销。</translation>
    </message>
    <message>
        <source>The log of alerts keeps that alerts fired here, and no longer whom they named.</source>
        <translation>告警日志会保留此处触发过告警，但不再保留其中提到的用户。</translation>
    </message>
    <message>
        <source>The log of alerts keeps that an alert fired here, and no longer that it named this user.</source>
        <translation>告警日志会保留此处触发过告警，但不再保留其中提到过此用户。</translation>
    </message>
    <message>
        <source>Sessions in Redis go on, and the audit log keeps what was ended here.</source>
        <translation>Redis 中的会话不受影响，审计日志会保留在此强制下线的内容。</translation>
    </message>
    <message>
        <source>What happens from now on is written down again: to prevent that, do not keep a history.</source>
        <translation>此后发生的事仍会记录：如要避免，请不要保留历史记录。</translation>
    </message>
    <message>
        <source>Forget All</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Forget User</source>
        <translation>清除用户</translation>
    </message>
    <message>
        <source>User to forget</source>
        <translation>要清除的用户</translation>
    </message>
    <message>
        <source>Name, as the application writes it</source>
        <translation>名称，与应用中的写法一致</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::ForgetFlow</name>
    <message>
        <source>Something is being forgotten already. Try again when it is done.</source>
        <translation>正在清除其他内容。请在完成后重试。</translation>
    </message>
    <message>
        <source>Nothing was forgotten: another server is watched now than the one that was asked about.</source>
        <translation>未清除任何内容：当前监视的服务器已不是当时询问的那台。</translation>
    </message>
    <message>
        <source>Nothing was forgotten: something else is being forgotten. Try again when it is done.</source>
        <translation>未清除任何内容：正在清除其他内容。请在完成后重试。</translation>
    </message>
    <message>
        <source>Nothing was forgotten: no server is watched, and so there is no history.</source>
        <translation>未清除任何内容：没有监视服务器，因此没有历史记录。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of the log of alerts name(s) nobody any more.</source>
        <translation>
            <numerusform>告警日志中有 %Ln 行不再含有名称。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies) forgotten</source>
        <translation>
            <numerusform>已清除 %Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>All history of this server: %1.</source>
        <translation>此服务器的所有历史记录：%1。</translation>
    </message>
    <message>
        <source>The history has nobody who is called %1.</source>
        <translation>历史记录中没有名为 %1 的用户。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Nothing was forgotten. %1</source>
        <translation>未清除任何内容。%1</translation>
    </message>
</context>
<context>
    <name>ui::FormatEditor</name>
    <message>
        <source>Describe a Format</source>
        <translation>描述格式</translation>
    </message>
    <message>
        <source>Paste the name of a session’s key</source>
        <translation>粘贴会话的键的名称</translation>
    </message>
    <message>
        <source>Sample key</source>
        <translation>示例键</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>读取(&amp;R)</translation>
    </message>
    <message>
        <source>Sample &amp;key</source>
        <translation>示例键(&amp;K)</translation>
    </message>
    <message>
        <source>This connection is read-only. Describing a format only reads.</source>
        <translation>此连接为只读。描述格式只需读取。</translation>
    </message>
    <message>
        <source>Describing a format only reads; nothing on the server is changed.</source>
        <translation>描述格式只会读取；服务器上的任何内容都不会更改。</translation>
    </message>
    <message>
        <source>&amp;Use Selected Value As</source>
        <translation>将所选值用作(&amp;U)</translation>
    </message>
    <message>
        <source>What would be listed appears here.</source>
        <translation>将要列出的内容会显示在这里。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Change a Format</source>
        <translation>更改格式</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Sample: %1.</source>
        <translation>示例：%1。</translation>
    </message>
    <message>
        <source>It has no TTL: sessions usually have one.</source>
        <translation>它没有 TTL：会话通常都有 TTL。</translation>
    </message>
    <message>
        <source>Its payload is encrypted: only the application can read who it is.</source>
        <translation>其内容已加密：只有应用能读出用户是谁。</translation>
    </message>
    <message>
        <source>No decoder fits its payload: only key, TTL and size will be known.</source>
        <translation>没有适合其内容的解码器：只能得知键、TTL 和大小。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>What would be listed appears here when the mistakes above are corrected.</source>
        <translation>改正上面的错误后，将要列出的内容会显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln key(s) could be read like this. Save anyway?</source>
        <translation>
            <numerusform>%Ln 个键都无法这样读取。仍要保存吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Save Anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Throw away what you have changed here?</source>
        <translation>要放弃您在此所作的更改吗？</translation>
    </message>
    <message>
        <source>Throw Away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ui::FormatsDialog</name>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Files that cannot be used</source>
        <translation>无法使用的文件</translation>
    </message>
    <message>
        <source>Describe from a &amp;Key…</source>
        <translation>根据键描述(&amp;K)…</translation>
    </message>
    <message>
        <source>Describe from the Selected &amp;Session…</source>
        <translation>根据所选会话描述(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>删除(&amp;R)…</translation>
    </message>
    <message>
        <source>Other kinds of keys</source>
        <translation>其他类型的键</translation>
    </message>
    <message>
        <source>&amp;Describe as Sessions…</source>
        <translation>描述为会话(&amp;D)…</translation>
    </message>
    <message>
        <source>These files of yours cannot be used:</source>
        <translation>您的以下文件无法使用：</translation>
    </message>
    <message>
        <source>Sessions of a format without a mark are not listed.</source>
        <translation>未勾选的格式，其会话不会列出。</translation>
    </message>
    <message>
        <source>This holds for this window only: the address is not a saved connection.</source>
        <translation>这只对此窗口有效：该地址不是已保存的连接。</translation>
    </message>
    <message>
        <source>There is no connection: what a server holds is seen when it is connected.</source>
        <translation>未连接：连接后才能看到服务器上有什么。</translation>
    </message>
    <message>
        <source>No keys were seen: the database is empty, or this account may not list keys (SCAN).</source>
        <translation>未看到任何键：数据库为空，或此账号无权列出键（SCAN）。</translation>
    </message>
    <message numerus="yes">
        <source>In all %Ln key(s) of this database:</source>
        <translation>
            <numerusform>此数据库的全部 %Ln 个键中：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first %Ln key(s) that were looked at:</source>
        <translation>
            <numerusform>在最先检查的 %Ln 个键中：</numerusform>
        </translation>
    </message>
    <message>
        <source>Only formats of yours can be changed.</source>
        <translation>只能更改您自己的格式。</translation>
    </message>
</context>
<context>
    <name>ui::FormatsFlow</name>
    <message>
        <source>Remove a Format</source>
        <translation>删除格式</translation>
    </message>
    <message>
        <source>Remove the format that is described in %1? Its sessions are no longer listed; nothing on the server is changed.</source>
        <translation>要删除 %1 中描述的格式吗？其会话将不再列出；服务器上的任何内容都不会更改。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>A file %1 is there already. Replace it?</source>
        <translation>文件 %1 已存在。要替换它吗？</translation>
    </message>
</context>
<context>
    <name>ui::FoundFormatsModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Described</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>ui::FoundKeys</name>
    <message numerus="yes">
        <source>%Ln other kind(s) of keys</source>
        <translation>
            <numerusform>%Ln 种其他键</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (of %Ln key(s) looked at)</source>
        <translation>
            <numerusform>%1（已检查 %Ln 个键）</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked for sessions of %1.</source>
        <translation>已查找 %1 的会话。</translation>
    </message>
    <message numerus="yes">
        <source>Looked for sessions of %1 and %Ln more.</source>
        <translation>
            <numerusform>已查找 %1 及另外 %Ln 种格式的会话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Named like sessions: %1.</source>
        <translation>名称像会话的键：%1。</translation>
    </message>
    <message>
        <source>The most frequent keys here: %1.</source>
        <translation>此处最常见的键：%1。</translation>
    </message>
    <message>
        <source>The most frequent of the others: %1.</source>
        <translation>其他键中最常见的：%1。</translation>
    </message>
</context>
<context>
    <name>ui::GapText</name>
    <message numerus="yes">
        <source>%n node(s) being checked</source>
        <translation>
            <numerusform>%n 个节点正在检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) as of %1</source>
        <translation>
            <numerusform>%n 个节点截至 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without %n node(s)</source>
        <translation>
            <numerusform>不含 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>What %1 holds is counted as it was at %2.</source>
        <translation>%1 的内容按其在 %2 时的状态计入。</translation>
    </message>
    <message>
        <source>What %1 holds is not counted.</source>
        <translation>%1 的内容未计入。</translation>
    </message>
    <message>
        <source>What has happened on %1 since %2 is not counted.</source>
        <translation>%2 以来 %1 上发生的情况未计入。</translation>
    </message>
    <message>
        <source>What happens on %1 is not counted.</source>
        <translation>%1 上发生的情况未计入。</translation>
    </message>
    <message>
        <source>What %1 holds is as of %2: there may be others, and fewer, by now.</source>
        <translation>%1 的内容截至 %2：现在可能已有增减。</translation>
    </message>
    <message>
        <source>%1 does not answer: there may be some that are not listed.</source>
        <translation>%1 没有响应：可能有未列出的内容。</translation>
    </message>
</context>
<context>
    <name>ui::HelpText</name>
    <message>
        <source>About Sessionscope</source>
        <translation>关于 Sessionscope</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Shows, live, the user sessions that web applications keep in Redis, and ends them.</source>
        <translation>实时显示 Web 应用保存在 Redis 中的用户会话，并可将其强制下线。</translation>
    </message>
    <message>
        <source>Copyright © 2026 the Sessionscope developers. Free software under the &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;GNU General Public License, version 3&lt;/a&gt; or later. It comes without any warranty.</source>
        <translation>版权所有 © 2026 Sessionscope 开发者。自由软件，依据 &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;GNU 通用公共许可证第 3 版&lt;/a&gt;或更高版本发布。不提供任何担保。</translation>
    </message>
    <message>
        <source>Built with Qt %1 and hiredis.</source>
        <translation>基于 Qt %1 和 hiredis 构建。</translation>
    </message>
</context>
<context>
    <name>ui::HistoryDialog</name>
    <message>
        <source>&amp;Keep a history on this computer</source>
        <translation>在这台计算机上保留历史记录(&amp;K)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>When sessions begin, are extended and end is written down while a server is watched, so that it can be told later why somebody was logged out: with users, addresses, devices and masked ids.</source>
        <translation>监视服务器期间，会话的开始、续期和结束都会记录下来，以便日后查明某位用户为何被登出。记录包括用户、地址、设备和遮盖后的 ID。</translation>
    </message>
    <message>
        <source>Days to keep</source>
        <translation>保留天数</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Most megabytes</source>
        <translation>最大兆字节数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Endings of the last</source>
        <translation>结束记录保留</translation>
    </message>
    <message>
        <source>For each server up to</source>
        <translation>每台服务器最多</translation>
    </message>
    <message>
        <source>File of this server</source>
        <translation>此服务器的文件</translation>
    </message>
    <message>
        <source>Its size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Forget All History…</source>
        <translation>清除全部历史记录…</translation>
    </message>
    <message>
        <source>Keep Less</source>
        <translation>缩减保留</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Endings that are older than %1 would be removed for good.</source>
        <translation>超过 %1的结束记录将被永久删除。</translation>
    </message>
    <message>
        <source>Of a history that is larger than %1 MB, the oldest would be removed for good.</source>
        <translation>历史记录若大于 %1 MB，其中最旧的部分将被永久删除。</translation>
    </message>
    <message>
        <source>none: no server is watched</source>
        <translation>无：未在监视任何服务器</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>being looked at…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>nothing has been written yet</source>
        <translation>尚未写入任何内容</translation>
    </message>
</context>
<context>
    <name>ui::HistoryPopup</name>
    <message>
        <source>Saved and recent searches</source>
        <translation>已保存和最近的搜索</translation>
    </message>
    <message>
        <source>The search in the field is not finished, or may name a session: such searches are not kept.</source>
        <translation>输入框中的搜索尚未写完，或者可能指明某个会话：这样的搜索不会保留。</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已保存的搜索</translation>
    </message>
    <message>
        <source>None yet. Type a search, come back here and give it a name.</source>
        <translation>暂无。请先输入搜索，再回到这里为它命名。</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>最近的搜索</translation>
    </message>
    <message>
        <source>None yet. Searches that name a session id are not remembered.</source>
        <translation>暂无。指明会话 ID 的搜索不会记住。</translation>
    </message>
    <message>
        <source>Save “%1” as</source>
        <translation>将“%1”保存为</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Rename “%1” to</source>
        <translation>将“%1”重命名为</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>搜索的名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save %1 under a name</source>
        <translation>为 %1 命名并保存</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未验证</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>替换了 %n 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Replace those that are here</source>
        <translation>替换已有的连接</translation>
    </message>
    <message>
        <source>Import Connections</source>
        <translation>导入连接</translation>
    </message>
    <message>
        <source>Connections of %1</source>
        <translation>%1 中的连接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), without passwords</source>
        <translation>
            <numerusform>%n 个连接，不含密码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) cannot be used</source>
        <translation>
            <numerusform>%n 个连接无法使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Here already: %n</source>
        <translation>
            <numerusform>此处已有：%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The marks “read-only” and “production” that are set here stay, and so does a password where the address is the same</source>
        <translation>此处设置的“只读”和“生产环境”标记会保留；地址相同时，密码也会保留</translation>
    </message>
</context>
<context>
    <name>ui::KeysSection</name>
    <message>
        <source>More keys</source>
        <translation>更多键</translation>
    </message>
    <message>
        <source>Sessions of the frameworks that are known are found without a pattern. Others are best described in Formats… once connected. For keys alone, one pattern in each line; what the first * stands for is the session id.</source>
        <translation>已知框架的会话无需键模式即可找到。其他会话最好在连接之后通过“格式…”来描述。若只需列出键，请每行写一个键模式；其中第一个 * 所代表的即为会话 ID。</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
</context>
<context>
    <name>ui::LabCard</name>
    <message>
        <source>Go</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>What happens, or has happened</source>
        <translation>将会发生或已经发生的事</translation>
    </message>
    <message>
        <source>The experiment runs</source>
        <translation>实验正在运行</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>what was read</comment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::LabScale</name>
    <message>
        <source>%1, in force</source>
        <translation>%1，已生效</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not in force yet</source>
        <translation>尚未生效</translation>
    </message>
</context>
<context>
    <name>ui::LaboratoryPanel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 a min</source>
        <translation>每分钟 %1 次</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>力度</translation>
    </message>
    <message>
        <source>Other keys</source>
        <translation>其他键</translation>
    </message>
    <message>
        <source>Lives for</source>
        <translation>有效时长</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>With a TTL</source>
        <translation>带 TTL</translation>
    </message>
    <message>
        <source>Without</source>
        <comment>of other keys: a TTL</comment>
        <translation>不带</translation>
    </message>
    <message>
        <source>Each click extends</source>
        <translation>每次点击都续期</translation>
    </message>
    <message>
        <source>Fixed from log-in</source>
        <translation>登录后固定</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>What the server said last</source>
        <translation>服务器最近的回应</translation>
    </message>
    <message>
        <source>Close the laboratory</source>
        <translation>关闭实验室</translation>
    </message>
    <message>
        <source>Close the laboratory. What was set stays.</source>
        <translation>关闭实验室。已做的设置会保留。</translation>
    </message>
    <message>
        <source>How often a second Redis looks for due keys and does its other chores (redis.conf: hz).</source>
        <translation>Redis 每秒查找已到期的键并处理其他杂务的次数（redis.conf：hz）。</translation>
    </message>
    <message>
        <source>How hard it looks each time, from 1 to 10 (redis.conf: active-expire-effort).</source>
        <translation>每次查找的力度，从 1 到 10（redis.conf：active-expire-effort）。</translation>
    </message>
    <message>
        <source>Keys that are no sessions. Those with a TTL (an hour) are among what Redis draws its samples from when it looks for due keys.</source>
        <translation>不是会话的键。其中带 TTL（一小时）的键，会进入 Redis 查找已到期的键时的抽样范围。</translation>
    </message>
    <message>
        <source>What a session of a logged-in user gets at its log-in and, where clicks extend it, at each click. It holds for a session from then on.</source>
        <translation>已登录用户的会话在登录时获得的时长；若点击会续期，则每次点击也获得同样的时长。修改后，会话从下一次起按新值计算。</translation>
    </message>
    <message>
        <source>Of each user, on average.</source>
        <translation>每个用户的平均次数。</translation>
    </message>
    <message>
        <source>What a click does to the deadline</source>
        <translation>点击对过期时间的影响</translation>
    </message>
    <message>
        <source>All in the same second</source>
        <translation>同一秒全部到期</translation>
    </message>
    <message>
        <source>So many sessions get one and the same deadline, ten seconds from now.</source>
        <translation>让这么多会话获得同一个过期时间，即十秒之后。</translation>
    </message>
    <message>
        <source>Sessions with the same deadline</source>
        <translation>过期时间相同的会话数</translation>
    </message>
    <message>
        <source>Touch the due ones</source>
        <translation>读取已到期的会话</translation>
    </message>
    <message>
        <source>Asks the server for each session that is past its deadline: reading one makes Redis remove it.</source>
        <translation>向服务器逐个查询已超过过期时间的会话：只要被读取，Redis 就会将其清除。</translation>
    </message>
    <message>
        <source>DEBUG SET-ACTIVE-EXPIRE 0: Redis looks for due keys no more. What is due stays until somebody reads it. Let go when the demo ends.</source>
        <translation>DEBUG SET-ACTIVE-EXPIRE 0：Redis 不再查找已到期的键。已到期的键会一直留着，直到有人读取。演示结束时恢复。</translation>
    </message>
    <message>
        <source>Active expiry is held: let it run</source>
        <translation>定期删除已暂停：恢复运行</translation>
    </message>
    <message>
        <source>Hold active expiry</source>
        <translation>暂停定期删除</translation>
    </message>
    <message>
        <source>Click as a user</source>
        <translation>以用户身份点击</translation>
    </message>
    <message>
        <source>Click as %1</source>
        <translation>以 %1 的身份点击</translation>
    </message>
    <message>
        <source>One request of this user, who logs in first where there is no session.</source>
        <translation>此用户发出一次请求；若没有会话，则先登录。</translation>
    </message>
</context>
<context>
    <name>ui::LagChart</name>
    <message>
        <source>longest %1</source>
        <translation>最长 %1</translation>
    </message>
    <message>
        <source>Expiry lag</source>
        <translation>过期延迟</translation>
    </message>
    <message>
        <source>effort %1</source>
        <translation>力度 %1</translation>
    </message>
    <message>
        <source>hz %1</source>
        <translation>hz %1</translation>
    </message>
    <message>
        <source>%1 · effort %2</source>
        <translation>%1 · 力度 %2</translation>
    </message>
    <message>
        <source>%1, the %2 s before it</source>
        <translation>%1，此前 %2 秒</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>没有测量值</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>当前生效</translation>
    </message>
    <message>
        <source>Nothing was measured in this time: no session expired, or Redis did not say so.</source>
        <translation>这段时间内没有测量结果：没有会话过期，或者 Redis 没有通知。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>This account may not ask (%1).</source>
        <translation>此账号无权查询（%1）。</translation>
    </message>
    <message>
        <source>No answer to %1 yet.</source>
        <translation>%1 尚无响应。</translation>
    </message>
    <message>
        <source>No lag was measured in this time.</source>
        <translation>这段时间内没有测得延迟。</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln expired: half within %1, 95 % within %2, longest %3.</source>
        <translation>
            <numerusform>%Ln 个已过期：半数在 %1内清除，95% 在 %2内，最长 %3。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more only inferred, or without a deadline: no lag.</source>
        <translation>
            <numerusform>另有 %Ln 个只是推断，或没有过期时间：不计延迟。</numerusform>
        </translation>
    </message>
    <message>
        <source>hz not known</source>
        <translation>hz 未知</translation>
    </message>
    <message>
        <source>How often a second Redis looks for due keys (redis.conf).</source>
        <translation>Redis 每秒查找已到期的键的次数（redis.conf）。</translation>
    </message>
    <message>
        <source>effort not known</source>
        <translation>力度未知</translation>
    </message>
    <message>
        <source>How hard it looks each time, 1 to 10 (active-expire-effort, redis.conf).</source>
        <translation>每次查找的力度，从 1 到 10（active-expire-effort，redis.conf）。</translation>
    </message>
    <message>
        <source>keys not known</source>
        <translation>键数未知</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln 个键</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them will expire: it looks at some of those at random (INFO keyspace).</source>
        <translation>
            <numerusform>其中 %Ln 个会过期：Redis 随机检查其中一部分（INFO keyspace）。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>hz 为 %2 时 %1</translation>
    </message>
    <message>
        <source>p50 here: %1.</source>
        <translation>此处的 p50：%1。</translation>
    </message>
</context>
<context>
    <name>ui::LagPanel</name>
    <message>
        <source>Expiry lag</source>
        <translation>过期延迟</translation>
    </message>
    <message numerus="yes">
        <source>from deadline to reaped, last %n min</source>
        <translation>
            <numerusform>从过期时间到被清除，最近 %n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LifeChart</name>
    <message>
        <source>Time left of the session</source>
        <translation>会话的剩余时间</translation>
    </message>
    <message>
        <source>left, if nobody clicks</source>
        <translation>剩余（若无人点击）</translation>
    </message>
    <message>
        <source>due, or reaped</source>
        <translation>已到期，或已被清除</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>due for</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>if nobody clicks</source>
        <translation>若无人点击</translation>
    </message>
    <message>
        <source>due until reaped</source>
        <translation>到期后至清除</translation>
    </message>
    <message>
        <source>due, not reaped</source>
        <translation>已到期，待清除</translation>
    </message>
    <message>
        <source>half are reaped in %1</source>
        <translation>半数在 %1内清除</translation>
    </message>
    <message>
        <source>how long: not measured yet</source>
        <translation>需要多久：尚未测量</translation>
    </message>
    <message>
        <source>created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>first seen</source>
        <translation>首次发现</translation>
    </message>
    <message>
        <source>shortened</source>
        <translation>过期时间缩短</translation>
    </message>
    <message>
        <source>each one moves the deadline: the time left jumps up</source>
        <translation>每次都会推后过期时间：剩余时间随之回升</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>过期时间</translation>
    </message>
    <message>
        <source>reaped</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>95 % by %1</source>
        <translation>95% 在 %1 前</translation>
    </message>
    <message>
        <source>◂ created</source>
        <translation>◂ 创建</translation>
    </message>
</context>
<context>
    <name>ui::LifeFields</name>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>30 min</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>8 h</source>
        <translation>8 小时</translation>
    </message>
</context>
<context>
    <name>ui::LifeTimeline</name>
    <message>
        <source>The life of one session</source>
        <translation>一个会话的生命周期</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>this account may not</source>
        <translation>此账号无权</translation>
    </message>
    <message>
        <source>ask for the TTL</source>
        <translation>查询 TTL</translation>
    </message>
    <message>
        <source>Select a session in the table: its life is drawn here.</source>
        <translation>请在表格中选择一个会话：这里将画出它的生命周期。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>reaped</source>
        <translation>已被清除</translation>
    </message>
    <message>
        <source>expired, as inferred</source>
        <translation>已过期（推断）</translation>
    </message>
    <message>
        <source>deleted, as a logout does</source>
        <translation>已被删除（如同登出）</translation>
    </message>
    <message>
        <source>logged out from here</source>
        <translation>已在此处强制下线</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>已被淘汰</translation>
    </message>
    <message>
        <source>ended, how is not known</source>
        <translation>已结束，方式未知</translation>
    </message>
    <message>
        <source>found gone</source>
        <translation>发现已消失</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已被替换</translation>
    </message>
    <message>
        <source>left, until</source>
        <translation>剩余，直至</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>永不过期</translation>
    </message>
    <message>
        <source>it has no deadline:</source>
        <translation>没有过期时间：</translation>
    </message>
    <message>
        <source>no TTL is set</source>
        <translation>未设置 TTL</translation>
    </message>
    <message>
        <source>due, not reaped,</source>
        <translation>已到期，待清除，</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>from deadline to reaped</source>
        <translation>从过期时间到被清除</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>not watched now</source>
        <translation>目前未监视</translation>
    </message>
    <message>
        <source>left as read last, until</source>
        <translation>上次读取时的剩余时间，直至</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>user not known</source>
        <translation>用户未知</translation>
    </message>
    <message>
        <source> on </source>
        <translation> · </translation>
    </message>
    <message>
        <source>lives %1 when fresh</source>
        <translation>初始有效时长 %1</translation>
    </message>
    <message numerus="yes">
        <source>extended %Ln time(s)</source>
        <translation>
            <numerusform>续期 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 drawn</source>
        <translation>%1，画出 %2 次</translation>
    </message>
    <message>
        <source>No session is selected.</source>
        <translation>未选择会话。</translation>
    </message>
    <message>
        <source>half are reaped within %1 of the deadline, 95 % within %2</source>
        <translation>半数在过期时间后 %1内清除，95% 在 %2内</translation>
    </message>
    <message>
        <source>hatched: not watched</source>
        <translation>斜线：未监视</translation>
    </message>
</context>
<context>
    <name>ui::ListNotice</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ui::LiveTableView</name>
    <message>
        <source>Reset Columns</source>
        <translation>重置列</translation>
    </message>
</context>
<context>
    <name>ui::LivenessButton</name>
    <message>
        <source>What this means, and what to do</source>
        <translation>这意味着什么，以及可以做什么</translation>
    </message>
    <message>
        <source>Liveness: %1</source>
        <translation>实时状态：%1</translation>
    </message>
</context>
<context>
    <name>ui::LivenessPopup</name>
    <message>
        <source>How fresh the table is</source>
        <translation>表格内容有多新</translation>
    </message>
    <message>
        <source>notify-keyspace-events is “%1”.</source>
        <translation>notify-keyspace-events 为“%1”。</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Retry Now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Turn Events On…</source>
        <translation>启用事件通知…</translation>
    </message>
</context>
<context>
    <name>ui::LogoutAllowance</name>
    <message>
        <source>These will not be ended. %1</source>
        <translation>这些会话不会被强制下线。%1</translation>
    </message>
    <message>
        <source>There is no way back. %1</source>
        <translation>此操作无法撤销。%1</translation>
    </message>
</context>
<context>
    <name>ui::LogoutChanges</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This session is somebody else’s now: %1. It will not be ended.</source>
        <translation>此会话现已属于他人：%1。不会将其强制下线。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) changed hands: %1. They will not be ended.</source>
        <translation>
            <numerusform>%Ln 个会话已换了用户：%1。不会将它们强制下线。</numerusform>
        </translation>
    </message>
    <message>
        <source>This session does not match the search any more. It will not be ended.</source>
        <translation>此会话已不再符合搜索条件，不会被强制下线。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) do not match the search any more. They will not be ended.</source>
        <translation>
            <numerusform>%Ln 个会话已不再符合搜索条件，不会被强制下线。</numerusform>
        </translation>
    </message>
    <message>
        <source>This session has ended meanwhile.</source>
        <translation>此会话在此期间已结束。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) have ended meanwhile.</source>
        <translation>
            <numerusform>%Ln 个会话在此期间已结束。</numerusform>
        </translation>
    </message>
    <message>
        <source>the session is somebody else’s now: %1</source>
        <translation>此会话现已属于他人：%1</translation>
    </message>
    <message>
        <source>the session does not match the search any more</source>
        <translation>该会话已不再符合搜索条件</translation>
    </message>
    <message>
        <source>expired at %1</source>
        <translation>已于 %1 过期</translation>
    </message>
    <message>
        <source>deleted at %1, as a logout does</source>
        <translation>已于 %1 被删除（如同登出）</translation>
    </message>
    <message>
        <source>evicted by Redis at %1</source>
        <translation>已于 %1 被 Redis 淘汰</translation>
    </message>
    <message>
        <source>expired at %1, by its deadline</source>
        <translation>已于 %1 过期（依据过期时间）</translation>
    </message>
    <message>
        <source>ended or evicted at %1</source>
        <translation>已于 %1 结束或被淘汰</translation>
    </message>
    <message>
        <source>found gone at %1</source>
        <translation>%1 发现已消失</translation>
    </message>
    <message>
        <source>nobody’s (anonymous)</source>
        <translation>匿名访客</translation>
    </message>
    <message>
        <source>an unknown user’s</source>
        <translation>未知用户</translation>
    </message>
</context>
<context>
    <name>ui::LogoutDialog</name>
    <message>
        <source>Log out</source>
        <translation>强制下线</translation>
    </message>
    <message>
        <source>End in a while</source>
        <translation>定时强制下线</translation>
    </message>
    <message>
        <source>Set the time left</source>
        <translation>设置剩余时间</translation>
    </message>
    <message>
        <source>&amp;End in</source>
        <translation>多久后下线(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Time left</source>
        <translation>剩余时间(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>session(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>user(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>name(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>名称</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>anonymous</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>匿名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unknown user</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>未知用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>format(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>格式</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>node(s)</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Whose sessions</source>
        <translation>谁的会话</translation>
    </message>
    <message>
        <source>Of which formats, and where</source>
        <translation>属于哪些格式、位于何处</translation>
    </message>
    <message>
        <source>Which session</source>
        <translation>哪个会话</translation>
    </message>
    <message>
        <source>This is a production server.</source>
        <translation>这是生产环境的服务器。</translation>
    </message>
    <message>
        <source>These are many sessions at once.</source>
        <translation>一次涉及的会话很多。</translation>
    </message>
    <message>
        <source>A reason is needed before anything is ended on a production server.</source>
        <translation>在生产环境的服务器上强制下线之前，必须填写原因。</translation>
    </message>
    <message>
        <source>Type the number of sessions to confirm.</source>
        <translation>请输入会话的数量以确认。</translation>
    </message>
</context>
<context>
    <name>ui::LogoutFlow</name>
    <message>
        <source>nobody (anonymous)</source>
        <translation>匿名访客</translation>
    </message>
    <message>
        <source>unknown users</source>
        <translation>未知用户</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 及另外 %Ln 位</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no connection to a server.</source>
        <translation>没有连接到服务器。</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing can be ended through it.</source>
        <translation>此连接为只读：不能通过它强制会话下线。</translation>
    </message>
    <message>
        <source>Select the sessions to end first.</source>
        <translation>请先选择要强制下线的会话。</translation>
    </message>
    <message>
        <source>What is selected has ended already.</source>
        <translation>所选的会话已经结束。</translation>
    </message>
    <message>
        <source>all sessions of %1</source>
        <translation>%1 的所有会话</translation>
    </message>
    <message>
        <source>all sessions of %1 but one</source>
        <translation>%1 除一个之外的所有会话</translation>
    </message>
    <message>
        <source>None of them is listed as the same user’s now, so there is nothing to end again.</source>
        <translation>其中已没有列为同一用户的会话，因此无需再次强制下线。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) that came back</source>
        <translation>
            <numerusform>%Ln 个重新出现的会话</numerusform>
        </translation>
    </message>
    <message>
        <source>What was pasted names no session, only a user: whoever is called so in any application is listed. Select single sessions, or search for %1 to end all of them.</source>
        <translation>粘贴的内容没有指明会话，只指明了用户：各个应用中同名的用户都会列出。请选择单个会话，或搜索 %1 以将其全部强制下线。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected session(s)</source>
        <translation>
            <numerusform>所选的 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>all sessions that were listed</source>
        <translation>列出的所有会话</translation>
    </message>
    <message>
        <source>all that match “%1”</source>
        <translation>匹配“%1”的所有会话</translation>
    </message>
</context>
<context>
    <name>ui::LogoutFollower</name>
    <message>
        <source>The connection over which this was done has been left.</source>
        <translation>已离开执行此操作的连接。</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>没有连接到服务器。</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>此连接为只读。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End again…</source>
        <translation>再次强制下线…</translation>
    </message>
    <message>
        <source>End again until quiet…</source>
        <translation>反复强制下线直至不再出现…</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详情…</translation>
    </message>
</context>
<context>
    <name>ui::LogoutNotices</name>
    <message>
        <source>Cancelling: %1 of %2 done</source>
        <translation>正在取消：已完成 %1 / %2</translation>
    </message>
    <message>
        <source>Paused: %1 of %2 done</source>
        <translation>已暂停：已完成 %1 / %2</translation>
    </message>
    <message>
        <source>Logging out: %1 of %2</source>
        <translation>正在强制下线：%1 / %2</translation>
    </message>
    <message>
        <source>Setting the time left: %1 of %2</source>
        <translation>正在设置剩余时间：%1 / %2</translation>
    </message>
    <message>
        <source>What became of them is not in the audit log: %1</source>
        <translation>处理结果未记入审计日志：%1</translation>
    </message>
    <message>
        <source>What was left as it is stands in the details.</source>
        <translation>保持原样的内容见详情。</translation>
    </message>
    <message>
        <source>Bringing back: %1 of %2</source>
        <translation>正在恢复：%1 / %2</translation>
    </message>
    <message>
        <source>Nothing was sent: %1</source>
        <translation>未发送任何命令：%1</translation>
    </message>
    <message>
        <source>What came of it is not in the audit log: %1</source>
        <translation>处理结果未记入审计日志：%1</translation>
    </message>
    <message>
        <source>The connection was left during a logout.</source>
        <translation>强制下线期间离开了连接。</translation>
    </message>
    <message>
        <source>%1 of %2 were done with; whether the others have ended is not known. Connect again to see.</source>
        <translation>已处理 %1，共 %2；其余是否已结束未知。请重新连接查看。</translation>
    </message>
    <message>
        <source>The connection was left while sessions were brought back.</source>
        <translation>恢复会话期间离开了连接。</translation>
    </message>
    <message>
        <source>%1 of %2 were done with; whether the others are back is not known. Connect again to see.</source>
        <translation>已处理 %1，共 %2；其余是否已恢复未知。请重新连接查看。</translation>
    </message>
    <message>
        <source>Undo · %1</source>
        <translation>撤销 · %1</translation>
    </message>
</context>
<context>
    <name>ui::LogoutPage</name>
    <message>
        <source>Log out…</source>
        <translation>强制下线…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>A logout sends</source>
        <translation>强制下线时发送</translation>
    </message>
    <message>
        <source>What a logout does</source>
        <translation>强制下线会做什么</translation>
    </message>
    <message>
        <source>This session has ended already.</source>
        <translation>此会话已经结束。</translation>
    </message>
    <message>
        <source>The connection is read-only: nothing can be ended through it.</source>
        <translation>此连接为只读：不能通过它强制会话下线。</translation>
    </message>
    <message>
        <source>Nothing is known that would bring this session back.</source>
        <translation>未发现会使此会话重新出现的因素。</translation>
    </message>
</context>
<context>
    <name>ui::LogoutQuestion</name>
    <message>
        <source>began %1</source>
        <comment>yesterday 09:12:40</comment>
        <translation>开始于 %1</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <comment>11:02:13</comment>
        <translation>最后活动 %1</translation>
    </message>
    <message>
        <source>an anonymous session</source>
        <translation>一个匿名会话</translation>
    </message>
    <message>
        <source>a session of an unknown user</source>
        <translation>一个未知用户的会话</translation>
    </message>
    <message>
        <source>What is sent for %1</source>
        <translation>对 %1 发送的命令</translation>
    </message>
    <message numerus="yes">
        <source>What is sent for %1 (1 of %Ln)</source>
        <translation>
            <numerusform>对 %1 发送的命令（共 %Ln 个会话，此为其一）</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message numerus="yes">
        <source>%Ln anonymous session(s)</source>
        <translation>
            <numerusform>%Ln 个匿名会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) of unknown users</source>
        <comment>in a title</comment>
        <translation>
            <numerusform>未知用户的 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) of %1</source>
        <translation>
            <numerusform>%1 的 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>3 sessions of 2 users</comment>
        <translation>%2的 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln 个用户</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to set the time of</source>
        <translation>没有可设置剩余时间的会话</translation>
    </message>
    <message>
        <source>Nothing to log out</source>
        <translation>没有可强制下线的会话</translation>
    </message>
    <message>
        <source>End %1 after a while?</source>
        <comment>3 sessions of alice</comment>
        <translation>将 %1定时强制下线？</translation>
    </message>
    <message>
        <source>Set the time left of %1?</source>
        <comment>3 sessions of alice</comment>
        <translation>设置 %1的剩余时间？</translation>
    </message>
    <message>
        <source>End %1 again?</source>
        <comment>3 sessions of alice</comment>
        <translation>再次将 %1强制下线？</translation>
    </message>
    <message>
        <source>Log out %1?</source>
        <translation>将 %1 强制下线？</translation>
    </message>
    <message>
        <source>Log out this anonymous session?</source>
        <translation>将此匿名会话强制下线？</translation>
    </message>
    <message>
        <source>Log out this session of an unknown user?</source>
        <translation>将此未知用户的会话强制下线？</translation>
    </message>
    <message numerus="yes">
        <source>Log out %Ln anonymous session(s)?</source>
        <translation>
            <numerusform>将 %Ln 个匿名会话强制下线？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log out %Ln session(s) of unknown users?</source>
        <translation>
            <numerusform>将未知用户的 %Ln 个会话强制下线？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log out %Ln session(s) of %1?</source>
        <translation>
            <numerusform>将 %1 的 %Ln 个会话强制下线？</numerusform>
        </translation>
    </message>
    <message>
        <source>Log out %1, %2?</source>
        <comment>3 sessions, 2 of them anonymous</comment>
        <translation>将 %1（%2）强制下线？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them anonymous</source>
        <translation>
            <numerusform>其中 %Ln 个匿名</numerusform>
        </translation>
    </message>
    <message>
        <source>Log out %1, %2?</source>
        <comment>3 sessions, 2 of them of unknown users</comment>
        <translation>将 %1（%2）强制下线？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them of unknown user(s)</source>
        <translation>
            <numerusform>其中 %Ln 个属于未知用户</numerusform>
        </translation>
    </message>
    <message>
        <source>Log out %1 of %2?</source>
        <comment>3 sessions of 2 users</comment>
        <translation>将 %2的 %1强制下线？</translation>
    </message>
    <message numerus="yes">
        <source>End %Ln session(s) in %1</source>
        <translation>
            <numerusform>%1后强制 %Ln 个会话下线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln session(s) to %1</source>
        <translation>
            <numerusform>将 %Ln 个会话的剩余时间设为 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln session(s) again</source>
        <translation>
            <numerusform>再次强制 %Ln 个会话下线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log out %Ln session(s)</source>
        <translation>
            <numerusform>强制 %Ln 个会话下线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 及另外 %Ln 位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) of unknown user(s)</source>
        <translation>
            <numerusform>未知用户的 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has at least %Ln more session(s), which stay logged in.</source>
        <translation>
            <numerusform>%1 至少还有 %Ln 个会话，它们会保持登录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These users have at least %Ln more session(s), which stay logged in.</source>
        <translation>
            <numerusform>这些用户至少还有 %Ln 个会话，它们会保持登录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln more session(s), which stay logged in.</source>
        <translation>
            <numerusform>%1 还有 %Ln 个会话，它们会保持登录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These users have %Ln more session(s), which stay logged in.</source>
        <translation>
            <numerusform>这些用户还有 %Ln 个会话，它们会保持登录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything has been read: there may be more of %1’s sessions.</source>
        <translation>尚未读取全部内容：%1 可能还有更多会话。</translation>
    </message>
    <message>
        <source>Not everything has been read: these users may have more sessions.</source>
        <translation>尚未读取全部内容：这些用户可能还有更多会话。</translation>
    </message>
    <message>
        <source>Not everything has been read: there may be more such sessions.</source>
        <translation>尚未读取全部内容：这样的会话可能还有更多。</translation>
    </message>
    <message numerus="yes">
        <source>%1 So it is with %Ln more of these users.</source>
        <translation>
            <numerusform>%1 这些用户中另有 %Ln 位也是如此。</numerusform>
        </translation>
    </message>
    <message>
        <source>Whenever one of them comes back as the same user’s it is ended again, until none has for ten seconds.</source>
        <translation>只要其中有会话作为同一用户的会话重新出现，就会再次将其强制下线，直到连续十秒不再出现。</translation>
    </message>
    <message numerus="yes">
        <source>The user(s) have to log in again.</source>
        <translation>
            <numerusform>用户需要重新登录。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogoutReportDialog</name>
    <message>
        <source>What became of the logout</source>
        <translation>强制下线的结果</translation>
    </message>
    <message>
        <source>Logout</source>
        <translation>强制下线</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Outcome for each session</source>
        <translation>每个会话的结果</translation>
    </message>
    <message>
        <source>What came of the undo, for each session</source>
        <translation>每个会话的撤销结果</translation>
    </message>
    <message>
        <source>CSV, a row for each session (*.csv)</source>
        <translation>CSV，每个会话一行 (*.csv)</translation>
    </message>
    <message>
        <source>JSON, with the numbers (*.json)</source>
        <translation>JSON，含统计数字 (*.json)</translation>
    </message>
    <message>
        <source>End again until &amp;quiet…</source>
        <translation>反复强制下线直至不再出现(&amp;Q)…</translation>
    </message>
    <message>
        <source>Whenever one comes back as the same user’s it is ended again, until none has for ten seconds</source>
        <translation>只要有会话作为同一用户的会话重新出现，就会再次将其强制下线，直到连续十秒不再出现</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>2 sessions came back: alice. Found there again at …</comment>
        <translation>%1。%2</translation>
    </message>
    <message numerus="yes">
        <source>&amp;End %Ln again…</source>
        <translation>
            <numerusform>再次强制 %Ln 个下线(&amp;E)…</numerusform>
        </translation>
    </message>
    <message>
        <source>What became of them is not in the audit log: %1</source>
        <translation>处理结果未记入审计日志：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>于 %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>looked again until %1 later</source>
        <translation>此后复查了 %1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>操作对象</translation>
    </message>
    <message>
        <source>%1, confirmed by typing their number</source>
        <translation>%1，已输入数量确认</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) that change something, each answered</source>
        <translation>
            <numerusform>%Ln 条会产生更改的命令，均已得到响应</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing that changes anything was sent and answered</source>
        <translation>没有会产生更改且得到响应的命令</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>in the audit log</source>
        <translation>在审计日志中</translation>
    </message>
    <message>
        <source>%1 confirmed: %2</source>
        <translation>已确认 %1 个：%2</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
</context>
<context>
    <name>ui::LogoutReportModel</name>
    <message>
        <source>%1, open</source>
        <translation>%1，已展开</translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1，已折叠</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>In</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Return closes the list</source>
        <translation>按回车键折叠列表</translation>
    </message>
    <message>
        <source>Return opens the list</source>
        <translation>按回车键展开列表</translation>
    </message>
</context>
<context>
    <name>ui::LogoutSum</name>
    <message>
        <source>The sum</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
</context>
<context>
    <name>ui::LogoutWords</name>
    <message>
        <source>%1 %2</source>
        <comment>26 ended</comment>
        <translation>%1 个%2</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>重新出现</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>still there</source>
        <translation>仍然存在</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>spared</source>
        <translation>予以保留</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>ended meanwhile</source>
        <translation>期间已结束</translation>
    </message>
    <message>
        <source>already gone</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>gone since</source>
        <translation>后来消失</translation>
    </message>
    <message>
        <source>ended again</source>
        <translation>已再次强制下线</translation>
    </message>
    <message>
        <source>has the new time left</source>
        <translation>已设新的剩余时间</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message numerus="yes">
        <source>with the new time left</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>已设新的剩余时间</numerusform>
        </translation>
    </message>
    <message>
        <source>there again at %1; whose it is now is not known</source>
        <translation>于 %1 重新出现；现属于谁未知</translation>
    </message>
    <message>
        <source>there again at %1, of the same user</source>
        <translation>于 %1 重新出现，属于同一用户</translation>
    </message>
    <message>
        <source>there again at %1, now of %2</source>
        <translation>于 %1 重新出现，现属于 %2</translation>
    </message>
    <message>
        <source>had come back at %1</source>
        <translation>曾于 %1 重新出现</translation>
    </message>
    <message>
        <source>no answer came; there when it was looked for</source>
        <translation>没有响应；查看时仍然存在</translation>
    </message>
    <message>
        <source>no answer came; gone when it was looked for, whoever ended it</source>
        <translation>没有响应；查看时已消失，无论由谁结束</translation>
    </message>
    <message>
        <source>the connection broke before the answer came</source>
        <translation>响应到达前连接已中断</translation>
    </message>
    <message>
        <source>the connection broke before the answer came: %1</source>
        <translation>响应到达前连接已中断：%1</translation>
    </message>
    <message>
        <source>cancelled before its turn</source>
        <translation>轮到它之前已取消</translation>
    </message>
    <message>
        <source>nothing was sent for it</source>
        <translation>没有为它发送任何命令</translation>
    </message>
    <message>
        <source>Nothing was ended</source>
        <translation>没有会话被强制下线</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) have the new time left</source>
        <translation>
            <numerusform>%Ln 个会话已设新的剩余时间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) ended</source>
        <translation>
            <numerusform>%Ln 个会话已结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s) have the new time left</source>
        <translation>
            <numerusform>%Ln 个会话中有 %1 个已设新的剩余时间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln session(s) ended</source>
        <translation>
            <numerusform>%Ln 个会话中有 %1 个已结束</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody known</source>
        <translation>身份不明者</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) came back</source>
        <translation>
            <numerusform>%Ln 个会话重新出现</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) came back: %1</source>
        <translation>
            <numerusform>%Ln 个会话重新出现：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Found there again at %1.</source>
        <translation>于 %1 发现其重新存在。</translation>
    </message>
    <message>
        <source>Found there again from %1 to %2.</source>
        <translation>于 %1 至 %2 之间发现其重新存在。</translation>
    </message>
    <message>
        <source>All of them have been ended again.</source>
        <translation>已全部再次强制下线。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have been ended again.</source>
        <translation>
            <numerusform>其中 %Ln 个已再次强制下线。</numerusform>
        </translation>
    </message>
    <message>
        <source>None has come back within %1.</source>
        <translation>%1内没有会话重新出现。</translation>
    </message>
    <message>
        <source>Whether any has come back could not be seen: %1</source>
        <translation>无法查看是否有会话重新出现：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) whose answer never came are still there.</source>
        <translation>
            <numerusform>%Ln 个未得到响应的会话仍然存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) whose answer never came are gone, whoever ended them.</source>
        <translation>
            <numerusform>%Ln 个未得到响应的会话已消失，无论由谁结束。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What has become of %Ln session(s) is not known: the connection broke before the answer came.</source>
        <translation>
            <numerusform>%Ln 个会话的结果未知：响应到达前连接已中断。</numerusform>
        </translation>
    </message>
    <message>
        <source>They could not be looked for: %1</source>
        <translation>无法查看这些会话：%1</translation>
    </message>
    <message>
        <source>brought back</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>brought back in part</source>
        <translation>已部分恢复</translation>
    </message>
    <message>
        <source>written since: left alone</source>
        <translation>此后有写入，未作改动</translation>
    </message>
    <message>
        <source>run out meanwhile</source>
        <translation>期间已过期</translation>
    </message>
    <message>
        <source>Nothing was brought back</source>
        <translation>没有恢复任何会话</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Sessionscope</source>
        <translation>Sessionscope</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>%1 — Sessionscope</source>
        <translation>%1 — Sessionscope</translation>
    </message>
</context>
<context>
    <name>ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Search the manual (Ctrl+F); Return goes on, Shift+Return back</source>
        <translation>搜索手册（Ctrl+F）；回车到下一处，Shift+回车到上一处</translation>
    </message>
    <message>
        <source>Places that were found</source>
        <translation>找到的位置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Not in the manual</source>
        <translation>手册中没有</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a place among those that were found</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ui::MissingNodes</name>
    <message>
        <source>%1 since %2</source>
        <translation>%1（自 %2 起）</translation>
    </message>
    <message numerus="yes">
        <source>Of what %1 holds only %Ln session(s) had been read</source>
        <translation>
            <numerusform>%1 所存的会话此前只读取了 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of what %1 holds only %Ln session(s) had been read</source>
        <translation>
            <numerusform>%1 所存的会话此前只读取了 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln session(s) are shown as they were then</source>
        <translation>
            <numerusform>其 %Ln 个会话按当时的状态显示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Their %Ln session(s) are shown as they were then</source>
        <translation>
            <numerusform>它们的 %Ln 个会话按当时的状态显示</numerusform>
        </translation>
    </message>
    <message>
        <source>It had no sessions then</source>
        <translation>当时其中没有会话</translation>
    </message>
    <message>
        <source>They had no sessions then</source>
        <translation>当时它们都没有会话</translation>
    </message>
    <message>
        <source>Its sessions were never read, and are not listed</source>
        <translation>其会话从未读取，因此未列出</translation>
    </message>
    <message>
        <source>Their sessions were never read, and are not listed</source>
        <translation>它们的会话从未读取，因此未列出</translation>
    </message>
    <message>
        <source>Those of %1 were never read</source>
        <translation>%1 的会话从未读取</translation>
    </message>
    <message>
        <source>those of %1 were never read</source>
        <translation>%1 的会话从未读取</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>the other %Ln session(s) are live</source>
        <translation>
            <numerusform>其余 %Ln 个会话为实时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the other %Ln session(s) are read again every few seconds</source>
        <translation>
            <numerusform>其余 %Ln 个会话每隔几秒重新读取一次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the other %Ln session(s) are being checked</source>
        <translation>
            <numerusform>其余 %Ln 个会话正在核对</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has a copy and may take over; no node has said yet that it has.</source>
        <translation>%1 有一份副本，可能会接管；尚无节点表明它已接管。</translation>
    </message>
    <message>
        <source>%1 have copies and may take over; no node has said yet that they have.</source>
        <translation>%1 有副本，可能会接管；尚无节点表明它们已接管。</translation>
    </message>
    <message>
        <source>%1 does not answer since %2.</source>
        <translation>%1 自 %2 起没有响应。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有响应。</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) do not answer: %1.</source>
        <translation>
            <numerusform>%n 个节点没有响应：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Show Its Sessions</source>
        <translation>显示其会话</translation>
    </message>
    <message>
        <source>Show Their Sessions</source>
        <translation>显示它们的会话</translation>
    </message>
</context>
<context>
    <name>ui::MonitorNotices</name>
    <message>
        <source>The connection was lost.</source>
        <translation>连接已中断。</translation>
    </message>
    <message>
        <source>Trying again at %1.</source>
        <translation>将于 %1 重试。</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>正在重试…</translation>
    </message>
    <message>
        <source>Enter Passphrase…</source>
        <translation>输入口令…</translation>
    </message>
    <message>
        <source>Enter Password…</source>
        <translation>输入密码…</translation>
    </message>
    <message>
        <source>Retry Now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Edit Connection…</source>
        <translation>编辑连接…</translation>
    </message>
    <message>
        <source>The server’s certificate expired at %1.</source>
        <translation>服务器的证书已于 %1 过期。</translation>
    </message>
    <message>
        <source>This connection goes on; the next one will be refused until the certificate is renewed.</source>
        <translation>当前连接不受影响；但在更新证书之前，下一次连接将被拒绝。</translation>
    </message>
    <message>
        <source>notify-keyspace-events is not set any more, as after a restart of the server.</source>
        <translation>notify-keyspace-events 已不再设置，例如因为服务器重启过。</translation>
    </message>
    <message>
        <source>Set it to “%1” again (now “%2”); CONFIG REWRITE or its configuration file keeps it.</source>
        <translation>请将其重新设为“%1”（现为“%2”）；用 CONFIG REWRITE 或写入配置文件可保留该设置。</translation>
    </message>
    <message>
        <source>This Redis does not say how sessions end. What changes is shown at once all the same.</source>
        <translation>此 Redis 不通知会话是如何结束的。但变化仍会立即显示。</translation>
    </message>
    <message>
        <source>To be told, set notify-keyspace-events to “%1” (now “%2”).</source>
        <translation>若要得知，请将 notify-keyspace-events 设为“%1”（现为“%2”）。</translation>
    </message>
    <message>
        <source>This Redis does not announce new and changed sessions.</source>
        <translation>此 Redis 不通知新建和更改的会话。</translation>
    </message>
    <message>
        <source>This Redis does not announce what happens to sessions.</source>
        <translation>此 Redis 不通知会话的变化。</translation>
    </message>
    <message>
        <source>To see it at once, set notify-keyspace-events to “%1” (now “%2”).</source>
        <translation>若要立刻看到，请将 notify-keyspace-events 设为“%1”（现为“%2”）。</translation>
    </message>
    <message>
        <source>Restore at exit</source>
        <translation>退出时还原</translation>
    </message>
    <message>
        <source>Set It</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Events were missed since %1.</source>
        <translation>自 %1 起有遗漏的事件。</translation>
    </message>
    <message>
        <source>Everything is being read again.</source>
        <translation>正在重新读取全部内容。</translation>
    </message>
    <message>
        <source>Events were missed from %1 to %2.</source>
        <translation>%1 至 %2 期间有遗漏的事件。</translation>
    </message>
    <message>
        <source>Everything has been read again since: the table is complete.</source>
        <translation>此后已重新读取全部内容：表格完整。</translation>
    </message>
    <message>
        <source>Sessions of the formats in use have been read again since: for others it is being looked.</source>
        <translation>此后已重新读取在用格式的会话：仍在查找其他格式。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) had gone meanwhile: how is not known.</source>
        <translation>
            <numerusform>%Ln 个会话在此期间已消失：结束方式未知。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) were gone at once at %1.</source>
        <translation>
            <numerusform>%1 时，%Ln 个会话同时消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Redis announced none of it: the database was flushed or exchanged, or its data were lost at a restart. How these sessions ended is not known.</source>
        <translation>Redis 对此没有任何通知：数据库被清空或交换，或者其数据因重启丢失。这些会话的结束方式未知。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) look like sessions: they name a user, and run out.</source>
        <translation>
            <numerusform>%Ln 个键看起来像会话：它们含有用户名，并且会过期。</numerusform>
        </translation>
    </message>
    <message>
        <source>They may be a cache as well.</source>
        <translation>它们也可能是缓存。</translation>
    </message>
    <message>
        <source>Show Them</source>
        <translation>显示这些键</translation>
    </message>
</context>
<context>
    <name>ui::NodeFilter</name>
    <message>
        <source>All nodes</source>
        <translation>所有节点</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>从未读取</translation>
    </message>
    <message>
        <source>%1, never read to the end</source>
        <translation>%1，从未读完</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>目前 %1</translation>
    </message>
    <message>
        <source>%1 as of %2</source>
        <translation>%1（截至 %2）</translation>
    </message>
</context>
<context>
    <name>ui::NothingFound</name>
    <message numerus="yes">
        <source>None of %Ln session(s) read so far matches.</source>
        <translation>
            <numerusform>目前已读取的 %Ln 个会话均不匹配。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln session(s) matches.</source>
        <translation>
            <numerusform>%Ln 个会话均不匹配。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of the keys have been read: who comes later will be found.</source>
        <translation>已读取 %1% 的键：之后读到的也会找到。</translation>
    </message>
    <message>
        <source>Reading was stopped: what was not read cannot be found.</source>
        <translation>读取已停止：未读取的无法找到。</translation>
    </message>
    <message>
        <source>Not everything could be read: what was not cannot be found.</source>
        <translation>未能读取全部内容：未读取的无法找到。</translation>
    </message>
    <message>
        <source>All names that the sessions have for their users were tried.</source>
        <translation>会话中用户的所有名称都已尝试。</translation>
    </message>
    <message>
        <source>No framework on this server keeps an index of its users.</source>
        <translation>此服务器上没有框架保存用户索引。</translation>
    </message>
    <message numerus="yes">
        <source>Sessions of %n format(s) are not listed.</source>
        <translation>
            <numerusform>%n 种格式的会话未列出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) look like sessions, and are not listed.</source>
        <translation>
            <numerusform>%Ln 个键看起来像会话，但未列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>It may have ended, or be in another database or on another server. The token names a user as well: %1 finds all who are called so.</source>
        <translation>它可能已经结束，或者位于其他数据库或其他服务器。该令牌还指明了用户：%1 可找到所有同名的用户。</translation>
    </message>
    <message>
        <source>It may have ended, or be in another database or on another server. The user’s name finds whoever is still here.</source>
        <translation>它可能已经结束，或者位于其他数据库或其他服务器。用户名可以找到仍然存在的会话。</translation>
    </message>
    <message>
        <source>A session with an id like that (%1) has ended at %2: %3.</source>
        <translation>ID 与此相似的一个会话（%1）已于 %2 结束：%3。</translation>
    </message>
    <message>
        <source>A session of %1 has ended at %2: %3.</source>
        <translation>%1 的一个会话已于 %2 结束：%3。</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>关闭此通知</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the next notice</source>
        <translation>显示下一条通知</translation>
    </message>
</context>
<context>
    <name>ui::NoticeCard</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
</context>
<context>
    <name>ui::OtherKeysModel</name>
    <message>
        <source>Other kinds of keys</source>
        <translation>其他类型的键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键数</translation>
    </message>
</context>
<context>
    <name>ui::PasswordDialog</name>
    <message>
        <source>Save in keychain</source>
        <translation>保存到钥匙串</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Passphrase for %1</source>
        <translation>%1 的口令</translation>
    </message>
    <message>
        <source>Password for the sentinels of %1</source>
        <translation>%1 的哨兵密码</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>the default user</source>
        <translation>默认用户</translation>
    </message>
    <message>
        <source>the user “%1”</source>
        <translation>用户“%1”</translation>
    </message>
    <message>
        <source>The server did not take the password for %1. Enter another one.</source>
        <translation>服务器不接受%1的密码。请输入其他密码。</translation>
    </message>
    <message>
        <source>The key of the client certificate, %1, is locked. The passphrase opens it here, and is not sent.</source>
        <translation>客户端证书的私钥 %1 已锁定。口令只在本机用于解锁，不会发送。</translation>
    </message>
    <message>
        <source>That passphrase does not open the key %1. Enter another one.</source>
        <translation>该口令无法解锁私钥 %1。请输入其他口令。</translation>
    </message>
    <message>
        <source>The sentinels, who know where the server is, ask for the password of %1. It is not the server’s.</source>
        <translation>哨兵知道服务器的位置，它们要求提供%1的密码。这不是服务器的密码。</translation>
    </message>
    <message>
        <source>The sentinels did not take the password for %1. It is not the server’s: enter another one.</source>
        <translation>哨兵不接受%1的密码。这不是服务器的密码：请输入其他密码。</translation>
    </message>
    <message>
        <source>The server asks for the password of %1.</source>
        <translation>服务器要求提供%1的密码。</translation>
    </message>
</context>
<context>
    <name>ui::PasswordField</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Show the password while pressed</source>
        <translation>按住时显示密码</translation>
    </message>
</context>
<context>
    <name>ui::PayloadNotice</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>This payload asks for %1 when it is loaded. No session needs that: it may be an attack on the application. Nothing of it runs here. Find out who can write to this Redis.</source>
        <translation>此内容在加载时会用到 %1。任何会话都不需要这样做：这可能是对应用的攻击。其中的内容不会在这里运行。请查明谁可以写入此 Redis。</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 were read.</source>
        <translation>只读取了 %2 中的前 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %1 of %Ln field(s) were read.</source>
        <translation>
            <numerusform>只读取了 %Ln 个字段中的前 %1 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %1 of %Ln member(s) were read.</source>
        <translation>
            <numerusform>只读取了 %Ln 个成员中的前 %1 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compressed with Snappy, which Sessionscope does not unpack. The session can be ended, but not read.</source>
        <translation>以 Snappy 压缩，Sessionscope 不支持解压。该会话可以强制下线，但无法读取。</translation>
    </message>
    <message>
        <source>Compressed with %1, which this build of Sessionscope cannot unpack. Install %2, build again, and it can be read.</source>
        <translation>以 %1 压缩，此构建版本的 Sessionscope 无法解压。安装 %2 并重新构建后即可读取。</translation>
    </message>
    <message>
        <source>Encrypted by the application: only it has the key. The session can be ended, but not read.</source>
        <translation>由应用加密：只有应用持有密钥。该会话可以强制下线，但无法读取。</translation>
    </message>
    <message>
        <source>Not quite well-formed: something in it breaks the rules of its format, or stands behind its end. What could be understood is shown; Raw has all bytes.</source>
        <translation>格式不完全规范：其中有违反格式规则之处，或者末尾之后还有内容。能够理解的部分已显示；“原始内容”中有全部字节。</translation>
    </message>
    <message>
        <source>Not all of it is shown: the payload breaks off, or is larger than is taken apart. “…” stands where something is missing; Raw has all bytes.</source>
        <translation>未显示全部：内容不完整，或者超出了解析的大小。缺失之处以“…”表示；“原始内容”中有全部字节。</translation>
    </message>
</context>
<context>
    <name>ui::PlanText</name>
    <message>
        <source>What the session holds is read first: more commands may follow from it.</source>
        <translation>会先读取会话的内容：可能据此产生更多命令。</translation>
    </message>
    <message>
        <source>What is stored in these keys is read first, and written back in the same form; where it changes meanwhile, nothing is written over it.</source>
        <translation>会先读取这些键中存储的内容，再以相同的形式写回；若期间发生变化，则不会覆盖。</translation>
    </message>
</context>
<context>
    <name>ui::PresenterBar</name>
    <message>
        <source>Esc leaves</source>
        <translation>Esc 退出</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演讲</translation>
    </message>
    <message>
        <source>What is presented</source>
        <translation>展示的内容</translation>
    </message>
    <message>
        <source>Leave the presentation</source>
        <translation>退出演讲</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>server not verified</source>
        <translation>服务器未验证</translation>
    </message>
    <message>
        <source>Ctrl + and Ctrl − set the size ·</source>
        <translation>Ctrl + 和 Ctrl − 调整大小 ·</translation>
    </message>
    <message>
        <source>Space pauses · Ctrl + and Ctrl − set the size ·</source>
        <translation>空格键暂停 · Ctrl + 和 Ctrl − 调整大小 ·</translation>
    </message>
    <message>
        <source>Stands still as of %1: Space goes on ·</source>
        <translation>停在 %1：按空格键继续 ·</translation>
    </message>
</context>
<context>
    <name>ui::PresenterFlow</name>
    <message>
        <source>nobody is selected: this one is an example</source>
        <translation>未选择用户：此为示例</translation>
    </message>
</context>
<context>
    <name>ui::PresenterFooter</name>
    <message>
        <source>Dashed or hatched: not known, or not yet happened</source>
        <translation>虚线或斜线：未知，或尚未发生</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message numerus="yes">
        <source>%Ln due, not reaped</source>
        <translation>
            <numerusform>%Ln 个已到期，待清除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln past their deadline</source>
        <translation>
            <numerusform>%Ln 个已超过过期时间</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PresenterView</name>
    <message>
        <source>Life</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>The life of one session, and the expiry lag</source>
        <translation>一个会话的生命周期，以及过期延迟</translation>
    </message>
</context>
<context>
    <name>ui::PreviewModel</name>
    <message>
        <source>No key has this pattern.</source>
        <translation>没有键符合此键模式。</translation>
    </message>
    <message>
        <source>None of the first keys has this pattern. There may be some among the others.</source>
        <translation>前面的键均不符合此键模式。其余的键中可能有。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) looked at would be listed.</source>
        <translation>
            <numerusform>查看的 %n 个字段中，有 %1 个会列出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) looked at would be listed.</source>
        <translation>
            <numerusform>查看的 %n 个键中，有 %1 个会列出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) could not be decoded as %2.</source>
        <translation>
            <numerusform>%n 个字段中有 %1 个无法按 %2 解码。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) could not be decoded as %2.</source>
        <translation>
            <numerusform>%n 个键中有 %1 个无法按 %2 解码。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) had another type.</source>
        <translation>
            <numerusform>%n 个键中有 %1 个类型不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) could not be read by this account.</source>
        <translation>
            <numerusform>%n 个键中有 %1 个此账号无权读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) ended meanwhile.</source>
        <translation>
            <numerusform>%n 个键中有 %1 个在此期间已结束。</numerusform>
        </translation>
    </message>
    <message>
        <source>another type of key</source>
        <translation>键的类型不同</translation>
    </message>
    <message>
        <source>does not decode as %1</source>
        <translation>无法按 %1 解码</translation>
    </message>
    <message>
        <source>not a session’s data</source>
        <translation>不是会话的数据</translation>
    </message>
    <message>
        <source>this account may not read it</source>
        <translation>此账号无权读取</translation>
    </message>
    <message>
        <source>has ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>no TTL</source>
        <translation>无 TTL</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>最后访问</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP 地址</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) held something other than a session.</source>
        <translation>
            <numerusform>%n 个字段中有 %1 个存放的不是会话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) held something other than a session.</source>
        <translation>
            <numerusform>%n 个键中有 %1 个存放的不是会话。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProbeBar</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>正在测试</translation>
    </message>
    <message>
        <source>Trying %1…</source>
        <translation>正在尝试 %1…</translation>
    </message>
    <message>
        <source>Cancel test</source>
        <translation>取消测试</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>连接正常</translation>
    </message>
    <message>
        <source>older than Redis 6.2: changes of the time left may be shown late</source>
        <translation>版本低于 Redis 6.2：剩余时间的变化可能显示得较晚</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln 个键</numerusform>
        </translation>
    </message>
    <message>
        <source>keyspace events are on</source>
        <translation>键空间事件已开启</translation>
    </message>
    <message>
        <source>keyspace events are off</source>
        <translation>键空间事件已关闭</translation>
    </message>
    <message>
        <source>whether keyspace events are on is not to be known</source>
        <translation>无法得知键空间事件是否开启</translation>
    </message>
</context>
<context>
    <name>ui::ProfileColours</name>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉色</translation>
    </message>
</context>
<context>
    <name>ui::ProfileDelegate</name>
    <message>
        <source>production</source>
        <translation>生产环境</translation>
    </message>
</context>
<context>
    <name>ui::ProfileFile</name>
    <message>
        <source>%1 is no text.</source>
        <translation>%1 不是文本。</translation>
    </message>
    <message>
        <source>%1 is neither true nor false.</source>
        <translation>%1 既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>%1 is no number from %2 to %3.</source>
        <translation>%1 不是 %2 到 %3 之间的数。</translation>
    </message>
    <message>
        <source>%1 is no list, or has too many entries.</source>
        <translation>%1 不是列表，或者条目过多。</translation>
    </message>
    <message>
        <source>%1 is no list of texts.</source>
        <translation>%1 不是文本列表。</translation>
    </message>
    <message>
        <source>%1 is too long.</source>
        <translation>%1 过长。</translation>
    </message>
    <message>
        <source>%1 holds characters that cannot be seen.</source>
        <translation>%1 含有不可见的字符。</translation>
    </message>
    <message>
        <source>The path of a file does not begin with a slash.</source>
        <translation>文件路径没有以斜杠开头。</translation>
    </message>
    <message>
        <source>host names no host.</source>
        <translation>host 没有指明主机。</translation>
    </message>
    <message>
        <source>The path of the socket does not begin with a slash.</source>
        <translation>套接字路径没有以斜杠开头。</translation>
    </message>
    <message>
        <source>The name of the primary is missing.</source>
        <translation>缺少主节点的名称。</translation>
    </message>
    <message>
        <source>This version does not know that kind of connection.</source>
        <translation>此版本不认识这种类型的连接。</translation>
    </message>
    <message>
        <source>A Unix socket is reached from here, and by nothing else.</source>
        <translation>Unix 套接字只能从本机直接访问，不能通过其他途径。</translation>
    </message>
    <message>
        <source>colour is not written as #rrggbb.</source>
        <translation>colour 没有写成 #rrggbb 的形式。</translation>
    </message>
    <message>
        <source>This is no file of connections that Sessionscope has exported.</source>
        <translation>这不是由 Sessionscope 导出的连接文件。</translation>
    </message>
    <message>
        <source>This file comes from a later version of Sessionscope.</source>
        <translation>此文件来自更新版本的 Sessionscope。</translation>
    </message>
    <message>
        <source>There are more connections in this file than can be taken.</source>
        <translation>此文件中的连接数量超过上限。</translation>
    </message>
    <message>
        <source>Connection %1 of the file: %2</source>
        <translation>文件中的第 %1 个连接：%2</translation>
    </message>
</context>
<context>
    <name>ui::ProfileForm</name>
    <message>
        <source>Save in keychain</source>
        <translation>保存到钥匙串</translation>
    </message>
    <message>
        <source>Read-only: nothing can be ended</source>
        <translation>只读：不能强制会话下线</translation>
    </message>
    <message>
        <source>Gentle: reads slowly, for a busy server</source>
        <translation>温和：读取较慢，适合繁忙的服务器</translation>
    </message>
    <message>
        <source>Read from replicas: spares the primary</source>
        <translation>从副本读取：减轻主节点的负担</translation>
    </message>
    <message>
        <source>Production: shown in red, asks twice</source>
        <translation>生产环境：以红色显示，操作需二次确认</translation>
    </message>
    <message>
        <source>History: what happens to sessions is written down here</source>
        <translation>历史记录：会话的变化记录在本机</translation>
    </message>
    <message>
        <source>Paste a URL</source>
        <translation>粘贴 URL</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Of the server, and of the sentinels where they have one</source>
        <translation>服务器的密码；若哨兵有密码，也包括在内</translation>
    </message>
    <message>
        <source>Remember for now</source>
        <translation>暂时记住</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Loading takes a quarter of the server’s time at most, and about four times as long.</source>
        <translation>加载最多占用服务器四分之一的时间，所需时间约为平时的四倍。</translation>
    </message>
    <message>
        <source>Sessions are read at a replica once it is as far as the primary. Formats are found at the primary; what changes meanwhile, details and logouts stay with the primary. Where no replica will do, the primary is read, and the status says why.</source>
        <translation>副本追上主节点后，就从副本读取会话。格式在主节点上查找；期间的变化、详情和强制下线也都在主节点上进行。若没有合适的副本，则从主节点读取，状态中会说明原因。</translation>
    </message>
    <message>
        <source>key of a stream on this server; may stay empty</source>
        <translation>此服务器上一个流（Stream）的键；可以留空</translation>
    </message>
    <message>
        <source>Each logout is also written there; where it cannot be, nothing is sent.</source>
        <translation>每次强制下线也会写入其中；无法写入时，不会发送任何命令。</translation>
    </message>
    <message>
        <source>Shared log</source>
        <translation>共享日志</translation>
    </message>
    <message>
        <source>On this computer, for this account alone: user, address, device, and how a session ended. Ids are not. “sessionscope why” tells of it.</source>
        <translation>保存在这台计算机上，仅限当前账号：用户、地址、设备，以及会话如何结束。不保存 ID。可用“sessionscope why”查询。</translation>
    </message>
    <message>
        <source>shown in the window; may stay empty</source>
        <translation>显示在窗口中；可以留空</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>A heading of the list, for the connections that belong together; may stay empty</source>
        <translation>列表中的一个标题，用来归拢相关的连接；可以留空</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Group, colour</source>
        <translation>分组、颜色</translation>
    </message>
    <message>
        <source>The password came with a URL of another server and was removed.</source>
        <translation>该密码来自另一台服务器的 URL，已移除。</translation>
    </message>
    <message>
        <source>Filled in below; the password was for another server and was removed.</source>
        <translation>已填入下方；密码属于另一台服务器，已移除。</translation>
    </message>
    <message>
        <source>Filled in below.</source>
        <translation>已填入下方。</translation>
    </message>
    <message>
        <source>Filled in below; the password went to its own field.</source>
        <translation>已填入下方；密码已填入单独的字段。</translation>
    </message>
</context>
<context>
    <name>ui::ProfileList</name>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Find a connection</source>
        <translation>查找连接</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>已保存的连接</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>ui::ProfileTransfer</name>
    <message>
        <source>Connections (*.json)</source>
        <translation>连接 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Export Connections</source>
        <translation>导出连接</translation>
    </message>
    <message>
        <source>Import Connections</source>
        <translation>导入连接</translation>
    </message>
    <message>
        <source>The connections could not be written: %1.</source>
        <translation>无法写入连接：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) written, without passwords</source>
        <translation>
            <numerusform>已写入 %n 个连接，不含密码</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>There are no connections in this file.</source>
        <translation>此文件中没有连接。</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) added</source>
        <translation>
            <numerusform>已添加 %n 个连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) replaced</source>
        <translation>
            <numerusform>已替换 %n 个连接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QueryHelp</name>
    <message>
        <source>How to search</source>
        <translation>如何搜索</translation>
    </message>
    <message>
        <source>user, id, address or device has it in it</source>
        <translation>用户、ID、地址或设备中包含它</translation>
    </message>
    <message>
        <source>in one column; quotes for spaces</source>
        <translation>在某一列中查找；有空格时加引号</translation>
    </message>
    <message>
        <source>exactly this name, in this very case</source>
        <translation>名称完全一致，区分大小写</translation>
    </message>
    <message>
        <source>address from its beginning, or a net: ip:10.0.0.0/8</source>
        <translation>地址的开头部分，或网段：ip:10.0.0.0/8</translation>
    </message>
    <message>
        <source>browser or system; also format: and node:</source>
        <translation>浏览器或系统；还有 format: 和 node:</translation>
    </message>
    <message>
        <source>key in Redis, * and ? for any characters</source>
        <translation>Redis 中的键，* 和 ? 代表任意字符</translation>
    </message>
    <message>
        <source>time that is left: s, m, h, d, w, also 1h30m</source>
        <translation>剩余时间：s、m、h、d、w，也可写作 1h30m</translation>
    </message>
    <message>
        <source>not used for so long</source>
        <translation>已有这么久未使用</translation>
    </message>
    <message>
        <source>all but the newest three of each user</source>
        <translation>除每个用户最新的三个以外</translation>
    </message>
    <message>
        <source>since that day, or 2026-11-01T14:30 (UTC)</source>
        <translation>自该日起，也可写作 2026-11-01T14:30（UTC）</translation>
    </message>
    <message>
        <source>within the last two hours</source>
        <translation>最近两小时内</translation>
    </message>
    <message>
        <source>nobody logged in; also due, ended, live</source>
        <translation>无人登录；还有 due、ended、live</translation>
    </message>
    <message>
        <source>ended within the last hour, by the history</source>
        <translation>最近一小时内结束，依据历史记录</translation>
    </message>
    <message>
        <source>how it ended; also expired, deleted, logged-out</source>
        <translation>如何结束；还有 expired、deleted、logged-out</translation>
    </message>
    <message>
        <source>all others; a minus turns anything around</source>
        <translation>其他全部；减号表示取反</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者都满足</translation>
    </message>
    <message>
        <source>either; the bar stands by itself</source>
        <translation>满足其一；竖线前后留空格</translation>
    </message>
    <message>
        <source>How to search — choose an example to try it</source>
        <translation>如何搜索——选择一个示例试试</translation>
    </message>
    <message>
        <source>Ctrl+Return finds a user that is named by the framework’s own index on the server, before everything is read. Case counts there.</source>
        <translation>Ctrl+Return 可以在全部内容读完之前，通过服务器上框架自己的索引查找用户。此时区分大小写。</translation>
    </message>
    <message>
        <source>A cookie, a Cookie: line, a token, a whole key or an address with a session in it can be pasted as it is: its session is found by the whole id. It is masked, and kept nowhere.</source>
        <translation>Cookie、Cookie: 行、令牌、完整的键，或含有会话的地址，都可以原样粘贴：会按完整的 ID 找到其会话。粘贴的内容会被遮盖，且不会保存在任何地方。</translation>
    </message>
</context>
<context>
    <name>ui::QuestionDialog</name>
    <message>
        <source>production · %1</source>
        <translation>生产环境 · %1</translation>
    </message>
    <message>
        <source>Recorded in the audit log as %1</source>
        <translation>以 %1 的名义记入审计日志</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::QuestionParts</name>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;：%2</translation>
    </message>
    <message>
        <source>Shows or hides the commands</source>
        <translation>显示或隐藏命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>ui::RangeBar</name>
    <message>
        <source>1 min</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Show the last minute</source>
        <translation>显示最近 1 分钟</translation>
    </message>
    <message>
        <source>Show the last 5 minutes</source>
        <translation>显示最近 5 分钟</translation>
    </message>
    <message>
        <source>Show the last hour</source>
        <translation>显示最近 1 小时</translation>
    </message>
    <message>
        <source>Show the last 24 hours</source>
        <translation>显示最近 24 小时</translation>
    </message>
    <message>
        <source>Show the last 7 days</source>
        <translation>显示最近 7 天</translation>
    </message>
    <message>
        <source>Show the last 30 days</source>
        <translation>显示最近 30 天</translation>
    </message>
</context>
<context>
    <name>ui::RateChart</name>
    <message>
        <source>expired</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>expired, some inferred</source>
        <translation>过期（部分为推断）</translation>
    </message>
    <message>
        <source>expired, inferred</source>
        <translation>过期（推断）</translation>
    </message>
    <message>
        <source>Created, expired and ended sessions per second</source>
        <translation>每秒创建、过期和结束的会话数</translation>
    </message>
    <message>
        <source>created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <comment>a rate</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>a node’s share</source>
        <translation>某个节点的部分</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>ui::RawPage</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>reveal secrets</source>
        <translation>显示机密</translation>
    </message>
    <message>
        <source>How raw bytes are shown</source>
        <translation>原始字节的显示方式</translation>
    </message>
    <message>
        <source>Raw bytes</source>
        <translation>原始字节</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>No bytes of its own</source>
        <translation>自身没有字节</translation>
    </message>
    <message>
        <source>Redis holds an empty string under this key.</source>
        <translation>Redis 在此键下存放的是空字符串。</translation>
    </message>
    <message>
        <source>Redis keeps this record in parts. Data shows them one by one.</source>
        <translation>Redis 将此记录分为多个部分保存。“数据”会逐一显示。</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>Here secrets cannot be told from the rest: raw bytes show tokens and passwords as they are, or packed so that anybody can unpack them.</source>
        <translation>这里无法区分机密与其他内容：原始字节会直接显示令牌和密码，或者显示任何人都能解开的打包形式。</translation>
    </message>
    <message>
        <source>Show raw bytes</source>
        <translation>显示原始字节</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>%2 中的前 %1</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>hide secrets</source>
        <translation>隐藏机密</translation>
    </message>
</context>
<context>
    <name>ui::RecentRow</name>
    <message>
        <source>production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>连接到 %1</translation>
    </message>
</context>
<context>
    <name>ui::RelatedPage</name>
    <message>
        <source>show in table</source>
        <translation>在表格中显示</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>过期时间</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>存储形式</translation>
    </message>
    <message>
        <source>Keys beside it</source>
        <translation>附属键</translation>
    </message>
    <message>
        <source>Show all sessions of this user in the table</source>
        <translation>在表格中显示此用户的所有会话</translation>
    </message>
    <message>
        <source>Other sessions of this user</source>
        <translation>此用户的其他会话</translation>
    </message>
    <message>
        <source>What stands around this session</source>
        <translation>此会话的相关内容</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln 个成员</numerusform>
        </translation>
    </message>
    <message>
        <source>takes %1 of the server’s memory</source>
        <translation>占用服务器内存 %1</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>– not there: %1</source>
        <translation>– 不存在：%1</translation>
    </message>
    <message>
        <source>? not known: %1</source>
        <translation>? 未知：%1</translation>
    </message>
    <message>
        <source>none that the format knows of</source>
        <translation>该格式没有已知的附属键</translation>
    </message>
    <message>
        <source>when it ends is unknown: the account may not ask for the TTL</source>
        <translation>结束时间未知：此账号无权查询 TTL</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>no TTL: it does not end by itself</source>
        <translation>无 TTL：不会自行结束</translation>
    </message>
    <message>
        <source>%1 left of %2</source>
        <translation>剩余 %1，共 %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>has not moved since %1</source>
        <translation>自 %1 起未变动</translation>
    </message>
    <message>
        <source>No other session of this user was read so far</source>
        <translation>目前没有读到此用户的其他会话</translation>
    </message>
    <message>
        <source>No other session of this user</source>
        <translation>此用户没有其他会话</translation>
    </message>
    <message>
        <source>Other sessions of this user: at least %1</source>
        <translation>此用户的其他会话：至少 %1 个</translation>
    </message>
    <message>
        <source>Other sessions of this user: %1</source>
        <translation>此用户的其他会话：%1 个</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>no TTL</source>
        <translation>无 TTL</translation>
    </message>
</context>
<context>
    <name>ui::ReportDialog</name>
    <message>
        <source>production · %1</source>
        <translation>生产环境 · %1</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>List of</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Session ids stay masked.</source>
        <translation>会话 ID 保持遮盖。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export the Report To</source>
        <translation>将报告导出到</translation>
    </message>
    <message>
        <source>Export the Report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>A file %1 is there already. Replace it?</source>
        <translation>已有文件 %1。要替换它吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>ui::ReportExport</name>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another file or folder, or make room there, and export again.</source>
        <translation>请选择其他文件或文件夹，或者腾出空间，然后重新导出。</translation>
    </message>
</context>
<context>
    <name>ui::ReportLine</name>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>unknown user</source>
        <translation>未知用户</translation>
    </message>
</context>
<context>
    <name>ui::ReportTable</name>
    <message>
        <source>Outcome for each session</source>
        <translation>每个会话的结果</translation>
    </message>
</context>
<context>
    <name>ui::RouteSection</name>
    <message>
        <source>Replaced places</source>
        <translation>替换的地址</translation>
    </message>
    <message>
        <source>Where nodes or sentinels announce what cannot be reached from here, as behind NAT: what they announce → what it is here. Without ports, all of a host.</source>
        <translation>用于节点或哨兵公布的地址无法从这里访问的情况，例如在 NAT 之后：公布的地址 → 从这里访问的地址。不写端口则适用于整个主机。</translation>
    </message>
    <message>
        <source>Shows or hides how the server is reached</source>
        <translation>显示或隐藏访问服务器的方式</translation>
    </message>
    <message>
        <source>user@host, or a Host of your ssh configuration</source>
        <translation>user@host，或您的 ssh 配置中的 Host</translation>
    </message>
    <message>
        <source>The server is reached through this computer’s ssh: host names are looked up there, and localhost is the host that ssh goes to</source>
        <translation>通过这台计算机的 ssh 访问服务器：主机名在对端解析，localhost 指 ssh 所到的主机</translation>
    </message>
    <message>
        <source>SSH to</source>
        <translation>SSH 到</translation>
    </message>
    <message>
        <source>ssh %1</source>
        <translation>ssh %1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>替换了 %n 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>Reached through: %1</source>
        <translation>访问途径：%1</translation>
    </message>
    <message>
        <source>Reached through</source>
        <translation>访问途径</translation>
    </message>
</context>
<context>
    <name>ui::RowActions</name>
    <message>
        <source>Select one session whose user is known.</source>
        <translation>请选择一个用户已知的会话。</translation>
    </message>
</context>
<context>
    <name>ui::RowMenus</name>
    <message>
        <source>&amp;Show Sessions</source>
        <translation>显示会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy Name</source>
        <translation>复制名称(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy Names</source>
        <translation>复制名称(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Log Out All Sessions…</source>
        <translation>强制所有会话下线(&amp;L)…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Log Out All Sessions of %Ln User(s)…</source>
        <translation>
            <numerusform>强制 %Ln 个用户的所有会话下线(&amp;L)…</numerusform>
        </translation>
    </message>
    <message>
        <source>End All Sessions &amp;In…</source>
        <translation>定时强制所有会话下线(&amp;I)…</translation>
    </message>
    <message>
        <source>Set &amp;Time Left of All Sessions…</source>
        <translation>设置所有会话的剩余时间(&amp;T)…</translation>
    </message>
    <message>
        <source>Look for Stale E&amp;ntries…</source>
        <translation>查找失效条目(&amp;N)…</translation>
    </message>
</context>
<context>
    <name>ui::SavedRow</name>
    <message>
        <source>Rename the saved search %1</source>
        <translation>重命名已保存的搜索 %1</translation>
    </message>
    <message>
        <source>Remove the saved search %1</source>
        <translation>移除已保存的搜索 %1</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>强制下线…</translation>
    </message>
    <message>
        <source>End what “%1” matches</source>
        <translation>将符合“%1”的会话强制下线</translation>
    </message>
    <message>
        <source>How many match is not known now.</source>
        <translation>目前不知道有多少个符合。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) match now</source>
        <translation>
            <numerusform>现有 %Ln 个会话符合</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows what would be ended, and asks before anything is.</source>
        <translation>先显示将被强制下线的会话并询问，之后才执行。</translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Search sessions</source>
        <translation>搜索会话</translation>
    </message>
    <message>
        <source>Search user, id, IP, device… or user:alice ttl&lt;5m -is:anonymous</source>
        <translation>搜索用户、ID、IP、设备… 或 user:alice ttl&lt;5m -is:anonymous</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Saved and recent searches (Alt+Down)</source>
        <translation>已保存和最近的搜索（Alt+Down）</translation>
    </message>
    <message>
        <source>How to search (F1)</source>
        <translation>如何搜索（F1）</translation>
    </message>
    <message>
        <source>Words, or terms such as user:alice, ttl&lt;5m, -is:anonymous</source>
        <translation>词语，或 user:alice、ttl&lt;5m、-is:anonymous 等条件</translation>
    </message>
</context>
<context>
    <name>ui::SearchesFlow</name>
    <message>
        <source>None is saved yet</source>
        <translation>尚未保存任何搜索</translation>
    </message>
</context>
<context>
    <name>ui::SecretStore</name>
    <message>
        <source>Kept in this computer’s keychain.</source>
        <translation>保存在这台计算机的钥匙串中。</translation>
    </message>
    <message>
        <source>Kept in this computer’s keychain, if that answers; else until Sessionscope is closed.</source>
        <translation>若钥匙串有响应，则保存在这台计算机的钥匙串中；否则保留到 Sessionscope 关闭为止。</translation>
    </message>
    <message>
        <source>This build has no keychain support: a password is remembered until Sessionscope is closed.</source>
        <translation>此构建版本不支持钥匙串：密码会记住到 Sessionscope 关闭为止。</translation>
    </message>
    <message>
        <source>The keychain does not answer, or stays locked: a password is remembered until Sessionscope is closed.</source>
        <translation>钥匙串没有响应，或一直处于锁定状态：密码会记住到 Sessionscope 关闭为止。</translation>
    </message>
</context>
<context>
    <name>ui::ServerFind</name>
    <message>
        <source>Find “%1” on the Server</source>
        <translation>在服务器上查找“%1”</translation>
    </message>
    <message>
        <source>To find a user on the server, name one in the search field.</source>
        <translation>要在服务器上查找用户，请在搜索框中写明用户名。</translation>
    </message>
    <message>
        <source>As in user:alice, or user:&quot;bob smith&quot;. Case counts there.</source>
        <translation>例如 user:alice 或 user:&quot;bob smith&quot;。此时区分大小写。</translation>
    </message>
    <message>
        <source>Looking for %1 on the server…</source>
        <translation>正在服务器上查找 %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Found %1 of %2 through the index of %3.</source>
        <translation>通过 %3 的索引找到 %2 的 %1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Their user is shown as %1.</source>
        <translation>其用户显示为 %1。</translation>
    </message>
    <message>
        <source>It was cancelled: there may be more.</source>
        <translation>已取消：可能还有更多。</translation>
    </message>
    <message>
        <source>An index on this server knows %1, but leads to no session.</source>
        <translation>此服务器上的索引中有 %1，但没有指向任何会话。</translation>
    </message>
    <message>
        <source>%1 was not found on the server.</source>
        <translation>在服务器上没有找到 %1。</translation>
    </message>
    <message>
        <source>No index on this server knows %1.</source>
        <translation>此服务器上的索引中都没有 %1。</translation>
    </message>
    <message>
        <source>Case counts there.</source>
        <translation>此时区分大小写。</translation>
    </message>
    <message>
        <source>%1 knows users by the id of their account.</source>
        <translation>%1 按账号 ID 识别用户。</translation>
    </message>
    <message>
        <source>%1 and %2 know users by the id of their account.</source>
        <translation>%1 和 %2 按账号 ID 识别用户。</translation>
    </message>
    <message>
        <source>Without an index: %1.</source>
        <translation>没有索引：%1。</translation>
    </message>
    <message>
        <source>Everything is being read: who is there will be found by the search.</source>
        <translation>正在读取全部内容：只要存在，就能搜索到。</translation>
    </message>
    <message>
        <source>To look at every session, read everything.</source>
        <translation>要查看每个会话，请读取全部内容。</translation>
    </message>
    <message>
        <source>Read Everything</source>
        <translation>读取全部</translation>
    </message>
    <message>
        <source>All sessions of this server have been read: the search knows them.</source>
        <translation>此服务器的所有会话都已读取：可以直接搜索。</translation>
    </message>
    <message>
        <source>All sessions of the formats that were noticed have been read: the search knows them.</source>
        <translation>已发现的格式的所有会话都已读取：可以直接搜索。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies) had no session any more.</source>
        <translation>
            <numerusform>%Ln 个条目的会话已不存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies) named something that is no session.</source>
        <translation>
            <numerusform>%Ln 个条目指向的不是会话。</numerusform>
        </translation>
    </message>
    <message>
        <source>This account may not read %1.</source>
        <translation>此账号无权读取 %1。</translation>
    </message>
    <message numerus="yes">
        <source>The index has %Ln entry(ies); only the first of them were looked at.</source>
        <translation>
            <numerusform>索引中有 %Ln 个条目；只查看了前面的部分。</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
</context>
<context>
    <name>ui::SessionHeader</name>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Also known as</source>
        <translation>又名</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Show all sessions of this user</source>
        <translation>显示此用户的所有会话</translation>
    </message>
    <message>
        <source>by the full record</source>
        <translation>依据完整记录</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>unknown user</source>
        <translation>未知用户</translation>
    </message>
    <message numerus="yes">
        <source>+%Ln session(s)</source>
        <translation>
            <numerusform>+%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>于 %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>the account may not ask for the TTL</source>
        <translation>此账号无权查询 TTL</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>永不过期</translation>
    </message>
    <message>
        <source>has no TTL</source>
        <translation>没有 TTL</translation>
    </message>
    <message>
        <source>left at %1</source>
        <translation>%1 时的剩余时间</translation>
    </message>
    <message>
        <source>due</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>not reaped for %1</source>
        <translation>已有 %1未清除</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>%1 结束</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>已登出</translation>
    </message>
    <message>
        <source>evicted</source>
        <translation>已被淘汰</translation>
    </message>
    <message>
        <source>ended or evicted</source>
        <translation>已结束或被淘汰</translation>
    </message>
    <message>
        <source>expired, inferred</source>
        <translation>已过期（推断）</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已被替换</translation>
    </message>
</context>
<context>
    <name>ui::SessionSearch</name>
    <message>
        <source>a search that may name a session</source>
        <translation>可能指明会话的搜索</translation>
    </message>
    <message>
        <source>Here stands only what ended a moment ago. What ended before that is in the history, where one is kept: below.</source>
        <translation>这里只有刚刚结束的会话。更早结束的在历史记录中（若有保留）：见下方。</translation>
    </message>
    <message>
        <source>A user’s newest sessions are told by when they were created or, where a format does not say so, first seen. Those that were there before Sessionscope came are all kept then: nobody knows which of them is newer.</source>
        <translation>用户最新的会话按创建时间判断；格式不含创建时间时，按首次看到的时间判断。此时，在 Sessionscope 连接之前就存在的会话全部保留：无法得知其中哪个更新。</translation>
    </message>
    <message>
        <source>For “or” write |, as in alice | bob.</source>
        <translation>要表示“或”，请写 |，例如 alice | bob。</translation>
    </message>
    <message>
        <source>For “and” write nothing: all words have to match.</source>
        <translation>要表示“与”，无需书写：所有词都必须匹配。</translation>
    </message>
    <message>
        <source>Found at %1: %2</source>
        <translation>于 %1 发现：%2</translation>
    </message>
    <message>
        <source>Formats…</source>
        <translation>格式…</translation>
    </message>
    <message>
        <source>All formats</source>
        <translation>所有格式</translation>
    </message>
    <message numerus="yes">
        <source>All but %n format(s)</source>
        <translation>
            <numerusform>除 %n 种以外的所有格式</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SessionTableView</name>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Columns of the sessions</source>
        <translation>会话的列</translation>
    </message>
</context>
<context>
    <name>ui::SessionView</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始内容</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Logout</source>
        <translation>强制下线</translation>
    </message>
    <message>
        <source>Part of the session</source>
        <translation>会话的各部分</translation>
    </message>
    <message>
        <source>The search does not list this session any more. It is still there.</source>
        <translation>搜索结果中已没有此会话。它仍然存在。</translation>
    </message>
    <message>
        <source>This session ended at %1: expired.</source>
        <translation>此会话已于 %1 结束：过期。</translation>
    </message>
    <message>
        <source>This session ended at %1: its key was deleted, as a logout does.</source>
        <translation>此会话已于 %1 结束：其键被删除，如同登出。</translation>
    </message>
    <message>
        <source>This session ended at %1: Redis evicted it for want of memory.</source>
        <translation>此会话已于 %1 结束：Redis 因内存不足将其淘汰。</translation>
    </message>
    <message>
        <source>This session ended at %1, before its deadline: its key was deleted, as a logout does, or evicted. Redis did not tell which.</source>
        <translation>此会话在过期时间之前，已于 %1 结束：其键被删除（如同登出），或者被淘汰。Redis 没有说明是哪一种。</translation>
    </message>
    <message>
        <source>This session ended at %1, past its deadline: it expired, as far as can be inferred.</source>
        <translation>此会话在过期时间之后，已于 %1 结束：据推断是过期。</translation>
    </message>
    <message>
        <source>This session was found gone at %1; how it ended was not seen.</source>
        <translation>此会话于 %1 发现已消失；没有观察到它是如何结束的。</translation>
    </message>
    <message>
        <source>Since %1 the key holds something that is no session.</source>
        <translation>自 %1 起，该键存放的不再是会话。</translation>
    </message>
    <message>
        <source>%1 Above is what was last known.</source>
        <translation>%1 上方是最后已知的内容。</translation>
    </message>
</context>
<context>
    <name>ui::SessionsPage</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>节点概览</translation>
    </message>
    <message>
        <source>Age of what is shown</source>
        <translation>所示内容的时间</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>目前 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>All users. How many match is counted when they are looked at.</source>
        <translation>全部用户。查看时才会统计有多少个符合。</translation>
    </message>
    <message>
        <source>as of %1, not connected</source>
        <translation>截至 %1，未连接</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>没有连接到 %1</translation>
    </message>
    <message>
        <source>Edit Connection…</source>
        <translation>编辑连接…</translation>
    </message>
    <message>
        <source>Retry Now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Reading sessions from %1…</source>
        <translation>正在从 %1 读取会话…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Reading was stopped before a session was found</source>
        <translation>找到会话之前读取已停止</translation>
    </message>
    <message>
        <source>No sessions in this database</source>
        <translation>此数据库中没有会话</translation>
    </message>
    <message>
        <source>This account may not read the sessions</source>
        <translation>此账号无权读取会话</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) have the name of a session, but the server refuses to show them. Its administrator can grant the right to read them (ACL SETUSER).</source>
        <translation>
            <numerusform>%Ln 个键的名称是会话的名称，但服务器拒绝显示它们。服务器的管理员可以授予读取权限（ACL SETUSER）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Read Again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>The sessions could not be read</source>
        <translation>无法读取会话</translation>
    </message>
    <message>
        <source>The server did not list its keys to the end, so nobody knows whether there are any.</source>
        <translation>服务器没有列完所有的键，因此不知道其中是否有会话。</translation>
    </message>
    <message>
        <source>The framework’s own index may know the user all the same.</source>
        <translation>框架自己的索引仍有可能知道该用户。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) look like sessions</source>
        <translation>
            <numerusform>%Ln 个键看起来像会话</numerusform>
        </translation>
    </message>
    <message>
        <source>They name a user, and run out. They may be a cache as well: only who knows the application can say.</source>
        <translation>它们含有用户名，并且会过期。它们也可能是缓存：只有了解该应用的人才能判断。</translation>
    </message>
    <message>
        <source>Show Them</source>
        <translation>显示这些键</translation>
    </message>
    <message>
        <source>Describe a Format…</source>
        <translation>描述格式…</translation>
    </message>
    <message>
        <source>Name Another Key Pattern…</source>
        <translation>指定其他键模式…</translation>
    </message>
    <message>
        <source>If your application uses its own keys, name their pattern (such as myapp:session:*) in the connection. Sessions may also be in another database number.</source>
        <translation>如果您的应用使用自己的键，请在连接中指定键模式（例如 myapp:session:*）。会话也可能位于其他编号的数据库中。</translation>
    </message>
    <message>
        <source>Clear Search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>The search cannot be read</source>
        <translation>无法理解此搜索</translation>
    </message>
    <message>
        <source>This leads to no session</source>
        <translation>没有指向任何会话</translation>
    </message>
    <message>
        <source>No user matches the search</source>
        <translation>没有用户匹配此搜索</translation>
    </message>
    <message>
        <source>Nothing matches the search</source>
        <translation>没有内容匹配此搜索</translation>
    </message>
    <message>
        <source>Formats…</source>
        <translation>格式…</translation>
    </message>
</context>
<context>
    <name>ui::SettingsNotice</name>
    <message>
        <source>Connections and layout are as you left them until this window is closed.</source>
        <translation>在此窗口关闭之前，连接和布局会保持您设置的样子。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ui::ShareBar</name>
    <message>
        <source>Shares</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>ui::SharedNumber</name>
    <message numerus="yes">
        <source>%1 · %Ln names</source>
        <comment>a user whose sessions have several names</comment>
        <translation>
            <numerusform>%1 · %Ln 个名称</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln different names behind %1: %2.</source>
        <translation>
            <numerusform>%1 对应 %Ln 个不同的名称：%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>The keys of %1 begin in several ways: %2.</source>
        <translation>%1 的键有多种开头：%2。</translation>
    </message>
    <message>
        <source>The sessions of %1 are of several formats: %2.</source>
        <translation>%1 的会话属于多种格式：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>These may be different people, and all of them would be logged out.</source>
        <translation>这些可能是不同的人，而且他们都会被强制下线。</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutList</name>
    <message>
        <source>%1 ▸ %2</source>
        <comment>menu and submenu</comment>
        <translation>%1 ▸ %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>one place and another</comment>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Nothing has such a key or name.</source>
        <translation>没有这样的按键或名称。</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search by words or keys</source>
        <translation>按文字或按键搜索</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>ui::SpokenLabel</name>
    <message>
        <source>%1: %2</source>
        <comment>a caption and its value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::StaleActions</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy the selected rows as text (Ctrl+C)</source>
        <translation>将所选的行复制为文本（Ctrl+C）</translation>
    </message>
    <message>
        <source>What became of the latest clean-up</source>
        <translation>最近一次清理的结果</translation>
    </message>
    <message numerus="yes">
        <source>Clean Up %Ln &amp;Selected…</source>
        <translation>
            <numerusform>清理所选的 %Ln 个(&amp;S)…</numerusform>
        </translation>
    </message>
    <message>
        <source>Clean Up &amp;Selected…</source>
        <translation>清理所选(&amp;S)…</translation>
    </message>
    <message>
        <source>Clean Up &amp;All…</source>
        <translation>清理全部(&amp;A)…</translation>
    </message>
    <message numerus="yes">
        <source>Clean Up %Ln S&amp;hown…</source>
        <translation>
            <numerusform>清理所示的 %Ln 个(&amp;H)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clean Up &amp;All %Ln…</source>
        <translation>
            <numerusform>清理全部 %Ln 个(&amp;A)…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StaleDialog</name>
    <message>
        <source>Stale Index Entries</source>
        <translation>失效的索引条目</translation>
    </message>
    <message>
        <source>Stale index entries</source>
        <translation>失效的索引条目</translation>
    </message>
    <message>
        <source>Entries in the frameworks’ own lists whose session no longer exists. They log nobody in; they make lists of active sessions wrong, and grow without end.</source>
        <translation>框架自己的列表中，会话已不存在的条目。它们不会让任何人登录，但会使活动会话的列表出错，并且不断增长。</translation>
    </message>
    <message>
        <source>Filter: framework, user, kind or key</source>
        <translation>过滤：框架、用户、类型或键</translation>
    </message>
    <message>
        <source>Filter what was found</source>
        <translation>过滤找到的内容</translation>
    </message>
    <message>
        <source>Filter what was found (Ctrl+F)</source>
        <translation>过滤找到的内容（Ctrl+F）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Whole server</source>
        <translation>整台服务器</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>查找范围</translation>
    </message>
    <message>
        <source>production · %1</source>
        <translation>生产环境 · %1</translation>
    </message>
    <message>
        <source>Putting back: %1 of %2</source>
        <translation>正在恢复：%1 / %2</translation>
    </message>
    <message>
        <source>Cancelling: %1 of %2 done</source>
        <translation>正在取消：已完成 %1 / %2</translation>
    </message>
    <message>
        <source>Removing: %1 of %2</source>
        <translation>正在移除：%1 / %2</translation>
    </message>
    <message>
        <source>Nobody has looked yet.</source>
        <translation>尚未查找过。</translation>
    </message>
    <message>
        <source>%1 · since then %2</source>
        <comment>312 stale entries …, as of 13:40:02 · since then 300 removed, 12 left</comment>
        <translation>%1 · 此后 %2</translation>
    </message>
    <message>
        <source>Once the look is over, or stopped, what was found can be cleaned up.</source>
        <translation>查找结束或停止后，即可清理找到的条目。</translation>
    </message>
    <message>
        <source>A clean-up is under way.</source>
        <translation>正在清理。</translation>
    </message>
    <message>
        <source>A clean-up is being undone.</source>
        <translation>正在撤销清理。</translation>
    </message>
    <message>
        <source>&amp;Look Again</source>
        <translation>重新查找(&amp;L)</translation>
    </message>
    <message>
        <source>Look again (F5)</source>
        <translation>重新查找（F5）</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>on the whole server</source>
        <translation>整台服务器上</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>%1 的</translation>
    </message>
    <message numerus="yes">
        <source>stale entries in %Ln selected key(s) %1</source>
        <comment>… on the whole server</comment>
        <translation>
            <numerusform>%1所选 %Ln 个键中的失效条目</numerusform>
        </translation>
    </message>
    <message>
        <source>stale entries %1 that match “%2”</source>
        <comment>… on the whole server that match …</comment>
        <translation>%1匹配“%2”的失效条目</translation>
    </message>
    <message>
        <source>all stale entries %1</source>
        <comment>… on the whole server</comment>
        <translation>%1所有失效条目</translation>
    </message>
</context>
<context>
    <name>ui::StaleEntryModel</name>
    <message>
        <source>Session id</source>
        <translation>会话 ID</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>存储形式</translation>
    </message>
    <message>
        <source>The session’s key, which is gone</source>
        <translation>会话的键（已不存在）</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>a key of its own</source>
        <translation>独立的键</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>was gone already</source>
        <translation>原已不存在</translation>
    </message>
    <message>
        <source>its session is back</source>
        <translation>其会话已重新出现</translation>
    </message>
    <message>
        <source>changed since: look again</source>
        <translation>此后有改变：请重新查找</translation>
    </message>
    <message>
        <source>not known: look again</source>
        <translation>未知：请重新查找</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>失效</translation>
    </message>
</context>
<context>
    <name>ui::StaleIndexModel</name>
    <message>
        <source>removed</source>
        <translation>个已移除</translation>
    </message>
    <message>
        <source>already gone</source>
        <translation>个原已不存在</translation>
    </message>
    <message>
        <source>with a session again</source>
        <translation>个又有了会话</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>个有改变</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>个未知</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>12 stale entries</comment>
        <translation>剩余 %1 个</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Entries that were looked at</source>
        <translation>查看过的条目数</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>框架</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Of</source>
        <comment>of so many entries</comment>
        <translation>总数</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>1,000+: more than were looked at</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>The key’s name does not say whose it is.</source>
        <translation>从键名看不出属于谁。</translation>
    </message>
    <message numerus="yes">
        <source>%1 found, %Ln of them settled since</source>
        <comment>12 stale entries found, …</comment>
        <translation>
            <numerusform>找到 %1，此后已处理其中 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 looked at</source>
        <comment>40 entries</comment>
        <translation>查看了 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a session</source>
        <translation>
            <numerusform>%Ln 个有会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of which nobody knows</source>
        <translation>
            <numerusform>%Ln 个情况不明</numerusform>
        </translation>
    </message>
    <message>
        <source>there are more</source>
        <translation>还有更多</translation>
    </message>
</context>
<context>
    <name>ui::StaleList</name>
    <message>
        <source>Keys with stale entries</source>
        <translation>有失效条目的键</translation>
    </message>
    <message>
        <source>Stale entries of the key</source>
        <translation>该键的失效条目</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Names of keys are read, and of those that are a framework’s list what stands in it. Nothing is changed.</source>
        <translation>会读取键名；对于属于框架列表的键，还会读取其中的内容。不会更改任何内容。</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
    <message>
        <source>No row matches the filter</source>
        <translation>没有行符合过滤条件</translation>
    </message>
    <message>
        <source>It is looked for in the framework, the user, the kind and the key, as they are shown.</source>
        <translation>按所显示的文字，在框架、用户、类型和键中查找。</translation>
    </message>
    <message>
        <source>None found in what was looked at</source>
        <translation>已查看的部分中没有找到</translation>
    </message>
    <message>
        <source>Not everything was looked at: there may be some.</source>
        <translation>没有查看全部：可能还有。</translation>
    </message>
    <message>
        <source>None found among those that are known</source>
        <translation>情况明确的条目中没有找到</translation>
    </message>
    <message>
        <source>Of %1 nobody knows whether there is such a session.</source>
        <comment>Of 40 entries nobody knows …</comment>
        <translation>%1是否有对应的会话，无从得知。</translation>
    </message>
    <message>
        <source>No stale entries</source>
        <translation>没有失效条目</translation>
    </message>
    <message>
        <source>Whatever the frameworks’ lists name has its session.</source>
        <translation>框架列表中的每个条目都有对应的会话。</translation>
    </message>
    <message>
        <source>There is no framework’s list with anything in it.</source>
        <translation>没有含有内容的框架列表。</translation>
    </message>
    <message>
        <source>No key is selected.</source>
        <translation>未选择键。</translation>
    </message>
    <message>
        <source>%1: %2, %3 with a session</source>
        <comment>key: 12 stale entries, 28 with a session</comment>
        <translation>%1：%2，%3 个有会话</translation>
    </message>
</context>
<context>
    <name>ui::StaleWords</name>
    <message numerus="yes">
        <source>%Ln stale entry(s)</source>
        <translation>
            <numerusform>%Ln 个失效条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Key beside a session</source>
        <translation>会话的附属键</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stale</source>
        <comment>of what was looked at</comment>
        <translation>
            <numerusform>%Ln 个失效</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… %1, %2</source>
        <comment>Looking… 45,000 keys, 312 stale</comment>
        <translation>正在查找… %1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln 个键</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… %1 of about %2, %3</source>
        <comment>Looking… 45,000 of about 120,000 keys, 312 stale</comment>
        <translation>正在查找… 已查 %1，共约 %2，%3</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln index(es)</source>
        <comment>312 stale entries in 41 indexes</comment>
        <translation>
            <numerusform>%Ln 个索引中有 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1, of %2 looked at, as of %3</source>
        <comment>The first 312 stale entries in 41 indexes, of 12,400 entries looked at, as of …</comment>
        <translation>最先找到的部分：%1；共查看 %2，截至 %3</translation>
    </message>
    <message>
        <source>%1, stopped after %2, at %3</source>
        <comment>312 stale entries in 41 indexes, stopped after 45,000 keys, at 13:40:02</comment>
        <translation>%1；查看 %2后停止，时间 %3</translation>
    </message>
    <message>
        <source>%1, of %2 looked at, as of %3</source>
        <comment>312 stale entries in 41 indexes, of 12,400 entries looked at, as of 13:40:02</comment>
        <translation>%1；共查看 %2，截至 %3</translation>
    </message>
    <message>
        <source>None found in what was looked at: stopped after %1, at %2</source>
        <comment>45,000 keys</comment>
        <translation>已查看的部分中没有找到：查看 %1后停止，时间 %2</translation>
    </message>
    <message>
        <source>None found in what was looked at: not everything could be, as of %1</source>
        <translation>已查看的部分中没有找到：未能查看全部，截至 %1</translation>
    </message>
    <message>
        <source>None of the formats in use keeps a list of its own, as of %1</source>
        <translation>在用的格式都没有自己的列表，截至 %1</translation>
    </message>
    <message>
        <source>There is no index among %1, as of %2</source>
        <comment>120,000 keys</comment>
        <translation>%1中没有索引，截至 %2</translation>
    </message>
    <message>
        <source>None found among %1 looked at; of %2 of them nobody knows, as of %3</source>
        <comment>None found among 12,400 entries looked at; of 40 of them nobody knows, as of 13:40:02</comment>
        <translation>查看的 %1中没有找到；其中 %2 个情况不明，截至 %3</translation>
    </message>
    <message numerus="yes">
        <source>No stale entries: %1 in %Ln index(es) looked at, as of %2</source>
        <comment>No stale entries: 12,400 entries in 41 indexes looked at, as of 13:40:02</comment>
        <translation>
            <numerusform>没有失效条目：查看了 %Ln 个索引中的 %1，截至 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The look was stopped: there may be more.</source>
        <translation>查找已停止：可能还有更多。</translation>
    </message>
    <message>
        <source>There are more than are kept at once. Clean these up, then look again.</source>
        <translation>数量超过了一次所能保留的。请先清理这些，再重新查找。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the indexes hold(s) more than was looked at. Clean up what was found, then look again.</source>
        <translation>
            <numerusform>其中 %Ln 个索引的内容多于查看的部分。请先清理找到的条目，再重新查找。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of %1 nobody knows whether there is such a session; nothing is done to those.</source>
        <comment>Of 40 entries nobody knows …</comment>
        <translation>%1是否有对应的会话，无从得知；不会处理这些条目。</translation>
    </message>
    <message>
        <source>Looked for entries of: %1.</source>
        <translation>已查找以下格式的条目：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Keep nothing of the kind: %1.</source>
        <translation>以下格式没有此类条目：%1。</translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>Connect to the Redis where your web applications keep their sessions. Looking changes nothing.</source>
        <translation>连接到您的 Web 应用存放会话的 Redis。查看不会改变任何内容。</translation>
    </message>
    <message>
        <source>Recent connections</source>
        <translation>最近的连接</translation>
    </message>
    <message>
        <source>Tell a Story</source>
        <translation>演示剧情</translation>
    </message>
    <message>
        <source>No server at hand? The demo starts a private Redis on this computer, with simulated users.</source>
        <translation>手头没有服务器？演示会在这台计算机上启动一个专用的 Redis，并模拟一些用户。</translation>
    </message>
    <message>
        <source>See who is logged in, live</source>
        <translation>实时查看谁已登录</translation>
    </message>
    <message>
        <source>Connect to a Redis…</source>
        <translation>连接到 Redis…</translation>
    </message>
    <message>
        <source>All saved connections, and a form for what an address does not say</source>
        <translation>所有已保存的连接，以及填写地址中没有的内容的表单</translation>
    </message>
    <message>
        <source>Show the Demo</source>
        <translation>显示演示</translation>
    </message>
    <message>
        <source>A short story that the demo tells by itself, about how sessions end</source>
        <translation>由演示自动播放的短剧情，说明会话如何结束</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reading sessions</source>
        <translation>正在读取会话</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Stop reading; what is there stays</source>
        <translation>停止读取；已读到的保留</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) shown</source>
        <translation>
            <numerusform>显示 %Ln 个用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s)</source>
        <translation>
            <numerusform>%Ln 个用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) known</source>
        <translation>
            <numerusform>已知 %Ln 个用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>显示 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>all shown</source>
        <translation>已全部显示</translation>
    </message>
    <message numerus="yes">
        <source>%n format(s) not listed</source>
        <translation>
            <numerusform>%n 种格式未列出</numerusform>
        </translation>
    </message>
    <message>
        <source>arranging rows…</source>
        <translation>正在排列各行…</translation>
    </message>
    <message>
        <source>in order once all are read</source>
        <translation>全部读取后排序</translation>
    </message>
    <message>
        <source>user selected: %1</source>
        <translation>所选用户：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>选中 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>server not verified</source>
        <translation>服务器未验证</translation>
    </message>
    <message numerus="yes">
        <source> · %Ln key(s) are not sessions</source>
        <translation>
            <numerusform> · %Ln 个键不是会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %Ln key(s) are too long to be listed</source>
        <translation>
            <numerusform> · %Ln 个键过长，无法列出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The formats in use were found by looking at %Ln key(s). The others are being looked at: sessions of a rare format may still be missing.</source>
        <translation>
            <numerusform>在用的格式是通过查看 %Ln 个键得出的。正在查看其余的键：罕见格式的会话可能还没有列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions of the formats in use. Not every key that is written is heard of: sessions of another format are found by looking at all names now and then.</source>
        <translation>在用格式的会话。并非每次写入键都会收到通知：其他格式的会话，要靠不时查看所有键名来发现。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln due, not reaped</source>
        <translation>
            <numerusform>%Ln 个已到期，待清除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln past their deadline</source>
        <translation>
            <numerusform>%Ln 个已超过过期时间</numerusform>
        </translation>
    </message>
    <message>
        <source>Past their deadline, but Redis has not removed them yet</source>
        <translation>已超过过期时间，但 Redis 尚未清除</translation>
    </message>
    <message>
        <source>Past their deadline. Whether a node that does not answer has removed its own is not known.</source>
        <translation>已超过过期时间。没有响应的节点是否已清除其会话未知。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)/s</source>
        <translation>
            <numerusform>%Ln 个事件/秒</numerusform>
        </translation>
    </message>
    <message>
        <source>expiry lag %1 s</source>
        <translation>过期延迟 %1 秒</translation>
    </message>
    <message>
        <source>How long after its deadline Redis removes a session, by when its key was named: the median of the latest</source>
        <translation>Redis 在过期时间之后多久清除会话，以收到其键的通知为准：最近若干次的中位数</translation>
    </message>
    <message>
        <source>How long after its deadline Redis removes a session: the median of the latest</source>
        <translation>Redis 在过期时间之后多久清除会话：最近若干次的中位数</translation>
    </message>
</context>
<context>
    <name>ui::StatusText</name>
    <message>
        <source>about %1 million</source>
        <translation>约 %1 百万</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 exact</source>
        <translation>%1，精确</translation>
    </message>
    <message>
        <source>%1 at the last reading</source>
        <translation>上次读取时 %1</translation>
    </message>
    <message>
        <source>%1 being checked</source>
        <translation>%1，正在核对</translation>
    </message>
    <message>
        <source>%1 not up to date</source>
        <translation>%1，可能已过时</translation>
    </message>
    <message>
        <source>Live in part: %1 of %2 primaries</source>
        <translation>部分实时：%2 个主节点中的 %1 个</translation>
    </message>
    <message>
        <source>Live in part, by tracking: %1 of %2 primaries</source>
        <translation>部分实时（通过跟踪）：%2 个主节点中的 %1 个</translation>
    </message>
    <message>
        <source>Expiry only, in part: %1 of %2 primaries</source>
        <translation>部分仅过期事件：%2 个主节点中的 %1 个</translation>
    </message>
    <message>
        <source>Polling in part: %1 of %2 primaries</source>
        <translation>部分轮询：%2 个主节点中的 %1 个</translation>
    </message>
    <message>
        <source>Catching up in part: %1 of %2 primaries</source>
        <translation>部分正在追赶：%2 个主节点中的 %1 个</translation>
    </message>
    <message>
        <source>Not up to date: %1 of %2 primaries</source>
        <translation>可能已过时：%2 个主节点中的 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>目前 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 · reading again, %2 %</source>
        <translation>%1 · 正在重新读取，%2%</translation>
    </message>
    <message>
        <source>%1, incomplete: reading was stopped</source>
        <translation>%1，不完整：读取已停止</translation>
    </message>
    <message>
        <source>%1 of %2, incomplete: reading broke off</source>
        <translation>%1（共 %2），不完整：读取中断</translation>
    </message>
    <message>
        <source>%1, incomplete: reading broke off</source>
        <translation>%1，不完整：读取中断</translation>
    </message>
    <message>
        <source>sessions could not be read</source>
        <translation>会话无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%1, incomplete: %Ln key(s) may not be read</source>
        <translation>
            <numerusform>%1，不完整：%Ln 个键无权读取</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, exact</source>
        <translation>%1，精确</translation>
    </message>
    <message>
        <source>%1 of the formats in use at the last reading</source>
        <translation>上次读取时在用格式的 %1</translation>
    </message>
    <message>
        <source>%1, being checked</source>
        <translation>%1，正在核对</translation>
    </message>
    <message>
        <source>%1, not up to date</source>
        <translation>%1，可能已过时</translation>
    </message>
    <message>
        <source>%1 when last connected</source>
        <translation>上次连接时 %1</translation>
    </message>
    <message>
        <source>%1 as of %2</source>
        <translation>%1（截至 %2）</translation>
    </message>
    <message>
        <source>those of %1 never read</source>
        <translation>%1 的从未读取</translation>
    </message>
    <message>
        <source>only %1 of %2 read</source>
        <translation>%2 只读取了 %1 个</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Trying again at %1</source>
        <translation>将于 %1 重试</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>正在重试…</translation>
    </message>
    <message>
        <source>Could not connect</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Live since %1</source>
        <translation>实时，自 %1 起</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Live, by tracking, since %1</source>
        <translation>实时（通过跟踪），自 %1 起</translation>
    </message>
    <message>
        <source>Live, by tracking</source>
        <translation>实时（通过跟踪）</translation>
    </message>
    <message>
        <source>Live in part: old server</source>
        <translation>部分实时：服务器版本较旧</translation>
    </message>
    <message>
        <source>Expiry only</source>
        <translation>仅过期事件</translation>
    </message>
    <message>
        <source>Polling every %1 s</source>
        <translation>每 %1 秒轮询</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Primary being confirmed</source>
        <translation>正在确认主节点</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>正在追赶</translation>
    </message>
    <message>
        <source>Primary in doubt</source>
        <translation>主节点存疑</translation>
    </message>
    <message>
        <source>Not up to date</source>
        <translation>可能已过时</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开连接</translation>
    </message>
    <message>
        <source>Redis announces every new, changed and ended session, and the table shows it at once.</source>
        <translation>Redis 会通知每个新建、更改和结束的会话，表格会立即显示。</translation>
    </message>
    <message>
        <source>Redis names every key that changes (CLIENT TRACKING), and the table shows it at once, but not how a session ended. That is inferred: gone past its deadline, it has expired; before, it was ended or evicted, and the charts count it as gone.</source>
        <translation>Redis 会告知每个发生变化的键（CLIENT TRACKING），表格会立即显示，但不说明会话是如何结束的。这要靠推断：在过期时间之后消失的，是已过期；在此之前消失的，是已结束或被淘汰，图表将其计为“消失”。</translation>
    </message>
    <message>
        <source>The server announces new and ended sessions, but not every change of the time they have left. Those are found by reading everything again every %1 s.</source>
        <translation>服务器会通知新建和结束的会话，但不会通知剩余时间的每次变化。这些变化通过每 %1 秒重新读取全部内容来发现。</translation>
    </message>
    <message>
        <source>Redis announces sessions that end, but not new and changed ones. Those are found by reading everything again every %1 s.</source>
        <translation>Redis 会通知结束的会话，但不通知新建和更改的会话。这些会话通过每 %1 秒重新读取全部内容来发现。</translation>
    </message>
    <message>
        <source>Redis announces nothing. Everything is read again every %1 s, so the table can be that much behind.</source>
        <translation>Redis 不发出任何通知。每 %1 秒重新读取全部内容，因此表格可能会滞后这么久。</translation>
    </message>
    <message>
        <source>The sessions are being read for the first time.</source>
        <translation>正在首次读取会话。</translation>
    </message>
    <message>
        <source>Some nodes do not answer. Of the others the table shows everything at once; the sessions of those are as they were known last.</source>
        <translation>部分节点没有响应。对于其余节点，表格会立即显示一切变化；没有响应的节点，其会话按最后已知的状态显示。</translation>
    </message>
    <message>
        <source>Some of what the table shows is from before, and what it is now cannot be read.</source>
        <translation>表格所示的内容有一部分是以前的，其目前的状态无法读取。</translation>
    </message>
    <message>
        <source>Events may have been missed. Everything is being read again; until that is done, the table can be wrong in places.</source>
        <translation>可能有遗漏的事件。正在重新读取全部内容；完成之前，表格可能有不准确之处。</translation>
    </message>
    <message>
        <source>There is no connection. What the table shows may be out of date.</source>
        <translation>没有连接。表格所示的内容可能已过时。</translation>
    </message>
    <message>
        <source>The rows were read from replica %1 the last time.</source>
        <translation>上次是从副本 %1 读取各行的。</translation>
    </message>
    <message numerus="yes">
        <source>The rows of %n primaries were read from replicas the last time: %1.</source>
        <translation>
            <numerusform>上次 %n 个主节点的行是从副本读取的：%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n primaries the rows of %1 were read from replicas the last time: %2.</source>
        <translation>
            <numerusform>上次 %n 个主节点中，有 %1 个的行是从副本读取的：%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>All was read from the primary itself the last time.</source>
        <translation>上次全部是从主节点本身读取的。</translation>
    </message>
    <message numerus="yes">
        <source>All was read from the %n primaries themselves the last time.</source>
        <translation>
            <numerusform>上次全部是从 %n 个主节点本身读取的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 / %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
</context>
<context>
    <name>ui::StoryBar</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The story</source>
        <translation>演示剧情</translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation>现在发生的事</translation>
    </message>
    <message>
        <source>What the demo says</source>
        <translation>演示的说明</translation>
    </message>
    <message>
        <source>How far the story is</source>
        <translation>剧情进度</translation>
    </message>
    <message>
        <source>The space bar does the same. The server goes on meanwhile: only the story waits, and the pictures where it is presented.</source>
        <translation>空格键的作用相同。服务器会继续运行：只有剧情会等待，演讲时图表也会等待。</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>演示剧情</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>steps of a story</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a story that has ended</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>ui::Style</name>
    <message>
        <source>Clear the field</source>
        <translation>清除内容</translation>
    </message>
</context>
<context>
    <name>ui::SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>ui::SurvivalList</name>
    <message>
        <source>Would sessions survive?</source>
        <translation>会话能否保住？</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1（%2）：%3</translation>
    </message>
</context>
<context>
    <name>ui::TimePlot</name>
    <message>
        <source>not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>not on the disk</source>
        <translation>磁盘上没有</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>figures of a time</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>已重启</translation>
    </message>
    <message>
        <source>lacking</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Nothing is known of before %1</source>
        <translation>%1 之前的情况未知</translation>
    </message>
</context>
<context>
    <name>ui::TimeTicks</name>
    <message>
        <source>d MMM</source>
        <comment>a day, as Qt writes dates</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>+%1 s</source>
        <translation>+%1 秒</translation>
    </message>
    <message>
        <source>+%1 h</source>
        <translation>+%1 小时</translation>
    </message>
    <message>
        <source>+%1 min</source>
        <translation>+%1 分钟</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>ui::TimeWords</name>
    <message>
        <source>d MMM</source>
        <comment>a day, as Qt writes dates</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>not watched since %1</source>
        <translation>自 %1 起未监视</translation>
    </message>
    <message>
        <source>not watched %1</source>
        <translation>未监视 %1</translation>
    </message>
    <message>
        <source>not known %1</source>
        <translation>未知 %1</translation>
    </message>
    <message>
        <source>lacking %1: events were lost</source>
        <translation>缺口 %1：有事件丢失</translation>
    </message>
    <message>
        <source>lacking %1: %2</source>
        <translation>缺口 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) lost</source>
        <translation>
            <numerusform>丢失 %Ln 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>restarted: %1</source>
        <translation>重启：%1</translation>
    </message>
    <message>
        <source>restarted: %1, %2</source>
        <translation>重启：%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) fewer</source>
        <translation>
            <numerusform>少了 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more time(s)</source>
        <translation>
            <numerusform>以及另外 %Ln 处</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is known of before %1</source>
        <translation>%1 之前的情况未知</translation>
    </message>
</context>
<context>
    <name>ui::TimelineModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1. Return or a double click unfolds them.</source>
        <translation>%1。按回车键或双击即可展开。</translation>
    </message>
</context>
<context>
    <name>ui::TlsSection</name>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>whom this computer trusts</source>
        <translation>这台计算机所信任的</translation>
    </message>
    <message>
        <source>Choose the CA file</source>
        <translation>选择 CA 文件</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>服务器名称</translation>
    </message>
    <message>
        <source>as the host</source>
        <translation>与主机相同</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>only where the server demands one</source>
        <translation>仅当服务器要求时</translation>
    </message>
    <message>
        <source>Choose the client certificate</source>
        <translation>选择客户端证书</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>证书私钥</translation>
    </message>
    <message>
        <source>in the certificate’s file</source>
        <translation>在证书文件中</translation>
    </message>
    <message>
        <source>Choose the key of the client certificate</source>
        <translation>选择客户端证书的私钥</translation>
    </message>
    <message>
        <source>Do not verify the server’s certificate</source>
        <translation>不验证服务器的证书</translation>
    </message>
    <message>
        <source>Encrypts the connection, and makes sure whose server it is</source>
        <translation>加密连接，并确认服务器的身份</translation>
    </message>
    <message>
        <source>The name in the server’s certificate, where it is reached by another one, as through a tunnel</source>
        <translation>服务器证书中的名称，用于以其他名称访问服务器的情况，例如通过隧道</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Whoever answers is taken for the server, and can read and change all that is sent, the password too. The window keeps saying “not verified”.</source>
        <translation>任何响应者都会被当作该服务器，能够读取和更改发送的一切内容，包括密码。窗口会一直显示“未验证”。</translation>
    </message>
    <message>
        <source>PEM files. Where the key is locked, its passphrase is asked for.</source>
        <translation>PEM 文件。若私钥已锁定，会要求输入其口令。</translation>
    </message>
    <message>
        <source>The path of a file has to begin with a slash.</source>
        <translation>文件路径必须以斜杠开头。</translation>
    </message>
    <message>
        <source>The server name has no spaces, slashes and colons.</source>
        <translation>服务器名称不能含有空格、斜杠和冒号。</translation>
    </message>
    <message>
        <source>A key is of no use without its certificate.</source>
        <translation>没有证书，只有私钥是无用的。</translation>
    </message>
</context>
<context>
    <name>ui::TlsWords</name>
    <message>
        <source>Not verified: what is sent is encrypted, but whoever answers is taken for the server.</source>
        <translation>未验证：发送的内容已加密，但任何响应者都会被当作该服务器。</translation>
    </message>
    <message>
        <source>Certificate of %1, valid until %2.</source>
        <translation>%1 的证书，有效期至 %2。</translation>
    </message>
    <message>
        <source>Certificate of %1, signed by %2, valid until %3.</source>
        <translation>%1 的证书，由 %2 签发，有效期至 %3。</translation>
    </message>
    <message>
        <source>It has expired: the next connection will be refused.</source>
        <translation>它已过期：下一次连接将被拒绝。</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>它已过期。</translation>
    </message>
    <message>
        <source>It expires in %1.</source>
        <translation>它将在 %1后过期。</translation>
    </message>
</context>
<context>
    <name>ui::TopBar</name>
    <message>
        <source>All formats</source>
        <translation>所有格式</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>所有节点</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Log out…</source>
        <translation>强制下线…</translation>
    </message>
    <message>
        <source>Filter by format</source>
        <translation>按格式过滤</translation>
    </message>
    <message>
        <source>Filter by node</source>
        <translation>按节点过滤</translation>
    </message>
    <message>
        <source>Show or hide columns</source>
        <translation>显示或隐藏列</translation>
    </message>
    <message>
        <source>Log out the selected sessions</source>
        <translation>将所选的会话强制下线</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>未选择任何内容。</translation>
    </message>
    <message>
        <source>End the selected sessions (Del)</source>
        <translation>将所选的会话强制下线（Del）</translation>
    </message>
</context>
<context>
    <name>ui::TrendPicture</name>
    <message>
        <source>How the count went</source>
        <translation>数量的变化</translation>
    </message>
    <message>
        <source>%1 in the last %2</source>
        <translation>最近 %2 内 %1</translation>
    </message>
    <message>
        <source>between %1 and %2 in the last %3</source>
        <translation>最近 %3 内在 %1 与 %2 之间</translation>
    </message>
</context>
<context>
    <name>ui::UndoStrip</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Time left for undo</source>
        <translation>剩余的撤销时间</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) can be brought back, with the time that each still has.</source>
        <translation>
            <numerusform>可以恢复 %Ln 个会话，并保留各自剩余的时间。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of this can be brought back.</source>
        <translation>这些都无法恢复。</translation>
    </message>
    <message>
        <source>What has been written since is left alone. What is brought back is kept in memory only.</source>
        <translation>此后写入的内容不会改动。恢复所需的内容只保存在内存中。</translation>
    </message>
    <message>
        <source>Sessions are being brought back…</source>
        <translation>正在恢复会话…</translation>
    </message>
    <message>
        <source>The connection was left while sessions were brought back: what came of it is not known.</source>
        <translation>恢复会话期间离开了连接：结果未知。</translation>
    </message>
    <message>
        <source>Nothing was sent: %1</source>
        <translation>未发送任何命令：%1</translation>
    </message>
    <message>
        <source>What came of it is not in the audit log: %1</source>
        <translation>处理结果未记入审计日志：%1</translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln</source>
        <translation>
            <numerusform>撤销 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring %Ln session(s) back</source>
        <translation>
            <numerusform>恢复 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>The time for undo is over.</source>
        <translation>撤销的时限已过。</translation>
    </message>
    <message>
        <source>%1 left, until %2</source>
        <translation>剩余 %1，至 %2</translation>
    </message>
</context>
<context>
    <name>ui::UserFacts</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>以及另外 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>又名</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最后活动</translation>
    </message>
</context>
<context>
    <name>ui::UserPage</name>
    <message>
        <source>show in table</source>
        <translation>在表格中显示</translation>
    </message>
    <message>
        <source>Log out everywhere…</source>
        <translation>全部强制下线…</translation>
    </message>
    <message>
        <source>All but this…</source>
        <translation>除此会话外全部…</translation>
    </message>
    <message>
        <source>Look for stale entries…</source>
        <translation>查找失效条目…</translation>
    </message>
    <message>
        <source>No user selected</source>
        <translation>未选择用户</translation>
    </message>
    <message>
        <source>Select a user in the table to see all sessions, where they come from and which ends next.</source>
        <translation>请在表格中选择一个用户，以查看其所有会话、来自何处以及哪个最先结束。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) selected</source>
        <translation>
            <numerusform>已选择 %Ln 个用户</numerusform>
        </translation>
    </message>
    <message>
        <source>All sessions of all of them can be ended at once.</source>
        <translation>可以一次将这些用户的所有会话强制下线。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Also known as</source>
        <translation>又名</translation>
    </message>
    <message>
        <source>Time left of the session that ends next</source>
        <translation>最先结束的会话的剩余时间</translation>
    </message>
    <message>
        <source>Show all sessions of this user in the table</source>
        <translation>在表格中显示此用户的所有会话</translation>
    </message>
    <message>
        <source>The selected user</source>
        <translation>所选的用户</translation>
    </message>
    <message>
        <source>Entries of this user in the frameworks’ own lists whose session is gone</source>
        <translation>框架自己的列表中属于此用户、但会话已不存在的条目</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more, which end later</source>
        <translation>
            <numerusform>以及另外 %Ln 个，结束得更晚</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) known</source>
        <translation>
            <numerusform>已知 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln session(s)</source>
        <translation>
            <numerusform>至少 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>being counted…</source>
        <translation>正在统计…</translation>
    </message>
    <message numerus="yes">
        <source>from %Ln address(es)</source>
        <translation>
            <numerusform>来自 %Ln 个地址</numerusform>
        </translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>nobody has logged in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>what is stored does not say whose</source>
        <translation>存储的内容没有说明属于谁</translation>
    </message>
    <message>
        <source>%1: these may be different people</source>
        <translation>%1：这些可能是不同的人</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>永不过期</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>none has a TTL</source>
        <translation>都没有 TTL</translation>
    </message>
    <message>
        <source>no session is left</source>
        <translation>已没有会话</translation>
    </message>
    <message>
        <source>left at %1</source>
        <translation>%1 时的剩余时间</translation>
    </message>
    <message>
        <source>due</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>not reaped for %1</source>
        <translation>已有 %1未清除</translation>
    </message>
    <message>
        <source>next to expire %1</source>
        <translation>下一个过期：%1</translation>
    </message>
    <message>
        <source>Select the session that is to stay, to end all the others.</source>
        <translation>请选择要保留的会话，以将其余的全部强制下线。</translation>
    </message>
    <message>
        <source>“This” is the selected session.</source>
        <translation>“此会话”即所选的会话。</translation>
    </message>
    <message>
        <source>“This” is the selected session: %1.</source>
        <translation>“此会话”即所选的会话：%1。</translation>
    </message>
</context>
<context>
    <name>ui::UserSessionList</name>
    <message>
        <source>Sessions of this user</source>
        <translation>此用户的会话</translation>
    </message>
</context>
<context>
    <name>ui::UserSessionModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>ui::UserTableView</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Columns of the users</source>
        <translation>用户的列</translation>
    </message>
</context>
<context>
    <name>ui::ValueModel</name>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>A secret. Press Enter, or click “hidden”, to show it.</source>
        <translation>机密内容。按回车键或点击“已隐藏”即可显示。</translation>
    </message>
    <message>
        <source>Session data</source>
        <translation>会话数据</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>%1 in a text, %2</source>
        <translation>文本中的 %1，%2</translation>
    </message>
    <message>
        <source>%1: hidden</source>
        <translation>%1：已隐藏</translation>
    </message>
</context>
<context>
    <name>ui::ValueSearchBar</name>
    <message>
        <source>Search in this session</source>
        <translation>在此会话中搜索</translation>
    </message>
    <message>
        <source>Names and values, but not hidden ones (/ or Ctrl+Shift+F)</source>
        <translation>名称和值，不包括已隐藏的（/ 或 Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配项</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一个匹配项（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配项</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一个匹配项（Enter）</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>ui::ValueText</name>
    <message numerus="yes">
        <source>%n byte(s): %1 …</source>
        <translation>
            <numerusform>%n 字节：%1 …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s): %1</source>
        <translation>
            <numerusform>%n 字节：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n field(s)</source>
        <translation>
            <numerusform>%1，%n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ValueView</name>
    <message>
        <source>Copy Path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Session data</source>
        <translation>会话数据</translation>
    </message>
    <message>
        <source>Copy value, hidden</source>
        <translation>复制值（已隐藏）</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>ui::WindowActions</name>
    <message>
        <source>&amp;Session</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Log Out…</source>
        <translation>强制下线(&amp;L)…</translation>
    </message>
    <message>
        <source>End &amp;In…</source>
        <translation>定时强制下线(&amp;I)…</translation>
    </message>
    <message>
        <source>Set &amp;Time Left…</source>
        <translation>设置剩余时间(&amp;T)…</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Log Out All of This U&amp;ser…</source>
        <translation>强制下线此用户的全部会话(&amp;S)…</translation>
    </message>
    <message>
        <source>Ctrl+Del</source>
        <translation>Ctrl+Del</translation>
    </message>
    <message>
        <source>Log Out All &amp;but This Session…</source>
        <translation>强制下线除此会话外的全部(&amp;B)…</translation>
    </message>
    <message>
        <source>Show Only This &amp;User</source>
        <translation>仅显示此用户(&amp;U)</translation>
    </message>
    <message>
        <source>Ctrl+U</source>
        <translation>Ctrl+U</translation>
    </message>
    <message>
        <source>Sho&amp;w Only This</source>
        <translation>仅显示相同(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;IP Address</source>
        <translation>IP 地址(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export Shown Rows…</source>
        <translation>导出所示的行(&amp;E)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Latest Logout’s &amp;Report…</source>
        <translation>最近一次强制下线的报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>&amp;Audit Log…</source>
        <translation>审计日志(&amp;A)…</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>Stale Index E&amp;ntries…</source>
        <translation>失效的索引条目(&amp;N)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation>Ctrl+Shift+I</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Keep a History</source>
        <translation>保留历史记录(&amp;K)</translation>
    </message>
    <message>
        <source>What happens to sessions is written down on this computer, so that it can be told later why somebody was logged out.</source>
        <translation>会话的变化会记录在这台计算机上，以便日后查明某位用户为何被登出。</translation>
    </message>
    <message>
        <source>History &amp;Settings…</source>
        <translation>历史记录设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Forget This User…</source>
        <translation>清除此用户的历史记录(&amp;F)…</translation>
    </message>
    <message>
        <source>Forget &amp;All History…</source>
        <translation>清除全部历史记录(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy Rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;User</source>
        <translation>复制用户(&amp;U)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy &amp;IP Address</source>
        <translation>复制 IP 地址(&amp;I)</translation>
    </message>
    <message>
        <source>Copy Session I&amp;d</source>
        <translation>复制会话 ID(&amp;D)</translation>
    </message>
    <message>
        <source>Copy &amp;Key</source>
        <translation>复制键(&amp;K)</translation>
    </message>
    <message>
        <source>Whole, not masked: whoever has it can act as this user.</source>
        <translation>完整、不遮盖：拿到它的人可以以此用户的身份操作。</translation>
    </message>
    <message>
        <source>Select &amp;All Shown</source>
        <translation>全选所示的行(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find User on the Ser&amp;ver</source>
        <translation>在服务器上查找用户(&amp;V)</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>&amp;Saved Searches…</source>
        <translation>已保存的搜索(&amp;S)…</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Sh&amp;ow Saved Search</source>
        <translation>显示已保存的搜索(&amp;O)</translation>
    </message>
    <message>
        <source>Clea&amp;r Search</source>
        <translation>清除搜索(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>活动(&amp;A)</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>De&amp;mo Controls</source>
        <translation>演示控制(&amp;M)</translation>
    </message>
    <message>
        <source>La&amp;boratory</source>
        <translation>实验室(&amp;B)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>P&amp;resenter Mode</source>
        <translation>演讲者模式(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Larger Type</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation>Ctrl+=</translation>
    </message>
    <message>
        <source>Smaller T&amp;ype</source>
        <translation>缩小文字(&amp;Y)</translation>
    </message>
    <message>
        <source>Usual Si&amp;ze</source>
        <translation>默认大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Sort By</source>
        <translation>排序方式(&amp;S)</translation>
    </message>
    <message>
        <source>Go to &amp;Sessions</source>
        <translation>转到会话(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>Go to &amp;Users</source>
        <translation>转到用户(&amp;U)</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Ctrl+4</translation>
    </message>
    <message>
        <source>Go to &amp;Fleet</source>
        <translation>转到节点概览(&amp;F)</translation>
    </message>
    <message>
        <source>Ctrl+5</source>
        <translation>Ctrl+5</translation>
    </message>
    <message>
        <source>Go to D&amp;etails</source>
        <translation>转到详情(&amp;E)</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>Go to Ac&amp;tivity</source>
        <translation>转到活动(&amp;T)</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation>下一窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Pane</source>
        <translation>上一窗格(&amp;P)</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>外观(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;High Contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>服务器(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>连接(&amp;C)…</translation>
    </message>
    <message>
        <source>Connect &amp;To</source>
        <translation>连接到(&amp;T)</translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Edit Connection…</source>
        <translation>编辑连接(&amp;E)…</translation>
    </message>
    <message>
        <source>Enter &amp;Password…</source>
        <translation>输入密码(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>&amp;Read Again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>&amp;Stop Reading</source>
        <translation>停止读取(&amp;S)</translation>
    </message>
    <message>
        <source>Retry &amp;Now</source>
        <translation>立即重试(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Formats…</source>
        <translation>格式(&amp;F)…</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>&amp;Alerts…</source>
        <translation>告警(&amp;A)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Turn E&amp;vents On…</source>
        <translation>启用事件通知(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Stories</source>
        <translation>演示剧情(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>使用手册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Sessionscope</source>
        <translation>关于 Sessionscope(&amp;A)</translation>
    </message>
</context>
</TS>
