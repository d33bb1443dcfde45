"""Figures of a file of ours that were typed over since it was made:
it keeps those it was made with.

Its record is read bit by bit, and as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from lxml import etree

from capaian.auditor.printed.lines import PrintedLine
from capaian.auditor.printed.number import Spot
from capaian.auditor.reading.word import attribute, tag_of
from capaian.domain.audit.figure_record import NAMESPACE, FigurePassage, checksum, figures_in


class UnfitRecordError(ValueError):
    """What a paper keeps is no record of its own figures: damaged, changed,
    or of another paper.
    """


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that a paper was not made with."""

    passage: int
    """Place of its passage among those that stand there now."""
    place: int
    """Its own place among the figures of the passage."""
    made: str
    """What stood there when the paper was made; several figures with blanks between them."""
    now: str


def find_changed_figures(
    made: Sequence[FigurePassage], now: Sequence[FigurePassage]
) -> Sequence[ChangedFigure]:
    """Return each figure that was typed over: its passage is the same but for its figures.

    What was added or taken away whole, and what was written anew in other words, is no figure
    typed over.

    Raises:
        UnfitRecordError: More than half of the passages differ: the record is of another paper.
    """
    head = _same(zip(made, now, strict=False))
    tail = _same(zip(reversed(made[head:]), reversed(now[head:]), strict=False))
    old, new = made[head : len(made) - tail], now[head : len(now) - tail]
    steps = SequenceMatcher(None, old, new).get_opcodes()
    same = head + tail + sum(last - first for kind, first, last, _, _ in steps if kind == "equal")
    if same < min(len(made), len(now)) // 2:
        raise UnfitRecordError
    return [
        retyped
        for kind, first, last, start, end in steps
        if kind == "replace"
        for before, after in _pairs(old[first:last], new[start:end])
        for retyped in _in_passage(old[first + before], new[start + after], head + start + after)
    ]


def _same(pairs: Iterable[tuple[FigurePassage, FigurePassage]]) -> int:
    """Return how many passages are the same before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _pairs(
    made: Sequence[FigurePassage], now: Sequence[FigurePassage]
) -> Iterator[tuple[int, int]]:
    """Yield the places of passages with the same words;
    without words only where none was added.
    """
    matcher = SequenceMatcher(None, [each.words for each in made], [each.words for each in now])
    for before, after, size in matcher.get_matching_blocks():
        for step in range(size):
            if made[before + step].words or len(made) == len(now):
                yield before + step, after + step


def _in_passage(made: FigurePassage, now: FigurePassage, passage: int) -> Iterator[ChangedFigure]:
    """Yield figures one by one where there are as many as before;
    else what stands in place of what.
    """
    if len(made.figures) == len(now.figures):
        for place, (before, after) in enumerate(zip(made.figures, now.figures, strict=True)):
            if before != after:
                yield ChangedFigure(passage, place, before, after)
        return
    for kind, first, last, start, end in SequenceMatcher(
        None, made.figures, now.figures
    ).get_opcodes():
        if kind == "replace":
            old_figures, new_figures = made.figures[first:last], now.figures[start:end]
            yield ChangedFigure(passage, start, " ".join(old_figures), " ".join(new_figures))


_PARTING: Final = ("tab", "br", "cr", "den")
_OF_CONTENTS: Final = frozenset({"TOC", "HYPERLINK"})
"""Fields whose texts are read: entries of contents, without the pages that Word counts in them."""
_ELSEWHERE: Final = frozenset({"Fallback", "moveFrom", "fldSimple"})
"""What holds text that is read in another place, is gone, or is counted anew by Word."""

Place = tuple[int, int]
"""A line, from 1, and a cell of it."""


class RetypedAt(NamedTuple):
    """A figure that was typed over, and where it is read."""

    line: int
    """1-based."""
    cell: int
    start: int
    end: int
    """As far as `start` where it is not known which of the cell's figures it is."""
    made: str
    now: str


def find_retyped_figures(
    made: Sequence[FigurePassage],
    document: etree._Element,
    sources: Mapping[etree._Element, Sequence[Place]],
    lines: Sequence[PrintedLine],
) -> Iterator[RetypedAt]:
    """Yield the figures of a file that it was not made with; none where it was made with none.

    Args:
        made: Those that it was made with.
        document: Its part with the text.
        sources: The lines and cells in which the words of each paragraph are read.
        lines: The lines.

    Raises:
        UnfitRecordError: It was not made with these, but another file was.
    """
    if not made:
        return
    read = ((paragraph, FigurePassage.of(text)) for paragraph, text in _texts(document).items())
    now = [(paragraph, passage) for paragraph, passage in read if passage.figures]
    titles = _PrintedTitles(lines)
    changed = find_changed_figures(made, [passage for _, passage in now])
    for each in changed:
        paragraph, passage = now[each.passage]
        places = sources.get(paragraph, ())
        spots = _spots(passage.figures, places, lines)[
            each.place : each.place + len(each.now.split())
        ]
        if spots:
            line, cell, start, _ = spots[0]
            *_, end = spots[-1]
            yield RetypedAt(line, cell, start, end, each.made, each.now)
        elif places:
            yield RetypedAt(*places[0], 0, 0, each.made, each.now)
        elif not titles.has(
            passage
        ):  # Word took an entry of contents anew from a title that changed
            yield RetypedAt(titles.line_of(passage), 0, 0, 0, each.made, each.now)
    changed_passages = {each.passage for each in changed}
    entries = [
        passage
        for place, (paragraph, passage) in enumerate(now)
        if paragraph not in sources and place not in changed_passages
    ]
    yield from titles.find_retyped_numbers(entries)


class _PrintedTitles:
    """Titles of a report as they are printed: each line, and each two that follow one another."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        filled = [
            (line.number, " ".join(line.cells))
            for line in lines
            if any(map(str.strip, line.cells))
        ]
        pairs = [(number, f"{one} {two}") for (number, one), (_, two) in pairwise(filled)]
        self._by_words: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for number, text in (*filled, *pairs):
            passage = FigurePassage.of(text)
            if passage.words and passage.figures:
                self._by_words.setdefault(passage.words, []).append((number, passage.figures))

    def has(self, entry: FigurePassage) -> bool:
        """Say whether a title is printed as its entry in the contents is."""
        return any(figures == entry.figures for _, figures in self._by_words.get(entry.words, ()))

    def line_of(self, entry: FigurePassage) -> int:
        """Return the line of the title that an entry lists; the first line where there is none."""
        return next((line for line, _ in self._by_words.get(entry.words, ())), 1)

    def find_retyped_numbers(self, entries: Iterable[FigurePassage]) -> Iterator[RetypedAt]:
        """Yield numbers of titles that neither their untouched entries have nor
        follow the one before.
        """
        before: tuple[int, ...] = ()
        for entry in entries:
            number = _numbers(entry.figures[0])
            found = self._by_words.get(entry.words, ())
            if len(found) == 1 and len(found[0][1]) == len(entry.figures):
                line, figures = found[0]
                follows = before and _numbers(figures[0]) == (*before[:-1], before[-1] + 1)
                if (
                    figures[0] != entry.figures[0]
                    and figures[1:] == entry.figures[1:]
                    and not follows
                ):
                    yield RetypedAt(line, 0, 0, 0, entry.figures[0], figures[0])
            before = number


def _numbers(figure: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split(r"\D+", figure) if part)


def _spots(
    figures: Sequence[str], places: Sequence[Place], lines: Sequence[PrintedLine]
) -> Sequence[Spot]:
    """Return where the first figures of a paragraph stand;
    numbers that Word counts may stand between.
    """
    printed = (
        (figure, Spot(line, cell, start, start + len(figure)))
        for line, cell in places
        for start, figure in figures_in(lines[line - 1].cells[cell])
    )
    found: list[Spot] = []
    for wanted in figures:
        spot = next((spot for figure, spot in printed if figure == wanted), None)
        if spot is None:
            break
        found.append(spot)
    return found


def _texts(document: etree._Element) -> Mapping[etree._Element, str]:
    """Return the text of each paragraph but for what Word counts;
    what stands apart is parted by a blank.
    """
    texts: dict[etree._Element, list[str]] = {}
    fields: list[str] = []
    for element in document.iter():
        tag = tag_of(element)
        if tag == "p":
            texts[element] = []
        elif tag == "fldChar":
            step = attribute(element, "fldCharType")
            fields = [*fields, ""] if step == "begin" else fields[:-1] if step == "end" else fields
        elif tag == "instrText" and fields:
            fields[-1] = fields[-1] or "".join((element.text or "").split()[:1])
        elif tag in _PARTING or (tag == "t" and _OF_CONTENTS.issuperset(fields)):
            around = [*element.iterancestors()]
            owner = next((each for each in around if each in texts), None)
            if owner is not None and not _ELSEWHERE & {*map(tag_of, around)}:
                texts[owner].append(element.text or "" if tag == "t" else " ")
    return {paragraph: "".join(parts) for paragraph, parts in texts.items()}


_ROOT: Final = f"{{{NAMESPACE}}}angka"
_ENTRY: Final = f"{{{NAMESPACE}}}p"
_OWNED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}schemaRef"
"""What tells of another part whose it is."""
_OWNER: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}uri"
_MOST_BYTES: Final = 4_000_000
"""Of a record, unpacked: twice that of the largest text that is read at all."""
_MOST_ENTRIES: Final = 100_000

_Text = str | bytes
"""As the parser has it: it is a text always."""


def read_record(kept: Iterable[Iterable[bytes]]) -> Sequence[FigurePassage]:
    """Return the figures that a file was made with; none where it keeps none.

    Args:
        kept: The parts that hold data of the file, each bit by bit.

    Raises:
        UnfitRecordError: Its record is damaged, was changed, or is larger than any.
    """
    is_promised = False
    for part in kept:
        entries = _Entries()
        with suppress(etree.XMLSyntaxError, UnfitRecordError):
            return _read_entries(part, entries)
        is_promised = is_promised or entries.is_promised
    if is_promised:
        raise UnfitRecordError
    return ()


def _read_entries(part: Iterable[bytes], entries: _Entries) -> Sequence[FigurePassage]:
    """Return the entries of a record; of what is none the first bit alone is read.

    Raises:
        UnfitRecordError: It is none, or not as it was made.
    """
    parser = etree.XMLParser(
        target=entries, resolve_entities=False, no_network=True, load_dtd=False
    )
    size = 0
    for bit in part:
        parser.feed(bit)
        size += len(bit)
        if not entries.is_record or size > _MOST_BYTES:
            raise UnfitRecordError
    parser.close()
    return entries.passages


class _Entries:
    """What the parser of a part tells: its entries if it is a record,
    and that a record must be there.
    """

    def __init__(self) -> None:
        self.is_record = False
        self.is_promised = False
        self.passages: list[FigurePassage] = []
        self._checksum: _Text | None = None
        self._words: _Text | None = None
        self._texts: list[str] = []
        self._depth = 0

    def start(self, tag: _Text, attrib: Mapping[_Text, _Text]) -> None:
        """Take an element: the record, one of its entries, or whose another part is."""
        self._depth += 1
        if self._depth == 1 and tag == _ROOT:
            self.is_record = self.is_promised = True
            self._checksum = attrib.get("k")
        elif self.is_record:
            self._begin(tag, attrib)
        elif tag == _OWNED and attrib.get(_OWNER) == NAMESPACE:
            self.is_promised = True

    def data(self, data: _Text) -> None:
        """Take a text."""
        self._texts.append(str(data))

    def comment(self, text: _Text) -> None:
        """Pass over a comment."""

    def end(self, tag: _Text) -> None:
        """Take the end of an element: an entry is whole."""
        self._depth -= 1
        if self.is_record and self._words is not None:
            self.passages.append(
                FigurePassage(str(self._words), tuple("".join(self._texts).split()))
            )
            self._words = None

    def doctype(self, *_: str) -> None:
        """Refuse what no record of ours has.

        Raises:
            UnfitRecordError: always.
        """
        raise UnfitRecordError

    def close(self) -> None:
        """Take the end of the part.

        Raises:
            UnfitRecordError: Its entries are not those that it was made with.
        """
        if self._checksum != checksum(self.passages):
            raise UnfitRecordError

    def _begin(self, tag: _Text, attrib: Mapping[_Text, _Text]) -> None:
        self._words = attrib.get("k")
        self._texts = []
        if (
            tag != _ENTRY
            or self._words is None
            or self._depth > 2
            or len(self.passages) == _MOST_ENTRIES
        ):
            raise UnfitRecordError
