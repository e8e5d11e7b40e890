<?php
// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A Laravel application whose sessions are in its cache, as the driver "redis" has them:
//   php laravel.php <folder>, see applications.sh
declare(strict_types=1);
require_once __DIR__ . '/phpserver.php';
require_once 'Illuminate/autoload.php';

use Illuminate\Auth\SessionGuard;
use Illuminate\Config\Repository;
use Illuminate\Foundation\Application;
use Illuminate\Http\Request;
use Illuminate\Session\Middleware\StartSession;

if (PHP_SAPI === 'cli') {
    serve($argv[1], __FILE__, []);
    exit;
}

$server = ['host' => getenv('TRYOUT_FOLDER') . '/redis.sock', 'port' => 0, 'database' => 0];
$app = new Application(getenv('TRYOUT_FOLDER'));
$app->instance('config', new Repository([
    'session' => ['driver' => 'redis', 'lifetime' => 60, 'expire_on_close' => false, 'encrypt' => false,
        'lottery' => [0, 100], 'cookie' => 'laravel_session', 'path' => '/', 'domain' => null, 'secure' => false],
    'cache' => ['default' => 'redis', 'prefix' => 'laravel_cache',
        'stores' => ['redis' => ['driver' => 'redis', 'connection' => 'default']]],
    'database' => ['redis' => ['client' => 'phpredis', 'options' => ['prefix' => 'laravel_database_'],
        'default' => $server]],
]));
$app->register(Illuminate\Redis\RedisServiceProvider::class);
$app->register(Illuminate\Cache\CacheServiceProvider::class);
$app->register(Illuminate\Session\SessionServiceProvider::class);

$user = 'login_web_' . sha1(SessionGuard::class); // as its guard names whoever is logged in
$tellName = fn (Request $request) => $request->session()->get($user, 'anonymous');
$router = $app['router'];
$router->middleware(StartSession::class)->group(function () use ($router, $user, $tellName) {
    $router->post('login', function (Request $request) use ($user, $tellName) {
        $request->session()->migrate(true);
        $request->session()->put($user, $request->input('username'));
        return $tellName($request);
    });
    $router->get('me', $tellName);
    $router->get('slow', function (Request $request) use ($tellName) {
        untilTold($request->query('until'));
        return $tellName($request);
    });
    $router->post('slow-write', function (Request $request) use ($tellName) {
        untilTold($request->query('until'));
        $request->session()->increment('writes');
        return $tellName($request);
    });
});
$request = Request::capture();
$app->instance('request', $request);
$router->dispatch($request)->send();
