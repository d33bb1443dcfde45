"""Sums of a year that leave nothing for its last part: they may be those until the part before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from capaian.domain.period import Period
from capaian.dossier.intake.amounts import named
from capaian.dossier.intake.chances import BY_CHANCE
from capaian.dossier.intake.stored_figures import ENOUGH, Key, Nature, New, rows_named
from capaian.dossier.intake.sums import shown
from capaian.rules.quality.shorter_periods import longest_within

_Known = dict[Period, Decimal]
_Row = tuple[New, Decimal, Decimal]
"""A figure, what its parts have together, and what is to be expected of those that are lacking."""


def empty_rests(means: str, news: Sequence[New], nature: Nature) -> Iterator[tuple[str, str]]:
    """Yield that figures of a time are in no row more than what is stored of its first parts.

    Args:
        means: What is counted or spent.
        news: The figures of it that a table gives, with those stored of the same.
        nature: How such figures come about; states do not add up.
    """
    known: dict[Key, _Known] = {}
    for new in news if nature in (Nature.EVENTS, Nature.SPENT) else ():
        known.setdefault(new.key, {one.period: one.value for one in new.before})[new.period] = new.value
    times: dict[Period, list[_Row]] = {}
    for new in news if known else ():
        if (row := _row(new, known[new.key])) is not None:
            times.setdefault(new.period, []).append(row)
    for period, rows in times.items():
        is_none = all(new.value <= total for new, total, _ in rows)
        is_new = not all(new.is_stored for new, _, _ in rows)
        expected = sum((rest for _, _, rest in rows), Decimal(0))
        is_chance = nature is Nature.EVENTS and (-expected).exp() * BY_CHANCE > 1
        if len(rows) >= ENOUGH and is_none and is_new and not is_chance:
            new, total, _ = rows[0]
            words = f"{named(means)} {period.label} {rows_named(len(rows), len(rows))} tidak lebih dari"
            sample = f"{new.of}: {shown(total)}, sekarang {shown(new.value)}"
            yield (
                f"no rest {means} {period}",
                f"{words} bagian-bagiannya yang tersimpan ({sample}): mungkin bagian akhirnya belum termasuk",
            )


def _row(new: New, known: _Known) -> _Row | None:
    """Return a figure beside its stored parts, where these begin with it and leave its end."""
    parts = longest_within(new.period, known.get)
    months = sum(part.kind.months for part in parts)
    total = sum((known[part] for part in parts), Decimal(0))
    lacking = new.period.kind.months - months
    is_begun = lacking and parts and parts[-1].last_month == new.period.last_month - lacking
    return (new, total, total * lacking / months) if is_begun and total > 0 else None
