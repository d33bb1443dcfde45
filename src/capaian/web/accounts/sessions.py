"""Sessions whose keys no copy of the database tells: it holds a hash of what the browser sends.

Django keeps the cookie itself, so that whoever reads the table is signed in as everybody. Here the
key of a session is that hash wherever it is kept or listed; only the cookie holds what it was made
of.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from contextlib import suppress
from datetime import timedelta
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import cache
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

_KEY_LENGTH: Final = 40  # as many signs of SHA-256 as the tables take
_KEPT_KEY: Final = re.compile(f"[0-9a-f]{{{_KEY_LENGTH}}}")  # no cookie looks like it
_SECONDS_BETWEEN_NOTES: Final = 5 * 60  # more writing would let others wait


class SessionStore(DatabaseStore):
    """Keeps a session under the hash of what its cookie holds."""

    def __init__(self, session_key: str | None = None) -> None:
        """Open a session by what a cookie holds, or by the key under which it is kept."""
        self.secret: str | None = None
        if session_key and not is_kept(session_key):
            self.secret, session_key = session_key, _hash(session_key)
        super().__init__(session_key)

    def _get_new_session_key(self) -> str:
        """Return the key of a new session, and keep what goes into its cookie."""
        self.secret = secrets.token_urlsafe(32)
        return _hash(self.secret)


def clear_sessions() -> None:
    """Forget sessions that nobody can go on with, and where they were begun from."""
    SessionStore.clear_expired()
    ended = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    UserSession.objects.filter(last_seen_at__lt=ended).delete()


class HashedSessions(SessionMiddleware):
    """Gives the browser what the key is made of, and takes nothing else from it."""

    def process_request(self, request: HttpRequest) -> None:
        """Open the session of a cookie; a key as it is kept opens none."""
        cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        request.session = SessionStore(cookie if cookie and self.opens(cookie) else None)

    @staticmethod
    def opens(cookie: str) -> bool:
        """Say whether a cookie may open a session: what stands in the database may not."""
        return not is_kept(cookie)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Put into the cookie what opens the session."""
        response = super().process_response(request, response)
        cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
        secret = getattr(request.session, "secret", None)
        if (
            cookie is not None
            and cookie.value == request.session.session_key
            and secret is not None
        ):
            cookie.set(cookie.key, secret, cookie.coded_value.replace(cookie.value, secret))
        return response


class Activity(MiddlewareMixin):
    """Notes who is there, from which address and browser: now and then, not with every page."""

    def process_request(self, request: HttpRequest) -> None:
        """Note it."""
        if request.user.is_authenticated and (session := request.session.session_key):
            browser = request.META.get("HTTP_USER_AGENT", "")
            who = repr((session, request.user.pk, get_adapter().get_client_ip(request), browser))
            name = f"seen:{hashlib.sha256(who.encode('utf-8', 'replace')).hexdigest()}"
            # A full disk, or a writer that takes long: pages are still read.
            with suppress(OperationalError, OSError):
                if cache.add(name, 1, _SECONDS_BETWEEN_NOTES):
                    UserSession.objects.create_from_request(request)


def is_kept(key: str) -> bool:
    """Say whether a text is a key as it is kept, not what a cookie holds."""
    return _KEPT_KEY.fullmatch(key) is not None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()[:_KEY_LENGTH]
