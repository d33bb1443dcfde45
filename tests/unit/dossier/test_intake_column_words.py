"""Columns of those who have a document beside those who need one: by time, in two languages, by age."""

from __future__ import annotations

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import codes, desk, means, proposed, taken, uncounted, values

from capaian.dossier.intake.column_words import in_one_language
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import Head

CHILDREN, HOLDERS = "ANAK USIA 0-17 TAHUN", "MEMILIKI AKTA KELAHIRAN"
SEMESTERS = ("SEMESTER 1", "SEMESTER 2")
QUARTERS = ("TRIWULAN I", "TRIWULAN II", "TRIWULAN III", "TRIWULAN IV")
TITLE = "KEPEMILIKAN AKTA KELAHIRAN ANAK USIA 0-17 TAHUN"
Row = list[str | int | None]


def table(above: tuple[str, ...], below: tuple[str, ...], title: str = TITLE) -> list[Row]:
    """A title, things above parts, and 900 and more of the first thing, 800 and more of the others."""
    things: list[str | None] = [text for thing in above for text in (thing, *[None] * (len(below) - 1))]
    heads: list[Row] = [["KECAMATAN", *things], [None, *below * len(above)]]
    figures = [(9 - n) * 100 + k for n in range(len(above)) for k in range(len(below))]
    return [[f"{title} TAHUN 2023"], *heads, *([area, *figures] for area in NAMES)]


@pytest.mark.parametrize("parts", [SEMESTERS, QUARTERS])
@pytest.mark.parametrize("above", [(CHILDREN, HOLDERS), (HOLDERS, CHILDREN)], ids=["first", "last"])
def test_children_are_never_taken_for_those_who_have_a_deed(
    above: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    found = means(proposed(table(above, parts), desk()))

    assert found == {
        f"{CHILDREN} > {parts[-1]}": "akta-lahir.population",
        f"{HOLDERS} > {parts[-1]}": "akta-lahir.holders",
    }


def test_the_last_of_the_year_is_what_is_asked_about_alone() -> None:
    at = desk()
    proposed(table((CHILDREN, HOLDERS), SEMESTERS), at)

    assert [doubt.text for doubt in at.doubts] == [f"{one} > SEMESTER 2" for one in (CHILDREN, HOLDERS)]
    assert all("keadaan akhir tahun" in doubt.words for doubt in at.doubts)


def test_heads_in_two_languages_are_read_in_the_first() -> None:
    above = ("Anak Usia 0-17 Tahun/Children", "Memiliki Akta Kelahiran/With Certificate")
    rows = table(above, ("Laki-laki/Male", "Perempuan/Female", "Jumlah/Total"))
    rows[1][0] = "Kecamatan/Subdistrict"
    for row in rows[3:]:
        row[3], row[6] = 900 + 901, 800 + 801
    at = desk(uncounted())
    found = values(taken(rows, at), "measure", "value")

    assert {*found} == {("akta-lahir.population", "1801"), ("akta-lahir.holders", "1601")}
    assert (at.doubts, codes(at)) == ([], [])


@pytest.mark.parametrize("text", ["Kelurahan/Desa", "KK/KTP", "L/P", "WNI/WNA", "/Male"])
def test_strokes_of_one_language_part_nothing(text: str) -> None:
    heads = [Head(2, (text,), text)]

    assert in_one_language(heads, heads) == heads


def kia(*heads: str) -> tuple[dict[str, str], Desk]:
    """What columns mean below ages and their sum."""
    at = desk()
    rows = table(heads, ("WAJIB KIA", "MEMILIKI KIA"), "KEPEMILIKAN KARTU IDENTITAS ANAK (KIA)")
    for row in rows[3:]:
        row[1:] = [30, 20, 10, 5, 40, 25]
    return means(proposed(rows, at)), at


def test_of_ages_beside_their_sum_the_sum_is_taken_for_sure() -> None:
    found, at = kia("0-5 TAHUN", "5-17 TAHUN KURANG SATU HARI", "JUMLAH")

    assert found == {"JUMLAH > WAJIB KIA": "kia.eligible", "JUMLAH > MEMILIKI KIA": "kia.issued"}
    assert at.doubts == []


def test_ages_that_the_plan_tells_are_those_beside_a_sum_of_all() -> None:
    rows = table(("0-17 TAHUN", "18 TAHUN KE ATAS", "JUMLAH"), ("PENDUDUK", HOLDERS), "AKTA KELAHIRAN")
    for row in rows[3:]:
        row[1:] = [30, 20, 10, 5, 40, 25]

    assert means(proposed(rows, desk()))[f"0-17 TAHUN > {HOLDERS}"] == "akta-lahir.holders"


@pytest.mark.parametrize(
    ("title", "thing", "measure"),
    [
        ("DATA AKTA KELAHIRAN", CHILDREN, "akta-lahir.population"),
        ("KEPEMILIKAN KARTU KELUARGA", "WAJIB KTP", "ktp.eligible"),
    ],
)
def test_one_column_never_tells_two_things(title: str, thing: str, measure: str) -> None:
    proposal = proposed(table((thing,), QUARTERS, title), desk())

    told = [(column.head, column.means) for column in proposal.intake.columns]
    assert told == [(f"{thing} > TRIWULAN IV", measure)]


@pytest.mark.parametrize(
    ("all_of_them", "holders"),
    [
        ("JUMLAH ANAK USIA 0-17 TAHUN MENURUT SIAK", "JUMLAH ANAK YANG SUDAH MEMILIKI KUTIPAN"),
        ("ANAK", "TELAH MEMILIKI AKTA PENCATATAN SIPIL KELAHIRAN UMUM"),
    ],
)
def test_a_title_lends_no_words_that_the_column_beside_says(all_of_them: str, holders: str) -> None:
    rows = [[f"{TITLE} TAHUN 2023"], ["KECAMATAN", all_of_them, holders]]
    rows += [[area, 900, 800] for area in NAMES]  # type: ignore[list-item]  # figures

    meant = {all_of_them: "akta-lahir.population", holders: "akta-lahir.holders"}
    assert means(proposed(rows, desk())) == meant


def test_a_title_still_lends_its_words_where_no_column_says_them() -> None:
    rows = [["PENDUDUK WAJIB KTP TAHUN 2023"], ["KECAMATAN", "WAJIB", "REKAM"]]
    rows += [[area, 900, 800] for area in NAMES]  # type: ignore[list-item]  # figures

    assert means(proposed(rows, desk())) == {"WAJIB": "ktp.eligible", "REKAM": "ktp.holders"}
