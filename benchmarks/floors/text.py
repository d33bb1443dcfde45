"""Reading a text as a script of a few lines would: its words and numbers found once,
and no rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_MARKS: Final = str.maketrans({".": None, ",": "."})


@dataclass(frozen=True, slots=True)
class WordsAndNumbersFloor:
    """The bytes of a text."""

    content: bytes

    def read(self) -> tuple[int, int]:
        """Return how many words and numbers its lines have,
        the numbers read as Indonesia writes them.
        """
        words: dict[str, int] = {}
        numbers: list[Decimal] = []
        for line in self.content.decode().splitlines():
            for word in _WORD.findall(line):
                form = word.casefold()
                words[form] = words.get(form, 0) + 1
            numbers += [Decimal(_plain(number)) for number in _NUMBER.findall(line)]
        return sum(words.values()), len(numbers)


def _plain(number: str) -> str:
    """Return a number with at most one mark, a dot;
    what has several commas is a list of digits to it.
    """
    return number.translate(_MARKS) if number.count(",") < 2 else re.sub(r"\D", "", number)
