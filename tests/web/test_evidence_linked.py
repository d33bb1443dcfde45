"""From a value to the file that proves it, and from a file to its values,
for who may see evidence.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.database_replay import replay
from tests.web.elements import Element, elements
from tests.web.filling import POST, QUARTER, YEAR, House, make_house, sound_forms, typed
from tests.web.proving import photo, sent
from tests.web.undoing import every_case_undone

from capaian.web.evidence.models import Upload
from capaian.web.evidence.year_evidence import YearEvidence
from capaian.web.measurement.models import PostForm
from capaian.web.years.models import OfficeYear, Row

LATER = f"{YEAR}-Q2"
LIST = f"/kecil/{YEAR}/bukti/"
TRACE = f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/"


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    """A form with figures, and a photo of two quarters each that proves them."""
    house = make_house(tmp_path)
    replay("two quarters with a photo", lambda: _prove(house))
    house.year.refresh_from_db()
    return house


def _prove(house: House) -> None:
    clerk = house.browser("clerk")
    for quarter, colour in ((QUARTER, "teal"), (LATER, "red")):
        clerk.post(
            house.address(quarter=quarter),
            typed(("90", "45"), ("100", "50"), quarter, aksi="simpan"),
        )
        bring(house, clerk, quarter, colour)


def bring(house: House, clerk: Client, quarter: str, colour: str) -> None:
    body = {"membuktikan": "ktp", "keterangan": f"Rekap {quarter}"}
    files = {"berkas": [sent("rekap.jpg", photo(colour=colour))]}
    assert (
        clerk.post(house.address(quarter=quarter, more="bukti/"), {**body, **files}).status_code
        == 302
    )


def page(house: House, name: str, address: str) -> Element:
    return elements(house.browser(name).get(address).content.decode())


def file_of(quarter: str) -> int:
    upload = Upload.objects.get(form__period=quarter)
    assert upload.file_id is not None
    return upload.file_id


def links(part: Element, begin: str) -> list[str]:
    return [
        each.attributes["href"]
        for each in part.all("a")
        if each.attributes["href"].startswith(begin)
    ]


@pytest.mark.parametrize("name", ["clerk", "planner", "head"])
def test_beside_its_values_a_form_names_the_files_that_prove_them(house: House, name: str) -> None:
    shown = page(house, name, house.address())
    (grid,) = [each for each in shown.all("table") if "Hitungan per kecamatan" in each.words]
    assert links(grid, "#bukti-") == [f"#bukti-{file_of(QUARTER)}"], (
        "that of the other quarter proves others"
    )
    assert f"Bukti: Rekap {QUARTER}" in grid.words
    assert shown.by_id(f"bukti-{file_of(QUARTER)}").tag == "li"


@pytest.mark.parametrize("address", [LIST, f"/kecil/{YEAR}/isian/{POST}/{QUARTER}/"])
def test_a_file_leads_to_each_form_that_rests_on_it(house: House, address: str) -> None:
    bring(house, house.browser("clerk"), LATER, "teal")
    pk = Upload.objects.filter(form__period=QUARTER).get().file_id
    entry = page(house, "planner", address).by_id(f"bukti-{pk}")
    assert links(entry, f"/kecil/{YEAR}/isian/") == [
        house.address(quarter=each) for each in (QUARTER, LATER)
    ]


def test_a_trace_ends_at_the_file_that_proves_the_count(house: House) -> None:
    shown = page(house, "planner", TRACE)
    sources = shown.all("div", **{"class": "sumber"})
    assert len(sources) == 4, "two counts of each of two districts"
    for each in sources:
        assert links(each, LIST) == [f"{LIST}?berkas={file_of(QUARTER)}"]
        assert f"Bukti: Rekap {QUARTER}" in each.words
    alone = page(house, "planner", f"{LIST}?berkas={file_of(QUARTER)}")
    (entry,) = alone.all("li", **{"class": "bkt"})
    assert (
        "membuktikan" in entry.words
        and "oleh " in entry.words
        and alone.all("h1")[0].words.startswith("Bukti: ")
    )
    assert f"{LIST}{file_of(QUARTER)}/isi/" in links(alone, LIST) and LIST in links(alone, LIST)
    answer = house.browser("planner").get(f"{LIST}{file_of(QUARTER)}/isi/")
    assert answer.getvalue()[:3] == b"\xff\xd8\xff", "a picture"


@every_case_undone("one", ["0", "999999", "x", "9" * 40, "-1"])
def test_a_file_that_is_none_has_no_page(house: House, one: str) -> None:
    assert house.browser("planner").get(LIST, {"berkas": one}).status_code == 404


def test_a_file_has_its_page_for_the_office_and_its_inspector_alone(house: House) -> None:
    assert house.browser("viewer").get(LIST, {"berkas": file_of(QUARTER)}).status_code == 404


def test_who_may_not_see_evidence_is_not_informed_of_it(house: House) -> None:
    for address in (house.address(), TRACE):
        text = house.browser("viewer").get(address).content.decode()
        assert "Rekap" not in text and "Bukti:" not in text, address


def test_what_is_taken_away_proves_nothing_any_more(house: House) -> None:
    upload = Upload.objects.get(form__period=QUARTER)
    away = f"{LIST}unggahan/{upload.pk}/hapus/"
    assert house.browser("clerk").post(away, {"alasan": "Foto yang keliru"}).status_code == 302
    assert links(page(house, "planner", house.address()), "#bukti-") == []
    sources = page(house, "planner", TRACE).all("div", **{"class": "sumber"})
    assert len(sources) == 4 and not any(links(each, LIST) for each in sources)


def test_a_file_without_a_form_proves_its_things_in_every_quarter_and_is_in_no_form(
    house: House,
) -> None:
    planner = house.browser("planner")
    body = {
        "membuktikan": "ktp",
        "keterangan": "Keputusan",
        "berkas": [sent("sk.jpg", photo(colour="blue"))],
    }
    assert planner.post(LIST, body).status_code == 302
    house.year.refresh_from_db()
    forms = sound_forms(house.year)
    proofs = YearEvidence(forms.year, forms.year_state)
    for quarter in (QUARTER, LATER):
        form = PostForm.objects.get(period=quarter)
        titles = [proof.title for proof in proofs.proofs_of(form, "ktp")]
        assert sorted(titles) == ["Keputusan", f"Rekap {quarter}"]
        assert [file.title for file in proofs.of_form(form)] == [f"Rekap {quarter}"]
        assert proofs.proofs_of(form, "kia") == []
    entry = page(house, "planner", LIST)
    assert not any("nilai" in each.words for each in entry.all("li") if "Keputusan" in each.words)


def test_files_of_one_caption_are_distinguished_by_their_names(house: House) -> None:
    clerk = house.browser("clerk")
    body = {"membuktikan": "ktp", "keterangan": f"Rekap {QUARTER}"}
    files = {"berkas": [sent("kedua.jpg", photo(colour="white"))]}
    assert clerk.post(house.address(more="bukti/"), {**body, **files}).status_code == 302
    shown = page(house, "planner", house.address())
    (grid,) = [each for each in shown.all("table") if "Hitungan per kecamatan" in each.words]
    names = sorted(
        each.words for each in grid.all("a") if each.attributes["href"].startswith("#bukti-")
    )
    assert names == [f"Rekap {QUARTER} (kedua.jpg)", f"Rekap {QUARTER} (rekap.jpg)"]


COVERAGE = f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/"
HERE = "Tidak ada bukti yang ditautkan ke nilai ini."


@pytest.fixture(name="filled")
def with_figures(tmp_path: Path) -> House:
    filled = make_house(tmp_path)
    filled.fill()
    return filled


def prove(filled: House, name: str, address: str, code: str) -> None:
    body = {
        "membuktikan": code,
        "keterangan": "Rekap",
        "berkas": [sent("rekap.jpg", photo(colour="teal"))],
    }
    assert filled.browser(name).post(address, body).status_code == 302


def at_leaves(filled: House, name: str, address: str = COVERAGE) -> list[bool]:
    answer = filled.browser(name).get(address)
    assert answer.status_code == 200
    leaves = elements(answer.content.decode()).all("div", **{"class": "sumber"})
    return [HERE in each.words for each in leaves]


def test_a_value_without_evidence_says_so_until_some_is_linked(filled: House) -> None:
    assert at_leaves(filled, "clerk") == [True] * 4
    assert not any(at_leaves(filled, "viewer")), (
        "who may not see evidence is not told that there is none"
    )
    prove(filled, "clerk", filled.address(more="bukti/"), "ktp")
    assert at_leaves(filled, "planner") == [False] * 4


def test_what_proves_the_indicator_itself_is_not_overlooked(filled: House) -> None:
    code = Row.objects.get(sheet="plan.yaml#indicators").cells["code"]
    prove(filled, "planner", LIST, code)
    address = f"/kecil/{YEAR}/jejak/indikator/{code}/{QUARTER}/"
    assert not any(at_leaves(filled, "planner", address))
    assert all(at_leaves(filled, "planner")), "of its component nothing is proven"


def test_figures_of_a_brought_year_come_without_evidence(filled: House) -> None:
    PostForm.objects.all().delete()
    OfficeYear.objects.update(is_closed=True)
    assert at_leaves(filled, "planner") == [False] * 4
