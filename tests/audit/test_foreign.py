"""Errors planted in reports that we did not make: bonds told by words, arithmetic, places and rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.audit.dice import Dice
from tests.audit.foreign_bonds import (
    Across,
    Below,
    Bond,
    Classes,
    Foreign,
    Levels,
    Ordered,
    Quantity,
    Quoted,
    Rows,
    Said,
    Stacked,
    graded,
    turned,
)
from tests.audit.foreign_planting import FOREIGN_PLANTERS, BoundPrint, ForeignPlant, Spoiled, plant_foreign
from tests.audit.foreign_score import ForeignOutcome, read_prints
from tests.audit.relations import Kinship
from tests.audit.truth import SHARED

from capaian.auditor.reading.text import read_lines
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

TEXT = """Tabel 4.1 Layanan Tahun 2031
No\tUnit\tAda\tPerlu\t%\tMutu\tTahun lalu\tArah
1.\tPasar\t1.204\t1.505\t80,00\tBaik\t79,10\tNaik
2.\tTaman\t2.310\t2.750\t84,00\tBaik\t84,00\tTetap
3.\tJalan\t540\t900\t60,00\tCukup\t71,25\tTurun
4.\tSalah\t1\t2\t99,00\tBaik\t1\tTurun
Jumlah\t\t4.055\t5.157\t\t\t\t
Tabel 4.2 Belanja Tahun 2031
I\tUtama\t300,000.50
I.1\tSatu\t100,000.25
I.2\tDua\t200,000.25
a\tterbit\t45\t90,00%
\tdiminta\t50\t
Layanan pasar 80,00% pada 2031; 3 (tiga) unit, 1.505 perlu dan 1.204 ada, kurang 301."""

ALL = Rows("Tabel 4.1", but=("Salah",))
MONEY = Rows("Tabel 4.2", until="Layanan")
FOREIGN = Foreign(
    "karangan.txt",
    "2031",
    (
        Across(ALL, 4, (2, 3)),
        Below(Rows("Tabel 4.1"), (2, 3), "^Jumlah", r"^\d"),
        Levels(MONEY, (2,), (r"^I\t", r"^I\.\d\t")),
        Stacked(Rows("Tabel 4.2", until="Layanan", only="terbit|diminta"), 2, 3),
        Quoted(("Layanan",), ALL, (2, 3, 4)),
        Said("Layanan", "301", ("1.505", "1.204"), Kinship.DIFFERENCE),
    ),
    (
        Classes(ALL, 5, graded(("79", "Baik"), ("0", "Cukup")), (4,), ("Cukup", "Baik")),
        Classes(ALL, 7, turned, (4, 6), ("Naik", "Turun")),
    ),
    (Ordered(ALL, 4),),
)
PRINT = BoundPrint("karangan", FOREIGN, read_lines(TEXT))


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("1.204", "1204", 0),
        ("300,000.50", "300000.50", 2),
        ("80,00", "80.00", 2),
        ("97.1", "97.1", 1),
        ("5.505.709566", "5505709566", 0),
        ("\u22120,13", "-0.13", 2),
    ],
)
def test_figures_are_read_in_any_style(text: str, value: str, decimals: int) -> None:
    figure = Quantity(1, 0, text)
    assert (figure.value, figure.decimals) == (Decimal(value), decimals)


def test_another_text_is_read_in_the_style_of_the_figure() -> None:
    assert Quantity(1, 0, "114,79").read("11,479") == Decimal("11.479")
    assert Quantity(1, 0, "1.204").read("1.24") == 124


def test_bonds_are_found_by_words_and_hold() -> None:
    kinds = [bond.kinship.value for bond in PRINT.bonds]
    assert sorted(kinds) == ["difference", *["ratio"] * 4, *["same"] * 3, *["sum"] * 3]
    for bond in PRINT.bonds:
        assert bond.error({}) <= 1, bond
    sums = [bond for bond in PRINT.bonds if bond.kinship is Kinship.SUM]
    assert [[figure.text for figure in bond.inputs] for bond in sums] == [
        ["1.204", "2.310", "540", "1"],
        ["1.505", "2.750", "900", "2"],
        ["100,000.25", "200,000.25"],
    ]


def test_rows_that_are_wrong_in_the_print_are_left_out() -> None:
    assert [row.cells[1] for row in ALL.of(PRINT.lines)] == ["Unit", "Pasar", "Taman", "Jalan", ""]
    wrong = Across(Rows("Tabel 4.1", only="Salah"), 4, (2, 3))
    assert [bond.error({}) for bond in wrong.bonds(PRINT.lines)] == [4900]


def test_what_a_ratio_misses_by_rounded_inputs_is_no_contradiction() -> None:
    inputs = (Quantity(1, 0, "44,70"), Quantity(1, 9, "10,00"))
    assert Bond(Kinship.RATIO, Quantity(1, 20, "446,96"), inputs).error({}) == 0
    counted = (Quantity(1, 0, "4470"), Quantity(1, 9, "1000"))
    assert Bond(Kinship.RATIO, Quantity(1, 20, "446,96"), counted).error({}) == 4


def test_every_kind_is_planted_once_and_the_same_in_every_run() -> None:
    planted = list(plant_foreign([PRINT], 3 * len(FOREIGN_PLANTERS), seed=2))
    assert {each.kind for each in planted} == set(FOREIGN_PLANTERS)
    assert planted == list(plant_foreign([PRINT], 3 * len(FOREIGN_PLANTERS), seed=2))
    for each in planted:
        changed = {a.number for a, b in zip(PRINT.lines, each.lines, strict=True) if a.text != b.text}
        assert changed == set(each.spoiled.replaced), each.spoiled.what


def test_a_table_gets_the_number_of_the_one_before() -> None:
    made = FOREIGN_PLANTERS["table number doubled"](PRINT, Dice(1))
    assert made is not None
    assert list(made.replaced.values()) == ["Tabel 4.1 Belanja Tahun 2031"]


def test_a_figure_that_nothing_contradicts_is_not_planted() -> None:
    for each in plant_foreign([PRINT], 40, seed=5):
        if each.kind in ("digits swapped", "digit changed", "sentence contradicts table"):
            assert each.spoiled.bound, each.spoiled.what
            assert "99,00 ->" not in each.spoiled.what


def finding(id_: str, rule: AuditRule, line: int, root: str | None = None) -> Finding:
    return Finding(id_, rule, Level.ERROR, line, None, "", "", "1", "2", "", (line,), root=root)


def judge(*findings: Finding, told: frozenset[tuple[str, int]] = frozenset()) -> ForeignOutcome:
    spoiled = Spoiled({20: ""}, frozenset({20, 24}), frozenset({AuditRule.RATIO}), "")
    plant = ForeignPlant("", "", spoiled, ())
    return ForeignOutcome(plant, {each.id: each for each in findings}, findings, told)


def test_found_is_a_fitting_rule_at_the_figure_or_at_one_bound_to_it() -> None:
    assert judge(finding("1", AuditRule.RATIO, 21)).is_found
    assert judge(finding("1", AuditRule.RATIO, 24)).is_found
    assert not judge(finding("1", AuditRule.RATIO, 26)).is_found
    assert not judge(finding("1", AuditRule.NUMBERING, 20)).is_found
    root = finding("1", AuditRule.RATIO, 90)
    assert judge(root, finding("2", AuditRule.NUMBERING, 20, "1")).is_found


def test_false_is_what_stands_elsewhere_and_does_not_follow() -> None:
    root, far = finding("1", AuditRule.RATIO, 20), finding("2", AuditRule.SUM, 90)
    assert judge(root, far).false == (far,)
    assert not judge(root, replace(far, root="1")).false
    assert not judge(root, replace(far, level=Level.NOTE)).false
    assert not judge(root, far, told=frozenset({("sum", 90)})).false


def hold_by_plain_arithmetic() -> None:
    for report in read_prints():
        assert len(report.bonds) > 50, report.name
        for bond in report.bonds:
            assert bond.error({}) <= 1, (report.name, bond)
        for declared in report.foreign.declared:
            assert list(declared.bonds(report.lines)), (report.name, declared)
        for classes in report.foreign.words:
            assert list(classes.labels(report.lines)), (report.name, classes)


def say_so() -> None:
    """Stand in the list of tests where the reports are not at hand, so that nobody takes them for read."""
    assert not SHARED.is_dir()


if SHARED.is_dir():
    test_each_listed_bond_holds_in_its_print = hold_by_plain_arithmetic
else:
    test_not_held_because_the_reports_are_not_beside_the_project = say_so
