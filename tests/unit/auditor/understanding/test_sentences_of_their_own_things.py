"""Figures beside those of other things, other years and other targets, which say nothing of each other."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PARIWISATA TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"


def said(sentence: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(f"{HEAD}{sentence}\n").findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai indeks 92,95 dengan capaian 100,49% melampaui target provinsi sebesar 90,00.",
        "Nilai indeks 92,95 (100,49%) melampaui target provinsi sebesar 90,00.",
        "Realisasi 92,95 dengan capaian 100,49% melampaui target tahun 2030 sebesar 90,00.",
        "Realisasi 92,95 atau capaian 100,49%, di atas target nasional 90,00.",
        "Nilai indeks 92,95 dengan capaian 100,49% melampaui target Renstra sebesar 90,00.",
    ],
)
def test_an_achievement_may_be_past_the_target_of_others(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize("of", ["", "tahun 2031 ", "tahun ini ", "yang ditetapkan "])
def test_an_achievement_follows_from_its_own_target(of: str) -> None:
    sentence = f"Nilai indeks 92,95 dengan capaian {{}}% melampaui target {of}sebesar 92,50."
    assert said(sentence.format("100,49")) == []
    assert said(sentence.format("109,49")) == [("capaian", "109,49", "100,49")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Terjadi peningkatan kecepatan layanan yaitu 30 menit tahun 2030 menjadi 20 menit pada tahun 2031.",
        "Terjadi peningkatan kecepatan layanan dari 30 menit pada tahun 2030 menjadi 20 menit.",
        "Kinerja semakin baik dan meningkat, yaitu 14,20 pada tahun 2030 menjadi 12,10 pada tahun 2031.",
        "Mutu layanan meningkat, yakni 4,20 pada tahun 2030 menjadi 2,10 pada tahun 2031.",
        "Terjadi peningkatan pelayanan, yaitu 5 hari pada tahun 2030 menjadi 3 hari pada tahun 2031.",
        "Efisiensi meningkat, yaitu 45,20 pada tahun 2030 menjadi 42,10 pada tahun 2031.",
    ],
)
def test_what_is_better_may_be_less(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Angka pengangguran {}, yaitu 14,20 pada tahun 2030 menjadi 12,10 pada tahun 2031.",
        "Waktu tunggu {}, yaitu 30 menit pada tahun 2030 menjadi 20 menit pada tahun 2031.",
        "Kinerja {} dari 74,20 menjadi 71,10.",
    ],
)
def test_a_level_goes_the_way_that_is_told(sentence: str) -> None:
    assert said(sentence.format("menurun")) == []
    assert said(sentence.format("meningkat")) == [("trend", "meningkat", "turun")]


@pytest.mark.parametrize(
    "behind",
    [
        "Capaian pajak hiburan mencapai 95,00%.",
        "Capaian berkas mencapai 95,00%.",
        "Selanjutnya, capaian ternak mencapai 95,00%.",
        "Khususnya capaian retribusi mencapai 95,00%.",
        "Sebelumnya, capaian diklat mencapai 95,00%.",
    ],
)
def test_an_achievement_of_another_thing_has_its_own_target(behind: str) -> None:
    assert said(f"Target pajak hotel 500 dan realisasi 450. {behind}") == []


@pytest.mark.parametrize(
    "behind", ["Capaian pajak hotel mencapai {}%.", "Capaiannya {}%.", "Capaian kinerjanya {}%."]
)
def test_an_achievement_of_the_same_thing_follows(behind: str) -> None:
    before = "Target pajak hotel 500 dan realisasi 450."
    assert said(f"{before} {behind.format('90,00')}") == []
    assert said(f"{before} {behind.format('95,00')}") == [("capaian", "95,00", "90,00")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 12 desa, 9 desa (75,00%) sudah musyawarah dan 6 desa (66,67%) sudah menetapkan.",
        "Dari 12 desa, 9 desa (75,00%) sudah musyawarah dan 6 desa (50,00%) sudah menetapkan.",
        "Dari 600 peserta, 312 (52,00%) hadir, 300 (50,00%) mengikuti ujian, dan 270 (90,00%) lulus.",
    ],
)
def test_parts_with_shares_of_their_own_may_overlap(sentence: str) -> None:
    assert said(sentence) == []


def test_parts_whose_shares_make_the_whole_do_not_overlap() -> None:
    sentence = "Dari 12 desa, 9 desa (75,00%) sudah musyawarah dan {} desa (25,00%) belum musyawarah."
    assert said(sentence.format("3")) == []
    assert ("sum", "12", "13") in said(sentence.format("4"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Lihat nomor 1.,2. dan 3.",
        "Nilai pada pasal 5.,6 dan 7.",
        "Skala 1..5 dipakai.",
        "Sebagaimana butir 11.,12. dan 13. di atas.",
        "Penilaian memakai skala 10..100 poin.",
    ],
)
def test_numbers_of_a_list_have_marks_of_their_own(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("1.000.000.,00", "1.000.000,00"), ("1.000.000..00", "1.000.000,00"), ("1..000.000", "1.000.000")],
)
def test_a_doubled_mark_leaves_the_amount_as_it_is_meant(printed: str, expected: str) -> None:
    sentence = f"Anggaran Rp{printed} dengan realisasi Rp900.000,00 (90,00%)."
    assert said(sentence) == [("format", printed, expected)]
