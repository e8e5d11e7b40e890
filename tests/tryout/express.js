// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An Express application with connect-redis and passport: node express.js <redis socket> <port file>
'use strict';
const fs = require('fs');
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { Strategy } = require('passport-local');
const { RedisStore } = require('connect-redis');
const { createClient } = require('redis');

const [socket, portFile] = process.argv.slice(2);

passport.use(new Strategy((username, password, done) => done(null, { id: username, name: `User ${username}` })));
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

async function main() {
    const client = createClient({ socket: { path: socket } });
    await client.connect();
    const app = express();
    app.use(express.urlencoded({ extended: false }));
    app.use(session({
        store: new RedisStore({ client }), secret: 'only tried out', resave: false, saveUninitialized: false,
        cookie: { maxAge: 3600 * 1000 },
    }));
    app.use(passport.initialize());
    app.use(passport.session());
    app.post('/login', passport.authenticate('local'), (request, response) => response.send(request.user.id));
    const server = app.listen(0, '127.0.0.1', () => fs.writeFileSync(portFile, `${server.address().port}\n`));
}

main();
