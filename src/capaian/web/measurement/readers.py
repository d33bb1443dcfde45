"""Who is told what became of an approval: only who is in the office today, and can sign in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Role
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True)
class Readers:
    """Who of an office reads what it is told today."""

    year: OfficeYear

    @cached_property
    def heads(self) -> tuple[User, ...]:
        """The heads of the office with an open account: a party of every agreement."""
        heads = members_on(timezone.localdate()).filter(office=self.year.office_id, role=Role.OFFICE_HEAD)
        return tuple(User.objects.filter(pk__in=heads.values("user"), is_active=True))

    def of(self, approver: User) -> tuple[User, ...]:
        """Return who is told of what somebody approved: that one, else today's heads of the office."""
        return (approver,) if approver.pk in self._there else self.heads

    @cached_property
    def _there(self) -> frozenset[int]:
        """Who has a place in the office today, and an open account."""
        there = members_on(timezone.localdate()).filter(office=self.year.office_id, user__is_active=True)
        return frozenset(there.values_list("user", flat=True))


def named_to(reader: User, approver: User) -> str:
    """Return what a reader calls who approved."""
    return "Anda" if reader == approver else str(approver)
