"""Changing several files of a folder at once: all of them, or none, also when the machine stops.

The new contents and a plan are written into a hidden folder of it first. Once the plan is on the
disk the change has happened: who reads or writes next finishes it first, unless somebody changed
by hand what it would write over. Without a plan nothing has happened, and what lies there is
thrown away.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from capaian.domain.errors import FileError
from capaian.dossier.durable import locked, locked_folder, write_durably
from capaian.dossier.file_names import stays_inside

JOURNAL: Final = ".capaian-ubah"
"""The hidden folder of a dossier, or of results, in which a change is prepared."""
_PLAN: Final = "rencana.json"
_OLD_FOLDER: Final = "lama"
_CONTENT: Final = re.compile(r"[0-9]{1,4}")


class StrangePlanError(FileError):
    """A plan lies in a dossier that this program cannot have written;
    nothing of it is carried out.
    """


class EditedSinceError(FileError):
    """A file that a change cut short has still to write was changed by hand since;
    neither is lost.
    """

    def __init__(self, folder: Path, name: str) -> None:
        """Say which file of a dossier, and how the change goes on."""
        super().__init__(
            f"{folder / name} diubah sesudah sebuah perintah terputus yang hendak "
            "menulisnya; tidak ada yang "
            f"ditimpa. Pindahkan {name} ke luar dossier lalu ulangi, agar perintah itu "
            "dituntaskan."
        )
        self.name = name


@dataclass(frozen=True, slots=True)
class _Step:
    """What becomes of one file."""

    name: str
    """Its path within the dossier."""
    content: str | None
    """Name of its new content within the hidden folder; `None`: it goes."""
    old: str = ""
    """SHA-256 of the file before; empty: there was none."""


def apply_changes(
    folder: Path, files: Mapping[str, bytes | None], hashes: Mapping[str, str] | None = None
) -> None:
    """Give files of a dossier new contents, make new ones,
    and delete those whose content is `None`.

    A new file has the mode that the system gives, a replaced one that of the old one. What another
    change left half done is done first, and nobody else writes between the asking for hashes and
    the writing: a file whose SHA-256 is not the one in `hashes` any more was changed since it was
    read, and is refused.

    Raises:
        FileError: if a file is not as it was read, or cannot be written; then the dossier is as it
            was.
        ValueError: if a path leads out of the dossier.
    """
    if not files:
        return
    for name in files:
        _check(name)
    try:
        with locked(folder):
            _finish(folder)
            read = {} if hashes is None else {name: hashes.get(name, "") for name in files}
            for name, sha256_read in read.items():
                if _hash_now(folder / name) != sha256_read:
                    changed = f"{name} berubah sementara pratinjau dibaca."
                    raise FileError(f"{changed} Tidak ada yang ditulis; ulangi perintahnya.")
            _change(folder, files)
    except OSError as error:
        place = error.filename or folder  # of a full disk the system does not say where
        raise FileError(f"{place}: tidak dapat ditulis. Periksa izin dan ruang disk.") from error


def write_together(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Write results into a folder, which is made: all take their places, also over older ones,
    or none.

    The last file of the mapping takes its place last: a manifest there proves that the others are.
    An older file in the place of `None` goes.

    Raises:
        FileError: if the folder cannot be made or written; nothing was changed then.
    """
    write_decided(folder, lambda: files)


def write_decided(folder: Path, decide: Callable[[], Mapping[str, bytes | None]]) -> None:
    """Write results as `write_together` does, decided once nobody else can write into the folder.

    What decides returns contents by name from what lies there now; of none nothing is touched.

    Raises:
        FileError: if the folder cannot be made or written; nothing was changed then.
    """
    with locked_folder(folder, otherwise=" Naskah lama tidak diubah."):
        _finish(folder)
        if files := decide():
            _change(folder, files)


def _change(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Prepare a change and carry it out; what was not decided goes, whatever came between."""
    try:
        _carry_out(folder, _prepare(folder, files))
    finally:
        if not (folder / JOURNAL / _PLAN).exists():
            shutil.rmtree(folder / JOURNAL, ignore_errors=True)


def _hash_now(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, IsADirectoryError):
        return ""
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca.") from error


def finish_changes(folder: Path) -> None:
    """Finish a change that was cut short once it was decided; drop one that was not.

    Raises:
        StrangePlanError: if what lies there is not from this program: a dossier may have come from
            anybody.
        EditedSinceError: if a file that it would write over was changed by hand since.
        FileError: if a file cannot be written, so that the dossier is neither old nor new.
    """
    if not (folder / JOURNAL).exists():
        return
    try:
        with locked(folder):
            _finish(folder)
    except OSError as error:
        message = (
            "Perubahan yang terputus belum dapat dituntaskan. Periksa izin tulis folder dossier."
        )
        raise FileError(f"{error.filename}: {message}") from error


def _check(name: str) -> None:
    if not stays_inside(name) or PurePosixPath(name).parts[0] == JOURNAL:
        raise ValueError(name)


def _prepare(folder: Path, files: Mapping[str, bytes | None]) -> Sequence[_Step]:
    """Write the new contents and keep the old ones, then write the plan."""
    staging = folder / JOURNAL
    (staging / _OLD_FOLDER).mkdir(parents=True)
    steps = []
    for place, (name, content) in enumerate(files.items()):
        step = _Step(name, None if content is None else str(place), _hash_now(folder / name))
        if step.content is not None and content is not None:
            write_durably(staging / step.content, content)
            if (folder / name).exists():
                shutil.copymode(folder / name, staging / step.content)
        if (folder / name).exists():
            old = staging / _OLD_FOLDER / str(place)
            try:
                old.hardlink_to(folder / name)
            except (
                OSError
            ):  # a file system without hard links; a folder in the file's place fails here too
                shutil.copy2(folder / name, old)
        steps.append(step)
    plan = json.dumps([asdict(step) for step in steps], ensure_ascii=False).encode()
    write_durably(staging / f"{_PLAN}.baru", plan)
    (staging / f"{_PLAN}.baru").replace(staging / _PLAN)
    _sync(staging)
    return steps


def _sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can tell."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _carry_out(folder: Path, steps: Sequence[_Step]) -> None:
    """Let every file take its place; put the old ones back if one cannot."""
    try:
        for step in steps:
            _take(folder, step)
    except BaseException:  # Ctrl-C too: whoever stopped a command is told that nothing was written
        for place, step in enumerate(steps):
            _take_back(folder, step, folder / JOURNAL / _OLD_FOLDER / str(place))
        _clear(folder)
        raise
    _clear(folder)


def _take(folder: Path, step: _Step) -> None:
    target, content = folder / step.name, _content(folder, step)
    if content is None:
        target.unlink(missing_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        content.replace(target)


def _take_back(folder: Path, step: _Step, old: Path) -> None:
    """Undo a step; its new content is kept meanwhile,
    so that the plan can still be carried out.
    """
    content = _content(folder, step)
    if content is not None and not content.exists():
        (folder / step.name).replace(content)
    if old.exists():
        old.replace(folder / step.name)
    elif content is not None:  # nothing stood there
        (folder / step.name).unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    """Take the plan away first: what lies there without it is nothing."""
    (folder / JOURNAL / _PLAN).unlink()
    shutil.rmtree(folder / JOURNAL, ignore_errors=True)


def _finish(folder: Path) -> None:
    if (folder / JOURNAL / _PLAN).exists():
        for step in _still_to_do(folder):
            _take(folder, step)
        _clear(folder)
    shutil.rmtree(folder / JOURNAL, ignore_errors=True)


def _still_to_do(folder: Path) -> Sequence[_Step]:
    """Return the decided steps; a content that is gone has taken its place already.

    Raises:
        EditedSinceError: if one of their files is not as it was when that was decided.
    """
    steps = [
        step
        for step in _read_plan(folder)
        if (new := _content(folder, step)) is None or new.exists()
    ]
    for step in steps:
        if _hash_now(folder / step.name) not in ("", step.old):
            raise EditedSinceError(folder, step.name)
    return steps


def _content(folder: Path, step: _Step) -> Path | None:
    return None if step.content is None else folder / JOURNAL / step.content


def _read_plan(folder: Path) -> Sequence[_Step]:
    """Return the steps of a plan, every one of which stays within the dossier."""
    try:
        steps = [_Step(**step) for step in json.loads((folder / JOURNAL / _PLAN).read_bytes())]
        for step in steps:
            _check(step.name)
        is_own = (
            all(_is_own(folder, step) for step in steps) and not (folder / JOURNAL).is_symlink()
        )
    except (TypeError, ValueError, AttributeError):
        is_own = False
    if not is_own:
        raise StrangePlanError(
            f"{folder / JOURNAL} memuat rencana perubahan yang bukan dari Capaian, dan "
            "tidak dijalankan. "
            "Hapus folder tersembunyi itu, lalu periksa isi dossier."
        )
    return steps


def _is_own(folder: Path, step: _Step) -> bool:
    """Say whether a step has the form of ours, and no link leads it out of the dossier."""
    above = [folder / name for name in PurePosixPath(step.name).parents]
    is_linked = any(path.is_symlink() for path in above[:-1])
    is_hash = re.fullmatch(r"(?:[0-9a-f]{64})?", step.old) is not None
    return (
        not is_linked
        and is_hash
        and (step.content is None or _CONTENT.fullmatch(step.content) is not None)
    )
