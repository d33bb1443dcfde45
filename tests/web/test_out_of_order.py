"""A form handed in before its quarter ends, or past empty ones, is asked about once,
for what it shows.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpResponse
from tests.web.approving import row, write
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, YEAR, House, cell, typed
from tests.web.test_measurement_tasks import let_it_be
from tests.web.test_year_approval import fill

from capaian.domain.period import write_date
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.models import Entry

FIRST, SECOND, THIRD, LAST = (f"{YEAR}-Q{ordinal}" for ordinal in (1, 2, 3, 4))
TWO = (("90", "45"), ("100", "50"))


def send(house: House, quarter: str, **more: str) -> HttpResponse:
    return house.browser("clerk").post(
        house.address(quarter=quarter), {**typed(*TWO, quarter), **more}
    )


def hand_in(house: House, quarter: str, **more: str) -> HttpResponse:
    return send(house, quarter, aksi="ajukan", **more)


def answered(house: House, quarter: str, look: str) -> HttpResponse:
    """What comes of the button below the question, with nothing typed since."""
    return house.browser("clerk").post(house.address(quarter=quarter), {"dilihat": look})


def state(house: House, quarter: str) -> State:
    return PostForm.objects.get(office_year=house.year, post=POST, period=quarter).stage


def question_of(answer: HttpResponse) -> tuple[str, str]:
    """What a page asks, and what its button sends."""
    assert answer.status_code == 422
    (box,) = [each for each in elements(answer.text).all("div", role="alert")]
    (button,) = box.all("button")
    assert button.attributes["name"] == "dilihat" and button.attributes["form"] == "isian"
    return box.all("p")[0].words, button.attributes["value"]


def test_the_last_quarter_is_questioned_as_the_first_is(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_it_be(monkeypatch, date(YEAR, 12, 30))
    assert question_of(hand_in(house, LAST))[0].startswith(
        f"Triwulan IV Tahun {YEAR} baru berakhir 31 Des"
    )


@pytest.mark.parametrize("day", [date(YEAR, 3, 30), date(YEAR, 1, 1)])
def test_an_open_quarter_is_questioned(
    house: House, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    let_it_be(monkeypatch, day)
    why, look = question_of(hand_in(house, FIRST))
    assert why.startswith(
        f"Triwulan I Tahun {YEAR} baru berakhir 31 Maret {YEAR}; hari ini {write_date(day)}."
    )
    assert why.endswith("Yang diminta keadaan pada akhir triwulan.")
    assert (
        state(house, FIRST) is State.DRAFT and house.counts(FIRST)["ktp.holders", AREAS[0]] == "90"
    )
    assert answered(house, FIRST, look).status_code == 302
    assert state(house, FIRST) is State.SUBMITTED


@pytest.mark.parametrize("day", [date(YEAR, 3, 31), date(YEAR, 4, 9), date(YEAR + 1, 1, 5)])
def test_from_its_last_day_on_none_comes(
    house: House, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    let_it_be(monkeypatch, day)
    assert hand_in(house, FIRST).status_code == 302
    assert state(house, FIRST) is State.SUBMITTED
    assert PostForm.objects.get(post=POST).steps.get(step="submit").reason == ""


def test_quarters_in_their_order_are_questioned_at_no_time(house: House) -> None:
    for quarter in (FIRST, SECOND, THIRD, LAST):
        assert hand_in(house, quarter).status_code == 302


def test_an_answer_is_for_its_question(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    let_it_be(monkeypatch, date(YEAR, 5, 2))
    _, digest = question_of(hand_in(house, SECOND))
    assert answered(house, SECOND, "a" * 64).status_code == 422
    assert state(house, SECOND) is State.DRAFT
    assert answered(house, SECOND, digest).status_code == 302


def test_a_button_beside_the_question_is_no_answer(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_it_be(monkeypatch, date(YEAR, 5, 2))
    hand_in(house, SECOND)
    question_of(house.browser("clerk").post(house.address(quarter=SECOND), {"aksi": "ajukan"}))
    assert state(house, SECOND) is State.DRAFT


def test_what_the_form_lacks_is_reported_before_any_question(house: House) -> None:
    sent = typed(("90", ""), ("100", "50"), SECOND, aksi="ajukan")
    answer = house.browser("clerk").post(house.address(quarter=SECOND), sent)
    assert answer.status_code == 422
    assert (
        "harus diperbaiki sebelum diajukan" in answer.text
        and "belum diisi sama sekali" not in answer.text
    )


def test_who_verifies_reads_that_it_was_out_of_order(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_it_be(monkeypatch, date(YEAR, 5, 2))
    _, look = question_of(hand_in(house, SECOND))
    answered(house, SECOND, look)
    why = f"Diajukan sebelum triwulannya berakhir, 30 Juni {YEAR}."
    page = elements(house.browser("planner").get(house.address(quarter=SECOND)).text)
    (history,) = page.all("ol", **{"class": "riwayat"})
    assert why in history.words
    entry = Entry.objects.filter(action="form.submit").last()
    assert entry is not None and entry.reason == why


def test_events_of_a_quarter_are_requested_as_a_whole(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(house, row(house, "plan.yaml#components"), aggregation="sum")
    let_it_be(monkeypatch, date(YEAR, 2, 2))
    report, _ = question_of(hand_in(house, FIRST))
    assert report.endswith("Yang diminta angka seluruh triwulan.")


def test_a_form_that_was_sent_back_in_its_time_is_not_questioned(house: House) -> None:
    fill(house, FIRST, "verify")
    PostForm.objects.filter(post=POST, period=FIRST).update(state=State.RETURNED)
    name = cell("ktp.holders", AREAS[0], FIRST)
    sent = {f"sel-{name}": "91", f"dulu-{name}": "90", "aksi": "ajukan"}
    assert house.browser("clerk").post(house.address(quarter=FIRST), sent).status_code == 302


def test_what_the_script_sends_while_somebody_types_is_never_questioned(house: House) -> None:
    sent = {**typed(*TWO, SECOND), "aksi": "simpan"}
    answer = house.browser("clerk").post(
        house.address(quarter=SECOND), sent, headers={"accept": "application/json"}
    )
    assert answer.status_code == 200 and state(house, SECOND) is State.DRAFT
