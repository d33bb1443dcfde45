"""An earlier figure raised above a later one that was handed in is asked about, as one that falls is."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.filling import AREAS, POST, YEAR, House, cell, house, looked_at, typed

from capaian.domain.period import Period
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.gate import find_problems
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.provisional import drafts_told

pytestmark = pytest.mark.django_db
EARLIER, LATER = f"{YEAR}-Q2", f"{YEAR}-Q3"
NAME, LATER_NAME = (cell("ktp.holders", AREAS[0], quarter) for quarter in (EARLIER, LATER))
REASON = "Data ganda dihapus pada bulan Juli."
ASKED = "turun dari 95 (Triwulan II Tahun 2024) menjadi 90 (Triwulan III Tahun 2024)"
FULL = ("100", "50")


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """Two quarters that stay the same: the earlier one is a draft, the later one was handed in."""
    own = house(tmp_path)
    send(own, f"{YEAR}-Q1", "80", "ajukan")
    send(own, EARLIER, "90", "simpan")
    send(own, LATER, "90", "ajukan")
    return own


def send(own: House, quarter: str, holders: str, what: str, status: int = 302, **more: str) -> str:
    """Type how many have a card in the first district over what stands there; what is answered."""
    sent = {**typed((holders, "45"), FULL, quarter), "aksi": what, **more}
    for (measure, area), text in own.counts(quarter).items():
        sent[f"dulu-{cell(measure, area, quarter)}"] = text
    done = own.browser("clerk").post(own.address(quarter=quarter), sent)
    assert done.status_code == status, done.content.decode()
    return unescape(done.content.decode())


def step(own: House, name: str, quarter: str, taken: str, reason: str = "") -> None:
    form = PostForm.objects.get(office_year=own.year, post=POST, period=quarter)
    seen = looked_at(own.browser(name), own.address(quarter=quarter))
    sent = {"langkah": taken, "versi": str(form.version), "dilihat": seen, "alasan": reason}
    address = own.address(quarter=quarter, more="langkah/")
    assert own.browser(name).post(address, sent).status_code == 302


def asked(own: House, quarter: str = EARLIER) -> list[str]:
    own.year.refresh_from_db()
    forms = forms_of(own.year)
    assert forms is not None
    found = find_problems(forms, forms.form(POST, Period.parse(quarter)))
    return [each.slot.name for each in found if each.slot and each.may_be_explained]


def test_it_is_asked_at_entry_and_when_it_is_handed_in(own: House) -> None:
    assert asked(own) == []
    headers = {"accept": "application/json"}
    sent = {f"sel-{NAME}": "95", f"dulu-{NAME}": "90", "aksi": "simpan"}
    answer = own.browser("clerk").post(own.address(quarter=EARLIER), sent, headers=headers)
    assert answer.json()["perlu"] == [f"sebab-{NAME}"]
    refused = send(own, EARLIER, "95", "ajukan", 422)
    assert ASKED in refused and f'name="sebab-{NAME}"' in refused
    assert "Bila angka di isian Triwulan III Tahun 2024 yang salah, minta isian itu dikembalikan." in refused
    send(own, EARLIER, "95", "ajukan", **{f"sebab-{NAME}": REASON})
    assert asked(own) == []


def test_the_verifier_and_the_head_read_the_reason(own: House) -> None:
    send(own, EARLIER, "95", "ajukan", **{f"sebab-{NAME}": REASON})
    assert REASON in own.browser("planner").get(own.address(quarter=EARLIER)).text
    step(own, "planner", EARLIER, "verify")
    assert REASON in own.browser("head").get(own.address(quarter=EARLIER)).text


def test_what_is_approved_is_opened_again_by_the_head(own: House) -> None:
    step(own, "planner", LATER, "verify")
    step(own, "head", LATER, "approve")
    assert "yang salah, minta isian itu dibuka kembali oleh Kepala Dinas." in send(
        own, EARLIER, "95", "ajukan", 422
    )


def test_it_is_asked_once(own: House) -> None:
    """Where the later figure is a draft it is asked about there."""
    step(own, "planner", LATER, "return", "Angka Hulu belum sama dengan SIAK.")
    send(own, EARLIER, "95", "simpan")
    assert (asked(own), asked(own, LATER)) == ([], [LATER_NAME])


def test_it_is_held_against_the_next_figure_that_there_is(own: House) -> None:
    """A quarter between that was emptied hides nothing."""
    step(own, "planner", f"{YEAR}-Q1", "return", "Angka Hulu belum sama dengan SIAK.")
    send(own, EARLIER, "", "simpan")
    send(own, f"{YEAR}-Q1", "97", "simpan")
    first = cell("ktp.holders", AREAS[0], f"{YEAR}-Q1")
    assert asked(own, f"{YEAR}-Q1") == [first]
    refused = send(own, f"{YEAR}-Q1", "97", "ajukan", 422)
    assert "turun dari 97 (Triwulan I Tahun 2024) menjadi 90 (Triwulan III Tahun 2024)" in refused
    send(own, f"{YEAR}-Q1", "97", "ajukan", **{f"sebab-{first}": REASON})
    assert asked(own, f"{YEAR}-Q1") == []


@pytest.mark.parametrize("is_raised_since", [False, True])
def test_a_reason_beside_the_later_figure_is_of_what_stood_here_then(
    own: House, is_raised_since: bool
) -> None:
    step(own, "planner", LATER, "return", "Angka Hulu belum sama dengan SIAK.")
    send(own, LATER, "88", "ajukan", **{f"sebab-{LATER_NAME}": REASON})
    assert asked(own) == []
    if is_raised_since:
        send(own, EARLIER, "95", "simpan")
        assert asked(own) == [NAME]


def test_the_planner_is_told_of_the_draft_that_asks(own: House) -> None:
    send(own, EARLIER, "95", "simpan")
    own.year.refresh_from_db()
    assert "1 di antaranya dengan angka yang masih dipertanyakan" in drafts_told(forms_of(own.year))


@pytest.mark.parametrize("name", ["clerk", "planner"])
def test_its_page_asks_little_of_the_database(own: House, name: str) -> None:
    send(own, EARLIER, "95", "simpan")
    browser, address = own.browser(name), own.address(quarter=EARLIER)
    browser.get(address)
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    assert len(found) <= 15
