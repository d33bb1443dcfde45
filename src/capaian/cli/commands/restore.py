"""`capaian restore`: an installation of the pages from its backup, in a new folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.usage import DEFAULT_INSTALLATION, argument, option


def restore(
    file: Annotated[Path, argument("CADANGAN", "Berkas cadangan.")],
    folder: Annotated[Path, option("restore --data", "")] = DEFAULT_INSTALLATION,
    keys: Annotated[Path | None, option("restore --keys", "BERKAS")] = None,
) -> None:
    """Memulihkan instalasi dari cadangan: seluruhnya, atau tidak sama sekali."""
    from capaian.web.keeping.commands import put_back

    made = put_back(file, folder, keys)
    why = (
        "dari versi lama; jalankan capaian serve, lalu capaian verify-log"
        if keys
        else "kuncinya tidak ada"
    )
    checked = "catatannya utuh" if made.verified else f"catatannya belum diperiksa: {why}"
    console.out().print(
        f"Instalasi dipulihkan ke {folder}: {made.manifest.entries} entri, {checked}."
    )
    if made.verified and made.verified.old_chain:
        console.write_line(made.verified.old_chain)
    if made.wiped:
        console.out().print(f"Jawaban {made.wiped} survei dihapus: sudah disimpan dua tahun.")
    if damaged := made.manifest.damaged:
        console.out().print(
            f"Isi {len(damaged)} berkas bukti sudah rusak waktu dicadangkan; capaian "
            "verify-log menyebutnya."
        )
    if keys is None:
        place = folder / "kunci"
        console.out().print(
            f"Salin berkas kunci ke {place} sebelum capaian serve, lalu: capaian verify-log"
        )
