"""Jejak angka says at each value whether evidence is linked to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import QUARTER, YEAR, House, house, typed
from tests.web.proving import photo, sent

from capaian.web.measurement.models import PostForm
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
LIST = f"/kecil/{YEAR}/bukti/"
COVERAGE = f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/"
HERE = "Tidak ada bukti yang ditautkan ke nilai ini."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    sent_form = typed(("90", "45"), ("100", "50"), QUARTER)
    assert own.browser("clerk").post(own.address(), sent_form).status_code == 302
    return own


def bring(own: House, name: str, address: str, code: str) -> None:
    body = {"membuktikan": code, "keterangan": "Rekap", "berkas": [sent("rekap.jpg", photo(colour="teal"))]}
    assert own.browser(name).post(address, body).status_code == 302


def at_leaves(own: House, name: str, address: str = COVERAGE) -> list[bool]:
    answer = own.browser(name).get(address)
    assert answer.status_code == 200
    leaves = elements(answer.content.decode()).all("div", **{"class": "sumber"})
    return [HERE in each.words for each in leaves]


def test_a_value_without_evidence_says_so_until_some_is_linked(own: House) -> None:
    assert at_leaves(own, "clerk") == [True] * 4
    assert not any(at_leaves(own, "viewer")), "who may not see evidence is not told that there is none"
    bring(own, "clerk", own.address(more="bukti/"), "ktp")
    assert at_leaves(own, "planner") == [False] * 4


def test_what_proves_the_indicator_itself_is_not_overlooked(own: House) -> None:
    code = Row.objects.get(sheet="plan.yaml#indicators").cells["code"]
    bring(own, "planner", LIST, code)
    address = f"/kecil/{YEAR}/jejak/indikator/{code}/{QUARTER}/"
    assert not any(at_leaves(own, "planner", address))
    assert all(at_leaves(own, "planner")), "of its component nothing is proven"


def test_figures_of_a_brought_year_come_without_evidence(own: House) -> None:
    PostForm.objects.all().delete()
    OfficeYear.objects.update(is_closed=True)
    assert at_leaves(own, "planner") == [False] * 4
