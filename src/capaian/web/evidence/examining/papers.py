"""PDF files: opened, counted and read, so that what only calls itself one is not kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from capaian.web.evidence.examining.found import Examined, Kind, UnfitFileError
from capaian.web.evidence.examining.paper_objects import save_anew
from capaian.web.evidence.examining.personal import find_place
from capaian.web.evidence.examining.pictures import make_preview

_MOST_PAGES: Final = 500
_PREVIEW_PIXELS: Final = 900
_BESIDE_PAGES: Final = "isian, catatan, atau judul"
"""Where a text stands that is on no page."""
_LAST: Final = b"%%EOF"
_ARCHIVE_END: Final = b"PK\x05\x06"
_TAIL: Final = 66_000
"""Bytes at the end in which programs look for the list of an archive."""


class _TextPage(Protocol):
    """The words of a page."""

    def get_text_bounded(self) -> str:
        """Return them."""


class _Drawn(Protocol):
    """A page as it is drawn."""

    def to_pil(self) -> Image.Image:
        """Return it as a picture."""


class _Page(Protocol):
    """A page, as the library gives it, which has no types."""

    def get_size(self) -> tuple[float, float]:
        """Return width and height in points."""

    def get_textpage(self) -> _TextPage:
        """Return its words."""

    def render(self, *, scale: float) -> _Drawn:
        """Draw it."""


class _Document(Protocol):
    """A PDF that is open."""

    def __len__(self) -> int:
        """Return how many pages it has."""

    def __getitem__(self, place: int) -> _Page:
        """Return a page, from 0."""

    def init_forms(self) -> None:
        """Look at its fields too."""


def examine_paper(content: bytes) -> Examined:
    """Return a PDF saved anew, with its first page as a picture.

    Raises:
        UnfitFileError: It is locked, broken, something else at the same time, or holds programs or files.
    """
    kept, beside = save_anew(content)
    _check_end(kept)  # of one that is signed and so stays as it is
    document = _open(kept)
    pages = len(document)
    if not pages:
        raise UnfitFileError("broken_paper")
    if pages > _MOST_PAGES:
        raise UnfitFileError("too_many_pages", limit=str(_MOST_PAGES))
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        raise UnfitFileError("active_paper")
    if pdfium.FPDFDoc_GetAttachmentCount(document) > 0:
        raise UnfitFileError("paper_with_files")
    try:
        texts = [*_texts(document), *((_BESIDE_PAGES, text) for text in beside), *_drawn_texts(kept)]
        return Examined(Kind.PDF, kept, _preview(document), find_place(texts))
    except pypdfium2.PdfiumError as error:
        raise UnfitFileError("broken_paper") from error


def _check_end(content: bytes) -> None:
    """Refuse a file that goes on behind its end, or that programs would open as an archive."""
    last = content.rfind(_LAST)
    if last < 0:
        raise UnfitFileError("broken_paper")
    if content[last + len(_LAST) :].strip(b"\0 \t\r\n") or _ARCHIVE_END in content[-_TAIL:]:
        raise UnfitFileError("two_in_one")


def _open(content: bytes) -> _Document:
    try:
        opened: _Document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise UnfitFileError("locked" if is_locked else "broken_paper") from error
    return opened


def _preview(document: _Document) -> bytes:
    page = document[0]
    scale = _PREVIEW_PIXELS / max(*page.get_size(), 1)
    return make_preview(page.render(scale=min(scale, 4)).to_pil())


def _texts(document: _Document) -> Iterator[tuple[str, str]]:
    for place in range(len(document)):
        yield f"halaman {place + 1}", document[place].get_textpage().get_text_bounded()


def _drawn_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the words of stamps, notes and fields as they lie on pages, seen and printed."""
    for way in (pdfium.FLAT_NORMALDISPLAY, pdfium.FLAT_PRINT):
        document = _open(content)
        document.init_forms()
        for place in range(len(document)):
            if pdfium.FPDFPage_GetAnnotCount(document[place]) > 0:
                pdfium.FPDFPage_Flatten(document[place], way)  # what cannot be drawn over it stays as it is
                yield f"halaman {place + 1}", document[place].get_textpage().get_text_bounded()
