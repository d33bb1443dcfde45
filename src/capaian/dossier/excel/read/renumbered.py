"""Records known by their number that got another one, while rows of other sheets still name the old one.

A number says nothing of what it is the number of: rows that name one would go to another record, and no total
tells it. That they belong there is only sure if they were renumbered too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.units import InseparableError, rows_of_file
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import LIST, NUMBER, Form, SheetSpec, list_name, sheets_of
from capaian.dossier.tables import ALL

Texts = tuple[str, ...]
_Rows = Mapping[str, Sequence[FlatRow]]
_FEW: Final = 4
"""Records named one by one."""


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A row that names a numbered record."""

    sheet: str
    index: int
    column: str
    """The column of the number."""
    texts: Texts
    """What it holds besides."""


def report_renumbered(taken: Mapping[str, TakenRows], base: Base, file: str, log: IssueLog) -> None:
    """Report rows that name a number which another record has by now.

    Args:
        taken: The rows of all sheets, by id.
        base: The files as they were when it was written, or taken in last.
        file: Name of the workbook.
        log: Takes the rows.
    """
    for part in ALL:
        numbered = [spec for spec in sheets_of(part) if _is_numbered(spec) and spec.id in taken]
        if not numbered or part.file not in base.files:
            continue
        try:
            before = rows_of_file(part.file, base.files[part.file])
        except InseparableError:
            continue
        now = {spec.id: taken[spec.id].rows for spec in sheets_of(part) if spec.id in taken}
        for spec in numbered:
            _report(spec, before, {**before, **now}, taken, file, log)


def _is_numbered(spec: SheetSpec) -> bool:
    return spec.form is Form.RECORDS and any(column.id == NUMBER for column in spec.keys)


def _report(
    spec: SheetSpec,
    before: _Rows,
    now: _Rows,
    taken: Mapping[str, TakenRows],
    file: str,
    log: IssueLog,
) -> None:
    moved = _renumbered(spec, before[spec.id], now[spec.id])
    if not moved:
        return
    old, new = _hanging(spec, before), _hanging(spec, now)
    strayed = [name for name, becomes in moved.items() if _is_left_behind(name, becomes, old, new)]
    for owner in dict.fromkeys(name[:-1] for name in strayed):
        own = [name for name in strayed if name[:-1] == owner]
        rows = [row for name in own for row in new.get(name, ()) if row.texts in _texts(old.get(name))]
        records = ", ".join(f"{name[-1]} → {moved[name][-1]}" for name in own[:_FEW])
        records += f", dan {len(own) - _FEW} lainnya" if len(own) > _FEW else ""
        words = {"owner": " ".join(owner), "records": records, "title": spec.title}
        row = next((row for row in rows if row.sheet in taken), None)
        if row is None:
            log.add("numbers_left_behind", taken[spec.id].found.place(file, None), children="", **words)
            continue
        found = taken[row.sheet]
        places = sorted(found.places[row.index] for row in rows if row.sheet == found.found.spec.id)
        told = f" di lembar {found.found.spec.tab}, baris {_ranges(places)},"
        log.add("numbers_left_behind", found.place(file, row.index, row.column), children=told, **words)


def _ranges(places: Sequence[int]) -> str:
    """Return rows as people write them.

    Examples:
        >>> _ranges([3, 4, 5, 9])
        '3–5, 9'
    """
    runs: list[list[int]] = []
    for place in places:
        if runs and place <= runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return ", ".join(f"{one}–{last}" if last > one else str(one) for one, last in runs)


def _renumbered(spec: SheetSpec, before: Sequence[FlatRow], now: Sequence[FlatRow]) -> dict[Texts, Texts]:
    """Return the records, by their old names, that stand under another number now, with the new ones."""
    old, new = _by_content(spec, before), _by_content(spec, now)
    moved: dict[Texts, Texts] = {}
    for content, names in old.items():
        here = new.get(content, [])
        gone = [name for name in names if name not in here]
        come = [name for name in here if name not in names]
        moved |= {one: other for one, other in zip(gone, come, strict=False) if other[-1]}
    return moved


def _by_content(spec: SheetSpec, rows: Sequence[FlatRow]) -> dict[Texts, list[Texts]]:
    """Return the names of records by what they hold and belong to."""
    names = [column.id for column in (*spec.parents, *spec.keys)]
    owners = [column.id for column in spec.parents]
    values = [column.id for column in spec.columns if column.id not in names]
    found: dict[Texts, list[Texts]] = {}
    for row in rows:
        content = (*_of(row, owners), *_of(row, values))
        if any(content[len(owners) :]):
            found.setdefault(content, []).append(_of(row, names))
    return found


def _of(row: FlatRow, columns: Sequence[str]) -> Texts:
    return tuple(clean(row.cells.get(name, "")) for name in columns)


def _hanging(spec: SheetSpec, rows: _Rows) -> dict[Texts, list[_Hanging]]:
    """Return the rows that belong to the records of a sheet, by the names of these."""
    found: dict[Texts, list[_Hanging]] = {}
    for below in sheets_of(spec.part):
        owners = [column.id for column in below.parents if column.id != LIST]
        depth = len(spec.parents) + 1
        for index, row in enumerate(rows.get(below.id, ())):
            if _is_below(spec, below, row) and len(owners) >= depth:
                own = _of(row, [c.id for c in below.columns if c.id not in owners[:depth]])
                hanging = _Hanging(below.id, index, owners[depth - 1], own)
                found.setdefault(_of(row, owners[:depth]), []).append(hanging)
    return found


def _is_below(spec: SheetSpec, below: SheetSpec, row: FlatRow) -> bool:
    """Say whether a row belongs to a record of a sheet."""
    if below.form is Form.TEXTS:
        return clean(row.cells.get(LIST, "")).startswith(f"{list_name(spec.path)}/")
    return len(below.path) > len(spec.path) and below.path[: len(spec.path)] == spec.path


def _is_left_behind(
    name: Texts, becomes: Texts, old: Mapping[Texts, list[_Hanging]], new: Mapping[Texts, list[_Hanging]]
) -> bool:
    """Say whether what belonged to a record still names its old number rather than the new one."""
    had, follow, stay = _texts(old.get(name)), _texts(new.get(becomes)), _texts(new.get(name))
    return had != follow and (had & stay).total() >= max((had & follow).total(), 1)


def _texts(hanging: Sequence[_Hanging] | None) -> Counter[Texts]:
    return Counter(row.texts for row in hanging or ())
