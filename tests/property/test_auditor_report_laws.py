"""Whole reports: a right table has no finding, one changed digit has one; order and place do not matter."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.property.auditor_reports import (
    ABSORPTIONS,
    ACHIEVEMENTS,
    COVERAGES,
    NAMES,
    Shape,
    Shares,
    other_digits,
    shares,
    written,
)

from capaian.auditor import audit as audit_module
from capaian.auditor.audit import CHECKS, audit
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.domain.audit import AuditResult, AuditRule, Finding, Repair
from capaian.domain.audit.finding import ReportFile

SLOW = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
FILE = ReportFile("laporan.txt", 1, 1, 1, "00")
ARITHMETIC = frozenset(
    {
        AuditRule.RATIO,
        AuditRule.ACHIEVEMENT,
        AuditRule.ABSORPTION,
        AuditRule.EFFICIENCY,
        AuditRule.SUM,
        AuditRule.AVERAGE,
        AuditRule.DIFFERENCE,
        AuditRule.CROSSREF,
        AuditRule.INDEX,
        AuditRule.BOUND,
        AuditRule.FORMAT,
        AuditRule.NUMBERING,
    }
)
KINDS = {
    AuditRule.ACHIEVEMENT: (ACHIEVEMENTS, 200, 2000),
    AuditRule.ABSORPTION: (ABSORPTIONS, 10**7, 10**9),
    AuditRule.RATIO: (COVERAGES, 1000, 90000),
}
FIRST_ROW = 4


def audited(text: str) -> AuditResult:
    return audit(read_structure(read_lines(text)), FILE)


def of_rule(result: AuditResult, rule: AuditRule) -> list[Finding]:
    return [finding for finding in result.findings if finding.rule is rule]


def table_of(data: st.DataObject, rule: AuditRule) -> Shares:
    return data.draw(shares(*KINDS[rule]))


# --- shares ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", KINDS)
@SLOW
@given(data=st.data())
def test_every_row_of_a_right_table_is_examined_and_none_is_told(
    rule: AuditRule, data: st.DataObject
) -> None:
    table = table_of(data, rule)
    result = audited(table.text())
    assert result.claims[rule] == len(table.figures)
    assert [f for f in result.findings if f.rule in ARITHMETIC] == []


@pytest.mark.parametrize("rule", KINDS)
@SLOW
@given(data=st.data())
def test_one_other_digit_in_a_share_is_told_in_its_row_with_the_right_value(
    rule: AuditRule, data: st.DataObject
) -> None:
    table = table_of(data, rule)
    row = data.draw(st.integers(0, len(table.figures) - 1))
    right = written(table.units(row), 2, table.shape.style)
    wrong = other_digits(right, data.draw(st.integers(0, 2)), data.draw(st.integers(1, 9)))
    assume(not wrong.startswith("0") and wrong != right)
    found = of_rule(audited(table.text(change=(row, 4, wrong))), rule)
    assert [(f.line, f.printed) for f in found] == [(FIRST_ROW + row, wrong)]
    assert found[0].computed == right
    assert found[0].repair is None or found[0].repair.line == found[0].line


@pytest.mark.parametrize("rule", KINDS)
@SLOW
@given(data=st.data())
def test_a_repair_of_a_share_is_possible_and_mends_it(rule: AuditRule, data: st.DataObject) -> None:
    """The repair of a row may be another figure of the row; with it printed nothing is told."""
    table = table_of(data, rule)
    row = data.draw(st.integers(0, len(table.figures) - 1))
    right = written(table.units(row), 2, table.shape.style)
    wrong = other_digits(right, data.draw(st.integers(0, 1)), data.draw(st.integers(1, 9)))
    assume(not wrong.startswith("0"))
    found = of_rule(audited(table.text(change=(row, 4, wrong))), rule)
    repair = found[0].repair
    assume(repair is not None)
    assert repair is not None
    lines = table.text(change=(row, 4, wrong)).splitlines()
    cells = lines[repair.line - 1].split("\t")
    assert repair.printed in cells
    cells[cells.index(repair.printed)] = repair.repaired
    lines[repair.line - 1] = "\t".join(cells)
    assert of_rule(audited("\n".join(lines)), rule) == []


def is_right_where_less_is_better(table: Shares, row: int, cell: int, wrong: str) -> bool:
    """200 of 220 are 90,91 %, and so are 240 against a target of 220 that less is better than."""
    figures = list(table.figures[row])
    figures[cell - 2] = int("".join(filter(str.isdigit, wrong)))
    actual, target = figures
    return abs(200 - 100 * actual / target - table.units(row) / 100) <= 0.01


@pytest.mark.parametrize("rule", KINDS)
@pytest.mark.parametrize("cell", [2, 3])
@SLOW
@given(data=st.data())
def test_another_first_digit_in_part_or_whole_is_told_in_the_row(
    rule: AuditRule, cell: int, data: st.DataObject
) -> None:
    table = table_of(data, rule)
    row = data.draw(st.integers(0, len(table.figures) - 1))
    right = written(table.figures[row][cell - 2], 0, table.shape.style)
    wrong = other_digits(right, 1, data.draw(st.integers(2, 8)))
    assume(not is_right_where_less_is_better(table, row, cell, wrong))
    result = audited(table.text(change=(row, cell, wrong)))
    assert FIRST_ROW + row in {f.line for f in result.findings if f.rule in (rule, AuditRule.BOUND)}


# --- sums --------------------------------------------------------------------------------------------------

AMOUNTS = st.integers(10**4, 10**7)
SUMS = (
    Shape("jumlah", ("No", "Uraian", "Semester I", "Semester II", "Jumlah"), (0, 1, 2, 3, 4), "indonesian",
          "Tabel 1 Hasil Tangkapan"),
    Shape("total", ("No", "Komoditas", "Kapal besar", "Kapal kecil", "Total"), (0, 1, 3, 2, 4), "english",
          "Tabel 1 Muatan"),
)  # fmt: skip
Amounts = list[tuple[int, int]]


def sums(shape: Shape, amounts: Amounts, changed: tuple[int, int, int] | None = None) -> str:
    """Return a table with sums to the right and below; `changed`: row, figure and value printed there."""
    figures = [[one, other, one + other] for one, other in amounts]
    figures.append([sum(row[place] for row in figures) for place in range(3)])
    if changed is not None:
        row, place, value = changed
        figures[row][place] = value
    labels = [*((str(n), NAMES[n - 1]) for n in range(1, len(amounts) + 1)), ("", "Jumlah")]
    lines = [
        [*label, *(written(value, 0, shape.style) for value in row)]
        for label, row in zip(labels, figures, strict=True)
    ]
    ordered = ["\t".join(row[place] for place in shape.order) for row in (shape.heads, *lines)]
    return "\n".join((shape.title, "", *ordered, ""))


ROWS = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=3, max_size=7, unique=True)


@SLOW
@given(st.sampled_from(SUMS), ROWS)
def test_sums_to_the_right_and_below_hold_in_a_right_table(shape: Shape, amounts: Amounts) -> None:
    result = audited(sums(shape, amounts))
    assert result.claims[AuditRule.SUM] >= 3
    assert of_rule(result, AuditRule.SUM) == []


@SLOW
@given(st.sampled_from(SUMS), ROWS, st.data())
def test_a_figure_that_breaks_two_sums_is_the_cause_and_its_repair_is_what_it_was(
    shape: Shape, amounts: Amounts, data: st.DataObject
) -> None:
    """A figure inside is part of the sum to its right and of the one below: only it mends both."""
    row, place = data.draw(st.integers(0, len(amounts) - 1)), data.draw(st.integers(0, 1))
    right = written(amounts[row][place], 0, shape.style)
    wrong = other_digits(right, data.draw(st.integers(0, 3)), data.draw(st.integers(1, 9)))
    assume(not wrong.startswith("0"))
    value = int("".join(filter(str.isdigit, wrong)))
    found = of_rule(audited(sums(shape, amounts, (row, place, value))), AuditRule.SUM)
    assert {f.line for f in found} == {FIRST_ROW + row, FIRST_ROW + len(amounts)}
    repairs = {(f.repair.line, f.repair.printed, f.repair.repaired) for f in found if f.repair is not None}
    assert repairs == {(FIRST_ROW + row, wrong, right)}
    assert sum(f.root is None for f in found) == 1


@SLOW
@given(st.sampled_from(SUMS), ROWS, st.data())
def test_a_total_that_is_off_by_an_item_is_told(shape: Shape, amounts: Amounts, data: st.DataObject) -> None:
    missing = data.draw(st.integers(0, len(amounts) - 1))
    total = sum(one for one, _ in amounts)
    wrong = total - amounts[missing][0]
    found = of_rule(audited(sums(shape, amounts, (len(amounts), 0, wrong))), AuditRule.SUM)
    assert (FIRST_ROW + len(amounts), written(wrong, 0, shape.style)) in {(f.line, f.printed) for f in found}
    assert {f.line for f in found} == {FIRST_ROW + len(amounts)}


# --- trees -------------------------------------------------------------------------------------------------

MARKS = (
    (lambda p: "I" * p, lambda p, a: f"{'I' * p}.{a}", lambda p, a, s: f"{'I' * p}.{a}.{s}"),
    (str, lambda p, a: f"{p}.{a}", lambda p, a, s: f"{p}.{a}.{s}"),
)
Tree = list[list[list[int]]]
TREES = st.lists(
    st.lists(st.lists(AMOUNTS, min_size=2, max_size=3), min_size=2, max_size=2), min_size=2, max_size=3
)


def tree(amounts: Tree, marks: int, style: str, name_last: bool) -> tuple[list[list[str]], list[int]]:
    """Return rows of a work plan with amounts that add up, and for each row the row that it is a part of."""
    of_program, of_activity, of_part = MARKS[marks]
    rows: list[tuple[str, str, int]] = []
    parents: list[int] = []
    for p, program in enumerate(amounts, start=1):
        top = len(rows)
        rows.append((of_program(p), f"Urusan {NAMES[p]}", sum(map(sum, program))))
        parents.append(-1)
        for a, activity in enumerate(program, start=1):
            middle = len(rows)
            rows.append((of_activity(p, a), f"Pengelolaan {NAMES[p + a]}", sum(activity)))
            parents.append(top)
            for s, amount in enumerate(activity, start=1):
                rows.append((of_part(p, a, s), f"Penyediaan {NAMES[p + a + s]}", amount))
                parents.append(middle)
    made = [[mark, name, written(value, 0, style)] for mark, name, value in rows]
    return [[c[0], c[2], c[1]] if name_last else c for c in made], parents


def plan(rows: list[list[str]], name_last: bool) -> str:
    head = ["Kode", "Pagu (Rp)", "Uraian"] if name_last else ["Kode", "Uraian", "Pagu (Rp)"]
    return "\n".join(["Tabel 1 Anggaran", "", *("\t".join(row) for row in (head, *rows)), ""])


@SLOW
@given(TREES, st.integers(0, 1), st.sampled_from(["indonesian", "english"]), st.booleans())
def test_a_work_plan_that_adds_up_has_no_finding(
    amounts: Tree, marks: int, style: str, name_last: bool
) -> None:
    rows, parents = tree(amounts, marks, style, name_last)
    result = audited(plan(rows, name_last))
    assert result.claims[AuditRule.SUM] >= len({*parents} - {-1})
    assert of_rule(result, AuditRule.SUM) == []


@SLOW
@given(TREES, st.integers(0, 1), st.sampled_from(["indonesian", "english"]), st.booleans(), st.data())
def test_a_slip_in_a_work_plan_is_told_where_it_is_or_where_it_is_a_part(
    amounts: Tree, marks: int, style: str, name_last: bool, data: st.DataObject
) -> None:
    rows, parents = tree(amounts, marks, style, name_last)
    row = data.draw(st.integers(0, len(rows) - 1))
    cell = 1 if name_last else 2
    right = rows[row][cell]
    rows[row][cell] = other_digits(right, data.draw(st.integers(0, 3)), data.draw(st.integers(1, 9)))
    assume(not rows[row][cell].startswith("0"))
    found = {f.line - FIRST_ROW for f in of_rule(audited(plan(rows, name_last)), AuditRule.SUM)}
    dependents = {row} if row in parents else set()
    dependents |= {parents[row]} - {-1}
    assume(2 * len(dependents) < len({*parents} - {-1}))  # else most sums fail, and rows are no sums at all
    assert found == dependents


# --- order and place ---------------------------------------------------------------------------------------

REPORT = """LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

BAB I UMUM

Dinas mempunyai 3 (empat) bidang. Realisasi 91,20 dari target 95,00 telah tercapai dengan baik.

Tabel 1 Capaian Kinerja Tahun 2031

No\tIndikator\tTarget\tRealisasi\tCapaian (%)
1\tPersentase dermaga yang laik pakai\t60,00\t54,00\t90,00
2\tPersentase muatan yang tercatat lengkap\t95,00\t91,20\t99,00
3\tIndeks keselamatan pelayaran rakyat\t80,00\t84,00\t105,00
5\tAngka kecelakaan kapal di pelabuhan\t40,00\t36,00\t110,00

Tabel 3 Belanja

Uraian\tPagu (Rp)\tRealisasi (Rp)\tSerapan (%)
Program Pengelolaan Pelabuhan\t900.000.000\t810.000.000\t90,00
Program Keselamatan Pelayaran\t500.000.000\t480.000.000\t69,00
Program Pengerukan Alur\t300.000.000\t240.000.000\t80,00
Jumlah\t1.700.000.000\t1.540.000.000\t90,00

Anggaran Rp 900.000 dengan rincian belanja operasi Rp 700.000 dan belanja modal Rp 250.000.
"""
"""A report with a slip of most kinds."""


def told(result: AuditResult) -> Counter[tuple[str, int, str, str]]:
    return Counter((f.rule.value, f.line, f.printed, f.computed) for f in result.findings)


def test_the_report_of_these_laws_has_slips_of_many_kinds() -> None:
    rules = {rule for rule, _, _, _ in told(audited(REPORT))}
    assert {"capaian", "serapan", "sum", "count", "numbering", "claim"} <= rules


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(CHECKS))))
def test_the_order_of_the_checks_does_not_matter(order: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        usual = audited(REPORT)
        patch.setattr(audit_module, "CHECKS", tuple(CHECKS[place] for place in order))
        other = audited(REPORT)
    assert told(other) == told(usual)
    assert other.claims == usual.claims


def _moved(repair: Repair, count: int) -> Repair:
    line = repair.line + count
    where = repair.where.replace(f"baris teks {repair.line}", f"baris teks {line}")
    return replace(repair, line=line, where=where)


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 40))
def test_findings_move_with_the_lines_above_them(count: int) -> None:
    usual, moved = audited(REPORT), audited("\n" * count + REPORT)
    assert [(f.rule, f.line - count, f.printed, f.computed) for f in moved.findings] == [
        (f.rule, f.line, f.printed, f.computed) for f in usual.findings
    ]
    for one, other in zip(usual.findings, moved.findings, strict=True):
        assert tuple(line + count for line in one.lines) == other.lines
        assert (one.id, one.root, one.quote) == (other.id, other.root, other.quote)
        assert other.repair == (None if one.repair is None else _moved(one.repair, count))


PROSE = (
    "Pelabuhan melayani nelayan setiap hari.",
    "Warga datang dari desa sekitar.",
    "Air surut pada pagi hari.",
)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=3, unique=True))
def test_words_without_figures_after_the_report_change_nothing(sentences: list[str]) -> None:
    longer = audited(REPORT + "\n" + "\n\n".join(sentences) + "\n")
    assert told(longer) == told(audited(REPORT))


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 3))
def test_an_audit_says_the_same_twice(count: int) -> None:
    text = REPORT + "\n" * count
    assert audited(text) == audited(text)


def test_ids_run_and_roots_are_among_them() -> None:
    findings = audited(REPORT).findings
    lines = [finding.line for finding in findings if "Mengulang" not in finding.why]
    assert lines == sorted(lines)
    ids = [finding.id for finding in findings]
    assert ids == [f"T-{number:03}" for number in range(1, len(ids) + 1)]
    assert {finding.root for finding in findings} - {None} <= {*ids}
    assert all(finding.root != finding.id for finding in findings)
