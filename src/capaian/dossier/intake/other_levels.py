"""Rows about areas above or below those of a table, as their codes and names tell.

A recap of regencies may list the kecamatan of some, a table of kecamatan the province: these are no rows of
it. Words alone above rows, `KABUPATEN` and `KOTA`, tell which of two of one name is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.office import Office
from capaian.dossier.intake.areas import AreaBook, Match, bare_name, code_before, plain_name
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.words import fold

_CODED: Final = 4
"""Columns in front among which codes of areas stand."""
_SEVERAL: Final = 3
"""Regencies of which a table is one."""
# KABUPATEN, A. KOTA, II. Kab.
_SECTION: Final = re.compile(r"(?:(?:[a-z]|[ivx]+|[0-9]) )?(?P<rank>kabupaten|kab|kota)")


def is_of_part(texts: Sequence[str], book: AreaBook, sort: IntakeTable) -> bool:
    """Say whether a row of a recap of regencies is about a kecamatan, by a code that lies in one of theirs.

    Examples:
        >>> book = AreaBook({"51.04": "Kabupaten Gianyar"})
        >>> codes = ("51.04.03", "510403", "51.04")
        >>> [is_of_part([code, "GIANYAR"], book, IntakeTable.PEERS) for code in codes]
        [True, True, False]
    """
    codes = [code for text in texts if (code := code_before(text))]
    is_below = any(code not in book.names and code.rpartition(".")[0] in book.names for code in codes)
    return sort is IntakeTable.PEERS and is_below and not book.names.keys() & codes


def without_parts(
    table: ForeignTable, rows: Sequence[int], names: Head, book: AreaBook, sort: IntakeTable
) -> list[int]:
    """Return rows without those of parts of areas, where several areas have rows: else it is of parts."""
    if sort is not IntakeTable.PEERS:
        return [*rows]
    front = table.heads[:_CODED]
    own = [row for row in rows if not is_of_part([table.text(row, head) for head in front], book, sort)]
    areas = {code for row in own if (code := book.sure(table.text(row, names))) and "." in code}
    return own if len(areas) >= _SEVERAL else [*rows]


def is_of_province(texts: Sequence[str], book: AreaBook, sort: IntakeTable, office: Office) -> bool:
    """Say whether a row among those of kecamatan is about the province, by its name."""
    if sort is not IntakeTable.COUNTS:
        return False
    province, own = bare_name(office.province_name), bare_name(office.regency_name)
    names = {bare_name(text.removeprefix(str(office.province))) for text in texts}
    return province != own and province in names and not any(map(book.sure, texts))


def of_section(table: ForeignTable, row: int, book: AreaBook, name: str) -> Match:
    """Return the regency or city of a name that several have, by the words alone above its row."""
    rank = _section_of(table, row)
    codes = [code for code, own in book.names.items() if plain_name(own) == f"{rank} {plain_name(name)}"]
    return Match(codes[0]) if rank and len(codes) == 1 else book.find(name)


def _section_of(table: ForeignTable, row: int) -> str:
    """Return the rank that the nearest row above which tells nothing else says; empty: none."""
    for above in range(row - 1, 0, -1):
        texts = [text for cell in table.grid.rows[above - 1] if (text := as_text(cell))]
        found = _SECTION.fullmatch(fold(texts[0])) if len({*texts}) == 1 else None
        if found is not None:
            return "kota" if found["rank"] == "kota" else "kabupaten"
    return ""
