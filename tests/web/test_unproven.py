"""Jejak angka says where no evidence is linked to what a figure rests on, and where that is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.elements import Element, elements
from tests.web.filling import QUARTER, YEAR, House, house, typed
from tests.web.proving import photo, sent

from capaian.web.measurement.models import PostForm
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
LIST = f"/kecil/{YEAR}/bukti/"
COVERAGE = f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/"
NONE = "Tidak ada bukti yang ditautkan ke nilai di bawah angka ini."
SOME = "Sebagian nilai di bawah angka ini tanpa bukti yang ditautkan."
HERE = "Tidak ada bukti yang ditautkan ke nilai ini."
UNIT = "Kepala Bidang Pelayanan Pendaftaran Penduduk"


def filled(own: House, *quarters: int) -> House:
    for number in quarters:
        quarter = f"{YEAR}-Q{number}"
        answer = own.browser("clerk").post(
            own.address(quarter=quarter), typed(("90", "45"), ("100", "50"), quarter)
        )
        assert answer.status_code == 302
    return own


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return filled(house(tmp_path), 1)


def bring(own: House, name: str, address: str, code: str) -> None:
    body = {"membuktikan": code, "keterangan": "Rekap", "berkas": [sent("rekap.jpg", photo(colour="teal"))]}
    assert own.browser(name).post(address, body).status_code == 302


def trace(own: House, name: str, address: str = COVERAGE) -> Element:
    answer = own.browser(name).get(address)
    assert answer.status_code == 200
    return elements(answer.content.decode())


def said(own: House, name: str, address: str = COVERAGE) -> Element | None:
    """What the page says of evidence as a whole."""
    found = trace(own, name, address).all("div", id="tanpa-bukti")
    return found[0] if found else None


def at_leaves(own: House, name: str, address: str = COVERAGE) -> list[bool]:
    leaves = trace(own, name, address).all("div", **{"class": "sumber"})
    return [HERE in each.words for each in leaves]


def test_without_evidence_it_is_said_with_where_it_is_attached(own: House) -> None:
    told = said(own, "clerk")
    assert told is not None
    assert told.words == (
        f"{NONE} Bukti ditautkan selagi isian belum diajukan, di bagian Bukti dukung. "
        f"Isiannya: {UNIT}, Triwulan I Tahun {YEAR}"
    )
    (link,) = told.all("a")
    assert link.attributes["href"] == f"{own.address()}#bukti"
    assert elements(own.browser("clerk").get(own.address()).content.decode()).by_id("bukti").tag == "section"
    assert at_leaves(own, "clerk") == [True] * 4


def test_who_keeps_evidence_of_no_form_is_led_there_too(own: House) -> None:
    told = said(own, "planner")
    assert told is not None and "atau kapan saja di Bukti." in told.words
    assert LIST in [each.attributes["href"] for each in told.all("a")]


def test_with_evidence_nothing_is_said(own: House) -> None:
    bring(own, "clerk", own.address(more="bukti/"), "ktp")
    assert said(own, "planner") is None and at_leaves(own, "planner") == [False] * 4


def test_what_proves_the_indicator_itself_is_not_overlooked(own: House) -> None:
    code = Row.objects.get(sheet="plan.yaml#indicators").cells["code"]
    address = f"/kecil/{YEAR}/jejak/indikator/{code}/{QUARTER}/"
    assert said(own, "planner", address) is not None
    bring(own, "planner", LIST, code)
    assert said(own, "planner", address) is None
    assert said(own, "planner") is not None, "of its component nothing is proven"


def test_a_figure_of_several_forms_names_those_that_lack_it(tmp_path: Path) -> None:
    own = house(tmp_path)
    part = Row.objects.get(sheet="plan.yaml#components")
    Row.objects.filter(pk=part.pk).update(cells={**part.cells, "aggregation": "sum"})
    filled(own, 1, 2)
    bring(own, "clerk", own.address(more="bukti/"), "ktp")
    half = f"/kecil/{YEAR}/jejak/cakupan/ktp/{YEAR}-Q2/"
    told = said(own, "clerk", half)
    assert told is not None and told.words.startswith(SOME)
    assert told.words.endswith(f"Isiannya: {UNIT}, Triwulan II Tahun {YEAR}")


def test_who_may_not_see_evidence_is_not_told_that_there_is_none(own: House) -> None:
    assert said(own, "viewer") is None and not any(at_leaves(own, "viewer"))


def test_of_a_closed_year_it_is_said_that_none_comes_any_more(own: House) -> None:
    PostForm.objects.update(state="locked")
    OfficeYear.objects.update(is_closed=True)
    told = said(own, "planner")
    assert told is not None
    assert f"{NONE} Tahun ini sudah ditutup, jadi bukti tidak dapat ditambah lagi. Isiannya: " in told.words
    assert LIST not in [each.attributes["href"] for each in told.all("a")]


def test_of_a_year_whose_figures_were_brought_nothing_is_said(own: House) -> None:
    PostForm.objects.all().delete()
    OfficeYear.objects.update(is_closed=True)
    assert said(own, "planner") is None and at_leaves(own, "planner") == [False] * 4


def test_it_is_asked_at_once(own: House) -> None:
    browser = own.browser("planner")
    browser.get(COVERAGE)
    with CaptureQueriesContext(connection) as seen:
        browser.get(COVERAGE)
    assert len(seen) <= 15
