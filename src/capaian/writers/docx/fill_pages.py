"""Page numbers for the lists of contents, from a layout by LibreOffice where it is installed.

The numbers are those of LibreOffice's own layout of this very file; Word may differ by a page and
still offers to update them on opening.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from capaian.domain.errors import ToolMissingError, WriterError
from capaian.domain.numerals import write_roman
from capaian.writers.docx.body import FIRST_ARABIC
from capaian.writers.docx.package import zip_parts

_BODY: Final = "word/document.xml"
_PROGRAMS: Final = ("soffice", "libreoffice")
_EXPORT: Final = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_PATIENCE: Final = 300
"""Seconds for one layout run."""
_RUNS: Final = 3
"""Layout runs at most: filling the column could move a page break, then the numbers are read again."""
_PAGE_FIELD: Final = re.compile(
    r'( PAGEREF (\w+) \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    r'<w:r><w:t xml:space="preserve">)([^<]*)'
)


def fill_pages(docx: bytes) -> bytes:
    """Return the paper with the page column of its lists filled in.

    Raises:
        ToolMissingError: when LibreOffice is not installed.
        WriterError: when LibreOffice does not lay the paper out.
    """
    program = find_program()
    parts = _read(docx)
    for _ in range(_RUNS):
        before = parts[_BODY]
        parts[_BODY] = fill_body(before.decode(), page_labels(_lay_out(program, zip_parts(parts)))).encode()
        if parts[_BODY] == before:
            break
    return zip_parts(parts)


def find_program() -> str:
    """Return the path of LibreOffice.

    Raises:
        ToolMissingError: when it is not installed; names the remedy.
    """
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if found is None:
        raise ToolMissingError(
            "LibreOffice (soffice) tidak ditemukan, sehingga nomor halaman tidak dapat diisi. Pasang "
            "LibreOffice Writer, atau jalankan tanpa --fill-pages: Word mengisinya saat naskah dibuka."
        )
    return found


def page_labels(pdf: bytes) -> Mapping[str, str]:
    """Return the page number printed on the page of each bookmark: roman, then arabic."""
    pages = bookmark_pages(pdf)
    first = pages.get(FIRST_ARABIC, 0)
    return {name: _shown(page, first) for name, page in pages.items()}


def _shown(page: int, first_arabic: int) -> str:
    return str(page - first_arabic + 1) if page >= first_arabic else write_roman(page + 1).lower()


def fill_body(body: str, pages: Mapping[str, str]) -> str:
    """Return the body with the stored result of each page field; unknown bookmarks stay as they are."""
    return _PAGE_FIELD.sub(lambda match: match[1] + pages.get(match[2], match[3]), body)


def _read(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _lay_out(program: str, docx: bytes) -> bytes:
    """Return the PDF of one layout run, in a folder and with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="capaian-") as folder:
        source = Path(folder, "naskah.docx")
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={Path(folder, 'profil').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", _EXPORT, "--outdir", folder, str(source)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            message = (
                "LibreOffice gagal menata naskah. Jalankan tanpa --fill-pages; Word mengisi nomor halaman."
            )
            raise WriterError(message) from error


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
