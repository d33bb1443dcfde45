"""`capaian intake`: a table of a known form that is asked about says why, in a line of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.functional.cli_cast import new_office, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.area_layouts import NAMES
from tests.intake.parted_year import QUARTERS, answers, figure, sheet

from capaian.rulebook import load_rulebook

WHY = "Ditanyakan karena"
FIRST = f"{WHY} pertama kali"
LATER = f"{FIRST} untuk bagian tahun sesudah yang pertama: angka bagian itu saja, bukan sejak Januari"
OTHER = f"{WHY} ada tulisan di sekitarnya, judul, atau isi kolom yang belum pernah dipastikan"
NOW, SO_FAR = "REALISASI BULAN INI", "REALISASI S.D. BULAN INI"


def deaths(time: str, part: int, head: str = "AKTA KEMATIAN TERBIT") -> Rows:
    rows: Rows = [["PENERBITAN AKTA KEMATIAN"], [f"{time} 2023"], [], ["KECAMATAN", head]]
    return [*rows, *([name, figure(area, part)] for area, name in enumerate(NAMES))]


def money(month: str, ordinal: int) -> Rows:
    """Spending of a month, of all before it, and of both."""
    named = [one for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]
    lines = [one for one in named if len(one.code.split(".")) == 6][:8]
    heads = ["KODE", "URAIAN", "PAGU", "REALISASI S.D. BULAN LALU", NOW, SO_FAR]
    rows: Rows = [["LAPORAN REALISASI ANGGARAN"], [f"BULAN {month} 2024"], [], heads]
    for n, one in enumerate(lines):
        spent = [1_000_000 + (371_003 * n + 533_011 * k) % 337_009 for k in range(ordinal)]
        rows.append([one.code, one.name, 90_000_000, sum(spent[:-1]), spent[-1], sum(spent)])
    return rows


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


def test_a_form_that_is_new_and_one_that_passes_say_nothing(dossier: Path) -> None:
    assert WHY not in flat(bring(dossier, deaths("TRIWULAN I", 0), "--dry-run"))
    confirm(dossier, deaths("TRIWULAN I", 0))
    confirm(dossier, deaths("TRIWULAN II", 1))
    done = bring(dossier, deaths("TRIWULAN III", 2), "--yes")
    assert (done.code, WHY in flat(done)) == (0, False)


def test_the_second_part_of_the_year_may_be_since_january(dossier: Path) -> None:
    confirm(dossier, deaths("TRIWULAN I", 0))
    done = bring(dossier, deaths("TRIWULAN II", 1), "--yes")
    assert (done.code, LATER in flat(done)) == (2, True)


def test_the_second_part_of_a_sheet_of_all_of_them_may_be_too(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 1, {}), *answers(QUARTERS[:1]))
    done = bring(dossier, sheet(QUARTERS, 2, {}), "--yes")
    assert (done.code, LATER in flat(done)) == (2, True)


def test_another_length_of_time_is_named(dossier: Path) -> None:
    confirm(dossier, deaths("JANUARI S.D. MARET", 0))
    done = bring(dossier, deaths("JANUARI S.D. JUNI", 1), "--yes")
    assert (done.code, f"{FIRST} disimpan sebagai semester" in flat(done)) == (2, True)
    confirm(dossier, deaths("JANUARI S.D. JUNI", 1))
    whole = flat(bring(dossier, deaths("JANUARI S.D. DESEMBER", 1), "--yes"))
    assert f"{FIRST} disimpan sebagai setahun" in whole


def test_the_first_part_of_a_year_is_named_after_others(dossier: Path) -> None:
    confirm(dossier, deaths("TRIWULAN II", 1))
    told = flat(bring(dossier, deaths("TRIWULAN I", 0), "--yes"))
    assert f"{FIRST} untuk bagian pertama tahun" in told


NEW = "yang belum pernah dipastikan:"


def test_one_new_text_is_named(dossier: Path) -> None:
    confirm(dossier, deaths("TRIWULAN I", 0))
    confirm(dossier, deaths("TRIWULAN II", 1))
    done = bring(dossier, [*deaths("TRIWULAN III", 2), ["Catatan: data sementara"]], "--yes")
    assert (done.code, OTHER in flat(done)) == (2, False)
    assert f'{WHY} ada tulisan di sekitarnya {NEW} "catatan' in flat(done).replace('"C', '"c')


def test_the_number_of_a_person_is_not_shown(dossier: Path) -> None:
    confirm(dossier, deaths("TRIWULAN I", 0))
    confirm(dossier, deaths("TRIWULAN II", 1))
    number = "6311010199990001"
    done = bring(dossier, [*deaths("TRIWULAN III", 2), [f"Petugas {number}"]], "--yes")
    assert done.code != 0
    assert number not in done.says


def test_a_new_column_is_named(dossier: Path) -> None:
    confirm(dossier, deaths("TRIWULAN I", 0))
    confirm(dossier, deaths("TRIWULAN II", 1))
    rows = deaths("TRIWULAN III", 2)
    rows[3].append("PETUGAS")
    assert f"{WHY} ada kolom lain {NEW}" in flat(bring(dossier, rows, "--yes"))


def test_other_words_are_the_reason_where_no_time_is(dossier: Path) -> None:
    confirm(dossier, deaths("TRIWULAN I", 0))
    confirm(dossier, deaths("TRIWULAN II", 1))
    done = bring(
        dossier, [*deaths("TRIWULAN III", 2), ["Catatan: data sementara"], ["Diolah kembali"]], "--yes"
    )
    assert (done.code, OTHER in flat(done)) == (2, True)


def test_a_column_that_is_taken_from_now_on_is_named(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    confirm(office, money("JANUARI", 1))
    confirm(office, money("FEBRUARI", 2))
    done = bring(office, money("MARET", 3), "--yes")
    assert (done.code, f"{FIRST} diambil juga kolom {SO_FAR}" in flat(done)) == (2, True)


def test_programs_read_it_too(dossier: Path) -> None:
    confirm(dossier, deaths("TRIWULAN I", 0))
    told = json.loads(bring(dossier, deaths("TRIWULAN II", 1), "--dry-run", "--json").out)
    assert [f"{WHY} {one['why']}" for one in told["readings"]] == [LATER]
    confirm(dossier, deaths("TRIWULAN II", 1))
    told = json.loads(bring(dossier, deaths("TRIWULAN III", 2), "--dry-run", "--json").out)
    assert [one["why"] for one in told["readings"]] == [""]
