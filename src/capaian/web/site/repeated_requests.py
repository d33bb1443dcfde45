"""What one person sends twice from one page, by a double click or a second try, is done once.

Every page bears a mark of its own, the token of its forms: whoever sends the same words with the same mark
sends the same thing again. The answer to it is the first one, unless anything was done in the office since:
then what is sent again meets what stands there now, as everything does.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Final

from cryptography.fernet import Fernet
from django.contrib.messages import ERROR, add_message, get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from capaian.web.offices.models import Office
from capaian.web.process_locks import take
from capaian.web.trail.models import Entry

_MARK: Final = "csrfmiddlewaretoken"
_OWN: Final = "capaian.send"
"""Where a request keeps what becomes of it; no header has a name like it."""
_CACHE: Final = "answers"
_PATIENCE: Final = 30
"""Seconds that a second click waits for what the first one does."""


@dataclass(frozen=True)
class _Answer:
    """What was answered to something that was done."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    """Unreadable but for who has the mark of the page: some tell a new password."""
    messages: Sequence[tuple[int, str]]
    last: int
    """The last deed in the office behind it."""


@dataclass(frozen=True)
class _Send:
    """Something that is sent, while it is done."""

    key: str
    mark: str
    office: Office
    before: int
    """The last deed in the office before it."""
    turn: IO[bytes] | None
    """Lock of all that are sent by the key."""


class RepeatedRequests:
    """Stands before every view and behind who may call it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and keep the answer to what was done."""
        try:
            response = self._get_response(request)
            if _OWN in request.META:
                _keep(request, response, request.META[_OWN])
            return response
        finally:
            if _OWN in request.META and request.META[_OWN].turn:
                request.META[_OWN].turn.close()

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        kwargs: Mapping[str, object],
    ) -> HttpResponse | None:
        """Answer what was done already; let through all else."""
        here, mark = getattr(request, "here", None), request.POST.get(_MARK)
        # Files are known again by their contents, where they are kept.
        if request.method != "POST" or here is None or not mark or request.FILES:
            return None
        key = _key_of(request)
        turn = take(f"kiriman-{key[:2]}", _PATIENCE)  # few files, which hardly ever make strangers wait
        last = _last_deed(here.office)
        request.META[_OWN] = _Send(key, mark, here.office, last, turn)
        answer = caches[_CACHE].get(key)
        return _again(request, answer, mark) if answer and answer.last == last else None


def _key_of(request: HttpRequest) -> str:
    """Return by what something is known again: who sends what, from which page, to which."""
    sent = sorted((name, texts) for name, texts in request.POST.lists())
    told = repr((request.user.pk, request.get_full_path(), request.headers.get("Accept"), sent))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def _cipher(mark: str) -> Fernet:
    """Return what makes an answer unreadable but for who has a mark."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(mark.encode("utf-8", "replace")).digest()))


def _last_deed(office: Office) -> int:
    """Return the number of the last deed in an office; signing in and refusals change nothing."""
    deeds = Entry.objects.filter(office=office).exclude(action__endswith=".refused")
    found = deeds.exclude(action__startswith="session.").order_by("-number").values_list("number", flat=True)
    return found.first() or 0


def _keep(request: HttpRequest, response: HttpResponse, send: _Send) -> None:
    """Keep an answer to be given again, unless nothing was done or not all of it."""
    messages = [(each.level, str(each)) for each in getattr(get_messages(request), "_queued_messages", ())]
    last = _last_deed(send.office)
    is_done = response.status_code < HTTPStatus.BAD_REQUEST and not response.streaming and last != send.before
    if is_done and not any(level == ERROR for level, _ in messages):
        content = _cipher(send.mark).encrypt(response.content)
        answer = _Answer(response.status_code, dict(response.items()), content, messages, last)
        caches[_CACHE].set(send.key, answer)


def _again(request: HttpRequest, answer: _Answer, mark: str) -> HttpResponse:
    """Give an answer once more; what it told waits already where the first one reached the browser."""
    waiting = get_messages(request)
    said = {str(each) for each in waiting}
    if isinstance(waiting, BaseStorage):
        waiting.used = False  # they are told on the page that follows
    for level, text in answer.messages:
        if text not in said:
            add_message(request, level, text)
    content = _cipher(mark).decrypt(answer.content)
    return HttpResponse(content, status=answer.status, headers=dict(answer.headers))
