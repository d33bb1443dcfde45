"""Tables in shapes that are not read, each by its name and with the way to one that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Place
from capaian.dossier.intake.agreement import Agreement, Told, agree, speaks_of, tell
from capaian.dossier.intake.amount_words import sums_up, tells_other
from capaian.dossier.intake.amounts import ACTUAL, ORIGINAL, REVISED, guess_amounts
from capaian.dossier.intake.areas import AreaBook, is_called_village
from capaian.dossier.intake.denied import in_sums_of
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import Grid
from capaian.dossier.intake.head_times import tells_a_part
from capaian.dossier.intake.heads import ForeignTable, Head, SheetTables
from capaian.dossier.intake.long_rows import parts_column
from capaian.dossier.intake.measures import DENIALS, is_ratio, measures_of
from capaian.dossier.intake.money_columns import Holds, told_by_heads
from capaian.dossier.intake.periods import is_of_year
from capaian.dossier.intake.ratios import holds_counts, tells_reached
from capaian.dossier.intake.sides import tells_sides, told_sides
from capaian.dossier.intake.spending_words import Nature, nature_of
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.words import DISTRICT_RANKS, fold, likeness, tokens

VILLAGES: Final = "villages_with_districts"
_LOOKED: Final = 2000
"""Rows of which most tell what a column names."""
_LEAST: Final = 3
"""Areas beside each other from which these are columns."""
_SHOWN: Final = 4
_OF_DISTRICT: Final = re.compile(rf"\b(?:{'|'.join(DISTRICT_RANKS)})\.? +(?P<name>[^,;:()]+)", re.IGNORECASE)
_PROGRAM: Final = re.compile(r"(?:nama |uraian )?(?:program|kegiatan)(?: (?:dan )?kegiatan)?\b(?! sub\b)")
"""Program, or Program/Kegiatan; but Program/Kegiatan/Sub Kegiatan."""
_OTHER_YEAR: Final = re.compile(r"\bN ?[-+–] ?[0-9]\b", re.IGNORECASE)
"""The years beside that of a plan, as forms write them: `Tahun N+1`."""
_AMOUNTS: Final = 2
"""Columns of amounts that make a table one of a budget."""


def report_unread(sheets: Sequence[SheetTables], book: AreaBook, desk: Desk) -> bool:
    """Report the first known shape in a file of which nothing was understood; say whether there is one.

    Args:
        sheets: Those of the file that hold anything.
        book: The kecamatan.
        desk: Where problems go.
    """
    found = next(_shapes(sheets, book), None)
    if found is not None:
        code, place, words = found
        desk.log.add(code, place, **words)
    return found is not None


def _shapes(sheets: Sequence[SheetTables], book: AreaBook) -> Iterator[tuple[str, Place, dict[str, str]]]:
    for grid, _ in sheets:
        row = next((n for n, names in enumerate(_areas_by_row(grid, book), 1) if len(names) >= _LEAST), 0)
        if row:
            yield "areas_as_columns", grid.place(row), {}
    tables = [table for sheet in sheets for table in sheet.tables]
    named = {name: table for table in tables if (name := _district_of(table, book))}
    if len(named) > 1:
        names = ", ".join([*named][:_SHOWN]) + (", …" if len(named) > _SHOWN else "")
        yield "sheets_by_district", Place(sheets[0].grid.file), {"names": names, "first": next(iter(named))}
    for table in tables:
        amounts = guess_amounts(table.heads)
        money = [amount.head for amount in amounts]
        others = [head for head in table.heads if head not in money]
        if any(_is_of_villages(table, head) for head in others):
            above = next((head for head in table.heads if _names_districts(table, head, book)), None)
            code, words = (VILLAGES, {"names": above.name}) if above else ("villages_alone", {})
            yield code, table.place(table.rows[0]), words
        if len({amount.means for amount in amounts}) >= _AMOUNTS:
            is_above = any(_is_of_programs(table, head) for head in others)
            yield "programs_alone" if is_above else "lines_unnamed", table.place(table.rows[0]), {}


def _areas_by_row(grid: Grid, book: AreaBook) -> Iterator[set[str]]:
    """Yield the areas that the cells of each row name for sure."""
    for cells in grid.rows if grid.has_words else ():
        texts = {cell for cell in cells if isinstance(cell, str) and cell.strip() and not is_figure(cell)}
        yield {code for text in texts if (code := book.sure(text))}


def _district_of(table: ForeignTable, book: AreaBook) -> str:
    """Return the one kecamatan that a table is about, by what stands above it or the name of its sheet."""
    texts = [(table.titles[-1], table.titles[-1])]
    texts += [(title, found["name"]) for title in table.titles for found in _OF_DISTRICT.finditer(title)]
    for _, text in texts:
        words = text.split()
        ends = (" ".join(words[:end]) for end in range(len(words), 0, -1))
        if code := next((code for end in ends if (code := book.sure(end))), None):
            return book.names[code]
    return ""


def _is_of_villages(table: ForeignTable, head: Head) -> bool:
    """Say whether a column names villages in most of its rows, by their words, its own head, or codes."""
    texts = [text for row in table.rows[:_LOOKED] if (text := table.text(row, head)) and not is_total(text)]
    is_headed = is_called_village([fold(part).removeprefix("nama ") for part in head.parts])
    called = sum(is_called_village([text]) for text in texts)
    return bool(texts) and (2 * called >= len(texts) or (is_headed and not any(map(is_figure, texts))))


def _is_of_programs(table: ForeignTable, head: Head) -> bool:
    """Say whether a column names programs or activities in most of its rows, by their words or its head."""
    texts = [text for row in table.rows[:_LOOKED] if (text := table.text(row, head)) and not is_total(text)]
    is_headed = _PROGRAM.fullmatch(fold(head.parts[-1])) is not None and not any(map(is_figure, texts))
    called = sum(_PROGRAM.match(fold(text)) is not None for text in texts)
    return bool(texts) and (is_headed or 2 * called >= len(texts))


def _names_districts(table: ForeignTable, head: Head, book: AreaBook) -> bool:
    """Say whether a column names a kecamatan in each row, totals aside, several of them in all."""
    texts = [text for row in table.rows[:_LOOKED] if not is_total(text := table.text(row, head))]
    codes = {book.sure(text) for text in texts}
    return None not in codes and len(codes) > 1


def village_column(table: ForeignTable, names: Head, book: AreaBook) -> Head | None:
    """Return the column that names villages, where each kecamatan stands beside several of its own.

    Args:
        table: The table.
        names: The column of areas.
        book: The areas.
    """
    areas = Counter(code for row in table.rows if (code := book.sure(table.text(row, names))))
    if len(areas) <= 1 or max(areas.values()) <= 1:
        return None
    return next((head for head in table.heads if head != names and _is_of_villages(table, head)), None)


def long_column(table: ForeignTable, names: Head, book: AreaBook) -> Head | None:
    """Return the column that says what each row counts, where each area has a row for each of these.

    Parts of the year are nothing that is counted.

    Args:
        table: The table.
        names: The column of areas.
        book: The areas.
    """
    sides = next((head for head in table.heads if tells_sides(table, head)), None)
    if sides is not None:
        return sides
    parts = parts_column(table)
    others = [names, None if parts is None else parts.head]
    rows = [row for row in table.rows if (code := book.sure(table.text(row, names))) and "." in code]
    areas = Counter(table.text(row, names) for row in rows)
    if len(areas) < _LEAST or min(areas.values()) < _AMOUNTS:
        return None
    for head in table.heads:
        texts = [table.text(row, head) for row in rows]
        keys = {(table.text(row, names), text) for row, text in zip(rows, texts, strict=True)}
        is_of_words = head not in others and all(texts) and not any(map(is_figure, texts))
        if is_of_words and len(keys) == len(rows) and len({*texts}) < len(rows) / _AMOUNTS + 1:
            return head
    return None


def example_of(table: ForeignTable, names: Head, sort: IntakeTable, desk: Desk, year: int) -> str:
    """Return the option for a column of figures as it can be typed: of money a sum or the last one.

    Where the user has left out all that may be meant there is none: what was denied is not proposed again.

    Args:
        table: A table of which no column is known.
        names: The column that names its rows.
        sort: What the table is.
        desk: Whose plan it is.
        year: The year that is wanted: columns headed with others are no example.
    """
    after = [head for head in table.heads if head.column > names.column and is_of_year(head.parts, year)]
    full = [head for head in after if 2 * sum(map(is_figure, table.column(head))) >= len(table.rows)]
    left = [head for head in full if desk.told(head.name) == LEFT_OUT]
    others = in_sums_of(table, left) if sort is not IntakeTable.INPUTS else frozenset()
    filled = [head for head in full if head not in left and head not in others]
    is_denied = len(filled) < len(full)
    if sort is IntakeTable.INPUTS:
        money = [head for head in filled if told_by_heads(head) is not Holds.OUTPUTS]
        named = [head for head in money if head.name and not _OTHER_YEAR.search(head.name)]
        wholes = [head for head in named if sums_up(head)]
        wholes = wholes or [head for head in named if not tells_other(head)] or named
        if is_denied and not named:
            return ""
        return _example_of_money(wholes[-1], table.titles) if named else shown_means("Judul", "actual")
    counted = [head for head in filled if not (is_ratio(head) or tokens(head.name) & DENIALS)]
    return "" if is_denied and not counted else _example_of_counts(table, counted, sort, desk)


def _example_of_counts(table: ForeignTable, heads: Sequence[Head], sort: IntakeTable, desk: Desk) -> str:
    """Return the option for the column that has most words of a measure; where none has any, all codes.

    What counts is no coverage, and what was reached is none of those who need a document. A column of men
    alone, or of a part of the year, is no example: whoever copies it would take that for the whole.
    """
    measures = measures_of(desk.office, desk.rules)
    known = {measure.means: measure.words for measure in measures}
    counts, wholes = {*known}, {measure.means for measure in measures if measure.is_whole}
    if sort is IntakeTable.PEERS:
        known |= {str(one.code): tokens(one.name) for one in desk.office.components}
        known |= {str(one.code): tokens(one.name) for one in desk.office.indicators}
    title = tell(table.titles, frozenset())
    likely = [
        (head, code)
        for head in heads
        if not (told_sides(head) or tells_a_part(head))
        for code, words in known.items()
        if (code in counts or not holds_counts(table, head))
        and not (code in wholes and tells_reached(head))
        and speaks_of([head.name], words)
        and _may_be(head, words, title)
    ]
    if not likely:
        return f"{shown_means('JUDUL KOLOM', 'KODE')}, dengan kode {', '.join(known)}"
    head, code = max(likely, key=lambda one: likeness(tokens(one[0].name), known[one[1]]))
    return shown_means(head.name, code)


def _may_be(head: Head, known: frozenset[str], title: Told) -> bool:
    """Say whether a column may count what has some words: not by the name of its document alone."""
    agreement = agree(head.name, known, title)
    has_more = bool(tokens(head.name) & known - DOCUMENTS)
    return agreement is Agreement.FULL or (agreement is not Agreement.NONE and has_more)


def _example_of_money(head: Head, titles: Sequence[str]) -> str:
    """Return the option for a column of money: as spent, as granted, or as both where no word tells."""
    nature = nature_of(head.parts, titles)
    if nature is Nature.SPENT:
        return shown_means(head.name, ACTUAL)
    changed, original = (shown_means(head.name, means) for means in (REVISED, ORIGINAL))
    granted = f"{changed} bila anggaran yang berlaku, {original} bila anggaran semula"
    spent = f", {shown_means(head.name, ACTUAL)} bila realisasi"
    return granted if nature is Nature.PLANNED else granted + spent
