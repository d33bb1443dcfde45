"""What tests of `capaian intake` share: tables that are brought to a dossier, and looked at and confirmed."""

from __future__ import annotations

from pathlib import Path

from tests.functional.cli_cast import Run, run, run_sure
from tests.intake.books import Cell, write_sheet

Rows = list[list[Cell]]


def bring(dossier: Path, rows: Rows, *options: str) -> Run:
    """Call the command with a table."""
    return run("intake", write_sheet(dossier.parent / "tabel.xlsx", rows), dossier, *options)


def confirm(dossier: Path, rows: Rows, *options: str) -> None:
    """Take a table in that somebody has looked at."""
    book = write_sheet(dossier.parent / "tabel.xlsx", rows)
    done = run_sure("intake", book, dossier, "--yes", *options)
    assert done.code == 0, done.says


def flat(done: Run) -> str:
    """Return all that was said in one line."""
    return " ".join(done.says.split())
