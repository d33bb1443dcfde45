"""`capaian paper`: one kind of paper of an office, or all that can be given."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli.order import ALL, Order, Output, with_output
from capaian.cli.papers import make_papers
from capaian.cli.usage import DOSSIER
from capaian.rulebook.layouts import layout_kinds

_KIND = typer.Argument(
    metavar="NASKAH", help=f"Jenis naskah: {', '.join(layout_kinds())}; atau {ALL}.", show_default=False
)


@with_output
def paper(
    dossier: Annotated[Path, DOSSIER],
    kind: Annotated[str, _KIND],
    output: Output,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar="PERIODE", help="Triwulan, semester, atau bulan: 2024-Q3; bawaan: setahun."
        ),
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option("--of", metavar="ID", help="Hanya naskah satu perjanjian, jabatan, atau lembar."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Cetak manifes sebagai JSON.")] = False,
) -> None:
    """Buat satu jenis naskah, atau semua yang dapat dibuat, sebagai docx, pdf, dan html."""
    make_papers(Order(dossier, kind.lower(), period, subject, output), as_json=as_json)
