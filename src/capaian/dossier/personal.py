"""Numbers of persons: found so that they can be refused, and masked so that no message repeats them."""

from __future__ import annotations

import re
from calendar import monthrange

# 6311021508900001, 631102.150890.0001
_NIK = (
    r"(?<![0-9A-Za-z])[0-9]{6}(?P<s>[ .-]?)(?P<day>[0-7][0-9])(?P<month>[01][0-9])[0-9]{2}"
    r"(?P=s)[0-9]{4}(?![0-9A-Za-z])"
)
# 196908161990121001, 19690816 199012 1 001
_NIP = (
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])"
    r"[ .]?(?:19|20)[0-9]{2}(?P<since>[0-9]{2})[ .]?[12][ .]?[0-9]{3}(?![0-9A-Za-z])"
)
_NIK_PATTERN = re.compile(_NIK)
_NIP_PATTERN = re.compile(_NIP)
_WOMAN = 40
"""Added to the day of birth in the NIK of a woman."""


def find_personal_number(text: str) -> int | None:
    """Return where the first number that looks like a NIK or NIP begins; `None` if there is none.

    A NIK has 16 digits with a date of birth (day + 40 for women) from the seventh on; a NIP has 18 that
    begin with the date of birth and the month of appointment.

    Examples:
        >>> find_personal_number("a.n. 6311024107900002")
        5
        >>> find_personal_number("1234567890123456") is None
        True
    """
    starts = [m.start() for m in _NIK_PATTERN.finditer(text) if _is_nik(m)]
    starts += [m.start() for m in _NIP_PATTERN.finditer(text) if _is_nip(m)]
    return min(starts, default=None)


def mask_personal_numbers(text: str) -> str:
    """Replace each digit of numbers that look personal, and of any run of 16 digits and more, by `x`."""
    text = _NIK_PATTERN.sub(lambda match: re.sub("[0-9]", "x", match[0]), text)
    text = _NIP_PATTERN.sub(lambda match: re.sub("[0-9]", "x", match[0]), text)
    return re.sub("[0-9]{16,}", lambda match: "x" * len(match[0]), text)


def _is_nik(match: re.Match[str]) -> bool:
    day = int(match["day"])
    day -= _WOMAN if day > _WOMAN else 0
    return 1 <= int(match["month"]) <= 12 and 1 <= day <= monthrange(2000, int(match["month"]))[1]


def _is_nip(match: re.Match[str]) -> bool:
    month = int(match["m"])
    return (
        1 <= month <= 12
        and 1 <= int(match["d"]) <= monthrange(2000, month)[1]
        and 1 <= int(match["since"]) <= 12
    )
