"""`capaian restore`: an installation of the pages from its backup, in a new folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console


def restore(
    file: Annotated[Path, typer.Argument(metavar="CADANGAN", help="Berkas cadangan.", show_default=False)],
    folder: Annotated[Path, typer.Option("--data", help="Folder baru; kosong atau belum ada.")] = Path(
        "capaian-data"
    ),
    keys: Annotated[
        Path | None, typer.Option("--keys", metavar="BERKAS", help="Berkas kunci yang dicadangkan.")
    ] = None,
) -> None:
    """Memulihkan instalasi dari cadangan: seluruhnya, atau tidak sama sekali."""
    from capaian.web.starting import put_back

    manifest = put_back(file, folder, keys)
    checked = "catatannya utuh" if keys else "catatannya belum diperiksa karena kuncinya tidak ada"
    console.out().print(f"Instalasi dipulihkan ke {folder}: {manifest.entries} entri, {checked}.")
    if manifest.damaged:
        console.out().print(
            f"Isi {len(manifest.damaged)} berkas bukti sudah rusak waktu dicadangkan; capaian verify-log "
            "menyebutnya."
        )
    if keys is None:
        place = folder / "kunci"
        console.out().print(f"Salin berkas kunci ke {place} sebelum capaian serve, lalu: capaian verify-log")
