"""Names that went from one code to another where both are defined: mended, or moved by mistake.

All figures of a code go by its name afterwards, and no total tells it. Nothing else does either, so that it
is said and not forbidden: the names may have been wrong before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.contents import rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetSpec

_NAME: Final = "name"
_Key = tuple[str, ...]


def report_exchanged_names(staged: Staged, base: Base, file: str, log: IssueLog) -> None:
    """Report codes that are called what others were called, which are called otherwise now.

    Args:
        staged: What the workbook says.
        base: The files as they were when it was written.
        file: Name of the workbook.
        log: Takes what was exchanged.
    """
    for taken in staged.taken.values():
        spec = taken.found.spec
        part = spec.part.file
        if _names_rows(spec) and part in base.files and staged.files.get(part) != base.files[part]:
            before = _named(spec, rows_of(Folder(Path(), parts={part: base.files[part]}))[spec.id])
            _report(taken, before, file, log)


def _names_rows(spec: SheetSpec) -> bool:
    keys = {column.id for column in (*spec.parents, *spec.keys)}
    return bool(keys) and any(column.id == _NAME for column in spec.columns) and _NAME not in keys


def _named(spec: SheetSpec, rows: Iterable[FlatRow]) -> dict[_Key, str]:
    """Return the names of a sheet by what names its rows."""
    keys = [column.id for column in (*spec.parents, *spec.keys)]
    return {tuple(row.cells.get(key, "") for key in keys): row.cells.get(_NAME, "") for row in rows}


def _report(taken: TakenRows, before: Mapping[_Key, str], file: str, log: IssueLog) -> None:
    now = _named(taken.found.spec, taken.rows)
    changed = {key for key, name in now.items() if name and before.get(key, name) != name}
    had = {before[key]: key for key in changed}
    for index, key in enumerate(now):
        other = had.get(now[key]) if key in changed and len(now) == len(taken.rows) else None
        if other is not None:
            words = {"of": key[-1], "before": before[key], "name": now[key], "other": other[-1]}
            log.add("names_exchanged", taken.place(file, index, _NAME), None, **words)
