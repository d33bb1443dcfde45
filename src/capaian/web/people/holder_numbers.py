"""Numbers of holders: as whom somebody counts in a post on a day,
whoever holds it before or after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Final

from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, HoldingKind, Office
from capaian.web.trail.record import Author, Deed, record

HOLDER: Final = "holder"
"""How fingerprints call the number of a holder."""


class HolderNumbers:
    """The numbers under which somebody counts in the posts of an office."""

    def __init__(self, office: Office, user: User) -> None:
        self._office, self._user = office, user
        of_posts = office.holdings.exclude(kind=HoldingKind.CLERK).order_by("since", "pk")
        self._holders = cache(lambda post: [*of_posts.filter(post=post)])

    @cached_property
    def _own(self) -> Sequence[Holding]:
        return [*self._office.holdings.filter(user=self._user).order_by("-pk")]

    def holding_of(self, post: str, day: date) -> Holding | None:
        """Return how the person holds a post on a day; `None`: not at all."""
        return next((each for each in self._own if each.post == post and each.holds_on(day)), None)

    def posts_on(self, day: date) -> Mapping[str, int | None]:
        """Return the posts in which the person counts on a day,
        each with the number of the holder.

        Who fills in for a holder counts as the holder, as far as the post has one alone; else as
        nobody.
        """
        own = (each.post for each in reversed(self._own) if each.holds_on(day))
        return {post: self.number_of(post, day) for post in own}

    def number_of(self, post: str, day: date, *, binds: bool = False) -> int | None:
        """Return the number of the holder of a post that is counted for; `binds`:
        theirs from now on.
        """
        found = self.holding_of(post, day)
        if found is None:
            return None
        holder = _find_holder(found, day, self._holders(post))
        if binds and holder and _unbound(holder[0], self._holders(post)):
            self._office.hold_people()
            self._holders.cache_clear()
            if holder := _find_holder(found, day, self._holders(post)):
                person, number = holder
                unbound = _unbound(person, self._holders(post))
                Holding.objects.filter(pk__in=unbound).update(number=number)
                seals = [f"{HOLDER}/{pk}" for pk in unbound]
                deed = Deed("holding.numbered", str(found.pk), None, {"number": number}, seals)
                record(self._office, Author(), [deed])
            self._holders.cache_clear()
        return holder and holder[1]

    def holders_on(self, post: str, day: date) -> frozenset[int]:
        """Return who holds a post on a day, by the keys of the accounts."""
        return frozenset(each.user_id for each in self._holders(post) if each.holds_on(day))


def _find_holder(
    holding: Holding, day: date, of_post: Sequence[Holding]
) -> tuple[int, int] | None:
    """Return whom somebody counts for on a day, with the number of that holder; `None`:
    it is not one alone.

    The number is the person's from the first press on: who comes later has another one, and
    whatever days are corrected, nobody takes over what somebody else counted. Until then who holds
    the post has the next one.
    """
    numbers = {each.user_id: each.number for each in of_post if each.number}
    present = [*dict.fromkeys(each.user_id for each in of_post if each.holds_on(day))]
    free = iter(sorted({*range(1, len(numbers) + len(present) + 1)} - {*numbers.values()}))
    numbers |= {person: next(free) for person in present if person not in numbers}
    if holding.kind == HoldingKind.CLERK:
        return (present[0], numbers[present[0]]) if len(present) == 1 else None
    return holding.user_id, numbers[holding.user_id]


def _unbound(person: int, of_post: Sequence[Holding]) -> list[int]:
    return [each.pk for each in of_post if each.user_id == person and not each.number]
