"""Names under which evidence is kept: safe on every system, and without numbers of persons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Final

from django.utils.text import slugify

from capaian.dossier.personal import looks_personal, mask_personal_numbers

_MAX_KEPT: Final = 60
_MAX_SHOWN: Final = 80
_OTHER: Final = re.compile(r"[\W_]+")


def plain_name(name: str, suffix: str) -> str:
    r"""Return a name of small letters, digits and dashes; numbers of persons in it are masked.

    Examples:
        >>> plain_name("..\\..\\Rekap Akta (final).JPEG", ".jpg"), plain_name("\u202egpj.exe", ".txt")
        ('rekap-akta-final.jpg', 'gpj.txt')
        >>> plain_name("KTP 6311" "02410790" "0002.png", ".png")
        'ktp-xxxxxxxxxxxxxxxx.png'
    """
    stem = slugify(_OTHER.sub(" ", _mask(PurePosixPath(_last_part(name)).stem)))
    return f"{_mask(stem)[:_MAX_KEPT].strip('-') or 'bukti'}{suffix}"


def shown_name(name: str) -> str:
    """Return a name as it was given, in a form that may be shown: visible, without numbers of persons."""
    masked = _mask(_last_part(name))
    return masked if len(masked) <= _MAX_SHOWN else f"{masked[:_MAX_SHOWN]}…"


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
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", name) if sign.isprintable())
    return seen.replace("\\", "/").rpartition("/")[2]


def _mask(text: str) -> str:
    return re.sub(r"\d", "x", text) if looks_personal(text) else mask_personal_numbers(text)
