"""Words looked for in a year: in rows of its plan, in people, papers and texts,
each by its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.rows.texts import NARRATIVE_SHEET, PARAGRAPH
from capaian.rules.facts import gather, group
from capaian.web.offices.models import Role, members_on
from capaian.web.papers.readiness import KINDS, kind_titles
from capaian.web.papers.versions import DRAFT_READERS, readable_versions
from capaian.web.planning.cell_texts import cells_in_names, in_names
from capaian.web.planning.sheets import (
    COMPONENTS,
    INDICATORS,
    NODES,
    formula_address,
    is_seen,
    slug_of,
)
from capaian.web.site.access import OfficeRequest
from capaian.web.texts.report_texts import file_of, texts_of
from capaian.web.years.known import SHEETS, know

MIN_LETTERS_OF_WORD: Final = 2
MAX_HITS_OF_GROUP: Final = 20
_POSTS, _PEOPLE, _PAPERS, _TEXTS, _OTHERS = "Jabatan", "Orang", "Naskah", "Teks", "Lembar lain"
_GROUPS: Final[Mapping[str, str]] = {
    INDICATORS: "Indikator",
    COMPONENTS: "Indikator",
    "office.yaml#posts": _POSTS,
    _PEOPLE: _PEOPLE,
    NODES: "Program, kegiatan, sub kegiatan",
    _PAPERS: _PAPERS,
    _TEXTS: _TEXTS,
    "evidence.yaml#evidence": "Bukti",
}
"""What people look for first, in this order; rows of all other sheets come behind them."""
_FIELD: Final = re.compile(r"\{\{.*?\}\}")
"""A field of a text, which prints a figure or a name."""
_NAMES: Final = ("name", "title", "caption", "file", "symbol")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something in which all words are, in whatever order."""

    title: str
    where: str
    address: str
    texts: Sequence[str] = ()
    """Its other words; the first with one of those looked for is displayed."""
    excerpt: str = ""


def search(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show in what all words are that were typed, of what the person may see."""
    typed = " ".join(request.GET.get("q", "").replace("\0", "").split())
    words, is_short = typed.casefold().split(), len(typed) < MIN_LETTERS_OF_WORD
    groups: dict[str, list[SearchHit]] = {title: [] for title in (*_GROUPS.values(), _OTHERS)}
    for title, things in _things(request) if not is_short else ():
        groups[title] += _hits(things, words)
    found = [
        (title, hits[:MAX_HITS_OF_GROUP], len(hits[MAX_HITS_OF_GROUP:]))
        for title, hits in groups.items()
        if hits
    ]
    context = {"typed": typed, "groups": found, "is_short": bool(typed) and is_short}
    return render(request, "home/search.html", context)


def _hits(things: Iterable[SearchHit], words: Sequence[str]) -> Iterator[SearchHit]:
    for each in things:
        texts = [each.title, *each.texts]
        folded = [text.casefold() for text in (*texts, each.where)]
        if all(any(word in text for text in folded) for word in words):
            place = next(n for n, text in enumerate(folded) if words[0] in text)
            is_sentence = (
                0 < place < len(texts) and " " in texts[place]
            )  # a code says nothing more
            excerpt = texts[place] if is_sentence else ""
            yield SearchHit(each.title, each.where, each.address, excerpt=excerpt)


def _things(request: OfficeRequest) -> Iterator[tuple[str, Iterable[SearchHit]]]:
    """Yield what can be found, by the group in which it is displayed."""
    for spec in SHEETS.values():
        if spec != NARRATIVE_SHEET and is_seen(request, spec):
            yield _GROUPS.get(spec.id, _OTHERS), _rows(request, spec)
    yield _TEXTS, _texts(request)
    yield _PAPERS, _papers(request)
    if request.here.may("people", "GET"):
        yield _PEOPLE, _people(request)


def _rows(request: OfficeRequest, spec: SheetSpec) -> Iterator[SearchHit]:
    known = know(request.here.require_year())
    # What only names a row of another sheet leads to too many rows: what is named is found by
    # itself.
    columns = [each.id for each in spec.columns if not (each.refers_to or each.kind.is_number)]
    for pk, cells in known.rows_in(spec.id):
        if texts := [cells[name] for name in columns if cells.get(name)]:
            name = next((cells[each] for each in _NAMES if cells.get(each)), "")
            symbol = cells.get("symbol", "")
            title = f"{symbol} {name}".strip() if symbol != name else name
            title = title or cells_in_names(spec.id, cells, known) or spec.title
            if formula := formula_address(spec.id, cells.get("code", "")):
                address = _address(request, "formula", *formula)
            else:
                address = _address(request, "row", slug_of(spec.id), pk)
            if "formula" in cells:
                texts = [
                    in_names(text, known) if text == cells["formula"] else text for text in texts
                ]
            yield SearchHit(title, spec.title, address, [text for text in texts if text != name])


def _texts(request: OfficeRequest) -> Iterator[SearchHit]:
    known = know(request.here.require_year())
    rows = (cells for _, cells in known.rows_in(NARRATIVE_SHEET.id))
    paragraphs = gather((cells.get("file", ""), cells.get(PARAGRAPH, "")) for cells in rows)
    for each in texts_of(known).every:
        own = paragraphs.get(file_of(each.name)) or [each.proposal]
        where = f"{each.chapter}; {each.state.words}".removeprefix("; ")
        words = [_FIELD.sub("…", text) for text in own]
        yield SearchHit(capfirst(each.title), where, _address(request, "text", each.name), words)


def _papers(request: OfficeRequest) -> Iterator[SearchHit]:
    is_maker = bool(request.here.roles & DRAFT_READERS)
    kinds = KINDS if is_maker else {each.kind for each in readable_versions(request)}
    for kind, title in kind_titles().items():
        if kind in kinds:
            yield SearchHit(title, _PAPERS, _address(request, "paper_kind", kind))


def _people(request: OfficeRequest) -> Iterator[SearchHit]:
    members = (
        members_on(timezone.localdate()).filter(office=request.here.office).select_related("user")
    )
    for user, own in group(members, lambda each: each.user).items():
        roles = ", ".join(sorted(Role(each.role).label for each in own))
        yield SearchHit(str(user), roles, _address(request, "people"), [user.username])


def _address(request: OfficeRequest, page: str, *args: object) -> str:
    year = request.here.require_year()
    return reverse(page, args=(year.office.slug, year.year, *args))
