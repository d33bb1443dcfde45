"""`capaian verify-log`: whether the log of an installation is as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from capaian.cli import console
from capaian.cli.shared_options import option
from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION
from capaian.domain.errors import CapaianError


class TamperedLogError(CapaianError):
    """The log, what protects it, or evidence is not as it was written."""

    code = "tampered_log"
    exit_code = 13


_UNPROVEN: Final = (
    "Tidak dibuktikan: bahwa isi tabel lain sama dengan catatan; entri sesudah titik terakhir yang disimpan "
    "di luar komputer ini, bila basis data dan kuncinya dipegang orang yang sama."
)
"""Who writes into the database past the program leaves no entry; who has the key can seal a new log."""


def verify_log(
    folder: Annotated[Path, INSTALLATION] = DEFAULT_INSTALLATION,
    against: Annotated[
        Path | None, option("--against", "CADANGAN", "Catatan harus melanjutkan catatan dalam cadangan ini.")
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            metavar="NOMOR:SEGEL", help="Catatan harus memuat titik ini, yang dahulu dicetak perintah ini."
        ),
    ] = "",
) -> None:
    """Memeriksa rantai segel catatan kejadian dan menyebut entri pertama yang berubah.

    Isi setiap berkas bukti dibandingkan dengan sidiknya, bulan register yang ditutup dengan catatan; tabel
    lain tidak.
    """
    from capaian.web.keeping.commands import verify

    verified = verify(folder, against, since, with_evidence=True)
    if verified.broken is not None:
        raise TamperedLogError(f"Catatan kejadian berubah: {verified.broken}.")
    if verified.unguarded is not None:
        raise TamperedLogError(
            f"Catatan kejadian utuh, tetapi pelindungnya berubah: {verified.unguarded}. Basis data diubah di "
            "luar Capaian: simpan salinannya untuk pemeriksaan, lalu pulihkan cadangan terakhir yang utuh."
        )
    if verified.damaged:
        raise TamperedLogError(
            f"Catatan kejadian utuh, tetapi isi {len(verified.damaged)} berkas bukti tidak lagi seperti "
            f"waktu disimpan: {'; '.join(verified.damaged)}. Ambil dari cadangan, atau unggah lagi dari "
            "aslinya."
        )
    if verified.forged:
        raise TamperedLogError(
            f"Catatan kejadian utuh, tetapi bulan register tidak lagi seperti waktu ditutup: "
            f"{'; '.join(verified.forged)}. Basis data diubah di luar Capaian: pulihkan cadangan yang utuh."
        )
    screen = console.out()
    screen.print("Catatan kejadian utuh.")
    screen.print(_UNPROVEN, soft_wrap=True)
    if verified.point:
        screen.print("Titik akhirnya, untuk dicatat di luar komputer ini dan diperiksa kelak dengan --since:")
        screen.print(verified.point, soft_wrap=True)
