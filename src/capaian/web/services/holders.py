"""As holder of which post somebody counts: the post, and which of its holders it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, HoldingKind, Office


def posts_on(user: User, office: Office, day: date) -> Mapping[str, int | None]:
    """Return the posts in which somebody counts on a day, each with the number of the holder.

    Who fills in for a holder counts as the holder, as far as the post has one alone; else as nobody of them.
    """
    own = [each for each in office.holdings.filter(user=user) if each.holds_on(day)]
    return {each.post: _number(each, day) for each in sorted(own, key=lambda each: each.pk)}


def _number(holding: Holding, day: date) -> int | None:
    all_of_post = Holding.objects.filter(office=holding.office_id, post=holding.post)
    numbers = number_holders([*all_of_post.exclude(kind=HoldingKind.CLERK).order_by("since", "pk")])
    if holding.kind != HoldingKind.CLERK:
        return numbers[holding.pk][1]
    present = [number for each, number in numbers.values() if each.holds_on(day)]
    return present[0] if len(present) == 1 else None


def number_holders(holdings: Sequence[Holding]) -> Mapping[int, tuple[Holding, int]]:
    """Return holdings of one post by their ids, each with the smallest number that was free when it began.

    So two holders are 1 and 2, and who follows the first one is 1 again.
    """
    numbers: dict[int, tuple[Holding, int]] = {}
    for holding in holdings:
        taken = {number for each, number in numbers.values() if each.holds_on(holding.since)}
        free = next(number for number in range(1, len(taken) + 2) if number not in taken)
        numbers[holding.pk] = (holding, free)
    return numbers
