"""Where a finding stands, in words that a reader of the file finds again: page, row, column, excerpt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, count
from typing import Final

from capaian.auditor.excerpt import excerpt_of, wrong_word
from capaian.auditor.printed.document import Line, PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.auditor.printed.table import PrintedCell, PrintedRow, PrintedTable, counts_columns
from capaian.auditor.understanding.heads import settle_heads, stands_below
from capaian.auditor.understanding.rows import understand_rows
from capaian.domain.audit import Finding
from capaian.domain.audit.shortening import ELLIPSIS

_LONGEST: Final = 60
"""Letters of a name that still tells a row or column."""
_CODE: Final = re.compile(r"[IVXLC\d]+(?:\.\w{1,4})*\.?|[A-Za-z]\.?")
_WORD: Final = re.compile(r"[^\W\d]{3}")
_TWO_PLACES: Final = re.compile(r" dan (?=(?:Bagian|[Tt]abel)\s)")
_CARD: Final = re.compile(
    r"(?P<name>[^\W\d][^\d:;|]{2,40}?(?:\s(?:19|20)\d\d)?)\s*:?\s+[+\u2212-]?(?:Rp\s?)?\d[\d.,]*(?!\w)"
)
"""A card of a key figure has its name before it: `Realisasi 2023 86,95`."""
_FEWEST_CARDS: Final = 2
"""Beside each other; there are no more rows of them below each other."""


@dataclass(frozen=True)
class Whereabouts:
    """The places of a report."""

    document: PrintedDocument

    def locate(self, finding: Finding, spot: Spot | None = None) -> Finding:
        """Return a finding with its page, its cell and its excerpt.

        Args:
            finding: With its line and what is printed.
            spot: The figure that it is about, where it is one.
        """
        line = self.document.line(finding.line)
        own = spot if spot is not None and spot.line == line.number else None
        word = wrong_word(finding.printed, finding.computed)
        at = None if own is None else line.start_of(own)
        excerpt = excerpt_of(line.text, _bare(finding.printed, line, own), at, word=word)
        return replace(
            finding,
            page=line.page,
            printed_page=self.document.page_numbers.get(line.page or 0, ""),
            cell=self.cell(finding.line, finding.printed, own),
            quote=excerpt.text,
            mark=excerpt.mark,
            figure=None if own is None else (own.line, own.cell, own.end),
            place=self._own_place(finding),
        )

    def _own_place(self, finding: Finding) -> str:
        """The place of two that a statement compares in which its own line stands.

        Of `Bagian 2.4 dan Tabel 3.7, Juai` only `Bagian 2.4`; what both share stays with a table.
        """
        first, *others = _TWO_PLACES.split(finding.place)
        if len(others) != 1:
            return finding.place
        table = self._rows.get(finding.line)
        if table is None:
            return next((each for each in (first, *others) if each.startswith("Bagian ")), finding.place)
        name = self.name(table[0])
        own = next((each for each in (first, *others) if re.match(rf"{re.escape(name)}(?:,|$)", each)), "")
        label = others[0].partition(", ")[2]
        if not own:
            return finding.place
        return f"{own}, {label}" if label and ", " not in own else own

    def mark(self, finding: Finding, spot: Spot) -> Finding:
        """Return a finding with excerpt and cell of another figure of its line, that is to be mended."""
        if spot.line != finding.line:
            return finding
        line = self.document.line(finding.line)
        start = line.start_of(spot)
        wrong = line.text[start : start + spot.end - spot.start]
        excerpt = excerpt_of(line.text, wrong, start)
        cell = self.cell(finding.line, wrong, spot)
        return replace(finding, quote=excerpt.text, mark=excerpt.mark, cell=cell)

    def cell(self, line: int, printed: str, spot: Spot | None = None) -> str:
        """Return table, row and column of what stands in a line: `Tabel 3.2, baris “Juai”, kolom “Target”`.

        Of cards of key figures the name of the card; empty outside of cards and of the rows of tables.
        """
        found = self._rows.get(line)
        card = self.card(line, printed, spot)
        if found is None or card:
            return card
        table, place = found
        row = table.rows[place]
        cell = _cell(row, line, printed, spot)
        names = [self.name(table), self._row_names[id(table)].name(place)]
        if cell is not None:
            names.append(self._heads[id(table)].name(row, cell.column))
        return ", ".join(filter(None, names))

    def _section(self, line: int) -> str:
        above = [heading for heading in self.document.headings if heading.line <= line]
        return f"{above[-1].number} {above[-1].title}".strip() if above else ""

    def card(self, line: int, printed: str, spot: Spot | None = None) -> str:
        """Return the card of a key figure: `kotak angka “Capaian” di bagian “3.1 Hasil”`; empty elsewhere."""
        if not _may_be_of_cards(self._rows.get(line)):
            return ""
        name, section = _card(self.document.line(line), printed, spot), self._section(line)
        where = f" di bagian “{_short(section)}”" if section else ""
        return f"kotak angka “{name}”{where}" if name else ""

    @cached_property
    def _heads(self) -> Mapping[int, _Heads]:
        return {id(table): _Heads(table) for table in self.document.tables}

    @cached_property
    def _row_names(self) -> Mapping[int, _RowNames]:
        return {id(table): _RowNames(table) for table in self.document.tables}

    @cached_property
    def _rows(self) -> Mapping[int, tuple[PrintedTable, int]]:
        """By its lines the table and the place of each row."""
        return {
            line: (table, place)
            for table in self.document.tables
            for place, row in enumerate(table.rows)
            for line in (row.line, *row.lines)
        }

    def table_at(self, line: int) -> str:
        """Return the name of the table that a line stands in; empty outside of tables."""
        found = self._rows.get(line)
        return "" if found is None else self.name(found[0])

    def name(self, table: PrintedTable) -> str:
        """Return how a table is called: its number; else its title, its place in its section, or its line."""
        if table.number:
            return table.name
        if table.title:
            return f"tabel “{_short(table.title)}”"
        if not table.section:
            return table.name
        those = [other for other in self.document.tables if _is_beside(other, table)]
        order = f" ke-{those.index(table) + 1}" if len(those) > 1 else ""
        return f"tabel{order} di bagian “{_short(table.section)}”"


def _is_beside(other: PrintedTable, table: PrintedTable) -> bool:
    return other.section == table.section and not other.number and not other.title


def _bare(printed: str, line: Line, spot: Spot | None) -> str:
    """The digits of a figure without its sign, where its place is known."""
    if spot is None:
        return printed
    start = line.start_of(spot)
    digits = line.text[start : start + spot.end - spot.start]
    return digits if digits and digits in printed else printed


def _cell(row: PrintedRow, line: int, printed: str, spot: Spot | None) -> PrintedCell | None:
    """The cell with the figure, or else the one cell with what is printed, whole before in part."""
    if spot is not None:
        own = (cell for cell in row.cells if any(number.spot == spot for number in cell.numbers))
        same = (cell for cell in row.cells if (cell.line, cell.column) == (spot.line, spot.cell))
        return next(own, next(same, None))
    here = [cell for cell in row.cells if cell.line == line and cell.text.strip()]
    whole = [cell for cell in here if cell.text.strip() == printed.strip()]
    part = [cell for cell in here if printed.strip() and printed.strip() in cell.text]
    return next((those[0] for those in (whole, part) if len(those) == 1), None)


def _may_be_of_cards(found: tuple[PrintedTable, int] | None) -> bool:
    """Whether a line may hold cards: it stands over the rows of a table, or in one that has next to none."""
    return found is None or not (found[0].number or found[0].title or len(found[0].rows) > _FEWEST_CARDS)


def _card(line: Line, printed: str, spot: Spot | None) -> str:
    """The name of the card that a figure stands in; empty where the cells of its line are no cards."""
    if not line.is_row or not printed.strip():
        return ""
    names = [
        match["name"] if (match := _CARD.match(cell.strip("\u25cb\u25cf "))) else "" for cell in line.cells
    ]
    here = [place for place, cell in enumerate(line.cells) if printed.strip() in cell]
    places = [spot.cell] if spot is not None else here
    is_of_cards = sum(map(bool, names)) >= _FEWEST_CARDS and len(places) == 1
    return names[places[0]] if is_of_cards else ""


@dataclass(frozen=True, eq=False)
class _RowNames:
    """What the rows of a table are called: their words, and which of those with the same words each is."""

    table: PrintedTable

    def name(self, place: int) -> str:
        """The words of a row with its order among those with the same words; or those of a row above it."""
        above = self._named[place]
        if above == place:
            return f"baris {self._call(place)}"
        if above < 0:
            return f"baris ke-{place + 1}"
        order = f" ke-{place - above}" if place - above > 1 else ""
        return f"baris{order} di bawah {self._call(above)}"

    def _call(self, place: int) -> str:
        name, order, same = f"“{_short(self._labels[place])}”", *self._orders[place]
        return name if same == 1 else f"{name} (yang ke-{order} dari {same})"

    @cached_property
    def _labels(self) -> Sequence[str]:
        return [*map(_label, self.table.rows)]

    @cached_property
    def _named(self) -> Sequence[int]:
        """For each row the place of the last one with words, itself or above it; -1 where there is none."""
        places = (place if label else -1 for place, label in enumerate(self._labels))
        return [*accumulate(places, max)]

    @cached_property
    def _orders(self) -> Sequence[tuple[int, int]]:
        """For each row which of those with its words it is, and how many they are."""
        times = Counter(self._labels)
        counts: dict[str, count[int]] = {label: count(1) for label in times}
        return [(next(counts[label]), times[label]) for label in self._labels]


def _label(row: PrintedRow) -> str:
    """Its words; a code such as `I.1` with the name behind it."""
    label = " ".join(row.label.split())
    if not _CODE.fullmatch(label):
        return label
    texts = [" ".join(text.split()) for text in row.texts]
    behind = texts[texts.index(label) + 1 :] if label in texts else []
    name = next((text for text in behind if _WORD.search(text)), "")
    return f"{label} {name}".strip()


@dataclass(frozen=True)
class _Heads:
    """The words over the columns of a table, each over the cells that they name."""

    table: PrintedTable

    def name(self, row: PrintedRow, column: int) -> str:
        """The head of a column, with words above it if others have the same; empty where its row strays."""
        paths = self._paths
        words = paths[column] if column < len(paths) else ()
        if not words:
            return f"kolom ke-{column + 1}"
        if not stands_below(row, paths):
            return ""
        is_one = [path[-1:] for path in paths].count(words[-1:]) == 1
        told = " / ".join(words[-1:] if is_one else words)
        is_told = is_one or paths.count(words) == 1
        name = f"kolom “{_short(' '.join(told.split()))}”"
        return name if is_told else f"{name} {self._order(column)}"

    def _order(self, column: int) -> str:
        """The number printed below a head, or which of those that have the same words it is."""
        head = self._settled[column]
        counted = next(filter(counts_columns, self.table.head), ())
        number = counted[head].split("=")[0].strip(" ()") if head is not None and head < len(counted) else ""
        if number:
            return f"(nomor {number})"
        same = [place for place, path in enumerate(self._paths) if path == self._paths[column]]
        return f"yang ke-{same.index(column) + 1}"

    @cached_property
    def _settled(self) -> tuple[int | None, ...]:
        return settle_heads(self.table, understand_rows(self.table))

    @cached_property
    def _paths(self) -> tuple[tuple[str, ...], ...]:
        words = _words_above(self.table)
        return tuple(() if place is None else words[place] for place in self._settled)


def _words_above(table: PrintedTable) -> tuple[tuple[str, ...], ...]:
    """The words above its columns; those of the first row where the head was not told apart from it."""
    if any(table.paths) or not table.rows:
        return table.paths
    first = table.rows[0].texts
    is_head = all(_WORD.search(text) or not text[:1].isalnum() for text in first[:-1])
    return tuple((text,) if text else () for text in first) if is_head else table.paths


def _short(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rsplit(' ', 1)[0]}{ELLIPSIS}"
