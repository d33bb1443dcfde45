"""`capaian verify-log`: whether the log of an installation is as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.domain.errors import CapaianError


class TamperedLogError(CapaianError):
    """The log is not as it was written."""

    code = "tampered_log"
    exit_code = 13


def verify_log(
    folder: Annotated[Path, typer.Option("--data", help="Folder basis data, bukti, dan kunci.")] = Path(
        "capaian-data"
    ),
) -> None:
    """Memeriksa rantai segel catatan kejadian dan menyebut entri pertama yang berubah."""
    from capaian.web.starting import find_broken_entry

    broken = find_broken_entry(folder)
    if broken is not None:
        raise TamperedLogError(f"Catatan kejadian berubah: {broken}.")
    console.out().print("Catatan kejadian utuh.")
