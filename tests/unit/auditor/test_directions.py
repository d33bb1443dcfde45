"""Rises and falls that a sentence tells with both levels, whatever stands between."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031\nBAB III AKUNTABILITAS KINERJA\n"


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(HEAD + text).findings]


TOLD = [
    ("Angka lahan kritis {} 2,3 poin dari 18,5% pada tahun 2030 menjadi 16,2%.", "turun", "naik"),
    ("Luas kebakaran {} 0,63 poin, yaitu dari 9,84 persen menjadi 9,21 persen.", "menurun", "meningkat"),
    ("Terjadi {} angka perambahan dari 5,41% menjadi 4,97%.", "penurunan", "kenaikan"),
    ("Terjadi {} jumlah kunjungan dari 12.450 orang menjadi 13.120 orang.", "peningkatan", "penurunan"),
    ("Jumlah kunjungan {} dari 12.450 orang menjadi 13.120 orang.", "bertambah", "berkurang"),
    ("Tutupan 47,5% atau {} dibanding 41,2% tahun lalu.", "naik", "turun"),
    ("Produksi getah 12.450 ton, {} dibandingkan tahun 2030 sebesar 11.980 ton.", "meningkat", "menurun"),
    ("Capaian tahun 2030 sebesar 81,85% dan tahun 2031 sebesar 86,61%, sehingga terjadi {} 4,76 poin.",
     "kenaikan", "penurunan"),
    ("Indeks dari 70,10 menjadi 73,05, atau {} 2,95 poin.", "naik", "turun"),
    ("Luas kebakaran terus {} selama empat tahun, dari 412,5 ha menjadi 132,8 ha.", "turun", "naik"),
    ("Angka partisipasi {} dua tahun berturut-turut: 94,60%, 95,12%, lalu 95,87%.", "naik", "turun"),
    ("Waktu tunggu {} berturut-turut: 12,5 menit, 11,8 menit, dan 9,4 menit.", "menurun", "meningkat"),
    (("Hunian kamar terus {}, dari 44,85% pada tahun 2029 menjadi 48,37% pada tahun 2030 dan 52,53% pada"
     " tahun 2031."), "naik", "turun"),
    ("Panjang jalan rusak {}, dari 60 km menjadi 42 km.", "berkurang", "bertambah"),
    ("Luas kebakaran terus {} dari 120 ha (2029), 96 ha (2030), dan 54 ha (2031).", "menurun", "meningkat"),
    ("Produksi {} tiga tahun berturut-turut, yakni 12.450 m3, 13.100 m3, dan 14.020 m3.", "naik", "turun"),
    ("Anggaran {} 11,46% dari Rp. 109.875.640.000,- pada tahun 2030 menjadi Rp. 122.467.700.000,-.",
     "naik", "turun"),
    ("Belanja Rp. 122.467.700,- {} Rp. 12.592.060,- dibandingkan tahun 2030 sebesar Rp. 109.875.640,-.",
     "naik", "turun"),
    ("Kapabilitas pengawas terus {}, yaitu dari level 2,61 tahun 2028 menjadi level 3,12 pada tahun 2031.",
     "meningkat", "menurun"),
    ("Kapabilitas pengawas {}, dari skor 3,12 (2028) menjadi skor 2,61 (2031).", "menurun", "meningkat"),
    ("Luas lahan kritis {}, yakni semula sebesar 3,12 persen menjadi sebesar 2,61 persen.", "turun", "naik"),
    ("Nilai layanan terus {}, yaitu 62,61 pada tahun 2028 menjadi 68,12 pada tahun 2031.", "naik", "turun"),
    ("Nilai layanan {} dari nilai 62,61 pada tahun 2028 hingga mencapai 68,12 pada tahun 2031.",
     "meningkat", "menurun"),
    ("Jumlah jagawana {} dari sebanyak 46 orang menjadi sebanyak 58 orang.", "bertambah", "berkurang"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_a_direction_is_that_of_both_levels(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    ((rule, printed, computed),) = said(text.format(wrong))
    assert (rule, printed) == ("trend", wrong)
    assert computed in ("naik", "turun")


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi terus meningkat, yaitu 90,12%, 92,45%, dan {}%.",
        "Realisasi terus meningkat dari 90,12% (2029), 92,45% (2030), dan {}% (2031).",
        (
            "Realisasi terus meningkat, dari 90,12% pada tahun 2029 menjadi 92,45% pada tahun 2030 dan {}%"
            " pada tahun 2031."
        ),
    ],
)
def test_what_goes_one_way_all_the_time_takes_no_step_back(text: str) -> None:
    assert said(text.format("94,60")) == []
    assert said(text.format("91,60")) == [("trend", "terus meningkat", "berfluktuasi")]


def test_a_level_said_to_be_higher_than_that_of_before() -> None:
    text = "Nilai tahun 2031 sebesar 72,15, lebih {} dari nilai tahun 2030 sebesar 70,88."
    assert said(text.format("tinggi")) == []
    assert said(text.format("rendah")) == [("claim", "lebih rendah", "lebih tinggi")]


@pytest.mark.parametrize(
    "text",
    [
        "Peringkat kabupaten naik dari 7 menjadi 5.",
        "Angka partisipasi naik dua kali: 94,60%, 93,12%, lalu 95,87%.",
        "Nilai 72,15 turun dibandingkan target tahun 2030 sebesar 70,88.",
        "Nilai 72,15, turun dibandingkan rata-rata provinsi tahun 2030 sebesar 70,88.",
        "Nilai 72,15% naik dan berbeda dibandingkan dengan 75 kecamatan.",
        "Tutupan 47,5% atau turun dibanding 41,2% di kabupaten tetangga.",
        "Bantuan naik 2,3 poin bagi 18,5% warga, menjadi 16,2% di hilir.",
        "Anggaran turun Rp 5.000.000 dan bibit dari 18.500 menjadi 19.200 batang.",
        "Tahun 2030 sebesar 81,85% dan tahun 2031 sebesar 86,61%, sehingga terjadi penurunan 3,10 poin.",
        "Pelayanan meningkat dengan lama waktu dari 14,50 hari menjadi 10,20 hari.",
        "Angka kebakaran menurun karena cakupan patroli dari 62,61% menjadi 68,12%.",
        "Nilai turun, yaitu 2,61 poin menjadi 68,12.",
    ],
    ids=[
        "ranks",
        "both ways",
        "a target",
        "a mean",
        "counts",
        "another place",
        "of others",
        "another thing",
        "another step",
        "a thing beside it",
        "what it comes from",
        "by how much",
    ],
)
def test_a_direction_of_something_else_is_not_judged(text: str) -> None:
    assert [found for found in said(text) if found[0] in ("trend", "claim")] == []


def test_a_second_comparison_begins_with_its_own_words() -> None:
    text = (
        "Dibandingkan tahun 2030 sebesar 52,07% cakupan bertambah 6,46 poin dan jika dibandingkan dengan"
        " tahun 2028 sebesar 38,40% bertambah 20,13 poin."
    )
    assert said(text) == []


@pytest.mark.parametrize("name", ["Rata-rata capaian indikator", "Rata-rata lama sekolah", "Angka provinsi"])
def test_the_way_of_a_mean_from_one_end_to_the_other(name: str) -> None:
    text = "{} {} dari 98,77 persen pada tahun 2030 menjadi 99,62 persen pada tahun 2031."
    assert said(text.format(name, "naik")) == []
    assert said(text.format(name, "turun")) == [("trend", "turun", "naik")]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Selisih hulu dan hilir {} dari 9,79 poin pada tahun 2030 menjadi 8,57 poin.",
            "menyempit",
            "melebar",
        ),
        ("Kesenjangan antarblok {} dari 4,10 poin menjadi 5,25 poin.", "melebar", "menyempit"),
        ("Jarak ke target {} dari 3,50 persen menjadi 2,10 persen.", "mengecil", "membesar"),
    ],
)
def test_gaps_grow_wider_and_narrower(sentence: str, right: str, wrong: str) -> None:
    assert said(sentence.format(right)) == []
    assert said(sentence.format(wrong)) == [("trend", wrong, right)]
