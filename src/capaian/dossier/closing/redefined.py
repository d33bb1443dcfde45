"""Surveys, units and names of closed years: figures are read as approved, or as those of another thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from capaian.domain.survey import Survey, SurveyElement
from capaian.dossier.cells import Reading
from capaian.dossier.closing.priors import Prior, texts_of
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import HISTORY, SURVEY
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.tables.work import INPUTS, NODES
from capaian.dossier.yaml_reader import read_key_file

_COMPUTING: Final = ("top", "classes", "year_value")
"""Keys of a survey that its index and its class follow from."""
_NAMED: Final[Mapping[str, Mapping[str, Sequence[Table[Any]]]]] = {
    NODES.file: {"nodes": (INPUTS, HISTORY)},
    PLAN.file: {"surveys": (SURVEY,), "indicators": (HISTORY,), "components": (HISTORY,)},
}
"""What has a name, by its file, with the tables of its approved figures."""
_NAME: Final = {NODES.file: "name"}
"""Column of the name in tables; elsewhere it is a key of the record."""
_FEW: Final = 5


def check_surveys(
    snapshot: Snapshot, standing: Iterable[Prior], fields: Mapping[str, Any], log: IssueLog
) -> None:
    """Report surveys that are declared otherwise than in a closed year whose rows still stand.

    Its index would be computed anew, with a definition that nobody approved for that year.

    Args:
        snapshot: The closed year.
        standing: Rows of that year in the dossier.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems.
    """
    told = {prior.key[0] for prior in standing if prior.table is SURVEY}
    now = [survey for survey in fields.get("surveys", ()) if survey.id in told]
    closed = _closed_surveys(snapshot) if now else {}
    for survey in now:
        was = closed.get(survey.id)
        for key in _COMPUTING if was is not None else ():
            if getattr(survey, key) != getattr(was, key):
                log.add(
                    "redefined_survey",
                    replace(survey.place, column=f"{survey.place.column or survey.id}.{key}"),
                    str(getattr(survey, key)),
                    id=survey.id,
                    closed=str(getattr(was, key)),
                    year=str(snapshot.year),
                    new=f"{survey.id}-{snapshot.year + 1}",
                )


def check_elements(snapshot: Snapshot, standing: Iterable[Prior], log: IssueLog) -> None:
    """Warn of elements of a survey that are called otherwise than in a closed year: figures of another thing.

    Args:
        snapshot: The closed year.
        standing: Rows of that year in the dossier, each as it was approved and as it stands.
        log: Takes the problems: one, at the first row.
    """
    renamed = [
        (was, now)
        for prior in standing
        if isinstance(was := prior.closed, SurveyElement)
        and isinstance(now := prior.now, SurveyElement)
        and _letters(was.name) != _letters(now.name)
    ]
    if renamed:
        was, now = renamed[0]
        words = {"count": str(len(renamed)), "year": str(snapshot.year), "id": now.code, "was": was.name}
        log.add("renamed_since", replace(now.place, column="name"), now.name, **words)


def check_units(snapshot: Snapshot, fields: Mapping[str, Any], log: IssueLog) -> None:
    """Warn of indicators and components that count in another unit than in a closed year.

    Their approved figures and targets would be read in the new one: 7 days as 7 hours.

    Args:
        snapshot: The closed year.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems.
    """
    plan = _closed_plan(snapshot)
    for field in ("indicators", "components"):
        closed = {part.code: part.unit for part in plan.get(field, ())}
        for part in fields.get(field, ()):
            was = closed.get(part.code, part.unit)
            if was.casefold() != part.unit.casefold():
                place = replace(part.place, column=f"{part.place.column or part.code}.unit")
                words = {"part": part.code, "closed": was.label, "year": str(snapshot.year)}
                log.add("redefined_unit", place, part.unit.label, **words)


def check_names(
    snapshot: Snapshot, standing: Iterable[Prior], fields: Mapping[str, Any], log: IssueLog
) -> dict[str, str]:
    """Warn of what is called otherwise than in a closed year whose rows still stand.

    Nodes, surveys, indicators and components: their approved figures are printed beside the new name.
    Whether only the name changed nobody can tell from it, so that all of a file are told at once.

    Args:
        snapshot: The closed year.
        standing: Rows of that year in the dossier.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems.

    Returns:
        The names as they were then, by codes and ids.
    """
    closed = {**_closed_plan(snapshot), "nodes": texts_of(NODES, snapshot)}
    above = {str(node.id): str(node.parent) for node in closed["nodes"] if node.parent}
    told = {(prior.table.file, id_) for prior in standing for id_ in _with_all_above(prior.key[0], above)}
    former: dict[str, str] = {}
    for file, tables_of in _NAMED.items():
        was = {id_: name for field in tables_of for id_, name in _names(closed, field).items()}
        renamed = [
            id_
            for field, tables in tables_of.items()
            for id_, name in _names(fields, field).items()
            if _letters(was.get(id_, name)) != _letters(name)
            and any((table.file, id_[1]) in told for table in tables)
        ]
        former |= {id_[1]: was[id_] for id_ in renamed}
        if renamed:
            more = f", dan {len(renamed) - _FEW} lagi" if len(renamed) > _FEW else ""
            words = {"count": str(len(renamed)), "year": str(snapshot.year), "id": renamed[0][1]}
            value = ", ".join(id_ for _, id_ in renamed[:_FEW]) + more
            field, first = renamed[0]
            part = next(part for part in fields[field] if _id(part) == first)
            place = replace(part.place, column=_NAME.get(file, f"{part.place.column or first}.name"))
            log.add("renamed_since", place, value, **words, was=was[renamed[0]])
    return former


def _with_all_above(own: str, above: Mapping[str, str]) -> Iterator[str]:
    """Yield an id and the nodes above it: their figures are the sums of what is below them."""
    seen: set[str] = set()
    while own and own not in seen:
        yield own
        seen.add(own)
        own = above.get(own, "")


def _names(fields: Mapping[str, Any], field: str) -> dict[tuple[str, str], str]:
    """Return what the parts of a field are called, by their ids or codes."""
    parts = fields.get(field, ())
    return {(field, _id(part)): part.name for part in parts}


def _id(part: object) -> str:
    return str(getattr(part, "id", None) or getattr(part, "code", ""))


def _letters(name: str) -> str:
    """Return what a name says, however it is spaced, parted and capitalised."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _closed_surveys(snapshot: Snapshot) -> Mapping[str, Survey]:
    return {survey.id: survey for survey in _closed_plan(snapshot).get("surveys", ())}


def _closed_plan(snapshot: Snapshot) -> Mapping[str, Any]:
    return read_key_file(PLAN, snapshot.files.get(PLAN.file, ""), Reading()) or {}
