"""A new revision of an agreement while somebody else changes the last one: both versions are seen."""

from __future__ import annotations

import pytest
from tests.web.elements import Element, elements
from tests.web.taken import taken
from tests.web.test_agreement_pages import LINES, WHY, address, compare, form, last_of_office, lines
from tests.web.test_planning_pages import somebody

from capaian.web.offices.models import Role
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
NAME = "IKU 2 Persentase Tingkat Kepemilikan Dokumen Pendaftaran Penduduk dan Pencatatan Sipil Masyarakat"


@pytest.fixture(name="year")
def balangan() -> OfficeYear:
    return taken("balangan-2023")


def as_sent(page: Element, **changed: str) -> dict[str, str]:
    """What a page that was compared sends back."""
    fields = [each.attributes for each in page.all("input")]
    sent = {each["name"]: each.get("value", "") for each in fields if each.get("name")}
    return {**sent, "alasan": page.by_id("alasan").text, "dokumen": "", "indikator-baru": "", **changed}


def correct(year: OfficeYear, code: str, text: str) -> None:
    own = OfficeYear.objects.get(pk=year.pk)
    row = own.rows.get(
        sheet=LINES, **{"cells__agreements.id": last_of_office(year).cells["id"]}, cells__indicator=code
    )
    change(own, [Edit(LINES, {"target.value": text}, row.pk, row.version)], Author(reason=WHY))


def test_a_target_that_somebody_corrects_before_it_is_kept_is_not_put_back_unseen(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    blank = elements(client.get(address(row)).text)
    first = as_sent(blank, **{"ditandatangani": "2023-10-02", "alasan": WHY, "target-iku-2": "96.5"})
    _, page = compare(client, row, {**first, "aksi": "bandingkan"})
    correct(year, "iku-1", "87")
    answer = client.post(address(row), as_sent(page, aksi="simpan"))
    again = elements(answer.text)
    assert answer.status_code == 200 and "Belum ada yang disimpan." in again.words
    assert (
        "IKU 1 IKM pelayanan administrasi kependudukan: 86 menjadi 87" in again.by_id("sementara-itu").words
    )
    table = next(each for each in again.all("table") if "Menjadi" in each.text)
    assert [each.words for each in table.all("th", scope="row")] == [f"{NAME}diubah"]
    assert client.post(address(row), as_sent(again, aksi="simpan")).status_code == 302
    assert lines(year, "pk-2023-perubahan-2") == {"iku-1": "87", "iku-2": "96.5"}


def test_a_target_that_two_change_shows_what_stands_and_what_was_typed(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    blank = elements(client.get(address(row)).text)
    correct(year, "iku-2", "94")
    typed = as_sent(blank, **{"ditandatangani": "2023-10-02", "alasan": WHY, "target-iku-2": "96.5"})
    status, page = compare(client, row, {**typed, "aksi": "bandingkan"})
    assert status == 200 and f"{NAME}: 95 menjadi 94" in page.by_id("sementara-itu").words
    (difference,) = [each for each in page.all("tr") if "IKU 2" in each.words]
    assert difference.words == f"{NAME}diubah9496,5"


def test_a_target_that_was_not_sent_is_not_emptied(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    sent = {key: text for key, text in form(row, year).items() if key != "target-iku-1"}
    status, page = compare(client, row, {**sent, "target-iku-2": "96"})
    assert status == 200 and "dikeluarkan" not in page.words


@pytest.mark.parametrize(
    ("typed", "at", "words"),
    [
        ({"target-iku-9": "31"}, "target", "tidak ada lagi dalam rencana"),
        ({"indikator-baru": "iku-9", "target-baru": "31"}, "target", "iku-9: 31"),
        ({"target-baru": "31"}, "indikator-baru", "Pilih indikator untuk target 31"),
    ],
)
def test_a_target_without_its_indicator_is_told_with_what_was_typed(
    year: OfficeYear, typed: dict[str, str], at: str, words: str
) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    status, page = compare(client, row, form(row, year, **{"target-iku-2": "96", **typed}))
    assert status == 422 and page.by_id("target-iku-2").attributes["value"] == "96"
    assert any(words in each.words for each in page.all("a", href=f"#{at}"))


def test_an_indicator_that_went_untouched_is_no_fault(year: OfficeYear) -> None:
    row, client = last_of_office(year), somebody(year, Role.PLANNER)
    typed = form(row, year, **{"target-iku-2": "96", "target-iku-9": "31", "dulu-target-iku-9": "31"})
    assert compare(client, row, typed)[0] == 200
