"""Sentences that are right, beside tables that tell of something near: nothing is told; with a slip it is."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level


def faults(text: str) -> list[tuple[str, str]]:
    """Return rule and figure of what is told above notes."""
    return [(f.rule.value, f.printed) for f in audited(text).findings if f.level is not Level.NOTE]


DUES = """
Tabel 1 Iuran Menurut Dermaga Tahun 2022

No | Dermaga | Kapal Wajib | Sudah Membayar | Belum Membayar | Kepatuhan (%)
1 | Teluk Utara | 14.085 | 13.943 | 142 | 98,99
2 | Teluk Selatan | 12.105 | 11.987 | 118 | 99,03
3 | Muara Kidang | 10.435 | 10.272 | 163 | 98,44
4 | Batu Lembar | 8.826 | 8.675 | 151 | 98,29
5 | Tanjung Seroja | 5.703 | 5.566 | 137 | 97,60
Jumlah | | 51.154 | 50.443 | 711 | 98,61

{}
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Terbanyak di Muara Kidang (163 kapal) dan paling sedikit di Teluk Selatan (118 kapal).", []),
        (
            "Terbanyak di Muara Kidang (163 kapal) dan paling sedikit di Batu Lembar (151 kapal).",
            [("claim", "paling sedikit: Batu Lembar")],
        ),
        ("Dermaga Teluk Selatan menempati posisi teratas (99,03%).", []),
        ("Tiga kepatuhan tertinggi berturut-turut di Teluk Selatan, Teluk Utara, dan Muara Kidang.", []),
        ("Antar-3 dermaga teluk dan tanjung, Tanjung Seroja berada pada peringkat 3.", []),
    ],
)
def test_extremes_and_places_are_of_the_figure_beside_the_name(
    sentence: str, wrong: list[tuple[str, str]]
) -> None:
    assert faults(DUES.format(sentence)) == wrong


DEVIATION = """
Tabel 1 Realisasi per Triwulan

Triwulan | Target (%) | Realisasi (%) | Deviasi (poin)
I | 20,00 | 17,52 | -2,48
II | 45,00 | 42,29 | -2,71
III | 75,00 | 68,98 | -6,02
IV | 100,00 | 96,67 | -3,33

Deviasi terbesar terjadi pada Triwulan {}.
"""


@pytest.mark.parametrize("quarter", ["I", "III"])
def test_of_what_may_be_negative_the_greatest_may_be_either_end(quarter: str) -> None:
    assert faults(DEVIATION.format(quarter)) == []


GROUPS = """
Tabel 1 Keaktifan Kelompok

No | Kelompok | Terdaftar | Aktif | Persentase Aktif
1 | Taruna Siaga Bencana (Tagana) | 45 | 42 | 93,33
2 | Karang Taruna | 104 | 61 | 58,65
3 | Wahana Kesejahteraan Sosial Melati (WKSM) | 32 | 17 | 53,13
4 | Pekerja Sosial Masyarakat (PSM) | 156 | 118 | 75,64

Keaktifan Tagana mencapai 93,33 persen, sedangkan yang terendah adalah {}.
"""


@pytest.mark.parametrize(
    ("named", "wrong"),
    [
        ("WKSM (53,13 persen)", []),
        ("WKSM (53,13 persen) dan Karang Taruna (58,65 persen)", []),
        ("PSM (75,64 persen)", [("claim", "terendah: Pekerja Sosial Masyarakat (PSM)")]),
    ],
)
def test_short_names_in_brackets_name_their_row(named: str, wrong: list[tuple[str, str]]) -> None:
    assert faults(GROUPS.format(named)) == wrong


CHANGED = """
Tabel 1 Anggaran Sebelum dan Sesudah Perubahan (Rp)

No | Program | Sebelum Perubahan | Sesudah Perubahan | Bertambah/(Berkurang)
1 | Program Penunjang | 6.421.300.000 | 6.530.800.000 | 109.500.000
2 | Program Pelabuhan | 1.264.500.000 | 1.188.450.000 | (76.050.000)
3 | Program Dermaga | 3.085.200.000 | 3.149.050.000 | 63.850.000
4 | Program Kapal | 214.300.000 | 205.300.000 | (9.000.000)

Dari empat program, {} program bertambah dan {} program berkurang.
"""


@pytest.mark.parametrize(("up", "down", "is_right"), [("dua", "dua", True), ("tiga", "satu", False)])
def test_amounts_after_a_revision_are_no_changes(up: str, down: str, *, is_right: bool) -> None:
    assert (faults(CHANGED.format(up, down)) == []) is is_right


@pytest.mark.parametrize(
    "sentence",
    [
        # a rate and an amount that moved in one sentence
        (
            "Dibandingkan tahun 2021 dengan realisasi Rp5.105.338.720,00 dari pagu Rp5.412.870.000,00 "
            "(94,32%), penyerapan tahun 2022 naik 2,35 poin dan nilai belanja bertambah Rp268.493.385,00."
        ),
        # by how much it is still to rise
        (
            "Indeks kapal pada tahun 2021 sebesar 86,20 dan tahun 2022 sebesar 87,50. Untuk mencapai "
            "90,14 pada tahun 2026, indeks kapal harus bertambah 2,64 poin."
        ),
        # the share of the two counts stands right before them
        "Kepatuhan mencapai 98,94% atau 147.323 kapal dari 148.905 kapal wajib, cakupan surat ukur 97,94%.",
    ],
)
def test_changes_and_shares_of_other_things(sentence: str) -> None:
    assert faults(sentence) == []


NATION = """
Tabel 1 Target dan Realisasi

No | Indikator | Target 2023 | Realisasi 2023
1 | Kepatuhan kapal | 99,00 | 98,50
2 | Surat ukur kapal | 97,50 | 97,94

Target {} kepatuhan kapal tahun 2023 sebesar 99,30%.
"""


@pytest.mark.parametrize("circle", ["nasional", "provinsi"])
def test_targets_of_wider_circles_are_not_those_of_the_office(circle: str) -> None:
    assert faults(NATION.format(circle)) == []
