"""`capaian explain`: the way of one figure back to the rows it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.screens.traces import draw_traces, reachable
from capaian.cli.shared_options import argument
from capaian.cli.usage import AS_JSON, AS_OF, DOSSIER, read_period, suggest
from capaian.domain.assessment import Assessment
from capaian.domain.errors import InputError
from capaian.domain.exchange import Plain, assessment_to_plain, cell_to_plain, link_to_plain
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.dossier.check import prepare
from capaian.rules.dependencies import former_formula
from capaian.rules.named_figures import NamedFigure, all_figures, links_of, select_figures, write_links

_NAME = argument(
    "NAMA", "Kode indikator, komponen, hitungan, survei, atau program: iku-2, ktp, ktp.holders, III.1.2."
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
        message = f'Tidak ada indikator, komponen, hitungan, survei, atau program bernama "{name}".'
        remedy = suggest(name, list(dict.fromkeys(figure.name for figure in figures)))
        raise InputError([Issue(Level.ERROR, "unknown_name", message, Place("plan.yaml"), remedy=remedy)])
    if as_json:
        console.print_json(_to_plain(name, found, assessment))
        return
    draw_traces(found, assessment.traces, console.out())
    console.write_lines((*write_links(found, assessment), *_former(found, prepared.office_year)))


def _former(figures: Sequence[NamedFigure], office_year: OfficeYear) -> Iterator[str]:
    """Yield what the figures of the last closed year were computed by, where that is another formula."""
    for code in dict.fromkeys(figure.name for figure in figures):
        if then := former_formula(office_year, code):
            yield f"Angka tahun lalu disahkan dengan rumus {then}; kedua tahun tidak sebanding."


def _to_plain(name: str, figures: Sequence[NamedFigure], assessment: Assessment) -> dict[str, Plain]:
    roots = [figure.cell.trace for figure in figures if figure.cell.trace is not None]
    wanted = {str(key) for key in reachable(roots, assessment.traces)}
    traces = assessment_to_plain(assessment)["traces"]
    kept = {key: trace for key, trace in traces.items() if key in wanted} if isinstance(traces, dict) else {}
    return {
        "schema": "capaian/explanation/1",
        "name": name,
        "cells": {figure.role: cell_to_plain(figure.cell) for figure in figures},
        "cascade": [link_to_plain(link) for link in links_of(figures, assessment)],
        "traces": kept,
    }
