"""Titles of chapters, sections, tables and figures, and the lists of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.printed.document import Caption, CaptionKind, ContentsEntry, Heading, Line
from capaian.auditor.reading.lists import match_item

_ENDS_IN_PAGE: Final = re.compile(
    r"^(?P<title>.*?\S)(?:[ .\u2026_]*\t[ .]*|(?: *[.\u2026_]){2,} *)(?P<page>\d{1,3}|[ivxlc]+)\s*$"
)
_ENDS_AS_PAGE: Final = re.compile(r"[\divxlc]\s*\Z")
_ENDS_LOOSELY: Final = re.compile(
    r"^(?P<title>.*?\S)(?:[ .\u2026_\t]*[ \t]|[.\u2026_]{2,})(?P<page>\d{1,3}|[ivxlc]+)\s*$"
)
_ENDS_IN_YEAR: Final = re.compile(
    r"^(?P<title>.*\b(?:tahun|dan|[-\u2013/])\s*(?:19|20)\d\d)(?P<page>\d{1,3})\s*$", re.IGNORECASE
)
"""A title so long that its year touches the page: `Tahun 202413`."""
_BEGINS_WITH_NUMBER: Final = re.compile(
    r"^(?P<number>[A-Z]|\d{1,2}(?:\.\d{1,2})*|(?:bab|lampiran|tabel|gambar|grafik|bagan)\s[\w.-]{1,12})[.:]?"
    r"\t(?P<title>[^\t]*[^\W\d_][^\t]*)$",
    re.IGNORECASE,
)
"""A line of a list whose page a word processor has not filled in yet: only its number has a tab."""
_LIST: Final = re.compile(r"^daftar\s+(?:isi|tabel|gambar|grafik|bagan|lampiran)\b.{0,20}$", re.IGNORECASE)
_CAPTION: Final = re.compile(
    r"^(?P<kind>tabel|table|gambar|foto|figure|grafik|diagram|chart|bagan)\s*\.?\s*"
    r"(?P<number>\d+(?:\s*[.-]\s*\d+)*(?:[a-z]\b)?|[IVXL]+(?:\s*[.-]\s*\d+)+|[A-Z](?:-[A-Z]|\d{1,2})?[.]\s*\d+(?:[.]\d+)*)"
    r"\s*[.:]?\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_BARE_REFERENCE: Final = re.compile(r"[^\W\d_]+\s+[\dIVX]+(?:\.\d+)*\.")
"""A table or picture by its number alone, and the full stop of its sentence: `Tabel 3.1.`."""
_CHAPTER: Final = re.compile(r"^bab\s+(?P<number>[IVX]+|\d+)\b[\s.:]*(?P<title>.*)$", re.IGNORECASE)
_BEHIND_TAB: Final = re.compile(
    r"^\s*bab\s+(?P<number>[IVX]+|\d{1,2})[\s.:]*\t\s*(?P<title>[A-Z][^\t]*[^\t\d\s])\s*$", re.IGNORECASE
)
_SECTION: Final = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?P<title>[A-Z(].*)$|^(?P<letter>[A-Z])\.\s+(?P<rest>[A-Z].*)$"
)
_PART: Final = re.compile(r"^(?P<number>[A-Z](?:\.\d{1,2})+)\.?\s+(?P<title>[A-Z(].*)$")
_GAP: Final = re.compile(r"\S {3,}\S")
"""Between the words of two columns."""
_LONGEST_ENTRY: Final = 400
_LONGEST: Final = 160
"""A title is no paragraph."""
_GOES_ON: Final = (",", ";", ")")
"""Behind the number of a table that a sentence names."""
_BARE: Final = ("bab", "lampiran", "tabel", "gambar", "grafik", "bagan")
"""Words whose number is their own, no page."""
_KINDS: Final = {
    "tabel": CaptionKind.TABLE,
    "table": CaptionKind.TABLE,
    "grafik": CaptionKind.CHART,
    "diagram": CaptionKind.CHART,
    "chart": CaptionKind.CHART,
    "bagan": CaptionKind.DIAGRAM,
}
_APPENDIX: Final = re.compile(r"^LAMPIRAN(?:-LAMPIRAN)?\b\s*(?:[IVX]+|\d+|[A-Z])?\s*(?:[.:]|$)")
_CONTINUED: Final = re.compile(
    r"(?:lanjutan|sambungan)\s+tabel\b|tabel\s*\.?\s*[\w.\s-]{1,14}?"
    r"(?:\(\s*(?:lanjutan|sambungan|lanj)\b|\b(?:lanjutan|lanj)\b|\bsambungan\b(?!\s+(?!tabel\b)[^\W\d_]))",
    re.IGNORECASE,
)
"""A title that goes on; `Tabel 3.2 Sambungan Air Bersih` is one of pipes."""
_FRONT: Final = re.compile(
    r"(?:KATA\s+PENGANTAR|PRAKATA|(?:RINGKASAN|IKHTISAR|RANGKUMAN)(?:\s+EKSEKUTIF)?|EXECUTIVE\s+SUMMARY)"
)
"""Titles of what stands before the first chapter."""
_FAR: Final = re.compile(r"(?:\t|[.\u2026_]{4,})[ .\u2026_]*(?:\d{1,3}|[ivxlc]+)\s*$")
"""Between a title of a list and its page."""
_LEADERS: Final = re.compile(r"[^\W\d_][ )]*\.{6,}\s*(?:\d{1,3}|[ivxlc]+)\b")
_CONTENTS: Final = 2
"""Lines between two titles of a list of contents that tells no pages."""
_OUTLINE: Final = 15
"""Lines between two chapters of an outline, which tells what the report will hold."""


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
    if not line.is_row and (numbered := _BEGINS_WITH_NUMBER.match(line.text)):
        named = _named_entry(line, " ".join(numbered.groups()), "")
        return named or ContentsEntry(line.number, None, numbered["number"], numbered["title"], "")
    text = " ".join(filter(None, line.cells)) if in_list else line.text
    if len(text) > _LONGEST_ENTRY or not _ENDS_AS_PAGE.search(text):
        return None
    match = (_ENDS_LOOSELY if in_list else _ENDS_IN_PAGE).match(text)
    match = match or (_ENDS_IN_YEAR.match(text) if in_list else None)
    if match is None or (line.is_row and not in_list and not _is_led(line)):
        return None
    title = match["title"].rstrip(" .\u2026_")
    is_bare = title.casefold() in _BARE and not (in_list and _FAR.search(text))
    if is_bare or not any(map(str.isalpha, title)):
        return None
    return _named_entry(line, title, match["page"]) or ContentsEntry(
        line.number, None, "", title, match["page"]
    )


def _named_entry(line: Line, words: str, page: str) -> ContentsEntry | None:
    """Return a line of a list whose words are those of a caption or a heading."""
    title = Line(line.number, (words,), line.page)
    if (caption := read_caption(title)) is not None:
        return ContentsEntry(line.number, caption.kind, caption.number, caption.title, page)
    if (heading := read_heading(title)) is not None:
        return ContentsEntry(line.number, None, heading.number, heading.title, page)
    return None


def _is_led(line: Line) -> bool:
    """Whether a row outside a list of contents is a line of one: by its dots, or by what its words name."""
    if len(line.cells) != 2:
        return False
    title = Line(line.number, (line.cells[0].rstrip(" .\u2026_"),))
    is_named = read_caption(title) is not None or read_heading(title) is not None
    return is_named or line.cells[0].endswith(("...", "\u2026"))


def is_caption(text: str) -> bool:
    """Say whether a line of text is the caption of a table or picture.

    Examples:
        >>> is_caption("Tabel 3.10 Cakupan KTP-el"), is_caption("Cakupan KTP-el naik")
        (True, False)
    """
    return read_caption(Line(0, (text,))) is not None


def read_caption(line: Line, *, is_above_row: bool = False) -> Caption | None:
    """Return the title of a table or figure; `None` if the line is none.

    Args:
        line: A line of the report.
        is_above_row: Whether a row of a table follows: then its title may begin with a small letter.

    Examples:
        >>> read_caption(Line(4, ("Tabel 3. 10 Cakupan KTP-el",)))
        Caption(line=4, kind=<CaptionKind.TABLE: 'Tabel'>, number='3.10', title='Cakupan KTP-el')
    """
    if line.is_row or len(line.text) > 2 * _LONGEST:
        return None
    match = _CAPTION.match(line.text)
    if match is None or match["title"][:1] in _GOES_ON or (_is_lower(match["title"]) and not is_above_row):
        return None
    kind = _KINDS.get(match["kind"].casefold(), CaptionKind.FIGURE)
    return Caption(line.number, kind, re.sub(r"\s+", "", match["number"]), match["title"].strip())


def ends_sentence(above: str, text: str) -> bool:
    """Say whether a line is no caption but the table that the sentence above it names last.

    Examples:
        >>> ends_sentence("dikelompokkan menurut skala sebagaimana", "Tabel 3.1.")
        True
        >>> ends_sentence("Capaian disajikan berikut ini.", "Tabel 3.1.")
        False
    """
    word = above.rpartition(" ")[2]
    return word.isalpha() and word.islower() and _BARE_REFERENCE.fullmatch(text.strip()) is not None


def is_continued_caption(line: Line) -> bool:
    """Say whether a line repeats a title where its table goes on over the page.

    Examples:
        >>> is_continued_caption(Line(4, ("Lanjutan Tabel 3.2",)))
        True
        >>> is_continued_caption(Line(4, ("Tabel 3.2 (lanjutan)",)))
        True
    """
    return not line.is_row and bool(_CONTINUED.match(line.text.strip()))


def _is_of_sentence(title: str) -> bool:
    """Whether words behind a number are no title: `Bab II, tujuan ...`, `Tabel 3.6 memuat ...`."""
    return title[:1] in _GOES_ON or _is_lower(title)


def _is_lower(title: str) -> bool:
    return title[:1].islower() and len(title) > 3


def goes_on_with_title(line: Line, *, is_first: bool) -> bool:
    """Say whether a line below a caption may be more of its title: short, no sentence, no other part.

    Args:
        line: A line of the report.
        is_first: Whether the caption has no words yet.
    """
    text = line.text.strip()
    if line.is_row or not text or len(text) > _LONGEST or text[-1] in ".:;":
        return False
    if read_caption(line) or read_heading(line) or match_item(text):
        return False
    return is_first or _is_titled(text)


def _is_titled(text: str) -> bool:
    """Whether most long words begin with a capital letter or digit."""
    words = [word for word in re.findall(r"\w+", text) if len(word) > 3]
    return sum(not word[0].islower() for word in words) * 2 >= len(words)


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
    if (match := _CHAPTER.match(line.text)) and not _is_of_sentence(match["title"]):
        return Heading(line.number, match["number"].upper(), match["title"].strip(" .:"), is_chapter=True)
    if line.text.isupper() and _APPENDIX.match(line.text):
        return Heading(line.number, "", line.text.strip(" .:"), is_chapter=True)
    if (match := _SECTION.match(line.text)) and not _GAP.search(match["title"] or match["rest"]):
        if match["number"]:
            return Heading(line.number, match["number"], match["title"].strip())
        return Heading(line.number, match["letter"], match["rest"].strip())
    return None


def has_leaders(line: Line) -> bool:
    """Say whether dots lead from a title to its page in a line, which may hold several entries of a list."""
    return _LEADERS.search(line.text) is not None


def read_front(line: Line) -> str:
    """Return the title of what stands before the first chapter; empty if the line is none.

    Examples:
        >>> read_front(Line(7, ("RINGKASAN EKSEKUTIF",)))
        'Ringkasan Eksekutif'
    """
    text = line.text.strip(" .:")
    return " ".join(text.split()).title() if _FRONT.fullmatch(text) else ""


def begins_entry(line: Line, following: Line | None) -> bool:
    """Say whether a title is the first line of an entry whose page stands behind dots on the next line.

    Examples:
        >>> begins_entry(Line(7, ("3.2 Hasil menurut",)), Line(8, ("bidang .......... 19",)))
        True
    """
    if following is None or following.is_row or _FAR.search(following.text) is None:
        return False
    rest = read_contents_entry(following, in_list=True)
    return rest is not None and not rest.number and read_heading(line) is not None


def read_part(line: Line, section: str) -> Heading | None:
    """Return the title of a part of a section that a letter numbers; `None` if the line is none.

    Examples:
        >>> read_part(Line(7, ("F.2 Waktu Penerbitan",)), "F").number
        'F.2'
        >>> read_part(Line(7, ("A.1 Penunjang Urusan",)), "F") is None
        True
    """
    match = None if line.is_row or len(line.text) > _LONGEST else _PART.match(line.text)
    if match is None or match["number"].partition(".")[0] != section.partition(".")[0]:
        return None
    return (
        None if _GAP.search(match["title"]) else Heading(line.number, match["number"], match["title"].strip())
    )


def chapters_behind_tabs(lines: Sequence[Line]) -> Iterator[Heading]:
    """Yield chapters whose title stands behind a tab, as in outlines: they head nothing themselves.

    Examples:
        >>> [each.title for each in chapters_behind_tabs([Line(7, ("BAB IV", "PENUTUP"))])]
        ['PENUTUP']
    """
    for line in lines:
        if match := _BEHIND_TAB.match(line.text):
            yield Heading(line.number, match["number"].upper(), match["title"].strip(" .:"), is_chapter=True)


def leave_out_outlines(headings: Sequence[Heading], outlined: Sequence[Heading] = ()) -> list[Heading]:
    """Leave out titles that an outline names: they follow each other closely and stand elsewhere too.

    Args:
        headings: All titles.
        outlined: Chapters of outlines that are no titles, among which some of these may stand.
    """
    named = [heading for heading in headings if heading.is_chapter and heading.number]
    chapters = sorted([*named, *outlined], key=lambda heading: heading.line)
    sections = [heading for heading in headings if not heading.is_chapter]
    dropped = {*_outlined(chapters, _OUTLINE), *_outlined(sections, _CONTENTS)}
    return [heading for heading in headings if heading.line not in dropped]


def _outlined(titles: Sequence[Heading], distance: int) -> Iterator[int]:
    """Yield the lines of titles in an outline, which has so many lines at most for each."""
    numbers = Counter(title.number for title in titles)
    words = Counter(title.title.casefold() for title in titles)
    for run in _runs(titles, distance):
        if len(run) > 2 and 2 * sum(numbers[title.number] > 1 for title in run) > len(run):
            again = (t for t in run if numbers[t.number] > 1 or _is_repeated(t.title.casefold(), words))
            yield from (title.line for title in again)


def _is_repeated(title: str, titles: Mapping[str, int]) -> bool:
    """Whether another title has the same words; an outline may go on with what the chapter holds."""
    beginnings = (title[:end] for end in range(1, len(title)))
    return titles[title] > 1 or any(beginning in titles for beginning in beginnings)


def _runs(titles: Sequence[Heading], distance: int) -> list[list[Heading]]:
    runs: list[list[Heading]] = []
    numbers: set[str] = set()
    """Those of the last run."""
    for title in titles:
        is_new = not runs or title.number in numbers
        if not is_new and title.line - runs[-1][-1].line <= distance:
            runs[-1].append(title)
        else:
            runs.append([title])
            numbers.clear()
        numbers.add(title.number)
    return runs
