"""`capaian workbook`: a dossier as one workbook, to be filled in with a table program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.cli.language import Command, Group
from capaian.cli.order import ALL, require_kind
from capaian.cli.outputs import write_together
from capaian.cli.taking import Wishes, take_back, with_wishes
from capaian.cli.usage import DOSSIER, UsageMistakeError, read_path
from capaian.dossier.tables.office import OFFICE

ENDING = ".xlsx"

app = typer.Typer(
    name="workbook",
    cls=Group,
    help="Isi data dengan Excel atau LibreOffice: satu buku kerja untuk satu dossier.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)

_REPLACE = typer.Option("--replace", metavar="", help="Ganti buku yang sudah ada di tempat itu.")


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
    target = _target(out, is_replaced=replace)
    chosen = None if kind is None else kind.lower()
    if chosen is not None:
        require_kind(chosen)
    # The library that writes workbooks is loaded by those who write one.
    from capaian.dossier.workbook.needs import parts_of_paper
    from capaian.dossier.workbook.write.book import write_template

    parts = None if chosen in (None, ALL) else parts_of_paper(str(chosen))
    _write(target, write_template(parts))


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
    default = Path("out") / f"{dossier.resolve().name}{ENDING}"
    target = _target(str(default) if out is None else out, is_replaced=replace)
    _refuse_within(target, dossier)
    from capaian.dossier.canonical import canonical_folder
    from capaian.dossier.workbook.write.book import export_book

    folder, changed = canonical_folder(dossier)
    _write(target, export_book(folder))
    if changed:
        names = ", ".join(changed)
        console.out().print(f"Di dalam buku ditulis dalam bentuk baku: {names}.", soft_wrap=True)
    if folder.evidence:
        console.out().print(f"Berkas bukti tetap di folder evidence: {len(folder.evidence)} berkas.")


@app.command(name="import", cls=Command)
@with_wishes
def import_(
    book: Annotated[
        Path, typer.Argument(metavar="BUKU", help="Buku kerja yang sudah diisi.", show_default=False)
    ],
    dossier: Annotated[
        Path,
        typer.Argument(metavar="DOSSIER", help="Folder dossier; boleh belum ada.", show_default=False),
    ],
    *,
    wishes: Wishes,
) -> None:
    """Baca kembali buku kerja yang sudah diisi: pratinjau dahulu, lalu tulis ke dossier."""
    take_back(book, dossier, wishes)


def _target(text: str, *, is_replaced: bool) -> Path:
    """Return where the workbook goes; what people typed into an older one is not lost by mistake."""
    target = read_path(text)
    if target.suffix.lower() != ENDING:
        raise UsageMistakeError(f"Nama buku kerja {target} harus berakhiran {ENDING}.")
    if (target.parent / OFFICE.file).exists():
        raise UsageMistakeError(
            f"Buku kerja {target} berada di dalam dossier. Pilih tempat di luarnya, misalnya out."
        )
    if target.exists() and not is_replaced:
        raise UsageMistakeError(
            f"{target} sudah ada dan mungkin berisi isian. Pilih nama lain, atau tambahkan --replace."
        )
    return target


def _refuse_within(target: Path, dossier: Path) -> None:
    if dossier.resolve() in target.resolve().parents:
        raise UsageMistakeError(
            f"Buku kerja {target} berada di dalam dossier {dossier}. Pilih tempat di luarnya, misalnya out."
        )


def _write(target: Path, content: bytes) -> None:
    write_together(target.parent, {target.name: content})
    console.out().print(f"Buku kerja: {target}", soft_wrap=True)
