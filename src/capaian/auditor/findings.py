"""From contradictions to findings: each figure once, in the order of the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.slips import describe_slip
from capaian.domain.audit import Finding, Repair
from capaian.domain.issue import Level

_WEIGHT = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}
MAX_QUOTE = 240
MAX_NAME = 80
"""Letters of the name of a row or column."""


def write_findings(contradictions: Iterable[Contradiction], *, counts_lines: bool) -> tuple[Finding, ...]:
    """Return the findings, the heaviest of each figure, in the order of the report.

    Args:
        contradictions: What does not hold.
        counts_lines: Whether a reader of the file can count its lines.
    """
    best: dict[tuple[object, str], Contradiction] = {}
    for each in contradictions:
        key = (id(each.quantity), each.printed)
        if key not in best or _WEIGHT[each.level] < _WEIGHT[best[key].level]:
            best[key] = each
    ordered = sorted(best.values(), key=lambda each: (each.quantity.place.line, each.quantity.number.spot))
    names = {id(each.quantity): _name(number) for number, each in enumerate(ordered, start=1)}
    return tuple(
        _finding(number, each, names, counts_lines=counts_lines)
        for number, each in enumerate(ordered, start=1)
    )


def _name(number: int) -> str:
    return f"T-{number:03}"


def _finding(
    number: int, contradiction: Contradiction, names: Mapping[int, str], *, counts_lines: bool
) -> Finding:
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
        repair=_repair(contradiction) if root is None else None,
        is_supported=contradiction.is_supported,
        is_of_parts=contradiction.is_supported and contradiction.evidence is Evidence.TOTAL,
        stays=root is not None,
        cell=_cell(quantity),
        counts_lines=counts_lines,
    )


def _cell(quantity: Quantity) -> str:
    """Return table, row and column in words; empty outside of tables."""
    if not quantity.column:
        return ""
    table, row = quantity.where.split(",")[0], quantity.label.text[:MAX_NAME]
    return f"{table}, baris \u201c{row}\u201d, kolom \u201c{quantity.column[:MAX_NAME]}\u201d"


def _repair(contradiction: Contradiction) -> Repair | None:
    """Return the one slip that made the printed figure of the right one; `None` where there is none."""
    quantity = contradiction.quantity
    slip = "" if contradiction.printed else describe_slip(quantity.text, contradiction.computed)
    if not slip:
        return None
    return Repair(
        quantity.place.line,
        quantity.text,
        contradiction.computed,
        slip,
        contradiction.mends,
        quantity.place.page,
    )
