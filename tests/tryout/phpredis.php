<?php
// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A PHP application whose sessions phpredis keeps, with locks or, as is its default, without:
//   php phpredis.php locks|default <folder>, see applications.sh
declare(strict_types=1);
require_once __DIR__ . '/phpserver.php';

if (PHP_SAPI === 'cli') {
    [, $mode, $folder] = $argv;
    $settings = ['session.save_handler' => 'redis', 'session.save_path' => "unix://$folder/redis.sock"];
    if ($mode === 'locks')
        $settings += ['redis.session.locking_enabled' => 1, 'redis.session.lock_expire' => 30];
    serve($folder, __FILE__, $settings);
    exit;
}

session_start();
switch (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
    case '/login':
        session_regenerate_id(true);
        $_SESSION['user_id'] = $_POST['username'];
        break;
    case '/slow':
        untilTold($_GET['until']);
        break;
    case '/slow-write':
        untilTold($_GET['until']);
        $_SESSION['writes'] = ($_SESSION['writes'] ?? 0) + 1;
        break;
}
echo $_SESSION['user_id'] ?? 'anonymous';
