"""`capaian feed`: what closed months of the registers make of the figures of the plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.usage import AS_JSON, DOSSIER, flag
from capaian.domain.errors import InputError
from capaian.domain.exchange import Plain
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.feeding import FIGURES, FedCell, plan_feed


def feed(
    dossier: Annotated[Path, DOSSIER],
    is_dry: Annotated[bool, flag("feed --dry-run")] = False,
    is_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Tulis angka register yang sudah ditutup ke counts.csv dan outputs.csv, menurut feeds.csv."""
    plan = plan_feed(dossier)
    if plan.typed:
        raise InputError([_typed_issue(cell, text) for cell, text in plan.typed])
    if not is_dry and plan.files:
        plan.write(dossier)
    if is_json:
        written: list[Plain] = [*sorted(plan.files)] if not is_dry else []
        cells: list[Plain] = [
            {
                "file": cell.file,
                **cell.key,
                FIGURES[cell.file]: cell.text,
                "source": cell.source.id,
            }
            for cell in plan.cells
        ]
        console.print_json({"cells": cells, "written": written, "left_out": [*plan.left_out]})
        return
    for cell in plan.cells:
        console.write_line(
            f"{' '.join(filter(None, cell.key.values()))}: {cell.text} ({cell.source.title})"
        )
    for line in plan.left_out:
        console.write_line(f"{line}.")
    if not plan.cells:
        console.write_line("Belum ada bulan register yang ditutup untuk baris feeds.csv.")
    elif plan.files:
        console.write_line(
            f"{'Akan ditulis' if is_dry else 'Ditulis'}: {', '.join(sorted(plan.files))}."
        )
    else:
        console.write_line("Semua angka umpan sudah tertulis.")


def _typed_issue(cell: FedCell, text: str) -> Issue:
    row = " ".join(filter(None, cell.key.values()))
    message = f"{row} diketik {text}, padahal register menghitung {cell.text}."
    remedy = "Hapus yang diketik, atau baris umpannya di feeds.csv."
    return Issue(
        Level.ERROR,
        "feed_typed",
        message,
        Place(cell.file, column=FIGURES[cell.file]),
        text,
        remedy,
    )
