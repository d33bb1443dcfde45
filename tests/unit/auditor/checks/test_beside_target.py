"""Levels beside the targets that they are said to pass, meet or miss."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031\nBAB III AKUNTABILITAS KINERJA\n"


def said(text: str) -> list[tuple[str, str]]:
    return [(f.rule.value, f.printed) for f in audited(HEAD + text).findings if f.rule.value == "claim"]


TOLD = [
    (
        "Produksi budidaya sebanyak 1.692 ton {} target sebesar 1.800 ton.",
        "belum mencapai",
        "telah melampaui",
    ),
    ("Produksi 1.692 ton {} yang dijanjikan, yaitu 1.800 ton.", "belum mencapai", "telah melampaui"),
    ("Indeks kepuasan mencapai 84,10, {} target yang ditetapkan sebesar 86,00.", "di bawah", "di atas"),
    ("Realisasi 60 dokumen {} dari target 62 dokumen.", "lebih rendah", "lebih tinggi"),
    ("Jumlah izin yang terbit 3.420 lembar, {} target 3.300 lembar.", "melebihi", "kurang dari"),
    ("Nilai 3,12 masih {} target 3,20.", "di bawah", "di atas"),
    ("Konsumsi ikan 43,16 kilogram sudah {} rencana 41,50 kilogram.", "memenuhi", "di bawah"),
    ("Cakupan 91,20% dan sudah {} target tahun 2031 sebesar 90,00%.", "melampaui", "lebih rendah daripada"),
    ("Penangkaran terealisasi 18 unit, {} target 24 unit.", "tidak mencapai", "mencapai"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_a_level_beside_its_target(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert len(said(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Prevalensi stunting 16,20% telah melampaui target 18,00%.",
        "Waktu layanan 2,5 hari sudah mencapai target 3 hari.",
        "Nilai 3,12 telah melampaui target 3,20 dengan capaian 102,50%.",
        "Produksi 1.692 ton. Target sebesar 1.800 ton telah disusun.",
        "Cakupan naik 2,40 dan melampaui target 80,00.",
        "Dari 12 indikator di atas target 10 indikator berkategori baik.",
        "Cakupan 79,10%, sedangkan Kecamatan Muara melampaui target 80,00%.",
        "Produksi 1.800 ton melampaui target 1.800 ton.",
    ],
    ids=["less is better", "time", "its achievement", "sentences", "a change", "counts", "another", "equal"],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert said(text) == []


def test_a_target_that_a_table_meets_from_above() -> None:
    table = (
        "Tabel 1 Ukuran\nNo | Ukuran | Target | Realisasi | Capaian (%)\n"
        "1 | Ikan mati | 4,00 | 3,20 | 125,00\n"
        "2 | Kolam kosong | 5,00 | 4,50 | 111,11\n3 | Benih hilang | 8,00 | 7,40 | 108,11\n\n"
    )
    assert said(table + "Realisasi 3,20 telah melampaui target 4,00.") == []


@pytest.mark.parametrize(("word", "found"), [("tidak tercapai", []), ("tercapai", ["claim"])])
def test_so_the_target_is_met(word: str, found: list[str]) -> None:
    text = f"Target tahun 2031 sebesar 62 dokumen dan terealisasi 60 dokumen sehingga target {word}."
    assert [rule for rule, _ in said(text)] == found


LEVEL = "Cakupan imunisasi tahun 2031 sebesar 96,99 persen dari target 98,00 persen. "
CATCH = "Target konsumsi ikan 41,50 kilogram, sedangkan realisasinya 43,16 kilogram. "


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (LEVEL + "Realisasi ini {} target sebesar 1,01 poin.", "masih di bawah", "telah melampaui"),
        (LEVEL + "Hasil itu 1,01 poin {} target.", "di bawah", "di atas"),
        (LEVEL + "Jadi masih {} 1,01 poin dari target.", "kurang", "lebih"),
        (LEVEL + "Realisasinya {} 1,01 poin persen dari target.", "lebih rendah", "lebih tinggi"),
        (CATCH + "Jadi sudah {} target yang ditetapkan sebesar 1,66 kilogram.", "melebihi", "di bawah"),
    ],
)
def test_a_gap_lies_on_the_side_of_its_target_that_is_said(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert len(said(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        LEVEL + "Realisasi ini belum melampaui target sebesar 1,01 poin.",
        LEVEL + "Realisasi ini telah melampaui target sebesar 0,76 poin.",
        LEVEL.replace("Cakupan imunisasi", "Prevalensi stunting") + "Realisasi 1,01 poin di atas target.",
        "Realisasi ini telah melampaui target sebesar 1,01 poin.",
    ],
    ids=["not-said", "other-gap", "less-is-better", "no-level"],
)
def test_a_gap_of_other_ends_tells_no_side(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Indeks kepuasan 88,56, yaitu 2,56 poin di atas target 86,00.",
        "Nilai tukar nelayan 110,24 atau 1,74 poin melampaui target sebesar 108,50.",
        "Rumah layak huni terbangun 412 unit, 12 unit lebih tinggi daripada target 400 unit.",
        "Produksi 120 ton di atas target 8.750 ton.",
        "Waktu penyaluran 10,50 jam, masih 1,50 jam lebih lama daripada target 9,00 jam.",
    ],
)
def test_how_far_a_level_is_from_its_target_is_no_level(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rumah layak huni terbangun 388 unit, di atas target 400 unit.",
        "Produksi 7.120 ton lebih tinggi daripada target 8.750 ton.",
    ],
)
def test_a_level_below_its_target_is_not_above_it(text: str) -> None:
    assert len(said(text)) == 1


MEANS = [
    ("Nilai Kota Melati 87,67 berada {} rata-rata sebesar 83,33.", "di atas", "di bawah"),
    ("Cakupan Kota Melati 87,67%, {} rata-rata daerah pembanding 83,33%.", "melebihi", "kurang dari"),
    ("Indeks Kota Melati 79,10 masih {} rata-rata kabupaten sebesar 83,33.", "di bawah", "di atas"),
    (
        "Skor 3,41 {} rata-rata seluruh kecamatan, yaitu 3,62.",
        "lebih rendah daripada",
        "lebih tinggi daripada",
    ),
    ("Produktivitas 5,41 ton {} rerata 5,02 ton.", "lebih besar dari", "lebih kecil dari"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), MEANS)
def test_a_level_beside_a_mean(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert [rule for rule, _ in said(text.format(wrong))] == ["claim"]


@pytest.mark.parametrize(
    "text",
    [
        "Sebanyak 12 kecamatan berada di atas rata-rata 83,33.",
        "Terdapat 110 desa di bawah rata-rata sebesar 83,33.",
        "Nilainya 4,34 poin di atas rata-rata sebesar 83,33.",
        "Nilainya naik 2,10, masih di bawah rata-rata 83,33.",
        "Nilai 87,67 turun dan mencapai rata-rata 83,33.",
        "Nilai 83,33 di atas rata-rata 83,33.",
        "Nilai 87,67 di bawah rata-rata waktu 90.",
    ],
    ids=["counts", "counts below", "points", "a change", "reaches", "equal", "another"],
)
def test_what_is_no_level_beside_a_mean(text: str) -> None:
    assert said(text) == []
