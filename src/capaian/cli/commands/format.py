"""`capaian format`: the canonical form of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.usage import DOSSIER
from capaian.dossier.canonical import format_dossier


def format_(dossier: Annotated[Path, DOSSIER]) -> None:
    """Tulis dossier dalam bentuk bakunya; isi dan catatan tidak berubah."""
    changed = format_dossier(dossier)
    if not changed:
        console.write_line("Dossier sudah dalam bentuk baku.")
    for name in changed:
        console.write_line(f"Diformat: {name}")
