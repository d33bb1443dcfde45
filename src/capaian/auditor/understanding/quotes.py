"""Which figure of a table a figure of running text quotes: the words around it name a row and a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.circumstances import Circumstances
from capaian.auditor.understanding.entries import Entries
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figure_index import Figures, find_figures
from capaian.auditor.understanding.figures import (
    SHORTEST,
    Figure,
    Key,
    Name,
    covers,
    known_by,
    with_digits,
    words_of,
)
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.quote import NAMED, Naming, Quote
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rough import is_bound
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.sought import Shelf, Sought
from capaian.auditor.understanding.surroundings import AT_HOME, Surroundings
from capaian.domain.value import PERCENT, RUPIAH

_FEWEST_DIGITS: Final = 3
"""A figure with fewer digits may be any."""
_LONG: Final = 7
_FEWEST_BESIDE: Final = 3
"""Digits by which a figure beside another tells its row."""
_FEWEST_OF_ROW: Final = 2
"""Other figures of a row in one sentence by which it is the row that the sentence speaks of."""
_SINGLE: Final = frozenset(map(Decimal, range(10)))
_CALLED, _NAMED, _IN_TEXT, _IN_TITLE, _UNNAMED = 4, NAMED, 2, 1, 0
_OWN_NAME: Final = 12
"""Letters of a name that can be of one thing only."""
_SAYS: Final = re.compile(
    r"(?:\b(?:adalah|mencapai|sebesar|terserap|capaian(?:nya)?|serapan(?:nya)?)\s+){0,2}[(]?\s*$",
    re.IGNORECASE,
)
"""What may stand between a name and its figure: `Program Penunjang, terserap 97,17%`."""
_COLUMN: Final = 2
_OTHER_YEAR: Final = -2
_ENDS: Final = (".", ";", ":", ",", "!")
_MEAN: Final = re.compile(r"\brata-?\s?rata", re.IGNORECASE)
_HIGHEST: Final = Worded(r"\bter(?:tinggi|besar|banyak|atas|baik)\b|\bpaling (?:tinggi|besar|banyak)\b")
_LOWEST: Final = re.compile(r"\bter(?:endah|kecil|sedikit|bawah)\b|\bpaling (?:rendah|kecil|sedikit)\b", re.I)
_CLAUSE_BEGINS: Final = re.compile(r"[;.]\s")
_CLAUSE_ENDS: Final = re.compile(r"[;.](?:\s|$)")
_RANKED: Final = re.compile(
    r"\b(?:iku|sasaran|indikator|indikator kinerja utama|tujuan|program|unsur)\s+(\d+)(?![\d.]*\d)", re.I
)


@dataclass(frozen=True, eq=False)
class Quotes:
    """What the tables of a report say of the figures of its running text."""

    report: UnderstoodReport
    _shelves: dict[Key, Shelf] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def surroundings(self) -> Surroundings:
        """The sections of the report."""
        return Surroundings(self.report.document)

    @cached_property
    def figures(self) -> Figures:
        """The figures of its tables."""
        return find_figures(self.report)

    @cached_property
    def entries(self) -> Entries:
        """The same by the whole names of their rows."""
        return Entries(self.report)

    @cached_property
    def circumstances(self) -> Circumstances:
        """What the report says around its sentences."""
        return Circumstances(self.report, self.surroundings)

    @cached_property
    def _printed(self) -> Counter[tuple[Decimal, int]]:
        return Counter(map(_value, self.report.document.numbers()))

    def of(self, paragraph: Paragraph) -> Iterator[Quoter]:
        """Yield the telling quantities of a paragraph, each with what it may quote.

        Lines without an end, such as notes of figures below a chart or a trace, tell of nothing by words.
        """
        ends = (place for place, m in enumerate(paragraph.mentions) if _CLAUSE_ENDS.search(m.after))
        is_whole = paragraph.text.rstrip().endswith(_ENDS)
        last = len(paragraph.mentions) if is_whole else max(ends, default=-1)
        known = _quoters_of(self)
        for place, mention in enumerate(paragraph.mentions):
            is_long = mention.number.digits >= _FEWEST_DIGITS
            if place <= last and is_long and not is_bound(mention.before, mention.number):
                spot = mention.number.spot
                if spot not in known:
                    known[spot] = Quoter(self, paragraph, place)
                yield known[spot]

    def times(self, number: PrintedNumber) -> int:
        """Return how often a figure is printed, once at least: one in full of thousands is not as such."""
        return max(self._printed[_value(number)], 1)

    def named(self, value: Decimal, decimals: int, quoter: Quoter) -> Iterator[Quote]:
        """Yield the figures of one value with how a paragraph names them; a common one only in its tables."""
        key, figures = known_by(value, decimals), self.figures
        is_common = figures.is_common(key)
        yield from self._told(figures.of_tables(key, quoter.homes) if is_common else figures.of(key), quoter)

    def open_to(self, value: Decimal, decimals: int, quoter: Quoter) -> Iterator[Quote]:
        """Yield those of them that something at hand may name, or all for a figure that can be no other."""
        key = known_by(value, decimals)
        if quoter.is_long or self.figures.is_common(key):
            yield from self.named(value, decimals, quoter)
        else:
            if key not in self._shelves:
                self._shelves[key] = Shelf(self.figures.of(key))
            yield from self._told(self._shelves[key].open_to(quoter.sought), quoter)

    def _told(self, figures: Iterable[Figure], quoter: Quoter) -> Iterator[Quote]:
        for figure in figures:
            if _is_of_a_kind(quoter.mention.number, figure):
                yield Quote(figure, quoter.naming(figure, self.report.year))


@lru_cache(maxsize=4)
def quotes_of(report: UnderstoodReport) -> Quotes:
    """Return what the tables of a report say of its text, each report looked through once."""
    return Quotes(report)


@lru_cache(maxsize=4)
def _quoters_of(quotes: Quotes) -> dict[Spot, Quoter]:
    """Return the figures asked for so far, for several rules ask what a figure quotes.

    They are kept beside what they ask, not in it, so that nothing holds itself.
    """
    del quotes
    return {}


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _value(number: PrintedNumber) -> tuple[Decimal, int]:
    return known_by(number.value, number.decimals)


def _is_of_a_kind(number: PrintedNumber, figure: Figure) -> bool:
    if number.text == figure.number.text and abs(number.value) != abs(figure.number.value):
        return False  # read in two styles
    if (number.unit == RUPIAH) != figure.is_money:
        return False
    return number.unit != PERCENT or figure.is_share or figure.number.decimals > 0


@dataclass(frozen=True)
class Quoter:
    """A figure of a paragraph that may quote a table."""

    quotes: Quotes
    paragraph: Paragraph
    place: int
    _known: dict[tuple[Name, ...], int] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def mention(self) -> Mention:
        """The figure with its words."""
        return self.paragraph.mentions[self.place]

    @property
    def is_printed_once(self) -> bool:
        """Whether the figure stands nowhere else."""
        return self.quotes.times(self.mention.number) == 1

    @property
    def is_repeated(self) -> bool:
        """Whether the paragraph has the figure twice."""
        own = _value(self.mention.number)
        return sum(_value(mention.number) == own for mention in self.paragraph.mentions) > 1

    @property
    def is_long(self) -> bool:
        """Whether it has so many digits that count that it can be no other figure."""
        digits = re.sub(r"\D", "", str(abs(self.mention.number.value).normalize().to_integral_value()))
        return len(digits.strip("0")) >= _LONG

    @cached_property
    def equals(self) -> tuple[Quote, ...]:
        """The figures of tables that equal it, with how its words name them."""
        return tuple(self.quotes.named(*_value(self.mention.number), self))

    @cached_property
    def equal(self) -> Quote | None:
        """The figure of a table that equals it and that its words name best."""
        return max(self.equals, key=_strength, default=None)

    @cached_property
    def share(self) -> Quote | None:
        """The percentage of a table that equals it and that its words name best."""
        return max((quote for quote in self.equals if quote.figure.is_share), key=_strength, default=None)

    @cached_property
    def alike(self) -> Quote | None:
        """The figure that one slip of the pen makes of it, and that its words name best."""
        number = self.mention.number
        printed = [value for value in values_of(number) if self.quotes.figures.has(value)]
        tried = dict.fromkeys(known_by(v, at) for v in printed for at in (_decimals(v), number.decimals))
        quotes = (quote for key in tried for quote in self.quotes.open_to(*key, self))
        words = self._column_words
        return max(quotes, key=lambda q: (_strength(q), len(q.figure.heads & words)), default=None)

    @cached_property
    def sought(self) -> Sought:
        """What it stands among, by which figures of tables may be meant."""
        values = frozenset(abs(mention.number.value) for mention in self.paragraph.mentions)
        is_end = bool(_HIGHEST.search(self._clause[0]) or _LOWEST.search(self._clause[0]))
        return Sought(self.homes, self._text[2].union(*self._titles), values, self._ranked, is_end)

    @cached_property
    def _clause(self) -> tuple[str, str]:
        """The words before and after the figure, up to the end of its clause."""
        before = _CLAUSE_BEGINS.split(self.mention.before)[-1]
        after = _CLAUSE_ENDS.split(self.mention.after, maxsplit=1)[0]
        return with_digits(before), with_digits(after)

    @cached_property
    def _near(self) -> str:
        return plain(" ".join(self._clause))

    @cached_property
    def _near_words(self) -> frozenset[str]:
        return words_of(" ".join(self._clause))

    @cached_property
    def _called(self) -> str:
        """The words of the clause right before the figure."""
        return plain(_SAYS.sub("", self._clause[0]))

    @cached_property
    def _text(self) -> tuple[str, str, frozenset[str]]:
        text = with_digits(self.paragraph.text)
        return text, plain(text), words_of(self.paragraph.text)

    @cached_property
    def _column_words(self) -> frozenset[str]:
        before, after = self._clause
        return words_of(before) | (words_of(after) if self.mention.number.is_exact else frozenset())

    @cached_property
    def homes(self) -> frozenset[int]:
        """The tables that the paragraph speaks of, unless none of them holds what the figure is."""
        found = self.quotes.surroundings.homes(self.paragraph.line, self.paragraph.text)
        head = self.mention.head
        return (
            found
            if head is None or any(head in self.quotes.figures.parts(line) for line in found)
            else frozenset()
        )

    @cached_property
    def _beside(self) -> tuple[frozenset[Decimal], frozenset[Decimal]]:
        """The telling figures right beside it, and the others of the paragraph."""
        own, sentence = self.paragraph.mentions, self.paragraph.sentence_of(self.mention)
        near = {i for i in (self.place - 1, self.place + 1) if 0 <= i < len(own) and own[i] in sentence}
        telling = [i for i, m in enumerate(own) if i != self.place and _tells(m.number)]
        return (
            frozenset(abs(own[i].number.value) for i in telling if i in near),
            frozenset(abs(own[i].number.value) for i in telling if i not in near),
        )

    def naming(self, figure: Figure, year: int | None) -> Naming:
        """Say how clearly the paragraph names a figure of a table."""
        distance = self.quotes.surroundings.distance(self.paragraph.line, figure.table, self.homes)
        is_beside = bool(self._beside[0] & figure.beside)
        row = _NAMED if is_beside else self._row(figure, distance)
        years = 0 if is_beside and not figure.years else self._year_of(figure, year)
        return Naming(row, self._column(figure), years, distance)

    def calls(self, figure: Figure) -> bool:
        """Say whether the name of a row stands in the paragraph, not only its number or other figures."""
        return self._named(figure.names) >= _IN_TEXT

    def _row(self, figure: Figure, distance: int) -> int:
        is_home = distance == AT_HOME or not self.homes
        if figure.kind is RowKind.MEAN:
            return _NAMED if is_home and _MEAN.search(self._clause[0]) else _UNNAMED
        found = self._named(figure.names)
        if found == _IN_TEXT and figure.kind is RowKind.ITEM and self._is_left(figure):
            found = _UNNAMED
        found = found or int(len(self._values & figure.beside) >= _FEWEST_OF_ROW)
        if self._beside[1] & figure.beside or figure.mark in self._ranked or self._is_end(figure):
            found = max(found, _IN_TEXT)
        if figure.kind is not RowKind.ITEM or figure.is_alone:
            found = max(found, self._of_all(figure, is_home=is_home))
        return found

    @cached_property
    def _titles(self) -> list[frozenset[str]]:
        """The words of the headings that it stands under."""
        path = self.quotes.surroundings.path(self.paragraph.line)
        return [words_of(heading.title) for heading in path]

    def _named(self, names: tuple[Name, ...]) -> int:
        """How clearly any name of a row stands in the paragraph; many tables have rows of one name."""
        if names not in self._known:
            self._known[names] = max(map(self._name, names), default=_UNNAMED)
        return self._known[names]

    def _name(self, name: Name) -> int:
        _, text, words = self._text
        if len(name.plain) >= _OWN_NAME and self._called.endswith(name.plain):
            return _CALLED
        if len(name.plain) >= SHORTEST and name.plain in self._near:
            return _NAMED
        if name.is_short_in(self._near_words):
            return _NAMED
        if name.is_in(text, words):
            return _IN_TEXT
        return _IN_TITLE if any(covers(title, name.words) for title in self._titles) else _UNNAMED

    def _is_left(self, figure: Figure) -> bool:
        """Whether another sentence names the row, and another row of its table too: the words went on."""
        if any(name.is_in(*self._sentence) for name in figure.names):
            return False
        others = self.quotes.figures.names(figure.table.line) - {*figure.names}
        is_whole = any(name.plain in self._text[1] for name in figure.names if len(name.plain) >= _OWN_NAME)
        words = frozenset() if is_whole else self._text[2]
        return any(name.is_in(self._text[1], words) for name in others)

    @cached_property
    def _values(self) -> frozenset[Decimal]:
        """The other figures of its sentence, without single digits, which number things."""
        own = self.paragraph.sentence_of(self.mention)
        return frozenset(abs(m.number.value) for m in own if m is not self.mention) - _SINGLE

    @cached_property
    def _sentence(self) -> tuple[str, frozenset[str]]:
        """The sentence of the figure, up to the figure of the next."""
        own = self.paragraph.sentence_of(self.mention)
        text = with_digits(" ".join(f"{m.before} {m.number.text} {m.after}" for m in own))
        return plain(text), words_of(text)

    def _of_all(self, figure: Figure, *, is_home: bool) -> int:
        """How clearly a total is named: by the title of its table, or by being at home."""
        if covers(self._text[2], figure.title.words) and len(figure.title.words) > 1:
            return _IN_TEXT
        return _IN_TITLE if is_home else _UNNAMED

    def _is_end(self, figure: Figure) -> bool:
        """Whether it is the highest or lowest of its column, and said to be."""
        words = self._clause[0]
        return bool(
            (figure.is_most and _HIGHEST.search(words)) or (figure.is_least and _LOWEST.search(words))
        )

    @cached_property
    def _ranked(self) -> frozenset[str]:
        """The numbers by which words name rows: `IKU 1`."""
        return frozenset(_RANKED.findall(self._text[0]))

    def _column(self, figure: Figure) -> int:
        is_part = self.mention.head is not None and self.mention.head in figure.parts
        return _COLUMN if is_part or figure.heads & self._column_words else 0

    def _year_of(self, figure: Figure, year: int | None) -> int:
        own = self.mention.year
        if own is None:
            return 0
        if figure.years:
            return 1 if own in figure.years else _OTHER_YEAR
        return 0 if own == year or own in figure.years_of_table else _OTHER_YEAR


def _tells(number: PrintedNumber) -> bool:
    digits = number.text.strip("0.,")
    return sum(map(str.isdigit, digits)) >= _FEWEST_BESIDE


def _strength(quote: Quote) -> int:
    return quote.naming.strength
