"""From lines to the parts of a report: contents, headings, captions, tables, lists, sentences, formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from capaian.auditor.printed.document import (
    Caption,
    CaptionKind,
    ContentsEntry,
    Formula,
    Heading,
    Line,
    ListItem,
    PrintedDocument,
    Sentence,
)
from capaian.auditor.printed.number import NumberStyle
from capaian.auditor.reading.headings import (
    begins_entry,
    chapters_behind_tabs,
    ends_sentence,
    goes_on_with_title,
    has_leaders,
    is_continued_caption,
    leave_out_outlines,
    opens_list,
    read_caption,
    read_contents_entry,
    read_front,
    read_heading,
    read_part,
)
from capaian.auditor.reading.heads import is_body
from capaian.auditor.reading.lists import ListReader, match_item
from capaian.auditor.reading.paragraphs import Paragraph, is_continued, read_formulas, read_sentences
from capaian.auditor.reading.style import find_style
from capaian.auditor.reading.tables import TableReader
from capaian.auditor.reading.unpaged import read_unpaged, unpaged_captions

_LONGEST_ENTRY: Final = 200
_FEWEST_OF_TEXT: Final = 3
"""Lines of running text that end a list of contents."""
_LONGEST_BAND: Final = 120
_MOST_TITLE_LINES: Final = 4
_YEAR_AND_PAGE: Final = re.compile(
    r"(?:19|20)\d\d(?:\s*[-\u2013/]\s*(?:19|20)\d\d)?[\s.\u2026_]+(?:\d{1,3}|[ivxlc]+)\s*"
)
"""The rest of a title that wraps in a list, without any word: `2024 18`."""


@dataclass(slots=True)
class _Parts:
    headings: list[Heading] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)


def read_structure(lines: Sequence[Line], unreadable: tuple[int, ...] = ()) -> PrintedDocument:
    """Return the report that lines make."""
    reader = _StructureReader([line for line in lines if line.text.strip()], find_style(lines))
    parts = reader.read()
    return PrintedDocument(
        lines=tuple(lines),
        headings=tuple(leave_out_outlines(parts.headings, [*chapters_behind_tabs(lines)])),
        contents=tuple(parts.contents),
        captions=tuple(parts.captions),
        tables=tuple(reader.tables.finish()),
        items=tuple(parts.items),
        sentences=tuple(parts.sentences),
        formulas=tuple(parts.formulas),
        style=reader.style,
        unreadable=unreadable,
    )


class _StructureReader:
    """Goes through the lines that are not blank; each kind of part takes the lines that are its own."""

    def __init__(self, lines: Sequence[Line], style: NumberStyle) -> None:
        self.style = style
        self.tables = TableReader(style)
        self._lines = lines
        self._place = 0
        self._parts = _Parts()
        self._lists = ListReader()
        self._section = ""
        self._above = ""
        self._is_in_contents = False
        self._unpaged: Set[int] = frozenset()

    def read(self) -> _Parts:
        takers: tuple[Callable[[Line], bool], ...] = (
            self._take_contents,
            self._take_row,
            self._take_caption,
            self._take_heading,
            self._take_paragraph,
        )
        while self._place < len(self._lines):
            line = self._lines[self._place]
            any(take(line) for take in takers)
        return self._parts

    def _next(self, ahead: int = 1) -> Line | None:
        place = self._place + ahead
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _take_contents(self, line: Line) -> bool:
        """Take a line of a list of contents, or whatever else stands below the title of one."""
        if opens_list(line):
            self._unpaged = unpaged_captions(self._lines[self._place + 1 :])
        is_unpaged = line.number in self._unpaged
        self._is_in_contents = (
            opens_list(line) or is_unpaged or (self._is_in_contents and not _ends_contents(line))
        )
        if self.tables.is_open and not self._is_in_contents:
            return False
        entry = self._with_first_line(read_contents_entry(line, in_list=self._is_in_contents), line)
        entry = read_unpaged(line) if is_unpaged else entry
        if entry is not None:
            self._parts.contents.append(entry)
        elif begins_entry(line, self._next()):
            pass
        elif not self._is_in_contents or self._has_left_contents():
            self._is_in_contents = False
            return False
        self._place += 1
        return True

    def _has_left_contents(self) -> bool:
        """Whether running text follows: lines in a row of which none is of a list, and a sentence ends."""
        lines = [*islice(self._lines, self._place, self._place + _FEWEST_OF_TEXT)]
        is_text = all(not opens_list(line) and _is_of_text(line) for line in lines)
        return (
            is_text and len(lines) == _FEWEST_OF_TEXT and any(line.text.rstrip()[-1] == "." for line in lines)
        )

    def _with_first_line(self, entry: ContentsEntry | None, line: Line) -> ContentsEntry | None:
        """Return an entry with the line before it, where its title begins there."""
        before = self._next(-1)
        may_be_rest = not entry.number if entry is not None else self._is_year_of_title(line)
        if before is None or not may_be_rest or not (read_heading(before) or read_caption(before)):
            return entry
        if read_contents_entry(before, in_list=self._is_in_contents) is not None:
            return entry
        joined = Line(before.number, (" ".join(filter(None, (*before.cells, *line.cells))),))
        return read_contents_entry(joined, in_list=True) or entry

    def _is_year_of_title(self, line: Line) -> bool:
        """Whether a line of a list has only the year that a title ends with, and the page."""
        return self._is_in_contents and bool(_YEAR_AND_PAGE.fullmatch(" ".join(line.cells).strip()))

    def _take_row(self, line: Line) -> bool:
        if not (line.is_row or self._is_band(line)):
            return False
        self.tables.take(line, self._section, self._above)
        self._place += 1
        return True

    def _is_band(self, line: Line) -> bool:
        """Whether a line without cells stands close between two rows: the title of those below it."""
        before, after = self._next(-1), self._next()
        if not self.tables.is_open or before is None or after is None or len(line.text) > _LONGEST_BAND:
            return False
        is_close = line.number - before.number == 1 == after.number - line.number
        is_title = not (read_caption(line) or read_heading(line) or _leads_to_other(line, after))
        return is_close and after.is_row and is_title

    def _take_caption(self, line: Line) -> bool:
        if is_continued_caption(line):
            self.tables.resume()
            self._place += 1
            return True
        following = self._next()
        is_above_row = following is not None and following.is_row
        caption = read_caption(line, is_above_row=is_above_row)
        if caption is None:
            return False
        self._place += 1
        caption = self._with_title(caption, line)
        if caption.kind is not CaptionKind.TABLE:
            self._parts.captions.append(caption)
            self.tables.pause("")
        elif not self.tables.is_of_open(caption):
            self._parts.captions.append(caption)
            self._give(caption)
        return True

    def _with_title(self, caption: Caption, line: Line) -> Caption:
        """Return a caption with the lines of its title that stand below it."""
        titles = [caption.title] if caption.title else []
        last = line
        while len(titles) < _MOST_TITLE_LINES and (more := self._next(0)) is not None:
            is_near = more.number - last.number == 1 or not titles
            if not is_near or not goes_on_with_title(more, is_first=not titles or self._is_above_row(last)):
                break
            titles.append(more.text.strip())
            last = more
            self._place += 1
        return replace(caption, title=" ".join(titles))

    def _is_above_row(self, last: Line) -> bool:
        """Whether a row follows, perhaps below further lines that stand closely."""
        for ahead in range(_MOST_TITLE_LINES + 1):
            line = self._next(ahead)
            if line is None or line.is_row:
                return line is not None
            if line.number - last.number > 1:
                return False
            last = line
        return False

    def _give(self, caption: Caption) -> None:
        """Give a caption to the table below it; to the one above if that has none and no row follows."""
        following = self._next(0)
        if self.tables.wants_caption and not (following is not None and following.is_row):
            self.tables.name(caption)
        else:
            self.tables.announce(caption)

    def _take_heading(self, line: Line) -> bool:
        above = self._parts.headings[-1].number if self._parts.headings else ""
        heading = read_heading(line) or read_part(line, above)
        following = self._next()
        if heading is None and following is not None and _is_bab(line):
            heading = read_heading(replace(line, cells=(f"BAB {following.text}",)))
            self._place += heading is not None
        if heading is None:
            return False
        self._place += 1
        following = self._next(0)
        if heading.is_chapter and not heading.title and following is not None and _is_title(following):
            heading = replace(heading, title=following.text.strip())
            self._place += 1
        self._parts.headings.append(heading)
        self._section = f"{heading.number} {heading.title}".strip()
        self._lists.close()
        self.tables.close()
        return True

    def _take_paragraph(self, line: Line) -> bool:
        self._section = read_front(line) or self._section
        paragraph = self._gather(line)
        self.tables.pause(paragraph.text)
        for part in paragraph.lines:
            self._parts.formulas += read_formulas(part, self.style)
        item = self._lists.read(line.number, paragraph.text)
        if item is not None:
            self._parts.items.append(item)
        self._parts.sentences += read_sentences(paragraph, self._section, self.style)
        self._above = paragraph.text
        return True

    def _gather(self, line: Line) -> Paragraph:
        """Return the paragraph that begins with a line, and go behind it."""
        lines = [line]
        self._place += 1
        while (following := self._next(0)) is not None and self._goes_on(lines[-1], following):
            lines.append(following)
            self._place += 1
        return Paragraph(tuple(lines))

    def _goes_on(self, line: Line, following: Line) -> bool:
        if following.is_row or opens_list(following) or not is_continued(line, following):
            return False
        if ends_sentence(line.text, following.text):
            return True
        others = (read_caption(following), read_heading(following), match_item(following.text))
        return not any(others) and read_contents_entry(following) is None


def _leads_to_other(line: Line, after: Line) -> bool:
    """Whether a line ends as a sentence does, and the head of another table stands right below it."""
    return line.text.rstrip().endswith(".") and not is_body(after)


def _is_bab(line: Line) -> bool:
    """Whether a line is `BAB` alone, its letters perhaps set apart."""
    return line.text.replace(" ", "").upper() == "BAB"


def _is_title(line: Line) -> bool:
    """Whether a line below `BAB I` is its title."""
    return not line.is_row and line.text.isupper() and read_heading(line) is None


def _is_of_text(line: Line) -> bool:
    """Whether a line is neither of a list of contents nor a title; such a list may tell no pages."""
    is_title = read_heading(line) is not None or read_caption(line) is not None
    return not is_title and read_contents_entry(line, in_list=True) is None


def _ends_contents(line: Line) -> bool:
    """Whether a line below the title of a list is no longer of it: a paragraph, or another title."""
    if line.is_row or read_contents_entry(line, in_list=True) is not None:
        return False
    return (len(line.text) > _LONGEST_ENTRY or line.text.isupper()) and not has_leaders(line)
