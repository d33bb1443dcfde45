"""What may be asked of an import besides the workbook and the dossier; quick to load."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from capaian.cli.shared_options import share
from capaian.cli.usage import read_path
from capaian.domain.errors import UsageMistakeError


@dataclass(frozen=True)
class Wishes:
    """What was asked for besides the workbook and the dossier."""

    is_agreed: bool = False
    """Write without asking."""
    is_dry: bool = False
    """Write nothing."""
    takes_workbook: bool = False
    """Of what both sides changed the workbook's is taken."""
    is_json: bool = False
    marked: Path | None = None
    """Where the copy with the list of problems goes; `None`: beside the workbook, but not in a dry run."""
    is_as_typed: bool = False
    """What looks like a slip is as somebody wants it."""


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
            help="Untuk yang berubah di buku dan di dossier, isi buku yang berlaku.",
        ),
    ] = False,
    marked: Annotated[
        Path | None,
        typer.Option(
            "--marked",
            metavar="BUKU",
            parser=read_path,
            help="Salinan dengan daftar sel bermasalah; bawaan: <buku>-periksa.xlsx di sebelahnya.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Cetak JSON.")] = False,
) -> Wishes:
    """The options; their names and words are read from here."""
    if marked is not None and marked.exists():
        raise UsageMistakeError(f"{marked} sudah ada dan mungkin berisi isian. Pilih nama lain.")
    return Wishes(yes, dry_run, take_workbook, as_json, marked)


with_wishes = share(_options, "wishes")
"""Give the command its options; it takes them as `wishes`."""
