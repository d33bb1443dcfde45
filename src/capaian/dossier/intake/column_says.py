"""What columns of which nothing is taken say in the rows of a table, and of which of these rows.

Figures that differ or follow from those taken, numbers of rows, and names and codes of what a row is about
are explained. Everything else is told: a text in any row, a number that all rows have, or that is a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from capaian.domain.numerals import read_roman
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.known_names import KnownNames
from capaian.dossier.intake.numbered_times import time_of_number
from capaian.dossier.intake.surroundings import is_number, may_number

_NOTHING: Final = frozenset({"", "0", "-", "--", "–", "—"})
_LARGE: Final = 31
"""Above it few figures that come again and again are no small counts."""
_MOST_ROMAN: Final = 40
"""From here a Roman figure is rather a letter: `l`, `c`."""


class Said(NamedTuple):
    """What a column says."""

    head: str
    texts: Mapping[str, tuple[str, ...]]
    """What its cells say, with the rows that say so: what they are about; none where all say the same."""
    times: Mapping[str, str]
    """What is said by a number that is a time, in words."""


@dataclass(frozen=True)
class ColumnSays:
    """The columns of a table."""

    table: ForeignTable
    taken: Mapping[int, str]
    """Rows of which figures were taken, with what they are about."""
    names: KnownNames
    year: int

    def of(
        self, column: int, head: str, followed: Collection[int] = (), *, is_of_names: bool = False
    ) -> Said | None:
        """Return what a column says; `None`: nothing.

        Args:
            column: Its place, from 1.
            head: What it is headed.
            followed: The rows whose figures follow from those taken.
            is_of_names: Whether it tells what rows are about.
        """
        cells = {row: self.table.grid.value(row, column) for row in sorted(self.taken)}
        filled = {row: cell for row, cell in cells.items() if as_text(cell) not in _NOTHING}
        numbers = {row: as_text(cell) for row, cell in filled.items() if is_number(cell)}
        worded = {row: as_text(cell) for row, cell in filled.items() if row not in numbers}
        told = dict(self._unknown(worded))
        numbers = {row: text for row, text in numbers.items() if row not in followed}
        times: dict[str, str] = {}
        if not is_of_names:
            times = {text: time for text in numbers.values() if (time := time_of_number(text, self.year))}
            told |= {row: numbers[row] for row in self._telling(numbers, times)}
        if not told:
            return None
        texts = dict.fromkeys(told[row] for row in sorted(told))
        is_same = len(texts) == 1 and len(told) == len(cells)
        about = {text: () if is_same else self._about(told, text) for text in texts}
        return Said(head, about, {text: time for text, time in times.items() if text in texts})

    def _about(self, told: Mapping[int, str], text: str) -> tuple[str, ...]:
        return tuple(sorted({self.taken[row] for row, one in told.items() if one == text}))

    def _unknown(self, worded: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        """Yield texts that are no name of what their row is about, and do not number it."""
        if _are_in_order(list(worded.values())):
            return
        for row, text in worded.items():
            code = self.taken[row] if self.taken[row] in self.names.areas.names else ""
            if not self.names.has(text, code):
                yield row, text

    def _telling(self, numbers: Mapping[int, str], times: Mapping[str, str]) -> Sequence[int]:
        """Return the rows whose numbers are no figures: all the same, times, or few that come again."""
        texts = list(numbers.values())
        few = {*texts}
        if _are_in_order(texts) or all(self._is_code(row, text) for row, text in numbers.items()):
            return ()
        is_same = len(few) == 1 and (len(texts) > 1 or may_number(texts[0]))
        are_times = all(text in times for text in texts)
        are_few = 2 * len(few) <= len(texts) and all(map(_is_large, few))
        return tuple(numbers) if is_same or are_times or are_few else ()

    def _is_code(self, row: int, text: str) -> bool:
        """Say whether a number is the code of what its row is about, or ends it: `63.11.02`, `02`, `2`."""
        code = "".join(filter(str.isdigit, self.taken[row]))
        digits = "".join(filter(str.isdigit, text))
        is_end = len(digits) <= 2 and code.endswith(digits.zfill(2))
        return bool(code) and (code == digits or is_end)


def _is_large(text: str) -> bool:
    digits = "".join(filter(str.isdigit, text))
    return bool(digits) and int(digits) > _LARGE


def _are_in_order(texts: Sequence[str]) -> bool:
    """Say whether texts number rows: each is one more than that above, or the first again.

    Examples:
        >>> _are_in_order(["1", "2", "3", "1", "2"]), _are_in_order(["1.", "2."]), _are_in_order(["I", "II"])
        (True, True, True)
        >>> _are_in_order(["6", "6"]), _are_in_order(["2", "3"]), _are_in_order(["1"])
        (False, False, True)
    """
    numbers = [_ordinal(text) for text in texts]
    if not numbers or numbers[0] != 1:
        return False
    return all(
        now is not None and before is not None and now in (1, before + 1) and now != before
        for before, now in pairwise(numbers)
    )


def _ordinal(text: str) -> int | None:
    bare = text.strip("().: ").lower()
    if bare.isascii() and bare.isdigit():
        return int(bare)
    if (number := read_roman(bare)) is not None and number < _MOST_ROMAN:
        return number
    return ord(bare) - ord("a") + 1 if len(bare) == 1 and "a" <= bare <= "z" else None
