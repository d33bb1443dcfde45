"""Lists that name row after row of a table tell of each what its row has, however far off a figure is."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA TAHUN 2031
BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2031
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Persentase ketersediaan halte kota | Persen | 80,00 | 83,62 | 104,53
2 | Persentase dermaga laik layar | Persen | 70,00 | 79,60 | 113,71
3 | Persentase kendaraan laik jalan | Persen | 90,00 | 85,50 | 95,00
4 | Persentase armada berbadan hukum | Persen | 50,00 | 74,82 | 149,64

"""
IN_ONE = (
    "Tiga indikator melampaui target, yaitu Persentase ketersediaan halte kota dengan capaian {halt} %,"
    " Persentase dermaga laik layar dengan capaian {quay} dan Persentase armada berbadan hukum dengan"
    " capaian {fleet} %."
)
APART = (
    "Persentase ketersediaan halte kota pada tahun 2031 mencapai {halt}%.\n\n"
    "Persentase dermaga laik layar mencapai {quay}%.\n\n"
    "Persentase armada berbadan hukum mencapai {fleet}%."
)
RIGHT = {"halt": "104,53", "quay": "113,71", "fleet": "149,64"}
HELD = (AuditRule.CROSSREF,)


@pytest.mark.parametrize("text", [IN_ONE, APART])
@pytest.mark.parametrize(("name", "wrong"), [("halt", "105,95"), ("quay", "121,08"), ("fleet", "139,02")])
def test_a_figure_behind_the_name_of_its_row_is_held_against_it(text: str, name: str, wrong: str) -> None:
    """No slip of the pen makes one of the other: the rest of the list tells that the table is meant."""
    assert not told(ROADS + text.format(**RIGHT), AuditRule.CROSSREF)
    found = told(ROADS + text.format(**{**RIGHT, name: wrong}), AuditRule.CROSSREF)
    assert [(printed, right) for _, printed, right in found] == [(wrong, RIGHT[name])]


@pytest.mark.parametrize(
    "text",
    [
        "Persentase ketersediaan halte dengan capaian 121,40 %.",
        IN_ONE.format(**{**RIGHT, "halt": "121,40"}).replace("kota dengan", "kota triwulan III dengan"),
        IN_ONE.format(**{**RIGHT, "halt": "121,40"}).replace("kota dengan", "kota tahun 2030 dengan"),
        IN_ONE.format(**{**RIGHT, "halt": "21,40"}).replace("21,40 %", "21,40 % dari seluruh halte"),
    ],
    ids=[
        "not the whole name, and nothing else quotes the table",
        "a quarter",
        "another year",
        "a share of a whole",
    ],
)
def test_what_may_be_of_something_else_is_held_against_nothing(text: str) -> None:
    assert not told(ROADS + text, AuditRule.CROSSREF)


def test_what_is_made_of_other_figures_is_no_quotation() -> None:
    working = "Persentase dermaga laik layar = realisasi 79,60 ÷ target 70,00 × 100 = 113,71."
    told_here = ROADS + IN_ONE.format(**RIGHT) + "\n\n" + working
    assert not [finding for finding in audited(told_here).findings if finding.rule in HELD]


def test_an_actual_that_is_called_an_achievement_is_no_wrong_figure() -> None:
    found = told(ROADS + IN_ONE.format(**{**RIGHT, "halt": "83,62"}), AuditRule.CROSSREF)
    assert "83,62" not in [printed for _, printed, _ in found]


CARD = """
Misi | Uraian
Misi kesatu | Persentase ketersediaan halte kota dengan pencapaian sebesar {halt} dan Persentase dermaga \
laik layar dengan pencapaian kinerja sebesar {quay}, kategori Sangat Baik.
Misi kedua | Indikatornya Persentase armada berbadan hukum diperoleh capaian sebesar {fleet} dan Persentase \
kendaraan laik jalan diperoleh capaian sebesar 95,00 dengan kategori Baik.
"""


@pytest.mark.parametrize(("name", "wrong"), [("halt", "142,24"), ("quay", "96,83"), ("fleet", "110,00")])
def test_sentences_in_cells_are_held_against_rows_alike(name: str, wrong: str) -> None:
    assert not told(ROADS + CARD.format(**RIGHT), AuditRule.CROSSREF)
    found = told(ROADS + CARD.format(**{**RIGHT, name: wrong}), AuditRule.CROSSREF)
    assert [(printed, right) for _, printed, right in found] == [(wrong, RIGHT[name])]
