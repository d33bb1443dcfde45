"""Achievements of targets of other years, and figures of a share that a table has otherwise."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS\n\n3.1 Mutu Layanan\n"
MEASURES = """
Tabel 3.1 Capaian Tahun 2031
No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Indeks kepuasan masyarakat pesisir | 86,50 | 87,25 | 100,87
2 | Persentase kapal yang laik laut | 98,50 | 98,98 | 100,49
3 | Persentase nelayan yang terlatih | 75,00 | 62,60 | 83,47
"""
PLAN = """
Tabel 2.1 Target Kinerja Renstra
No | Indikator Kinerja | 2030 | 2031 | 2032
1 | Indeks kepuasan masyarakat pesisir | 87,00 | 88,00 | 89,00
2 | Persentase kapal yang laik laut | 92,00 | 93,00 | 94,00
3 | Persentase nelayan yang terlatih | 80,00 | 85,00 | 90,00

Tabel 3.1 Capaian Tahun 2031
No | Indikator Kinerja | Realisasi 2030 | Target 2031 | Realisasi 2031 | Capaian (%)
1 | Indeks kepuasan masyarakat pesisir | 87,50 | 88,00 | 89,75 | 101,99
2 | Persentase kapal yang laik laut | 90,65 | 93,00 | 92,16 | 99,10
3 | Persentase nelayan yang terlatih | 64,29 | 85,00 | 75,00 | 88,24
"""
SPENT = """
Tabel 3.2 Realisasi Anggaran
No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Penyuluhan nelayan muda | 41.560.000 | 40.218.000 | 96,77
2 | Pengadaan jaring insang | 52.785.000 | 38.946.300 | 73,78
3 | Pelatihan awak kapal | 94.345.000 | 79.164.300 | 83,91
"""


def said(text: str, rule: AuditRule = AuditRule.ACHIEVEMENT) -> list[str]:
    """Return what is printed of the findings of a rule."""
    return [printed for _, printed, _ in told(f"{HEAD}{text}\n", rule)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            (
                "Nilai mutu tahun 2031 sebesar 89,75, naik 2,25 poin dibanding tahun 2030 sebesar 87,50."
                "\nJika dibandingkan target akhir Renstra tahun 2036 sebesar 91,00, realisasi tahun 2031"
                " telah mencapai {}%."
            ),
            "98,63",
            "99,72",
        ),
        (
            (
                "Cakupan tahun 2031 sebesar 92,16%. Terhadap target akhir RPJMD 96,00%, tingkat capaian"
                " tahun 2031 adalah {}%."
            ),
            "96,00",
            "69,00",
        ),
        (
            PLAN + "\nTingkat capaian tahun 2030 masing-masing sebesar {}%, 98,53% dan 80,36% dari target.",
            "100,57",
            "105,07",
        ),
        (
            PLAN + "\nCapaian tahun 2030 berturut-turut 100,57%, {}% serta 80,36%.",
            "98,53",
            "97,47",
        ),
    ],
    ids=["plan-end", "same-paragraph", "in-order", "in-turn"],
)
def test_an_achievement_of_another_year_is_recomputed(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert said(text.format(wrong)) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        # no actual is told
        "Layanan kian baik. Terhadap target akhir sebesar 91,00, tingkat capaian adalah 88,63%.",
        # two of them
        (
            "Mutu kapal 2031 sebesar 89,75 dan mutu jaring 2031 sebesar 84,15. Terhadap target akhir Renstra"
            " sebesar 91,00, tingkat capaian tahun 2031 adalah 90,10%."
        ),
        # where less is better
        "Waktu tunggu tahun 2031 sebesar 4,50. Terhadap target akhir sebesar 5,00, capaian adalah 111,11%.",
        # of other years than tables tell
        PLAN + "\nCapaian tahun 2028 masing-masing sebesar 99,57%, 98,13% dan 80,36% dari target.",
        # in another order
        PLAN + "\nCapaian tahun 2030 masing-masing sebesar 80,36%, 100,57% dan 98,53%.",
    ],
    ids=["no-actual", "two", "less", "years", "order"],
)
def test_an_achievement_of_something_else_is_left_alone(text: str) -> None:
    assert said(text) == []


def test_a_target_over_its_actual_is_no_achievement_where_the_table_turns_it_not() -> None:
    sentence = "Indeks tahun 2031 mencapai 87,25. Terhadap target 86,50, tingkat capaian adalah {}%."
    assert said(f"{MEASURES}\n{sentence.format('100,87')}") == []
    assert said(f"{MEASURES}\n{sentence.format('99,14')}") == ["99,14"]
    # without the table less may be better
    assert said(sentence.format("99,14")) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong", "share"),
    [
        (
            SPENT + "\nSerapan terendah yaitu Rp {} dari pagu Rp 52.785.000 atau 73,78%.",
            "38.946.300",
            "40.218.000",
            AuditRule.ABSORPTION,
        ),
        (
            MEASURES
            + "\nKapal laik laut terealisasi 98,98% dari target {}%, dengan tingkat capaian 100,49%.",
            "98,50",
            "95,50",
            AuditRule.ACHIEVEMENT,
        ),
    ],
    ids=["amount", "target"],
)
def test_the_figure_is_wrong_that_the_table_has_otherwise(
    text: str, right: str, wrong: str, share: AuditRule
) -> None:
    assert said(text.format(right), AuditRule.CROSSREF) == []
    assert said(text.format(wrong), AuditRule.CROSSREF) == [wrong]
    assert said(text.format(wrong), share) == []


def test_the_share_is_wrong_where_the_table_has_both_other_figures() -> None:
    text = SPENT + "\nSerapan terendah yaitu Rp 38.946.300 dari pagu Rp 52.785.000 atau 78,37%."
    assert said(text, AuditRule.ABSORPTION) == ["78,37"]
