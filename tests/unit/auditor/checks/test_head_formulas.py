"""Formulas in heads of columns, and codes of things in brackets behind their names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.printed.table import counts_columns
from capaian.domain.audit import AuditRule

ROWS = (
    ("Kapal yang layak", "106,66", "95,89", "10,77"),
    ("Muatan yang tercatat", "149,64", "28,85", "120,79"),
    ("Dermaga yang tersedia", "104,53", "93,05", "11,48"),
)


def labels(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.LABEL)]


def efficiency(formula: str, *, counted: bool = False) -> list[str]:
    head = f"No | Indikator | Capaian (%) | Penyerapan (%) | Efisiensi {formula}"
    rows = [f"{place} | {' | '.join(row)}" for place, row in enumerate(ROWS, start=1)]
    counting = ["(1) | (2) | (3) | (4) | (5)"] if counted else []
    text = "\n".join(("Tabel 1 Efisiensi", "", head, *counting, *rows))
    return [computed for printed, computed in labels(text) if printed[-2:-1].isdigit()]


@pytest.mark.parametrize("counted", [False, True])
@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("(100-4)", ["(3-4)"]),
        ("(=4-3)", ["(=3-4)"]),
        ("(kolom 4 - kolom 3)", ["(kolom 3 - kolom 4)"]),
        ("(3-4)", []),
        ("(kolom 3 - kolom 4)", []),
        ("(%)", []),
    ],
)
def test_figures_follow_the_formula_of_their_head(formula: str, right: list[str], counted: bool) -> None:
    assert efficiency(formula, counted=counted) == right


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("(4/3 x 100)", []),
        ("(=4:3)", []),
        ("(3/4 x 100%)", ["(4/3 x 100%)"]),
        ("(3-4)", ["Capaian (3-4) = Realisasi ÷ Target × 100"]),  # another sign: told in words
    ],
)
def test_shares_follow_the_formula_of_their_head(formula: str, right: list[str]) -> None:
    head = f"No | Indikator | Target | Realisasi | Capaian {formula}"
    rows = ("1 | Kapal | 80 | 60 | 75,00", "2 | Muatan | 50 | 45 | 90,00", "3 | Dermaga | 40 | 35 | 87,50")
    found = labels("\n".join(("Tabel 1 Capaian", "", head, *rows)))
    assert [computed for printed, computed in found if printed[0] == "("] == right


SURVEY = """
Tabel 1 Hasil Survei

Kode | Unsur | Nilai
U1 | Persyaratan | 3,21
U2 | Waktu Pelayanan | 3,12
U3 | Sarana dan Prasarana | 3,05
"""
INDICATORS = """
Tabel 2 Indikator

No | Indikator | Target
IKU 1 | Kapal yang layak laut | 90
IKU 2 | Muatan yang tercatat lengkap | 85
IKU 3 | Dermaga yang tersedia | 70
"""


@pytest.mark.parametrize(
    ("table", "sentence", "expected"),
    [
        (SURVEY, "Nilai terendah adalah Sarana dan Prasarana (U2) sebesar 3,05.", ["(U3)"]),
        (SURVEY, "Nilai terendah adalah Sarana dan Prasarana (U3) sebesar 3,05.", []),
        (SURVEY, "Nilai tertinggi adalah Persyaratan (U9) sebesar 3,21.", []),
        (SURVEY, "Hal ini diukur dengan Kecepatan Kapal (U2) yang baru.", []),
        (INDICATORS, "Yang terbaik ialah Muatan yang tercatat lengkap (IKU 1).", ["(IKU2)"]),
        (INDICATORS, "Yang terbaik ialah Muatan yang tercatat lengkap (IKU-2).", []),
    ],
)
def test_a_name_bears_the_code_that_its_table_lists(table: str, sentence: str, expected: list[str]) -> None:
    assert [computed for _, computed in labels(f"{table}\n{sentence}\n")] == expected


def test_a_code_that_tables_give_two_names_tells_nothing() -> None:
    other = SURVEY.replace("Tabel 1", "Tabel 2").replace("Waktu Pelayanan", "Biaya atau Tarif")
    sentence = "Nilai terendah adalah Sarana dan Prasarana (U2) sebesar 3,05."
    assert labels(f"{SURVEY}\n{other}\n{sentence}\n") == []


COUNTED = """
Tabel 1 Isian Kapal

No. | Pelabuhan | Target | Realisasi | Capaian (%)
{}
1 | Muara | 80 | 60 | 75,00
2 | Tanjung | 50 | 45 | 90,00
3 | Batu | 40 | 35 | 87,50
"""


def numbers_of_columns(row: str) -> list[tuple[str, str]]:
    rules = (AuditRule.NUMBERING, AuditRule.LABEL)
    found = [each for rule in rules for each in told(COUNTED.format(row), rule)]
    return [(printed, computed.split(" = ")[0]) for _, printed, computed in found]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("(1) | (2) | (3) | (4) | (5)", []),
        ("(1) | (2) | (3) | (4) | (5) = (4) ÷ (3)", []),
        ("(1) | (2) | (9) | (4) | (5)", [("(9)", "(3)")]),
        ("(1) | (2) | (3) | (4) | (8) = (4) ÷ (3)", [("(8)", "(5)")]),
        ("(1) | (2) | (3) | (4) | (5) = (4) : (7)", [("(4) : (7)", "kolom lain dari tabel ini")]),
        ("(1) | (2) | (3) | (4) | (5) = (5) ÷ (3)", [("(5) ÷ (3)", "kolom lain dari tabel ini")]),
        ("(1) | (2) | (3) | (4) | (5) = (3) ÷ (4)", [("(3) ÷ (4)", "(4) ÷ (3)")]),
    ],
)
def test_numbers_of_columns_and_the_formulas_beside_them(row: str, expected: list[tuple[str, str]]) -> None:
    assert numbers_of_columns(row) == expected


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        (("(1)", "(2)", "(3)", "(9)"), True),
        (("(1)", "(7)", "(3)", "(9)"), False),
        (("1", "2", "3", "9"), False),
        (("(1)", "(9)"), False),
        (("(1)", "(2)", "(3) orang"), True),
        (("(1)", "(2)", "(4) orang"), False),
        ((), False),
        (("", ""), False),
    ],
)
def test_rows_that_number_columns(cells: tuple[str, ...], counts: bool) -> None:
    assert counts_columns(cells) is counts


def test_one_row_tells_a_wrong_formula_beside_the_number_of_its_column() -> None:
    row = "(1) | (2) | (3) | (4) | (5) = (3) ÷ (4)"
    text = "\n".join(COUNTED.format(row).splitlines()[:6])
    assert [printed for _, printed, _ in told(text, AuditRule.LABEL)] == ["(3) ÷ (4)"]


DENSE = """
Tabel 1 Kepadatan

No | Wilayah | Penduduk | Luas (km2) | {head}
(1) | (2) | (3) | (4) | (5) = {formula}
1 | Alas Tengah | 412.638 | 3.142,70 | 131,30
2 | Batu Rimba | 287.915 | 2.786,15 | 103,34
3 | Landang | 396.402 | 1.204,50 | 329,10
"""


@pytest.mark.parametrize("head", ["Kepadatan (jiwa/km2)", "Rata-rata Penduduk per km2"])
@pytest.mark.parametrize(("formula", "holds"), [("(3)/(4)", True), ("(3) : (4)", True), ("(4)/(3)", False)])
def test_a_quotient_is_no_share(head: str, formula: str, *, holds: bool) -> None:
    assert (told(DENSE.format(head=head, formula=formula), AuditRule.LABEL) == []) is holds


TWO = """
Tabel 2.6 Hasil dan biaya menurut sasaran
Sasaran | Target | Realisasi | Capaian persen | Serapan persen | Capaian dikurangi serapan
(1) | (2) | (3) | (4) = (3) ÷ (2) | (5) | (6) = (4) − (5)
Jalan yang mantap | 3,30 | 3,66 | 110,91 | 94,41 | 16,50
Irigasi yang baik | 90,00 | 77,18 | 85,76 | 91,38 | -5,62
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("16,50", "96,50", ("96,50", "16,50")),
        ("-5,62", "-5,26", ("-5,26", "−5,62")),
        ("91,38 | -5,62", "91,83 | -5,62", ("-5,62", "−6,07")),
    ],
)
def test_a_formula_beside_the_number_of_a_column_holds_for_two_rows(
    old: str, new: str, found: tuple[str, str]
) -> None:
    assert told(TWO, AuditRule.DIFFERENCE) == told(TWO, AuditRule.EFFICIENCY) == []
    spoiled = TWO.replace(old, new)
    assert spoiled != TWO
    assert [each[1:] for each in told(spoiled, AuditRule.DIFFERENCE)] == [found]


def test_a_formula_that_no_row_follows_is_not_held_against_them() -> None:
    spoiled = TWO.replace("16,50", "16,05").replace("-5,62", "-5,26")
    assert told(spoiled, AuditRule.DIFFERENCE) == []
