<?php
// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Of the PHP applications: their server, and how a request waits.
declare(strict_types=1);

/** Starts PHP's own server, which answers each request with the script, and tells its port. */
function serve(string $folder, string $script, array $settings): void
{
    putenv("TRYOUT_FOLDER=$folder");
    putenv('PHP_CLI_SERVER_WORKERS=4'); // while one request waits, another is answered
    $command = [PHP_BINARY];
    foreach (['session.gc_maxlifetime' => 3600] + $settings as $name => $value)
        array_push($command, '-d', "$name=$value");
    array_push($command, '-S', '127.0.0.1:0', $script);
    $server = proc_open($command, [2 => ['pipe', 'w']], $pipes);
    while (($line = fgets($pipes[2])) !== false) {
        fwrite(STDERR, $line);
        if (preg_match('~http://127\.0\.0\.1:(\d+)\) started~', $line, $found) && !file_exists("$folder/port"))
            file_put_contents("$folder/port", "$found[1]\n");
    }
    proc_close($server);
}

/** The session is loaded by now; the answer has to wait. */
function untilTold(string $name): void
{
    $folder = getenv('TRYOUT_FOLDER');
    touch("$folder/$name.loaded");
    while (!file_exists("$folder/$name.go")) {
        usleep(10000);
        clearstatcache();
    }
}
