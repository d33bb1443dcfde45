"""`capaian reset-password`: the way back for an administrator whom no other one can help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION, argument


def reset_password(
    username: Annotated[str, argument("NAMA", "Nama pengguna.")],
    folder: Annotated[Path, INSTALLATION] = DEFAULT_INSTALLATION,
) -> None:
    """Membuat kata sandi baru untuk administrator satu-satunya yang lupa kata sandi atau
    kehilangan telepon.

    Verifikasi dua langkahnya dilepas dan semua sesinya diakhiri. Kata sandi tampil sekali, diganti
    ketika masuk, dan perbuatannya tercatat di halaman Catatan. Untuk orang lain: administrator
    membuatkannya di halaman Orang.
    """
    from capaian.web.starting import renew_password

    name, password = renew_password(folder, username, console.write_line)
    screen = console.out()
    screen.print(
        console.printable(f"Kata sandi baru untuk {name} ({username}), tampil sekali ini saja:")
    )
    screen.print(password, highlight=False)
    screen.print(
        "Verifikasi dua langkahnya dilepas; ia mengganti kata sandi ini ketika masuk, "
        "lalu memasangnya lagi."
    )
