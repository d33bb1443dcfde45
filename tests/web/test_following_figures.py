"""Reasons and comments go with the figures that another post owes now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, looked_at, typed
from tests.web.nightly.test_figures_that_move import CAPIL, REASON, submit, two_units
from tests.web.test_holding import put, row, write

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Notice, PostForm, Remark
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
COMPONENTS, PAGE = "plan.yaml#components", f"/kecil/{YEAR}/pembagian/"
HULU = cell("ktp.holders", AREAS[0])
FAULT = "Angka Hulu keliru, periksa register."
WHY = "alat rekam rusak sebulan penuh"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return two_units(tmp_path)


def share(own: House, post: str) -> None:
    """Give a component to a post on the page of sharing."""
    stands = row(own, COMPONENTS, code="ktp")
    sent = {f"jabatan-{stands.pk}": post, f"dulu-jabatan-{stands.pk}": stands.cells.get("owner", "")}
    assert own.browser("planner").post(PAGE, {**sent, "alasan": REASON}).status_code == 302


def send_back(own: House) -> None:
    submit(own)
    form = PostForm.objects.get(office_year=own.year, post=POST, period=QUARTER)
    seen = looked_at(own.browser("planner"), own.address())
    sent = {"langkah": "return", "versi": str(form.version), "alasan": REASON, "dilihat": seen}
    sent |= {"catatan": FAULT, "nilai": HULU}
    assert own.browser("planner").post(own.address(more="langkah/"), sent).status_code == 302
    assert form.remarks.count() == 1


def words(own: House, name: str, address: str) -> str:
    answer = own.browser(name).get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", elements(answer.text).text)


def test_a_comment_goes_with_its_figure_and_has_to_be_answered_there(own: House) -> None:
    send_back(own)
    share(own, CAPIL)
    assert FAULT in words(own, "clerk2", own.address(CAPIL))
    refused = own.browser("clerk2").post(own.address(CAPIL), {"aksi": "ajukan"})
    assert refused.status_code == 422 and f"jawab catatan “{FAULT}”" in refused.text
    (notice,) = Notice.objects.filter(to=own.people["clerk2"])
    assert "Catatan pemeriksa ikut pindah ke isian Anda" in notice.text and "Hulu" in notice.text
    assert notice.address == f"{CAPIL}/{QUARTER}"
    (entry,) = Entry.objects.filter(action="remark.moved")
    assert (entry.actor, entry.reason) == (own.people["planner"], REASON)
    remark = Remark.objects.get()
    answered = {f"jawab-{remark.pk}": "Register sudah diperiksa; 30 benar.", "aksi": "ajukan"}
    assert own.browser("clerk2").post(own.address(CAPIL), answered).status_code == 302
    assert "ikut nilainya" in words(own, "head", f"/kecil/{YEAR}/catatan/")


def test_a_comment_comes_back_with_its_figure(own: House) -> None:
    send_back(own)
    share(own, CAPIL)
    share(own, POST)
    assert FAULT in words(own, "clerk", own.address())
    assert FAULT not in words(own, "clerk2", own.address(CAPIL))


def test_a_reason_goes_with_its_figure_and_is_not_asked_for_again(own: House) -> None:
    later = f"{YEAR}-Q2"
    sent = {**typed(("3", "45"), ("50", "60"), later), "aksi": "simpan"}
    sent[f"sebab-{cell('ktp.holders', AREAS[0], later)}"] = WHY
    assert own.browser("clerk").post(own.address(quarter=later), sent).status_code == 302
    share(own, CAPIL)
    assert WHY in words(own, "clerk2", own.address(CAPIL, later))
    assert WHY in words(own, "clerk2", f"/kecil/{YEAR}/jejak/cakupan/ktp/{later}/")


def test_what_is_said_of_a_form_as_a_whole_stays(own: House) -> None:
    form = put(own, State.RETURNED)
    form.remarks.create(kind=Remark.Kind.COMMENT, slot="", text=FAULT, by=own.people["planner"])
    share(own, CAPIL)
    assert [*form.remarks.all()] and not Entry.objects.filter(action="remark.moved").exists()


def test_nothing_goes_into_a_form_that_is_not_open(own: House) -> None:
    form, other = put(own, State.RETURNED), put(own, State.SUBMITTED, CAPIL)
    own.year.rows.filter(sheet="counts.csv", cells__measure__startswith="ktp.").delete()
    own.year.save()
    form.remarks.create(kind=Remark.Kind.COMMENT, slot=HULU, text=FAULT, by=own.people["planner"])
    write(own, row(own, COMPONENTS, code="ktp"), owner=CAPIL)
    assert form.remarks.exists() and not other.remarks.exists()
