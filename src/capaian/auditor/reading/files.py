"""Report files of any kind: what they are is told by what stands in them,
not by how their name ends.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from capaian.auditor.printed.lines import PrintedLine, RetypedFigure
from capaian.auditor.printed.number import Spot
from capaian.auditor.reading.content import ReportContent
from capaian.auditor.reading.text import read_text
from capaian.domain.errors import FileError, ToolMissingError
from capaian.dossier.durable import say_cause
from capaian.processes.children import ask_child

_MOST_BYTES: Final = 200_000_000
_MOST_BYTES_OF_TEXT: Final = 20_000_000
"""Some 10,000 pages."""
_MOST_SIGNS_OF_LINE: Final = 200_000
_MOST_LINES: Final = 100_000
"""With words: as many as the most pages of a pdf have at 66 lines each."""
_DOCX_WORKER: Final = Path(__file__).parent / "docx_worker.py"
_SECONDS_OF_DOCX: Final = 60
"""Of work; a report of 150 pages takes one."""
_SECONDS: Final = 180
_MEGABYTES_OF_DOCX: Final = 1_200
_PDF_WITHIN: Final = 1024
"""Bytes before the mark of a pdf that readers pass over."""
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Bytes that no text holds, whatever its encoding."""
_OLE: Final = b"\xd0\xcf\x11\xe0"
_RTF: Final = b"{\\rtf"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WEB: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|"
    rb"<html|<head|<meta\s|MIME-Version:)",
    re.IGNORECASE | re.DOTALL,
)
"""How pages of the web begin, saved as one file with their pictures too."""
_WEB_WITHIN: Final = 4096
_SAVE_WEB: Final = "Buka di Word atau LibreOffice dan simpan sebagai docx, pdf, atau txt."
_KINDS: Final = "Laporan dibaca dari docx, pdf dengan teks, atau txt."
_NEVER_TEXT: Final = frozenset({".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".pptx"})
"""Ends of names that promise something else than text."""
_SAY_TEXT: Final = (
    "{path} bukan {kind}: isinya teks biasa. Bila laporannya memang teks, ganti "
    "akhirannya menjadi .txt; "
    "bila bukan, simpan ulang atau unduh lagi berkas yang utuh."
)
_PDF_FLAWS: Final = {
    "locked": "{path} terkunci sandi. Simpan ulang tanpa sandi.",
    "broken": "{path} rusak{page}: isinya tidak dapat dibuka sebagai pdf. Simpan ulang atau minta "
    "berkas yang utuh.",
    "too_much": "{path}{page} memerlukan waktu atau memori jauh di atas laporan mana pun. "
    "Cetak ulang ke pdf biasa, atau pakai docx-nya.",
    "too_long": "{path} berisi {pages} halaman; paling banyak {most}. Pisahkan laporannya dari "
    "lampiran.",
    "active": "{path} memuat program (JavaScript) atau berkas lain di dalamnya, sehingga tidak "
    "dibuka. "
    "Cetak ulang ke pdf biasa.",
}
_TOO_MANY_LINES: Final = (
    "{path} berisi {count} baris atau paragraf; paling banyak {most}, setara 1.500 halaman. "
    "Pisahkan laporannya dari lampiran."
)
_DOCX_FLAWS: Final = {
    "broken": "{path} rusak: isinya tidak dapat dibuka. Simpan ulang dari Word atau LibreOffice.",
    "other": f"{{path}} berupa arsip zip, bukan docx. {_KINDS}",
    "too_much": "{path} jauh di atas ukuran laporan mana pun: untuk membacanya perlu terlalu "
    "banyak waktu "
    "atau memori. Pisahkan laporannya dari lampiran, atau simpan ulang dari Word atau "
    "LibreOffice.",
    "unsafe": "{path} memuat entitas XML, yang tidak ada dalam docx biasa, sehingga tidak dibuka. "
    "Simpan ulang dari Word atau LibreOffice.",
}


def read_file(path: Path) -> ReportContent:
    """Read the file of a report.

    Raises:
        FileError: It is of another kind, locked, damaged, empty, unsafe or too large.
        ToolMissingError: The packages that read its kind are not installed.
    """
    return read_content(path, _read_bytes(path))


def read_content(path: Path, content: bytes) -> ReportContent:
    """Read the bytes of a report; the path is how messages call it.

    Raises:
        FileError: It is of another kind, locked, damaged, empty, unsafe or too large.
        ToolMissingError: The packages that read its kind are not installed.
    """
    read = _read_kind(path, content)
    count = sum(bool(line.text.strip()) for line in read.lines)
    if not count and not any(page.words for page in read.pages):
        raise FileError(_say_without_text(path, len(read.unreadable)))
    if count > _MOST_LINES:
        raise FileError(_TOO_MANY_LINES.format(path=path, count=count, most=_MOST_LINES))
    return replace(read, sha256=hashlib.sha256(content).hexdigest())


def _read_bytes(path: Path) -> bytes:
    """Read a file; one without a size is empty, or made while it is read, which may never end."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise FileError(f"{path} bukan berkas biasa. Berikan berkas docx, pdf, atau txt.")
        if state.st_size > _MOST_BYTES:
            megabytes = state.st_size // 1_000_000
            raise FileError(
                f"{path} berukuran {megabytes} MB; paling besar {_MOST_BYTES // 1_000_000} MB."
            )
        return path.read_bytes() if state.st_size else b""
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error


def _read_kind(path: Path, content: bytes) -> ReportContent:
    if not content.strip():
        raise FileError(f"{path} kosong: tidak ada yang dapat diperiksa.")
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return _read_pdf(path, content)
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        return _read_docx(path, content)
    if content.startswith(_OLE):
        raise FileError(_say_old_word(path, content))
    if content.startswith(_RTF):
        raise FileError(f"{path} berupa rtf. Simpan sebagai docx dari Word atau LibreOffice.")
    if _WEB.match(content[:_WEB_WITHIN]):
        raise FileError(f"{path} berupa halaman web (html). {_SAVE_WEB}")
    text = _decode(path, content)
    if path.suffix.lower() in _NEVER_TEXT:
        raise FileError(_SAY_TEXT.format(path=path, kind=path.suffix.lower().removeprefix(".")))
    return read_text(text)


def _need(package: str, kind: str) -> None:
    if find_spec(package) is None:
        raise ToolMissingError(
            f"Membaca {kind} memerlukan {package}: pip install 'capaian[auditor]'."
        )


def _read_pdf(path: Path, content: bytes) -> ReportContent:
    _need("pypdfium2", "pdf")
    _need("pikepdf", "pdf")
    from capaian.auditor.reading.pdf import MOST_PAGES, PdfFlawError, read_pdf

    try:
        return read_pdf(content)
    except PdfFlawError as error:
        page = f" pada halaman {error.page}" if error.page else ""
        message = _PDF_FLAWS[error.flaw]
        raise FileError(
            message.format(path=path, page=page, pages=error.pages, most=MOST_PAGES)
        ) from error


def _read_docx(path: Path, content: bytes) -> ReportContent:
    _need("lxml", "docx")
    answer = ask_child(
        _DOCX_WORKER,
        str(_SECONDS_OF_DOCX),
        str(_MEGABYTES_OF_DOCX),
        content=content,
        seconds=_SECONDS,
    )
    # A child that a limit ended says nothing.
    read: dict[str, Any] = json.loads(answer) if answer.endswith(b"}") else {"flaw": "too_much"}
    if read["flaw"]:
        raise FileError(_DOCX_FLAWS[read["flaw"]].format(path=path))
    lines = tuple(
        PrintedLine(number, tuple(cells)) for number, cells in enumerate(read["lines"], start=1)
    )
    if max((len(line.text) for line in lines), default=0) > _MOST_SIGNS_OF_LINE:
        raise FileError(_DOCX_FLAWS["too_much"].format(path=path))
    retyped = tuple(_retyped(each, lines) for each in read["retyped"])
    return ReportContent(
        lines=lines, is_word=True, retyped=retyped, has_unfit_record=read["unfit"]
    )


def _retyped(answer: Sequence[Any], lines: Sequence[PrintedLine]) -> RetypedFigure:
    line, cell, start, end, made, now = answer
    quote = "\t".join(filter(None, lines[line - 1].cells))
    return RetypedFigure(Spot(line, cell, start, end), made, now, quote)


def _decode(path: Path, content: bytes) -> str:
    """Return the text of a text file.

    Raises:
        FileError: if it is none, or too large.
    """
    if len(content) > _MOST_BYTES_OF_TEXT:
        raise FileError(
            f"{path} terlalu besar untuk teks laporan: {len(content) // 1_000_000} MB."
        )
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        remedy = (
            _KINDS
            if _CONTROL.search(content)
            else "Bila teks, simpan ulang dengan penyandian UTF-8."
        )
        raise FileError(f"{path} bukan docx, pdf atau teks UTF-8. {remedy}") from error
    if "\0" in text or max(map(len, text.split("\n"))) > _MOST_SIGNS_OF_LINE:
        raise FileError(f"{path} bukan teks yang dapat dibaca orang. {_KINDS}")
    return text


def _say_old_word(path: Path, content: bytes) -> str:
    if _ENCRYPTED in content:
        return f"{path} terkunci sandi. Simpan ulang tanpa sandi."
    return f"{path} berupa berkas Word lama (doc). Simpan sebagai docx dari Word atau LibreOffice."


def _say_without_text(path: Path, scanned: int) -> str:
    if scanned:
        pages = f"{scanned} halamannya" if scanned > 1 else "halamannya"
        return (
            f"{path} tidak memuat teks: {pages} berupa gambar pindaian. Pakai docx atau pdf "
            "aslinya."
        )
    return f"{path} tidak memuat teks: tidak ada yang dapat diperiksa."
