"""Reading a closed year, and holding it against its hash and the dossier as it is now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Final

import typer

from capaian.cli import console
from capaian.cli.invocation import program_as_typed
from capaian.cli.issues import as_command, count_issues
from capaian.cli.office_year import find_issues
from capaian.domain.errors import FileError, InputError
from capaian.domain.exchange import Plain, assessment_to_plain
from capaian.domain.issue import Issue, Level
from capaian.dossier.causes import say_cause
from capaian.dossier.checked import Found
from capaian.dossier.file_names import year_of_closing
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.years.edited_closings import Differing, find_edited
from capaian.dossier.years.snapshot import Snapshot, name_of_closing
from capaian.dossier.years.snapshot_file import LIMIT, hash_snapshot, read_snapshot, refuse
from capaian.rules.assess import assess

_LONGEST_LINE: Final = 1000
"""Bytes of a file of one hash that are looked at."""
_HASH: Final = re.compile("[0-9a-f]{64}")
_FEW: Final = 6
UNNOTED: Final = (
    "Berkas .sha256 tidak ada di sampingnya, jadi belum dibandingkan dengan yang dicatat. "
    "Cocokkan SHA-256 itu dengan yang tercetak saat tahunnya ditutup."
)
"""What is said of a closed year that nothing stands beside to hold it against."""


@dataclass(frozen=True)
class ClosedYear:
    """A closed year as its file holds it: complete, and not edited."""

    file: str
    """Name of its file."""
    content: bytes
    snapshot: Snapshot
    noted: str | None
    """SHA-256 that stands beside it and is its own; `None` where none stands there."""

    @property
    def sha256(self) -> str:
        """The name of what was approved."""
        return hash_snapshot(self.content)


def read_closed(file: Path) -> ClosedYear:
    """Read a closed year; a hash beside it must be its own.

    Raises:
        InputError: if the file is no closed year, one of a newer program, damaged or edited, or what stands
            beside it is no hash.
        FileError: if it cannot be read.
    """
    content, noted = _read(file), _noted_hash(file)
    return ClosedYear(file.name, content, read_snapshot(content, file.name, noted), noted)


def find_earlier_closings(file: Path, snapshot: Snapshot) -> dict[str, bytes]:
    """Return the closings before a closed year that lie beside its file, by their places in a dossier.

    Only those whose SHA-256 is the one that the closed year notes.

    Args:
        file: Of the closed year: as `capaian close` wrote it, or within a dossier.
        snapshot: What it holds.
    """
    found: dict[str, bytes] = {}
    for item in snapshot.earlier:
        year = year_of_closing(item.file)
        name = Path(name_of_closing(snapshot.regency, year))
        places = [*sorted(file.parent.glob(f"{escape(name.stem)}*.json")), file.with_name(f"{year}.json")]
        for place in places:
            content = _read_if_there(place)
            if content is not None and hash_snapshot(content) == item.sha256:
                found[item.file] = content
                break
    return found


def _never_ends(file: Path) -> bool:
    """Say whether a path is a pipe or a device: whoever opens it may wait for ever."""
    return file.exists() and not (file.is_file() or file.is_dir())


def _read_if_there(file: Path) -> bytes | None:
    if _never_ends(file):
        return None
    try:
        with file.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except OSError:
        return None


def edited_words(edited: Sequence[Differing]) -> Iterator[str]:
    """Yield which results of a closing differ from those of its texts; nothing where none do."""
    if edited:
        yield (
            f"{len(edited)} hasil dalam penutupan ini bukan hasil hitungan datanya sendiri. Berkasnya "
            "disunting sesudah ditutup, atau aturan program berubah sejak itu; SHA-256 yang dibuat ulang "
            "tidak menunjukkannya. Cocokkan SHA-256 itu dengan yang tercetak saat tahunnya ditutup."
        )
        yield from (f"◊ {one.words}." for one in edited[:_FEW])
        if len(edited) > _FEW:
            yield f"Masih ada {len(edited) - _FEW} lagi."


def lacking_words(snapshot: Snapshot) -> Iterator[str]:
    """Yield what a year was closed without; nothing where it was complete."""
    if snapshot.lacking:
        yield f"Tahun {snapshot.year} ditutup tanpa {len(snapshot.lacking)} hal:"
        yield from (f"◊ {line}" for line in snapshot.lacking)


def _read(file: Path) -> bytes:
    if _never_ends(file):
        raise FileError(f"Penutupan {file} bukan berkas biasa. Sebutkan berkas penutupan-….json.")
    try:
        with file.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except OSError as error:
        raise FileError(
            f"Penutupan {file} tidak dapat dibaca: {say_cause(error)}. Sebutkan berkas penutupan-….json."
        ) from error


def _noted_hash(file: Path) -> str | None:
    """Return the SHA-256 that stands beside a closed year; `None` if there is no such file.

    Raises:
        InputError: if something else stands in it.
    """
    beside = file.with_name(f"{file.name}.sha256")
    if _never_ends(beside):
        refuse("noted_hash_broken", beside.name)
    try:
        with beside.open("rb") as stream:
            line = stream.read(_LONGEST_LINE)
    except OSError:
        return None
    noted = line.decode("utf-8", "replace").strip().partition(" ")[0].lower()
    if not _HASH.fullmatch(noted):
        refuse("noted_hash_broken", f"{file.name}.sha256")
    return noted


@dataclass(frozen=True)
class Verified:
    """A closed year held against the dossier as it is now."""

    closed: ClosedYear
    changed: tuple[str, ...]
    """Files of the dossier that are not as they were closed."""
    has_same_results: bool | None
    """Whether the results computed now are those that were approved; `None`: errors keep them from it."""
    errors: Sequence[Issue]
    """What is wrong with the dossier now."""
    edited: tuple[Differing, ...]
    """Results of the closing that its own texts do not come to."""

    @property
    def holds(self) -> bool:
        """Whether nothing is otherwise than it was approved."""
        return not self.changed and bool(self.has_same_results) and not self.edited


def verify(dossier: Path, file: Path, *, is_json: bool) -> None:
    """Say whether a closed year still holds: its hash, the texts of the dossier, and the results.

    Errors of the dossier are no fault of the closing, so that it is judged all the same.

    Raises:
        InputError: if the file is no closed year or was edited.
        FileError: if either cannot be read.
        Exit: with the code of wrong input, if anything differs.
    """
    found = _compare(read_closed(file), dossier, find_issues(dossier))
    if is_json:
        console.print_json(_to_plain(found))
    else:
        for line in _told(found, dossier):
            console.write_indented(console.out(), 0, (line, ""))
    if not found.holds:
        raise typer.Exit(InputError.exit_code)


def _compare(closed: ClosedYear, dossier: Path, found: Found) -> Verified:
    now = scan_folder(dossier, IssueLog())
    texts = {**now.parts, **now.narratives}
    then = {file: text.encode() for file, text in closed.snapshot.files.items()}
    attached = {one.file: one.sha256 for one in closed.snapshot.attachments}
    outside = {file: sha256 for file, sha256 in now.hashes.items() if file not in texts}
    differing = {file for file in {*texts, *then} if texts.get(file) != then.get(file)}
    differing |= {file for file in {*attached, *outside} if attached.get(file) != outside.get(file)}
    is_same = None
    if found.office_year is not None and not found.has_errors:
        results = assess(found.office_year, found.rule_set)
        is_same = assessment_to_plain(results) == closed.snapshot.assessment
    errors = [issue for issue in found.issues if issue.level is Level.ERROR]
    return Verified(
        closed, tuple(sorted(differing)), is_same, errors, find_edited(closed.snapshot, closed.file)
    )


def _told(found: Verified, dossier: Path) -> Iterator[str]:
    snapshot = found.closed.snapshot
    is_noted = found.closed.noted is not None
    yield f"Penutupan {snapshot.year}, {snapshot.office}: {_state(found)}, SHA-256 {found.closed.sha256}."
    if not is_noted:
        yield UNNOTED
    yield from edited_words(found.edited)
    if found.changed:
        more = f", dan {len(found.changed) - _FEW} lagi" if len(found.changed) > _FEW else ""
        yield f"Berbeda di dossier sesudah ditutup: {', '.join(found.changed[:_FEW])}{more}."
    else:
        yield "Dossier sama dengan saat ditutup."
    if found.has_same_results is None:
        yield (
            f"Dossier sekarang tidak dapat dihitung: {count_issues(found.errors)}, jadi hasilnya tidak "
            f"dibandingkan. Rinciannya: {program_as_typed()} check {as_command(dossier)}"
        )
    elif found.has_same_results:
        yield "Hasil yang dihitung ulang sama dengan yang disahkan."
    else:
        yield "Hasil yang dihitung ulang berbeda dari yang disahkan."


def _state(found: Verified) -> str:
    """Return in what state the file of a closing is, as far as can be seen."""
    if found.edited:
        return "hasilnya tidak cocok dengan datanya sendiri"
    return "utuh" if found.closed.noted is not None else "keutuhan tidak diperiksa"


def _to_plain(found: Verified) -> dict[str, Plain]:
    return {
        "schema": "capaian/verification/1",
        "year": found.closed.snapshot.year,
        "sha256": found.closed.sha256,
        "noted": found.closed.noted is not None,
        "changed": [*found.changed],
        "same_results": found.has_same_results,
        "errors": len(found.errors),
        "edited": [
            {"result": one.result, "closed": one.approved, "recomputed": one.recomputed}
            for one in found.edited
        ],
        "holds": found.holds,
    }
