"""An indicator of which less is better is worked out in one way: in every table, and as the report tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.auditor.checks.told_direction import check_told_direction, follows_only, general_formulas
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule

_TURNED: Final = (Law.MIRROR, Law.INVERSE)
_FEWEST: Final = 2
"""Tables that work an indicator out in one way, where no words tell that way."""
_NOTE: Final = "Indikator ini dihitung begitu di tempat lain (baris {line}), karena lebih rendah lebih baik."


@dataclass(frozen=True, slots=True)
class _Achieved:
    """An achievement of an indicator that only one way explains."""

    table: UnderstoodTable
    name: str
    equation: Equation
    law: Law


def check_one_way(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield achievements worked out the usual way, of indicators for which another is told or used elsewhere.

    A table in which several such indicators are worked out the usual way has a way of its own.
    """
    by_words = [*check_told_direction(report)]
    yield from by_words
    told = general_formulas(report)
    by_name: defaultdict[str, list[_Achieved]] = defaultdict(list)
    for each in _achieved(report):
        by_name[each.name].append(each)
    turned = {name: law for name, own in by_name.items() if (law := _way_of(own, told)) is not None}
    for table in report.tables:
        usual = [
            each
            for name in turned
            for each in by_name[name]
            if each.table is table and each.law is Law.PERCENT
        ]
        if len(usual) == 1 and usual[0].equation.result.spot not in {made.result.spot for made in by_words}:
            yield _turned(usual[0], turned[usual[0].name], by_name)


def _achieved(report: UnderstoodReport) -> Iterator[_Achieved]:
    for table in report.tables:
        names = {row.row.line: plain(row.label) for row in table.items}
        for relation, made in table.equations:
            for equation in made if relation.rule is AuditRule.ACHIEVEMENT else ():
                name = names.get(equation.result.spot.line, "")
                law = next((law for law in (Law.PERCENT, *_TURNED) if follows_only(equation, law)), None)
                if name and law is not None:
                    yield _Achieved(table, name, equation, law)


def _way_of(own: Sequence[_Achieved], told: Collection[Law]) -> Law | None:
    """Return the one turned way of an indicator: of several tables, or of one where the report tells it."""
    ways = {each.law for each in own if each.law in _TURNED}
    count = sum(each.law in _TURNED for each in own)
    if len(ways) != 1 or count <= len(own) - count - 1:
        return None
    way = ways.pop()
    return way if count >= _FEWEST or way in told else None


def _turned(usual: _Achieved, law: Law, known: Mapping[str, Sequence[_Achieved]]) -> Equation:
    line = next(each.equation.result.spot.line for each in known[usual.name] if each.law is law)
    return replace(usual.equation, law=law, note=_NOTE.format(line=line))
