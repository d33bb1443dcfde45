"""Kecamatan and other areas of a year: that there are any, and what can hardly be meant of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.domain.office import AreaKind
from capaian.domain.office_year import OfficeYear as Facts
from capaian.web.planning.defining import AREAS
from capaian.web.planning.fields import shown_text
from capaian.web.years.known import SHEETS, Known

_Cells = Mapping[str, str]
_TOLD: Final = ("name", "kind", "parent")
"""What is asked about; a row of which none of it changes is asked nothing."""
_BELOW: Final = frozenset({str(AreaKind.DISTRICT), str(AreaKind.VILLAGE)})

_WORDS: Final = {
    str(AreaKind.DISTRICT): re.compile(r"\A(?:(?:kecamatan|distrik|kec) |kec\. ?)(?=.)"),
    str(AreaKind.VILLAGE): re.compile(r"\A(?:(?:desa|kelurahan|kel|ds) |(?:kel|ds)\. ?)(?=.)"),
}
"""Their kind before names: `Kec. Hulu` is `Hulu`. A kota and a kabupaten of one name are two."""


def lacks_districts(facts: Facts | None) -> bool:
    """Say whether a year has no kecamatan yet, though something is counted in each of them."""
    return facts is not None and bool(facts.components) and not facts.districts


def find_odd_area(cells: _Cells, stands: _Cells, known: Known) -> tuple[str, str]:
    """Return the column of an area that can hardly be meant, and what is odd; empty texts where nothing is.

    Args:
        cells: Of the row, as they are to be.
        stands: As they are stored.
        known: What is known of the year.
    """
    if stands and all(cells.get(each, "") == stands.get(each, "") for each in _TOLD):
        return "", ""
    found = [*_odd(cells, stands, known)]
    return (found[0][0], " ".join(words for _, words in found)) if found else ("", "")


def _odd(cells: _Cells, stands: _Cells, known: Known) -> Iterator[tuple[str, str]]:
    others = (row.cells for row in known.rows.get(AREAS, ()) if row.cells.get("code") != stands.get("code"))
    twin = next((each for each in others if _place(each) == _place(cells)), None)
    kind = cells.get("kind", "")
    if twin is not None and cells.get("name", "").strip():
        (column,) = [each for each in SHEETS[AREAS].columns if each.id == "kind"]
        called = f"{shown_text(column, kind)} {twin['name']}".strip()
        yield "name", f"Sudah ada {called}, berkode {twin.get('code', '')}, di wilayah induk yang sama."
    if kind in _BELOW and not cells.get("parent", "").strip():
        above = _above(cells)
        yield "parent", f"Wilayah induknya kosong{f'; menurut kodenya {above}' if above else ''}."


def _place(cells: _Cells) -> tuple[str, str, str]:
    """Return what tells areas apart for people: of which kind, where, and its name however it is written."""
    kind, above = cells.get("kind", ""), cells.get("parent", "").strip() or _above(cells)
    name = " ".join(cells.get("name", "").casefold().split())
    word = _WORDS.get(kind)
    return kind, above, word.sub("", name) if word else name


def _above(cells: _Cells) -> str:
    return cells.get("code", "").strip().rpartition(".")[0]
