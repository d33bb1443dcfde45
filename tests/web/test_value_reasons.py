"""Reasons for values are read by those who decide on them; figures of an earlier state say of which."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.filling import AREAS, House, cell, house, typed
from tests.web.twins import person

from capaian.web.offices.models import Role

pytestmark = pytest.mark.django_db
LATER = "2024-Q2"
FIRST = "Penduduk pindah massal pada bulan Mei."
SECOND = "Kantor kecamatan kebanjiran, laporannya menyusul."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def hand_in(own: House, quarter: str, sent: dict[str, str]) -> None:
    done = own.browser("clerk").post(own.address(quarter=quarter), {**sent, "aksi": "ajukan"})
    assert done.status_code == 302, done.content.decode()


def explained(own: House) -> None:
    """Hand in a second quarter with a fall and with two empty cells, both with their reasons."""
    hand_in(own, "2024-Q1", typed(("90", "45"), ("100", "50")))
    reasons = {
        f"sebab-{cell('ktp.holders', AREAS[0], LATER)}": FIRST,
        f"sebab-{cell('ktp.holders', AREAS[1], LATER)}": SECOND,
        f"sebab-{cell('ktp.eligible', AREAS[1], LATER)}": SECOND,
    }
    hand_in(own, LATER, {**typed(("80", ""), ("100", ""), LATER), **reasons})


def page(own: House, name: str, address: str = "") -> str:
    answer = own.browser(name).get(address or own.address(quarter=LATER))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def notes(text: str) -> str:
    """What is displayed below the rows of a form."""
    return "".join(re.findall(r'<tr class="pesan">.*?</tr>', text, re.DOTALL))


@pytest.mark.parametrize("name", ["planner", "holder", "head", "clerk"])
def test_whoever_reads_a_form_that_was_handed_in_reads_its_reasons(own: House, name: str) -> None:
    explained(own)
    found = notes(page(own, name))
    assert found.count(FIRST) == 1 and found.count(SECOND) == 2, "below the row of each value"
    assert str(own.people["clerk"]) in found


def test_who_still_fills_in_has_the_reasons_in_their_fields_alone(own: House) -> None:
    explained(own)
    assert own.step("clerk", "withdraw", period=LATER).status_code == 302
    text = page(own, "clerk")
    assert "Yang perlu penjelasan" in text and f">{FIRST}</textarea>" in text
    assert notes(text) == ""


def test_a_reason_is_of_the_value_that_it_was_given_for(own: House) -> None:
    explained(own)
    row = own.year.rows.get(
        sheet="counts.csv", cells__period=LATER, cells__area=AREAS[0], cells__measure="ktp.holders"
    )
    row.cells = {**row.cells, "value": "95"}
    row.save()
    own.year.refresh_from_db()
    own.year.revision += 1
    own.year.save()
    found = notes(page(own, "planner"))
    assert FIRST not in found and SECOND in found


def test_a_trace_tells_why_a_figure_is_as_it_is(own: House) -> None:
    explained(own)
    address = f"/kecil/2024/jejak/cakupan/ktp:{AREAS[0]}/{LATER}/"
    text = page(own, "planner", address)
    assert f"Dijelaskan “{FIRST}” oleh {own.people['clerk']}" in text
    assert SECOND not in text


def test_a_figure_that_rests_on_an_earlier_state_says_which(own: House) -> None:
    explained(own)
    text = page(own, "planner")
    grid = re.sub(r"<[^>]+>", " ", text[text.index("<tbody>") : text.index("</tfoot>")])
    assert len(re.findall(r"90,00 \(TW I\)", grid)) == 1, "the district that told nothing"
    assert re.search(r"\b80,00\s", grid), "the one that did"
    assert re.search(r"83,33 \(TW I dan TW II\)", grid), "and the regency, which rests on both"
    assert "keadaan triwulan itu" in text


def test_a_full_quarter_rests_on_no_other(own: House) -> None:
    hand_in(own, "2024-Q1", typed(("90", "45"), ("100", "50")))
    text = page(own, "planner", own.address(quarter="2024-Q1"))
    assert not re.search(r"\d \(TW", text)


def test_what_the_script_is_told_says_it_too(own: House) -> None:
    hand_in(own, "2024-Q1", typed(("90", "45"), ("100", "50")))
    answer = own.browser("clerk").post(
        own.address(quarter=LATER),
        {**typed(("92", ""), ("100", ""), LATER), "aksi": "simpan"},
        headers={"accept": "application/json"},
    )
    told = answer.json()["hitung"]
    assert told["ktp::c"].endswith("(TW I dan TW II)") and told[f"ktp:{AREAS[0]}:c"] == "92,00"


def test_an_ordinary_form_asks_no_more_of_the_database_the_more_people_there_are(own: House) -> None:
    """Who may decide is looked up of each person only where somebody may be stuck."""
    hand_in(own, "2024-Q1", typed(("90", "45"), ("100", "50")))
    address = own.address(quarter="2024-Q1")
    page(own, "viewer", address)
    before = query_count(own, address)
    for number in range(5):
        person(f"perencana-{number}", own.year.office, Role.PLANNER)
    assert query_count(own, address) == before <= 15


def query_count(own: House, address: str) -> int:
    """Count what a page asks of the database."""
    browser = own.browser("viewer")
    browser.get(address)
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    return len(found)


def test_empty_cells_are_called_empty_and_questions_questions(own: House) -> None:
    first = "2024-Q1"
    text = page(own, "clerk", own.address(quarter=first))
    assert ">Yang belum diisi<" in text and "Yang perlu penjelasan" not in text
    hand_in(own, first, typed(("90", "45"), ("100", "50")))
    sent = {**typed(("80", ""), ("100", ""), LATER), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(quarter=LATER), sent).status_code == 302
    text = page(own, "clerk", own.address(quarter=LATER))
    assert ">Yang perlu penjelasan<" in text and "Yang belum diisi" not in text
