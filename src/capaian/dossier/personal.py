"""Numbers of persons: found so that they can be refused, and masked so that no message repeats them.

A NIK tells place (province, regency, district: two digits each), day, month and year of birth, and a serial
number of four. People write it as one, or part it where its pieces end, or in fours, by whatever sign they
have. Amounts, codes of budgets, dates and sums of files are parted elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.dossier.personal_parted import find_parted

_SIGNS: Final = r"./_\-\u2010-\u2015\u2212\uff0d\uff0e\uff0f"
"""Signs that part a number: full stops, slashes, hyphens and dashes."""
_BLANKS: Final = r" \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN: Final = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_PART: Final = rf"(?: ?[{_SIGNS}] ?|[{_BLANKS}{_UNSEEN}])"
"""What stands between two groups: columns that are further apart are other numbers."""
_BEFORE: Final = (
    r"(?:(?<![^\W_])(?<![0-9]\.)|(?<=[Nn][Ii][Kk])|(?<=[Kk][Tt][Pp])|(?<=[Kk][Kk]))"  # and no decimals
)
_AFTER: Final = r"(?![^\W_])"
_GROUPS: Final[Sequence[Sequence[int]]] = (
    (6, 6, 4),
    (4, 4, 4, 4),
    (2, 2, 2, 6, 4),
    (6, 2, 2, 2, 4),
    (2, 4, 6, 4),
    (4, 2, 6, 4),
    (2, 2, 2, 10),
    (6, 10),
    (12, 4),
)
"""How a NIK is parted; two dates one after the other (2, 2, 4, 2, 2, 4) are none of them."""
_PARTED: Final = "|".join(_PART.join(rf"\d{{{length}}}" for length in groups) for groups in _GROUPS)
_ALIKE: Final = (
    rf"\d\d(?P<two>{_PART})\d\d(?:(?P=two)\d\d){{4}}(?P=two)\d{{4}}"
    rf"|\d(?P<one>{_PART})\d(?:(?P=one)\d){{14}}(?!(?P=one)\d)"
)
"""Short groups, which any table has beside each other, are parted alike."""
_NIK: Final = re.compile(
    rf"{_BEFORE}(?:\d(?:[{_UNSEEN}]?\d){{15}}{_AFTER}|(?:{_PARTED}|{_ALIKE}){_AFTER}(?!\.\d))"
)
# Eighteen digits: date of birth, month of appointment, sex, serial number; also in groups of 8, 6, 1 and 3.
_BETWEEN: Final = rf"[{_BLANKS}.]?"
_NIP: Final = re.compile(
    rf"(?<![^\W_])(?<![0-9]\.)\d{{8}}{_BETWEEN}\d{{6}}{_BETWEEN}[12]{_BETWEEN}\d{{3}}{_AFTER}"
)
_RUN: Final = re.compile(rf"\d[\d{_SIGNS}{_BLANKS}{_UNSEEN}]{{14,}}\d")
_ASCII_RUN: Final = re.compile(r"[0-9][0-9 \t./_-]{14,}[0-9]")
"""What each of these numbers is part of, and little text else; found many times as fast."""
_LONG_RUN: Final = re.compile(r"\d{16,}")
_NO_DIGIT: Final = re.compile(r"\D")
_BESIDE_LETTERS: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_SLIP: Final = re.compile(r"\d[ .-]?[OoIl|]|[OoIl|][ .-]?\d")
_WITH_SLIPS: Final = re.compile(r"(?<![^\W_])[\dOoIl|](?:[ .-]?[\dOoIl|]){15}(?![^\W_])")
_MEANT: Final = str.maketrans("OoIl|", "00111")
"""Letters that are typed, or read off a picture, for digits that look like them."""
_LEAST_DIGITS: Final = 12
_NO_SIGN: Final = re.compile(f"[{_UNSEEN}]")
_WOMAN: Final = 40
"""Added to the day of birth in the NIK of a woman."""


def find_personal_number(text: str) -> int | None:
    """Return where the first number that looks like a NIK or NIP begins; `None` if there is none.

    Sixteen digits count only with a possible province and date of birth, eighteen digits always; decimals of
    a figure never do.

    Examples:
        >>> [find_personal_number(text) for text in ("6311" "02410790" "0002", "x 6311/0241/0790" "/0002")]
        [0, 2]
        >>> find_personal_number("1234" "5678" "9012" "3456") is None
        True
    """
    return min((match.start() for match in _matches(text)), default=None)


def looks_personal(text: str) -> bool:
    """Say whether a text holds what looks like a NIK or NIP, also where letters stand at it or it is parted.

    Asked of free texts and of files, where the answer leads to a question; cells of a dossier name things by
    letters and digits together.

    Examples:
        >>> [looks_personal(text) for text in ("KTP_6311" "02410790" "0002.jpg", "IMG_20240101_120000.jpg")]
        [True, False]
    """
    plain = _NO_SIGN.sub("", unicodedata.normalize("NFKC", text))
    if _SLIP.search(plain) and _looks_personal_with_slips(plain):
        return True
    if any(True for _ in find_parted(plain)):
        return True
    return find_personal_number(_BESIDE_LETTERS.sub(" ", plain)) is not None


def _looks_personal_with_slips(text: str) -> bool:
    """Say whether a text holds what looks like a NIK in which letters stand for some digits."""
    found = (match[0] for match in _WITH_SLIPS.finditer(text))
    meant = (each.translate(_MEANT) for each in found if sum(map(str.isdecimal, each)) >= _LEAST_DIGITS)
    return any(find_personal_number(each) is not None for each in meant)


def mask_personal_numbers(text: str) -> str:
    """Replace each digit of numbers that look personal, and of any run of 16 digits and more, by `x`."""
    for match in sorted(_matches(text), key=lambda match: match.start()):
        text = text[: match.start()] + re.sub(r"\d", "x", match[0]) + text[match.end() :]
    return _LONG_RUN.sub(lambda match: "x" * len(match[0]), text)


def _matches(text: str) -> Iterator[re.Match[str]]:
    for run in (_ASCII_RUN if text.isascii() else _RUN).finditer(text):
        begin, end = run.start(), run.end() + 2  # what stands behind it is looked at too
        while (match := _NIK.search(text, begin, end)) is not None:
            if _may_be_born(_NO_DIGIT.sub("", match[0])):
                yield match
            begin = match.start() + 1
        yield from _NIP.finditer(text, run.start(), end)


def _may_be_born(digits: str) -> bool:
    """Say whether sixteen digits tell a province and a date of birth; codes of provinces have no nought."""
    day, month = int(digits[6:8]), int(digits[8:10])
    day -= _WOMAN if day > _WOMAN else 0
    is_province = "0" not in map(str, map(int, digits[:2]))
    return is_province and 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]
