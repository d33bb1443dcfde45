"""A finished report as it is printed: lines, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Final

from capaian.auditor.printed.number import NumberStyle, PrintedNumber, Spot, read_numbers
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded, WordedTexts

_OVER: Final = 8
"""Lines, blank ones too, that a sentence may reach over a page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text of a report; a row of a table has several cells."""

    number: int
    """1-based."""
    cells: tuple[str, ...]
    page: int | None = None
    """Page of the file, from 1; `None` where the file does not tell pages."""
    text: str = field(init=False, repr=False, compare=False)
    """The cells in one string; kept, for every rule asks for it."""
    is_row: bool = field(init=False, repr=False, compare=False)
    """Whether it belongs to a table."""

    def __post_init__(self) -> None:
        """Join the cells."""
        object.__setattr__(self, "text", "\t".join(self.cells))
        object.__setattr__(self, "is_row", len(self.cells) > 1)

    def start_of(self, spot: Spot) -> int:
        """Return where something that stands in one of its cells begins in its text."""
        before = self.cells[: spot.cell] if self.is_row else ()
        return sum(len(cell) + 1 for cell in before) + spot.start


class CaptionKind(StrEnum):
    """What a caption names."""

    TABLE = "Tabel"
    FIGURE = "Gambar"
    CHART = "Grafik"
    DIAGRAM = "Bagan"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a chapter or section."""

    line: int
    number: str
    """`III` or `3.1.10`; empty if there is none."""
    title: str
    is_chapter: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of a table or figure."""

    line: int
    kind: CaptionKind
    number: str
    """`3.10`, without blanks."""
    title: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of a list of contents, tables or figures."""

    line: int
    kind: CaptionKind | None
    """`None`: a chapter or section."""
    number: str
    title: str
    page: str
    """As printed: `iv`, `23`; empty if there is none."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A point of a list in running text."""

    line: int
    mark: str
    """`1`, `a`, `-`: without its dot or bracket."""
    text: str
    list_id: int
    """Items of one list share it."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of running text, list points included."""

    line: int
    """The line in which it begins."""
    text: str
    numbers: tuple[PrintedNumber, ...]
    """Offsets of their spots are within the line, not within the sentence."""
    start: int = 0
    """0-based offset in the line."""
    section: str = ""
    """Title of the section it stands in."""
    paragraph: int = 0
    """The line in which its paragraph begins; 0 where that is not known."""

    def __hash__(self) -> int:
        """By where it stands, not by each of its numbers: what is remembered of it is asked for often."""
        return hash((self.line, self.start, self.text))

    @property
    def place(self) -> str:
        """How messages call where it stands."""
        return f"Bagian {self.section}" if self.section else f"baris {self.line}"

    def place_of(self, number: PrintedNumber) -> int:
        """Return where one of its numbers begins in its text, which may go on over several lines."""
        return self._places.get(number.spot, len(self.text))

    def spot_at(self, place: int) -> Spot | None:
        """Return the spot of its number that begins at a place of its text; `None` if none does."""
        return next((spot for spot, start in self._places.items() if start == place), None)

    @cached_property
    def _places(self) -> Mapping[Spot, int]:
        places: dict[Spot, int] = {}
        end = 0
        for number in self.numbers:
            is_here = number.spot.line == self.line
            place = number.spot.start - self.start if is_here else self.text.find(number.text, end)
            places[number.spot] = max(place, end)
            end = max(place, end) + len(number.text)
        return places


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula set apart or in a line, written in TeX or in words."""

    line: int
    text: str
    """As printed."""
    symbol: str
    """What stands left of its first equals sign: `Q2`; empty if nothing does."""
    numbers: tuple[PrintedNumber, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with words that stand for it where it is not seen."""

    line: int
    """The line that comes after it, 1-based; that may be blank or none."""
    words: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that lead to a numbered place, and what stands there: `Tabel 3.8`."""

    line: int
    printed: str
    target: str


@dataclass(frozen=True, slots=True)
class RetypedFigure:
    """A figure that a report was not made with."""

    spot: Spot
    made: str
    """What stood there when the report was made."""
    now: str


@dataclass(frozen=True, eq=False)
class PrintedDocument:
    """A report, from whatever kind of file it was read."""

    lines: tuple[Line, ...]
    headings: tuple[Heading, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    captions: tuple[Caption, ...] = ()
    tables: tuple[PrintedTable, ...] = ()
    items: tuple[ListItem, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    formulas: tuple[Formula, ...] = ()
    style: NumberStyle = NumberStyle.INDONESIAN
    """The number style that most of its numbers have."""
    unreadable: tuple[int, ...] = field(default=())
    """Pages without text."""
    counts_lines: bool = True
    """Whether its readers can count its lines: those of a text can."""
    page_numbers: Mapping[int, str] = field(default_factory=dict)
    """The number printed on each page of the file that has one, as printed: `iv`, `23`."""

    retyped: tuple[RetypedFigure, ...] = ()
    """Figures typed over since it was made; known where the file keeps those that it was made with."""
    as_made: PrintedDocument | None = None
    """The report as it was before those figures were typed over; `None` if none was."""
    pictures: tuple[Picture, ...] = ()
    """Those that are described; a file other than docx does not tell."""
    references: tuple[Reference, ...] = ()
    """Those that the file keeps together with their places; a file other than docx keeps none."""
    has_unfit_record: bool = False
    """Whether its file keeps a record of figures that is damaged, was changed, or is of another report."""

    @cached_property
    def pages(self) -> int:
        """How many pages it has; 0 where the file does not tell."""
        return max((line.page or 0 for line in self.lines), default=0)

    def line(self, number: int) -> Line:
        """Return a line by its number."""
        return self.lines[number - 1]

    def line_of(self, words: str, sentence: Sentence) -> int:
        """Return the line in which words of a sentence stand: it may go on over a page."""
        own = self.lines[sentence.line - 1 : sentence.line + _OVER]
        return next((line.number for line in own if words in line.text), sentence.line)

    def sentences_with(self, *expressions: Worded) -> list[Sentence]:
        """Return the sentences that may have a match of any expression."""
        return [self.sentences[place] for place in self._worded_sentences.places_with(*expressions)]

    def lines_with(self, *expressions: Worded) -> list[Line]:
        """Return the lines that may have a match of any expression, rows of tables too."""
        return [self.lines[place] for place in self._worded_lines.places_with(*expressions)]

    @cached_property
    def _worded_sentences(self) -> WordedTexts:
        return WordedTexts(sentence.text for sentence in self.sentences)

    @cached_property
    def _worded_lines(self) -> WordedTexts:
        return WordedTexts(line.text for line in self.lines)

    def numbers_in(self, line: Line) -> tuple[PrintedNumber, ...]:
        """Return the numbers of a line, cell by cell, in the style of the report."""
        if line.number not in self._numbers_in:
            cells = enumerate(line.cells)
            found = (read_numbers(text, line.number, at, self.style) for at, text in cells)
            self._numbers_in[line.number] = tuple(chain.from_iterable(found))
        return self._numbers_in[line.number]

    @cached_property
    def _numbers_in(self) -> dict[int, tuple[PrintedNumber, ...]]:
        """Those of the lines asked for so far: several rules read them."""
        return {}

    def numbers(self) -> Iterator[PrintedNumber]:
        """Yield every number of tables, sentences and formulas."""
        for table in self.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield from cell.numbers
        for sentence in self.sentences:
            yield from sentence.numbers
        for formula in self.formulas:
            yield from formula.numbers
