"""What a gap is held against: of `lebih tinggi 2,10 poin` words tell it, or that one column is left."""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.derivations import Derivation
from capaian.auditor.understanding.direction_words import UNLIKE
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of

_COMPARED: Final = re.compile(
    rf"\b(?:{UNLIKE}|lebih\s+(?:baik|buruk)|unggul|tertinggal|di\s?atas|di\s?bawah)(?:\s+(?:sebesar|sebanyak|sekitar|hingga))?\s*$",
    re.IGNORECASE,
)
"""Right before a gap to something; what rose or fell did so since the year before, without a word for it."""
_WORD: Final = re.compile(r"[^\W_]+")
_LEVELS: Final = frozenset(("realisasi", "capaian", "kinerja", "hasil", "nilai", "tahun"))
"""Words at the head of what is held against something."""
_BEFORE: Final = frozenset(("lalu", "sebelumnya"))
_WORKED: Final = frozenset((Role.ACHIEVEMENT, Role.CHANGE))
_FEW: Final = 2


def has_base(derivation: Derivation, before: str, said: str, year: int | None) -> bool:
    """Say whether a gap of two columns is the one that words mean.

    Args:
        derivation: What the gap was worked out of.
        before: The words right before it.
        said: Its sentence.
        year: That of the report, which any of its levels may be of.
    """
    if derivation.law is not Law.DIFFERENCE or not derivation.names or not _COMPARED.search(before):
        return True
    if derivation.table is not None and _count_levels(derivation, derivation.table) == _FEW:
        return True
    one, other = ({*_WORD.findall(name.casefold())} for name in derivation.names)
    words, apart = {*_WORD.findall(said.casefold())}, (one ^ other) - _LEVELS - {str(year)}
    is_of_years = any(map(str.isdigit, apart))
    return bool(apart & words) or (is_of_years and bool(_BEFORE & words))


def _count_levels(derivation: Derivation, table: UnderstoodTable) -> int:
    """Return how many figures of the row are of the kind that the gap lies between."""
    first = derivation.inputs[0]
    columns = [c for c in table.figure_columns if not _WORKED & {*roles_of(c.path)}]
    rows = ([row.row.cells[column.index].number for column in columns] for row in table.rows)
    own = next((numbers for numbers in rows if first in numbers), [])
    return sum(number is not None and number.unit == first.unit for number in own)
