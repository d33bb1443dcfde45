"""Plain words looked for in all rows of a year: indicators, posts, evidence, texts, and other sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.rows.text_sheets import FILE, NARRATIVE_SHEET
from capaian.web.planning.names import cells_in_names
from capaian.web.planning.sheets import COMPONENTS, INDICATORS, NODES, formula_address, is_seen, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import SHEETS, YearState, know

MIN_LETTERS_OF_WORD: Final = 2
MAX_HITS_OF_GROUP: Final = 20
_GROUPS: Final[Mapping[str, str]] = {
    INDICATORS: "Indikator",
    COMPONENTS: "Indikator",
    "office.yaml#posts": "Jabatan",
    NODES: "Program, kegiatan, sub kegiatan",
    "evidence.yaml#evidence": "Bukti",
    NARRATIVE_SHEET.id: "Teks",
}
"""What people look for first, in this order; rows of all other sheets come behind them."""
_OTHERS: Final = "Lembar lain"
_NAMES: Final = ("name", "title", "file", "symbol")


def search(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the rows in which all words stand that were typed, of sheets that the person may see."""
    own = request.here.require_year()
    known, place = know(own), (own.office.slug, own.year)
    typed = " ".join(request.GET.get("q", "").replace("\0", "").split())
    is_short = len(typed) < MIN_LETTERS_OF_WORD
    groups: dict[str, list[Mapping[str, str]]] = {title: [] for title in (*_GROUPS.values(), _OTHERS)}
    for spec in SHEETS.values() if not is_short else ():
        if is_seen(request, spec):
            groups[_GROUPS.get(spec.id, _OTHERS)] += _hits(known, spec, typed.casefold().split(), place)
    found = [
        (title, hits[:MAX_HITS_OF_GROUP], len(hits[MAX_HITS_OF_GROUP:]))
        for title, hits in groups.items()
        if hits
    ]
    context = {"typed": typed, "groups": found, "is_short": bool(typed) and is_short}
    return render(request, "planning/search.html", context)


def _hits(
    known: YearState, spec: SheetSpec, words: Sequence[str], place: tuple[str, int]
) -> Iterator[Mapping[str, str]]:
    """Yield a hit for each row of a sheet in which all words stand, wherever in it."""
    # What only names a row of another sheet leads to too many rows: what is named is found by itself.
    columns = {each.id: each for each in spec.columns if not (each.refers_to or each.kind.is_number)}
    for pk, cells in known.rows_in(spec.id):
        texts = {name: text.casefold() for name, text in cells.items() if text and name in columns}
        if all(any(word in text for text in texts.values()) for word in words):
            column = next(columns[name] for name, text in texts.items() if words[0] in text)
            yield {
                "title": _title(spec, cells, known),
                "where": f"{spec.title}, {column.title}",
                "excerpt": "" if column.id in _NAMES else cells[column.id],
                "address": _address(spec, pk, cells, place),
            }


def _title(spec: SheetSpec, cells: Mapping[str, str], known: YearState) -> str:
    if name := next((cells[each] for each in _NAMES if cells.get(each)), ""):
        symbol = cells.get("symbol", "")
        return f"{symbol} {name}".strip() if symbol != name else name
    return cells_in_names(spec.id, cells, known) or spec.title


def _address(spec: SheetSpec, pk: int, cells: Mapping[str, str], place: tuple[str, int]) -> str:
    if spec == NARRATIVE_SHEET:
        name = cells.get(FILE, "").rpartition("/")[2].removesuffix(".md")
        return reverse("text", args=(*place, name)) if name else reverse("texts", args=place)
    if formula := formula_address(spec.id, cells.get("code", "")):
        return reverse("formula", args=(*place, *formula))
    return reverse("row", args=(*place, slug_of(spec.id), pk))
