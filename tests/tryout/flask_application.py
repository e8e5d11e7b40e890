# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Flask application with Flask-Session: flask_application.py <folder>, see applications.sh"""
import sys
import time
from pathlib import Path

from flask import Flask, request, session
from flask_session import Session
from redis import Redis
from werkzeug.serving import make_server

folder = Path(sys.argv[1])
app = Flask(__name__)
app.config.update(SESSION_TYPE="redis", SESSION_REDIS=Redis(unix_socket_path=str(folder / "redis.sock")))
Session(app)


def until_told(name):
    """The session is loaded by now; the answer has to wait."""
    (folder / f"{name}.loaded").touch()
    while not (folder / f"{name}.go").exists():
        time.sleep(0.01)


@app.post("/login")
def log_in():
    session["user_id"] = request.form["username"]
    return session["user_id"]


@app.get("/me")
def tell_name():
    return session.get("user_id", "anonymous")


@app.get("/slow")
def slow():
    until_told(request.args["until"])
    return tell_name()


@app.post("/slow-write")
def slow_write():
    until_told(request.args["until"])
    session["writes"] = session.get("writes", 0) + 1
    return tell_name()


server = make_server("127.0.0.1", 0, app, threaded=True)
(folder / "port").write_text(f"{server.server_port}\n", encoding="ascii")
server.serve_forever()
