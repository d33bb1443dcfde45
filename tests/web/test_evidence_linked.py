"""From a value to the file that proves it, and from a file to its values, for who may see evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.filling import POST, QUARTER, YEAR, House, house, typed
from tests.web.proving import photo, sent
from tests.web.undoing import every_case_undone

from capaian.web.evidence.models import Upload
from capaian.web.evidence.year_evidence import YearEvidence
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm

pytestmark = pytest.mark.django_db
LATER = f"{YEAR}-Q2"
LIST = f"/kecil/{YEAR}/bukti/"
TRACE = f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """A form with figures, and a photo of two quarters each that proves them."""
    own = house(tmp_path)
    clerk = own.browser("clerk")
    for quarter, colour in ((QUARTER, "teal"), (LATER, "red")):
        clerk.post(own.address(quarter=quarter), typed(("90", "45"), ("100", "50"), quarter, aksi="simpan"))
        bring(own, clerk, quarter, colour)
    return own


def bring(own: House, clerk: Client, quarter: str, colour: str) -> None:
    body = {"membuktikan": "ktp", "keterangan": f"Rekap {quarter}"}
    files = {"berkas": [sent("rekap.jpg", photo(colour=colour))]}
    assert clerk.post(own.address(quarter=quarter, more="bukti/"), {**body, **files}).status_code == 302


def page(own: House, name: str, address: str) -> Element:
    return elements(own.browser(name).get(address).content.decode())


def file_of(quarter: str) -> int:
    upload = Upload.objects.get(form__period=quarter)
    assert upload.file_id is not None
    return upload.file_id


def links(part: Element, begin: str) -> list[str]:
    return [each.attributes["href"] for each in part.all("a") if each.attributes["href"].startswith(begin)]


@pytest.mark.parametrize("name", ["clerk", "planner", "head"])
def test_beside_its_values_a_form_names_the_files_that_prove_them(own: House, name: str) -> None:
    shown = page(own, name, own.address())
    (grid,) = [each for each in shown.all("table") if "Hitungan per kecamatan" in each.words]
    assert links(grid, "#bukti-") == [f"#bukti-{file_of(QUARTER)}"], "that of the other quarter proves others"
    assert f"Bukti: Rekap {QUARTER}" in grid.words
    assert shown.by_id(f"bukti-{file_of(QUARTER)}").tag == "li"


@pytest.mark.parametrize("address", [LIST, f"/kecil/{YEAR}/isian/{POST}/{QUARTER}/"])
def test_a_file_leads_to_each_form_that_rests_on_it(own: House, address: str) -> None:
    bring(own, own.browser("clerk"), LATER, "teal")
    pk = Upload.objects.filter(form__period=QUARTER).get().file_id
    entry = page(own, "planner", address).by_id(f"bukti-{pk}")
    assert links(entry, f"/kecil/{YEAR}/isian/") == [own.address(quarter=each) for each in (QUARTER, LATER)]


def test_a_trace_ends_at_the_file_that_proves_the_count(own: House) -> None:
    shown = page(own, "planner", TRACE)
    sources = shown.all("div", **{"class": "sumber"})
    assert len(sources) == 4, "two counts of each of two districts"
    for each in sources:
        assert links(each, LIST) == [f"{LIST}?berkas={file_of(QUARTER)}"]
        assert f"Bukti: Rekap {QUARTER}" in each.words
    alone = page(own, "planner", f"{LIST}?berkas={file_of(QUARTER)}")
    (entry,) = alone.all("li", **{"class": "bkt"})
    assert (
        "membuktikan" in entry.words
        and "oleh " in entry.words
        and alone.all("h1")[0].words.startswith("Bukti: ")
    )
    assert f"{LIST}{file_of(QUARTER)}/isi/" in links(alone, LIST) and LIST in links(alone, LIST)
    answer = own.browser("planner").get(f"{LIST}{file_of(QUARTER)}/isi/")
    assert answer.getvalue()[:3] == b"\xff\xd8\xff", "a picture"


@every_case_undone("one", ["0", "999999", "x", "9" * 40, "-1"])
def test_a_file_that_is_none_has_no_page(own: House, one: str) -> None:
    assert own.browser("planner").get(LIST, {"berkas": one}).status_code == 404


def test_a_file_has_its_page_for_the_office_and_its_inspector_alone(own: House) -> None:
    assert own.browser("viewer").get(LIST, {"berkas": file_of(QUARTER)}).status_code == 404


def test_who_may_not_see_evidence_is_not_told_of_it(own: House) -> None:
    for address in (own.address(), TRACE):
        text = own.browser("viewer").get(address).content.decode()
        assert "Rekap" not in text and "Bukti:" not in text, address


def test_what_is_taken_away_proves_nothing_any_more(own: House) -> None:
    upload = Upload.objects.get(form__period=QUARTER)
    away = f"{LIST}unggahan/{upload.pk}/hapus/"
    assert own.browser("clerk").post(away, {"alasan": "Foto yang keliru"}).status_code == 302
    assert links(page(own, "planner", own.address()), "#bukti-") == []
    sources = page(own, "planner", TRACE).all("div", **{"class": "sumber"})
    assert len(sources) == 4 and not any(links(each, LIST) for each in sources)


def test_a_file_without_a_form_proves_its_things_in_every_quarter_but_is_no_part_of_a_form(
    own: House,
) -> None:
    planner = own.browser("planner")
    body = {"membuktikan": "ktp", "keterangan": "Keputusan", "berkas": [sent("sk.jpg", photo(colour="blue"))]}
    assert planner.post(LIST, body).status_code == 302
    own.year.refresh_from_db()
    forms = forms_of(own.year)
    assert forms is not None
    proofs = YearEvidence(forms.year, forms.year_state)
    for quarter in (QUARTER, LATER):
        form = PostForm.objects.get(period=quarter)
        titles = [proof.title for proof in proofs.proofs_of(form, "ktp")]
        assert sorted(titles) == ["Keputusan", f"Rekap {quarter}"]
        assert [file.title for file in proofs.of_form(form)] == [f"Rekap {quarter}"]
        assert proofs.proofs_of(form, "kia") == []
    entry = page(own, "planner", LIST)
    assert not any("nilai" in each.words for each in entry.all("li") if "Keputusan" in each.words)


def test_files_of_one_caption_are_told_apart_by_their_names(own: House) -> None:
    clerk = own.browser("clerk")
    body = {"membuktikan": "ktp", "keterangan": f"Rekap {QUARTER}"}
    files = {"berkas": [sent("kedua.jpg", photo(colour="white"))]}
    assert clerk.post(own.address(more="bukti/"), {**body, **files}).status_code == 302
    shown = page(own, "planner", own.address())
    (grid,) = [each for each in shown.all("table") if "Hitungan per kecamatan" in each.words]
    names = sorted(each.words for each in grid.all("a") if each.attributes["href"].startswith("#bukti-"))
    assert names == [f"Rekap {QUARTER} (kedua.jpg)", f"Rekap {QUARTER} (rekap.jpg)"]
