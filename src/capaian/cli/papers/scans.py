"""Signed pages, scanned: for the end of a pdf."""

from __future__ import annotations

import hashlib
import io
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageOps

from capaian.cli.papers.scan_pages import DrawnPage, draw_pages
from capaian.documents.tree import Document, Paragraph, ScanPage, Text
from capaian.domain.errors import CapaianError, FileError
from capaian.dossier.causes import say_cause
from capaian.dossier.pictures import find_picture_flaw

_MEGABYTE = 1_000_000
_MOST_BYTES = 50 * _MEGABYTE
_MOST_PAGES = 60
"""Signed pages are a few; more would be another paper."""
_HEAD = 1024
"""A pdf may begin with other bytes; readers look for its head so far."""
_ENDINGS = ("pdf", "png", "jpg", "jpeg")


@dataclass(frozen=True, slots=True)
class Scan:
    """The pages of one file."""

    file: str
    sha256: str
    pages: tuple[ScanPage, ...]


class ScanError(CapaianError):
    """A file that cannot be appended; exit code 10."""


def read_scans(paths: Sequence[Path]) -> tuple[Scan, ...]:
    """Read files with signed pages, pages of a pdf as pictures.

    Raises:
        ScanError: for every file that is no pdf, png or jpeg, is empty, broken, locked or too long.
        FileError: for every file that is not there or cannot be read, where nothing else is wrong.
    """
    scans: list[Scan] = []
    refused: list[CapaianError] = []
    for number, path in enumerate(paths, start=1):
        room = _MOST_PAGES - sum(len(scan.pages) for scan in scans)
        try:
            scans.append(_name_apart(_read_scan(path, number, room), scans))
        except (ScanError, FileError) as error:
            refused.append(error)
    if refused:
        raise _join(refused)
    return tuple(scans)


def _name_apart(scan: Scan, earlier: Sequence[Scan]) -> Scan:
    """Number a file that has the name of another one, lest one of them is lost where they are listed."""
    name, number = scan.file, 2
    while any(other.file == scan.file and other.sha256 != scan.sha256 for other in earlier):
        scan, number = replace(scan, file=f"{name} ({number})"), number + 1
    return scan


def _join(refused: Sequence[CapaianError]) -> CapaianError:
    words = "\n".join(error.message for error in refused)
    only_files = all(isinstance(error, FileError) for error in refused)
    return FileError(words) if only_files else ScanError(words)


def add_scans(document: Document, form: str, scans: Sequence[Scan]) -> Document:
    """Return a paper with signed pages at its end: in full in the pdf, named in a last line elsewhere."""
    added = _pages(scans) if form == "pdf" else (_last_line(scans),)
    return replace(document, blocks=(*document.blocks, *added))


def _pages(scans: Sequence[Scan]) -> tuple[ScanPage, ...]:
    return tuple(page for scan in scans for page in scan.pages)


def _last_line(scans: Sequence[Scan]) -> Paragraph:
    named = ", ".join(f"{scan.file} ({len(scan.pages)} halaman)" for scan in scans)
    return Paragraph((Text(f"Pindaian bertanda tangan terlampir dalam naskah pdf: {named}."),))


def _read_scan(path: Path, number: int, room: int) -> Scan:
    content, name = _read(path), _write_name(path)
    kind = _kind_of(content)
    if kind is None:
        wanted = ", ".join(_ENDINGS)
        raise ScanError(f"Pindaian {name} bukan {wanted}. Simpan ulang dalam salah satu bentuk itu.")
    pictures = list(_READERS[kind](content, name, room))
    pages = tuple(
        _page(picture, f"pindaian-{number}-{place}", f"{name}, halaman {place} dari {len(pictures)}")
        for place, picture in enumerate(pictures, start=1)
    )
    return Scan(name, hashlib.sha256(content).hexdigest(), pages)


def _write_name(path: Path) -> str:
    """The name of a file in signs that can be written; a name may be bytes that are none."""
    return "".join(sign if sign.isprintable() else "?" for sign in path.name)


def _kind_of(content: bytes) -> str | None:
    """What a file is, whatever its name; scanners put a line or a mark before the head of a pdf."""
    found = next((kind for kind, starts in _STARTS.items() if content.startswith(starts)), None)
    return "pdf" if found is None and _PDF in content[:_HEAD] else found


def _page(picture: DrawnPage, name: str, words: str) -> ScanPage:
    width, height = picture.size
    return ScanPage(name, picture.content, picture.media_type, f"Pindaian {words}", width, height)


def _read(path: Path) -> bytes:
    """Read a file within its limit of size, which it may outgrow while it is read."""
    try:
        _require_regular(path)
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        cause = say_cause(error) if isinstance(error, OSError) else "nama tidak sah"
        raise FileError(f"Pindaian {path} tidak dapat dibaca: {cause}.") from error
    if len(content) > _MOST_BYTES:
        raise ScanError(
            f"Pindaian {path.name} lebih besar dari {_MOST_BYTES // _MEGABYTE} MB. Perkecil dulu."
        )
    if not content:
        raise ScanError(f"Pindaian {path.name} kosong. Pindai ulang naskahnya.")
    return content


def _require_regular(path: Path) -> None:
    """Pipes and devices may never end, or never begin."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise FileError(f"Pindaian {path} adalah folder, bukan berkas.")
    if not stat.S_ISREG(mode):
        raise FileError(f"Pindaian {path} bukan berkas biasa. Simpan pindaiannya sebagai berkas.")


def _read_pdf(content: bytes, name: str, room: int) -> Iterator[DrawnPage]:
    drawn = draw_pages(content, max(room, 0))
    if drawn.is_locked:
        raise ScanError(f"Pindaian {name} terkunci sandi. Simpan ulang tanpa sandi.")
    if drawn.is_unreadable:
        raise ScanError(f"Pindaian {name} rusak atau tidak berhalaman. Pindai ulang naskahnya.")
    if drawn.is_too_much:
        where = f" halaman {drawn.failed}" if drawn.failed else ""
        raise ScanError(
            f"Pindaian {name}:{where} terlalu rumit atau terlalu besar untuk digambar. "
            "Pindai ulang dengan 300 dpi, atau simpan sebagai jpg."
        )
    if drawn.failed:
        raise ScanError(f"Pindaian {name}: halaman {drawn.failed} rusak. Pindai ulang.")
    _require_few(drawn.count, name, room)
    yield from drawn.pages


def _require_few(count: int, name: str, room: int) -> None:
    if not count:
        raise ScanError(f"Pindaian {name} tidak berhalaman. Pindai ulang naskahnya.")
    if count > room:
        raise ScanError(
            f"Pindaian {name} {count} halaman; seluruh pindaian paling banyak {_MOST_PAGES} halaman. "
            "Pisahkan halaman yang bertanda tangan."
        )


def _read_picture(content: bytes, name: str, media_type: str) -> Iterator[DrawnPage]:
    flaw = find_picture_flaw(content, media_type)
    if flaw is not None and flaw.size:
        raise ScanError(f"Pindaian {name} terlalu besar: {flaw.size} piksel. Pindai dengan 300 dpi.")
    try:
        if flaw is not None:
            raise ValueError(flaw.code)
        with Image.open(io.BytesIO(content)) as image:
            yield DrawnPage(content, media_type, ImageOps.exif_transpose(image).size)
    except (OSError, ValueError, SyntaxError) as error:
        raise ScanError(f"Pindaian {name} rusak. Pindai ulang naskahnya.") from error


def _read_png(content: bytes, name: str, room: int) -> Iterator[DrawnPage]:
    _require_few(1, name, room)
    return _read_picture(content, name, "image/png")


def _read_jpeg(content: bytes, name: str, room: int) -> Iterator[DrawnPage]:
    _require_few(1, name, room)
    return _read_picture(content, name, "image/jpeg")


_PDF = b"%PDF-"
_STARTS: Mapping[str, bytes] = {"pdf": _PDF, "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
_READERS: Mapping[str, Callable[[bytes, str, int], Iterator[DrawnPage]]] = {
    "pdf": _read_pdf,
    "png": _read_png,
    "jpeg": _read_jpeg,
}
