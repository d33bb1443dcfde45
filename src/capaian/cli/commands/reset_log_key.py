"""`capaian reset-log-key`: a new chain of the log where the key of the
old one is lost for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION
from capaian.domain.errors import UsageMistakeError


def reset_log_key(folder: Annotated[Path, INSTALLATION] = DEFAULT_INSTALLATION) -> None:
    """Memulai rantai catatan baru bila kunci jejak hilang untuk selamanya,
    juga dari cadangan kunci.

    Catatan yang lama tetap dan tidak dapat diubah lagi, tetapi tidak pernah lagi dapat diperiksa;
    verify-log dan halaman Catatan menyebutnya selamanya, dengan alasan yang ditanyakan perintah
    ini. Hentikan dahulu servernya.
    """
    from capaian.web.starting import begin_chain

    number = begin_chain(folder, _ask_reason)
    console.write_line(f"Rantai baru dimulai pada entri {number}, dengan kunci baru.")
    console.write_line(
        "Simpan kuncinya sekarang di tempat lain: capaian backup CADANGAN --keys BERKAS."
    )


def _ask_reason(offices: Sequence[str]) -> str:
    console.write_line(
        f"Instalasi: {', '.join(offices)}. Tanpa kuncinya catatan sampai hari ini tidak "
        "pernah lagi dapat "
        "diperiksa, dan kode dua langkah semua orang dilepas. Cari dahulu cadangan "
        "kuncinya (backup --keys)."
    )
    is_confirmed = (
        console.ask("Untuk melanjutkan ketik: kunci hilang").casefold() == "kunci hilang"
    )
    reason = (
        console.ask("Bagaimana kunci hilang, dan siapa yang memutuskan ini")
        if is_confirmed
        else ""
    )
    if not reason:
        raise UsageMistakeError("Tidak ada yang diubah.")
    return reason
