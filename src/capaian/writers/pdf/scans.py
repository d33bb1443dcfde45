"""Signed pages, scanned: for the end of a pdf. A child process draws the pages of a pdf as pictures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from capaian.documents.tree import Document, Paragraph, Text
from capaian.domain.errors import CapaianError, FileError
from capaian.processes.children import ask_child
from capaian.writers.pdf.pictures import ScanPage

_WORKER: Final = Path(__file__).parent / "scan_worker.py"
_SECONDS_FOR_PAGE: Final = 10
"""Of work; a scan at 300 dpi takes half a second, one at 1,200 dpi some four."""
_SECONDS_FOR_FILE: Final = 180
_MEGABYTES_FOR_CHILD: Final = 1_200
"""A colour page at 600 dpi takes some 200 beside what the program itself needs."""
MAX_BYTES: Final = 50_000_000
MAX_PAGES: Final = 60
"""Of a file; signed pages are a few, more would be another paper."""
_FLAWS: Final = {
    "locked": "terkunci sandi. Simpan ulang tanpa sandi.",
    "broken": "rusak, tidak berhalaman, atau bukan pdf. Pindai ulang naskahnya sebagai pdf.",
    "too_much": "terlalu rumit atau terlalu besar untuk digambar. Pindai ulang dengan 300 dpi.",
}
"""What the child answers, in words with the remedy."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The pages of one file."""

    file: str
    sha256: str
    pages: tuple[ScanPage, ...]


class ScanError(CapaianError):
    """A file that cannot be appended; exit code 10."""


def read_scans(paths: Sequence[Path]) -> tuple[Scan, ...]:
    """Read pdf files with signed pages, each page as a picture.

    Raises:
        ScanError: for every file that is no pdf, is empty, broken, locked, too long or too large.
        FileError: for every file that is not there or cannot be read, where nothing else is wrong.
    """
    scans: dict[str, Scan] = {}
    refused: list[CapaianError] = []
    for number, path in enumerate(paths, start=1):
        # A name may be bytes that are no text; of two files with one name the manifest lists both.
        name = "".join(sign if sign.isprintable() else "?" for sign in path.name)
        name = f"{name} ({number})" if name in scans else name
        try:
            scans[name] = _read_scan(path, name, number)
        except (ScanError, FileError) as error:
            refused.append(error)
    if refused:
        words = "\n".join(error.message for error in refused)
        raise FileError(words) if all(isinstance(e, FileError) for e in refused) else ScanError(words)
    return tuple(scans.values())


def name_scans(document: Document, scans: Sequence[Scan]) -> Document:
    """Return a paper of another format than pdf with a last line that names the signed pages."""
    names = ", ".join(f"{scan.file} ({len(scan.pages)} halaman)" for scan in scans)
    line = Paragraph((Text(f"Pindaian bertanda tangan terlampir dalam naskah pdf: {names}."),))
    return replace(document, blocks=(*document.blocks, line))


def _read_scan(path: Path, name: str, number: int) -> Scan:
    content = _read(path)
    drawn = _draw_pages(content, name)
    pages = tuple(
        ScanPage(
            f"pindaian-{number}-{place}",
            picture,
            "image/jpeg",
            f"Pindaian {name}, halaman {place} dari {len(drawn)}",
            *size,
        )
        for place, (size, picture) in enumerate(drawn, start=1)
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
        raise FileError(f"Pindaian {path} tidak dapat dibaca. Periksa nama dan izinnya.") from error
    if len(content) > MAX_BYTES:
        raise ScanError(f"Pindaian {path.name} lebih besar dari {MAX_BYTES // 1_000_000} MB. Perkecil dulu.")
    return content


def _draw_pages(content: bytes, name: str) -> list[tuple[tuple[int, int], bytes]]:
    """Let a child process draw the pages; of a file with too many it only counts them."""
    limits = (str(MAX_PAGES), str(_SECONDS_FOR_PAGE), str(_MEGABYTES_FOR_CHILD))
    answer = ask_child(_WORKER, *limits, content=content, seconds=_SECONDS_FOR_FILE)
    pages: list[tuple[tuple[int, int], bytes]] = []
    start = 0
    while (end := answer.find(b"\n", start)) >= 0:
        line: dict[str, Any] = json.loads(answer[start:end])
        start = end + 1
        if "flaw" in line or line.get("count") == 0:
            raise ScanError(f"Pindaian {name} {_FLAWS[line.get('flaw', 'broken')]}")
        if line.get("count", 0) > MAX_PAGES:
            raise ScanError(
                f"Pindaian {name} {line['count']} halaman; paling banyak {MAX_PAGES} halaman. "
                "Pisahkan halaman yang bertanda tangan."
            )
        if "count" in line:
            return pages
        pages.append(((line["size"][0], line["size"][1]), answer[start : start + line["bytes"]]))
        start += line["bytes"]
    # Its last line is missing: a limit ended the child.
    raise ScanError(f"Pindaian {name} {_FLAWS['too_much']}")
