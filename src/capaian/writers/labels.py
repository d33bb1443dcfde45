"""How labels of tables, figures and parts are printed."""

from __future__ import annotations

import re
from typing import Final

NO_BREAK_SPACE: Final = "\u00a0"
_COUNTED: Final = re.compile(r"([^\W\d]+) (\w*\d[\w.]*|[IVXLC]+)")
ABBREVIATION_HYPHEN: Final = re.compile(r"(?<=[A-Z]{2})-(?=[a-z]{1,2}\b)")
"""The hyphen of an abbreviation such as `KTP-el`, at which no line ends."""


def unbroken(label: str) -> str:
    r"""Return a label that no line end separates from its number; other labels as they are.

    Examples:
        >>> unbroken("Tabel 3.9")
        'Tabel\xa03.9'
        >>> unbroken("Keadaan Pegawai")
        'Keadaan Pegawai'
    """
    found = _COUNTED.fullmatch(label)
    return NO_BREAK_SPACE.join(found.groups()) if found else label
