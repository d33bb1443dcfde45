"""Codes of programs, activities, sub-activities and accounts, as finance systems write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from capaian.dossier.excel.book import CellValue

_WORK: Final = r"\d\.\d{2}\.\d{2}(?:\.\d\.\d{2}(?:\.\d{2,4})?)?"
_CODE: Final = re.compile(rf"({_WORK})(?:\.(\d(?:\.\d{{1,4}})*))?")
_ACCOUNT: Final = re.compile(r"[456]\.\d(?:\.\d{1,4})*")
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
