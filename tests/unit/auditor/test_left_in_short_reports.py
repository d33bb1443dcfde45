"""Parts of reports of other fields: sound as they stand, told when a year or a figure is left in them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

MARKET = """
LAPORAN KINERJA DINAS PERDAGANGAN TAHUN 2048

IKHTISAR KINERJA TAHUN 2048

3.1 Pasar

Tabel 3.1 Kios Pasar Rakyat Tahun 2048

Pasar | Kios | Terisi | Kosong
Gading | 1.312 | 1.204 | 108
Melur | 1.856 | 1.731 | 125
Pandan | 1.140 | 1.075 | 65
Jumlah | 4.308 | 4.010 | 298

"""

CLINIC = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2053

IKHTISAR KINERJA TAHUN 2053

3.1 Kunjungan

Tabel 3.1 Kunjungan Puskesmas menurut Poli

No | Poli | Tahun 2052 (kunjungan) | Tahun 2053 (kunjungan)
1 | Umum | 31.206 | 33.418
2 | Gigi | 8.115 | 8.904
3 | Anak | 12.377 | 13.062
 | Jumlah | 51.698 | 55.384

"""

ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2061

IKHTISAR KINERJA TAHUN 2061

3.1 Jalan

Tabel 3.1 Perkembangan Indikator Jalan

No | Indikator | Realisasi 2060 | Realisasi 2061
1 | Persentase jalan mantap | 74,26 | 78,91
2 | Indeks Kondisi Jembatan | 66,43 | 69,58
3 | Cakupan saluran air | 58,17 | 61,32
4 | Waktu perbaikan lubang | 7,45 | 6,20

4.1 Penutup

"""

SOUND = [
    (MARKET, "Pada tahun 2048 terisi 4.010 dari 4.308 kios."),
    (MARKET, "Sampai akhir tahun 2048 ada 298 kios kosong dari 4.308 kios."),
    (MARKET, "Menurut data tahun 2047 terisi 4.010 dari 4.308 kios."),
    (CLINIC, "Poli gigi melayani 8.904 kunjungan pada tahun 2053."),
    (CLINIC, "Kunjungan tahun 2053 berjumlah 55.384, dibandingkan tahun 2052 sebanyak 51.698 kunjungan."),
    (CLINIC, "Poli anak melayani 12.377 kunjungan pada tahun 2052 dan 13.062 kunjungan setahun kemudian."),
    (ROADS, "Jalan mantap mencapai 78,91% dan IKJ memperoleh nilai 69,58."),
    (ROADS, "Jalan mantap naik 4,65 poin, saluran air naik 3,15 poin, dan IKJ naik 3,15 poin."),
    (ROADS, "Waktu perbaikan lubang 6,20 hari."),
]

LEFT = [
    (MARKET, "Pada tahun 2047 terisi 4.010 dari 4.308 kios.", AuditRule.YEAR, ("2047", "2048")),
    (
        MARKET,
        "Sampai akhir tahun 2047 ada 298 kios kosong dari 4.308 kios.",
        AuditRule.YEAR,
        ("2047", "2048"),
    ),
    (CLINIC, "Poli gigi melayani 8.904 kunjungan pada tahun 2052.", AuditRule.YEAR, ("2052", "2053")),
    (CLINIC, "Poli anak melayani 12.377 kunjungan pada tahun 2053.", AuditRule.YEAR, ("2053", "2052")),
    (ROADS, "Jalan mantap mencapai 74,26%.", AuditRule.CROSSREF, ("74,26", "78,91")),
    (ROADS, "IKJ memperoleh nilai 66,43 dengan mutu C.", AuditRule.CROSSREF, ("66,43", "69,58")),
    (ROADS, "Waktu perbaikan lubang 7,45 hari.", AuditRule.CROSSREF, ("7,45", "6,20")),
    (
        ROADS,
        "Jalan mantap naik 4,65 poin, saluran air naik 3,51 poin, dan IKJ naik 3,15 poin.",
        AuditRule.DIFFERENCE,
        ("3,51", "3,15"),
    ),
    (
        ROADS,
        "Saluran air meningkat 3,15 poin, sedangkan waktu perbaikan lubang lebih cepat 1,52 hari.",
        AuditRule.DIFFERENCE,
        ("1,52", "1,25"),
    ),
]

RULES = (AuditRule.YEAR, AuditRule.CROSSREF, AuditRule.DIFFERENCE)


def said(text: str, rule: AuditRule) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, rule)]


@pytest.mark.parametrize(("table", "sentence"), SOUND)
def test_nothing_is_said_of_a_sound_sentence(table: str, sentence: str) -> None:
    assert [found for rule in RULES for found in said(table + sentence, rule)] == []


@pytest.mark.parametrize(("table", "sentence", "rule", "expected"), LEFT)
def test_what_is_left_is_told(table: str, sentence: str, rule: AuditRule, expected: tuple[str, str]) -> None:
    assert said(table + sentence, rule) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jalan mantap tahun 2060 mencapai 74,26%.",
        "Jalan mantap mencapai 74,26% setahun sebelumnya.",
        "Jalan mantap naik dari 74,26%.",
        "Target jalan mantap 74,26%.",
    ],
)
def test_a_figure_of_last_year_may_be_told_as_such(sentence: str) -> None:
    assert said(ROADS + sentence, AuditRule.CROSSREF) == []


def test_each_sentence_is_held_against_its_own_report() -> None:
    assert {table for table, *_ in SOUND} == {table for table, *_ in LEFT}
