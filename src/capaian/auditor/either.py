"""Statements that either of two changes would mend: there the report does not tell which figure is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation, group_by_spot
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.repair import Cause, is_met
from capaian.auditor.slips import Change, nth_change, values_of

_MOST_FAILED: Final = 400
"""More failed statements than that say that the report was not understood."""
_MOST_READINGS: Final = 2
"""Inputs of which either may be wrong as well as the result."""
_MOST_INPUTS: Final = 6
"""Of a statement: among the slips of more figures one or another fits by chance."""


def find_either(
    equations: Iterable[Equation],
    causes: Iterable[Cause],
    borne_out: Collection[int],
    is_told: Callable[[PrintedNumber, Equation], bool],
) -> Mapping[int, tuple[Change, ...]]:
    """Return, by identity of each failed statement, changes of inputs of which each would mend it, too.

    Only where nothing else decides: no cause is told, nothing bears the printed result out, and nothing that
    holds would fail with the change. Two places that differ are one reading each; of other inputs a single
    slip of the pen must give the very figure, and no other slip of that input may. An input that another
    place tells as it is printed is right.

    Args:
        equations: All statements on numbers.
        causes: Changes that are told already.
        borne_out: Identities of statements whose printed result fits others.
        is_told: Whether another place tells an input of a statement as it is printed.
    """
    known = [*equations]
    by_spot = group_by_spot(known)
    settled = {id(each) for cause in causes if not _is_one_of_two(cause) for each in cause.mended} | {
        *borne_out
    }
    failed = [e for e in known if e.law is not Law.AT_MOST and id(e) not in settled and not e.holds()]
    found: dict[int, tuple[Change, ...]] = {}
    for equation in failed if len(failed) <= _MOST_FAILED else ():
        is_copy = equation.law is Law.EQUAL
        readings = [
            each for each in readings_of(equation, by_spot) if is_copy or not is_told(each.number, equation)
        ]
        if 0 < len(readings) == len({reading.number.spot for reading in readings}) <= _MOST_READINGS:
            found[id(equation)] = (*readings,)
    return found


def leave_open(
    causes: Iterable[Cause],
    equations: Iterable[Equation],
    tables: Iterable[PrintedTable],
    is_elsewhere: Callable[[Equation], bool],
) -> tuple[Cause, ...]:
    """Return the causes without those that pick one of two tables that differ about one quantity.

    That the row of the one goes on with its figure decides nothing: whoever took the wrong target computed
    with it. A third place does, or a total.

    Args:
        causes: Changes that mend something.
        equations: All statements on numbers.
        tables: The tables of the report.
        is_elsewhere: Whether another place prints all figures of a statement.
    """
    by_spot = group_by_spot(each for each in equations if each.holds())
    at = {line: table.line for table in tables for row in table.rows for line in (row.line, *row.lines)}
    return tuple(
        cause for cause in causes if not (_is_of_tables(cause, at) and _is_open(cause, by_spot, is_elsewhere))
    )


def _is_of_tables(cause: Cause, at: Mapping[int, int]) -> bool:
    """Whether all that a change mends is that two tables agree."""
    if not _is_one_of_two(cause):
        return False
    tables = {at.get(number.spot.line) for number in cause.mended[0].numbers}
    return len(tables) > 1 and None not in tables


def _is_open(
    cause: Cause, holding: Mapping[Spot, Sequence[Equation]], is_elsewhere: Callable[[Equation], bool]
) -> bool:
    """Whether nothing beyond its row fits the figure that the change would give, nor repeats that row."""
    (others,) = ([n.spot for n in e.numbers if n.spot not in cause.places] for e in cause.mended)
    resting = (each for spot in others for each in holding.get(spot, ()))
    return all(
        len({number.spot.line for number in each.numbers}) == 1
        and (each.law is Law.EQUAL or not is_elsewhere(each))
        for each in resting
    )


def _is_one_of_two(cause: Cause) -> bool:
    """Whether all that a change mends is that two places agree: a change of the other would, too."""
    return [equation.law for equation in cause.mended] == [Law.EQUAL]


def readings_of(equation: Equation, by_spot: Mapping[Spot, Sequence[Equation]]) -> Iterator[Change]:
    """Yield each change of an input that mends a statement and breaks none."""
    if len(equation.inputs) > _MOST_INPUTS or (equation.law is Law.SUM and len(equation.inputs) == 1):
        return
    own = equation.result.spot
    for number in {n.spot: n for n in equation.inputs if n.spot != own}.values():
        sound = [other for other in by_spot[number.spot] if other.holds()]
        is_copy = equation.law is Law.EQUAL
        for place, value in enumerate([equation.result.value] if is_copy else values_of(number)):
            changed = {number.spot: value}
            mends = equation.holds(changed) and is_met(equation, changed)
            if mends and all(other.holds(changed) for other in sound):
                yield as_beside(number, equation) if is_copy else nth_change(number, place)


def as_beside(number: PrintedNumber, equation: Equation) -> Change:
    """Return the change of a number to what another place prints of the same quantity."""
    result = equation.result
    return Change(number, result.value, result.text, "bila yang di sini benar")
