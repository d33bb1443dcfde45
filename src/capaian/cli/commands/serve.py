"""`capaian serve`: the pages, from as many processes as there are cores."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION, flag


def serve(
    folder: Annotated[Path, INSTALLATION] = DEFAULT_INSTALLATION,
    demo: Annotated[bool, flag("serve --demo")] = False,
    host: Annotated[str, typer.Option(help="Alamat yang didengarkan.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Nomor porta.")] = 8000,
) -> None:
    """Membuka halaman web di peramban."""
    from capaian.web.serving import answer
    from capaian.web.starting import prepare

    prepare(folder, is_demonstration=demo, is_server=True, report=typer.echo)
    answer(host, port, typer.echo)
