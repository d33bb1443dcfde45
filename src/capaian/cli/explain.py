"""`capaian explain`: the way of one figure back to the rows it came from."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from capaian.cli import console
from capaian.cli.office_year import prepare
from capaian.domain.assessment import Assessment
from capaian.domain.errors import InputError
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import write_decimal
from capaian.domain.trace import Trace
from capaian.domain.value import CellValue


def explain(
    dossier: Annotated[Path, typer.Argument(help="Folder dossier.")],
    name: Annotated[str, typer.Argument(help="Kode indikator atau komponen, misalnya iku-2 atau ktp.")],
    as_json: Annotated[bool, typer.Option("--json", help="Cetak JSON.")] = False,
) -> None:
    """Tunjukkan jejak sebuah angka sampai ke baris berkasnya."""
    assessment = prepare(dossier).assess()
    roots = _find_roots(assessment, name)
    if as_json:
        traces = assessment_to_plain(assessment)["traces"]
        console.print_json(
            {"name": name, "roots": {key: str(root) for key, root in roots.items()}, "traces": traces}
        )
        return
    for root in roots.values():
        console.out().print(_tree(assessment.traces, root))


def _find_roots(assessment: Assessment, name: str) -> Mapping[str, TraceId]:
    cells = _cells(assessment)
    if name not in cells:
        near = difflib.get_close_matches(name, cells, n=6, cutoff=0.3) or list(cells)[:6]
        message = f"Tidak ada indikator atau komponen berkode {name!r}."
        remedy = f"Yang mirip: {', '.join(near)}."
        raise InputError([Issue(Level.ERROR, "unknown_name", message, Place("plan.yaml"), name, remedy)])
    return {key: cell.trace for key, cell in cells[name].items() if cell.trace is not None}


def _cells(assessment: Assessment) -> dict[str, dict[str, CellValue]]:
    cells: dict[str, dict[str, CellValue]] = {}
    for indicator in assessment.indicators:
        current = indicator.current
        cells[indicator.code] = {"actual": current.actual, "achievement": current.achievement}
    for component in assessment.components:
        cells[component.code] = {"ratio": component.ratio}
    return cells


def _tree(traces: Mapping[TraceId, Trace], root: TraceId) -> Tree:
    tree = Tree(_line(traces[root]), guide_style="dim")
    shown: set[TraceId] = {root}
    _grow(tree, traces, root, shown)
    return tree


def _grow(tree: Tree, traces: Mapping[TraceId, Trace], parent: TraceId, shown: set[TraceId]) -> None:
    for key in traces[parent].inputs:
        branch = tree.add(_line(traces[key]))
        if key in shown and traces[key].inputs:
            branch.add(Text("(sudah diuraikan di atas)", style="dim"))
            continue
        shown.add(key)
        _grow(branch, traces, key, shown)


def _line(trace: Trace) -> Text:
    value = trace.text if trace.value is None else write_decimal(trace.value, trace.decimals)
    unit = "" if trace.unit is None or not trace.unit.label else f" {trace.unit.label}"
    line = Text.assemble((trace.subject, "bold"), " = ", (f"{value}{unit}", "cyan"))
    for remark in (trace.formula, trace.working):
        if remark:
            line.append(f"\n  {remark}", style="dim")
    if trace.policy:
        line.append(f"\n  kebijakan: {trace.policy}", style="dim")
    if trace.source is not None:
        line.append(f"\n  {_source(trace)}", style="green")
    return line


def _source(trace: Trace) -> str:
    source = trace.source
    if source is None:
        return ""
    row = "" if source.row is None else f", baris {source.row}"
    title = f" · {source.title}" if source.title else ""
    cut_off = "" if source.cut_off is None else f" · data per {source.cut_off.isoformat()}"
    digest = "" if source.sha256 is None else f" · sha256 {source.sha256[:16]}"
    return f"{source.file}{row}{title}{cut_off}{digest}"
