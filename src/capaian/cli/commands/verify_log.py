"""`capaian verify-log`: whether the log of an installation is as it was written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from capaian.cli import console
from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION, option
from capaian.domain.errors import CapaianError


class TamperedLogError(CapaianError):
    """The log, what protects it, or evidence is not as it was written."""

    code = "tampered_log"
    exit_code = 13


_REMEDY: Final = (
    "Basis data atau berkasnya diubah di luar Capaian: simpan salinannya untuk "
    "pemeriksaan, lalu pulihkan "
    "cadangan terakhir yang utuh. Berkas bukti dapat juga diunggah lagi dari aslinya."
)
_UNPROVEN: Final = (
    "Tidak dibuktikan: isi tabel tanpa sidik jari (rencana yang belum disahkan, hari "
    "terbuka yang hilang "
    "seluruhnya); entri sesudah titik terakhir yang disimpan di luar komputer ini, bila "
    "basis data dan "
    "kuncinya dipegang orang yang sama."
)
"""Who writes into the database past the program leaves no entry;
who has the key can seal a new log.
"""


def verify_log(
    folder: Annotated[Path, INSTALLATION] = DEFAULT_INSTALLATION,
    against: Annotated[Path | None, option("verify-log --against", "CADANGAN")] = None,
    since: Annotated[str, option("verify-log --since", "NOMOR:SEGEL")] = "",
) -> None:
    """Memeriksa rantai segel catatan kejadian dan menyebut entri pertama yang berubah.

    Dibandingkan dengan sidik jarinya dalam catatan: isian, tahun, naskah, bukti, akun, kata sandi,
    langkah kedua masuk, peran, jabatan, bulan register yang ditutup, turus, karcis, hari
    pelayanan, pengaduan, kunjungan, blangko, acuan register. Basis data memeriksa dirinya sendiri.
    """
    from capaian.web.keeping.commands import verify

    verified = verify(folder, against, since, with_evidence=True)
    if verified.broken is not None:
        raise TamperedLogError(f"Catatan kejadian berubah: {verified.broken}.")
    if problems := verified.problems:
        lines = (f"{what}: {_listed(names)}" for what, names in problems.items())
        raise TamperedLogError(
            "\n".join((f"Catatan kejadian utuh, tetapi {next(lines)}", *lines, _REMEDY))
        )
    screen = console.out()
    screen.print("Catatan kejadian utuh.")
    if verified.old_chain:
        screen.print(verified.old_chain, soft_wrap=True)
    if not verified.is_sealed:
        screen.print("Baris belum bersidik jari; jalankan capaian serve sekali.", soft_wrap=True)
    screen.print(_UNPROVEN, soft_wrap=True)
    if verified.point:
        screen.print(
            "Titik akhirnya, untuk dicatat di luar komputer ini dan diperiksa kelak "
            "dengan --since:"
        )
        screen.print(verified.point, soft_wrap=True)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else "".join(f"\n- {name}" for name in names)
