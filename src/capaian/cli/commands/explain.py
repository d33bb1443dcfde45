"""`capaian explain`: the way of one figure back to the rows it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from capaian.cli import console
from capaian.cli.console import printable
from capaian.cli.usage import AS_JSON, AS_OF, DOSSIER, argument, read_period, suggest
from capaian.domain.assessment import Assessment
from capaian.domain.errors import InputError
from capaian.domain.exchange import Plain, assessment_to_plain, cell_to_plain, link_to_plain
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import SourceReference, Trace, Unavailable
from capaian.dossier.check import prepare
from capaian.rules.dependencies import former_formula
from capaian.rules.named_figures import (
    NamedFigure,
    all_figures,
    links_of,
    select_figures,
    write_links,
)
from capaian.rules.tracelog import reachable

_NAME = argument(
    "NAMA",
    "Kode indikator, komponen, hitungan, survei, atau program: iku-2, ktp, ktp.holders, III.1.2.",
)


def explain(
    dossier: Annotated[Path, DOSSIER],
    name: Annotated[str, _NAME],
    as_of: Annotated[str | None, AS_OF] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Tunjukkan jejak sebuah angka sampai ke baris berkasnya."""
    period = None if as_of is None else read_period(as_of)
    prepared = prepare(dossier)
    assessment = prepared.assess(period)
    figures = all_figures(prepared.office_year, assessment)
    found = select_figures(figures, assessment, name)
    if not found:
        message = (
            f'Tidak ada indikator, komponen, hitungan, survei, atau program bernama "{name}".'
        )
        remedy = suggest(name, list(dict.fromkeys(figure.name for figure in figures)))
        raise InputError(
            [Issue(Level.ERROR, "unknown_name", message, Place("plan.yaml"), remedy=remedy)]
        )
    if as_json:
        console.print_json(_to_plain(name, found, assessment))
        return
    draw_traces(found, assessment.traces, console.out())
    console.write_lines((*write_links(found, assessment), *_former(found, prepared.office_year)))


def _former(figures: Sequence[NamedFigure], office_year: OfficeYear) -> Iterator[str]:
    """Yield what the figures of the last closed year were computed by,
    where that is another formula.
    """
    for code in dict.fromkeys(figure.name for figure in figures):
        if then := former_formula(office_year, code):
            yield f"Angka tahun lalu disahkan dengan rumus {then}; kedua tahun tidak sebanding."


def _to_plain(
    name: str, figures: Sequence[NamedFigure], assessment: Assessment
) -> dict[str, Plain]:
    roots = [figure.cell.trace for figure in figures if figure.cell.trace is not None]
    wanted = {str(key) for key in reachable(roots, assessment.traces)}
    traces = assessment_to_plain(assessment)["traces"]
    kept = (
        {key: trace for key, trace in traces.items() if key in wanted}
        if isinstance(traces, dict)
        else {}
    )
    return {
        "schema": "capaian/explanation/1",
        "name": name,
        "cells": {figure.role: cell_to_plain(figure.cell) for figure in figures},
        "cascade": [link_to_plain(link) for link in links_of(figures, assessment)],
        "traces": kept,
    }


# --- the tree on the screen ----------------------------------------------------------------

_HASH_SHOWN = 16


def draw_traces(
    cells: Sequence[NamedFigure], traces: Mapping[TraceId, Trace], screen: Console
) -> None:
    """Print a tree for each figure; what was shown above is not shown again."""
    shown: set[TraceId] = set()
    for named in cells:
        root = named.cell.trace
        if root is None:
            _say_missing(named, screen)
        elif root not in shown or traces[root].inputs:
            tree = Tree(_line(traces[root]), guide_style="dim")
            shown.add(root)
            _grow(tree, traces, root, shown)
            screen.print(tree)


def _say_missing(named: NamedFigure, screen: Console) -> None:
    words = named.cell.words if isinstance(named.cell, Unavailable) else named.cell.display
    console.write_indented(screen, 0, (named.title, "bold"), (": ", ""), (words, "cyan"))


def _grow(
    tree: Tree, traces: Mapping[TraceId, Trace], parent: TraceId, shown: set[TraceId]
) -> None:
    for key in traces[parent].inputs:
        branch = tree.add(_line(traces[key]))
        if key in shown and traces[key].inputs:
            branch.add(Text("(sudah diuraikan di atas)", style="dim"))
            continue
        shown.add(key)
        _grow(branch, traces, key, shown)


def _line(trace: Trace) -> Text:
    value = trace.text if trace.value is None else write_decimal(trace.value, trace.decimals)
    unit = (
        f" {trace.unit.label}"
        if trace.value is not None and trace.unit and trace.unit.label
        else ""
    )
    line = Text.assemble(
        (printable(trace.title), "bold"), " = ", (printable(f"{value}{unit}"), "cyan")
    )
    policy = f"kebijakan: {trace.policy}" if trace.policy else ""
    for remark in dict.fromkeys((trace.formula, trace.working, policy)):
        if remark:
            line.append(f"\n  {printable(remark)}", style="dim")
    if trace.source is not None:
        line.append(f"\n  {printable(_write_source(trace.source))}", style="green")
    return line


def _write_source(source: SourceReference) -> str:
    """Write where a figure stands; below it what was approved, where it is restated."""
    corrected = source.correction
    if corrected is None:
        return _write_place(source)
    why = f"disajikan kembali: {corrected.reason} ({_write_place(corrected.restatement)})"
    closing = "" if corrected.closing is None else f" ({_write_place(corrected.closing)})"
    return "\n  ".join((_write_place(source), why, f"disahkan: {corrected.approved}{closing}"))


def _write_place(source: SourceReference) -> str:
    row = "" if source.row is None else f", baris {source.row}"
    title = f" · {source.title}" if source.title else ""
    cut_off = "" if source.cut_off is None else f" · data per {source.cut_off.isoformat()}"
    digest = "" if source.sha256 is None else f" · sha256 {source.sha256[:_HASH_SHOWN]}"
    return f"{source.file}{row}{title}{cut_off}{digest}"
