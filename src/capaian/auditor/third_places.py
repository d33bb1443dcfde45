"""Which of two changes mends a statement, where a third place of the report tells it.

`naik 3,52 poin dari 78,87` in a sentence says that of 82,39 − 77,87 = 3,52 in a table 77,87 is wrong, and not
the gap. A place tells a figure if it prints it with another figure of the statement, or the name of its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.claims.equation import Equation, group_by_spot
from capaian.auditor.claims.law import WORKED_OUT, Law
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.either import readings_of
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.repair import Cause, is_met
from capaian.auditor.slips import Change
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figures import Name, name_of, subject_of, words_of
from capaian.auditor.understanding.namesakes import Namesakes
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up

_FEWEST: Final = 3
"""Digits of a figure that is met beside another of the statement by no chance."""
_LEAST: Final = 20
_MOST: Final = 500
"""Achievements that are printed of anything are about as many percent."""
_MOST_PLACES: Final = 6
_FEWEST_OF_ALL: Final = 2
"""Digits of one that is met beside all others of the statement."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A row of a table or a line of running text."""

    lines: frozenset[int]
    values: frozenset[Decimal]
    text: str


@dataclass(frozen=True)
class ThirdPlaces:
    """The rows and lines of a report, asked for the figures of a statement that fails."""

    document: PrintedDocument

    def tell(self, number: PrintedNumber, value: Decimal, statement: Equation) -> bool:
        """Whether another place prints a value for a figure of a statement.

        One of two digits tells nothing, unless it stands there with all others of the statement.
        """
        own = {each.spot.line for each in statement.numbers}
        others = [each for each in statement.numbers if each.spot != number.spot]
        if _digits(number, value) < _FEWEST:
            return _digits(number, value) == _FEWEST_OF_ALL and self._tell_all(value, others, own)
        beside = {abs(each.value) for each in others if each.digits >= _FEWEST} - {abs(value)}
        name = self._names.get(number.spot)
        return any(
            bool(beside & passage.values) or (name is not None and _is_named(name, passage.text))
            for passage in self._printing.get(abs(value), ())
            if not own & passage.lines and (value == number.value or abs(number.value) not in passage.values)
        )

    def tell_beside_result(self, change: Change, statement: Equation) -> bool:
        """Whether the very line of the result has what an input elsewhere should be, and not what it is.

        `naik 2,69 poin dari 82,14`, beside a table that goes from 81,24 to 84,83.
        """
        line, number = statement.result.spot.line, change.number
        values = {
            value for p in self._printing.get(abs(change.value), ()) if line in p.lines for value in p.values
        }
        is_apart = number.spot.line != line and number.digits >= _FEWEST
        return is_apart and bool(values) and abs(number.value) not in values

    def tell_others(self, number: PrintedNumber, statement: Equation) -> bool:
        """Whether a line of text names the row of a figure and has all others of the statement, not it.

        `tenda pengungsi, yakni 5 unit dari 24 unit` says that of 17 + 5 = 24 the 17 is wrong.
        """
        own = {each.spot.line for each in statement.numbers}
        others = {abs(each.value) for each in statement.numbers if each.spot != number.spot}
        name = self._names.get(number.spot)
        return len(others) > 1 and any(
            name is not None
            and others <= passage.values
            and abs(number.value) not in passage.values
            and not own & passage.lines
            and _is_named(name, passage.text)
            for passage in self._printing.get(abs(statement.result.value), ())
        )

    def tell_gap(self, right: PrintedNumber, wrong: PrintedNumber) -> bool:
        """Whether the line of a figure tells how far it is from what stands beside the other one."""
        (gaps, beside) = (
            {
                value
                for p in self._printing.get(abs(each.value), ())
                if each.spot.line in p.lines
                for value in p.values
            }
            for each in (right, wrong)
        )
        telling = {gap for gap in gaps if sum(map(str.isdigit, str(gap))) >= _FEWEST}
        return any(
            abs(each - right.value) in telling and abs(each - wrong.value) not in telling
            for each in beside - {wrong.value}
        )

    def tell_instead(self, number: PrintedNumber, statement: Equation) -> Set[Decimal]:
        """Return what stands in other places beside all other figures of a statement."""
        own = {each.spot.line for each in statement.numbers}
        others = {abs(each.value) for each in statement.numbers if each.spot != number.spot}
        found = self._printing.get(abs(statement.result.value), ())
        beside = [p.values for p in found if others <= p.values and not own & p.lines]
        return frozenset[Decimal]().union(*beside) - others - {abs(number.value)}

    def tell_beside(self, number: PrintedNumber, statement: Equation) -> Set[Decimal]:
        """Return the counts that few other rows print beside the result of a statement, without a figure."""
        own = {each.spot.line for each in statement.numbers}
        found = self._printing.get(abs(statement.result.value), ())
        rows = (p for p in found if not p.text and len(found) <= _MOST_PLACES)
        beside = [p.values for p in rows if abs(number.value) not in p.values and not own & p.lines]
        return frozenset(value for values in beside for value in values if not value % 1)

    def tell_as_printed(self, number: PrintedNumber, statement: Equation) -> bool:
        """Whether another place prints a figure of a statement with its name, or others of the statement."""
        is_of_name = number.digits >= _FEWEST and self.namesakes.print_value(number, number.value)
        return is_of_name or self.tell(number, number.value, statement)

    def _tell_all(self, value: Decimal, others: Sequence[PrintedNumber], own: Set[int]) -> bool:
        """Whether another place prints a value and several others of which each may be another's sum."""
        values = {abs(each.value) for each in others} - {abs(value)}
        passages = self._printing.get(abs(value), ())
        return len(values) > 1 and any(values <= p.values and not own & p.lines for p in passages)

    def prove(self, statement: Equation, totals: Sequence[Equation]) -> Equation | None:
        """Return another sum that comes to the printed total of a statement, where text tells the total, too.

        Both speak of the same things: titles and text share a word.
        """
        own = {each.spot.line for each in statement.numbers}
        total, words = statement.result, self._subjects.get(statement.result.spot, frozenset())
        told = [p for p in self._printing.get(total.value, ()) if p.text and not own & p.lines]
        akin = [words & words_of(passage.text) for passage in told]
        for other in totals:
            is_apart = not own & {each.spot.line for each in other.numbers}
            subject = self._subjects.get(other.result.spot, frozenset())
            if is_apart and other.result.value == total.value and any(subject & each for each in akin):
                return other
        return None

    @cached_property
    def _subjects(self) -> Mapping[Spot, frozenset[str]]:
        """For each figure of a table the words that say what the table is of."""
        return {
            number.spot: words_of(subject_of(table.title))
            for table in self.document.tables
            for row in table.rows
            for cell in row.cells
            for number in cell.numbers
        }

    def tell_whole(self, statement: Equation) -> bool:
        """Whether another place prints all figures of a statement."""
        own = {each.spot.line for each in statement.numbers}
        values = {abs(each.value) for each in statement.numbers}
        those = self._printing.get(abs(statement.result.value), ())
        return any(values <= passage.values and not own & passage.lines for passage in those)

    @cached_property
    def _printing(self) -> Mapping[Decimal, Sequence[_Passage]]:
        found: dict[Decimal, list[_Passage]] = {}
        for passage in self._passages():
            for value in passage.values:
                found.setdefault(value, []).append(passage)
        return found

    def _passages(self) -> Iterator[_Passage]:
        for table in self.document.tables:
            for row in table.rows:
                numbers = [number for cell in row.cells for number in cell.numbers]
                yield _passage({row.line, *row.lines}, numbers, "")
        lines: dict[int, list[PrintedNumber]] = {}
        for sentence in self.document.sentences:
            for number in sentence.numbers:
                lines.setdefault(number.spot.line, []).append(number)
        for line, numbers in lines.items():
            yield _passage({line}, numbers, self.document.line(line).text)

    @cached_property
    def namesakes(self) -> Namesakes:
        """The names of its rows, with what they have elsewhere."""
        return Namesakes(self.document)

    def is_beside(self, change: Change) -> bool:
        """Whether the row or line of a figure has what it would be changed to as another figure."""
        line = change.number.spot.line
        return any(line in passage.lines for passage in self._printing.get(abs(change.value), ()))

    @cached_property
    def _names(self) -> Mapping[Spot, Name]:
        """For each figure of a table the name of its row."""
        return {
            number.spot: name
            for table in self.document.tables
            for row in table.rows
            if (name := name_of(row.label)).words
            for cell in row.cells
            for number in cell.numbers
        }


def find_proved(equations: Sequence[Equation], places: ThirdPlaces) -> Mapping[int, Equation]:
    """Return, by identity of each sum that fails, the sum of other parts that comes to its printed total.

    Only where running text tells that total as well: what is told three times is right, and a part is wrong.
    """
    sums = [e for e in equations if e.law is Law.SUM and len(e.inputs) > 1 and e.result.is_count]
    totals = [each for each in sums if each.result.digits >= _FEWEST_OF_ALL and each.holds()]
    failed = (each for each in sums if totals and not each.holds())
    proved = ((id(each), places.prove(each, totals)) for each in failed)
    return {key: other for key, other in proved if other is not None}


def _passage(lines: Iterable[int], numbers: Iterable[PrintedNumber], text: str) -> _Passage:
    return _Passage(frozenset(lines), frozenset(abs(number.value) for number in numbers), text)


def _is_named(name: Name, text: str) -> bool:
    return bool(text) and name.is_in(plain(text), words_of(text))


def _digits(number: PrintedNumber, value: Decimal) -> int:
    return sum(map(str.isdigit, number.write(value, number.decimals)))


def find_told_elsewhere(
    equations: Sequence[Equation], words: Iterable[Statement], causes: Iterable[Cause], places: ThirdPlaces
) -> tuple[Cause, ...]:
    """Return the slip of one input for each failed statement of which a third place tells that this is wrong.

    It prints what the input should be, or the result as it stands; or words hold with that alone. Only where
    no place tells the contrary, and nothing mends more.

    Args:
        equations: All statements on numbers.
        words: All statements in words that are held against figures.
        causes: Changes that are told already.
        places: The rows and lines of the report.
    """
    by_spot = group_by_spot(equations)
    misled = _by_figure(each.against for each in words if not each.holds and each.against is not None)
    settled = {id(e) for cause in causes if not is_of_result(cause) for e in cause.mended}
    found = []
    for equation in equations:
        is_asked = equation.law not in (Law.AT_MOST, Law.EQUAL) and id(equation) not in settled
        if is_asked and not equation.holds() and not _is_told_to_change(equation, places):
            borrowed = [*_borrowed(equation, by_spot, places)]
            slips = [slip for slip in readings_of(equation, by_spot) if not places.is_beside(slip)]
            told = borrowed or [*_retold(equation, by_spot, places)]
            told = told or [slip for slip in slips if places.tell(slip.number, slip.value, equation)]
            told = told or [slip for slip in slips if places.tell_beside_result(slip, equation)]
            told = told or [slip for slip in slips if _mends_words(slip, misled)]
            told = told or [slip for slip in slips if places.tell_others(slip.number, equation)]
            if not told and _is_borne_out(equation, places):
                told = [slip for slip in slips if not places.tell_as_printed(slip.number, equation)]
            told = told or [slip for slip in slips if _is_out_of_scale(slip, equation, places)]
            right = [slip for slip in told if not places.tell(slip.number, slip.number.value, equation)]
            if len(told) == len(right) == 1:
                found.append(_cause(right[0], equation, by_spot, settled))
    return (*found, *_proved_by_gaps(equations, by_spot, settled, places))


def _proved_by_gaps(
    equations: Iterable[Equation],
    by_spot: Mapping[Spot, Sequence[Equation]],
    settled: Set[int],
    places: ThirdPlaces,
) -> Iterator[Cause]:
    """Yield the change of a figure to that of another place whose own line tells a gap that fits it alone."""
    for equal in equations:
        if equal.law is not Law.EQUAL or equal.holds() or id(equal) in settled:
            continue
        (there,) = equal.inputs
        for right, wrong in ((equal.result, there), (there, equal.result)):
            sound = [each for each in by_spot[wrong.spot] if each.holds()]
            is_sound = all(each.holds({wrong.spot: right.value}) for each in sound)
            if is_sound and places.tell_gap(right, wrong) and not places.tell_gap(wrong, right):
                text = wrong.write(right.value, wrong.decimals)
                change = Change(wrong, right.value, text, "seperti tercetak di tempat lain", is_slip=False)
                yield _cause(change, equal, by_spot, settled)


def _cause(
    change: Change, equation: Equation, by_spot: Mapping[Spot, Sequence[Equation]], settled: Set[int]
) -> Cause:
    """Return what a change of an input mends: its statement, and what else fails for that figure alone."""
    spot = change.number.spot
    failed = (each for each in by_spot[spot] if each is not equation and not each.holds())
    others = (each for each in failed if id(each) not in settled and each.holds({spot: change.value}))
    return Cause(change, (equation, *others), places=(spot,))


def _borrowed(
    equation: Equation, by_spot: Mapping[Spot, Sequence[Equation]], places: ThirdPlaces
) -> Iterator[Change]:
    """Yield what other tables print of an input, where the statement comes out exactly with that alone."""
    own = equation.result.spot
    for number in {n.spot: n for n in equation.inputs if n.spot != own and n.digits >= _FEWEST}.values():
        sound = [other for other in by_spot[number.spot] if other.holds()]
        for value in sorted(places.namesakes.other_values(number)):
            changed = {number.spot: value}
            mends = equation.holds(changed) and is_met(equation, changed)
            if mends and all(other.holds(changed) for other in sound):
                text = number.write(value, number.decimals)
                yield Change(number, value, text, "seperti tercetak di tempat lain", is_slip=False)


def _retold(
    equation: Equation, by_spot: Mapping[Spot, Sequence[Equation]], places: ThirdPlaces
) -> Iterator[Change]:
    """Yield what stands for an input where another place tells the whole statement, and it comes out.

    However far it is from what is printed: `Rp 6.727.252.200 atau 96,36% dari pagu Rp 6.981.035.000`. Of few
    digits must be either the one part that a place tells otherwise, or a count beside a share that it gives.
    """
    is_long = len({n.value for n in equation.numbers if n.digits >= _FEWEST}) > _FEWEST_OF_ALL
    is_share = equation.law is Law.PERCENT and equation.result.decimals >= _FEWEST_OF_ALL
    for number in equation.inputs:
        sound = [other for other in by_spot[number.spot] if other.holds()]
        others = [each for each in equation.numbers if each.spot != number.spot]
        is_told = equation.law is Law.SUM and all(each.digits >= _FEWEST_OF_ALL for each in others)
        values = places.tell_instead(number, equation) if is_long or is_told else frozenset[Decimal]()
        if is_share and number.is_count and not values:
            values = places.tell_beside(number, equation)
        for value in sorted(values):
            changed = {number.spot: value}
            mends = equation.holds(changed) and is_met(equation, changed)
            if mends and all(other.holds(changed) for other in sound):
                text = number.write(value, number.decimals)
                yield Change(number, value, text, "seperti tercetak di tempat lain", is_slip=False)


def _by_figure(misled: Iterable[Held]) -> Mapping[Spot, Sequence[Held]]:
    """Return what words are held against by the figures that decide it."""
    found: dict[Spot, list[Held]] = {}
    for held in misled:
        for spot in held.spots:
            found.setdefault(spot, []).append(held)
    return found


def _is_borne_out(equation: Equation, places: ThirdPlaces) -> bool:
    """Whether another place prints the result: that tells for it, unless it is worked out and so copied."""
    is_told = places.tell(equation.result, equation.result.value, equation)
    return is_told and equation.law not in WORKED_OUT


def _is_out_of_scale(slip: Change, equation: Equation, places: ThirdPlaces) -> bool:
    """Whether an achievement is as usual for its printed figure alone, and its other input stands elsewhere.

    Nobody reaches 9,63 percent and prints 96,29: the target of 950,00 is one of 95,00.
    """
    computed = equation.computed()
    if equation.rule is not AuditRule.ACHIEVEMENT or equation.law is not Law.PERCENT or computed is None:
        return False
    is_usual = _LEAST <= equation.result.value <= _MOST
    others = [number for number in equation.inputs if number.spot != slip.number.spot]
    return (
        is_usual
        and not _LEAST <= computed <= _MOST
        and all(places.namesakes.print_value(each, each.value) for each in others)
    )


def is_of_result(cause: Cause) -> bool:
    """Say whether a change mends no more than the statement whose result it changes."""
    return len(cause.mended) == 1 and cause.mended[0].result.spot == cause.change.number.spot


def _is_told_to_change(equation: Equation, places: ThirdPlaces) -> bool:
    """Whether another place prints what the result should be."""
    computed = equation.computed()
    if computed is None:
        return True
    value = round_half_up(computed, equation.result.decimals)
    return value != equation.result.value and places.tell(equation.result, value, equation)


def _mends_words(slip: Change, misled: Mapping[Spot, Sequence[Held]]) -> bool:
    changed = {slip.number.spot: slip.value}
    return any(held.holds(changed) for held in misled.get(slip.number.spot, ()))
