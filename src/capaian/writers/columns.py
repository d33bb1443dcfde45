"""Widths of table columns, in one place for all formats that print.

The paper's description gives each column a share of the table. Shares hold as long as every cell
fits on its lines; otherwise no column is narrower than its longest word or figure, columns of
words have lines that can be read, and what room is left goes where it makes the table lowest.
Where that is too wide, padding shrinks first and type second, never below `TABLE_SMALL`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from capaian.documents import tree
from capaian.documents.tree_sizes import share_room
from capaian.writers import theme
from capaian.writers.charts.spark import POINTS_PER_PIXEL, SPARK_WIDTH
from capaian.writers.letters import width_of
from capaian.writers.table_shape import is_tree, place_cells
from capaian.writers.theme import SANS_BOLD, SANS_REGULAR, SERIF_REGULAR, Face, Size

POINTS_PER_MM: Final = 72 / 25.4
INDENT: Final = 5 * POINTS_PER_MM
"""Points that each level of a tree goes in."""
_ROOMS: Final = {
    tree.Width.TEXT: theme.TEXT_COLUMN_MM * POINTS_PER_MM,
    tree.Width.FULL: (theme.MARGIN_COLUMN_MM + theme.COLUMN_GAP_MM + theme.TEXT_COLUMN_MM)
    * POINTS_PER_MM,
    tree.Width.LANDSCAPE: theme.LANDSCAPE_MM * POINTS_PER_MM,
}
_NUMBER_MM: Final = 7
"""Before the label of a statement, where statements are numbered."""
_WIDE_LABEL_MM: Final = 36
"""Where one of the labels does not fit in the margin column; still longer ones take more lines."""
_BLANK: Final = re.compile(r"[ \t\n]+")
"""Where a line may end; a no-break space is none, and compounds such as `KTP-el` stay whole."""
_WIDTH_SLACK: Final = 1.02
"""Programs round widths and know no kerning; two per cent more than measured is enough for all."""
_MANY_COLUMNS: Final = 8
_SIDE, _NARROW_SIDE, _LEAST_SIDE = (millimetres * POINTS_PER_MM for millimetres in (1.6, 1.1, 0.7))
_TREE: Final = Size(8.5, 10.3)
"""As Word rounds the size of trees: it knows only half points."""
_LEAST_BAR: Final = 45.0
_BAR: Final = 78.0
"""Points of an in-row bar: what can still be read, and what it should have."""
_SPARK: Final = SPARK_WIDTH * POINTS_PER_PIXEL
_GLYPH: Final = 1.12
"""Signs of bands are set larger than the words beside them."""
_LINE_LETTERS: Final = 22
"""Of a line that can be read: what a column of words gets before figures get their air."""
_STEPS: Final = 60
"""Parts in which room is shared out among columns with more words than fit."""


@dataclass(frozen=True, slots=True)
class Setting:
    """In what type a table is set, and how far its words stand from the edges of their cells."""

    text: Size
    head: Size
    side: float
    """Points at the left and at the right of each cell."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table fills the width that it has."""

    widths: tuple[float, ...]
    """Points; they add up to the width of the table."""
    setting: Setting
    is_small: bool
    """Whether type had to be reduced."""
    is_tight: bool
    """Whether columns of words have lines too short to be read."""


@dataclass(frozen=True, slots=True)
class _Need:
    """Points that a column or cell needs, with its padding."""

    least: float
    """For its longest word."""
    whole: float
    """For every line of its body unbroken."""
    words: float = 0
    """All lines of a cell behind each other, without padding;
    divided by the rows that it spans.
    """


@dataclass(frozen=True, slots=True)
class _Needs:
    """What the columns of a table need, and the words that fill its rows."""

    columns: Sequence[_Need]
    rows: Sequence[Mapping[int, float]]
    """Of each row, head rows among them, the words of each column that has any."""


def fit_columns(table: tree.Table) -> Fit:
    """Return the widths of all columns and the type in which they hold every word whole.

    Only a table whose longest words are too wide even in the smallest type gets columns narrower
    than a word: all in proportion, so that it never leaves the page.
    """
    room = _ROOMS[table.width]
    shares = [max(column.width, 1) for column in table.columns]
    least: list[float] = []
    for setting, needs, is_tight in _attempts(table):
        least = [need.least for need in needs.columns]
        if sum(least) <= room:
            return Fit(
                _share_out(room, shares, needs, setting), setting, _is_small(setting), is_tight
            )
    scale = room / sum(least)
    return Fit(tuple(width * scale for width in least), setting, _is_small(setting), is_tight)


def label_column(block: tree.Articles | tree.DefinitionList) -> float:
    """Return how many millimetres labels or terms take: the margin column,
    or a wider one for longer ones.

    There are two widths, so that lists below each other stand in line.
    """
    if isinstance(block, tree.Articles):
        points = [width_of(each.label, SERIF_REGULAR, theme.BODY.size) for each in block.entries]
        numbers = _NUMBER_MM if any(each.number for each in block.entries) else 0
    else:
        points = [
            width_of(each.term, SANS_BOLD, theme.SIZES["callout"].size) for each in block.entries
        ]
        numbers = 0
    widest = max(points, default=0.0) * _WIDTH_SLACK / POINTS_PER_MM + numbers
    return theme.MARGIN_COLUMN_MM if widest <= theme.MARGIN_COLUMN_MM else _WIDE_LABEL_MM


def _attempts(table: tree.Table) -> Iterator[tuple[Setting, _Needs, bool]]:
    """Settings with the needs of their columns: with lines that can be read, then tight;
    small type last.
    """
    tight: list[tuple[Setting, _Needs, bool]] = []
    for setting in _settings(table):
        if tight and _is_small(setting) and not _is_small(tight[0][0]):
            yield from tight
            tight.clear()
        needs = _needs(table, setting)
        tight.append((setting, needs, True))
        yield setting, _with_lines(needs, table, setting), False
    yield from tight


def _settings(table: tree.Table) -> Iterator[Setting]:
    """From the usual type to the smallest allowed."""
    text = _TREE if is_tree(table) else theme.TABLE
    if len(table.columns) < _MANY_COLUMNS and not table.small:
        yield Setting(text, theme.TABLE_HEAD, _SIDE)
    if not table.small:
        yield Setting(text, theme.TABLE_HEAD, _NARROW_SIDE)
    if len(table.columns) < 2 * _MANY_COLUMNS:
        yield Setting(theme.TABLE_SMALL, theme.TABLE_SMALL, _NARROW_SIDE)
    yield Setting(theme.TABLE_SMALL, theme.TABLE_SMALL, _LEAST_SIDE)


def _is_small(setting: Setting) -> bool:
    return setting.text == theme.TABLE_SMALL


# --- sharing out ---------------------------------------------------------------------------


def _share_out(
    room: float, shares: Sequence[int], needs: _Needs, setting: Setting
) -> tuple[float, ...]:
    plain = tuple(room * share / sum(shares) for share in shares)
    wholes = [need.whole for need in needs.columns]
    if all(width >= whole for width, whole in zip(plain, wholes, strict=True)):
        return plain
    least = wholes if sum(wholes) <= room else _lowest(room, needs, setting)
    return share_room(room, shares, least, [room] * len(least))


def _lowest(room: float, needs: _Needs, setting: Setting) -> list[float]:
    """Widths with which rows are low: each step of the room goes where it
    takes most lines away.
    """
    widths = [need.least for need in needs.columns]
    step = (room - sum(widths)) / _STEPS
    for _ in range(_STEPS):
        gains = [0.0] * len(widths)
        for words in needs.rows:
            lines, place = max((words[n] / (widths[n] - 2 * setting.side), n) for n in words)
            if lines > 1:
                gains[place] += lines**2 / words[place]
        place = gains.index(max(gains))
        if not gains[place]:
            break
        widths[place] += step
    return widths


# --- needs ---------------------------------------------------------------------------------


def _needs(table: tree.Table, setting: Setting) -> _Needs:
    count = len(table.columns)
    least, whole = [2 * setting.side] * count, [2 * setting.side] * count
    spans: list[tuple[int, int, float]] = []
    rows: list[dict[int, float]] = []
    for cells in chain(_head_needs(table, setting), _body_needs(table, setting)):
        rows.append({})
        for start, columns, need in cells:
            if columns > 1:
                spans.append((start, columns, need.least))
                continue
            least[start] = max(least[start], need.least)
            whole[start] = max(whole[start], need.whole)
            if need.words:
                rows[-1][start] = need.words
    for start, columns, width in spans:
        _widen(least, start, columns, width)
    wanted = [_Need(low, max(low, full)) for low, full in zip(least, whole, strict=True)]
    return _Needs(wanted, [row for row in rows if row])


def _with_lines(needs: _Needs, table: tree.Table, setting: Setting) -> _Needs:
    """The needs with columns of words wide enough for lines that can be read,
    or for half their words.
    """
    line = _LINE_LETTERS * width_of("n", SANS_REGULAR, setting.text.size)
    columns = list(needs.columns)
    for place, (column, need) in enumerate(zip(table.columns, needs.columns, strict=True)):
        words = [row[place] for row in needs.rows if place in row]
        if words and column.align is tree.Align.LEFT:
            usual = min(line, sum(words) / len(words) / 2) + 2 * setting.side
            columns[place] = replace(need, least=max(need.least, usual))
    return replace(needs, columns=columns)


def _widen(least: list[float], start: int, columns: int, width: float) -> None:
    """Let the columns below a spanning cell grow until its longest word fits."""
    covered = least[start : start + columns]
    missing = width - sum(covered)
    if missing > 0:
        least[start : start + columns] = [each + missing / len(covered) for each in covered]


_CellNeed = tuple[int, int, _Need]
"""The column in which a cell begins, how many it covers, and what it needs."""


def _head_needs(table: tree.Table, setting: Setting) -> Iterator[list[_CellNeed]]:
    """Heads may break between words, so that only their longest word counts."""
    points = setting.head.size
    starts = place_cells(table.head, len(table.columns), f"{table.label or 'Tabel'}, kepala")
    for cells, places in zip(table.head, starts, strict=True):
        yield [
            (start, cell.columns, _head_need(cell, setting, points))
            for cell, start in zip(cells, places, strict=True)
        ]
    for start, words in enumerate(table.column_numbers[: len(table.columns)]):
        _, line = _measure(
            words, SANS_REGULAR, theme.COLUMN_NUMBERS.size
        )  # "(5) = (4) ÷ (3)" is one word
        padded = line * _WIDTH_SLACK + 2 * setting.side
        yield [(start, 1, _Need(padded, padded))]


def _head_need(cell: tree.HeadCell, setting: Setting, points: float) -> _Need:
    word, line = _measure(cell.text, SANS_BOLD, points)
    unit, unit_line = _measure(cell.unit or "", SANS_REGULAR, points)
    padded = max(word, unit) * _WIDTH_SLACK + 2 * setting.side
    return _Need(padded, padded, (line + unit_line) / cell.rows)


def _body_needs(table: tree.Table, setting: Setting) -> Iterator[list[_CellNeed]]:
    rows = place_cells(
        [row.cells for row in table.rows], len(table.columns), table.label or "Tabel"
    )
    has_levels = is_tree(table)
    for row, starts in zip(table.rows, rows, strict=True):
        strong = (
            row.kind is not tree.RowKind.ITEM or row.emphasis or (has_levels and not row.level)
        )
        face = SANS_BOLD if strong else SANS_REGULAR
        indents = (row.level * INDENT if start == table.indent_column else 0.0 for start in starts)
        cells = zip(row.cells, starts, indents, strict=True)
        yield [
            (start, cell.columns, _cell_need(cell, face, setting, indent))
            for cell, start, indent in cells
        ]


def _cell_need(cell: tree.Cell, face: Face, setting: Setting, indent: float) -> _Need:
    points = setting.text.size
    lines = cell_lines(cell.content)
    if any(
        isinstance(part, tree.Text) and part.style is tree.TextStyle.STRONG
        for part in cell.content
    ):
        face = SANS_BOLD
    sign = _GLYPH * points if cell.band is not None else 0.0
    drawn = sum(isinstance(part, tree.Sparkline) for part in cell.content) * _SPARK
    beside = indent + 2 * setting.side
    measured = [_measure(line, face, points) for line in lines]
    least = max(word for word, _ in measured) * _WIDTH_SLACK + beside + drawn
    whole = (max(line for _, line in measured) + sign) * _WIDTH_SLACK + beside + drawn
    words = sum(line for _, line in measured) / cell.rows
    if cell.bar is None:
        return _Need(least, whole, words)
    return _Need(least + _LEAST_BAR, whole + _BAR, words)


def cell_lines(content: tree.Inlines) -> list[str]:
    """Return the words of a cell, one string for each line that it asks for."""
    lines = [""]
    for part in content:
        if isinstance(part, tree.LineBreak):
            lines.append("")
        elif isinstance(part, tree.Quotient):
            lines += [f"{part.above} {part.times}", part.below]
        else:
            lines[-1] += tree.words_of((part,))
    return lines


def _measure(words: str, face: Face, points: float) -> tuple[float, float]:
    """Return the widths of the longest word and of the whole line."""
    widths = [width_of(word, face, points) for word in _BLANK.split(words)]
    return max(widths), sum(widths) + width_of(" ", face, points) * (len(widths) - 1)
