"""Numbers of persons: found so that they can be refused,
and masked so that no message repeats them.

A NIK tells place (province, regency, district: two digits each), day, month and year of birth, and
a serial number of four. People write it as one, or part it where its pieces end, or in fours, by
whatever sign they have. Amounts, codes of budgets, dates and sums of files are parted elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.numerals import DIGITS_OF_A_GROUP
from capaian.domain.period import DIGITS_OF_A_YEAR, MONTH_NUMBERS

_DAY_OF_BIRTH: Final = slice(6, 8)
_MONTH_OF_BIRTH: Final = slice(8, 10)
"""Where the digits of a NIK are."""
_LAST_DAY: Final = 31
_DAYS: Final = range(1, _LAST_DAY + 1)

_DIGITS: Final = 16
"""Of a NIK."""
_SIGNS: Final = r"./_\-\u2010-\u2015\u2212\uff0d\uff0e\uff0f"
"""Signs that part a number: full stops, slashes, hyphens and dashes."""
_BLANKS: Final = r" \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN_SIGNS: Final = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_PART: Final = re.compile(rf" ?[{_SIGNS}] ?|[{_BLANKS}{_UNSEEN_SIGNS}]")
"""What parts two groups in a cell: columns that are further apart are other numbers."""
# and no decimals
_BEFORE_NUMBER: Final = (
    r"(?:(?<![^\W_])(?<![0-9]\.)|(?<=[Nn][Ii][Kk])|(?<=[Kk][Tt][Pp])|(?<=[Kk][Kk]))"
)
_AFTER_NUMBER: Final = r"(?![^\W_])"
_NIK: Final = re.compile(rf"{_BEFORE_NUMBER}\d(?:[{_UNSEEN_SIGNS}]?\d){{15}}{_AFTER_NUMBER}")
# Eighteen digits: date of birth, month of appointment, sex, serial number; also in groups of 8, 6,
# 1 and 3.
_BETWEEN_DIGITS: Final = rf"[{_BLANKS}.]?"
_NIP: Final = re.compile(
    rf"(?<![^\W_])(?<![0-9]\.)\d{{8}}{_BETWEEN_DIGITS}\d{{6}}{_BETWEEN_DIGITS}"
    rf"[12]{_BETWEEN_DIGITS}\d{{3}}{_AFTER_NUMBER}"
)
_RUN: Final = re.compile(rf"\d[\d{_SIGNS}{_BLANKS}{_UNSEEN_SIGNS}]{{14,}}\d")
_ASCII_RUN: Final = re.compile(r"[0-9][0-9 \t./_-]{14,}[0-9]")
"""What each of these numbers is part of, and little text else; found many times as fast."""
_GROUPS: Final = re.compile(r"(?<!\d)\d+(?:[\W_]{1,5}\d+)+")
"""Groups of digits with nothing but signs between them: `6399 02-41`; none begins within one."""
_PIECE: Final = re.compile(r"\d+|[\W_]+")
_CUTS: Final = frozenset(
    tuple(map(int, cut.split()))
    for cut in (
        *("6 6 4", "4 4 4 4", "2 2 2 6 4", "6 2 2 2 4", "2 4 6 4"),
        *("4 2 6 4", "2 2 2 10", "6 10", "12 4"),
    )
)
"""How a NIK is parted in a cell; two dates one after the other (2, 2, 4, 2,
2, 4) are none of them.
"""
_SHORT_CUTS: Final = frozenset({(2, 2, 2, 2, 2, 2, 4), (1,) * _DIGITS})
"""Short groups, which any table has beside each other, are parted alike."""
_STARTS: Final = re.compile(_BEFORE_NUMBER)
_ENDS: Final = re.compile(rf"{_AFTER_NUMBER}(?!\.\d)")
_LONG_RUN: Final = re.compile(r"(?<![0-9a-z])(?P<sum>[0-9a-f]{64})(?![0-9a-z])|\d{16,}")
"""Within the sum of a file a run of digits is nobody's number."""
_NO_DIGIT: Final = re.compile(r"\D")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SLIP: Final = re.compile(r"\d[ .-]?[OoIl|]|[OoIl|][ .-]?\d")
_WITH_SLIPS: Final = re.compile(r"(?<![^\W_])[\dOoIl|](?:[ .-]?[\dOoIl|]){15}(?![^\W_])")
_MEANT_DIGITS: Final = str.maketrans("OoIl|", "00111")
"""Letters that are typed, or read off a picture, for digits that look like them."""
_LEAST_DIGITS: Final = 12
_PIECE_LETTERS: Final = 500
_NO_SIGN: Final = re.compile(f"[{_UNSEEN_SIGNS}]")
_PROVINCES: Final = frozenset(
    {
        *(11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 54),
        *(61, 62, 63, 64, 65, 71, 72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96),
    }
)
_WOMAN: Final = 40
"""Added to the day of birth in the NIK of a woman."""
_LONGEST_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINTS: Final = frozenset(".,")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _DigitGroups:
    """Groups that hold as many digits as a NIK, with the signs between and around them."""

    begin: int
    end: int
    groups: Sequence[str]
    signs: Sequence[str]
    behind: Sequence[str]
    """The sign behind them, if any group follows."""
    around: frozenset[str]

    @property
    def lengths(self) -> tuple[int, ...]:
        """Digits of each group."""
        return tuple(map(len, self.groups))


def find_personal_number(text: str) -> int | None:
    """Return where the first number that looks like a NIK or NIP begins; `None` if there is none.

    Sixteen digits count only with a province and a possible date of birth, eighteen digits always;
    decimals of a figure never do.

    Examples:
        >>> [find_personal_number(text)
        ...     for text in ("6311" "02410790" "0002", "x 6311/0241/0790" "/0002")]
        [0, 2]
        >>> find_personal_number("1234" "5678" "9012" "3456") is None
        True
    """
    return min((begin for begin, _ in _spans(text)), default=None)


def looks_personal(text: str) -> bool:
    """Say whether a text holds what looks like a NIK or NIP,
    also where letters stand at it or it is parted.

    Asked of free texts and of files, where the answer leads to a question; cells of a dossier name
    things by letters and digits together.

    Examples:
        >>> [looks_personal(text)
        ...     for text in ("KTP_6311" "02410790" "0002.jpg", "IMG_20240101_120000.jpg")]
        [True, False]
    """
    return any(True for _ in find_number_spans(_NO_SIGN.sub("", plain_signs(text))))


def find_number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in a free text of usual signs begins and ends what looks like a NIK or NIP."""
    for match in _WITH_SLIPS.finditer(text) if _SLIP.search(text) else ():
        if (
            sum(map(str.isdecimal, match[0])) >= _LEAST_DIGITS
            and find_personal_number(match[0].translate(_MEANT_DIGITS)) is not None
        ):
            yield match.span()
    yield from find_parted(text)
    yield from _spans(_LETTER.sub("\n", text))


def plain_signs(text: str) -> str:
    """Return a text with usual signs for those that mean the same: full-width digits, ligatures.

    In pieces: of a row of accents on one letter the whole is put in order again with each one
    more.
    """
    pieces = (
        text[begin : begin + _PIECE_LETTERS] for begin in range(0, len(text), _PIECE_LETTERS)
    )
    return "".join(unicodedata.normalize("NFKC", piece) for piece in pieces)


def mask_personal_numbers(text: str) -> str:
    """Replace each digit of numbers that look personal, and of any run of 16 digits and more,
    by `x`.
    """
    for begin, end in [*_spans(text)]:
        text = text[:begin] + re.sub(r"\d", "x", text[begin:end]) + text[end:]
    return _LONG_RUN.sub(lambda match: match["sum"] or "x" * len(match[0]), text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers begin and end that look personal in a cell."""
    for run in (_ASCII_RUN if text.isascii() else _RUN).finditer(text):
        begin, end = run.start(), run.end() + 2  # what stands behind it is looked at too
        for match in _NIK.finditer(text, begin, end):
            if tells_birth(_NO_DIGIT.sub("", match[0])):
                yield match.span()
        for parted in _parted(text, begin, run.end()):
            if _is_nik_of_cell(text, parted):
                yield parted.begin, parted.end
        yield from (match.span() for match in _NIP.finditer(text, begin, end))


def find_parted(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers begin and end in a free text whose digits are parted in any way.

    By blanks, lines, brackets, or several of them. Groups count as one number where they are cut
    as a NIK can be cut, and belong to no longer row of numbers that is parted alike; amounts,
    decimals and dates are none.

    Examples:
        >>> [*find_parted("warga 6399 02" + "4107900002 dobel"),
        ...     *find_parted("(639902)(410790)" + "(0002)")]
        [(6, 23), (1, 21)]
        >>> [*find_parted("Rp 6.399.024.107." + "900.002")]
        []
    """
    for parted in _parted(text, 0, len(text)):
        if _is_nik_of_text(parted):
            yield parted.begin, parted.end


def _parted(text: str, begin: int, end: int) -> Iterator[_DigitGroups]:
    """Yield groups that together tell a province and a date of birth, as a NIK does."""
    for run in _GROUPS.finditer(text, begin, end):
        pieces = _PIECE.findall(run[0])
        starts = [run.start()]
        for piece in pieces:
            starts.append(starts[-1] + len(piece))
        for first, last in _windows(pieces):
            groups = pieces[first : last + 1 : 2]
            if tells_birth("".join(groups)):
                behind = pieces[last + 1 : last + 2]
                around = frozenset((*pieces[max(first - 1, 0) : first], *behind))
                signs = pieces[first + 1 : last : 2]
                yield _DigitGroups(starts[first], starts[last + 1], groups, signs, behind, around)


def _windows(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of several groups that hold sixteen digits;
    signs stand at odd places.
    """
    begin = count = 0
    for end in range(0, len(pieces), 2):
        count += len(pieces[end])
        while count > _DIGITS:
            count -= len(pieces[begin])
            begin += 2
        if count == _DIGITS and end > begin:
            yield begin, end


def tells_birth(digits: str) -> bool:
    """Say whether sixteen digits tell a province and a possible date of birth, as a NIK does."""
    day, month = (int(digits[place]) for place in (_DAY_OF_BIRTH, _MONTH_OF_BIRTH))
    day -= _WOMAN if day > _WOMAN else 0
    return (
        int(digits[:2]) in _PROVINCES
        and month in MONTH_NUMBERS
        and 1 <= day <= _LONGEST_MONTHS[month - 1]
    )


def _is_nik_of_cell(text: str, parted: _DigitGroups) -> bool:
    is_alike = len({*parted.signs}) == 1 and (
        len(parted.groups) < _DIGITS or parted.behind != parted.signs[:1]
    )
    is_cut = parted.lengths in _CUTS or (parted.lengths in _SHORT_CUTS and is_alike)
    is_alone = _STARTS.match(text, parted.begin) and _ENDS.match(text, parted.end)
    return is_cut and all(map(_PART.fullmatch, parted.signs)) and is_alone is not None


def _is_nik_of_text(parted: _DigitGroups) -> bool:
    groups = parted.groups
    return (
        parted.around.isdisjoint(parted.signs)
        and _is_cut_so(parted.lengths)
        and not any(map(_is_date, zip(groups, groups[1:], groups[2:], strict=False)))
        and not _holds_amounts(groups, parted.signs)
    )


def _is_cut_so(lengths: Sequence[int]) -> bool:
    """Say whether pieces of a NIK end where the groups end,
    or all are equally long but the last.
    """
    is_even = all(length % 2 == 0 for length in lengths)
    return is_even or (len({*lengths[:-1]}) == 1 and lengths[-1] <= lengths[0])


def _is_date(groups: tuple[str, str, str]) -> bool:
    """Say whether three groups are a day of a year: `13 01 2024`, `2024 01 13`."""
    first, middle, last = groups
    day, year = (last, first) if len(first) == DIGITS_OF_A_YEAR else (first, last)
    is_short = len(day) <= 2 and len(middle) <= 2
    is_day = is_short and int(day) in _DAYS and int(middle) in MONTH_NUMBERS
    return _YEAR.fullmatch(year) is not None and is_day


def _holds_amounts(groups: Sequence[str], signs: Sequence[str]) -> bool:
    """Say whether groups are numbers with points of thousands, or decimals side by side."""
    clusters = [[groups[0]]]
    for sign, group in zip(signs, groups[1:], strict=True):
        if sign in _POINTS:
            clusters[-1].append(group)
        else:
            clusters.append([group])
    is_grouped = any(
        len(each) > 1
        and len(each[0]) <= DIGITS_OF_A_GROUP
        and {*map(len, each[1:])} == {DIGITS_OF_A_GROUP}
        for each in clusters
    )
    are_decimals = len(clusters) > 1 and all(len(each) == 2 for each in clusters)
    return is_grouped or are_decimals
