"""What every page asks for is asked for at once: office, roles, year, second factor, and posts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone
from tests.web.filling import POST, YEAR, House, house
from tests.web.twins import SINCE, add_second_factor, person, signed_in

from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.steps import Person, posts_of
from capaian.web.offices.models import NOBODY, Holding, Role
from capaian.web.planning.cell_texts import names_in_words, row_in_names
from capaian.web.site.access import Access, Here
from capaian.web.years.known import SHEETS, know

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def placed(own: House, name: str, address: str) -> tuple[Here, int]:
    """Where a request stands, and how often the database was asked for that."""
    request = RequestFactory().get(address)
    request.session = {}  # type: ignore[assignment]  # of somebody who wanted nothing else before
    request.user, request.resolver_match = own.people[name], resolve(address)
    access = Access(lambda _: pytest.fail("no view is called"))
    with CaptureQueriesContext(connection) as seen:
        answer = access.process_view(request, lambda: None, (), request.resolver_match.kwargs)  # type: ignore[arg-type]  # no view is called
    assert answer is None
    return request.here, len(seen)  # type: ignore[attr-defined]  # set by the access


@pytest.mark.parametrize("name", ["clerk", "planner", "head", "viewer"])
def test_a_page_of_a_year_is_placed_by_one_question(own: House, name: str) -> None:
    here, asked = placed(own, name, f"/kecil/{YEAR}/")
    assert (here.year, here.office, asked) == (own.year, own.year.office, 1)
    assert here.has_second_factor is (name == "head")


def test_a_page_outside_of_years_is_placed_by_one_question_too(own: House) -> None:
    here, asked = placed(own, "planner", "/kecil/mulai/")
    assert (here.year, asked) == (None, 1)


def test_a_year_that_is_not_there_is_nowhere(own: House) -> None:
    for name in ("planner", "head"):
        assert own.browser(name).get(f"/kecil/{YEAR + 7}/").status_code == 404


def test_who_approves_without_a_second_factor_is_led_to_it(own: House) -> None:
    user = person("kadis-baru", own.year.office)
    user.memberships.create(office=own.year.office, role=Role.OFFICE_HEAD, since=SINCE)
    answer = signed_in(user).get(f"/kecil/{YEAR}/")
    assert answer.status_code == 302 and answer.headers["Location"] == "/akun/2fa/"
    add_second_factor(user)
    assert signed_in(user).get(f"/kecil/{YEAR}/").status_code == 200


def test_posts_of_all_people_are_asked_for_once(own: House) -> None:
    forms = forms_of(own.year)
    assert forms is not None
    with CaptureQueriesContext(connection) as seen:
        posts = {name: posts_of(Person(user, frozenset()), forms.people) for name, user in own.people.items()}
    assert len(seen) == 1
    assert posts["clerk"] == posts["holder"] == {POST} and posts["head"] == {"kepala-dinas"}
    assert posts["planner"] == posts["viewer"] == frozenset()


def test_who_plans_holds_what_nobody_owns(own: House) -> None:
    forms = forms_of(own.year)
    assert forms is not None
    planner = Person(own.people["planner"], frozenset({Role.PLANNER}))
    assert posts_of(planner, forms.people) == {NOBODY}


def test_a_row_of_an_agreement_is_called_by_its_title_and_not_by_its_code(own: House) -> None:
    spec = SHEETS["agreements.yaml#agreements/targets/periods"]
    paper = own.year.rows.get(sheet="agreements.yaml#agreements").cells
    called = row_in_names(spec, [paper["id"], "iku-ktp", f"{YEAR}-Q1"], know(own.year))
    assert called == f"{paper['title']}, Cakupan kepemilikan KTP-el, Triwulan I Tahun {YEAR}"


@pytest.mark.parametrize(("since", "until", "holds"), [(-3, 3, True), (-3, -1, False), (1, 3, False)])
def test_posts_are_those_of_today(own: House, since: int, until: int, holds: bool) -> None:
    today = timezone.localdate()
    days = {"since": today + timedelta(days=since), "until": today + timedelta(days=until)}
    Holding.objects.create(office=own.year.office, user=own.people["viewer"], post="sekretaris", **days)
    forms = forms_of(own.year)
    assert forms is not None
    assert posts_of(Person(own.people["viewer"], frozenset()), forms.people) == (
        {"sekretaris"} if holds else set()
    )


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("iku-ktp 2024", "Cakupan kepemilikan KTP-el"),
        ("99.01.01 2024-Q1", "Hulu"),
        ("tidak-ada 2024", ""),
        ("", ""),
        ("Hulu 99.01.01", ""),
    ],
)
def test_codes_among_words_are_called_by_their_names(own: House, words: str, names: str) -> None:
    assert names_in_words(words, know(own.year)) == names
