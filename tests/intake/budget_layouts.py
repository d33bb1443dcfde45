"""Budgets as offices print their totals: with codes, under headings, of each month, beside other offices.

Each is sound. Amounts follow from the places of rows alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tests.intake.books import Cell

from capaian.domain.period import MONTHS

Row = list[Cell]
TITLE: Row = ["REALISASI ANGGARAN TAHUN ANGGARAN 2023"]
PROGRAMS = {"2.12.01": "PROGRAM PENUNJANG URUSAN", "2.12.02": "PROGRAM PENDAFTARAN PENDUDUK"}
ACTIVITIES = {
    "2.12.01.2.01": "Perencanaan dan Evaluasi",
    "2.12.01.2.02": "Administrasi Keuangan",
    "2.12.02.2.01": "Pelayanan Pendaftaran",
}
NAMES = {
    "2.12.01.2.01.0001": "Penyusunan Dokumen Perencanaan Perangkat Daerah",
    "2.12.01.2.01.0002": "Koordinasi dan Penyusunan Dokumen RKA-SKPD",
    "2.12.01.2.02.0001": "Penyediaan Gaji dan Tunjangan ASN",
    "2.12.01.2.02.0002": "Penyediaan Administrasi Pelaksanaan Tugas ASN",
    "2.12.02.2.01.0001": "Pencatatan, Penatausahaan dan Penerbitan Dokumen atas Pendaftaran Penduduk",
    "2.12.02.2.01.0002": "Pelayanan Keliling",
}
ACCOUNTS = {"5.1.02.01.01.0024": "Belanja Alat Tulis Kantor", "5.2.02.10.01.0002": "Belanja Modal Komputer"}
HEALTH = ("1.02.0.00.0.00.01.0000", "DINAS KESEHATAN")
OWN = ("2.12.0.00.0.00.01.0000", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL")


@dataclass(frozen=True)
class Columns:
    """The columns of amounts of a table."""

    heads: Sequence[Row]
    amounts: Callable[[int], list[int]]
    """What an account has in them, by its number."""


def _spent(number: int) -> list[int]:
    return [1_000_000 + 41_000 * number + 7_000 * month for month in range(12)]


YEAR = Columns(
    [["Kode", "Uraian", "Anggaran", "Realisasi"]],
    lambda n: [20_000_000 + 613_000 * n, sum(_spent(n))],
)
MONTHLY = Columns(
    [["Kode", "Uraian", "Anggaran", *MONTHS, "Jumlah"]],
    lambda n: [20_000_000 + 613_000 * n, *_spent(n), sum(_spent(n))],
)
LONE = Columns([["Kode", "Uraian", "Anggaran"]], lambda n: [20_000_000 + 613_000 * n])
COLUMNS: Mapping[str, Columns] = {"year": YEAR, "months": MONTHLY, "one": LONE}


class Export:
    """Makes the rows of one layout."""

    def __init__(self, columns: Columns) -> None:
        """Begin with the heads of some columns."""
        self.heads: list[Row] = [TITLE, [], *columns.heads]
        self._amounts = columns.amounts

    def amounts(self, under: str = "") -> list[Cell]:
        """Return what all accounts below a code have."""
        leaves = [node + account for node in NAMES for account in ACCOUNTS]
        found = [self._amounts(n) for n, leaf in enumerate(leaves) if leaf.startswith(under)]
        return [sum(column) for column in zip(*found, strict=True)]

    def row(self, code: str, name: str, under: str | None = None) -> Row:
        """Return a row; with the amounts of a code, unless it is a heading alone."""
        width = len(self._amounts(0))
        return [code or None, name, *([None] * width if under is None else self.amounts(under))]

    def node(self, code: str, *, is_accounted: bool = True) -> Iterator[Row]:
        """Yield a sub-activity and its accounts."""
        yield self.row(code, NAMES[code], code)
        for account, name in ACCOUNTS.items() if is_accounted else ():
            yield self.row(f"{code}.{account}", name, code + account)


def below(code: str, known: Mapping[str, str]) -> list[str]:
    """Return the codes below one."""
    return [one for one in known if one.startswith(code)]


def _tree(at: Export, *, program: str, activity: str, is_below: bool, last: str) -> Iterator[Row]:
    """Headings without amounts, their totals below their rows, or right under the headings."""

    def total(words: str, code: str, name: str) -> list[Row]:
        coded = words.format(code=code, name=name, plain=name.removeprefix("PROGRAM ").title())
        cell, _, text = coded.rpartition("|")
        return [at.row(cell, text, code)] if words else []

    for code, name in PROGRAMS.items():
        yield at.row(code, name)
        yield from () if is_below else total(program, code, name)
        for inner in below(code, ACTIVITIES):
            yield at.row(inner, ACTIVITIES[inner])
            yield from () if is_below else total(activity, inner, ACTIVITIES[inner])
            for node in below(inner, NAMES):
                yield from at.node(node)
            yield from total(activity, inner, ACTIVITIES[inner]) if is_below else ()
        yield from total(program, code, name) if is_below else ()
    yield from [at.row("", last, "")] if last else []


def _coded(at: Export, last: str = "JUMLAH", first: str = "") -> Iterator[Row]:
    """All codes with their amounts."""
    yield from [at.row("", first, "")] if first else []
    for code, name in PROGRAMS.items():
        yield at.row(code, name, code)
        for inner in below(code, ACTIVITIES):
            yield at.row(inner, ACTIVITIES[inner], inner)
            for node in below(inner, NAMES):
                yield from at.node(node)
    yield from [at.row("", last, "")] if last else []


def _coded_with_totals(at: Export) -> Iterator[Row]:
    """All codes with their amounts, and each program once more below its rows."""
    for code, name in PROGRAMS.items():
        yield at.row(code, name, code)
        for node in below(code, NAMES):
            yield from at.node(node)
        yield at.row(code, f"Jumlah {name}", code)
    yield at.row("", "JUMLAH SELURUHNYA", "")


def _kinds(at: Export) -> Iterator[Row]:
    """Accounts alone, each kind of money with its total."""
    for code in PROGRAMS:
        yield at.row(code, PROGRAMS[code])
        for node in below(code, NAMES):
            yield at.row(node, NAMES[node])
            for account, name in ACCOUNTS.items():
                yield at.row(f"{node}.{account}", name, node + account)
                kind = "Operasi" if account.startswith("5.1") else "Modal"
                yield at.row("", f"Jumlah Belanja {kind}", node + account)
            yield at.row("", "Jumlah Sub Kegiatan", node)
        yield at.row("", "Jumlah Program", code)
    yield at.row("", "Jumlah Seluruhnya", "")


def _pages(at: Export) -> Iterator[Row]:
    """Sub-activities alone on two pages."""
    pages = [*PROGRAMS]
    for code in pages[0], pages[1]:
        if code != pages[0]:
            yield at.row("", "Pindahan", pages[0])
        for node in below(code, NAMES):
            yield from at.node(node, is_accounted=False)
        yield at.row("", "Jumlah halaman ini", code)
        yield at.row("", "Jumlah s.d. halaman ini", pages[0] if code == pages[0] else "")


def _named(program: str, activity: str, last: str, *, is_below: bool) -> Callable[[Export], Iterator[Row]]:
    return lambda at: _tree(at, program=program, activity=activity, last=last, is_below=is_below)


LAYOUTS: Mapping[str, Callable[[Export], Iterator[Row]]] = {
    "all codes": _coded,
    "all codes, all at the top": lambda at: _coded(at, "", "JUMLAH"),
    "all codes, programs again": _coded_with_totals,
    "kinds of money": _kinds,
    "pages": _pages,
    "coded programs below": _named("Jumlah {code} {name}", "", "JUMLAH", is_below=True),
    "coded in their column": _named("{code}|Jumlah {name}", "{code}|Jumlah {name}", "Total", is_below=True),
    "coded parts below": _named("JUMLAH {code}", "JUMLAH {code}", "JUMLAH TOTAL", is_below=True),
    "coded under headings": _named("Jumlah {code} {name}", "Jumlah {code} {name}", "JUMLAH", is_below=False),
    "named below": _named("Jumlah Program {plain}", "Jumlah Kegiatan {name}", "JUMLAH", is_below=True),
    "named by the names alone": _named("Jumlah {plain}", "Jumlah {name}", "JUMLAH", is_below=True),
    "ranks below": _named("Jumlah Program", "Jumlah Kegiatan", "JUMLAH SELURUHNYA", is_below=True),
    "ranks under headings": _named("Jumlah Program", "Jumlah Kegiatan", "TOTAL", is_below=False),
    "named under headings": _named("Jumlah {name}", "Jumlah Kegiatan {name}", "JUMLAH", is_below=False),
    "bare below": _named("Jumlah", "Sub Jumlah", "TOTAL", is_below=True),
    "bare under headings": _named("Jumlah", "Jumlah", "", is_below=False),
    "bare activities under headings": _named("", "Jumlah", "JUMLAH SELURUHNYA", is_below=False),
    "bare programs under headings": _named("Jumlah", "", "", is_below=False),
}


def budget_tables() -> Iterator[tuple[str, list[Row], int]]:
    """Yield each layout with each sort of columns: its name, its rows, and where the figures begin."""
    for columns, made in COLUMNS.items():
        for name, make in LAYOUTS.items():
            at = Export(made)
            yield f"{name}, {columns}", [*at.heads, *make(at)], len(at.heads) + 1


def shared_tables() -> Iterator[tuple[str, list[Row], int]]:
    """Yield each layout above and below the rows of another office, with the total of the file."""
    for columns in ("year", "months"):
        for name, make in LAYOUTS.items():
            at = Export(COLUMNS[columns])
            own = [*make(at)]
            other = [[*HEALTH, *[None] * (len(own[0]) - 2)]]
            sick = at.amounts("2.12.01.2.01.0001")
            other += [["1.02.02.2.01.0001", "Pelayanan Kesehatan", *sick]]
            both = [int(one or 0) + int(more or 0) for one, more in zip(sick, at.amounts(), strict=True)]
            head: Row = [*OWN, *[None] * len(both)]
            whole: Row = [None, "JUMLAH SELURUH PERANGKAT DAERAH", *both]
            yield (
                f"{name}, {columns}, others above",
                [*at.heads, *other, head, *own, whole],
                len(at.heads) + 1,
            )
            yield (
                f"{name}, {columns}, others below",
                [*at.heads, head, *own, *other, whole],
                len(at.heads) + 1,
            )


def month_tables() -> Iterator[tuple[str, list[Row], int]]:
    """Yield tables with a row for each month of each sub-activity."""
    for name, make in MONTH_LAYOUTS.items():
        heads: list[Row] = [
            TITLE,
            [],
            ["Kode", "Uraian", "Bulan", "Pagu", "Realisasi Bulan Ini", "Realisasi s.d. Bulan Ini"],
        ]
        yield name, [*heads, *make()], len(heads) + 1


LINES = {
    code: (40_000_000 + 900_000 * n, [3_000_000 + 410_000 * n + 70_000 * m * (m % 3) for m in range(4)])
    for n, code in enumerate(["2.12.01.2.01.0001", "2.12.01.2.01.0002", "2.12.02.2.01.0001"])
}
NONE: Row = [None, None]


def _month_row(code: str, month: int) -> Row:
    budget, spent = LINES[code]
    return [code, NAMES[code], MONTHS[month], budget, spent[month], sum(spent[: month + 1])]


def _sum_of(codes: Sequence[str], months: Sequence[int], words: str, month: str | None = None) -> Row:
    """Return a total of some months of some lines: the budget once, and what was spent until the last."""
    budget = sum(LINES[code][0] for code in codes)
    spent = sum(LINES[code][1][month] for code in codes for month in months)
    until = sum(sum(LINES[code][1][: months[-1] + 1]) for code in codes)
    return [None, words, month, budget, spent, until]


def _by_line(closing: str, last: str) -> Iterator[Row]:
    for code in LINES:
        yield from (_month_row(code, month) for month in range(4))
        yield _sum_of([code], range(4), closing)
    yield _sum_of([*LINES], range(4), last)


def _by_month(here: str, so_far: str, *, is_named: bool) -> Iterator[Row]:
    for month in range(4):
        yield from (_month_row(code, month) for code in LINES)
        name, cell = (f" {MONTHS[month]}", None) if is_named else ("", MONTHS[month])
        yield _sum_of([*LINES], [month], here + name, cell)
        if so_far:
            until = f"{so_far} {MONTHS[month]}" if is_named else so_far
            yield _sum_of([*LINES], range(month + 1), until)


def _by_cell() -> Iterator[Row]:
    """Each month, and all so far: the column of months says which."""
    for month in range(4):
        yield from (_month_row(code, month) for code in LINES)
        yield _sum_of([*LINES], [month], "JUMLAH", MONTHS[month])
        yield _sum_of([*LINES], range(month + 1), "JUMLAH", f"s.d. {MONTHS[month]}")


MONTH_LAYOUTS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "lines, then all": lambda: _by_line("Jumlah", "JUMLAH SELURUHNYA"),
    "lines until now": lambda: _by_line("Jumlah s.d. April", "Jumlah seluruhnya"),
    "sub-activities": lambda: _by_line("Jumlah Sub Kegiatan", "TOTAL"),
    "months": lambda: _by_month("Jumlah", "", is_named=True),
    "months in their column": lambda: _by_month("JUMLAH", "", is_named=False),
    "months and so far": lambda: _by_month("Jumlah", "Jumlah s.d.", is_named=True),
    "months, until": lambda: _by_month("Jumlah", "s.d.", is_named=True),
    "months, until now": lambda: _by_month("Jumlah bulan", "Jumlah s.d. bulan ini", is_named=False),
    "months, until, in their column": _by_cell,
    "months, sampai dengan": lambda: _by_month("Jumlah Bulan", "Sampai dengan", is_named=True),
}
assert all(sum(spent) == [*accumulate(spent)][-1] for _, spent in LINES.values())
