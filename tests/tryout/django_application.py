# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Django application whose sessions are in its cache: django_application.py <folder>, see applications.sh"""
import sys
import time
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

folder = Path(sys.argv[1])
settings.configure(
    SECRET_KEY="only tried out",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    # A file: each thread would have a database of its own in memory.
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "users.sqlite3")}},
    CACHES={"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": f"unix://{folder}/redis.sock?db=0"}},
    SESSION_ENGINE="django.contrib.sessions.backends.cache",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.contrib.auth import get_user_model, login  # noqa: E402: needs the settings
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402


def until_told(name):
    """The session is loaded by now; the answer has to wait."""
    (folder / f"{name}.loaded").touch()
    while not (folder / f"{name}.go").exists():
        time.sleep(0.01)


def log_in(request):
    """Whoever asks; the answer is what the session says: the user's primary key."""
    user, _ = get_user_model().objects.get_or_create(username=request.POST["username"])
    login(request, user)
    return HttpResponse(str(user.pk))


def tell_name(request):
    return HttpResponse(request.user.username or "anonymous")


def slow(request):
    name = tell_name(request)  # which loads the session
    until_told(request.GET["until"])
    return name


def slow_write(request):
    name = slow(request)
    request.session["writes"] = request.session.get("writes", 0) + 1
    return name


urlpatterns = [path("login", log_in), path("me", tell_name), path("slow", slow), path("slow-write", slow_write)]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


call_command("migrate", run_syncdb=True, verbosity=0)
server = make_server("127.0.0.1", 0, WSGIHandler(), server_class=Server, handler_class=Quiet)
(folder / "port").write_text(f"{server.server_port}\n", encoding="ascii")
server.serve_forever()
