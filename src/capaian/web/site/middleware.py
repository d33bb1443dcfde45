"""What holds of every request and answer, whatever the page.

No text that somebody types is kept with a number of a person in it: what is sent is examined
before it reaches any page, whatever the field. Fields whose own page refuses numbers beside them
are named in `READ_BY_PAGE`, those that tell of citizens in `ABOUT_CITIZENS`: what looks as if it
led to one is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from capaian.dossier.personal_texts import (
    PersonalPiece,
    find_person,
    find_personal_pieces,
    mask_personal_pieces,
)
from capaian.rulebook.personal import looks_personal, plain_signs
from capaian.web.site.access import RIGHTS, OfficeRequest, Visitor
from capaian.web.site.faults import fault_page, without_folder
from capaian.web.trail.record import fingerprint_of, is_confirmed

_MAX_CONFIRMED: Final = 20

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


class AnswerHeads(MiddlewareMixin):
    """Says the policy with every answer; of one to HEAD it sends the headers alone,
    its length among them.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add the policy, or leave out the body."""
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(self), geolocation=(), microphone=()"
        )
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            elif isinstance(response, HttpResponse):
                response.content = b""
        return response


class AnswerablePages(MiddlewareMixin):
    """Refuses what no page answers, and lets no browser keep an answer that says nothing else.

    Whoever comes next presses the back key. Stands behind what serves our own files, which may be
    kept, and before all that knows who asks.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Refuse unread what is too large for any page,
        and everything while the data folder is away.

        How large it is says the request itself. Without the folder evidence would be taken for
        lost.
        """
        length = request.headers.get("Content-Length") or "0"
        if length.isdecimal() and int(length) >= settings.MAX_BODY_BYTES:
            words = (
                "Tidak ada yang disimpan. Batasnya tertulis di halaman tadi: kembali ke "
                "sana, pilih lebih "
                "sedikit berkas atau perkecil berkasnya (pindai hitam-putih 150 dpi, "
                "simpan foto dengan "
                "ukuran sedang), lalu kirim sekali lagi."
            )
            return fault_page(
                413, "Kiriman ini terlalu besar", words, back=request.get_full_path()
            )
        return None if settings.CAPAIAN.is_reachable else without_folder(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Say that it is shown once."""
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


READ_BY_PAGE: Final[Mapping[str, tuple[str, ...]]] = {
    "form": ("sel-", "dulu-"),
    "row": ("sel-",),
    "row_new": ("sel-",),
    "evidence": ("keterangan",),
    "evidence_add": ("keterangan",),
    "service_table": ("tempelan",),
    "service_table_check": ("arti-",),
    "person": ("full_name",),
    "person_new": ("full_name",),
}
"""How fields begin that are refused beside where they stand, by address: cells and captions by the
reader of dossiers, names by their form; `dulu-` only says what stood in a cell.
"""
_VISIT: Final = ("innovation", "place", "reason")
ABOUT_CITIZENS: Final[Mapping[str, tuple[str, ...]]] = {
    "complaint_new": ("text",),
    "complaint_correction": ("text", "alasan"),
    "visit_new": _VISIT,
    "visit": _VISIT,
    "follow_up": ("text", "evidence"),
    "decision_new": ("text",),
    "survey": ("alasan",),
    "survey_answers": ("alasan",),
}
"""Fields in which somebody writes of citizens, by address."""
_ANSWER: Final = "orang-"
"""Before the name of such a field: what becomes of what looks personal in it."""
_CONFIRMED: Final = "not_personal"
"""Fingerprints, in a session, of texts of which somebody said that they lead to nobody."""
_SECRET: Final = ("password", "csrfmiddlewaretoken", "credential")
"""What is in the name of fields that are never shown again."""
_STAMPS: Final[Mapping[str, re.Pattern[str]]] = {
    "cap": re.compile("[0-9a-f]{64}|[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}"),
    **dict.fromkeys(("formulir", "dilihat", "ikut"), re.compile("[0-9a-f]{32}")),
    **dict.fromkeys(("janggal", "yakin"), re.compile("[0-9a-f]{64}")),
}
"""What pages themselves write into fields of a name, and how it looks: digits of sums may stand as
those of a NIK do. It is compared with what is there, or kept as a sum of it; nothing keeps it as
it was sent.
"""
_UNTYPED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""All control characters but tab and ends of lines, and what is no sign at all."""
_LABELS: Final = {
    "alasan": "Alasan",
    "daftar": "Daftar orang",
    "catatan": "Catatan",
    "sebab-": "Sebab",
    "jawab-": "Jawaban",
    "full_name": "Nama yang ditampilkan",
    "username": "Nama pengguna",
    "text": "Isi",
    "place": "Tempat",
    "innovation": "Inovasi",
    "reason": "Alasan dibatalkan",
}


LONGEST_REASON: Final = 2_000
"""Letters that a reason or a remark has at most: the log keeps it, and people read it there."""
_REASON: Final = "alasan"
_REMARKS: Final = (_REASON, "sebab-", "jawab-", "catatan")
_LONGEST_TEXT: Final = 60_000
"""Letters of any text: a chapter of a report may have 50,000. Counted before
anything looks into one.
"""
_TABLE: Final = "tempelan"


@dataclass(frozen=True, slots=True)
class SentText:
    """A text that was sent."""

    name: str
    text: str
    letters: int
    longest: int
    """Letters that it may have."""
    is_personal: bool = False
    pieces: Sequence[PersonalPiece] = ()
    """What is to be asked about."""

    @property
    def too_long(self) -> int:
        """How many letters it has, where it has too many; 0: it has not."""
        return self.letters if self.letters > self.longest else 0

    @property
    def is_wrong(self) -> bool:
        """Whether it has to be mended before anything is kept."""
        return self.is_personal or self.too_long > 0 or bool(self.pieces)

    @property
    def whys(self) -> str:
        """Why it looks personal, each way once."""
        return "; ".join(dict.fromkeys(piece.why for piece in self.pieces))

    @property
    def parts(self) -> Iterator[tuple[str, str]]:
        """The parts of the text in order, each with why it looks personal; empty: it does not."""
        end = 0
        for piece in self.pieces:
            yield self.text[end : piece.begin], ""
            yield self.text[piece.begin : piece.end], piece.why
            end = piece.end
        yield self.text[end:], ""

    @property
    def lines(self) -> Sequence[int]:
        """Which of several lines look personal, from 1; none: it is one line,
        or no line alone does.
        """
        lines = self.text.splitlines() if self.is_personal else ()
        return (
            [at for at, line in enumerate(lines, 1) if looks_personal(line)]
            if len(lines) > 1
            else []
        )

    @property
    def label(self) -> str:
        """What people call it."""
        return next(
            (label for name, label in _LABELS.items() if self.name.startswith(name)), "Isian"
        )


class TypedTexts(MiddlewareMixin):
    """Stands before every view and behind who may call it."""

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Let through what can be kept; else show it again to be mended, all of it as typed."""
        match = request.resolver_match
        if request.method != "POST" or match is None:
            return None
        if Visitor.ANYBODY in RIGHTS.get(match.view_name, {}).get(
            "POST", ()
        ):  # nothing of it is kept
            return None
        if "year" in match.kwargs:  # forms of other pages refuse such signs themselves
            _clean(request)
        fields = [
            _settle(cast("OfficeRequest", request), each)
            for each in _fields(request, match.view_name)
        ]
        if not any(each.is_wrong for each in fields):
            return None
        answered = [f"{_ANSWER}{each.name}" for each in fields if each.pieces]
        fields = [each for each in fields if each.name not in answered]
        back = request.headers.get("referer", "")
        is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
        context = {
            "fields": fields,
            "has_files": bool(request.FILES),
            "back": back if is_ours else "",
        }
        context["is_personal"] = any(each.is_personal for each in fields)
        context["is_asked_about"] = any(each.pieces for each in fields)
        return render(request, "site/personal.html", context, status=422)


def _clean(request: HttpRequest) -> None:
    """Take out of what was sent the signs that nobody types."""
    pairs = [
        # cells and formulas tell of such a sign in place
        (name, text if name.startswith(("sel-", "rumus")) else _UNTYPED.sub("", text))
        for name, texts in request.POST.lists()
        for text in map(str, texts)
    ]
    request.POST = QueryDict(urlencode(pairs))


def _fields(request: HttpRequest, address: str) -> Iterator[SentText]:
    room = 500_000  # letters of all that is sent at once, with tables that are pasted
    elsewhere, of_citizens = READ_BY_PAGE.get(address, ()), ABOUT_CITIZENS.get(address, ())
    for name, texts in request.POST.lists():
        if any(word in name for word in _SECRET):
            continue
        is_read, stamp = name.startswith(elsewhere), _STAMPS.get(name)
        find = find_person if name == _REASON else looks_personal
        for text in map(str, texts):
            most = room if name == _TABLE else min(room, _LONGEST_TEXT)
            letters = _count_letters(text, most)
            room -= min(room, letters)
            is_stamp = (
                stamp is not None and stamp.fullmatch(text) is not None
            )  # nobody types one there
            longest = min(LONGEST_REASON, most) if name.startswith(_REMARKS) else most
            is_examined = bool(text) and not (is_read or letters > most or is_stamp)
            is_personal = is_examined and bool(find(text))
            is_open = (
                name in of_citizens
                and is_examined
                and not is_personal
                and len(text) <= LONGEST_REASON
            )
            pieces = find_personal_pieces(text) if is_open else ()
            yield SentText(name, text, letters, longest, is_personal, pieces)


def _settle(request: OfficeRequest, field: SentText) -> SentText:
    """Return a field with nothing to be asked about, where somebody answered for its text."""
    if not field.pieces:
        return field
    answer, text = request.POST.get(f"{_ANSWER}{field.name}", ""), _one_form(field.text)
    if (
        answer == "hapus"
    ):  # else it is the text itself, by which it leads to nobody: another text asks anew
        sent, masked = request.POST.copy(), mask_personal_pieces(field.text)
        sent[field.name] = masked
        request.POST = QueryDict(sent.urlencode())
        return replace(field, text=masked, pieces=())
    confirmed, own = request.session.get(_CONFIRMED, []), fingerprint_of(text)
    if _one_form(answer) == text:  # kept, as the form behind may come back for another field
        request.session[_CONFIRMED] = confirmed = [*confirmed, own][-_MAX_CONFIRMED:]
    if own in confirmed:
        entry = f"{field.label}: {field.whys}, {own}"
        request.not_personal = (*getattr(request, "not_personal", ()), entry)
    elif not is_confirmed(request.here.require_year().office, own):
        return field
    return replace(field, pieces=())


def _count_letters(text: str, most: int) -> int:
    """Return how many letters a text has: as typed, or as it would be looked through where those
    are more than `most`, since one sign may be eighteen.
    """
    typed = len(_one_form(text))
    usual = typed if typed > most else len(plain_signs(text))
    return usual if usual > most else typed


def _one_form(text: str) -> str:
    """Return a text as forms keep it: browsers end lines in their own way,
    and boxes lose blanks.
    """
    return text.replace("\r\n", "\n").strip()
