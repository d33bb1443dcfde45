"""Number formats that cells of a sheet have under conditions: they show another number than the cells' own.

A rule names a format by its number, or (those of later versions) has one of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple
from xml.parsers import expat

from .beside_cells import words_of_format
from .conditions import OF_A_TEXT, Test, read_condition
from .formats import SIGNS, Shown, Styles, code_of, plain_number
from .refusal import RefusedError, refuse
from .sheet_cells import LAST_COLUMN, LAST_ROW, column_number
from .xml_parts import Attributes, local_name, parse

_RANGE: Final = re.compile(
    r"\$?([A-Z]{1,3})?\$?([0-9]{1,7})?(?::\$?([A-Z]{1,3})?\$?([0-9]{1,7})?)?(?!\S)", re.IGNORECASE
)
_MOST: Final = 1_000
"""Ranges with such a format, and formats of their own; each is looked at for many cells."""
_STEPS: Final = 3_000_000
"""Looks at rules for cells; a hundred thousand rows of a dozen figures take a third."""
_PER_PLACE: Final = 10
"""What it takes to remember the rules of a column between two edges of ranges."""
_SAME_WHEREVER: Final = frozenset({"percent", "money", *SIGNS})
"""Ways to show a value that tell nothing new where its own style is one too."""

_CONDITIONAL: Final = "bersyarat"
"""Told with such a format, for it is changed elsewhere than that of the cell."""
_PICTURES: Final = {"dataBar": "batang", "iconSet": "ikon"}
"""What a rule may draw instead of a value."""
_FALSE: Final = frozenset({"0", "false"})


class Box(NamedTuple):
    """A rectangle of cells, rows and columns from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class _Rule:
    kind: str
    operator: str
    shown: Shown | None
    picture: str = ""
    """What it draws instead of the value."""
    formulas: list[str] = field(default_factory=list)


class _Placed(NamedTuple):
    """A rule and where it holds."""

    box: Box
    shown: Shown | None
    meets: Test
    picture: str = ""


class ConditionalFormats:
    """The rules of a sheet that matter."""

    def __init__(self, placed: Sequence[_Placed] = (), words: Sequence[str] = ()) -> None:
        """Take them, and the words that formats of their own show."""
        self.words = words
        self._placed = placed
        self._edges = sorted({edge for one in placed for edge in (one.box.top, one.box.bottom + 1)})
        self._rows: dict[int, Sequence[_Placed]] = {}
        self._found: dict[tuple[int, int], Sequence[_Placed]] = {}
        self._left = _STEPS

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._placed)

    def of(
        self, place: tuple[int, int], value: Decimal, own: tuple[str, str] | None, *, is_moment: bool
    ) -> tuple[str, str] | None:
        """Return how a value may be seen by a rule, with the format, if otherwise than by its own style.

        Args:
            place: Row and column.
            value: The number.
            own: How it is shown by its style, if as more than its digits.
            is_moment: Whether its style is of days or times.

        Raises:
            RefusedError: There are more rules for more cells than any office has.
        """
        for rule in self._rules(*place):
            if rule.shown is None:
                return "drawn", rule.picture
            meets = rule.meets(value)
            if meets is not False and (told := _told(rule.shown, value, own, meets, is_moment)) is not None:
                return told
        return None

    def of_text(self, place: tuple[int, int]) -> tuple[str, str] | None:
        """Return how a text that is a figure may be seen by a rule, with the format, if otherwise.

        Raises:
            RefusedError: There are more rules for more cells than any office has.
        """
        shown = [one.shown for one in self._rules(*place) if one.shown and one.meets(OF_A_TEXT) is not False]
        return next((("conditional", one.code) for one in shown if one.of_texts is not None), None)

    def _rules(self, row: int, column: int) -> Sequence[_Placed]:
        between = bisect_right(self._edges, row)
        if (between, column) not in self._found:
            if between not in self._rows:
                self._rows[between] = [one for one in self._placed if one.box.top <= row <= one.box.bottom]
            across = self._rows[between]
            self._spend(len(across) + _PER_PLACE)
            found = [one for one in across if one.box.left <= column <= one.box.right]
            self._found[between, column] = found
        rules = self._found[between, column]
        self._spend(len(rules))
        return rules

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise _too_many()


def _told(
    shown: Shown, value: Decimal, own: tuple[str, str] | None, meets: bool | None, is_moment: bool
) -> tuple[str, str] | None:
    """Return how a value is seen by a format that it has for sure, or maybe."""
    doubt = "conditional", shown.code
    told = shown.of(value)
    form, before = (told[0] if told else ""), (own[0] if own else "")
    if told is None or form in ("month", "year", "blank"):
        return doubt if shown.is_of_moments and not is_moment else None
    if (form in _SAME_WHEREVER and form == before) or (form == "percent" and not value):
        return None
    if form == "money":
        return told if meets else None
    if form == "thousandths" and before in ("", form):
        return told
    is_clear = before != "percent" and (form in SIGNS or (form == "percent" and meets))
    return (form, f"{_CONDITIONAL}, {shown.code}") if is_clear else doubt


def _too_many() -> RefusedError:
    return refuse("book_of_too_many_formats", limit=f"{_MOST:,} format angka bersyarat".replace(",", "."))


def read_conditional_formats(part: str, pieces: Iterable[bytes], styles: Styles) -> ConditionalFormats:
    """Return the rules of a sheet that may show another number than its cells have.

    Raises:
        RefusedError: The part is no well-formed XML, or has more of them than any office.
    """
    parser = expat.ParserCreate("utf-8")
    reader = _Reader(styles.conditional, parser)
    reader.watch()
    parse(parser, part, pieces)
    return ConditionalFormats(reader.placed, reader.words)


class _Reader:
    """Handlers of a parser; the cells go by without a call at their begin."""

    def __init__(self, named: Mapping[str, Shown], parser: expat.XMLParserType) -> None:
        self.placed: list[_Placed] = []
        self.words: list[str] = []
        self._named = named
        self._own: dict[str, Shown] = {}
        self._parser = parser
        self._ranges = ""
        self._rules: list[_Rule] = []
        self._rule: _Rule | None = None
        self._words: list[str] | None = None

    def watch(self) -> None:
        """Let the parser call for each element from here on."""
        self._parser.StartElementHandler = self.start
        self._parser.EndElementHandler = self.end
        self._parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: Attributes) -> None:
        match local_name(name):
            case "sheetData":
                self._parser.StartElementHandler = self._parser.CharacterDataHandler = None
                self._parser.EndElementHandler = self._end_of_cells
            case "conditionalFormatting":
                self._ranges, self._rules = attributes.get("sqref", ""), []
            case "cfRule":
                shown = self._named.get(plain_number(attributes.get("dxfId", "-")))
                self._rule = _Rule(attributes.get("type", ""), attributes.get("operator", ""), shown)
            case "dataBar" | "iconSet" as drawn if self._rule is not None:
                is_alone = attributes.get("showValue", "") in _FALSE
                self._rule.picture = _PICTURES[drawn] if is_alone else self._rule.picture
            case "numFmt" if self._rule is not None:
                self._rule.shown = self._shown(code_of(attributes))
            case "formula" | "f" | "sqref":
                self._words = []

    def _end_of_cells(self, name: str) -> None:
        if local_name(name) == "sheetData":
            self.watch()

    def end(self, name: str) -> None:
        match local_name(name):
            case "formula" | "f" if self._rule is not None and self._words is not None:
                self._rule.formulas.append("".join(self._words))
                self._words = None
            case "sqref" if self._words is not None:
                self._ranges, self._words = "".join(self._words), None
            case "cfRule" if self._rule is not None:
                self._rules += [self._rule] if self._rule.shown or self._rule.picture else []
                self._rule = None
            case "conditionalFormatting":
                self._place()

    def text(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def _shown(self, code: str) -> Shown | None:
        """Return a format of a rule's own, if it shows anything else than digits."""
        if code not in self._own:
            if len(self._own) == _MOST:
                raise _too_many()
            self._own[code] = Shown(code)
            self.words += words_of_format(code)
        shown = self._own[code]
        return shown if shown.matters_around else None

    def _place(self) -> None:
        """Take the rules of some ranges."""
        boxes = [*_boxes(self._ranges)] if self._rules else []
        if not boxes:
            return
        if len(self.placed) + len(boxes) * len(self._rules) > _MOST:
            raise _too_many()
        own = _names_of(self._ranges, boxes)
        for rule in self._rules:
            meets = read_condition(rule.kind, rule.operator, rule.formulas, own)
            self.placed += [_Placed(box, rule.shown, meets, rule.picture) for box in boxes]
        self._rules = []


def _boxes(ranges: str) -> Iterator[Box]:
    """Yield the rectangles of a list: `A1:B3 C5 D:D`."""
    for text in ranges.split(maxsplit=_MOST + 1):
        if found := _RANGE.fullmatch(text):
            left, top, right, bottom = found.groups()
            is_one = ":" not in text
            first = int(top or 1), column_number((left or "A").upper())
            last_row = int(bottom or (first[0] if is_one else LAST_ROW))
            letters = (right or "").upper()
            last_column = column_number(letters) if letters else (first[1] if is_one else LAST_COLUMN)
            yield Box(*first, last_row, last_column)


def _names_of(ranges: str, boxes: Sequence[Box]) -> frozenset[str]:
    """Return what expressions call each cell itself, as seen from the first one, if that is sure."""
    found = _RANGE.match(ranges.strip())
    tops, lefts, bottoms, rights = zip(*boxes, strict=True)
    if found is None or not (found[1] and found[2]) or boxes[0][:2] != (min(tops), min(lefts)):
        return frozenset()
    columns = ("", "$") if min(lefts) == max(rights) else ("",)
    rows = ("", "$") if min(tops) == max(bottoms) else ("",)
    return frozenset(f"{column}{found[1].upper()}{row}{found[2]}" for column in columns for row in rows)
