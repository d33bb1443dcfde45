"""`capaian workbook`: a dossier as one workbook, to be filled in with a table program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

from capaian.cli import console
from capaian.cli.import_wishes import ImportWishes
from capaian.cli.issues import mention_issues
from capaian.cli.language import Command, make_group
from capaian.cli.usage import (
    DOSSIER,
    argument,
    find_dossier_above,
    flag,
    option,
    read_path,
    real_path,
    share,
)
from capaian.domain.errors import UsageMistakeError
from capaian.domain.issue import Level
from capaian.dossier.changes import write_decided

app = make_group(
    "workbook", "Isi data dengan Excel atau LibreOffice: satu buku kerja untuk satu dossier."
)
_ENDING: Final = ".xlsx"
_REPLACE = flag("workbook --replace")


@app.command(cls=Command)
def template(
    out: Annotated[str, option("workbook template --out", "BUKU")],
    replace: Annotated[bool, _REPLACE] = False,
) -> None:
    """Buat buku kerja kosong, dengan petunjuk, catatan, dan daftar pilihan."""
    # What writes workbooks is loaded by those who write one.
    from capaian.dossier.excel.write.book import write_template

    _write(_target(out, is_replaced=replace), write_template(), is_replaced=replace)


@app.command(cls=Command)
def export(
    dossier: Annotated[Path, DOSSIER],
    out: Annotated[str | None, option("workbook export --out", "BUKU")] = None,
    replace: Annotated[bool, _REPLACE] = False,
) -> None:
    """Tulis seluruh dossier sebagai satu buku kerja; dossier tidak berubah."""
    from capaian.dossier.canonical import canonical_folder
    from capaian.dossier.check import find_issues
    from capaian.dossier.excel.write.book import export_book

    default = Path("out") / f"{real_path(dossier).name}{_ENDING}"
    target = _target(str(default) if out is None else out, is_replaced=replace)
    folder, changed = canonical_folder(dossier)
    _write(target, export_book(folder), is_replaced=replace)
    if changed:
        console.write_line(f"Di dalam buku ditulis dalam bentuk baku: {', '.join(changed)}.")
    if folder.evidence:
        console.write_line(
            f"Berkas bukti tetap di folder evidence: {len(folder.evidence)} berkas."
        )
    # How many figures contradict each other: they are in the book, to be mended there.
    mention_issues(
        [one for one in find_issues(dossier).issues if one.level is Level.ERROR], dossier
    )


@app.command(name="import", cls=Command)
@share(ImportWishes, "wishes")
def import_(
    book: Annotated[Path, argument("BUKU", "Buku kerja yang sudah diisi.", parser=read_path)],
    dossier: Annotated[
        Path, argument("DOSSIER", "Folder dossier; boleh belum ada.", parser=read_path)
    ],
    wishes: ImportWishes,
) -> None:
    """Baca kembali buku kerja yang sudah diisi: pratinjau dahulu, lalu tulis ke dossier."""
    from capaian.dossier.excel.read_book import begin_reading
    from capaian.processes.collecting import without_collecting

    # The child reads while the rooms are loaded.
    with begin_reading(book) as read, without_collecting():
        from capaian.cli.workbook_import import take_back

        take_back(read, book, dossier, wishes)


def _target(text: str, *, is_replaced: bool) -> Path:
    """Return where a workbook goes.

    Raises:
        UsageMistakeError: for another ending, a place within a dossier, or an older workbook in
            its place.
    """
    target = read_path(text)
    if target.suffix.lower() != _ENDING:
        raise UsageMistakeError(f"Nama buku kerja {target} harus berakhiran {_ENDING}.")
    if find_dossier_above(target):
        raise UsageMistakeError(
            f"Buku kerja {target} berada di dalam dossier. Pilih tempat di luarnya, misalnya out."
        )
    _require_free(target, is_replaced=is_replaced)
    return target


def _require_free(target: Path, *, is_replaced: bool) -> None:
    """Refuse to write over an older workbook by mistake: people may have typed into it."""
    if target.exists() and not is_replaced:
        raise UsageMistakeError(
            f"{target} sudah ada dan mungkin berisi isian. Pilih nama lain, atau "
            "tambahkan --replace."
        )


def _write(target: Path, content: bytes, *, is_replaced: bool) -> None:
    """Write the workbook, unless one appeared in its place while it was made."""

    def decide() -> Mapping[str, bytes]:
        _require_free(target, is_replaced=is_replaced)
        return {target.name: content}

    write_decided(target.parent, decide)
    console.write_line(f"Buku kerja: {target}")
