"""The way of a workbook into a dossier: read, told, shown, asked, written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import typer

from capaian.cli import console
from capaian.cli.asking import confirm, is_answerable
from capaian.cli.commands.workbook import Wishes
from capaian.cli.issues import as_command, count_issues, show_issues
from capaian.cli.outputs import write_together
from capaian.cli.previews import preview_to_plain, show_preview
from capaian.cli.workbook_check import BookCheck, check_incoming, new_issues
from capaian.domain.errors import FileError, InputError, UsageMistakeError
from capaian.domain.issue import Issue
from capaian.dossier.changes import find_file, finish_changes
from capaian.dossier.excel.book import Book
from capaian.dossier.excel.import_book import Answers, Incoming, take_book
from capaian.dossier.excel.preview import Preview, make_preview
from capaian.rulebook import load_rulebook
from capaian.rules.formula.parse import load_grammar

_COPY: Final = re.compile(r"-periksa(?:-[0-9]+)?\Z")


def take_back(read: Callable[[], Book], book: Path, dossier: Path, wishes: Wishes) -> None:
    """Take a workbook back into a dossier, or say what is wrong with it.

    Args:
        read: Returns the workbook, which is being read meanwhile.
        book: Where it lies.
        dossier: The folder; it need not exist.
        wishes: What else was asked for.
    """
    if not wishes.is_dry:
        finish_changes(dossier)
    _require_dossier(dossier)
    # What the contents will be held against; the child still reads.
    load_rulebook()
    load_grammar()
    answers = Answers(wishes.takes_workbook, wishes.is_as_typed)
    incoming = take_book(read(), book, dossier, answers)
    if incoming.has_errors:
        _refuse(incoming, book, wishes)
    preview, check = make_preview(incoming), check_incoming(incoming)
    if not wishes.is_json:
        _show(preview, incoming, check, book)
    _list_found(check, incoming, book, wishes)
    is_unseen = _is_unseen(incoming, check, wishes)
    is_written = (
        bool(incoming.changes) and not wishes.is_dry and not is_unseen and _is_agreed(dossier, wishes)
    )
    if is_written:
        incoming.write()
    if wishes.is_json:
        console.print_json(preview_to_plain(preview, incoming, check.new, is_written=is_written))
    elif is_written:
        _say_written(incoming)
    elif incoming.changes:
        console.out().print("Tidak ada yang ditulis.")
    elif incoming.is_news and not wishes.is_dry and (wishes.is_agreed or is_answerable()):
        # Nothing to ask: the dossier has it all, and only remembers what this workbook says of it.
        incoming.write()
    if not is_written and not wishes.is_dry:
        _refuse_unwritten(incoming, check, is_unseen=is_unseen)


def _is_unseen(incoming: Incoming, check: BookCheck, wishes: Wishes) -> bool:
    """Say whether a dossier would get errors that nobody has looked at: agreement was given before.

    A new dossier is begun with what there is: to be incomplete is no change for the worse.
    """
    is_asked = wishes.is_agreed and not wishes.is_dry and not wishes.is_as_typed
    return is_asked and bool(incoming.folder.parts) and check.errors > 0


def _refuse_unwritten(incoming: Incoming, check: BookCheck, *, is_unseen: bool) -> None:
    """Say why changes were not written, where nobody said so: a script must not take it for an import."""
    if is_unseen:
        told = f"Dossier tidak berubah: isi buku membawa {check.errors} galat, seperti di atas."
        remedy = "Perbaiki di buku, lalu impor lagi; atau tambahkan --as-typed bila memang demikian."
        console.err().print(console.printable(f"{told} {remedy}"), soft_wrap=True)
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
    # Of a new dossier whose import was cut short office.yaml may be what is still to come.
    if names and find_file(dossier, "office.yaml") is None:
        raise UsageMistakeError(
            f"Folder {dossier} sudah berisi, tetapi bukan dossier (tanpa office.yaml). "
            "Sebutkan folder dossier, atau nama folder baru."
        )


def _refuse(incoming: Incoming, book: Path, wishes: Wishes) -> None:
    """Say what is wrong, and list it in a copy of the workbook; nothing is written into the dossier."""
    screen = console.err()
    if wishes.is_json:
        console.print_json(preview_to_plain(Preview((), (), ()), incoming, (), is_written=False))
    else:
        show_issues(incoming.issues, screen)
        screen.print(f"Dossier tidak berubah: {count_issues(incoming.issues)}.")
    if _is_to_mark(incoming.issues, wishes):
        screen.print(console.printable(_mark(incoming.issues, book, wishes)), soft_wrap=True)
    raise typer.Exit(InputError.exit_code)


def _is_to_mark(issues: Sequence[Issue], wishes: Wishes) -> bool:
    """Say whether a copy is wanted and any problem is at a cell; a file changed twice is none."""
    is_wanted = not wishes.is_dry or wishes.marked is not None
    return is_wanted and any(
        issue.place.sheet is not None and issue.code != "changed_since_export" for issue in issues
    )


def _list_found(check: BookCheck, incoming: Incoming, book: Path, wishes: Wishes) -> None:
    """List what is taken but still to be mended, where a copy was asked for by name."""
    if wishes.marked is None:
        return
    issues = (*incoming.issues, *check.new)
    if _is_to_mark(issues, wishes):
        console.err().print(console.printable(_mark(issues, book, wishes)), soft_wrap=True)


def _mark(issues: Sequence[Issue], book: Path, wishes: Wishes) -> str:
    """Write the copy with the list of problems, all of which are on the screen; return what became of it."""
    # What lists problems is loaded where there are any to list.
    from capaian.dossier.excel.check_sheet import add_check_sheet

    target = wishes.marked or _free_copy(book)
    try:
        write_together(target.parent, {target.name: add_check_sheet(book.read_bytes(), issues)})
    except (ValueError, OSError):
        return "Salinan dengan daftar masalah tidak dapat dibuat dari buku ini."
    except FileError as error:
        return error.message
    return f"Daftar masalah dengan tautan ke selnya ada di salinan: {target}"


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
    screen = console.out()
    if new := new_issues(incoming):
        show_issues(new, screen)
    if check.new:
        console.write_indented(screen, 0, ("Pemeriksaan isi buku:", "bold"))
        show_issues(check.new, screen)
    show_preview(preview, incoming, book, screen)
    for sentence in _sum_up(check, incoming):
        console.write_indented(screen, 0, (sentence, ""))


def _sum_up(check: BookCheck, incoming: Incoming) -> Iterator[str]:
    """Yield the sentences that say how much is left to do, and what."""
    if check.new:
        yield f"Pemeriksaan isi: {count_issues(check.new)}, seperti di atas."
    if check.errors:
        yield "Dengan isi ini naskah belum dapat dibuat. Perbaiki di buku, lalu impor lagi."
    if check.known:
        target = as_command(incoming.dossier)
        yield f"Yang sudah ada sebelumnya: {check.known}. Rinciannya: capaian check {target}"


def _is_agreed(dossier: Path, wishes: Wishes) -> bool:
    """Ask on a terminal; where nobody can answer, nothing is taken for granted."""
    if wishes.is_agreed:
        return True
    if not is_answerable() or wishes.is_json:
        return False
    return confirm(f"Tulis perubahan ini ke {as_command(dossier)}?")


def _say_written(incoming: Incoming) -> None:
    target = as_command(incoming.dossier)
    files = len(incoming.changes)
    console.out().print(
        console.printable(f"Ditulis: {files} berkas di {target}. Periksa: capaian check {target}"),
        soft_wrap=True,
    )
