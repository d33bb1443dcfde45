"""Names of two rows in each other's place: the sentences that tell of them are right, and the table wrong.

`Way Sekar seluas 1.530 ha` and `Way Sekar sebesar 73,33%`, both printed in the row of Tebing Batu. One
sentence may have the wrong name itself; two of different figures, or one and another table or the order of
the names, have not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.ranking import find_ranking
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.audit.shortening import shorten
from capaian.domain.period import MONTHS

_PAIR: Final = 2
_FEWEST: Final = 2
"""Places that prove together that it is the table."""
_FEWEST_DIGITS: Final = 3
"""A figure with fewer digits may be any."""
_FEWEST_NAMES: Final = 4
"""Names whose order tells that two are exchanged."""
_LONGEST: Final = 70
"""Letters of a sentence that is told as proof."""
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MARKS: Final[Mapping[str, int]] = {
    **{mark: place for place, mark in enumerate(_ROMAN)},
    **{month.casefold(): place for place, month in enumerate(MONTHS)},
}
"""Roman numbers and months by which rows are named in their order."""


_Figures = tuple[PrintedNumber, PrintedNumber]


@dataclass(frozen=True)
class _Pair:
    """Two rows of a table, and what tells the figures of one by the name of the other."""

    table: UnderstoodTable
    rows: Sequence[UnderstoodRow]
    crossings: Sequence[Statement]

    def crossed_by(self, name: str, numbers: Sequence[PrintedNumber]) -> bool | None:
        """Whether figures told of a name are those of the other row; `None` where they tell nothing."""
        row, other = self.rows if plain(self.rows[0].label) == plain(name) else self.rows[::-1]
        values = {number.value for number in numbers if number.digits >= _FEWEST_DIGITS}
        own, others = _values(row), _values(other)
        is_own, is_other = bool(values & (own - others)), bool(values & (others - own))
        return None if is_own is is_other else is_other


def settle_exchanged_rows(report: UnderstoodReport, made: Sequence[Claim]) -> list[Claim]:
    """Return what the rules have yielded, with the names of rows told that stand exchanged in their table.

    What calls a sentence wrong for it holds then. Where one sentence alone differs, what
    is said of it names the table as well; where another bears the table out, it stays.
    """
    crossed: dict[frozenset[int], list[Statement]] = defaultdict(list)
    for claim in made:
        if isinstance(claim, Statement) and not claim.holds and claim.crossed:
            crossed[claim.crossed].append(claim)
    found = [*_against_ranks(report, made, crossed)]
    instead = {id(each): _borne_out(each) for told in found for each in crossed.pop(_rows(told), ())}
    instead |= {id(each): _borne_out(each) for told in found for each in _blaming(made, told)}
    for pair in _pairs(report, crossed):
        proofs = _proofs(pair, report)
        if proofs is None:
            continue
        if len(proofs) >= _FEWEST:
            told = _statement(pair, proofs)
            found.append(told)
            instead |= {id(each): _borne_out(each) for each in (*pair.crossings, *_blaming(made, told))}
        else:
            instead |= {id(each): _hedged(each, pair) for each in pair.crossings}
    twice = {id(claim) for crossings in crossed.values() for claim in _said_twice(crossings)}
    return [*(instead.get(id(claim), claim) for claim in made if id(claim) not in twice), *found]


def _said_twice(crossings: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what is said of a whole sentence where another rule says it of a figure there."""
    of_figures = {(each.line, each.printed, each.expected) for each in crossings if each.spots}
    for each in crossings:
        if not each.spots and (each.line, each.printed, each.expected) in of_figures:
            yield each


def _pairs(
    report: UnderstoodReport, crossed: Mapping[frozenset[int], Sequence[Statement]]
) -> Iterator[_Pair]:
    for lines, crossings in crossed.items():
        for table in report.tables:
            rows = [row for row in table.named if row.row.line in lines]
            if len(rows) == len(lines) == _PAIR:
                yield _Pair(table, rows, crossings)


def _proofs(pair: _Pair, report: UnderstoodReport) -> list[str] | None:
    """Return where it is told that the names are exchanged; `None` where any place has them as the table.

    A sentence that only repeats the figures of another proves no more than that.
    """
    tables = [*_of_tables(pair, report)]
    if not all((*_of_sentences(pair, report), *(is_crossed for _, is_crossed in tables))):
        return None
    spots = {spot for each in pair.crossings for spot in each.spots}
    lists = {(each.line, each.printed) for each in pair.crossings if not each.spots}
    saying: dict[frozenset[object], str] = {}
    for sentence in report.document.sentences:
        said: set[object] = {number.value for number in sentence.numbers if number.spot in spots}
        said |= {name for line, name in lists if line == sentence.line and name in sentence.text}
        if said and not any(said & known for known in saying):
            saying[frozenset(said)] = f"“{shorten(sentence.text, _LONGEST)}” (baris {sentence.line})"
    order = ["urutan nama barisnya"] if _is_in_order_exchanged(pair) else []
    order += [f"urutan nama di {table.name}" for table in _in_that_order(pair, report)][:1]
    return [*saying.values(), *dict.fromkeys(table.name for table, _ in tables), *order]


def _of_sentences(pair: _Pair, report: UnderstoodReport) -> Iterator[bool]:
    """Yield for each sentence that names one of two rows whether its figures are of the other."""
    labels = [row.label for row in pair.table.named]
    for sentence in report.document.sentences:
        names = find_named(sentence.text, labels) if sentence.numbers else ()
        own = {labels[name.row] for name in names} & {row.label for row in pair.rows}
        if len(own) == 1 == len({name.row for name in names}):
            is_crossed = pair.crossed_by(own.pop(), sentence.numbers)
            if is_crossed is not None:
                yield is_crossed


def _of_tables(pair: _Pair, report: UnderstoodReport) -> Iterator[tuple[PrintedTable, bool]]:
    """Yield each other table that has both names, and whether their figures are exchanged there."""
    names = {plain(row.label) for row in pair.rows}
    for table in report.tables:
        rows = [row for row in table.named if plain(row.label) in names]
        if table is not pair.table and {plain(row.label) for row in rows} == names:
            for row in rows:
                is_crossed = pair.crossed_by(row.label, _numbers(row))
                if is_crossed is not None:
                    yield table.table, is_crossed


def _is_in_order_exchanged(pair: _Pair) -> bool:
    """Whether the names of the rows are numbered, and in their order but for these two."""
    rows = pair.table.named
    marks = (_MARKS.get(row.label.casefold().split()[-1]) for row in rows)
    places = [mark for mark in marks if mark is not None]
    if len(places) < max(len(rows), _FEWEST_NAMES):
        return False
    one, other = (rows.index(row) for row in pair.rows)
    right = [*places]
    right[one], right[other] = places[other], places[one]
    return right == sorted(right)


def _in_that_order(pair: _Pair, report: UnderstoodReport) -> Iterator[PrintedTable]:
    """Yield the other tables that have the names of the table in one order, but for these two exchanged."""
    own = [plain(row.label) for row in pair.table.named]
    one, other = (plain(row.label) for row in pair.rows)
    exchanged = [{one: other, other: one}.get(name, name) for name in own]
    for table in report.tables:
        names = [plain(row.label) for row in table.named]
        shared = [name for name in names if name in own]
        is_whole = len(shared) == len({*shared}) >= _FEWEST_NAMES and {one, other} <= {*shared}
        if table is not pair.table and is_whole and [n for n in exchanged if n in shared] == shared:
            yield table.table


def _statement(pair: _Pair, proofs: Sequence[str]) -> Statement:
    one, other = pair.rows
    spots = tuple(dict.fromkeys(spot for each in pair.crossings for spot in each.spots))
    why = f"Nama kedua baris tertukar, menurut {' dan '.join(proofs)}."
    return Statement(
        AuditRule.LABEL,
        False,
        one.row.line,
        f"{one.label}; {other.label}",
        f"{other.label}; {one.label}",
        why,
        pair.table.place(one),
        lines=(other.row.line, *dict.fromkeys(spot.line for spot in spots)),
        spots=spots,
        keeps=spots,
    )


def _against_ranks(
    report: UnderstoodReport, made: Sequence[Claim], crossed: Mapping[frozenset[int], Sequence[Statement]]
) -> Iterator[Statement]:
    """Yield figures of two rows that fit their printed ranks, and words elsewhere, in each other's place."""
    ranks = [each for each in made if isinstance(each, Statement) and each.rule is AuditRule.RANK]
    wrong = {each.line for each in ranks if not each.holds}
    copies = [e for e in made if isinstance(e, Equation) and e.law is Law.EQUAL] if wrong else []
    for table in report.tables if wrong else ():
        rows = [row for row in table.items if row.row.line in wrong]
        pair = _exchanged_figures(table, rows) if len(rows) == _PAIR else None
        if pair is not None:
            ends = {(pair[0].spot, pair[1].value), (pair[1].spot, pair[0].value)}
            spots = [e.result.spot for e in copies if (e.inputs[0].spot, e.result.value) in ends]
            crossings = crossed.get(frozenset(row.row.line for row in rows), ())
            spots += [spot for each in crossings for spot in each.spots]
            if spots:
                yield _of_figures(table.place(rows[0]), pair, tuple(dict.fromkeys(spots)))


def _exchanged_figures(table: UnderstoodTable, rows: Sequence[UnderstoodRow]) -> _Figures | None:
    """Return the figures of two rows of which each has the place that is printed for the other."""
    ranking = find_ranking(table)
    ranked = [each for each in ranking.rows if each.row in rows] if ranking is not None else []
    if ranking is None or len(ranked) != _PAIR:
        return None
    places = [ranking.place_of(each) for each in ranked]
    are_exchanged = [each.rank for each in ranked] == places[::-1] != places
    return (ranked[0].number, ranked[1].number) if are_exchanged else None


def _of_figures(place: str, pair: _Figures, spots: tuple[Spot, ...]) -> Statement:
    """Return that figures stand in each other's row: their names are where their ranks have them."""
    one, other = pair
    lines = [*dict.fromkeys(spot.line for spot in spots)]
    told = f"peringkat kedua baris dan baris {', '.join(map(str, lines))}"
    return Statement(
        AuditRule.RANK,
        False,
        one.spot.line,
        one.signed,
        other.signed,
        f"Angka {one.signed} dan {other.signed} (baris {other.spot.line}) tertukar, menurut {told}.",
        place,
        lines=(other.spot.line, *lines),
        spots=spots,
        keeps=spots,
        at=one.spot,
        rights={one.spot: other.value, other.spot: one.value},
    )


def _rows(told: Statement) -> frozenset[int]:
    """Return the lines of the two rows whose figures are exchanged."""
    return frozenset(spot.line for spot in told.rights)


def _blaming(made: Sequence[Claim], told: Statement) -> Iterator[Statement]:
    """Yield what calls words wrong beside figures that are told of the right name."""
    right = {*told.spots}
    for claim in made:
        if isinstance(claim, Statement) and not claim.holds and claim.spots and right.issuperset(claim.spots):
            yield claim


def _borne_out(claim: Statement) -> Statement:
    return replace(claim, holds=True, against=None, crossed=frozenset(), keeps=(), spots=())


def _hedged(claim: Statement, pair: _Pair) -> Statement:
    one, other = pair.rows
    words = (
        f"Bila kalimatnya benar, nama {one.label} dan {other.label} tertukar di {pair.table.table.name} "
        f"(baris {one.row.line} dan {other.row.line})."
    )
    return replace(claim, why=f"{claim.why} {words}")


def _numbers(row: UnderstoodRow) -> list[PrintedNumber]:
    return [cell.number for cell in row.row.cells if cell.number is not None]


def _values(row: UnderstoodRow) -> set[Decimal]:
    return {number.value for number in _numbers(row)}
