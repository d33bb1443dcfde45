"""No text that somebody types is kept with a number of a person in it, and none that nobody would read.

Signs that nobody types and that no database keeps are taken out. A page need not know of any of it: what is
sent stands here before it reaches any, whatever the field. Fields whose own page says the same of numbers
beside them are named in `READ_BY_PAGE`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from capaian.dossier.personal import looks_personal
from capaian.web.site.access import RIGHTS, Visitor
from capaian.web.trail.screening import find_person

READ_BY_PAGE: Final[Mapping[str, tuple[str, ...]]] = {
    "form": ("sel-", "dulu-"),
    "row": ("sel-",),
    "row_new": ("sel-",),
    "evidence": ("keterangan",),
    "evidence_add": ("keterangan",),
    "service_paste": ("tempelan", "arti-"),  # names that the catalogue lacks are shown back, and kept nowhere
    "person": ("full_name",),
    "person_new": ("full_name",),
}
"""How fields begin that are refused beside where they stand, by address: cells and captions by the reader of
dossiers, names by their form; `dulu-` only says what stood in a cell."""
_SECRET: Final = ("password", "csrfmiddlewaretoken", "credential")
"""What is in the name of fields that are never shown again."""
_STAMPS: Final[Mapping[str, re.Pattern[str]]] = {
    name: re.compile(shape)
    for name, shape in {
        "cap": r"[0-9a-f]{64}|[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}",
        "formulir": r"[0-9a-f]{32}",
        "dilihat": r"[0-9a-f]{32}",
        "ikut": r"[0-9a-f]{32}",
        "janggal": r"[0-9a-f]{64}",
        "yakin": r"[0-9a-f]{64}",
    }.items()
}
"""What pages themselves write into fields of a name, and how it looks: digits of sums may stand as those of
a NIK do. It is compared with what is there, or kept as a sum of it; nothing keeps it as it was sent.
"""
_UNTYPED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""All control characters but tab and ends of lines, and what is no sign at all."""
_REPORTED_IN_PLACE: Final = ("sel-", "rumus")
"""How names of cells and formulas begin, which tell of such a sign in place."""
_LABELS: Final = {
    "alasan": "Alasan",
    "catatan": "Catatan",
    "sebab-": "Sebab",
    "jawab-": "Jawaban",
    "full_name": "Nama yang ditampilkan",
    "username": "Nama pengguna",
}


LONGEST_REASON: Final = 2_000
"""Letters that a reason has at most, of whatever it is: the log keeps it, and people read it there."""
_REASON: Final = "alasan"
_LONGEST_TEXT: Final = 60_000
"""Letters of any text: a chapter of a report may have 50,000. Counted before anything looks into one."""
_LONGEST_TOGETHER: Final = 500_000
"""Of all that is sent at once, with tables that are pasted."""
_TABLE: Final = "tempelan"


@dataclass(frozen=True, slots=True)
class SentText:
    """A text that was sent."""

    name: str
    text: str
    longest: int
    """Letters that it may have."""
    is_personal: bool = False

    @property
    def too_long(self) -> int:
        """How many letters it has, where it has too many; 0: it has not."""
        count = len(self.text.replace("\r\n", "\n").strip())
        return count if count > self.longest else 0

    @property
    def is_wrong(self) -> bool:
        """Whether it has to be mended before anything is kept."""
        return self.is_personal or self.too_long > 0

    @property
    def label(self) -> str:
        """What people call it."""
        return next((label for name, label in _LABELS.items() if self.name.startswith(name)), "Isian")


class TypedTexts(MiddlewareMixin):
    """Stands before every view and behind who may call it."""

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        kwargs: Mapping[str, object],
    ) -> HttpResponse | None:
        """Let through what can be kept; else show it again to be mended, all of it as typed."""
        match = request.resolver_match
        if request.method != "POST" or match is None:
            return None
        if Visitor.ANYBODY in RIGHTS.get(match.view_name, {}).get("POST", ()):  # nothing of it is kept
            return None
        if "year" in kwargs:  # forms of other pages refuse such signs themselves
            _clean(request)
        fields = [*_fields(request, READ_BY_PAGE.get(match.view_name, ()))]
        if not any(each.is_wrong for each in fields):
            return None
        back = request.headers.get("referer", "")
        is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
        context = {"fields": fields, "has_files": bool(request.FILES), "back": back if is_ours else ""}
        context["is_personal"] = any(each.is_personal for each in fields)
        return render(request, "site/personal.html", context, status=422)


def _clean(request: HttpRequest) -> None:
    """Take out of what was sent the signs that nobody types."""
    pairs = [
        (name, text if name.startswith(_REPORTED_IN_PLACE) else _UNTYPED.sub("", text))
        for name, texts in request.POST.lists()
        for text in map(str, texts)
    ]
    request.POST = QueryDict(urlencode(pairs))


def _fields(request: HttpRequest, elsewhere: tuple[str, ...]) -> Iterator[SentText]:
    room = _LONGEST_TOGETHER
    for name, texts in request.POST.lists():
        if any(word in name for word in _SECRET):
            continue
        is_read = name.startswith(elsewhere)
        find = find_person if name == _REASON else looks_personal
        for text in map(str, texts):
            most = room if name == _TABLE else min(room, _LONGEST_TEXT)
            room -= min(room, len(text))
            is_examined = not (is_read or len(text) > most or _is_stamp(name, text))
            longest = min(LONGEST_REASON, most) if name == _REASON else most
            yield SentText(name, text, longest, is_examined and bool(find(text)))


def _is_stamp(name: str, text: str) -> bool:
    """Say whether a page wrote a text itself: by its name and its shape, so that nobody types one there."""
    shape = _STAMPS.get(name)
    return shape is not None and shape.fullmatch(text) is not None
