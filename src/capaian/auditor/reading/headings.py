"""Titles of chapters, sections, tables and figures, and the lists of them."""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.printed.document import Caption, CaptionKind, ContentsEntry, Heading, Line

_ENDS_IN_PAGE: Final = re.compile(
    r"^(?P<title>.*?\S)(?:[ .\u2026_]*\t[ .]*|[ .\u2026_]{3,})(?P<page>\d+|[ivxlc]+)\s*$"
)
_ENDS_LOOSELY: Final = re.compile(r"^(?P<title>.*?\S)[ .\u2026_\t]+(?P<page>\d{1,3}|[ivxlc]+)\s*$")
_LIST: Final = re.compile(r"^daftar\s+(?:isi|tabel|gambar|grafik|bagan|lampiran)\b.{0,20}$", re.IGNORECASE)
_CAPTION: Final = re.compile(
    r"^(?P<kind>tabel|table|gambar|grafik|figure)\s*(?P<number>\d+(?:\s*[.-]\s*\d+)*|[IVX]+(?:\s*[.]\s*\d+)+)"
    r"\s*[.:]?\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_CHAPTER: Final = re.compile(r"^bab\s+(?P<number>[IVX]+|\d+)\b[ .:]*(?P<title>.*)$", re.IGNORECASE)
_SECTION: Final = re.compile(
    r"^(?P<number>\d+(?:\.\d+)+)\.?\s+(?P<title>[A-Z(].*)$|^(?P<letter>[A-Z])\.\s+(?P<rest>[A-Z].*)$"
)
_LONGEST: Final = 160
"""A title is no paragraph."""
_FIGURES: Final = ("gambar", "grafik", "figure")


def opens_list(line: Line) -> bool:
    """Say whether a line is the title of a list of contents, tables or figures."""
    return bool(_LIST.match(line.text.strip()))


def read_contents_entry(line: Line, *, in_list: bool = False) -> ContentsEntry | None:
    """Return a line of a list of contents, tables or figures; `None` if the line is none.

    Args:
        line: A line of the report.
        in_list: Whether it stands below the title of such a list: there a page number may follow any blank.

    Examples:
        >>> read_contents_entry(Line(9, ("1.8. Keuangan", "12"))).page
        '12'
        >>> read_contents_entry(Line(9, ("Tabel 2. 1 Sasaran Tahun 2021", "16"))).number
        '2.1'
        >>> read_contents_entry(Line(9, ("Tabel 3.19", "Analisis Efisiensi 66")), in_list=True).page
        '66'
    """
    text = " ".join(filter(None, line.cells)) if in_list else line.text
    match = (_ENDS_LOOSELY if in_list else _ENDS_IN_PAGE).match(text)
    if match is None or (len(line.cells) > 2 and not in_list):
        return None
    title = match["title"].rstrip(" .\u2026_")
    caption = read_caption(Line(line.number, (title,), line.page))
    if caption is not None:
        return ContentsEntry(line.number, caption.kind, caption.number, caption.title, match["page"])
    heading = read_heading(Line(line.number, (title,), line.page))
    number, words = (heading.number, heading.title) if heading else ("", title)
    return ContentsEntry(line.number, None, number, words, match["page"])


def read_caption(line: Line) -> Caption | None:
    """Return the title of a table or figure; `None` if the line is none.

    Examples:
        >>> read_caption(Line(4, ("Tabel 3. 10 Cakupan KTP-el",)))
        Caption(line=4, kind=<CaptionKind.TABLE: 'Tabel'>, number='3.10', title='Cakupan KTP-el')
    """
    if line.is_row or len(line.text) > 2 * _LONGEST:
        return None
    match = _CAPTION.match(line.text)
    if match is None or _goes_on(match["title"]):
        return None
    kind = CaptionKind.FIGURE if match["kind"].casefold() in _FIGURES else CaptionKind.TABLE
    return Caption(line.number, kind, re.sub(r"\s+", "", match["number"]), match["title"].strip())


def _goes_on(title: str) -> bool:
    """Whether it is a sentence about a table: `Tabel 3.6 memuat program ...`."""
    return title[:1].islower() and len(title) > 3


def read_heading(line: Line) -> Heading | None:
    """Return the title of a chapter or section; `None` if the line is none.

    Examples:
        >>> read_heading(Line(7, ("3.1.10. Penghargaan",)))
        Heading(line=7, number='3.1.10', title='Penghargaan', is_chapter=False)
        >>> read_heading(Line(7, ("BAB III AKUNTABILITAS KINERJA",))).number
        'III'
    """
    if line.is_row or len(line.text) > _LONGEST:
        return None
    if match := _CHAPTER.match(line.text):
        return Heading(line.number, match["number"].upper(), match["title"].strip(), is_chapter=True)
    if match := _SECTION.match(line.text):
        if match["number"]:
            return Heading(line.number, match["number"], match["title"].strip())
        return Heading(line.number, match["letter"], match["rest"].strip())
    return None
