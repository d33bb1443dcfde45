"""How figures of closed years were rounded, put together and judged: another way now is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.policy import Policies
from capaian.domain.value import INDEX, PERCENT
from capaian.dossier.cells import Reading
from capaian.dossier.closing.priors import Prior
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.comparison import HISTORY
from capaian.dossier.tables.office import OFFICE
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.yaml_reader import read_key_file

_WAYS: Final[Mapping[str, str]] = {
    "decimals": "dibulatkan dan dicetak",
    "aggregation": "digabung dari bagian-bagian tahunnya",
    "polarity": "dinilai",
    "method": "dinilai",
    "tolerance": "dinilai",
}
"""Keys of a definition, with what is done by them; its unit and its formula are told by themselves."""
_NOTHING: Final = "(kosong)"
_FEW: Final = 5


def check_ways(
    snapshot: Snapshot, standing: Iterable[Prior], fields: Mapping[str, Any], log: IssueLog
) -> None:
    """Warn of definitions that round, put together or judge otherwise than in a closed year.

    The figures of then are printed beside those of now, and so is a figure that lost its decimals. A
    definition that holds from after that year is declared.

    Args:
        snapshot: The closed year.
        standing: Rows of that year in the dossier.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems: one for each key, at the first definition.
    """
    plan: Mapping[str, Any] = read_key_file(PLAN, snapshot.files.get(PLAN.file, ""), Reading()) or {}
    told = {prior.key[0] for prior in standing if prior.table is HISTORY}
    policies = _closed_policies(snapshot)
    pairs = [
        (was, now) for was, now in _pairs(plan, fields) if now.code in told and not _begins(now, snapshot)
    ]
    for key in _WAYS:
        changed = [(was, now) for was, now in pairs if _way(was, key, policies) != _way(now, key, policies)]
        if changed:
            was, first = changed[0]
            place = replace(first.place, column=f"{first.place.column or first.code}.{key}")
            codes = [f"{now.code}: {_write(_way(now, key, policies))}" for _, now in changed]
            words = {"count": str(len(codes)), "part": first.code, "closed": _write(_way(was, key, policies))}
            _tell(key, place, _first_few(codes), words, snapshot.year, log)
    _check_policy(policies, fields, snapshot.year, log)


def _check_policy(policies: Policies | None, fields: Mapping[str, Any], year: int, log: IssueLog) -> None:
    """Warn of other decimals for all whose definition states none."""
    now = fields.get("policies")
    if policies is not None and isinstance(now, Policies) and now.decimals != policies.decimals:
        words = {"closed": str(policies.decimals), "year": str(year), "next": str(year + 1)}
        log.add(
            "redeclared_decimals", Place(OFFICE.file, None, "policies.decimals"), str(now.decimals), **words
        )


def _pairs(
    closed: Mapping[str, Any], fields: Mapping[str, Any]
) -> Iterator[tuple[Indicator | Component, Indicator | Component]]:
    for field in ("indicators", "components"):
        before = {part.code: part for part in closed.get(field, ())}
        yield from ((before[part.code], part) for part in fields.get(field, ()) if part.code in before)


def _begins(part: Indicator | Component, snapshot: Snapshot) -> bool:
    begun: date | None = getattr(part, "valid_from", None)
    return begun is not None and begun > Period.year_of(snapshot.year).end


def _way(part: Indicator | Component, key: str, policies: Policies | None) -> object:
    """Return what a definition says, or what the closed year's office says for all that say nothing."""
    own = getattr(part, key, None)
    is_of_office = own is None and key == "decimals" and part.unit in (PERCENT, INDEX)
    return policies.decimals if is_of_office and policies is not None else own


def _closed_policies(snapshot: Snapshot) -> Policies | None:
    office: Mapping[str, Any] = read_key_file(OFFICE, snapshot.files.get(OFFICE.file, ""), Reading()) or {}
    policies = office.get("policies")
    return policies if isinstance(policies, Policies) else None


def _tell(key: str, place: Place, value: str, words: Mapping[str, str], year: int, log: IssueLog) -> None:
    log.add(
        "redeclared_way", place, value, key=key, way=_WAYS[key], year=str(year), next=str(year + 1), **words
    )


def _write(value: object) -> str:
    return _NOTHING if value is None else str(value)


def _first_few(names: list[str]) -> str:
    more = f", dan {len(names) - _FEW} lagi" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more
