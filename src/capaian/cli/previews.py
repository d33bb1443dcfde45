"""What a workbook would change, on the screen and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from rich.console import Console

from capaian.cli import console
from capaian.cli.issues import as_command
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.issue import Issue
from capaian.dossier.excel.import_book import Incoming
from capaian.dossier.excel.preview import SAMPLES, Act, Preview, RowChange, SheetChange
from capaian.dossier.excel.sheet_words import name_sheets

_ACTS: Final = {Act.ADDED: "baru", Act.CHANGED: "berubah", Act.REMOVED: "dihapus"}
_WIDTH: Final = max(map(len, _ACTS.values()))
_FEW: Final = 6
"""Files or sheets named one by one."""


def show_preview(preview: Preview, incoming: Incoming, book: Path, screen: Console) -> None:
    """Print what would change: sheets that lose much first, with some rows of each."""
    target = as_command(incoming.dossier)
    screen.print(console.printable(f"Pratinjau impor {book.name} ke {target}"), soft_wrap=True)
    is_new = not incoming.folder.parts
    for change in preview.sheets:
        _show_change(change, screen, most=0 if is_new else SAMPLES)
    for sentence in _sentences(preview, incoming):
        console.write_indented(screen, 0, (sentence, ""))


def _show_change(change: SheetChange, screen: Console, *, most: int) -> None:
    """Print what becomes of a sheet, with its first rows."""
    counts = ", ".join(f"{change.count(act)} {word}" for act, word in _ACTS.items() if change.count(act))
    lists = f" ({_list(change.reordered)})" if change.reordered else ""
    words = ", ".join(
        part for part in (counts, f"urutan berubah{lists}" if change.is_reordered else "") if part
    )
    loud = f" – {change.count(Act.REMOVED)} dari {change.before} baris hilang" if change.is_loud else ""
    head = (f"{change.title} ({change.file})", "bold")
    console.write_indented(screen, 0, head, (f": {words}", ""), (loud, "bold red"))
    rows = change.first(most)
    for row in rows:
        console.write_indented(screen, 2, (_row_words(row), ""))
    hidden = len(change.rows) - len(rows)
    if rows and hidden > 0:
        console.write_indented(screen, 2, (f"dan {hidden} baris lain", "dim"))


def _row_words(row: RowChange) -> str:
    where = f" (baris {row.row})" if row.row is not None else ""
    name = f"{row.name}: " if row.name and row.words else row.name
    return f"{_ACTS[row.act]:<{_WIDTH}}  {name}{row.words}{where}"


def _sentences(preview: Preview, incoming: Incoming) -> Iterator[str]:
    """Yield what is to be said besides the rows."""
    if not incoming.changes and not incoming.kept:
        yield "Tidak ada perubahan: isi buku sama dengan dossier."
    elif not incoming.changes:
        yield "Tidak ada perubahan di buku sejak buku ditulis."
    if incoming.united:
        sheets = _list(name_sheets(incoming.united))
        yield f"Berubah di buku dan di dossier, di baris yang berlainan; isi keduanya dipakai: {sheets}."
    if incoming.kept:
        yield _kept_words(incoming)
    if preview.new_files:
        yield f"Berkas baru: {_list(preview.new_files)}."
    if preview.gone_files:
        yield f"Berkas dihapus: {_list(preview.gone_files)}."
    if preview.missing:
        yield _missing_words(preview, incoming)
    yield from _cell_sentences(incoming)


def _cell_sentences(incoming: Incoming) -> Iterator[str]:
    """Yield what is to be said of cells that are more than their value, and of sheets of others."""
    if incoming.tally.formulas:
        yield f"Nilai dari rumus: {incoming.tally.formulas} sel."
    if incoming.tally.percentages:
        yield f"Persen dibaca sebagai angkanya (86% menjadi 86): {incoming.tally.percentages} sel."
    if incoming.unread:
        names = ", ".join(f'"{name}"' for name in incoming.unread)
        yield f"Lembar yang tidak dibaca: {names}."


def _missing_words(preview: Preview, incoming: Incoming) -> str:
    """Say which sheets are gone, and that what they held stays: to empty a part its rows are deleted."""
    stays = "di dossier tidak diubah" if incoming.folder.parts else "tetap seperti saat buku ditulis"
    names = [f'"{name}"' for name in preview.missing]
    told = f"Lembar yang tidak ada lagi di buku: {_list(names)}; isinya {stays}."
    return f"{told} Untuk mengosongkan suatu bagian, hapus baris-barisnya, bukan lembarnya."


def _kept_words(incoming: Incoming) -> str:
    """Say what the dossier has otherwise than the workbook, which did not change it."""
    return f"Berubah di dossier sesudah buku ditulis, dan dibiarkan: {_list(name_sheets(incoming.kept))}."


def _list(files: Sequence[str]) -> str:
    shown = ", ".join(files[:_FEW])
    return f"{shown}, dan {len(files) - _FEW} lainnya" if len(files) > _FEW else shown


def preview_to_plain(
    preview: Preview, incoming: Incoming, contents: Sequence[Issue], *, is_written: bool
) -> Plain:
    """Return what would change, or has changed, as plain values.

    Args:
        preview: What would change.
        incoming: The workbook.
        contents: What is wrong with its contents, and forbids no writing.
        is_written: Whether it has been written.
    """
    return {
        "schema": "capaian/import/1",
        "sheets": [_sheet_to_plain(change) for change in preview.sheets],
        "new_files": [*preview.new_files],
        "removed_files": [*preview.gone_files],
        "kept_files": [*incoming.kept],
        "united_files": [*incoming.united],
        "formulas": incoming.tally.formulas,
        "percentages": incoming.tally.percentages,
        "unread_sheets": [*incoming.unread],
        "missing_sheets": [*preview.missing],
        "issues": [issue_to_plain(issue) for issue in incoming.issues],
        "contents": [issue_to_plain(issue) for issue in contents],
        "written": is_written,
    }


def _sheet_to_plain(change: SheetChange) -> Plain:
    """Return what becomes of a sheet as plain values."""
    return {
        "sheet": change.title,
        "file": change.file,
        **{act.value: change.count(act) for act in Act},
        "before": change.before,
        "reordered": change.is_reordered,
        "reordered_lists": [*change.reordered],
        "samples": [
            {"act": row.act.value, "name": row.name, "words": row.words, "row": row.row}
            for row in change.first()
        ],
    }
