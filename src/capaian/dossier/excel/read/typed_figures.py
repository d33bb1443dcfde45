"""Figures that a slip of the hand made of others: a decimal sign in another place, a cell dragged down.

Both leave figures that can be read, and no rule holds them against anything. What tells them is what the rows
held when the workbook was written, or taken in last.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.cell_texts import as_seen
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.excel.units import Division, InseparableError, Texts, rows_of_file
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import clean
from capaian.dossier.rows.sheets import Form, Role, SheetColumn
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError

_DIGITS: Final = 3
"""Digits of a figure that is hardly the same by chance, wherever its decimal sign stands."""
_DRAGGED: Final = 5
"""Rows that became parts of one series, which people hardly type."""
_TOLD: Final = 20
"""Cells of a column that are told."""

_Cells = Mapping[str, str]


class _Changed(NamedTuple):
    """A figure that is another one than it was."""

    was: Decimal
    now: Decimal


def report_typed_figures(staged: Staged, base: Base, log: IssueLog) -> None:
    """Report figures that became others by their decimal sign alone, and columns that were dragged down.

    Args:
        staged: What the workbook says.
        base: The files as they were when it was written, or taken in last.
        log: Takes the cells.
    """
    for taken in staged.taken.values():
        spec = taken.found.spec
        columns = [one for one in spec.columns if one.role is Role.VALUE and one.kind.is_number]
        file = spec.part.file
        is_changed = file in base.files and staged.files.get(file) != base.files[file]
        if not columns or not is_changed or spec.form is Form.FORM or Division(spec).is_ordered:
            continue
        before = _before(taken, base.files[file], staged.files.get(file, b""))
        pairs = _pairs(taken, before) if before else ()
        for column in columns if pairs else ():
            _report_column(taken, column, dict(_changed(column, pairs)), staged.origins.book, log)


def _before(taken: TakenRows, was: bytes, now: bytes) -> Mapping[Texts, _Cells]:
    """Return the rows as they were by what they are known by; of tables those whose lines are gone."""
    spec = taken.found.spec
    try:
        if spec.part.file.endswith(".csv"):
            rows = _gone_lines(was.decode("utf-8-sig"), now.decode("utf-8-sig"))
        else:
            rows = [row.cells for row in rows_of_file(spec.part.file, was).get(spec.id, ())]
    except (InseparableError, UnicodeDecodeError, csv.Error):
        return {}
    names = [column.id for column in Division(spec).names]
    found: dict[Texts, _Cells] = {}
    for cells in rows:
        found[_key(cells, names)] = cells
    return found


def _gone_lines(was: str, now: str) -> list[_Cells]:
    head, *lines = was.splitlines() or [""]
    if not lines:
        return []
    kept = {*now.splitlines()}
    gone = "\n".join((head, *(line for line in lines if line not in kept)))
    return [
        {name: text or "" for name, text in row.items() if name} for row in csv.DictReader(io.StringIO(gone))
    ]


def _key(cells: _Cells, names: Sequence[str]) -> Texts:
    return tuple(clean(cells.get(name) or "") for name in names)


def _pairs(taken: TakenRows, before: Mapping[Texts, _Cells]) -> Sequence[tuple[int, _Cells, _Cells]]:
    """Return the rows that were there, by their number among those taken: as they were and as they are."""
    names = [column.id for column in Division(taken.found.spec).names]
    keys = (_key(row.cells, names) for row in taken.rows)
    return [(index, before[key], taken.rows[index].cells) for index, key in enumerate(keys) if key in before]


def _changed(
    column: SheetColumn, pairs: Sequence[tuple[int, _Cells, _Cells]]
) -> Iterator[tuple[int, _Changed]]:
    for index, old, new in pairs:
        was, now = _figure(column, old.get(column.id)), _figure(column, new.get(column.id))
        if was is not None and now is not None and was != now:
            yield index, _Changed(was, now)


def _figure(column: SheetColumn, text: str | None) -> Decimal | None:
    """Return a figure; of what cannot be read as one that is told elsewhere."""
    try:
        figure = column.kind.read(text) if (text := clean(text or "")) else None
    except RejectedValueError:
        return None
    return Decimal(figure) if isinstance(figure, Decimal | int) else None


def _report_column(
    taken: TakenRows, column: SheetColumn, changed: Mapping[int, _Changed], book: str, log: IssueLog
) -> None:
    shifted = [index for index, one in changed.items() if _is_shifted(one)]
    for index in shifted[:_TOLD]:
        words = {"was": _seen(changed[index].was), "now": _seen(changed[index].now)}
        log.add("figure_shifted", taken.place(book, index, column.id), words["now"], **words)
    if len(changed) < _DRAGGED:
        return
    figures = [_figure(column, row.cells.get(column.id)) for row in taken.rows]
    for series in _series(figures):
        own = [index for index in series if index in changed]
        if len(own) >= _DRAGGED and _is_dragged([changed[index] for index in own]):
            words = {"count": str(len(own)), "series": _in_words([changed[index].now for index in own])}
            log.add("figures_dragged", taken.place(book, own[0], column.id), **words)


def _is_shifted(one: _Changed) -> bool:
    """Say whether two figures have the same digits, and another size.

    Examples:
        >>> _is_shifted(_Changed(Decimal("93.46"), Decimal("0.9346")))
        True
        >>> _is_shifted(_Changed(Decimal(10), Decimal(1))), _is_shifted(_Changed(Decimal(123), Decimal(132)))
        (False, False)
    """
    was, now = one.was.normalize().as_tuple(), one.now.normalize().as_tuple()
    return was.digits == now.digits and was.sign == now.sign and len(was.digits) >= _DIGITS


def _series(figures: Sequence[Decimal | None]) -> Iterator[range]:
    """Yield the longest runs of rows whose figures go up or down by the same each time, or stay.

    Examples:
        >>> [*_series([*map(Decimal, (1, 2, 3, 7)), None])]
        [range(0, 3), range(2, 4)]
    """
    begin, step = 0, None
    for index in range(1, len(figures) + 1):
        now, before = figures[index] if index < len(figures) else None, figures[index - 1]
        gap = None if now is None or before is None else now - before
        if step is not None and gap != step:
            yield range(begin, index)
        if gap is None:
            begin, step = index, None
        elif gap != step:
            begin, step = index - 1, gap


def _is_dragged(changed: Sequence[_Changed]) -> bool:
    """Say whether figures of a series were none before; noughts are typed often enough.

    All of one target may become all of another.

    Examples:
        >>> _is_dragged([_Changed(Decimal(was), Decimal(96)) for was in (95, 95, 95)])
        False
        >>> _is_dragged([_Changed(Decimal(was), Decimal(96)) for was in (95, 91, 95)])
        True
    """
    steps = {two.was - one.was for one, two in pairwise(changed)}
    return len(steps) > 1 and any(one.now for one in changed)


def _in_words(figures: Sequence[Decimal]) -> str:
    if len({*figures}) == 1:
        return f"angka yang sama ({_seen(figures[0])})"
    return f"angka berurutan ({', '.join(map(_seen, figures[:3]))}, …)"


def _seen(figure: Decimal) -> str:
    return as_seen(DECIMAL, format(figure, "f"))
