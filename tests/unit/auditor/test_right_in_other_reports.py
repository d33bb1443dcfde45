"""What reports of other offices print rightly, and the slip beside it that is still told."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TITLE = "LAPORAN KINERJA DINAS PELAYANAN TAHUN 2031\n\n"
LEVELS = """
Tabel 3.1 Perbandingan Capaian Kinerja Tahun 2030 dan 2031
No | Indikator Kinerja | 2030 | | | 2031 | | | Selisih Realisasi | {head}
| | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%) | |
1 | Indeks Kepuasan Masyarakat (IKM) | 82,50 | 83,00 | 100,61 | 84,00 | {index} | 100,60 | 1,50 | Naik
2 | Rata-rata waktu penerbitan izin usaha | 3,00 | 2,86 | 104,67 | 2,50 | 2,14 | 114,40 | -0,72 | {moved}
3 | Persentase kepemilikan izin usaha mikro | 97,00 | 96,42 | 99,40 | 98,00 | 98,15 | 100,15 | 1,73 | Naik
4 | Persentase usaha dibina setahun penuh | 38,00 | 41,27 | 108,61 | 48,00 | 53,34 | 111,13 | 12,07 | {last}
5 | Persentase pasar dengan lapak yang tertata | 61,00 | 62,10 | 101,80 | 64,00 | 65,20 | 101,88 | 3,10 | Naik
6 | Persentase produk usaha yang bersertifikat | 40,00 | 41,50 | 103,75 | 44,00 | 45,30 | 102,95 | 3,80 | Naik

{sentence}
"""


def _levels(
    sentence: str = "",
    *,
    head: str = "Kinerja",
    moved: str = "Naik",
    last: str = "Naik",
    index: str = "84,50",
) -> str:
    return TITLE + LEVELS.format(sentence=sentence, head=head, moved=moved, last=last, index=index)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tertinggi ialah rata-rata waktu penerbitan izin usaha 114,40%. Nilai IKM 2031 84,50, naik 1,50.",
        "Terendah ialah persentase kepemilikan izin usaha mikro 100,15%. Survei memberi 84,50, naik 1,50.",
    ],
)
def test_a_change_beside_its_own_level_is_not_of_what_the_sentence_before_names(sentence: str) -> None:
    assert told(_levels(sentence), AuditRule.DIFFERENCE) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Persentase kepemilikan izin usaha mikro mencapai 100,15%. Realisasinya 98,15%, naik 1,37 poin.",
        "Persentase kepemilikan izin usaha mikro tahun 2031 sebesar 98,15%, naik 1,37 poin dari tahun 2030.",
    ],
)
def test_a_wrong_change_of_what_is_named_is_told(sentence: str) -> None:
    (found,) = told(_levels(sentence), AuditRule.DIFFERENCE)
    assert found[1:] == ("1,37", "1,73")


def test_how_far_an_index_moved_is_on_no_other_scale() -> None:
    assert told(_levels(), AuditRule.UNIT) == []


def test_an_index_on_another_scale_is_told() -> None:
    assert [expected for *_, expected in told(_levels(index="3,38"), AuditRule.UNIT)] == ["satu skala"]


@pytest.mark.parametrize("head", ["Kinerja", "Keterangan", "Status", "Perkembangan"])
def test_what_takes_fewer_days_goes_better(head: str) -> None:
    assert told(_levels(head=head), AuditRule.TREND) == []
    assert told(_levels(head=head, moved="Turun"), AuditRule.TREND) == []


@pytest.mark.parametrize(
    ("head", "moved", "last"), [("Kinerja", "Naik", "Turun"), ("Arah", "Turun", "Turun")]
)
def test_a_wrong_way_of_what_is_to_grow_is_told(head: str, moved: str, last: str) -> None:
    (found,) = told(_levels(head=head, moved=moved, last=last), AuditRule.TREND)
    assert found[1:] == ("Turun", "Naik")


def test_the_way_of_a_figure_is_told_of_fewer_days_too() -> None:
    (found,) = told(_levels(head="Naik / Turun"), AuditRule.TREND)
    assert found[1:] == ("Naik", "Turun")


TOTALS = """
Tabel 3.1 Perkembangan Retribusi Tahun 2030 dan 2031
No | Pasar | Hasil 2030 | Hasil 2031 | Arah
1 | Pasar Baru | 120 | 130 | Naik
2 | Pasar Lama | 140 | 150 | Naik
3 | Pasar Ikan | {before} | 170 | {way}

{sentence}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Hasil seluruh pasar membaik, termasuk los sayur yang naik sewanya.",
        "Seluruh pasar yang naik hasilnya telah dibahas.",
        "Hasil semua pasar membaik, terutama kios yang bertambah setorannya.",
    ],
)
def test_what_is_singled_out_is_not_said_of_all(sentence: str) -> None:
    assert told(TITLE + TOTALS.format(before=180, way="Turun", sentence=sentence), AuditRule.CLAIM) == []


@pytest.mark.parametrize(
    "sentence", ["Seluruh pasar mengalami kenaikan.", "Semua pasar naik, terutama kios."]
)
def test_what_is_wrongly_said_of_all_is_told(sentence: str) -> None:
    assert len(told(TITLE + TOTALS.format(before=180, way="Turun", sentence=sentence), AuditRule.CLAIM)) == 1


COMPONENTS = """
Nilai evaluasi adalah jumlah nilai {count} komponen yang dinilai inspektorat.
Tabel 3.2 Hasil Evaluasi Tahun 2030 dan 2031
No | Komponen | Bobot | Nilai 2030 | Nilai 2031
1 | Perencanaan Kinerja | 30 | 20,25 | 21,00
2 | Pengukuran Kinerja | 30 | 18,90 | 19,80
3 | Pelaporan Kinerja | 15 | 10,35 | 10,65
4 | Evaluasi Internal | 25 | 15,35 | 16,00
 | Nilai Akhir | 100 | 64,85 | 67,45
 | {word} | | B | B
"""


@pytest.mark.parametrize("word", ["Predikat", "Kategori", "Mutu", "Interpretasi"])
def test_the_class_of_all_is_no_row_that_is_counted(word: str) -> None:
    assert told(TITLE + COMPONENTS.format(count="empat", word=word), AuditRule.COUNT) == []
    (found,) = told(TITLE + COMPONENTS.format(count="lima", word=word), AuditRule.COUNT)
    assert found[1:] == ("5 komponen", "4 komponen")


OFFICE = """
Susunan organisasi terdiri atas satu kantor, {first} loket dan {second} pos layanan, yakni:
a. Loket Usaha;
b. Loket Pasar;
c. Loket Aduan;
d. Pos Utara;
e. Pos Selatan;

Selesai.
"""


@pytest.mark.parametrize(
    ("first", "second"), [("tiga", "dua"), ("satu", "empat"), ("dua", "dua"), ("enam", "lima")]
)
def test_what_is_counted_last_may_be_listed_together(first: str, second: str) -> None:
    """The last kind, the last two, or all three of them stand in the list."""
    assert told(TITLE + OFFICE.format(first=first, second=second), AuditRule.COUNT) == []


@pytest.mark.parametrize(("first", "second"), [("tiga", "tiga"), ("enam", "empat")])
def test_counts_that_no_way_bears_out_are_told(first: str, second: str) -> None:
    assert len(told(TITLE + OFFICE.format(first=first, second=second), AuditRule.COUNT)) == 1


SPENDING = """
Belanja langsung sebesar Rp71.130.821.250 atau 96,28% dari pagu Rp73.882.710.000, sehingga terdapat {rest} \
sebesar Rp2.751.888.750. Bersama belanja tidak langsung, realisasi mencapai Rp109.046.429.575 atau 97,06%.

Tabel 3.3 Pagu dan Realisasi Belanja
No | Jenis Belanja | Pagu (Rp) | Realisasi (Rp) | Penyerapan (%)
A | Belanja Tidak Langsung | 38.462.750.000 | 37.915.608.325 | 98,58
B | Belanja Langsung | 73.882.710.000 | 71.130.821.250 | 96,28
 | Jumlah A + B | 112.345.460.000 | 109.046.429.575 | 97,06
"""


@pytest.mark.parametrize(
    "rest", ["sisa anggaran", "sisa pagu anggaran", "penghematan anggaran", "SILPA anggaran"]
)
def test_what_was_left_of_a_budget_is_the_whole_of_no_share(rest: str) -> None:
    text = TITLE + SPENDING.format(rest=rest)
    assert told(text, AuditRule.CROSSREF) == []
    assert told(text, AuditRule.ABSORPTION) == []


@pytest.mark.parametrize("bracket", ["(91,00%)", "atau 91,00%"])
def test_a_wrong_share_of_a_budget_is_told(bracket: str) -> None:
    text = f"{TITLE}Anggarannya sebesar Rp500.000.000 dengan realisasi Rp450.000.000 {bracket}.\n"
    assert told(text, AuditRule.ABSORPTION) == [(3, "91,00", "90,00")]
