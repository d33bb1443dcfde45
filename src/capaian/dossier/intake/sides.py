"""Columns of both sides of a population, men and women or citizens and foreigners, and of both together.

These are told by their heads, or by figures that are those of both.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_sums import adds_up, row_sums
from capaian.dossier.intake.sums_beside import RowSum
from capaian.dossier.intake.words import KEPT, fold

BOTH: Final = "L+P"
PAIRS: Final = (("L", "P"), ("WNI", "WNA"))
"""Sides that make a whole."""
_WORDS: Final[Mapping[str, str]] = {
    "L": r"(?:laki laki|lelaki|laki|lk|l|pria)(?: male)?",
    "P": r"(?:perempuan|wanita|pr|p)(?: female)?",
    "WNI": "(?:wni|warga negara indonesia)",
    "WNA": "(?:wna|warga negara asing|orang asing)",
}
_SUM: Final = r"(?:jumlah|jml|total)"
_AND: Final = r"(?:dan |atau |serta )?"
_PAIRED: Final = "|".join(
    f"{_WORDS[one]} {_AND}{_WORDS[other]}" for pair in PAIRS for one, other in (pair, pair[::-1])
)
# L+P, Laki-Laki + Perempuan/Male + Female, Total L/P, Jumlah (L dan P), WNI + WNA, Jumlah/Total
_JOINED: Final = rf"(?:{_SUM} )?(?:{_PAIRED})(?: male female)?(?: {_SUM})*|{_SUM}(?: {_SUM})*"
_EACH: Final = "|".join(f"(?P<{side}>{words})" for side, words in _WORDS.items())
_SIDE: Final = re.compile(rf"(?:\A|(?<= ))(?:(?P<both>{_JOINED})|(?:{_SUM} )?(?:{_EACH}))\Z")
"""The side, or both, that a head ends with; of several readings the one that begins first."""
# LAKI-LAKI WAJIB KTP, Anak perempuan memiliki KIA, Jumlah Pr yang rekam
_WITHIN: Final = re.compile(
    rf"(?:\A|(?<= ))(?:(?P<both>(?:{_SUM} )?(?:{_PAIRED}))|(?:{_SUM} )?(?:{_EACH}))(?= )"
)
"""The side, or both, that a head tells before what it counts, or in the midst of it."""
_SUM_BEFORE: Final = re.compile(rf"\A{_SUM} ")


@lru_cache(maxsize=KEPT)
def side_of(part: str) -> str | None:
    """Return which side a head means, or that it means both.

    Examples:
        >>> [side_of(part) for part in ("Laki-laki", "P", "L+P", "Jumlah", "Wajib KTP")]
        ['L', 'P', 'L+P', 'L+P', None]
        >>> [side_of(part) for part in ("Laki-Laki + Perempuan", "Total L/P", "Jumlah L", "Wajib KTP L")]
        ['L+P', 'L+P', 'L', None]
        >>> [side_of(part) for part in ("WNI", "Orang Asing", "WNI + WNA")]
        ['WNI', 'WNA', 'L+P']
    """
    found = _SIDE.search(fold(part))
    return None if found is None or found.start() else _told(found)


def _told(found: re.Match[str]) -> str:
    return next((side for side in _WORDS if found[side]), BOTH)


def with_joined(table: ForeignTable, heads: Sequence[Head]) -> list[Head]:
    """Return heads with the side as the last part, also of one beside two that holds their sum: `Semua`."""
    lowered = with_sides_last(heads)
    return [_joined(table, head, lowered) for head in lowered]


def with_sides_last(heads: Sequence[Head]) -> list[Head]:
    """Return heads with the side below the thing, where it stands above that: `LAKI-LAKI > WAJIB KTP`.

    Examples:
        >>> heads = [Head(n, (sex, "Wajib KTP"), "") for n, sex in enumerate(("L", "P", "Jumlah"))]
        >>> [head.parts for head in with_sides_last(heads)]
        [('Wajib KTP', 'L'), ('Wajib KTP', 'P'), ('Wajib KTP', 'Jumlah')]
        >>> [head.parts for head in with_sides_last(heads[::2])]
        [('L', 'Wajib KTP'), ('Jumlah', 'Wajib KTP')]
    """
    moved = {head: _with_side_last(head) for head in heads}
    told: dict[tuple[str, ...], set[str | None]] = {}
    for *rest, side in moved.values():
        told.setdefault(tuple(rest), set()).add(side_of(side))
    paired = {rest for rest, sides in told.items() if any(sides.issuperset(pair) for pair in PAIRS)}
    return [replace(head, parts=parts) if parts[:-1] in paired else head for head, parts in moved.items()]


def _with_side_last(head: Head) -> tuple[str, ...]:
    """Return the parts of a head, the lowest that tells a side behind all others."""
    place = next((n for n, part in reversed([*enumerate(head.parts)]) if side_of(part)), len(head.parts) - 1)
    return (*head.parts[:place], *head.parts[place + 1 :], head.parts[place])


def _joined(table: ForeignTable, head: Head, heads: Sequence[Head]) -> Head:
    *stem, last = head.parts
    beside = {side_of(other.parts[-1]): other for other in heads if [*other.parts[:-1]] == stem}
    if side_of(last) or BOTH in beside:
        return head
    pairs = [(beside[one], beside[other]) for one, other in PAIRS if one in beside and other in beside]
    is_sum = any(adds_up(table, (pair, head), Kind.COUNT) for pair in pairs)
    return replace(head, parts=(*stem, BOTH)) if is_sum else head


def group_by_sides(heads: Sequence[Head]) -> list[list[Head]]:
    """Return the columns to be added up for each thing: its sides, or their sum where it is there."""
    groups = [(head.parts, [head]) for head in heads]
    for _ in PAIRS:  # men and women of citizens and of foreigners
        groups = _joined_sides(groups)
    return [columns for _, columns in groups]


_Group = tuple[tuple[str, ...], list[Head]]
"""What some columns tell, and these."""


def _joined_sides(groups: Sequence[_Group]) -> list[_Group]:
    things: dict[tuple[str, ...], list[_Group]] = {}
    for parts, columns in groups:
        stem = parts[:-1] if parts and side_of(parts[-1]) else parts
        things.setdefault(stem, []).append((parts, columns))
    return [group for stem, found in things.items() for group in _summed(stem, found)]


def _summed(stem: tuple[str, ...], found: list[_Group]) -> list[_Group]:
    told = [side_of(parts[-1]) if parts != stem else None for parts, _ in found]
    is_within_side = bool(stem) and side_of(stem[-1]) is not None
    if None in told or (len(found) == 1 and not is_within_side):
        return found
    pair = next((pair for pair in PAIRS if {*pair} <= {*told}), told)
    if BOTH in told:
        return [(stem, found[told.index(BOTH)][1])]
    pair = next((pair for pair in PAIRS if {*pair} <= {*told}), told)
    parts = (columns for side, (_, columns) in zip(told, found, strict=True) if side in pair)
    return [(stem, [head for columns in parts for head in columns])]


def split_sides(heads: Sequence[Head]) -> list[Head]:
    """Return heads with the sex as a part of its own, where one row of heads tells it beside the thing.

    Examples:
        >>> men, women = Head(1, ("Wajib KTP L",), ""), Head(2, ("Perempuan Wajib KTP",), "")
        >>> [head.parts for head in split_sides([men, women])]
        [('wajib ktp', 'L'), ('wajib ktp', 'P')]
    """
    told = {head: _thing_and_side(head) for head in heads}
    known = {*told.values()}
    pairs = {
        thing for thing, _ in known if any({(thing, one), (thing, other)} <= known for one, other in PAIRS)
    }
    return [
        replace(head, parts=(*thing, sex)) if thing in pairs else head for head, (thing, sex) in told.items()
    ]


def _thing_and_side(head: Head) -> tuple[tuple[str, ...], str]:
    """Return what a head counts, and of whom: what names no sex may be the sum of both."""
    *upper, last = head.parts
    thing, side = _parted(fold(last))
    return (*upper, _SUM_BEFORE.sub("", thing)), side


@lru_cache(maxsize=KEPT)
def _parted(folded: str) -> tuple[str, str]:
    """Return what a folded text tells besides a side, and this; a side alone is the thing."""
    found = _SIDE.search(folded)
    if found is None:
        found = _WITHIN.search(folded)
    elif not found.start():
        return folded, BOTH
    if found is None:
        return folded, BOTH
    before, behind = folded[: found.start()].strip(), folded[found.end() :].strip()
    return f"{before} {behind}".strip(), _told(found)


def told_sides(head: Head) -> frozenset[str]:
    """Return the sides that the parts of a head tell."""
    told = {side_of(part) or _parted(fold(part))[1] for part in head.parts}
    return frozenset(told - {BOTH})


def are_of_one_thing(heads: Sequence[Head]) -> bool:
    """Say whether columns with the same lowest words count one thing, each of another side or both.

    Examples:
        >>> men, women, card = (Head(1, (above, "Wajib"), "") for above in ("L", "P", "KIA"))
        >>> are_of_one_thing([men, women]), are_of_one_thing([men, card]), are_of_one_thing([men, men])
        (True, False, False)
    """
    told = {tuple(map(fold, head.parts)) for head in heads}
    things = {tuple(part for part in parts if side_of(part) is None) for parts in told}
    return len(told) == len(heads) and len(things) == 1


def tells_sides(table: ForeignTable, head: Head) -> bool:
    """Say whether the cells of a column tell which side of the population each row is about."""
    told = {side_of(text) for row in table.rows if (text := table.text(row, head))}
    return None not in told and any(told.issuperset(pair) for pair in PAIRS)


def sums_of_sides(table: ForeignTable) -> Iterator[tuple[Head, Head, Head]]:
    """Yield two sides and both of each thing that has the three columns."""
    for found in _things(table):
        for one, other in PAIRS:
            if found.keys() >= {one, other, BOTH}:
                yield found[one], found[other], found[BOTH]


def explained_by_sides(table: ForeignTable, rows: Sequence[int], used: Container[int]) -> frozenset[int]:
    """Return the columns of which both sides make the sum in all rows, where that, or these, are taken.

    Args:
        table: The table.
        rows: The rows that are taken.
        used: The columns that are taken.
    """
    found: set[int] = set()
    for one, other, both in sums_of_sides(table):
        is_taken = both.column in used or (one.column in used and other.column in used)
        if is_taken and all(_is_sum(table, row, (one, other), both) for row in rows):
            found |= {one.column, other.column, both.column}
    return frozenset(found)


def _is_sum(table: ForeignTable, row: int, parts: Sequence[Head], total: Head) -> bool:
    known = (table.figure(row, part, Kind.COUNT) for part in parts)
    return table.figure(row, total, Kind.COUNT) == sum(filter(None, known), Decimal(0))


def pairs_of_sides(table: ForeignTable) -> Iterator[tuple[Head, Head]]:
    """Yield two sides of each thing that has these two columns."""
    for found in _things(table):
        yield from ((found[one], found[other]) for one, other in PAIRS if found.keys() >= {one, other})


def _things(table: ForeignTable) -> Sequence[Mapping[str, Head]]:
    """Return the columns of each thing that has sides, by these."""
    things: dict[tuple[str, ...], dict[str, Head]] = {}
    for head, split in zip(table.heads, split_sides(with_joined(table, table.heads)), strict=True):
        stem = split.parts
        side: str | None = BOTH
        while side == BOTH and stem and (side := side_of(stem[-1])):
            stem = stem[:-1]
            things.setdefault(stem, {}).setdefault(side, head)
    return [*things.values()]


def column_sums(table: ForeignTable) -> tuple[RowSum, ...]:
    """Return the columns of counts that sum up others: both sides, parts of the year, what is beside them."""
    sexes = (((one, other), both) for one, other, both in sums_of_sides(table))
    return row_sums(table, Kind.COUNT, sure=sexes)
