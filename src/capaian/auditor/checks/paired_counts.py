"""Two counts side by side, `5 sasaran dengan 9 indikator`, beside other such places and tables of names.

Where one place has another number beside the same one, and more places or a table of names bear out the
others, it is wrong; so is a number that no table has, where several have a little more or less.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.listed import listed_names, names_of_kinds
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.counting import OF_SOME, Count, counts_in
from capaian.auditor.understanding.direction_words import MOVED
from capaian.auditor.understanding.plans import LEVELS, count_levels
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_PLANNED: Final = re.compile(
    r"misi|tujuan|sasaran|indikator|program|kegiatan|subkegiatan|kecamatan|distrik|desa|kelurahan|kampung"
)
"""What a plan or an area has a fixed number of."""
_OF_SOME: Final = re.compile(
    rf"\b(?:{OF_SOME}|{MOVED}|belum|tercapai|mencapai|memenuhi|melampaui|eselon|jabatan|bidang|efisien)\b",
    re.IGNORECASE,
)
_NEAR: Final = 2
"""By how much a count is wrong at most; more is of other things."""
_FEWEST: Final = 2
"""Tables that have as many names."""

_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """Two counts of a sentence."""

    sentence: Sentence
    counts: tuple[Count, Count]

    @property
    def pair(self) -> _Pair:
        return self.counts[0].number, self.counts[1].number


def check_paired_counts(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each pair of counts that other places tell too, or tables list."""
    listed = listed_names(report)
    plans = [(table, found) for table in report.tables if (found := _numbers_of(table))]
    for told in _pairs(report):
        by_pair: dict[_Pair, list[_Told]] = defaultdict(list)
        for each in told:
            by_pair[each.pair].append(each)
        for pair, places in by_pair.items():
            others = [known for known in by_pair if _is_slip(pair, known)]
            if not others and len(places) > 1:
                yield from (_statement(place, 0, "", "") for place in places)
            elif len(places) == 1:
                right = _told_elsewhere(places[0], others, by_pair, listed) or _of_tables(places[0], listed)
                right = right or _of_plans(places[0], plans)
                yield from [_wrong(places[0], *right)] if right else ()


def _numbers_of(table: UnderstoodTable) -> Mapping[str, int]:
    """Return how many programmes with their activities a table has, or how many names of two kinds."""
    names = {noun: len(own) for noun, own in names_of_kinds(table).items()}
    return count_levels(table) or (names if len(names) > 1 else {})


def _pairs(report: UnderstoodReport) -> Iterator[Sequence[_Told]]:
    """Yield the counts that stand next to each other, those of the same two kinds together."""
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for sentence in report.document.sentences:
        counts = counts_in(sentence.text)
        is_of_all = len(counts) > 1 and not _OF_SOME.search(sentence.text)
        for one, other in pairwise(counts) if is_of_all else ():
            if one.noun != other.noun and all(_PLANNED.fullmatch(count.noun) for count in (one, other)):
                found[one.noun, other.noun].append(_Told(sentence, (one, other)))
    yield from found.values()


def _is_slip(pair: _Pair, known: _Pair) -> bool:
    """Whether one of two counts is the same, and the other little more or less."""
    gaps = sorted(abs(a - b) for a, b in zip(pair, known, strict=True))
    return gaps[0] == 0 < gaps[1] <= _NEAR


def _told_elsewhere(
    told: _Told,
    others: Sequence[_Pair],
    by_pair: Mapping[_Pair, Sequence[_Told]],
    listed: Mapping[str, Counter[int]],
) -> tuple[int, int, str] | None:
    """Return which count is wrong, what it is and why, by the one other pair that is borne out."""
    if len(others) != 1:
        return None
    right = others[0]
    place = 0 if right[0] != told.pair[0] else 1
    names, lines = listed.get(told.counts[place].noun, Counter()), [t.sentence.line for t in by_pair[right]]
    if len({*lines}) == 1 and (right[place] not in names or told.pair[place] in names):
        return None
    beside = told.counts[1 - place]
    where = f"Di samping {beside.number} {beside.noun} di tempat lain (baris {lines[0]}) tercetak"
    return place, right[place], where


def _of_tables(told: _Told, listed: Mapping[str, Counter[int]]) -> tuple[int, int, str] | None:
    """Return which count no table has, and the number that several have, where tables have the other."""
    for place, count in enumerate(told.counts):
        beside, names = told.counts[1 - place], listed.get(count.noun, Counter())
        near = [number for number in names if abs(number - count.number) <= _NEAR]
        if not near or count.number in names or beside.number not in listed.get(beside.noun, ()):
            continue
        right = max(near, key=lambda number: names[number])
        if names[right] >= _FEWEST:
            return place, right, f"{names[right]} tabel memuat"
    return None


def _of_plans(
    told: _Told, plans: Sequence[tuple[UnderstoodTable, Mapping[str, int]]]
) -> tuple[int, int, str] | None:
    """Return which count a table has not, beside one that it has; nothing where any table has both.

    What a sentence says of all three levels of a work plan is held against tables elsewhere.
    """
    held = [(t, own) for t, own in plans if all(count.noun in own for count in told.counts)]
    known = [(own[told.counts[0].noun], own[told.counts[1].noun]) for _, own in held]
    is_of_rows = any(count.number == len(t.items) for count in told.counts[:1] for t, _ in held)
    if told.pair in known or is_of_rows or {c.noun for c in counts_in(told.sentence.text)} >= {*LEVELS}:
        return None
    for (table, _), pair in zip(held, known, strict=True):
        if _is_slip(told.pair, pair):
            place = 0 if pair[0] != told.pair[0] else 1
            return place, pair[place], f"{table.table.name} memuat"
    return None


def _wrong(told: _Told, place: int, number: int, why: str) -> Statement:
    expected = f"{number} {told.counts[place].noun}"
    return _statement(told, place, expected, f"{why} {expected}.")


def _statement(told: _Told, place: int, expected: str, why: str) -> Statement:
    count, sentence = told.counts[place], told.sentence
    printed = f"{count.number} {count.noun}"
    return Statement(
        AuditRule.COUNT, not expected, sentence.line, printed, expected, why, sentence.place, Level.WARNING
    )
