"""The figures that a paper was made with, kept inside it:
one that is typed over later is known by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from zlib import crc32

from capaian.domain.identifiers import SHORT_FINGERPRINT

NAMESPACE: Final = "urn:capaian:angka:1"
"""Of the part of a paper that holds them."""
OWNER: Final = "Capaian"
"""By what a pdf names whose the private data are that hold them."""

_FIGURE: Final = re.compile(r"(?:(?<![\w.,)\u2212-])[\u2212-])?\d+(?:[.,]\d+)*")
_NO_LETTER: Final = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class FigurePassage:
    """A paragraph or cell that holds a figure."""

    words: str
    """By what its words are known again, without their signs and blanks;
    empty where there are none.
    """
    figures: tuple[str, ...]
    """As printed, in their order."""

    @staticmethod
    def of(text: str) -> FigurePassage:
        """Return what is kept of a text.

        Examples:
            >>> FigurePassage.of("Terserap 96,41% dari Rp6.962.697.488").figures
            ('96,41', '6.962.697.488')
            >>> FigurePassage.of("NAIK 2,58") == FigurePassage.of("Naik: 2,58")
            True
            >>> FigurePassage.of("−0,76").words
            ''
        """
        letters = _NO_LETTER.sub("", text).casefold()
        return FigurePassage(
            f"{crc32(letters.encode()):08x}" if letters else "",
            tuple(figure for _, figure in figures_in(text)),
        )


def figures_in(text: str) -> tuple[tuple[int, str], ...]:
    """Return where the figures of a text begin, and each as it is printed, with its sign.

    Examples:
        >>> figures_in("Nomor 29/2014, selisih −0,76 (2021-2023)")
        ((6, '29'), (9, '2014'), (23, '−0,76'), (30, '2021'), (35, '2023'))
    """
    return tuple((match.start(), match[0]) for match in _FIGURE.finditer(text))


def passages_of(texts: Iterable[str]) -> Sequence[FigurePassage]:
    """Return what is kept of the paragraphs or lines of a paper: those with figures alone."""
    return [passage for passage in map(FigurePassage.of, texts) if passage.figures]


def write_record(passages: Sequence[FigurePassage]) -> str:
    """Return the record as XML, with a checksum of itself, so that one that was changed is known.

    Examples:
        >>> write_record([FigurePassage.of("Target 95,00")])
        '<angka xmlns="urn:capaian:angka:1" k="facb3d1fe3ef300f"><p k="466f2ffc">95,00</p></angka>'
    """
    rows = (f'<p k="{each.words}">{" ".join(each.figures)}</p>' for each in passages)
    return f'<angka xmlns="{NAMESPACE}" k="{checksum(passages)}">{"".join(rows)}</angka>'


def checksum(passages: Iterable[FigurePassage]) -> str:
    """Return what a record carries to be known as whole: another figure, or another order,
    has another.

    Examples:
        >>> made = FigurePassage.of("Target 95,00"), FigurePassage.of("94,24")
        >>> checksum(made)
        '812abda9e2b371fa'
        >>> checksum(made) == checksum(reversed(made))
        False
    """
    lines = (f"{each.words} {' '.join(each.figures)}\n" for each in passages)
    return sha256("".join(lines).encode()).hexdigest()[:SHORT_FINGERPRINT]
