"""Years of columns and of rows run on one by one: none stands twice for one thing, none out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.misdated import find_misdated, years_of_title
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule

_FEWEST: Final = 3
_PAIR: Final = 2
_UNITS: Final = r"%|persen|rp\.?|rupiah|ton|kg|km|ha|orang|jiwa|unit|buah|kasus|kk"
_HEAD: Final = re.compile(
    r"\W*(?P<thing>(?:[^\W\d]+\s+){0,2}?)(?:tahun\s*)?(?P<year>(?:19|20)\d\d)"
    rf"\s*(?P<unit>\([^()\d]{{1,15}}\)|(?:{_UNITS})(?!\w))?\W*",
    re.IGNORECASE,
)
"""`2031`, `Tahun 2031`, `Realisasi 2031`, `2031 (ton)`."""
_ROW: Final = re.compile(r"(?:tahun\s+)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)


class _Run(NamedTuple):
    """Columns of one thing in several years."""

    group: tuple[str, ...]
    """The words over them, those before the year and the unit behind it."""
    columns: list[int]
    years: list[int]

    @property
    def is_of_thing(self) -> bool:
        """Whether words stand before its years: targets may leave years out, up to the end of a plan."""
        return bool(self.group[-2])


def check_years_in_order(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the years of columns and of rows, with what they should be where one of them is wrong."""
    if report.year is None:
        return
    for table in report.tables:
        runs = _runs(table)
        for run in runs:
            wrong = _of_columns(run, runs) or _doubled(table, run)
            if len(run.years) >= _FEWEST or wrong:
                yield _statement(table, _head_line(table), "kolom", (run.years, wrong))
        yield from _rows(table, report.year)
        yield from _against_title(table, report.year)


def _against_title(table: UnderstoodTable, year: int) -> Iterator[Statement]:
    """Yield the one year by which the heads of a table differ from its title."""
    misdated = find_misdated(table.table, year)
    if misdated is None or max(misdated.either) > year or any(map(_is_wrong, _runs(table))):
        return
    titled = ", ".join(map(str, sorted(years_of_title(table.table.title))))
    title = table.table.caption_line or table.table.line
    heads = [head for head in table.table.headed_years if head in misdated.heads]
    head, named = (", ".join(map(str, years)) for years in (heads, map(misdated.heads.__getitem__, heads)))
    wrong, right, line, other = (
        (head, named, table.table.line_of_years, title)
        if misdated.is_of_head
        else (named, head, title, table.table.line_of_years)
    )
    of_heads = "satu kepala kolom" if len(heads) == 1 else "kepala kolom"
    why = f"Judul menyebut tahun {titled}, sedangkan {of_heads} menyebut tahun {head}."
    if len(heads) > 1:
        why = f"{why} Tahun laporan ini, {year}, tidak ada di kepala kolom."
    yield Statement(AuditRule.YEAR, False, line, wrong, right, why, table.table.name, lines=(other,))


def _is_wrong(run: _Run) -> bool:
    """Whether the order of its years alone tells that one of them is wrong."""
    return _of_columns(run, [run]) is not None


def _head_line(table: UnderstoodTable) -> int:
    """Return the line above its first row, also where it has no caption."""
    return max(table.table.rows[0].line - 1, 1) if table.table.rows else table.table.line


def _runs(table: UnderstoodTable) -> list[_Run]:
    """Return the years of heads of one thing: side by side, or with others of another unit between them."""
    runs: list[_Run] = []
    last: tuple[str, ...] | None = None
    for index, path in enumerate(table.table.paths):
        found = _HEAD.fullmatch(path[-1]) if path else None
        words = [str(found[part] or "").casefold() for part in ("thing", "unit")] if found else []
        group = (*path[:-1], *words) if words else None
        alike = (run for run in reversed(runs) if run.group == group)
        known = next((run for run in alike if group == last or run.group[-1]), None)
        if found and group and known is None:
            runs.append(_Run(group, [index], [int(found["year"])]))
        elif found and known:
            known.columns.append(index)
            known.years.append(int(found["year"]))
        last = group
    return runs


def _of_columns(run: _Run, runs: Sequence[_Run]) -> list[int] | None:
    """Return the years of columns as they should be, by their own order or by that of another unit."""
    beside = [other.years for other in runs if other is not run and other.group[:-1] == run.group[:-1]]
    if beside and not _run_on(run.years):
        fitting = [years for years in beside if _run_on(years) and _differ(years, run.years) == 1]
        if len(fitting) == len(beside):
            return fitting[0]
    return _outlier(run.years) if not run.is_of_thing or not _is_ordered(run.years) else None


def _doubled(table: UnderstoodTable, run: _Run) -> list[int] | None:
    """Return the two years of a title whose table has two columns with one of them."""
    if len(run.years) != _PAIR or len({*run.years}) != 1 or not _are_of_figures(table, run):
        return None
    titled = _titled(table)
    return titled if len(titled) == _PAIR and _run_on(titled) and run.years[0] in titled else None


def _titled(table: UnderstoodTable) -> list[int]:
    """Return the years that a title names, in their order."""
    return sorted(years_in(table.table.title))


def _are_of_figures(table: UnderstoodTable, run: _Run) -> bool:
    """Whether columns have heads and figures of their own: one cell over both is no year printed twice."""
    has_heads = all(
        any(index < len(row) and YEAR.search(row[index]) for row in table.table.head) for index in run.columns
    )
    numbers = [[row.row.cells[index].number for index in run.columns] for row in table.items]
    values = [[number and number.value for number in own] for own in numbers]
    return (
        has_heads
        and bool(values)
        and all(None not in own for own in values)
        and any(len({*own}) > 1 for own in values)
    )


def _rows(table: UnderstoodTable, year: int) -> Iterator[Statement]:
    """Yield the years that name the rows of a table and nothing else does."""
    cells = ([cell.text.strip() for cell in row.row.cells] for row in table.items)
    named = [[text for text in own if _ROW.fullmatch(text) or any(map(str.isalpha, text))] for own in cells]
    found = [_ROW.fullmatch(names[0]) if len(names) == 1 else None for names in named]
    years = [int(match["year"]) for match in found if match]
    if len(years) < max(_FEWEST, len(found)):
        return
    right = _outlier(years)
    if right is not None and _is_ordered(years):
        # a year may be left out, unless the title tells that none is, or what is there has not come
        titled = _titled(table)
        has_not_come = max(years) > year == max(right)
        right = right if titled == sorted((right[0], right[-1])) or has_not_come else None
    line = table.items[_first_wrong(years, right)].row.line if right else table.items[0].row.line
    yield _statement(table, line, "baris", (years, right))


def _first_wrong(years: Sequence[int], right: Sequence[int]) -> int:
    return next(place for place, (own, fit) in enumerate(zip(years, right, strict=True)) if own != fit)


def _outlier(years: Sequence[int]) -> list[int] | None:
    """Return the years as they should be, if all but one run one by one, or two of them are exchanged.

    Of three, the odd one must be another's double or lie outside the two beside it.
    """
    for step in (1, -1):
        for anchor, first in enumerate(years):
            right = [first + step * (place - anchor) for place in range(len(years))]
            wrong = _differ(years, right)
            if not wrong:
                return None
            if wrong == 1 and (len(years) > _FEWEST or (len(years) == _FEWEST and not _is_ordered(years))):
                return right
    ordered = sorted(years)
    are_exchanged = len(years) >= _FEWEST and _run_on(ordered) and _differ(years, ordered) == _PAIR
    return ordered if are_exchanged else None


def _is_ordered(years: Sequence[int]) -> bool:
    """Whether years go up or go down all along."""
    return list(years) in (sorted({*years}), sorted({*years}, reverse=True))


def _run_on(years: Sequence[int]) -> bool:
    return all(after - before == 1 for before, after in pairwise(years))


def _differ(years: Sequence[int], right: Sequence[int]) -> int:
    """Return in how many places years differ; of lists of two lengths in all."""
    if len(years) != len(right):
        return len(years)
    return sum(own != fit for own, fit in zip(years, right, strict=True))


def _statement(
    table: UnderstoodTable, line: int, of: str, years: tuple[Sequence[int], Sequence[int] | None]
) -> Statement:
    printed, right = (", ".join(map(str, own or ())) for own in years)
    odd = "tercetak dua kali" if len({*years[0]}) < len(years[0]) else "tidak berurutan"
    why = f"Tahun pada {of} {odd}: {printed}." if right else ""
    return Statement(AuditRule.YEAR, not right, line, printed, right, why, table.table.name)
