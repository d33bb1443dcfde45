"""Writing what the registers feed into the rows of a dossier: counts, outputs,
and the sources they name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from capaian.domain.errors import InputError
from capaian.domain.numerals import plain
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Feed, Register
from capaian.domain.value import PURE_NUMBER, is_register_source
from capaian.dossier.changes import finish_changes
from capaian.dossier.check import check
from capaian.dossier.read import read_dossier
from capaian.dossier.rows.files import ChangedFiles, changed_files, rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables.numbers import write_number
from capaian.dossier.tables.parts import COUNTS, OUTPUTS, SOURCES
from capaian.rules.registers.feed import (
    FedValue,
    feed_of,
    missing_words,
    target_name,
    unknown_words,
)

SOURCE_SHEET: Final = f"{SOURCES.file}#sources"
FIGURES: Final = {COUNTS.file: "value", OUTPUTS.file: "actual"}
"""Files that the feed writes, each with the column of the figure."""
KEYS: Final = {COUNTS.file: COUNTS.key, OUTPUTS.file: OUTPUTS.key}
_FORGED: Final = "register_fingerprint"
"""Code of the check of a closed month against its fingerprint."""
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FedCell:
    """A cell that the feed fills, as files have it."""

    file: str
    key: Cells
    """Texts of the key columns of its row."""
    others: Cells
    """What a new row needs besides."""
    text: str
    """The figure."""
    source: Source

    @property
    def cells(self) -> Cells:
        """All that the feed writes into the row."""
        return {FIGURES[self.file]: self.text, "source": self.source.id}


def fed_cells(
    year: OfficeYear, without: Collection[tuple[Register, Period]] = ()
) -> Iterator[FedCell]:
    """Yield the cells that closed months of the registers fill, in the order of the declared rows.

    Closed months in `without` are taken for open ones.
    """
    feed = feed_of(year)
    for fed in feed.values:
        is_open = any(
            fed.feed.register is each and fed.period.contains(month) for each, month in without
        )
        if fed.value is not None and not is_open:
            (file, key), text = fed_key(fed), write_number(Decimal(plain(fed.value)))
            unit = {"unit": _unit(fed.feed, year)} if file == OUTPUTS.file else {}
            yield FedCell(
                file, key, unit, text, feed.source(fed.feed.register, fed.period, fed.basis)
            )


def fed_key(fed: FedValue) -> tuple[str, Cells]:
    """Return the file that a figure goes into, and texts of the key columns of its row."""
    feed, period = fed.feed, str(fed.period)
    if feed.measure is not None:
        return COUNTS.file, {"measure": feed.measure, "area": fed.area, "period": period}
    key = {
        "node": feed.node or "",
        "indicator": feed.indicator or "",
        "name": feed.name,
        "period": period,
    }
    return OUTPUTS.file, key


def figure_code(file: str, cells: Cells) -> str:
    """Return what a row is about in whatever period, as addresses name it; empty:
    the feed fills no such.
    """
    return "|".join(cells.get(name, "") for name in KEYS.get(file, ()) if name != "period")


def _unit(feed: Feed, year: OfficeYear) -> str:
    """Return the unit of an output: of its indicator, of its other rows,
    or that which its services share.
    """
    if feed.indicator and (indicator := year.indicator_by_code.get(feed.indicator)):
        return indicator.unit
    stated = [row.unit for row in year.outputs if (row.node, row.name) == (feed.node, feed.name)]
    shared = {each.unit for each in year.services if each.code in feed.item}
    return stated[0] if stated else shared.pop() if len(shared) == 1 else PURE_NUMBER


def row_key(file: str, cells: Cells) -> tuple[str, ...]:
    """Return what a row is about, as the feed compares it."""
    return tuple(cells.get(name, "") for name in KEYS[file])


@dataclass(frozen=True, slots=True)
class FedRow:
    """What becomes of a row of a sheet."""

    sheet: str
    place: int | None
    """Its place among the rows, from 0; `None`: a new row at the end."""
    cells: Cells | None
    """Texts that become others; `None`: the row goes."""


def feed_changes(
    rows: Mapping[str, Sequence[FlatRow]], cells: Sequence[FedCell]
) -> Iterator[FedRow]:
    """Yield what the feed changes in counts, outputs and sources;
    what was fed before and is no more goes.
    """
    for file, figure in FIGURES.items():
        fed = {row_key(file, cell.key): cell for cell in cells if cell.file == file}
        for place, row in enumerate(rows.get(file, ())):
            cell = fed.pop(row_key(file, row.cells), None)
            if cell is not None:
                yield from _changed(file, place, row, cell.cells)
            elif is_register_source(row.cells.get("source")):
                has_plan = bool(row.cells.get("target"))
                yield FedRow(file, place, {figure: "", "source": ""} if has_plan else None)
        yield from (FedRow(file, None, {**c.key, **c.others, **c.cells}) for c in fed.values())
    sources = {str(cell.source.id): cell.source for cell in cells}
    for place, row in enumerate(rows.get(SOURCE_SHEET, ())):
        source = sources.pop(row.cells.get("id", ""), None)
        if source is not None:
            yield from _changed(SOURCE_SHEET, place, row, source_cells(source))
        elif is_register_source(row.cells.get("id")):
            yield FedRow(SOURCE_SHEET, place, None)
    yield from (FedRow(SOURCE_SHEET, None, source_cells(source)) for source in sources.values())


def typed_figures(
    rows: Mapping[str, Sequence[FlatRow]], cells: Sequence[FedCell]
) -> Iterator[tuple[FedCell, str]]:
    """Yield the cells that the feed would write over a figure from elsewhere,
    each with that figure.
    """
    for file, figure in FIGURES.items():
        stored = {row_key(file, row.cells): row.cells for row in rows.get(file, ())}
        for cell in (each for each in cells if each.file == file):
            there = stored.get(row_key(file, cell.key), {})
            if there.get(figure) and not is_register_source(there.get("source")):
                yield cell, there[figure]


def _changed(sheet: str, place: int, row: FlatRow, cells: Cells) -> Iterator[FedRow]:
    others = {name: text for name, text in cells.items() if row.cells.get(name, "") != text}
    if others:
        yield FedRow(sheet, place, others)


def apply_row_changes(
    rows: Mapping[str, Sequence[FlatRow]], changes: Iterable[FedRow]
) -> dict[str, list[FlatRow]]:
    """Return the sheets that changes touch, with them."""
    made: dict[str, list[FlatRow | None]] = {}
    for change in changes:
        own = made.setdefault(change.sheet, [*rows.get(change.sheet, ())])
        row = None if change.place is None else own[change.place]
        if row is None:
            own.append(FlatRow(change.cells or {}))
        elif change.place is not None:
            cells = change.cells
            own[change.place] = (
                None if cells is None else FlatRow({**row.cells, **cells}, row.number)
            )
    return {sheet: [row for row in own if row is not None] for sheet, own in made.items()}


def source_cells(source: Source) -> Cells:
    """Return the row of a register's source in `sources.yaml`."""
    day = source.cut_off.isoformat() if source.cut_off else ""
    return {"id": source.id, "title": source.title, "cut_off": day, "sha256": source.sha256 or ""}


@dataclass(frozen=True)
class FeedPlan(ChangedFiles):
    """What the feed would write into a dossier;
    without files everything fed is written already.
    """

    cells: tuple[FedCell, ...]
    typed: tuple[tuple[FedCell, str], ...]
    """Cells that hold a figure from elsewhere, with that figure;
    somebody has to take it out first.
    """
    left_out: tuple[str, ...]
    """In words: what no fed figure contains, since its kecamatan, detail or site was not recorded,
    and what is not fed, since nothing says that its service was given.
    """


def plan_feed(dossier: Path) -> FeedPlan:
    """Return what the feed would write into a dossier.

    Raises:
        FileError: if the folder cannot be read, or changes meanwhile.
        InputError: if it cannot be read without errors, or a closed month is not the one that was
            closed.
    """
    finish_changes(dossier)
    read = read_dossier(dossier)
    year = read.require()
    if forged := [issue for issue in check(read).issues if issue.code == _FORGED]:
        raise InputError(forged)
    folder, cells = read.scan_again(dossier), (*fed_cells(year),)
    rows = rows_of(folder)
    others = {name: some for name, some in rows.items() if name.partition("#")[0] == SOURCES.file}
    changed = changed_files(
        folder, {**others, **apply_row_changes(rows, feed_changes(rows, cells))}
    )
    typed, left_out = (*typed_figures(rows, cells),), (*_left_out(year),)
    return FeedPlan(cells, typed, left_out, files=changed.files, hashes=changed.hashes)


def _left_out(year: OfficeYear) -> Iterator[str]:
    feed = feed_of(year)
    for row, period in dict.fromkeys((fed.feed, fed.period) for fed in feed.values):
        for each in feed.left_out(row, period):
            yield f"{each.words_for(target_name(row, year))}, {period.label}"
        if feed.is_missing(row, period):
            yield missing_words(target_name(row, year), period)
    yield from (unknown_words(target_name(row, year), period) for row, period in feed.unknown)
