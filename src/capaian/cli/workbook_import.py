"""`capaian workbook import`: a workbook read, checked, shown, agreed to,
and written into a dossier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import typer

from capaian.cli import console
from capaian.cli.console import confirm, is_answerable
from capaian.cli.import_wishes import ImportWishes
from capaian.cli.issues import count_issues, show_issues
from capaian.cli.usage import as_command, check_command
from capaian.domain.errors import FileError, InputError, UsageMistakeError
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.issue import Issue, Level, has_errors
from capaian.dossier.changes import finish_changes
from capaian.dossier.excel.book import Book
from capaian.dossier.excel.import_book import Answers, IncomingBook, take_book
from capaian.dossier.excel.preview import SAMPLES, Preview, RowAct, SheetChange, make_preview
from capaian.dossier.excel.sheet_words import in_sheets, name_sheets
from capaian.dossier.read import ReadResult, read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.tables.kinds import DECIMAL, shown
from capaian.rulebook import load_rulebook
from capaian.rules.checks.validate import validate
from capaian.rules.formula.parse import load_grammar
from capaian.writers.undrawable_signs import undrawable_in

_ACTS: Final = {RowAct.ADDED: "baru", RowAct.CHANGED: "berubah", RowAct.REMOVED: "dihapus"}
_WIDTH: Final = max(map(len, _ACTS.values()))


def take_back(read: Callable[[], Book], book: Path, dossier: Path, wishes: ImportWishes) -> None:
    """Take a workbook back into a dossier, or say what is wrong with it.

    Args:
        read: Returns the workbook, which is being read meanwhile.
        book: Where it lies.
        dossier: The folder; it need not exist.
        wishes: The options.
    """
    finish_changes(dossier)
    _require_dossier(dossier)
    # Loaded while the child still reads: the contents are checked against them.
    load_rulebook()
    load_grammar()
    incoming = take_book(read(), book, dossier, Answers(wishes.takes_workbook, wishes.is_as_typed))
    if incoming.has_errors:
        _refuse(incoming, wishes)
    preview, contents = make_preview(incoming), check_incoming(incoming)
    if not wishes.is_json:
        _show(preview, incoming, contents, book)
    is_written = _is_to_write(incoming, contents, wishes)
    if is_written:
        incoming.write()
    if wishes.is_json:
        console.print_json(preview_to_plain(preview, incoming, contents, is_written=is_written))
    elif is_written and incoming.changes:
        command = check_command(dossier)
        console.write_line(
            f"Ditulis: {len(incoming.changes)} berkas di {dossier}. Periksa: {command}"
        )


def check_incoming(incoming: IncomingBook) -> tuple[Issue, ...]:
    """Return what `capaian check` would say anew once a workbook is written;
    it forbids no writing.

    Problems are at the cells of the workbook where they are known, in the words of sheets. Where a
    cell is wrong nothing is checked: figures that could not be taken would only seem to be
    missing.
    """
    if incoming.has_errors or not incoming.changes or incoming.becomes is None:
        return ()
    present, law = {**incoming.folder.parts, **incoming.folder.narratives}, load_rulebook()
    found = [*validate(incoming.becomes, law), *_undrawable(incoming.changes)]
    before = _read_present(incoming).partial if incoming.folder.parts else None
    known = [*_undrawable({file: present[file] for file in incoming.changes if file in present})]
    new = _without(found, known if before is None else (*validate(before, law), *known))
    return tuple(_in_words(incoming, issue) for issue in new)


def _read_present(incoming: IncomingBook) -> ReadResult:
    """Read the dossier as it is; what reading notes in the folder is noted in a copy."""
    folder = incoming.folder
    return read_folder(replace(folder, failed={*folder.failed}), Reading())


def _undrawable(files: Mapping[str, bytes | None]) -> Iterator[Issue]:
    for file, content in files.items():
        yield from undrawable_in(file, content or b"")


def _without(found: Iterable[Issue], before: Iterable[Issue]) -> list[Issue]:
    """Return issues that were not there before, each as often as it is more; rows move,
    so no place tells.
    """
    known = Counter((one.level, one.code, one.message, one.value) for one in before)
    new = []
    for one in found:
        key = (one.level, one.code, one.message, one.value)
        known[key] -= 1
        if known[key] < 0:
            new.append(one)
    return new


def _in_words(incoming: IncomingBook, issue: Issue) -> Issue:
    """Return a problem at its cell in the words of sheets."""
    cells = incoming.cells
    place = cells.place_of(issue.place)
    near = [
        taken.found_sheet.spec
        for taken in incoming.cells.taken.values()
        if taken.found_sheet.sheet.name == place.sheet
    ]
    message = in_sheets(cells.name_places(issue.message), *near)
    seen = None if issue.value is None else shown(DECIMAL, issue.value)
    value = seen if seen is not None and seen in message else issue.value
    return replace(
        issue, place=place, message=message, remedy=in_sheets(issue.remedy, *near), value=value
    )


def _is_to_write(incoming: IncomingBook, contents: Sequence[Issue], wishes: ImportWishes) -> bool:
    """Say whether a workbook is to be written: on a terminal it is asked."""
    if wishes.is_dry or not incoming.is_news:
        return False
    if (
        not incoming.changes
    ):  # the dossier only remembers what this workbook says: nothing to agree to
        return not wishes.is_json and (wishes.is_agreed or is_answerable())
    errors = sum(issue.level is Level.ERROR for issue in contents)
    # A new dossier is begun with what there is; to one that is there nobody agrees to errors
    # unseen.
    if errors and wishes.is_agreed and not wishes.is_as_typed and incoming.folder.parts:
        console.write_line(
            f"Dossier tidak berubah: isi buku membawa {errors} galat. Perbaiki di buku, "
            "lalu impor lagi; "
            "atau tambahkan --as-typed bila memang demikian.",
            console.err(),
        )
        raise typer.Exit(InputError.exit_code)
    question = f"Tulis perubahan ini ke {as_command(incoming.dossier)}?"
    return confirm(question, is_agreed=wishes.is_agreed, is_json=wishes.is_json)


def _require_dossier(dossier: Path) -> None:
    """Refuse a folder of something else: what is not a dossier shall not become one by mistake."""
    if not dossier.exists():
        return
    if not dossier.is_dir():
        raise FileError(f"{dossier} adalah berkas, bukan folder dossier.")
    names = {path.name for path in dossier.iterdir() if not path.name.startswith(".")}
    if names and not (dossier / "office.yaml").exists():
        raise UsageMistakeError(
            f"Folder {dossier} sudah berisi, tetapi bukan dossier (tanpa office.yaml). "
            "Sebutkan folder dossier, atau nama folder baru."
        )


def _refuse(incoming: IncomingBook, wishes: ImportWishes) -> None:
    """Say what is wrong; nothing is written."""
    if wishes.is_json:
        console.print_json(preview_to_plain(Preview((), (), ()), incoming, (), is_written=False))
    else:
        show_issues(incoming.issues, console.err())
        console.err().print(f"Dossier tidak berubah: {count_issues(incoming.issues)}.")
    raise typer.Exit(InputError.exit_code)


def _show(preview: Preview, incoming: IncomingBook, contents: Sequence[Issue], book: Path) -> None:
    """Print what was found and what would change: sheets that lose much first,
    with some rows of each.
    """
    screen, issues = console.out(), incoming.issues
    if issues and incoming.folder.parts:
        issues = tuple(_without(issues, _read_present(incoming).issues))
    if issues:
        show_issues(issues, screen)
    if contents:
        console.write_indented(screen, 0, ("Pemeriksaan isi buku:", "bold"))
        show_issues(contents, screen)
    console.write_line(f"Pratinjau impor {book.name} ke {as_command(incoming.dossier)}")
    for change in preview.sheets:
        _show_change(change, most=SAMPLES if incoming.folder.parts else 0)
    console.write_lines(_changes_in_words(preview, incoming))
    if has_errors(contents):
        words = f"Pemeriksaan isi: {count_issues(contents)}, seperti di atas. "
        console.write_lines(
            [
                words
                + "Dengan isi ini naskah belum dapat dibuat. Perbaiki di buku, lalu impor lagi."
            ]
        )


def _show_change(change: SheetChange, *, most: int) -> None:
    """Print what becomes of a sheet, with its first rows."""
    screen = console.out()
    words = [f"{change.count(act)} {word}" for act, word in _ACTS.items() if change.count(act)]
    if change.is_reordered:
        words.append("urutan berubah")
    loud = (
        f" – {change.count(RowAct.REMOVED)} dari {change.before} baris hilang"
        if change.is_loud
        else ""
    )
    head = (f"{change.title} ({change.file})", "bold")
    console.write_indented(screen, 0, head, (f": {', '.join(words)}", ""), (loud, "bold red"))
    rows = change.rows[:most]
    for row in rows:
        where = f" (baris {row.row})" if row.row is not None else ""
        name = f"{row.name}: " if row.name and row.words else row.name
        console.write_indented(
            screen, 2, (f"{_ACTS[row.act]:<{_WIDTH}}  {name}{row.words}{where}", "")
        )
    more = sum(change.counts.values()) - len(rows)
    if rows and more:
        console.write_indented(screen, 2, (f"dan {more} baris lain", "dim"))


def _changes_in_words(preview: Preview, incoming: IncomingBook) -> Iterator[str]:
    """Yield what is to be said besides the rows: of files, of sheets,
    of cells that are more than a value.
    """
    if not incoming.changes and not incoming.merged.kept:
        yield "Tidak ada perubahan: isi buku sama dengan dossier."
    elif not incoming.changes:
        yield "Tidak ada perubahan di buku sejak buku ditulis."
    both = "Berubah di buku dan di dossier, di baris yang berlainan; isi keduanya dipakai"
    for words, names in (
        (both, name_sheets(incoming.merged.united)),
        (
            "Berubah di dossier sesudah buku ditulis, dan dibiarkan",
            name_sheets(incoming.merged.kept),
        ),
        ("Berkas baru", preview.new_files),
        ("Berkas dihapus", preview.gone_files),
        ("Lembar yang tidak ada lagi di buku, dan yang isinya tetap", preview.missing),
        ("Lembar yang tidak dibaca", incoming.unread),
    ):
        if names:
            yield f"{words}: {console.list_few(names)}."
    if incoming.tally.formulas:
        yield f"Nilai dari rumus: {incoming.tally.formulas} sel."
    if incoming.tally.percentages:
        yield f"Persen dibaca sebagai angkanya (86% menjadi 86): {incoming.tally.percentages} sel."


def preview_to_plain(
    preview: Preview, incoming: IncomingBook, contents: Sequence[Issue], *, is_written: bool
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
        "kept_files": [*incoming.merged.kept],
        "united_files": [*incoming.merged.united],
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
        **{act.value: change.count(act) for act in RowAct},
        "before": change.before,
        "reordered": change.is_reordered,
        "samples": [
            {"act": row.act.value, "name": row.name, "words": row.words, "row": row.row}
            for row in change.rows[:SAMPLES]
        ],
    }
