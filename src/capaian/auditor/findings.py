"""From contradictions to findings: each figure once, in the order of the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from capaian.auditor.contradictions import Contradiction
from capaian.domain.audit import Finding
from capaian.domain.issue import Level

_WEIGHT = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}
MAX_QUOTE = 240


def write_findings(contradictions: Iterable[Contradiction]) -> tuple[Finding, ...]:
    """Return the findings, the heaviest of each figure, in the order of the report."""
    best: dict[tuple[object, str], Contradiction] = {}
    for each in contradictions:
        key = (id(each.quantity), each.printed)
        if key not in best or _WEIGHT[each.level] < _WEIGHT[best[key].level]:
            best[key] = each
    ordered = sorted(best.values(), key=lambda each: (each.quantity.place.line, each.quantity.number.spot))
    names = {id(each.quantity): _name(number) for number, each in enumerate(ordered, start=1)}
    return tuple(_finding(number, each, names) for number, each in enumerate(ordered, start=1))


def _name(number: int) -> str:
    return f"T-{number:03}"


def _finding(number: int, contradiction: Contradiction, names: Mapping[int, str]) -> Finding:
    quantity = contradiction.quantity
    root = names.get(id(contradiction.follows))
    places = [quantity.place.line, *(each.place.line for each in contradiction.inputs)]
    return Finding(
        _name(number),
        contradiction.rule,
        contradiction.level,
        quantity.place.line,
        quantity.place.page,
        quantity.where,
        quantity.quote[:MAX_QUOTE],
        contradiction.printed or quantity.text,
        contradiction.computed,
        f"{contradiction.why} (bukti: {contradiction.evidence.value})",
        lines=tuple(dict.fromkeys(places)),
        root=root,
        stays=root is not None,
    )
