"""Texts of the log are without persons: numbers, telephones and mail are found; names no program can find."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from django.core.exceptions import ValidationError

from capaian.domain.errors import CapaianError
from capaian.dossier.personal import find_personal_number, looks_personal, plain_signs

_DAY_HOUR_OR_CODE: Final = re.compile(
    r"(?<![\d.])[1-9](?:\.\d\d){2}(?:\.\d\.\d\d(?:\.\d{4})?)?(?!\.?\d)"
    r"|(?<!\d)(?<!\d[-./ ])(?:\d{1,2}[-./ ]){1,2}(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?<!\d[-./])(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d)"
)
"""Looked away from: neither `05-02-2025 08.00-15.00` nor the code 2.12.02.2.01.0004 is a telephone."""
_PART: Final = r"[\s().,\-/_*\u00b7\u2010-\u2015]{0,3}"
_TELEPHONE: Final = re.compile(
    rf"(?<!\d)(?:\+{_PART}62|62(?={_PART}[2-9])|0){_PART}[1-9](?:{_PART}\d){{7,11}}(?!\d)"
    r"|(?<![\d.,])8[1-9]\d(?:[ \-]?\d){6,9}(?!\d)"
)
"""With 0 or +62 before it, of nine digits or more; of mobiles also without."""
_MAIL: Final = re.compile(r"[\w.+-]@[\w-]+\.\w")


def find_person(text: str) -> str:
    """Return what in a text leads to a person, in Indonesian; empty: nothing that can be found.

    Examples:
        >>> find_person("Hubungi 0812 - 3456_" "7890"), find_person("Antre 05-02-2025 08.00-15.00, 3 jam")
        ('nomor telepon', '')
    """
    plain = plain_signs(text)
    if find_personal_number(plain) is not None or looks_personal(plain):
        return "NIK atau NIP"
    seen = (sign for sign in plain if unicodedata.category(sign) != "Cf")
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in seen)
    if _TELEPHONE.search(_DAY_HOUR_OR_CODE.sub("x", digits)):
        return "nomor telepon"
    return "alamat surel" if _MAIL.search(plain) else ""


def refuse_person(text: str) -> None:
    """Refuse a text of a form that leads to a person."""
    if found := find_person(text):
        raise ValidationError(f"Tampak memuat {found}. Hapus.")


def fingerprint_of(text: str) -> str:
    """Return what the log says of a text instead of it: what is corrected in it may have been a name."""
    return text and f"sidik {hashlib.sha256(text.encode()).hexdigest()[:16]}"


class PersonalReasonError(CapaianError):
    """A reason leads to a person, which the log would keep for ever."""
