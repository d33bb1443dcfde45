"""What one person sends twice from one page, by a double click or a second try, is done once.

Every page bears a mark of its own, the token of its forms: whoever sends the same words with the same mark
sends the same thing again. The answer to it is the first one, unless anything was done in the office since:
then what is sent again meets what stands there now, as everything does.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Event, Lock
from typing import Final

from django.contrib.messages import ERROR, add_message, get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest, HttpResponse

from capaian.web.offices.models import Office
from capaian.web.trail.models import Entry

_MARK: Final = "csrfmiddlewaretoken"
_OWN: Final = "capaian.send"
"""Where a request keeps what became of it; no header has a name like it."""
_SECONDS: Final = 10 * 60
"""How long a second try is known as one."""
_MOST: Final = 200
"""Answers that are kept, of everybody together."""
_PATIENCE: Final = 30
"""Seconds that a second click waits for what the first one does."""


@dataclass(frozen=True)
class _Answer:
    """What was answered to something that was done."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    messages: Sequence[tuple[int, str]]
    last: int
    """The last deed in the office behind it."""


@dataclass
class _Send:
    """Something that was sent, and what came of it."""

    key: str
    office: Office
    before: int
    """The last deed in the office before it."""
    at: float = field(default_factory=time.monotonic)
    ended: Event = field(default_factory=Event)
    answer: _Answer | None = None


_SENDS: Final[dict[str, _Send]] = {}
"""Oldest first. One process answers, and its threads see all of them."""
_HOLD: Final = Lock()


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
                request.META[_OWN].answer = _kept(request, response, request.META[_OWN])
            return response
        finally:
            if _OWN in request.META:
                _end(request.META[_OWN])

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        kwargs: Mapping[str, object],
    ) -> HttpResponse | None:
        """Answer what was done already; let through all else."""
        here = getattr(request, "here", None)
        # Files are known again by their contents, where they are kept.
        if request.method != "POST" or here is None or not request.POST.get(_MARK) or request.FILES:
            return None
        key, last = _key_of(request), _last_deed(here.office)
        with _HOLD:
            first = _SENDS.get(key)
            if first is None or first.at < time.monotonic() - _SECONDS:
                _SENDS[key] = request.META[_OWN] = _Send(key, here.office, last)
                return None
        first.ended.wait(_PATIENCE)
        if first.answer is None or first.answer.last != _last_deed(here.office):
            return None
        return _again(request, first.answer)


def _key_of(request: HttpRequest) -> str:
    """Return by what something is known again: who sends what, from which page, to which."""
    sent = sorted((name, texts) for name, texts in request.POST.lists())
    told = repr((request.user.pk, request.get_full_path(), request.headers.get("Accept"), sent))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def _last_deed(office: Office) -> int:
    """Return the number of the last deed in an office; signing in and refusals change nothing."""
    deeds = Entry.objects.filter(office=office).exclude(action__endswith=".refused")
    found = deeds.exclude(action__startswith="session.").order_by("-number").values_list("number", flat=True)
    return found.first() or 0


def _kept(request: HttpRequest, response: HttpResponse, send: _Send) -> _Answer | None:
    """Return an answer as it is given again; `None`: nothing was done, or not all of it."""
    messages = [(each.level, str(each)) for each in getattr(get_messages(request), "_queued_messages", ())]
    last = _last_deed(send.office)
    is_done = response.status_code < HTTPStatus.BAD_REQUEST and not response.streaming and last != send.before
    if not is_done or any(level == ERROR for level, _ in messages):
        return None
    return _Answer(response.status_code, dict(response.items()), response.content, messages, last)


def _again(request: HttpRequest, answer: _Answer) -> HttpResponse:
    """Give an answer once more; what it told waits already where the first one reached the browser."""
    waiting = get_messages(request)
    said = {str(each) for each in waiting}
    if isinstance(waiting, BaseStorage):
        waiting.used = False  # they are told on the page that follows
    for level, text in answer.messages:
        if text not in said:
            add_message(request, level, text)
    return HttpResponse(answer.content, status=answer.status, headers=dict(answer.headers))


def _end(send: _Send) -> None:
    """Let go who waits; what was not done is forgotten, so that it may be tried again."""
    with _HOLD:
        if send.answer is None:
            _SENDS.pop(send.key, None)
        while len(_SENDS) > _MOST:
            _SENDS.pop(next(iter(_SENDS)))
    send.ended.set()
