"""Figures by name: codes before symbols, two things of one name both, nearest names for none."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.console import Console
from tests.functional.cli_cast import small_dossier

from capaian.cli.commands.compute import show_summary
from capaian.cli.commands.explain import draw_traces
from capaian.domain.assessment import Assessment, OutputPrior, OutputResult
from capaian.domain.identifiers import TraceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.value import (
    Correction,
    Known,
    Reason,
    SourceReference,
    Trace,
    Unavailable,
    Unit,
)
from capaian.dossier.check import prepare
from capaian.rules.named_figures import NamedFigure, all_figures, select_figures
from capaian.rules.tracelog import reachable

Year = tuple[OfficeYear, Assessment]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    prepared = prepare(small_dossier(tmp_path_factory.mktemp("x")))
    return prepared.office_year, prepared.assess()


def find_cells(office: OfficeYear, assessment: Assessment, name: str) -> tuple[NamedFigure, ...]:
    return select_figures(all_figures(office, assessment), assessment, name)


def roles(year: Year, name: str) -> list[str]:
    return [cell.role for cell in find_cells(*year, name)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("iku-1", ["actual", "achievement"]),
        ("IKU 1", ["actual", "achievement"]),
        ("  iku   1 ", ["actual", "achievement"]),
        ("ktp", ["ratio"]),
        ("q1", ["ratio"]),
        ("ktp.eligible", ["count"]),
        ("skm", ["index 2023"]),
        ("rata-rata II", ["mean_achievement"]),
        ("anggaran", ["absorption 2023"]),
    ],
)
def test_each_kind_of_thing_has_its_figures(year: Year, name: str, found: list[str]) -> None:
    assert roles(year, name)[: len(found)] == found


def test_a_program_has_achievement_money_and_efficiency(year: Year) -> None:
    found = roles(year, "I.1")
    assert found[:4] == ["mean_achievement", "budget", "spent", "absorption"]
    assert all(role.startswith("efficiency ") for role in found[4:])


def test_a_code_goes_before_a_symbol_of_the_same_spelling(year: Year) -> None:
    office, assessment = year
    misleading = replace(assessment.indicators[0], symbol="ktp")
    with_symbol = replace(assessment, indicators=(misleading, *assessment.indicators[1:]))
    assert roles((office, with_symbol), "ktp") == ["ratio"]


def trace(name: str, *inputs: str, **more: str) -> Trace:
    return Trace(
        TraceId(name),
        f"Hal {name}",
        None,
        text="5",
        inputs=tuple(TraceId(key) for key in inputs),
        formula=more.get("formula", ""),
        working=more.get("working", ""),
        source=SourceReference("counts.csv", 7) if not inputs else None,
    )


TRACES = {
    TraceId(item.id): item
    for item in (
        trace("t1", "t2", "t3"),
        trace("t2", "t4"),
        trace("t3", "t4", "t2"),
        trace("t4"),
        trace("t5"),
    )
}


def drawn(*cells: NamedFigure) -> str:
    stream = io.StringIO()
    draw_traces(cells, TRACES, Console(file=stream, width=200))
    return stream.getvalue()


def named(key: str) -> NamedFigure:
    return NamedFigure(
        "x", "actual", "Realisasi X", Known(Decimal(5), Unit("orang"), TraceId(key))
    )


def test_only_steps_that_lead_to_a_figure_are_reachable() -> None:
    assert reachable([TraceId("t3")], TRACES) == {"t2", "t3", "t4"}
    assert reachable([], TRACES) == set()


def test_a_step_with_inputs_is_opened_once_and_a_leaf_every_time() -> None:
    tree = drawn(named("t1"))
    assert tree.count("Hal t4 = 5") == 2
    assert tree.count("counts.csv, baris 7") == 2
    assert tree.count("(sudah diuraikan di atas)") == 1


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            SourceReference("closed/2022.json", title="Penutupan"),
            "disahkan: 94,24 (closed/2022.json · Penutupan)",
        ),
        (None, "disahkan: 94,24"),
    ],
)
def test_a_restated_figure_tells_why_and_what_was_approved(
    closing: SourceReference | None, expected: str
) -> None:
    row = SourceReference("restatements.csv", 2)
    corrected = Correction(Decimal("94.24"), "Salah salin", row, closing)
    leaf = Trace(
        TraceId("t9"), "X", Decimal(95), source=SourceReference("a.csv", 7, correction=corrected)
    )
    stream = io.StringIO()
    draw_traces([named("t9")], {leaf.id: leaf}, Console(file=stream, width=200))
    lines = [line.strip() for line in stream.getvalue().splitlines()]
    assert lines[1:] == [
        "a.csv, baris 7",
        "disajikan kembali: Salah salin (restatements.csv, baris 2)",
        expected,
    ]


def test_components_and_nodes_show_the_year_before_where_something_is_known(year: Year) -> None:
    """The money of 2022 and its ratio come from nowhere but rows of that year."""
    office, plain = year
    component, node = (
        plain.components[0],
        next(node for node in plain.nodes if node.money is not None),
    )
    known = Known(Decimal(90), Unit("percent"), TraceId("t1"))
    money = replace(node.money, period=Period.year_of(2022)) if node.money else None
    output = OutputResult(
        "Dokumen",
        Unit("dokumen"),
        known,
        known,
        known,
        "",
        OutputPrior(Period.year_of(2022), known, known, None, None),
    )
    changed = replace(
        plain,
        components=(replace(component, prior_ratio=known),),
        nodes=(replace(node, outputs=(output,)),),
        prior_money={node.id: money} if money else {},
    )
    found = {cell.role: cell for cell in find_cells(office, changed, component.code)}
    assert (found["prior"].title, found["prior"].cell) == (f"{component.name}, Tahun 2022", known)
    of_node = {cell.role: cell.title for cell in find_cells(office, changed, node.id)}
    assert of_node["prior_spent"] == f"Realisasi anggaran {node.name}, Tahun 2022"
    assert of_node["prior_budget"] == f"Pagu {node.name}, Tahun 2022"
    assert of_node["prior Dokumen"] == "Dokumen, Tahun 2022"
    assert not any(role.startswith("prior") for role in roles(year, node.id))
    assert "prior" not in roles(year, component.code)


def test_a_figure_without_steps_says_its_reason() -> None:
    missing = NamedFigure("x", "actual", "Realisasi X", Unavailable(Reason.NO_TARGET))
    assert drawn(missing) == "Realisasi X: tidak ada target\n"


def test_texts_of_the_dossier_are_shown_without_what_could_steer_the_terminal(year: Year) -> None:
    stream = io.StringIO()
    hostile = replace(year[1].indicators[0], name="\x1b[2J[red]x")
    show_summary(
        replace(year[1], indicators=(hostile,)), Console(file=stream, width=200, markup=False)
    )
    assert "\\x1b[2J[red]x" in stream.getvalue()
