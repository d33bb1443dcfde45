"""`capaian init`: a new installation of the pages, with its office and its first administrator."""

from __future__ import annotations

import shlex
from dataclasses import replace
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from capaian.cli import console
from capaian.cli.console import is_answerable
from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION, option, require
from capaian.domain.errors import UsageMistakeError

if TYPE_CHECKING:
    from capaian.web.configuration import FirstOffice


def init(
    office: Annotated[str, option("init --office", "NAMA", show_default=False)] = "",
    slug: Annotated[str, option("init --slug", "NAMA", show_default=False)] = "",
    username: Annotated[str, option("init --admin", "NAMA", show_default=False)] = "",
    full_name: Annotated[str, option("init --admin-name", "NAMA", show_default=False)] = "",
    password: Annotated[
        str,
        typer.Option(
            "--admin-password",
            envvar="CAPAIAN_ADMIN_PASSWORD",
            help="Lebih aman diketik ketika ditanya.",
            show_default=False,
        ),
    ] = "",
    folder: Annotated[Path, INSTALLATION] = DEFAULT_INSTALLATION,
) -> None:
    """Membuat instalasi web: kunci, basis data, dinas, dan administrator pertama.

    Kata sandi yang tidak disebut ditanyakan, dan ditanyakan lagi selama mudah ditebak.
    """
    from capaian.web.configuration import FirstOffice
    from capaian.web.starting import begin, require_none

    require_none(folder)
    needed = {"--office": office, "--slug": slug, "--admin": username, "--admin-name": full_name}
    require(needed if is_answerable() else {**needed, "variabel CAPAIAN_ADMIN_PASSWORD": password})
    beginning = FirstOffice(slug, office, username, full_name, password)
    begin(folder, beginning if password else _ask_password(beginning))
    place = shlex.quote(str(folder))
    console.out().print(f"Instalasi siap di {folder}. Buka dengan: capaian serve --data {place}")


def _ask_password(beginning: FirstOffice) -> FirstOffice:
    """Ask for a password until it was typed twice alike and is hard to guess.

    Raises:
        UsageMistakeError: at the end of input.
    """
    from capaian.web.starting import find_mistakes

    try:
        while True:
            password = getpass("Kata sandi administrator: ")
            if password != getpass("Sekali lagi: "):
                console.write_line("Kedua kata sandi tidak sama. Ketik lagi.")
                continue
            beginning = replace(beginning, password=password)
            mistakes = find_mistakes(beginning)
            # What an option says wrongly is refused below, with everything else.
            if {*mistakes} != {"password"}:
                return beginning
            console.write_line(f"Kata sandi administrator: {mistakes['password']}")
    except EOFError:
        raise UsageMistakeError(
            "Masukan berakhir sebelum kata sandi diketik; tidak ada yang dibuat."
        ) from None
