"""How often pages ask the database: once for each thing, however much there is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone
from tests.web.filling import POST, YEAR, House, cell, make_house, sound_forms, typed
from tests.web.twins import signed_in

from capaian.web.measurement.steps import Person, posts_of
from capaian.web.offices.models import NOBODY, Holding, Role
from capaian.web.planning.cell_texts import names_in_words, row_in_names
from capaian.web.site.access import Access, Here
from capaian.web.years import recent_lists
from capaian.web.years.known import SHEETS, know


def placed(house: House, name: str, address: str) -> tuple[Here, int]:
    """Where a request stands, and how often the database was asked for that."""
    request = RequestFactory().get(address)
    request.session = {}
    request.user, request.resolver_match = house.people[name], resolve(address)
    access = Access(lambda _: pytest.fail("no view is called"))
    with CaptureQueriesContext(connection) as seen:
        answer = access.process_view(request, lambda: None, (), request.resolver_match.kwargs)
    assert answer is None
    return request.here, len(seen)


@pytest.mark.parametrize(
    ("name", "most"), [("clerk", 3), ("planner", 3), ("head", 4), ("viewer", 2)]
)
def test_a_page_of_a_year_is_placed_by_few_questions(house: House, name: str, most: int) -> None:
    """Its place, its forms, for whom somebody stands in, and how the head signs in."""
    here, questions = placed(house, name, f"/kecil/{YEAR}/")
    assert (here.year, here.office, questions) == (house.year, house.year.office, most)


def test_a_page_outside_of_years_is_placed_by_as_many(house: House) -> None:
    here, questions = placed(house, "planner", "/kecil/mulai/")
    assert (here.year, questions) == (None, 2)


def test_posts_of_all_people_are_requested_once(house: House) -> None:
    forms = sound_forms(house.year)
    with CaptureQueriesContext(connection) as seen:
        posts = {
            name: posts_of(Person(user, frozenset()), forms.people)
            for name, user in house.people.items()
        }
    assert len(seen) == 1
    assert posts["clerk"] == posts["holder"] == {POST} and posts["head"] == {"kepala-dinas"}
    assert posts["planner"] == posts["viewer"] == frozenset()


def test_who_plans_holds_what_nobody_owns(house: House) -> None:
    forms = sound_forms(house.year)
    planner = Person(house.people["planner"], frozenset({Role.PLANNER}))
    assert posts_of(planner, forms.people) == {NOBODY}


def test_a_row_of_an_agreement_is_called_by_its_title_and_not_by_its_code(house: House) -> None:
    spec = SHEETS["agreements.yaml#agreements/targets/periods"]
    paper = house.year.rows.get(sheet="agreements.yaml#agreements").cells
    called = row_in_names(spec, [paper["id"], "iku-ktp", f"{YEAR}-Q1"], know(house.year))
    assert called == f"{paper['title']}, Cakupan kepemilikan KTP-el, Triwulan I Tahun {YEAR}"


@pytest.mark.parametrize(
    ("since", "until", "holds"), [(-3, 3, True), (-3, -1, False), (1, 3, False)]
)
def test_posts_are_those_of_today(house: House, since: int, until: int, holds: bool) -> None:
    today = timezone.localdate()
    days = {"since": today + timedelta(days=since), "until": today + timedelta(days=until)}
    Holding.objects.create(
        office=house.year.office, user=house.people["viewer"], post="sekretaris", **days
    )
    forms = sound_forms(house.year)
    assert posts_of(Person(house.people["viewer"], frozenset()), forms.people) == (
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
def test_codes_among_words_are_called_by_their_names(house: House, words: str, names: str) -> None:
    assert names_in_words(words, know(house.year)) == names


MAX_QUERIES = 17
"""What a page takes at most; two of them say for whom somebody stands in,
and how the head signs in.
"""
MAX_QUERIES_OF_HOME = 22
"""Of the first page, whose guide looks at all that a year needs until the next one."""
_LINK = re.compile(r'href="(/kecil/2024/[^"#]*)"')
_FILE = re.compile(r"\.[a-z]+(\?|$)|/isi/$")
_PAGES_OF_A_KIND = 2


@pytest.fixture(name="begun")
def begun(tmp_path: Path) -> House:
    """An office in which one form was handed in and another one begun."""
    begun = make_house(tmp_path)
    clerk, holder = begun.browser("clerk"), begun.browser("holder")
    clerk.post(begun.address(), {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"})
    assert holder.post(begun.address(), {"aksi": "ajukan"}).status_code == 302
    other = begun.address(quarter="2024-Q2")
    clerk.post(
        other, {f"sel-{cell('ktp.holders', '99.01.01', '2024-Q2')}": "91", "aksi": "simpan"}
    )
    return begun


def pages(browser: Client) -> Iterator[tuple[str, HttpResponse, int]]:
    """Pages that links lead to, two of each kind, with how often each asks the database."""
    waiting, seen, kinds = ["/?semua", "/kecil/2024/"], set[str](), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        kind = resolve(address.partition("?")[0]).view_name
        if address in seen or _FILE.search(address) or kinds[kind] == _PAGES_OF_A_KIND:
            continue
        seen.add(address)
        kinds[kind] += 1
        with CaptureQueriesContext(connection) as queries:
            answer = browser.get(address)
        if len(queries) > MAX_QUERIES:  # a page that was never asked for may have more to find out
            with CaptureQueriesContext(connection) as queries:
                browser.get(address)
        yield address, answer, len(queries)
        waiting += [link.replace("&amp;", "&") for link in _LINK.findall(answer.text)]


@pytest.mark.parametrize("name", ["planner", "head", "clerk"])
def test_every_page_costs_few_queries_and_its_links_lead_somewhere(
    begun: House, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_lists, "MAX_AGE_OF_LISTS", timedelta(minutes=30))  # lists are there
    browser, questions, wrong = begun.browser(name), {}, []
    browser.get("/kecil/2024/")
    for address, answer, count in [*pages(browser)]:
        if answer.status_code != 200:
            wrong.append((address, answer.status_code))
        questions[address] = count
    assert len(questions) > 20
    assert not wrong
    assert questions.pop("/kecil/2024/") <= MAX_QUERIES_OF_HOME
    assert {address: count for address, count in questions.items() if count > MAX_QUERIES} == {}


def test_head_tells_the_headers_of_the_page_and_sends_no_body(begun: House) -> None:
    browser = signed_in(begun.people["planner"])
    for address in (
        "/kecil/2024/",
        "/kecil/2024/isian/",
        "/kecil/2024/tukar/buku.xlsx",
        "/kecil/2024/tidak-ada/",
    ):
        page, head = browser.get(address), browser.head(address)
        assert head.status_code == page.status_code
        assert head.headers["Content-Type"] == page.headers["Content-Type"]
        assert b"".join(head) == b""
