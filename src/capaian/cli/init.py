"""`capaian init`: a new installation of the pages, with its office and its first administrator."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console


def init(
    office: Annotated[str, typer.Option("--office", prompt="Nama dinas", help="Nama dinas.")],
    slug: Annotated[
        str,
        typer.Option("--slug", prompt="Nama dalam alamat, misalnya contoh", help="Dinas dalam alamat web."),
    ],
    username: Annotated[
        str,
        typer.Option("--admin", prompt="Nama pengguna administrator", help="Nama pengguna administrator."),
    ],
    full_name: Annotated[
        str, typer.Option("--admin-name", prompt="Nama lengkap administrator", help="Nama lengkapnya.")
    ],
    password: Annotated[
        str,
        typer.Option(
            "--admin-password",
            prompt="Kata sandi administrator",
            hide_input=True,
            confirmation_prompt="Sekali lagi",
            envvar="CAPAIAN_ADMIN_PASSWORD",
            help="Lebih aman diketik bila ditanya.",
        ),
    ],
    folder: Annotated[Path, typer.Option("--data", help="Folder basis data, bukti, dan kunci.")] = Path(
        "capaian-data"
    ),
) -> None:
    """Membuat instalasi web: kunci, basis data, dinas, dan administrator pertama."""
    from capaian.web.starting import begin

    begin(folder, slug, office, (username, full_name, password))
    console.out().print(f"Instalasi siap di {folder}. Buka dengan: capaian serve --data {folder}")
