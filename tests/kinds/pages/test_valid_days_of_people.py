"""First and last days of roles, posts and substitutes: both count, the days beside them do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Final, cast

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.kinds.pages.clock import on_day
from tests.web.filling import POST, YEAR, House, facts_of, sound_forms
from tests.web.twins import person, signed_in

from capaian.domain.identifiers import PostId
from capaian.web.offices.models import (
    Holding,
    HoldingKind,
    Membership,
    Role,
    holders_on,
    members_on,
    people_as,
)
from capaian.web.papers.versions import posts_in_charge
from capaian.web.people.change import change_person
from capaian.web.people.forms import _deciders, _is_open, day_field
from capaian.web.people.holder_numbers import HolderNumbers
from capaian.web.site.access import OfficeRequest, roles_of
from capaian.web.substitutes.models import Substitution, find_stand_ins
from capaian.web.trail.record import Author

DAY: Final = timedelta(days=1)
SPANS: Final = (
    (date(2025, 3, 3), date(2025, 3, 14)),
    (date(2025, 3, 3), date(2025, 3, 3)),
    (date(2024, 12, 31), date(2025, 1, 1)),
)


@pytest.fixture(name="dated")
def made(house: House) -> House:
    """Somebody whose role, post and absence begin and end with the same days."""
    office = house.year.office
    house.people["visitor"] = person("tamu-kecil", office)
    Membership.objects.create(
        office=office, user=house.people["visitor"], role=Role.UNIT_HEAD, since=SPANS[0][0]
    )
    Holding.objects.create(
        office=office, user=house.people["visitor"], post="sekretaris", since=SPANS[0][0]
    )
    Substitution.objects.create(
        office=office,
        of=house.people["head"],
        post="kepala-dinas",
        user=house.people["visitor"],
        since=SPANS[0][0],
        until=SPANS[0][1],
    )
    return house


def is_member(house: House, day: date) -> bool:
    return members_on(day).filter(user=house.people["visitor"]).exists()


def acts_as_head_of_unit(house: House, day: date) -> bool:
    return bool(roles_of(house.people["visitor"], "kecil"))


def is_listed(house: House, day: date) -> bool:
    found = people_as(house.year.office, [Role.UNIT_HEAD])
    return house.people["visitor"] in found


def opens_pages(house: House, day: date) -> bool:
    status = signed_in(house.people["visitor"]).get(f"/kecil/{YEAR}/naskah/").status_code
    return {200: True, 404: False}[status]


def is_named_as_holder(house: House, day: date) -> bool:
    return "sekretaris" in holders_on(house.year.office_id, day)


def fills_in_forms(house: House, day: date) -> bool:
    return house.people["visitor"].pk in sound_forms(house.year).people.posts


def counts_in_the_post(house: House, day: date) -> bool:
    posts = HolderNumbers(house.year.office, house.people["visitor"]).posts_on(day)
    return "sekretaris" in posts


def is_in_charge(house: House, day: date) -> bool:
    request = SimpleNamespace(
        here=SimpleNamespace(office=house.year.office), user=house.people["visitor"]
    )
    return "sekretaris" in posts_in_charge(cast(OfficeRequest, request), facts_of(house.year))


def is_offered_with_the_post(house: House, day: date) -> bool:
    """As one for whom somebody stands in."""
    visitor = house.people["visitor"]
    Membership.objects.filter(user=visitor).update(
        role=Role.OFFICE_HEAD, since=date(2020, 1, 1), until=None
    )
    posts = facts_of(house.year).post_by_id
    names = {"sekretaris": replace(posts[PostId("kepala-dinas")], name="Sekretaris")}
    choices = [choice for choice, _ in _deciders(house.year.office, names)]
    return f"{visitor.pk}:sekretaris" in choices


def is_substitute(house: House, day: date) -> bool:
    return bool(find_stand_ins(house.people["visitor"], house.year.office))


PLACES: Final[tuple[Callable[[House, date], bool], ...]] = (
    is_member,
    acts_as_head_of_unit,
    is_listed,
    opens_pages,
    is_named_as_holder,
    fills_in_forms,
    counts_in_the_post,
    is_in_charge,
    is_offered_with_the_post,
    is_substitute,
)


@pytest.mark.parametrize("days", SPANS, ids=["two weeks", "one day", "New Year"])
@pytest.mark.parametrize("is_valid", PLACES, ids=lambda place: place.__name__)
def test_the_first_and_the_last_day_belong_to_it(
    dated: House, is_valid: Callable[[House, date], bool], days: tuple[date, date]
) -> None:
    own = {"user": dated.people["visitor"]}
    for kind in (Membership, Holding, Substitution):
        kind.objects.filter(**own).update(since=days[0], until=days[1])
    if is_valid is is_substitute:  # the role is another row of the table
        Membership.objects.filter(**own).update(since=date(2020, 1, 1), until=None)
    found = []
    for day in (days[0] - DAY, days[0], days[1], days[1] + DAY):
        with on_day(day):
            found.append(is_valid(dated, day))
    assert found == [False, True, True, False]


@pytest.mark.parametrize("kind", [Membership, Holding])
def test_what_has_no_last_day_goes_on(
    dated: House, kind: type[Membership] | type[Holding]
) -> None:
    [row] = kind.objects.filter(user=dated.people["visitor"])
    days = (row.since - DAY, row.since, date(2199, 12, 31))
    assert [row.holds_on(day) for day in days] == [False, True, True]


def test_a_holding_is_open_until_its_last_day_is_over() -> None:
    """The head of office may not become a clerk on a day on which the post is still held."""
    day = SPANS[0][1]
    for today, until, is_open in ((day, day, True), (day + DAY, day, False), (day, None, True)):
        with on_day(today):
            assert _is_open(Holding(since=SPANS[0][0], until=until)) is is_open


def test_a_role_that_is_taken_away_was_there_until_yesterday(dated: House) -> None:
    visitor, day = dated.people["visitor"], date(2025, 3, 10)
    with on_day(day):
        change_person(dated.year.office, visitor, [], Author())
    assert [members_on(each).filter(user=visitor).exists() for each in (day - DAY, day)] == [
        True,
        False,
    ]


def test_a_role_that_is_given_and_taken_on_one_day_was_never_there(dated: House) -> None:
    visitor, day = dated.people["visitor"], SPANS[0][0]
    with on_day(day):
        change_person(dated.year.office, visitor, [], Author())
    assert not Membership.objects.filter(user=visitor).exists()


@pytest.mark.parametrize(
    ("day", "is_accepted"),
    [
        (date(1944, 12, 31), False),
        (date(1945, 1, 1), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
    ],
)
def test_days_of_people_are_of_an_age_that_somebody_knows(day: date, *, is_accepted: bool) -> None:
    """Until the end of the second year after this one."""
    with on_day(date(2025, 12, 31)):
        if is_accepted:
            assert day_field("Sejak").clean(str(day)) == day
            return
        with pytest.raises(ValidationError, match="Periksa tahunnya"):
            day_field("Sejak").clean(str(day))


@pytest.mark.parametrize(("until", "is_kept"), [(-1, False), (0, True), (1, True)])
def test_a_substitute_ends_on_the_first_day_at_the_earliest(
    dated: House, until: int, *, is_kept: bool
) -> None:
    """By the page and by the database."""
    first = date(2025, 6, 2)
    administrator = person("admin-kecil", dated.year.office, Role.ADMINISTRATOR)
    sent = {
        "whose": f"{dated.people['head'].pk}:kepala-dinas",
        "user": str(dated.people["holder"].pk),
        "way": "daily",
        "since": str(first),
        "until": str(first + until * DAY),
    }
    with on_day(date(2025, 6, 1)):
        page = signed_in(administrator).post(f"/kecil/{YEAR}/orang/pengganti/baru/", sent)
    assert (page.status_code == 302) is is_kept, page.text
    found = Substitution.objects.filter(user=dated.people["visitor"])
    with transaction.atomic():
        if is_kept:
            assert found.update(since=first, until=first + until * DAY) == 1
            return
        with pytest.raises(IntegrityError):
            found.update(since=first, until=first + until * DAY)


@pytest.mark.parametrize(
    ("since", "until", "is_taken"),
    [
        (-3, -1, False),
        (-3, 0, True),
        (11, 20, True),
        (12, 20, False),
        (5, 5, True),
    ],
)
def test_nobody_is_replaced_twice_on_one_day(
    dated: House, since: int, until: int, *, is_taken: bool
) -> None:
    """Days from the first of the twelve days of the other substitute."""
    first = SPANS[0][0]
    administrator = person("admin-kecil", dated.year.office, Role.ADMINISTRATOR)
    sent = {
        "whose": f"{dated.people['head'].pk}:kepala-dinas",
        "user": str(dated.people["holder"].pk),
        "way": "daily",
        "since": str(first + since * DAY),
        "until": str(first + until * DAY),
    }
    with on_day(first):
        page = signed_in(administrator).post(f"/kecil/{YEAR}/orang/pengganti/baru/", sent)
    assert ("Sudah digantikan oleh" in page.text) is is_taken


@pytest.mark.parametrize(
    ("since", "until", "is_taken"),
    [(-3, -1, False), (-3, 0, True), (11, 20, True), (12, 20, False), (12, None, False)],
)
def test_a_post_has_one_holder_on_each_day(
    dated: House, since: int, until: int | None, *, is_taken: bool
) -> None:
    first, last = SPANS[0]
    Holding.objects.filter(user=dated.people["visitor"]).update(
        post=POST, since=first, until=last, kind=HoldingKind.DEFINITIVE
    )
    Holding.objects.filter(user=dated.people["holder"]).delete()
    administrator = person("admin-kecil", dated.year.office, Role.ADMINISTRATOR)
    sent = {
        "post": POST,
        "user": str(dated.people["holder"].pk),
        "kind": "definitive",
        "since": str(first + since * DAY),
        "until": "" if until is None else str(first + until * DAY),
    }
    with on_day(first):
        page = signed_in(administrator).post(f"/kecil/{YEAR}/orang/jabatan/baru/", sent)
    assert ("dipegang definitif oleh" in page.text) is is_taken
