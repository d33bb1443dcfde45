"""`capaian intake`: tables from outside, mapped by a person and checked by the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from capaian.cli import console
from capaian.cli.asking import ask, confirm, is_answerable
from capaian.cli.issues import as_command, count_issues, show_issues
from capaian.cli.shared_options import share
from capaian.cli.usage import AS_JSON, DOSSIER, read_period
from capaian.domain.errors import InputError, UsageMistakeError
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.period import Period
from capaian.dossier.changes import finish_changes
from capaian.dossier.intake.changes import Preview
from capaian.dossier.intake.proposal import Proposal
from capaian.dossier.intake.take import Intake, open_intake
from capaian.dossier.intake.taken_tables import TakenTable, show
from capaian.rulebook import load_rulebook

FIRST_ROWS: Final = 5
"""Rows of a table that are shown before it is written."""
MAX_CHANGES_SHOWN: Final = 20
MAX_TRIES: Final = 5


@dataclass(frozen=True)
class Answers:
    """What was said of the table."""

    period: Period | None
    columns: Mapping[str, str]
    areas: Mapping[str, str]
    mapping: str | None
    is_cumulative: bool


@dataclass(frozen=True)
class Wishes:
    """What is to be done with it; its fields are the options."""

    drops_unbudgeted: Annotated[
        bool,
        typer.Option(
            "--drop-unbudgeted",
            metavar="",
            help="Hapus sub kegiatan tanpa angka yang tidak ada di tabel anggaran ini.",
        ),
    ] = False
    is_agreed: Annotated[bool, typer.Option("--yes", metavar="", help="Tulis tanpa bertanya.")] = False
    is_dry: Annotated[
        bool, typer.Option("--dry-run", metavar="", help="Pratinjau saja; tidak menulis apa pun.")
    ] = False
    is_json: Annotated[bool, AS_JSON] = False


def _answers(
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar="PERIODE", help="2024, 2024-S1, 2024-Q3, 2024-M07; bawaan: dari judul tabel."
        ),
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="JUDUL=ARTI",
            help="Arti satu kolom: 'JML WKTP=ktp.eligible'; arti kosong: tidak dipakai. Boleh berulang.",
        ),
    ] = None,
    areas: Annotated[
        list[str] | None,
        typer.Option("--area", metavar="NAMA=KODE", help="Arti nama di baris tabel. Boleh berulang."),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="KODE", help="Pemetaan yang tersimpan di intake.yaml."),
    ] = None,
    cumulative: Annotated[
        bool,
        typer.Option("--cumulative", metavar="", help="Setiap kolom bulan memuat jumlah sejak Januari."),
    ] = False,
) -> Answers:
    """The options about the table; their names and words are read from here."""
    return Answers(
        None if period is None else read_period(period),
        dict(_read_pair("--map", text) for text in maps or ()),
        dict(_read_pair("--area", text) for text in areas or ()),
        mapping,
        cumulative,
    )


def _read_pair(option: str, text: str) -> tuple[str, str]:
    left, sign, right = text.rpartition("=")
    if not sign or not left.strip():
        raise UsageMistakeError(f'{option} "{text}" tidak dikenal. Tulis {option} "JUDUL=ARTI".')
    return left.strip(), right.strip()


@share(Wishes, "wishes")
@share(_answers, "answers")
def intake(
    file: Annotated[
        Path, typer.Argument(metavar="BERKAS", help="Tabel: xlsx, csv, tsv, atau txt.", show_default=False)
    ],
    dossier: Annotated[Path, DOSSIER],
    answers: Answers,
    wishes: Wishes,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="LEMBAR", help="Hanya lembar ini; bawaan: semua.")
    ] = None,
) -> None:
    """Ambil tabel dari luar (agregat, anggaran, rekap): petakan kolomnya sekali, lihat bedanya, tulis."""
    if not wishes.is_dry:
        finish_changes(dossier)
    opened = open_intake(file, dossier, load_rulebook(), sheet)
    if answers.mapping is not None:
        opened = opened.with_mapping(answers.mapping)
    opened = opened.with_answers(answers.columns, answers.areas, is_cumulative=answers.is_cumulative)
    asks = is_answerable() and not wishes.is_json
    if asks and not wishes.is_agreed:
        opened = _ask_columns(opened)
    opened.require_mapped()
    period = answers.period or opened.settled_period() or _ask_period(opened, asks=asks)
    preview = opened.take(period, drops_unbudgeted=wishes.drops_unbudgeted)
    if not wishes.is_json:
        _show(opened, preview, period)
    is_written = _is_agreed(preview, dossier, wishes, asks=asks)
    if is_written:
        preview.write(dossier)
    if wishes.is_json:
        console.print_json(_to_plain(opened, preview, period, is_written=is_written))
    elif is_written:
        names = ", ".join(sorted(preview.files))
        console.out().print(console.printable(f"Ditulis: {names}."), soft_wrap=True)
    if preview.has_errors:
        raise typer.Exit(InputError.exit_code)


def _is_agreed(preview: Preview, dossier: Path, wishes: Wishes, *, asks: bool) -> bool:
    """Say whether the change is to be written; where nobody can answer, nothing is taken for granted."""
    if preview.has_errors or not preview.files or wishes.is_dry:
        return False
    if wishes.is_agreed:
        return True
    if not asks:
        raise UsageMistakeError("Tambahkan --yes untuk menulis, atau --dry-run untuk pratinjau saja.")
    is_agreed = confirm(f"Tulis ke {as_command(dossier)}?")
    if not is_agreed:
        console.out().print("Tidak ada yang ditulis.")
    return is_agreed


def _ask_columns(opened: Intake) -> Intake:
    """Ask what each column holds that nobody has mapped: one question a column, Enter leaves it out."""
    answers: dict[str, str] = {}
    for proposal in opened.proposals:
        if not proposal.questions:
            continue
        codes = opened.valid_means(proposal.mapping.kind)
        told = (
            f"Lembar {proposal.table.sheet}: judul kolomnya belum dikenal. Arti yang ada: {', '.join(codes)}."
        )
        console.write_indented(console.out(), 0, (told, ""))
        for question in proposal.questions:
            answers[question.head] = _ask_meaning(question.head, question.example, codes)
    return opened.with_answers(answers, {}) if answers else opened


def _ask_meaning(head: str, example: str, codes: Sequence[str]) -> str:
    for _ in range(MAX_TRIES):
        answer = ask(f'Kolom "{head}" ({example}) memuat apa? (Enter: tidak dipakai)')
        if not answer or answer in codes:
            return answer
        console.out().print(console.printable(f'"{answer}" tidak ada di antara artinya.'))
    return ""


def _ask_period(opened: Intake, *, asks: bool) -> Period:
    """Ask for when the figures are; what title and file name say is offered, never taken by itself."""
    offered = opened.offered_periods()
    if not asks:
        names = " atau ".join(str(period) for period in offered)
        raise UsageMistakeError(
            f"Periode angkanya tidak tertulis di judul tabel. Sebutkan dengan --period, misalnya {names}."
        )
    answer = ask(f"Periode angkanya (Enter: {offered[0]})")
    return read_period(answer) if answer else offered[0]


def _show(opened: Intake, preview: Preview, period: Period) -> None:
    screen = console.out()
    for proposal in opened.proposals:
        for line in _mapping_lines(proposal):
            console.write_indented(screen, 0, (line, ""))
    for name in (*opened.not_understood, *opened.file.other_sheets):
        console.write_indented(screen, 0, (f"Lembar {name}: tidak diambil.", "dim"))
    console.write_indented(screen, 0, (f"Periode: {period.label}.", ""))
    for taken in preview.tables:
        for line in _taken_lines(taken):
            console.write_indented(screen, 0, (line, ""))
    show_issues(preview.issues, screen)
    if preview.has_errors:
        screen.print(f"Dossier tidak berubah: {count_issues(preview.issues)}.")
        return
    for line in _change_lines(preview):
        console.write_indented(screen, 0, (line, ""))


def _mapping_lines(proposal: Proposal) -> Iterator[str]:
    """Yield how a table is understood, column by column."""
    how = "seperti yang disetujui dahulu" if proposal.is_known else "usulan dari judulnya"
    yield f"Lembar {proposal.table.sheet} menjadi {proposal.mapping.kind.value}.csv ({how}):"
    for (means, month), heads in proposal.mapping.means().items():
        when = f", bulan {month}" if month else ""
        yield f"  {' + '.join(heads)} → {means}{when}"
    unused = proposal.unused()
    if unused:
        shown = ", ".join(unused[:8]) + (f", dan {len(unused) - 8} lagi" if len(unused) > 8 else "")
        yield f"  Tidak dipakai: {shown}"


def _taken_lines(taken: TakenTable) -> Iterator[str]:
    """Yield the first rows and the sums of a table, to be held against the file by eye."""
    yield f"Baris pertama ({len(taken.rows)} baris):"
    for row in taken.rows[:FIRST_ROWS]:
        about = " ".join(text for name, text in row.key.items() if name not in ("period", "resource", "kind"))
        figures = ", ".join(f"{name} {show(value)}" for name, value in row.figures.items())
        yield f"  baris {row.number}: {about}: {figures}"
    yield f"Jumlah: {'; '.join(f'{name} {show(value)}' for name, value in taken.sums.items())}"
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


def _to_plain(opened: Intake, preview: Preview, period: Period, *, is_written: bool) -> dict[str, Plain]:
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
