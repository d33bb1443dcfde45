"""Quantities of a table: which columns hold figures, which name the rows,
and what each figure is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

from capaian.auditor.document.grids import DASHES, GridCell, TableGrid, is_worded, list_mark
from capaian.auditor.printed.number import NumberStyle, PrintedNumber
from capaian.auditor.quantities.figures import (
    MIN_ROWS,
    MOST,
    PrintedQuantity,
    read_figure,
    style_of,
)
from capaian.auditor.quantities.labels import RowLabel
from capaian.auditor.quantities.outline import depths_of
from capaian.auditor.quantities.roles import (
    SHARES,
    FigurePeriod,
    FigureRole,
    PlanStage,
    period_of,
    role_of,
    years_in,
)

_COUNTING: Final = re.compile(r"\W*(?:no|nomor|kode.*)\W*(?:\(1\))?\W*", re.IGNORECASE)
_NUMBER_OF_ROW: Final = re.compile(r"\s*(\d{1,3}(?:\.\d{1,2})*)([.,)]?)\s*")
_CODE_PART: Final = re.compile(r"\d{1,2}")
MIN_CODE_COLUMNS: Final = 2
"""Columns that hold one part each of a code of the finance system; one alone numbers rows."""
_BARE_YEAR: Final = re.compile(r"\W*(?:tahun\s*)?20\d\d\W*", re.IGNORECASE)
_CAPTION_ROLE: Final = re.compile(
    r"\b(?:realisasi|capaian|target)\b(?!\W+(?:dan|/)\W*(?:realisasi|capaian|target)\b)",
    re.IGNORECASE,
)
"""The role that a caption names alone."""
MAX_MISS_OF_DIFFERENCE: Final = 0.021
"""Of differences between figures of two decimals."""
NEAR_HUNDRED: Final = (40.0, 250.0)
"""Targets that an achievement in percent is like by chance."""
MIN_SHARE_OF_ALIKE: Final = 0.8
_IN_PERCENT: Final = re.compile(r"^(?!.*fisik).*%", re.IGNORECASE)
"""Of a second column of money that was spent: its share. Of work that was done it is none."""
_UNIT: Final = re.compile(r"satuan", re.IGNORECASE)
_POINT: Final = re.compile(r"\s*(?:[-\u2022\u2013\uf02d\uf0b7\uf0d8\uf0a7]|[a-z][.)])\s")
_INDICATOR: Final = re.compile(r"indikator", re.IGNORECASE)
FIGURES_OF_COLUMN: Final = 0.5
"""Part of the cells of a column that are figures where it holds figures."""
LETTERS_OF_LABEL: Final = 3
"""Letters that a cell of a column of labels has on average at least."""


def _follows(code: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether one number of a list comes after another: 2 after 1, 1.1 after 1, 2 after 1.7.

    Examples:
        >>> _follows((1,), (1, 1)), _follows((1, 7), (2,)), _follows((5,), (9,))
        (True, True, False)
    """
    depth = len(after)
    if depth > len(code):
        return after == (*code, 1)
    return after[:-1] == code[: depth - 1] and after[-1] - code[depth - 1] == 1


@dataclass(frozen=True, eq=False)
class GridQuantities:
    """A table with what its figures are."""

    grid: TableGrid
    year: int
    """Of the report, where neither heads nor caption tell another."""
    default_style: NumberStyle

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns of figures."""
        return tuple(at for at in range(self.grid.width) if self._holds_figures(at))

    def cells(self, column: int) -> list[GridCell]:
        """Return what is printed in a column, dashes left out."""
        cells = (row[column] for row in self.grid.rows)
        return [cell for cell in cells if cell is not None and cell.text.strip() not in DASHES]

    def _holds_figures(self, column: int) -> bool:
        cells = self.cells(column)
        figures = [cell for cell in cells if cell.is_figure]
        if not figures or len(figures) < FIGURES_OF_COLUMN * len(cells):
            return False
        return not self._counts_rows(column, figures)

    def _counts_rows(self, column: int, figures: Sequence[GridCell]) -> bool:
        """Whether a column only numbers the rows, or holds codes."""
        if _COUNTING.fullmatch(self.grid.head_of(column)):
            return True
        found: list[re.Match[str]] = []
        for cell in figures:
            match = _NUMBER_OF_ROW.fullmatch(cell.text)
            if match is None:
                return False
            found.append(match)
        codes = [tuple(map(int, match[1].split("."))) for match in found]
        counts = codes[0] == (1,) and all(_follows(*pair) for pair in pairwise(codes))
        return counts and (column < 2 or all(match[2] for match in found))

    @cached_property
    def _label_columns(self) -> tuple[int, ...]:
        return tuple(at for at in range(self.grid.width) if at not in self.columns)

    @cached_property
    def _main_column(self) -> int | None:
        """The column that names the rows: the one with the most different words."""
        return max(self._label_columns, key=self._naming, default=None)

    def _naming(self, column: int) -> tuple[int, bool, int]:
        """Return how well a column names rows: different words, the head of indicators,
        then length.
        """
        texts = [cell.flat for cell in self.cells(column) if is_worded(cell.text)]
        length = sum(map(len, texts))
        if _UNIT.search(self.grid.head_of(column)):
            return 0, False, 0
        is_wordy = length > LETTERS_OF_LABEL * len(self.grid.rows)
        is_of_indicators = _INDICATOR.search(self.grid.head_of(column)) is not None
        return len(set(texts)) * is_wordy, is_of_indicators, length

    @cached_property
    def labels(self) -> tuple[RowLabel, ...]:
        """For each row what it is about; points of a list have the row above them as context."""
        found: list[RowLabel] = []
        parent = ""
        for at in range(len(self.grid.rows)):
            text, others, code = self._words_of(at)
            if not _POINT.match(text):
                parent = text
            context = " ".join((others, parent if _POINT.match(text) else ""))
            found.append(RowLabel(text, context.strip(), code))
        return tuple(found)

    def _words_of(self, at: int) -> tuple[str, str, str]:
        """Return the words of a row that name it, those of its other columns, and its number."""
        row = self.grid.rows[at]
        cells = [
            (column, cell) for column in self._label_columns if (cell := row[column]) is not None
        ]
        worded = {column: cell.flat for column, cell in cells if is_worded(cell.text)}
        ahead = [
            column for column in worded if column < min(self.columns, default=self.grid.width)
        ]
        main = self._main_column if self._main_column in worded else next(reversed(ahead), None)
        others = [
            text
            for column, text in worded.items()
            if column != main and not _UNIT.search(self.grid.head_of(column))
        ]
        parts = [cell.flat for _, cell in cells if _CODE_PART.fullmatch(cell.flat)]
        code = ".".join(parts) if len(parts) > MIN_CODE_COLUMNS else ""
        # Behind its name a `v` is a tick and no numeral, a figure no number of the row.
        first = [cell for column, cell in cells if main is None or column <= main]
        code = code or next((mark for cell in first if (mark := list_mark(cell.text))), "")
        return (worded[main] if main is not None else "", " ".join(others), code)

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """For each row how deep it stands in the tree of the table; 0 for none."""
        return depths_of(self.labels, [bool(row) for row in self.rows])

    def is_point(self, row: int) -> bool:
        """Say whether a row is a point of a list below another row."""
        return self._are_points[row]

    @cached_property
    def _are_points(self) -> tuple[bool, ...]:
        return tuple(_POINT.match(label.text) is not None for label in self.labels)

    @cached_property
    def row_words(self) -> tuple[str, ...]:
        """For each row the words of all its cells, figures left out."""
        return tuple(
            " ".join(cell.flat for cell in row if cell is not None and not cell.is_figure)
            for row in self.grid.rows
        )

    @cached_property
    def roles(self) -> dict[int, FigureRole]:
        """The role of each column of figures; a share is of what stands left of it,
        what was reached too.
        """
        own = [self._own_role(at) for at in self.columns]
        is_of_money = FigureRole.BUDGET in own and FigureRole.TARGET not in own
        found: list[FigureRole] = []
        for at, role in zip(self.columns, own, strict=True):
            before = found[-1] if found else FigureRole.OTHER
            if is_of_money and role is FigureRole.ACTUAL and before is FigureRole.BUDGET:
                found.append(FigureRole.SPENT)
            elif (
                role is FigureRole.SHARE
                and before is FigureRole.BUDGET
                and FigureRole.SPENT not in own
            ):
                found.append(role)  # Of the whole budget.
            elif (
                role is FigureRole.ACHIEVEMENT
                and before is FigureRole.TARGET
                and self._is_of_target(at)
            ):
                found.append(FigureRole.ACTUAL)
            elif (
                role is FigureRole.ACHIEVEMENT
                and found[-2:] == [FigureRole.ACTUAL] * 2
                and self._is_difference(at)
            ):
                found.append(FigureRole.CHANGE)  # Between two years.
            elif role is before is FigureRole.SPENT and _IN_PERCENT.search(self.grid.head_of(at)):
                found.append(FigureRole.ABSORPTION)
            elif role is FigureRole.SHARE or (
                is_of_money and role is FigureRole.ACHIEVEMENT and before is FigureRole.SPENT
            ):
                found.append(SHARES.get(before, role))
            else:
                found.append(role)
        return dict(zip(self.columns, found, strict=True))

    def _own_role(self, column: int) -> FigureRole:
        """Return the role by the heads; under a bare year the caption tells it:
        `Perbandingan Realisasi`.
        """
        role = role_of(self.grid.heads[column])
        if role is not FigureRole.OTHER or not _BARE_YEAR.fullmatch(self.grid.head_of(column)):
            return role
        named = _CAPTION_ROLE.search(self.grid.caption)
        return role_of((named[0],)) if named else role

    def _values_up_to(self, column: int, count: int) -> list[list[float]]:
        """Return the rows that have a figure in a column and in those left of it,
        so many together.
        """
        own = [each for each in self.columns if each <= column][-count:]
        rows = [
            [
                float(number.value)
                for each in own
                if (number := self._number_in(row[each])) is not None
            ]
            for row in self.grid.rows
        ]
        return [row for row in rows if len(row) == len(own)]

    def _is_difference(self, column: int) -> bool:
        """Whether a column holds what lies between the two columns left of it, its sign aside."""
        rows = self._values_up_to(column, 3)
        obeying = sum(
            abs(abs(after - before) - abs(gap)) <= MAX_MISS_OF_DIFFERENCE
            for before, after, gap in rows
        )
        return obeying >= max(MIN_ROWS, MOST * len(rows))

    def _is_of_target(self, column: int) -> bool:
        """Whether a column called `capaian` holds what was reached,
        in the units of the target left of it.
        """
        low, high = NEAR_HUNDRED
        rows = [row for row in self._values_up_to(column, 2) if not low < row[0] < high]
        alike = sum(target / 2 <= value <= 2 * target for target, value in rows)
        return alike >= max(MIN_ROWS, MIN_SHARE_OF_ALIKE * len(rows))

    @cached_property
    def _style(self) -> NumberStyle:
        texts = (cell.text for row in self.grid.rows for cell in row if cell and cell.is_figure)
        return style_of(texts, self.default_style)

    def _number_in(self, cell: GridCell | None) -> PrintedNumber | None:
        return read_figure(cell.flat, cell.place, self._style) if cell and cell.is_figure else None

    @cached_property
    def periods(self) -> dict[int, FigurePeriod]:
        """The period of each column of figures;
        an achievement is of that of the target left of it.
        """
        found: dict[int, FigurePeriod] = {}
        target: FigurePeriod | None = None
        for at in self.columns:
            own = period_of(self.grid.heads[at], self.grid.caption, self.year)
            if self.roles[at] is FigureRole.TARGET:
                target = own
            is_bare = self.roles[at] is FigureRole.ACHIEVEMENT and not years_in(
                self.grid.head_of(at)
            )
            if (
                is_bare
                and target
                and (target.year > self.year or target.stage is PlanStage.PLAN_END)
            ):
                own = FigurePeriod(target.year, PlanStage.PLAN_END)
            found[at] = own
        return found

    @cached_property
    def rows(self) -> tuple[dict[int, PrintedQuantity], ...]:
        """For each row its quantities by column."""
        return tuple(dict(self._read_row(at)) for at in range(len(self.grid.rows)))

    def _read_row(self, at: int) -> Iterator[tuple[int, PrintedQuantity]]:
        row, label = self.grid.rows[at], self.labels[at]
        where = ", ".join(filter(None, (self.grid.name, label.text or label.code)))
        for column in self.columns:
            cell = row[column]
            number = self._number_in(cell)
            if cell is None or number is None:
                continue
            role, period = self.roles[column], self.periods[column]
            unit = self._unit_of(at, column, cell)
            head = self.grid.head_of(column)
            own = (column, at + 1) if self.grid.is_turned else (at, column)
            quote, starts = self._printed_rows[own[0]]
            start = starts[own[1]]
            yield (
                column,
                PrintedQuantity(
                    number, cell.place, label, role, period, where, quote, head, unit, start
                ),
            )

    @cached_property
    def _printed_rows(self) -> Sequence[tuple[str, Sequence[int]]]:
        """Each row as it is printed, with where its cells begin; of a turned table its columns."""
        rows = [[cell.flat if cell else "" for cell in row] for row in self.grid.rows]
        if self.grid.is_turned:
            heads = map(self.grid.head_of, range(self.grid.width))
            rows = [[head, *cells] for head, *cells in zip(heads, *rows, strict=True)]
        starts = (
            [*accumulate((len(text) + bool(text) for text in row), initial=0)] for row in rows
        )
        return [
            ("\t".join(filter(None, row)), places)
            for row, places in zip(rows, starts, strict=True)
        ]

    def _unit_of(self, at: int, column: int, cell: GridCell) -> str:
        """Return the unit of a figure: beside it, in its head, or in the column of units."""
        if "%" in cell.text or "%" in self.grid.head_of(column):
            return "%"
        if self.roles[column] not in (FigureRole.TARGET, FigureRole.ACTUAL):
            return ""
        units = (self.grid.rows[at][each] for each in self._unit_columns)
        return next((unit.flat.lower() for unit in units if unit), "")

    @cached_property
    def _unit_columns(self) -> tuple[int, ...]:
        return tuple(at for at in self._label_columns if _UNIT.search(self.grid.head_of(at)))

    @cached_property
    def rows_by_stem(self) -> Mapping[str, Sequence[int]]:
        """The rows with figures by each word of their labels."""
        found: dict[str, list[int]] = {}
        for at, label in enumerate(self.labels):
            for stem in label.stems if self.rows[at] else ():
                found.setdefault(stem, []).append(at)
        return found

    def column(self, column: int) -> list[tuple[int, PrintedQuantity]]:
        """Return the quantities of a column with their rows."""
        return [(at, row[column]) for at, row in enumerate(self.rows) if column in row]

    def all(self) -> Iterator[PrintedQuantity]:
        """Yield every quantity."""
        for row in self.rows:
            yield from row.values()
