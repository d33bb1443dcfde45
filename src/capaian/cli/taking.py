"""The way of a workbook into a dossier: read, told, shown, asked, written."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from capaian.cli import console
from capaian.cli.incoming import preview_to_plain, show_preview
from capaian.cli.problems import as_command, count_issues, show_issues
from capaian.cli.usage import UsageMistakeError
from capaian.domain.errors import FileError, InputError
from capaian.dossier.workbook.import_book import Incoming, import_book
from capaian.dossier.workbook.preview import Preview, make_preview

_YES: Final = frozenset({"y", "ya", "yes"})


@dataclass(frozen=True)
class Wishes:
    """What was asked for besides the workbook and the dossier."""

    is_agreed: bool = False
    """Write without asking."""
    is_dry: bool = False
    """Write nothing."""
    takes_workbook: bool = False
    """The workbook goes before what was changed in the dossier since."""
    is_json: bool = False


def take_back(book: Path, dossier: Path, wishes: Wishes) -> None:
    """Take a workbook back into a dossier, or say what is wrong with it."""
    _require_dossier(dossier)
    incoming = import_book(book, dossier, takes_workbook=wishes.takes_workbook)
    if incoming.has_errors:
        _refuse(incoming, wishes)
    preview = make_preview(incoming)
    if not wishes.is_json:
        _show(preview, incoming, book)
    is_written = bool(incoming.changes) and not wishes.is_dry and _is_agreed(dossier, wishes)
    if is_written:
        incoming.write()
    if wishes.is_json:
        console.print_json(preview_to_plain(preview, incoming, is_written=is_written))
    elif is_written:
        _say_written(incoming)
    elif incoming.changes:
        console.out().print("Tidak ada yang ditulis.")
    if incoming.changes and not is_written and not wishes.is_dry and not sys.stdin.isatty():
        raise UsageMistakeError("Tambahkan --yes untuk menulis, atau --dry-run untuk pratinjau saja.")


def _require_dossier(dossier: Path) -> None:
    """Refuse a folder of something else: what is not a dossier shall not become one by mistake."""
    if not dossier.exists():
        return
    if not dossier.is_dir():
        raise FileError(f"{dossier} adalah berkas, bukan folder dossier.")
    names = {path.name for path in dossier.iterdir() if not path.name.startswith(".")}
    if names and "office.yaml" not in names:
        raise UsageMistakeError(
            f"Folder {dossier} sudah berisi, tetapi bukan dossier (tanpa office.yaml). "
            "Sebutkan folder dossier, atau nama folder baru."
        )


def _refuse(incoming: Incoming, wishes: Wishes) -> None:
    """Say what is wrong; nothing is written into the dossier."""
    if wishes.is_json:
        console.print_json(preview_to_plain(Preview((), (), ()), incoming, is_written=False))
        raise typer.Exit(InputError.exit_code)
    screen = console.err()
    show_issues(incoming.issues, screen)
    screen.print(f"Dossier tidak berubah: {count_issues(incoming.issues)}.")
    raise typer.Exit(InputError.exit_code)


def _show(preview: Preview, incoming: Incoming, book: Path) -> None:
    screen = console.out()
    if incoming.issues:
        show_issues(incoming.issues, screen)
    show_preview(preview, incoming, book, screen)


def _is_agreed(dossier: Path, wishes: Wishes) -> bool:
    """Ask on a terminal; where nobody can answer, nothing is taken for granted."""
    if wishes.is_agreed:
        return True
    if not sys.stdin.isatty() or wishes.is_json:
        return False
    console.out().print(f"Tulis perubahan ini ke {as_command(dossier)}? [ya/tidak] ", end="")
    return sys.stdin.readline().strip().casefold() in _YES


def _say_written(incoming: Incoming) -> None:
    target = as_command(incoming.dossier)
    files = len(incoming.changes)
    console.out().print(
        console.printable(f"Ditulis: {files} berkas di {target}. Periksa: capaian check {target}"),
        soft_wrap=True,
    )
