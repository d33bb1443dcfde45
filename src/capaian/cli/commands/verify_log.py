"""`capaian verify-log`: whether the log of an installation is as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.cli.shared_options import option
from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION
from capaian.domain.errors import CapaianError


class TamperedLogError(CapaianError):
    """The log, the database or evidence is not as it was written."""

    code = "tampered_log"
    exit_code = 13


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

    Yang sekarang ada dalam basis data dibandingkan dengan kata terakhir catatan tentangnya, dan isi setiap
    berkas bukti dengan sidiknya.
    """
    from capaian.web.starting import verify

    verified = verify(folder, against, since, with_evidence=True)
    if verified.broken is not None:
        raise TamperedLogError(f"Catatan kejadian berubah: {verified.broken}.")
    if verified.stray is not None:
        raise TamperedLogError(f"Catatan kejadian utuh, tetapi isi basis data berubah: {verified.stray}.")
    if verified.damaged:
        raise TamperedLogError(
            f"Catatan kejadian utuh, tetapi isi {len(verified.damaged)} berkas bukti tidak lagi seperti "
            f"waktu disimpan: {'; '.join(verified.damaged)}. Ambil dari cadangan, atau unggah lagi dari "
            "aslinya."
        )
    screen = console.out()
    screen.print("Catatan kejadian utuh.")
    if verified.point:
        screen.print("Titik akhirnya, untuk dicatat di luar komputer ini dan diperiksa kelak dengan --since:")
        screen.print(verified.point, soft_wrap=True)
