"""Figures of a coming year, of before a revision, or supposed ones are not those that a table prints."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

ORCHARDS = """
LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031

3.1 Capaian

Tabel 3.1 Capaian Kinerja Tahun 2031
No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Produksi kakao | ton | 64.000 | 65.182 | 101,85
2 | Nilai kepuasan petani | nilai | 65,00 | 66,30 | 102,00
3 | Persentase kebun bersertifikat | % | 80,00 | 81,60 | 102,00

{}
"""
MUSEUMS = """
LAPORAN KINERJA DINAS KEBUDAYAAN TAHUN 2028

3.1 Capaian

Tabel 3.1 Capaian Kinerja Tahun 2028
No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Kunjungan museum | orang | 48.000 | 50.400 | 105,00
2 | Indeks pelestarian cagar | indeks | 72,00 | 73,44 | 102,00
3 | Persentase naskah terawat | % | 8,00 | 7,50 | 93,75

{}
"""
OF_THE_NEXT_YEAR = [
    (ORCHARDS, "Tahun berikutnya produksi kakao ditargetkan 66.000 ton."),
    (ORCHARDS, "Tahun depan target persentase kebun bersertifikat 85,00%."),
    (ORCHARDS, "Target produksi kakao sebesar 66.000 ton pada tahun mendatang."),
    (MUSEUMS, "Untuk tahun yang akan datang target indeks pelestarian cagar 73,00."),
    (MUSEUMS, "Pada tahun anggaran berikutnya kunjungan museum ditargetkan 49.000 orang."),
]
OF_BEFORE_A_REVISION = [
    (ORCHARDS, "Target produksi kakao sebelum perubahan 62.000 ton."),
    (ORCHARDS, "Target nilai kepuasan petani semula 62,00."),
    (MUSEUMS, "Dalam rencana murni target kunjungan museum 45.000 orang."),
    (MUSEUMS, "Target awal indeks pelestarian cagar 70,00."),
    (MUSEUMS, "Target kunjungan museum sebesar 45.000 orang sebelum revisi."),
]
SUPPOSED = [
    (ORCHARDS, "Apabila tanpa responden daring, nilai kepuasan petani 65,80."),
    (ORCHARDS, "Seandainya tidak ada hama, nilai kepuasan petani 66,80."),
    (ORCHARDS, "Tanpa kebun percontohan, persentase kebun bersertifikat 81,00%."),
    (MUSEUMS, "Jika museum keliling ikut dihitung, kunjungan museum 50.900 orang."),
    (MUSEUMS, "Indeks pelestarian cagar 73,04 bila candi di luar daerah tidak dinilai."),
]
OF_A_GOVERNING_YEAR = [
    (
        ORCHARDS,
        (
            "Target kakao tahun 2032 sebanyak 67.000 ton, naik 2,79% dari realisasi tahun 2031,"
            " dan target nilai kepuasan petani 67,00."
        ),
    ),
    (
        MUSEUMS,
        (
            "Pada tahun 2029 target kunjungan museum ditetapkan 51.000 orang, atau 1,19% di atas realisasi"
            " tahun 2028, dan target persentase naskah terawat 7,00%."
        ),
    ),
    (
        MUSEUMS,
        (
            "Tahun 2029 kunjungan ditargetkan 51.000 orang, lebih banyak 1,19% dibandingkan capaian"
            " tahun 2028, sedangkan target indeks pelestarian cagar 73,00."
        ),
    ),
]


OF_A_PART_OF_THE_YEAR = [
    (ORCHARDS, "Nilai kepuasan petani semester I sebesar 66,80."),
    (ORCHARDS, "Pada triwulan III nilai kepuasan petani mencapai 66,80."),
    (MUSEUMS, "Indeks pelestarian cagar pada semester pertama tercatat 73,04."),
    (
        ORCHARDS,
        "Produksi kakao turun dari 65.082 (Triwulan II Tahun 2031) menjadi 60.400 (Triwulan III Tahun 2031).",
    ),
    (MUSEUMS, "Kunjungan museum turun dari 50.300 orang (Mei 2028) menjadi 43.800 orang (Juni 2028)."),
]


OF_ANOTHER_PLAN = [
    (ORCHARDS, "Dalam renstra terdahulu target nilai kepuasan petani dipatok 60,00."),
    (ORCHARDS, "Dalam rancangan awal, target nilai kepuasan petani hanya 63,00."),
    (MUSEUMS, "RPJMD lama mematok target indeks pelestarian cagar sebesar 70,00."),
    (MUSEUMS, "Renstra periode sebelumnya menetapkan target persentase naskah terawat sebesar 9,00%."),
    (MUSEUMS, "Dalam usulan awal, target indeks pelestarian cagar sebesar 70,00."),
]
NOT_AT_ITS_END = [(ORCHARDS, "Hingga pertengahan musim, produksi kakao baru menghasilkan 65.082 ton.")]


OF_A_FORMER_YEAR = [
    (ORCHARDS, "Nilai kepuasan petani naik dari 61,30 pada tahun 2030 menjadi 66,30 pada tahun 2031."),
    (MUSEUMS, "Indeks pelestarian cagar 73,04 (2027) menjadi 73,44 (2028)."),
]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        *OF_THE_NEXT_YEAR,
        *OF_BEFORE_A_REVISION,
        *SUPPOSED,
        *OF_A_GOVERNING_YEAR,
        *OF_A_PART_OF_THE_YEAR,
        *OF_ANOTHER_PLAN,
        *NOT_AT_ITS_END,
        *OF_A_FORMER_YEAR,
    ],
)
def test_what_is_of_another_time_or_state_is_not_held_against_this_year(report: str, sentence: str) -> None:
    assert audited(report.format(sentence)).findings == ()


@pytest.mark.parametrize(
    ("report", "sentence", "printed", "computed"),
    [
        (ORCHARDS, "Nilai kepuasan petani mencapai 66,80.", "66,80", "66,30"),
        (ORCHARDS, "Nilai kepuasan petani mencapai 66,80 (Triwulan IV Tahun 2031).", "66,80", "66,30"),
        (
            ORCHARDS,
            "Jika dibandingkan dengan harapan, nilai kepuasan petani mencapai 66,80.",
            "66,80",
            "66,30",
        ),
        (
            ORCHARDS,
            "Apabila dilihat dari hasil survei, nilai kepuasan petani mencapai 66,80.",
            "66,80",
            "66,30",
        ),
        (
            ORCHARDS,
            "Target tahun depan masih dibahas. Nilai kepuasan petani mencapai 66,80.",
            "66,80",
            "66,30",
        ),
        (
            MUSEUMS,
            "Realisasi indeks pelestarian cagar mencapai 73,04, dan tahun depan dijaga.",
            "73,04",
            "73,44",
        ),
        (ORCHARDS, "Setelah rancangan disahkan. Target nilai kepuasan petani 60,00.", "60,00", "65,00"),
        (ORCHARDS, "Produksi kakao baru mencapai 65.082 ton.", "65.082", "65.182"),
        (MUSEUMS, "Setelah perubahan, target kunjungan museum 45.000 orang.", "45.000", "48.000"),
        (
            ORCHARDS,
            "Survei semester I dan semester II digabung. Nilai kepuasan petani mencapai 66,80.",
            "66,80",
            "66,30",
        ),
        (
            MUSEUMS,
            "Semula ditunda, realisasi indeks pelestarian cagar mencapai 73,04.",
            "73,04",
            "73,44",
        ),
    ],
)
def test_a_misquoted_figure_of_this_year_is_told_beside_such_words(
    report: str, sentence: str, printed: str, computed: str
) -> None:
    found = told(report.format(sentence), AuditRule.CROSSREF)
    assert [(was, right) for _, was, right in found] == [(printed, computed)]


REVISED = """
LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031

Tabel 3.1 Target Kinerja Tahun 2031
No | Indikator | Satuan | Target semula | Target 2032
1 | Produksi kakao | ton | 64.000 | 70.500
2 | Nilai kepuasan petani | nilai | 65,00 | 67,40

{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Target semula nilai kepuasan petani 65,80.", [("65,80", "65,00")]),
        ("Target tahun depan nilai kepuasan petani 67,90.", [("67,90", "67,40")]),
        ("Target semula nilai kepuasan petani 65,00.", []),
        ("Target tahun depan nilai kepuasan petani 67,40.", []),
    ],
)
def test_a_table_of_that_state_is_quoted(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = told(REVISED.format(sentence), AuditRule.CROSSREF)
    assert [(was, right) for _, was, right in found] == expected


BY_HALVES = """
LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031

Tabel 3.1 Nilai Kepuasan menurut Semester Tahun 2031
No | Unsur | Semester I | Semester II
1 | Kecepatan layanan | 66,30 | 71,25
2 | Keramahan petugas | 82,41 | 83,07

"""


def test_a_half_of_the_year_is_held_against_a_table_by_halves() -> None:
    found = told(
        BY_HALVES + "Kecepatan layanan pada semester I mencapai 66,80, keramahan petugas 82,41.",
        AuditRule.CROSSREF,
    )
    assert [(was, right) for _, was, right in found] == [("66,80", "66,30")]


COMING = """
LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031

Tabel 4.1 Rencana Tindak Lanjut
No | Indikator | Realisasi 2031 | Target 2032
1 | Nilai kepuasan petani kakao | 66,30 | 67,40
2 | Persentase kebun bersertifikat | 81,60 | 82,50

"""


def test_a_target_without_a_year_is_not_that_of_the_year_to_come() -> None:
    this_year = "Target nilai kepuasan petani kakao adalah 65,40."
    assert told(COMING + this_year, AuditRule.CROSSREF) == []
    coming = "Pada tahun 2032 target nilai kepuasan petani kakao adalah 67,90."
    found = told(COMING + coming, AuditRule.CROSSREF)
    assert [(was, right) for _, was, right in found] == [("67,90", "67,40")]
