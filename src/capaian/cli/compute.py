"""`capaian compute`: all results of an office-year, as a summary or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from capaian.cli import console
from capaian.cli.office_year import prepare
from capaian.cli.usage import read_period
from capaian.domain.assessment import Assessment
from capaian.domain.exchange import assessment_to_plain


def compute(
    dossier: Annotated[Path, typer.Argument(help="Folder dossier.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Periode: 2024, 2024-S1, 2024-Q3. Bawaan: tahun dossier.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Cetak JSON menurut kontrak.")] = False,
) -> None:
    """Hitung semua indikator, cakupan, anggaran, dan pembandingnya."""
    period = None if as_of is None else read_period(as_of)
    prepared = prepare(dossier)
    assessment = prepared.assess(period)
    if as_json:
        console.print_json(assessment_to_plain(assessment))
        return
    console.show_issues(prepared.issues, console.err())
    _show_summary(assessment)


def _show_summary(assessment: Assessment) -> None:
    screen = console.out()
    screen.print(f"[bold]{assessment.office} {assessment.regency}[/bold], {assessment.as_of.label}")
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("Kode", "Indikator"):
        table.add_column(name, overflow="fold")
    for name in ("Target", "Realisasi", "Capaian"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Kategori")
    for indicator in assessment.indicators:
        current = indicator.current
        band = "" if current.band is None else current.band.name
        cells = (current.target, current.actual, current.achievement)
        words = f"{band}, {current.status.words}" if band else current.status.words
        table.add_row(indicator.code, indicator.name, *(cell.display for cell in cells), words)
    screen.print(table)
    for tier in assessment.tiers:
        screen.print(f"Rata-rata capaian {tier.tier}: {tier.mean_achievement.display}")
    for resource in assessment.totals:
        if resource.kind == "all":
            screen.print(f"Serapan anggaran {resource.period}: {resource.ratio.display}")
