"""Columns of men, of women, and of both: told by their heads, or by figures that are those of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_sums import adds_up
from capaian.dossier.intake.words import fold

BOTH: Final = "L+P"
_MEN: Final = r"(?:laki laki|lelaki|laki|lk|l|pria)(?: male)?"
_WOMEN: Final = r"(?:perempuan|wanita|pr|p)(?: female)?"
_SUM: Final = r"(?:jumlah|jml|total)"
_AND: Final = r"(?:dan |atau |serta )?"
# L+P, Laki-Laki + Perempuan/Male + Female, Total L/P, Jumlah (L dan P), Jumlah/Total
_OF_BOTH: Final = rf"(?:{_MEN} {_AND}{_WOMEN}|{_WOMEN} {_AND}{_MEN})(?: male female)?"
_JOINED: Final = rf"(?:{_SUM} )?{_OF_BOTH}(?: {_SUM})*|{_SUM}(?: {_SUM})*"
_SEX: Final = re.compile(
    rf"(?:\A|(?<= ))(?:(?P<both>{_JOINED})|(?:{_SUM} )?(?:(?P<men>{_MEN})|(?P<women>{_WOMEN})))\Z"
)
"""The sex, or sexes, that a head ends with; of several readings the one that begins first."""
_SUM_BEFORE: Final = re.compile(rf"\A{_SUM} ")


def sex_of(part: str) -> str | None:
    """Return which sex a head means, or that it means both.

    Examples:
        >>> [sex_of(part) for part in ("Laki-laki", "P", "L+P", "Jumlah", "Wajib KTP")]
        ['L', 'P', 'L+P', 'L+P', None]
        >>> [sex_of(part) for part in ("Laki-Laki + Perempuan", "Total L/P", "Jumlah L", "Wajib KTP L")]
        ['L+P', 'L+P', 'L', None]
    """
    found = _SEX.search(fold(part))
    return None if found is None or found.start() else _told(found)


def _told(found: re.Match[str]) -> str:
    if found["both"]:
        return BOTH
    return "L" if found["men"] else "P"


def with_joined(table: ForeignTable, heads: Sequence[Head]) -> list[Head]:
    """Return heads in which a column beside men and women that holds the sum of both says so: `Semua`."""
    return [_joined(table, head, heads) for head in heads]


def _joined(table: ForeignTable, head: Head, heads: Sequence[Head]) -> Head:
    *stem, last = head.parts
    beside = {sex_of(other.parts[-1]): other for other in heads if [*other.parts[:-1]] == stem}
    if sex_of(last) or BOTH in beside or not beside.keys() >= {"L", "P"}:
        return head
    is_sum = adds_up(table, ((beside["L"], beside["P"]), head), Kind.COUNT)
    return replace(head, parts=(*stem, BOTH)) if is_sum else head


def group_by_sexes(heads: Sequence[Head]) -> list[list[Head]]:
    """Return the columns to be added up for each thing: men and women, or their sum where it is there."""
    things: dict[tuple[str, ...], list[Head]] = {}
    for head in heads:
        stem = head.parts[:-1] if sex_of(head.parts[-1]) else head.parts
        things.setdefault(stem, []).append(head)
    return [group for heads in things.values() for group in _summed(heads)]


def _summed(heads: list[Head]) -> list[list[Head]]:
    by_sex = {sex_of(head.parts[-1]): head for head in heads}
    if len(heads) == 1 or None in by_sex:
        return [[head] for head in heads]
    if BOTH in by_sex:
        return [[by_sex[BOTH]]]
    return [heads]


def split_sexes(heads: Sequence[Head]) -> list[Head]:
    """Return heads with the sex as a part of its own, where one row of heads tells it behind the thing.

    Examples:
        >>> men, women = Head(1, ("Wajib KTP L",), ""), Head(2, ("Wajib KTP P",), "")
        >>> [head.parts for head in split_sexes([men, women])]
        [('wajib ktp', 'L'), ('wajib ktp', 'P')]
    """
    told = {head: _thing_and_sex(head) for head in heads}
    pairs = {thing for thing, sex in told.values() if sex == "L"}
    pairs &= {thing for thing, sex in told.values() if sex == "P"}
    return [
        replace(head, parts=(*thing, sex)) if thing in pairs else head for head, (thing, sex) in told.items()
    ]


def _thing_and_sex(head: Head) -> tuple[tuple[str, ...], str]:
    """Return what a head counts, and of whom: what names no sex may be the sum of both."""
    *upper, last = head.parts
    folded = fold(last)
    found = _SEX.search(folded)
    thing = _SUM_BEFORE.sub("", folded[: found.start()].strip() if found and found.start() else folded)
    return (*upper, thing), _told(found) if found and found.start() else BOTH


def told_sex(head: Head) -> str:
    """Return the sex that any part of a head tells."""
    told = {sex for part in head.parts if (sex := sex_of(part))} or {_thing_and_sex(head)[1]}
    return next((sex for sex in ("L", "P") if sex in told), BOTH)


def sums_of_sexes(table: ForeignTable) -> Iterator[tuple[Head, Head, Head]]:
    """Yield men, women and both of each thing that has the three columns."""
    things: dict[tuple[str, ...], dict[str | None, Head]] = {}
    for head, split in zip(table.heads, split_sexes(with_joined(table, table.heads)), strict=True):
        sex = sex_of(split.parts[-1])
        if sex:
            things.setdefault(split.parts[:-1], {}).setdefault(sex, head)
    for found in things.values():
        if found.keys() >= {"L", "P", BOTH}:
            yield found["L"], found["P"], found[BOTH]
