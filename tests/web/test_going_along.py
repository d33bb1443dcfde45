"""A programme moves to another post together with its indicators, or the page says why it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.filling import POST, YEAR, House, house
from tests.web.test_holding import NODES, OTHER, indicator, row, write
from tests.web.test_sharing_page import chosen, field, line, owner, page, send, works

from capaian.domain.office_year import OfficeYear as Facts
from capaian.rules.checks.papers import OwnerMismatch, find_owner_mismatches
from capaian.web.planning.sharing import _said
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
PROGRAM = "2.12.02"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """A programme that an indicator of counts measures; one post answers for both."""
    own = house(tmp_path)
    works(own)
    write(own, indicator(own), owner=POST)
    write(own, row(own, NODES, id=PROGRAM), indicators="iku-ktp", owner=POST)
    return own


def ticks(shown: object, name: str) -> list[tuple[str, str]]:
    found = line(shown, name).all("input", type="checkbox")  # type: ignore[arg-type]  # an element
    return [(each.attributes["name"], each.attributes["value"]) for each in found]


def test_a_programme_asks_for_its_indicator_to_move_too(own: House) -> None:
    name = field(own, NODES, id=PROGRAM)
    assert ticks(page(own), name) == [], "nothing is asked before anything is chosen"
    status, shown = send(own, {**chosen(page(own)), name: OTHER})
    (alert,) = shown.all("div", role="alert")
    assert status == 422 and "Indikatornya, " in alert.words and "milik Kepala Bidang" in alert.words
    assert "papers_differ" not in alert.words and "iku-ktp" not in alert.words and "covers" not in alert.words
    assert "Perbaiki angkanya" not in alert.words
    assert chosen(shown)[name] == OTHER, "what was chosen stays"
    assert owner(own, NODES, id=PROGRAM) == POST
    ((tick, value),) = ticks(shown, name)
    assert send(own, {**chosen(shown), tick: value})[0] == 302
    assert owner(own, NODES, id=PROGRAM) == OTHER and str(indicator(own).cells["owner"]) == OTHER


def test_what_is_apart_is_found_once_as_it_stands_and_once_as_chosen(
    own: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, sent = field(own, NODES, id=PROGRAM), chosen(page(own))
    asked: list[Facts] = []

    def counted(facts: Facts) -> Iterator[OwnerMismatch]:
        asked.append(facts)
        return find_owner_mismatches(facts)

    monkeypatch.setattr("capaian.web.planning.going_along.find_owner_mismatches", counted)
    assert send(own, sent)[0] == 200 and asked == [], "nothing was chosen"
    assert send(own, {**sent, name: OTHER})[0] == 422 and len(asked) == 2


def test_who_agreed_to_something_else_is_asked_again(own: House) -> None:
    name = field(own, NODES, id=PROGRAM)
    _, shown = send(own, {**chosen(page(own)), name: OTHER})
    ((tick, _),) = ticks(shown, name)
    assert send(own, {**chosen(shown), tick: "iku-ktp:sekretaris"})[0] == 422
    assert str(indicator(own).cells["owner"]) == POST


def test_a_tick_without_need_moves_nothing(own: House) -> None:
    name, sub = field(own, NODES, id=PROGRAM), field(own, NODES, id="2.12.02.2.01.0001")
    pk = name.partition("-")[2]
    status, _ = send(own, {**chosen(page(own)), sub: OTHER, f"ikut-{pk}": f"iku-ktp:{POST}"})
    assert status == 302 and str(indicator(own).cells["owner"]) == POST


def test_posts_above_the_owner_of_the_indicator_are_free(own: House) -> None:
    write(own, indicator(own), owner="kepala-dinas")
    name = field(own, NODES, id=PROGRAM)
    assert send(own, {**chosen(page(own)), name: OTHER})[0] == 302
    assert str(indicator(own).cells["owner"]) == "kepala-dinas"


def test_a_programme_that_goes_with_what_is_above_asks_nothing(own: House) -> None:
    name = field(own, NODES, id=PROGRAM)
    assert send(own, {**chosen(page(own)), name: ""})[0] == 302
    assert owner(own, NODES, id=PROGRAM) == "" and str(indicator(own).cells["owner"]) == POST


def test_two_papers_that_differ_are_told_in_names(own: House) -> None:
    write(own, row(own, NODES, id=PROGRAM), owner=OTHER)
    own.year.refresh_from_db()
    known = know(own.year)
    (issue,) = [each for each in known.found.issues if each.code == "papers_differ"]
    told = _said(known.locate(issue), known)
    assert "papers_differ" not in told and "iku-ktp" not in told and "lembar Perbedaan" in told


def test_what_is_apart_is_found_by_one_rule(own: House) -> None:
    own.year.refresh_from_db()
    facts = know(own.year).found.office_year
    assert facts is not None and facts.year == YEAR and [*find_owner_mismatches(facts)] == []
