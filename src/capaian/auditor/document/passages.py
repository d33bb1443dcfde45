"""Running text as sentences, each with the place of every part of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.document.grids import PrintedPlace

_SENTENCE_END: Final = re.compile(
    r"[.;](?:(?<=[a-z)%0-9\-\u201d\"*].)\s+(?=[A-Z(\u201c\"*])|(?<=[a-z];)\s+(?=dan\s))"
)
_ENDS: Final = re.compile(r"(?<!\bNo)(?<!\bKab)(?<!\bProv)[.:;?!]\W*$")
"""What ends a sentence with its line; a shortened word does not."""
_OPEN: Final = re.compile(r"\bRp\W*$")
"""What awaits its amount on the next line."""
_LIST_POINT: Final = re.compile(
    r"\s*(?:\d{1,2}[.)]|[a-z][.)]|[-\u2022\u2013]|Tabel|TABEL|Gambar|Sasaran)\s"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a line that is none, such as a heading."""

    text: str
    parts: tuple[tuple[int, PrintedPlace], ...]
    """Where in the text each printed line of it begins, and its place."""
    paragraph: int = 0
    """Passages of one paragraph share it."""

    @property
    def place(self) -> PrintedPlace:
        """Where it begins."""
        return self.parts[0][1]

    def place_at(self, offset: int) -> PrintedPlace:
        """Return where a part of the text is printed."""
        if len(self.parts) == 1:
            return self.place
        return next(
            (place for start, place in reversed(self.parts) if start <= offset), self.place
        )


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of running text."""

    text: str
    place: PrintedPlace
    begins: bool
    """Whether a gap or a short line before it tells that a paragraph begins."""


def read_passages(lines: Iterable[TextLine]) -> list[Passage]:
    """Return the sentences of lines."""
    return [
        sentence
        for number, paragraph in enumerate(_paragraphs(lines))
        for sentence in _sentences(paragraph, number)
    ]


def _paragraphs(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    paragraph: list[TextLine] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph[-1], line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(before: TextLine, line: TextLine) -> bool:
    """Whether a line continues the one before it:
    an open sentence goes on over a gap in small letters.
    """
    if "Rp" in before.text and _OPEN.search(before.text):
        return True
    is_ended = not before.text[-1:].isalnum() and _ENDS.search(before.text)
    if is_ended or _LIST_POINT.match(line.text):
        return False
    return not line.begins or line.text[:1].islower()


def _sentences(paragraph: Sequence[TextLine], number: int) -> Iterator[Passage]:
    starts, length, printed = [], 0, []
    for line in paragraph:
        starts.append((length, line.place))
        printed.append(line.text.strip() + " ")
        length += len(printed[-1])
    text, begin = "".join(printed), 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), length]:
        words = text[begin:end].strip()
        if words:
            yield Passage(words, _parts_from(starts, begin, end), number)
        begin = end


def _parts_from(
    starts: Sequence[tuple[int, PrintedPlace]], begin: int, end: int
) -> tuple[tuple[int, PrintedPlace], ...]:
    if len(starts) == 1:
        return ((0, starts[0][1]),)
    first = bisect_right(starts, begin, key=lambda start: start[0]) - 1
    return tuple((max(start - begin, 0), place) for start, place in starts[first:] if start < end)
