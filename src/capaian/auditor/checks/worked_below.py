"""Named figures with their arithmetic in the line below: worked out again, and held against their namesakes.

A report that traces its figures has many of them. What is told of one rests on what holds for the others:
names that stand for one figure nearly everywhere, arithmetic that is right nearly everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.law_rules import rule_of
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.labelled import Labelled, find_labelled
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.worked_below import Operand, WorkedBelow, find_worked_below
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FEWEST: Final = 5
_MOST_FAILED: Final = 0.02
"""So many must hold, and so few may not, one in any case, before one that does not is told."""
_FEWEST_DIGITS: Final = 3
"""Figures with fewer digits count what differs under one name."""
_LONG: Final = 5
"""Words of a name that is of one thing alone."""
_YEAR: Final = 2
"""Words at the end of a name that tell its year: `Tahun 2024`."""
Named = Mapping[tuple[str, ...], Labelled]
Roles = Mapping[tuple[str, ...], tuple[str, ...]]
"""What figures are of their things, by their names."""


def check_worked_below(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield named figures with what the arithmetic below them gives, and with others of the same name."""
    found = find_worked_below(report.document)
    worked = [equation for each in found for equation in _recomputed(each)]
    yield from _if_usual(worked)
    confirmed = {equation.result.spot for equation in worked if equation.holds()}
    labelled = find_labelled(report.document).values()
    named = _named(labelled)
    first = {name: _usual(group, confirmed) for name, group in named.items()}
    yield from _if_usual([*_of_one_name(named, first, confirmed)])
    roles = _roles(found)
    yield from _if_usual([*_of_operands(found, {**_terms(found, confirmed, roles), **first}, roles)])
    yield from _if_usual([*_of_short_operands(found, labelled)])
    yield from _if_usual([*_constants(found)])


def _if_usual(equations: Sequence[Equation]) -> Iterator[Equation]:
    """Yield statements of a kind if nearly all of them hold."""
    failed = sum(not equation.holds() for equation in equations)
    if len(equations) - failed >= _FEWEST and failed <= max(1, _MOST_FAILED * len(equations)):
        yield from equations


def _recomputed(worked: WorkedBelow) -> Iterator[Equation]:
    made = [_equation(worked, law, inputs) for law, inputs in worked.readings]
    if made:
        yield next((equation for equation in made if equation.holds()), made[0])


def _equation(worked: WorkedBelow, law: Law, inputs: tuple[PrintedNumber, ...]) -> Equation:
    result = worked.labelled.number
    # a text without its layout may put the working below another figure
    place, level = _place(worked.labelled), Level.WARNING
    return Equation(rule_of(law), law, result, inputs, place, level=level, subject="hitungan di bawahnya")


def _place(labelled: Labelled) -> str:
    return f"baris {labelled.number.spot.line}"


def _named(labelled: Iterable[Labelled]) -> Mapping[tuple[str, ...], list[Labelled]]:
    """Return telling figures by their name."""
    found: defaultdict[tuple[str, ...], list[Labelled]] = defaultdict(list)
    for each in labelled:
        if _tells(each.number):
            found[each.name].append(each)
    return found


def _tells(number: PrintedNumber) -> bool:
    return number.digits >= _FEWEST_DIGITS


def _usual(group: Sequence[Labelled], confirmed: Collection[Spot]) -> Labelled:
    """Return the figure that a name mostly stands for; of two, the one that its own arithmetic gives."""
    times = Counter(each.number.value for each in group)
    proved = {each.number.value for each in group if each.number.spot in confirmed}
    return max(group, key=lambda each: (times[each.number.value], each.number.value in proved))


def _of_one_name(
    named: Mapping[tuple[str, ...], Sequence[Labelled]], first: Named, confirmed: Collection[Spot]
) -> Iterator[Equation]:
    """Yield each figure with the one that its name stands for elsewhere, unless it is quite another.

    Two that differ may be of two things if each follows from its own arithmetic, or if there are no more.
    """
    for name, group in named.items():
        usual = first[name].number
        times = sum(each.number.value == usual.value for each in group)
        is_sure = times > 1 or usual.spot in confirmed
        for each in group:
            is_same = each.number.value == usual.value
            is_doubtful = is_sure and each.number.spot not in confirmed and _may_be(each.number, usual)
            if each is not first[name] and (is_same or is_doubtful):
                yield _equal(each.number, first[name], each.words, _place(each))


def _may_be(number: PrintedNumber, usual: PrintedNumber) -> bool:
    """Whether two figures are the same, or one slip of the pen apart."""
    if number.value == usual.value:
        return True
    return number.decimals == usual.decimals and usual.value in values_of(number)


def _equal(number: PrintedNumber, known: Labelled, words: str, place: str) -> Equation:
    source = f"{words} ({_place(known)})"
    return Equation(
        AuditRule.CROSSREF,
        Law.EQUAL,
        number,
        (known.number,),
        f"{place} dan {_place(known)}",
        subject=words,
        names=(source,),
    )


def _roles(found: Sequence[WorkedBelow]) -> Roles:
    """Return which words of a result's name tell what it is of its thing: those that others have otherwise.

    Beside `Pagu Kegiatan 1` and `Realisasi Kegiatan 1` it is `Pagu murni` of `Pagu murni Kegiatan 1`.
    """
    names = {each.labelled.name for each in found}
    before: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names:
        for start in range(1, len(name) - _YEAR):
            before[name[start:]].add(name[start - 1])
    starts = {
        name: next((n for n in range(1, len(name) - _YEAR) if len(before[name[n:]]) > 1), 0) for name in names
    }
    return {name: name[:start] for name, start in starts.items() if start}


def _terms(found: Sequence[WorkedBelow], confirmed: Collection[Spot], roles: Roles) -> Named:
    """Return the terms of sums that hold, by their names in full: they have no lines of their own.

    `Sub kegiatan 6` below `Pagu Kegiatan 1, Tahun 2024` is `Pagu Sub kegiatan 6, Tahun 2024`, and below
    `Pagu murni Kegiatan 1, Tahun 2024` it is another amount.
    """
    sums = (each for each in found if each.labelled.number.spot in confirmed and _adds(each))
    return {
        name: Labelled(name, " ".join(operand.name), operand.number)
        for worked in sums
        if worked.labelled.name in roles
        for operand in worked.operands
        for name in [(*roles[worked.labelled.name], *operand.name, *worked.labelled.name[-_YEAR:])]
        if _tells(operand.number)
    }


def _adds(worked: WorkedBelow) -> bool:
    is_of_year = worked.labelled.name[-_YEAR:][:1] == ("tahun",)
    return is_of_year and any(reading.law is Law.SUM for reading in worked.readings)


def _of_operands(found: Sequence[WorkedBelow], first: Named, roles: Roles) -> Iterator[Equation]:
    """Yield figures of a working with those that bear their name elsewhere."""
    for worked in found:
        for operand in worked.operands:
            if operand.constant is None and _tells(operand.number):
                known = _namesake(operand, worked.labelled.name, first, roles)
                if known is not None and _may_be(operand.number, known.number):
                    place = f"baris {operand.number.spot.line}"
                    yield _equal(operand.number, known, " ".join(operand.name), place)


def _of_short_operands(found: Sequence[WorkedBelow], labelled: Iterable[Labelled]) -> Iterator[Equation]:
    """Yield figures of few digits with the one that bears the name of the result, but for its first word.

    `Target` below `Capaian Jalan yang mantap, Tahun 2024` is `Target Jalan yang mantap, Tahun 2024`.
    """
    known = {each.name: each for each in labelled if len(each.name) >= _LONG and not _tells(each.number)}
    for worked in found:
        for operand in worked.operands:
            own = known.get((*operand.name, *worked.labelled.name[1:]))
            if own is not None and operand.constant is None:
                place = f"baris {operand.number.spot.line}"
                yield _equal(operand.number, own, " ".join(operand.name), place)


def _namesake(operand: Operand, result: tuple[str, ...], first: Named, roles: Roles) -> Labelled | None:
    """Return the figure that bears a name of a part of a working: the name with most words of its result.

    Below `Pagu murni Program I` an activity is `Pagu murni Kegiatan 1`, not `Pagu Kegiatan 1`.
    """
    names = _names(operand, result, len(roles.get(result, ())))
    found = [first[name] for name in names if name in first and name != result]
    return max(found, key=lambda each: len(each.name), default=None)


def _names(operand: Operand, result: tuple[str, ...], role: int) -> Iterator[tuple[str, ...]]:
    """Yield what a part of a working may be called in full, by the name of what it gives.

    `Realisasi` below `Serapan Program I, Tahun 2023` is `Realisasi Program I, Tahun 2023`. The role, so many
    words at the beginning of the name, stays whole or goes.
    """
    yield operand.name
    ends = [end for end in (len(result), len(result) - 2) if end > 0]
    for end in ends:
        for start in range(1, end):
            yield (*operand.name, *result[start:end])
    for before in range(max(role, 1), len(result)):
        for after in range(before, len(result)):
            yield (*result[:before], *operand.name, *result[after:])


def _constants(found: Sequence[WorkedBelow]) -> Iterator[Equation]:
    """Yield figures of a working that its words have, too: the hundred of a share."""
    for worked in found:
        for operand in worked.operands:
            if operand.constant is not None:
                place = f"baris {operand.number.spot.line}"
                inputs = (operand.constant,)
                subject = "angka dalam rumus di sebelahnya"
                yield Equation(AuditRule.CROSSREF, Law.EQUAL, operand.number, inputs, place, subject=subject)
