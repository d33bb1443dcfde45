"""What was understood of foreign tables and what they would change, on the screen and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from rich.console import Console

from capaian.cli import console
from capaian.cli.issues import as_command, show_issues
from capaian.cli.previews import sheet_to_plain, show_change
from capaian.cli.shown_rows import chosen_rows, rows_to_plain, show_replaced, show_rows
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.intake import Intake, IntakeTable
from capaian.domain.period import MONTH_PATTERN, MONTHS, Period
from capaian.dossier.excel.preview import Act, Preview, preview_changes
from capaian.dossier.intake.added_amounts import added_to
from capaian.dossier.intake.amounts import ACTUAL, named
from capaian.dossier.intake.budget_periods import part_in, taken_columns
from capaian.dossier.intake.desk import Doubt
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.intaken import TARGETS, Intaken, Reading, TakenTable
from capaian.dossier.intake.shown_rows import MOST, ShownTable, replaced_in, shown_tables
from capaian.dossier.tables.labels import labels_of

_COVERAGE: Final = "Cakupan"
_NODES: Final = 3
"""Sub-activities without a budget that are told one by one."""
_MONTH: Final = re.compile(rf"\b(?:{MONTH_PATTERN})\b\.?")


def preview_of(taken: Intaken) -> Preview:
    """Return what the tables would change; how they were understood is told by `show_tables` itself."""
    return preview_changes(taken.folder, {**taken.changes}, taken.merged)


def show_tables(
    taken: Intaken, dossier: Path, screen: Console, *, offers: bool = True, is_whole: bool = False
) -> None:
    """Print how each table was understood, its figures, what is doubtful, and what would change.

    Args:
        taken: What was understood.
        dossier: Where it goes.
        screen: Where to print.
        offers: Say how sub-activities that the budget does not name leave the plan.
        is_whole: Show every line of long tables.
    """
    readings = {id(table): reading for table, reading in zip(taken.tables, taken.readings, strict=False)}
    for table, shown in zip(taken.tables, shown_tables(taken), strict=True):
        reading = readings.get(id(table))
        _show_table(table, reading, screen)
        is_known = _is_known(table, reading)
        show_rows(shown, screen, is_known=is_known, is_whole=is_whole, has_errors=taken.has_errors)
        for words in reading.coverages if reading is not None and taken.changes else ():
            name = "" if words.startswith(_COVERAGE) else f"{_COVERAGE}: "
            console.write_indented(screen, 2, (f"{name}{words}", ""))
    if taken.beside and not taken.is_confirmed:
        told = " · ".join(taken.beside)
        console.write_indented(screen, 0, (f"Tulisan lain di berkas ini: {told}", "cyan"))
    for doubt in taken.doubts:
        where = f", kolom {doubt.place.column}" if doubt.place.column else ""
        row = f", baris {doubt.place.row}" if doubt.place.row else ""
        told = f'Belum pasti: "{doubt.text}" ({doubt.place.sheet}{row}{where}) dibaca sebagai {doubt.words}.'
        console.write_indented(screen, 0, ("? ", "bold yellow"), (told, ""))
    if taken.unread:
        names = ", ".join(f'"{name}"' for name in taken.unread)
        console.write_indented(screen, 0, (f"Lembar tanpa tabel yang dikenal, tidak dibaca: {names}.", "dim"))
    if taken.has_errors:
        return
    if taken.issues:
        show_issues(taken.issues, screen)
    screen.print(console.printable(f"Perubahan di {as_command(dossier)}:"), soft_wrap=True)
    _show_changes(taken, screen, is_whole=is_whole)
    if not taken.changes:
        screen.print("Tidak ada perubahan: isi tabel sama dengan dossier.")
    if taken.unbudgeted and offers:
        console.write_indented(screen, 0, (_unbudgeted(taken.unbudgeted), "yellow"))


def _show_changes(taken: Intaken, screen: Console, *, is_whole: bool) -> None:
    """Print what becomes of each file: of figures what they replace and what goes, for new ones are shown."""
    sorts = {table.file: sort for sort, table in TARGETS.items()}
    for change in preview_of(taken).sheets:
        sort = sorts.get(change.file)
        among = len(change.rows) if sort is None else change.count(Act.REMOVED)
        show_change(change, screen, most=among if is_whole else min(among, MOST), of=among)
        if sort is not None:
            show_replaced(replaced_in(taken, sort), screen, is_whole=is_whole)


def _is_known(table: TakenTable, reading: Reading | None) -> bool:
    """Say whether a table is understood as it was before, and says nothing that nobody has confirmed."""
    return table.proposal.is_remembered and (reading is None or reading.is_confirmed)


def _unbudgeted(nodes: Sequence[str]) -> str:
    few = ", ".join(nodes[:_NODES])
    rest = len(nodes) - _NODES
    more = f", dan {rest} lagi" if rest > 0 else ""
    return (
        f"Tidak ada di tabel ini dan belum berangka: {few}{more}. Bila memang tidak dianggarkan, tambahkan "
        "--drop-unbudgeted agar dihapus dari nodes.csv dan inputs.csv."
    )


def unconfirmed_words(taken: Intaken) -> str:
    """Return what to do with tables of which nobody has said that all they say is right."""
    these = "Tabel ini belum" if len(taken.tables) == 1 else "Tabel-tabel ini belum semuanya"
    right = "Bila semua yang tertulis di atas benar"
    return f"{these} pernah dipastikan. {right}, ulangi dengan --sure {taken.code}."


def _show_table(table: TakenTable, reading: Reading | None, screen: Console) -> None:
    is_new = reading is not None and not reading.is_confirmed
    intake = table.proposal.intake
    kind = f"{labels_of(IntakeTable)[intake.table]} ({TARGETS[intake.table].file})"
    grid = table.proposal.table.grid
    rows = table.proposal.table.rows
    remembered = ", menurut pemetaan yang tersimpan" if table.proposal.is_remembered else ""
    head = f"{grid.sheet}, baris {rows[0]}–{rows[-1]}"
    console.write_indented(screen, 0, (head, "bold"), (f": {kind}{remembered}", ""))
    shows_all = not _is_known(table, reading)
    for words in _understood(table, intake, shows_all=shows_all):
        console.write_indented(screen, 2, (words, ""))
    for words in _read(reading) if reading is not None and is_new else ():
        console.write_indented(screen, 2, (words, "cyan"))


def _read(reading: Reading) -> Iterator[str]:
    """Yield what a table says of itself, which nobody has confirmed."""
    if reading.sheet:
        yield f"Nama lembar: {reading.sheet}"
    if reading.lines:
        yield f"Tulisan di sekitar tabel: {' · '.join(reading.lines)}"
    for head, texts in reading.said.items():
        if head in reading.about:
            told = (f"{text} ({', '.join(rows)})" for text, rows in reading.about[head].items())
            yield f"isi kolom {head or 'tanpa judul'}: {' · '.join(told)}"
        else:
            yield f"sama di setiap baris: {head or 'kolom tanpa judul'} = {texts[0]}"
    yield f"dipakai sebagai: {reading.taken_as}"
    if reading.why:
        yield f"Ditanyakan karena {reading.why}"
    yield from (f"Bentuk angka: {words}" for words in reading.shapes)
    yield from (f"Tampilan di berkas: {words}" for words in reading.looks)


def _understood(table: TakenTable, intake: Intake, *, shows_all: bool) -> Iterator[str]:
    parts_in = table.taken.parts_in
    by_part = f"; bagian tahun menurut kolom {parts_in}" if parts_in else ""
    yield f"baris menurut kolom {intake.names_in}; periode {table.taken.period}{by_part}"
    if table.rest_words and intake.table is not IntakeTable.INPUTS:
        yield f"{table.taken.rest.label if table.taken.rest else ''}: {table.rest_words}"
    if intake.is_cumulative and (parts_in or any(column.month for column in intake.columns)):
        yield "angka bulanan kumulatif sejak Januari; yang disimpan angka setiap bulannya"
    if intake.table is IntakeTable.INPUTS:
        yield from _amounts(intake, table)
    elif shows_all:
        yield from (f"{column.head} → {column.means}" for column in intake.columns)
    used = {intake.names_in, parts_in, *(column.head for column in intake.columns)}
    unused = [head.name for head in table.proposal.table.heads if head.name and head.name not in used]
    if unused and shows_all:
        yield f"tidak dipakai: {', '.join(unused)}"


def _amounts(intake: Intake, table: TakenTable) -> Iterator[str]:
    months = [column for column in intake.columns if column.month]
    for column in intake.columns:
        if not column.month:
            amount = named(column.means)
            head = table.proposal.table.head(column.head)
            part = None if head is None else part_in(intake, head)
            span = _span(column.means, head, table) if part is None else part.label.partition(" Tahun")[0]
            yield f"{column.head} → {amount} {span}"
    if months:
        first, last = MONTHS[(months[0].month or 1) - 1], MONTHS[(months[-1].month or 1) - 1]
        heads = shown_heads([one.head for one in months])
        is_one = len(months) == 1
        several = f"{heads} → realisasi {first} sampai {last} ({len(months)} kolom)"
        yield f"{heads} → realisasi {first}" if is_one else several


def shown_heads(heads: Sequence[str]) -> str:
    """Return heads of months: the first and the last where the others have the same words beside theirs."""
    beside = {_MONTH.sub("", head.lower()) for head in heads}
    is_alike = len(beside) == 1 and len(heads) > 1
    return f"{heads[0]} … {heads[-1]}" if is_alike else ", ".join(heads)


def _span(means: str, head: Head | None, table: TakenTable) -> str:
    """Return which part of the year an amount is of, and whether that is stored."""
    columns = [*taken_columns(table.proposal)]
    added = (added_to(one, columns) for one in columns if one.head == head)
    places = {one.column for heads in added for one in heads}
    rows = (row for row in table.taken.rows if row.places.get(means) in places)
    told = {Period.parse(row.cells["period"]) for row in rows}
    if table.taken.period in told:
        return "setahun"
    if means == ACTUAL and (rest := table.taken.rest) is not None and told:
        return f"{rest.label}: {table.rest_words}"
    if not told:
        return "(tidak ada yang disimpan)"
    return told.pop().label if len(told) == 1 else "setiap bagian tahun"


def intaken_to_plain(taken: Intaken, *, is_written: bool, is_whole: bool = False) -> Plain:
    """Return what was understood and would change, or has changed, as plain values."""
    preview = preview_of(taken)
    shown = zip(taken.tables, shown_tables(taken), strict=True)
    return {
        "schema": "capaian/intake/1",
        "tables": [_table_to_plain(table) | _figures_to_plain(rows, is_whole) for table, rows in shown],
        "unread_sheets": [*taken.unread],
        "beside": [*taken.beside],
        "doubts": _doubts_to_plain(taken.doubts),
        "sheets": [sheet_to_plain(change) for change in preview.sheets],
        "new_files": [*preview.new_files],
        "issues": [issue_to_plain(issue) for issue in taken.issues],
        "readings": [_reading_to_plain(reading) for reading in taken.readings],
        "confirmed": taken.is_confirmed,
        "code": None if taken.doubts else taken.code or None,
        "written": is_written,
    }


def _reading_to_plain(reading: Reading) -> Plain:
    return {
        "intake": reading.intake,
        "sheet": reading.sheet,
        "lines": [*reading.lines],
        "unused": [*reading.unused],
        "said": {head: [*texts] for head, texts in reading.said.items()},
        "about": {
            head: {text: [*rows] for text, rows in about.items()} for head, about in reading.about.items()
        },
        "shapes": [*reading.shapes],
        "coverages": [*reading.coverages],
        "looks": [*reading.looks],
        "periods": [str(period) for period in reading.periods],
        "digest": reading.digest,
        "confirmed": reading.is_confirmed,
        "why": reading.why,
    }


def _doubts_to_plain(doubts: Sequence[Doubt]) -> list[Plain]:
    return [
        {"sheet": doubt.place.sheet, "row": doubt.place.row, "text": doubt.text, "means": doubt.means}
        for doubt in doubts
    ]


def _figures_to_plain(table: ShownTable, is_whole: bool) -> dict[str, Plain]:
    return {"figures": rows_to_plain(table, chosen_rows(table, is_known=False, is_whole=is_whole))}


def _table_to_plain(table: TakenTable) -> dict[str, Plain]:
    intake = table.proposal.intake
    return {
        "sheet": table.proposal.table.grid.sheet,
        "table": intake.table.value,
        "intake": intake.id,
        "remembered": table.proposal.is_remembered,
        "names_in": intake.names_in,
        "period": str(table.taken.period),
        "cumulative": intake.is_cumulative,
        "columns": [
            {"head": column.head, "means": column.means, "month": column.month} for column in intake.columns
        ],
        "rows": len(table.taken.rows),
    }
