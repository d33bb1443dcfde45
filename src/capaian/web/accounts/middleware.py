"""What every answer to somebody signed in passes: when they were last seen, and how forms are refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.deprecation import MiddlewareMixin

_EXACT_TO_SECONDS: Final = 5 * 60
"""How exact the list of sessions is: more writing would let others wait."""


class Activity:
    """Notes who is there, from which address and browser: now and then, not with every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        if request.user.is_authenticated and (session := request.session.session_key):
            browser = request.META.get("HTTP_USER_AGENT", "")
            who = repr((session, request.user.pk, get_adapter().get_client_ip(request), browser))
            name = f"seen:{hashlib.sha256(who.encode('utf-8', 'replace')).hexdigest()}"
            # A full disk, or a writer that takes long: pages are still read.
            with suppress(OperationalError, OSError):
                if cache.add(name, 1, _EXACT_TO_SECONDS):
                    UserSession.objects.create_from_request(request)
        return self._get_response(request)


class FormErrors(MiddlewareMixin):
    """Says with its status that a form of the library was not taken, as every other page does."""

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Change the status where a form comes back with errors."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and getattr(form, "errors", None):
            response.status_code = 422
        return response
