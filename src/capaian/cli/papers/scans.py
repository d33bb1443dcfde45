"""Signed pages, scanned: for the end of a pdf. A child process draws the pages of a pdf as pictures."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps

from capaian.documents.tree import Document, Paragraph, ScanPage, Text
from capaian.domain.errors import CapaianError, FileError
from capaian.dossier.causes import say_cause
from capaian.dossier.pictures import find_picture_flaw
from capaian.processes.children import ask_child

_WORKER: Final = Path(__file__).parent / "scan_worker.py"
_SECONDS_FOR_PAGE: Final = 10
"""Of work; a scan at 300 dpi takes half a second, one at 1,200 dpi some four."""
_SECONDS_FOR_FILE: Final = 180
_MEGABYTES_FOR_CHILD: Final = 1_200
"""A colour page at 600 dpi takes some 200 beside what the program itself needs."""
_MEGABYTE: Final = 1_000_000
MAX_BYTES: Final = 50 * _MEGABYTE
MAX_PAGES: Final = 60
"""Signed pages are a few; more would be another paper."""
_PDF: Final = b"%PDF-"
_HEAD_BYTES: Final = 1024
"""A pdf may begin with other bytes; readers look for its head so far."""
_PICTURES: Final[Mapping[bytes, str]] = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""First bytes, and what the file is then, whatever its name."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a picture."""

    content: bytes
    media_type: str
    size: tuple[int, int]


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
        room = MAX_PAGES - sum(len(scan.pages) for scan in scans)
        try:
            scans.append(_with_own_name(_read_scan(path, number, room), scans))
        except (ScanError, FileError) as error:
            refused.append(error)
    if refused:
        words = "\n".join(error.message for error in refused)
        raise FileError(words) if all(isinstance(e, FileError) for e in refused) else ScanError(words)
    return tuple(scans)


def add_scans(document: Document, form: str, scans: Sequence[Scan]) -> Document:
    """Return a paper with signed pages at its end: in full in the pdf, named in a last line elsewhere."""
    if form == "pdf":
        pages = tuple(page for scan in scans for page in scan.pages)
        return replace(document, blocks=(*document.blocks, *pages))
    named = ", ".join(f"{scan.file} ({len(scan.pages)} halaman)" for scan in scans)
    line = Paragraph((Text(f"Pindaian bertanda tangan terlampir dalam naskah pdf: {named}."),))
    return replace(document, blocks=(*document.blocks, line))


def _with_own_name(scan: Scan, earlier: Sequence[Scan]) -> Scan:
    """Number a file that has the name of another one, lest one of them is lost where they are listed."""
    name, number = scan.file, 2
    while any(other.file == scan.file and other.sha256 != scan.sha256 for other in earlier):
        scan, number = replace(scan, file=f"{name} ({number})"), number + 1
    return scan


def _read_scan(path: Path, number: int, room: int) -> Scan:
    content = _read(path)
    # A name may be bytes that are no text.
    name = "".join(sign if sign.isprintable() else "?" for sign in path.name)
    media_type = next((kind for start, kind in _PICTURES.items() if content.startswith(start)), None)
    if media_type is not None:
        _require_few(1, name, room)
        drawn: Sequence[DrawnPage] = [_read_picture(content, name, media_type)]
    elif _PDF in content[:_HEAD_BYTES]:
        drawn = _draw_pdf(content, name, max(room, 0))
    else:
        raise ScanError(
            f"Pindaian {name} bukan pdf, png, jpg, jpeg. Simpan ulang dalam salah satu bentuk itu."
        )
    pages = tuple(
        ScanPage(
            f"pindaian-{number}-{place}",
            picture.content,
            picture.media_type,
            f"Pindaian {name}, halaman {place} dari {len(drawn)}",
            *picture.size,
        )
        for place, picture in enumerate(drawn, start=1)
    )
    return Scan(name, hashlib.sha256(content).hexdigest(), pages)


def _read(path: Path) -> bytes:
    """Read an ordinary file within its limit of size: a pipe or device may never end."""
    try:
        if path.exists() and not path.is_file():
            raise FileError(f"Pindaian {path} bukan berkas biasa. Simpan pindaiannya sebagai berkas.")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        cause = say_cause(error) if isinstance(error, OSError) else "nama tidak sah"
        raise FileError(f"Pindaian {path} tidak dapat dibaca: {cause}.") from error
    if len(content) > MAX_BYTES:
        raise ScanError(f"Pindaian {path.name} lebih besar dari {MAX_BYTES // _MEGABYTE} MB. Perkecil dulu.")
    if not content:
        raise ScanError(f"Pindaian {path.name} kosong. Pindai ulang naskahnya.")
    return content


def _read_picture(content: bytes, name: str, media_type: str) -> DrawnPage:
    flaw = find_picture_flaw(content, media_type)
    if flaw is not None and flaw.size:
        raise ScanError(f"Pindaian {name} terlalu besar: {flaw.size} piksel. Pindai dengan 300 dpi.")
    try:
        if flaw is not None:
            raise ValueError(flaw.code)
        with Image.open(io.BytesIO(content)) as image:
            return DrawnPage(content, media_type, ImageOps.exif_transpose(image).size)
    except (OSError, ValueError, SyntaxError) as error:
        raise ScanError(f"Pindaian {name} rusak. Pindai ulang naskahnya.") from error


def _draw_pdf(content: bytes, name: str, room: int) -> Sequence[DrawnPage]:
    """Let a child process draw the pages; of a file with more than there is room for it only counts them."""
    limits = (str(room), str(_SECONDS_FOR_PAGE), str(_MEGABYTES_FOR_CHILD))
    answer = ask_child(_WORKER, *limits, content=content, seconds=_SECONDS_FOR_FILE)
    pages: list[DrawnPage] = []
    page, start = 0, 0
    while (end := answer.find(b"\n", start)) >= 0:
        line: dict[str, Any] = json.loads(answer[start:end])
        start = end + 1
        if "count" in line:
            _require_few(line["count"], name, room)
            return pages
        if "flaw" in line:
            raise _refusal(name, page, line["flaw"])
        if "page" in line:
            page = line["page"]
        else:
            size = (line["size"][0], line["size"][1])
            pages.append(DrawnPage(answer[start : start + line["bytes"]], "image/jpeg", size))
            start += line["bytes"]
    # Its last line is missing: a limit ended the child.
    raise _refusal(name, page, "too_much")


_FLAWS: Final = {
    "locked": "terkunci sandi. Simpan ulang tanpa sandi.",
    "broken": "rusak atau tidak berhalaman. Pindai ulang naskahnya.",
    "too_much": (
        "terlalu rumit atau terlalu besar untuk digambar. "
        "Pindai ulang dengan 300 dpi, atau simpan sebagai jpg."
    ),
}
"""What the child answers, in words with the remedy."""


def _refusal(name: str, page: int, flaw: str) -> ScanError:
    return ScanError(f"Pindaian {name}{f', halaman {page}' if page else ''} {_FLAWS[flaw]}")


def _require_few(count: int, name: str, room: int) -> None:
    if not count:
        raise ScanError(f"Pindaian {name} tidak berhalaman. Pindai ulang naskahnya.")
    if count > room:
        raise ScanError(
            f"Pindaian {name} {count} halaman; seluruh pindaian paling banyak {MAX_PAGES} halaman. "
            "Pisahkan halaman yang bertanda tangan."
        )
