"""Names under which evidence is kept: safe on every system, and without numbers of persons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Final

from capaian.dossier.personal import find_parted, looks_personal, mask_personal_numbers

_LONGEST: Final = 60
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_DIGITS: Final = re.compile(r"[0-9](?:[ ._-]?[0-9]){15,}")
_LONGEST_SHOWN: Final = 80
_UNSEEN: Final = frozenset({"Cc", "Cf", "Mn"})
"""Kinds of signs that are not seen by themselves."""


def plain_name(name: str, suffix: str) -> str:
    r"""Return a name of small letters, digits and dashes; long numbers in it are masked.

    Examples:
        >>> plain_name("..\\..\\Rekap Akta (final).JPEG", ".jpg"), plain_name("\u202egpj.exe", ".txt")
        ('rekap-akta-final.jpg', 'gpj.txt')
        >>> plain_name("KTP 6311" "02410790" "0002.png", ".png")
        'ktp-xxxxxxxxxxxxxxxx.png'
    """
    stem = PurePosixPath(_last_part(name)).stem
    return f"{_plain(stem) or 'bukti'}{suffix}"


def shown_name(name: str) -> str:
    """Return a name as it was given, in a form that may be shown: visible, without numbers of persons."""
    seen = "".join(sign for sign in _last_part(name) if sign.isprintable())
    masked = _mask(seen)
    return masked if len(masked) <= _LONGEST_SHOWN else f"{masked[:_LONGEST_SHOWN]}…"


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a path that no other evidence has.

    Examples:
        >>> free_name("2024-Q1/a.jpg", {"2024-Q1/a.jpg", "2024-Q1/a-2.jpg"})
        '2024-Q1/a-3.jpg'
    """
    path, number, name = PurePosixPath(wanted), 1, wanted
    while name in taken:
        number += 1
        name = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
    return name


def _last_part(name: str) -> str:
    return unicodedata.normalize("NFKC", name).replace("\\", "/").rpartition("/")[2]


def _plain(stem: str) -> str:
    letters = (
        sign for sign in unicodedata.normalize("NFKD", stem) if unicodedata.category(sign) not in _UNSEEN
    )
    return _mask(_OTHER.sub("-", "".join(letters).casefold()).strip("-"))[:_LONGEST].strip("-")


def _mask(text: str) -> str:
    if looks_personal(text):
        text = _DIGITS.sub(lambda match: re.sub("[0-9]", "x", match[0]), text)
        for begin, end in [*find_parted(text)]:
            text = text[:begin] + re.sub("[0-9]", "x", text[begin:end]) + text[end:]
    return mask_personal_numbers(text)
