"""Plain words looked for in all rows of a year: indicators, posts, evidence, texts, and other sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.rows.text_sheets import FILE, NARRATIVE_SHEET
from capaian.web.planning.access import is_seen
from capaian.web.planning.cell_texts import listed_text
from capaian.web.planning.names import called
from capaian.web.planning.sheets import COMPONENTS, INDICATORS, formula_address, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import SHEETS, Known, know

MIN_LETTERS_OF_WORD: Final = 2
MAX_HITS_OF_GROUP: Final = 20
_LETTERS_AROUND: Final = 60
"""Of a long text, before and behind the place that was found."""
_EVIDENCE: Final = "evidence.yaml#evidence"
_GROUPS: Final[Mapping[str, str]] = {
    INDICATORS: "Indikator",
    COMPONENTS: "Indikator",
    "office.yaml#posts": "Jabatan",
    "nodes.csv": "Program, kegiatan, sub kegiatan",
    _EVIDENCE: "Bukti",
    NARRATIVE_SHEET.id: "Teks",
}
"""What people look for first, in this order; rows of all other sheets come behind them."""
_OTHERS: Final = "Lembar lain"
_NAMES: Final = ("name", "title", "file", "symbol")


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that holds the words."""

    group: str
    title: str
    """What the row is called."""
    where: str
    """Its sheet and column."""
    excerpt: str
    address: str


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Hits of one kind."""

    title: str
    hits: Sequence[Hit]
    more: int
    """How many were found besides."""


def search(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the rows in which all words stand that were typed, of sheets that the person may see."""
    own = request.here.require_year()
    typed = " ".join(request.GET.get("q", "").replace("\0", "").split())
    words = typed.casefold().split()
    is_short = len(typed) < MIN_LETTERS_OF_WORD
    sheets = [spec for spec in SHEETS.values() if is_seen(request, spec)]
    place = (own.office.slug, own.year)
    groups = [] if is_short else [*_grouped([*find_rows(know(own), sheets, words, place)])]
    context = {"typed": typed, "groups": groups, "is_short": bool(typed) and is_short}
    return render(request, "planning/search.html", context)


def find_rows(
    known: Known, sheets: Sequence[SheetSpec], words: Sequence[str], place: tuple[str, int]
) -> Iterator[Hit]:
    """Yield a hit for each row in which all words stand, wherever in it.

    Args:
        known: The rows.
        sheets: Those that are looked through.
        words: Folded to one case.
        place: Office and year, as addresses have them.
    """
    for spec in sheets:
        # What only names a row of another sheet leads to too many rows: what is named is found by itself.
        columns = {each.id: each for each in spec.columns if not (each.refers_to or each.kind.is_number)}
        ids = known.ids.get(spec.id, ())
        for pk, row in zip(ids, known.rows.get(spec.id, ()), strict=True):
            texts = {name: text.casefold() for name, text in row.cells.items() if text and name in columns}
            if all(any(word in text for text in texts.values()) for word in words):
                column = next(columns[name] for name, text in texts.items() if words[0] in text)
                where = f"{spec.title}, {column.title}"
                excerpt = "" if column.id in _NAMES else _around(row.cells[column.id], words[0])
                title = _title(spec, row.cells, known)
                address = _address(spec, pk, row.cells, place)
                yield Hit(_GROUPS.get(spec.id, _OTHERS), title, where, excerpt, address)


def _title(spec: SheetSpec, cells: Mapping[str, str], known: Known) -> str:
    name = next((cells[each] for each in _NAMES if cells.get(each)), "")
    if name:
        symbol = cells.get("symbol", "")
        return f"{symbol} {name}".strip() if symbol != name else name
    keys = [(each, cells.get(each.id, "")) for each in (*spec.parents, *spec.keys)]
    told = (called(column, text, known) or listed_text(column, text) for column, text in keys if text)
    return ", ".join(told) or spec.title


def _around(text: str, word: str) -> str:
    """Return a text, of a long one what stands around a word.

    Examples:
        >>> _around("Satu dua tiga.", "dua"), len(_around("a " * 200 + "dua" + " b" * 200, "dua")) < 140
        ('Satu dua tiga.', True)
    """
    at = max(text.casefold().find(word), 0)
    start, end = max(at - _LETTERS_AROUND, 0), at + len(word) + _LETTERS_AROUND
    cut = re.sub(r"\s+", " ", text[start:end]).strip()
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def _address(spec: SheetSpec, pk: int, cells: Mapping[str, str], place: tuple[str, int]) -> str:
    if spec == NARRATIVE_SHEET:
        name = cells.get(FILE, "").rpartition("/")[2].removesuffix(".md")
        return reverse("text", args=(*place, name)) if name else reverse("texts", args=place)
    if formula := formula_address(spec.id, cells.get("code", "")):
        return reverse("formula", args=(*place, *formula))
    return reverse("row", args=(*place, slug_of(spec.id), pk))


def _grouped(hits: Sequence[Hit]) -> Iterator[HitGroup]:
    for title in (*dict.fromkeys(_GROUPS.values()), _OTHERS):
        if own := [hit for hit in hits if hit.group == title]:
            yield HitGroup(title, own[:MAX_HITS_OF_GROUP], len(own[MAX_HITS_OF_GROUP:]))
