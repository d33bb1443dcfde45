"""A dossier read beside the year that it is for: evidence stays that it lacks, and what nobody has yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from capaian.domain.issue import Issue, Level
from capaian.dossier.cells import Reading
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder
from capaian.dossier.read import ReadResult, read_folder
from capaian.dossier.rows.files import rows_of
from capaian.dossier.tables.parts import EVIDENCE as PART

_LIST: Final = PART.file
_MISSING: Final = "evidence_missing"


def read_with_missing_parts(folder: Folder, present: Folder) -> tuple[ReadResult, frozenset[str]]:
    """Read a dossier, and return what came of it with the names of evidence that only the year has.

    A copy for readers has neither evidence nor its list nor closings, which hold such lists; a year that
    began with a workbook lists evidence that nobody brought yet.

    Args:
        folder: The dossier; what it lacks is added to it.
        present: The year as it is.
    """
    if _LIST in present.parts and _LIST not in folder.parts and _LIST not in folder.failed:
        folder.parts[_LIST] = present.parts[_LIST]
        folder.hashes[_LIST] = present.hashes[_LIST]
    if not folder.closed:
        folder.closed.update(present.closed)
        folder.hashes.update({name: present.hashes[name] for name in present.closed})
    read = read_folder(folder, Reading())
    stays = (
        _listed(folder) & present.evidence.keys() - folder.evidence.keys() if _missing(read.issues) else set()
    )
    for name in stays:
        folder.evidence[name] = present.evidence[name]
        folder.hashes[f"{EVIDENCE}/{name}"] = present.hashes[f"{EVIDENCE}/{name}"]
    if stays:
        read = read_folder(folder, Reading())
    if missing := _missing(read.issues):
        before = read_folder(replace(present, failed={*present.failed}), Reading())
        allowed = missing & _missing(before.issues)
        read = replace(read, issues=tuple(_milder(read.issues, allowed)))
    return read, frozenset(stays)


def _listed(folder: Folder) -> set[str]:
    """Return the names in a list of evidence that could be read."""
    rows = rows_of(Folder(folder.path, {_LIST: folder.parts[_LIST]}))
    return {row.cells.get("file", "") for row in rows.get(f"{_LIST}#evidence", ())}


def _missing(issues: Collection[Issue]) -> set[str]:
    return {issue.value or "" for issue in issues if issue.code == _MISSING}


def _milder(issues: Collection[Issue], allowed: Collection[str]) -> Iterator[Issue]:
    for issue in issues:
        is_known = issue.code == _MISSING and issue.value in allowed
        yield replace(issue, level=Level.WARNING) if is_known else issue
