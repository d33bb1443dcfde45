"""Numbers of persons: found so that they can be refused, and masked so that no message repeats them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

# Sixteen digits: place, date of birth, serial number; also written in groups of 6, 6 and 4.
_NIK = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9]\.)[0-9]{6}(?P<sign>[ .-]?)(?P<day>[0-7][0-9])(?P<month>[01][0-9])[0-9]{2}"
    r"(?P=sign)[0-9]{4}(?![0-9A-Za-z])"
)
# Eighteen digits: date of birth, month of appointment, sex, serial number; also in groups of 8, 6, 1 and 3.
_NIP = re.compile(r"(?<![0-9A-Za-z])(?<![0-9]\.)[0-9]{8}[ .]?[0-9]{6}[ .]?[12][ .]?[0-9]{3}(?![0-9A-Za-z])")
_SIX = re.compile("[0-9]{6}")
"""What each of these numbers holds, and hardly any text else; found ten times as fast."""
_LONG_RUN = re.compile(r"[0-9]{16,}")
_WOMAN = 40
"""Added to the day of birth in the NIK of a woman."""


def find_personal_number(text: str) -> int | None:
    """Return where the first number that looks like a NIK or NIP begins; `None` if there is none.

    Sixteen digits count only with a possible date of birth, eighteen digits always; decimals of a figure
    never do.

    Examples:
        >>> find_personal_number("a.n. 6311" "0241" "0790" "0002")
        5
        >>> find_personal_number("1234" "5678" "9012" "3456") is None
        True
    """
    if _SIX.search(text) is None:
        return None
    return min((match.start() for match in _matches(text)), default=None)


def mask_personal_numbers(text: str) -> str:
    """Replace each digit of numbers that look personal, and of any run of 16 digits and more, by `x`."""
    for pattern in (_NIK, _NIP, _LONG_RUN):
        text = pattern.sub(lambda match: re.sub("[0-9]", "x", match[0]), text)
    return text


def _matches(text: str) -> Iterator[re.Match[str]]:
    yield from (match for match in _NIK.finditer(text) if _has_date_of_birth(match))
    yield from _NIP.finditer(text)


def _has_date_of_birth(match: re.Match[str]) -> bool:
    day, month = int(match["day"]), int(match["month"])
    day -= _WOMAN if day > _WOMAN else 0
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]
