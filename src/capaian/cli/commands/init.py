"""`capaian init`: a new installation of the pages, with its office and its first administrator."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Collection, Mapping
from getpass import getpass
from pathlib import Path
from typing import Annotated, Final

import typer

from capaian.cli import console
from capaian.cli.asking import Missing, is_answerable, require
from capaian.cli.usage import DEFAULT_INSTALLATION, INSTALLATION
from capaian.domain.errors import UsageMistakeError

_HIDDEN: Final = "password"
_QUESTIONS: Final[Mapping[str, Missing]] = {
    "office": Missing("--office NAMA", "Nama dinas"),
    "slug": Missing("--slug NAMA", "Nama dalam alamat, misalnya contoh"),
    "username": Missing("--admin NAMA", "Nama pengguna administrator"),
    "full_name": Missing("--admin-name NAMA", "Nama lengkap administrator"),
    _HIDDEN: Missing("variabel CAPAIAN_ADMIN_PASSWORD", "Kata sandi administrator"),
}
"""What an installation begins with, in the order in which it is asked for."""


def init(
    office: Annotated[str | None, typer.Option("--office", help="Nama dinas.")] = None,
    slug: Annotated[str | None, typer.Option("--slug", help="Dinas dalam alamat web.")] = None,
    username: Annotated[str | None, typer.Option("--admin", help="Nama pengguna administrator.")] = None,
    full_name: Annotated[str | None, typer.Option("--admin-name", help="Nama lengkapnya.")] = None,
    password: Annotated[
        str | None,
        typer.Option(
            "--admin-password", envvar="CAPAIAN_ADMIN_PASSWORD", help="Lebih aman diketik bila ditanya."
        ),
    ] = None,
    folder: Annotated[Path, INSTALLATION] = DEFAULT_INSTALLATION,
) -> None:
    """Membuat instalasi web: kunci, basis data, dinas, dan administrator pertama.

    Yang tidak disebut ditanyakan satu per satu; hanya jawaban yang ditolak ditanyakan lagi.
    """
    from capaian.web.starting import Beginning, begin, find_mistakes, require_none

    require_none(folder)
    told = {"office": office, "slug": slug, "username": username, "full_name": full_name, _HIDDEN: password}
    given = {part: text for part, text in told.items() if text is not None}
    missing = [part for part in _QUESTIONS if part not in given]
    if not is_answerable():
        require([_QUESTIONS[part] for part in missing])
    answers = {**given, **_ask(missing)}
    # What was given by an option is refused below, with everything else: nobody can answer it anew.
    while (wrong := find_mistakes(Beginning(**answers))) and {*wrong} <= {*missing}:
        for part, text in wrong.items():
            console.out().print(console.printable(f"{_QUESTIONS[part].question}: {text}"))
        answers |= _ask(wrong)
    begin(folder, Beginning(**answers))
    place = shlex.quote(str(folder))
    console.out().print(f"Instalasi siap di {folder}. Buka dengan: capaian serve --data {place}")


def _ask(parts: Collection[str]) -> dict[str, str]:
    """Ask for what an installation begins with.

    Raises:
        UsageMistakeError: at the end of input.
    """
    try:
        return {
            part: _ask_password() if part == _HIDDEN else _read_line(part)
            for part in _QUESTIONS
            if part in parts
        }
    except EOFError:
        raise UsageMistakeError(
            "Masukan berakhir sebelum semua pertanyaan dijawab; tidak ada yang dibuat. Jalankan lagi, "
            "atau sebut jawabannya sebagai opsi (capaian init --help)."
        ) from None


def _read_line(part: str) -> str:
    console.out().print(console.printable(f"{_QUESTIONS[part].question}: "), end="")
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()


def _ask_password() -> str:
    """Ask for a password until it was typed twice alike; it is not shown."""
    question = _QUESTIONS[_HIDDEN].question
    while (password := getpass(f"{question}: ")) != getpass("Sekali lagi: "):
        console.out().print("Kedua kata sandi tidak sama. Ketik lagi.")
    return password
