"""Whether offices, people, their roles, posts and substitutes are those that the log tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, Membership, Office, Role
from capaian.web.people.forms import holding_texts
from capaian.web.substitutes.change import told_of
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.models import Entry

_DAY: Final = timedelta(days=1)
"""How far a role may begin or end from the day of its entry: midnight may lie between the two."""
_Role = tuple[str, date, date | None]
"""A role with its first and last day."""
_Member = tuple[int | None, int]
"""An office and a person in it."""
_IS_OPEN: Final = {True: "terbuka", False: "ditutup"}


@dataclass
class _Told:
    """What entries say of people, in their order."""

    names: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    """Names to sign in with and shown names; `None`: it was never told."""
    roles: dict[_Member, list[_Role]] = field(default_factory=lambda: defaultdict(list))
    is_active: dict[int, bool] = field(default_factory=dict)
    holdings: dict[int, Mapping[str, object] | None] = field(default_factory=dict)
    substitutes: dict[int, Mapping[str, object] | None] = field(default_factory=dict)

    def pk_of(self, username: str) -> int | None:
        """Return whose name it was when it was told."""
        known = next((pk for pk, (name, _) in self.names.items() if name == username), None)
        return known or User.objects.filter(username=username).values_list("pk", flat=True).first()


def founded_offices() -> dict[int, str]:
    """Return the offices that the log founded, by their ids."""
    told = Entry.objects.filter(action="office.founded").values_list("office", "subject")
    return {pk: slug for pk, slug in told if pk is not None}


def differing_offices() -> Iterator[str]:
    """Yield offices that are others than those that were founded."""
    for entry in Entry.objects.filter(action="office.founded").select_related("office").order_by("number"):
        office = entry.office
        if office is None:
            continue
        said = (entry.after or {}).get("name", office.name)
        if (office.slug, office.name) != (entry.subject, said):
            yield f"dinas /{office.slug}/ bernama '{office.name}', padahal yang didirikan /{entry.subject}/"
        if office.is_demonstration:
            yield f"dinas /{office.slug}/ disebut peragaan, padahal didirikan sebagai dinas sungguhan"
    if founded := founded_offices():  # a demonstration lies in a folder of its own, and founds none
        for office in Office.objects.exclude(pk__in=founded).order_by("pk"):
            yield f"dinas /{office.slug}/ ada, padahal menurut catatan tidak pernah didirikan"


def differing_people() -> Iterator[str]:
    """Yield people whose names, roles, posts or accounts are not those that the log tells."""
    told, founded = _read(), founded_offices()
    yield from _differing_names(told)
    # Rights come from roles alone: the program gives these to nobody, and knows no address.
    for user in User.objects.filter(Q(is_superuser=True) | Q(is_staff=True)).order_by("pk"):
        yield f"akun '{user.username}' berhak atas segalanya, padahal catatan tidak mengatakannya"
    for user in User.objects.exclude(email="").order_by("pk"):
        yield f"akun '{user.username}' beralamat surel, padahal program tidak menyimpannya"
    real = {*founded, *Office.objects.filter(is_demonstration=False).values_list("pk", flat=True)}
    yield from _differing_roles(told, real)
    yield from _differing_holdings(told, real)
    yield from _differing_substitutes(told, real)


def _read() -> _Told:
    told = _Told()
    entries = Entry.objects.filter(action__in=_OF_PEOPLE).order_by("number")
    for entry in entries.iterator():
        _OF_PEOPLE[entry.action](told, entry)
    return told


def _founded(told: _Told, entry: Entry) -> None:
    said = entry.after or {}
    name = str(said.get("administrator"))
    pk = said.get("account") or _first_of(name)
    if isinstance(pk, int):
        told.names[pk] = (name, said.get("full_name"))
        told.is_active[pk] = True
        day = timezone.localdate(entry.at)
        told.roles[entry.office_id, pk].append((str(Role.ADMINISTRATOR), day, None))


def _first_of(username: str) -> int | None:
    """Return whose name it was first, where no entry tells the number of the account."""
    renamed = Entry.objects.filter(action="person.changed", before__username=username).order_by("number")
    if (entry := renamed.first()) is not None:
        return int(entry.subject)
    return User.objects.filter(username=username).values_list("pk", flat=True).first()


def _person(told: _Told, entry: Entry) -> None:
    """Note what a person is called, and what becomes of the roles, as the pages write them."""
    pk, said, today = int(entry.subject), entry.after or {}, timezone.localdate(entry.at)
    told.names[pk] = (said["username"], said["name"])
    if entry.action == "person.made":
        told.is_active[pk] = True
    own, wanted = told.roles[entry.office_id, pk], {*said["roles"]}
    kept: list[_Role] = []
    for role, since, until in own:
        if until is None and role not in wanted:
            if since < today:
                kept.append((role, since, today - _DAY))
        else:
            kept.append((role, since, until))
    open_ = {role for role, _, until in kept if until is None}
    told.roles[entry.office_id, pk] = [*kept, *((role, today, None) for role in sorted(wanted - open_))]


def _account(told: _Told, entry: Entry) -> None:
    told.is_active[int(entry.subject)] = entry.action == "person.opened"


def _holding(told: _Told, entry: Entry) -> None:
    said = entry.after or {}
    told.holdings[int(entry.subject)] = {**said, "user": told.pk_of(said["user"]), "office": entry.office_id}


def _substitute(told: _Told, entry: Entry) -> None:
    said = entry.after
    people = {name: told.pk_of(said[name]) for name in ("of", "user")} if said else {}
    told.substitutes[int(entry.subject)] = {**said, **people, "office": entry.office_id} if said else None


_OF_PEOPLE: Final[dict[str, Any]] = {
    "office.founded": _founded,
    "person.made": _person,
    "person.changed": _person,
    "person.opened": _account,
    "person.closed": _account,
    "holding.made": _holding,
    "holding.changed": _holding,
    "substitute.made": _substitute,
    "substitute.changed": _substitute,
    "substitute.removed": _substitute,
}


def _differing_names(told: _Told) -> Iterator[str]:
    for user in User.objects.filter(pk__in={*told.names, *told.is_active}).order_by("pk"):
        username, shown = told.names.get(user.pk, (user.username, None))
        if (user.username, user.full_name) != (username, user.full_name if shown is None else shown):
            yield f"nama akun {user.pk} '{user.username}', padahal menurut catatan '{username}'"
        if user.is_active != told.is_active.get(user.pk, user.is_active):
            yield f"akun '{user.username}' {_IS_OPEN[user.is_active]}, lain daripada menurut catatan"


def _differing_roles(told: _Told, offices: set[int]) -> Iterator[str]:
    now: dict[_Member, list[_Role]] = defaultdict(list)
    kept = Membership.objects.filter(office__in=offices)
    for office, pk, role, since, until in kept.values_list("office", "user", "role", "since", "until"):
        now[office, pk].append((role, since, until))
    for member in sorted(now.keys() - told.roles.keys(), key=str):
        yield f"akun {member[1]} berperan di dinas ini, padahal catatan tidak mengatakannya"
    for member in sorted((each for each in told.roles if each[0] in offices), key=str):
        if not _are_alike(now[member], told.roles[member]):
            yield f"peran akun {member[1]} bukan yang ada dalam catatan"


def _are_alike(kept: list[_Role], told: list[_Role]) -> bool:
    if len(kept) != len(told):
        return False
    pairs = zip(sorted(kept, key=_order), sorted(told, key=_order), strict=True)
    return all(
        one[0] == other[0] and _is_near(one[1], other[1]) and _is_near(one[2], other[2])
        for one, other in pairs
    )


def _order(role: _Role) -> tuple[str, date]:
    return role[0], role[1]


def _is_near(day: date | None, other: date | None) -> bool:
    return abs(day - other) <= _DAY if day and other else day == other


def _differing_holdings(told: _Told, offices: set[int]) -> Iterator[str]:
    kept = {
        each.pk: {**holding_texts(each), "user": each.user_id, "office": each.office_id}
        for each in Holding.objects.filter(office__in=offices)
    }
    yield from _unequal("pemegang jabatan", kept, told.holdings, offices)


def _differing_substitutes(told: _Told, offices: set[int]) -> Iterator[str]:
    own = Substitution.objects.filter(office__in=offices).select_related("of", "user")
    kept = {
        each.pk: {**told_of(each), "of": each.of_id, "user": each.user_id, "office": each.office_id}
        for each in own
    }
    yield from _unequal("pengganti", kept, told.substitutes, offices)


def _unequal(
    what: str,
    kept: Mapping[int, Mapping[str, object]],
    told: Mapping[int, Mapping[str, object] | None],
    offices: set[int],
) -> Iterator[str]:
    """Yield things that are there otherwise than told, or only on one side."""
    for pk in sorted({*kept, *told}):
        now, said = kept.get(pk), told.get(pk)
        if said is not None and said["office"] not in offices:
            continue
        if now is None and said is not None:
            yield f"{what} {pk} ({said['post']}) tidak ada lagi, padahal ada dalam catatan"
        elif now is not None and said is None:
            yield f"{what} {pk} ({now['post']}) tidak ada dalam catatan"
        elif now != said:
            yield f"{what} {pk} bukan yang ada dalam catatan"
