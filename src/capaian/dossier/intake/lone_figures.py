"""Single figures that are far from all others of their column: a program that makes 12 of a typed `12.000`.

They are told with what they are of, so that whoever confirmed one of them has not confirmed another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from statistics import median
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.amounts import named
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.stored_figures import ENOUGH, Stored
from capaian.dossier.intake.sums import shown

_FAR: Final[Mapping[IntakeTable, int]] = {IntakeTable.INPUTS: 1_000, IntakeTable.PEERS: 10}
"""How many times smaller than the middle one a figure is."""
_COLUMNS: Final[Mapping[IntakeTable, tuple[str, ...]]] = {
    IntakeTable.INPUTS: ("original", "revised", "actual"),
    IntakeTable.PEERS: ("value", "numerator", "denominator"),
}


def lone_figures(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield single figures that are far too small, by what they are of and in words."""
    yield from _of_parts(one, stored) if one.sort is IntakeTable.COUNTS else _of_columns(one)


def _of_parts(one: TakenTable, stored: Stored) -> Iterator[tuple[str, str]]:
    """Yield areas where few of the whole have what more than half of it have in most others."""
    for part, whole, shares in stored.shares(one):
        few = [share for share in shares if share.is_few]
        many = sum(2 * share.part > share.whole for share in shares)
        for share in few if many > ENOUGH and many > len(shares) // 2 else ():
            words = f"{part} {share.area} hanya {shown(share.part)} dari {shown(share.whole)} ({whole})"
            yield (
                f"lone {part} {share.area}",
                f"{words}, padahal di kebanyakan baris lebih dari separuh ({share.period}): salah ketik?",
            )


def _of_columns(one: TakenTable) -> Iterator[tuple[str, str]]:
    """Yield figures that are many times smaller than the middle one of their column."""
    limit = _FAR[one.sort]
    for column in _COLUMNS[one.sort]:
        groups: dict[str, list[tuple[str, Decimal]]] = {}
        for row in one.taken.rows:
            cells = row.cells
            if cells.get(column):
                of = cells.get("subject", "") if one.sort is IntakeTable.PEERS else cells.get("period", "")
                thing = cells.get("area") or cells.get("node", "")
                groups.setdefault(of, []).append((thing, Decimal(cells[column])))
        for of, figures in groups.items():
            middle = median(value for _, value in figures)
            small = [(thing, value) for thing, value in figures if 0 < limit * value < middle]
            if len(figures) - len(small) <= ENOUGH or 2 * len(small) >= len(figures):
                continue
            for thing, value in small:
                words = f"{named(column)} {thing} {of} hanya {shown(value)}"
                beside = f"padahal yang di tengah {shown(middle)}: mungkin salah ketik"
                yield f"lone {column} {thing}", f"{words}, {beside}"
