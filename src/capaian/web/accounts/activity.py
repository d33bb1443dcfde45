"""When somebody was last seen, for the list of sessions: written now and then, not with every page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from capaian.web.accounts.models import User

_EXACT_TO: Final = timedelta(minutes=5)
"""How exact the list tells it; who reads pages writes no more often, since writers wait for each other."""
_LONGEST: Final = UserSession._meta.get_field("user_agent").max_length


class Activity:
    """Notes who is there, from which address and browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        if request.user.is_authenticated and request.session.session_key and not _is_noted(request):
            with suppress(OperationalError):  # a full disk, or a writer that takes long: pages are still read
                UserSession.objects.create_from_request(request)
        return self._get_response(request)


def _is_noted(request: HttpRequest) -> bool:
    """Say whether the list tells it already: the same person, address and browser, not long ago."""
    sessions = UserSession.objects.filter(session_key=request.session.session_key)
    noted = sessions.values_list("user", "ip", "user_agent", "last_seen_at").first()
    if noted is None or timezone.now() - noted[3] >= _EXACT_TO:
        return False
    browser = request.META.get("HTTP_USER_AGENT", "")[:_LONGEST]
    user = request.user
    return isinstance(user, User) and noted[:3] == (user.pk, get_adapter().get_client_ip(request), browser)
