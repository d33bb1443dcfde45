"""`capaian workbook import`: a workbook read, checked, shown, agreed to, and written into a dossier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import typer
from rich.console import Console

from capaian.cli import console
from capaian.cli.asking import confirm, is_answerable
from capaian.cli.commands.workbook import Wishes
from capaian.cli.issues import as_command, count_issues, show_issues
from capaian.domain.errors import FileError, InputError, UsageMistakeError
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.issue import Issue, Level
from capaian.dossier.cells import Reading
from capaian.dossier.changes import finish_changes
from capaian.dossier.durable import write_together
from capaian.dossier.excel.book import Book
from capaian.dossier.excel.import_book import Answers, Incoming, take_book
from capaian.dossier.excel.preview import SAMPLES, Act, Preview, SheetChange, make_preview
from capaian.dossier.excel.read.cell_texts import as_seen
from capaian.dossier.excel.sheet_words import in_sheets, name_sheets
from capaian.dossier.read import ReadResult, read_folder
from capaian.dossier.tables.kinds import DECIMAL
from capaian.rulebook import load_rulebook
from capaian.rules.checks.validate import validate
from capaian.rules.formula.parse import load_grammar
from capaian.writers.undrawable_signs import undrawable_in

_COPY: Final = re.compile(r"-periksa(?:-[0-9]+)?\Z")
_ACTS: Final = {Act.ADDED: "baru", Act.CHANGED: "berubah", Act.REMOVED: "dihapus"}
_WIDTH: Final = max(map(len, _ACTS.values()))
_MAX_NAMED: Final = 6
"""Files or sheets named one by one."""


@dataclass(frozen=True)
class BookCheck:
    """What `capaian check` would say once the workbook is written; none of it forbids writing."""

    new: tuple[Issue, ...] = ()
    """Problems that the workbook brings, at its cells where they are known, in the words of sheets."""
    known: int = 0
    """How many the dossier has already and keeps."""

    @property
    def errors(self) -> int:
        """How many new ones stop papers."""
        return sum(issue.level is Level.ERROR for issue in self.new)


def take_back(read: Callable[[], Book], book: Path, dossier: Path, wishes: Wishes) -> None:
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
        _refuse(incoming, book, wishes)
    preview, check = make_preview(incoming), check_incoming(incoming)
    if not wishes.is_json:
        _show(preview, incoming, check, book)
    if wishes.marked is not None:
        _list_problems((*incoming.issues, *check.new), book, wishes)
    is_unseen = _is_unseen(incoming, check, wishes)
    is_written = (
        bool(incoming.changes) and not wishes.is_dry and not is_unseen and _is_agreed(dossier, wishes)
    )
    # Where the dossier has it all it only remembers what this workbook says: there is nothing to agree to.
    is_known = incoming.is_news and not incoming.changes and not wishes.is_dry and not wishes.is_json
    if is_written or (is_known and (wishes.is_agreed or is_answerable())):
        incoming.write()
    if wishes.is_json:
        console.print_json(preview_to_plain(preview, incoming, check.new, is_written=is_written))
    elif incoming.changes:
        target = as_command(dossier)
        written = f"Ditulis: {len(incoming.changes)} berkas di {target}. Periksa: capaian check {target}"
        words = written if is_written else "Tidak ada yang ditulis."
        console.out().print(console.printable(words), soft_wrap=True)
    if not is_written and not wishes.is_dry:
        _refuse_unwritten(incoming, check, is_unseen=is_unseen)


def check_incoming(incoming: Incoming) -> BookCheck:
    """Check what a workbook would make of a dossier.

    Where a cell is wrong nothing is checked: figures that could not be taken would only seem to be missing.
    """
    if incoming.has_errors or not incoming.changes or incoming.becomes is None:
        return BookCheck()
    present, law = {**incoming.folder.parts, **incoming.folder.narratives}, load_rulebook()
    found = [*validate(incoming.becomes, law), *_undrawable(incoming.changes)]
    before = _read_present(incoming).partial if incoming.folder.parts else None
    known = [*_undrawable({file: present[file] for file in incoming.changes if file in present})]
    new = _without(found, known if before is None else (*validate(before, law), *known))
    return BookCheck(tuple(_in_words(incoming, issue) for issue in new), len(found) - len(new))


def _read_present(incoming: Incoming) -> ReadResult:
    """Read the dossier as it is; what reading notes in the folder is noted in a copy."""
    folder = incoming.folder
    return read_folder(replace(folder, failed={*folder.failed}), Reading())


def _undrawable(files: Mapping[str, bytes | None]) -> Iterator[Issue]:
    for file, content in files.items():
        yield from undrawable_in(file, content or b"")


def _without(found: Iterable[Issue], before: Iterable[Issue]) -> list[Issue]:
    """Return issues that were not there before, each as often as it is more; rows move, so no place tells."""
    known = Counter((one.level, one.code, one.message, one.value) for one in before)
    new = []
    for one in found:
        key = (one.level, one.code, one.message, one.value)
        known[key] -= 1
        if known[key] < 0:
            new.append(one)
    return new


def _in_words(incoming: Incoming, issue: Issue) -> Issue:
    """Return a problem at its cell in the words of sheets."""
    origins = incoming.staged.origins
    place = origins.place_of(issue.place)
    near = [
        taken.found.spec for taken in incoming.staged.taken.values() if taken.found.sheet.name == place.sheet
    ]
    message = in_sheets(origins.name_places(issue.message), *near)
    seen = None if issue.value is None else as_seen(DECIMAL, issue.value)
    value = seen if seen is not None and seen in message else issue.value
    return replace(issue, place=place, message=message, remedy=in_sheets(issue.remedy, *near), value=value)


def _is_unseen(incoming: Incoming, check: BookCheck, wishes: Wishes) -> bool:
    """Say whether a dossier would get errors that nobody has looked at: agreement was given before.

    A new dossier is begun with what there is: to be incomplete is no change for the worse.
    """
    is_blind = wishes.is_agreed and not wishes.is_dry and not wishes.is_as_typed
    return is_blind and bool(incoming.folder.parts) and check.errors > 0


def _is_agreed(dossier: Path, wishes: Wishes) -> bool:
    """Ask on a terminal; where nobody can answer, nothing is taken for granted."""
    if wishes.is_agreed:
        return True
    if not is_answerable() or wishes.is_json:
        return False
    return confirm(f"Tulis perubahan ini ke {as_command(dossier)}?")


def _refuse_unwritten(incoming: Incoming, check: BookCheck, *, is_unseen: bool) -> None:
    """Say why changes were not written, where nobody said so: a script must not take it for an import."""
    if is_unseen:
        words = (
            f"Dossier tidak berubah: isi buku membawa {check.errors} galat, seperti di atas. Perbaiki di "
            "buku, lalu impor lagi; atau tambahkan --as-typed bila memang demikian."
        )
        console.err().print(console.printable(words), soft_wrap=True)
        raise typer.Exit(InputError.exit_code)
    if incoming.changes and not is_answerable():
        raise UsageMistakeError("Tambahkan --yes untuk menulis, atau --dry-run untuk pratinjau saja.")


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


def _refuse(incoming: Incoming, book: Path, wishes: Wishes) -> None:
    """Say what is wrong, and list it in a copy of the workbook; nothing is written into the dossier."""
    if wishes.is_json:
        console.print_json(preview_to_plain(Preview((), (), ()), incoming, (), is_written=False))
    else:
        show_issues(incoming.issues, console.err())
        console.err().print(f"Dossier tidak berubah: {count_issues(incoming.issues)}.")
    if not wishes.is_dry or wishes.marked is not None:
        _list_problems(incoming.issues, book, wishes)
    raise typer.Exit(InputError.exit_code)


def _list_problems(issues: Sequence[Issue], book: Path, wishes: Wishes) -> None:
    """List problems at cells in a copy of the workbook; a file changed on both sides is none."""
    if not any(issue.place.sheet is not None and issue.code != "changed_since_export" for issue in issues):
        return
    # What lists problems is loaded where there are any to list.
    from capaian.dossier.excel.check_sheet import add_check_sheet

    target = wishes.marked or _free_copy(book)
    try:
        write_together(target.parent, {target.name: add_check_sheet(book.read_bytes(), issues)})
        words = f"Daftar masalah dengan tautan ke selnya ada di salinan: {target}"
    except (ValueError, OSError):
        words = "Salinan dengan daftar masalah tidak dapat dibuat dari buku ini."
    except FileError as error:
        words = error.message
    console.err().print(console.printable(words), soft_wrap=True)


def _free_copy(book: Path) -> Path:
    """Return a name beside the workbook that nothing has: people may have begun to mend an earlier copy.

    Examples:
        >>> _free_copy(Path("tidak-ada/buku-periksa.xlsx")).name
        'buku-periksa-2.xlsx'
    """
    stem = _COPY.sub("", book.stem)
    numbers = ("", *(f"-{number}" for number in range(2, 10_000)))
    names = (book.with_name(f"{stem}-periksa{number}.xlsx") for number in numbers)
    return next(name for name in names if not name.exists() and name != book)


def _show(preview: Preview, incoming: Incoming, check: BookCheck, book: Path) -> None:
    """Print what was found and what would change: sheets that lose much first, with some rows of each."""
    screen = console.out()
    issues = incoming.issues
    if issues and incoming.folder.parts:
        issues = tuple(_without(issues, _read_present(incoming).issues))
    if issues:
        show_issues(issues, screen)
    if check.new:
        console.write_indented(screen, 0, ("Pemeriksaan isi buku:", "bold"))
        show_issues(check.new, screen)
    title = f"Pratinjau impor {book.name} ke {as_command(incoming.dossier)}"
    screen.print(console.printable(title), soft_wrap=True)
    for change in preview.sheets:
        _show_change(change, screen, most=SAMPLES if incoming.folder.parts else 0)
    for sentence in (*_changes_in_words(preview, incoming), *_check_in_words(check, incoming)):
        console.write_indented(screen, 0, (sentence, ""))


def _show_change(change: SheetChange, screen: Console, *, most: int) -> None:
    """Print what becomes of a sheet, with its first rows."""
    words = [f"{change.count(act)} {word}" for act, word in _ACTS.items() if change.count(act)]
    if change.is_reordered:
        words.append("urutan berubah" + (f" ({_list(change.reordered)})" if change.reordered else ""))
    loud = f" – {change.count(Act.REMOVED)} dari {change.before} baris hilang" if change.is_loud else ""
    head = (f"{change.title} ({change.file})", "bold")
    console.write_indented(screen, 0, head, (f": {', '.join(words)}", ""), (loud, "bold red"))
    rows = change.first(most)
    for row in rows:
        where = f" (baris {row.row})" if row.row is not None else ""
        name = f"{row.name}: " if row.name and row.words else row.name
        line = f"{_ACTS[row.act]:<{_WIDTH}}  {name}{row.words}{where}"
        console.write_indented(screen, 2, (line, ""))
    if rows and len(change.rows) > len(rows):
        console.write_indented(screen, 2, (f"dan {len(change.rows) - len(rows)} baris lain", "dim"))


def _changes_in_words(preview: Preview, incoming: Incoming) -> Iterator[str]:
    """Yield what is to be said besides the rows: of files, of sheets, of cells that are more than a value."""
    if not incoming.changes and not incoming.kept:
        yield "Tidak ada perubahan: isi buku sama dengan dossier."
    elif not incoming.changes:
        yield "Tidak ada perubahan di buku sejak buku ditulis."
    both = "Berubah di buku dan di dossier, di baris yang berlainan; isi keduanya dipakai"
    for words, names in (
        (both, name_sheets(incoming.united)),
        ("Berubah di dossier sesudah buku ditulis, dan dibiarkan", name_sheets(incoming.kept)),
        ("Berkas baru", preview.new_files),
        ("Berkas dihapus", preview.gone_files),
    ):
        if names:
            yield f"{words}: {_list(names)}."
    if preview.missing:
        stays = "di dossier tidak diubah" if incoming.folder.parts else "tetap seperti saat buku ditulis"
        names = [f'"{name}"' for name in preview.missing]
        yield (
            f"Lembar yang tidak ada lagi di buku: {_list(names)}; isinya {stays}. Untuk mengosongkan suatu "
            "bagian, hapus baris-barisnya, bukan lembarnya."
        )
    if incoming.tally.formulas:
        yield f"Nilai dari rumus: {incoming.tally.formulas} sel."
    if incoming.tally.percentages:
        yield f"Persen dibaca sebagai angkanya (86% menjadi 86): {incoming.tally.percentages} sel."
    if incoming.unread:
        yield "Lembar yang tidak dibaca: {}.".format(", ".join(f'"{name}"' for name in incoming.unread))


def _check_in_words(check: BookCheck, incoming: Incoming) -> Iterator[str]:
    """Yield the sentences that say how much is left to do, and what."""
    if check.new:
        yield f"Pemeriksaan isi: {count_issues(check.new)}, seperti di atas."
    if check.errors:
        yield "Dengan isi ini naskah belum dapat dibuat. Perbaiki di buku, lalu impor lagi."
    if check.known:
        target = as_command(incoming.dossier)
        yield f"Yang sudah ada sebelumnya: {check.known}. Rinciannya: capaian check {target}"


def _list(files: Sequence[str]) -> str:
    shown = ", ".join(files[:_MAX_NAMED])
    return f"{shown}, dan {len(files) - _MAX_NAMED} lainnya" if len(files) > _MAX_NAMED else shown


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
