"""Codes of programs, activities, sub-activities and accounts, as finance systems write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from capaian.dossier.excel.book import CellValue
from capaian.dossier.intake.foreign_tables import ForeignRow

_WORK: Final = r"\d\.\d{2}\.\d{2}(?:\.\d\.\d{2}(?:\.\d{2,4})?)?"
_CODE: Final = re.compile(rf"({_WORK})(?:\.(\d(?:\.\d{{1,5}})*))?")
_ACCOUNT: Final = re.compile(r"[456]\.\d(?:\.\d{1,5})*")
_FIELD: Final = re.compile(r"\d\.\d{2}")
SUBACTIVITY_GROUPS: Final = 6


@dataclass(frozen=True, slots=True)
class WorkCode:
    """What the codes of a row name: work, and below it an account."""

    work: str
    """`2.12.02.2.01.0001`."""
    account: str = ""
    """`5.1.02.01.01.0024`; empty: the row is the work itself."""

    @property
    def field(self) -> str:
        """The field of government: `2.12`."""
        return ".".join(self.work.split(".")[:2])

    @property
    def is_subactivity(self) -> bool:
        """Whether it is the deepest level of the work plan."""
        return self.work.count(".") + 1 == SUBACTIVITY_GROUPS

    def parents(self) -> tuple[str, ...]:
        """Return the codes above it, the program first."""
        groups = self.work.split(".")
        return tuple(".".join(groups[:count]) for count in (3, 5) if count < len(groups))


def code_cells(row: ForeignRow, heads: Sequence[str]) -> list[CellValue]:
    """Return the cells of a row, and what neighbouring columns below one heading `Kode` give together.

    Finance systems write `2 | 12 | 01 | 2.01 | 0001` below a merged heading.
    """
    joined: list[CellValue] = []
    for head, places in groupby(range(len(heads)), key=lambda place: heads[place]):
        parts = [row.text(place) for place in places if isinstance(row.value(place), str)]
        if head.casefold().startswith("kode") and len(parts) > 1:
            joined.append(".".join(filter(None, parts)))
    return [*row.cells, *joined]


def account_of(cells: Iterable[CellValue]) -> str | None:
    """Return the first account that stands alone in a cell; `None`: there is none.

    Examples:
        >>> account_of(["2.12.01", "5.1.02.01.001.00024"])
        '5.1.02.01.001.00024'
    """
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    return next((text for text in texts if _ACCOUNT.fullmatch(text)), None)


def has_work_code(cell: CellValue) -> bool:
    """Say whether a cell holds a code of the work plan, alone or with an account behind it.

    Examples:
        >>> has_work_code("2.12.02.2.01.0001"), has_work_code("5.1.02.01"), has_work_code("13.76.01")
        (True, False, False)
    """
    return isinstance(cell, str) and read_work_code([cell]) is not None


def read_work_code(cells: list[CellValue]) -> WorkCode | None:
    """Return what the codes in the cells of a row name: the deepest work and account; `None` without work.

    Examples:
        >>> read_work_code(["2.12", "2.12.0.00.0.00.01.0000", "2.12.01", "Program"])
        WorkCode(work='2.12.01', account='')
        >>> read_work_code(["2.12.01.2.01.0001", "5.1.02.01.01.0024"]).account
        '5.1.02.01.01.0024'
    """
    works, accounts = [""], [""]
    for cell in cells:
        if not isinstance(cell, str):
            continue
        text = cell.strip()
        if _ACCOUNT.fullmatch(text):
            accounts.append(text)
        elif (found := _CODE.fullmatch(text)) and _is_program(found[1]):
            works.append(found[1])
            accounts.append(found[2] or "")
    work, account = max(works, key=len), max(accounts, key=len)
    return WorkCode(work, account) if work else None


def _is_program(code: str) -> bool:
    """Say whether a code can be of work: organisations have `0.00` where work has its program.

    Examples:
        >>> _is_program("2.12.01"), _is_program("2.12.00")
        (True, False)
    """
    return code.split(".")[2] != "00" and _FIELD.match(code) is not None
