"""`capaian workbook`: a dossier as one workbook, to be filled in with a table program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from capaian.cli.language import Command, Group
from capaian.cli.shared_options import share
from capaian.cli.usage import AS_JSON, DOSSIER, read_path
from capaian.domain.errors import UsageMistakeError

app = typer.Typer(
    name="workbook",
    cls=Group,
    help="Isi data dengan Excel atau LibreOffice: satu buku kerja untuk satu dossier.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)

_REPLACE = typer.Option("--replace", metavar="", help="Ganti buku yang sudah ada di tempat itu.")


@dataclass(frozen=True)
class Wishes:
    """What was asked for besides the workbook and the dossier; its fields are the options."""

    is_agreed: Annotated[bool, typer.Option("--yes", metavar="", help="Tulis tanpa bertanya.")] = False
    is_dry: Annotated[
        bool,
        typer.Option("--dry-run", metavar="", help="Pratinjau saja; tidak menulis apa pun kecuali --marked."),
    ] = False
    takes_workbook: Annotated[
        bool,
        typer.Option(
            "--take-workbook",
            metavar="",
            help="Untuk yang berubah di buku dan di dossier, isi buku yang berlaku.",
        ),
    ] = False
    marked: Annotated[
        Path | None,
        typer.Option(
            "--marked",
            metavar="BUKU",
            parser=read_path,
            help="Salinan dengan daftar sel bermasalah; bawaan: <buku>-periksa.xlsx di sebelahnya.",
        ),
    ] = None
    is_json: Annotated[bool, AS_JSON] = False
    is_as_typed: Annotated[
        bool,
        typer.Option(
            "--as-typed",
            metavar="",
            help=(
                "Isi yang galat menurut check, baris yang tampak sebagai jumlah, angka yang hanya komanya "
                "lain, atau urutan yang berganti, memang demikian."
            ),
        ),
    ] = False

    def __post_init__(self) -> None:
        """Refuse to write the copy over something: people may have typed into it."""
        if self.marked is not None and self.marked.exists():
            raise UsageMistakeError(f"{self.marked} sudah ada dan mungkin berisi isian. Pilih nama lain.")


@app.command(cls=Command)
def template(
    out: Annotated[str, typer.Option("--out", metavar="BUKU", help="Berkas buku kerja, misalnya buku.xlsx.")],
    kind: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="NASKAH", help="Tampilkan hanya lembar yang wajib untuk naskah ini: lkjip."
        ),
    ] = None,
    replace: Annotated[bool, _REPLACE] = False,
) -> None:
    """Buat buku kerja kosong, dengan petunjuk, catatan, dan daftar pilihan."""
    # What writes workbooks is loaded by those who write one.
    from capaian.cli.workbook_export import write_empty_book

    write_empty_book(out, kind, is_replaced=replace)


@app.command(cls=Command)
def export(
    dossier: Annotated[Path, DOSSIER],
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="BUKU", help="Berkas buku kerja; bawaan: out/<nama dossier>.xlsx."),
    ] = None,
    replace: Annotated[bool, _REPLACE] = False,
) -> None:
    """Tulis seluruh dossier sebagai satu buku kerja; dossier tidak berubah."""
    from capaian.cli.workbook_export import write_dossier_book

    write_dossier_book(dossier, out, is_replaced=replace)


@app.command(name="import", cls=Command)
@share(Wishes, "wishes")
def import_(
    book: Annotated[
        Path,
        typer.Argument(
            metavar="BUKU", help="Buku kerja yang sudah diisi.", show_default=False, parser=read_path
        ),
    ],
    dossier: Annotated[
        Path,
        typer.Argument(
            metavar="DOSSIER", help="Folder dossier; boleh belum ada.", show_default=False, parser=read_path
        ),
    ],
    wishes: Wishes,
) -> None:
    """Baca kembali buku kerja yang sudah diisi: pratinjau dahulu, lalu tulis ke dossier."""
    from capaian.dossier.excel.read_book import begin_reading
    from capaian.processes.collecting import without_collecting

    # The child reads while the rooms are loaded.
    with begin_reading(book) as read, without_collecting():
        from capaian.cli.workbook_import import take_back

        take_back(read, book, dossier, wishes)
