// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A Koa application with koa-session over koa-redis: node koa.js <folder>, see applications.sh
'use strict';
const fs = require('fs');
const { setTimeout: sleep } = require('timers/promises');
const { text } = require('stream/consumers');
const Koa = require('koa');
const { createSession } = require('koa-session');
const koaRedis = require('koa-redis');

const folder = process.argv[2];

/** The session is loaded by now; the answer has to wait. */
async function untilTold(name) {
    fs.writeFileSync(`${folder}/${name}.loaded`, '');
    while (!fs.existsSync(`${folder}/${name}.go`))
        await sleep(10);
}

const app = new Koa();
app.keys = ['only tried out'];
app.use(createSession({ store: koaRedis({ path: `${folder}/redis.sock` }), maxAge: 3600 * 1000 }, app));
app.use(async (context) => {
    const session = context.session;
    switch (context.path) {
    case '/login':
        session.userId = new URLSearchParams(await text(context.req)).get('username');
        break;
    case '/slow':
    case '/slow-write':
        await untilTold(context.query.until);
        if (context.path === '/slow-write')
            session.writes = (session.writes || 0) + 1;
        break;
    }
    context.body = session.userId || 'anonymous';
});
const server = app.listen(0, '127.0.0.1', () => fs.writeFileSync(`${folder}/port`, `${server.address().port}\n`));
