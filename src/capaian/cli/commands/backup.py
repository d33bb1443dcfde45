"""`capaian backup`: an installation of the pages as one file, its keys as another one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION, argument, option
from capaian.domain.errors import CapaianError


class DamagedEvidenceError(CapaianError):
    """The backup is there; evidence was damaged or lost before."""

    code = "damaged_evidence"
    exit_code = 13


def backup(
    target: Annotated[Path, argument("CADANGAN", "Berkas cadangan baru, .zip.")],
    folder: Annotated[Path, INSTALLATION] = DEFAULT_INSTALLATION,
    keys: Annotated[Path | None, option("backup --keys", "BERKAS")] = None,
) -> None:
    """Mencadangkan basis data dan bukti selagi halaman dipakai, lalu memeriksa cadangannya."""
    from capaian.web.keeping.commands import back_up

    kept = back_up(folder, target, keys)
    size, made = f"{target.stat().st_size / 1_000_000:.1f}".replace(".", ","), kept.manifest
    screen, files = console.out(), len(made.sha256)
    screen.print(
        f"Cadangan {target.absolute()}: {files} berkas, {size} MB, {made.entries} entri catatan."
    )
    if made.answers_until:
        screen.print(
            f"Memuat jawaban survei: hapus cadangan ini paling lambat {made.answers_until}."
        )
    if not kept.damaged:
        screen.print("Sudah dibaca kembali; semua isinya cocok.")
    if kept.unguarded:
        console.err().print(
            f"Peringatan: pelindung catatan kejadian berubah: {kept.unguarded}. Simpan "
            "juga cadangan "
            "yang lama, lalu jalankan capaian verify-log."
        )
    if keys is None:
        screen.print(
            "Kunci tidak ikut. Simpan sekali dengan --keys, di tempat lain daripada cadangan ini."
        )
    if damaged := kept.damaged:
        raise DamagedEvidenceError(
            f"Cadangannya dibuat, tetapi {len(damaged)} berkas bukti rusak atau hilang: "
            f"{'; '.join(damaged)}. Ambil dari cadangan sebelumnya, atau unggah lagi dari aslinya."
        )
