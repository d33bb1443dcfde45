"""Mean achievements that sentences tell, of all indicators and of goals of several rows."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS KELAUTAN TAHUN 2031\n\nBAB III\nAKUNTABILITAS KINERJA\n\n3.1 Capaian Kinerja\n"
GOALS = """
Tabel 3.2 Capaian Indikator Kinerja Tahun 2031

No | Sasaran Strategis | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Meningkatnya hasil tangkapan nelayan | Produksi ikan | 520,00 | 546,00 | 105,00
 | | Nilai tukar nelayan | 110,00 | 105,60 | 96,00
2 | Terjaganya mutu perairan pantai | Luas bakau | 126,00 | 128,52 | 102,00
 | | Terumbu karang baik | 80,00 | 74,40 | 93,00
3 | Meningkatnya mutu layanan | Nilai kepuasan | 72,00 | 74,16 | 103,00

"""
WITHOUT_GOALS = """
Tabel 3.2 Capaian Indikator Kinerja Tahun 2031

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Produksi ikan | 520,00 | 546,00 | 105,00
2 | Nilai tukar nelayan | 110,00 | 105,60 | 96,00
3 | Luas bakau | 126,00 | 128,52 | 102,00
4 | Terumbu karang baik | 80,00 | 74,40 | 93,00
5 | Nilai kepuasan | 72,00 | 74,16 | 103,00

"""
MORE = """
Tabel 3.3 Capaian Program Tahun 2031

No | Program | Target | Realisasi | Capaian (%)
1 | Program Pelabuhan | 50,00 | 44,00 | 88,00
2 | Program Pulau Kecil | 40,00 | 40,80 | 102,00

"""


def means(sentence: str, tables: str = GOALS) -> list[tuple[str, str]]:
    findings = audited(f"{HEAD}{tables}{sentence}\n").findings
    rules = (AuditRule.AVERAGE, AuditRule.CROSSREF)
    return [(f.printed, f.computed) for f in findings if f.rule in rules and not f.fits]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian kelima indikator sebesar {}%.",
        "Rata-rata capaian 5 (lima) indikator kinerja adalah {}%.",
        "Tahun 2031 dinas memperoleh rata-rata capaian kinerja sebesar {}% dengan serapan anggaran 93,50%.",
        "Capaian kinerja rata-rata seluruh indikator kinerja utama mencapai {}%.",
    ],
)
@pytest.mark.parametrize("tables", [GOALS, WITHOUT_GOALS])
def test_a_mean_of_all_indicators(sentence: str, tables: str) -> None:
    assert means(sentence.format("98,80"), tables) == [("98,80", "99,80")]
    assert means(sentence.format("99,80"), tables) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian sasaran pertama sebesar {}%, sasaran kedua 97,50%, sasaran ketiga 103,00%.",
        "Sasaran 1 diukur dengan 2 indikator dan memperoleh rata-rata capaian {}%.",
        "Rata-rata capaian sasaran strategis I adalah {}%.",
        "Rata-rata capaian sasaran “Meningkatnya hasil tangkapan nelayan” mencapai {}%.",
    ],
)
def test_a_mean_of_a_goal_of_two_rows(sentence: str) -> None:
    assert means(sentence.format("101,50")) == [("101,50", "100,50")]
    assert means(sentence.format("100,50")) == []


def test_each_goal_of_a_sentence_has_its_own_mean() -> None:
    sentence = (
        "Rata-rata capaian sasaran pertama 100,50%, sasaran kedua sebesar {}%, sasaran ketiga sebesar {}%."
    )
    assert means(sentence.format("97,50", "103,00")) == []
    assert means(sentence.format("98,50", "103,00")) == [("98,50", "97,50")]
    assert means(sentence.format("97,50", "102,00")) == [("102,00", "103,00")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian kinerja triwulan III sebesar 98,80%.",
        "Pada tahun 2030 rata-rata capaian kelima indikator sebesar 98,80%.",
        "Rata-rata capaian kinerja sebesar 98,80% untuk program pelabuhan.",
        "Rata-rata capaian sasaran pertama 100,50% dan realisasi anggaran sasaran kedua sebesar 98,50%.",
        "Rata-rata capaian sasaran pertama 100,50% karena capaian produksi ikan 105,00%.",
        "Rata-rata capaian sasaran XX sebesar 98,80%.",
        "Rata-rata capaian sasaran 9 sebesar 98,80%.",
        "Rata-rata capaian ketiga sasaran sebesar 100,33%.",
        "Rata-rata capaian kinerja sebesar 97,80%, capaian di atas 100% dihitung 100%.",
        "Rata-rata capaian enam indikator sebesar 98,80%.",
        "Rata-rata capaian kinerja sebesar 61,20%.",
    ],
)
def test_a_mean_of_something_else_is_left_alone(sentence: str) -> None:
    assert means(sentence) == []


def test_where_no_goals_are_known_only_a_slip_of_all_is_told() -> None:
    assert means("Rata-rata capaian kinerja sebesar 97,50%.", WITHOUT_GOALS) == []
    assert means("Rata-rata capaian kinerja sebesar 97,35%.", GOALS) == [("97,35", "99,80")]


def test_another_table_of_achievements_leaves_the_whole_open() -> None:
    """Words that count the indicators still tell which table is meant."""
    assert means("Rata-rata capaian kinerja sebesar 98,80%.", GOALS + MORE) == []
    assert means("Rata-rata capaian lima indikator sebesar 98,80%.", GOALS + MORE) == [("98,80", "99,80")]


def test_a_plan_or_too_few_rows_list_nothing() -> None:
    plan = WITHOUT_GOALS.replace("| Target |", "| Target Akhir Renstra 2035 |")
    assert means("Rata-rata capaian kinerja sebesar 98,80%.", plan) == []
    few = "\n".join(WITHOUT_GOALS.splitlines()[:6]) + "\n\n"
    assert means("Rata-rata capaian kinerja sebesar 101,50%.", few) == []


MEAN_BELOW = WITHOUT_GOALS.rstrip() + "\n | Rata-rata | | | 99,80\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian kinerja seluruh indikator adalah {} persen.",
        "Secara keseluruhan rata-rata capaian kinerja Dinas Kelautan dan Perikanan tahun 2031 sebesar {}%.",
        "Rata-rata capaian kinerja sebesar {}%.",
    ],
)
def test_a_mean_that_the_table_prints_is_told_however_far_off(sentence: str) -> None:
    assert means(sentence.format("99,80"), MEAN_BELOW) == []
    assert means(sentence.format("104,35"), MEAN_BELOW) == [("104,35", "99,80")]
    assert means(sentence.format("104,35"), WITHOUT_GOALS) == []  # may be one of another kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata capaian kinerja seluruh indikator Bidang Tangkap sebesar 104,35%.",
        "Secara keseluruhan rata-rata capaian kinerja triwulan II sebesar 104,35%.",
        "Secara keseluruhan rata-rata capaian kinerja tahun 2030 sebesar 104,35%.",
    ],
)
def test_means_of_others_are_left_alone_beside_a_printed_one(sentence: str) -> None:
    assert means(sentence, MEAN_BELOW) == []
