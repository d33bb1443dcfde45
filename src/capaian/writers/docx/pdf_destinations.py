"""On which page of a PDF made by LibreOffice each bookmark lies.

A reader for exactly that kind of file (plain objects, one flat list of pages, a dictionary of
destinations), so that filling in page numbers needs no PDF library.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from capaian.domain.errors import WriterError

_CATALOG: Final = re.compile(rb"/Type\s*/Catalog\b.*?/Dests\s+(\d+)\s+0\s+R", re.DOTALL)
_KIDS: Final = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_NUMBER: Final = re.compile(rb"(\d+)\s+0\s+R")
_DESTINATION: Final = re.compile(rb"/([^\s/\[\]<>()]+)\s*\[\s*(\d+)\s+0\s+R")


def bookmark_pages(pdf: bytes) -> Mapping[str, int]:
    """Return the page of each named destination, counted from 0.

    Raises:
        WriterError: when the file is not built as LibreOffice builds it.
    """
    catalog = _CATALOG.search(pdf)
    if catalog is None:
        raise WriterError("Hasil tata letak LibreOffice tidak memuat penanda halaman. Perbarui LibreOffice.")
    pages = _pages(pdf)
    found = _DESTINATION.findall(_object(pdf, int(catalog[1])))
    return {_plain(name): pages[page] for name, page in found if page in pages}


def _pages(pdf: bytes) -> dict[bytes, int]:
    kids = [kid for group in _KIDS.findall(pdf) for kid in _NUMBER.findall(group)]
    return {kid: place for place, kid in enumerate(kids)}


def _object(pdf: bytes, number: int) -> bytes:
    match = re.search(rb"(?:^|\n)%d 0 obj(.*?)endobj" % number, pdf, re.DOTALL)
    return match[1] if match else b""


def _plain(name: bytes) -> str:
    """Undo the escapes of a PDF name: `#5F` is an underscore."""
    return re.sub(r"#([0-9A-Fa-f]{2})", lambda match: chr(int(match[1], 16)), name.decode("latin-1"))
