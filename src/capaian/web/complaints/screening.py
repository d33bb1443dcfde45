"""Texts without persons: numbers of persons and telephones are found; names no program can find."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from django.core.exceptions import ValidationError

from capaian.dossier.personal import find_personal_number, looks_personal

_DAY: Final = r"(?!\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{4}|\d\d)(?!\d))"
_PART: Final = r"[\s().\-/\u2010-\u2015]{0,2}"
_TELEPHONE: Final = re.compile(
    rf"(?<!\d){_DAY}(?:\+{_PART}62|62(?={_PART}[2-9])|0){_PART}[1-9](?:{_PART}\d){{7,11}}(?!\d)"
    r"|(?<![\d.,])8[1-9]\d(?:[ \-]?\d){6,9}(?!\d)"
)
"""With 0 or +62 before it, of nine digits or more; of mobiles also without. A day (`05-02-2025`) is none."""


def find_person(text: str) -> str:
    """Return what in a text leads to a person, in Indonesian; empty: nothing that can be found.

    Examples:
        >>> find_person("Hubungi 0812-3456-" "7890"), find_person("Antre sejak 05-02-2025, 3 jam")
        ('nomor telepon', '')
    """
    plain = unicodedata.normalize("NFKC", text)
    if find_personal_number(plain) is not None or looks_personal(plain):
        return "NIK atau NIP"
    return "nomor telepon" if _TELEPHONE.search(plain) else ""


def refuse_person(text: str) -> None:
    """Refuse a text of a form that leads to a person."""
    if found := find_person(text):
        raise ValidationError(f"Tampak memuat {found}. Hapus nomornya.")
