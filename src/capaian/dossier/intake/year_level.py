"""Money of a year that begins, in all rows far more or less than a year before: another unit, perhaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.dossier.intake.amounts import named
from capaian.dossier.intake.stored_figures import ENOUGH, Known, Nature, New, rows_named
from capaian.dossier.intake.sums import shown

_TIMES: Final = 5
"""How many times what it was an amount may become from year to year; seldom do all rows at once."""
_SHOWN: Final = 3


def year_level(means: str, news: Sequence[New], nature: Nature) -> Iterator[tuple[str, str]]:
    """Yield that all amounts of a year are five times those of the year before, or more, or a fifth or less.

    It is told once: what is stored of the year itself tells its level. Little is spent while a year lasts.

    Args:
        means: What is granted or spent.
        news: The figures of it that a table gives, with those stored of the same.
        nature: How such figures come about; people and events are held against each other elsewhere.
    """
    if nature not in (Nature.GRANTED, Nature.SPENT):
        return
    pairs = [(new, one) for new in news if (one := _year_before(new)) and new.value > 0]
    is_more = all(new.value >= _TIMES * one.value for new, one in pairs)
    is_less = nature is Nature.GRANTED and all(_TIMES * new.value <= one.value for new, one in pairs)
    if len({new.of for new, _ in pairs}) >= ENOUGH and (is_more or is_less):
        sample = "; ".join(
            f"{new.of}: {shown(one.value)} untuk {one.period}, sekarang {shown(new.value)}"
            for new, one in pairs[:_SHOWN]
        )
        how = "lipat atau lebih" if is_more else "lebih kecil atau kurang"
        words = (
            f"{named(means)} {_TIMES} kali {how} {rows_named(len(pairs), len(pairs))} dibanding tahun lalu"
        )
        yield f"level {means} {pairs[0][0].period.year}", f"{words} ({sample}): mungkin satuannya lain"


def _year_before(new: New) -> Known | None:
    """Return what is stored of the same time of the year before; nothing where its own year has any."""
    year = new.period.year
    is_begun = any(one.period.year == year for one in new.before)
    before = new.period.previous_year()
    return next((one for one in new.before if not is_begun and one.period == before and one.value > 0), None)
