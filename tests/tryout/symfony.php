<?php
// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An application of Symfony's HttpFoundation, whose RedisSessionHandler keeps the sessions:
//   php symfony.php <folder>, see applications.sh
declare(strict_types=1);
require_once __DIR__ . '/phpserver.php';
require_once 'Symfony/Component/HttpFoundation/autoload.php';

use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpFoundation\Session\Session;
use Symfony\Component\HttpFoundation\Session\Storage\Handler\RedisSessionHandler;
use Symfony\Component\HttpFoundation\Session\Storage\NativeSessionStorage;

if (PHP_SAPI === 'cli') {
    serve($argv[1], __FILE__, []);
    exit;
}

$redis = new Redis();
$redis->connect(getenv('TRYOUT_FOLDER') . '/redis.sock');
$session = new Session(new NativeSessionStorage([], new RedisSessionHandler($redis)));
$session->start();
$request = Request::createFromGlobals();
switch ($request->getPathInfo()) {
    case '/login':
        $session->migrate(true);
        $session->set('user_id', $request->request->get('username'));
        break;
    case '/slow':
        untilTold($request->query->get('until'));
        break;
    case '/slow-write':
        untilTold($request->query->get('until'));
        $session->set('writes', $session->get('writes', 0) + 1);
        break;
}
$response = new Response($session->get('user_id', 'anonymous'));
$session->save();
$response->send();
