"""What a form says of itself: who did what to it, and that its post is vacant."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.elements import elements
from tests.web.filling import POST, YEAR, House, cell, house, typed
from tests.web.twins import SINCE, add_second_factor, person, signed_in

from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.planning.planner_home import first_steps

pytestmark = pytest.mark.django_db
REASON = "Angka kecamatan Hulu tidak sama dengan daftarnya."
PEOPLE, BASE = f"/kecil/{YEAR}/orang/", f"/kecil/{YEAR}/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def send(own: House, name: str, act: str, **cells: str) -> None:
    answer = own.browser(name).post(own.address(), {**cells, "aksi": act})
    assert answer.status_code == 302, elements(answer.text).text


def step(own: House, name: str, taken: str) -> None:
    reason = REASON if taken in ("return", "reopen") else ""
    assert own.step(name, taken, reason).status_code == 302


def history_lines(own: House) -> list[str]:
    """The lines of its history, each up to the day."""
    page = elements(own.browser("viewer").get(own.address()).text)
    lines = [each.text for found in page.all("ol", **{"class": "riwayat"}) for each in found.all("li")]
    return [" ".join(line.partition(",")[0].split()) for line in lines]


def add_second_clerk(own: House) -> None:
    second = person("petugas-dua", own.year.office, Role.DATA_ENTRY)
    Holding.objects.create(
        office=own.year.office, user=second, post=POST, kind=HoldingKind.CLERK, since=SINCE
    )
    own.people["second"] = second


def test_who_goes_on_with_a_draft_did_not_begin_it(own: House) -> None:
    add_second_clerk(own)
    send(own, "clerk", "simpan", **typed(("90", "45"), ("100", "50")))
    name = cell("ktp.holders", "99.01.01")
    send(own, "second", "simpan", **{f"sel-{name}": "91", f"dulu-{name}": "90"})
    assert history_lines(own) == ["Mulai diisi oleh Petugas-Kecil", "Ikut diisi oleh Petugas-Dua"]


def test_who_mends_a_form_that_somebody_else_returned_is_told_so(own: House) -> None:
    add_second_clerk(own)
    send(own, "clerk", "ajukan", **typed(("90", "45"), ("100", "50")))
    step(own, "planner", "return")
    name = cell("ktp.holders", "99.01.01")
    send(own, "second", "simpan", **{f"sel-{name}": "91", f"dulu-{name}": "90"})
    assert history_lines(own)[-2:] == [
        "Dikembalikan oleh Perencana-Kecil",
        "Mulai diperbaiki oleh Petugas-Dua",
    ]


def test_a_form_that_was_withdrawn_or_opened_again_is_told_so(own: House) -> None:
    send(own, "clerk", "ajukan", **typed(("90", "45"), ("100", "50")))
    step(own, "clerk", "withdraw")
    send(own, "clerk", "ajukan")
    step(own, "planner", "verify")
    step(own, "head", "approve")
    step(own, "head", "reopen")
    lines = [line.partition(" oleh")[0] for line in history_lines(own)]
    assert lines == [
        "Mulai diisi",
        "Diajukan",
        "Ditarik kembali",
        "Diajukan",
        "Terverifikasi",
        "Disetujui",
        "Dibuka kembali",
    ]


def test_a_form_of_a_vacant_post_says_who_can_do_what(own: House) -> None:
    office = own.year.office
    own.people["admin"] = person("admin", office, Role.ADMINISTRATOR)
    add_second_factor(own.people["admin"])
    assert "kosong, jadi" not in own.browser("planner").get(own.address()).text
    Holding.objects.filter(office=office, post=POST).delete()
    for name, may_open in (("planner", True), ("head", True), ("admin", True), ("viewer", False)):
        browser = own.browser(name)
        browser.get(own.address())
        with CaptureQueriesContext(connection) as seen:
            page = elements(browser.get(own.address()).text)
        assert "Jabatan ini kosong, jadi belum ada yang mengisi" in page.text, name
        assert "Administrator menetapkan pemegangnya" in page.text
        assert ("Buka Orang" in page.text) is may_open, name
    assert len(seen) <= 15
    Holding.objects.create(
        office=office, user=own.people["clerk"], post=POST, kind=HoldingKind.CLERK, since=SINCE
    )
    assert "Jabatan ini kosong" not in own.browser("planner").get(own.address()).text


def test_people_are_no_done_step_before_anything_is_given_to_them(own: House) -> None:
    """The count of posts grew behind it, and what was done became undone."""
    for row in own.year.rows.filter(cells__owner=POST):
        row.cells = {**row.cells, "owner": ""}
        row.save()
    own.year.save()
    steps = {step.title: step for step in first_steps(own.year)}
    assert not steps["Bagi isian kepada jabatan"].is_done
    assert not steps["Orang"].is_done and "bertambah sesudah isian dibagi" in steps["Orang"].state
    administrator = person("pengelola", own.year.office, Role.ADMINISTRATOR)
    page = elements(signed_in(administrator).get(BASE).text)
    (line,) = [each.words for each in page.all("p") if "jabatan terisi" in each.words]
    assert line.endswith("; bertambah sesudah isian dibagi"), "who fills posts reads nothing more"


def test_a_search_that_finds_no_evidence_has_no_size(own: House) -> None:
    page = elements(own.browser("planner").get(f"{BASE}bukti/?q=tidak-ada").text).text
    assert "0 berkas." in page and "0 berkas," not in page
