"""Units of quotients, heads that name the opposite event, and directions of steps from a level told."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        (
            "Luas wilayah 2.146,35 km² dihuni 177.952 jiwa. Kepadatannya 82,91 jiwa/ha.",
            ["82,91 jiwa/km²"],
        ),
        ("Luas wilayah 2.146,35 km² dihuni 177.952 jiwa. Kepadatannya 82,91 jiwa/km2.", []),
        ("Luas wilayah 214.635 ha dihuni 177.952 jiwa, atau 0,829 jiwa per km².", ["0,829 jiwa/ha"]),
        ("Luas wilayah 214.635 hektar (2.146,35 km²) dihuni 177.952 jiwa, atau 0,829 orang per ha.", []),
        ("Panen 12.450 ton dari 2.305 ha memberi hasil 5,401 kuintal/ha.", ["5,401 ton/ha"]),
        ("Panen 12.450 ton dari 2.305 ha memberi hasil 5,401 ton/ha.", []),
        ("Panen 12.450 ton dari 2.305 ha memberi hasil 54,01 kuintal/ha.", []),  # worked out in another unit
        ("Luas wilayah 2.146,35 km² dihuni 177.952 jiwa. Kepadatan kota 91,20 jiwa/ha.", []),
    ],
)
def test_a_quotient_has_the_unit_of_its_parts(sentence: str, right: list[str]) -> None:
    found = told(f"BAB I WILAYAH\n\n{sentence}\n", AuditRule.UNIT)
    assert [computed for _, _, computed in found] == right


CERTIFICATES = """
Tabel 1 {}

No | Kecamatan | {} | {} | Persentase (%)
1 | Laut Hulu | 1.000 | 990 | 99,00
2 | Tanjung Wangi | 2.000 | 1.920 | 96,00
3 | Karang Mulya | 1.500 | 1.485 | 99,00
"""


@pytest.mark.parametrize(
    ("title", "first", "second", "right"),
    [
        ("Kepemilikan Akta Kelahiran", "Anak", "Memiliki Akta Kematian", ["Memiliki Akta Kelahiran"]),
        ("Kepemilikan Akta Kelahiran", "Anak", "Memiliki Akta Kelahiran", []),
        ("Penerbitan Akta Kematian", "KELAHIRAN DILAPORKAN", "Akta Kematian", ["KEMATIAN DILAPORKAN"]),
        ("Pencatatan Perceraian", "Perkara", "Akta perkawinan", ["Akta perceraian"]),
        ("Penerbitan Akta Kelahiran", "Akta Kelahiran", "Akta Kematian", []),  # the table holds both
        ("Penerbitan Akta Kelahiran dan Akta Kematian", "Dilaporkan", "Akta Kematian", []),
        ("Angka Kematian Bayi", "Kelahiran Hidup", "Bayi Meninggal", []),
        ("Akta Kematian Bayi", "Kelahiran Hidup", "Akta Kematian", []),
    ],
)
def test_heads_name_the_event_of_the_title(title: str, first: str, second: str, right: list[str]) -> None:
    found = told(CERTIFICATES.format(title, first, second), AuditRule.LABEL)
    assert [computed for _, _, computed in found] == right


ABSORBED = """
BAB III HASIL

3.1 Penyerapan

Tabel 1 Penyerapan Tahun 2031

No | Dermaga | Pagu (Rp) | Realisasi (Rp) | Penyerapan (%)
1 | Utara | 400.000.000 | 384.000.000 | 96,00
2 | Selatan | 200.000.000 | 188.000.000 | 94,00
3 | Timur | 200.000.000 | 188.000.000 | 94,00
 | Jumlah | 800.000.000 | 760.000.000 | 95,00

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Dibandingkan tahun 2030 sebesar 93,18%, penyerapan tahun 2031 menurun 1,82 poin.", ["naik"]),
        ("Dibandingkan tahun 2030 sebesar 93,18%, penyerapan tahun 2031 meningkat 1,82 poin.", []),
        ("Penyerapan meningkat 2,25 poin dari tahun 2030 sebesar 97,25%.", ["turun"]),
        ("Penyerapan menurun 2,25 poin dari tahun 2030 sebesar 97,25%.", []),
        ("Dibandingkan tahun 2030 sebesar 93,18%, penyerapan tahun 2031 menurun 1,28 poin.", []),
        ("Dibandingkan target sebesar 93,18%, penyerapan menurun 1,82 poin.", []),  # no level of before
    ],
)
def test_a_step_leads_to_the_figure_beside_it(sentence: str, right: list[str]) -> None:
    found = told(ABSORBED.format(sentence), AuditRule.TREND)
    assert [computed for _, _, computed in found] == right


def test_a_step_to_a_figure_of_another_section_tells_nothing() -> None:
    sentence = "Dibandingkan tahun 2030 sebesar 93,18%, kehadiran menurun 1,82 poin."
    assert told(ABSORBED.format(f"3.2 Kehadiran\n\n{sentence}"), AuditRule.TREND) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Penyerapan itu 1,82 poin di bawah angka provinsi yang sebesar 93,18%.", ["di atas"]),
        ("Penyerapan itu 1,82 poin di atas angka provinsi yang sebesar 93,18%.", []),
        (
            "Penyerapan tersebut 2,25 poin persen lebih tinggi daripada rata-rata pelabuhan (97,25%).",
            ["di bawah"],
        ),
        ("Penyerapan tersebut 2,25 poin persen lebih rendah daripada rata-rata pelabuhan (97,25%).", []),
        ("Rata-rata pelabuhan sebesar 97,25%; penyerapan 2,25 poin di atasnya.", ["di bawah"]),
        ("Rata-rata pelabuhan sebesar 97,25%; penyerapan 2,25 poin di bawahnya.", []),
        ("Penyerapan itu 1,28 poin di bawah angka provinsi yang sebesar 93,18%.", []),  # leads nowhere
        ("Dermaga Utara 1,00 poin di bawah target, yaitu 95,00%.", []),  # both ways end at a printed figure
    ],
)
def test_what_stands_above_or_below_a_figure_told_is_at_hand(sentence: str, right: list[str]) -> None:
    found = told(ABSORBED.format(sentence), AuditRule.CLAIM)
    assert [computed for _, _, computed in found] == right
