"""The foot of a form's table: the sum of its columns, and what counts from January on by that name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.approving import add, works
from tests.web.elements import Element, elements
from tests.web.filling import YEAR, House, house, typed

from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit

pytestmark = pytest.mark.django_db
HOLDERS = "Penduduk yang sudah merekam KTP-el"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def counting_events(own: House) -> None:
    """Let the counts be events, of which a year has the sum."""
    row = own.year.rows.get(sheet="plan.yaml#components")
    change(own.year, [Edit(row.sheet, {"aggregation": "sum"}, row.pk, row.version)], Author())


def fill(own: House, quarter: str, holders: tuple[str, str]) -> None:
    sent = typed(holders, ("100", "50"), quarter, aksi="simpan")
    assert own.browser("clerk").post(own.address(quarter=quarter), sent).status_code == 302


def foot(own: House, quarter: str) -> list[list[str]]:
    page = elements(own.browser("clerk").get(own.address(quarter=quarter)).text)
    (table,) = page.all("tfoot")
    return [[cell.words for cell in row if cell.tag in ("th", "td")] for row in table.all("tr")]


def test_events_have_the_sum_of_the_quarter_and_of_the_year_so_far(own: House) -> None:
    counting_events(own)
    fill(own, "2024-Q1", ("30", "10"))
    assert foot(own, "2024-Q1") == [["Kabupaten, Triwulan I", "40", "150", "26,67"]]
    fill(own, "2024-Q2", ("20", "5"))
    assert foot(own, "2024-Q2") == [
        ["Kabupaten, Triwulan II", "25", "150", ""],
        ["Kabupaten, Januari sampai dengan Triwulan II", "65", "300", "21,67"],
    ]


def test_a_table_says_of_which_time_it_is(own: House) -> None:
    def heads(quarter: str) -> str:
        page = elements(own.browser("clerk").get(own.address(quarter=quarter)).text)
        return page.all("thead")[0].words

    assert "keadaan akhir Triwulan II" in heads("2024-Q2") and "saja" not in heads("2024-Q2")
    counting_events(own)
    assert "hitungan Triwulan II saja; cakupan sejak Januari" in heads("2024-Q2")
    assert "hitungan Triwulan I" in heads("2024-Q1") and "sejak Januari" not in heads("2024-Q1")


def test_the_trace_of_a_coverage_says_of_which_time_it_is(own: House) -> None:
    def lead() -> str:
        return own.browser("clerk").get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{YEAR}-Q2/").text

    fill(own, "2024-Q2", ("20", "5"))
    assert "Triwulan II Tahun 2024, keadaan akhirnya." in lead()
    counting_events(own)
    assert "Triwulan II Tahun 2024, dihitung sejak Januari." in lead()


def test_a_column_with_an_empty_cell_has_no_sum(own: House) -> None:
    counting_events(own)
    fill(own, "2024-Q2", ("20", ""))
    assert foot(own, "2024-Q2")[0] == ["Kabupaten, Triwulan II", "…", "150", ""]


def test_a_stock_has_one_sum(own: House) -> None:
    fill(own, "2024-Q2", ("20", "5"))
    assert foot(own, "2024-Q2") == [["Kabupaten, akhir Triwulan II", "25", "150", "16,67"]]


def test_an_empty_form_is_told_in_one_line_a_column(own: House) -> None:
    sent = {**typed(("", ""), ("", "50")), "aksi": "ajukan"}
    page = elements(own.browser("clerk").post(own.address(), sent).text)
    (box,) = [each for each in page.all("div") if each.attributes.get("role") == "alert"]
    told: list[Element] = box.all("li")
    assert [each.words for each in told] == [
        f"{HOLDERS}: 2 belum diisi, yang pertama Hulu, {HOLDERS}. Isi 0 bila memang tidak ada.",
        "Hulu, Penduduk wajib KTP belum diisi. Isi 0 bila memang tidak ada.",
    ]
    assert "Ada 2 hal yang harus diperbaiki sebelum diajukan" in box.words


SPANS = (
    # unit, words of the fourth quarter
    ("dokumen", ["Triwulan IV saja; setahun dijumlahkan",
                 "jumlah sampai Triwulan IV 18 dari 24; Triwulan III belum diisi"]),
    ("percent", ["keadaan akhir Triwulan IV"]),
)  # fmt: skip


@pytest.mark.parametrize(("unit", "words"), SPANS)
def test_an_output_says_which_figure_is_wanted_and_what_the_year_has_come_to(
    own: House, unit: str, words: list[str]
) -> None:
    works(own)
    about = {"node": "2.12.02.2.01.0001", "name": "Perekaman", "unit": unit}
    add(own, "outputs.csv", period=str(YEAR), target="24", **about)
    for quarter, actual in ((1, "6"), (2, "6"), (4, "6")):
        add(own, "outputs.csv", period=f"{YEAR}-Q{quarter}", actual=actual, **about)
    page = elements(own.browser("clerk").get(own.address(quarter=f"{YEAR}-Q4")).text)
    (line,) = (each for each in page.all("th") if "0001 Perekaman" in each.words and each.all("small"))
    assert [small.words for small in line.all("small")] == words
