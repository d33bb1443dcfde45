"""Every figure of the printed report of Balangan 2023 beside the figure of this report.

A figure is as printed, or it is listed in `repaired.csv` and the print is known to be wrong there.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from itertools import groupby

from tests.agreement.balangan_2023.grid import Grid, figures, read_grid
from tests.agreement.balangan_2023.left_over import LEFT_OVER
from tests.agreement.balangan_2023.mapping import COUNTERPARTS, EXAMPLE
from tests.agreement.balangan_2023.printed import (
    COMPUTED_RULES,
    CellKey,
    PrintedCell,
    read_findings,
    read_printed,
    read_repairs,
)
from tests.agreement.balangan_2023.report import build_report
from tests.every_case import every_case

from capaian.documents.tree import Table

PRINTED = read_printed()
FINDINGS = read_findings()
REPAIRS = read_repairs()
BY_TABLE = {table: tuple(cells) for table, cells in groupby(PRINTED, key=lambda cell: cell.table)}


@cache
def grids() -> Mapping[str, Grid]:
    document = build_report(EXAMPLE)
    return {block.id: read_grid(block) for block in document.blocks if isinstance(block, Table)}


def figure(cell: PrintedCell) -> Decimal | None:
    counterpart = COUNTERPARTS[cell.table]
    return counterpart.figure(cell, grids()[counterpart.table])


def differences(table: str) -> dict[CellKey, Decimal | None]:
    cells = ((cell, figure(cell)) for cell in BY_TABLE[table])
    return {cell.key: shown for cell, shown in cells if not cell.shows(shown)}


def test_every_printed_table_has_its_counterpart_and_no_other() -> None:
    assert set(COUNTERPARTS) == set(BY_TABLE)
    assert {counterpart.table for counterpart in COUNTERPARTS.values()} <= set(grids())


@every_case("table", BY_TABLE)
def test_every_printed_cell_has_a_place_in_our_table(table: str) -> None:
    places = [
        COUNTERPARTS[table].shown(cell, grids()[COUNTERPARTS[table].table])
        for cell in BY_TABLE[table]
    ]
    assert [
        cell.key for cell, place in zip(BY_TABLE[table], places, strict=True) if not place.strip()
    ] == []


@every_case("table", BY_TABLE)
def test_every_printed_figure_is_ours_or_is_repaired_as_listed(table: str) -> None:
    assert differences(table) == {
        key: fix.shown for key, fix in REPAIRS.items() if key[0] == table
    }


@every_case("table", BY_TABLE)
def test_every_difference_appears_where_the_print_is_known_to_be_wrong(table: str) -> None:
    known = {line for finding in FINDINGS.values() for line in finding.lines}
    different = differences(table)
    assert [c.key for c in BY_TABLE[table] if c.key in different and c.line not in known] == []


@every_case("key", REPAIRS)
def test_every_repair_names_findings_about_its_line(key: CellKey) -> None:
    line = next(cell.line for cell in PRINTED if cell.key == key)
    named = REPAIRS[key].findings
    assert named
    assert [name for name in named if line not in FINDINGS[name].lines] == []


def test_findings_about_computed_figures_have_a_difference_or_a_reason() -> None:
    in_tables = {cell.line for cell in PRINTED}
    computed = {
        finding.id: finding.rule
        for finding in FINDINGS.values()
        if finding.rule in COMPUTED_RULES and finding.lines & in_tables
    }
    different = {key for table in BY_TABLE for key in differences(table)}
    met = {name for key in different for name in REPAIRS[key].findings}
    unmet = {name: rule for name, rule in computed.items() if name not in met}
    assert unmet == {name: rule for rule, left in LEFT_OVER.items() for name in left}


def test_every_reason_for_leaving_a_finding_is_given() -> None:
    assert [
        name for left in LEFT_OVER.values() for name, reason in left.items() if len(reason) < 20
    ] == []


def test_the_print_is_read_whole() -> None:
    """The copy of the print has not lost rows:
    27 tables have figures in all but one (Tabel 2.2).
    """
    assert len(BY_TABLE) == 26
    assert len(PRINTED) == 793
    assert len(FINDINGS) == 93


@every_case(
    ("text", "expected"),
    [
        ("94,24", ["94.24"]),
        ("6.962.697.488", ["6962697488"]),
        ("−32,92", ["-32.92"]),
        ("+8,37", ["8.37"]),
        ("B (3,38)", ["3.38"]),
        ("3 (tiga) Mitra", ["3"]),
        ("91–100", ["91", "100"]),
        ("≤ 50", ["50"]),
        ("–", []),
        ("t.t.", []),
        ("…", []),
    ],
)
def test_figures_are_read_from_indonesian_text(text: str, expected: list[str]) -> None:
    assert figures(text) == tuple(Decimal(figure) for figure in expected)
