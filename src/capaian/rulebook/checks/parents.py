"""Codes that name others find them: parents of areas and nomenclature, programs of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.rule_set import RuleSet

_PROGRAM_PARTS = 3
"""`2.12.02`: urusan, bidang, program. An activity adds `2.01`, a sub-activity `0001`."""
_ACTIVITY_PARTS = 5


def check_parents(rule_set: RuleSet) -> Iterator[Issue]:
    """Yield an issue per area, work-plan name or indicator that names what is not in the rulebook."""
    areas = {area.code for area in rule_set.areas}
    for area in rule_set.areas:
        if area.parent is not None and area.parent not in areas:
            yield _fault(area.place.file, area.code, area.parent)
    names = {entry.code for entry in rule_set.nomenclature}
    for code in sorted(names):
        parent = _parent_code(code)
        if parent is not None and parent not in names:
            yield _fault("nomenclature.yaml", code, parent)
    for entry in rule_set.catalogue:
        for program in entry.programs:
            if program not in names:
                yield _fault("catalogue.yaml", entry.code, program)


def _parent_code(code: str) -> str | None:
    parts = code.split(".")
    if len(parts) <= _PROGRAM_PARTS:
        return None
    return ".".join(parts[: _PROGRAM_PARTS if len(parts) <= _ACTIVITY_PARTS else _ACTIVITY_PARTS])


def _fault(file: str, code: str, parent: str) -> Issue:
    message, remedy = (
        "Kode yang disebut di sini tidak ada.",
        "Tambahkan kode itu atau perbaiki penyebutannya.",
    )
    return Issue(Level.ERROR, "parent_missing", message, Place(file, None, code), parent, remedy)
