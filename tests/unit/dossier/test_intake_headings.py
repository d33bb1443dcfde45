"""Words alone above accounts that name no sub-activity: never taken for own rows without a question."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, proposed, taken, values
from tests.intake.finance import subactivities
from tests.unit.dossier.test_intake_budgets import office

from capaian.dossier.intake.code_columns import code_columns
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.other_rows import rows_of_others
from capaian.dossier.intake.words import squeeze

FIRST, SECOND = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
NAMES = dict(subactivities())
PENS, PAPER = ("5.1.02.01.01.0024", "Alat tulis", 500), ("5.1.02.01.01.0025", "Kertas", 900)
HEADS = ("Kode", "Uraian", "Anggaran")
Row = tuple[str | int | None, ...]


def listed(*below: Row) -> Cells:
    """A sub-activity with an account, and rows below."""
    return [("TAHUN ANGGARAN 2023",), HEADS, (FIRST, NAMES[FIRST], None), PENS, *below]


def whole(rows: Cells, at: Desk) -> list[tuple[str, ...]]:
    """Sub-activities with all their money."""
    found = values(taken(rows, at), "kind", "node", "revised")
    return [row[1:] for row in found if row[0] == "all"]


UNITS = (
    "PUSKESMAS PARINGIN",
    "BAGIAN UMUM SETDA",
    "KELURAHAN BATU PIRING",
    "UPTD Pasar",
    "UPT Wilayah Halong",
    "BLUD Sehat",
    "INSPEKTORAT",
    "SATPOL PP",
    "SDN 1 PARINGIN",
    "SMP Negeri 2 Juai",
    "BPKAD",
)
OTHERS = ("RSUD H. Badaruddin", "SEKRETARIAT DPRD", "KECAMATAN HALONG")


@pytest.mark.parametrize("words", OTHERS)
def test_rows_below_the_name_of_another_office_are_left_out_and_said(words: str) -> None:
    at = desk(office())
    assert whole(listed((None, words, None), PAPER), at) == [(FIRST, "500")]
    assert (codes(at), at.doubts) == (["rows_of_others"], [])


@pytest.mark.parametrize("words", UNITS)
@pytest.mark.parametrize("column", [0, 1])
def test_rows_below_the_name_of_a_unit_are_asked_about_and_left_out(words: str, column: int) -> None:
    at = desk(office())
    heading = tuple(words if place == column else None for place in range(3))
    assert whole(listed(heading, PAPER), at) == [(FIRST, "500")]
    (doubt,) = at.doubts
    assert (doubt.place.row, doubt.option) == (5, f'--means "{words}=-"')
    assert doubt.words.startswith(
        "baris di bawahnya milik kantor lain, jadi tidak diambil; bila milik kantor"
    )
    (issue,) = at.log.finish(())
    assert (issue.code, f"({words}; Anggaran 900)" in issue.message) == ("rows_of_others", True)


@pytest.mark.parametrize(("means", "amount"), [("-", "500"), ("kantor ini", "1400")])
@pytest.mark.parametrize("words", [*UNITS, "GUDANG FARMASI"])
def test_the_answer_settles_whose_they_are(words: str, means: str, amount: str) -> None:
    at = desk(office(), means={words: means})
    assert whole(listed((None, words, None), PAPER), at) == [(FIRST, amount)]
    assert (at.doubts, at.used) == ([], {words})


@pytest.mark.parametrize(
    "words", ["GUDANG FARMASI", "BIDANG PELAYANAN", "SUBBAGIAN UMUM", "SEKRETARIAT", "SDM APARATUR"]
)
def test_any_other_words_are_asked_about_as_own_ones(words: str) -> None:
    at = desk(office())
    assert whole(listed((None, words, None), PAPER), at) == [(FIRST, "1400")]
    (doubt,) = at.doubts
    assert doubt.option == f'--means "{words}=kantor ini"'
    assert doubt.words.endswith(f'bila milik kantor lain, tambahkan --means "{words}=-"')


@pytest.mark.parametrize("words", ["RSUD H. Badaruddin", "SEKRETARIAT DPRD"])
def test_rows_of_others_without_codes_come_to_no_sum(words: str) -> None:
    """They may be sums of each other, so that nothing is said of what they come to, least of all nought."""
    at = desk(office())
    assert whole(listed((None, words, None), (None, "Obat", 900), (None, "Makanan", 70)), at) == [
        (FIRST, "500")
    ]
    (issue,) = at.log.finish(())
    assert f"2 baris mulai di sini bukan milik kantor ini ({words}; tanpa kode, jadi" in issue.message


@pytest.mark.parametrize(
    "words",
    [
        "Belanja Modal",
        "Sumber Dana: DAU",
        "Lokasi: Paringin",
        "- Kertas",
        "TAHUN ANGGARAN 2023",
        "DINAS KEPENDUDUKAN",
        "UPTD Dukcapil Halong",
    ],
)
def test_words_about_money_titles_and_the_own_office_are_no_question(words: str) -> None:
    at = desk(office())
    assert whole(listed((None, words, None), PAPER), at) == [(FIRST, "1400")]
    assert (codes(at), at.doubts) == ([], [])


@pytest.mark.parametrize("below", [[], [(SECOND, NAMES[SECOND], 900)]])
def test_words_above_nothing_or_above_a_sub_activity_are_no_question(below: list[Row]) -> None:
    at = desk(office())
    whole(listed(PAPER, (None, "Bidang Dua", None), *below), at)
    assert (codes(at), at.doubts) == ([], [])


def test_below_the_name_of_a_unit_sub_activities_are_asked_about_as_well() -> None:
    at = desk(office())
    general = ("X.XX.01.2.01.0002", "Sub kegiatan", 900)
    assert whole(listed((None, "PUSKESMAS PARINGIN", None), general), at) == [(FIRST, "500")]
    assert len(at.doubts) == 1


def test_heads_printed_again_in_between_hide_no_heading() -> None:
    at = desk(office())
    assert whole(listed((None, "PUSKESMAS PARINGIN", None), HEADS, PAPER), at) == [(FIRST, "500")]
    assert len(at.doubts) == 1


def test_the_own_office_goes_on_where_it_is_named_again() -> None:
    at = desk(office())
    again: list[Row] = [(None, "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", None), (SECOND, NAMES[SECOND], 70)]
    rows = listed((None, "PUSKESMAS PARINGIN", None), PAPER, *again)
    assert whole(rows, at) == [(FIRST, "500"), (SECOND, "70")]


def test_who_says_that_the_table_is_the_own_one_is_not_asked() -> None:
    at = desk(office(), means={"pemilik tabel": "kantor ini"})
    assert whole(listed((None, "PUSKESMAS PARINGIN", None), PAPER), at) == [(FIRST, "1400")]
    assert at.doubts == []


@pytest.mark.parametrize(
    ("means", "others"), [("-", {5: "GUDANG FARMASI", 6: "GUDANG FARMASI"}), ("kantor ini", {})]
)
def test_what_was_settled_before_is_not_asked_again(means: str, others: dict[int, str]) -> None:
    at = desk(office())
    table = proposed(listed((None, "GUDANG FARMASI", None), PAPER), at).table
    fresh = desk(office())
    found = rows_of_others(table, code_columns(table), fresh, {squeeze("GUDANG FARMASI"): means})
    assert (found, fresh.doubts) == (others, [])
    asked = desk(office())
    assert rows_of_others(table, code_columns(table), asked) == {}
    assert [doubt.place.row for doubt in asked.doubts] == [5]
