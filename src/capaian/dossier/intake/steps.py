"""How far a figure may step from what the dossier has of the same place, and whether all go in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from capaian.domain.period import Period
from capaian.dossier.intake.amounts import ORIGINAL, named
from capaian.dossier.intake.chances import is_beyond_chance
from capaian.dossier.intake.ended import ended
from capaian.dossier.intake.orders import FEWEST, MOST, is_any_order, is_same_order
from capaian.dossier.intake.slipped_figures import Pair, tenfold
from capaian.dossier.intake.stored_figures import (
    ENOUGH,
    Key,
    Known,
    Nature,
    New,
    others_named,
    rows_named,
    spread,
)
from capaian.dossier.intake.sums import shown

_WHOLE: Final = Decimal("1.25")
"""How many times as many people or families may be there, or as few, until the next half year."""
_STATE: Final = Decimal("1.5")
"""The same of those who have something, and of all that is a year or more away."""
_STATE_OF_YEARS: Final = Decimal(2)
_EVENTS: Final = Decimal(6)
_MONEY: Final = Decimal(100)
_NEAR: Final = 200
"""Days until the next half year, with some to spare."""
_SIZE: Final = 50
"""What a figure alone differs by, where it is not a few that come and go."""
_PERCENT_SIZE: Final = 10
_SHOWN: Final = 3

_Beside = tuple[New, Known]
"""A figure, and what it is next to."""


class _Step(NamedTuple):
    """A figure, the least and the greatest of what it is held against, and how many times these it may be."""

    new: New
    low: Known
    high: Known
    limit: Decimal

    @property
    def is_more(self) -> bool:
        """Whether it is too far above."""
        return self.new.value >= self.limit * self.high.value

    def is_less(self, nature: Nature) -> bool:
        """Say whether it is too far below; nothing may happen, or be spent, in any time."""
        is_told = nature is Nature.STATE or bool(self.new.value)
        return is_told and self.limit * self.new.value <= self.low.value

    @property
    def is_of_size(self) -> bool:
        """Whether it alone tells something."""
        size = _PERCENT_SIZE if self.new.key[0] == "value" else _SIZE
        return min(abs(self.new.value - one.value) for one in (self.low, self.high)) >= size

    def text(self, one: Known) -> str:
        """Return both figures in words."""
        return f"{self.new.of}: {shown(one.value)} untuk {one.period}, sekarang {shown(self.new.value)}"


@dataclass(frozen=True)
class Steps:
    """Holds the figures of one measure or amount against what is stored of the same places."""

    means: str
    news: Sequence[New]
    nature: Nature
    is_whole: bool
    """Whether it is of all people or families, who hardly change."""
    granted: Mapping[Key, Decimal]
    """What was granted last, by what it is of; what is spent of it may come at once."""

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield how figures are far from those that are there, by kinds and in words."""
        known = [(new, one) for new in self.news if (one := new.nearest(self.nature))]
        yield from self._slips(known)
        yield from self._originals(known)
        yield from [*self._noughts(known)] or ended(self.means, self.news, self.nature, self.granted)
        found = [step for new, one in known if (step := self._step(new, one))]
        more = [step for step in found if step.is_more]
        less = [step for step in found if step.is_less(self.nature)]
        yield from self._far(more, len(found), is_more=True)
        yield from self._far(less, len(found), is_more=False)

    def _slips(self, known: Iterable[_Beside]) -> Iterator[tuple[str, str]]:
        """Yield noughts too many or too few; kinds of money are parts of each other."""
        kinds: dict[Key, list[Pair]] = {}
        for new, one in known:
            kinds.setdefault(new.key[2:], []).append(Pair(new.of, new.value, one.value, one.period))
        for pairs in kinds.values():
            yield from tenfold(self.means, pairs)

    def _originals(self, known: Iterable[_Beside]) -> Iterator[tuple[str, str]]:
        """Yield budgets that were granted first and are others now: they never change."""
        other = [
            (new, one)
            for new, one in known
            if self.means == ORIGINAL and one.period == new.period and 0 != one.value != new.value
        ]
        if other:
            sample = "; ".join(
                f"{new.of}: {shown(one.value)}, sekarang {shown(new.value)}" for new, one in other[:_SHOWN]
            )
            words = (
                f"{named(self.means)} {rows_named(len(other), len(self.news))} lain daripada yang tersimpan"
            )
            rest = others_named([new.of for new, _ in other], _SHOWN)
            yield (
                f"original {' '.join(new.of for new, _ in other)}",
                f"{words} ({sample}{rest}), padahal tidak berubah lagi",
            )

    def _noughts(self, known: Iterable[_Beside]) -> Iterator[tuple[str, str]]:
        """Yield that nothing happens any more where something did: in most rows, or more than by chance."""
        before = [(new, one) for new, one in known if one.value > 0 and self.nature is not Nature.STATE]
        noughts = [(new, one) for new, one in before if not new.value]
        is_most = 2 * len(noughts) > len(before) and is_beyond_chance(
            len(noughts), len(before), self._by_nature(before)
        )
        if len(noughts) < ENOUGH or not (is_most or self._is_beyond_chance(len(noughts), before)):
            return
        new, one = noughts[0]
        others = " ".join(each.of for each, _ in noughts[1:])
        sample = f"{new.of}: {shown(one.value)} untuk {one.period}"
        sample, what = (sample, "") if is_most else (f"{sample}; begitu pula {others}", f" {new.of} {others}")
        words = f"{named(self.means)} 0 {rows_named(len(noughts), len(before))} yang sebelumnya berisi"
        yield f"noughts {self.means}{what}", f"{words} ({sample})"

    def _by_nature(self, before: Sequence[_Beside]) -> Decimal:
        """Return how often nothing happens where as much did before: of two marriages none may follow."""
        if self.nature is not Nature.EVENTS:
            return Decimal(0)
        return sum(((-one.value).exp() for _, one in before), Decimal(0)) / len(before)

    def _is_beyond_chance(self, noughts: int, before: Sequence[_Beside]) -> bool:
        """Say whether so many rows are seldom nought, as far as what is stored of them tells it."""
        parts = [one.value for new, _ in before for one in new.parts(self.nature)]
        odds = Decimal(parts.count(Decimal(0)) + 1) / (len(parts) + 2)
        return is_beyond_chance(noughts, len(before), max(odds, self._by_nature(before)))

    def _step(self, new: New, nearest: Known) -> _Step | None:
        if self.nature is Nature.STATE:
            days = abs((nearest.period.end - new.period.end).days)
            near, far = (_WHOLE, _STATE) if self.is_whole else (_STATE, _STATE_OF_YEARS)
            return _Step(new, nearest, nearest, near if days <= _NEAR else far) if nearest.value > 0 else None
        if self.nature is Nature.GRANTED:  # what replaces another one of its year is asked about elsewhere
            is_other = nearest.period != new.period and nearest.value > 0
            return _Step(new, nearest, nearest, _MONEY) if is_other else None
        parts = sorted((one for one in new.parts(self.nature) if one.value > 0), key=lambda one: one.value)
        is_event = self.nature is Nature.EVENTS
        held = _usual(parts) if is_event else parts
        return _Step(new, held[0], held[-1], _EVENTS if is_event else _MONEY) if held else None

    def _far(self, far: Sequence[_Step], rows: int, *, is_more: bool) -> Iterator[tuple[str, str]]:
        """Yield figures that are too far: any where most are, else those of some size."""
        is_most = len(far) >= ENOUGH and 2 * len(far) > rows
        told = far if is_most else [step for step in far if step.is_of_size and not self._is_explained(step)]
        if not told:
            return
        limit = min(step.limit for step in told)
        sides = [step.high if is_more else step.low for step in told]
        sample = "; ".join(step.text(one) for step, one in zip(told[:_SHOWN], sides, strict=False))
        rest = others_named([step.new.of for step in told], _SHOWN)
        how = f"{shown(limit)} kali {'lipat atau lebih' if is_more else 'lebih kecil atau kurang'}"
        words = f"{named(self.means)} {how} {rows_named(len(told), rows)} ({sample}{rest})"
        what = "" if is_most else "".join(f" {step.new.of}" for step in told)
        yield f"{'more' if is_more else 'less'} {self.means}{what}", words

    def _is_explained(self, step: _Step) -> bool:
        """Say whether a figure is told as one with noughts too many, or is no more than what was granted."""
        new, one = step.new, step.new.nearest(self.nature)
        pair = Pair(new.of, new.value, one.value, one.period) if one else None
        if pair and pair.noughts and (self.nature is Nature.GRANTED or pair.has_digits):
            return True
        return self.nature is Nature.SPENT and step.is_more and new.value <= self.granted.get(new.key[1:], 0)


def _usual(parts: Sequence[Known]) -> Sequence[Known]:
    """Return the rising figures that most are near to; one too far from them was confirmed for its time."""
    runs: list[list[Known]] = []
    for one in parts:
        if runs and one.value < _EVENTS * runs[-1][-1].value:
            runs[-1].append(one)
        else:
            runs.append([one])
    longest = max(runs, key=len, default=[])
    return longest if 2 * len(longest) > len(parts) else parts


def out_of_order(
    means: str, news: Sequence[New], nature: Nature, granted: Mapping[Key, Decimal]
) -> Iterator[tuple[str, str]]:
    """Yield that figures go with their names no more, where those of earlier times went with each other.

    Of states each figure tells that itself.
    """
    times: dict[Period, list[New]] = {}
    for new in news if nature in (Nature.EVENTS, Nature.SPENT) else ():
        times.setdefault(new.period, []).append(new)
    for period, found in times.items():
        rows = [row for new in found if (row := _beside(new, nature, granted))]
        is_stored = 2 * sum(new.is_stored for new in found) > len(found)
        if len(rows) >= FEWEST and not is_stored:
            own, last, other = zip(*spread(rows, MOST), strict=True)
            if is_same_order(last, other) and is_any_order(own, last) and is_any_order(own, other):
                words = (
                    f"{named(means)} {period.label} di {len(rows)} baris tidak lagi sepadan dengan barisnya"
                )
                yield (
                    f"order {means}",
                    f"{words}, padahal yang tersimpan sepadan: mungkin bergeser atau terurut sendiri",
                )


def _beside(new: New, nature: Nature, granted: Mapping[Key, Decimal]) -> Sequence[Decimal]:
    """Return a figure with those of two other times; of spending the second may be what was granted."""
    others = [one.value for one in new.parts(nature) if one.period != new.period][-2:]
    others += [granted[new.key[1:]]] if len(others) == 1 and new.key[1:] in granted else []
    return (new.value, *others) if len(others) > 1 and min(new.value, *others) > 0 else ()
