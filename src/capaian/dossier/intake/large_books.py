"""Large files whose beginning shows that nothing can be taken of them: no more of them is looked at.

Rows of tables name areas, or parts of the work plan. To ask of each of a hundred thousand cells what it may
mean takes seconds; whether any known name stands anywhere in them, or behind their beginning alone, is seen
at once. So an export of all offices is read to its end, and a register of persons is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final

from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.areas import bare_name, every_area
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.words import squeeze
from capaian.dossier.spreadsheets.model import Book

_LARGE: Final = 30_000
"""Cells of a file from which on to read all of it takes long."""
_BEGUN: Final = 1_000
"""Cells that tell what a sheet is."""
_BEGUN_OF_NAMED: Final = 6_000
"""The same where they name areas, or parts of the work plan."""
_LEAST: Final = 20
"""Rows that do, however wide they are."""
_LONG: Final = 2_000
"""Rows that no table of areas has, nor one of the budget of an office."""
_WHATEVER_FOLLOWS: Final = frozenset({"areas_again", "payments_by_day"})
"""Problems of the beginning of a table that no row below it solves."""
# 2.12.01, X.XX.01
_CODE: Final = re.compile(r"[0-9x]\.[0-9x]{1,2}\.[0-9]", re.IGNORECASE)
_OF_BUDGETS: Final = ("program", "kegiatan", "belanja", "anggaran", "pagu", "realisasi", "rekening")
"""Words of tables of a budget, whose codes may stand in several cells."""
_BETWEEN: Final = re.compile(r"[^\w\n]+|_")


def beginning_of(book: Book, office: OfficeYear, rules: RuleSet, asked: Asked) -> Book | None:
    """Return the beginning of a large file that names nothing more behind it; `None`: all is to be read.

    Args:
        book: The file.
        office: Whose areas, and names of rows that were settled before, are known.
        rules: The official ones.
        asked: What the user says of heads and names is known too.
    """
    if sum(len(row) for sheet in book.sheets for row in sheet.rows) <= _LARGE or asked.means or asked.choices:
        return None
    known = _Known(office, rules)
    named = known.named(book)
    if not named:
        return _begun(book, _BEGUN)
    begun = _begun(book, _BEGUN_OF_NAMED)
    is_long = any(len(sheet.rows) > _LONG for sheet in book.sheets)
    is_told = is_long and not named & known.settled and known.named(begun) == named
    return begun if is_told else None


def is_refused(begun: Intaken) -> bool:
    """Say whether the beginning of a file shows that nothing of it can be taken, whatever stands below.

    Args:
        begun: What was taken of it.
    """
    return not begun.tables or any(issue.code in _WHATEVER_FOLLOWS for issue in begun.issues)


def _begun(book: Book, cells: int) -> Book:
    sheets = []
    for sheet in book.sheets:
        wide = max(map(len, sheet.rows), default=1)
        sheets.append(replace(sheet, rows=sheet.rows[: max(_LEAST, cells // max(1, wide))]))
    return replace(book, sheets=tuple(sheets), is_whole=False)


class _Known:
    """What a dossier knows that rows of tables may be called."""

    def __init__(self, office: OfficeYear, rules: RuleSet) -> None:
        areas = every_area(office, rules).names
        self._codes = [code for code in areas if code.count(".") > 1]
        self.settled = frozenset(squeeze(name.text) for intake in office.intakes for name in intake.names)
        self._names = (*_names(office, areas), *self.settled)

    def named(self, book: Book) -> frozenset[str]:
        """Return the areas, codes and words of budgets that a file has in its cells."""
        cells = {str(cell) for sheet in book.sheets for row in sheet.rows for cell in row if cell is not None}
        text = "\n".join(cells)
        letters = _BETWEEN.sub("", text.casefold())
        codes = (code for code in self._codes if code in text or code.replace(".", "") in cells)
        names = (name for name in self._names if name in letters)
        return frozenset(chain(codes, names, _CODE.findall(text)))


def _names(office: OfficeYear, areas: Mapping[str, str]) -> Iterator[str]:
    """Yield what rows of tables may be called, as one word; the own regency is in many titles."""
    yield from _OF_BUDGETS
    yield from (squeeze(bare_name(name)) for code, name in areas.items() if code != office.office.regency)
