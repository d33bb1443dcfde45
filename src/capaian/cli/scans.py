"""Signed pages, scanned: for the end of a pdf."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps
from pypdfium2.raw import FPDF_ERR_PASSWORD

from capaian.cli.causes import say_cause
from capaian.documents.tree import Document, Paragraph, ScanPage, Text
from capaian.domain.errors import CapaianError, FileError
from capaian.dossier.pictures import find_picture_flaw

_MEGABYTE = 1_000_000
_MOST_BYTES = 50 * _MEGABYTE
_MOST_PAGES = 60
"""Signed pages are a few; more would be another paper."""
_PIXELS_PER_INCH = 220
_MOST_PIXELS = 297 / 25.4 * _PIXELS_PER_INCH
"""Of the longer side, whatever size the pdf says its pages have."""
_POINTS_PER_INCH = 72
_QUALITY = 90
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
        ScanError: for a file that is no pdf, png or jpeg, is empty, broken, locked or too long.
        FileError: for a file that is not there or cannot be read.
    """
    scans: list[Scan] = []
    for number, path in enumerate(paths, start=1):
        room = _MOST_PAGES - sum(len(scan.pages) for scan in scans)
        scans.append(_read_scan(path, number, room))
    return tuple(scans)


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
    content = _read(path)
    kind = next((kind for kind, starts in _STARTS.items() if content.startswith(starts)), None)
    if kind is None:
        wanted = ", ".join(_ENDINGS)
        raise ScanError(f"Pindaian {path.name} bukan {wanted}. Simpan ulang dalam salah satu bentuk itu.")
    pictures = list(_READERS[kind](content, path.name, room))
    pages = tuple(
        _page(picture, f"pindaian-{number}-{place}", f"{path.name}, halaman {place} dari {len(pictures)}")
        for place, picture in enumerate(pictures, start=1)
    )
    return Scan(path.name, hashlib.sha256(content).hexdigest(), pages)


@dataclass(frozen=True, slots=True)
class _Picture:
    content: bytes
    media_type: str
    size: tuple[int, int]


def _page(picture: _Picture, name: str, words: str) -> ScanPage:
    width, height = picture.size
    return ScanPage(name, picture.content, picture.media_type, f"Pindaian {words}", width, height)


def _read(path: Path) -> bytes:
    """Read a file within its limit of size."""
    try:
        if path.is_dir():
            raise FileError(f"Pindaian {path} adalah folder, bukan berkas.")
        size = path.stat().st_size
        content = b"" if size > _MOST_BYTES else path.read_bytes()
    except (OSError, ValueError) as error:
        cause = say_cause(error) if isinstance(error, OSError) else "nama tidak sah"
        raise FileError(f"Pindaian {path} tidak dapat dibaca: {cause}.") from error
    if size > _MOST_BYTES:
        raise ScanError(
            f"Pindaian {path.name} lebih besar dari {_MOST_BYTES // _MEGABYTE} MB. Perkecil dulu."
        )
    if not content:
        raise ScanError(f"Pindaian {path.name} kosong. Pindai ulang naskahnya.")
    return content


def _read_pdf(content: bytes, name: str, room: int) -> Iterator[_Picture]:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # The library remembers the cause of an earlier failure, so its word alone is not enough.
        if error.err_code == FPDF_ERR_PASSWORD and b"/Encrypt" in content:
            raise ScanError(f"Pindaian {name} terkunci sandi. Simpan ulang tanpa sandi.") from error
        raise ScanError(f"Pindaian {name} rusak atau tidak berhalaman. Pindai ulang naskahnya.") from error
    try:
        _require_few(len(pdf), name, room)
        for place in range(len(pdf)):
            yield _draw(pdf, place, name)
    finally:
        pdf.close()


def _require_few(count: int, name: str, room: int) -> None:
    if not count:
        raise ScanError(f"Pindaian {name} tidak berhalaman. Pindai ulang naskahnya.")
    if count > room:
        raise ScanError(
            f"Pindaian {name} {count} halaman; seluruh pindaian paling banyak {_MOST_PAGES} halaman. "
            "Pisahkan halaman yang bertanda tangan."
        )


def _draw(pdf: pypdfium2.PdfDocument, place: int, name: str) -> _Picture:
    """Draw a page as it is shown, on white."""
    try:
        page = pdf[place]
        longer = max(page.get_size())
        scale = min(_PIXELS_PER_INCH / _POINTS_PER_INCH, _MOST_PIXELS / max(longer, 1))
        drawn = page.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
        raise ScanError(f"Pindaian {name}: halaman {place + 1} rusak. Pindai ulang.") from error
    target = io.BytesIO()
    drawn.save(target, "JPEG", quality=_QUALITY)
    return _Picture(target.getvalue(), "image/jpeg", drawn.size)


def _read_picture(content: bytes, name: str, media_type: str) -> Iterator[_Picture]:
    flaw = find_picture_flaw(content, media_type)
    if flaw is not None and flaw.size:
        raise ScanError(f"Pindaian {name} terlalu besar: {flaw.size} piksel. Pindai dengan 300 dpi.")
    try:
        if flaw is not None:
            raise ValueError(flaw.code)
        with Image.open(io.BytesIO(content)) as image:
            yield _Picture(content, media_type, ImageOps.exif_transpose(image).size)
    except (OSError, ValueError, SyntaxError) as error:
        raise ScanError(f"Pindaian {name} rusak. Pindai ulang naskahnya.") from error


def _read_png(content: bytes, name: str, room: int) -> Iterator[_Picture]:
    _require_few(1, name, room)
    return _read_picture(content, name, "image/png")


def _read_jpeg(content: bytes, name: str, room: int) -> Iterator[_Picture]:
    _require_few(1, name, room)
    return _read_picture(content, name, "image/jpeg")


_STARTS: Mapping[str, bytes] = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
_READERS: Mapping[str, Callable[[bytes, str, int], Iterator[_Picture]]] = {
    "pdf": _read_pdf,
    "png": _read_png,
    "jpeg": _read_jpeg,
}
