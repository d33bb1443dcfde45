"""Percentages of earlier years that lost their decimal comma: 9346 for 93,46 makes a fall that nobody had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_shortest
from capaian.domain.value import INDEX, PERCENT
from capaian.domain.work import HistoryValue
from capaian.rules.facts import Facts

_WHOLE: Final = 100
_FAR: Final = 1_000
"""From here on a percentage is asked about where nothing else is known of it."""
_TENS: Final = (10, 100, 1_000)
_ALIKE: Final = 2
"""Figures that are at most so many times each other are of one size."""


def check_history_sizes(facts: Facts) -> Iterator[Issue]:
    """Warn of results and targets of earlier years that are as others only with a comma set in them."""
    for row in facts.office_year.history:
        if row.scale not in (PERCENT, INDEX) or row.name:
            continue
        for column, value in (("actual", row.actual), ("target", row.target)):
            if value is not None and value > _WHOLE:
                meant = _meant(value, [*_others(facts, row, column)])
                if meant is not None:
                    yield _issue(facts, row, column, value, meant)


def _others(facts: Facts, row: HistoryValue, column: str) -> Iterator[Decimal]:
    """Yield the other figures of the same thing: of other years, beside it in its row, and planned ones."""
    for one in facts.office_year.history:
        if (one.subject, one.name, one.scale) == (row.subject, "", row.scale):
            told = {"actual": one.actual, "target": one.target}
            is_own = one.place == row.place
            figures = (value for name, value in told.items() if not (is_own and name == column))
            yield from (value for value in figures if value)
    indicator = next((one for one in facts.office_year.indicators if one.code == row.subject), None)
    for target in () if indicator is None else indicator.plan_targets.values():
        if indicator is not None and target.scale in (None, row.scale) and indicator.unit == row.scale:
            yield from () if not target.value else (target.value,)


def _meant(value: Decimal, others: Sequence[Decimal]) -> Decimal | None:
    """Return what a figure is with a comma, where it is as others then and not as it stands; else nothing."""
    if not others:
        fitting = (value / ten for ten in _TENS if value / ten <= _WHOLE)
        return next(fitting, None) if value >= _FAR else None
    if any(_is_alike(value, other) for other in others):
        return None
    commas = (value / ten for ten in _TENS)
    return next((one for one in commas if 2 * sum(_is_alike(one, n) for n in others) > len(others)), None)


def _is_alike(one: Decimal, other: Decimal) -> bool:
    return other <= _ALIKE * one and one <= _ALIKE * other


def _issue(facts: Facts, row: HistoryValue, column: str, value: Decimal, meant: Decimal) -> Issue:
    what = "Realisasi" if column == "actual" else "Target"
    name = facts.names.get(row.subject, row.subject)
    message = (
        f"{what} {name}, {row.period.label}, tertulis {write_shortest(value)} {row.scale.label}: komanya "
        f"mungkin hilang ({write_shortest(meant)})."
    )
    remedy = "Periksa komanya, lalu tulis seperti dalam laporan tahun itu; biarkan bila memang sebesar itu."
    place = Place(row.place.file, row.place.row, column)
    return Issue(Level.WARNING, "history_size", message, place, plain(value), remedy)
