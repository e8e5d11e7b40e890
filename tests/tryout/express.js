// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An Express application with connect-redis and passport: node express.js <folder>, see applications.sh
'use strict';
const fs = require('fs');
const { setTimeout: sleep } = require('timers/promises');
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { Strategy } = require('passport-local');
const { RedisStore } = require('connect-redis');
const { createClient } = require('redis');

const folder = process.argv[2];

passport.use(new Strategy((username, password, done) => done(null, { id: username, name: username })));
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

/** The session is loaded by now; the answer has to wait. */
async function untilTold(name) {
    fs.writeFileSync(`${folder}/${name}.loaded`, '');
    while (!fs.existsSync(`${folder}/${name}.go`))
        await sleep(10);
}

async function main() {
    const client = createClient({ socket: { path: `${folder}/redis.sock` } });
    await client.connect();
    const app = express();
    app.use(express.urlencoded({ extended: false }));
    app.use(session({
        store: new RedisStore({ client }), secret: 'only tried out', resave: false, saveUninitialized: false,
        cookie: { maxAge: 3600 * 1000 },
    }));
    app.use(passport.initialize());
    app.use(passport.session());

    const tellName = (request, response) => response.send(request.user ? request.user.name : 'anonymous');
    app.post('/login', passport.authenticate('local'), (request, response) => response.send(request.user.id));
    app.get('/me', tellName);
    app.get('/slow', async (request, response) => {
        await untilTold(request.query.until);
        tellName(request, response);
    });
    app.post('/slow-write', async (request, response) => {
        await untilTold(request.query.until);
        request.session.writes = (request.session.writes || 0) + 1;
        tellName(request, response);
    });
    const server = app.listen(0, '127.0.0.1', () => fs.writeFileSync(`${folder}/port`, `${server.address().port}\n`));
}

main();
