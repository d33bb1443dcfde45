"""Heads of tables in text without layout: their words are parted into as many names as there are columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_OF_WORDS: Final = re.compile(
    r"\b(?:kategori|predikat|keterangan|notifikasi|kriteria|status|mutu|penilaian|penanggung)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")
_DATED: Final = ("Tahun", "TA", "Per", "per")
_LONGEST: Final = 60
"""Letters of one name of a column."""


@dataclass(frozen=True, slots=True)
class BareHead:
    """The names of columns."""

    rows: tuple[tuple[str, ...], ...]
    """From the outermost in; none where the words do not fit the columns."""
    titled: int
    """How many lines above them go on with the title of the table."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows below a head tell of it."""

    names: int
    """Columns before the figures: perhaps a number, and a name."""
    figures: int
    rest: int
    """Columns behind the figures."""
    counted: int = 0
    """How many columns are numbered below the head; 0 if they are not."""
    is_numbered: bool = False
    """Whether rows begin with a number; its column may have no name."""

    @property
    def columns(self) -> int:
        """How many columns the rows have."""
        return self.names + self.figures + self.rest

    def of_figures(self, names: Sequence[str]) -> Sequence[str]:
        """Return the names of the columns of figures."""
        return names[self.names : self.names + self.figures]


def read_head(caption: str, lines: Sequence[str], shape: Shape) -> BareHead:
    """Return the head between a caption and the first row.

    A line that ends with a blank goes on in the next one, as long as the text kept its blanks.

    Examples:
        >>> read_head("Tabel 1 Loket", ["No. Loket", "Hadir", "orang Absen"], Shape(2, 2, 0)).rows
        (('No.', 'Loket', 'Hadir orang', 'Absen'),)
    """
    titled, before = 0, caption
    while titled < len(lines) and (before.endswith(" ") or lines[titled][:1].islower()):
        before = lines[titled]
        titled += 1
    own = lines[titled:]
    names = _fit(part_names(own), shape)
    if names and len({*shape.of_figures(names)}) == shape.figures:
        return BareHead((names,), titled)
    inner = _fit(part_names(own[1:]), shape)
    return BareHead(_with_spans(part_names(own[:1]), inner, shape) if inner else (), titled)


def _fit(names: Sequence[str], shape: Shape) -> tuple[str, ...]:
    """Return names in the order of the columns; none where they are others."""
    extra = len(names) - shape.columns
    fitting = [*names]
    if extra > 0 and shape.counted == len(names):
        # Further columns of words stand before the figures; a row has their words in one cell.
        del fitting[shape.names - 1 : shape.names - 1 + extra]
    if shape.is_numbered and extra == -1:
        fitting.insert(0, "")
    if len(fitting) != shape.columns or max(map(len, fitting)) > _LONGEST:
        return ()
    if shape.rest:
        fitting.sort(key=lambda name: bool(_OF_WORDS.search(name)))
    return () if any(map(_OF_WORDS.search, shape.of_figures(fitting))) else tuple(fitting)


def find_end(lines: Sequence[str], shape: Shape) -> int:
    """Return how many of some lines are the head, where names of rows follow it: as soon as they fit."""
    for count in range(1, len(lines)):
        if _fit(part_names(lines[:count]), shape) and lines[count][:1].isupper():
            return count
    return 0


def _with_spans(spans: Sequence[str], names: tuple[str, ...], shape: Shape) -> tuple[tuple[str, ...], ...]:
    """Return names below those that span them: each spans the same names, or all are different anyway."""
    figures = shape.of_figures(names)
    if len({*figures}) == len(figures):
        return (names,)
    size, left = divmod(len(figures), max(len(spans), 1))
    if left or [*figures] != [*figures[:size]] * len(spans):
        return ()
    outer = [""] * shape.columns
    for place, span in enumerate(spans):
        outer[shape.names + place * size] = span
    return tuple(outer), names


def part_names(lines: Sequence[str]) -> list[str]:
    """Return the names that lines of a head hold: each begins with a capital letter, units go on with one.

    Examples:
        >>> part_names(["No. Kecamatan", "Wajib KTP", "orang", "Sudah rekam ", "KTP-el", "Selisih", "%"])
        ['No.', 'Kecamatan', 'Wajib KTP orang', 'Sudah rekam KTP-el', 'Selisih %']
    """
    names: list[str] = []
    goes_on = False
    for line in lines:
        for place, word in enumerate(line.split()):
            is_dated = bool(names) and names[-1] in _DATED
            if names and ((goes_on and not place) or is_dated or not _begins(word, is_first=not place)):
                names[-1] += f" {word}"
            else:
                names.append(word)
        goes_on = line.endswith(" ")
    return names


def _begins(word: str, *, is_first: bool) -> bool:
    """Whether a word begins a name.

    A capital letter does, an acronym only at the beginning of a line, a percent sign only within one.
    """
    if _YEAR.match(word) or word == "%":
        return bool(_YEAR.match(word)) or not is_first
    is_acronym = len(word) > 1 and word.rstrip(".)").isupper()
    return word[0].isupper() and (is_first or not is_acronym) and word.rstrip(".") != "Rp"
