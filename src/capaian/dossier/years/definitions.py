"""Definitions of closed years beside today's: figures are read as approved,
or as those of another thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from capaian.domain.numerals import write_few
from capaian.domain.period import DIGITS_OF_A_YEAR, Period
from capaian.domain.plan import Component, Indicator
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.parts import NODES
from capaian.dossier.years.closed_figures import rows_of_texts
from capaian.dossier.years.closed_rows import RowId, plan_of
from capaian.dossier.years.snapshot import Approval, Snapshot
from capaian.rules.facts import plain_name
from capaian.rules.work_plan import climb

NOTHING: Final = "(kosong)"
_REPORTED: Final = "angka yang dilaporkan langsung"
MAX_NAMED: Final = 5
"""Rows that a message names; how many more there are is said in figures."""


@dataclass(frozen=True, slots=True)
class PastDefinition:
    """A definition as the figures of a closed year were approved with it."""

    year: int
    approval: Approval
    part: Component | Indicator


def past_definitions(closed: Iterable[Snapshot], code: str) -> Iterator[PastDefinition]:
    """Yield the definition of a code in each closed year that has it,
    in the order of the closings.
    """
    for snapshot in closed:
        plan = plan_of(snapshot)
        for part in (*plan.get("indicators", ()), *plan.get("components", ())):
            if part.code == code:
                yield PastDefinition(snapshot.year, snapshot.approval, part)


_MEASURED: Final[Mapping[str, str]] = {
    "name": "renamed_since",
    "unit": "redefined_unit",
    "formula": "redefined_formula",
    **dict.fromkeys(("aggregation", "polarity", "method", "tolerance"), "redeclared_way"),
}
_COMPARED: Final[Mapping[str, Mapping[str, str]]] = {
    "surveys": {
        "name": "renamed_since",
        **dict.fromkeys(("top", "classes", "year_value"), "redefined_survey"),
    },
    "indicators": _MEASURED,
    "components": _MEASURED,
    "nodes": {"name": "renamed_since"},
}
"""Keys that approved figures rest on, with the message where one changed,
by the field of `OfficeYear`.
"""
_MAY_CHANGE: Final = ("redefined_formula", "redeclared_way")
"""A definition that holds from after the closed year may have another one: papers say so."""


@dataclass(frozen=True, slots=True)
class _ChangedDefinition:
    """A definition with another value of a key than in the closing."""

    key: str
    code: str
    """Of the message."""
    now: Any
    was: str
    value: str

    @property
    def id(self) -> str:
        return _id(self.now)


def check_definitions(
    snapshot: Snapshot, standing: Collection[RowId], fields: dict[str, Any], log: IssueLog
) -> None:
    """Report definitions that are others than in the last closed year,
    of rows that are still `standing`.

    Figures of then beside those of now show the definition and not the year. What differs in the
    same way is reported once, at the first definition. Names and formulas as they were then are
    added to the fields of `OfficeYear`.
    """
    closed = {**plan_of(snapshot), "nodes": rows_of_texts(NODES, snapshot)}
    subjects = {key[0] for _, key in standing if key[2][:DIGITS_OF_A_YEAR] == str(snapshot.year)}
    parents = {str(node.id): node.parent for node in fields.get("nodes", ())}
    # figures of nodes are the sums of what is below them
    subjects |= {above for id_ in subjects for above in climb(id_, parents)}
    own = (row for row in fields.get("restatements", ()) if row.period.year == snapshot.year)
    restated = {row.subject for row in own if row.column == "actual"}
    changed = [one for one in _changed(closed, fields) if one.id in subjects]
    formulas = [one for one in changed if one.key == "formula" and one.id not in restated]
    fields["former_names"] = {one.id: one.was for one in changed if one.key == "name"}
    fields["former_formulas"] = {one.id: one.was for one in formulas}
    reported: dict[tuple[str, str], list[_ChangedDefinition]] = {}
    closed_until = Period.year_of(snapshot.year).end
    for one in changed:
        begun = getattr(one.now, "valid_from", None)
        is_declared = one.code in _MAY_CHANGE and begun is not None and begun > closed_until
        if not is_declared and (one.key != "formula" or one in formulas):
            reported.setdefault((one.now.place.file, one.key), []).append(one)
    for found in reported.values():
        _report(found, snapshot.year, log)


def _report(found: list[_ChangedDefinition], year: int, log: IssueLog) -> None:
    first, at = found[0], found[0].now.place
    place = replace(
        at, column=first.key if at.file == NODES.file else f"{at.column or first.id}.{first.key}"
    )
    values = [one.id if first.key == "name" else f"{one.id}: {one.value}" for one in found]
    words = {"count": str(len(found)), "id": first.id, "part": first.id, "key": first.key}
    words |= {"was": first.was, "closed": first.was, "year": str(year), "next": str(year + 1)}
    log.add(first.code, place, write_few(values, MAX_NAMED), new=f"{first.id}-{year + 1}", **words)


def _changed(closed: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[_ChangedDefinition]:
    for field, keys in _COMPARED.items():
        before = {_id(part): part for part in closed.get(field, ())}
        for now in fields.get(field, ()):
            was = before.get(_id(now))
            for key, code in keys.items() if was is not None else ():
                old, new = getattr(was, key, None), getattr(now, key, None)
                if old != new and not _is_same(key, str(old), str(new)):
                    yield _ChangedDefinition(key, code, now, _write(key, old), _write(key, new))


def _is_same(key: str, old: str, new: str) -> bool:
    """Say whether two values mean the same: names however they are spaced,
    formulas however written.
    """
    if key == "formula":
        # Formulas cost their parser: only where the texts differ.
        from capaian.rules.formula.explain import is_same_formula

        return is_same_formula(old, new)
    return key in ("name", "unit") and plain_name(old) == plain_name(new)


def _write(key: str, value: object) -> str:
    if key == "formula":
        return str(value) or _REPORTED
    return getattr(value, "label", None) or (NOTHING if value is None else str(value))


def _id(part: object) -> str:
    return str(getattr(part, "id", None) or getattr(part, "code", ""))
