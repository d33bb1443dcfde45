"""`capaian format`: the canonical form of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.dossier import format_dossier


def format_(dossier: Annotated[Path, typer.Argument(help="Folder dossier.")]) -> None:
    """Tulis dossier dalam bentuk bakunya; isi dan catatan tidak berubah."""
    changed = format_dossier(dossier)
    screen = console.out()
    if not changed:
        screen.print("Dossier sudah dalam bentuk baku.")
    for name in changed:
        screen.print(f"Diformat: {name}")
