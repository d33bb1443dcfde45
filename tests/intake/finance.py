"""An export of a regional finance system, all of it invented:
33 sub-activities over twelve months.

Names and codes are the official ones; amounts follow from the places of rows alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

from tests.intake.books import Cell, dotted, write_csv, write_sheet

from capaian.rulebook import load_rulebook

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ACCOUNTS = {
    "5.1.01.01.01.0001": "Belanja Gaji Pokok PNS",
    "5.1.02.01.01.0024": "Belanja Alat Tulis Kantor",
    "5.1.02.02.01.0013": "Belanja Jasa Tenaga Ahli",
    "5.2.02.10.01.0002": "Belanja Modal Personal Computer",
    "5.2.05.01.01.0001": "Belanja Modal Buku",
}
"""Accounts: personnel, goods twice, machinery, other capital."""
COUNT = 33
_DEPTH = 6


@dataclass(frozen=True)
class Line:
    code: str
    name: str
    budget: int
    months: tuple[int, ...]

    def added(self, other: Line) -> Line:
        months = tuple(a + b for a, b in zip(self.months, other.months, strict=True))
        return replace(self, budget=self.budget + other.budget, months=months)


@dataclass
class Export:
    """The rows of an export, changed before they are written."""

    lines: list[Line] = field(default_factory=list)

    def find(self, code: str) -> int:
        return next(place for place, line in enumerate(self.lines) if line.code == code)


def subactivities() -> list[tuple[str, str]]:
    """Return codes and names of 33 official sub-activities."""
    entries = [(entry.code, entry.name) for entry in load_rulebook().nomenclature]
    return [(code, name) for code, name in entries if len(code.split(".")) == _DEPTH][:COUNT]


def accounts_of(place: int) -> list[str]:
    """Return which accounts a sub-activity spends from: one to three of them."""
    codes = [*ACCOUNTS]
    return [codes[(place + step) % len(codes)] for step in range(1 + place % 3)]


def account_line(place: int, step: int, code: str) -> Line:
    """Return an account with amounts that differ from row to row;
    every fifth month nothing is spent.
    """
    months = tuple(
        0 if (month + place) % 5 == 0 else 1_000 * (place + 1) * (step + 2) + 125 * month
        for month in range(12)
    )
    return Line(code, ACCOUNTS[code], sum(months) + 50_000 * (place + 1), months)


def export_with_accounts() -> Export:
    """Return program, activity, sub-activity and account rows, each the sum of those below it."""
    names = {entry.code: entry.name for entry in load_rulebook().nomenclature}
    found: dict[str, Line] = {}
    for place, (code, name) in enumerate(subactivities()):
        accounts = [
            account_line(place, step, account) for step, account in enumerate(accounts_of(place))
        ]
        whole = _sum(code, name, accounts)
        for above in (code[: len("2.12.01")], code[: len("2.12.01.2.01")]):
            before = found.get(above, Line(above, names[above], 0, (0,) * 12))
            found[above] = before.added(whole)
        found[code] = whole
        found |= {f"{code}.{account.code}": account for account in accounts}
    return Export([replace(line, code=code) for code, line in sorted(found.items())])


def _sum(code: str, name: str, lines: Iterable[Line]) -> Line:
    whole = Line(code, name, 0, (0,) * 12)
    for line in lines:
        whole = whole.added(line)
    return whole


def rows_of(
    export: Export, *, is_cumulative: bool = False, has_total: bool = True
) -> list[list[Cell]]:
    """Return the export as rows: titles, heads over two rows, all codes, and a grand total."""
    rows: list[list[Cell]] = [
        ["PEMERINTAH KABUPATEN BALANGAN"],
        ["LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN TAHUN ANGGARAN 2023"],
        [],
        ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", *[None] * 11],
        [None, None, None, *MONTHS],
    ]
    rows += [_cells(line, is_cumulative) for line in export.lines]
    if has_total:
        tops = [
            line
            for line in export.lines
            if line.code.count(".") == 2 and line.code.startswith("2.12")
        ]
        rows.append(["JUMLAH", *_cells(_sum("", "", tops), is_cumulative)[1:]])
    return rows


def _cells(line: Line, is_cumulative: bool) -> list[Cell]:
    months = [*accumulate(line.months)] if is_cumulative else [*line.months]
    return [line.code, line.name, line.budget, *months]


MERGED = ("A4:A5", "B4:B5", "C4:C5", "D4:O4")


def finance_book(
    folder: Path, change: Callable[[Export], None] | None = None, *, is_cumulative: bool = False
) -> Path:
    export = export_with_accounts()
    if change is not None:
        change(export)
    return write_sheet(
        folder / "realisasi-2023.xlsx", rows_of(export, is_cumulative=is_cumulative), MERGED
    )


def finance_csv(folder: Path, sign: str = ";", encoding: str = "utf-8") -> Path:
    """Write the export as text: thousands by dots, decimals by commas, as such systems do."""
    rows = [
        [f"{dotted(cell)},00" if isinstance(cell, int) else cell for cell in row]
        for row in rows_of(export_with_accounts())
    ]
    return write_csv(folder / "realisasi-2023.csv", rows, sign, encoding)


def spent(code: str) -> Mapping[str, Sequence[int]]:
    place = next(place for place, (one, _) in enumerate(subactivities()) if one == code)
    return {
        account: account_line(place, step, account).months
        for step, account in enumerate(accounts_of(place))
    }
