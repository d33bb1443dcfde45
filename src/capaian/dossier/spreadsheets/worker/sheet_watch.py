"""A sheet going by as bytes: which of them need the slow look, told without reading cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .beside_cells import Messages
from .element_rules import Allowance
from .formats import Styles, plain_number
from .limits import Limits
from .places import Places, require_few
from .refusal import refuse
from .rows_below import without_empty_rows
from .shared_texts import SharedTexts
from .sheet_form import SheetForm, kinds_of
from .xml_parts import holds_parted

_ATTRIBUTES: Final = rb'(?: [a-qs-z]{1,2}="(?:0|[a-zA-Z1-9][a-zA-Z0-9]*)"){0,6}'
"""As many as a cell can have: a pattern that goes back over more of them never ends."""
_UNUSUAL: Final = re.compile(
    rb'<c(?! r="[A-Z]{1,3}[1-9][0-9]{0,6}"' + _ATTRIBUTES + rb" ?/?>)(?=[\s/>])|<v(?!/?>)"
)
"""A cell or value that is not written as every office program writes it; Python 3.11.2 takes repeated groups
that give nothing back for others."""
_WITH_PREFIX: Final = re.compile(rb":(?:c|row|f|v|is)[\s/>]")
"""An element that few programs write so."""
_VALUES: Final = (b"<v", b"<is")
_VALUES_WITH_PREFIX: Final = (b":v", b":is")
_REFERENCE: Final = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?v(?:\s[^<>]*)?>[^<]*&")
_FORMULA: Final = re.compile(rb"<f[\s/>]")
_NOT_LAST: Final = re.compile(rb"</v>(?!\s*+</c>)")
_NOT_LAST_TEXT: Final = re.compile(rb"</is>(?!\s*+</c>)")
"""A value behind which its cell does not end: another one may come."""
_NUMBER: Final = rb"(?:\s*[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?)?\s*</v>"
_NO_NUMBER: Final = re.compile(rb"<v>(?!" + _NUMBER + rb")")
_CELL_OF_NO_NUMBER: Final = re.compile(
    rb'<c(?![^<>]* t="(?:s|str|e)")(?:\s[^<>]*)?>\s*<v>(?!' + _NUMBER + rb")"
)
"""A value that is none in a cell without formula that is said to be a number."""
_STYLE_AROUND: Final = re.compile(rb"<(?:col|row)\s[^<>]*?\s(?:style|s)=[\"']\s*([0-9]{1,7})")
_COLUMN: Final = re.compile(rb"<col\s[^<>]*>")
_NOT_SHOWN: Final = re.compile(rb"\shidden\s*=\s*[\"'](?:1|true)[\"']")
_WITHOUT_SIZE: Final = re.compile(rb"\s(?:width|ht)\s*=\s*[\"']0(?:\.[0-9]*)?[\"']")
_MAY_HIDE: Final = re.compile(rb"hidden\s*=\s*[\"'](?:9|true)|\sht\s*=\s*[\"']0(?:\.[0-9]*)?[\"']")
"""A row that may not be shown, in bytes whose digits are nines."""
_ROW: Final = re.compile(rb"<(?:[A-Za-z0-9_.-]{1,40}:)?row\s[^<>]*>")
_ROW_NUMBER: Final = re.compile(rb"\sr\s*=\s*[\"']([0-9]{1,7})[\"']")
_MOST_HIDDEN: Final = 2_000
"""Groups of hidden rows of a sheet that are told."""
_BOUNDS: Final = tuple(re.compile(rb"\s%s\s*=\s*[\"']([0-9]{1,7})[\"']" % name) for name in (b"min", b"max"))
_UNSTYLED: Final = re.compile(rb'<c(?![^<>]* s=)(?![^<>]* t="(?:s|str|inlineStr|b|e)")(?:\s[^<>/]*)?>')
"""A number that names no style."""
_UNSTYLED_TEXT: Final = re.compile(rb'<c(?![^<>]* s=)(?=[^<>]* t="(?:s|str|inlineStr)")(?:\s[^<>/]*)?>')
_OWN_FORMATS: Final = (b"formatCode", b"showValue")
_MESSAGES: Final = (b"prompt", b"tooltip")
_ERROR, _ERROR_OTHERWISE = b'"e"', b"'e'"
_SHARED: Final = b't="s"'
_USED: Final = re.compile(_SHARED + _ATTRIBUTES + rb"><v>([0-9]{1,7})</v>")
"""A cell that names a shared text, as nearly every program writes it."""
_CLEAR: Final = re.compile(_SHARED + _ATTRIBUTES + rb"(?:/>|></c>|><v>[0-9]{1,7}</v>)")
"""The same, or one that holds nothing."""
_LONGEST_CELL: Final = 200
"""Bytes of one that is written so."""
_MANY_STYLES: Final = 8
_LONGEST_TEXT: Final = 400_000
"""Bytes of the longest text of a cell, each of its signs escaped."""
_LONG_TEXT: Final = 250
"""Bytes from which on a text weighs, its tag included."""
_BETWEEN_TAGS: Final = 40
"""Bytes from one tag to the next on average, above which texts are looked for."""


class SheetWatch:
    """What the bytes of a sheet tell."""

    def __init__(
        self,
        name: str,
        styles: Styles,
        limits: Limits,
        texts: SharedTexts | None = None,
        allowance: Allowance | None = None,
    ) -> None:
        """Begin before the first byte.

        Args:
            name: Of the sheet.
            styles: Those of cells, rows and columns that ask for the slow look.
            limits: How much is taken.
            texts: Those that cells share, where they are weighed.
            allowance: How many elements the workbook may still have around its rows.
        """
        self._texts = texts
        self._name = name
        self._limits = limits
        self._text_bytes = limits.text_units
        self._merges_left = limits.merges
        looked_for = styles.looked_for
        few = looked_for if len(looked_for) <= _MANY_STYLES else ()
        self._styles = [b's="%s"' % style.encode() for style in few]
        self._odd_otherwise = (_ERROR_OTHERWISE, *(b"s='%s'" % style.encode() for style in few))
        self._around = styles.around
        self._is_styled_around = self._are_texts_styled_around = False
        self._before = b""
        self.has_values = False
        """Whether any cell is more than a format."""
        self.is_usual = True
        """Whether all its cells are written as every office program writes them."""
        self.places = Places()
        """Where those stand that are."""
        self._passed = 0
        self.filled_bytes = 0
        """Bytes up to where none comes any more."""
        self.empty_bytes = 0
        """Bytes of whole windows of rows behind that."""
        self.is_odd = len(looked_for) > _MANY_STYLES
        """Whether a cell may be more than its value."""
        self.is_parted = False
        """Whether anything but text stands in a value: readers go on behind it, or do not."""
        self.form = SheetForm(name, allowance)
        """How it is built."""
        self.hidden: list[tuple[int, int]] = []
        """The first and the last of columns that are not shown."""
        self.hidden_rows: list[tuple[int, int]] = []
        """The same of rows."""
        self.messages = Messages()
        """What is shown of cells that are chosen or pointed at."""
        self.has_rules = False
        """Whether formats depend on conditions."""
        self.has_own_formats = False
        """Whether rules may have formats of their own, or draw bars and icons instead of values."""
        self.has_long_text = False
        self.texts = 0
        """Cells that name a shared text, or more."""
        self.named = 0
        """Those whose text was weighed."""
        self.shared_bytes = 0
        """What was weighed."""
        self.long_bytes = 0
        """Long texts of its own, and long tags."""

    def feed(self, piece: bytes) -> None:
        """Look at the next piece, up to its last cell or tag.

        Raises:
            RefusedError: A text or tag is longer than any table program takes, or too many cells are merged.
        """
        window = self._before + piece
        last = max(window.rfind(b"<", 0, -1), 0)
        # A cell is not parted from the text that it names.
        cell = window.rfind(b"<c", max(last - _LONGEST_CELL, 0), last + 2)
        cut = last if cell < 0 else cell
        self._before = window[cut:]
        if len(self._before) > _LONGEST_TEXT:
            is_in_tag = b">" not in self._before[self._before.rfind(b"<") :]
            raise refuse("book_tag_too_long" if is_in_tag else "book_text_too_long", self._name)
        self._look(window[:cut], window[cut : last + 2])

    def end(self) -> None:
        """Look at what is left."""
        self._look(self._before, b"")
        self.form.end()

    def _look(self, window: bytes, ahead: bytes) -> None:
        """Look at whole tags, and at what stands ahead up to the last tag begun: it may part a value."""
        self._passed += len(window)
        if self.form.is_inside:
            self.empty_bytes += len(window)
            window = without_empty_rows(window)
        kinds = kinds_of(window)
        self.form.take(window, kinds)
        shapes = kinds.shapes
        is_prefixed = bool(_WITH_PREFIX.search(shapes))
        marks = (*_VALUES, *_VALUES_WITH_PREFIX) if is_prefixed else _VALUES
        self.has_values = self.has_values or holds_any(shapes, marks)
        self.is_usual = self.is_usual and not (is_prefixed or _UNUSUAL.search(shapes))
        self.is_parted = self.is_parted or holds_parted(shapes + ahead)
        self.is_odd = (
            self.is_odd
            or not self.is_usual
            or holds_any(window, self._styles)
            or bool(_NOT_LAST.search(shapes))
            or bool(_NO_NUMBER.search(shapes) and _CELL_OF_NO_NUMBER.search(shapes))
            or shapes.count(_SHARED) > len(_CLEAR.findall(shapes))
        )
        if self._around and not self.is_odd:
            self._look_around(window, shapes)
        if b"<col " in shapes:
            self.hidden += hidden_columns(window)
        if _MAY_HIDE.search(shapes):
            join_rows(self.hidden_rows, hidden_rows(window))
        # Kinds of cells are as long as the cells.
        if any(long_runs(shapes, min(_LONG_TEXT, self._text_bytes))):
            self._weigh_long_texts(window)
        before = self.places.values
        self.places.take_bytes(window, shapes)
        if self.places.values > before:
            self.filled_bytes, self.empty_bytes = self._passed, 0
        require_few(self.places.values, self.places.rows, self._limits)
        if self._texts is not None:
            self._weigh_shared_texts(window, shapes, self._texts)
        self._look_at_rare_forms(window)
        if not (self.form.is_plain and self.form.is_inside) and holds_any(window, _MESSAGES):
            self.messages.take(window)

    def _weigh_long_texts(self, window: bytes) -> None:
        is_wordy = len(window) > _BETWEEN_TAGS * window.count(b"<")
        for run in long_runs(window, _LONG_TEXT if is_wordy else self._text_bytes):
            self.long_bytes += run
            self.has_long_text = self.has_long_text or run > self._text_bytes

    def _weigh_shared_texts(self, window: bytes, shapes: bytes, texts: SharedTexts) -> None:
        """Weigh the texts that cells name, and count those cells, however they name one."""
        named, marked = _USED.findall(window), _count_named(window)
        is_clear = marked == len(named) or _count_named(shapes) == len(_USED.findall(shapes))
        self.texts += len(named) if is_clear else marked
        self.named += len(named)
        self.shared_bytes += texts.weigh(named)

    def _look_around(self, window: bytes, shapes: bytes) -> None:
        """Look for cells without a style where those of a row or a column matter."""
        if b"<col " in shapes or b"customFormat" in shapes:
            named = map(plain_number, {name.decode() for name in _STYLE_AROUND.findall(window)})
            found = [self._around[style] for style in named if style in self._around]
            self._is_styled_around |= bool(found)
            self._are_texts_styled_around |= any(shown.of_texts is not None for shown in found)
        self.is_odd = (self._is_styled_around and bool(_UNSTYLED.search(shapes))) or (
            self._are_texts_styled_around and bool(_UNSTYLED_TEXT.search(shapes))
        )

    def _look_at_rare_forms(self, window: bytes) -> None:
        """Look for what plain cells do not have.

        Single signs are found ten times as fast as longer ones, and rows of plain cells hold none of these.
        """
        if b"R" in window:
            self.has_rules = self.has_rules or b"cfRule" in window
        if b"C" in window or b"V" in window:
            self.has_own_formats = self.has_own_formats or holds_any(window, _OWN_FORMATS)
        if b"&" in window:
            self.is_odd = self.is_odd or bool(_REFERENCE.search(window))
        if b"e" in window:
            self.is_odd = self.is_odd or _ERROR in window
        if b"f" in window:
            self.is_odd = self.is_odd or bool(_FORMULA.search(window))
        if b"i" in window:
            self.is_odd = self.is_odd or bool(_NOT_LAST_TEXT.search(window))
        if b"m" in window:
            self._merges_left -= window.count(b"mergeCell ")
            if self._merges_left < 0:
                raise refuse("book_merged_too_much", self._name)
        if b"'" in window:
            self.is_odd = self.is_odd or holds_any(window, self._odd_otherwise)


def hidden_columns(window: bytes) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of columns that are not shown.

    Examples:
        >>> [*hidden_columns(b'<cols><col min="3" max="4" hidden="1"/><col min="5" max="5"/></cols>')]
        [(3, 4)]
    """
    for column in _COLUMN.findall(window):
        first, last = (bound.search(column) for bound in _BOUNDS)
        if _is_hidden(column) and first is not None and last is not None:
            yield int(first[1]), int(last[1])


def hidden_rows(window: bytes) -> Iterator[int]:
    """Yield the rows that are not shown.

    Examples:
        >>> [*hidden_rows(b'<row r="3" hidden="1"><c/></row><row r="4" ht="0"/><row r="5" hidden="0"/>')]
        [3, 4]
    """
    for row in _ROW.findall(window):
        if _is_hidden(row) and (number := _ROW_NUMBER.search(row)) is not None:
            yield int(number[1])


def join_rows(spans: list[tuple[int, int]], rows: Iterable[int]) -> None:
    """Add rows to groups of those that follow each other, up to as many groups as are told.

    Examples:
        >>> spans = [(2, 3)]
        >>> join_rows(spans, [4, 6])
        >>> spans
        [(2, 4), (6, 6)]
    """
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1] = spans[-1][0], row
        elif len(spans) < _MOST_HIDDEN:
            spans.append((row, row))


def _is_hidden(element: bytes) -> bool:
    return bool(_NOT_SHOWN.search(element) or _WITHOUT_SIZE.search(element))


def _count_named(window: bytes) -> int:
    """Return how many cells may name a shared text."""
    return window.count(b'"s"') + window.count(b"'s'")


def holds_any(window: bytes, marks: Iterable[bytes]) -> bool:
    """Say whether any of the marks stands in some bytes."""
    return any(mark in window for mark in marks)


def long_runs(window: bytes, step: int) -> Iterator[int]:
    """Yield the lengths of runs without a tag, of those longer than a step.

    Examples:
        >>> [*long_runs(b"<v>" + 50 * b"1" + b"</v>", 10)]
        [53]
        >>> [*long_runs(b"<v>1</v><v>2</v>", 10)]
        []
    """
    place = step
    while place < len(window):
        after = window.find(b"<", place)
        end = len(window) if after < 0 else after
        length = end - max(window.rfind(b"<", 0, place), 0)
        if length > step:
            yield length
            place = end
        place += step
