# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Django application whose sessions are in its cache: django_application.py <redis socket> <port file>"""
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings

redis_socket, port_file = sys.argv[1:3]
settings.configure(
    SECRET_KEY="only tried out",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    CACHES={"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": f"unix://{redis_socket}?db=0"}},
    SESSION_ENGINE="django.contrib.sessions.backends.cache",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.contrib.auth import get_user_model, login  # noqa: E402: needs the settings
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402


def log_in(request):
    """Whoever asks; the answer is what the session says: the user's primary key."""
    user, _ = get_user_model().objects.get_or_create(username=request.POST["username"])
    login(request, user)
    return HttpResponse(str(user.pk))


urlpatterns = [path("login", log_in)]


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


call_command("migrate", run_syncdb=True, verbosity=0)
server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet)
with open(port_file, "w", encoding="ascii") as file:
    print(server.server_port, file=file)
server.serve_forever()
