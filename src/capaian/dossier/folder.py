"""What lies in the folder of a dossier: which files are its parts, which are strange,
what is in them.

Nothing outside the folder is ever opened: links are refused, and only ordinary files are read, up
to a limit of size.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from capaian.domain.errors import FileError
from capaian.domain.issue import Place
from capaian.dossier.changes import EditedSinceError, StrangePlanError, finish_changes
from capaian.dossier.file_names import (
    CLOSED,
    EVIDENCE,
    FORMER_PARTS,
    LAYOUT,
    LAYOUTS,
    MAX_LEVELS,
    NARRATIVE,
    REGISTERS,
    REPORT,
    is_closing,
    is_evidence,
    is_ignored,
    is_narrative_name,
    layout_names,
)
from capaian.dossier.issues import IssueLog, nearest_words
from capaian.dossier.tables import BY_FILE
from capaian.rulebook.personal import find_personal_number

_MEGABYTE = 1_000_000
_KILOBYTE = 1_000
_LIMITS = {
    ".csv": 20 * _MEGABYTE,
    ".yaml": 2 * _MEGABYTE,
    ".md": 60 * _KILOBYTE,
    ".json": 50 * _MEGABYTE,
}
"""A text of 60 KB fills twenty pages; longer ones are pasted tables, not words. A closed year has
one megabyte, one of 100,000 counts thirty.
"""
EVIDENCE_LIMIT = 50 * _MEGABYTE
"""Bytes that a file of evidence may have."""
_MAX_FILES = 5000


@dataclass(slots=True)
class Folder:
    """The readable contents of a dossier."""

    path: Path
    parts: dict[str, bytes] = field(default_factory=dict)
    """Bytes of the declared files and of the layouts,
    those of other papers as `layouts/pk.yaml`.
    """
    narratives: dict[str, bytes] = field(default_factory=dict)
    """Bytes of the texts by path: `narrative/ringkasan.md`."""
    closed: dict[str, bytes] = field(default_factory=dict)
    """Bytes of the snapshots of earlier years by path: `closed/2023.json`."""
    evidence: dict[str, Path] = field(default_factory=dict)
    """Evidence by its path below `evidence/`."""
    hashes: dict[str, str] = field(default_factory=dict)
    """SHA-256 of every file of the dossier, sorted by path."""
    failed: set[str] = field(default_factory=set)
    """Declared files that are there but could not be read."""


def scan_folder(path: Path, log: IssueLog) -> Folder:
    """Read the files of a dossier into memory, except for evidence, which is only hashed.

    A change that was cut short once it was decided is finished first.
    """
    folder = Folder(path)
    try:
        finish_changes(path)
    except StrangePlanError:
        log.add("strange_plan", Place("."))
    except EditedSinceError as error:
        log.add("edited_since", Place(error.name))
    except (FileError, OSError):
        log.add("change_unfinished", Place("."))
    for entry in _list(path, "", log):
        _take_entry(folder, entry, log)
    folder.hashes = dict(sorted(folder.hashes.items()))
    return folder


def lay_texts(path: Path, texts: Mapping[str, str]) -> Folder:
    """Return a dossier of texts that lie in no folder: those of a closing,
    or rows of a database.
    """
    return lay_files(path, {file: text.encode() for file, text in texts.items()})


def lay_files(path: Path, contents: Mapping[str, bytes]) -> Folder:
    """Return the same of the bytes of texts."""
    folder = Folder(path)
    for file, content in sorted(contents.items()):  # as a folder is read
        kept = folder.closed if is_closing(file) else folder.parts
        (folder.narratives if file.startswith(f"{NARRATIVE}/") else kept)[file] = content
        folder.hashes[file] = hashlib.sha256(content).hexdigest()
    return folder


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal; raises `OSError`."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def combine_hashes(hashes: Mapping[str, str]) -> str:
    """Return one SHA-256 over paths and hashes of files: the facts that a paper was made from."""
    digest = hashlib.sha256()
    for file, sha256 in sorted(hashes.items()):
        digest.update(f"{file}\0{sha256}\n".encode())
    return digest.hexdigest()


def show_name(name: str) -> str:
    """Return a file name in a form that can always be printed."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _list(path: Path, where: str, log: IssueLog) -> list[os.DirEntry[str]]:
    """Return the entries of a folder sorted by name, hidden ones left out."""
    try:
        with os.scandir(path) as scan:
            entries = sorted(
                (e for e in scan if not is_ignored(e.name)), key=lambda entry: entry.name
            )
    except (OSError, ValueError):
        log.add("unreadable_file", Place(where or "."))
        return []
    if len(entries) > _MAX_FILES:
        log.add("too_many_files", Place(where or "."), limit=str(_MAX_FILES))
    named = []
    for entry in entries[:_MAX_FILES]:
        if find_personal_number(entry.name) is None:
            named.append(entry)
        else:  # it is not even hashed
            name = show_name(entry.name)
            log.add("personal_number", Place(f"{where}/{name}" if where else name))
    return named


def _take_entry(folder: Folder, entry: os.DirEntry[str], log: IssueLog) -> None:
    name = entry.name
    if name in (NARRATIVE, EVIDENCE, LAYOUTS, CLOSED, REGISTERS):
        _take_folder(folder, entry, log)
    elif name in BY_FILE or name == LAYOUT:
        _take_part(folder, name, Path(entry.path), log)
    else:
        known = [*BY_FILE, LAYOUT, LAYOUTS, NARRATIVE, EVIDENCE, CLOSED, REGISTERS]
        is_mistyped = name not in FORMER_PARTS and nearest_words(name, known)
        code = "unknown_file" if is_mistyped else "stray_file"
        log.add(code, Place(show_name(name)), show_name(name), among=known)


def _take_part(folder: Folder, name: str, path: Path, log: IssueLog) -> None:
    if not _take_content(folder, folder.parts, name, path, log):
        folder.failed.add(name)


def _take_content(
    folder: Folder, contents: dict[str, bytes], name: str, path: Path, log: IssueLog
) -> bool:
    """Read a file into the contents that it belongs to; say whether it could be read."""
    limit = size_limit(name)
    if not _is_readable(path, name, limit, log):
        return False
    try:
        with path.open("rb") as stream:
            contents[name] = stream.read(limit)
    except OSError:
        log.add("unreadable_file", Place(name))
        return False
    folder.hashes[name] = hashlib.sha256(contents[name]).hexdigest()
    return True


def _take_folder(folder: Folder, entry: os.DirEntry[str], log: IssueLog) -> None:
    place = Place(entry.name)
    if entry.is_symlink():
        log.add("symlink_refused", place)
    elif not entry.is_dir():
        log.add("not_a_folder", place)
    elif entry.name == EVIDENCE:
        for name, path in _walk(Path(entry.path), EVIDENCE, log):
            _take_evidence(folder, name, path, log)
    else:
        for file in _list(Path(entry.path), entry.name, log):
            _take_file(folder, entry.name, file, log)


def _take_file(folder: Folder, where: str, file: os.DirEntry[str], log: IssueLog) -> None:
    """Take a text, a closed year, a layout or a table of registers,
    or say why it is none of them.
    """
    shown, path = show_name(file.name), Path(file.path)
    name = f"{where}/{shown}"
    if where == NARRATIVE and is_narrative_name(file.name):
        _take_content(folder, folder.narratives, name, path, log)
    elif is_closing(name):  # its contents are read by who compares with it
        _take_content(folder, folder.closed, name, path, log)
    elif name in BY_FILE or (where == LAYOUTS and file.name in layout_names()):
        _take_part(folder, name, path, log)
    elif name == f"{LAYOUTS}/{REPORT}.yaml":
        log.add("layout_elsewhere", Place(name), shown)
    elif where == LAYOUTS:  # an office's own form of a paper is known by the kind in its name
        log.add("unknown_paper", Place(name), shown, among=layout_names())
    elif where == REGISTERS:
        log.add("stray_file", Place(name), shown)
    else:
        log.add("bad_narrative_name" if where == NARRATIVE else "bad_closed_name", Place(name))


def size_limit(file: str) -> int:
    """Return how many bytes a file of a dossier may have."""
    return _LIMITS[Path(file).suffix]


def _walk(path: Path, where: str, log: IssueLog) -> Iterator[tuple[str, Path]]:
    """Yield every ordinary file below a folder with its path from the dossier."""
    for entry in _list(path, where, log):
        name = f"{where}/{show_name(entry.name)}"
        if entry.is_symlink():
            log.add("symlink_refused", Place(name))
        elif not entry.is_dir():
            yield name, Path(entry.path)
        elif name.count("/") >= MAX_LEVELS:
            log.add("too_deep_folder", Place(name), limit=str(MAX_LEVELS))
        else:
            yield from _walk(Path(entry.path), name, log)


def _take_evidence(folder: Folder, name: str, path: Path, log: IssueLog) -> None:
    if not is_evidence(name):
        log.add("bad_evidence_name", Place(name))
        return
    if not _is_readable(path, name, EVIDENCE_LIMIT, log):
        return
    try:
        folder.hashes[name] = hash_file(path)
    except OSError:
        log.add("unreadable_file", Place(name))
        return
    folder.evidence[name.removeprefix(f"{EVIDENCE}/")] = path


def _is_readable(path: Path, name: str, limit: int, log: IssueLog) -> bool:
    """Check that a path is an ordinary file within its limit, without opening it."""
    try:
        status = path.lstat()
    except OSError:
        log.add("unreadable_file", Place(name))
        return False
    if stat.S_ISLNK(status.st_mode):
        log.add("symlink_refused", Place(name))
    elif not stat.S_ISREG(status.st_mode):
        log.add("not_a_file", Place(name))
    elif status.st_size > limit:
        log.add("file_too_large", Place(name), limit=write_size(limit))
    else:
        return True
    return False


def write_size(size: int) -> str:
    """Write a limit of size the way people say it."""
    return f"{size // _MEGABYTE} MB" if size >= _MEGABYTE else f"{size // _KILOBYTE} KB"
