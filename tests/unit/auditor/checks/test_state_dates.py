"""Days that half-years end on, states that sentences lead to, and last years of plans."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031\n\nIKHTISAR KINERJA TAHUN 2031\n\n"
PLAN = "Dinas melaksanakan Renstra 2029-2033 sejak awal.\n\n"


def years(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(HEAD + text, AuditRule.YEAR)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Data kapal adalah data Semester II Tahun 2031, keadaan 31 Desember 2030, kecuali disebut lain.",
            [("2030", "2031")],
        ),
        ("Jumlah awak diambil dari data semester 1 tahun 2031 (per 30 Juni 2029).", [("2029", "2031")]),
        ("Keadaan per 31 Desember 2030 menurut DKB semester II tahun 2031 dipakai.", [("2030", "2031")]),
        ("Data kapal adalah data Semester II Tahun 2031, keadaan 31 Desember 2031.", []),
        ("Data Semester I tahun 2031, keadaan 31 Desember 2030, belum lengkap.", []),
        ("Data Semester II tahun 2031 dibandingkan dengan data per 31 Desember 2030.", []),
        ("Rapat semester II tahun 2031 menilai laporan yang ditutup 31 Desember 2030.", []),
    ],
)
def test_a_half_year_ends_in_its_own_year(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert years(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Keadaan peralatan dermaga per 31 Desember 2030 disajikan pada Tabel 1.4.",
            [("tahun 2030", "2031")],
        ),
        ("Jumlah peralatan dermaga keadaan 30 Juni 2029 tampak di bawah ini.", [("tahun 2029", "2031")]),
        ("Keadaan peralatan dermaga per 31 Desember 2031 disajikan pada Tabel 1.4.", []),
        ("Pelabuhan diresmikan pada 17 Agustus 2029.", []),
    ],
)
def test_a_state_told_before_a_table_is_of_its_year(sentence: str, expected: list[tuple[str, str]]) -> None:
    table = (
        "Tabel 1.4 Peralatan Dermaga Tahun 2031\n\nPeralatan | Baik | Rusak\nDerek | 4 | 1\nTruk | 7 | 2\n"
    )
    assert years(f"{sentence}\n\n{table}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Target akhir Renstra tahun 2032 sebesar 95 belum tercapai.", [("2032", "2033")]),
        ("Belum ada indikator Renstra yang mencapai target akhir Tahun 2032.", [("2032", "2033")]),
        ("Terhadap target akhir periode Renstra pada tahun 2034 kemajuannya 90%.", [("2034", "2033")]),
        ("Target akhir Renstra tahun 2033 sebesar 95 belum tercapai.", []),
        ("Renstra menetapkan target akhir tahun 2031 sebesar 90.", []),
        ("Kontrak kapal memuat target akhir tahun 2032.", []),
    ],
)
def test_the_last_target_of_a_plan_is_of_its_last_year(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert years(PLAN + sentence) == expected


def test_where_two_plans_are_named_each_may_be_meant() -> None:
    other = "RPJMD 2030-2034 menjadi acuan berikutnya.\n\n"
    assert years(PLAN + other + "Target akhir RPJMD tahun 2034 sebesar 97.") == []
    assert years(PLAN + other + "Target akhir RPJMD tahun 2035 sebesar 97.") == []


def test_a_title_tells_the_end_of_a_plan_too() -> None:
    title = "3.3 Perbandingan dengan Target Akhir Renstra Tahun 2033\n\n"
    assert years(title + "Belum ada yang mencapai target akhir tahun 2032.") == [("2032", "2033")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Perjanjian Kinerja ditandatangani pada 18 Januari 2031 dan diubah pada 4 Oktober 2030.",
            [("4 Oktober 2030", "4 Oktober 2031")],
        ),
        (
            "Rencana aksi ditetapkan tanggal 20 Maret 2031 lalu direvisi pada tanggal 2 Februari 2030.",
            [("2 Februari 2030", "2 Februari 2032")],
        ),
        ("Perjanjian Kinerja ditandatangani pada 18 Januari 2031 dan diubah pada 4 Oktober 2031.", []),
        ("Pedoman tanggal 5 Mei 2031 diubah dari pedoman tanggal 3 Maret 2029.", []),
        ("Peraturan tanggal 5 Mei 2031 mengubah peraturan tanggal 3 Maret 2029.", []),
        ("Ditandatangani 18 Januari 2031. Naskah lain diubah 4 Oktober 2030.", []),
    ],
)
def test_what_was_changed_was_made_before(sentence: str, expected: list[tuple[str, str]]) -> None:
    text = f"LAPORAN KINERJA DINAS PASAR TAHUN 2031\n\n2.1 Perjanjian\n\n{sentence}\n"
    assert [(printed, right) for _, printed, right in told(text, AuditRule.YEAR)] == expected
