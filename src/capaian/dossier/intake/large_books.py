"""Large files in which nothing is named that the dossier knows: their beginning is looked at, and no more.

Rows of tables name areas, or parts of the work plan. To ask of each of a hundred thousand cells what it may
mean takes seconds; whether any known name stands anywhere in them is seen at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.areas import bare_name, every_area
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.words import squeeze
from capaian.dossier.spreadsheets.model import Book

_LARGE: Final = 30_000
"""Cells of a file from which on to read all of it takes long."""
_BEGUN: Final = 1_000
"""Cells that tell what a sheet is."""
_LEAST: Final = 20
"""Rows that do, however wide they are."""
# 2.12.01, X.XX.01
_CODE: Final = re.compile(r"[0-9x]\.[0-9x]{1,2}\.[0-9]", re.IGNORECASE)
_OF_BUDGETS: Final = ("program", "kegiatan", "belanja", "anggaran", "pagu", "realisasi", "rekening")
"""Words of tables of a budget, whose codes may stand in several cells."""
_BETWEEN: Final = re.compile(r"[^\w\n]+|_")


def beginning_of(book: Book, office: OfficeYear, rules: RuleSet, asked: Asked) -> Book | None:
    """Return the beginning of a large file that names nothing known; `None`: all of it has to be read.

    Args:
        book: The file.
        office: Whose areas, and names of rows that were settled before, are known.
        rules: The official ones.
        asked: What the user says of heads and names is known too.
    """
    if sum(len(row) for sheet in book.sheets for row in sheet.rows) <= _LARGE or asked.means or asked.choices:
        return None
    cells = {str(cell) for sheet in book.sheets for row in sheet.rows for cell in row if cell is not None}
    text = "\n".join(cells)
    letters, areas = _BETWEEN.sub("", text.casefold()), every_area(office, rules).names
    is_coded = any(code in text or code.replace(".", "") in cells for code in areas if code.count(".") > 1)
    if is_coded or _CODE.search(text) or any(name in letters for name in _names(office, areas)):
        return None
    sheets = []
    for sheet in book.sheets:
        wide = max(map(len, sheet.rows), default=1)
        sheets.append(replace(sheet, rows=sheet.rows[: max(_LEAST, _BEGUN // max(1, wide))]))
    return replace(book, sheets=tuple(sheets), is_whole=False)


def _names(office: OfficeYear, areas: Mapping[str, str]) -> Iterator[str]:
    """Yield what rows of tables may be called, as one word; the own regency is in many titles."""
    yield from _OF_BUDGETS
    yield from (squeeze(bare_name(name)) for code, name in areas.items() if code != office.office.regency)
    yield from (squeeze(name.text) for intake in office.intakes for name in intake.names)
