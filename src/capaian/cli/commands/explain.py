"""`capaian explain`: the way of one figure back to the rows it came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.cli.results.named_cells import NamedCell, find_cells, links_of, write_links
from capaian.cli.results.trace_tree import draw_traces, reachable
from capaian.cli.usage import AS_JSON, AS_OF, DOSSIER, read_period
from capaian.domain.assessment import Assessment
from capaian.domain.exchange import assessment_to_plain, cell_to_plain, link_to_plain
from capaian.domain.office_year import OfficeYear
from capaian.dossier.check import prepare
from capaian.rules.dependencies import former_formula

_NAME = typer.Argument(
    metavar="NAMA",
    help="Kode indikator, komponen, hitungan, survei, atau program: iku-2, ktp, ktp.holders, III.1.2.",
    show_default=False,
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
    cells = find_cells(prepared.office_year, assessment, name)
    if as_json:
        _print_json(name, cells, assessment)
    else:
        draw_traces(cells, assessment.traces, console.out())
        for line in (*write_links(cells, assessment), *_former(cells, prepared.office_year)):
            console.write_indented(console.out(), 0, (line, ""))


def _former(cells: tuple[NamedCell, ...], office_year: OfficeYear) -> Iterator[str]:
    """Yield what the figures of the last closed year were computed by, where that is another formula."""
    for code in dict.fromkeys(named.name for named in cells):
        if then := former_formula(office_year, code):
            yield f"Angka tahun lalu disahkan dengan rumus {then}; kedua tahun tidak sebanding."


def _print_json(name: str, cells: tuple[NamedCell, ...], assessment: Assessment) -> None:
    roots = [named.cell.trace for named in cells if named.cell.trace is not None]
    wanted = {str(key) for key in reachable(roots, assessment.traces)}
    traces = assessment_to_plain(assessment)["traces"]
    kept = {key: trace for key, trace in traces.items() if key in wanted} if isinstance(traces, dict) else {}
    console.print_json(
        {
            "schema": "capaian/explanation/1",
            "name": name,
            "cells": {named.role: cell_to_plain(named.cell) for named in cells},
            "cascade": [link_to_plain(link) for link in links_of(cells, assessment)],
            "traces": kept,
        }
    )
