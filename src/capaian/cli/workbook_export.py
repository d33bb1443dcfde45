"""The way of a workbook out to those who fill it in: empty, or with a dossier in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from capaian.cli import console
from capaian.cli.invocation import program_as_typed
from capaian.cli.issues import as_command, mention_issues
from capaian.cli.outputs import write_decided
from capaian.cli.papers.order import ALL, require_kind
from capaian.cli.usage import read_path, real_path
from capaian.domain.errors import UsageMistakeError
from capaian.domain.issue import Level
from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.needs import parts_of_paper
from capaian.dossier.excel.write.book import export_book, write_template
from capaian.dossier.tables.parts import OFFICE

_ENDING: Final = ".xlsx"


def write_empty_book(out: str, kind: str | None, *, is_replaced: bool) -> None:
    """Write an empty workbook; of a kind of paper it shows only what that needs."""
    target = _target(out)
    _require_free(target, is_replaced=is_replaced)
    chosen = ALL if kind is None else kind.lower()
    require_kind(chosen)
    content = write_template(None if chosen == ALL else parts_of_paper(chosen))
    _write(target, content, is_replaced=is_replaced)


def write_dossier_book(dossier: Path, out: str | None, *, is_replaced: bool) -> None:
    """Write a dossier as a workbook; what can be read and is wrong goes along, and is told."""
    default = Path("out") / f"{real_path(dossier).name}{_ENDING}"
    target = _target(str(default) if out is None else out)
    _require_free(target, is_replaced=is_replaced)
    _refuse_within(target, dossier)
    folder, changed = canonical_folder(dossier)
    _write(target, export_book(folder), is_replaced=is_replaced)
    if changed:
        names = ", ".join(changed)
        console.out().print(f"Di dalam buku ditulis dalam bentuk baku: {names}.", soft_wrap=True)
    if folder.evidence:
        console.out().print(f"Berkas bukti tetap di folder evidence: {len(folder.evidence)} berkas.")
    _mention_errors(dossier)


def _mention_errors(dossier: Path) -> None:
    """Say how many figures contradict each other: they are in the book, to be mended there."""
    # The law is loaded only for a dossier, not for an empty book.
    from capaian.dossier.checked import find_issues

    errors = [issue for issue in find_issues(dossier).issues if issue.level is Level.ERROR]
    mention_issues(errors, f"{program_as_typed()} check {as_command(dossier)}", console.err())


def _target(text: str) -> Path:
    """Return where the workbook goes."""
    target = read_path(text)
    if target.suffix.lower() != _ENDING:
        raise UsageMistakeError(f"Nama buku kerja {target} harus berakhiran {_ENDING}.")
    if (target.parent / OFFICE.file).exists():
        raise UsageMistakeError(
            f"Buku kerja {target} berada di dalam dossier. Pilih tempat di luarnya, misalnya out."
        )
    return target


def _require_free(target: Path, *, is_replaced: bool) -> None:
    """Refuse to write over an older workbook by mistake: people may have typed into it."""
    if target.exists() and not is_replaced:
        raise UsageMistakeError(
            f"{target} sudah ada dan mungkin berisi isian. Pilih nama lain, atau tambahkan --replace."
        )


def _refuse_within(target: Path, dossier: Path) -> None:
    if real_path(dossier) in real_path(target).parents:
        raise UsageMistakeError(
            f"Buku kerja {target} berada di dalam dossier {dossier}. Pilih tempat di luarnya, misalnya out."
        )


def _write(target: Path, content: bytes, *, is_replaced: bool) -> None:
    """Write the workbook, unless one appeared in its place while it was made."""

    def decide() -> Mapping[str, bytes]:
        _require_free(target, is_replaced=is_replaced)
        return {target.name: content}

    write_decided(target.parent, decide)
    console.out().print(f"Buku kerja: {target}", soft_wrap=True)
