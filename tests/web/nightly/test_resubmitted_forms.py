"""A form that came back and was handed in again: what changed is shown to whoever looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, house, typed

from capaian.web.measurement.models import Notice, PostForm, Taken
from capaian.web.offices.models import Office

pytestmark = pytest.mark.django_db

HULU = cell("ktp.holders", AREAS[0])
WHY = "Periksa lagi angka Kecamatan Hulu."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    hand_in(own, ("13172", "45"))
    return own


def hand_in(own: House, holders: tuple[str, str], deed: str = "ajukan") -> None:
    sent = typed(holders, ("20000", "50"), aksi=deed)
    for (measure, area), text in own.counts().items():
        sent[f"dulu-{cell(measure, area)}"] = text
    assert own.browser("clerk").post(own.address(), sent).status_code == 302


def step(own: House, name: str, which: str, reason: str = "") -> int:
    return own.step(name, which, reason).status_code


def page(own: House, name: str) -> Element:
    return elements(own.browser(name).get(own.address()).text)


def changes(own: House, name: str) -> list[str]:
    """What the page of verification says has changed."""
    place = f"/kecil/{YEAR}/verifikasi/{POST}/{QUARTER}/"
    answer = own.browser(name).get(place)
    return [each.words for each in elements(answer.text).all("p") if "→" in each.words]


def test_who_decides_sees_what_stood_there_the_time_before(own: House) -> None:
    assert step(own, "planner", "return", WHY) == 302
    hand_in(own, ("", "45"), "simpan")  # taken away and written anew
    hand_in(own, ("13127", "45"))
    said = "Hulu, Penduduk yang sudah merekam KTP-el: 13.172 → 13.127"
    assert changes(own, "planner") == [said]
    assert page(own, "planner").by_id(f"{HULU}:td").words == "13.127 semula 13.172"
    assert step(own, "planner", "verify") == 302
    assert changes(own, "head") == [said]


def test_a_form_that_never_came_back_shows_no_changes(own: House) -> None:
    assert step(own, "clerk", "withdraw") == 302
    hand_in(own, ("13127", "45"))
    assert "semula" not in page(own, "planner").words and "sejak diajukan" not in page(own, "planner").words


def test_what_is_compared_is_what_was_looked_at(own: House) -> None:
    """A form that was withdrawn in between was not looked at then."""
    assert step(own, "planner", "return", WHY) == 302
    hand_in(own, ("13100", "45"))
    assert step(own, "clerk", "withdraw") == 302
    hand_in(own, ("13127", "45"))
    assert changes(own, "planner") == ["Hulu, Penduduk yang sudah merekam KTP-el: 13.172 → 13.127"]


def test_an_office_that_was_renamed_hides_no_change(own: House) -> None:
    """The log names its forms otherwise now."""
    assert step(own, "planner", "return", WHY) == 302
    Office.objects.update(name="Dinas yang berganti nama")
    hand_in(own, ("13127", "45"))
    assert len(changes(own, "planner")) == 1


def test_who_fills_in_is_not_shown_it(own: House) -> None:
    assert step(own, "planner", "return", WHY) == 302
    hand_in(own, ("13127", "45"), "simpan")
    assert changes(own, "clerk") == []


def test_a_comment_on_a_value_is_reason_enough_to_send_a_form_back(own: House) -> None:
    sent = {"nilai": HULU, "catatan": "Buku menulis 13.127."}
    assert own.browser("planner").post(own.address(more="catatan/"), sent).status_code == 302
    assert step(own, "planner", "return") == 302
    why = "Hulu, Penduduk yang sudah merekam KTP-el: Buku menulis 13.127."
    assert Taken.objects.get(step="return").reason == why
    assert Notice.objects.filter(text__endswith=why).exists()


def test_without_words_on_a_value_a_reason_is_asked_for(own: House) -> None:
    assert step(own, "planner", "return") == 422
    assert PostForm.objects.get(post=POST, period=QUARTER).state == "submitted"


def test_it_is_asked_for_few_times(own: House, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    assert step(own, "planner", "return", WHY) == 302
    hand_in(own, ("13127", "45"))
    browser = own.browser("planner")
    browser.get(own.address())
    with django_assert_max_num_queries(15):
        assert "semula" in browser.get(own.address()).text


def halve(own: House) -> None:
    """Have the component computed otherwise."""
    row = own.year.rows.get(sheet="plan.yaml#components")
    sent = {f"sel-{name}": text for name, text in row.cells.items()}
    sent |= {"sel-formula": "50 * ktp.holders / ktp.eligible", "versi": str(row.version)}
    address = f"/kecil/{YEAR}/perencanaan/plan-components/{row.pk}/"
    assert own.browser("planner").post(address, sent).status_code == 302


def add_factor(own: House) -> None:
    """Tell a factor of the form beside it."""
    sent = {"subject": "ktp", "period": QUARTER, "kind": "driver", "text": "Jemput bola ke sekolah."}
    fields = {f"sel-{name}": text for name, text in sent.items()}
    address = f"/kecil/{YEAR}/perencanaan/factors/baru/"
    assert own.browser("planner").post(address, fields).status_code == 302
