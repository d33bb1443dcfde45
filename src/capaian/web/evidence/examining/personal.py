"""Where a text names a person by number: asked generously, since the answer is only to be confirmed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from capaian.dossier.personal import find_personal_number

_BESIDE_LETTERS: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_IN_FOURS: Final = re.compile(r"(?<![0-9])([0-9]{4})([ .-])([0-9]{4})\2([0-9]{4})\2([0-9]{4})(?![0-9])")
_NO_SIGN: Final = {*"\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"}
"""Signs that are not seen and would part a number."""


def looks_personal(text: str) -> bool:
    """Say whether a text holds what looks like a NIK or NIP, however it is written.

    Examples:
        >>> [looks_personal(text) for text in ("KTP_6311" "02410790" "0002.jpg", "IMG_20240101_120000.jpg")]
        [True, False]
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign not in _NO_SIGN)
    plain = _IN_FOURS.sub(r"\1\3\4\5", plain.replace("_", "-"))
    return find_personal_number(_BESIDE_LETTERS.sub(" ", plain)) is not None


def find_place(pieces: Iterable[tuple[str, str]]) -> str:
    """Return the name of the first piece of a file that looks personal; nothing where none does.

    Args:
        pieces: Names of pieces, such as `halaman 2`, with their texts.
    """
    return next((name for name, text in pieces if looks_personal(text)), "")
