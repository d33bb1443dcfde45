"""`capaian intake`: tables from outside, mapped by a person and checked by the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from capaian.cli import console
from capaian.cli.console import ask, confirm, is_answerable
from capaian.cli.issues import count_issues, show_issues
from capaian.cli.usage import (
    AS_JSON,
    DOSSIER,
    argument,
    as_command,
    flag,
    option,
    read_period,
    share,
)
from capaian.domain.errors import InputError, UsageMistakeError
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.numerals import write_exact
from capaian.domain.period import Period
from capaian.dossier.changes import finish_changes
from capaian.dossier.intake.changes import IntakePreview
from capaian.dossier.intake.mapping import RowRules, codes_meant, list_meanings, meanings
from capaian.dossier.intake.proposal import Proposal
from capaian.dossier.intake.take import IntakeFile, open_intake
from capaian.dossier.intake.taken_tables import TakenTable
from capaian.dossier.years.reasons import is_reason
from capaian.rulebook import load_rulebook

MAX_TRIES: Final = 5
NO_MORE: Final = "."
"""Typed for a column: neither it nor any of the next ones is used."""


@dataclass(frozen=True)
class IntakeWishes:
    """What was said of the table, and what is to be done with it; its fields are the options."""

    period: Annotated[str | None, option("intake --period", "PERIODE")] = None
    maps: Annotated[list[str] | None, option("intake --map", "JUDUL=ARTI")] = None
    areas: Annotated[list[str] | None, option("intake --area", "NAMA=KODE")] = None
    mapping: Annotated[str | None, option("intake --mapping", "KODE")] = None
    is_cumulative: Annotated[bool, flag("intake --cumulative")] = False
    adds_repeated: Annotated[bool, flag("intake --add")] = False
    only: Annotated[str, option("intake --only", "JUDUL=ISI")] = ""
    skips_others: Annotated[bool, flag("intake --skip-others")] = False
    takes_zeros: Annotated[bool, flag("intake --with-zeros")] = False
    is_whole_month: Annotated[bool, flag("intake --whole-month")] = False
    reopens: Annotated[str, option("intake --reopen", "ALASAN")] = ""
    sheet: Annotated[str | None, option("intake --sheet", "LEMBAR")] = None
    drops_unbudgeted: Annotated[bool, flag("intake --drop-unbudgeted")] = False
    is_agreed: Annotated[bool, flag("intake --yes")] = False
    is_dry: Annotated[bool, flag("intake --dry-run")] = False
    is_json: Annotated[bool, AS_JSON] = False


@share(IntakeWishes, "wishes")
def intake(
    file: Annotated[Path, argument("BERKAS", "Tabel: xlsx, csv, tsv, atau txt.")],
    dossier: Annotated[Path, DOSSIER],
    wishes: IntakeWishes,
) -> None:
    """Ambil tabel dari luar (agregat, anggaran, rekap): petakan kolomnya sekali, lihat bedanya,
    tulis.
    """
    period = None if wishes.period is None else read_period(wishes.period)
    columns, areas = read_pairs("--map", wishes.maps), read_pairs("--area", wishes.areas)
    finish_changes(dossier)
    opened = open_intake(file, dossier, load_rulebook(), wishes.sheet)
    if wishes.mapping is not None:
        opened = opened.with_mapping(wishes.mapping)
    if wishes.reopens and not is_reason(wishes.reopens):
        raise UsageMistakeError("Tulis alasannya dengan --reopen, sedikitnya dua kata.")
    rules = RowRules(**{one.name: getattr(wishes, one.name) for one in fields(RowRules)})
    opened = opened.with_answers(columns, areas, rules)
    asks = is_answerable() and not wishes.is_json
    answers = _ask_columns(opened) if asks and not wishes.is_agreed else {}
    opened = opened.with_answers(answers, {}) if answers else opened
    opened.require_mapped()
    period = period or opened.settled_period() or _ask_period(opened, asks=asks)
    preview = opened.take(period, drops_unbudgeted=wishes.drops_unbudgeted)
    if not wishes.is_json:
        show_intake(opened, preview, period, console.out())
    question = f"Tulis ke {as_command(dossier)}?"
    is_written = (
        bool(preview.files)
        and not (preview.has_errors or wishes.is_dry)
        and confirm(question, is_agreed=wishes.is_agreed, is_json=wishes.is_json)
    )
    if is_written:
        preview.write(dossier)
    if wishes.is_json:
        console.print_json(intake_to_plain(opened, preview, period, is_written=is_written))
    elif is_written:
        console.write_line(f"Ditulis: {', '.join(sorted(preview.files))}.")
    if preview.has_errors:
        if answers and not wishes.is_dry:
            _keep_answers(opened, dossier)
        raise typer.Exit(InputError.exit_code)


def read_pairs(option: str, texts: Sequence[str] | None) -> dict[str, str]:
    """Read what is said of headings or names, `JUDUL=ARTI` each.

    Raises:
        UsageMistakeError: with the option, for a text without the sign.
    """
    pairs = {}
    for text in texts or ():
        left, sign, right = text.rpartition("=")
        if not sign or not left.strip():
            raise UsageMistakeError(
                f'{option} "{text}" tidak dikenal. Tulis {option} "JUDUL=ARTI".'
            )
        pairs[left.strip()] = right.strip()
    return pairs


def _keep_answers(opened: IntakeFile, dossier: Path) -> None:
    """Offer to note what columns hold where the figures were refused:
    the mended file asks nothing again.
    """
    question = "Simpan arti kolomnya, agar tidak ditanyakan lagi sesudah tabelnya diperbaiki?"
    kept = opened.keep_mappings()
    if not kept.has_errors and confirm(question, is_agreed=False, is_json=False):
        kept.write(dossier)
        console.write_line(
            'Ditulis: intake.yaml. Arti satu kolom diganti dengan --map "JUDUL=ARTI".'
        )


def _ask_columns(opened: IntakeFile) -> dict[str, str]:
    """Ask what each column holds that nobody has mapped: one question a column,
    Enter leaves it out.
    """
    answers: dict[str, str] = {}
    for proposal in opened.proposals:
        if not proposal.questions:
            continue
        known = meanings(opened.year, proposal.mapping.kind)
        console.write_lines(
            [
                (
                    f"Lembar {proposal.table.sheet}: {len(proposal.questions)} judul kolom "
                    "belum dikenal."
                ),
                *(
                    f"  sudah diusulkan: {one.head} → {one.means}"
                    for one in proposal.mapping.columns
                ),
                (
                    "Jawab dengan kode atau nama di bawah ini, atau awalnya; titik: sisanya "
                    "tidak dipakai."
                ),
                *(f"  {code}: {name}" for code, name in known.items()),
            ]
        )
        for head, example in proposal.questions.items():
            answer = _ask_meaning(head, example, known)
            if answer == NO_MORE:
                answers = {**dict.fromkeys(proposal.questions, ""), **answers}
                break
            answers[head] = answer
    return answers


def _ask_meaning(head: str, example: str, known: Mapping[str, str]) -> str:
    for _ in range(MAX_TRIES):
        answer = ask(f'Kolom "{head}" ({example}) memuat apa? (Enter: tidak dipakai)')
        if answer in ("", NO_MORE):
            return answer
        codes = codes_meant(answer, known)
        if len(codes) == 1:
            return codes[0]
        several = f"dapat berarti {list_meanings(codes, known)}"
        console.write_line(f'"{answer}" {several if codes else "tidak ada di antara artinya"}.')
    return ""


def _ask_period(opened: IntakeFile, *, asks: bool) -> Period:
    """Ask for when the figures are; what title and file name say is offered,
    never taken by itself.
    """
    offered = opened.offered_periods() or (Period.year_of(opened.year.year),)
    if not asks:
        names = " atau ".join(str(period) for period in offered)
        raise UsageMistakeError(
            "Periode angkanya tidak tertulis di judul tabel. Sebutkan dengan --period, "
            f"misalnya {names}."
        )
    answer = ask(f"Periode angkanya (Enter: {offered[0]})")
    return read_period(answer) if answer else offered[0]


FIRST_ROWS: Final = 5
"""Rows of a table that are shown before it is written."""
MAX_CHANGES_SHOWN: Final = 20


def show_intake(
    opened: IntakeFile, preview: IntakePreview, period: Period, screen: Console
) -> None:
    """Print what would change, what is wrong, how each table is understood,
    and last the hash of the file.
    """
    if not preview.has_errors:
        console.write_lines(_change_lines(preview))
    show_issues(preview.issues, screen)
    console.write_lines(_understood_lines(opened, preview, period))
    if preview.has_errors:
        screen.print(f"Dossier tidak berubah: {count_issues(preview.issues)}.")
    console.write_lines([f"SHA-256 berkas: {opened.file.sha256}"])


def _understood_lines(opened: IntakeFile, preview: IntakePreview, period: Period) -> Iterator[str]:
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
        about = " ".join(
            text for name, text in row.key.items() if name not in ("period", "resource", "kind")
        )
        figures = ", ".join(f"{name} {write_exact(value)}" for name, value in row.figures.items())
        yield f"  baris {row.number}: {about}: {figures}"
    yield (
        "Jumlah: "
        f"{'; '.join(f'{name} {write_exact(value)}' for name, value in taken.sums.items())}"
    )
    if taken.ignored:
        yield f"Dilewati: {'; '.join(taken.ignored)}"


def _change_lines(preview: IntakePreview) -> Iterator[str]:
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
    opened: IntakeFile, preview: IntakePreview, period: Period, *, is_written: bool
) -> dict[str, Plain]:
    """Return what was understood, what would change, and whether it was written,
    as plain values.
    """
    return {
        "schema": "capaian/intake/2",
        "file": opened.file.name,
        "sha256": opened.file.sha256,
        "period": str(period),
        "tables": [
            {
                "sheet": taken.table.sheet,
                "kind": taken.mapping.kind.value,
                "columns": {column.head: column.means for column in taken.mapping.columns},
                "rows": len(taken.rows),
                "sums": {name: f"{value:f}" for name, value in taken.sums.items()},
            }
            for taken in preview.tables
        ],
        "issues": [issue_to_plain(issue) for issue in preview.issues],
        "added": preview.added,
        "changed": len(preview.changed),
        "unchanged": preview.unchanged,
        "written": is_written,
    }
