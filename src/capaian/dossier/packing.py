"""A dossier as one zip file: packed for others, and taken apart so that nothing of it leads out.

What is taken apart is judged by the same reader as a folder; here it is only seen to it that it
becomes one.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from capaian.domain.issue import Place
from capaian.dossier.excel.worker.archive import Archive
from capaian.dossier.excel.worker.limits import Limits, RefusedError
from capaian.dossier.file_names import EVIDENCE, is_ignored, stays_inside
from capaian.dossier.folder import Folder, scan_folder, write_size
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.parts import OFFICE

_MADE_AT: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16
LIMITS: Final = Limits(
    file_bytes=100_000_000,
    parts=5_000,
    directory_bytes=2_000_000,
    unpacked_bytes=300_000_000,
    ratio=200,
    free_of_ratio=5_000_000,
    ratio_of_all=200,
    free_of_ratio_of_all=50_000_000,
)
"""How much is taken of a dossier; photos of a whole year stay below it."""
_CODES: Final[Mapping[str, str]] = {
    "book_broken": "package_broken",
    "book_locked": "package_locked",
    "book_misleading": "package_misleading",
}
"""What is said of an archive that is no dossier, by what is said of one that is no workbook."""
_UTF_8: Final = 0x800
"""Set where a name says that it is written so."""


def pack_folder(folder: Folder, target: IO[bytes], *, with_evidence: bool) -> None:
    """Write a dossier as a zip file, files in the order of their paths.

    Without evidence there is only what `evidence.yaml` says of it. Raises `OSError` where a file
    of it cannot be read.
    """
    contents: dict[str, bytes | Path] = {**folder.parts, **folder.narratives, **folder.closed}
    if with_evidence:
        contents |= {f"{EVIDENCE}/{name}": path for name, path in folder.evidence.items()}
    pack({name: contents[name] for name in sorted(contents)}, target)


def pack(contents: Mapping[str, bytes | Path], target: IO[bytes]) -> None:
    """Write a zip file of bytes and of files in their order, the same bytes each time;
    raises `OSError`.
    """
    with ZipFile(target, "w") as package:
        for name, content in contents.items():
            if isinstance(content, bytes):
                package.writestr(_entry(name), content)
                continue
            with content.open("rb") as source, package.open(_entry(name), "w") as packed:
                shutil.copyfileobj(source, packed)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _MADE_AT)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
    return entry


def unpack_folder(source: Path, target: Path, log: IssueLog, limits: Limits = LIMITS) -> Folder:
    """Take a zip file apart into an empty folder, and return what lies there.

    The log takes problems of the file and of all that is in it.
    """
    place = Place(source.name)
    if source.stat().st_size > limits.file_bytes:
        log.add("package_too_large", place, limit=write_size(limits.file_bytes))
        return Folder(target)
    try:
        _write(source.read_bytes(), target, limits)
    except RefusedError as error:
        code, words = _CODES.get(str(error), "package_too_large"), error.words
        log.add(code, place, **{"limit": write_size(limits.unpacked_bytes), **words})
        return Folder(target)
    if not (target / OFFICE.file).is_file():
        log.add("package_without_office", place)
        return Folder(target)
    return scan_folder(target, log)


def _write(content: bytes, target: Path, limits: Limits) -> None:
    archive = Archive(content, limits)
    names = {_name(part): key for key, part in archive.parts.items()}
    above = _folder_above([*names])
    for name, key in names.items():
        path = name.removeprefix(above)
        if name.endswith("/") or any(map(is_ignored, path.split("/"))):
            continue
        if not stays_inside(path):
            raise RefusedError("book_misleading", what="nama berkas yang menunjuk ke luar")
        try:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            with (target / path).open("xb") as stream:
                stream.writelines(archive.pieces(key))
        except (OSError, ValueError):
            raise RefusedError(
                "book_misleading", what="nama berkas yang tidak dapat dipakai"
            ) from None


def _name(part: ZipInfo) -> str:
    """Return a name as it was written; many programs write UTF-8 and do not say so."""
    if part.flag_bits & _UTF_8:
        return part.orig_filename
    try:
        return part.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        raise RefusedError("book_misleading", what="nama berkas yang bukan UTF-8") from None


def _folder_above(names: Sequence[str]) -> str:
    """Return the folder that a whole dossier was packed in: `kantor-2024/`; empty:
    its files stand alone.
    """
    if OFFICE.file in names:
        return ""
    parted = (name.partition("/") for name in names)
    return next((f"{above}/" for above, _, file in parted if file == OFFICE.file), "")
