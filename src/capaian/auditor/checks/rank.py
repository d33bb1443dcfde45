"""The order of a sorted table, and ranks in a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.slips import changes_of
from capaian.auditor.understanding.ranking import Ranked, Ranking, find_rankings, name_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_SELDOM: Final = 2
"""Tables that may have their rows in one order by chance, or as one was made after the other."""


def check_rank(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every place in an order, as a table gives it."""
    rankings = [ranking for table in report.tables for ranking in find_rankings(table)]
    orders = Counter(_names(table.items) for table in report.tables)
    for ranking in rankings:
        if ranking.out_of_order and orders[_names([ranked.row for ranked in ranking.rows])] > _SELDOM:
            continue  # the order of places in every table, and of no figure
        yield from _mistyped(ranking, report)
        yield from _printed(ranking)
        yield from _recomputed(ranking)


def _names(rows: Sequence[UnderstoodRow]) -> tuple[str, ...]:
    """Return what rows are called, in their order."""
    return tuple(name_of(row.label) for row in rows)


def _statement(
    line: int, printed: str, expected: str, why: str, place: str, level: Level = Level.ERROR
) -> Statement:
    """Return the statement that a place is right; it is if nothing else is expected."""
    return Statement(
        AuditRule.RANK, not expected, line, printed, expected, why if expected else "", place, level
    )


def _printed(ranking: Ranking) -> Iterator[Statement]:
    """Yield each row beside the place that its printed figure has, by its rank or among the other rows."""
    wrong = ranking.out_of_order
    for at, ranked in enumerate(ranking.rows):
        place = ranking.place_of(ranked)
        expected, why = "", ""
        if ranked.rank is not None and not _ties(ranking, ranked, place):
            expected = str(place)
            why = f"{ranked.number.signed} adalah nilai ke-{place}, bukan ke-{ranked.rank}."
        elif ranked in wrong:
            expected = f"urutan ke-{place}"
            why = f"Baris lain terurut menurut {ranking.column.name}; nilai baris ini urutan ke-{place}."
        printed = str(ranked.rank or ranked.number.text)
        line, at_row = ranked.row.row.line, ranking.table.place(ranked.row)
        made = _statement(line, printed, expected, why, at_row)
        yield made if made.holds else replace(made, against=_held(ranking, at))


def _mistyped(ranking: Ranking, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the one figure with which all ranks fit, where the report prints that elsewhere and not this.

    It has to be a slip of the pen: a rank is typed wrong as easily as a figure. Where a figure follows from
    those beside it, what these come to is the only one that may be meant.
    """
    if all(_fits(ranking, ranked) for ranked in ranking.rows):
        return
    own = {line for ranked in ranking.rows for line in (ranked.row.row.line, *ranked.row.row.lines)}
    elsewhere = {n.value for n in report.document.numbers() if n.spot.line not in own}
    for ranked in ranking.rows:
        changes = [] if ranked.number.value in elsewhere else [*changes_of(ranked.number)]
        if ranked.computed is not None:
            meant = round(ranked.computed, ranked.number.decimals)
            changes = [change for change in changes if change.value == meant]
        for change in changes if ranked.number.is_telling else ():
            other = ranking.with_changes({ranked.number.spot: change.value})
            if change.value in elsewhere and all(_fits(other, each) for each in other.rows):
                why = f"Dengan {change.text}, seperti tercetak di tempat lain, semua peringkat cocok."
                printed, line = ranked.number.signed, ranked.row.row.line
                made = _statement(line, printed, change.text, why, ranking.table.place(ranked.row))
                rights = {ranked.number.spot: change.value}
                yield replace(made, spots=(ranked.number.spot,), rights=rights)
                return


def _fits(ranking: Ranking, ranked: Ranked) -> bool:
    """Whether a row has the rank of its figure; one without any has none to be wrong."""
    place = ranking.place_of(ranked)
    return ranked.rank in (None, place) or _ties(ranking, ranked, place)


def _held(ranking: Ranking, at: int) -> Held:
    """Return the figures that a place among the rows depends on."""

    def stands(changed: Changed) -> bool:
        other = ranking.with_changes(changed)
        own = other.rows[at]
        if own.rank is None:
            return own not in other.out_of_order
        return own.rank == other.place_of(own) or _ties(other, own, other.place_of(own))

    return Held(tuple(ranked.number.spot for ranked in ranking.rows), stands)


def _ties(ranking: Ranking, ranked: Ranked, place: int) -> bool:
    """Whether equal figures are ranked one after the other."""
    equal = sum(other.number.value == ranked.number.value for other in ranking.rows)
    return ranked.rank is not None and place <= ranked.rank < place + equal


def _recomputed(ranking: Ranking) -> Iterator[Statement]:
    """Yield whether the order stays when the figures are recomputed from those beside them."""
    if not ranking.is_meant or any(ranked.computed is None for ranked in ranking.rows):
        return
    moved = ranking.moved
    first = moved[0][0] if moved else ranking.rows[0]
    names = "; ".join(f"{ranked.row.label} ke-{place}" for ranked, place in moved)
    why = f"Bila {ranking.column.name} dihitung ulang dari angka di sebelahnya, urutannya berubah: {names}."
    place = ranking.table.table.name
    made = _statement(
        first.row.row.line, f"urutan menurut {ranking.column.name}", names, why, place, Level.WARNING
    )
    spots = tuple(number.spot for number in ranking.inputs)
    yield made if made.holds else replace(made, against=Held(spots, ranking.stays))
