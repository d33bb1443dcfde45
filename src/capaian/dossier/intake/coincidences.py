"""Figures that are exactly those stored for another place: of another row, another column, another time.

Each may be so by chance. How likely that is follows from how many figures of its size are stored; told is
what fewer than one in 10,000 tables of ordinary figures show.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.amounts import ACTUAL, named
from capaian.dossier.intake.chances import is_beyond_chance
from capaian.dossier.intake.stored_figures import (
    ENOUGH,
    FIFTH,
    Figures,
    Key,
    Known,
    Nature,
    New,
    others_named,
)
from capaian.dossier.intake.sums import shown

_ONE: Final = Decimal(1)
_PI: Final = Decimal("3.14159")
_LEAST: Final = 2
_TELLING: Final = 100
"""Figures, of money without the noughts at the end, below which one tells nothing."""
_STEADY: Final = 100
"""One in so many states of a place is exactly what another time, or a measure beside it, had, where it is one
in a hundred of its size from it."""
_OF_PERCENT: Final = Decimal("0.1")
"""How often a percentage of an area stays as it is."""
_OF_MONEY: Final = Decimal("0.15")
"""How often what is paid in a part of a year is what was paid in another: rents, wages."""
_OF_YEARS: Final = Decimal("0.03")
"""The same of a whole year, where not even these are."""
_OF_STAGES: Final = Decimal("0.02")
_RING: Final = 6
"""Rows that may have exchanged what they had."""
_LIKELY: Final = Decimal("0.5")
"""What is so in every second row tells nothing of any."""
_SHOWN: Final = 3
_ALL: Final = "all"


class _Hit(NamedTuple):
    """A new figure that may be a stored one, and how often it is by chance."""

    new: New
    other: tuple[Key, Known] | None
    odds: Decimal


def coincidences(
    means: str, news: Sequence[New], figures: Figures, nature: Nature
) -> Iterator[tuple[str, str]]:
    """Yield which figures are exactly those of other places, by their kind and in words.

    Args:
        means: What is counted or granted.
        news: The figures of it that a table gives, with those stored for the same.
        figures: All stored figures of the sort, by what they are of.
        nature: How such figures come about.
    """
    moved = [*_moved(news, _Others(means, figures, nature), nature)]
    ringed = _in_rings(moved)
    rings = [*_told("exchanged", means, ringed, "satu sama lain", "mungkin tertukar")]
    shifts = [*_told("moved", means, moved, "baris lain", "mungkin bergeser atau terurut sendiri")]
    is_ring = all(hit.other for hit, one in zip(ringed, moved, strict=True) if one.other)
    yield from rings if rings and (is_ring or not shifts) else shifts
    beside = [*_beside(news, figures, nature)]
    yield from _told("column", means, beside, "kolom lain", "mungkin kolomnya tertukar")
    for period, hits in _again(news, nature).items():
        words = _told("copy", means, hits, period.label, "mungkin tabel yang lama")
        if found := [*words]:
            yield from found
            return


class _Others:
    """What is stored of the same measure or amount, by its figures."""

    def __init__(self, means: str, figures: Figures, nature: Nature) -> None:
        self._nature = nature
        self.by_value: dict[Decimal, list[tuple[Key, Known]]] = {}
        for key, known in figures.items():
            for one in known if key[0] == means else ():
                self.by_value.setdefault(one.value, []).append((key, one))
        self._values = sorted(self.by_value)

    def odds(self, value: Decimal) -> Decimal:
        """Return how often a figure is one of them by chance: it is about as large as they are."""
        size = abs(value)
        first, end = bisect_left(self._values, size / 2), bisect_right(self._values, 2 * size)
        count, places = end - first, slots(value, self._nature)
        if count < ENOUGH:
            return min(_ONE, count / places)
        spread = (self._values[end - 1] - self._values[first]) / size + 1 / places
        return min(_ONE, count / (spread * places))


def _moved(news: Iterable[New], others: _Others, nature: Nature) -> Iterator[_Hit]:
    """Yield figures that may be those of another area, part of the work plan, or kind of money."""
    for new in news:
        if _has_digits(new.value, nature) and not _is_own(new):
            found = others.by_value.get(new.value, ())
            hits = (one for one in found if _is_time(new, one[1], nature) and is_other_row(new.key, one[0]))
            yield _Hit(new, next(hits, None), others.odds(new.value))


def _in_rings(moved: Sequence[_Hit]) -> Sequence[_Hit]:
    """Return the same figures where only those of rows that have each other's hit: two are less likely."""
    to = {hit.new.key: hit.other[0] for hit in moved if hit.other}
    return [_Hit(hit.new, hit.other if _returns(hit.new.key, to) else None, hit.odds**2) for hit in moved]


def _returns(key: Key, to: Mapping[Key, Key]) -> bool:
    """Say whether a row has what another one had, and so on, and the last of a few has its own."""
    other = to.get(key)
    for _ in range(_RING):
        if other is None or other == key:
            break
        other = to.get(other)
    return other == key


def is_other_row(own: Key, other: Key) -> bool:
    """Say whether two places are different rows, neither of which may be the sum of the other."""
    if own[2:] == other[2:]:
        longer, shorter = sorted((f"{own[1]}.", f"{other[1]}."), key=len, reverse=True)
        return own != other and not longer.startswith(shorter)
    kinds = {own[2], other[2]}
    return own[1] == other[1] and own[3:] == other[3:] and len(kinds) > 1 and _ALL not in kinds


def _beside(news: Iterable[New], figures: Figures, nature: Nature) -> Iterator[_Hit]:
    """Yield figures that may be those of another measure, or another stage of a budget, of the same thing.

    Who needs a document and who has it may be the same number: it tells nothing where the dossier has both.
    """
    columns: dict[Key, list[Key]] = {}
    for key in figures:
        columns.setdefault(key[1:], []).append(key)
    for new in news:
        others = [key for key in columns.get(new.key[1:], ()) if key != new.key and ACTUAL not in key]
        if nature is Nature.SPENT or not others or not _has_digits(new.value, nature) or _is_own(new):
            continue
        own = {one.period for one in new.before}
        hits = (
            (key, one)
            for key in others
            for one in figures[key]
            if one.value == new.value and one.period in own and _is_time(new, one, nature)
        )
        odds = _OF_STAGES if nature is Nature.GRANTED else len(others) * _steadiness(new, nature)
        yield _Hit(new, next(hits, None), min(_ONE, odds))


def _again(news: Sequence[New], nature: Nature) -> Mapping[Period, Sequence[_Hit]]:
    """Return figures that may be those of the same places at another time, by that time."""
    found: dict[Period, list[_Hit]] = {}
    is_money = nature in (Nature.SPENT, Nature.GRANTED)
    kept = _kept(news, nature) if nature is Nature.SPENT else None
    for new in news:
        is_telling = _has_digits(new.value, nature) if is_money else bool(new.value)
        for one in new.parts(nature) if is_telling else ():
            if one.period != new.period and (nature is not Nature.STATE or one.period.end != new.period.end):
                hit = (new.key, one) if one.value == new.value else None
                found.setdefault(one.period, []).append(_Hit(new, hit, kept or _steadiness(new, nature)))
    return dict(sorted(found.items(), key=lambda item: item[0].end, reverse=True))


def _kept(news: Sequence[New], nature: Nature) -> Decimal:
    """Return how often what is spent stays as it was: less than of rents, where what is stored tells it."""
    pairs = [pair for new in news for pair in pairwise(new.parts(nature)) if pair[1].value]
    if len(pairs) < ENOUGH:
        is_of_years = all(new.period.kind is PeriodKind.YEAR for new in news)
        return _OF_YEARS if is_of_years else _OF_MONEY
    same = sum(one.value == next_one.value for one, next_one in pairs)
    return min(_OF_MONEY, Decimal(same + 1) / (len(pairs) + 2))


def _steadiness(new: New, nature: Nature) -> Decimal:
    """Return how often a figure stays as it was by chance."""
    if nature in (Nature.SPENT, Nature.GRANTED):
        return _OF_MONEY
    if new.key[0] == "value":
        return _OF_PERCENT
    size = max(_ONE, abs(new.value))
    return min(_ONE, _STEADY / size) if nature is Nature.STATE else by_chance(size)


def by_chance(value: Decimal) -> Decimal:
    """Return how often two counts that are about as large are the same."""
    return 1 / (2 * (_PI * max(_ONE, abs(value))).sqrt())


def slots(value: Decimal, nature: Nature) -> Decimal:
    """Return among how many figures one of its size stands: 4.500.000 rupiah among 45."""
    digits = f"{abs(value):f}".replace(".", "")
    return Decimal((digits if nature in (Nature.STATE, Nature.EVENTS) else digits.strip("0")) or 0)


def _has_digits(value: Decimal, nature: Nature) -> bool:
    return slots(value, nature) >= _TELLING


def _is_own(new: New) -> bool:
    return any(one.value == new.value for one in new.before)


def _is_time(new: New, one: Known, nature: Nature) -> bool:
    return nature in (Nature.STATE, Nature.GRANTED) or one.period.kind is new.period.kind


def _told(kind: str, means: str, hits: Sequence[_Hit], where: str, why: str) -> Iterator[tuple[str, str]]:
    """Yield that figures are those of other places, where these are not so by chance.

    The odds are those of so many rows of their mean likelihood together.
    """
    telling = [hit for hit in hits if hit.odds < _LIKELY]
    found = [(hit.new, hit.other) for hit in telling if hit.other]
    count, rows = len(found), len(telling)
    is_enough = count >= _LEAST and (kind != "copy" or FIFTH * count >= rows)
    if not is_enough or not is_beyond_chance(
        count, rows, sum((hit.odds for hit in telling), Decimal(0)) / rows
    ):
        return
    sample = "; ".join(_sample(new, *other) for new, other in found[:_SHOWN])
    more = others_named([new.of for new, _ in found], _SHOWN)
    rows_told = f"di semua {rows} baris" if count == rows else f"di {count} dari {rows} baris"
    what = "" if 2 * count > rows else "".join(f" {new.of}" for new, _ in found)
    words = f"{named(means)} {rows_told} sama persis dengan yang tersimpan untuk {where} ({sample}{more})"
    yield f"{kind} {means}{what}", f"{words}: {why}"


def _sample(new: New, key: Key, one: Known) -> str:
    of = "" if key == new.key else f" {named(key[0])}" if key[1:] == new.key[1:] else f" {key[1]}"
    kind = f" {key[2]}" if key[0] == new.key[0] and key[2:3] != new.key[2:3] else ""
    return f"{new.of}: {shown(new.value)} seperti{of}{kind} {one.period}"
