"""Figures that are of other things than the words around them seem to say."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

TAXPAYERS = """
No. | Jenis Pajak | Wajib Pajak Terdaftar | Wajib Pajak Patuh | Persentase (%)
 | Jumlah | 450 | 380 | 84,44
1. | Hotel | 46 | 39 | 84,78
2. | Restoran | 212 | 171 | 80,66
3. | Hiburan | 28 | 21 | 75,00
4. | Reklame | 164 | 149 | 90,85

"""


@pytest.mark.parametrize(
    "said",
    [
        "a) sosialisasi pajak daerah kepada 150 pelaku usaha di 3 kecamatan;",
        "b) penyampaian 460 surat teguran pajak terdaftar;",
        "c) pelatihan aplikasi pajak bagi 480 operator;",
        "Penyuluhan pajak diikuti 350 peserta yang mewakili asosiasi.",
    ],
)
def test_a_count_of_what_a_table_has_no_word_for_is_none_of_its_figures(said: str) -> None:
    assert audited(TAXPAYERS + said).findings == ()


def test_a_count_under_another_noun_is_that_of_the_head_before_it() -> None:
    said = "Jumlah wajib pajak terdaftar pada tahun ini sebanyak {} pelaku usaha."
    assert audited(TAXPAYERS + said.format(450)).findings == ()
    assert told(TAXPAYERS + said.format(540), AuditRule.CROSSREF) == [(8, "540", "450")]


@pytest.mark.parametrize(
    "said",
    [
        "Pagu berkurang Rp55.750.000 pada perubahan. Realisasi Rp2.549.012.000 atau 97,45% dari pagu.",
        "Pagu dipangkas Rp55.750.000. Realisasi Rp2.549.012.000 atau 97,45% dari pagu perubahan.",
        "Pagu bergeser Rp155.750.000 ke kegiatan lain. Realisasi Rp2.549.012.000 atau 97,45% dari pagu.",
        "Penambahan pagu sebesar Rp155.750.000 dilakukan, dan realisasi belanja Rp2.549.012.000 (97,45%).",
        "Kecamatan mendapat tambahan anggaran Rp155.750.000. Realisasi belanja Rp2.549.012.000 (97,45%).",
        "Refocusing anggaran sebesar Rp155.750.000 terjadi; realisasi belanja Rp2.549.012.000 atau 97,45%.",
        "Anggaran bertambah sebesar Rp155.750.000, dengan realisasi Rp2.549.012.000 (97,45%).",
    ],
)
def test_what_a_budget_was_changed_by_is_no_budget(said: str) -> None:
    assert audited(said).findings == ()


def test_what_a_budget_became_is_one() -> None:
    said = "Anggaran berkurang menjadi Rp2.615.700.000 dengan realisasi Rp2.549.012.000 ({}%)."
    assert audited(said.format("97,45")).findings == ()
    assert told(said.format("97,95"), AuditRule.ABSORPTION) == [(1, "97,95", "97,45")]


@pytest.mark.parametrize(
    "said",
    [
        "Jumlah kunjungan mencapai 13.276 orang atau melampaui 32,76% dari rencana 10.000 orang.",
        "Realisasi retribusi sebesar 64,20 melampaui 7,00% dari target 60,00.",
        "Realisasi retribusi 53,10 kurang 11,50% dari target 60,00.",
        "Target penempatan 3.400 orang terlampaui 158 orang (104,65%).",
        "Target 60 unit terlampaui sebanyak 12 unit atau 120,00%.",
        "Realisasi PAD 3.558 juta, di atas target 3.400 juta (104,65%).",
        "Kunjungan 13.276 orang, surplus 32,76% dari rencana 10.000 orang.",
    ],
)
def test_how_far_a_thing_is_past_its_target_is_no_achievement(said: str) -> None:
    assert audited(said).findings == ()


@pytest.mark.parametrize(
    "said",
    [
        "Prevalensi 10,27% turun 1,91 poin dari 12,18% dan lebih rendah daripada target 11,00%.",
        "IPM 72,63 naik 2,77 poin dari 69,86 dan melampaui target 72,40.",
        "Kasus DBD 214 kasus, meningkat 32,10% dari 162 kasus; CFR 0,93% (2 kematian).",
        "Ditangani 118 dari 124 laporan; tingkat kepuasan 84,20% atau 160 responden.",
    ],
)
def test_what_was_before_and_what_another_clause_tells_is_another_thing(said: str) -> None:
    assert audited(said).findings == ()


def test_a_level_beside_its_target_is_held_against_it() -> None:
    said = "Prevalensi turun dari 12,18% menjadi {}% dan lebih rendah daripada target 11,00%."
    assert audited(said.format("10,27")).findings == ()
    assert [f.printed for f in audited(said.format("11,27")).findings] == ["lebih rendah daripada"]


VILLAGES = """
Tabel 3.5 Keadaan {thing} per Kecamatan Tahun 2024
No | Kecamatan | {thing} Terbentuk | {active} | Tidak Aktif | {share}
1 | Sebangau Kota | 13 | 12 | 1 | 92,31
2 | Sebangau Hulu | 12 | 9 | 3 | 75,00
3 | Tanjung Pasir | 13 | 11 | 2 | 84,62
4 | Rawa Indah | 11 | 7 | 4 | 63,64
 | Jumlah | 49 | 39 | 10 | 79,59

Tabel 3.6 Lembaga Kemasyarakatan Desa Aktif Tahun 2024
No | Lembaga | Jumlah | Aktif | {share}
1 | LPM | 108 | 98 | 90,74
2 | PKK Desa | 108 | 105 | 97,22
3 | Karang Taruna | 108 | 81 | 75,00
4 | Posyandu | 312 | 287 | 91,99
 | Jumlah | 636 | 571 | 89,78
"""


@pytest.mark.parametrize(("active", "share"), [("BUM Desa Aktif", "% Aktif"), ("Aktif", "Aktif (%)")])
def test_two_tables_may_have_shares_of_one_state(active: str, share: str) -> None:
    assert audited(VILLAGES.format(thing="BUM Desa", active=active, share=share)).findings == ()


REVENUE = """
Uraian | Realisasi
Pajak Hotel | {0}2.136
Pajak Restoran | {0}5.427
Pajak Reklame | {0}1.846

Realisasi Pajak Restoran sebesar Rp{0}5.427 juta.
"""


def test_a_sentence_may_tell_the_scale_that_a_table_does_not() -> None:
    assert audited(REVENUE.format("")).findings == ()


def test_amounts_in_full_are_no_millions() -> None:
    assert told(REVENUE.format("75.34"), AuditRule.UNIT) == [(6, "75.345.427 juta", "75.345.427")]
