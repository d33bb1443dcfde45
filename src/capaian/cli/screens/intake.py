"""A table from outside on the screen: how it is understood, its first rows, its sums, what would change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console

from capaian.cli import console
from capaian.cli.issues import count_issues, show_issues
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.numerals import write_exact
from capaian.domain.period import Period
from capaian.dossier.intake.changes import Preview
from capaian.dossier.intake.proposal import Proposal
from capaian.dossier.intake.take import Intake
from capaian.dossier.intake.taken_tables import TakenTable

FIRST_ROWS: Final = 5
"""Rows of a table that are shown before it is written."""
MAX_CHANGES_SHOWN: Final = 20


def show_intake(opened: Intake, preview: Preview, period: Period, screen: Console) -> None:
    """Print what would change, what is wrong, how each table is understood, and last the hash of the file."""
    if not preview.has_errors:
        console.write_lines(_change_lines(preview))
    show_issues(preview.issues, screen)
    console.write_lines(_understood_lines(opened, preview, period))
    if preview.has_errors:
        screen.print(f"Dossier tidak berubah: {count_issues(preview.issues)}.")
    console.write_lines([f"SHA-256 berkas: {opened.file.sha256}"])


def _understood_lines(opened: Intake, preview: Preview, period: Period) -> Iterator[str]:
    for proposal in opened.proposals:
        yield from _mapping_lines(proposal)
    for name in (*opened.not_understood, *opened.file.other_sheets):
        yield f"Lembar {name}: tidak diambil."
    yield f"Periode: {period.label}."
    for taken in preview.tables:
        yield from _taken_lines(taken)


def _mapping_lines(proposal: Proposal) -> Iterator[str]:
    """Yield how a table is understood, column by column."""
    how = "seperti yang disetujui dahulu" if proposal.is_known else "usulan dari judulnya"
    yield f"Lembar {proposal.table.sheet} menjadi {proposal.mapping.kind.value}.csv ({how}):"
    for (means, month), heads in proposal.mapping.means().items():
        when = f", bulan {month}" if month else ""
        yield f"  {' + '.join(heads)} → {means}{when}"
    if unused := proposal.unused():
        yield f"  Tidak dipakai: {'; '.join(unused)}"


def _taken_lines(taken: TakenTable) -> Iterator[str]:
    """Yield the first rows and the sums of a table, to be held against the file by eye."""
    yield f"Baris pertama ({len(taken.rows)} baris):"
    for row in taken.rows[:FIRST_ROWS]:
        about = " ".join(text for name, text in row.key.items() if name not in ("period", "resource", "kind"))
        figures = ", ".join(f"{name} {write_exact(value)}" for name, value in row.figures.items())
        yield f"  baris {row.number}: {about}: {figures}"
    yield f"Jumlah: {'; '.join(f'{name} {write_exact(value)}' for name, value in taken.sums.items())}"
    if taken.ignored:
        yield f"Dilewati: {'; '.join(taken.ignored)}"


def _change_lines(preview: Preview) -> Iterator[str]:
    if preview.added_nodes:
        yield f"Program, kegiatan, sub kegiatan baru di nodes.csv: {len(preview.added_nodes)}."
    if preview.dropped_nodes:
        yield f"Dihapus karena tidak dianggarkan: {len(preview.dropped_nodes)}."
    for change in preview.changed[:MAX_CHANGES_SHOWN]:
        about = " ".join(change.row.key.values())
        yield f"  {about} {change.column}: {change.before} menjadi {change.after}"
    if len(preview.changed) > MAX_CHANGES_SHOWN:
        yield f"  dan {len(preview.changed) - MAX_CHANGES_SHOWN} angka lain"
    yield (
        f"Angka baru: {preview.added}; berubah: {len(preview.changed)}; sama: {preview.unchanged}."
        if preview.files
        else "Tidak ada perubahan: isi tabel sama dengan dossier."
    )


def intake_to_plain(
    opened: Intake, preview: Preview, period: Period, *, is_written: bool
) -> dict[str, Plain]:
    """Return what was understood, what would change, and whether it was written, as plain values."""
    tables: list[Plain] = [
        {
            "sheet": taken.table.sheet,
            "kind": taken.mapping.kind.value,
            "columns": {column.head: column.means for column in taken.mapping.columns},
            "rows": len(taken.rows),
            "sums": {name: f"{value:f}" for name, value in taken.sums.items()},
        }
        for taken in preview.tables
    ]
    issues: list[Plain] = [issue_to_plain(issue) for issue in preview.issues]
    return {
        "schema": "capaian/intake/2",
        "file": opened.file.name,
        "sha256": opened.file.sha256,
        "period": str(period),
        "tables": tables,
        "issues": issues,
        "added": preview.added,
        "changed": len(preview.changed),
        "unchanged": preview.unchanged,
        "written": is_written,
    }
