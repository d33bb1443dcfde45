"""Signs and units of figures in rows, columns and sentences, in invented reports."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def units(text: str) -> Told:
    return told(text, AuditRule.UNIT)


ROW = """
Tabel 1 Capaian

Indikator | Target | Realisasi
{label} | {target} | {actual}
Jumlah rambu terpasang | 40 | 38
"""


@pytest.mark.parametrize("label", ["Persentase dermaga terang", "Cakupan perahu laik", "Rasio nakhoda"])
@pytest.mark.parametrize(
    ("target", "actual", "line_and_right"),
    [
        ("80%", "76%", None),
        ("80,00%", "76,40%", None),
        ("80", "76", None),
        ("80.00%", "76.40%", None),
        ("80%", "76", ("76", "76%")),
        ("80", "76%", ("80", "80%")),
        ("80,00%", "76,40", ("76,40", "76,40%")),
        ("80.00", "76.40%", ("80.00", "80.00%")),
        ("80%", "12 kapal", None),
        ("80%", "900", None),
        ("80%", "2", None),
    ],
)
def test_target_and_actual_both_have_a_sign_or_none(
    label: str, target: str, actual: str, line_and_right: tuple[str, str] | None
) -> None:
    expected = [] if line_and_right is None else [(4, *line_and_right)]
    assert units(ROW.format(label=label, target=target, actual=actual)) == expected


@pytest.mark.parametrize(
    ("target", "actual", "is_told"),
    [
        ("3,20", "3,41", False),
        ("80,00", "85,25", False),
        ("3,20", "85,25", True),
        ("80,00", "3,41", True),
        ("3.20", "85.25", True),
        ("80.00", "85.25", False),
    ],
)
@pytest.mark.parametrize("label", ["Indeks kepuasan penumpang", "IKM pelabuhan", "Nilai survei mutu"])
def test_an_index_has_one_scale(label: str, target: str, actual: str, is_told: bool) -> None:
    found = units(ROW.format(label=label, target=target, actual=actual))
    assert found == ([(4, f"{target}; {actual}", "satu skala")] if is_told else [])


UNITS = """
Tabel 1 Capaian

Indikator | Satuan | Target | Realisasi
{label} | {unit} | {target} | {actual}
Rambu terpasang | buah | 40 | 38
"""


@pytest.mark.parametrize(
    ("label", "unit", "target", "actual", "right"),
    [
        ("Perahu diperiksa", "unit", "40", "38", None),
        ("Persentase perahu laik", "%", "80,00", "76,40", None),
        ("Persentase perahu laik", "persen", "80", "76", None),
        ("Indeks kepuasan penumpang", "indeks", "3,20", "3,41", None),
        ("Indeks kepuasan penumpang", "%", "80,00", "85,25", None),
        ("Naskah tersusun", "dokumen", "4", "4", None),
        ("Indeks kepuasan penumpang", "%", "3,20", "3,41", "indeks"),
        ("Nilai IKM pelabuhan", "persen", "3,00", "3,11", "indeks"),
        ("Perahu diperiksa", "unit", "80%", "76%", "%"),
        ("Nakhoda terlatih", "orang", "90%", "88%", "%"),
        ("Naskah tersusun", "dokumen", "100%", "95%", "%"),
        ("Warga terlayani", "jiwa", "70%", "72%", "%"),
    ],
)
def test_the_unit_of_a_row_fits_its_figures(
    label: str, unit: str, target: str, actual: str, right: str | None
) -> None:
    found = units(UNITS.format(label=label, unit=unit, target=target, actual=actual))
    assert found == ([] if right is None else [(4, unit, right)])


COLUMN = """
Tabel 1 Serapan

Program | Pagu | Realisasi | Serapan
Dermaga | 400.000 | 380.000 | {}
Rambu | 500.000 | 410.000 | {}
Menara | 250.000 | 235.000 | {}
Perahu | 800.000 | 740.000 | {}
Loket | 200.000 | 150.000 | {}
Alur | 600.000 | 540.000 | {}
"""
# 380/400, 410/500, 235/250, 740/800, 150/200, 540/600 in percent
ABSORBED = ("95,00", "82,00", "94,00", "92,50", "75,00", "90,00")


@pytest.mark.parametrize("bare", range(6))
def test_one_share_without_its_sign_among_five_is_told(bare: int) -> None:
    cells = [value if place == bare else f"{value}%" for place, value in enumerate(ABSORBED)]
    assert units(COLUMN.format(*cells)) == [(bare + 4, ABSORBED[bare], f"{ABSORBED[bare]}%")]


@pytest.mark.parametrize("signed", [0, 1, 2, 3, 6])
def test_columns_with_signs_everywhere_or_mostly_nowhere_are_left_alone(signed: int) -> None:
    cells = [f"{value}%" if place < signed else value for place, value in enumerate(ABSORBED)]
    assert units(COLUMN.format(*cells)) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Cakupan perahu terealisasi sebesar 76,40% dari target sebesar 80%.", None),
        ("Cakupan perahu terealisasi sebesar 76,40 dari target sebesar 80%.", "76,40%"),
        ("Indeks kepuasan terealisasi sebesar 3,41 dari target sebesar 3,20.", None),
        ("Perahu terealisasi sebanyak 38 unit dari target sebanyak 40 unit.", None),
        ("Nilai IKM terealisasi sebesar 3,41% dari target sebesar 3,20.", "3,41"),
        ("Operasi Rp 4.695.052 (86,64%) dan modal Rp 1.331.850 (95,63%).", None),
        ("Operasi Rp 4.695.052 (86,64) dan modal Rp 1.331.850 (95,63%).", "86,64%"),
        ("Operasi Rp 4.695.052 (86,64) dan modal Rp 1.331.850 (95,63).", None),
    ],
)
def test_figures_of_a_sentence_are_of_one_unit(sentence: str, right: str | None) -> None:
    assert [computed for _, _, computed in units(sentence)] == ([] if right is None else [right])
