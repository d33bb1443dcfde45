"""The figures that tables would bring into a dossier: aligned, in blocks no wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console

from capaian.cli import console
from capaian.domain.exchange import Plain
from capaian.domain.numerals import plain, write_exact
from capaian.dossier.intake.shown_rows import MOST, Replaced, ShownColumn, ShownRow, ShownTable

_WIDTH: Final = 80
"""Columns where the screen tells none."""
_LEAST: Final = 60
_MARGIN: Final = 4
_NAME: Final = 28
"""Letters of what a line is about; longer names are cut."""
_HEAD: Final = 14
"""Letters of a head in one line."""
_FEW: Final = 3
"""Lines shown of a table with errors, of which nothing is stored."""
_REPLACED: Final = "*"
_GAP: Final = "  "
WHOLE: Final = "--all-rows"
"""What shows every line of a long table."""
Line = Sequence[str]


def show_rows(
    table: ShownTable, screen: Console, *, is_known: bool, is_whole: bool, has_errors: bool
) -> None:
    """Print the lines of a table; of one that is known those that are new or become others.

    Args:
        table: The table.
        screen: Where to print.
        is_known: Somebody has confirmed how it is understood.
        is_whole: All lines of a long table are wanted.
        has_errors: Nothing of it will be stored.
    """
    rows = chosen_rows(table, is_known=is_known, is_whole=is_whole)
    rows = rows[:_FEW] if has_errors else rows
    if not rows:
        return
    periods = {column.period for column in table.columns}
    when = f" untuk {next(iter(periods))}" if len(periods) == 1 else ""
    what = "yang dibaca" if has_errors else "yang baru atau berubah" if is_known else "yang akan disimpan"
    console.write_indented(screen, 2, (f"Angka {what}{when}:", ""))
    is_cut = len(rows) < len(table.rows)
    for block in _blocks(table, rows, _room(screen), sums=not (has_errors or (is_known and is_cut))):
        for line in block:
            console.write_indented(screen, _MARGIN, (line, ""))
    for words in _beside(table, rows, is_known=is_known, is_whole=is_whole, has_errors=has_errors):
        console.write_indented(screen, _MARGIN, (words, "dim"))


def chosen_rows(table: ShownTable, *, is_known: bool, is_whole: bool) -> Sequence[ShownRow]:
    """Return the lines that are shown; of a known table those alone that change anything."""
    rows = table.rows if is_whole else table.telling()
    return [row for row in rows if row.is_other] if is_known else rows


def _beside(
    table: ShownTable, rows: Sequence[ShownRow], *, is_known: bool, is_whole: bool, has_errors: bool
) -> Iterator[str]:
    if any(_is_replaced(row, column) for row in rows for column in row.figures):
        yield f"{_REPLACED} menggantikan angka lain di dossier"
    if has_errors:
        left = len(table.rows) - len(rows)
        if left:
            yield f"dan {left} baris lain, yang diperlihatkan bila tidak ada galat"
    elif len(table.rows) > MOST and not is_whole:
        first = "jumlah setiap sub kegiatan" if table.tells_wholes else "yang pertama, terbesar, terkecil"
        kinds = f"{first}, dan yang jauh dari baris di atas dan di bawahnya"
        known = ", hanya yang baru atau berubah" if is_known else ""
        odd = f" ({table.odd} baris)" if table.odd else ""
        some = f"{len(rows)} dari {len(table.rows)} baris{known}: {kinds}{odd}"
        yield f"{some}. Semuanya: ulangi dengan {WHOLE}."


def _room(screen: Console) -> int:
    return max(screen.width, _LEAST) if screen.is_terminal else _WIDTH


def _is_replaced(row: ShownRow, column: ShownColumn) -> bool:
    figure = row.figures.get(column)
    return figure is not None and figure.before is not None and figure.is_other


def _blocks(table: ShownTable, rows: Sequence[ShownRow], room: int, *, sums: bool) -> Iterator[Iterator[str]]:
    """Yield the lines of blocks: as many columns as there is room for, each with what the lines are about."""
    places = [_places(row) for row in rows]
    abouts = [_about(row.of, row.name) for row in rows]
    totals = table.sums if sums else {}
    has_times = len({column.period for column in table.columns}) > 1
    left = [["", "baris", *places], ["", "", *abouts]]
    columns = []
    for column in table.columns:
        told = [_written(row, column) for row in rows]
        if any(told):  # Of a known table only lines are shown that change anything.
            total = write_exact(totals[column]) if column in totals else ""
            columns.append([*_heads(column, has_times=has_times), *told, total])
    heads = max((len(column) for column in columns), default=0) - len(rows) - 1
    for part in left:
        part[:2] = [*[""] * (heads - 1), part[1]]
        part.append("")
    if totals:
        left[1][-1] = f"jumlah {len(table.rows)} baris"
    room -= _MARGIN + sum(_width(part) + len(_GAP) for part in left)
    for some in _split(columns, room):
        yield _lines(left, some, has_sums=bool(totals))


def _heads(column: ShownColumn, *, has_times: bool) -> Line:
    """Return the head of a column: a long code over two lines, and its time where there are several."""
    what = column.what
    first, dot, rest = what.partition(".")
    words = [f"{first}{dot}", rest] if dot and len(what) > _HEAD else ["", what]
    return [*words, *([column.period] if has_times else [])]


def _split(columns: Sequence[Line], room: int) -> Iterator[Sequence[Line]]:
    some: list[Line] = []
    used = 0
    for column in columns:
        width = _width(column) + len(_GAP)
        if some and used + width > room:
            yield some
            some, used = [], 0
        some.append(column)
        used += width
    if some:
        yield some


def _lines(left: Sequence[Line], columns: Sequence[Line], *, has_sums: bool) -> Iterator[str]:
    row, about = left
    widths = [_width(row), _width(about), *map(_width, columns)]
    last = len(row) - (0 if has_sums else 1)
    is_empty = not any(column[0] for column in columns)
    for n in range(is_empty, last):
        cells = [row[n].rjust(widths[0]), about[n].ljust(widths[1])]
        cells += [column[n].rjust(width) for column, width in zip(columns, widths[2:], strict=True)]
        yield _GAP.join(cells).rstrip()


def _width(column: Line) -> int:
    return max(map(len, column), default=0)


def _places(row: ShownRow) -> str:
    first, last = min(row.rows), max(row.rows)
    return str(first) if first == last else f"{first}–{last}"


def _about(of: str, name: str) -> str:
    told = console.printable(" ".join(f"{of} {name}".split())) if name else of
    most = max(_NAME, len(of))
    return told if len(told) <= most else f"{told[: most - 1]}…"


def _written(row: ShownRow, column: ShownColumn) -> str:
    figure = row.figures.get(column)
    mark = _REPLACED if _is_replaced(row, column) else ""
    return "" if figure is None else f"{mark}{write_exact(figure.value)}"


def show_replaced(found: Sequence[Replaced], screen: Console, *, is_whole: bool) -> None:
    """Print which stored figures become others, or none: what is there, and what comes."""
    some = found if is_whole else found[:MOST]
    told = [
        (
            str(one.row),
            _about(one.of, one.name),
            f"{one.column.what} {one.column.period}",
            write_exact(one.before),
            "kosong" if one.now is None else write_exact(one.now),
        )
        for one in some
    ]
    heads = ("baris", "", "", "dahulu", "sekarang")
    # Two lines for a figure where one would be wider than the screen.
    widths = [max(len(line[n]) for line in (heads, *told)) for n in range(len(heads))]
    is_wide = sum(widths) + len(_GAP) * len(widths) + _MARGIN > _room(screen)
    for line in (heads, *told) if told else ():
        row, about, what, before, now = (
            one.rjust(width) if n not in (1, 2) else one.ljust(width)
            for n, (one, width) in enumerate(zip(line, widths, strict=True))
        )
        if is_wide and line is not heads:
            console.write_indented(
                screen, _MARGIN, (_GAP.join((row, f"{about.rstrip()} {what}")).rstrip(), "")
            )
        figures = (" " * len(row), before, now) if is_wide else (row, about, what, before, now)
        figures = ("baris".rjust(len(row)), before, now) if is_wide and line is heads else figures
        console.write_indented(screen, _MARGIN, (_GAP.join(figures).rstrip(), ""))
    if len(found) > len(some):
        words = f"dan {len(found) - len(some)} angka lain; semuanya: ulangi dengan {WHOLE}"
        console.write_indented(screen, _MARGIN, (words, "dim"))


def rows_to_plain(table: ShownTable, rows: Sequence[ShownRow]) -> list[Plain]:
    """Return the figures of lines as plain values."""
    return [
        {
            "row": min(row.rows),
            "of": row.of,
            "name": row.name,
            "figure": column.what,
            "period": column.period,
            "value": plain(figure.value),
            "before": None if figure.before is None else plain(figure.before),
        }
        for row in rows
        for column in table.columns
        if (figure := row.figures.get(column)) is not None
    ]
