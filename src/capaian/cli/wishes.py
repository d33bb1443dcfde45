"""What may be asked of an import besides the workbook and the dossier; quick to load."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from capaian.cli.shared_options import share
from capaian.cli.usage import UsageMistakeError, read_path


@dataclass(frozen=True)
class Wishes:
    """What was asked for besides the workbook and the dossier."""

    is_agreed: bool = False
    """Write without asking."""
    is_dry: bool = False
    """Write nothing."""
    takes_workbook: bool = False
    """The workbook goes before what was changed in the dossier since."""
    is_same: bool | None = None
    """Whether it is a workbook that was taken in before, or another copy of its export."""
    is_json: bool = False
    marked: Path | None = None
    """Where the copy with marked cells goes; `None`: beside the workbook, but not in a dry run."""
    is_as_typed: bool = False
    """Rows that look like totals or that were moved are as somebody wants them."""


def _options(
    yes: Annotated[bool, typer.Option("--yes", metavar="", help="Tulis tanpa bertanya.")] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", metavar="", help="Pratinjau saja; tidak menulis apa pun kecuali --marked."),
    ] = False,
    take_workbook: Annotated[
        bool,
        typer.Option(
            "--take-workbook",
            metavar="",
            help="Isi buku menggantikan berkas dossier yang berubah sesudah buku ditulis.",
        ),
    ] = False,
    marked: Annotated[
        Path | None,
        typer.Option(
            "--marked",
            metavar="BUKU",
            parser=read_path,
            help="Salinan dengan sel bermasalah ditandai; bawaan: <buku>-periksa.xlsx di sebelahnya.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Cetak JSON.")] = False,
) -> Wishes:
    """The options; their names and words are read from here."""
    if marked is not None and marked.exists():
        raise UsageMistakeError(f"{marked} sudah ada dan mungkin berisi isian. Pilih nama lain.")
    return Wishes(yes, dry_run, take_workbook, None, as_json, marked)


def _copy(
    same_book: Annotated[
        bool, typer.Option("--same-book", metavar="", help="Buku ini sudah pernah diimpor.")
    ] = False,
    other_copy: Annotated[
        bool,
        typer.Option("--other-copy", metavar="", help="Buku ini salinan lain dari ekspor yang sama."),
    ] = False,
) -> bool | None:
    """Whether it was taken in before, or is another copy; `None`: nobody says."""
    if same_book and other_copy:
        raise UsageMistakeError("--same-book dan --other-copy bertentangan. Pilih salah satu.")
    return same_book if same_book or other_copy else None


with_wishes = share(_options, "wishes")
"""Give the command its options; it takes them as `wishes`."""
with_copy = share(_copy, "is_same")
"""Give the command the options about which copy a workbook is; it takes them as `is_same`."""
