"""Words of a page of a pdf, whichever way the page lies and its letters run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from ctypes import addressof, c_double
from itertools import chain, groupby
from math import atan2, degrees
from statistics import median
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_SIDES: Final = 4
"""Of the box of a word: its first four fields."""

MOST_SIGNS: Final = 60_000
"""Of one page; a page full of the smallest print has some 15,000."""
LEAVES_GAP: Final = 0.27
"""Part of the height of a sign that parts two words where no blank stands."""
ABOVE, BELOW = 0.73, 0.2
"""Parts of its size that a font reaches above and below its line."""
QUARTER, WHOLE = 90, 360
SKEW: Final = 10
"""Degrees by which letters of a line may slant; those of a watermark slant more."""
WIDE: Final = 1.25
"""Heights of a line between two words of which the second begins anew."""
HUGE: Final = 2.5
"""Usual heights of a line that letters of a watermark have at least."""
MOST_HUGE: Final = 60
"""Words of a page in huge letters, among which a watermark is looked for."""
PITCH: Final = 1.5
"""Heights of a line from one to the next of a text."""

Box = tuple[float, float, float, float]
WordRead = tuple[float, float, float, float, str]
"""Left, top, right and bottom, and the word."""


class DrawnSign(NamedTuple):
    """A letter, digit or mark as it is drawn; a blank has no text."""

    text: str
    box: Box
    """Left, bottom, right and top as the file counts them: from below, however the page lies."""
    slant: int
    """Degrees by which its line is turned against the file's own level: 0, 90, 180 or 270."""


class PageTurn:
    """Puts places of a page, which count from below and know no rotation,
    as the reader sees them.
    """

    def __init__(self, box: Box, rotation: int) -> None:
        """Keep the visible part of the page and how far it is turned."""
        self.left, self.bottom, self.right, self.top = box
        self.rotation = rotation
        width, height = self.right - self.left, self.top - self.bottom
        self.size = (height, width) if rotation in (90, 270) else (width, height)

    def turn(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return left, top, right, bottom as seen."""
        drawn = left - self.left, self.top - top, right - self.left, self.top - bottom
        return turned(drawn, self.right - self.left, self.top - self.bottom, self.rotation)

    def back(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return left, bottom, right, top as the file counts them of a place as seen."""
        seen = left, top, right, bottom
        from_left, from_top, to_right, to_bottom = turned(seen, *self.size, WHOLE - self.rotation)
        return (
            self.left + from_left,
            self.top - to_bottom,
            self.left + to_right,
            self.top - from_top,
        )

    def towards(self, rotation: int) -> PageTurn:
        """Return the same page, turned another way."""
        return PageTurn((self.left, self.bottom, self.right, self.top), rotation)


def turned(box: Box, width: float, height: float, rotation: int) -> Box:
    """Return left, top, right, bottom of a place on a page of some size that
    is turned by quarters.
    """
    left, top, right, bottom = box
    for _ in range(rotation % WHOLE // QUARTER):
        left, top, right, bottom = height - bottom, left, height - top, right
        width, height = height, width
    return left, top, right, bottom


def main_slant(signs: Iterable[DrawnSign], rotation: int) -> int:
    """Return how far most letters of a page are turned;
    the rotation that the file names where none prevails.

    A page whose table lies on its side bears no mark of it in many files: its letters alone tell.
    """
    counts = Counter(sign.slant for sign in signs if sign.text)
    slant, most = max(counts.items(), key=lambda pair: pair[1], default=(rotation, 0))
    return slant if 2 * most > counts.total() else rotation


def read_signs(page: pypdfium2.PdfPage) -> Iterator[DrawnSign]:
    """Yield each sign with its place; those that slant, as in a watermark, are left out."""
    text = page.get_textpage()
    raw, runs = text.raw, dict[int, Run]()
    box, x, y = pdfium.FS_RECTF(), c_double(), c_double()
    slant = 0
    try:
        for index in range(min(text.count_chars(), MOST_SIGNS)):
            sign = chr(pdfium.FPDFText_GetUnicode(raw, index))
            if sign.isspace() or sign == "\0" or pdfium.FPDFText_IsGenerated(raw, index) == 1:
                yield DrawnSign("", (0, 0, 0, 0), slant)
            elif pdfium.FPDFText_GetLooseCharBox(raw, index, box):
                pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
                drawn = pdfium.FPDFText_GetTextObject(raw, index)
                place = addressof(drawn.contents) if drawn else -1 - index
                run = runs.get(place)
                if run is None:
                    run = runs[place] = Run(text, index)
                if run.slant is None:
                    continue
                slant = run.slant
                shown = "-" if sign in "\x02\ufffe" else sign
                high = run.line_high((box.left, box.bottom, box.right, box.top), x.value, y.value)
                yield DrawnSign(shown, high, slant)
    finally:
        text.close()


class Run:
    """Signs drawn at once: they have one size and one slant, asked for the first of them."""

    def __init__(self, text: pypdfium2.PdfTextPage, index: int) -> None:
        """Keep how far a line reaches above and below where its signs stand."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text.raw, index)
        self.above = ABOVE * size * matrix.c, ABOVE * size * matrix.d
        self.below = -BELOW * size * matrix.c, -BELOW * size * matrix.d
        self.slant = slant_of(matrix.a, matrix.b)

    def line_high(self, box: Box, x: float, y: float) -> Box:
        """Return the place of a sign that stands at a point, at least as high as its line.

        Where a font does not tell how high its lines are, the library gives little more than the
        place of ink: a comma would stand on another line than the figure before it.
        """
        left, bottom, right, top = box
        (up_x, up_y), (down_x, down_y) = self.above, self.below
        return (
            min(left, x + up_x, x + down_x),
            min(bottom, y + up_y, y + down_y),
            max(right, x + up_x, x + down_x),
            max(top, y + up_y, y + down_y),
        )


def slant_of(along: float, across: float) -> int | None:
    """Return the quarter turn nearest to the way a line runs; `None` where it runs aslant.

    Examples:
        >>> slant_of(1, 0), slant_of(0, 12), slant_of(-1, 0.05), slant_of(0, -3), slant_of(1, 1)
        (0, 90, 180, 270, None)
    """
    angle = degrees(atan2(across, along))
    quarters = round(angle / QUARTER)
    return None if abs(angle - QUARTER * quarters) > SKEW else QUARTER * quarters % WHOLE


def read_words(signs: Iterable[DrawnSign], turn: PageTurn) -> Iterator[WordRead]:
    """Yield the words of a page as its reader sees them; a text that runs another way is one word.

    Such a text, say the head of a narrow column, gets the place of its middle and the height of a
    line: so it stands in its cell and makes no row of its own.
    """
    for slant, group in groupby(signs, lambda sign: sign.slant):
        own = turn if slant == turn.rotation else turn.towards(slant)
        words = join_signs((sign.text, own.turn(*sign.box)) for sign in group)
        yield from (
            words if own is turn else (lay(line, own, turn) for line in join_words([*words]))
        )


def without_watermark(words: Sequence[WordRead]) -> list[WordRead]:
    """Return words without those in huge letters that others stand upon,
    and the rest of their line.
    """
    usual = median(word[3] - word[1] for word in words) if words else 0.0
    huge = {word for word in words if word[3] - word[1] >= HUGE * usual}
    if len(huge) > MOST_HUGE:
        return [*words]
    small = [word for word in words if word not in huge]
    marks = [word for word in huge if any(rests_upon(other, word) for other in small)]
    lines = [(top + bottom) / 2 for _, top, _, bottom, *_ in marks]
    return [
        word
        for word in words
        if word not in huge or not any(word[1] < at < word[3] for at in lines)
    ]


def rests_upon(word: WordRead, huge: WordRead) -> bool:
    """Whether the middle of a word lies on the letters of another:
    in the inner half of its line.
    """
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    left, top, right, bottom, *_ = huge
    return left < x < right and abs(y - (top + bottom) / 2) < (bottom - top) / 4


def join_words(words: Sequence[WordRead]) -> Iterator[WordRead]:
    """Yield the texts of words that follow each other on one line or on lines
    close below each other.
    """
    text: list[WordRead] = []
    for word in words:
        if text and not follows(text, word):
            yield as_one(text)
            text = []
        text.append(word)
    if text:
        yield as_one(text)


def follows(text: Sequence[WordRead], word: WordRead) -> bool:
    """Whether a word goes on with the line of the one before it, or begins the next line."""
    _, top, right, bottom, _ = text[-1]
    height, pitch = bottom - top, word[1] - top
    goes_on = abs(pitch) < height / 2 and -height < word[0] - right < WIDE * height
    begins = height / 2 <= pitch < PITCH * height and word[0] < max(each[2] for each in text)
    return goes_on or begins


def as_one(line: Sequence[WordRead]) -> WordRead:
    """Return the words of a text as one."""
    lefts, tops, rights, bottoms, words = zip(*line, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms), " ".join(words)


def lay(word: WordRead, own: PageTurn, turn: PageTurn) -> WordRead:
    """Return a word that runs another way with a place among those of its page."""
    left, top, right, bottom = turn.turn(*own.back(*word[:_SIDES]))
    half, middle = min(right - left, bottom - top) / 2, (top + bottom) / 2
    return (
        round(left, 1),
        round(middle - half, 1),
        round(right, 1),
        round(middle + half, 1),
        word[4],
    )


def join_signs(signs: Iterable[tuple[str, Box]]) -> Iterator[WordRead]:
    """Yield words with their places."""
    word = ""
    left = top = right = bottom = 0.0
    # A blank ends the last word too.
    for sign, (x0, y0, x1, y1) in chain(signs, [("", (0.0, 0.0, 0.0, 0.0))]):
        height = max(y1 - y0, 1.0)
        is_near = (
            -height < x0 - right < LEAVES_GAP * height and abs(y0 + y1 - top - bottom) < height
        )
        if word and sign and is_near:
            word += sign
            right, top, bottom = max(right, x1), min(top, y0), max(bottom, y1)
            continue
        if word:
            yield round(left, 1), round(top, 1), round(right, 1), round(bottom, 1), word
        word, left, top, right, bottom = sign, x0, y0, x1, y1
