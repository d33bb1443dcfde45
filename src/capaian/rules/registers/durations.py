"""How long services took: median, percentile and share of recorded times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate

from capaian.domain.registers.closed_month import FeedMethod, RegisterFigure


def judge(how: FeedMethod, figures: Iterable[RegisterFigure], within: Decimal | None) -> Decimal | None:
    """Return median, 90th percentile or share in percent of sizes (`detail`); `None`: there are none.

    Args:
        how: Which of these.
        figures: Each with how often its size occurs.
        within: Largest size that a share counts.
    """
    counted = sorted(
        (Decimal(row.detail), row.value) for row in figures if row.value and row.detail.isdecimal()
    )
    if not counted:
        return None
    match how:
        case FeedMethod.MEDIAN:
            return weighted_median(counted)
        case FeedMethod.P90:
            return weighted_percentile(counted, Decimal("0.9"))
        case _:
            limit = within or Decimal(0)
            inside = sum((count for size, count in counted if size <= limit), Decimal(0))
            return 100 * inside / sum(count for _, count in counted)


def weighted_percentile(counted: Sequence[tuple[Decimal, Decimal]], share: Decimal) -> Decimal:
    """Return the smallest size that at least this share of all are not above (nearest rank).

    Args:
        counted: Sizes in order, each with how often it occurs; not empty.
        share: Between 0 and 1.

    Examples:
        >>> sizes = [(Decimal(30), Decimal(8)), (Decimal(400), Decimal(1)), (Decimal(900), Decimal(1))]
        >>> weighted_percentile(sizes, Decimal("0.9"))
        Decimal('400')
    """
    needed = share * sum(count for _, count in counted)
    sums = accumulate(count for _, count in counted)
    return next(size for (size, _), total in zip(counted, sums, strict=True) if total >= needed)


def weighted_median(counted: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """Return the median: of an even number the mean of the two in the middle.

    Examples:
        >>> weighted_median([(Decimal(30), Decimal(1)), (Decimal(70), Decimal(1))])
        Decimal('50')
    """
    half = Decimal("0.5")
    lower = weighted_percentile(counted, half)
    ascending = iter(accumulate(count for _, count in counted))
    whole = sum(count for _, count in counted)
    upper = next(size for size, _ in counted if next(ascending) > whole / 2)
    return (lower + upper) / 2
