"""A NIK in a free text whose digits are parted in any way: by blanks, lines, brackets, or several of them.

Groups of digits count as one number where they hold sixteen digits together, tell a province and a date of
birth, are cut as a NIK can be cut, and belong to no longer row of numbers that is parted alike. Amounts,
decimals and dates are groups of their own kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

DIGITS: Final = 16
"""Of a NIK."""
_RUN: Final = re.compile(r"\d+(?:[\W_]{1,5}\d+)+")
"""Groups with nothing but signs between them: `6399 02-41`."""
_PIECE: Final = re.compile(r"\d+|[\W_]+")
_PROVINCES: Final = frozenset(
    (*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82)
) | frozenset(range(91, 97))
_WOMAN: Final = 40
_LONGEST_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINTS: Final = frozenset(".,")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def find_parted(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers begin and end whose digits are parted in any way.

    Examples:
        >>> [*find_parted("warga 6399 02" + "4107900002 dobel"), *find_parted("(639902)(410790)" + "(0002)")]
        [(6, 23), (1, 21)]
        >>> [*find_parted("Rp 6.399.024.107." + "900.002")]
        []
    """
    for run in _RUN.finditer(text):
        pieces = _PIECE.findall(run[0])
        starts = _starts(run.start(), pieces)
        for begin, end in _windows(pieces):
            if _is_nik(pieces, begin, end):
                yield starts[begin], starts[end] + len(pieces[end])


def _starts(start: int, pieces: Sequence[str]) -> list[int]:
    found = []
    for piece in pieces:
        found.append(start)
        start += len(piece)
    return found


def _windows(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of several groups that hold sixteen digits; signs stand at odd places."""
    begin = count = 0
    for end in range(0, len(pieces), 2):
        count += len(pieces[end])
        while count > DIGITS:
            count -= len(pieces[begin])
            begin += 2
        if count == DIGITS and end > begin:
            yield begin, end


def _is_nik(pieces: Sequence[str], begin: int, end: int) -> bool:
    groups, signs = pieces[begin : end + 1 : 2], pieces[begin + 1 : end : 2]
    around = {*pieces[max(begin - 1, 0) : begin], *pieces[end + 1 : end + 2]}
    return (
        _tells_birth("".join(groups))
        and not around & {*signs}
        and _is_cut_so(groups)
        and not any(map(_is_date, zip(groups, groups[1:], groups[2:], strict=False)))
        and not _holds_amounts(groups, signs)
    )


def _tells_birth(digits: str) -> bool:
    day, month = int(digits[6:8]), int(digits[8:10])
    day -= _WOMAN if day > _WOMAN else 0
    return int(digits[:2]) in _PROVINCES and 1 <= month <= 12 and 1 <= day <= _LONGEST_MONTHS[month - 1]


def _is_cut_so(groups: Sequence[str]) -> bool:
    """Say whether pieces of a NIK end where the groups end, or all are equally long but the last."""
    lengths = [len(group) for group in groups]
    is_even = all(length % 2 == 0 for length in lengths)
    return is_even or (len({*lengths[:-1]}) == 1 and lengths[-1] <= lengths[0])


def _is_date(groups: tuple[str, str, str]) -> bool:
    """Say whether three groups are a day of a year: `13 01 2024`, `2024 01 13`."""
    first, middle, last = groups
    day, year = (last, first) if len(first) == 4 else (first, last)
    return (
        _YEAR.fullmatch(year) is not None
        and len(day) <= 2
        and 1 <= int(day) <= 31
        and len(middle) <= 2
        and 1 <= int(middle) <= 12
    )


def _holds_amounts(groups: Sequence[str], signs: Sequence[str]) -> bool:
    """Say whether groups are numbers with points of thousands, or decimals side by side."""
    clusters = [[groups[0]]]
    for sign, group in zip(signs, groups[1:], strict=True):
        if sign in _POINTS:
            clusters[-1].append(group)
        else:
            clusters.append([group])
    is_grouped = any(
        len(each) > 1 and len(each[0]) <= 3 and all(len(group) == 3 for group in each[1:])
        for each in clusters
    )
    are_decimals = len(clusters) > 1 and all(len(each) == 2 for each in clusters)
    return is_grouped or are_decimals
