"""A row whose figures are those of another one: the totals below are right, and tell what belongs there.

11, 9, 9 add up to more than a total that running text tells, too. Where two rows of other names bear the same
figures and every sum of both fails, one of them was copied; no total is changed to fit it. Three figures of
several digits prove that by themselves, however far apart the rows stand. Which of both it is the report
tells by what it has of either name elsewhere, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Changed, Equation, group_by_spot
from capaian.auditor.claims.law import FOLLOWS, Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.namesakes import Namesakes
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import round_half_up, significant_digits
from capaian.domain.value import PERCENT

_EXACT: Final = (Law.SUM, Law.DIFFERENCE)
"""Laws by which the figures of a row prove each other."""
_PAIR: Final = 2
_FEWEST: Final = 3
"""Figures of several digits that two rows do not share by chance where all their totals fail."""
_AFTER: Final = 40
"""Signs behind a figure among which stands what it counts."""

_NOT_TOLD: Final = "laporan tidak memberi tahu mana yang salinan."

_Pair = tuple[UnderstoodRow, UnderstoodRow]


@dataclass(frozen=True, slots=True)
class _Copy:
    """A row with the figures of another one, and what belongs in their place."""

    row: UnderstoodRow
    other: UnderstoodRow
    right: Mapping[PrintedNumber, Decimal]
    totals: Sequence[Equation]
    beside: Sequence[PrintedNumber]
    """The same figures of the other row."""
    is_in_part: bool
    """Whether another total of both rows is right: there they are rightly equal, or equal by chance."""

    @property
    def changed(self) -> Changed:
        return {number.spot: value for number, value in self.right.items()}

    @property
    def is_telling(self) -> bool:
        """Whether so many figures are equal, and no total of theirs is right, that none is so by chance."""
        return not self.is_in_part and _tell_much(tuple(self.right))


def settle_copied_rows(report: UnderstoodReport, made: Sequence[Claim]) -> list[Claim]:
    """Return what the rules have yielded, with each row that was copied from another one.

    What only says of the same two rows that they are equal tells less, and is left out.
    """
    by_spot = group_by_spot(claim for claim in made if isinstance(claim, Equation))
    words = (claim for claim in made if isinstance(claim, Statement) and not claim.holds)
    told = [claim for claim in words if claim.rule is AuditRule.COPY]
    namesakes = Namesakes(report.document)
    found: list[Statement] = []
    less: set[int] = set()
    for table in report.tables:
        pair = _far_pair(table) or _near_pair(table)
        lines = {row.row.line for row in pair or ()}
        of_rows = [claim for claim in told if not lines.isdisjoint((claim.line, *claim.lines))]
        if pair is not None and all(lines == {claim.line, *claim.lines} for claim in of_rows):
            upper, lower = pair
            rows = (_copied(table, lower, upper, by_spot), _copied(table, upper, lower, by_spot))
            copies = [c for c in rows if c is not None and _is_proved(c, table, by_spot, report.document)]
            told_of = [copy for copy in copies if _is_told_of(copy, namesakes, by_spot)]
            if copies:
                copy, *others = told_of if len(told_of) == 1 else copies
                found.append(_tell(copy, table, by_spot, is_either=bool(others)))
                less |= {id(claim) for claim in of_rows}
    return [*(claim for claim in made if id(claim) not in less), *found]


def _far_pair(table: UnderstoodTable) -> _Pair | None:
    """Return the only two rows, wherever they stand, that bear the same figures of several digits."""
    by_figures: dict[tuple[str, ...], list[UnderstoodRow]] = {}
    for row in table.items:
        figures = _figures(table, row)
        if _tell_much(figures):
            by_figures.setdefault(tuple(number.signed for number in figures), []).append(row)
    equal = [rows for rows in by_figures.values() if len(rows) > 1]
    if len(equal) != 1 or len(equal[0]) != _PAIR:
        return None
    upper, lower = equal[0]
    return (upper, lower) if _are_equal(table, upper, lower) else None


def _near_pair(table: UnderstoodTable) -> _Pair | None:
    """Return the only two rows below each other that bear the same figures."""
    pairs = [pair for pair in pairwise(table.items) if _are_equal(table, *pair)]
    return pairs[0] if len(pairs) == 1 else None


def _tell_much(figures: Sequence[PrintedNumber]) -> bool:
    """Whether three different amounts or counts are neither round nor of one digit."""
    values = {number.value for number in figures if number.unit != PERCENT}
    return sum(significant_digits(value) >= _PAIR for value in values) >= _FEWEST


def _figures(table: UnderstoodTable, row: UnderstoodRow) -> Sequence[PrintedNumber]:
    """The figures of a row, its own number and that in its name left out; none where a cell has none."""
    columns = (c for c in table.columns if c.is_numeric and Role.NUMBER not in roles_of(c.path[-1:]))
    cells = [row.row.cells[column.index] for column in columns]
    numbers = [cell.number for cell in cells if row.row.texts[cell.column] != row.label]
    return [] if None in numbers else [number for number in numbers if number is not None]


def _are_equal(table: UnderstoodTable, upper: UnderstoodRow, lower: UnderstoodRow) -> bool:
    """Whether two rows of other names bear the same figures in every column, and not only noughts."""
    texts = [[number.signed for number in _figures(table, row)] for row in (upper, lower)]
    is_something = any(number.value for number in _figures(table, lower))
    is_equal = texts[0] == texts[1] and is_something
    return is_equal and upper.level == lower.level and upper.label != lower.label


def _copied(
    table: UnderstoodTable,
    row: UnderstoodRow,
    other: UnderstoodRow,
    by_spot: Mapping[Spot, Sequence[Equation]],
) -> _Copy | None:
    """Return a row with what the failed sums of its columns leave for it; `None` if they leave nothing."""
    right: dict[PrintedNumber, Decimal] = {}
    equal: dict[PrintedNumber, PrintedNumber] = {}
    totals: list[Equation] = []
    is_in_part = False
    for own, beside in zip(_figures(table, row), _figures(table, other), strict=True):
        sums = (e for e in by_spot.get(own.spot, ()) if e.law is Law.SUM and not e.after)
        for total in (e for e in sums if {own, beside} <= {*e.inputs}):
            computed = total.computed()
            is_in_part |= total.holds()
            if computed is not None and not total.holds():
                right.setdefault(own, own.value + total.result.value - computed)
                equal[own] = beside
                totals.append(total)
    changed = {number.spot: value for number, value in right.items()}
    for own, beside in zip(_figures(table, row), _figures(table, other), strict=True) if right else ():
        followed = own not in right and _followed(own, row, by_spot.get(own.spot, ()), changed)
        if followed:
            right[own], equal[own] = followed, beside
    copy = _Copy(row, other, right, totals, [*equal.values()], is_in_part)
    is_sound = all(total.holds(copy.changed) for total in totals)
    return copy if right and is_sound and all(value > 0 for value in right.values()) else None


def _followed(
    number: PrintedNumber, row: UnderstoodRow, resting: Sequence[Equation], changed: Changed
) -> Decimal | None:
    """Return what a figure that no total adds up, such as a share, is by the others of its row."""
    own = (e for e in resting if e.result.spot == number.spot and e.law in FOLLOWS and _is_within(e, row))
    found = [e.computed(changed) for e in own if e.holds()]
    return round_half_up(found[0], number.decimals) if len(found) == 1 and found[0] is not None else None


def _is_within(equation: Equation, row: UnderstoodRow) -> bool:
    """Whether an equation holds the figures of a row against each other: right, though all were copied."""
    return {row.row.line, *row.row.lines} >= {number.spot.line for number in equation.numbers}


def _is_proved(
    copy: _Copy, table: UnderstoodTable, by_spot: Mapping[Spot, Sequence[Equation]], document: PrintedDocument
) -> bool:
    """Whether what belongs there proves itself by the figures of its row, or another place tells a total.

    Of rows that are equal in part only, two parts and their sum must have been copied: one wrong total is
    passed on to the sum of its row.
    """
    own = {id(e): e for spot in copy.changed for e in by_spot[spot] if e.law in _EXACT}
    across = [e for e in own.values() if _is_within(e, copy.row)]
    bounds = [e for spot in copy.changed for e in by_spot[spot] if e.law is Law.AT_MOST and e.holds()]
    if any(not each.holds(copy.changed) for each in (*across, *bounds)):
        return False
    if copy.is_telling:
        return True
    most = max((sum(number.spot in copy.changed for number in e.numbers) for e in across), default=0)
    if copy.is_in_part or most >= _PAIR:
        return most >= (_PAIR + copy.is_in_part)
    return any(_is_told(total, table, document) or _bears(total, by_spot) for total in copy.totals)


def _is_told_of(copy: _Copy, namesakes: Namesakes, by_spot: Mapping[Spot, Sequence[Equation]]) -> bool:
    """Whether another place has what belongs to the row by its name, or by the other's what both print."""
    pairs = [*zip(copy.right.items(), copy.beside, strict=True)]
    exchanged = {beside.spot: right for (_, right), beside in pairs}
    apart = [e for spot in copy.changed for e in by_spot[spot] if exchanged.keys().isdisjoint(_spots(e))]
    beside = [e for spot in exchanged for e in by_spot[spot] if copy.changed.keys().isdisjoint(_spots(e))]
    return (
        any(namesakes.tell_value(own, right, other) for (own, right), other in pairs)
        or any(namesakes.tell_value(other, other.value, own) for (own, _), other in pairs)
        or any(not each.holds() and each.holds(copy.changed) for each in apart)
        or any(
            each.holds() and not (_is_within(each, copy.other) or each.holds(exchanged)) for each in beside
        )
    )


def _spots(equation: Equation) -> Iterator[Spot]:
    return (number.spot for number in equation.numbers)


def _bears(total: Equation, by_spot: Mapping[Spot, Sequence[Equation]]) -> bool:
    """Whether something that holds fails with what the parts come to; what follows from it proves nothing."""
    spot = total.result.spot
    changed = {spot: total.computed() or Decimal(0)}
    telling = (each for each in by_spot[spot] if each.law not in FOLLOWS or each.result.spot == spot)
    return any(each.holds() and not each.holds(changed) for each in telling)


def _is_told(total: Equation, table: UnderstoodTable, document: PrintedDocument) -> bool:
    """Whether running text tells a total with what it counts, as its table names that."""
    heads = (word for column in table.columns for word in column.path)
    named = words_of(" ".join((table.table.title, *heads)))
    return any(
        number.value == total.result.value
        and number.unit == total.result.unit
        and bool(words_of(_behind(sentence.text, sentence.place_of(number) + len(number.text))) & named)
        for sentence in document.sentences
        for number in sentence.numbers
    )


def _behind(text: str, place: int) -> str:
    """The first word behind a figure."""
    return " ".join(text[place : place + _AFTER].split()[:1])


def _kept(copy: _Copy, by_spot: Mapping[Spot, Sequence[Equation]]) -> tuple[Spot, ...]:
    """Return the figures beside a copied row that are right once it is mended, totals and all."""
    own = {id(e): e for spot in copy.changed for e in by_spot[spot]}.values()
    mended = [each for each in own if not each.holds() and each.holds(copy.changed)]
    numbers = (n for e in mended for n in (e.numbers if e.law is Law.EQUAL else (e.result,)))
    return tuple(dict.fromkeys(number.spot for number in numbers if number.spot not in copy.changed))


def _tell(
    copy: _Copy, table: UnderstoodTable, by_spot: Mapping[Spot, Sequence[Equation]], *, is_either: bool
) -> Statement:
    line, other = copy.row.row.line, copy.other.row.line
    printed = "; ".join(number.signed for number in copy.right)
    right = "; ".join(number.write(value, number.decimals) for number, value in copy.right.items())
    totals = ", ".join(dict.fromkeys(total.result.signed for total in copy.totals))
    where = "di sini"
    why = f"Agaknya salinan {_source(copy, table)}: semua angkanya sama."
    if is_either:
        where = f"pada salah satu: “{copy.row.label}” atau “{copy.other.label}”"
        why = f"Semua angkanya sama dengan {_source(copy, table)}; {_NOT_TOLD}"
    return Statement(
        AuditRule.COPY,
        False,
        line,
        printed,
        f"{right} {where}" if is_either else right,
        f"{why} Jumlah {totals} tetap, dan cocok bila {where} {right}.",
        table.place(copy.row),
        Level.ERROR if copy.is_telling else Level.WARNING,
        lines=(other,),
        spots=tuple(copy.changed),
        keeps=_kept(copy, by_spot),
        rights=copy.changed,
    )


def _source(copy: _Copy, table: UnderstoodTable) -> str:
    """Indonesian: where the other of two equal rows stands."""
    line, away = copy.other.row.line, table.items.index(copy.other) - table.items.index(copy.row)
    if abs(away) > 1:
        return f"baris {line} ({copy.other.label})"
    return f"baris di {'bawah' if away > 0 else 'atas'}nya (baris {line})"
